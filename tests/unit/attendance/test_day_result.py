from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.attendance.errors import SlotMissingError, SlotTimesError, ThresholdError
from hallapp.attendance.rules import check_rules, day_result, place_punches, sheet_row
from hallapp.attendance.terms import (
    AttendanceRules,
    Circumstances,
    Excuse,
    Finding,
    Half,
    Outage,
    PublicWord,
    PunchRow,
    PunchSource,
    PunchUse,
    Slot,
    SlotTimes,
    Threshold,
    Verdict,
)
from hallapp.attendance.terms.person_days import half_words
from hallapp.attendance.terms.results import HalfResult
from hallapp.kernel.clock import zone_named
from hallapp.wording.attendance import SENTENCES

DAY = date(2026, 11, 23)
ZONE = zone_named("Asia/Shanghai")
RULES = AttendanceRules()
FULL_DAY = ("08:50", "12:01", "13:25", "17:02")
ALL_DAY_LEAVE = dict.fromkeys(Half, Excuse.LEAVE)


def at(text, day=DAY):
    return datetime.combine(day, time.fromisoformat(text), ZONE)


def punched(*texts):
    return [PunchRow(str(n), "p1", at(text).astimezone(UTC)) for n, text in enumerate(texts)]


def result_of(*texts, now="20:01", rules=RULES, is_working_day=True, circumstances=None):
    return day_result(
        punched(*texts),
        rules,
        DAY,
        at(now).astimezone(UTC),
        is_working_day=is_working_day,
        circumstances=circumstances or Circumstances(),
    )


def cells(result):
    return [f"{slot.time_text} {slot.word}".strip() for slot in result.slots]


def verdicts(result):
    return [half.verdict for half in result.halves]


def test_a_full_day_in_time_says_only_the_times():
    result = result_of(*FULL_DAY)

    assert cells(result) == ["08:50", "12:01", "13:25", "17:02"]
    assert verdicts(result) == [Verdict.PRESENT, Verdict.PRESENT]
    assert not result.has_deviation
    assert result.public is PublicWord.ON_DUTY


@pytest.mark.parametrize(
    ("came", "cell"),
    [
        ("09:00:00", "09:00"),
        ("09:00:59", "09:00"),  # not a whole minute yet
        ("09:01:00", "09:01 迟 1 分"),
        ("09:12:40", "09:12 迟 12 分"),
        ("09:29:59", "09:29 迟 29 分"),
        ("09:30:00", "09:30 迟 30 分，计半天"),
        ("10:30:59", "10:30 迟 90 分，计半天"),
    ],
)
def test_coming_late_is_measured_in_whole_minutes_up_to_half_a_day(came, cell):
    assert cells(result_of(came, "12:00"))[0] == cell


@pytest.mark.parametrize(
    ("went", "cell"),
    [
        ("12:00:00", "12:00"),
        ("11:59:01", "11:59"),
        ("11:59:00", "11:59 早退 1 分"),
        ("11:30:01", "11:30 早退 29 分"),
        ("11:30:00", "11:30 早退 30 分，计半天"),
    ],
)
def test_going_early_is_measured_the_same_way(went, cell):
    assert cells(result_of("08:50", went))[1] == cell


def test_lateness_is_told_at_once_but_counted_as_half_a_day_only_when_the_slot_has_closed():
    at_once = result_of("09:30", now="10:00")
    closed = result_of("09:30", now="10:31")
    a_minute_less = result_of("09:29:59", now="10:31")

    assert cells(at_once)[0] == "09:30 迟 30 分"
    assert verdicts(at_once)[0] is Verdict.PENDING
    assert cells(closed)[0] == "09:30 迟 30 分，计半天"
    assert verdicts(closed)[0] is Verdict.ABSENT
    assert closed.halves[0].late_minutes == 30
    assert verdicts(a_minute_less)[0] is Verdict.PENDING


def test_who_goes_early_may_come_back_until_the_slot_has_closed():
    gone = result_of("08:50", "11:40", now="11:45")
    back = result_of("08:50", "11:40", "12:02", now="12:10")
    stayed_away = result_of("08:50", "11:40", now="12:46")

    assert cells(gone)[1] == "11:40 待离"
    assert verdicts(gone)[0] is Verdict.PENDING
    assert cells(back)[1] == "12:02"
    assert verdicts(back)[0] is Verdict.PRESENT
    assert cells(stayed_away)[1] == "11:40 早退 20 分"
    assert verdicts(stayed_away)[0] is Verdict.PRESENT


