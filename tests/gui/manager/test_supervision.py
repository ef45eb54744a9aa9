"""电子监察 at the manager's desk: lights, one light, letters, answers, rules; all by keyboard."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hallapp.faces.manager.supervision.act_form import Doing
from hallapp.faces.manager.supervision.page import SupervisionPage
from hallapp.faces.manager.supervision.roles_field import RolesField
from hallapp.faces.manager.supervision.rules_panel import RulesPanel
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.changes import Change
from hallapp.kernel.errors import SurroundingsError
from hallapp.qtkit.jobs import InlineJobs
from hallapp.supervision.errors import LightOutError
from hallapp.supervision.terms import ChaseWish, Colour, RuleWish
from tests.gui.manager.supervision_fakes import (
    MANAGER,
    READER,
    FakePrinter,
    FakeSupervision,
    services,
)


class LostError(SurroundingsError):
    """The store cannot be reached."""

    code = "database.lost"


@pytest.fixture
def hall() -> FakeSupervision:
    return FakeSupervision()


def page_of(
    qtbot: QtBot,
    hall: FakeSupervision,
    person: PersonRow = MANAGER,
    size: tuple[int, int] = (1230, 580),
) -> SupervisionPage:
    page = SupervisionPage()
    qtbot.addWidget(page)
    page.resize(*size)
    page.begin(services(hall), person, "desk-1", InlineJobs())
    page.show()
    page.take_keyboard()
    return page


def opened(page: SupervisionPage, number: int = 0) -> SupervisionPage:
    """Open a light of the list with Enter."""
    page.lights.table.selectRow(number)
    QTest.keyClick(page.lights.table, Qt.Key.Key_Return)
    return page


def listed(page: SupervisionPage) -> list[str]:
    return [row.colour.value for row in page.lights.model.rows()]


def texts(page: SupervisionPage) -> str:
    return "\n".join(
        label.text() for label in page.detail.findChildren(QLabel) if not label.isHidden()
    )


def test_the_list_shows_lights_with_their_reason_and_what_is_awaited(
    qtbot: QtBot, hall: FakeSupervision
):
    page = page_of(qtbot, hall)
    model = page.lights.model

    first = [model.index(0, column).data() for column in range(model.columnCount())]

    assert first == [
        "红牌", "办结期限 2026-12-04 已过，超期第 1 个工作日", "建设工程规划许可",
        "330100-20261123-0001", "自然资源和规划局 陈曦", "12-09 逾期，催 2 次",
    ]  # fmt: skip
    assert listed(page) == ["red"] * 3 + ["yellow"] * 3 + ["reminder"]
    assert page.focusWidget() is page.lights.table


def test_filters_count_and_choose(qtbot: QtBot, hall: FakeSupervision):
    page = page_of(qtbot, hall)

    seen = {}
    for number in range(6):
        page.lights.segments.choose(number)
        seen[number] = listed(page)

    assert seen[1] == ["red"] * 3
    assert seen[3] == ["reminder"]
    assert len(seen[4]) == 3
    assert [row.clear_reason is not None for row in page.lights.model.rows()] == [True]
    page.lights.segments.choose(0)
    page.lights.search.set_text("规划")
    assert len(page.lights.model.rows()) == 4


def test_enter_opens_a_light_with_its_history_and_esc_goes_back(
    qtbot: QtBot, hall: FakeSupervision
):
    page = opened(page_of(qtbot, hall))

    told = texts(page)
    page.detail.back.click()

    assert "催办 青政务催〔2026〕11号，送自然资源和规划局 陈曦：请尽快办结，并说明原因" in told
    assert "黄牌 办结期限 2026-12-04 到期，进入预警，已转为更重的灯" in told
    assert page.focusWidget() is page.lights.table
    assert page.lights.table.currentIndex().row() == 0


@pytest.mark.parametrize(("doing", "number"), [(Doing.URGE, "催"), (Doing.SUPERVISE, "督")])
def test_a_letter_is_sent_with_its_words_and_days(
    qtbot: QtBot, hall: FakeSupervision, doing: Doing, number: str
):
    page = opened(page_of(qtbot, hall))
    said: list[str] = []
    page.told.connect(said.append)

    page.detail.buttons[doing].click()
    page.detail.form.line.setText("三日内办结")
    page.detail.form.days.setText("3")
    QTest.keyClick(page.detail.form.line, Qt.Key.Key_Return)

    ((verb, request, wish),) = hall.asked
    assert (verb, wish) == (doing.value, ChaseWish("三日内办结", reply_days=3))
    assert request.actor.person_id == MANAGER.id
    assert said == [f"已发{doing.word}通知 青政务{number}〔2026〕12号"]
    assert "三日内办结" in texts(page)
    assert page.detail.form.isHidden()


def test_an_answer_needs_words(qtbot: QtBot, hall: FakeSupervision):
    page = opened(page_of(qtbot, hall))

    page.detail.buttons[Doing.ANSWER].click()
    page.detail.form.do.click()
    nothing_typed = page.detail.form.said()
    page.detail.form.line.setText("今天办结")
    page.detail.form.do.click()

    assert nothing_typed == "请写几个字，说明为什么。"
    assert [verb for verb, *_rest in hall.asked] == ["answer"]
    assert "今天办结" in texts(page)


def test_what_the_hall_refuses_is_said_and_what_is_typed_stays(qtbot: QtBot, hall: FakeSupervision):
    page = opened(page_of(qtbot, hall))
    page.detail.buttons[Doing.URGE].click()
    page.detail.form.line.setText("请尽快")
    hall.refuses = LightOutError()

    page.detail.form.do.click()

    assert page.detail.form.said().startswith("这盏灯已经熄灭")
    assert page.detail.form.line.text() == "请尽快"
    assert page.detail.form.do.isEnabled()


def test_a_lifted_light_offers_letters_no_more(qtbot: QtBot, hall: FakeSupervision):
    page = opened(page_of(qtbot, hall), number=4)

    page.detail.buttons[Doing.LIFT].click()
    page.detail.form.line.setText("录入有误")
    page.detail.form.do.click()

    assert "人工解除：录入有误" in texts(page)
    assert page.detail.buttons[Doing.LIFT].isHidden()
    assert page.detail.buttons[Doing.URGE].isHidden()


def test_a_light_is_raised_by_hand_on_a_case_found_by_its_number(
    qtbot: QtBot, hall: FakeSupervision
):
    page = page_of(qtbot, hall)
    said: list[str] = []
    page.told.connect(said.append)
    form = page.lights.form

    page.lights.raise_one.click()
    form.case_line.setText("330100-0000")
    form.line.setText("群众反映推诿")
    form.do.click()
    unknown = form.said()
    form.case_line.setText("330100-20261123-0009")
    form.colours.choose(1)
    form.do.click()

    assert unknown == "找不到这个办件。请核对受理编号。"
    assert said == ["已给 330100-20261123-0009 亮红牌"]
    assert hall.lights[-1].colour is Colour.RED
    assert listed(page).count("red") == 4


def test_who_only_reads_is_offered_no_letter_and_no_rule(qtbot: QtBot, hall: FakeSupervision):
    page = opened(page_of(qtbot, hall, READER))

    offered = [doing for doing, button in page.detail.buttons.items() if not button.isHidden()]
    page.detail.back.click()
    page.lights.rules.click()

    assert offered == [Doing.ANSWER]
    assert page.lights.raise_one.isHidden()
    assert page.rules.retire.isHidden()
    assert not page.rules.form.field("name").control().isEnabled()


def test_a_change_elsewhere_is_shown_and_the_place_stays(qtbot: QtBot, hall: FakeSupervision):
    page = page_of(qtbot, hall)
    page.lights.table.selectRow(2)
    del hall.lights[0]

    page.refresh(Change.TICKETS)
    untouched = len(page.lights.model.rows())
    page.refresh(Change.CASES)

    assert untouched == 7
    assert len(page.lights.model.rows()) == 6
    assert page.lights.table.currentIndex().row() == 1


def test_an_empty_list_says_what_it_is_for(qtbot: QtBot, hall: FakeSupervision):
    hall.lights.clear()

    page = page_of(qtbot, hall)

    shown = [label.text() for label in page.lights.findChildren(QLabel) if label.isVisible()]
    assert "没有亮着的灯" in shown


def test_a_lost_store_is_said_in_the_place_of_the_list(qtbot: QtBot, hall: FakeSupervision):
    hall.refuses = LostError()
    failed: list[object] = []
    page = SupervisionPage()
    qtbot.addWidget(page)
    page.failed.connect(failed.append)

    page.begin(services(hall), MANAGER, "desk-1", InlineJobs())
    page.show()

    shown = [label.text() for label in page.lights.findChildren(QLabel) if label.isVisible()]
    assert "没有读出来" in shown
    assert failed == [hall.refuses]


def test_f7_asks_for_the_case_itself(qtbot: QtBot, hall: FakeSupervision):
    page = opened(page_of(qtbot, hall))
    asked: list[object] = []
    page.case_asked.connect(asked.append)

    page.detail.see_case.click()

    assert asked == [hall.lights[0].case_id]


def test_the_newest_letter_is_printed(qtbot: QtBot, hall: FakeSupervision):
    page, printer, said = SupervisionPage(), FakePrinter(), list[str]()
    qtbot.addWidget(page)
    page.told.connect(said.append)
    page.begin(services(hall, printer), MANAGER, "desk-1", InlineJobs(), InlineJobs())
    page.show()

    opened(page).detail.print.click()
    page.detail.back.click()
    without_letter = opened(page, 4).detail.print

    assert printer.printed == [UUID(int=401)]
    assert said == ["通知已经送去打印"]
    assert without_letter.isHidden()


# Rules


def rules_of(page: SupervisionPage) -> RulesPanel:
    page.lights.rules.click()
    return page.rules


def test_a_rule_is_changed_and_says_what_changes(qtbot: QtBot, hall: FakeSupervision):
    rules = rules_of(page_of(qtbot, hall))
    rules.table.selectRow(2)
    rules.days.line.setText("3")
    rules.days.line.textEdited.emit("3")
    told = rules.form.change_words()
    offered = rules.form.field("told")
    assert isinstance(offered, RolesField)
    offered.boxes[Role.APPROVER].setChecked(False)

    rules.form.save.click()

    assert told == "天数 1 个工作日 → 3 个工作日"
    ((verb, _request, wish),) = hall.asked
    assert verb == "change_rule"
    assert wish == RuleWish("超过承诺期限", Colour.RED, 3, (Role.SHIFT_LEADER, Role.MANAGER), 2)
    assert rules.window().focusWidget() is rules.table
    assert not rules.has_unsaved()


def test_what_is_typed_in_a_rule_is_not_lost_to_a_step_of_the_keyboard(
    qtbot: QtBot, hall: FakeSupervision
):
    rules = rules_of(page_of(qtbot, hall))
    rules.table.selectRow(2)
    rules.days.line.setText("5")
    rules.days.line.textEdited.emit("5")

    rules.table.selectRow(4)

    assert rules.table.currentIndex().row() == 2
    assert rules.form.said() == "这里有没保存的修改：先保存，或者放弃修改。"


def test_a_rule_is_retired_and_taken_up_again(qtbot: QtBot, hall: FakeSupervision):
    page = page_of(qtbot, hall)
    said: list[str] = []
    page.told.connect(said.append)
    rules = rules_of(page)
    rules.table.selectRow(1)

    rules.retire.click()
    word = rules.retire.text()
    rules.retire.click()

    assert word == "重新启用"
    assert said == ["规则“进入预警”已停用，熄灭 2 盏灯", "规则“进入预警”已重新启用"]
    assert [verb for verb, *_rest in hall.asked] == ["retire_rule", "change_rule"]


def test_a_rule_of_an_event_counts_no_days(qtbot: QtBot, hall: FakeSupervision):
    rules = rules_of(page_of(qtbot, hall))

    rules.table.selectRow(11)

    assert rules.days.isHidden()
    assert rules.form.preview.text() == "逾期未一次性告知"


def test_at_200_percent_a_question_has_the_whole_page(qtbot: QtBot, hall: FakeSupervision):
    page = opened(page_of(qtbot, hall, size=(600, 210)))

    page.detail.buttons[Doing.URGE].click()
    form = page.detail.form
    parts = [form.line, form.days, form.do, form.leave]

    assert all(part.height() >= part.minimumSizeHint().height() for part in parts)
    assert page.detail.back.isHidden() or not page.detail.back.isVisible()
    form.leave.click()
    assert page.detail.back.isVisible()
    page.detail.back.click()
    assert page.lights.table.isColumnHidden(3)


def test_at_200_percent_a_rule_opens_in_the_place_of_the_table(qtbot: QtBot, hall: FakeSupervision):
    rules = rules_of(page_of(qtbot, hall, size=(600, 210)))
    table_first = rules.table.isVisible()

    QTest.keyClick(rules.table, Qt.Key.Key_Return)
    form_open = (rules.form.isVisible(), rules.table.isVisible())
    rules.to_table.click()

    assert table_first
    assert form_open == (True, False)
    assert rules.window().focusWidget() is rules.table
