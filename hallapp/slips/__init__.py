"""Papers: guide slips, tickets, notices and sheets as PDF or printer dots.

Importing this package loads neither the PDF nor the picture library; the first paper does.
`warm_up` may be called in a worker after the first window is painted.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hallapp.slips.terms import Slip

if TYPE_CHECKING:
    from hallapp.slips.attendance import attendance_sheet
    from hallapp.slips.booklet import department_manual, theme_booklet
    from hallapp.slips.cards import window_cards
    from hallapp.slips.fonts import warm_up
    from hallapp.slips.guide import guide_slip, guide_slip_image
    from hallapp.slips.leaflet import plain_card
    from hallapp.slips.missing import missing_notice
    from hallapp.slips.ticket import ticket_image, ticket_pdf
    from hallapp.slips.wall import wall_chart, wall_rules

__all__ = [
    "Slip",
    "attendance_sheet",
    "department_manual",
    "guide_slip",
    "guide_slip_image",
    "missing_notice",
    "plain_card",
    "theme_booklet",
    "ticket_image",
    "ticket_pdf",
    "wall_chart",
    "wall_rules",
    "warm_up",
    "window_cards",
]

_ROOMS = {
    "attendance_sheet": "attendance",
    "department_manual": "booklet",
    "guide_slip": "guide",
    "guide_slip_image": "guide",
    "missing_notice": "missing",
    "plain_card": "leaflet",
    "theme_booklet": "booklet",
    "ticket_image": "ticket",
    "ticket_pdf": "ticket",
    "wall_chart": "wall",
    "wall_rules": "wall",
    "warm_up": "fonts",
    "window_cards": "cards",
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
