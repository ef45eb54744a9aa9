"""A card reader or scanner that types like a keyboard: what it sends, told apart for a face."""

from PySide6.QtCore import QObject, Signal, Slot

from hallapp.kernel.errors import HallError
from hallapp.kernel.identity import CardTextError, read_card
from hallapp.qtkit.wedge import WedgeFilter

KEYBOARD = "keyboard"
"""Value of the station's `card_reader` for one that types."""


class WedgeReader(QObject):
    """Listens between `start` and `stop` where the station has a reader; else hears nothing.

    A scanner without that setting types into the field that has the cursor, and its Enter
    presses there: good enough for a field that finds anything.

    Signals:
        card_read: An identity card was read and its number is right; carries a `CardRow`.
        code_read: Something else was scanned; carries its text.
        failed: A card was read and its number is wrong; carries the error.
    """

    card_read = Signal(object)
    code_read = Signal(str)
    failed = Signal(object)

    def __init__(self, reader: str, template: str, parent: QObject) -> None:
        super().__init__(parent)
        self._is_there = reader == KEYBOARD
        self._template = template
        self._filter = WedgeFilter(self)
        self._filter.scanned.connect(self._on_scanned)

    def start(self) -> None:
        """Listen from now on."""
        if self._is_there:
            self._filter.watch()

    def stop(self) -> None:
        """Listen no more; every key goes to its field at once."""
        self._filter.rest()

    @Slot(str)
    def _on_scanned(self, text: str) -> None:
        try:
            card = read_card(text, self._template)
        except CardTextError:
            self.code_read.emit(text)
        except HallError as error:
            self.failed.emit(error)
        else:
            self.card_read.emit(card)