def test_a_hall_may_find_half_a_day_only_beyond_its_border():
    rules = AttendanceRules(absent_from=Threshold(15, is_inclusive=False))

    assert result_of("09:15", rules=rules).slots[0].finding is Finding.LATE
    assert result_of("09:15:01", rules=rules).slots[0].finding is Finding.LONG_LATE


def test_exactly_in_time_is_in_time_even_without_any_grace():
    rules = AttendanceRules(late_from=Threshold(0), absent_from=Threshold(0))

    assert result_of("09:00", rules=rules).slots[0].finding is Finding.ON_TIME
    assert result_of("09:00:01", rules=rules).slots[0].finding is Finding.LONG_LATE


def test_late_and_early_on_one_half_day_are_both_told():
    half = result_of("09:05", "11:50").halves[0]

    assert (half.verdict, half.late_minutes, half.early_minutes) == (Verdict.PRESENT, 5, 10)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("08:00", ["待到", "待离", "待到", "待离"]),
        ("10:30", ["待到", "待离", "待到", "待离"]),
        ("10:30:59", ["待到", "待离", "待到", "待离"]),
        ("10:31", ["未到", "待离", "待到", "待离"]),
        ("12:46", ["未到", "未签退", "待到", "待离"]),
        ("20:01", ["未到", "未签退", "未到", "未签退"]),
    ],
)
def test_nobody_is_found_missing_before_the_slot_has_closed(now, expected):
    assert cells(result_of(now=now)) == expected


def test_a_half_day_is_absence_only_when_its_last_slot_has_closed():
    assert verdicts(result_of(now="12:45")) == [Verdict.PENDING, Verdict.PENDING]
    assert verdicts(result_of(now="12:46")) == [Verdict.ABSENT, Verdict.PENDING]
    assert verdicts(result_of(now="20:01")) == [Verdict.ABSENT, Verdict.ABSENT]


def test_one_missing_punch_of_a_half_day_is_a_question_and_not_absence():
    result = result_of("08:50", "13:25", "17:02")

    assert cells(result)[1] == "缺卡"
    assert verdicts(result) == [Verdict.MISSING_PUNCH, Verdict.PRESENT]
    assert result.has_deviation


def test_a_late_punch_out_turns_not_come_into_a_missing_punch():
    before = result_of(now="11:00")
    after = result_of("12:00", now="12:01")

    assert cells(before)[0] == "未到"
    assert cells(after)[0] == "缺卡"


def test_what_the_device_has_not_handed_over_is_pending():
    handed_over = Circumstances(delivered_until=at("10:00"))

    result = result_of(now="20:01", circumstances=handed_over)

    assert {slot.finding for slot in result.slots} == {Finding.PENDING}


def test_a_device_ahead_of_the_clock_closes_no_slot_early():
    ahead = Circumstances(delivered_until=at("20:01"))

    assert result_of(now="09:00", circumstances=ahead).slots[0].finding is Finding.PENDING


def test_tomorrow_is_pending_and_yesterday_is_decided():
    tomorrow = day_result([], RULES, DAY + timedelta(1), at("20:01"), is_working_day=True)
    yesterday = day_result([], RULES, DAY - timedelta(1), at("07:00"), is_working_day=True)

    assert verdicts(tomorrow) == [Verdict.PENDING, Verdict.PENDING]
    assert verdicts(yesterday) == [Verdict.ABSENT, Verdict.ABSENT]


