"""The editor of a guide: findings lead to their fields, lists are written by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hallapp.authoring.errors import DraftOvertakenError, DraftStateError
from hallapp.authoring.terms import CheckFinding
from hallapp.faces.manager.guides.condition_field import ConditionField
from hallapp.faces.manager.guides.editor import SAVE_AFTER_MS, Editor
from hallapp.faces.manager.guides.file_field import FileField
from hallapp.faces.manager.guides.list_form import ListForm
from hallapp.faces.manager.guides.option_field import OptionField
from hallapp.faces.manager.guides.section_form import FieldsForm
from hallapp.faces.manager.guides.sections import sections
from hallapp.faces.manager.guides.steps_form import StepsForm
from hallapp.guides.terms import Condition
from hallapp.qtkit.door import AnsweringDoor
from tests.gui.manager.guides_fakes import HINT, RULE, FakeGuides


@pytest.fixture
def guides() -> FakeGuides:
    return FakeGuides()


def opened(qtbot: QtBot, guides: FakeGuides, door: AnsweringDoor | None = None) -> Editor:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = Editor(guides.desk(owner, door=door), guides.the_draft())
    qtbot.addWidget(made)
    made.resize(1230, 560)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def list_form(editor: Editor, part: str) -> ListForm:
    form = editor.open_key(part)
    assert isinstance(form, ListForm)
    return form


def write(form: ListForm, name: str, text: str) -> None:
    line = form.fields[name].control()
    assert isinstance(line, QLineEdit)
    line.setText(text)
    line.textEdited.emit(text)


def test_a_finding_is_marked_at_its_section_said_at_its_field_and_leads_there(
    qtbot: QtBot, guides: FakeGuides
) -> None:
    guides.found = [
        CheckFinding(RULE, "承诺 9 天超过法定。", key="promised_amount"),
        CheckFinding(HINT, "第 2 项没有写份数。", part="materials", key="copies", position=2),
    ]
    editor = opened(qtbot, guides)

    titles = [editor.list.item(n).text() for n in range(editor.list.count())]
    assert "办理时限 ■1" in titles
    assert "申请材料 ▲1" in titles
    editor.findings.chosen.emit(guides.found[0])
    limits = editor.open_key("chapter_limits")
    assert isinstance(limits, FieldsForm)
    assert limits.fields["promised_amount"].fault() == "承诺 9 天超过法定。"
    assert limits.fields["promised_amount"].control().hasFocus()

    editor.go_to(guides.found[1])
    materials = list_form(editor, "materials")
    assert materials.table.currentIndex().row() == 1
    assert materials.fields["copies"].fault() == "请再核对：第 2 项没有写份数。"


def test_an_entry_is_added_named_moved_and_taken_out_by_keyboard(
    qtbot: QtBot, guides: FakeGuides
) -> None:
    editor = opened(qtbot, guides)
    form = list_form(editor, "materials")
    qtbot.keyClick(form, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    write(form, "name", "营业执照")
    qtbot.keyClick(form, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    names = [each.name for each in editor.working.content().materials]
    assert names[-2:] == ["营业执照", "原许可证"]
    qtbot.keyClick(form, Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    assert "营业执照" not in [each.name for each in editor.working.content().materials]


def test_a_material_is_asked_only_for_the_ticked_answers(qtbot: QtBot, guides: FakeGuides) -> None:
    editor = opened(qtbot, guides)
    form = list_form(editor, "materials")
    field = form.fields["when"]
    assert isinstance(field, ConditionField)
    box = next(box for box in form.findChildren(QCheckBox) if box.text() == "委托他人")
    box.click()

    assert editor.working.content().materials[0].when == (Condition("who", ("agent",)),)
    assert form.model.rows()[0].summary.startswith("委托他人")


def test_a_new_question_gets_its_keys_from_the_program(qtbot: QtBot, guides: FakeGuides) -> None:
    editor = opened(qtbot, guides)
    form = list_form(editor, "situations")
    form.add.click()
    options = form.fields["options"]
    assert isinstance(options, OptionField)
    options.more.click()

    made = editor.working.content().situations[-1]
    assert made.key == "q1"
    assert [option.key for option in made.options] == ["a", "b", "c"]


def test_fees_in_general_and_the_list_of_fees_are_two_places(
    qtbot: QtBot, guides: FakeGuides
) -> None:
    editor = opened(qtbot, guides)

    assert isinstance(editor.open_key("chapter_fees"), FieldsForm)
    form = list_form(editor, "fees")
    form.add.click()

    assert form.isVisible()
    keys = [each.key for each in sections()]
    assert len(keys) == len(set(keys))


def test_the_flow_is_drawn_as_it_is_written(qtbot: QtBot, guides: FakeGuides) -> None:
    editor = opened(qtbot, guides)
    form = editor.open_key("steps")
    assert isinstance(form, StepsForm)
    write(form, "name", "登记受理")

    chart = form.chart.chart()
    assert chart is not None
    assert chart.boxes[0].lines[0].text == "1. 登记受理"


def test_a_half_typed_day_stays_in_its_field_and_out_of_the_guide(
    qtbot: QtBot, guides: FakeGuides
) -> None:
    editor = opened(qtbot, guides)
    form = editor.open_key("chapter_catalogue")
    assert isinstance(form, FieldsForm)
    line = form.fields["cancelled_on"].control()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "2026-13")

    assert form.fields["cancelled_on"].fault() == "请写成 2026-12-01 这样的日期。"
    assert line.text() == "2026-13"
    assert editor.working.content().text("cancelled_on") == ""


def test_it_saves_by_itself_some_seconds_after_the_last_key(
    qtbot: QtBot, guides: FakeGuides
) -> None:
    editor = opened(qtbot, guides)
    form = list_form(editor, "steps")
    write(form, "name", "登记")
    assert editor.head.state() == "未保存"
    timer = next(each for each in editor.findChildren(QTimer) if each.interval() == SAVE_AFTER_MS)
    assert timer.isActive()

    timer.timeout.emit()

    assert guides.content.steps[0].name == "登记"
    assert editor.head.state() == "已保存 09:42"


def test_who_is_overtaken_sees_by_whom_and_keeps_the_form(qtbot: QtBot, guides: FakeGuides) -> None:
    editor = opened(qtbot, guides)
    write(list_form(editor, "steps"), "name", "登记")
    guides.refusal = DraftOvertakenError(author="王二")

    editor.head.save.click()

    assert editor.band.isVisible()
    assert "王二" in editor.band.said()
    assert editor.working.content().steps[0].name == "登记"
    guides.refusal = None
    editor.band.mine.click()
    assert guides.content.steps[0].name == "登记"
    assert not editor.band.isVisible()


def test_errors_keep_a_draft_from_going_to_the_reviewer(qtbot: QtBot, guides: FakeGuides) -> None:
    guides.found = [CheckFinding(RULE, "承诺 9 天超过法定。", key="promised_amount")]
    editor = opened(qtbot, guides)
    editor.submit()
    editor.submit()

    assert guides.done == []
    assert editor.section_number() == 2


def test_leaving_keeps_what_was_typed(qtbot: QtBot, guides: FakeGuides) -> None:
    editor = opened(qtbot, guides)
    write(list_form(editor, "steps"), "name", "登记")

    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert guides.content.steps[0].name == "登记"


def test_a_file_is_added_named_and_taken_away(
    qtbot: QtBot, guides: FakeGuides, tmp_path: Path
) -> None:
    path = tmp_path / "申请表.pdf"
    path.write_bytes(b"%PDF-1.7 example")
    editor = opened(qtbot, guides, AnsweringDoor(path))
    form = list_form(editor, "materials")
    field = form.fields["blank_file"]
    assert isinstance(field, FileField)
    field.add.click()

    kept = editor.working.content().materials[0].blank_file
    assert kept == str(next(iter(guides.files)))
    field.away.click()
    assert editor.working.content().materials[0].blank_file == ""


def test_another_page_keeps_what_was_typed(qtbot: QtBot, guides: FakeGuides) -> None:
    editor = opened(qtbot, guides)
    write(list_form(editor, "steps"), "name", "登记")

    editor.hide()

    assert guides.content.steps[0].name == "登记"


def test_who_cannot_save_is_asked_before_leaving_without_it(
    qtbot: QtBot, guides: FakeGuides
) -> None:
    door = AnsweringDoor(*(False, True))
    editor = opened(qtbot, guides, door)
    write(list_form(editor, "steps"), "name", "登记")
    guides.refusal = DraftStateError(state="待审核")
    gone: list[bool] = []
    editor.left.connect(lambda: gone.append(True))

    editor.head.back.click()  # tries to save, and says why not
    assert "待审核" in editor.head.fault()
    editor.head.back.click()  # asked: no
    assert gone == []
    editor.head.back.click()  # asked: yes

    assert gone == [True]
    assert door.asked == ["没有保存，仍要离开？"] * 2


def test_a_second_press_does_not_submit_twice(qtbot: QtBot, guides: FakeGuides) -> None:
    editor = opened(qtbot, guides)
    editor.submit()
    editor.submit()
    editor.submit()

    assert guides.done == [("submit",)]


def test_little_room_offers_the_sections_in_a_field(qtbot: QtBot, guides: FakeGuides) -> None:
    editor = opened(qtbot, guides)

    editor.resize(620, 220)

    assert not editor.list.isVisible()
    assert editor.list.choice.isVisible()
    assert not editor.findings.isVisible()
    editor.list.choice.setCurrentIndex(3)
    editor.list.choice.activated.emit(3)
    assert editor.section_number() == 3
