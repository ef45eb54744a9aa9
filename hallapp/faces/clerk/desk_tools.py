"""What lies on a clerk's desk beside the screen: the keys and the card reader, while one sits."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from hallapp.faces.clerk.keyring import DeskKeyring
from hallapp.faces.clerk.keys_offer import KeysOffer
from hallapp.faces.clerk.messages import Teller, failure, no_use_for
from hallapp.faces.clerk.options import ClerkOptions
from hallapp.faces.parts.wedge_reader import WedgeReader
from hallapp.kernel.errors import HallError


class DeskTools(QObject):
    """Puts keys and reader to work together, and to rest.

    Attributes:
        keyring: The keys of this workstation.
        reader: Its card reader or scanner.
        offer: The question that is asked once about keys over other programs.
        memory: What this workstation remembers.
        take_code: Takes what was scanned; returns whether the desk has a use for it.
    """

    def __init__(self, options: ClerkOptions, teller: Teller, parent: QObject) -> None:
        super().__init__(parent)
        self._teller = teller
        self.memory = options.memory
        self.take_code: Callable[[str], bool] = lambda _text: False
        self.keyring = DeskKeyring(options.memory, teller, self)
        self.reader = WedgeReader(options.card_reader, options.card_template, self)
        self.reader.failed.connect(self._on_card_failed)
        self.offer = KeysOffer()
        self.offer.chosen.connect(self.keyring.choose_set)
        self.reader.code_read.connect(self._on_code)

    def start(self, *, may_ask: bool) -> None:
        """Take keys and cards: somebody sits at the desk.

        Args:
            may_ask: Whether there is room for the question about keys over other programs.
        """
        self.keyring.start()
        self.reader.start()
        self.offer.setVisible(may_ask and self.keyring.asks_for_choice)

    def stop(self) -> None:
        """Leave keys and cards alone: nobody sits here, or the desk is locked."""
        self.keyring.stop()
        self.reader.stop()
        self.offer.hide()

    def close(self) -> None:
        """Give everything back for good."""
        self.keyring.close()
        self.reader.stop()

    @Slot(str)
    def _on_code(self, text: str) -> None:
        if not self.take_code(text):
            self._teller.tell(no_use_for(text))

    @Slot(object)
    def _on_card_failed(self, error: HallError) -> None:
        self._teller.tell(failure(error))
