"""What a desk shows in every state of its window."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hallapp.faces.clerk.desk_facts import UsualRules
from hallapp.faces.clerk.desk_state import Act, DeskFacts, desk_row, keys_of, primary_of
from hallapp.faces.clerk.late_words import missed_words
from hallapp.hall.terms import DutyRow, DutyState
from hallapp.queueing.terms import Entry, LatePolicy, LateRuleRow, TicketState
from tests.gui.clerk.fake_desk import NOW, PEOPLE, ZONE, a_ticket, a_window, serving_a023, the_queue

OPEN = DutyRow(a_window(), PEOPLE[0], DutyState.OPEN)
PAUSED = DutyRow(a_window(), PEOPLE[0], DutyState.PAUSED, "临时离开")
CALLED = a_ticket("A023", "食品经营许可新办", 16, TicketState.CALLED, call_count=2)
SERVING = serving_a023()


@pytest.mark.parametrize(
    ("facts", "word", "act"),
    [
        (DeskFacts(OPEN), "下一位", Act.NEXT),
        (DeskFacts(OPEN, CALLED), "开始办理", Act.START),
        (DeskFacts(OPEN, SERVING), "办结并下一位", Act.FINISH_NEXT),
        (DeskFacts(PAUSED), "恢复窗口", Act.RESUME),
        (DeskFacts(PAUSED, CALLED), "开始办理", Act.START),
        (DeskFacts(PAUSED, SERVING), "办结", Act.FINISH),
    ],
)
def test_the_large_button_says_what_comes_next(facts: DeskFacts, word: str, act: Act) -> None:
    primary = primary_of(facts)

    assert (primary.word, primary.act, primary.reason) == (word, act, "")


@pytest.mark.parametrize("live", [None, CALLED, SERVING])
def test_what_cannot_be_pressed_says_why(live: object) -> None:
    facts = DeskFacts(OPEN, live)  # pyright: ignore[reportArgumentType]

    closed = [state for state in keys_of(facts).values() if not state.allowed]

    assert closed
    assert all(state.remark for state in closed)


def test_nothing_can_be_called_while_cut_off_but_the_number_stays() -> None:
    facts = DeskFacts(OPEN, SERVING, cut_off_since=NOW - timedelta(minutes=2))

    row = desk_row(facts, NOW, ZONE)

    assert row.number == "A023"
    assert row.cut_off == "09:40"
    assert row.primary.reason
    assert not any(state.allowed for state in row.keys.values())


def test_the_sentence_says_how_long_one_waited_and_why_one_was_called() -> None:
    row = desk_row(DeskFacts(OPEN, SERVING), NOW, ZONE)

    assert row.state_line == "正在办理，4 分"
    assert row.why == "等了 16 分。到号最早，排在 B007 之前"


def test_waiting_fifteen_full_minutes_is_waiting_too_long() -> None:
    just_below = (a_ticket("A001", "换领", 14, waited_s=15 * 60 - 1),)
    just_at = (a_ticket("A001", "换领", 15),)

    assert not desk_row(DeskFacts(OPEN, waiting=just_below), NOW, ZONE).is_over_limit
    assert desk_row(DeskFacts(OPEN, waiting=just_at), NOW, ZONE).is_over_limit


def test_when_a_wait_is_too_long_is_for_the_hall_to_say() -> None:
    half_an_hour = UsualRules(wait_limit_minutes=30)
    just_below = (a_ticket("A001", "换领", 29, waited_s=30 * 60 - 1),)
    just_at = (a_ticket("A001", "换领", 30),)

    below = desk_row(DeskFacts(OPEN, waiting=just_below, rules=half_an_hour), NOW, ZONE)
    at = desk_row(DeskFacts(OPEN, waiting=just_at, rules=half_an_hour), NOW, ZONE)

    assert (below.is_over_limit, at.is_over_limit) == (False, True)
    assert at.wait_limit_minutes == 30


def test_while_papers_are_ticked_the_ticket_cannot_be_finished() -> None:
    facts = DeskFacts(OPEN, SERVING, tuple(the_queue()), is_accepting=True)

    row = desk_row(facts, NOW, ZONE)

    assert row.is_primary_quiet
    assert not row.keys[Act.FINISH].allowed
    assert row.keys[Act.FINISH].remark == "先定收件结果"


def test_a_served_ticket_is_neither_recalled_nor_missed() -> None:
    keys = keys_of(DeskFacts(OPEN, SERVING))

    assert not keys[Act.RECALL].allowed
    assert not keys[Act.MISS].allowed


def test_after_the_last_allowed_call_the_row_says_that_one_may_miss() -> None:
    called = a_ticket("A023", "换领", 16, TicketState.CALLED, call_count=3)

    state = keys_of(DeskFacts(OPEN, called))[Act.RECALL]

    assert (state.allowed, state.remark) == (False, "已叫 3 次，可以过号")


def test_no_limit_lets_one_call_for_ever() -> None:
    called = a_ticket("A023", "换领", 16, TicketState.CALLED, call_count=30)
    rules = UsualRules(recall_limit=0, recall_spacing_s=0)

    assert keys_of(DeskFacts(OPEN, called, rules=rules, now=NOW))[Act.RECALL].allowed


def test_a_class_that_needs_proof_asks_to_look_at_it() -> None:
    live = replace(SERVING, priority_name="老年人优先", priority_needs_proof=True)

    assert desk_row(DeskFacts(OPEN, live), NOW, ZONE).class_words == "老年人优先，请核对证件"


def test_the_card_tells_what_a_ticket_went_through() -> None:
    sent = replace(SERVING, entry=Entry.TRANSFERRED, aside_words="查欠税")
    held = replace(SERVING, aside_s=720, aside_words="去复印", served_s=300)
    back = replace(SERVING, entry=Entry.RETURNED)

    told = [desk_row(DeskFacts(OPEN, row), NOW, ZONE).told for row in (sent, held, back)]

    assert told == [
        "转来的，留言：查欠税",
        "挂起过：去复印，中间放下 12 分，之前办了 5 分",
        "在别的窗口办完，回到这里",
    ]


def test_a_pause_says_when_it_ends() -> None:
    paused = replace(PAUSED, back_at=NOW + timedelta(minutes=20))

    row = desk_row(DeskFacts(paused), NOW, ZONE)

    assert row.state_line == "暂停服务：临时离开，预计 10:02 恢复"


@pytest.mark.parametrize(
    ("rule", "times", "late_s", "words"),
    [
        (LateRuleRow(LatePolicy.VOID, 0, 0, 0), 0, 60, "过号作废"),
        (LateRuleRow(LatePolicy.BEHIND, 3, 60, 1), 0, 60, "过号，可恢复 1 次"),
        (LateRuleRow(LatePolicy.BEHIND, 3, 60, 1), 1, 60, "过号，不能再恢复"),
        (LateRuleRow(LatePolicy.WITHIN, 0, 30, 2), 0, 1801, "过号，已超过 30 分"),
        (None, 0, 60, "过号"),
    ],
)
def test_a_missed_number_says_what_it_is_still_worth(
    rule: LateRuleRow | None, times: int, late_s: int, words: str
) -> None:
    called_at = NOW - timedelta(seconds=late_s)
    missed = a_ticket("A1", "换领", 9, TicketState.MISSED, called_at=called_at, late_times=times)

    assert missed_words(missed, rule, NOW) == words
