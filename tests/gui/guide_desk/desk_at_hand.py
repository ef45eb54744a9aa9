"""Works at the guide desk as a person does: by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hallapp.devices.id_reader import CardReader, open_cvr
from hallapp.faces.guide_desk.desk_page import DeskPage
from hallapp.faces.guide_desk.main_window import GuideDeskMainWindow
from hallapp.faces.guide_desk.services import GuideDeskOptions
from hallapp.kernel.changes import EVERYTHING
from hallapp.qtkit.jobs import InlineJobs
from hallapp.qtkit.message_strip import MessageStrip
from hallapp.qtkit.table_model import ROW_ROLE
from hallapp.qtkit.table_view import RowTableView
from tests.gui.guide_desk.hall_at_desk import HallAtDesk

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class DeskAtHand:
    """The window with one person signed in; every press goes where the keyboard is."""

    def __init__(
        self,
        qtbot: QtBot,
        hall: HallAtDesk,
        person: int,
        reader: str = "",
        open_reader: Callable[[Path], CardReader] = open_cvr,
    ) -> None:
        self.qtbot, self.hall = qtbot, hall
        options = GuideDeskOptions(
            "导办台1", is_windowed=True, card_reader=reader, open_reader=open_reader
        )
        self.window = GuideDeskMainWindow(hall.store.clock, InlineJobs(), InlineJobs(), options)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.window.open_hall(hall.services())
        people = self.window.findChild(RowTableView, "peopleTable")
        assert people is not None
        shown = people.model()
        self.offered = {shown.index(row, 0).data(ROW_ROLE).id for row in range(shown.rowCount())}
        people.select_key(hall.small.people[person])
        self._press_named("pickPerson")
        # Keys reach what is shown, and only once it is.
        qtbot.wait(50)

    @property
    def page(self) -> DeskPage:
        assert self.window.page is not None
        return self.window.page

    @property
    def said(self) -> str:
        return self.window.last_message()

    @property
    def detail(self) -> str:
        """What the strip says more quietly."""
        return self._strip().accessibleDescription()

    @property
    def standing(self) -> str:
        """What stands at the right end of the strip."""
        return " ".join(label.text() for label in self._strip().findChildren(QLabel))

    def type(self, text: str) -> None:
        """Put a text into the search field and wait until it is looked for."""
        self.page.results.field.set_text(text)
        self.qtbot.wait(90)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the keyboard is."""
        where = self.window.focusWidget() or self.window
        self.qtbot.keyClick(where, key, modifier or Qt.KeyboardModifier.NoModifier)

    def enter(self) -> None:
        self.key(Qt.Key.Key_Return)

    def fill(self, name: str, text: str) -> None:
        """Type into a field."""
        field = self.window.findChild(QLineEdit, name)
        assert field is not None
        field.setFocus()
        self.qtbot.keyClicks(field, text)

    def names(self) -> list[str]:
        """What is found, top to bottom."""
        return [row.name for row in self.page.results.rows()]

    def look_again(self) -> None:
        """Hear that anything may have changed."""
        self.window.refresh(EVERYTHING)
        self.qtbot.wait(200)

    def _strip(self) -> MessageStrip:
        strip = self.window.findChild(MessageStrip, "strip")
        assert strip is not None
        return strip

    def _press_named(self, name: str) -> None:
        button = self.window.findChild(QPushButton, name)
        assert button is not None
        button.click()


Seat = Callable[..., DeskAtHand]
"""Sits somebody down at the desk."""
