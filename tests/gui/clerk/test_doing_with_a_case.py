"""What is done with a case at a desk over a real hall: small forms, faults, the paper after."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from hallapp.cases.applications import Application
from hallapp.cases.flow.said import Standing
from hallapp.cases.papers.policy import REVIEW_AGENCIES
from hallapp.cases.terms import (
    CaseEventKind,
    CaseEventRow,
    CasePaperKind,
    CaseRow,
    CaseState,
    MaterialTick,
    SuspensionReason,
    TickOutcome,
)
from hallapp.faces.clerk.cases.act_list import ActList
from hallapp.faces.clerk.cases.act_panel import ActPanel
from hallapp.faces.clerk.cases.acts import CaseAct, RefusedAct, acts_for, refused_acts
from hallapp.faces.clerk.cases.case_page import CasePage
from hallapp.faces.clerk.cases.open_case import OpenCase
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.parts.paper_preview import PaperPreview
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Request
from tests.gui.clerk.fake_desk import NOW
from tests.gui.clerk.keys_of_desk import CTRL, keyboard, press, type_chinese, type_letters
from tests.gui.clerk.real_hall import RealHall, a_desk

K = Qt.Key


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    """A hall in which whoever sits at window 2 also approves and issues."""
    made = RealHall(tmp_path)
    for role in (Role.APPROVER, Role.ISSUER):
        _give(made, 2, role)
    _give(made, 4, Role.APPROVER)
    yield made
    made.close()


@pytest.fixture
def desk(hall: RealHall, qtbot: QtBot) -> ClerkMainWindow:
    window = a_desk(hall)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    hall.sit(window)
    window.activateWindow()
    return window


def _give(hall: RealHall, person: int, role: Role) -> None:
    row = {
        "person_id": hall.rows.people[person],
        "role": role,
        "hall_id": hall.store.hall_id,
    }
    with hall.store.engine.begin() as connection:
        connection.execute(insert(PersonRole), row)


def papers_of(hall: RealHall, case: CaseRow) -> list[CasePaperKind]:
    return [row.kind for row in hall.open.cases.papers(uuid.UUID(case.id))]


def request(hall: RealHall) -> Request:
    return hall.store.request(person_id=hall.rows.people[2], window_id=hall.window_id)


def application(hall: RealHall, *, missing: int = 0) -> Application:
    guide = hall.open.guides.guide(hall.rows.items["SJ-001"])
    ticks = tuple(
        MaterialTick(
            str(row.id),
            row.name,
            TickOutcome.MISSING if number < missing else TickOutcome.COMPLETE,
        )
        for number, row in enumerate(guide.materials)
    )
    return Application(guide.item.id, "欧阳明月", ticks=ticks)


def accepted(hall: RealHall, desk: ClerkMainWindow) -> CaseRow:
    hall.serve(desk)
    return hall.open.serving.accept(request(hall), hall.window_id, application(hall))


def open_case(desk: ClerkMainWindow, case: CaseRow) -> None:
    desk._desk._open_case(case)  # type: ignore[union-attr]


def acts(desk: ClerkMainWindow) -> tuple[CaseAct, ...]:
    found = desk.findChild(ActList)
    assert isinstance(found, ActList)
    return found.listed()


def dim(desk: ClerkMainWindow) -> dict[CaseAct, str]:
    found = desk.findChild(ActList)
    assert isinstance(found, ActList)
    return found.refused()


def press_act(desk: ClerkMainWindow, act: CaseAct) -> None:
    press(K(int(K.Key_1) + acts(desk).index(act)), modifier=CTRL)


def now(hall: RealHall, case: CaseRow) -> CaseRow:
    return hall.open.cases.case(uuid.UUID(case.id))


def last_event(hall: RealHall, case: CaseRow) -> CaseEventKind:
    return hall.open.cases.history(uuid.UUID(case.id))[-1].kind


def refusal(desk: ClerkMainWindow) -> str:
    panel = desk.findChild(ActPanel)
    assert isinstance(panel, ActPanel)
    return panel.refusal()


def test_a_case_is_decided_delivered_and_its_papers_printed(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    case = accepted(hall, desk)
    open_case(desk, case)

    press_act(desk, CaseAct.GRANT)
    press(K.Key_S, modifier=CTRL)
    assert now(hall, case).state is CaseState.CONCLUDED
    press(K.Key_Return)
    papers = {row.kind.label for row in hall.open.cases.papers(uuid.UUID(case.id))}
    assert papers
    press(K.Key_Escape)

    press_act(desk, CaseAct.DELIVER)
    press(K.Key_Return)
    type_chinese("欧阳明月")
    press(K.Key_S, modifier=CTRL)

    assert now(hall, case).state is CaseState.DELIVERED
    assert CaseAct.DELIVER not in acts(desk)


def test_a_suspension_asks_for_its_ground_first_and_says_faults_at_their_fields(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    case = accepted(hall, desk)
    open_case(desk, case)

    press_act(desk, CaseAct.SUSPEND)
    press(K.Key_S, modifier=CTRL)

    assert keyboard().objectName() == "field_ground"
    said = [label.text() for label in desk.findChildren(QLabel) if label.isVisible()]
    assert said.count("还没有填") == 4
    assert now(hall, case).state is CaseState.ACCEPTED

    ground = keyboard()
    assert isinstance(ground, QComboBox)
    ground.setCurrentIndex(1)
    press(K.Key_Return)
    type_chinese("听证通知已送达")
    press(K.Key_Return, K.Key_Return)
    type_letters("+10")
    press(K.Key_Return)
    type_chinese("示例特〔2026〕1号")
    press(K.Key_S, modifier=CTRL)

    assert now(hall, case).state is CaseState.SUSPENDED
    assert CaseAct.RESUME in acts(desk)


def test_what_the_hall_refuses_is_said_at_the_form_and_nothing_typed_is_lost(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    case = accepted(hall, desk)
    open_case(desk, case)
    press_act(desk, CaseAct.SUSPEND)
    ground = keyboard()
    assert isinstance(ground, QComboBox)
    ground.setCurrentIndex(1)
    press(K.Key_Return)
    type_chinese("听证")
    press(K.Key_Return, K.Key_Return)
    type_letters("2026-11-01")
    press(K.Key_Return)
    type_chinese("示例特〔2026〕1号")

    press(K.Key_S, modifier=CTRL)

    assert refusal(desk)
    assert now(hall, case).state is CaseState.ACCEPTED
    press(K.Key_Escape)
    assert CaseAct.SUSPEND in acts(desk)


def test_missing_papers_are_asked_for_and_taken_in(hall: RealHall, desk: ClerkMainWindow) -> None:
    hall.serve(desk)
    case = hall.open.serving.receive(request(hall), hall.window_id, application(hall, missing=2))
    open_case(desk, case)

    press_act(desk, CaseAct.ASK)
    press(K.Key_Space)
    press(K.Key_S, modifier=CTRL)
    assert now(hall, case).state is CaseState.SUPPLEMENTING
    press(K.Key_Escape)

    press_act(desk, CaseAct.SUPPLEMENTED)
    press(K.Key_Space)
    press(K.Key_S, modifier=CTRL)
    assert last_event(hall, case) is CaseEventKind.SUPPLEMENTED


def test_where_a_refusal_is_fought_stands_in_its_form(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    bodies = ("示例市人民政府", "示例区人民法院")
    today = hall.store.work.today()
    hall.open.settings.change(hall.store.request(), REVIEW_AGENCIES, bodies, today, "示例")
    open_case(desk, accepted(hall, desk))

    press_act(desk, CaseAct.REFUSE)

    panel = desk.findChild(ActPanel)
    assert isinstance(panel, ActPanel)
    filled = panel.filled()
    assert (filled.text("review"), filled.text("court")) == bodies


def test_a_form_opens_at_its_first_field(
    hall: RealHall, desk: ClerkMainWindow, qtbot: QtBot
) -> None:
    open_case(desk, accepted(hall, desk))
    desk.resize(1366, 460)
    press_act(desk, CaseAct.SUSPEND)
    panel = desk.findChild(ActPanel)
    assert isinstance(panel, ActPanel)
    area = panel.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    press(K.Key_Escape)

    press_act(desk, CaseAct.SUSPEND)
    qtbot.wait(1)

    assert area.verticalScrollBar().value() == 0
    assert keyboard().objectName() == "field_ground"


def test_the_paper_is_shown_before_it_prints_and_gets_its_number_by_printing(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    case = accepted(hall, desk)
    page = desk.findChild(CasePage)
    assert isinstance(page, CasePage)
    open_case(desk, case)

    page.show_case(case, is_new=True)

    preview = page.findChild(PaperPreview)
    assert isinstance(preview, PaperPreview)
    assert preview.isVisible()
    assert papers_of(hall, case) == []
    press(K.Key_Return)
    page.show_case(now(hall, case), is_new=True)
    press(K.Key_Return)
    assert papers_of(hall, case) == [CasePaperKind.ACCEPTANCE]


def test_a_second_suspension_is_told_by_a_second_paper(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    case = accepted(hall, desk)
    flow, case_id = hall.open.case_flow, uuid.UUID(case.id)
    page = desk.findChild(CasePage)
    assert isinstance(page, CasePage)

    for day in range(2):
        on = NOW.date() + timedelta(days=day)
        expert = SuspensionReason.EXPERT_REVIEW
        said = Standing(expert, "评审", "", "示例函1号", on, on + timedelta(days=5), on)
        flow.suspend(request(hall), case_id, said)
        open_case(desk, now(hall, case))
        page.show_done(CasePaperKind.SUSPENSION)
        press(K.Key_Return)
        hall.store.clock.advance(timedelta(days=1))
        flow.resume(request(hall), case_id)

    assert papers_of(hall, case) == [CasePaperKind.SUSPENSION] * 2


def test_what_was_extended_once_is_not_offered_again(hall: RealHall, desk: ClerkMainWindow) -> None:
    case = OpenCase(accepted(hall, desk), NOW.date())
    extended = CaseEventRow(1, CaseEventKind.EXTENDED, NOW, "王晓梅", 3, {})

    again = replace(case, events=(extended,))

    assert CaseAct.EXTEND in acts_for(case, (Role.MANAGER,))
    assert CaseAct.EXTEND not in acts_for(again, (Role.MANAGER,))
    assert RefusedAct(CaseAct.EXTEND, "已经延长过一次") in refused_acts(again, (Role.MANAGER,))


def test_a_case_is_put_into_other_hands(hall: RealHall, desk: ClerkMainWindow) -> None:
    case = accepted(hall, desk)
    open_case(desk, case)

    press_act(desk, CaseAct.HAND_OVER)
    press(K.Key_S, modifier=CTRL)

    assert last_event(hall, case) is CaseEventKind.HANDED_OVER
    assert now(hall, case).handler_name in {"张2", "张4"}


def test_a_front_clerk_is_offered_what_a_front_clerk_may_do(tmp_path: Path, qtbot: QtBot) -> None:
    hall = RealHall(tmp_path)
    try:
        window = a_desk(hall)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        hall.sit(window)
        case = accepted(hall, window)

        open_case(window, case)

        assert CaseAct.HAND_OVER in acts(window)
        assert CaseAct.GRANT not in acts(window)
        assert CaseAct.SUSPEND not in acts(window)
        assert dim(window)[CaseAct.GRANT] == "由后台审批、首席代表办"
        assert dim(window)[CaseAct.EXTEND] == "由首席代表、大厅管理办"
    finally:
        hall.close()
