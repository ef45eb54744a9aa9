"""Calling while a business form is being filled in: three real programs on a real X server."""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from hallapp.faces.clerk.keys import KeyChoice, usual_keys
from hallapp.faces.clerk.keys_memory import StationMemory
from tests.x_screen import ALT, CTRL, F13_KEYCODE, Hands, x_screen

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
WAIT_S = 20


class Program:
    """A program that says in lines what happens to it."""

    def __init__(self, display: str, script: str, *arguments: str) -> None:
        surroundings = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_SESSION_TYPE": "x11",
            "PYTHONPATH": str(ROOT),
        }
        self._running = subprocess.Popen(
            [sys.executable, str(HERE / script), *arguments],
            env=surroundings,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.said: list[str] = []

    def hears(self, start: str) -> str:
        """Wait for a line that starts so; returns its rest."""
        while True:
            try:
                line = self._lines.get(timeout=WAIT_S)
            except queue.Empty:
                pytest.fail(f"never said {start!r}, but {self.said}")
            self.said.append(line)
            if line.startswith(start):
                return line.removeprefix(start).strip()

    def end(self) -> None:
        """End the program."""
        self._running.terminate()
        self._running.wait(timeout=WAIT_S)
        self._reader.join(timeout=WAIT_S)
        assert self._running.stdout is not None
        self._running.stdout.close()

    def _read(self) -> None:
        assert self._running.stdout is not None
        for line in self._running.stdout:
            self._lines.put(line.rstrip("\n"))


Start = Callable[..., Program]


@pytest.fixture
def display() -> Generator[str]:
    with x_screen() as name:
        yield name


@pytest.fixture
def start(display: str) -> Generator[Start]:
    running: list[Program] = []

    def made(script: str, *arguments: str) -> Program:
        running.append(Program(display, script, *arguments))
        return running[-1]

    yield made
    for program in running:
        program.end()


@pytest.fixture
def hands(display: str) -> Generator[Hands]:
    made = Hands(display)
    yield made
    made.close()


def station(folder: Path, choice: KeyChoice) -> str:
    """A workstation's folder in which somebody chose those keys."""
    folder.mkdir(exist_ok=True)
    StationMemory(folder).keep_keys(usual_keys().with_set(choice))
    return str(folder)


@pytest.mark.parametrize(
    ("choice", "strike"),
    [
        (KeyChoice.KEYPAD, lambda hands: hands.press_code(F13_KEYCODE)),
        (KeyChoice.CTRL_ALT, lambda hands: hands.press("2", CTRL, ALT)),
    ],
    ids=["a key of the keypad", "Ctrl+Alt+2"],
)
def test_the_bar_calls_while_a_form_is_filled_in_and_the_form_hears_nothing(
    start: Start,
    hands: Hands,
    tmp_path: Path,
    choice: KeyChoice,
    strike: Callable[[Hands], None],
) -> None:
    desk = start("program_with_bar.py", station(tmp_path, choice))
    desk.hears("bar shown True")
    form = start("program_with_form.py")
    form.hears("has the keyboard")
    hands.press("a")
    assert form.hears("typed") == "a"
    focused = hands.focus()

    strike(hands)
    assert desk.hears("act call_next") == ""
    strike(hands)
    assert desk.hears("act start") == ""
    strike(hands)
    assert desk.hears("act finish_and_call_next") == ""
    hands.press("b")
    typed = form.hears("typed")

    assert typed == "ab"
    assert hands.focus() == focused
    assert "lost the keyboard" not in form.said


def test_letters_typed_into_the_form_never_reach_the_desk(
    start: Start, hands: Hands, tmp_path: Path
) -> None:
    desk = start("program_with_bar.py", station(tmp_path, KeyChoice.KEYPAD))
    desk.hears("bar shown True")
    form = start("program_with_form.py")
    form.hears("has the keyboard")

    for sign in "n25":
        hands.press(sign)
    while form.hears("typed") != "n25":
        pass
    hands.press_code(F13_KEYCODE)
    desk.hears("act call_next")

    acts = [line for line in desk.said if line.startswith("act")]
    assert acts[-2:] == ["act take_window", "act call_next"]


def test_keys_that_another_desk_took_first_are_named_and_the_first_keeps_them(
    start: Start, hands: Hands, tmp_path: Path
) -> None:
    first = start("program_with_bar.py", station(tmp_path / "first", KeyChoice.KEYPAD))
    first.hears("bar shown True")

    second = start("program_with_bar.py", station(tmp_path / "second", KeyChoice.KEYPAD))
    held, refused = second.hears("held"), second.hears("refused")
    hands.press_code(F13_KEYCODE)

    assert held == ""
    assert "next" in refused.split()
    assert first.hears("act call_next") == ""
