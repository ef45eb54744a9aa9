"""When numbers are given and when not: sessions, quotas, orders, rest days."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from hall_rows import VAULT, SmallHall
from queue_setup import calendar_day, session, set_policy, set_service

from hallapp.hall.errors import NotEntitledError
from hallapp.hall.workdays import DayKind
from hallapp.kernel.errors import RuleError
from hallapp.queueing.errors import NoServiceError
from hallapp.queueing.issue_errors import (
    AppointmentOnlyError,
    CauseNeededError,
    DayFullError,
    IssueStoppedError,
    NotInSessionError,
    OrderEmptyError,
    RestDayError,
    SessionFullError,
)
from hallapp.queueing.service import QueueService
from hallapp.queueing.terms import PLAIN_WISH, IssueWish, OrderKind, SessionKind
from hallapp.wording import sentence

BOOKED = IssueWish(has_appointment=True)


def at(hall: SmallHall, text: str, day: str = "2026-11-23") -> None:
    """Put the clock on an hour of the hall, which is eight hours before Greenwich."""
    local = datetime.fromisoformat(f"{day}T{text}:00")
    hall.store.clock.set_to(local.replace(tzinfo=UTC) - timedelta(hours=8))


def refused(hall: SmallHall, kind: type[RuleError], wish: IssueWish = PLAIN_WISH) -> RuleError:
    """Ask for a number and return the refusal; the kiosk must have shown the same before."""
    shown = next(row for row in hall.queue.services() if row.id == hall.services["GA"])
    with pytest.raises(kind) as error:
        hall.queue.issue(hall.store.request(), hall.services["GA"], wish=wish)
    if wish is PLAIN_WISH:
        assert shown.refusal == error.value.code
        told = hall.queue.refusal_of(hall.services["GA"])
        assert told is not None
        assert (told.code, told.facts) == (error.value.code, error.value.facts)
    assert "—" not in sentence(error.value)
    return error.value


def test_a_service_without_limits_gives_numbers_at_any_hour_of_any_day(hall: SmallHall):
    for day, hour in (("2026-11-22", "23:30"), ("2026-11-23", "03:00"), ("2027-01-01", "12:00")):
        at(hall, hour, day)
        assert hall.queue.services()[0].refusal == ""
        assert hall.queue.ticket(hall.issue()).label == "A001"


def test_numbers_are_given_in_the_hours_of_the_hall_only_and_the_next_opening_is_told(
    hall: SmallHall,
):
    session(hall, "09:00", "12:00")
    session(hall, "13:30", "17:00")

    at(hall, "08:59")
    early = refused(hall, NotInSessionError)
    at(hall, "09:00")
    hall.issue()
    at(hall, "12:00")
    noon = refused(hall, NotInSessionError)
    at(hall, "17:01")
    evening = refused(hall, NotInSessionError)
    at(hall, "17:01", "2026-11-27")
    friday = refused(hall, NotInSessionError)

    assert [each.facts["next_opens"] for each in (early, noon, evening, friday)] == [
        "09:00",
        "13:30",
        "2026-11-24 09:00",
        "2026-11-30 09:00",
    ]
    assert hall.queue.services()[0].next_opens == "2026-11-30 09:00"
    assert "13:30" in sentence(noon)


def test_on_a_holiday_no_number_is_given_and_the_next_working_day_is_told(hall: SmallHall):
    set_policy(hall, closes_on_rest_days=True)
    calendar_day(hall, date(2026, 11, 25), DayKind.CLOSED)

    at(hall, "10:00", "2026-11-25")
    closed = refused(hall, RestDayError)
    at(hall, "10:00", "2026-11-28")
    weekend = refused(hall, RestDayError)
    at(hall, "10:00", "2026-11-30")
    hall.issue()

    assert (closed.facts["next_opens"], weekend.facts["next_opens"]) == ("2026-11-26", "2026-11-30")


def test_a_make_up_saturday_has_the_hours_of_a_monday(hall: SmallHall):
    set_policy(hall, closes_on_rest_days=True)
    session(hall, "09:00", "12:00")
    calendar_day(hall, date(2026, 11, 28), DayKind.MAKE_UP)

    at(hall, "10:00", "2026-11-28")

    assert hall.queue.ticket(hall.issue()).label == "A001"


def test_a_stop_with_its_reason_turns_everybody_away_until_numbers_are_resumed(hall: SmallHall):
    hall.issue()
    at(hall, "10:00")
    order(hall, OrderKind.STOP, "系统升级")

    stopped = refused(hall, IssueStoppedError)
    refused(hall, IssueStoppedError, BOOKED)
    shown = hall.queue.services()[0]
    order(hall, OrderKind.RESUME, "")

    assert hall.queue.ticket(hall.issue()).label == "A002"
    assert stopped.facts["reason"] == shown.refusal_words == "系统升级"
    assert hall.issue("SJ")
    assert [each.kind for each in hall.queue.orders_of_today()] == [
        OrderKind.STOP,
        OrderKind.RESUME,
    ]


def test_a_stop_ends_by_itself_at_its_hour_and_with_the_day(hall: SmallHall):
    at(hall, "10:00")
    order(hall, OrderKind.STOP, "设备检修", until_at=hall.store.clock.now() + timedelta(hours=1))
    refused(hall, IssueStoppedError)

    at(hall, "11:00")
    hall.issue()
    order(hall, OrderKind.STOP, "今日人满")
    refused(hall, IssueStoppedError)
    at(hall, "09:00", "2026-11-24")

    assert hall.queue.ticket(hall.issue()).label == "A001"


def test_an_order_needs_a_cause_or_a_figure_and_a_service(hall: SmallHall):
    with pytest.raises(CauseNeededError):
        order(hall, OrderKind.STOP, "  ")
    with pytest.raises(OrderEmptyError):
        order(hall, OrderKind.EXTEND, "人多")
    with pytest.raises(NoServiceError):
        hall.queue.order_issue(
            hall.store.request(), hall.windows[1], OrderKind.STOP, "没有这项业务"
        )
    assert hall.queue.orders_of_today() == ()


def test_a_front_clerk_stops_nobody(hall: SmallHall):
    request = hall.store.request(person_id=hall.people[1])

    with pytest.raises(NotEntitledError):
        hall.queue.order_issue(request, hall.services["GA"], OrderKind.STOP, "想早走")

    hall.issue()


def test_the_morning_and_the_afternoon_have_quotas_of_their_own_and_the_day_counts_both(
    hall: SmallHall,
):
    session(hall, "09:00", "12:00", quota=2)
    session(hall, "13:30", "17:00", quota=2)
    set_service(hall, daily_max=3)

    at(hall, "09:30")
    hall.issue_many(2)
    morning = refused(hall, SessionFullError)
    at(hall, "14:00")
    hall.issue()
    day = refused(hall, DayFullError)
    at(hall, "09:30", "2026-11-24")

    assert (morning.facts["limit"], morning.facts["next_opens"]) == (2, "13:30")
    assert day.facts["limit"] == 3
    assert hall.queue.ticket(hall.issue()).label == "A001"


def test_a_void_number_gives_its_place_back(hall: SmallHall):
    set_service(hall, daily_max=1)
    lost = hall.issue()
    refused(hall, DayFullError)

    void = hall.queue.void(hall.store.request(), lost, "没有打印出来")

    assert void.state.value == "void"
    assert hall.queue.ticket(hall.issue()).label == "A002"
    with pytest.raises(CauseNeededError):
        hall.queue.void(hall.store.request(), lost, "")


def test_an_extension_adds_numbers_and_keeps_the_session_open(hall: SmallHall):
    session(hall, "09:00", "17:00", quota=1)
    at(hall, "16:40")
    hall.issue()
    refused(hall, SessionFullError)

    order(hall, OrderKind.EXTEND, "加号", extra=1)
    hall.issue()
    order(hall, OrderKind.EXTEND, "再加", extra=1)
    hall.issue()
    full = refused(hall, SessionFullError)
    at(hall, "17:10")
    refused(hall, NotInSessionError)
    until = hall.store.clock.now() + timedelta(minutes=20)
    order(hall, OrderKind.EXTEND, "延时服务", until_at=until, extra=1)
    hall.issue()
    at(hall, "17:30")

    assert full.facts["limit"] == 3
    refused(hall, NotInSessionError)


def test_hours_for_appointments_let_in_who_booked_and_nobody_else(hall: SmallHall):
    session(hall, "09:00", "10:00", kind=SessionKind.APPOINTMENTS)
    session(hall, "10:00", "12:00", quota=1)

    at(hall, "09:30")
    refused(hall, AppointmentOnlyError)
    booked = hall.queue.issue(hall.store.request(), hall.services["GA"], wish=BOOKED)
    at(hall, "10:30")
    hall.issue()
    refused(hall, SessionFullError)
    late = hall.queue.issue(hall.store.request(), hall.services["GA"], wish=BOOKED)

    assert (booked.ticket.label, late.ticket.label) == ("A001", "A003")


def test_quota_one_left_and_two_kiosks_at_once_give_one_slip(hall: SmallHall):
    session(hall, "09:00", "17:00", quota=5)
    hall.issue_many(4)
    together, told = Barrier(2), []

    def ask() -> None:
        kiosk = QueueService(hall.store.work, VAULT)
        together.wait(5)
        try:
            told.append(kiosk.issue(hall.store.request(), hall.services["GA"]).ticket.label)
        except SessionFullError as error:
            told.append(error.code)

    kiosks = [Thread(target=ask) for _kiosk in range(2)]
    for kiosk in kiosks:
        kiosk.start()
    for kiosk in kiosks:
        kiosk.join(10)

    assert sorted(told) == ["A005", "queueing.session_full"]


def test_a_refused_citizen_costs_no_number(hall: SmallHall):
    set_service(hall, daily_max=2)
    hall.issue()
    hall.issue("SJ")
    hall.issue()
    refused(hall, DayFullError)
    set_service(hall, daily_max=0)

    assert hall.queue.ticket(hall.issue()).label == "A003"


def test_a_kiosk_refuses_by_the_same_rules(hall: SmallHall):
    session(hall, "09:00", "12:00", quota=1)
    set_policy(hall, closes_on_rest_days=True)
    at(hall, "10:00")
    order(hall, OrderKind.EXTEND, "加号", extra=1)
    kiosk = QueueService(hall.store.work_as("kiosk"), VAULT)
    board = QueueService(hall.store.work_as("board"))

    for _citizen in range(2):
        kiosk.issue(hall.store.request(), hall.services["GA"])
    with pytest.raises(SessionFullError):
        kiosk.issue(hall.store.request(), hall.services["GA"])

    assert kiosk.services()[0].refusal == board.services()[0].refusal == "queueing.session_full"


def test_before_closing_the_hall_is_told_who_will_not_be_called_in_time(open_hall: SmallHall):
    hall = open_hall
    session(hall, "09:00", "17:00")
    set_service(hall, "SJ", is_active=False)
    at(hall, "10:00")
    for _visit in range(3):
        hall.issue()
        hall.call(1)
        hall.queue.start(hall.store.request(), hall.windows[1])
        hall.store.clock.advance(timedelta(minutes=20))
        hall.queue.finish(hall.store.request(), hall.windows[1])
    at(hall, "15:59")
    hall.issue_many(7)
    early = hall.queue.closing_load(hall.services["GA"])
    at(hall, "16:40")
    load = hall.queue.closing_load(hall.services["GA"])

    assert early is None
    assert load is not None
    assert (load.waiting, load.left_minutes, f"{load.closes_at:%H:%M}") == (7, 20, "17:00")
    assert load.minutes is not None
    assert load.is_tight
    assert hall.queue.closing_load(hall.services["SJ"]) is None


def order(hall: SmallHall, kind: OrderKind, reason: str, **more: object) -> None:
    hall.queue.order_issue(
        hall.store.request(),
        hall.services["GA"],
        kind,
        reason,
        **more,  # type: ignore[arg-type]
    )
