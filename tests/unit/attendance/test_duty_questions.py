"""A window that stands still raises a question, and only a question."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.attendance.silence import doubts
from hallapp.attendance.terms.questions import PostNow, QuestionKind, QuestionRules

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
WINDOW, PERSON = UUID(int=5), UUID(int=7)
RULES = QuestionRules(silent_minutes=30, off_post_minutes=15)


def post(**facts):
    usual = {
        "window_id": WINDOW,
        "person_id": PERSON,
        "since": NINE,
        "last_deed_at": None,
        "paused_at": None,
        "back_at": None,
        "has_number": False,
        "waiting": 3,
        "longest_wait_s": 3600,
    }
    return PostNow(**(usual | facts))


def at(minutes):
    return NINE + timedelta(minutes=minutes)


def asked(held, now, rules=RULES):
    return [(doubt.kind, doubt.from_at) for doubt in doubts([held], rules, now)]


def test_a_window_that_calls_nobody_for_half_an_hour_while_people_wait_is_asked_about():
    assert asked(post(), at(30)) == [(QuestionKind.SILENT, NINE)]


def test_silence_begins_with_the_last_number_called_or_finished():
    assert asked(post(last_deed_at=at(20)), at(49)) == []
    assert asked(post(last_deed_at=at(20)), at(50)) == [(QuestionKind.SILENT, at(20))]


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(post(waiting=0, longest_wait_s=0), id="nobody waits"),
        pytest.param(post(has_number=True), id="somebody is being served"),
        pytest.param(post(longest_wait_s=29 * 60), id="those who wait have just come"),
    ],
)
def test_a_quiet_window_with_a_good_reason_is_not_asked_about(held):
    assert asked(held, at(240)) == []


def test_a_pause_beyond_its_planned_end_is_asked_about_from_its_begin():
    held = post(paused_at=at(60), back_at=at(70))

    assert asked(held, at(84)) == []
    assert asked(held, at(85)) == [(QuestionKind.OFF_POST, at(60))]


def test_a_pause_without_a_planned_end_is_asked_about_after_the_minutes_of_the_hall():
    held = post(paused_at=at(60))

    assert asked(held, at(74)) == []
    assert asked(held, at(75)) == [(QuestionKind.OFF_POST, at(60))]


def test_a_hall_that_asks_never_asks_never():
    never = QuestionRules(silent_minutes=0, off_post_minutes=0)

    assert asked(post(), at(600), never) == []
    assert asked(post(paused_at=at(1)), at(600), never) == []


@given(st.integers(0, 600), st.integers(0, 600))
def test_looking_again_later_asks_the_same_question(first, later):
    held = post(last_deed_at=at(7))
    early, late = sorted((first, later))

    assert set(asked(held, at(early))) <= set(asked(held, at(late)))