def test_the_halls_day_is_meant_and_not_the_day_in_utc():
    early = PunchRow("1", "p1", datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    next_day = PunchRow("2", "p1", datetime(2026, 11, 23, 23, 30, tzinfo=UTC))

    result = day_result([early, next_day], RULES, DAY, at("08:00"), is_working_day=True)

    assert cells(result)[0] == "07:30"
    assert len(result.punches) == 1


def test_of_coming_the_first_punch_is_taken_and_of_going_the_last():
    placed = place_punches(
        punched("08:21:10", "08:23:40", "08:40", "11:50", "12:03", "12:06"), RULES, DAY
    )

    assert [(f"{each.local_at:%H:%M}", each.use) for each in placed] == [
        ("08:21", PunchUse.TAKEN),
        ("08:23", PunchUse.DUPLICATE),
        ("08:40", PunchUse.EXTRA),
        ("11:50", PunchUse.EXTRA),
        ("12:03", PunchUse.DUPLICATE),
        ("12:06", PunchUse.TAKEN),
    ]


def test_a_punch_outside_all_slots_is_kept_and_shown():
    result = result_of("06:59", "08:50", "12:00", "16:29")
    row = sheet_row(result, person_id="p1", person_name="王××", department_name="公安局")

    assert [f"{each.local_at:%H:%M}" for each in result.outside] == ["06:59", "16:29"]
    assert row.note == "06:59 不在时段；16:29 不在时段"
    assert row.has_deviation


def test_leave_needs_no_punch_and_keeps_the_punches_that_are_there():
    leave = Circumstances(excuses={Half.MORNING: Excuse.LEAVE})

    result = result_of("09:40", "13:25", "17:02", circumstances=leave)

    assert cells(result) == ["09:40 请假", "请假", "13:25", "17:02"]
    assert verdicts(result) == [Verdict.EXCUSED, Verdict.PRESENT]


def test_an_outage_elsewhere_in_the_day_excuses_nothing():
    outage = Circumstances(outages=(Outage(at("14:00"), at("14:30")),))

    result = result_of(circumstances=outage)

    assert [slot.finding for slot in result.slots] == [
        Finding.NOT_COME,
        Finding.NOT_COME,
        Finding.TO_CONFIRM,
        Finding.NOT_COME,
    ]
    assert verdicts(result) == [Verdict.ABSENT, Verdict.TO_CONFIRM]


@pytest.mark.parametrize(
    ("texts", "now", "circumstances", "word"),
    [
        ((), "09:00", Circumstances(), None),
        (("08:50",), "09:00", Circumstances(), PublicWord.ON_DUTY),
        (("08:50", "12:00"), "12:40", Circumstances(), PublicWord.ON_DUTY),
        (("08:50", "12:00"), "14:00", Circumstances(), PublicWord.ON_DUTY),
        (("08:50", "12:00"), "15:01", Circumstances(), None),
        (("13:20",), "15:01", Circumstances(), PublicWord.ON_DUTY),
        ((), "09:00", Circumstances(ALL_DAY_LEAVE), PublicWord.LEAVE),
        ((), "09:00", Circumstances({Half.MORNING: Excuse.TRIP}), PublicWord.TRIP),
        ((), "14:00", Circumstances({Half.MORNING: Excuse.TRIP}), None),
        ((), "09:00", Circumstances(ALL_DAY_LEAVE, is_covered_by_b=True), PublicWord.B_POST),
        (("08:50",), "09:00", Circumstances(is_covered_by_b=True), PublicWord.ON_DUTY),
    ],
)
def test_only_four_words_are_posted_and_only_when_they_are_true(texts, now, circumstances, word):
    assert result_of(*texts, now=now, circumstances=circumstances).public is word


def test_a_line_of_the_sheet_carries_what_the_sheet_shows():
    result = result_of("09:12", "12:00", now="13:00")

    row = sheet_row(
        result,
        person_id="p1",
        person_name="王××",
        department_name="公安局",
        window_number="3",
    )

    assert [slot.slot.label for slot in row.slots] == ["上午到", "上午离", "下午到", "下午离"]
    assert [slot.word for slot in row.slots] == ["迟 12 分", "", "待到", "待离"]
    assert (row.public_text, row.note, row.window_number) == ("在岗", "", "3")
    assert row.has_deviation


def test_a_line_of_somebody_who_is_not_there_posts_a_dash():
    row = sheet_row(
        result_of(now="11:00"), person_id="p1", person_name="王××", department_name="公安局"
    )

    assert row.public_text == "—"


@pytest.mark.parametrize(
    ("finding_day", "word"),
    [
        (result_of(is_working_day=False), "休息"),
        (result_of(circumstances=Circumstances({Half.MORNING: Excuse.TRIP})), "公出"),
        (
            result_of(circumstances=Circumstances(outages=(Outage(at("07:50"), at("09:10")),))),
            "待确认",
        ),
    ],
)
def test_a_slot_says_why_it_has_no_time(finding_day, word):
    assert cells(finding_day)[0] == word


MINUTES = st.times().map(lambda moment: moment.replace(microsecond=0, tzinfo=None))


@given(st.lists(MINUTES, max_size=12), MINUTES)
def test_no_punch_is_ever_lost_and_each_slot_takes_at_most_one(moments, now):
    punches = [
        PunchRow(str(n), "p1", datetime.combine(DAY, moment, ZONE))
        for n, moment in enumerate(moments)
    ]

    result = day_result(punches, RULES, DAY, datetime.combine(DAY, now, ZONE), is_working_day=True)

    assert sorted(each.punch.id for each in result.punches) == sorted(p.id for p in punches)
    taken = [each.slot for each in result.punches if each.use is PunchUse.TAKEN]
    assert len(taken) == len(set(taken))
    assert set(taken) == {slot.slot for slot in result.slots if slot.punched_at}
    assert all((each.slot is None) is (each.use is PunchUse.OUTSIDE) for each in result.punches)


@given(st.lists(MINUTES, max_size=8), MINUTES, MINUTES)
def test_absence_once_decided_is_not_taken_back_by_time_alone(moments, first, second):
    punches = [
        PunchRow(str(n), "p1", datetime.combine(DAY, moment, ZONE))
        for n, moment in enumerate(moments)
    ]
    earlier, later = sorted((first, second))

    before = day_result(
        punches, RULES, DAY, datetime.combine(DAY, earlier, ZONE), is_working_day=True
    )
    after = day_result(punches, RULES, DAY, datetime.combine(DAY, later, ZONE), is_working_day=True)

    for old, new in zip(before.halves, after.halves, strict=True):
        assert old.verdict is Verdict.PENDING or old.verdict is new.verdict


@given(st.lists(MINUTES, max_size=6))
def test_nothing_is_ever_found_on_a_day_of_rest(moments):
    punches = [
        PunchRow(str(n), "p1", datetime.combine(DAY, moment, ZONE))
        for n, moment in enumerate(moments)
    ]

    result = day_result(punches, RULES, DAY, at("20:01"), is_working_day=False)

    assert {slot.finding for slot in result.slots} == {Finding.REST}


def test_the_preset_of_the_hall_can_hold():
    check_rules(RULES)


def changed(place, **times):
    slots = list(RULES.slots)
    old = slots[place]
    slots[place] = SlotTimes(
        old.slot, times.get("opens", old.opens), times.get("closes", old.closes), old.due
    )
    return AttendanceRules(slots=tuple(slots))


@pytest.mark.parametrize(
    ("rules", "slot"),
    [
        (changed(0, closes=time(6, 0)), "上午到"),
        (changed(1, opens=time(10, 30)), "上午离"),
        (changed(2, opens=time(12, 0)), "下午到"),
    ],
)
def test_slots_that_end_early_or_overlap_are_refused(rules, slot):
    with pytest.raises(SlotTimesError) as refused:
        check_rules(rules)

    assert refused.value.facts["slot"] == slot


@pytest.mark.parametrize(
    "slots", [RULES.slots[:3], RULES.slots[::-1], (*RULES.slots, RULES.slots[0])]
)
def test_a_hall_has_each_of_the_four_slots_once_and_in_order(slots):
    with pytest.raises(SlotMissingError):
        check_rules(AttendanceRules(slots=slots))


@pytest.mark.parametrize(
    ("rules", "name"),
    [
        (AttendanceRules(late_from=Threshold(-1)), "迟到起算"),
        (AttendanceRules(early_from=Threshold(-1)), "早退起算"),
        (AttendanceRules(absent_from=Threshold(-1)), "半天旷工起算"),
        (AttendanceRules(duplicate_minutes=-1), "重复打卡"),
    ],
)
def test_negative_minutes_are_refused_by_name(rules, name):
    with pytest.raises(ThresholdError) as refused:
        check_rules(rules)

    assert refused.value.facts == {"name": name, "minutes": -1}
    assert name in SENTENCES[refused.value.code].format(**refused.value.facts)


@pytest.mark.parametrize("words", [Half, Slot, PunchUse, Excuse, Verdict, PublicWord])
def test_every_member_has_a_word_of_its_own(words):
    assert len({member.label for member in words}) == len(words)


def test_a_punch_comes_from_the_window_unless_it_says_otherwise():
    assert punched("08:50")[0].source is PunchSource.WINDOW


def test_a_correction_is_named_once_by_its_number():
    half = HalfResult(Half.MORNING, Verdict.PRESENT, correction="补签〔2026〕3号")

    assert half_words(half) == "出勤，补签〔2026〕3号"
