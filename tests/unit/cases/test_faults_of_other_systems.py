"""What went wrong with deadlines in other systems, and must not here.

Each test names the report that it comes from. What concerns the flow of a case or its supervision,
not the count, is tested with them.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hallapp.cases.rules import (
    DayBudget,
    HourBudget,
    HourSuspension,
    due_day,
    due_moment,
    explain_day_by_day,
    hour_yellow_from,
    light,
    working_time_used,
    yellow_from,
)
from hallapp.cases.terms import Light, Suspension
from hallapp.hall.calendar_forms import WEEKDAYS, parse_calendar
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.office_hours import OfficeHours, OfficeWeek
from hallapp.hall.opening_times import parse_day_hours
from hallapp.hall.workdays import DayKind, DayOverride, calendar_from_notices

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOTICED = calendar_from_notices()
OPEN = parse_day_hours([("09:00", "12:00"), ("13:30", "17:00")])
HALL = OfficeHours(NOTICED, OfficeWeek((*(OPEN,) * 5, (), ())), SHANGHAI)
MONDAY = date(2026, 11, 2)
HOUR = timedelta(hours=1)


def working(days):
    return Limit(days, LimitUnit.WORKING_DAYS)


def at(text):
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=SHANGHAI)


def test_1_and_12_the_time_between_closing_and_reopening_is_not_counted():
    """zammad 188, GLPI 23359."""
    suspended = HourSuspension(at("11-23T10:00"), at("11-23T11:00"))
    closed = HourSuspension(at("11-23T14:00"), at("11-24T10:00"))

    due = due_moment(at("11-23T09:00"), HourBudget(4 * HOUR), HALL, [suspended, closed])

    assert due == at("11-24T11:30")


def test_2_round_the_clock_every_minute_of_the_day_counts():
    """zammad 3180: 00:00 to 23:59 lost a minute a day."""
    form = parse_calendar({"zone": "UTC", "week": {day: [["00:00", "24:00"]] for day in WEEKDAYS}})
    start = datetime(2026, 11, 23, tzinfo=UTC)

    week = working_time_used(start, start + timedelta(days=7), form.over(2026, 2026))

    assert week == timedelta(days=7)


def test_6_and_13_nobody_is_warned_at_night_or_on_a_rest_day():
    """zammad 4432, GLPI 14492."""
    due = due_moment(at("11-27T16:00"), HourBudget(2 * HOUR), HALL)

    warned_at = hour_yellow_from(due, HourBudget(20 * HOUR), HALL)

    assert due == at("11-30T10:00")
    assert warned_at == at("11-27T13:30") + HOUR / 2
    yellow = [
        yellow_from(due_day(MONDAY + timedelta(n), working(10), NOTICED), NOTICED)
        for n in range(60)
    ]
    assert all(map(NOTICED.is_working, yellow))


def test_7_a_due_day_explains_itself_day_by_day():
    """zammad 390: six days instead of four, by holidays that nobody had asked for."""
    closure = calendar_from_notices([DayOverride(date(2026, 11, 4), DayKind.CLOSED)])

    rows = explain_day_by_day(MONDAY, working(3), closure)

    assert [row.words for row in rows] == [
        "受理当日不计",
        "第 1 个",
        "本厅停办",
        "第 2 个",
        "第 3 个",
    ]


def test_9_another_limit_half_way_keeps_the_ledger():
    """GLPI 6902 and 15605: a changed rule forgot the pauses."""
    ledger = [Suspension(date(2026, 11, 4), date(2026, 11, 6))]

    before = due_day(MONDAY, working(5), NOTICED, ledger)
    after = due_day(MONDAY, working(8), NOTICED, ledger)

    assert before.due_on == date(2026, 11, 11)
    assert after.due_on == date(2026, 11, 16)


def test_10_a_suspension_over_a_week_end_gives_back_its_working_days_only():
    """GLPI 10594."""
    over_a_week_end = [Suspension(date(2026, 11, 6), date(2026, 11, 9))]

    assert due_day(MONDAY, working(5), NOTICED, over_a_week_end).due_on == date(2026, 11, 10)


def test_11_a_suspended_case_never_turns_red_even_after_a_month():
    """GLPI 24481: violated while pending."""
    for days in range(31):
        today = date(2026, 11, 4) + timedelta(days=days)
        due = due_day(MONDAY, working(5), NOTICED, [Suspension(date(2026, 11, 4))], today=today)

        assert light(due, today, NOTICED, is_suspended=True) is Light.GREY
        assert light(due, today, NOTICED) is Light.GREEN


def test_14_a_warning_an_hour_before_is_not_given_at_midnight():
    """GLPI 22678."""
    assert due_moment(at("11-24T11:00"), HourBudget(-HOUR), HALL) == at("11-24T10:00")


@pytest.mark.parametrize("received", ["11-21T10:00", "11-22T23:00", "11-23T07:00"])
def test_15_received_out_of_hours_a_limit_still_has_its_whole_length(received):
    """GLPI 687: the length became nothing."""
    assert due_moment(at(received), HourBudget(2 * HOUR), HALL) == at("11-23T11:00")


def test_16_a_suspension_moves_the_end_and_not_the_beginning():
    """helpdesk 2449: the hold was added to the start."""
    stood = [HourSuspension(at("11-23T16:00"), at("11-24T10:00"))]
    start = at("11-23T15:00")

    due = due_moment(start, HourBudget(2 * HOUR), HALL, stood)

    assert due == at("11-24T11:00")
    assert working_time_used(start, due, HALL, stood) == 2 * HOUR


def test_17_a_suspension_outside_office_hours_extends_nothing():
    """erpnext 49414."""
    at_night = [HourSuspension(at("11-23T17:00"), at("11-24T09:00"))]

    assert due_moment(at("11-23T16:00"), HourBudget(2 * HOUR), HALL, at_night) == due_moment(
        at("11-23T16:00"), HourBudget(2 * HOUR), HALL
    )


@pytest.mark.parametrize("name", WEEKDAYS)
def test_18_a_week_of_any_single_day_is_reckoned_rightly(name):
    """osTicket 6739: right only where Monday and Thursday were working days."""
    hours = parse_calendar({"zone": "UTC", "week": {name: [["09:00", "17:00"]]}}).over(2026, 2026)
    start = datetime(2026, 11, 1, tzinfo=UTC)  # a Sunday
    first = date(2026, 11, 2) + timedelta(days=WEEKDAYS.index(name))

    due = due_moment(start + timedelta(days=1), HourBudget(9 * HOUR), hours)

    assert due.date() == first + timedelta(days=7)
    assert due.hour == 10
    assert due_day(date(2026, 11, 1), working(2), hours.calendar).due_on == due.date()


def test_19_a_holiday_of_several_days_counts_wherever_it_lies_in_the_span():
    """jBPM: it was looked at on the last day alone."""
    rest = [DayOverride(date(2026, 11, 4) + timedelta(n), DayKind.HOLIDAY) for n in range(3)]

    due = due_day(MONDAY, working(5), calendar_from_notices(rest))

    assert due.due_on == date(2026, 11, 12)


def test_20_the_notice_for_a_year_may_change_the_december_before():
    """holiday-cn: 2018-12-29 was worked and 12-31 was free by the notice for 2019."""
    due = due_day(date(2018, 12, 27), working(3), NOTICED)

    assert due.counted == (date(2018, 12, 28), date(2018, 12, 29), date(2019, 1, 2))


def test_21_a_year_without_a_notice_is_neither_an_error_nor_without_holidays():
    """chinese-calendar 94, Nager.Date 1075."""
    due = due_day(date(2026, 12, 30), working(2), NOTICED)

    assert due.is_provisional
    assert date(2027, 1, 1) not in due.counted


def test_22_a_notice_that_is_changed_in_the_middle_of_a_year_moves_the_due_day():
    """chinese-calendar 38 and 101: the days around 1 May 2019 were changed after publication."""
    before = due_day(date(2026, 4, 29), working(3), NOTICED)
    changed = [DayOverride(date(2026, 5, 6), DayKind.HOLIDAY)]

    after = due_day(date(2026, 4, 29), working(3), calendar_from_notices(changed))

    assert (before.due_on, after.due_on) == (date(2026, 5, 7), date(2026, 5, 8))


def test_a_licence_accepted_before_national_day_lists_the_five_days_that_count():
    due = due_day(date(2025, 9, 25), DayBudget(working(5)), NOTICED)

    assert due.due_on == date(2025, 10, 9)
    assert [f"{day:%m-%d}" for day in due.counted] == ["09-26", "09-28", "09-29", "09-30", "10-09"]
    assert NOTICED.kind(date(2025, 9, 28)) is DayKind.MAKE_UP


@pytest.mark.parametrize(
    ("accepted", "days", "due", "is_provisional"),
    [
        ("2024-02-02", 5, "2024-02-08", False),
        ("2025-01-24", 5, "2025-02-07", False),
        ("2025-09-26", 3, "2025-09-30", False),
        ("2026-02-12", 5, "2026-02-26", False),
        ("2026-02-14", 1, "2026-02-24", False),
        ("2026-04-30", 5, "2026-05-11", False),
        ("2026-09-18", 10, "2026-10-09", False),
        ("2026-09-30", 1, "2026-10-08", False),
        ("2026-09-30", 20, "2026-11-03", False),
        ("2026-11-23", 20, "2026-12-21", False),
        ("2026-12-10", 20, "2027-01-08", True),
    ],
)
def test_the_table_that_halls_check_by_hand(accepted, days, due, is_provisional):
    found = due_day(date.fromisoformat(accepted), working(days), NOTICED)

    assert (found.due_on, found.is_provisional) == (date.fromisoformat(due), is_provisional)
