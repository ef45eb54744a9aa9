"""The sentences that want a decision come from rows, gravest first, and never more than five."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from hallapp.cases.terms import CaseState, Light
from hallapp.devices.errors import PrinterOutOfPaperError
from hallapp.faces.manager.decisions import Decision, Where, decisions, window_to_open
from hallapp.faces.manager.hall_now import HallNow, Standing, standings
from hallapp.hall.terms import DutyState
from hallapp.queueing.terms import WindowStateRow
from tests.gui.manager.hall_seen_by_manager import (
    MORNING,
    FakeHall,
    busy_hall,
    case,
    missing,
    person,
    sheet_row,
    small_hall,
    ticket,
)

MINUTE = 60


def now(hall: FakeHall, *, paused_minutes: int = 0) -> HallNow:
    since = MORNING - timedelta(minutes=paused_minutes)
    return HallNow(
        figures=hall.figures(),
        windows=tuple(hall.rows),
        waiting=tuple(hall.tickets),
        unprinted=tuple(hall.without_paper),
        cases=tuple(hall.case_rows),
        sheet=hall.sheet(),
        seen_paused={
            row.window.number: since
            for row in hall.rows
            if row.duty is not None and row.duty.state is DutyState.PAUSED
        },
        read_at=MORNING,
    )


def said(hall: FakeHall, **more: int) -> tuple[Decision, ...]:
    return decisions(now(hall, **more))


def quiet_hall() -> FakeHall:
    hall = small_hall()
    hall.tickets, hall.case_rows, hall.sheet_rows = [], [], []
    return hall


def pause(row: WindowStateRow, reason: str | None = "送件到后台") -> WindowStateRow:
    assert row.duty is not None
    duty = replace(row.duty, state=DutyState.PAUSED, pause_reason=reason)
    return replace(row, duty=duty, live=None)


def test_a_quiet_hall_asks_for_nothing() -> None:
    assert said(quiet_hall()) == ()


def test_a_case_past_the_law_comes_first() -> None:
    found = said(busy_hall(), paused_minutes=22)

    assert found[0].key is Light.DARK_RED
    assert found[0].where is Where.CASES
    assert found[0].text == "1 件过了法定期限，最早的是食品经营许可新办，11月22日到期"


def test_never_more_than_five_sentences() -> None:
    assert len(said(busy_hall(), paused_minutes=22)) == 5


def test_a_concluded_case_asks_for_nothing() -> None:
    hall = quiet_hall()
    hall.case_rows = [replace(case(1, Light.RED, days=-3), state=CaseState.CONCLUDED)]

    assert said(hall) == ()


def test_a_wait_of_exactly_fifteen_minutes_is_not_long() -> None:
    hall = quiet_hall()
    hall.tickets = [ticket("A001", minutes=15)]

    assert said(hall) == ()


def test_a_long_wait_names_the_window_to_open() -> None:
    hall = quiet_hall()
    hall.tickets = [ticket("A001", minutes=16)]
    hall.rows[5] = replace(hall.rows[5], duty=None, waiting=3, longest_wait_s=16 * MINUTE)

    (found,) = said(hall)

    assert found.text == "综合受理最长等了 16 分钟，建议加开 6 号窗口"
    assert (found.where, found.key) == (Where.WINDOW, 6)


def test_a_long_wait_without_a_closed_window_leads_to_the_queue() -> None:
    hall = quiet_hall()
    hall.rows = [row for row in hall.rows if row.duty is not None]
    hall.tickets = [ticket("A001", minutes=16)]

    (found,) = said(hall)

    assert (found.where, found.key) == (Where.QUEUE, "A001")


def test_the_window_to_open_serves_those_who_waited_longest() -> None:
    hall = quiet_hall()
    closed = [
        replace(row, duty=None, waiting=2, longest_wait_s=longest * MINUTE)
        for row, longest in zip(hall.rows, (20, 52, 30, 14, 52, 16), strict=True)
    ]

    found = window_to_open(closed)

    assert found is not None
    assert found.window.number == 2


def test_a_long_pause_is_said_with_its_reason_and_only_what_is_known() -> None:
    hall = quiet_hall()
    hall.rows[0] = pause(hall.rows[0])

    (found,) = said(hall, paused_minutes=22)

    assert found.text == "1 号窗口至少暂停了 22 分钟，登记的是送件到后台"


def test_a_short_pause_asks_for_nothing() -> None:
    hall = quiet_hall()
    hall.rows[0] = pause(hall.rows[0])

    assert said(hall, paused_minutes=15) == ()


def test_several_long_pauses_are_one_sentence() -> None:
    hall = quiet_hall()
    hall.rows[0], hall.rows[1] = pause(hall.rows[0]), pause(hall.rows[1], None)

    (found,) = said(hall, paused_minutes=30)

    assert "2 个窗口" in found.text


def test_a_ticket_that_was_not_printed_is_named() -> None:
    hall = quiet_hall()
    hall.without_paper = [ticket(f"A00{n}") for n in range(1, 6)]

    (found,) = said(hall)

    assert found.text == "5 张号没有打印出来：A001、A002、A003 等"


def test_the_cause_of_the_newest_number_without_paper_is_said() -> None:
    hall = quiet_hall()
    early, late = ticket("A001"), ticket("A002")
    hall.without_paper = [
        replace(
            late,
            issued_at=early.issued_at + timedelta(minutes=5),
            print_fault=PrinterOutOfPaperError.code,
        ),
        replace(early, print_fault="devices.printer_unreachable"),
    ]

    (found,) = said(hall)

    assert "打印机 — 没有纸了" in found.text
    assert "连不上" not in found.text


def test_a_closed_slot_without_a_punch_is_a_question_with_a_name() -> None:
    hall = quiet_hall()
    hall.sheet_rows = [sheet_row(person("马超"), first=missing()), sheet_row(person("王小华"))]

    (found,) = said(hall)

    assert found.text == "1 人没有打卡，时段已过：马超"
    assert found.where is Where.ATTENDANCE


@given(st.permutations(range(80)))
def test_the_order_of_rows_does_not_change_what_is_said(order: list[int]) -> None:
    hall = busy_hall()
    as_they_were = said(hall, paused_minutes=22)

    hall.case_rows = [hall.case_rows[n] for n in order if n < len(hall.case_rows)]

    assert said(hall, paused_minutes=22) == as_they_were


def test_the_gravest_standing_of_a_window_is_shown() -> None:
    stands = standings(now(busy_hall()))

    assert stands[41] is Standing.LATE_BY_LAW
    assert stands[27] is Standing.PAUSED
    assert stands[3] is Standing.LONG_WAIT
    assert stands[16] is Standing.FREE
    assert stands[6] is Standing.CLOSED
    assert stands[1] is Standing.SERVING
