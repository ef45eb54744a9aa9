"""Ticket printers, spoolers and sound; no Qt, no database.

Nothing here loads python-escpos, Pillow or miniaudio before the first ticket or sound. Errors
are in `hallapp.devices.errors`.
"""

from hallapp.devices.announcer import Announcer
from hallapp.devices.announcing import AnnouncementRow, Outcome, SoundState
from hallapp.devices.errors import PrintError
from hallapp.devices.escpos_raster import TICKET_WIDTH_DOTS, ticket_bytes
from hallapp.devices.players import FilePlayer, MiniaudioPlayer
from hallapp.devices.printers import PaperPrinter, TicketPrinter, from_setting, paper_printer
from hallapp.devices.voice import Announcement

__all__ = [
    "TICKET_WIDTH_DOTS",
    "Announcement",
    "AnnouncementRow",
    "Announcer",
    "FilePlayer",
    "MiniaudioPlayer",
    "Outcome",
    "PaperPrinter",
    "PrintError",
    "SoundState",
    "TicketPrinter",
    "from_setting",
    "paper_printer",
    "ticket_bytes",
]
