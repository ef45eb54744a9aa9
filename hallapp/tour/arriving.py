"""Clerks come, and sign in at their windows; signing in is the punch (签到)."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from hallapp.attendance.terms import PunchSource, SheetRow, Slot, SlotResult
from hallapp.kernel.requests import Actor, Request
from hallapp.tour.desk import DeskHands
from hallapp.tour.page import Words
from hallapp.tour.seats import FIRST_DESK, POLICE_DESK, SECOND_DESK
from hallapp.tour.stage import Stage
from hallapp.tour.step import Chapter, Day, Step, check

CLERK = "赵春燕"
_OTHERS = (3, 4, 6)
_BETWEEN = timedelta(seconds=50)


def sheet_row(stage: Stage, name: str) -> SheetRow:
    """Return a person's row of today's sheet."""
    rows = stage.hall.attendance.sheet(today(stage)).rows
    return next(row for row in rows if row.person_name == name)


def slot_of(stage: Stage, name: str, slot: Slot) -> SlotResult:
    """Return what a slot of a person's row says."""
    return next(each for each in sheet_row(stage, name).slots if each.slot is slot)


def today(stage: Stage) -> date:
    """Return the hall's day."""
    return stage.now.date()


def _sign_in_by_name(day: Day) -> None:
    stage = day.stage
    stage.set_time(8, 46)
    desk = DeskHands(day, POLICE_DESK)
    desk.type_digits("zcy")
    stage.settle()
    day.album.picture(
        desk.window,
        "clerk-sign-in",
        Words("按首字母找到本人（选中）", "Found by initials (selected)"),
    )
    desk.press(Qt.Key.Key_Return)
    stage.until(desk.is_open, "the desk is open")
    stage.settle()
    came = slot_of(stage, CLERK, Slot.AM_IN)
    check(came.time_text == "08:46", f"the punch says {came.time_text or 'nothing'}")
    check(not desk.live, "no ticket yet")
    day.album.picture(
        desk.window,
        "clerk-empty",
        Words(
            "5 号窗口：登录就是签到，还没有人等（空）", "Window 5: signed in; nobody waits (empty)"
        ),
    )


def _others_come(day: Day) -> None:
    stage = day.stage
    for person in stage.hall.people.people():
        if person.window_number is None:
            stage.clock.advance(_BETWEEN)
            request = Request(Actor("签到机", person.id))
            stage.hall.attendance.punch(request, person.id, PunchSource.DESK)
    stage.set_time(8, 52)
    DeskHands(day, FIRST_DESK).sign_in("wxl")
    stage.set_time(8, 54)
    DeskHands(day, SECOND_DESK).sign_in("ljp")
    for number in _OTHERS:
        stage.clock.advance(_BETWEEN)
        request = stage.request(number)
        window, person_id = stage.hall.people.window(number), request.actor.person_id
        assert person_id is not None  # noqa: S101 - every window of the demo hall has its clerk
        stage.hall.serving.take_window(request, person_id, window.id)
    stage.look_again()
    check(len(stage.hall.people.duties()) == len(_OTHERS) + 3, "all six windows are held")
    rows = stage.hall.attendance.sheet(today(stage)).rows
    check(not any(row.has_deviation for row in rows), "nobody is late")


CHAPTER = Chapter(
    Words("签到", "Signing in"),
    (
        Step(
            Words("5 号窗口：选名字登录", "Window 5: a name is picked"),
            Words("今天的考勤表上有 8:46 的签到", "Today's attendance sheet has the punch of 8:46"),
            _sign_in_by_name,
        ),
        Step(
            Words("其他窗口到岗", "The other windows are taken"),
            Words("六个窗口都有人，十二个人都没有迟到", "Six windows held, nobody late"),
            _others_come,
        ),
    ),
)
