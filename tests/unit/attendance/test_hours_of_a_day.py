"""Which slots a day has: weekdays, seasons, two punches a day, what the roster says."""

from datetime import date, datetime, time, timedelta

import pytest

from hallapp.attendance.presets import RULES
from hallapp.attendance.rules import check_rules, day_frame, day_result
from hallapp.attendance.terms import (
    AttendanceRules,
    Circumstances,
    CorrectionFill,
    Excuse,
    Finding,
    Half,
    HalfState,
    MinutesRung,
    MissingPolicy,
    Outage,
    PublicWord,
    PunchRow,
    PunchUse,
    ShiftHours,
    Slot,
    SlotTimes,
    SpecialHours,
    Threshold,
    Verdict,
    YearDay,
    half_state,
)
from hallapp.kernel.clock import zone_named
from hallapp.leave.terms import LeaveKind

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
ZONE = zone_named("Asia/Shanghai")
USUAL = AttendanceRules()
TWO = RULES["qingcheng"]

FRIDAY_SLOTS = (*USUAL.slots[:3], SlotTimes(Slot.PM_OUT, time(16, 0), time(20, 0), time(16, 30)))
SUMMER_SLOTS = (
    SlotTimes(Slot.AM_IN, time(7, 0), time(10, 0), time(8, 30)),
    SlotTimes(Slot.AM_OUT, time(11, 30), time(13, 0), time(12, 0)),
    SlotTimes(Slot.PM_IN, time(13, 30), time(16, 0), time(15, 0)),
    SlotTimes(Slot.PM_OUT, time(17, 30), time(21, 0), time(18, 0)),
)
SEASONS = AttendanceRules(
    special=(
        SpecialHours("夏季", SUMMER_SLOTS, from_day=YearDay(5, 1), until_day=YearDay(9, 30)),
        SpecialHours("周五", FRIDAY_SLOTS, weekdays=(4,)),
    )
)
WINTER = SpecialHours("冬季", FRIDAY_SLOTS, from_day=YearDay(10, 1), until_day=YearDay(4, 30))


def at(text, day=MONDAY):
    return datetime.combine(day, time.fromisoformat(text), ZONE)


def result_of(*texts, rules=USUAL, day=MONDAY, now="23:59", is_working_day=True, **known):
    punches = [PunchRow(str(n), "p1", at(text, day)) for n, text in enumerate(texts)]
    return day_result(
        punches,
        rules,
        day,
        at(now, day),
        is_working_day=is_working_day,
        circumstances=Circumstances(**known),
    )


def findings(result):
    return [slot.finding.value for slot in result.slots]


def verdicts(result):
    return [half.verdict for half in result.halves]


def states(result):
    return [half_state(half).value for half in result.halves]


# Weekdays and seasons


def test_friday_may_end_earlier():
    check_rules(SEASONS)

    assert result_of("16:30", rules=SEASONS, day=FRIDAY).slots[3].finding is Finding.ON_TIME
    assert result_of("16:30", rules=SEASONS, day=MONDAY).slots[3].finding is Finding.LONG_EARLY


def test_summer_has_hours_of_its_own():
    july = date(2026, 7, 6)

    assert result_of("08:31", rules=SEASONS, day=july).slots[0].minutes == 1
    assert result_of("08:31", rules=SEASONS, day=MONDAY).slots[0].finding is Finding.ON_TIME


def test_of_several_special_hours_the_last_that_fits_holds():
    friday_in_july = date(2026, 7, 10)

    assert SEASONS.slots_on(friday_in_july) == FRIDAY_SLOTS


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (date(2027, 1, 1), True),
        (date(2027, 4, 30), True),
        (date(2027, 5, 1), False),
    ],
)
def test_a_season_may_reach_over_new_year(day, holds):
    assert WINTER.holds_on(day) is holds


# Two punches a day


def test_with_two_punches_each_half_day_is_judged_by_its_own():
    result = result_of("09:12", "17:01", rules=TWO)

    assert findings(result) == ["late", "not_asked", "not_asked", "on_time"]
    assert verdicts(result) == [Verdict.PRESENT, Verdict.PRESENT]
    assert [slot.word for slot in result.slots] == ["迟 12 分", "", "", ""]


def test_with_two_punches_who_forgets_to_go_has_a_missing_punch_and_no_absence():
    assert verdicts(result_of("08:50", rules=TWO)) == [Verdict.PRESENT, Verdict.MISSING_PUNCH]
    assert verdicts(result_of(rules=TWO)) == [Verdict.ABSENT, Verdict.ABSENT]


def test_with_two_punches_who_came_is_on_duty_all_day():
    assert result_of("08:50", rules=TWO, now="15:30").public is PublicWord.ON_DUTY
    assert result_of(rules=TWO, now="15:30").public is None


