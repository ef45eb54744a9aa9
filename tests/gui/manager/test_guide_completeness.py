"""What guides lack, and what makes them due for another look, at the manager's page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from hallapp.authoring.terms import CompletenessRow
from hallapp.faces.manager.guides.authoring_tab import AuthoringTab
from hallapp.faces.manager.guides.board_rows import board_of
from hallapp.faces.manager.guides.completeness_tab import CompletenessTab
from hallapp.guides.tables import ServiceItem
from hallapp.kernel.errors import SurroundingsError
from hallapp.qtkit.table_model import LIGHT_ROLE
from tests.gui.manager.more_hall import COMPLETENESS, MoreHall, typed


class StoreGoneError(SurroundingsError):
    """The store is away."""

    code = "kernel.store_gone"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[MoreHall]:
    made = MoreHall(tmp_path)
    of_law = update(ServiceItem).where(ServiceItem.code.like("SJ-%"))
    with made.store.engine.begin() as connection:
        connection.execute(of_law.values(legal_basis="示例法第一条"))
    yield made
    made.store.close()


def tab_of(page: Any) -> CompletenessTab:
    tab = page.tab(COMPLETENESS)
    assert isinstance(tab, CompletenessTab)
    return tab


def test_the_department_with_most_gaps_comes_right_after_the_whole_hall() -> None:
    counted = (
        CompletenessRow("民政局", "steps", "办理流程", 1, 4),
        CompletenessRow("民政局", "place", "办理地点", 0, 4),
        CompletenessRow("公安局", "steps", "办理流程", 2, 3),
        CompletenessRow("公安局", "place", "办理地点", 3, 3),
    )

    board = board_of(counted)

    assert [line.department for line in board.lines] == [None, "公安局", "民政局"]
    assert dict(board.lines[0].lacking) == {"steps": 3, "place": 3}
    assert (board.lines[0].total, board.gaps) == (7, 6)
    assert [key for key, _label in board.elements] == ["steps", "place"]


def test_a_figure_opens_the_guides_it_counts_and_those_open_where_guides_are_written(
    qtbot: QtBot, hall: MoreHall
) -> None:
    page = hall.page(qtbot, COMPLETENESS)
    board = tab_of(page).board
    view = board.view
    assert view is not None
    view.stand_on(0, "steps")
    expected = {row.item_id for row in hall.authoring.lacking("steps")}

    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert {row.item_id for row in board.model.rows()} == expected
    assert expected
    first = board.model.rows()[0]
    board.table.select_key(first.item_id)
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    written = page.opened()
    assert isinstance(written, AuthoringTab)
    chosen = written.shelf.row()
    assert chosen is not None
    assert chosen.item_id == first.item_id


def test_a_zero_opens_nothing(qtbot: QtBot, hall: MoreHall) -> None:
    board = tab_of(hall.page(qtbot, COMPLETENESS)).board
    assert board.view is not None
    board.view.stand_on(0, "name")

    qtbot.keyClick(board.view, Qt.Key.Key_Return)

    assert board.view.isVisible()
    assert board.model.rowCount() == 0


def test_gaps_have_a_sign_beside_the_colour_and_zero_has_none(qtbot: QtBot, hall: MoreHall) -> None:
    board = tab_of(hall.page(qtbot, COMPLETENESS)).board
    assert board.view is not None
    model: Any = board.view.model()
    signs = {
        model.index(0, column).data(): model.index(0, column).data(LIGHT_ROLE)
        for column in range(2, model.columnCount())
    }

    assert signs["0"] is None
    assert all(mark is not None for figure, mark in signs.items() if figure != "0")
    assert len(signs) > 1


def test_a_changed_law_lists_guides_until_each_was_looked_at(qtbot: QtBot, hall: MoreHall) -> None:
    tab = tab_of(hall.page(qtbot, COMPLETENESS))
    tab.which.choose(1)
    causes = tab.causes
    causes.new.click()
    typed(causes.form, "words", "示例法修订")
    typed(causes.form, "searched", "示例法")
    causes.form.save.click()
    assert causes.form.said() == ""
    assert {row.code for row in causes.items.rows()} == {"SJ-001", "SJ-002"}

    causes.touched.selectRow(0)
    causes.settle.click()
    qtbot.keyClicks(causes.outcome.focusWidget(), "2")

    assert [row.code for row in causes.items.rows()] == ["SJ-002"]
    (cause,) = causes.causes.rows()
    assert (cause.open, cause.touched) == (1, 2)
    assert hall.told[-1] == "“食品经营许可”：不受影响"
    assert hall.failed == []


def test_a_cause_without_words_to_search_is_refused_at_the_form(
    qtbot: QtBot, hall: MoreHall
) -> None:
    tab = tab_of(hall.page(qtbot, COMPLETENESS))
    tab.which.choose(1)
    tab.causes.new.click()
    typed(tab.causes.form, "words", "示例法修订")

    tab.causes.form.save.click()

    assert "查找的字词" in tab.causes.form.said()
    assert hall.more.authoring.causes() == ()
    assert tab.has_unsaved()


def test_a_board_that_cannot_be_counted_says_so(
    qtbot: QtBot, hall: MoreHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_service: object) -> None:
        raise StoreGoneError

    monkeypatch.setattr(type(hall.authoring), "completeness", gone)

    page = hall.page(qtbot, COMPLETENESS)

    assert tab_of(page).board.view is None
    assert [error.code for error in hall.failed] == ["kernel.store_gone"]
