"""Themes of several items at the manager's page."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from hallapp.faces.manager.guides.rows_panel import RowsPanel
from hallapp.faces.manager.guides.themes_tab import ThemesTab
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideState, ThemeFigures, ThemeKind, ThemeRow
from hallapp.kernel.requests import Actor, Request
from tests.gui.manager.guides_hall import LEADER, WRITER
from tests.gui.manager.more_hall import THEMES, MoreHall, typed


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[MoreHall]:
    made = MoreHall(tmp_path)
    with made.store.engine.begin() as connection:
        connection.execute(update(ServiceItem).values(visits=2, state=GuideState.PUBLISHED))
    yield made
    made.store.close()


@pytest.fixture
def theme(hall: MoreHall) -> ThemeRow:
    items = hall.rows.items
    row = ThemeRow(
        id=uuid4(),
        code="YJS01",
        name="开办食品店",
        kind=ThemeKind.ONE_THING,
        words="",
        before=ThemeFigures(),
        after=ThemeFigures(visits=1),
        item_ids=(items["SJ-001"], items["SJ-002"]),
    )
    hall.more.themes.save(Request(Actor("GL-1", person_id=hall.person(WRITER).id)), row)
    return row


def themes(qtbot: QtBot, hall: MoreHall, person: int = WRITER) -> tuple[ThemesTab, RowsPanel]:
    tab = hall.page(qtbot, THEMES, person).opened()
    assert isinstance(tab, ThemesTab)
    assert tab.panel is not None
    return tab, tab.panel


def test_a_new_theme_is_put_together_by_typing(qtbot: QtBot, hall: MoreHall) -> None:
    tab, panel = themes(qtbot, hall)
    panel.new.click()
    typed(panel.form, "code", "RS01")
    typed(panel.form, "name", "搬家")
    for word in ("居住", "食品"):
        tab.items.search.set_text(word)
        tab.items.search.entered.emit(word)
    tab.items.up.click()

    panel.form.save.click()

    assert (panel.form.said(), tab.items.fault()) == ("", "")
    (kept,) = hall.more.themes.themes()
    items = hall.rows.items
    assert (kept.code, kept.name, kept.kind) == ("RS01", "搬家", ThemeKind.ONE_THING)
    assert kept.item_ids == (items["SJ-001"], items["GA-001"])
    assert hall.told == ["已保存主题“搬家”"]
    assert panel.row() == kept


def test_a_theme_without_items_is_not_kept(qtbot: QtBot, hall: MoreHall) -> None:
    tab, panel = themes(qtbot, hall)
    panel.new.click()
    typed(panel.form, "code", "RS01")
    typed(panel.form, "name", "搬家")

    panel.form.save.click()

    assert tab.items.fault() == "至少要有一个事项。"
    assert hall.more.themes.themes() == ()


@pytest.mark.usefixtures("theme")
def test_the_halls_own_figures_stand_beside_what_the_guides_add_up_to(
    qtbot: QtBot, hall: MoreHall
) -> None:
    tab, panel = themes(qtbot, hall)

    before, _after = tab.figures.counted()

    assert before[3] == "合计 4"
    assert tab.figures.lines[1][3].text() == "1"
    tab.figures.lines[0][0].setText("9")
    tab.figures.lines[0][0].textEdited.emit("9")
    panel.form.save.click()
    (kept,) = hall.more.themes.themes()
    assert (kept.before.steps, kept.after.visits) == (9, 1)


@pytest.mark.usefixtures("theme")
def test_a_booklet_is_printed_and_told(qtbot: QtBot, hall: MoreHall) -> None:
    tab, _panel = themes(qtbot, hall)

    tab.print.click()

    assert len(hall.more.publications.printed) == 1
    assert hall.told[-1] == "一本通做好了，共 7 页，存在 一本通.pdf"


@pytest.mark.usefixtures("theme")
def test_a_booklet_that_was_stopped_is_neither_printed_nor_told(
    qtbot: QtBot, hall: MoreHall
) -> None:
    tab, _panel = themes(qtbot, hall)
    maker = hall.more.publications

    def at_step(step: int) -> None:
        if step == 4:
            tab.maker.busy.cancel.click()

    maker.at_step = at_step
    tab.print.click()

    assert maker.stopped_at == 4
    assert (maker.printed, hall.told) == ([], [])
    assert tab.print.isEnabled()


@pytest.mark.usefixtures("theme")
def test_what_is_typed_is_not_lost_by_a_step_to_another_row(
    qtbot: QtBot, hall: MoreHall, theme: ThemeRow
) -> None:
    other = ThemeRow(
        uuid4(), "YJS02", "新生儿出生", ThemeKind.ONE_THING, "",
        ThemeFigures(), ThemeFigures(), theme.item_ids[:1],
    )  # fmt: skip
    hall.more.themes.save(Request(Actor("GL-1", person_id=hall.person(WRITER).id)), other)
    _tab, panel = themes(qtbot, hall)
    typed(panel.form, "name", "开办小吃店")

    qtbot.keyClick(panel.table, Qt.Key.Key_Down)

    assert panel.row().id == theme.id
    assert panel.form.field("name").value() == "开办小吃店"
    assert "没保存" in panel.form.said()


@pytest.mark.usefixtures("theme")
def test_who_keeps_no_themes_reads_only(qtbot: QtBot, hall: MoreHall) -> None:
    _tab, panel = themes(qtbot, hall, LEADER)

    assert not panel.form.field("name").control().isEnabled()
    assert not panel.new.isVisible()
