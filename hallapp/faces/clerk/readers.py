"""The card reader or scanner of a desk that types like a keyboard: what it sends, told apart."""

from PySide6.QtCore import QObject, Signal, Slot

from hallapp.faces.clerk.messages import Message, Teller, failure
from hallapp.kernel.errors import RuleError
from hallapp.kernel.identity import CardTextError, read_card
from hallapp.kernel.texts import _
from hallapp.qtkit.message_strip import Level
from hallapp.qtkit.wedge import WedgeFilter

KEYBOARD = "keyboard"
"""Value of the station's `card_reader` for one that types."""


class DeskReader(QObject):
    """Listens while somebody sits at the desk; without a reader it hears nothing.

    Signals:
        card_read: An identity card was read and its number is right; carries a `CardRow`.
        code_read: Something else was scanned; carries its text.
    """

    card_read = Signal(object)
    code_read = Signal(str)

    def __init__(self, reader: str, template: str, teller: Teller, parent: QObject) -> None:
        super().__init__(parent)
        self._is_there = reader == KEYBOARD
        self._template = template
        self._teller = teller
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
        except RuleError as error:
            self._teller.tell(failure(error))
        else:
            self.card_read.emit(card)


def no_use_for(text: str) -> Message:
    """Return what is said of a code that nothing here can use."""
    words = _("扫到“{code}”，这里用不上。").format(code=text[:20])
    return Message(words, level=Level.WARNING)


def card_too_early() -> Message:
    """Return what is said of a card while no application is being taken."""
    return Message(
        _("读到一张身份证。请先打开收件，再刷一次，号码就会填进去。"), level=Level.WARNING
    )
