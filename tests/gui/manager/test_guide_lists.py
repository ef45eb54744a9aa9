"""The five monthly lists at the manager's page, and lists as files."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any
from uuid import uuid4

import pytest
from hall_store import HALL_ID
from openpyxl import load_workbook
from pypdfium2 import PdfDocument
from pytestqt.qtbot import QtBot
from sqlalchemy import insert, update

from hallapp.faces.manager.guides.lists_tab import ListsTab
from hallapp.faces.manager.pages.saving import Report, Shape, write
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.guides.tables import RequiredMaterial, ServiceItem
from hallapp.guides.terms import GuideState, ListKind
from hallapp.kernel.printed_table import Column, PrintedTable
from hallapp.slips.errors import SlipNotKeptError
from tests.gui.manager.guides_hall import LEADER, WRITER
from tests.gui.manager.more_hall import LISTS, MoreHall

YES, NO = "是", ""
"""What a person answers at the door."""
NOVEMBER = date(2026, 11, 1)
ONCE = list(ListKind).index(ListKind.ONCE)
TABLE = PrintedTable("示例清单", (Column("事项"), Column("数", is_number=True)), (("甲", 1),))
REPORT: Report[GuidesServices] = Report("示例清单", lambda _services: (TABLE,), Shape.LIST)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[MoreHall]:
    made = MoreHall(tmp_path)
    told = {"visits": 1, "state": GuideState.PUBLISHED}
    # Without a paper to bring no item is complete, and none stands in a list.
    papers = [
        {"id": uuid4(), "hall_id": HALL_ID, "item_id": item, "position": 1, "since_version": 1}
        | {"name": "申请书", "form": "原件", "copies": 1, "standard": ""}
        for item in made.rows.items.values()
    ]
    with made.store.engine.begin() as connection:
        connection.execute(update(ServiceItem).values(told))
        connection.execute(insert(RequiredMaterial), papers)
    yield made
    made.store.close()


def lists(qtbot: QtBot, hall: MoreHall, *answers: Any, person: int = WRITER) -> ListsTab:
    tab = hall.page(qtbot, LISTS, person, *answers).opened()
    assert isinstance(tab, ListsTab)
    tab.lists.kinds.choose(ONCE)
    return tab


def planned(tab: ListsTab, count: int) -> None:
    """Plan the first candidates."""
    panel = tab.lists.candidates
    tab.lists.plan.click()
    for row in panel.model.rows()[:count]:
        panel.tick(row.item.id)
    panel.do.click()


def test_what_is_planned_becomes_public_as_a_batch(qtbot: QtBot, hall: MoreHall) -> None:
    tab = lists(qtbot, hall, YES)
    planned(tab, 2)
    assert hall.more.lists.entries(ListKind.ONCE, NOVEMBER) == ()
    assert tab.lists.publish.text() == "公布第 1 批（2 项）"

    tab.lists.publish.click()

    assert len(hall.more.lists.entries(ListKind.ONCE, NOVEMBER)) == 2
    assert hall.told[-1] == "已公布一次办清单第 1 批，2 项"
    assert not tab.lists.publish.isEnabled()
    assert tab.lists.changes.rowCount() == 2
    assert hall.failed == []


def test_turning_back_at_the_question_publishes_nothing(qtbot: QtBot, hall: MoreHall) -> None:
    tab = lists(qtbot, hall, NO)
    planned(tab, 1)

    tab.lists.publish.click()

    assert hall.more.lists.entries(ListKind.ONCE, NOVEMBER) == ()
    assert tab.lists.publish.isEnabled()


def test_a_second_batch_gets_the_next_number(qtbot: QtBot, hall: MoreHall) -> None:
    tab = lists(qtbot, hall, YES)
    planned(tab, 1)
    tab.lists.publish.click()

    planned(tab, 1)

    assert tab.lists.publish.text() == "公布第 2 批（1 项）"


def test_nothing_ticked_is_told_and_not_planned(qtbot: QtBot, hall: MoreHall) -> None:
    tab = lists(qtbot, hall)

    planned(tab, 0)

    assert tab.lists.candidates.isVisible()
    assert hall.more.lists.entries(ListKind.ONCE, NOVEMBER, with_planned=True) == ()


def test_an_item_that_comes_and_goes_in_one_month_stands_twice_in_what_changed(
    qtbot: QtBot, hall: MoreHall
) -> None:
    tab = lists(qtbot, hall, YES, YES)
    planned(tab, 1)
    tab.lists.publish.click()
    tab.lists.table.selectRow(0)

    tab.lists.end.click()

    assert [row.has_come for row in tab.lists.changes.rows()] == [True, False]
    assert tab.lists.model.rowCount() == 0


def test_other_months_have_their_own_list(qtbot: QtBot, hall: MoreHall) -> None:
    tab = lists(qtbot, hall, YES)
    planned(tab, 1)
    tab.lists.publish.click()

    tab.lists.month.back.click()

    assert tab.lists.month.said() == "2026年10月"
    assert tab.lists.model.rowCount() == 0
    tab.lists.month.on.click()
    assert tab.lists.model.rowCount() == 1


def test_who_keeps_no_lists_reads_only(qtbot: QtBot, hall: MoreHall) -> None:
    tab = lists(qtbot, hall, person=LEADER)

    assert not tab.lists.plan.isEnabled()
    assert not tab.lists.publish.isEnabled()


def test_lists_are_saved_as_workbook_and_as_paper(
    qtbot: QtBot, hall: MoreHall, tmp_path: Path
) -> None:
    sheet, paper = tmp_path / "权力.xlsx", tmp_path / "调整.pdf"
    tab = lists(qtbot, hall, sheet, paper)
    tab.which.choose(1)
    tab.export.choose("powers")
    tab.export.excel.click()
    tab.export.choose("changes")
    tab.export.pdf.click()

    cells = [cell.value for row in load_workbook(sheet).worksheets[0].iter_rows() for cell in row]
    assert "食品经营许可" in cells
    document = PdfDocument(paper)
    assert "目录调整" in document[0].get_textpage().get_text_range()
    document.close()
    assert hall.told == [f"已存到 {sheet}", f"已存到 {paper}"]
    assert tab.export.counts.rows()[-1].after == 3


def test_the_ending_of_the_pressed_button_is_put_to_the_name(
    qtbot: QtBot, hall: MoreHall, tmp_path: Path
) -> None:
    tab = lists(qtbot, hall, tmp_path / "责任")
    tab.which.choose(1)
    tab.export.choose("duties")

    tab.export.excel.click()

    assert (tmp_path / "责任.xlsx").exists()


def test_stopped_in_between_no_file_is_left(hall: MoreHall, tmp_path: Path) -> None:
    stop = Event()
    stop.set()

    for name in ("a.pdf", "a.xlsx"):
        assert not write(hall.services, REPORT, tmp_path / name, stop)

    assert not [path for path in tmp_path.iterdir() if path.name.startswith("a.")]


@pytest.mark.parametrize("name", ["a.pdf", "a.xlsx"])
def test_a_place_that_cannot_be_written_is_told(hall: MoreHall, tmp_path: Path, name: str) -> None:
    blocked = tmp_path / "文件"
    blocked.write_text("", encoding="utf-8")

    with pytest.raises(SlipNotKeptError):
        write(hall.services, REPORT, blocked / name, Event())
