"""A locked kiosk from its start to its end: guarded, resting after crashes, ending cleanly."""

import io
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hallapp.app.desktop import Desktop
from hallapp.app.halls import own_place
from hallapp.app.kiosk_guard import FAULTY_STATUS, KioskGuard
from hallapp.app.setup import HallPlan, ZoneOutline, set_up_hall
from hallapp.app.wishes import Wish
from hallapp.commands.program import run
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.station import load_station

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PASSWORD = "河边的7棵老柳树"  # noqa: S105 - of a hall that lives for one test
ROOT = Path(__file__).parents[3]


@dataclass
class Guard:
    """What a desktop asks of a guard."""

    rest: timedelta = timedelta(0)


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    plan = HallPlan(
        "青山大厅", "青山", (ZoneOutline("A", "综合", 1, 2),), "李主任", "0001", PASSWORD
    )
    set_up_hall(own_place(tmp_path), plan, SettableClock(MONDAY))
    return tmp_path


@pytest.fixture
def desktop(qapp: QApplication, hall: Path) -> Iterator[Desktop]:
    guard = Guard(timedelta(minutes=5))
    clock = SettableClock(MONDAY)
    made = Desktop(qapp, Wish(face="kiosk", data=hall), clock, guard=guard)  # type: ignore[arg-type]
    yield made
    for _face, window in made.windows:
        window.close_by_manager()  # type: ignore[attr-defined]
    made.close()
    qapp.setQuitOnLastWindowClosed(True)
    made.deleteLater()


def test_a_worn_out_kiosk_opens_its_hall_only_after_its_rest(qtbot: QtBot, desktop: Desktop):
    window: Any = desktop.show("kiosk")
    qtbot.addWidget(window)
    QApplication.processEvents()
    assert window.rests
    assert desktop.hall is None
    assert "本机暂停服务，请到服务台" in window.page.text()

    clock: Any = desktop.clock
    clock.advance(timedelta(minutes=5, seconds=1))
    window.tick()
    qtbot.waitUntil(lambda: desktop.hall is not None, timeout=30_000)

    assert not window.rests
    qtbot.waitUntil(lambda: window.page.objectName() == "home_page")


@pytest.fixture
def ended() -> list[int]:
    return []


@pytest.fixture
def guard(qapp: QApplication, tmp_path: Path, ended: list[int]) -> Iterator[KioskGuard]:
    made = KioskGuard(qapp, tmp_path, SettableClock(MONDAY), ended.append)
    yield made
    made.end()
    made.deleteLater()


def test_a_fault_of_the_program_gives_the_next_press_a_page_that_can_be_trusted(
    qtbot: QtBot, guard: KioskGuard, ended: list[int]
):
    with qtbot.waitSignal(guard.start_over):
        guard.faulted()

    with qtbot.assertNotEmitted(guard.start_over):
        guard.faulted()
    assert ended == []


def test_a_kiosk_that_only_stumbles_is_started_anew(guard: KioskGuard, ended: list[int]):
    for _fault in range(20):
        guard.faulted()

    assert ended == [FAULTY_STATUS]


def test_starting_over_leads_to_new_pages(qtbot: QtBot, hall: Path, qapp: QApplication):
    desktop = Desktop(qapp, Wish(face="kiosk", data=hall, is_windowed=True), SettableClock(MONDAY))
    window: Any = desktop.show("kiosk")
    qtbot.waitUntil(lambda: desktop.hall is not None, timeout=30_000)
    qtbot.waitUntil(lambda: window.page.objectName() == "home_page")
    before = window.page

    desktop.start_kiosk_over()

    assert window.page is not before
    desktop.close_faces()
    desktop.close()
    qapp.setQuitOnLastWindowClosed(True)


@pytest.mark.parametrize(("typed", "status"), [("271828\n", 0), ("111111\n", 1), ("", 1)])
def test_the_pin_is_chosen_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, status: int
):
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))

    assert run(["--data", str(tmp_path), "--lang", "zh_CN", "kiosk-pin"]) == status

    hashed = load_station(tmp_path).leave_pin
    assert hashed.startswith("$argon2id$") if status == 0 else hashed == ""


def test_a_kiosk_tells_its_manager_and_ends_cleanly_when_asked_to(hall: Path, tmp_path: Path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(30)
        environment = os.environ | {
            "NOTIFY_SOCKET": str(tmp_path / "notify"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        kiosk = subprocess.Popen(
            [sys.executable, "main.py", "--data", str(hall), "kiosk"], cwd=ROOT, env=environment
        )
        try:
            assert manager.recv(64) == b"READY=1"
            assert manager.recv(64) == b"WATCHDOG=1"
            starts = hall / "kiosk" / "starts.json"
            assert len(json.loads(starts.read_text(encoding="utf-8"))) == 1

            kiosk.send_signal(signal.SIGTERM)

            assert kiosk.wait(20) == 0
            said = {manager.recv(64)}
            while b"STOPPING=1" not in said:
                said.add(manager.recv(64))
            assert json.loads(starts.read_text(encoding="utf-8")) == []
        finally:
            kiosk.kill()
            kiosk.wait()
