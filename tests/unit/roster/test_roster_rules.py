"""Shifts that overlap, notice of hand-overs, who covers a post, what is vacant."""

import uuid
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.hall.workdays import DayKind, WorkCalendar
from hallapp.roster.errors import ShiftCodeError, ShiftTimesError
from hallapp.roster.importing.columns import day_of, month_in
from hallapp.roster.rules import (
    HallNow,
    ShiftWish,
    check_shift,
    cover_of,
    is_short_notice,
    occasion_on,
    overlap,
    standing_pairs,
    vacant_posts,
)
from hallapp.roster.terms import (
    CoverWord,
    HandoverCause,
    HandoverRow,
    PostPairRow,
    RosterOccasion,
    ShiftRow,
    ShiftSlot,
)

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
FRIDAY, SATURDAY, SUNDAY = (MONDAY + timedelta(days=n) for n in (4, 5, 6))
NEXT_MONDAY = MONDAY + timedelta(days=7)
CALENDAR = WorkCalendar({}, frozenset({2026}))
A, B, C, WINDOW = (uuid.UUID(int=n) for n in range(1, 5))
PAIR = PostPairRow(uuid.UUID(int=9), WINDOW, 5, A, "甲", B, "乙", MONDAY)
NOW = datetime(2026, 11, 23, 2, 20, tzinfo=UTC)
PEOPLE = st.sets(st.sampled_from([A, B, C]))
TIMES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


def shift(begins: time, ends: time) -> ShiftRow:
    return ShiftRow(uuid.uuid4(), "A", "早班", begins, ends, crosses_midnight=ends <= begins)


SHIFTS = st.builds(shift, TIMES, TIMES)


@given(SHIFTS, SHIFTS, st.integers(-3, 3))
def test_overlap_is_the_same_from_both_sides_and_never_beyond_two_days(
    one: ShiftRow, other: ShiftRow, apart: int
) -> None:
    there = MONDAY + timedelta(days=apart)

    assert overlap(MONDAY, one, there, other) == overlap(there, other, MONDAY, one)
    if abs(apart) > 1:
        assert not overlap(MONDAY, one, there, other)


def test_a_night_shift_meets_the_morning_of_the_day_after() -> None:
    night, early = shift(time(22), time(8)), shift(time(7), time(12))
    after = shift(time(8), time(12))

    assert overlap(MONDAY, night, TUESDAY, early)
    assert not overlap(MONDAY, night, TUESDAY, after)
    assert not overlap(MONDAY, shift(time(8), time(12)), MONDAY, shift(time(12), time(17)))


@pytest.mark.parametrize(
    ("told_on", "from_on", "is_short"),
    [
        (MONDAY, MONDAY, True),
        (MONDAY, TUESDAY, False),
        (FRIDAY, NEXT_MONDAY, False),
        (SATURDAY, NEXT_MONDAY, True),
        (SUNDAY, NEXT_MONDAY, True),
        (TUESDAY, MONDAY, True),
    ],
)
def test_a_post_is_handed_over_one_working_day_ahead(
    told_on: date, from_on: date, *, is_short: bool
) -> None:
    assert is_short_notice(told_on, from_on, CALENDAR) is is_short


@given(st.integers(0, 200), st.integers(0, 30), st.integers(0, 10))
def test_telling_earlier_is_never_shorter_notice(first: int, ahead: int, earlier: int) -> None:
    from_on = date(2026, 1, 20) + timedelta(days=first)
    told_on = from_on - timedelta(days=ahead)

    if not is_short_notice(told_on, from_on, CALENDAR):
        assert not is_short_notice(told_on - timedelta(days=earlier), from_on, CALENDAR)


def test_a_plain_shift_on_a_day_of_rest_is_weekend_or_holiday_duty() -> None:
    calendar = WorkCalendar(
        {TUESDAY: DayKind.HOLIDAY, SATURDAY: DayKind.MAKE_UP}, frozenset({2026})
    )
    said = RosterOccasion.SHIFT

    assert occasion_on(MONDAY, calendar, said) is RosterOccasion.SHIFT
    assert occasion_on(TUESDAY, calendar, said) is RosterOccasion.HOLIDAY_DUTY
    assert occasion_on(SATURDAY, calendar, said) is RosterOccasion.SHIFT
    assert occasion_on(SUNDAY, calendar, said) is RosterOccasion.WEEKEND
    assert occasion_on(SUNDAY, calendar, RosterOccasion.NOON_DUTY) is RosterOccasion.NOON_DUTY


