"""The clerk's desk over a hall in memory, with its mini bar; says each act that the hall is asked.

Usage: program_with_bar.py DATA_FOLDER
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from hallapp.faces.clerk.keys_memory import StationMemory
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.faces.clerk.options import ClerkOptions
from hallapp.kernel.requests import Request
from hallapp.qtkit import theme
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.clerk.fake_desk import FakeDesk


def say(text: str) -> None:
    """Write one line that the test reads."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class ToldDesk(FakeDesk):
    """Writes one line for each act."""

    @override
    def _write(self, name: str, request: Request) -> None:
        super()._write(name, request)
        say(f"act {name}")


def main(folder: Path) -> int:
    """Sign in, show the bar, and wait for keys."""
    application = QApplication(sys.argv)
    theme.apply_theme(application)
    hall = ToldDesk()
    options = ClerkOptions(
        3, "窗口3", is_windowed=True, double_press_s=0, memory=StationMemory(folder)
    )
    window = ClerkMainWindow(hall.clock, InlineJobs(), InlineJobs(), options)
    window.show()
    window.open_hall(hall.services())

    def sign_in() -> None:
        search = window.focusWidget()
        QTest.keyClick(search, Qt.Key.Key_Return)
        window.show_mini()
        QTimer.singleShot(500, ready)

    def ready() -> None:
        bar = window.mini_bar
        assert bar is not None
        held = " ".join(sorted(window.keyring.held().values()))
        refused = " ".join(key.value for key in window.keyring.refused())
        say(f"held {held}")
        say(f"refused {refused}")
        say(f"bar shown {bar.isVisible()}")

    QTimer.singleShot(500, sign_in)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
