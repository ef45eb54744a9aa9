"""The draw of a day's patrols: inside the hours, spaced, fair, and provable afterwards."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallapp.hall.opening_times import DayHours, Opening, parse_day_hours
from hallapp.patrols.errors import PlanRulesError
from hallapp.patrols.rules.drawing import (
    allowed_minutes,
    canonical_text,
    check_draw,
    check_rules,
    choices,
    chosen,
    clock,
    commitment_of,
    drawn_minutes,
    most_rounds,
    public_text,
    read_inputs,
    spelled_inputs,
    whole_minutes,
)
from hallapp.patrols.terms import DrawInputs, PatrolPlanRules

WORKDAY = parse_day_hours([("09:00", "12:00"), ("13:30", "17:00")])
DAY = date(2026, 11, 23)
SECRET = bytes(range(32))
DOCUMENT = Path(__file__).parents[3] / "docs" / "algorithms" / "patrol-draw.md"


def inputs(hours: DayHours = WORKDAY, rounds: int = 4, spacing: int = 45) -> DrawInputs:
    return DrawInputs("330000", DAY, rounds, spacing, 10, 0, hours)


def secret_of(number: int) -> bytes:
    return number.to_bytes(32, "big")


def brute_force(minutes: tuple[int, ...], rounds: int, spacing: int) -> list[tuple[int, ...]]:
    return [
        times
        for times in combinations(minutes, rounds)
        if all(later - earlier >= spacing for earlier, later in pairwise(times))
    ]


SHORT_HOURS = st.lists(st.integers(0, 40), min_size=2, max_size=4, unique=True).map(
    lambda edges: tuple(
        Opening(60 * opens, 60 * closes)
        for opens, closes in zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)
    )
)


@given(st.binary(min_size=32, max_size=32), st.integers(0, 8), st.integers(1, 90))
def test_every_drawn_time_lies_inside_the_service_hours_and_apart(secret, rounds, spacing):
    wanted = inputs(rounds=rounds, spacing=spacing)
    given_rounds = replace(wanted, rounds=most_rounds(wanted))

    times = drawn_minutes(secret, given_rounds)

    assert len(times) == given_rounds.rounds
    assert all(9 * 60 <= t < 11 * 60 + 50 or 810 <= t < 1010 for t in times)
    assert all(later - earlier >= spacing for earlier, later in pairwise(times))


@given(SHORT_HOURS, st.integers(1, 4), st.integers(1, 12))
def test_each_place_stands_for_one_allowed_choice_and_each_choice_for_one_place(
    hours, rounds, spacing
):
    minutes = allowed_minutes(replace(inputs(hours, rounds, spacing), last_start_minutes=0))

    count = choices(minutes, rounds, spacing)

    listed = [chosen(minutes, rounds, spacing, place) for place in range(count)]
    assert listed == brute_force(minutes, rounds, spacing)


@given(SHORT_HOURS, st.integers(1, 4), st.integers(1, 12))
def test_the_most_rounds_are_drawn_that_find_room(hours, rounds, spacing):
    wanted = replace(inputs(hours, rounds, spacing), last_start_minutes=0)
    minutes = allowed_minutes(wanted)

    most = most_rounds(wanted)

    assert choices(minutes, most, spacing) > 0
    assert most == rounds or choices(minutes, most + 1, spacing) == 0


@given(SHORT_HOURS, st.integers(1, 3), st.integers(1, 12), st.data())
def test_every_minute_that_any_allowed_choice_has_can_be_drawn(hours, rounds, spacing, data):
    minutes = allowed_minutes(replace(inputs(hours, rounds, spacing), last_start_minutes=0))
    possible = {each for times in brute_force(minutes, rounds, spacing) for each in times}
    minute = data.draw(st.sampled_from(sorted(possible) or [None]))

    places = range(choices(minutes, rounds, spacing))

    assert minute is None or any(
        minute in chosen(minutes, rounds, spacing, place) for place in places
    )


def test_no_minute_of_a_usual_day_is_safe_from_a_patrol():
    minutes = allowed_minutes(inputs())

    safe = [minute for minute in minutes if not choices_with(minutes, minute)]

    assert len(minutes) == 170 + 200
    assert safe == []


def choices_with(minutes: tuple[int, ...], minute: int) -> int:
    """In how many choices of four times, 45 minutes apart, a minute stands."""
    earlier = [each for each in minutes if each <= minute - 45]
    later = [each for each in minutes if each >= minute + 45]
    return sum(choices(earlier, n, 45) * choices(later, 3 - n, 45) for n in range(4))


def test_every_minute_is_drawn_as_often_as_fairness_says():
    """Chi-square over 3,000 fixed secrets: below the bound that 1 of 1,000 fair draws exceeds."""
    hours = (Opening(0, 60 * 60),)
    wanted = replace(inputs(hours, rounds=2, spacing=10), last_start_minutes=0)
    minutes = allowed_minutes(wanted)
    everything = brute_force(minutes, 2, 10)
    expected = Counter(minute for times in everything for minute in times)

    drawn = Counter(m for number in range(3000) for m in drawn_minutes(secret_of(number), wanted))

    share = 3000 / len(everything)
    chi_square = sum((drawn[m] - n * share) ** 2 / (n * share) for m, n in expected.items())
    assert set(drawn) == set(minutes)
    assert chi_square < 98.3  # 59 degrees of freedom


def test_all_choices_are_equally_likely_and_not_only_all_minutes():
    """Chi-square over the choices themselves, few enough to count each."""
    hours = (Opening(0, 20 * 60),)
    wanted = replace(inputs(hours, rounds=2, spacing=8), last_start_minutes=0)
    everything = brute_force(allowed_minutes(wanted), 2, 8)

    drawn = Counter(drawn_minutes(secret_of(number), wanted) for number in range(7800))

    expected = 7800 / len(everything)
    assert len(everything) == 78
    assert sum((drawn[c] - expected) ** 2 / expected for c in everything) < 121.1


def test_a_draw_is_the_same_wherever_it_is_made_again():
    assert drawn_minutes(SECRET, inputs()) == drawn_minutes(SECRET, inputs())
    assert canonical_text(SECRET, inputs()) == (
        "hallapp patrol draw v1\nhall=330000\nday=2026-11-23\nrounds=4\nspacing=45\n"
        "last_start=10\nnot_before=00:00\nhours=09:00-12:00,13:30-17:00\n"
        "secret=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n"
    )


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_another_secret_than_the_committed_one_is_found_out(secret, other):
    wanted = inputs()

    check = check_draw(
        commitment_of(secret, wanted), other.hex(), wanted, drawn_minutes(other, wanted)
    )

    assert check.is_right == (secret == other)


def test_times_that_were_moved_are_found_out():
    wanted = inputs()
    first, *rest = drawn_minutes(SECRET, wanted)

    check = check_draw(commitment_of(SECRET, wanted), SECRET.hex(), wanted, [first + 1, *rest])

    assert check.commitment_fits
    assert not check.times_fit


@pytest.mark.parametrize(
    "changed",
    [
        {"hall_code": "330001"},
        {"day": date(2026, 11, 24)},
        {"spacing_minutes": 44},
        {"last_start_minutes": 9},
        {"not_before": 541},
        {"rounds": 3},
        {"hours": parse_day_hours([("09:00", "12:00")])},
    ],
)
def test_conditions_that_were_changed_afterwards_are_found_out(changed):
    wanted = inputs()

    check = check_draw(commitment_of(SECRET, wanted), SECRET.hex(), replace(wanted, **changed), ())

    assert not check.commitment_fits


@pytest.mark.parametrize("secret", ["", "00", "no hex", "00" * 31])
def test_a_secret_that_is_none_proves_nothing(secret):
    assert not check_draw(commitment_of(SECRET, inputs()), secret, inputs(), ()).is_right


def test_conditions_that_ask_for_more_rounds_than_find_room_prove_nothing():
    full = inputs(rounds=12, spacing=60)

    check = check_draw(commitment_of(SECRET, full), SECRET.hex(), full, (540, 600))

    assert check.commitment_fits
    assert not check.is_right


def test_a_late_draw_leaves_the_past_alone():
    late = replace(inputs(), not_before=14 * 60)
    fitting = replace(late, rounds=most_rounds(late))

    assert min(allowed_minutes(late)) == 14 * 60
    assert fitting.rounds == 4
    assert min(drawn_minutes(SECRET, fitting)) >= 14 * 60


def test_a_day_that_is_nearly_over_has_no_round():
    late = replace(inputs(), not_before=16 * 60 + 55)

    assert most_rounds(late) == 0
    assert drawn_minutes(SECRET, replace(late, rounds=0)) == ()


def test_conditions_are_kept_as_they_were():
    wanted = inputs()

    assert read_inputs(spelled_inputs(wanted)) == wanted
    assert public_text(read_inputs(spelled_inputs(wanted))) == public_text(wanted)


def test_hours_are_never_made_longer_by_counting_in_minutes():
    odd = parse_day_hours([("09:00:30", "12:00:59"), ("13:00:10", "13:00:50")])

    assert whole_minutes(odd) == parse_day_hours([("09:01", "12:00")])


@pytest.mark.parametrize(
    "rules",
    [
        PatrolPlanRules(rounds=13),
        PatrolPlanRules(rounds=-1),
        PatrolPlanRules(spacing_minutes=0),
        PatrolPlanRules(reply_days=0),
        PatrolPlanRules(late_after_minutes=-1),
    ],
)
def test_rules_that_no_day_could_follow_are_refused(rules):
    with pytest.raises(PlanRulesError):
        check_rules(rules)


def lines_of_the_document() -> str:
    """The program that the document gives to whoever wants to check a draw."""
    return DOCUMENT.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]


def test_the_lines_of_the_document_check_a_draw(capsys):
    exec(lines_of_the_document(), {})  # noqa: S102 - our own document

    times = " ".join(clock(minute) for minute in drawn_minutes(SECRET, inputs()))
    assert capsys.readouterr().out.strip() == f"True {times}"


@given(st.binary(min_size=32, max_size=32), SHORT_HOURS, st.integers(0, 20))
@settings(max_examples=25)
def test_the_document_and_the_program_never_differ(secret, hours, not_before):
    wanted = replace(inputs(hours, 3, 7), last_start_minutes=2, not_before=not_before)
    drawn = replace(wanted, rounds=most_rounds(wanted))
    lines = lines_of_the_document()
    example = lines.split('text = """')[1].split('"""')[0]
    hash_of_example = lines.split('published = "')[1].split('"')[0]
    checked = lines.replace(example, canonical_text(secret, drawn))
    checked = checked.replace(hash_of_example, commitment_of(secret, drawn))
    found: dict[str, Any] = {"print": lambda *words: None}

    exec(checked, found)  # noqa: S102 - our own document

    assert found["fits"]
    assert found["times"] == [clock(minute) for minute in drawn_minutes(secret, drawn)]
