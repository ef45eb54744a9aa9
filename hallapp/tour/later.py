"""Later days of the story: who is needed comes, signs in, and stands in nobody's way."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from hallapp.hall.calendars import load_calendar
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.requests import Actor, Request
from hallapp.tour.case_hands import CaseHands
from hallapp.tour.hands import is_seen
from hallapp.tour.seats import (
    BOARD,
    GUIDE_DESK,
    POLICE_DESK,
    RATING_SCREEN,
    SECOND_MANAGER,
    STRIP,
)
from hallapp.tour.stage import Seat
from hallapp.tour.step import Day, check

# Nobody looks at these any more; every face that is open reads again with each step of time.
_NO_LONGER_SEEN = (BOARD, POLICE_DESK, GUIDE_DESK, STRIP, RATING_SCREEN, SECOND_MANAGER)


def calendar_of(day: Day) -> WorkCalendar:
    """Return the hall's calendar as it is now."""
    hall = day.stage.hall
    with hall.work.read() as session:
        return load_calendar(session, hall.hall.id)


def workday_after(day: Day, since: date, count: int) -> date:
    """Count working days by hand: the N-th strictly after a day (民法典 201)."""
    calendar, found = calendar_of(day), since
    while count:
        found += timedelta(days=1)
        count -= calendar.is_working(found)
    return found


def today(day: Day) -> date:
    """Return the hall's day."""
    return day.stage.now.date()


def request_of(day: Day, name: str) -> Request:
    """Return a request of a person, for what is done beside the faces."""
    people = day.stage.hall.people.people()
    person = next(one.id for one in people if one.name == name)
    actor = day.stage.request().actor
    return Request(Actor(actor.station, person, channel=actor.channel))


def sits_at(day: Day, seat: Seat, initials: str, name: str) -> CaseHands:
    """Return somebody's hands at a desk; whoever sat there before makes room (换人)."""
    desk = CaseHands(day, seat)
    duties = day.stage.hall.people.duties()
    holder = next((one.person.name for one in duties if one.window.id == desk.place.id), "")
    if desk.is_open() and holder == name:
        return desk
    if desk.is_open():
        desk.press(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
        day.stage.settle()
    day.stage.until(lambda: is_seen(desk.window, "peopleTable"), "the names to pick from")
    desk.sign_in(initials)
    duties = day.stage.hall.people.duties()
    check(
        any(one.person.name == name and one.window.id == desk.place.id for one in duties),
        f"{name} sits at window {seat.window_number}",
    )
    return desk


def everybody_leaves(day: Day) -> None:
    """Let the day end: everybody signs out, those at a face by its menu."""
    stage = day.stage
    for place in list(stage.workplaces.values()):
        if place.seat.face == "clerk":
            desk = CaseHands(day, place.seat)
            if desk.is_open():
                desk.choose_in_menu("离开窗口")
    for duty in stage.hall.people.duties():
        asked = request_of(day, duty.person.name)
        stage.hall.serving.leave_window(asked, duty.window.id)
    stage.look_again()
    check(not stage.hall.people.duties(), "no window is held")
    for seat in _NO_LONGER_SEEN:
        stage.leave(seat)
