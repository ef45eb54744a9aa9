"""Choosing keys at the desk: the page, the one question at the start, and what follows."""

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hallapp.faces.clerk import keyring
from hallapp.faces.clerk.keys import DeskKey, KeyChoice
from hallapp.faces.clerk.keys_memory import StationMemory
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.clerk.options import ClerkOptions
from hallapp.kernel.errors import HallError
from hallapp.kernel.station import FILE_NAME
from hallapp.qtkit.errors import GlobalKeysWaylandError, KeyHeldElsewhereError
from hallapp.qtkit.global_keys import NoKeys
from hallapp.qtkit.global_keys.backend import Fired
from hallapp.qtkit.jobs import InlineJobs
from hallapp.qtkit.key_map import Chord, chord_of
from tests.gui.clerk.fake_desk import FakeDesk
from tests.gui.clerk.keys_of_desk import CTRL, press

K = Qt.Key
CTRL_ALT = CTRL | Qt.KeyboardModifier.AltModifier


class Keyboard:
    """A system that lends keys, but for those that others have."""

    why_not: HallError | None = None

    def __init__(self) -> None:
        self.of_others: set[str] = set()
        self.lent: list[str] = []
        self._fired: Fired | None = None

    def listen(self, fired: Fired) -> None:
        self._fired = fired

    def take(self, chord: Chord) -> None:
        if str(chord) in self.of_others:
            raise KeyHeldElsewhereError(key=str(chord))
        self.lent.append(str(chord))

    def give_back(self, chord: Chord) -> None:
        self.lent.remove(str(chord))

    def close(self) -> None:
        self.lent.clear()

    def strike(self, key: str) -> None:
        """Press a key while some program has the keyboard."""
        assert self._fired is not None
        if key in self.lent:
            self._fired(chord_of(key))


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Keyboard:
    made = Keyboard()
    monkeypatch.setattr(keyring.DeskKeyring.__init__, "__defaults__", (lambda: made,))
    return made


@pytest.fixture
def station(tmp_path: Path) -> StationMemory:
    return StationMemory(tmp_path)


@pytest.fixture
def desk(
    qtbot: QtBot, keyboard: Keyboard, station: StationMemory, hall: FakeDesk
) -> Generator[ClerkMainWindow]:
    """A desk whose keys are kept in a station's file, before anybody signed in."""
    options = ClerkOptions(3, "窗口3", is_windowed=True, double_press_s=0, memory=station)
    window = ClerkMainWindow(hall.clock, InlineJobs(), InlineJobs(), options)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.open_hall(hall.services())
    yield window
    if window.mini_bar is not None:
        qtbot.addWidget(window.mini_bar)


def sign_in(qtbot: QtBot, desk: ClerkMainWindow) -> None:
    qtbot.keyClick(desk.focusWidget(), K.Key_Return)
    desk.activateWindow()


def button(desk: QWidget, name: str) -> QPushButton:
    found = desk.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    return found


def said(desk: QWidget) -> str:
    found = desk.findChild(QLabel, "keysSaid")
    assert isinstance(found, QLabel)
    return found.text()


def offer(desk: QWidget) -> QWidget:
    found = desk.findChild(QWidget, "keysOffer")
    assert isinstance(found, QWidget)
    return found


def open_page(qtbot: QtBot, desk: ClerkMainWindow) -> None:
    desk._menu.keys_asked.emit()
    assert button(desk, "key_window_next").isVisible()


def choose(qtbot: QtBot, desk: QWidget, field: str, key: Qt.Key, held: object = None) -> None:
    target = button(desk, field)
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton)
    qtbot.keyClick(target, key, held or Qt.KeyboardModifier.NoModifier)


# The question at the first sign-in


def test_the_first_one_who_signs_in_is_asked_and_nothing_waits_for_an_answer(
    qtbot: QtBot, desk: ClerkMainWindow, hall: FakeDesk, keyboard: Keyboard
) -> None:
    assert not offer(desk).isVisible()

    sign_in(qtbot, desk)

    assert offer(desk).isVisible()
    assert keyboard.lent == []
    press(K.Key_F2)
    assert hall.calls[-1] == "call_next"


