"""The last net: one calm dialog for a fault, and the program lives on."""

import logging
import sys
from collections.abc import Generator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hallapp.qtkit.crash import CrashDialog, CrashHook, install_crash_hook

LOG = logging.getLogger("hallapp.test")


@pytest.fixture
def hook(qtbot: QtBot) -> Generator[CrashHook]:
    before = sys.excepthook
    window = QWidget()
    qtbot.addWidget(window)
    hook = install_crash_hook(LOG, window)
    yield hook
    sys.excepthook = before
    if hook.dialog is not None:
        hook.dialog.close()


def fail(times: int = 1) -> None:
    for _ in range(times):
        try:
            divmod(1, 0)
        except ZeroDivisionError as fault:
            sys.excepthook(type(fault), fault, fault.__traceback__)


def test_a_fault_is_logged_and_shown_in_one_dialog(
    hook: CrashHook, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    fail()

    assert hook.dialog is not None
    assert hook.dialog.isVisible()
    assert "ZeroDivisionError" in caplog.text
    assert "Traceback" not in capsys.readouterr().err


def test_the_same_fault_is_shown_once_however_often_it_comes(
    hook: CrashHook, caplog: pytest.LogCaptureFixture
) -> None:
    fail(7)
    assert hook.dialog is not None
    hook.dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    fail(1)

    assert caplog.text.count("Traceback") == 1
    assert hook.dialog is None


def test_the_details_can_be_copied_for_whoever_helps(hook: CrashHook, qtbot: QtBot) -> None:
    fail()
    dialog = hook.dialog
    assert dialog is not None
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "复制详细信息")

    copy.click()

    assert "ZeroDivisionError" in QApplication.clipboard().text()
    assert dialog.isVisible()
    assert copy.text() == "已复制"


def test_no_traceback_stands_in_the_dialog(hook: CrashHook) -> None:
    fail()

    assert isinstance(hook.dialog, CrashDialog)
    assert all("Traceback" not in label.text() for label in hook.dialog.findChildren(QLabel))
