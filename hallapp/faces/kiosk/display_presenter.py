"""Turns the display of a visit over, and lets every page be said anew."""

from collections.abc import Callable
from typing import Protocol

from hallapp.faces.kiosk import display
from hallapp.faces.kiosk.page import KioskPage
from hallapp.faces.kiosk.speaking import STEP, SpokenGuidance


class DisplayView(Protocol):
    """The page of the switches as its presenter sees it."""

    def show_volume(self, volume: int) -> None:
        """Show how loud it speaks, in per cent."""
        ...


class DisplayPresenter:
    """What the switches do.

    Attributes:
        speech: Reads pages aloud.
    """

    def __init__(
        self, view: DisplayView, speech: SpokenGuidance, say_again: Callable[[], None]
    ) -> None:
        self._view = view
        self.speech = speech
        self._say_again = say_again
        self._behind: KioskPage | None = None

    def open(self, behind: KioskPage) -> None:
        """Show what is chosen.

        Args:
            behind: The page that the visitor came from, to be read again.
        """
        self._behind = behind
        self._view.show_volume(self.speech.volume)

    def switch_large(self) -> None:
        """Large print on or off."""
        display.switch(large=True)
        self._say_again()

    def switch_low(self) -> None:
        """Low layout on or off."""
        display.switch(low=True)
        self._say_again()

    def switch_speech(self) -> None:
        """Spoken guidance on or off."""
        display.switch(speech=True)
        self._say_again()
        self.speech.page_shown()

    def read_again(self) -> None:
        """Read the page once more that the visitor came from."""
        if self._behind is not None:
            self.speech.read(self._behind)

    def change_volume(self, step: int) -> None:
        """Speak louder or softer, and let it be heard."""
        self.speech.change_volume(step * STEP)
        self._view.show_volume(self.speech.volume)
        if self._behind is not None:
            self.speech.read(self._behind)

    def leave(self) -> None:
        """Forget the page that the visitor came from, and be silent."""
        self._behind = None
        self.speech.stop()
