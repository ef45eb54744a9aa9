"""Numbers of attendance are data: presets, how the store keeps them, what cannot hold."""

from dataclasses import replace
from datetime import time

import pytest

from hallapp.attendance.errors import (
    LadderError,
    PresetUnknownError,
    SeasonError,
    SlotMissingError,
    ThresholdError,
)
from hallapp.attendance.policy import ATTENDANCE_RULES
from hallapp.attendance.presets import PRESET_NAMES, PRESETS, RULES, preset_named
from hallapp.attendance.rules import check_rules
from hallapp.attendance.terms import (
    AttendanceRules,
    MinutesRung,
    MissingPolicy,
    Slot,
    SpecialHours,
    Threshold,
    YearDay,
)
from hallapp.kernel.errors import RuleError
from hallapp.wording.attendance import SENTENCES

USUAL = AttendanceRules()
FRIDAY = SpecialHours("周五", USUAL.slots, weekdays=(4,))
SUMMER = SpecialHours("夏季", USUAL.slots, from_day=YearDay(5, 1), until_day=YearDay(9, 30))


@pytest.mark.parametrize("key", RULES)
def test_the_rules_of_every_preset_can_hold_and_are_kept_whole(key):
    rules = RULES[key]

    check_rules(rules)
    assert ATTENDANCE_RULES.read(ATTENDANCE_RULES.spell(rules)) == rules


def test_seasons_and_ladders_are_kept_whole_too():
    rules = replace(
        USUAL,
        special=(FRIDAY, SUMMER),
        early_rungs=(MinutesRung("all", Threshold(5)),),
        off_post_absent_from=Threshold(60, is_inclusive=False),
        absent_from=None,
    )

    assert ATTENDANCE_RULES.read(ATTENDANCE_RULES.spell(rules)) == rules


def test_what_the_store_does_not_say_keeps_its_default():
    assert ATTENDANCE_RULES.read({}) == USUAL


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("default", "default"),
        ("默认", "default"),
        ("C", "cangnan"),
        ("苍南", "cangnan"),
        ("g", "sample2024"),
        ("H", "face_four"),
        (" L ", "service_hall"),
        ("庆城", "qingcheng"),
        ("汨罗", "miluo"),
        ("Miluo", "miluo"),
    ],
)
def test_a_preset_is_found_by_key_letter_or_name(word, key):
    assert preset_named(word).key == key


def test_no_two_presets_answer_to_the_same_word():
    words = [word for preset in PRESETS.values() for word in (preset.key, *preset.words)]

    assert len(words) == len(set(words))
    assert set(PRESET_NAMES.values()) == set(PRESETS)


def test_an_unknown_preset_is_refused_with_those_there_are():
    with pytest.raises(PresetUnknownError) as refused:
        preset_named("乌有")

    assert "cangnan" in SENTENCES[refused.value.code].format(**refused.value.facts)


def test_the_default_is_what_the_hall_is_promised():
    assert [(f"{s.opens:%H:%M}", f"{s.closes:%H:%M}", f"{s.due:%H:%M}") for s in USUAL.slots] == [
        ("07:00", "10:30", "09:00"),
        ("11:30", "12:45", "12:00"),
        ("12:50", "15:00", "13:30"),
        ("16:30", "20:00", "17:00"),
    ]
    assert (USUAL.late_from, USUAL.early_from) == (Threshold(1), Threshold(1))
    assert USUAL.absent_from == Threshold(30, is_inclusive=True)
    assert (USUAL.duplicate_minutes, USUAL.missing) == (3, MissingPolicy.QUESTION)


def test_published_numbers_stand_in_the_presets():
    cangnan, sample, faces = RULES["cangnan"], RULES["sample2024"], RULES["face_four"]

    assert [rung.starts.minutes for rung in cangnan.late_rungs] == [0, 10]
    assert (cangnan.missing, cangnan.off_post_from) == (MissingPolicy.ABSENCE, Threshold(15))
    assert [f"{s.opens:%H:%M}" for s in sample.slots] == ["08:20", "12:00", "12:20", "17:00"]
    assert faces.slots[0].closes == time(8, 50)
    assert RULES["service_hall"].late_rungs[1].starts == Threshold(30)
    assert [s.slot for s in RULES["qingcheng"].slots] == [Slot.AM_IN, Slot.PM_OUT]


def test_a_preset_says_what_it_kept_from_the_default():
    assert all(preset.told for preset in PRESETS.values())
    assert all(preset.kept for preset in PRESETS.values() if preset.key != "default")


@pytest.mark.parametrize(
    ("rules", "error"),
    [
        (replace(USUAL, late_rungs=(MinutesRung("", Threshold(1)),)), LadderError),
        (
            replace(
                USUAL,
                late_rungs=(MinutesRung("a", Threshold(10)), MinutesRung("b", Threshold(10))),
            ),
            LadderError,
        ),
        (
            replace(
                USUAL,
                early_rungs=(MinutesRung("a", Threshold(1)), MinutesRung("a", Threshold(10))),
            ),
            LadderError,
        ),
        (replace(USUAL, special=(SpecialHours("何时", USUAL.slots),)), SeasonError),
        (replace(USUAL, special=(replace(FRIDAY, weekdays=(7,)),)), SeasonError),
        (replace(USUAL, special=(replace(SUMMER, until_day=None),)), SeasonError),
        (replace(USUAL, special=(replace(SUMMER, until_day=YearDay(2, 30)),)), SeasonError),
        (replace(USUAL, special=(replace(FRIDAY, slots=USUAL.slots[:2]),)), SlotMissingError),
        (replace(USUAL, grace_minutes=-1), ThresholdError),
        (replace(USUAL, off_post_from=Threshold(-1)), ThresholdError),
        (replace(USUAL, off_post_absent_from=Threshold(1441)), ThresholdError),
        (replace(USUAL, late_rungs=(MinutesRung("a", Threshold(-5)),)), ThresholdError),
    ],
)
def test_rules_that_cannot_hold_are_refused_with_a_sentence(rules: AttendanceRules, error):
    with pytest.raises(error) as refused:
        check_rules(rules)

    failure = refused.value
    assert isinstance(failure, RuleError)
    assert SENTENCES[failure.code].format(**failure.facts)


def test_the_same_minutes_beyond_the_border_are_a_rung_above():
    rules = replace(
        USUAL,
        late_rungs=(
            MinutesRung("from_10", Threshold(10)),
            MinutesRung("over_10", Threshold(10, is_inclusive=False)),
        ),
    )

    check_rules(rules)