@given(PEOPLE, PEOPLE, PEOPLE)
def test_a_post_is_staffed_by_a_or_b_and_by_nobody_else(
    present: set[uuid.UUID], away: set[uuid.UUID], out: set[uuid.UUID]
) -> None:
    cover = cover_of(PAIR, present, away, out)

    assert cover.is_staffed == bool(present & {A, B})
    assert cover.by_person_id in {None, A, B}
    if cover.word is CoverWord.B_COVERS:
        assert cover.by_person_id == B
        # Covering says nothing about A: only leave, a trip or a slip excuses A.
        assert cover.is_a_excused == (A in away or A in out)


def state(**more: object) -> HallNow:
    return HallNow(NOW, **more)  # type: ignore[arg-type]


def test_a_post_left_for_twenty_minutes_is_vacant_and_over_a_limit_of_fifteen() -> None:
    left = {WINDOW: NOW - timedelta(minutes=20)}

    (row,) = vacant_posts([PAIR], state(left_at=left, in_hall={A, B}), 15)

    assert (row.is_over_limit, row.proposed, row.is_a_excused) == (True, B, False)
    (below,) = vacant_posts([PAIR], state(left_at=left, in_hall={A, B}), 21)
    assert not below.is_over_limit


@given(PEOPLE, PEOPLE, PEOPLE, st.sampled_from([None, A, B, C]))
def test_whoever_is_proposed_is_in_the_hall_and_free_to_come(
    away: set[uuid.UUID], out: set[uuid.UUID], here: set[uuid.UUID], holder: uuid.UUID | None
) -> None:
    holders = {} if holder is None else {WINDOW: holder}

    found = vacant_posts([PAIR], state(holders=holders, away=away, out=out, in_hall=here), 15)

    is_staffed = holder in {A, B} and holder not in out
    assert bool(found) is not is_staffed
    for row in found:
        assert row.proposed in {None, B}
        if row.proposed is not None:
            assert B in here
            assert B not in away | out


def test_a_window_with_two_pairs_is_staffed_by_either() -> None:
    second = PostPairRow(uuid.UUID(int=10), WINDOW, 5, C, "丙", B, "乙", MONDAY)

    assert vacant_posts([PAIR, second], state(holders={WINDOW: C}), 15) == ()
    assert len(vacant_posts([PAIR, second], state(), 15)) == 1


def test_a_post_without_a_window_is_staffed_by_whoever_is_in_the_hall() -> None:
    pair = PostPairRow(uuid.UUID(int=11), None, None, A, "甲", B, "乙", MONDAY)

    assert vacant_posts([pair], state(in_hall={B}), 15) == ()
    (row,) = vacant_posts([pair], state(in_hall={A}, out={A}, opened_at=NOW), 15)
    assert (row.is_a_excused, row.since) == (True, NOW)


def test_a_post_handed_over_stands_under_the_b_of_that_half_day() -> None:
    afternoon = HalfDay(MONDAY, Half.AFTERNOON)
    handed = HandoverRow(
        uuid.UUID(int=12), PAIR.id, WINDOW, 5, A, "甲", C, "丙",
        HalfDaySpan(afternoon, afternoon), HandoverCause.LEAVE, "", NOW, is_short_notice=False,
    )  # fmt: skip

    (morning,) = standing_pairs([PAIR], [handed], HalfDay(MONDAY, Half.MORNING))
    (later,) = standing_pairs([PAIR], [handed], afternoon)

    assert (morning.b_person_id, later.b_person_id, later.b_name) == (B, C, "丙")


def test_a_shift_has_a_code_a_name_and_times_that_can_be() -> None:
    slot = ShiftSlot("am_in", time(9), time(8), time(8, 30))

    with pytest.raises(ShiftCodeError):
        check_shift(ShiftWish(" ", "早班", time(8), time(12)))
    with pytest.raises(ShiftTimesError):
        check_shift(ShiftWish("A", "早班", time(8), time(8)))
    with pytest.raises(ShiftTimesError):
        check_shift(ShiftWish("A", "早班", time(8), time(12), (slot,)))
    night = ShiftWish("N", "夜班", time(20), time(8))
    check_shift(night)
    assert night.crosses_midnight


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-03", date(2026, 11, 3)),
        ("2026年11月3日", date(2026, 11, 3)),
        ("2026-11-03 00:00:00", date(2026, 11, 3)),
        ("11-3", date(2026, 11, 3)),
        ("11月3日（周二）", date(2026, 11, 3)),
        ("3日", date(2026, 11, 3)),
        ("3", date(2026, 11, 3)),
        ("31", None),
        ("合计", None),
        ("", None),
    ],
)
def test_headings_of_days_are_read_however_they_are_written(text: str, day: date | None) -> None:
    assert day_of(text, MONDAY) == day


def test_bare_numbers_mean_nothing_without_a_month() -> None:
    assert day_of("3", None) is None
    assert month_in("政务大厅2026年11月排班表") == date(2026, 11, 1)
    assert month_in("排班表") is None
