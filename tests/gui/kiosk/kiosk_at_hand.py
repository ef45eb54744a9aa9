"""A kiosk under a finger: taps go to what really lies at that place of the glass."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hallapp.devices.id_reader import CardReader, open_cvr
from hallapp.devices.speech import Speaker
from hallapp.faces.kiosk import display
from hallapp.faces.kiosk.buttons import KioskButton
from hallapp.faces.kiosk.main_window import KioskMainWindow
from hallapp.faces.kiosk.materials import MaterialRows
from hallapp.faces.kiosk.options import KEYBOARD, KioskOptions
from hallapp.faces.kiosk.services import KioskServices
from hallapp.faces.kiosk.words import Words
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.kiosk.fake_hall import FakeHall, HeldJobs

PORTRAIT = (1080, 1920)
LANDSCAPE = (1920, 1080)
DRAWN = 4.03


class HallBehind(Protocol):
    """What a kiosk of a test stands before: fakes, or a real hall in a store."""

    @property
    def clock(self) -> SettableClock: ...

    def services(self) -> KioskServices: ...


class Kiosk:
    """The window, the hall behind it, and a printer that prints when told."""

    def __init__(  # noqa: PLR0913 - what a kiosk is set up with
        self,
        qtbot: QtBot,
        size: tuple[int, int] = PORTRAIT,
        *,
        is_windowed: bool = True,
        hall: HallBehind | None = None,
        card_reader: str = KEYBOARD,
        open_reader: Callable[[Path], CardReader] = open_cvr,
        prints_pages: bool = False,
        speaker: Speaker | None = None,
    ) -> None:
        display.reset()
        self.hall: Any = hall or FakeHall()
        self.paper = HeldJobs()
        options = KioskOptions(
            is_windowed,
            DRAWN,
            "K1",
            card_reader=card_reader,
            card_template="{name},{number}",
            open_reader=open_reader,
            prints_pages=prints_pages,
            speaker=speaker,
        )
        self.window = KioskMainWindow(self.hall.clock, InlineJobs(), self.paper, options)
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        self.window.show()
        self.window.open_hall(self.hall.services())

    @property
    def page(self) -> str:
        """Return the name of the open page."""
        return self.window.page.objectName()

    def button(self, name: str) -> KioskButton:
        """Return the button of this name that is on the glass."""
        found = [b for b in self.window.findChildren(KioskButton, name) if b.isVisible()]
        assert len(found) == 1, (name, self.page, [b.objectName() for b in self.buttons()])
        return found[0]

    def buttons(self) -> list[KioskButton]:
        """Return all buttons on the glass."""
        return [b for b in self.window.findChildren(KioskButton) if b.isVisible()]

    def tap(self, name: str) -> None:
        """Tap a button in its middle, if it is what lies there."""
        button = self.button(name)
        self.tap_at(button.mapTo(self.window, button.rect().center()), expected=button)

    def tap_at(self, place: QPoint, expected: QWidget | None = None) -> None:
        """Tap a place of the glass."""
        under = self.window.childAt(place)
        assert expected is None or under is expected, (under, expected)
        target = under or self.window
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(self.window, place))

    def double_tap(self, name: str) -> None:
        """Tap twice as a trembling hand does; the second tap goes to what lies there by then."""
        button = self.button(name)
        place = button.mapTo(self.window, button.rect().center())
        self.tap_at(place, expected=button)
        under = self.window.childAt(place) or self.window
        local = under.mapFrom(self.window, place)
        # This sends the second press alone, marked as the second of a pair.
        QTest.mouseDClick(under, Qt.MouseButton.LeftButton, pos=local)
        QTest.mouseRelease(under, Qt.MouseButton.LeftButton, pos=local)

    def tile(self, word: str) -> str:
        """Return the name of the tile that says a word."""
        return next(b.objectName() for b in self.buttons() if b.word() == word)

    def hall_request(self) -> Request:
        """Return a request of somebody else in the hall."""
        return Request(Actor(station="K2", channel=Channel.KIOSK))

    def scan(self, text: str) -> None:
        """Put something on the reader."""
        self.window.reader.scanned.emit(text)

    def type_code(self, code: str) -> None:
        """Type a code on the glass and ask."""
        for sign in code:
            self.tap(f"code_{sign}")
        self.tap("code_submit")

    def wait(self, seconds: int) -> None:
        """Let time pass by the hall's clock, a look at it each second."""
        for _second in range(seconds):
            self.hall.clock.advance(timedelta(seconds=1))
            self.window.tick()

    def said(self) -> str:
        """Return everything that the glass says now."""
        words = [w.text() for w in self.window.findChildren(Words) if w.isVisible()]
        named = [w.accessibleName() for w in self.window.page.findChildren(QWidget)]
        return " ".join([*words, *named])

    def shrunk(self, least: float) -> Iterator[str]:
        """Yield every text on the glass that gave up more of its size than allowed."""
        for words in self.window.findChildren(Words):
            setting = words.setting() if words.isVisible() else None
            if setting is not None and setting.shrink < least:
                yield words.text()
        for button in self.buttons():
            if any(setting.shrink < least for setting in button.settings()):
                yield button.word()

    def cut(self) -> Iterator[str]:
        """Yield every text on the glass that is not whole."""
        for words in self.window.findChildren(Words):
            setting = words.setting() if words.isVisible() else None
            if setting is not None and not fits(setting, words.width(), words.height()):
                yield f"{words.text()!r} in {words.width()}x{words.height()}"
        for button in self.buttons():
            for setting in button.settings():
                if not fits(setting, button.width(), button.height()):
                    yield f"{button.word()!r} on {button.width()}x{button.height()}"
        yield from self._cut_materials()

    def _cut_materials(self) -> Iterator[str]:
        for rows in self.window.findChildren(MaterialRows):
            for setting in rows.settings() if rows.isVisible() else ():
                if not fits(setting, rows.width(), rows.height()):
                    yield "a material"


def fits(setting, width: int, height: int) -> bool:
    """Return whether a text stands in its place whole, at a size one can still read."""
    return setting.width <= width + 1 and setting.height <= height + 2 and setting.shrink >= 0.5
