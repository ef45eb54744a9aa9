"""Rules are the manager's; lights are answered, urged, supervised, raised and lifted by people."""

import uuid
from datetime import date

import pytest
from sqlalchemy import update

from hallapp.cases.tables import CaseEvent, CasePaper
from hallapp.cases.terms import CaseEventKind
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import Person
from hallapp.hall.terms import Role
from hallapp.supervision.defaults import DEFAULT_RULES
from hallapp.supervision.errors import (
    AlreadyAnsweredError,
    CaseUnknownError,
    LightOutError,
    NotConcernedError,
    RuleDaysError,
    RuleTellsNobodyError,
    RuleUnknownError,
    WordsMissingError,
)
from hallapp.supervision.terms import (
    ChaseWish,
    ClearReason,
    Colour,
    LightQuestion,
    RaisedRow,
    RuleRow,
    RuleWish,
)
from tests.storage.supervision.supervised import ON_SQLITE, SupervisedHall

FIRST_LATE = date(2026, 12, 7)


def red_light(watched: SupervisedHall) -> RaisedRow:
    watched.case()
    watched.on(FIRST_LATE).scan()
    (light,) = watched.lights(is_open=True)
    return light


def rule(watched: SupervisedHall, code: str) -> RuleRow:
    return next(row for row in watched.supervision.rules() if row.code == code)


def as_it_is(row: RuleRow, **changed: object) -> RuleWish:
    given = {
        "name": row.name, "colour": row.colour, "days": row.days, "told": row.told,
        "reply_days": row.reply_days,
    }  # fmt: skip
    return RuleWish(**(given | changed))  # type: ignore[arg-type]


@ON_SQLITE
def test_a_hall_begins_with_the_default_rules_once(watched: SupervisedHall):
    first = watched.supervision.seed(watched.manager())
    watched.scan()

    assert [row.code for row in first] == [row.code for row in DEFAULT_RULES]
    assert watched.supervision.rules() == first


def test_a_threshold_the_manager_changes_holds_from_the_next_scan(watched: SupervisedHall):
    watched.case()
    watched.supervision.seed(watched.manager())
    over = rule(watched, "over_promise")

    watched.supervision.change_rule(watched.manager(), over.id, as_it_is(over, days=3))
    watched.on(FIRST_LATE).scan()
    too_early = watched.seen()
    watched.on(date(2026, 12, 9)).scan()

    assert ("red", FIRST_LATE) not in too_early
    assert watched.seen() == [("red", date(2026, 12, 9))]
    with pytest.raises(RuleUnknownError):
        watched.supervision.change_rule(watched.manager(), over.id, as_it_is(over))


def test_a_renamed_rule_lights_nothing_twice(watched: SupervisedHall):
    light = red_light(watched)
    over = rule(watched, "over_promise")

    watched.supervision.change_rule(watched.manager(), over.id, as_it_is(over, name="超时"))
    again = watched.scan()

    assert again.raised == 0
    assert [row.id for row in watched.lights(is_open=True)] == [light.id]


def test_a_rule_in_another_colour_lights_anew_and_puts_the_old_light_out(watched: SupervisedHall):
    light = red_light(watched)
    over = rule(watched, "over_promise")

    wish = as_it_is(over, colour=Colour.YELLOW)
    watched.supervision.change_rule(watched.manager(), over.id, wish)
    watched.scan()

    assert watched.supervision.light(light.id).clear_reason is ClearReason.RULE_CHANGED
    assert watched.seen() == [("yellow", FIRST_LATE)]


def test_a_retired_rule_puts_its_lights_out_and_keeps_its_history(watched: SupervisedHall):
    light = red_light(watched)

    over = rule(watched, "over_promise")
    cleared = watched.supervision.retire_rule(watched.manager(), over.id)
    watched.scan()

    assert cleared == 1
    kept = watched.supervision.light(light.id)
    assert (kept.clear_reason, kept.rule_name) == (ClearReason.RULE_RETIRED, "超过承诺期限")
    assert not rule(watched, "over_promise").is_active
    watched.supervision.change_rule(watched.manager(), over.id, as_it_is(over))
    watched.scan()
    assert watched.supervision.light(light.id).is_open


@ON_SQLITE
def test_only_the_manager_changes_rules_and_only_to_what_can_be_kept(watched: SupervisedHall):
    watched.supervision.seed(watched.manager())
    over = rule(watched, "over_promise")

    with pytest.raises(NotEntitledError):
        watched.supervision.change_rule(watched.clerk(), over.id, as_it_is(over))
    with pytest.raises(NotEntitledError):
        watched.supervision.retire_rule(watched.clerk(), over.id)
    with pytest.raises(RuleDaysError):
        watched.supervision.change_rule(watched.manager(), over.id, as_it_is(over, days=0))
    with pytest.raises(RuleTellsNobodyError):
        watched.supervision.change_rule(watched.manager(), over.id, as_it_is(over, told=()))


def test_who_has_the_case_answers_once_and_again_after_urging(watched: SupervisedHall):
    light = red_light(watched)

    answered = watched.supervision.answer(watched.clerk(), light.id, " 正在补办 ")
    with pytest.raises(AlreadyAnsweredError):
        watched.supervision.answer(watched.clerk(), light.id, "再说一次")
    wish = ChaseWish("三日内办结", reply_days=3)
    watched.supervision.supervise(watched.manager(), light.id, wish)
    watched.supervision.answer(watched.clerk(), light.id, "已办结")

    assert (answered.reply, answered.replied_by, answered.is_open) == ("正在补办", "张2", True)
    (chase,) = watched.supervision.chases(light.id)
    assert (chase.reply, chase.replied_on) == ("已办结", FIRST_LATE)
    assert watched.supervision.light(light.id).reply == "正在补办"


