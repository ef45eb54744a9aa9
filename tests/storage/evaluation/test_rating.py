"""Citizens rate their visits: once, afterwards, by themselves."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from hall_rows import SmallHall
from sqlalchemy import insert, update

from hallapp.evaluation.errors import (
    AlreadyRatedError,
    NotByClerkError,
    NotServedError,
    RatingOverError,
    RatingUnknownError,
    ReasonForeignError,
    RemarkTooLongError,
)
from hallapp.evaluation.policy import EVALUATION_POLICY, EvaluationPolicy
from hallapp.evaluation.service import EvaluationService
from hallapp.evaluation.tables import Evaluation
from hallapp.evaluation.terms import (
    EvaluationChannel,
    EvaluationLevel,
    EvaluationSubject,
    RatableRow,
)
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.settings import SettingsService
from hallapp.queueing.tables import Ticket, TicketStep, TicketWork
from hallapp.queueing.terms import Outcome

TODAY = date(2026, 11, 23)
VERY_BAD, BAD, FAIR, GOOD, VERY_GOOD = EvaluationLevel


@pytest.fixture
def evaluation(open_hall: SmallHall) -> EvaluationService:
    return EvaluationService(open_hall.store.work)


def by_citizen() -> Request:
    return Request(Actor("kiosk-1", channel=Channel.KIOSK))


def served(hall: SmallHall, window: int = 1, item: str | None = None) -> uuid.UUID:
    """A visit that was served and finished at a window."""
    queue, request = hall.queue, hall.store.request
    item_id = None if item is None else hall.items[item]
    service = "GA" if window == 1 else "SJ"
    ticket_id = queue.issue(request(), hall.services[service], item_id).ticket.id
    hall.serve(window)
    return ticket_id


def with_code(hall: SmallHall, ticket_id: uuid.UUID, code: str) -> None:
    with hall.store.engine.begin() as connection:
        connection.execute(update(Ticket).where(Ticket.id == ticket_id).values(code=code))


def visit_of(evaluation: EvaluationService, ticket_id: uuid.UUID) -> RatableRow:
    return evaluation.ratable_ticket(ticket_id)[0]


def test_a_finished_visit_is_rated_by_the_code_on_its_ticket(
    evaluation: EvaluationService, open_hall: SmallHall
):
    ticket_id = served(open_hall)
    with_code(open_hall, ticket_id, "K7MPX2RT")

    (visit,) = evaluation.ratable(" k7mp-x2rt ")
    evaluation.rate(
        by_citizen(), visit, GOOD, EvaluationChannel.CODE, reasons=("408", "413"), remark=" 谢谢 "
    )

    (row,) = evaluation.evaluations(TODAY, TODAY)
    assert (row.label, row.level, row.reasons, row.remark) == ("A001", GOOD, ("408", "413"), "谢谢")
    assert (row.window_number, row.person_name) == (1, "张1")


def test_a_code_that_no_ticket_bears_rates_nothing(evaluation: EvaluationService):
    with pytest.raises(RatingUnknownError):
        evaluation.ratable("NOSUCHCD")
    with pytest.raises(RatingUnknownError):
        evaluation.ratable("")


def test_a_visit_is_rated_after_it_is_over_and_not_before(
    evaluation: EvaluationService, open_hall: SmallHall
):
    ticket_id = open_hall.issue("GA")
    with pytest.raises(NotServedError):
        evaluation.ratable_ticket(ticket_id)
    open_hall.call(1)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    with pytest.raises(NotServedError) as refused:
        evaluation.ratable_ticket(ticket_id)

    assert refused.value.facts == {"label": "A001"}


def test_a_missed_number_has_nothing_to_rate(evaluation: EvaluationService, open_hall: SmallHall):
    ticket_id = open_hall.issue("GA")
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])

    with pytest.raises(NotServedError):
        evaluation.ratable_ticket(ticket_id)


def test_one_evaluation_a_visit_and_one_an_item(
    evaluation: EvaluationService, open_hall: SmallHall
):
    ticket_id = served(open_hall, item="GA-001")
    visit, item = evaluation.ratable_ticket(ticket_id)
    assert (visit.subject, item.subject) == (EvaluationSubject.VISIT, EvaluationSubject.ITEM)
    assert item.name == "居住登记"

    evaluation.rate(by_citizen(), visit, VERY_GOOD, EvaluationChannel.KIOSK)
    evaluation.rate(by_citizen(), item, FAIR, EvaluationChannel.KIOSK)

    assert evaluation.ratable_ticket(ticket_id) == ()
    for subject in (visit, item):
        with pytest.raises(AlreadyRatedError):
            evaluation.rate(by_citizen(), subject, VERY_BAD, EvaluationChannel.CODE)


def test_every_item_that_was_done_can_be_rated(evaluation: EvaluationService, open_hall: SmallHall):
    ticket_id = served(open_hall, item="GA-001")
    ((step_id,),) = open_hall.rows(TicketStep, TicketStep.id)
    done = [
        {"step_id": step_id, "hall_id": open_hall.store.hall_id, "position": place,
         "item_id": open_hall.items[code], "quantity": 1, "outcome": Outcome.DONE}
        for place, code in enumerate(("SJ-001", "SJ-002", "SJ-001"))
    ]  # fmt: skip
    with open_hall.store.engine.begin() as connection:
        connection.execute(insert(TicketWork), done)

    names = [row.name for row in evaluation.ratable_ticket(ticket_id)]

    assert names == ["个人事务", "食品经营许可", "药品经营许可"]


def test_two_screens_at_once_keep_one_evaluation(
    evaluation: EvaluationService, open_hall: SmallHall
):
    visit = visit_of(evaluation, served(open_hall))

    def press(level: EvaluationLevel) -> str:
        try:
            evaluation.rate(by_citizen(), visit, level, EvaluationChannel.KIOSK)
        except AlreadyRatedError:
            return "told"
        return "kept"

    with ThreadPoolExecutor(4) as pool:
        told = sorted(pool.map(press, [GOOD, BAD, FAIR, VERY_GOOD]))

    assert told == ["kept", "told", "told", "told"]
    assert len(open_hall.rows(Evaluation)) == 1


def test_a_repeated_press_of_one_request_is_one_evaluation(
    evaluation: EvaluationService, open_hall: SmallHall
):
    visit, pressed = visit_of(evaluation, served(open_hall)), by_citizen()

    first = evaluation.rate(pressed, visit, BAD, EvaluationChannel.KIOSK)
    again = evaluation.rate(pressed, visit, BAD, EvaluationChannel.KIOSK)

    assert first == again
    assert len(evaluation.follow_ups()) == 1


@pytest.mark.parametrize(
    "make",
    [
        lambda hall: Request(Actor("desk-1", person_id=hall.people[1])),
        lambda hall: Request(Actor("desk-1", window_id=hall.windows[1])),
        lambda hall: Request(Actor("desk-1", hall.people[1], channel=Channel.KIOSK)),
        lambda hall: Request(Actor("office", hall.people[2], channel=Channel.MANAGER)),
        lambda _hall: Request(Actor("shell", channel=Channel.COMMAND_LINE)),
    ],
)
def test_nobody_of_the_hall_rates_for_a_citizen(
    evaluation: EvaluationService, open_hall: SmallHall, make: Callable[[SmallHall], Request]
):
    visit = visit_of(evaluation, served(open_hall))

    with pytest.raises(NotByClerkError):
        evaluation.rate(make(open_hall), visit, VERY_GOOD, EvaluationChannel.SECOND_SCREEN)

    assert open_hall.rows(Evaluation) == []


def test_a_reason_of_another_level_is_refused(evaluation: EvaluationService, open_hall: SmallHall):
    visit = visit_of(evaluation, served(open_hall))

    with pytest.raises(ReasonForeignError):
        evaluation.rate(by_citizen(), visit, GOOD, EvaluationChannel.KIOSK, reasons=("115",))


def test_a_remark_has_room_for_150_characters(evaluation: EvaluationService, open_hall: SmallHall):
    visit = visit_of(evaluation, served(open_hall))

    with pytest.raises(RemarkTooLongError):
        evaluation.rate(by_citizen(), visit, GOOD, EvaluationChannel.KIOSK, remark="好" * 151)
    evaluation.rate(by_citizen(), visit, GOOD, EvaluationChannel.KIOSK, remark="好" * 150)

    assert len(evaluation.evaluations(TODAY, TODAY)[0].remark) == 150


def test_what_a_citizen_wrote_stays_out_of_the_audit(
    evaluation: EvaluationService, open_hall: SmallHall
):
    visit = visit_of(evaluation, served(open_hall))

    evaluation.rate(by_citizen(), visit, BAD, EvaluationChannel.KIOSK, remark="李四 13800000000")

    written = open_hall.rows(AuditEvent, AuditEvent.action, AuditEvent.after)
    assert [action for action, _after in written if action.startswith("evaluation.")] == [
        "evaluation.given",
        "evaluation.follow_up",
    ]
    assert "13800000000" not in str(written)


def test_a_visit_of_a_day_that_is_over_can_be_rated_for_some_days(
    evaluation: EvaluationService, open_hall: SmallHall
):
    ticket_id = served(open_hall)
    settings = SettingsService(open_hall.store.work)
    policy = EvaluationPolicy(rate_within_days=3)
    settings.change(open_hall.store.request(), EVALUATION_POLICY, policy, TODAY, "三天内")
    open_hall.store.clock.advance(timedelta(days=3))
    visit = visit_of(evaluation, ticket_id)

    evaluation.rate(by_citizen(), visit, GOOD, EvaluationChannel.CODE)

    assert [row.label for row in evaluation.evaluations(TODAY, TODAY)] == ["A001"]
    open_hall.store.clock.advance(timedelta(days=1))
    with pytest.raises(RatingOverError):
        evaluation.ratable_ticket(ticket_id)


def test_who_does_not_rate_is_not_counted_as_content(
    evaluation: EvaluationService, open_hall: SmallHall
):
    visits = [served(open_hall), served(open_hall), served(open_hall, window=2)]
    evaluation.rate(
        by_citizen(), visit_of(evaluation, visits[0]), GOOD, EvaluationChannel.SECOND_SCREEN
    )
    evaluation.rate(by_citizen(), visit_of(evaluation, visits[2]), BAD, EvaluationChannel.KIOSK)

    whole, first, second = evaluation.figures_by_window(TODAY, TODAY)

    assert (whole.served, whole.rated, whole.unrated, whole.low) == (3, 2, 1, 1)
    assert whole.rated_share == pytest.approx(2 / 3)
    assert whole.content_share == pytest.approx(1 / 2)
    assert (first.window_number, first.unrated, first.content_share) == (1, 1, 1.0)
    assert (second.window_number, second.by_level[BAD], second.content_share) == (2, 1, 0.0)


def test_an_evaluation_counts_for_nothing_while_the_finish_is_taken_back(
    evaluation: EvaluationService, open_hall: SmallHall
):
    queue, request, window = open_hall.queue, open_hall.store.request, open_hall.windows[1]
    rated = visit_of(evaluation, served(open_hall))
    evaluation.rate(by_citizen(), rated, GOOD, EvaluationChannel.SECOND_SCREEN)

    queue.undo(request(), window)
    taken_back = evaluation.figures(TODAY, TODAY)
    queue.finish(request(), window)
    again = evaluation.figures(TODAY, TODAY)

    assert (taken_back.served, taken_back.rated, taken_back.rated_share) == (0, 0, None)
    assert (again.served, again.rated, again.rated_share) == (1, 1, 1.0)
    assert len(evaluation.evaluations(TODAY, TODAY)) == 1


def test_a_day_without_visits_has_no_shares(evaluation: EvaluationService):
    empty = evaluation.figures(TODAY, TODAY)

    assert (empty.served, empty.rated_share, empty.content_share) == (0, None, None)


def test_the_second_screen_asks_whom_the_window_finished_last(
    evaluation: EvaluationService, open_hall: SmallHall
):
    window = open_hall.windows[1]
    assert evaluation.ratable_at(window) == ()
    served(open_hall)
    open_hall.store.clock.advance(timedelta(minutes=5))
    latest = served(open_hall)
    open_hall.issue("GA")
    open_hall.call(1)

    (asked,) = evaluation.ratable_at(window)

    assert asked.ticket_id == latest
    evaluation.rate(by_citizen(), asked, GOOD, EvaluationChannel.SECOND_SCREEN)
    assert evaluation.ratable_at(window) == ()
    assert evaluation.ratable_at(open_hall.windows[2]) == ()
