"""Joint handling at the manager's page of cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from joint_hall import agree, opened, opening
from pytestqt.qtbot import QtBot

from hallapp.cases.terms import CasePaperKind
from hallapp.faces.manager.joint.act_form import Doing
from hallapp.faces.manager.joint.joint_tab import JointTab
from hallapp.joint.templates import joint_templates
from hallapp.joint.terms import BranchOpinion, JointKind, JointProject, JointState
from hallapp.kernel.errors import SurroundingsError
from tests.gui.manager.joint_seen import JointHall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[JointHall]:
    made = JointHall(tmp_path)
    yield made
    made.store.close()


def tab_of(qtbot: QtBot, hall: JointHall) -> JointTab:
    tab = hall.shown(qtbot, JointTab())
    assert isinstance(tab, JointTab)
    return tab


def type_in(tab: JointTab, **values: object) -> None:
    for name, value in values.items():
        tab.card.form.fields[name].show_value(value)


def test_the_list_shows_the_year_and_who_has_replied(qtbot: QtBot, hall: JointHall) -> None:
    project = JointProject("厂房", area_m2=304_000, fee_fen=641_0000_00)
    hall.joint.open(hall.store.request(), opening(hall.rows, project))

    tab = tab_of(qtbot, hall)

    assert tab.list.totals() == "2026年项目 1 个，面积 30.4 万㎡，费用 641 万元"
    assert [row.replied for row in tab.list.model.rows()] == [0]
    assert tab.card.title() == "项目〔2026〕1号"
    assert [row.department for row in tab.card.model.rows()] == ["消防救援大队", "自然资源局"]


def test_an_empty_hall_offers_the_first_step(qtbot: QtBot, hall: JointHall) -> None:
    tab = tab_of(qtbot, hall)

    tab.list.new.click()

    assert tab.form.isVisible()
    assert tab.card.told() is None


def test_a_reply_is_kept_for_the_unit_on_which_the_keyboard_stands(
    qtbot: QtBot, hall: JointHall
) -> None:
    row = opened(hall.rows)
    tab = tab_of(qtbot, hall)
    land = hall.joint.branches(row.id)[1]
    tab.card.table.select_key(land.id)

    tab.card.buttons[Doing.REPLY].click()
    type_in(tab, opinion=BranchOpinion.AGREED_WITH_CONDITIONS, by="马工")
    tab.card.form.do.click()

    assert "请写明理由或者条件" in tab.card.form.said()
    type_in(tab, text="退让红线 3 米")
    tab.card.form.do.click()

    kept = hall.joint.branches(row.id)[1]
    assert (kept.opinion, kept.opinion_text, kept.replied_by) == (
        BranchOpinion.AGREED_WITH_CONDITIONS, "退让红线 3 米", "马工"
    )  # fmt: skip
    assert not tab.card.is_asking()
    assert hall.told == ["已登记回复"]
    assert tab.card.opinion().startswith("有条件同意：退让红线 3 米")


def test_summing_up_waits_until_every_unit_was_heard(qtbot: QtBot, hall: JointHall) -> None:
    row = opened(hall.rows)
    tab = tab_of(qtbot, hall)
    button = tab.card.buttons[Doing.SUM_UP]

    assert not button.isEnabled()
    assert "2 个单位没有回复" in button.toolTip()
    agree(hall.rows, row)
    tab.refresh()
    button.click()
    type_in(tab, text="两家同意")
    tab.card.form.do.click()

    assert hall.joint.joint(row.id).state is JointState.SUMMED
    assert "汇总意见 两家同意" in tab.card.said()


def test_a_reminder_stands_beside_the_unit(qtbot: QtBot, hall: JointHall) -> None:
    opened(hall.rows)
    tab = tab_of(qtbot, hall)

    tab.card.buttons[Doing.REMIND].click()
    tab.card.form.do.click()

    assert tab.card.opinion() == "还没有回复，已催 1 次，最近 11月23日"


def test_what_the_agent_did_is_written_below(qtbot: QtBot, hall: JointHall) -> None:
    opened(hall.rows)
    tab = tab_of(qtbot, hall)
    agent = hall.joint.people()[0]

    tab.card.buttons[Doing.AGENT].click()
    type_in(tab, person=agent.id)
    tab.card.form.do.click()
    tab.card.buttons[Doing.STEP].click()
    type_in(tab, text="陪同送图")
    tab.card.form.do.click()

    assert any(f"{agent.name}：陪同送图" in line for line in tab.card.said())


def test_the_letter_is_printed_for_the_chosen_unit(qtbot: QtBot, hall: JointHall) -> None:
    row = opened(hall.rows)
    tab = tab_of(qtbot, hall)

    tab.card.buttons[Doing.PAPER].click()
    form = tab.card.form
    assert form.fields["unit"].isHidden()
    form.fields["paper"].show_value(CasePaperKind.JOINT_LETTER)
    form.fields["paper"].changed.emit()
    type_in(tab, unit=hall.joint.branches(row.id)[1].id)
    form.do.click()

    (paper,) = hall.cases.papers(row.case_id)
    assert paper.kind is CasePaperKind.JOINT_LETTER
    assert len(list(hall.printed.iterdir())) == 1
    assert not hall.failed


def test_a_new_one_begins_from_a_template_and_is_opened(qtbot: QtBot, hall: JointHall) -> None:
    tab = tab_of(qtbot, hall)
    tab.list.new.click()
    form = tab.form

    form.start.combo.setCurrentIndex(1)
    form.start.changed.emit()
    first = joint_templates()[0]
    titles = [line.title.text() for line in form.branches.lines]
    assert (form.kind.value(), titles) == (JointKind.ONE_THING, list(first.titles))
    for line in tuple(form.branches.lines[1:]):
        line.away.click()
    form.branches.lines[0].choose(hall.joint.departments()[0].id)
    form.name.show_value("示例商贸公司开办")
    form.applicant.show_value("示例商贸公司")
    form.item.search.set_text("SJ-001")
    form.item.search.entered.emit("SJ-001")
    form.lead.show_value(hall.joint.departments()[-1].id)
    form.ticks.all.click()
    form.do.click()

    assert form.said() == ""
    (row,) = hall.joint.of_hall()
    assert (row.project.name, row.kind, row.branches) == (
        "示例商贸公司开办", JointKind.ONE_THING, 1
    )  # fmt: skip
    assert tab.card.title() == row.number


def test_what_is_wrong_is_said_at_its_field_and_what_is_typed_stays(
    qtbot: QtBot, hall: JointHall
) -> None:
    tab = tab_of(qtbot, hall)
    tab.list.new.click()
    tab.form.place.show_value("工业园")

    tab.form.do.click()

    assert tab.form.name.fault() == "请填写。"
    assert tab.form.item.fault()
    tab.form.leave.click()
    tab.list.new.click()
    assert tab.form.place.value() == "工业园"
    assert hall.joint.of_hall() == ()


def test_a_hall_that_cannot_be_read_says_so_and_reads_again(
    qtbot: QtBot, hall: JointHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise SurroundingsError

    monkeypatch.setattr(hall.joint, "of_hall", gone)
    tab = tab_of(qtbot, hall)
    assert len(hall.failed) == 1
    monkeypatch.undo()
    opened(hall.rows)

    tab.list._on_step()

    assert len(tab.list.model.rows()) == 1
