"""A window that hangs is ended, with its stacks in a file; one that was only asleep is not."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from hallapp.qtkit.heartbeat import HUNG_STATUS, SilenceWatch

HANGING = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from hallapp.qtkit import heartbeat
heartbeat._GRACE_S = 0.5
app = QCoreApplication([])
heart = heartbeat.Heartbeat(Path(sys.argv[1]), limit_s=1.0)
heart.start()
def stand_still():
    {how}
QTimer.singleShot(50, stand_still)
app.exec()
"""
WAITING = "time.sleep(60)"
HOLDING_THE_INTERPRETER = "import re; re.match('(a+)+b', 'a' * 60)"


def hang(tmp_path: Path, how: str) -> tuple[int, float, str]:
    """Run a program that hangs; return its status, how long it took, and the stacks it left."""
    stacks = tmp_path / "logs" / "stacks.log"
    begun_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", HANGING.format(how=how), str(stacks)],
        timeout=30,
        check=False,
        env={"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ":".join(sys.path)},
    )
    return done.returncode, time.monotonic() - begun_s, stacks.read_text(encoding="utf-8")


def test_a_window_that_waits_for_ever_is_ended_and_leaves_its_stacks(tmp_path):
    status, took_s, stacks = hang(tmp_path, WAITING)

    assert status == HUNG_STATUS
    assert took_s < 10
    assert "stand_still" in stacks


def test_a_window_that_lets_nobody_else_run_is_ended_too(tmp_path):
    status, _took_s, stacks = hang(tmp_path, HOLDING_THE_INTERPRETER)

    assert status == 1
    assert "stand_still" in stacks


@pytest.fixture
def watch() -> SilenceWatch:
    return SilenceWatch(limit_s=10, step_s=0.5)


def test_a_window_that_beats_is_left_alone(watch):
    for _step in range(100):
        watch.beat()
        assert not watch.is_hung(0.5)


def test_ten_silent_seconds_are_a_hang(watch):
    watch.is_hung(0.5)

    assert [watch.is_hung(0.5) for _step in range(20)] == [False] * 19 + [True]


def test_a_machine_that_slept_for_hours_has_not_hung(watch):
    watch.is_hung(0.5)

    assert not watch.is_hung(3 * 3600)
    watch.beat()
    assert not watch.is_hung(0.5)
