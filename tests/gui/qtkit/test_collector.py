"""Garbage is collected on the main thread only."""

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from hallapp.qtkit.collector import MainThreadCollector


class Ring:
    def __init__(self) -> None:
        self.myself = self


def test_only_the_timer_collects_while_it_lives(qtbot: QtBot) -> None:
    gc.enable()
    collector = MainThreadCollector()
    gone = weakref.ref(Ring())

    allocate = threading.Thread(target=lambda: [Ring() for _ in range(5000)])
    allocate.start()
    allocate.join()
    assert gone() is not None
    while gone() is not None:
        before = gc.get_count()
        collector.look()
        assert gc.get_count() != before

    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
