"""The place of a page in the manager's window; the page is made when first opened."""

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hallapp.faces.manager.pages.desk import PageWish
from hallapp.hall.terms import PersonRow
from hallapp.kernel.requests import Actor, Channel
from hallapp.qtkit.door import QtDoor
from hallapp.qtkit.jobs import Jobs

if TYPE_CHECKING:
    from hallapp.faces.manager.pages.page import TabbedPage

Page = TypeVar("Page", bound="TabbedPage[Any]")
Services = TypeVar("Services")


class PageSeat(QWidget, Generic[Page, Services]):
    """Holds the page of whoever is signed in; the next one finds nothing half typed.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, paper_jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: Page | None = None
        self._jobs, self._paper_jobs = jobs, paper_jobs
        self._wish: PageWish[Services] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def make_page(self, wish: PageWish[Services]) -> Page:
        """Make the page; its modules are loaded here, not with the window."""
        raise NotImplementedError

    def begin(self, services: Services | None, person: PersonRow, station: str) -> None:
        """Be ready for whoever has just signed in; without services there is no page."""
        self.end()
        if services is None:
            return
        actor = Actor(station, person_id=person.id, channel=Channel.MANAGER)
        self._wish = PageWish(services, person, actor, self._jobs, self._paper_jobs, QtDoor(self))

    def end(self) -> None:
        """Keep what is typed and work for nobody."""
        self._wish = None
        if self.page is not None:
            self.page.leave()
            self.page.hide()
            self.page.deleteLater()
            self.page = None

    def take_keyboard(self) -> None:
        """Open the page and bring the keyboard into it."""
        page = self.opened()
        if page is not None:
            page.take_keyboard()

    def refresh(self) -> None:
        """Read again, if anybody looks; what is typed stays."""
        if self.page is not None and self.isVisible():
            self.page.refresh()

    def opened(self) -> Page | None:
        """Return the page, made when first asked for; None while nobody is signed in."""
        if self.page is None and self._wish is not None:
            self.page = self.make_page(self._wish)
            self.page.told.connect(self.told)
            self.page.failed.connect(self.failed)
            self._column.addWidget(self.page)
            # Now, not with the next event: hidden parts cannot have the keyboard.
            self.page.show()
        return self.page
