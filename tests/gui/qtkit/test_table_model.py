"""The table: rows come and go, the reader's place stays."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView


@dataclass(frozen=True)
class WaitingRow:
    number: str
    item: str
    waited: int = 0


def model(rows: Sequence[WaitingRow] = ()) -> RowTableModel[WaitingRow]:
    made = RowTableModel[WaitingRow](
        (
            Column("票号", lambda row: row.number, bold=True, size_px=18),
            Column("事项", lambda row: row.item, tip=lambda row: f"事项：{row.item}"),
            Column("等了", lambda row: f"{row.waited} 分", align=RIGHT, tone=lambda _row: "muted"),
        ),
        key=lambda row: row.number,
    )
    made.show_rows(rows)
    return made


QUEUE = tuple(WaitingRow(f"A{n:03}", "身份证换领", n) for n in range(1, 31))


def shown(made: QAbstractItemModel) -> list[str]:
    return [made.index(n, 0).data() for n in range(made.rowCount())]


def test_the_model_keeps_qts_rules_through_every_kind_of_change(
    qtmodeltester: ModelTester,
) -> None:
    made = model(QUEUE)
    qtmodeltester.check(made)

    made.show_rows(QUEUE[5:])
    made.show_rows(tuple(reversed(QUEUE)))
    made.show_rows([replace(row, waited=row.waited + 1) for row in QUEUE])
    made.set_filter("a00")
    made.set_filter("")
    made.show_rows(())

    assert made.rowCount() == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    before=st.lists(st.integers(0, 30), unique=True),
    after=st.lists(st.integers(0, 30), unique=True),
)
def test_whatever_comes_goes_and_moves_the_right_rows_stand_there(
    qtmodeltester: ModelTester, before: list[int], after: list[int]
) -> None:
    made = model([WaitingRow(f"A{n}", "旧") for n in before])
    qtmodeltester.check(made)

    made.show_rows([WaitingRow(f"A{n}", "新") for n in after])

    assert made.rows() == tuple(WaitingRow(f"A{n}", "新") for n in after)
    assert shown(made) == [f"A{n}" for n in after]


@pytest.mark.parametrize("start", [0, 1], ids=["told row by row", "told as a reset"])
def test_selection_and_scroll_place_survive_a_refresh(qtbot: QtBot, start: int) -> None:
    rows = tuple(WaitingRow(f"A{n:03}", "身份证换领") for n in range(200))
    made = model(rows)
    view = RowTableView(made, "排队")
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.select_key("A100")
    place = view.verticalScrollBar().value()
    # Every second row goes: more steps than the model tells one by one.
    gone = {f"A{n:03}" for n in range(1, 60, 2)} if start else {"A150"}
    added = [WaitingRow(f"B{n:03}", "新来") for n in range(60)] if start else []

    made.show_rows([row for row in (*rows, *added) if row.number not in gone])

    assert view.selected_row() == WaitingRow("A100", "身份证换领")
    assert view.selectionModel().isRowSelected(made.index_of("A100").row(), made.index(-1, -1))
    if not start:
        assert view.verticalScrollBar().value() == place


def test_a_changed_row_keeps_the_keyboard_and_tells_only_itself(qtbot: QtBot) -> None:
    made = model(QUEUE)
    told: list[tuple[int, int]] = []
    made.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))

    made.show_rows([replace(row, waited=99) if row.number == "A007" else row for row in QUEUE])

    assert told == [(6, 6)]
    assert made.index(6, 2).data() == "99 分"


def test_ten_thousand_rows_filter_as_one_types(qtbot: QtBot) -> None:
    many = tuple(WaitingRow(f"A{n:05}", f"食品经营许可 {n % 97}") for n in range(10_000))
    made = model(many)
    view = RowTableView(made, "排队")
    qtbot.addWidget(view)
    view.show()
    took: list[float] = []

    for typed in ("食", "食品", "食品 9", "食品 96", "a00096", ""):
        start = time.thread_time()
        made.set_filter(typed)
        took.append(time.thread_time() - start)

    assert made.rowCount() == 10_000
    assert sorted(took)[len(took) // 2] < 0.05


def test_two_rows_of_the_same_key_are_refused() -> None:
    with pytest.raises(ValueError, match="same key"):
        model([QUEUE[0], QUEUE[0]])


def test_enter_opens_the_row_the_keyboard_is_on(qtbot: QtBot) -> None:
    view = RowTableView(model(QUEUE), "排队")
    qtbot.addWidget(view)
    view.show()
    view.select_key("A002")

    with qtbot.waitSignal(view.row_opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)

    assert opened.args == [QUEUE[1]]
    assert view.accessibleName() == "排队"


def test_cells_carry_tip_alignment_and_tone(qtbot: QtBot) -> None:
    made = model(QUEUE)

    assert made.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "事项：身份证换领"
    assert made.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole) == RIGHT
    assert made.index(0, 2).data(Qt.ItemDataRole.ForegroundRole).color().name() == "#55606e"
    assert made.headerData(2, Qt.Orientation.Horizontal) == "等了"


def test_a_heading_spans_the_table_and_the_keyboard_steps_over_it(qtbot: QtBot) -> None:
    made = RowTableModel[WaitingRow](
        (Column("票号", lambda row: row.number), Column("事项", lambda row: row.item)),
        key=lambda row: row.number,
        heading=lambda row: "不在队里 1 人" if row.number == "heading" else "",
    )
    rows = (WaitingRow("A024", "变更"), WaitingRow("heading", ""), WaitingRow("A019", "延续"))
    made.show_rows(rows)
    view = RowTableView(made, "排队")
    qtbot.addWidget(view)
    view.show()
    view.select_key("A024")

    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.selected_row() == rows[2]
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.selected_row() == rows[0]

    assert view.columnSpan(1, 0) == 2
    assert made.index(1, 0).data() == "不在队里 1 人"
    assert view.rowHeight(1) == 32
    made.show_rows(rows[2:])
    assert view.rowHeight(0) == 36
    made.show_rows(rows)
    made.set_filter("延续")
    assert made.rows() == rows[2:]


def test_rows_are_as_high_as_asked_whether_they_come_before_or_after_the_view(
    qtbot: QtBot,
) -> None:
    before, after = model(QUEUE), model()
    views = [RowTableView(before, "排队"), RowTableView(after, "办件", row_px=28)]
    for view in views:
        qtbot.addWidget(view)
        view.show()

    after.show_rows(QUEUE)

    assert {views[0].rowHeight(n) for n in range(30)} == {36}
    assert {views[1].rowHeight(n) for n in range(30)} == {28}
