"""Leave and outings at the manager's page of attendance."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from leave_hall import AM, FRIDAY, MONDAY, PM, TUESDAY, WEDNESDAY, span
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from hallapp.faces.manager.attendance.leave.tab import LeaveTab
from hallapp.faces.manager.attendance.lists.section import ListSection
from hallapp.hall.half_days import HalfDay
from hallapp.kernel.errors import SurroundingsError
from hallapp.leave.terms import LeaveKind, LeaveState, OutingKind
from tests.gui.manager.duty_seen import DutyHall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[DutyHall]:
    made = DutyHall(tmp_path)
    yield made
    made.close()


def section(tab: LeaveTab, name: str) -> ListSection:
    tab.show_at(name)
    made = tab.section(name)
    assert isinstance(made, ListSection)
    return made


def typed(shown: ListSection, **values: Any) -> None:
    for name, value in values.items():
        shown.form.fields[name].show_value(value)
    shown.form.do.click()


def offered(shown: ListSection) -> list[str]:
    return [name for name, button in shown.side.buttons.items() if not button.isHidden()]


def test_leave_whose_b_covers_can_be_agreed_to_with_one_key(qtbot: QtBot, hall: DutyHall) -> None:
    leave = hall.duty.ask(1, span(TUESDAY))
    tab = hall.shown(qtbot, LeaveTab(), who=3)
    shown = section(tab, "decide")

    told = shown.side.said()
    shown.side.buttons["approve"].click()

    assert told == "B 岗张2顶岗，窗口不空岗"
    assert hall.duty.leave.leave(leave.id).steps[0].decided_by == "张3"
    assert hall.told[-1].startswith("已准 张1 11月24日上午")


def test_what_waits_for_whoever_looks_stands_first(qtbot: QtBot, hall: DutyHall) -> None:
    hall.duty.ask(7, span(FRIDAY))
    mine = hall.duty.ask(1, span(WEDNESDAY))

    tab = hall.shown(qtbot, LeaveTab(), who=3)

    rows = section(tab, "decide").model.rows()
    assert [line.is_mine for line in rows] == [True, False]
    assert rows[0].row.id == mine.id


def test_nothing_is_offered_where_a_and_b_would_both_be_away(qtbot: QtBot, hall: DutyHall) -> None:
    hall.duty.granted(2, span(TUESDAY))
    leave = hall.duty.ask(1, span(TUESDAY))
    tab = hall.shown(qtbot, LeaveTab(), who=3)
    shown = section(tab, "decide")

    assert "张2 同一时间也不在岗" in shown.side.said()
    assert offered(shown) == ["refuse", "change_b", "slip"]

    shown.side.buttons["change_b"].click()
    typed(shown, b=hall.duty.person(5))

    assert hall.duty.leave.leave(leave.id).b_name == "张5"
    assert offered(shown)[0] == "approve"


def test_a_refusal_needs_a_reason_and_keeps_what_was_typed(qtbot: QtBot, hall: DutyHall) -> None:
    leave = hall.duty.ask(1, span(TUESDAY))
    tab = hall.shown(qtbot, LeaveTab(), who=3)
    shown = section(tab, "decide")

    shown.side.buttons["refuse"].click()
    shown.form.do.click()
    fault = shown.form.fields["words"].fault()
    typed(shown, words="当天有专项检查")

    row = hall.duty.leave.leave(leave.id)
    assert fault == "请填写。"
    assert (row.state, row.steps[0].words) == (LeaveState.REFUSED, "当天有专项检查")
    assert not shown.is_asking()


def test_whoever_comes_second_is_told(qtbot: QtBot, hall: DutyHall) -> None:
    leave = hall.duty.ask(1, span(TUESDAY))
    tab = hall.shown(qtbot, LeaveTab(), who=3)
    section(tab, "decide")
    hall.duty.leave.withdraw(hall.duty.by(1), leave.id)

    made = tab.section("decide")
    assert isinstance(made, ListSection)
    made.side.buttons["approve"].click()

    assert [error.code for error in hall.failed] == ["leave.decided"]
    assert section(tab, "decide").model.rowCount() == 0


def test_a_paper_slip_is_keyed_in_for_somebody(qtbot: QtBot, hall: DutyHall) -> None:
    tab = hall.shown(qtbot, LeaveTab())
    shown = section(tab, "decide")

    shown.head.buttons["ask"].click()
    shown.form.fields["person"].combo.setEditText("1001")  # pyright: ignore[reportAttributeAccessIssue]
    typed(shown, kind=LeaveKind.SICK, until_half=AM, reason="发烧，有门诊证明")

    (row,) = hall.duty.leave.to_decide()
    assert (row.person_name, row.kind, row.half_days) == ("张1", LeaveKind.SICK, 1)
    assert row.asked_by == "张4"
    assert "张1" in hall.told[-1]


def test_a_refused_slip_stays_typed_with_the_reason(qtbot: QtBot, hall: DutyHall) -> None:
    hall.duty.ask(1, span(MONDAY))
    tab = hall.shown(qtbot, LeaveTab())
    shown = section(tab, "decide")

    shown.head.buttons["ask"].click()
    typed(shown, person=hall.duty.person(1), reason="又一张")

    assert "这段时间已经有" in shown.form.said()
    assert shown.form.fields["reason"].value() == "又一张"


def test_annual_leave_tells_what_is_left_before_it_is_decided(qtbot: QtBot, hall: DutyHall) -> None:
    tab = hall.shown(qtbot, LeaveTab())
    annual = section(tab, "annual")
    annual.select(hall.duty.person(1))
    annual.side.buttons["grant"].click()
    typed(annual, worked=12, basis="档案：2014 年参加工作")
    hall.duty.ask(1, span(TUESDAY), LeaveKind.ANNUAL)

    shown = section(tab, "decide")

    assert "年休假 2026 年 10 天，已休 0 天，待批 1 天，还剩 9 天" in shown.side.lines()


def test_who_has_not_reported_back_is_listed_and_reported_back(
    qtbot: QtBot, hall: DutyHall
) -> None:
    leave = hall.duty.granted(1, span(MONDAY))
    hall.store.clock.advance(timedelta(hours=48))
    tab = hall.shown(qtbot, LeaveTab(), who=5)
    shown = section(tab, "not_back")

    said = shown.side.said()
    shown.side.buttons["end"].click()
    shown.form.do.click()

    row = hall.duty.leave.leave(leave.id)
    assert said == "假期已满，还没有销假"
    assert (row.state, row.back) == (LeaveState.ENDED, HalfDay(TUESDAY, AM))
    assert shown.model.rowCount() == 0


def test_leave_of_a_time_is_filtered_and_saved_as_seen(
    qtbot: QtBot, hall: DutyHall, tmp_path: Path
) -> None:
    hall.duty.ask(1, span(TUESDAY))
    hall.duty.granted(2, span(FRIDAY, PM))
    target = tmp_path / "台账.xlsx"
    tab = hall.begun(qtbot, LeaveTab(), 4, (1230, 590), target)
    shown = section(tab, "period")
    both = shown.model.rowCount()

    states = shown.head.choices["state"]
    states.setCurrentIndex(states.findText("已准假"))
    states.activated.emit(states.currentIndex())
    shown.head.save.click()

    book = load_workbook(target)
    cells = [str(cell.value) for row in book.active.iter_rows() for cell in row]  # pyright: ignore[reportOptionalMemberAccess]
    assert (both, shown.model.rowCount()) == (2, 1)
    assert "张2" in cells
    assert "张1" not in cells


def test_a_leave_is_found_by_what_no_column_shows(qtbot: QtBot, hall: DutyHall) -> None:
    hall.duty.ask(1, span(TUESDAY))
    second = hall.duty.ask(2, span(FRIDAY))
    tab = hall.shown(qtbot, LeaveTab())
    shown = section(tab, "period")

    shown.head.search.set_text(second.number)

    assert [line.row.id for line in shown.model.rows()] == [second.id]


def test_the_slip_of_a_leave_is_printed(qtbot: QtBot, hall: DutyHall) -> None:
    hall.duty.ask(1, span(TUESDAY))
    tab = hall.shown(qtbot, LeaveTab())

    section(tab, "decide").side.buttons["slip"].click()

    assert hall.papers.printed[0].endswith("请假审批单")


def test_an_outing_is_noted_comes_to_be_overdue_and_ends(qtbot: QtBot, hall: DutyHall) -> None:
    tab = hall.shown(qtbot, LeaveTab(), who=5)
    shown = section(tab, "outings")

    shown.head.buttons["note"].click()
    typed(shown, person=hall.duty.person(1), kind=OutingKind.MEETING, reason="税务联办会")
    out = shown.side.lines()
    hall.store.clock.advance(timedelta(minutes=75))
    shown.refresh()
    late = shown.side.said()
    shown.side.buttons["back"].click()

    assert "回来 外出 0 分" in out
    assert late == "超时 15 分未回"
    assert hall.duty.outings.out_now() == ()
    assert "回来 10:57" in shown.side.lines()


def test_an_outing_longer_than_allowed_is_refused_with_the_way(
    qtbot: QtBot, hall: DutyHall
) -> None:
    tab = hall.shown(qtbot, LeaveTab(), who=5)
    shown = section(tab, "outings")
    shown.head.buttons["note"].click()
    back = shown.form.fields["back"].control()
    back.setText("1730")  # pyright: ignore[reportAttributeAccessIssue]

    typed(shown, person=hall.duty.person(1), reason="办事")

    assert "时间更长请办请假" in shown.form.said()


def test_a_hall_that_cannot_be_read_says_so_and_is_asked_again(
    qtbot: QtBot, hall: DutyHall
) -> None:
    class DatabaseAwayError(SurroundingsError):
        code = "kernel.busy"

    class Away:
        def to_decide_by(self, _person_id: object) -> tuple[()]:
            raise DatabaseAwayError

    good, hall.more.leaves = hall.more.leaves, Away()
    tab = hall.shown(qtbot, LeaveTab())
    assert [type(error) for error in hall.failed] == [DatabaseAwayError]

    hall.more.leaves = good
    hall.duty.ask(1, span(TUESDAY))
    tab.refresh()

    assert section(tab, "decide").model.rowCount() == 1


def test_who_only_looks_is_offered_nothing(qtbot: QtBot, hall: DutyHall) -> None:
    hall.duty.ask(1, span(TUESDAY))

    tab = hall.shown(qtbot, LeaveTab(), who=2)

    shown = section(tab, "decide")
    assert offered(shown) == ["slip"]
    assert shown.head.buttons["ask"].isHidden()
