"""The own page of attendance for whoever has no window: punch, leave, and away again."""

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.clerk.attendance.desk import OwnTools
from hallapp.faces.clerk.attendance.page import AttendancePage
from hallapp.faces.clerk.services import ClerkServices
from hallapp.faces.clerk.shell import ClerkShell
from hallapp.faces.parts.words import line, words
from hallapp.hall.terms import PersonRow
from hallapp.kernel.changes import Change
from hallapp.kernel.requests import Actor, Channel
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown

_LOW_PX = 400


class OwnPage(QWidget):
    """The page over the whole window, with who it is and the way out.

    Signals:
        left: The person goes.
    """

    left = Signal()

    def __init__(self, tools: OwnTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ownPage")
        self.attendance = AttendancePage(tools, has_tabs=False)
        self._title = words("", "title")
        self._leave = KeyButton(_("走开"), "Ctrl+W")
        self._leave.setObjectName("ownLeave")
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 16, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self._leave)
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self.attendance, 1)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(card)
        self._leave.clicked.connect(self.left)

    def serve(self, person: PersonRow, actor: Actor) -> None:
        """Be this person's page; the keyboard waits on the punch."""
        text = _("{name}的考勤，工号 {number}")
        self._title.setText(text.format(name=shown(person.name), number=person.staff_number))
        self.attendance.serve(person, actor)
        self.attendance.open(0).take_first_key()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the margins out where the screen is small (200 %)."""
        super().resizeEvent(event)
        low = self.height() < _LOW_PX
        edge = 4 if low else 16
        self._outer.setContentsMargins(edge, edge, edge, edge)
        self.attendance.set_compact(compact=low)


class OwnDoor(QObject):
    """Opens the page for somebody, and closes it when that person goes.

    Attributes:
        on_left: Nobody is here any more; somebody else may sign in.
    """

    def __init__(
        self, stack: QStackedWidget, jobs: Jobs, shell: ClerkShell, station_name: str
    ) -> None:
        super().__init__(shell)
        self._stack = stack
        self._jobs = jobs
        self._shell = shell
        self._station_name = station_name
        self._tools: OwnTools | None = None
        self._page: OwnPage | None = None
        self.on_left: Callable[[], None] = _nothing

    @property
    def page(self) -> OwnPage | None:
        """The page, once somebody has opened it."""
        return self._page

    def open_hall(self, services: ClerkServices, zone: tzinfo) -> None:
        """Work with this hall from now on."""
        self._tools = OwnTools(services.duty, self._jobs, self._shell, services.clock, zone)
        if self._page is not None:
            self._stack.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None

    def refresh(self, kinds: Change) -> None:
        """Ask again when something changed that the page shows."""
        if self._page is not None and self._is_open() and kinds & Change.ATTENDANCE:
            self._page.attendance.refresh()

    @Slot(object)
    def open(self, person: PersonRow) -> None:
        """Show somebody the own page."""
        if self._tools is None:
            return
        if self._page is None:
            self._page = OwnPage(self._tools)
            self._page.left.connect(self.leave)
            self._stack.addWidget(self._page)
        self._stack.setCurrentWidget(self._page)
        self._page.serve(person, Actor(self._station_name, person.id, None, Channel.DESK))

    @Slot()
    def leave(self) -> None:
        """Forget who was here; without effect while nobody is."""
        if self._page is not None and self._is_open():
            self._page.attendance.end()
            self.on_left()

    def _is_open(self) -> bool:
        return self._stack.currentWidget() is self._page


def _nothing() -> None:
    """Do nothing, before a window wants to know."""
