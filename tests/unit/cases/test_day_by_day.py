from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.cases.rules import due_day, explain_day_by_day
from hallapp.cases.terms import DayReason, Suspension
from hallapp.hall.limits import parse_limit
from hallapp.hall.workdays import DayKind, DayOverride, calendar_from_notices

NOTICED = calendar_from_notices()
LIMITS = st.sampled_from(["1工作日", "20工作日", "7日", "60日", "1月", "3月", "当场"])


def limit_of(text):
    limit = parse_limit(text)
    assert limit is not None
    return limit


def spoken(rows):
    return [(f"{row.day:%m-%d}", row.words) for row in rows]


def test_the_account_over_national_day_names_every_day():
    rows = explain_day_by_day(date(2025, 9, 25), limit_of("5工作日"), NOTICED)

    assert spoken(rows) == [
        ("09-25", "受理当日不计"),
        ("09-26", "第 1 个"),
        ("09-27", "周末"),
        ("09-28", "第 2 个（调休上班）"),
        ("09-29", "第 3 个"),
        ("09-30", "第 4 个"),
        *((f"10-0{day}", "节假日") for day in range(1, 9)),
        ("10-09", "第 5 个"),
    ]


def test_the_account_tells_suspended_days_from_week_ends_and_closures():
    calendar = calendar_from_notices([DayOverride(date(2026, 11, 10), DayKind.CLOSED)])
    suspension = Suspension(date(2026, 11, 6), date(2026, 11, 10))

    rows = explain_day_by_day(date(2026, 11, 5), limit_of("1工作日"), calendar, [suspension])

    assert spoken(rows) == [
        ("11-05", "受理当日不计"),
        ("11-06", "暂停，不计"),
        ("11-07", "周末"),
        ("11-08", "周末"),
        ("11-09", "暂停，不计"),
        ("11-10", "本厅停办"),
        ("11-11", "第 1 个"),
    ]


def test_the_account_of_calendar_days_counts_week_ends_and_shows_the_roll_forward():
    rows = explain_day_by_day(date(2026, 11, 11), limit_of("3日"), NOTICED)

    assert spoken(rows) == [
        ("11-11", "受理当日不计"),
        ("11-12", "第 1 个"),
        ("11-13", "第 2 个"),
        ("11-14", "第 3 个"),
        ("11-15", "周末"),
        ("11-16", "顺延到这一天"),
    ]


def test_a_suspended_week_end_of_calendar_days_is_suspended():
    suspension = Suspension(date(2026, 11, 14), date(2026, 11, 16))

    rows = explain_day_by_day(date(2026, 11, 12), limit_of("2日"), NOTICED, [suspension])

    assert [row.reason for row in rows] == [
        DayReason.ACCEPTED,
        DayReason.COUNTED,
        DayReason.SUSPENDED,
        DayReason.SUSPENDED,
        DayReason.COUNTED,
    ]


def test_on_the_spot_needs_one_line():
    rows = explain_day_by_day(date(2026, 11, 21), limit_of("当场"), NOTICED)

    assert spoken(rows) == [("11-21", "当日办结")]


def test_days_of_a_year_without_a_notice_are_marked():
    rows = explain_day_by_day(date(2026, 12, 30), limit_of("2工作日"), NOTICED)

    assert [row.is_known for row in rows] == [True, True, False, False, False, False]


@given(
    st.dates(date(2024, 1, 1), date(2026, 6, 30)),
    LIMITS,
    st.lists(
        st.builds(
            lambda first, length: Suspension(first, first + timedelta(length)),
            st.dates(date(2024, 1, 1), date(2026, 6, 30)),
            st.integers(0, 30),
        ),
        max_size=3,
    ),
)
def test_the_account_and_the_due_day_never_disagree(accepted_on, text, suspensions):
    limit = limit_of(text)

    rows = explain_day_by_day(accepted_on, limit, NOTICED, suspensions)
    due = due_day(accepted_on, limit, NOTICED, suspensions)

    assert [row.day for row in rows if row.number] == list(due.counted)
    assert [row.number for row in rows if row.number] == list(range(1, len(due.counted) + 1))
    assert (rows[0].day, rows[-1].day) == (accepted_on, due.due_on)
    assert all(row.number is None for row in rows if row.reason is not DayReason.COUNTED)


def test_an_open_suspension_is_explained_up_to_today():
    rows = explain_day_by_day(
        date(2026, 11, 2),
        limit_of("1工作日"),
        NOTICED,
        [Suspension(date(2026, 11, 3))],
        today=date(2026, 11, 4),
    )

    assert [row.reason for row in rows] == [
        DayReason.ACCEPTED,
        DayReason.SUSPENDED,
        DayReason.COUNTED,
    ]


@pytest.mark.parametrize("reason", DayReason)
def test_every_reason_is_told_in_some_account(reason):
    told = set()
    for text in ("5工作日", "3日", "当场"):
        told |= {
            row.reason
            for row in explain_day_by_day(
                date(2026, 11, 11),
                limit_of(text),
                NOTICED,
                [Suspension(date(2026, 11, 16), date(2026, 11, 17))],
            )
        }
    told |= {row.reason for row in explain_day_by_day(date(2026, 11, 11), limit_of("3日"), NOTICED)}

    assert reason in told