@pytest.mark.parametrize(
    ("answer", "first"), [("keypad", "F13"), ("ctrl_alt", "Ctrl+Alt+2"), ("off", None)]
)
def test_the_answer_is_kept_and_never_asked_for_again(
    qtbot: QtBot,
    desk: ClerkMainWindow,
    keyboard: Keyboard,
    station: StationMemory,
    answer: str,
    first: str | None,
) -> None:
    sign_in(qtbot, desk)

    qtbot.mouseClick(button(desk, f"keysOffer_{answer}"), Qt.MouseButton.LeftButton)

    assert keyboard.lent[:1] == ([first] if first else [])
    assert station.keys().choice is KeyChoice(answer)
    assert not offer(desk).isVisible()
    desk.change_person()
    sign_in(qtbot, desk)
    assert not offer(desk).isVisible()


def test_a_key_that_another_program_has_is_said_at_once(
    qtbot: QtBot, desk: ClerkMainWindow, keyboard: Keyboard
) -> None:
    keyboard.of_others = {"F16"}
    sign_in(qtbot, desk)

    qtbot.mouseClick(button(desk, "keysOffer_keypad"), Qt.MouseButton.LeftButton)

    assert "F16" in desk.last_message()
    assert "F13" in keyboard.lent


def test_where_no_key_can_be_had_nobody_is_asked_and_the_page_says_why(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, hall: FakeDesk, station: StationMemory
) -> None:
    nothing = NoKeys(GlobalKeysWaylandError())
    monkeypatch.setattr(keyring.DeskKeyring.__init__, "__defaults__", (lambda: nothing,))
    options = ClerkOptions(3, "窗口3", is_windowed=True, memory=station)
    desk = ClerkMainWindow(hall.clock, InlineJobs(), InlineJobs(), options)
    qtbot.addWidget(desk)
    desk.show()
    desk.open_hall(hall.services())

    sign_in(qtbot, desk)
    open_page(qtbot, desk)

    assert not offer(desk).isVisible()
    assert "Wayland" in said(desk)
    assert not button(desk, "key_system_next").isEnabled()


# Keys at work


def test_keys_over_programs_work_with_the_desk_and_with_the_bar_and_rest_while_it_is_locked(
    qtbot: QtBot, desk: ClerkMainWindow, hall: FakeDesk, keyboard: Keyboard
) -> None:
    sign_in(qtbot, desk)
    qtbot.mouseClick(button(desk, "keysOffer_keypad"), Qt.MouseButton.LeftButton)

    keyboard.strike("F13")
    assert hall.calls[-1] == "call_next"
    keyboard.strike("F19")
    assert desk.mini_bar is not None
    assert desk.mini_bar.isVisible()
    hall.clock.advance(timedelta(seconds=20))
    keyboard.strike("F14")
    assert hall.calls[-1] == "recall"
    keyboard.strike("F19")
    assert not desk.mini_bar.isVisible()
    desk.lock()

    assert keyboard.lent == []


def test_a_key_that_makes_no_sense_now_is_answered_on_the_bar(
    qtbot: QtBot, desk: ClerkMainWindow, hall: FakeDesk, keyboard: Keyboard
) -> None:
    sign_in(qtbot, desk)
    qtbot.mouseClick(button(desk, "keysOffer_keypad"), Qt.MouseButton.LeftButton)
    desk.show_mini()
    calls = list(hall.calls)

    keyboard.strike("F14")

    assert hall.calls == calls
    assert desk.last_message() == "重呼：还没有叫号"


def test_closing_the_desk_gives_the_keys_back(
    qtbot: QtBot, desk: ClerkMainWindow, keyboard: Keyboard
) -> None:
    sign_in(qtbot, desk)
    qtbot.mouseClick(button(desk, "keysOffer_keypad"), Qt.MouseButton.LeftButton)

    desk.close()

    assert keyboard.lent == []


# The page


