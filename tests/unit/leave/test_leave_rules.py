"""What of a leave counts, who approves it, what the law grants."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.hall.terms import Role
from hallapp.hall.workdays import DayKind, WorkCalendar
from hallapp.kernel.texts import ENGLISH, set_language
from hallapp.leave.errors import (
    LadderError,
    LeaveTooLongError,
    NoWorkingHalfDaysError,
    OutingLongError,
    OutingTimesError,
)
from hallapp.leave.policy import read_ladder, spell_ladder
from hallapp.leave.presets import LADDERS
from hallapp.leave.rules import (
    DECIDERS,
    OF_THE_UNIT,
    RUNNERS,
    AnnualFacts,
    Decider,
    annual_half_days,
    approvers_for,
    check_ladder,
    check_outing,
    counted_halves,
    exclusion_of,
    late_halves,
    may_decide,
)
from hallapp.leave.terms import (
    AnnualExclusion,
    LadderRung,
    LeaveApprover,
    LeaveKind,
    LeaveLadder,
    OutingKind,
    half_days_text,
    leave_number,
    span_text,
)

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 300).map(lambda n: FIRST + timedelta(days=n))
HALVES = st.builds(HalfDay, DAYS, st.sampled_from(Half))
SPANS = st.tuples(HALVES, st.integers(0, 60)).map(
    lambda pair: HalfDaySpan(
        pair[0], HalfDay(pair[0].day + timedelta(days=pair[1]), Half.AFTERNOON)
    )
)
CALENDARS = st.dictionaries(
    DAYS, st.sampled_from([DayKind.HOLIDAY, DayKind.MAKE_UP]), max_size=20
).map(lambda days: WorkCalendar(days, frozenset({2026}), 2026, 2027))
LENGTHS = st.integers(1, 700)


@given(SPANS, CALENDARS, st.sets(DAYS, max_size=5), st.sets(DAYS, max_size=5))
def test_exactly_the_working_and_rostered_half_days_count(
    span: HalfDaySpan, calendar: WorkCalendar, rostered: set[date], resting: set[date]
) -> None:
    expected = [
        each
        for each in span
        if each.day in rostered or (calendar.is_working(each.day) and each.day not in resting)
    ]

    if not expected:
        with pytest.raises(NoWorkingHalfDaysError):
            counted_halves(span, calendar, rostered, resting)
    else:
        assert list(counted_halves(span, calendar, rostered, resting)) == expected


@given(SPANS, HALVES, CALENDARS)
def test_the_half_days_of_a_leave_and_those_beyond_it_never_count_twice(
    span: HalfDaySpan, back: HalfDay, calendar: WorkCalendar
) -> None:
    late = late_halves(span, back, calendar)

    beyond = [
        each
        for each in HalfDaySpan(span.first, max(back, span.last))
        if each not in span and each < back and calendar.is_working(each.day)
    ]
    assert late == len(beyond)


def test_a_span_of_years_is_a_mistyped_date() -> None:
    span = HalfDaySpan.of(date(2026, 1, 5), Half.MORNING, date(2027, 2, 9), Half.MORNING)

    with pytest.raises(LeaveTooLongError):
        counted_halves(span, WorkCalendar({}, frozenset()))


@given(st.sampled_from(sorted(LADDERS)), LENGTHS, st.sampled_from(Role))
def test_every_length_of_leave_has_an_approver_on_every_ladder(
    name: str, half_days: int, role: Role
) -> None:
    approvers = approvers_for(LADDERS[name], half_days, {role})

    assert approvers
    assert all(DECIDERS[each] for each in approvers)


@given(st.sampled_from(sorted(LADDERS)))
def test_every_preset_is_a_whole_ladder_and_survives_the_store(name: str) -> None:
    check_ladder(LADDERS[name])

    assert read_ladder(spell_ladder(LADDERS[name])) == LADDERS[name]
    assert LADDERS[name].remark


@pytest.mark.parametrize(
    ("half_days", "role", "approver"),
    [
        (2, Role.FRONT_CLERK, LeaveApprover.CHIEF_REPRESENTATIVE),
        (3, Role.FRONT_CLERK, LeaveApprover.MANAGEMENT),
        (4, Role.FRONT_CLERK, LeaveApprover.MANAGEMENT),
        (5, Role.FRONT_CLERK, LeaveApprover.HALL_LEADER),
        (2, Role.CHIEF_REPRESENTATIVE, LeaveApprover.MANAGEMENT),
        (3, Role.CHIEF_REPRESENTATIVE, LeaveApprover.HALL_LEADER),
    ],
)
def test_the_sample_of_2024_asks_whom_its_text_names(
    half_days: int, role: Role, approver: LeaveApprover
) -> None:
    assert approvers_for(LADDERS["sample2024"], half_days, {role}) == (approver,)


def test_halls_without_a_published_ladder_say_so() -> None:
    unpublished = {"cangnan", "face_four", "service_hall", "qingcheng", "miluo"}

    assert {LADDERS[name].remark for name in unpublished} == {
        "没有查到这个大厅公布的请假权限，按默认阶梯办理。"
    }
    assert {LADDERS[name].rungs for name in unpublished} == {LADDERS["default"].rungs}


def test_a_ladder_with_a_gap_is_refused() -> None:
    chief = (LeaveApprover.CHIEF_REPRESENTATIVE,)

    for rungs in (
        (),
        (LadderRung(2, chief),),
        (LadderRung(4, chief), LadderRung(2, chief), LadderRung(None, chief)),
        (LadderRung(None, chief), LadderRung(None, chief)),
        (LadderRung(None, ()),),
    ):
        with pytest.raises(LadderError):
            check_ladder(LeaveLadder(rungs))


@given(
    approver=st.sampled_from(LeaveApprover),
    roles=st.sets(st.sampled_from(Role)),
    is_same_unit=st.booleans(),
)
def test_a_step_of_the_unit_is_decided_in_the_unit_or_by_whoever_runs_the_hall(
    approver: LeaveApprover, roles: set[Role], *, is_same_unit: bool
) -> None:
    with_chief = may_decide(approver, Decider(frozenset(roles), is_same_unit, unit_has_chief=True))
    without = may_decide(approver, Decider(frozenset(roles), is_same_unit, unit_has_chief=False))

    if approver in OF_THE_UNIT:
        assert with_chief == (is_same_unit and Role.CHIEF_REPRESENTATIVE in roles)
        assert without == bool(roles & RUNNERS)
    else:
        assert with_chief == without == bool(roles & DECIDERS[approver])


@pytest.mark.parametrize(
    ("years", "days"), [(0, 0), (1, 5), (9, 5), (10, 10), (19, 10), (20, 15), (40, 15)]
)
def test_the_law_gives_five_ten_and_fifteen_days(years: int, days: int) -> None:
    assert annual_half_days(years) == days * 2


@given(st.integers(0, 50), st.integers(0, 50))
def test_more_years_of_work_never_give_less(years: int, more: int) -> None:
    assert annual_half_days(years) <= annual_half_days(years + more)


@pytest.mark.parametrize(
    ("facts", "exclusion"),
    [
        (AnnualFacts(5), None),
        (AnnualFacts(0, vacation_days=30, sick_months=12), None),
        (AnnualFacts(5, vacation_days=5), None),
        (AnnualFacts(5, vacation_days=6), AnnualExclusion.LONG_VACATION),
        (AnnualFacts(5, paid_personal_days=19), None),
        (AnnualFacts(5, paid_personal_days=20), AnnualExclusion.PAID_PERSONAL_LEAVE),
        (AnnualFacts(9, sick_months=2), AnnualExclusion.SICK_TWO_MONTHS),
        (AnnualFacts(10, sick_months=2), None),
        (AnnualFacts(19, sick_months=3), AnnualExclusion.SICK_THREE_MONTHS),
        (AnnualFacts(20, sick_months=3), None),
        (AnnualFacts(20, sick_months=4), AnnualExclusion.SICK_FOUR_MONTHS),
    ],
)
def test_who_has_no_annual_leave_is_named_by_law(
    facts: AnnualFacts, exclusion: AnnualExclusion | None
) -> None:
    found = exclusion_of(facts)

    assert found is exclusion
    assert found is None or found.label


def test_an_outing_is_an_outing_up_to_its_last_minute() -> None:
    now = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    two_hours = now + timedelta(minutes=120)

    check_outing(OutingKind.OUTING, now, two_hours, now, 120)
    check_outing(OutingKind.ESCORT, now, two_hours + timedelta(hours=3), now, 120)
    with pytest.raises(OutingLongError):
        check_outing(OutingKind.MEETING, now, two_hours + timedelta(minutes=1), now, 120)
    with pytest.raises(OutingTimesError):
        check_outing(OutingKind.OUTING, now + timedelta(minutes=5), two_hours, now, 120)
    with pytest.raises(OutingTimesError):
        check_outing(OutingKind.ESCORT, now, now, now, 120)


def test_spans_and_numbers_read_as_offices_write_them() -> None:
    monday = date(2026, 11, 23)
    whole = HalfDaySpan.of(monday, Half.MORNING, monday, Half.AFTERNOON)

    assert [half_days_text(n) for n in (1, 2, 5)] == ["半天", "1 天", "2.5 天"]
    assert span_text(whole) == "11月23日上午 至 11月23日下午"
    assert span_text(HalfDaySpan(whole.last, whole.last)) == "11月23日下午"
    set_language(ENGLISH)
    try:
        assert leave_number(2026, 12) == "请假〔2026〕12号"
    finally:
        set_language("zh_CN")


def test_trips_are_posted_as_trips_and_everything_else_as_leave() -> None:
    trips = {kind for kind in LeaveKind if kind.is_trip}

    assert trips == {LeaveKind.OFFICIAL_TRIP, LeaveKind.TRAINING}
    assert len({kind.label for kind in LeaveKind}) == len(LeaveKind)
