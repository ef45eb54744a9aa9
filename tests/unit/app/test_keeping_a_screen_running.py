"""A public screen that ends badly or hangs is started anew; one that was closed stays closed."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hallapp.app import keeping
from hallapp.app.keeping import OPENS_WITHIN_S, SILENT_FOR_S, Hands, keep_running


@dataclass
class Life:
    """One run of a screen.

    Attributes:
        ends_after_s: When it ends by itself.
        status: How it ends.
        beats_until_s: When its main thread stops, while the program goes on.
    """

    ends_after_s: float
    status: int = 0
    beats_until_s: float = 1e9


@dataclass
class Stage:
    """Time that passes only while the keeper rests, and screens with given lives."""

    lives: list[Life]
    now_s: float = 0.0
    started_at: list[float] = field(default_factory=list)
    killed: int = 0

    def start(self) -> "Screen":
        self.started_at.append(self.now_s)
        return Screen(self, self.lives[len(self.started_at) - 1])

    def rest(self, seconds: float) -> None:
        self.now_s += seconds

    def beat(self) -> float | None:
        life, age_s = self.lives[len(self.started_at) - 1], self.now_s - self.started_at[-1]
        return (
            None
            if life.beats_until_s <= 0
            else self.started_at[-1] + min(age_s, life.beats_until_s)
        )

    def keep(self) -> int:
        return keep_running(Hands(self.start, lambda: self.now_s, self.rest), self.beat)


class Screen:
    def __init__(self, stage: Stage, life: Life) -> None:
        self._stage, self._life, self._killed = stage, life, False
        self._begun_s = stage.now_s

    def poll(self) -> int | None:
        is_over = self._stage.now_s - self._begun_s >= self._life.ends_after_s
        return self._life.status if is_over else None

    def kill(self) -> None:
        self._stage.killed += 1
        self._killed = True

    def wait(self) -> int:
        return -9 if self._killed else self._life.status


def test_a_screen_that_a_person_closed_stays_closed() -> None:
    stage = Stage([Life(10.0)])

    assert stage.keep() == 0
    assert len(stage.started_at) == 1


def test_a_screen_that_was_killed_is_back_within_a_second() -> None:
    stage = Stage([Life(100.0, -9), Life(5.0)])

    assert stage.keep() == 0
    assert stage.started_at[1] - 100.0 < 1.0


def test_a_screen_that_hangs_is_ended_and_back_within_ten_seconds() -> None:
    hangs_at = 50.0
    stage = Stage([Life(1e9, beats_until_s=hangs_at), Life(5.0)])

    stage.keep()

    assert stage.killed == 1
    assert SILENT_FOR_S < stage.started_at[1] - hangs_at < 10.0


def test_a_screen_that_never_opens_is_ended_after_its_time() -> None:
    stage = Stage([Life(1e9, beats_until_s=0.0), Life(5.0)])

    stage.keep()

    assert OPENS_WITHIN_S < stage.started_at[1] < OPENS_WITHIN_S + 2


def test_a_screen_that_ends_again_and_again_is_still_started_within_ten_seconds() -> None:
    stage = Stage([*(Life(0.5, 1) for _crash in range(20)), Life(5.0)])

    stage.keep()

    gaps = [b - a for a, b in zip(stage.started_at, stage.started_at[1:], strict=False)]
    assert max(gaps) < 10.0
    assert gaps[0] < gaps[-1], "each pause is longer than the one before, up to a limit"


def test_ending_the_keeper_ends_the_screen() -> None:
    stage = Stage([Life(1e9)])

    def break_off(_seconds: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep_running(Hands(stage.start, lambda: 0.0, break_off), stage.beat)

    assert stage.killed == 1


def test_a_real_program_that_dies_is_started_again() -> None:
    runs: list[int] = []

    def start() -> "subprocess.Popen[bytes]":
        runs.append(1)
        code = "import os; os.kill(os.getpid(), 9)" if len(runs) == 1 else "pass"
        return subprocess.Popen([sys.executable, "-c", code])

    assert keep_running(Hands(start), lambda: None) == 0
    assert len(runs) == 2


def test_the_kept_program_is_told_which_file_to_touch(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[list[str], str]] = []

    class Ended:
        def poll(self) -> int:
            return 0

    def start(command: list[str], env: dict[str, str]) -> Ended:
        started.append((command, env[keeping.VARIABLE]))
        return Ended()

    opened: Callable[..., Ended] = start
    monkeypatch.setattr(keeping.subprocess, "Popen", opened)
    monkeypatch.setattr(keeping.signal, "signal", lambda _number, _do: None)

    assert keeping.keep(["board", "--zone", "A"]) == 0
    assert started[0][0][-3:] == ["board", "--zone", "A"]
    assert started[0][1]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_keeper_that_is_asked_to_end_ends_its_screen(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    program = (
        "import os, time, pathlib\n"
        f"pathlib.Path({str(alive)!r}).write_text(str(os.getpid()))\n"
        "time.sleep(60)\n"
    )
    keeper = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"from hallapp.app import keeping; keeping._PROGRAM = {program!r}; keeping.keep([])",
        ]
    )
    while not (alive.exists() and alive.read_text()):
        assert keeper.poll() is None

    keeper.terminate()

    assert keeper.wait(timeout=20) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(int(alive.read_text()), 0)
