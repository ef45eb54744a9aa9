"""The citizens of a played day who are not followed: they take numbers and are served."""

from datetime import timedelta

from hallapp.hall.terms import DutyState, WindowRow
from hallapp.kernel.requests import Request
from hallapp.queueing.terms import PLAIN_WISH, IssueWish, TicketRow, TicketState
from hallapp.tour.step import Day, check

MANAGER_NAME = "林文静"


def come(day: Day, code: str, item: str = "", wish: IssueWish = PLAIN_WISH) -> TicketRow:
    """Take a number of a service, for an item if one is named."""
    stage = day.stage
    service = next(one for one in stage.hall.queue.services() if one.code == code)
    item_id = stage.hall.guides.find(item).item.id if item else None
    ticket = stage.hall.queue.issue(stage.request(), service.id, item_id, wish).ticket
    stage.hall.papers.print_ticket(stage.request(), ticket.id)
    stage.clock.advance(timedelta(seconds=5))
    return stage.hall.queue.ticket(ticket.id)


def serve(day: Day, number: int, minutes: float = 2) -> TicketRow:
    """Call, serve and finish the next ticket at a window that nobody looks at.

    Raises:
        UnmetError: Nobody waits for it.
    """
    ticket = begin(day, number)
    stage = day.stage
    stage.clock.advance(timedelta(minutes=minutes))
    stage.hall.queue.finish(stage.request(number), stage.hall.people.window(number).id)
    return stage.hall.queue.ticket(ticket.id)


def begin(day: Day, number: int) -> TicketRow:
    """Call the next ticket at a window and begin to serve it.

    Raises:
        UnmetError: Nobody waits for it.
    """
    stage = day.stage
    window = stage.hall.people.window(number)
    called = stage.hall.queue.call_next(stage.request(number), window.id)
    check(called is not None, f"somebody waits for window {number}")
    assert called is not None  # noqa: S101 - checked above, in words
    stage.clock.advance(timedelta(seconds=20))
    return stage.hall.queue.start(stage.request(number), window.id)


def serve_all(day: Day, minutes: float = 0.5) -> None:
    """Let every window finish what it has, and everybody who waits be served."""
    windows = day.stage.hall.people.windows()
    for window in windows:
        _free(day, window)
    # A package goes on at another window: several rounds.
    while any(_serve_queue(day, window, minutes) for window in windows):
        pass
    day.stage.look_again()


def manager_request(day: Day) -> Request:
    """Return a request of the manager, for what is set up before the story tells of it."""
    people = day.stage.hall.people.people()
    person = next(one.id for one in people if one.name == MANAGER_NAME)
    actor = day.stage.request().actor
    return Request(type(actor)(actor.station, person, channel=actor.channel))


def _free(day: Day, window: WindowRow) -> None:
    stage, queue = day.stage, day.stage.hall.queue
    duty = next(one for one in stage.hall.people.duties() if one.window.id == window.id)
    if duty.state is DutyState.PAUSED:
        stage.hall.serving.resume(stage.request(window.number), window.id)
    live = queue.live(window.id)
    if live is not None and live.state is TicketState.CALLED:
        queue.start(stage.request(window.number), window.id)
    if live is not None:
        queue.finish(stage.request(window.number), window.id)


def _serve_queue(day: Day, window: WindowRow, minutes: float) -> int:
    served = 0
    while day.stage.hall.queue.waiting(window.id):
        serve(day, window.number, minutes)
        served += 1
    return served
