"""The ticket being served and cases: only received, collected, gone on with, from the platform."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import insert, update

from hallapp.cases.flow.said import Decision
from hallapp.cases.terms import CaseEventKind, CaseOutcomeKind, CaseQuestion, CaseRow, CaseState
from hallapp.faces.clerk.cases.act_panel import ActPanel
from hallapp.faces.clerk.cases.acts import CaseAct
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import HandlingType
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.changes import EVERYTHING
from hallapp.queueing.tables import QueueService
from hallapp.queueing.terms import Outcome
from tests.gui.clerk.keys_of_desk import ALT, CTRL, keyboard, press, type_chinese, type_letters
from tests.gui.clerk.real_hall import RealHall, a_desk
from tests.gui.clerk.test_doing_with_a_case import acts, application, now, request
from tests.gui.clerk.test_reading_cards import read

K = Qt.Key
PLATFORM = "SZ20261123000457"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    """A hall in which whoever sits at window 2 also approves and issues."""
    made = RealHall(tmp_path)
    rows = [
        {"person_id": made.rows.people[2], "role": role, "hall_id": made.store.hall_id}
        for role in (Role.APPROVER, Role.ISSUER)
    ]
    with made.store.engine.begin() as connection:
        connection.execute(insert(PersonRole), rows)
    yield made
    made.close()


@pytest.fixture
def desk(hall: RealHall, qtbot: QtBot) -> ClerkMainWindow:
    return seated(a_desk(hall), hall, qtbot)


@pytest.fixture
def desk_with_reader(hall: RealHall, qtbot: QtBot) -> ClerkMainWindow:
    window = a_desk(hall, card_reader="keyboard", card_template="{name},{number}")
    return seated(window, hall, qtbot)


def seated(window: ClerkMainWindow, hall: RealHall, qtbot: QtBot) -> ClerkMainWindow:
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    hall.sit(window)
    window.activateWindow()
    return window


def scan(desk: ClerkMainWindow, text: str) -> bool:
    return desk._desk._take_code(text)  # type: ignore[union-attr]


def a_decided_case(hall: RealHall, desk: ClerkMainWindow, *, is_ready: bool) -> CaseRow:
    """A case of somebody who has gone home; the result lies ready or does not yet."""
    hall.serve(desk)
    case = hall.open.serving.accept(request(hall), hall.window_id, application(hall))
    case_id = uuid.UUID(case.id)
    hall.open.case_flow.decide(request(hall), case_id, Decision(CaseOutcomeKind.GRANTED))
    if is_ready:
        hall.open.case_flow.make_ready(request(hall), case_id, "出件柜 3")
    hall.open.queue.finish(hall.store.request(), hall.window_id)
    desk.refresh(EVERYTHING)
    return now(hall, case)


def events(hall: RealHall, case: CaseRow) -> list[CaseEventKind]:
    return [event.kind for event in hall.open.cases.history(uuid.UUID(case.id))]


def the_only_case(hall: RealHall) -> CaseRow:
    rows = hall.open.cases.search(CaseQuestion()).rows
    assert len(rows) == 1
    return rows[0]


def to_be_collected(hall: RealHall) -> None:
    """Let people come to the service for their results."""
    with hall.store.engine.begin() as connection:
        connection.execute(update(QueueService).values(name="统一领证"))


def done_at_once(hall: RealHall, item: str) -> None:
    """Let an item be done at once."""
    chosen = ServiceItem.id == hall.rows.items[item]
    with hall.store.engine.begin() as connection:
        connection.execute(
            update(ServiceItem).where(chosen).values(handling_type=HandlingType.INSTANT)
        )


def one_is_missing() -> None:
    """Look at every paper of the tick list; the second one is not there."""
    press(K.Key_F4, K.Key_Space, K.Key_Delete)
    press(K.Key_Return, *[K.Key_Space] * 4)


def title_of(desk: ClerkMainWindow, page: str) -> list[str]:
    found = desk.findChild(QWidget, page)
    assert isinstance(found, QWidget)
    assert found.isVisible()
    return [label.text() for label in found.findChildren(QLabel)]


def button(desk: ClerkMainWindow, name: str) -> QPushButton:
    found = desk.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def planned(hall: RealHall, desk: ClerkMainWindow) -> list[Outcome]:
    """What is written down of the visit once the number is finished."""
    live = hall.open.queue.live(hall.window_id)
    assert live is not None
    press(K.Key_F8)
    return [done.outcome for done in hall.open.queue.work_done(live.step_id)]


# Only received


def test_papers_with_a_gap_are_received_and_the_gap_is_told_next(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    hall.serve(desk)
    one_is_missing()
    press(K.Key_3, modifier=CTRL)
    assert keyboard().objectName() == "applicantName"
    type_chinese("李春华")
    press(K.Key_Return, K.Key_Return, K.Key_Return)
    assert keyboard().objectName() == "receiveOnly"
    press(K.Key_Return)

    case = the_only_case(hall)
    assert case.state is CaseState.RECEIVED
    assert acts(desk)[0] is CaseAct.ASK
    press(K.Key_Return)
    assert {row.kind.label for row in hall.open.cases.papers(uuid.UUID(case.id))} == {
        "收取材料凭证"
    }
    press(K.Key_Escape)
    assert keyboard().objectName() == "act_ask_supplement"


def test_what_nobody_has_looked_at_is_not_received(hall: RealHall, desk: ClerkMainWindow) -> None:
    hall.serve(desk)
    press(K.Key_F4, K.Key_Space)
    press(K.Key_3, modifier=CTRL)

    assert "还没有核对" in desk.last_message()
    assert keyboard().objectName() == "tick_2"
    assert hall.open.cases.search(CaseQuestion()).rows == ()


def test_a_paper_looked_at_again_leads_back_to_acceptance(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    hall.serve(desk)
    one_is_missing()
    press(K.Key_3, modifier=CTRL)
    assert button(desk, "receiveOnly").property("look") == "primary"

    press(K.Key_E, modifier=CTRL)

    assert button(desk, "acceptCase").property("look") == "primary"


# Collected


def test_a_result_that_lies_ready_is_handed_over_to_the_number_served(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    case = a_decided_case(hall, desk, is_ready=True)
    hall.serve(desk, None)

    assert scan(desk, f"{case.case_number} {case.query_code}")
    press(K.Key_Return)
    type_chinese("李春华")
    press(K.Key_S, modifier=CTRL)

    assert now(hall, case).state is CaseState.DELIVERED
    assert events(hall, case)[-2:] == [CaseEventKind.DELIVERED, CaseEventKind.NOTED]
    assert "记为领证" in desk.last_message()
    assert planned(hall, desk) == [Outcome.COLLECTED]


def test_at_a_number_for_results_one_sentence_says_where_the_case_stands(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    case = a_decided_case(hall, desk, is_ready=False)
    to_be_collected(hall)
    hall.serve(desk, None)

    assert scan(desk, case.query_code)

    assert case.case_number in desk.last_message()
    assert CaseState.CONCLUDED.label in desk.last_message()
    assert case.due_on.isoformat() in desk.last_message()
    assert CaseAct.MAKE_READY in acts(desk)


def test_ctrl_o_among_the_cases_asks_for_a_result_without_any_number(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    case = a_decided_case(hall, desk, is_ready=True)
    press(K.Key_2, modifier=ALT)
    press(K.Key_F, modifier=CTRL)
    type_letters(case.query_code)
    press(K.Key_O, modifier=CTRL)

    panel = desk.findChild(ActPanel)
    assert isinstance(panel, ActPanel)
    assert panel.isVisible()
    assert button(desk, "do_deliver").isVisible()


def test_a_receipt_scanned_while_serving_lets_the_number_go_on_with_its_case(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    hall.serve(desk)
    given = application(hall, missing=1)
    case = hall.open.serving.receive(request(hall), hall.window_id, given)
    hall.open.queue.finish(hall.store.request(), hall.window_id)
    hall.serve(desk)

    assert scan(desk, f"{case.case_number} {case.query_code}")
    assert button(desk, "continueCase").isVisible()
    press(K.Key_T, modifier=CTRL)

    assert events(hall, case)[-1] is CaseEventKind.NOTED
    assert not button(desk, "continueCase").isVisible()
    assert "接着办" in desk.last_message()


def test_without_anybody_at_the_window_nothing_is_gone_on_with(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    case = a_decided_case(hall, desk, is_ready=False)

    assert scan(desk, case.case_number)

    assert not button(desk, "continueCase").isVisible()


# From the platform


def test_an_unknown_number_of_the_platform_is_taken_in_by_hand_and_kept(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    hall.serve(desk)

    assert scan(desk, PLATFORM)
    assert any(PLATFORM in text for text in title_of(desk, "acceptPage"))
    press(K.Key_E, modifier=CTRL)
    type_chinese("李春华")
    press(K.Key_3, modifier=CTRL)

    case = the_only_case(hall)
    assert (case.external_number, case.state) == (PLATFORM, CaseState.RECEIVED)


def test_a_known_number_of_the_platform_comes_to_this_window(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    hall.serve(desk)
    given = application(hall)
    hall.open.serving.start_from_platform(request(hall), hall.window_id, PLATFORM, given)
    hall.open.queue.finish(hall.store.request(), hall.window_id)
    hall.serve(desk)

    assert scan(desk, PLATFORM)

    assert "已转到本窗口" in desk.last_message()
    assert CaseAct.ACCEPT in acts(desk)


def test_a_number_of_ours_that_no_case_bears_is_no_platform_case(
    hall: RealHall, desk: ClerkMainWindow
) -> None:
    hall.serve(desk)

    assert scan(desk, "330000-20261123-9999")

    assert "用不上" in desk.last_message()


# At once


def test_an_instant_item_of_which_nothing_is_asked_takes_three_presses_with_a_card(
    hall: RealHall, desk_with_reader: ClerkMainWindow
) -> None:
    done_at_once(hall, "SJ-002")
    hall.serve(desk_with_reader, "SJ-002")

    press(K.Key_F4)
    read("李示例,11010519491231002X")
    press(K.Key_Return)
    press(K.Key_Return)

    case = hall.open.cases.search(CaseQuestion(states=(CaseState.DELIVERED,))).rows[0]
    papers = hall.open.cases.papers(uuid.UUID(case.id))
    assert case.applicant_masked.startswith("李")
    assert papers
    assert hall.papers()
