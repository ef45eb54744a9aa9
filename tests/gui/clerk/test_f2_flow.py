"""The one large button: call, start, finish and call the next, by F2 alone."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.parts.primary_button import PrimaryButton
from hallapp.kernel.changes import Change
from hallapp.queueing.errors import AlreadyCalledError
from tests.gui.clerk.fake_desk import FakeDesk


def primary(desk: ClerkMainWindow) -> PrimaryButton:
    found = desk.findChild(PrimaryButton, "primaryButton")
    assert isinstance(found, PrimaryButton)
    return found


def test_f2_calls_starts_and_finishes_in_turn(
    qtbot: QtBot, desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    seen: list[str] = []

    for _press in range(4):
        seen.append(primary(desk).text())
        qtbot.keyClick(desk, Qt.Key.Key_F2)

    assert seen == ["下一位", "开始办理", "办结并下一位", "开始办理"]
    assert hall.calls[-4:] == ["call_next", "start", "finish_and_call_next", "start"]


def test_a_refusal_is_said_in_words_and_the_desk_goes_on(
    qtbot: QtBot, desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.refusal = AlreadyCalledError(label="V002", window=4)

    qtbot.keyClick(desk, Qt.Key.Key_F2)
    said = desk.last_message()
    qtbot.keyClick(desk, Qt.Key.Key_F2)

    assert said
    assert hall.at_window is not None


def test_a_ticket_taken_meanwhile_appears_without_a_press(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    hall.queue.clear()

    desk.refresh(Change.TICKETS)

    assert desk.findChild(PrimaryButton, "primaryButton") is not None
