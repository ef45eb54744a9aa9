"""The openness corner at the manager's page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hallapp.faces.manager.guides.open_catalogue import CHANNELS
from hallapp.faces.manager.guides.open_log import ReadingsPanel
from hallapp.faces.manager.guides.openness_tab import OpennessTab
from hallapp.faces.manager.guides.rows_panel import RowsPanel
from hallapp.faces.manager.guides.ticks_field import TicksField
from hallapp.kernel.requests import Actor, Request
from hallapp.kernel.texts import set_language
from hallapp.openness.terms import OpenWay, ReadingKind
from tests.gui.manager.guides_hall import WRITER
from tests.gui.manager.more_hall import OPENNESS, MoreHall, typed

CATALOGUE, PAPERS, READINGS, LOG = range(4)
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[MoreHall]:
    made = MoreHall(tmp_path)
    yield made
    made.store.close()


def panel_of(qtbot: QtBot, hall: MoreHall, number: int, *answers: Any) -> Any:
    tab = hall.page(qtbot, OPENNESS, WRITER, *answers).opened()
    assert isinstance(tab, OpennessTab)
    tab.which.choose(number)
    return tab.panel(number)


def test_a_row_of_the_catalogue_keeps_ticked_and_typed_channels(
    qtbot: QtBot, hall: MoreHall
) -> None:
    panel = panel_of(qtbot, hall, CATALOGUE)
    panel.new.click()
    typed(panel.form, "field", "社会救助")
    typed(panel.form, "first", "最低生活保障")
    channels = panel.form.field("channels")
    channels.boxes[0].setChecked(True)
    channels.others.setText("村广播，集市展板")
    channels.others.textEdited.emit("x")

    panel.form.save.click()

    (kept,) = hall.more.openness.entries()
    assert kept.channels == ("政府网站", "村广播", "集市展板")
    assert (kept.position, kept.way) == (1, OpenWay.ACTIVE)
    panel.new.click()
    assert panel.form.field("position").value() == 2


def test_a_channel_is_kept_in_the_words_of_the_form_in_any_language(qtbot: QtBot) -> None:
    set_language("en")
    try:
        field = TicksField("channels", "渠道", CHANNELS)
        qtbot.addWidget(field)
        field.show_value(("政府公报", "集市展板"))
        box = field.boxes[0]
        box.setChecked(True)
    finally:
        set_language("zh_CN")

    assert box.text() != "政府网站"
    assert field.value() == ("政府网站", "政府公报", "集市展板")


def test_a_paper_needs_words_or_a_file(qtbot: QtBot, hall: MoreHall, tmp_path: Path) -> None:
    path = tmp_path / "办法.pdf"
    path.write_bytes(PDF)
    panel = panel_of(qtbot, hall, PAPERS, path)
    panel.new.click()
    typed(panel.form, "title", "示例办法")
    panel.form.save.click()
    assert "附件或者正文" in panel.form.said()

    panel.form.field("file_id").add.click()
    typed(panel.form, "published_on", "2026-11-24")
    panel.form.save.click()

    (kept,) = hall.more.openness.papers()
    assert kept.file_id is not None
    assert hall.services.files.content(kept.file_id) == PDF
    assert kept.published_on == date(2026, 11, 24)
    assert hall.more.openness.papers(for_kiosk=True) == ()


def test_a_day_that_is_none_is_told_at_its_field(qtbot: QtBot, hall: MoreHall) -> None:
    panel = panel_of(qtbot, hall, PAPERS)
    panel.new.click()
    typed(panel.form, "title", "示例办法")
    typed(panel.form, "issued_on", "去年")

    panel.form.save.click()

    assert "日期" in panel.form.field("issued_on").fault()
    assert hall.more.openness.papers() == ()


def test_readings_are_counted_by_month(qtbot: QtBot, hall: MoreHall) -> None:
    for _time in range(3):
        hall.more.openness.read(Request(Actor("K-1")), ReadingKind.CATALOGUE)

    panel = panel_of(qtbot, hall, READINGS)

    assert isinstance(panel, ReadingsPanel)
    assert panel.said() == "2026年11月查阅 3 人次"
    panel.month.back.click()
    assert panel.said() == "2026年10月查阅 0 人次"
    assert panel.model.rowCount() == 0


def test_slips_that_were_laid_out_are_logged_and_cannot_be_changed(
    qtbot: QtBot, hall: MoreHall
) -> None:
    panel = panel_of(qtbot, hall, LOG)
    assert isinstance(panel, RowsPanel)
    panel.new.click()
    for name, text in (("what", "身份证指南单"), ("place", "示例社区"), ("copies", "50")):
        typed(panel.form, name, text)

    panel.form.save.click()

    (row,) = panel.model.rows()
    assert (row.what, row.place, row.copies, row.on) == (
        "身份证指南单", "示例社区", 50, date(2026, 11, 23),
    )  # fmt: skip
    panel.table.selectRow(0)
    assert not panel.form.isVisible()
    assert hall.told == ["已记下：身份证指南单 50 份，放在示例社区"]
