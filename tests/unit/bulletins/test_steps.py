"""A step waits for those before it; what a manager lets pass prints; editing keeps evidence."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from duty_facts_made import MONDAY, SUNDAY, UNITS, duty, facts, half
from hypothesis import given
from hypothesis import strategies as st

from hallapp.bulletins.drafting import draft_week
from hallapp.bulletins.errors import BulletinEmptyError, BulletinStateError
from hallapp.bulletins.figuring import week_figures
from hallapp.bulletins.policy import BULLETIN_RULES, BULLETINS
from hallapp.bulletins.rules import (
    STEPS,
    blocking,
    check_follows,
    edited,
    month_before,
    month_of,
    number_text,
    opening_of,
    title_of,
    unit_digest,
    unit_steps,
    week_of,
    worklist,
)
from hallapp.bulletins.terms import (
    BulletinContent,
    BulletinSort,
    BulletinState,
    ConfirmationRow,
    OpenThings,
    OverrideRow,
    PeriodState,
    ProseSection,
    Sentence,
    StepCode,
)

AT = datetime(2026, 11, 23, tzinfo=UTC)


def state(sort: BulletinSort = BulletinSort.WEEKLY, **more) -> PeriodState:
    given = {
        "things": OpenThings(), "units": (), "is_locked": False, "bulletin": None, "overrides": (),
    } | more  # fmt: skip
    return PeriodState(sort=sort, from_on=MONDAY, until_on=SUNDAY, **given)


def test_a_clean_week_can_be_drafted_at_once() -> None:
    listed = worklist(state())

    assert listed.next_step is not None
    assert listed.next_step.code is StepCode.DRAFT
    assert blocking(listed, StepCode.DRAFT) is None


def test_a_missing_punch_holds_everything_up_and_says_so() -> None:
    listed = worklist(state(things=OpenThings(missing=("a", "b"), people=1)))

    assert listed.step(StepCode.MISSING).count == 2
    assert listed.step(StepCode.CONFIRM).blocks == "先完成“缺卡和缺勤说明”，还有 2 项"
    held_up = blocking(listed, StepCode.DRAFT)
    assert held_up is not None
    assert held_up.code is StepCode.MISSING


def test_what_a_manager_lets_pass_prints_with_who_it_is_about() -> None:
    passed = OverrideRow(StepCode.MISSING, 3, "系统升级。", "经理")

    listed = worklist(state(things=OpenThings(missing=("a",)), overrides=(passed,)))

    assert blocking(listed, StepCode.DRAFT) is None
    (sentence,) = opening_of([passed])
    assert sentence.text == "有3人缺卡、缺勤未说明，经负责人同意先行汇总：系统升级。"


def test_a_month_is_locked_before_it_is_drafted() -> None:
    held_up = blocking(worklist(state(BulletinSort.MONTHLY)), StepCode.DRAFT)

    assert held_up is not None
    assert held_up.code is StepCode.LOCK
    locked = worklist(state(BulletinSort.MONTHLY, is_locked=True))
    assert blocking(locked, StepCode.DRAFT) is None


def test_figures_that_changed_after_a_unit_confirmed_ask_for_it_again() -> None:
    before = week_figures(facts(duty()))
    after = week_figures(facts(duty(morning=half(is_late=True))))
    unit = UNITS["市场监管局"]
    (step,) = unit_steps(before, (), OpenThings())
    assert not step.is_done
    confirmed = ConfirmationRow(
        uuid.uuid4(), unit, MONDAY, SUNDAY, unit_digest(before, unit), "", AT, "李主任"
    )

    assert unit_steps(before, (confirmed,), OpenThings())[0].is_done
    assert not unit_steps(after, (confirmed,), OpenThings())[0].is_done


open_things = st.builds(
    OpenThings,
    missing=st.sampled_from([(), ("a",)]),
    leave=st.sampled_from([(), ("b",)]),
    letters=st.sampled_from([(), ("c", "d")]),
    explanations=st.sampled_from([(), ("e",)]),
    corrections=st.sampled_from([(), ("f",)]),
)


@given(st.sampled_from(list(BulletinSort)), open_things, st.sets(st.sampled_from(list(StepCode))))
def test_no_step_begins_before_those_ahead_are_done_or_let_pass(sort, things, passed) -> None:
    overrides = tuple(OverrideRow(each, 1, "先行", "经理") for each in passed)

    listed = worklist(state(sort, things=things, overrides=overrides))

    assert [step.code for step in listed.steps] == list(STEPS[sort])
    for place, step in enumerate(listed.steps):
        assert bool(step.blocks) == any(not each.lets_pass for each in listed.steps[:place])


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (BulletinState.DRAFT, BulletinState.NUMBERED),
        (BulletinState.CONFIRMED, BulletinState.ISSUED),
        (BulletinState.NUMBERED, BulletinState.DRAFT),
        (BulletinState.ISSUED, BulletinState.DRAFT),
        (BulletinState.REPLACED, BulletinState.ISSUED),
    ],
)
def test_a_bulletin_skips_no_step_and_goes_not_back(now, then) -> None:
    with pytest.raises(BulletinStateError):
        check_follows(now, then)


def drafted() -> BulletinContent:
    return replace(
        draft_week(week_figures(facts(duty()))), opening=(Sentence("先行汇总。", key="o"),)
    )


def test_an_edited_sentence_keeps_its_evidence_and_says_that_it_was_edited() -> None:
    content = drafted()
    first = content.sections[0]
    changed = replace(first.sentences[0], text="改写过的一句。", evidence=())
    wished = replace(content, sections=(replace(first, sentences=(changed, *first.sentences[1:])),))

    found = edited(content, wished).sections[0].sentences

    assert (found[0].text, found[0].is_edited) == ("改写过的一句。", True)
    assert found[0].evidence == first.sentences[0].evidence
    assert not found[1].is_edited


def test_a_sentence_of_ones_own_has_no_evidence_and_says_so() -> None:
    content = drafted()
    own = ProseSection(content.sections[0].code, "总体情况", (Sentence("我加的一句。", key="x"),))

    (section,) = edited(content, replace(content, sections=(own,))).sections

    assert section.sentences == (Sentence("我加的一句。", is_edited=True),)


def test_what_was_gone_on_without_cannot_be_edited_away() -> None:
    content = drafted()

    assert edited(content, replace(content, opening=())).opening == content.opening
    with pytest.raises(BulletinEmptyError):
        edited(content, replace(content, sections=()))


def test_titles_and_numbers_are_written_as_offices_write_them() -> None:
    month = month_of(date(2026, 11, 20))

    assert title_of(BulletinSort.MONTHLY, *month) == "2026年11月窗口运行情况通报"
    assert title_of(BulletinSort.WEEKLY, *week_of(SUNDAY)) == "2026年第47周窗口考勤汇总"
    assert number_text("通报", 2026, 3) == "通报〔2026〕3号"
    assert month_before(date(2026, 1, 1)) == (date(2025, 12, 1), date(2025, 12, 31))


@pytest.mark.parametrize("name", sorted(BULLETINS))
def test_how_a_hall_publishes_comes_back_from_the_store(name: str) -> None:
    rules = BULLETINS[name]

    assert BULLETIN_RULES.read(BULLETIN_RULES.spell(rules)) == rules