@ON_SQLITE
def test_a_stranger_does_not_answer(watched: SupervisedHall):
    light = red_light(watched)
    with watched.hall.store.engine.begin() as connection:
        connection.execute(
            update(Person).where(Person.id == watched.hall.people[3]).values(department_id=None)
        )

    with pytest.raises(NotConcernedError):
        watched.supervision.answer(watched.clerk(3), light.id, "与我无关")
    with pytest.raises(WordsMissingError):
        watched.supervision.answer(watched.clerk(), light.id, "  ")


def test_letters_are_numbered_by_kind_and_year(watched: SupervisedHall):
    light = red_light(watched)
    send = watched.supervision

    first = send.urge(watched.manager(), light.id, ChaseWish("请尽快办结"))
    second = send.urge(watched.manager(), light.id, ChaseWish("再次催办"))
    other = send.supervise(watched.manager(), light.id, ChaseWish("限期办结", reply_days=0))
    watched.on(date(2027, 1, 4))
    next_year = send.urge(watched.manager(), light.id, ChaseWish("新年第一件"))

    assert [each.number for each in (first, second, other, next_year)] == [
        "政务催〔2026〕1号", "政务催〔2026〕2号", "政务督〔2026〕1号", "政务催〔2027〕1号",
    ]  # fmt: skip
    assert first.sent_to == "市场监督管理局 张2"
    assert (first.reply_due_on, other.reply_due_on) == (date(2026, 12, 9), None)
    assert send.light(light.id).urged == 4
    (kept, *_rest) = watched.hall.rows(CasePaper, CasePaper.facts)
    assert kept[0]["demand"] == "请尽快办结"
    assert kept[0]["left_words"] == "已超 1 个工作日"
    told = [kind for (kind,) in watched.hall.rows(CaseEvent, CaseEvent.kind)]
    assert told.count(CaseEventKind.URGED) == 4


def test_a_letter_asked_for_twice_is_one_letter(watched: SupervisedHall):
    light = red_light(watched)
    request = watched.manager()

    first = watched.supervision.urge(request, light.id, ChaseWish("请尽快办结"))

    assert watched.supervision.urge(request, light.id, ChaseWish("请尽快办结")) == first
    assert watched.supervision.light(light.id).urged == 1


@ON_SQLITE
def test_only_who_runs_the_hall_sends_letters_raises_and_lifts(watched: SupervisedHall):
    light = red_light(watched)
    supervision = watched.supervision

    with pytest.raises(NotEntitledError):
        supervision.urge(watched.clerk(), light.id, ChaseWish("催"))
    with pytest.raises(NotEntitledError):
        supervision.raise_by_hand(watched.clerk(), light.case_id, Colour.RED, "态度生硬")
    with pytest.raises(NotEntitledError):
        supervision.lift(watched.clerk(), light.id, "误报")
    with pytest.raises(CaseUnknownError):
        supervision.raise_by_hand(watched.manager(), uuid.uuid4(), Colour.RED, "没有这件")


def test_a_light_by_hand_waits_for_its_answer(watched: SupervisedHall):
    case = watched.case()

    raised = watched.supervision.raise_by_hand(watched.manager(), case, Colour.RED, "群众反映推诿")
    watched.scan()
    watched.supervision.answer(watched.clerk(), raised.id, "已当面说明")

    assert (raised.colour, raised.reason, raised.rule_name) == (
        Colour.RED, "群众反映推诿", "人工亮灯",
    )  # fmt: skip
    assert raised.reply_due_on == date(2026, 11, 25)
    assert watched.supervision.light(raised.id).clear_reason is ClearReason.ANSWERED


@ON_SQLITE
def test_a_lifted_light_stays_out_and_needs_no_letter(watched: SupervisedHall):
    light = red_light(watched)
    watched.supervision.answer(watched.clerk(), light.id, "系统录入有误")

    lifted = watched.supervision.lift(watched.manager(), light.id, "录入有误，已更正")
    watched.on(date(2026, 12, 8)).scan()

    assert (lifted.clear_reason, lifted.clear_words) == (ClearReason.LIFTED, "录入有误，已更正")
    assert watched.seen() == []
    with pytest.raises(LightOutError):
        watched.supervision.urge(watched.manager(), light.id, ChaseWish("催"))


def test_the_list_is_asked_by_colour_text_and_what_awaits_an_answer(watched: SupervisedHall):
    light = red_light(watched)
    ask = watched.supervision.raised

    assert [row.id for row in ask(LightQuestion(text="食品"))] == [light.id]
    assert ask(LightQuestion(text="100%")) == ()
    assert ask(LightQuestion(colours=(Colour.YELLOW,))) == ()
    assert [row.id for row in ask(LightQuestion(is_open=None, awaits_reply=True))] == [light.id]
    assert len(ask(LightQuestion(is_open=None, case_id=light.case_id))) == 2
    assert ask(LightQuestion(since=date(2026, 12, 8))) == ()
    assert watched.supervision.counted() == {Colour.RED: 1}
    assert light.told == (Role.APPROVER, Role.SHIFT_LEADER, Role.MANAGER)
