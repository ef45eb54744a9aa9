"""Every line is a punch of somebody or put aside with a reason; moments are the hall's own."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.attendance.importing.judging import judge, sort_out
from hallapp.attendance.importing.lines import PunchLine
from hallapp.attendance.importing.pin_book import PinBook, PinSpan
from hallapp.attendance.terms.files import QuarantineReason
from hallapp.hall.placements import FIRST_DAY

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
ONE, TWO = uuid.UUID(int=1), uuid.UUID(int=2)


def book(*spans: PinSpan) -> PinBook:
    return PinBook(spans or (PinSpan("1", "", ONE, FIRST_DAY, None),))


def line(local: datetime | None, pin: str = "1") -> PunchLine:
    return PunchLine(1, "raw", pin, local)


@pytest.mark.parametrize("zone", [SHANGHAI, BERLIN])
@given(local=st.datetimes(datetime(2005, 1, 2), datetime(2026, 11, 22)))  # noqa: DTZ001
def test_a_moment_is_the_hall_s_own_on_every_day_of_the_year(zone: ZoneInfo, local: datetime):
    (punch,) = judge([line(local)], book(), "1", zone, NOW).good

    assert punch.punched_at == local.replace(tzinfo=zone).astimezone(UTC)
    assert punch.day == local.date()


@pytest.mark.parametrize(
    ("local", "reason"),
    [
        ("0001-01-01 00:00", QuarantineReason.TOO_EARLY),
        ("2000-01-01 00:00", QuarantineReason.TOO_EARLY),
        ("2004-12-31 08:00", QuarantineReason.TOO_EARLY),
        ("2026-11-23 09:11", QuarantineReason.IN_FUTURE),
        ("2099-01-01 08:00", QuarantineReason.IN_FUTURE),
        ("9999-12-31 23:59", QuarantineReason.IN_FUTURE),
    ],
)
def test_a_moment_that_cannot_be_is_put_aside(local: str, reason: QuarantineReason):
    judged = judge([line(datetime.fromisoformat(local))], book(), "1", SHANGHAI, NOW)

    assert [each.reason for each in judged.aside] == [reason]


def test_a_clock_some_minutes_ahead_is_believed():
    ahead = datetime.fromisoformat("2026-11-23 09:10")

    assert len(judge([line(ahead)], book(), "1", SHANGHAI, NOW).good) == 1


def test_a_line_that_came_before_its_own_moment_is_never_true():
    ahead = line(datetime.fromisoformat("2026-11-24 08:50"))
    (early,) = judge([ahead], book(), "1", SHANGHAI, NOW).aside
    later = NOW + timedelta(days=9)

    (again,) = judge([ahead], book(), "1", SHANGHAI, later, {early.digest}).aside

    assert (early.reason, again) == (QuarantineReason.IN_FUTURE, early)
    assert len(judge([ahead], book(), "1", SHANGHAI, later).good) == 1


def test_a_number_is_somebody_s_on_a_day_and_a_device():
    handed_on = book(
        PinSpan("1", "", ONE, FIRST_DAY, date(2026, 11, 15)),
        PinSpan("1", "", TWO, date(2026, 11, 16), None),
        PinSpan("2", "5", TWO, FIRST_DAY, None),
        PinSpan("2", "", ONE, FIRST_DAY, None),
    )

    assert handed_on.owner("1", "1", date(2026, 11, 15)) == ONE
    assert handed_on.owner("1", "1", date(2026, 11, 16)) == TWO
    assert (handed_on.owner("2", "5", NOW.date()), handed_on.owner("2", "6", NOW.date())) == (
        TWO, ONE,
    )  # fmt: skip


def test_noughts_in_front_count_where_they_tell_two_apart():
    both = book(PinSpan("01", "", ONE, FIRST_DAY, None), PinSpan("001", "", TWO, FIRST_DAY, None))
    one = book(PinSpan("007", "", ONE, FIRST_DAY, None))

    day = NOW.date()
    assert (both.owner("01", "", day), both.owner("1", "", day)) == (ONE, None)
    assert (one.owner("7", "", day), one.owner("0007", "", day)) == (ONE, ONE)


def test_a_punch_that_comes_twice_in_one_file_is_new_once():
    moment = datetime.fromisoformat("2026-11-20 08:55:10")
    later = moment + timedelta(seconds=1)
    judged = judge([line(moment), line(moment), line(later)], book(), "1", SHANGHAI, NOW)

    found = sort_out(judged.good, [])

    assert (len(found.new), found.known) == (2, 1)
    assert sort_out(judged.good, [punch.key for punch in judged.good]).new == ()