def test_with_two_punches_leave_of_a_morning_asks_only_for_the_evening():
    result = result_of("17:01", rules=TWO, excuses={Half.MORNING: Excuse.LEAVE})

    assert verdicts(result) == [Verdict.EXCUSED, Verdict.PRESENT]


# The roster


NOON = ShiftHours("午", is_added=True, covers_noon=True)
LATE_EVENING = ShiftHours(
    "延",
    (SlotTimes(Slot.PM_OUT, time(18, 0), time(22, 0), due=time(19, 0)),),
    begins=time(17, 0),
    is_added=True,
)
SATURDAY_MORNING = ShiftHours(
    "周",
    (
        SlotTimes(Slot.AM_IN, time(8, 0), time(10, 0), due=time(9, 0)),
        SlotTimes(Slot.AM_OUT, time(11, 30), time(13, 0), due=time(12, 0)),
    ),
    begins=time(9, 0),
)


def test_who_has_noon_duty_is_not_asked_to_punch_at_noon():
    result = result_of("08:50", "17:01", shifts=(NOON,))

    assert findings(result) == ["on_time", "not_asked", "not_asked", "on_time"]
    assert verdicts(result) == [Verdict.PRESENT, Verdict.PRESENT]


def test_extended_hours_move_only_the_end_of_the_day():
    result = result_of("08:50", "12:01", "13:20", "18:30", shifts=(LATE_EVENING,))

    assert findings(result) == ["on_time", "on_time", "on_time", "long_early"]


def test_weekend_duty_is_work_on_a_day_of_rest_and_asks_for_its_own_slots_only():
    result = result_of("09:05", is_working_day=False, shifts=(SATURDAY_MORNING,))

    assert findings(result) == ["late", "missing", "not_asked", "not_asked"]
    assert verdicts(result) == [Verdict.MISSING_PUNCH, Verdict.REST]


def test_extended_hours_on_a_day_of_rest_ask_for_nothing_else():
    result = result_of("19:05", is_working_day=False, shifts=(LATE_EVENING,))

    assert findings(result) == ["not_asked", "not_asked", "not_asked", "on_time"]


def test_a_day_off_by_the_roster_is_no_absence():
    result = result_of(shifts=(ShiftHours("休", is_rest=True),))

    assert verdicts(result) == [Verdict.REST, Verdict.REST]


def test_duty_without_slots_of_its_own_keeps_the_halls_hours():
    result = result_of("08:50", "12:01", is_working_day=False, shifts=(ShiftHours("值"),))

    assert findings(result) == ["on_time", "on_time", "not_come", "not_come"]


def test_slots_that_overlap_are_cut_where_the_earlier_work_ends():
    wide = (
        SlotTimes(Slot.AM_OUT, time(11, 30), time(13, 0), due=time(12, 0)),
        SlotTimes(Slot.PM_IN, time(11, 30), time(14, 0), due=time(12, 30)),
    )

    frame = day_frame(USUAL, MONDAY, (ShiftHours("班", wide, time(8)),), is_working_day=True)

    going, coming = frame.spans
    assert going.closed_at == coming.opens_at == at("12:01")


# Ladders, grace, policy


LADDER = AttendanceRules(
    late_rungs=(
        MinutesRung("within_10", Threshold(0, is_inclusive=False)),
        MinutesRung("over_10", Threshold(10, is_inclusive=False)),
    )
)


@pytest.mark.parametrize(
    ("came", "rung"),
    [("09:00", ""), ("09:01", "within_10"), ("09:10", "within_10"), ("09:10:01", "over_10")],
)
def test_the_ladder_says_which_rung_a_lateness_reaches(came, rung):
    result = result_of(came, "12:00", rules=LADDER)

    assert result.slots[0].rung == result.halves[0].late_rung == rung


def test_a_hall_without_absence_by_minutes_finds_only_lateness():
    result = result_of("10:00", "12:00", rules=RULES["service_hall"])

    assert (verdicts(result)[0], result.halves[0].late_rung) == (Verdict.PRESENT, "from_30")


def test_grace_takes_nothing_off_the_minutes_once_it_is_over():
    rules = AttendanceRules(grace_minutes=5)

    assert result_of("09:05", rules=rules).slots[0].finding is Finding.ON_TIME
    assert result_of("09:06", rules=rules).slots[0].minutes == 6


def test_a_missing_punch_is_a_question_until_corrections_are_over():
    rules = AttendanceRules(missing=MissingPolicy.ABSENCE)
    punched = ("08:50", "13:20", "17:01")

    open_result = result_of(*punched, rules=rules)
    settled = result_of(*punched, rules=rules, is_settled=True)

    assert verdicts(open_result)[0] is Verdict.MISSING_PUNCH
    assert verdicts(settled)[0] is Verdict.ABSENT
    assert settled.halves[0].missing == 1
    assert verdicts(result_of(*punched, is_settled=True))[0] is Verdict.MISSING_PUNCH


