"""What may be published of a mark, and when a round is late."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.hall.calendars import shipped_calendar
from hallapp.kernel.clock import zone_named
from hallapp.patrols.errors import WordsTooLongError
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.patrols.presets import PLANS
from hallapp.patrols.rules.publishing import (
    checked_words,
    end_of_working_day_after,
    is_late,
    may_publish,
    offset_minutes,
)
from hallapp.patrols.terms import (
    ExplanationRow,
    ExplanationVerdict,
    FindingSort,
    MarkRow,
    PatrolPlanRules,
    PatrolSight,
    RoundSource,
)

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
UNTIL = NOON + timedelta(hours=24)
MARK, WINDOW, PERSON = (uuid.UUID(int=n) for n in (1, 2, 3))
MOMENTS = st.integers(-100_000, 100_000).map(lambda minutes: NOON + timedelta(minutes=minutes))


def mark(seen: PatrolSight = PatrolSight.FINDING, until: datetime | None = UNTIL) -> MarkRow:
    return MarkRow(
        id=MARK,
        round_id=MARK,
        day=date(2026, 11, 23),
        number=1,
        seen_at=NOON,
        source=RoundSource.WALK,
        window_id=WINDOW,
        window_number=2,
        window_name="2号窗口",
        person_id=PERSON,
        person_name="张2",
        department_id=None,
        department="",
        seen=seen,
        finding_id=None,
        finding_code="chatting",
        finding_label="聊天",
        finding_sort=FindingSort.CONDUCT,
        words="",
        handling="",
        is_assumed=False,
        explain_until=until,
        noted_at=NOON,
        noted_by=None,
        rectified_on=None,
        rectified_words="",
    )


def said(
    verdict: ExplanationVerdict | None = None,
    decide_until: datetime = UNTIL,
    about: uuid.UUID = MARK,
) -> ExplanationRow:
    decided_at = None if verdict is None else NOON
    return ExplanationRow(
        MARK, PERSON, "张2", about, date(2026, 11, 23), "", "在查政策", NOON, decide_until,
        verdict, None, decided_at, "",
    )  # fmt: skip


@given(MOMENTS)
def test_a_finding_nobody_explains_is_published_from_the_end_of_its_time_on(now):
    assert may_publish(mark(), (), now) == (now >= UNTIL)


@given(MOMENTS, MOMENTS)
def test_an_open_explanation_holds_a_finding_back_until_its_decision_is_due(now, due):
    assert may_publish(mark(), [said(decide_until=due)], now) == (now >= due)


@given(MOMENTS)
def test_an_accepted_explanation_keeps_a_finding_back_for_ever(now):
    assert not may_publish(mark(), [said(ExplanationVerdict.ACCEPTED)], now)


@given(MOMENTS)
def test_a_refused_explanation_lets_a_finding_out_at_once(now):
    assert may_publish(mark(), [said(ExplanationVerdict.REFUSED)], now)


@given(MOMENTS, st.sampled_from([each for each in PatrolSight if not each.is_blame]))
def test_what_blames_nobody_is_never_held_back(now, seen):
    assert may_publish(mark(seen, None), [said()], now)


def test_an_explanation_of_another_mark_holds_nothing_back():
    assert may_publish(mark(), [said(about=WINDOW)], UNTIL)


@given(st.integers(-600, 600), st.integers(0, 120))
def test_a_round_is_late_only_beyond_the_grace(offset, grace):
    started = NOON + timedelta(minutes=offset, seconds=59)

    assert offset_minutes(started, NOON) == offset
    assert is_late(offset, grace) == (offset > grace)


def test_a_round_that_nobody_drew_is_never_late():
    assert offset_minutes(NOON, None) is None
    assert not is_late(None, 0)


def test_time_for_an_explanation_ends_with_a_working_day():
    zone, calendar = zone_named("Asia/Shanghai"), shipped_calendar()

    friday = end_of_working_day_after(date(2026, 11, 20), 1, calendar, zone)
    same_day = end_of_working_day_after(date(2026, 11, 20), 0, calendar, zone)

    assert friday == datetime(2026, 11, 24, tzinfo=zone)
    assert same_day == datetime(2026, 11, 21, tzinfo=zone)


def test_words_fit_on_a_paper():
    assert checked_words("  好 ") == "好"
    with pytest.raises(WordsTooLongError):
        checked_words("长" * 501)


@pytest.mark.parametrize("name", sorted(PLANS))
def test_every_preset_can_be_kept_and_read_back(name):
    assert PATROL_PLAN.read(PATROL_PLAN.spell(PLANS[name])) == PLANS[name]


def test_the_hall_of_the_source_patrols_four_times_a_day():
    assert PLANS["qingcheng"].rounds == PLANS["default"].rounds == PatrolPlanRules().rounds == 4
