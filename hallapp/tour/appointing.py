"""Who booked a time: slots, check-in at the kiosk by code, the order inside the slot (预约)."""

from datetime import time

from hallapp.appointments.terms import AppointmentRow, BookingGiven, BookingState, SlotsWanted
from hallapp.queueing.terms import Entry
from hallapp.tour import crowd
from hallapp.tour.guiding import GuideHands, line_of
from hallapp.tour.operating import kiosk_words
from hallapp.tour.page import Words
from hallapp.tour.seats import GUIDE_DESK
from hallapp.tour.stage import ZONE
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.visiting import at_kiosk, on_page

_SLOT_MINUTES, _PLACES = 30, 4
_BOOKED = ("欧阳思源", "司马青")


def _book(day: Day) -> None:
    stage = day.stage
    crowd.serve_all(day)
    begins = _next_half_hour(day)
    service = next(one for one in stage.hall.queue.services() if one.code == "C")
    appointments = stage.hall.appointments
    wanted = SlotsWanted(
        service.id, stage.now.date(), begins, time(12), _SLOT_MINUTES, capacity=_PLACES
    )
    slots = appointments.make_slots(crowd.manager_request(day), wanted)
    for name in _BOOKED:
        appointments.book(stage.request(), BookingGiven(slots[0].id, name))
    booked = appointments.slots(stage.now.date(), service.id)[0]
    check((booked.booked, booked.capacity) == (len(_BOOKED), _PLACES), f"{booked.booked} booked")
    stage.work_at(GUIDE_DESK)
    stage.look_again()
    guide = GuideHands(day)
    booked_here = guide.page.side.booked.rows
    stage.until(lambda: len(booked_here()) == len(_BOOKED), "everybody booked, at the guide desk")
    day.album.picture(guide.window, "guide-booked", Words("今天的预约", "Who is booked today"))


def _check_in_at_the_kiosk(day: Day) -> None:
    stage, booked = day.stage, _bookings(day)[1]
    begins = booked.slot.starts_at.astimezone(ZONE)
    stage.set_time(begins.hour, begins.minute)
    stage.pass_time(seconds=30)
    for _citizen in range(2):
        crowd.come(day, "C")
    stage.pass_time(minutes=2)
    window, hands = at_kiosk(day)
    hands.tap("use_appointment")
    on_page(day, "code_page")
    for sign in booked.code:
        hands.tap(f"code_{sign}")
    day.album.picture(window, "kiosk-code", Words("输入预约码", "The code is typed"))
    hands.tap("code_submit")
    on_page(day, "appointment_page")
    day.album.picture(window, "kiosk-appointment", Words("找到预约", "The appointment is found"))
    hands.tap("check_in")
    on_page(day, "number_page")
    stage.until(window.page.print.isEnabled, "the number page says what came of it")
    check("准时" in kiosk_words(day), f"the kiosk says {kiosk_words(day)}")
    row = next(each for each in _bookings(day) if each.id == booked.id)
    check(row.state is BookingState.ARRIVED and bool(row.label), f"{row.state} {row.label}")
    day.album.picture(window, "kiosk-checked-in", Words(f"签到，{row.label}", "Checked in"))
    hands.tap("number_done")
    on_page(day, "home_page")


def _order_inside_the_slot(day: Day) -> None:
    stage = day.stage
    second = next(each for each in _bookings(day) if each.state is BookingState.BOOKED)
    first = next(each for each in _bookings(day) if each.state is BookingState.ARRIVED)
    stage.pass_time(minutes=3)
    guide = GuideHands(day)
    guide.look_for(second.code, second.code)
    guide.enter()
    row = next(each for each in _bookings(day) if each.id == second.id)
    line = [each.label for each in line_of(day, 4)]
    check(line[:2] == [first.label, row.label], f"{first.label}, {row.label}, but {line}")
    entries = {each.entry for each in line_of(day, 4)[:2]}
    check(entries == {Entry.APPOINTMENT}, f"they came by {entries}")
    stage.look_again()
    day.album.picture(
        guide.window, "guide-checked-in", Words("同一时段，先签到的在前", "In order of check-in")
    )
    crowd.serve_all(day)


def _bookings(day: Day) -> tuple[AppointmentRow, ...]:
    return day.stage.hall.appointments.day(day.stage.now.date())


def _next_half_hour(day: Day) -> time:
    now = day.stage.now
    return time(now.hour, 30) if now.minute < _SLOT_MINUTES - 1 else time(now.hour + 1, 0)


CHAPTER = Chapter(
    Words("预约", "Appointments"),
    (
        Step(
            Words("放出时段，有人预约", "Slots are made and booked"),
            Words(
                "名额和已约人数对得上，导办台看得到", "Places and bookings; seen at the guide desk"
            ),
            _book,
        ),
        Step(
            Words("在自助机凭预约码签到", "Checked in at the kiosk by code"),
            Words("准时，取到号", "On time, with a number"),
            _check_in_at_the_kiosk,
        ),
        Step(
            Words("同一时段的先后", "The order inside the slot"),
            Words(
                "先签到的在前，预约的在先到的普通号之前",
                "First checked in, first; before the others",
            ),
            _order_inside_the_slot,
        ),
    ),
)