# Corrections and outages


def test_an_approved_correction_fills_its_slot_and_is_marked():
    filled = {Slot.AM_OUT: CorrectionFill("补〔2026〕3号", at("12:05"))}

    result = result_of("08:50", "13:20", "17:01", corrections=filled)

    assert verdicts(result) == [Verdict.PRESENT, Verdict.PRESENT]
    assert (result.slots[1].time_text, result.slots[1].word) == ("12:05", "补签")
    assert result.halves[0].correction == "补〔2026〕3号"
    assert len(result.punches) == 3


def test_a_correction_may_say_in_time_without_a_time():
    result = result_of("12:00", corrections={Slot.AM_IN: CorrectionFill("1")})

    assert (result.slots[0].finding, result.slots[0].punched_at) == (Finding.ON_TIME, None)
    assert verdicts(result)[0] is Verdict.PRESENT


def test_a_correction_that_says_late_is_late():
    result = result_of("12:00", corrections={Slot.AM_IN: CorrectionFill("1", at("09:07"))})

    assert (result.slots[0].finding, result.slots[0].minutes) == (Finding.LATE, 7)


def test_a_correction_stands_above_the_punch_and_the_punch_is_kept():
    filled = {Slot.AM_IN: CorrectionFill("1", at("08:55"))}

    result = result_of("09:40", "12:00", corrections=filled)

    assert verdicts(result)[0] is Verdict.PRESENT
    assert [placed.use for placed in result.punches] == [PunchUse.TAKEN, PunchUse.TAKEN]


def test_leave_stands_above_a_correction():
    result = result_of(
        excuses={Half.MORNING: Excuse.LEAVE},
        leave_kinds={Half.MORNING: LeaveKind.PERSONAL},
        corrections={Slot.AM_IN: CorrectionFill("1")},
    )

    assert verdicts(result)[0] is Verdict.EXCUSED
    assert (result.halves[0].excuse, result.halves[0].excuse_word) == (Excuse.LEAVE, "事假")


def test_power_out_before_nine_leaves_the_morning_to_be_confirmed_for_thirty_people():
    outage = (Outage(at("07:50"), at("09:10")),)

    results = [result_of("12:01", "13:20", "17:00", outages=outage) for _person in range(30)]

    assert {tuple(verdicts(result)) for result in results} == {
        (Verdict.TO_CONFIRM, Verdict.PRESENT)
    }


def test_a_make_up_sunday_without_punches_is_absence_and_a_holiday_friday_is_nothing():
    sunday = result_of(day=date(2026, 9, 20))
    holiday = result_of(day=date(2026, 10, 2), is_working_day=False)

    assert states(sunday) == ["absent", "absent"]
    assert states(holiday) == ["off", "off"]


@pytest.mark.parametrize(
    ("texts", "known", "expected"),
    [
        (("08:50", "12:00", "13:20", "17:00"), {}, ["present", "present"]),
        (("09:05", "12:00", "13:20", "16:40"), {}, ["late", "early_leave"]),
        (("09:05", "11:50"), {}, ["late_and_early", "absent"]),
        (("08:50",), {}, ["missing_punch", "absent"]),
        (
            ("13:20", "17:00"),
            {"excuses": {Half.MORNING: Excuse.TRIP}},
            ["leave", "present"],
        ),
        (
            (),
            {"outages": (Outage(at("07:00"), at("21:00")),)},
            ["unconfirmed", "unconfirmed"],
        ),
    ],
)
def test_a_half_day_has_one_word_for_files_and_commands(texts, known, expected):
    assert states(result_of(*texts, **known)) == expected


def test_what_is_not_decided_yet_is_unconfirmed():
    assert states(result_of("08:50", now="10:00")) == ["unconfirmed", "unconfirmed"]


def test_every_state_can_come_about():
    told = {state.value for state in HalfState}

    assert told == {
        "present", "late", "early_leave", "late_and_early", "absent", "missing_punch", "leave",
        "unconfirmed", "off",
    }  # fmt: skip


def test_the_thirty_minute_rule_is_told_from_a_second_before():
    rules = AttendanceRules(absent_from=Threshold(30))
    late = USUAL.slots[0].due

    just = datetime.combine(MONDAY, late, ZONE) + timedelta(minutes=30)
    before = just - timedelta(seconds=1)

    assert verdicts(result_of(f"{before:%H:%M:%S}", "12:00", rules=rules))[0] is Verdict.PRESENT
    assert verdicts(result_of(f"{just:%H:%M:%S}", "12:00", rules=rules))[0] is Verdict.ABSENT
