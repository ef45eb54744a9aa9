"""Lines that several papers set alike: a label with its text, the thin line after an entry."""

from hallapp.slips.flow import Band
from hallapp.slips.frame import SMALL
from hallapp.slips.sheet import MM, THIN, Sheet


def labelled(left: float, label: str, line: str, indent: float, *, is_tied: bool = False) -> Band:
    """Return a band with a label at the left and a line of text after it."""

    def draw(sheet: Sheet, top: float) -> None:
        sheet.text(left, top, label, SMALL)
        sheet.text(left + indent, top, line, SMALL)

    return Band(SMALL.leading, draw, is_tied)


def hairline(left: float, right: float) -> Band:
    """Return a band with a thin line across, as between two entries."""
    return Band(1.4 * MM, lambda sheet, top: sheet.rule(left, right, top + 1.2 * MM, THIN))
