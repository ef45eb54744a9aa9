"""A guide's whole life at the manager's page, over a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hallapp.authoring.terms import DraftState
from hallapp.faces.manager.guides.authoring_tab import AuthoringTab
from hallapp.faces.manager.guides.inputs import LineField
from hallapp.faces.manager.guides.section_form import FieldsForm
from hallapp.guides.service import GuideService
from hallapp.guides.terms import GuideState
from tests.gui.manager.guides_hall import LEADER, REVIEWER, GuidesHall, good_content


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[GuidesHall]:
    made = GuidesHall(tmp_path)
    yield made
    made.store.close()


def begin(tab: AuthoringTab, hall: GuidesHall, code: str = "SJ-001") -> None:
    tab.shelf.select(hall.item(code).item_id)
    tab.pane.card.main.click()
    assert tab.editor is not None


def type_into(tab: AuthoringTab, section: str, key: str, text: str) -> None:
    assert tab.editor is not None
    form = tab.editor.open_key(section)
    assert isinstance(form, FieldsForm)
    line = form.fields[key].control()
    line.setText(text)  # type: ignore[attr-defined]
    line.textEdited.emit(text)  # type: ignore[attr-defined]


def submitted(tab: AuthoringTab, hall: GuidesHall) -> None:
    """A whole guide is written and handed over by whoever has the tab."""
    begin(tab, hall)
    assert tab.editor is not None
    tab.editor.working.show(good_content(audience="个体工商户"))
    tab.editor.check()
    tab.editor.submit()
    tab.editor.about.note.text.setPlainText("写明服务对象")
    tab.editor.submit()


def test_one_writes_another_approves_and_the_citizen_reads_it(
    qtbot: QtBot, hall: GuidesHall
) -> None:
    tab = hall.opened(qtbot)
    begin(tab, hall)
    type_into(tab, "chapter_basics", "exercised_at", "县级")
    assert tab.editor is not None
    qtbot.keyClick(tab.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    tab.editor.head.save.click()
    assert "已保存" in tab.editor.head.state()
    tab.editor.head.back.click()
    submitted(tab, hall)

    assert hall.item().draft_state is DraftState.SUBMITTED
    assert hall.told == ["已提交“食品经营许可”，等另一个人审核"]

    tab = hall.opened(qtbot, REVIEWER)
    tab.shelf.filter.choose(1)
    assert [row.code for row in tab.shelf.model.rows()] == ["SJ-001"]
    tab.pane.card.main.click()
    assert tab.review is not None
    assert "个体工商户" in tab.review.changes.toPlainText()
    tab.review.verdict.approve.click()

    row = hall.item()
    assert (row.state, row.version, row.draft_id) == (GuideState.PUBLISHED, 2, None)
    guide = GuideService(hall.store.work).guide(row.item_id)
    assert guide.audience == "个体工商户"
    assert hall.failed == []


def test_who_wrote_it_reads_why_he_cannot_approve(qtbot: QtBot, hall: GuidesHall) -> None:
    tab = hall.opened(qtbot)
    submitted(tab, hall)

    tab.shelf.select(hall.item().item_id)
    tab.pane.card.main.click()

    assert tab.review is not None
    assert not tab.review.verdict.approve.isEnabled()
    assert "第二个人" in tab.review.verdict.approve.toolTip()


def test_a_returned_draft_is_written_on_with_the_remarks_in_sight(
    qtbot: QtBot, hall: GuidesHall
) -> None:
    submitted(hall.opened(qtbot), hall)
    tab = hall.opened(qtbot, REVIEWER)
    tab.shelf.select(hall.item().item_id)
    tab.pane.card.main.click()
    assert tab.review is not None
    tab.review.verdict.return_.click()
    assert tab.review is not None  # without remarks nothing happens
    tab.review.verdict.remarks.setPlainText("请写明年审")
    tab.review.verdict.return_.click()
    assert hall.item().draft_state is DraftState.RETURNED

    tab = hall.opened(qtbot)
    tab.shelf.select(hall.item().item_id)
    assert tab.pane.card.main.text() == "照意见修改"
    tab.pane.card.main.click()

    assert tab.editor is not None
    assert tab.editor.working.content().text("audience") == "个体工商户"


def test_an_item_is_suspended_only_with_a_document_or_words(qtbot: QtBot, hall: GuidesHall) -> None:
    submitted(hall.opened(qtbot), hall)
    tab = hall.opened(qtbot, REVIEWER)
    tab.shelf.select(hall.item().item_id)
    tab.pane.card.main.click()
    assert tab.review is not None
    tab.review.verdict.approve.click()
    tab.shelf.select(hall.item().item_id)

    tab.pane.card.suspend.click()
    tab.pane.reason.do.click()
    assert hall.item().state is GuideState.PUBLISHED
    tab.pane.reason.document.setText("青政发〔2026〕9号")
    tab.pane.reason.do.click()

    assert hall.item().state is GuideState.SUSPENDED
    assert tab.pane.card.resume.isVisibleTo(tab.pane.card)


def test_a_new_item_begins_with_department_name_and_type(qtbot: QtBot, hall: GuidesHall) -> None:
    tab = hall.opened(qtbot, LEADER)
    tab.shelf.new.click()
    tab.pane.new.do.click()
    assert tab.editor is None
    tab.pane.new.department.show_value(hall.item().department)
    name = tab.pane.new.name
    assert isinstance(name, LineField)
    name.show_value("小餐饮登记")
    tab.pane.new.type.show_value("licence")
    tab.pane.new.do.click()

    assert tab.editor is not None
    row = next(row for row in hall.services.shelf.items() if row.name == "小餐饮登记")
    assert (row.state, row.draft_state) == (GuideState.DRAFT, DraftState.DRAFT)
