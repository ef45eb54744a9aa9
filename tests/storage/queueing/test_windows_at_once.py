"""Two windows press at the same moment, with real threads on both engines."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from threading import Barrier, Thread
from typing import Any

import pytest
from hall_rows import SmallHall, small_hall
from hall_store import HallStore

from hallapp.hall.errors import PersonElsewhereError, WindowHeldError
from hallapp.kernel import audit
from hallapp.kernel.errors import HallError
from hallapp.queueing.errors import AlreadyCalledError, WindowClosedError
from hallapp.queueing.tables import Ticket
from hallapp.serving.errors import LiveTicketError


def at_once(*presses: Callable[[], object]) -> list[object]:
    """Run every press in a thread of its own, all from one gate; return answers or refusals."""
    gate = Barrier(len(presses))
    answers: list[object] = [None] * len(presses)

    def run(place: int, press: Callable[[], object]) -> None:
        gate.wait(10)
        try:
            answers[place] = press()
        except HallError as refused:
            answers[place] = refused

    threads = [Thread(target=run, args=each) for each in enumerate(presses)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def refused(answers: Sequence[object]) -> list[HallError]:
    return [each for each in answers if isinstance(each, HallError)]


def whole_chain(store: HallStore) -> bool:
    with store.work.read() as session:
        return audit.verify(session.connection(), store.hall_id).is_whole


def test_two_windows_never_call_the_same_ticket(open_hall: SmallHall):
    open_hall.issue_many(20)
    seen: list[Any] = []

    def call_ten(window: int) -> list[str | None]:
        return [open_hall.serve(window) for _press in range(10)]

    for labels in at_once(lambda: call_ten(1), lambda: call_ten(2)):
        assert isinstance(labels, list)
        assert labels == sorted(labels)
        seen += labels

    assert sorted(seen) == [f"A{number:03d}" for number in range(1, 21)]
    assert whole_chain(open_hall.store)


def test_eight_kiosks_never_give_the_same_number(hall: SmallHall):
    answers = at_once(*[lambda: hall.issue_many(6)] * 8)

    assert not refused(answers)
    numbers = sorted(number for (number,) in hall.rows(Ticket, Ticket.number))
    assert numbers == list(range(1, 49))
    assert whole_chain(hall.store)


def test_the_same_request_from_two_threads_makes_one_ticket(hall: SmallHall):
    request = hall.store.request()

    one, two = at_once(*[lambda: hall.queue.issue(request, hall.services["GA"])] * 2)

    assert one == two
    assert hall.waiting() == ["A001"]


def test_a_ticket_called_from_the_list_and_by_next_goes_to_one_window(open_hall: SmallHall):
    queue, request, windows = open_hall.queue, open_hall.store.request, open_hall.windows
    for _round in range(5):
        ticket = open_hall.issue()

        answers = at_once(
            partial(queue.call_next, request(), windows[1]),
            partial(queue.call_chosen, request(), windows[2], ticket, "急事"),
        )

        live = {number: queue.live(windows[number]) for number in (1, 2)}
        (winner,) = [number for number, row in live.items() if row is not None]
        if winner == 1:
            (told,) = refused(answers)
            assert isinstance(told, AlreadyCalledError)
            assert told.facts["window"] == 1
        else:
            assert answers[0] is None
        queue.miss(request(), windows[winner])


def test_two_people_who_take_a_window_at_once_are_told_who_has_it(hall: SmallHall):
    take, request = hall.serving.take_window, hall.store.request
    first, second = hall.people[1], hall.people[2]

    answers = at_once(
        lambda: take(request(), first, hall.windows[1]),
        lambda: take(request(), second, hall.windows[1]),
    )

    (told,) = refused(answers)
    assert isinstance(told, WindowHeldError)
    (duty,) = hall.people_service.duties()
    assert told.facts == {"number": 1, "person": duty.person.name}


def test_a_person_who_takes_two_windows_at_once_has_one(hall: SmallHall):
    take, request = hall.serving.take_window, hall.store.request

    answers = at_once(
        lambda: take(request(), hall.people[1], hall.windows[1]),
        lambda: take(request(), hall.people[1], hall.windows[2]),
    )

    (told,) = refused(answers)
    assert isinstance(told, PersonElsewhereError)
    assert len(hall.people_service.duties()) == 1


def test_a_window_is_not_left_with_a_ticket_that_is_just_being_called(open_hall: SmallHall):
    queue, serving, request = open_hall.queue, open_hall.serving, open_hall.store.request
    window = open_hall.windows[1]
    outcomes: Counter[str] = Counter()
    for _round in range(8):
        open_hall.issue()

        answers = at_once(
            lambda: queue.call_next(request(), window),
            lambda: serving.leave_window(request(), window),
        )

        kinds = {type(each) for each in refused(answers)}
        live = queue.live(window)
        held = {duty.window.number for duty in open_hall.people_service.duties()}
        assert kinds in ({WindowClosedError}, {LiveTicketError})
        assert (live is None) == (1 not in held)
        outcomes[kinds.pop().__name__] += 1
        if live is None:
            open_hall.open_window(1)
        else:
            queue.miss(request(), window)
    assert sum(outcomes.values()) == 8


def test_eight_windows_press_next_for_the_one_who_waits(store: HallStore):
    hall = small_hall(store, windows=8)
    for number in hall.windows:
        hall.open_window(number)
    hall.issue()

    answers = at_once(*[partial(hall.call, number) for number in hall.windows])

    assert Counter(answers) == Counter({"A001": 1, None: 7})


@pytest.mark.chaos
@pytest.mark.timeout(900)
def test_two_windows_press_next_a_thousand_times_at_the_same_moment(open_hall: SmallHall):
    open_hall.issue_many(999)
    open_hall.issue_many(999, "SJ")

    def call(window: int) -> str | None:
        label = open_hall.call(window)
        open_hall.queue.miss(open_hall.store.request(), open_hall.windows[window])
        return label

    seen: list[Any] = []
    for _press in range(999):
        seen += at_once(lambda: call(2), lambda: call(3))

    assert len(set(seen)) == 1998
    for prefix in "AB":
        # Of one pair either may hear its answer first; pairs follow each other.
        order = [label for label in seen if str(label).startswith(prefix)]
        pairs = sorted(order)
        assert all(abs(pairs.index(label) - place) <= 1 for place, label in enumerate(order))
    assert whole_chain(open_hall.store)
