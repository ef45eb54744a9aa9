"""The window's code on a guide slip: bars where they fit, else a small QR code with the same text.

Bars need at least two dots of a printer with 203 dots an inch each, else scanners of windows
fail on them; a long code with answers is wider than its place.
"""

from dataclasses import dataclass

from hallapp.slips.codes import QUIET_BAR_MODULES, QUIET_MODULES, BarRuns, QrRuns, bar_runs, qr_runs
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM, Sheet

DOT = 25.4 / 203 * MM
FINEST_BAR, WIDEST_BAR = 2 * DOT, 3 * DOT
_BARS_HEIGHT, _BARS_BOTTOM = 7 * MM, 5.8 * MM
_QR_SIDE, _QR_BOTTOM = 12 * MM, 4.2 * MM
_PAGE_LINE = 12 * MM


@dataclass(frozen=True)
class StaffCode:
    """A code that fits: bars with the width of one of them, or a QR code."""

    bars: BarRuns | None
    bar_width: float
    square: QrRuns | None


def fitting(text: str, room: float) -> StaffCode:
    """Return the code of a text for a place of this width, in points, quiet zones included."""
    bars = bar_runs(text)
    width = min(WIDEST_BAR, room / (bars.modules + 2 * QUIET_BAR_MODULES))
    if width >= FINEST_BAR:
        return StaffCode(bars, width, None)
    return StaffCode(None, 0, qr_runs(text))


def draw_staff_code(
    sheet: Sheet, text: str, caption: str, place: tuple[float, float], style: Style
) -> None:
    """Draw the code in the line of the page numbers, its caption before it.

    Args:
        sheet: What is drawn on.
        text: What the code says.
        caption: Who scans it.
        place: From where to where, in points.
        style: Of the caption.
    """
    left, right = place
    caption_width = sheet.type.width(caption, style)
    room = right - left - caption_width
    code = fitting(text, room)
    if code.bars is None:
        used, quiet = _QR_SIDE, 0.0
    else:
        quiet = QUIET_BAR_MODULES * code.bar_width
        used = code.bars.modules * code.bar_width + 2 * quiet
    start = left + (room - used) / 2
    sheet.text(start, sheet.height - _PAGE_LINE, caption, style)
    start += caption_width
    if code.bars is not None:
        top = sheet.height - _BARS_BOTTOM - _BARS_HEIGHT
        sheet.bars(start + quiet, top, (used - 2 * quiet, _BARS_HEIGHT), code.bars)
    if code.square is not None:
        _draw_square(sheet, start, code.square)


def _draw_square(sheet: Sheet, left: float, code: QrRuns) -> None:
    inset = _QR_SIDE * QUIET_MODULES / (code.modules + 2 * QUIET_MODULES)
    # The caption's white is quiet enough on the left.
    sheet.qr(left - inset / 2, sheet.height - _QR_BOTTOM - _QR_SIDE, _QR_SIDE, code)
