"""The place of the page 办件 in the manager's window; the page is made when first opened."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hallapp.kernel.requests import Actor, Channel
from hallapp.qtkit.door import QtDoor
from hallapp.qtkit.jobs import Jobs

if TYPE_CHECKING:
    from hallapp.cases.terms import Light
    from hallapp.faces.manager.cases.cases_tab import CaseListTab
    from hallapp.faces.manager.cases.desk import CasesWish
    from hallapp.faces.manager.cases.page import CasesPage
    from hallapp.faces.manager.cases.services import CasesServices
    from hallapp.hall.terms import PersonRow


class CasesSeat(QWidget):
    """Holds the page of whoever is signed in; the next one finds nothing half typed.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, paper_jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: CasesPage | None = None
        self._jobs, self._paper_jobs = jobs, paper_jobs
        self._wish: CasesWish | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def begin(self, services: "CasesServices | None", person: "PersonRow", station: str) -> None:
        """Be ready for whoever has just signed in; without services there is no page."""
        from hallapp.faces.manager.cases.desk import CasesWish

        self.end()
        if services is None:
            return
        actor = Actor(station, person_id=person.id, channel=Channel.MANAGER)
        self._wish = CasesWish(services, person, actor, self._jobs, self._paper_jobs, QtDoor(self))

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
        page = self._opened()
        if page is not None:
            page.take_keyboard()

    def refresh(self) -> None:
        """Read again, if anybody looks; what is typed stays."""
        if self.page is not None and self.isVisible():
            self.page.refresh()

    def choose(self, light: "Light | None") -> None:
        """List the open cases on a light; all of them for None."""
        listed = self._listed()
        if listed is not None:
            listed.choose(light)

    def choose_window(self, number: int) -> None:
        """List the open cases that a window took."""
        listed = self._listed()
        if listed is not None:
            listed.choose_window(number)

    def _listed(self) -> "CaseListTab | None":
        """Return the list, opened."""
        from hallapp.faces.manager.cases.cases_tab import CaseListTab

        page = self._opened()
        if page is None:
            return None
        page.open_tab(0)
        listed = page.tab(0)
        return listed if isinstance(listed, CaseListTab) else None

    def _opened(self) -> "CasesPage | None":
        if self.page is None and self._wish is not None:
            from hallapp.faces.manager.cases.page import CasesPage

            self.page = CasesPage(self._wish)
            self.page.told.connect(self.told)
            self.page.failed.connect(self.failed)
            self._column.addWidget(self.page)
            # Now, not with the next event: hidden parts cannot have the keyboard.
            self.page.show()
        return self.page
