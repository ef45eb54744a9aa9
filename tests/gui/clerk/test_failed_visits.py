"""A visit that ends for want of papers: two keys on the tick list, in a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hallapp.demo.practising import Task, task_rows
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.parts.paper_preview import PaperPreview
from hallapp.kernel.database.records import RequestRecord
from hallapp.queueing.tables import FailedVisit
from hallapp.queueing.terms import Outcome, TicketState
from tests.gui.clerk.keys_of_desk import CTRL, keyboard, press, type_chinese
from tests.gui.clerk.real_hall import RealHall, a_desk

K = Qt.Key


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    made = RealHall(tmp_path)
    yield made
    made.close()


@pytest.fixture
def desk(qtbot: QtBot, hall: RealHall) -> ClerkMainWindow:
    made = a_desk(hall)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    hall.sit(made)
    made.activateWindow()
    return made


def button(desk: ClerkMainWindow, name: str) -> QPushButton:
    found = desk.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def lacking(hall: RealHall) -> list[tuple[str, str]]:
    rows = hall.rows.rows(FailedVisit, FailedVisit.material_name, FailedVisit.remark)
    return sorted((name, remark or "") for name, remark in rows)


def test_a_digit_and_one_key_end_the_visit_with_its_notice(desk: ClerkMainWindow, hall: RealHall):
    ticket = hall.serve(desk)
    press(K.Key_F4)

    press(K.Key_4)
    press(K.Key_2, modifier=CTRL)

    ended = hall.open.queue.ticket(ticket)
    assert (ended.state, ended.outcome) == (TicketState.FINISHED, Outcome.PAPERS_MISSING)
    assert lacking(hall) == [("经营场所使用证明", "")]
    assert hall.open.queue.live(hall.window_id) is None
    assert len(hall.papers()) == 1
    assert "材料不全" in desk.last_message()


def test_several_papers_are_told_at_once_with_what_is_wrong(desk: ClerkMainWindow, hall: RealHall):
    hall.serve(desk)
    press(K.Key_F4, K.Key_6, K.Key_1, K.Key_Down, K.Key_Delete)
    type_chinese("过期了")

    press(K.Key_2, modifier=CTRL)

    assert lacking(hall) == [
        ("营业执照", "过期了"),
        ("食品安全管理制度文本", ""),
        ("食品经营许可申请书", ""),
    ]


def test_it_can_be_taken_back_and_the_citizen_stands_there_again(
    desk: ClerkMainWindow, hall: RealHall
):
    ticket = hall.serve(desk)
    press(K.Key_F4, K.Key_4)
    press(K.Key_2, modifier=CTRL)

    press(K.Key_Z, modifier=CTRL)

    live = hall.open.queue.live(hall.window_id)
    assert live is not None
    assert (live.id, live.state) == (ticket, TicketState.SERVING)
    assert hall.open.queue.failed_visits(hall.store.work.today()) == ()


def test_the_next_one_is_called_with_the_large_button(desk: ClerkMainWindow, hall: RealHall):
    hall.serve(desk)
    waiting = hall.issue()
    press(K.Key_F4, K.Key_4)
    press(K.Key_2, modifier=CTRL)

    press(K.Key_F2)

    live = hall.open.queue.live(hall.window_id)
    assert live is not None
    assert live.id == waiting


def test_nothing_marked_tells_nothing(desk: ClerkMainWindow, hall: RealHall):
    ticket = hall.serve(desk)
    press(K.Key_F4)

    press(K.Key_2, modifier=CTRL)

    assert hall.open.queue.ticket(ticket).state is TicketState.SERVING
    tell = button(desk, "tellMissing")
    assert not tell.isEnabled()
    assert "缺哪一份" in tell.accessibleDescription()


def test_the_outcome_that_fits_is_filled_and_the_large_button_rests(
    desk: ClerkMainWindow, hall: RealHall
):
    hall.serve(desk)
    press(K.Key_F4)
    before = [button(desk, name).property("look") for name in ("tellMissing", "acceptCase")]

    press(K.Key_4)

    assert before == ["", "primary"]
    assert button(desk, "tellMissing").property("look") == "primary"
    assert button(desk, "acceptCase").property("look") == ""
    assert button(desk, "primaryButton").property("look") != "primary"


def test_a_digit_typed_into_a_field_marks_nothing(desk: ClerkMainWindow, hall: RealHall):
    hall.serve(desk)
    press(K.Key_F4)
    press(K.Key_E, modifier=CTRL)

    press(K.Key_4)

    assert keyboard().objectName() == "applicantName"
    assert not button(desk, "tellMissing").isEnabled()


def test_the_notice_is_shown_before_it_is_printed(
    qtbot: QtBot, desk: ClerkMainWindow, hall: RealHall
):
    hall.serve(desk)
    press(K.Key_F4, K.Key_4)

    preview = desk.findChild(PaperPreview, "missingPreview")
    assert isinstance(preview, PaperPreview)
    qtbot.waitUntil(lambda: preview.page_count() == 1, timeout=60_000)

    assert preview.isVisible()
    assert hall.papers() == []


def test_a_double_press_sends_one_citizen_home(desk: ClerkMainWindow, hall: RealHall):
    hall.serve(desk)
    press(K.Key_F4, K.Key_4)

    press(K.Key_2, K.Key_2, modifier=CTRL)

    assert len(lacking(hall)) == 1
    assert len(hall.papers()) == 1


def test_the_practice_window_knows_its_task_as_done(desk: ClerkMainWindow, hall: RealHall):
    hall.serve(desk)
    press(K.Key_F4, K.Key_4)
    press(K.Key_2, modifier=CTRL)

    kinds = {kind for (kind,) in hall.rows.rows(RequestRecord, RequestRecord.kind)}

    done = {row.task for row in task_rows(kinds) if row.is_done}
    assert Task.FAILED_VISIT in done
