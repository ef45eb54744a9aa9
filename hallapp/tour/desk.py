"""A clerk's hands at a service window, and what the desk shows."""

from typing import Any

from PySide6.QtCore import Qt

from hallapp.faces.parts.primary_button import PrimaryButton
from hallapp.hall.terms import WindowRow
from hallapp.queueing.terms import TicketRow
from hallapp.tour.hands import Hands, find
from hallapp.tour.stage import Seat
from hallapp.tour.step import Day, check

# Longer than the desk takes a second press of the large button for a slip of the finger.
_PACE_S = 0.35


class DeskHands(Hands):
    """One clerk at one window."""

    def __init__(self, day: Day, seat: Seat) -> None:
        super().__init__(day.stage, day.stage.work_at(seat).window)
        self.desk_window: Any = self.window
        self._day = day
        self._seat = seat

    @property
    def place(self) -> WindowRow:
        """The service window."""
        return self._day.stage.hall.people.window(self._seat.window_number)

    @property
    def live(self) -> TicketRow | None:
        """The ticket at this window, as the store has it."""
        return self._day.stage.hall.queue.live(self.place.id)

    @property
    def primary(self) -> PrimaryButton:
        """The one large button."""
        button: Any = find(self.window, "primaryButton")
        check(isinstance(button, PrimaryButton), "the large button")
        return button

    def sign_in(self, initials: str) -> None:
        """Pick a name by its initials and Enter."""
        people: Any = find(self.window, "peopleTable")
        self.type_digits(initials)
        # Initials are known a moment after the names.
        self._day.stage.until(lambda: people.model().rowCount() > 0, f"{initials} is in the list")
        self.press(Qt.Key.Key_Return)
        self._day.stage.until(self.is_open, f"{initials} is at the desk")
        self._day.stage.settle()

    def is_open(self) -> bool:
        """Whether somebody sits at the desk."""
        # The desk is made when somebody sits down at it.
        buttons = self.window.findChildren(PrimaryButton)
        return any(button.isVisible() for button in buttons)

    def press_f2(self, word: str) -> None:
        """Press F2 when the large button says a word, and wait for what comes of it.

        Raises:
            UnmetError: It says something else.
        """
        button = self.primary
        self._day.stage.until(
            lambda: button.text() == word and button.isEnabled(),
            f"the large button says {word}, not {button.text()}",
        )
        self.keep_pace()
        self.press(Qt.Key.Key_F2)
        self._day.stage.settle()

    def choose_in_menu(self, word: str) -> None:
        """Choose an entry of the menu behind the cog by the beginning of its words."""
        menu: Any = find(self.window, "deskMenu")
        entries = [entry for entry in menu.actions() if entry.text().startswith(word)]
        check(len(entries) == 1 and entries[0].isEnabled(), f"{word} in the menu")
        entries[0].trigger()
        self._day.stage.settle()

    def keep_pace(self) -> None:
        """Let as much time pass as a person takes between two presses."""
        self._day.stage.rest(_PACE_S)

    def at_work(self) -> TicketRow:
        """Return the ticket at this window.

        Raises:
            UnmetError: There is none.
        """
        live = self.live
        check(live is not None, "a ticket at the window")
        assert live is not None  # noqa: S101 - checked above, in words
        return live
