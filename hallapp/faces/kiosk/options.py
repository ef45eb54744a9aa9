"""What a kiosk (自助终端) is told at its start."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hallapp.devices.id_reader import CardReader, open_cvr
from hallapp.devices.leftovers import NOTHING_LEFT, Leftovers
from hallapp.devices.speech import Speaker
from hallapp.faces.parts.laid_reader import has_library
from hallapp.kernel.identity import NUMBER_ALONE
from hallapp.kernel.texts import CHINESE

KEYBOARD = "keyboard"
"""Value of the station's `card_reader` for a reader or scanner that types."""


@dataclass(frozen=True)
class KioskOptions:
    """How one kiosk stands in the hall.

    Attributes:
        is_windowed: In a window that anybody may close; else full screen and locked.
        px_per_mm: Logical px on a millimetre of this screen's glass; None to believe the screen.
        station_name: Name of the workstation, for the audit.
        language: The language that every visit begins with.
        guide_desk: Where the guide desk stands, in words (一楼大门右侧); empty when nobody said.
        card_reader: `keyboard` for a card reader or scanner that types, `cvr:` and a path for one
            with a library; empty for none.
        card_template: What a reader that types is set to type.
        open_reader: Opens the reader of a library.
        screen: Name or number (from 1) of the screen it stands on; empty for the first one.
        leave_pin: Hash of the PIN with which the staff leaves it; empty for none.
        rest_s: How long it is out of service at first, after it broke down again and again.
        leftovers: What visits leave with printers.
        prints_pages: Whether a printer for A4 stands beside the ticket printer.
        speaker: What reads aloud; None where this machine cannot.
    """

    is_windowed: bool
    px_per_mm: float | None
    station_name: str
    language: str = CHINESE
    guide_desk: str = ""
    card_reader: str = ""
    card_template: str = NUMBER_ALONE
    open_reader: Callable[[Path], CardReader] = open_cvr
    screen: str = ""
    leave_pin: str = ""
    rest_s: int = 0
    leftovers: Leftovers = NOTHING_LEFT
    prints_pages: bool = False
    speaker: Speaker | None = None

    @property
    def reads_cards(self) -> bool:
        """Return whether a citizen can put a card or a ticket on a reader here."""
        return self.reader_types or has_library(self.card_reader)

    @property
    def reader_types(self) -> bool:
        """Return whether what it reads comes as keys."""
        return self.card_reader == KEYBOARD