def test_another_key_calls_the_next_one_and_the_old_one_no_longer_does(
    qtbot: QtBot, desk: ClerkMainWindow, hall: FakeDesk, station: StationMemory
) -> None:
    sign_in(qtbot, desk)
    open_page(qtbot, desk)

    choose(qtbot, desk, "key_window_next", K.Key_F12)
    press(K.Key_Escape)
    press(K.Key_F2)
    assert "call_next" not in hall.calls
    press(K.Key_F12)

    assert hall.calls[-1] == "call_next"
    assert station.keys().key_of(DeskKey.NEXT) == "F12"


def test_a_key_that_another_act_has_is_refused_with_its_word(
    qtbot: QtBot, desk: ClerkMainWindow, station: StationMemory
) -> None:
    sign_in(qtbot, desk)
    open_page(qtbot, desk)

    choose(qtbot, desk, "key_window_recall", K.Key_F2)

    assert "F2" in said(desk)
    assert "下一位" in said(desk)
    assert button(desk, "key_window_recall").text() == "F3"
    assert station.keys().key_of(DeskKey.RECALL) == "F3"


def test_a_letter_is_refused_over_other_programs(
    qtbot: QtBot, desk: ClerkMainWindow, keyboard: Keyboard
) -> None:
    sign_in(qtbot, desk)
    qtbot.mouseClick(button(desk, "keysOffer_keypad"), Qt.MouseButton.LeftButton)
    open_page(qtbot, desk)

    choose(qtbot, desk, "key_system_next", K.Key_N)

    assert "业务系统" in said(desk)
    assert "N" not in keyboard.lent


def test_while_a_key_is_being_chosen_every_key_comes_through(
    qtbot: QtBot, desk: ClerkMainWindow, keyboard: Keyboard
) -> None:
    sign_in(qtbot, desk)
    qtbot.mouseClick(button(desk, "keysOffer_keypad"), Qt.MouseButton.LeftButton)
    open_page(qtbot, desk)

    qtbot.mouseClick(button(desk, "key_system_next"), Qt.MouseButton.LeftButton)
    assert keyboard.lent == []
    qtbot.keyClick(button(desk, "key_system_next"), K.Key_5, CTRL_ALT)

    assert keyboard.lent[0] == "Ctrl+Alt+5"
    assert "F13" not in keyboard.lent


def test_delete_takes_a_key_away_and_the_usual_ones_can_be_had_back(
    qtbot: QtBot, desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    sign_in(qtbot, desk)
    open_page(qtbot, desk)

    choose(qtbot, desk, "key_window_next", K.Key_Delete)
    assert button(desk, "key_window_next").text() == "—"
    press(K.Key_F2)
    assert "call_next" not in hall.calls
    qtbot.mouseClick(button(desk, "keysRestore"), Qt.MouseButton.LeftButton)
    press(K.Key_F2)

    assert hall.calls[-1] == "call_next"


def test_esc_leaves_the_key_as_it_was(
    qtbot: QtBot, desk: ClerkMainWindow, station: StationMemory
) -> None:
    sign_in(qtbot, desk)
    open_page(qtbot, desk)

    choose(qtbot, desk, "key_window_miss", K.Key_Escape)

    assert button(desk, "key_window_miss").isVisible()
    assert station.keys().key_of(DeskKey.MISS) == "F5"


def test_a_file_that_cannot_be_read_is_said_and_the_desk_opens_with_its_usual_keys(
    qtbot: QtBot, keyboard: Keyboard, hall: FakeDesk, tmp_path: Path
) -> None:
    (tmp_path / FILE_NAME).write_text("keys = broken", encoding="utf-8")
    options = ClerkOptions(3, "窗口3", is_windowed=True, memory=StationMemory(tmp_path))

    desk = ClerkMainWindow(hall.clock, InlineJobs(), InlineJobs(), options)
    qtbot.addWidget(desk)

    assert FILE_NAME in desk.last_message()
    assert desk.keyring.keys.key_of(DeskKey.NEXT) == "F2"
