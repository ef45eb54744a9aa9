"""When a service gives numbers, without a store."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from hallapp.hall.workdays import DayKind, WorkCalendar
from hallapp.kernel.clock import zone_named
from hallapp.queueing.issue_errors import NotInSessionError, RestDayError
from hallapp.queueing.limits import (
    HallMoment,
    ServiceLimits,
    closes_at,
    next_opening,
    refusal,
    session_at,
)
from hallapp.queueing.terms import OrderKind, OrderRow, SessionKind, SessionRow

SHANGHAI, URUMQI_LIKE = zone_named("Asia/Shanghai"), zone_named("Asia/Urumqi")
SERVICE = UUID(int=9)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC)
)


def sitting(opens: str, closes: str, quota: int = 0, weekdays: str = "12345") -> SessionRow:
    return SessionRow(
        uuid5(SERVICE, f"{opens}/{closes}"),
        SERVICE,
        weekdays,
        time.fromisoformat(opens),
        time.fromisoformat(closes),
        quota,
        SessionKind.EVERYBODY,
        is_active=True,
    )


OFFICE_HOURS = ServiceLimits(sessions=(sitting("09:00", "12:00"), sitting("13:30", "17:00")))


@given(MOMENTS)
def test_a_citizen_who_is_turned_away_is_told_the_first_moment_that_gives_a_number(
    moment: datetime,
):
    calendar = WorkCalendar({date(2026, 5, 4): DayKind.HOLIDAY}, frozenset({2026}), 2026, 2027)
    at = HallMoment(moment, SHANGHAI, calendar)

    if refusal(OFFICE_HOURS, at) is None:
        return
    opens = next_opening(OFFICE_HOURS, at)

    assert opens is not None
    assert opens > moment
    assert refusal(OFFICE_HOURS, HallMoment(opens, SHANGHAI, calendar)) is None
    before = HallMoment(opens - timedelta(seconds=1), SHANGHAI, calendar)
    assert refusal(OFFICE_HOURS, before) is not None


@given(MOMENTS)
def test_the_hours_are_those_of_the_hall_s_zone(moment: datetime):
    here, there = HallMoment(moment, SHANGHAI), HallMoment(moment, URUMQI_LIKE)

    later = HallMoment(moment + timedelta(hours=2), URUMQI_LIKE)

    assert (refusal(OFFICE_HOURS, here) is None) == (refusal(OFFICE_HOURS, later) is None)
    assert there.local.hour == (here.local.hour - 2) % 24


@given(MOMENTS, st.integers(0, 40), st.integers(0, 40), st.integers(0, 10))
def test_whoever_booked_is_never_turned_away_by_hours_or_quotas(
    moment: datetime, daily_max: int, issued: int, quota: int
):
    limits = ServiceLimits(
        daily_max, (sitting("09:00", "12:00", quota),), given={None: issued, UUID(int=1): issued}
    )

    assert refusal(limits, HallMoment(moment, SHANGHAI), is_booked=True) is None


@given(st.integers(1, 30), st.integers(0, 40), st.lists(st.integers(0, 5), max_size=4))
def test_a_day_gives_its_maximum_and_what_was_added_and_not_one_more(
    daily_max: int, issued: int, added: list[int]
):
    moment = datetime(2026, 11, 23, 2, tzinfo=UTC)
    orders = tuple(
        OrderRow(SERVICE, OrderKind.EXTEND, "加号", None, extra, moment) for extra in added
    )
    limits = ServiceLimits(daily_max, orders=orders, given={None: issued})

    gives = refusal(limits, HallMoment(moment, SHANGHAI)) is None

    assert gives == (issued < daily_max + sum(added))


def test_an_extension_goes_on_with_the_session_that_closed_last():
    evening = datetime(2026, 11, 23, 9, 10, tzinfo=UTC)
    until = evening + timedelta(minutes=20)
    order = OrderRow(SERVICE, OrderKind.EXTEND, "延时", until, 0, evening)
    limits = ServiceLimits(sessions=OFFICE_HOURS.sessions, orders=(order,))
    at = HallMoment(evening, SHANGHAI)

    present, closing = session_at(limits, at), closes_at(limits, at)

    assert present is not None
    assert present.closes == time(17)
    assert closing == until
    assert refusal(limits, at) is None
    assert isinstance(refusal(limits, HallMoment(until, SHANGHAI)), NotInSessionError)


def test_an_extension_that_only_adds_numbers_moves_no_hour():
    evening = datetime(2026, 11, 23, 9, 10, tzinfo=UTC)
    order = OrderRow(SERVICE, OrderKind.EXTEND, "加号", None, 5, evening)
    limits = ServiceLimits(sessions=OFFICE_HOURS.sessions, orders=(order,))

    assert isinstance(refusal(limits, HallMoment(evening, SHANGHAI)), NotInSessionError)


def test_a_year_without_a_notice_still_rests_at_the_week_end():
    calendar = WorkCalendar({}, frozenset(), 2026, 2027)
    saturday = datetime(2027, 3, 6, 2, tzinfo=UTC)

    closed = refusal(ServiceLimits(), HallMoment(saturday, SHANGHAI, calendar))

    assert isinstance(closed, RestDayError)
    assert closed.facts == {"next_opens": "2027-03-08"}
