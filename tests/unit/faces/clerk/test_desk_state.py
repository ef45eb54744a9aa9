"""What a desk shows in every state of its window."""

from datetime import timedelta

import pytest

from hallapp.faces.clerk.desk_state import Act, DeskFacts, desk_row, keys_of, primary_of
from hallapp.hall.terms import DutyRow, DutyState
from hallapp.queueing.terms import TicketState
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
