"""What holds of every day, whatever was punched and whatever the roster says."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hallapp.attendance.presets import RULES
from hallapp.attendance.rules import claim_punches, day_frame, result_in
from hallapp.attendance.terms import (
    Circumstances,
    CorrectionFill,
    Excuse,
    Half,
    Outage,
    PunchRow,
    PunchUse,
    ShiftHours,
    Slot,
    SlotTimes,
    Verdict,
)
from hallapp.kernel.clock import zone_named

ZONE = zone_named("Asia/Shanghai")
FIRST = date(2026, 11, 23)
DAYS = [FIRST + timedelta(days=n) for n in range(3)]
AROUND = [FIRST + timedelta(days=n) for n in range(-1, 4)]
END = datetime.combine(FIRST + timedelta(days=9), time(), ZONE)

NIGHT = ShiftHours(
    "夜",
    (
        SlotTimes(Slot.AM_IN, time(22, 0), time(0, 30), due=time(23, 0)),
        SlotTimes(Slot.PM_OUT, time(6, 0), time(8, 0), due=time(7, 0)),
    ),
    begins=time(23, 0),
    crosses_midnight=True,
)
EARLY = ShiftHours(
    "凌晨",
    (SlotTimes(Slot.AM_IN, time(23, 30), time(2, 0), due=time(0, 30)),),
    begins=time(0, 30),
)
ROSTER = st.sampled_from([(), (), (NIGHT,), (EARLY,), (ShiftHours("休", is_rest=True),)])
MOMENTS = st.integers(0, 3 * 24 * 3600 - 1).map(
    lambda s: datetime.combine(FIRST, time(), ZONE) + timedelta(seconds=s)
)
KNOWN = st.builds(
    Circumstances,
    excuses=st.dictionaries(st.sampled_from(Half), st.sampled_from(Excuse)),
    outages=st.lists(st.builds(Outage, MOMENTS, MOMENTS), max_size=2).map(tuple),
    corrections=st.dictionaries(
        st.sampled_from(Slot), st.builds(CorrectionFill, st.just("1"), MOMENTS | st.none())
    ),
    is_settled=st.booleans(),
)
HALL_RULES = st.sampled_from(list(RULES.values()))


def days_of(punches, rules, roster, known, now=END):
    frames = {
        day: day_frame(rules, day, shifts, is_working_day=day.weekday() < 5)
        for day, shifts in zip(AROUND, roster, strict=True)
    }
    claimed = claim_punches(punches, frames, ZONE)
    return {day: result_in(frames[day], claimed.get(day, ()), now, known) for day in AROUND}


def punches_at(moments):
    return [PunchRow(f"{n:02}", "p", moment) for n, moment in enumerate(moments)]


@given(
    st.lists(MOMENTS, max_size=10),
    HALL_RULES,
    st.lists(ROSTER, min_size=5, max_size=5),
    KNOWN,
)
def test_every_raw_punch_has_exactly_one_use_on_exactly_one_day(moments, rules, roster, known):
    punches = punches_at(moments)

    days = days_of(punches, rules, roster, known)

    placed = [each for day in days.values() for each in day.punches]
    assert sorted(each.punch.id for each in placed) == [punch.id for punch in punches]
    assert all((each.slot is None) is (each.use is PunchUse.OUTSIDE) for each in placed)
    for day in days.values():
        taken = [each.slot for each in day.punches if each.use is PunchUse.TAKEN]
        assert len(taken) == len(set(taken))


@given(
    st.lists(MOMENTS, max_size=8, unique=True),
    st.randoms(use_true_random=False),
    HALL_RULES,
    st.lists(ROSTER, min_size=5, max_size=5),
    KNOWN,
)
def test_the_order_in_which_punches_come_in_does_not_matter(moments, random, rules, roster, known):
    punches = punches_at(moments)
    shuffled = list(punches)
    random.shuffle(shuffled)

    assert days_of(shuffled, rules, roster, known) == days_of(punches, rules, roster, known)


@given(
    st.lists(MOMENTS, max_size=8),
    HALL_RULES,
    st.lists(ROSTER, min_size=5, max_size=5),
    KNOWN,
)
def test_counting_a_day_again_comes_to_the_same(moments, rules, roster, known):
    first = days_of(punches_at(moments), rules, roster, known)
    again = {
        day: [placed.punch for placed in reversed(result.punches)] for day, result in first.items()
    }
    recounted = days_of([p for day in AROUND for p in again[day]], rules, roster, known)

    assert recounted == first


@given(st.lists(MOMENTS, max_size=8), HALL_RULES, KNOWN)
def test_leave_is_never_absence_and_a_declared_failure_never_silence(moments, rules, known):
    days = days_of(punches_at(moments), rules, [()] * 5, known)

    for result in days.values():
        for half in result.halves:
            if half.half in known.excuses and result.day.weekday() < 5:
                assert half.verdict is Verdict.EXCUSED


@given(st.lists(MOMENTS, max_size=6), HALL_RULES, KNOWN)
def test_nothing_stays_pending_once_everything_has_closed(moments, rules, known):
    days = days_of(punches_at(moments), rules, [()] * 5, known)

    verdicts = {half.verdict for result in days.values() for half in result.halves}
    assert Verdict.PENDING not in verdicts
