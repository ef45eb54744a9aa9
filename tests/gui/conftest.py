"""Guards of every test with widgets: no thread, timer or window outlives its test."""

import gc
import threading
from collections.abc import Generator

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hallapp.kernel import texts
from hallapp.qtkit import theme

PATIENCE_MS = 30_000
"""How long a test waits for what must come: a machine with other work to do is slow, not wrong."""
for _waits in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    assert _waits.__kwdefaults__ is not None
    _waits.__kwdefaults__["timeout"] = PATIENCE_MS


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application, looking as it does in the hall."""
    theme.apply_theme(qapp)
    theme.apply_language(qapp)
    return qapp


@pytest.fixture(autouse=True)
def _collector_rests() -> Generator[None]:
    """Keep the cyclic collector out of Qt's events; collect between tests.

    It may otherwise run while an event is dispatched and destroy widgets in the middle of it.
    What was there before a test is left out of its collection: walking all loaded modules after
    each of some hundred tests took longer than the tests.
    """
    gc.disable()
    gc.freeze()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _nothing_stays() -> Generator[None]:
    """Fail a test that leaves a thread running or a window with a live timer."""
    threads = set(threading.enumerate())
    windows = _windows()
    yield
    _let_go()
    left = [
        thread.name
        for thread in threading.enumerate()
        if thread not in threads and thread.is_alive() and not _is_of_python(thread)
    ]
    assert not left, f"threads still run: {left}"
    leaked = [window for window in _windows() if window not in windows and _has_timer(window)]
    names = [f"{type(window).__name__} {window.windowTitle()}" for window in leaked]
    for window in leaked:
        window.deleteLater()
    _let_go()
    assert not names, f"windows with live timers were left (qtbot.addWidget?): {names}"


@pytest.fixture(autouse=True)
def _chinese_and_light() -> Generator[None]:
    """Give back the language and theme that a test changed."""
    yield
    texts.set_language(texts.CHINESE)
    app = QApplication.instance()
    if isinstance(app, QApplication) and theme.theme() != theme.LIGHT:
        theme.apply_theme(app)


def _windows() -> list[QWidget]:
    return QApplication.topLevelWidgets() if QApplication.instance() is not None else []


def _has_timer(window: QWidget) -> bool:
    return any(timer.isActive() for timer in window.findChildren(QTimer))


def _is_of_python(thread: threading.Thread) -> bool:
    """Return whether a thread is the test runner's own (its time limit)."""
    return thread.daemon and thread.name.startswith(("pytest_timeout", "Dummy"))


def _let_go() -> None:
    """Delete what asked for it."""
    app = QApplication.instance()
    if app is not None:
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
