"""The hall designs its slips, with the paper beside the form."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hallapp.faces.manager.guides.designer_tab import DesignerTab
from hallapp.slips.design import LONGEST_LINE, Element, SlipDesign
from hallapp.slips.design_setting import SLIP_DESIGN
from tests.gui.manager.guides_hall import LEADER, WRITER
from tests.gui.manager.more_hall import DESIGNER, MoreHall, typed


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[MoreHall]:
    made = MoreHall(tmp_path)
    yield made
    made.store.close()


def designer(qtbot: QtBot, hall: MoreHall, person: int = WRITER, *answers: Any) -> DesignerTab:
    tab = hall.page(qtbot, DESIGNER, person, *answers).opened()
    assert isinstance(tab, DesignerTab)
    return tab


def saved(tab: DesignerTab, hall: MoreHall, reason: str = "统一样式") -> SlipDesign:
    tab.form.reason.line.setText(reason)
    tab.form.save.click()
    return hall.more.settings.value(SLIP_DESIGN)


def test_lines_order_and_words_hold_from_today_with_a_reason(qtbot: QtBot, hall: MoreHall) -> None:
    tab = designer(qtbot, hall)
    typed(tab.form, "hall_line", "示例市政务服务中心")
    typed(tab.form, "footer", "请带齐材料")
    line = tab.words.lines["GA"]
    line.setText("先到导办台")
    line.textEdited.emit(line.text())
    before = tab.elements.value()
    tab.elements.list.setCurrentRow(0)
    qtbot.keyClick(tab.elements.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    tab.elements.list.item(2).setCheckState(Qt.CheckState.Unchecked)

    design = saved(tab, hall)

    assert design.hall_line == "示例市政务服务中心"
    assert design.footer == "请带齐材料"
    assert dict(design.service_words) == {"GA": "先到导办台"}
    assert design.elements == (before[1], before[0], *before[3:])
    assert not tab.has_unsaved()
    assert hall.told == ["指南单样式已保存，从今天起照新样式印"]


def test_without_a_reason_nothing_is_kept(qtbot: QtBot, hall: MoreHall) -> None:
    tab = designer(qtbot, hall)
    typed(tab.form, "footer", "请带齐材料")

    design = saved(tab, hall, reason="")

    assert design == SlipDesign()
    assert tab.has_unsaved()
    assert tab.form.reason.fault()


def test_a_logo_is_kept_and_what_is_no_picture_is_refused_in_words(
    qtbot: QtBot, hall: MoreHall, tmp_path: Path
) -> None:
    picture, text = tmp_path / "标志.png", tmp_path / "说明.png"
    Image.new("RGB", (40, 40), "navy").save(picture)
    text.write_text("不是图片", encoding="utf-8")
    tab = designer(qtbot, hall, WRITER, picture, text)
    tab.logo.add.click()
    assert tab.logo.fault() == ""

    design = saved(tab, hall)

    assert design.logo is not None
    assert hall.services.files.content(design.logo) == picture.read_bytes()
    tab.logo.add.click()
    assert "说明.png" in tab.logo.fault()
    assert tab.logo.value() == design.logo


def test_no_line_takes_more_than_a_slip_can_hold(qtbot: QtBot, hall: MoreHall) -> None:
    tab = designer(qtbot, hall)

    for name in ("hall_line", "footer"):
        control: Any = tab.form.field(name).control()
        assert control.maxLength() == LONGEST_LINE
    assert all(line.maxLength() == LONGEST_LINE for line in tab.words.lines.values())


def test_the_paper_shows_what_is_typed_before_it_is_kept(qtbot: QtBot, hall: MoreHall) -> None:
    tab = designer(qtbot, hall)
    typed(tab.form, "footer", "请带齐材料")

    tab.papers.choose(2)

    assert tab.preview is not None
    assert tab.preview.page_count() == 1
    assert tab.design().footer == "请带齐材料"
    assert Element.WAY not in tab.design().elements


def test_who_may_not_change_settings_reads_only(qtbot: QtBot, hall: MoreHall) -> None:
    tab = designer(qtbot, hall, LEADER)

    assert not tab.form.field("footer").control().isEnabled()
    assert not tab.elements.list.isEnabled()
    assert not tab.logo.add.isEnabled()
