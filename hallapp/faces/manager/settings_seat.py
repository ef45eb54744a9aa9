"""The place of the settings in the manager's window; they are made when first opened."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hallapp.hall.terms import PersonRow
from hallapp.qtkit.jobs import Jobs

if TYPE_CHECKING:
    # Loads the database layer, which the window must not wait for.
    from hallapp.faces.manager.settings_desk import SettingsServices
    from hallapp.faces.manager.settings_page import SettingsPage


@dataclass(frozen=True)
class _Wish:
    """For whom the settings are, and what they ask."""

    services: "SettingsServices"
    person: PersonRow
    station: str
    jobs: Jobs


class SettingsSeat(QWidget):
    """Holds the settings of whoever is signed in; the next one finds nothing half typed.

    Signals:
        told: Something was kept; carries the words.
        failed: The hall could not be asked; carries the `HallError`.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: SettingsPage | None = None
        self._wish: _Wish | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def begin(
        self, services: "SettingsServices | None", person: PersonRow, station: str, jobs: Jobs
    ) -> None:
        """Be ready for whoever has just signed in; without services there are no settings."""
        self._wish = None if services is None else _Wish(services, person, station, jobs)
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
            self.page = None

    def take_keyboard(self) -> None:
        """Open the settings and bring the keyboard into them."""
        page = self._opened()
        if page is not None:
            page.take_keyboard()

    def refresh(self) -> None:
        """Ask the hall again, if anybody looks; what is typed stays."""
        if self.page is not None and self.isVisible():
            self.page.refresh()

    def _opened(self) -> "SettingsPage | None":
        wish = self._wish
        if self.page is None and wish is not None:
            from hallapp.faces.manager.settings_page import SettingsPage

            self.page = SettingsPage()
            self.page.told.connect(self.told)
            self.page.failed.connect(self.failed)
            self._column.addWidget(self.page)
            # Now, not with the next event: hidden parts cannot have the keyboard.
            self.page.show()
            self.page.begin(wish.services, wish.person, wish.station, wish.jobs)
        return self.page
