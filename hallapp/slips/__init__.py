"""Papers: guide slips, tickets, notices and sheets as PDF or printer dots.

Importing this package loads neither the PDF nor the picture library; the first paper does.
`warm_up` may be called in a worker after the first window is painted.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hallapp.kernel.characters import code_point
from hallapp.slips.errors import FontMissingError, SlipNotKeptError
from hallapp.slips.terms import NoticeFacts, Slip

if TYPE_CHECKING:
    from hallapp.slips.attendance import attendance_sheet
    from hallapp.slips.booklet import department_manual, theme_booklet
    from hallapp.slips.fonts import missing_characters, warm_up
    from hallapp.slips.guide import guide_slip, guide_slip_image
    from hallapp.slips.missing import missing_notice
    from hallapp.slips.notice import acceptance_notice
    from hallapp.slips.ticket import ticket_image, ticket_pdf

__all__ = [
    "FontMissingError",
    "NoticeFacts",
    "Slip",
    "SlipNotKeptError",
    "acceptance_notice",
    "attendance_sheet",
    "code_point",
    "department_manual",
    "guide_slip",
    "guide_slip_image",
    "missing_characters",
    "missing_notice",
    "theme_booklet",
    "ticket_image",
    "ticket_pdf",
    "warm_up",
]

_ROOMS = {
    "acceptance_notice": "notice",
    "attendance_sheet": "attendance",
    "department_manual": "booklet",
    "guide_slip": "guide",
    "guide_slip_image": "guide",
    "missing_characters": "fonts",
    "missing_notice": "missing",
    "theme_booklet": "booklet",
    "ticket_image": "ticket",
    "ticket_pdf": "ticket",
    "warm_up": "fonts",
}


def __getattr__(name: str) -> Any:
    """Load the module of a paper when its function is first asked for."""
    room = _ROOMS.get(name)
    if room is None:
        raise AttributeError(name)
    # No module may bear the name of a function here: importing it would replace the function.
    made = getattr(import_module(f"{__name__}.{room}"), name)
    globals()[name] = made
    return made
