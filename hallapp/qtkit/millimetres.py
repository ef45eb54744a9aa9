"""Sizes on screens that people read from a distance: millimetres on glass, not pixels.

Source:
    `CAPITAL` is measured on the installed Noto Sans SC: the height of a capital letter as a part
    of the font size.
"""

from PySide6.QtGui import QScreen

CAPITAL = 0.733
_LEAST_BELIEVED_MM = 100
_USUAL_PX_PER_MM = 96 / 25.4


def px_per_mm(screen: QScreen, width_mm: float | None = None) -> float:
    """Return how many logical px make a millimetre on a screen.

    Args:
        screen: The screen.
        width_mm: The lit width measured by the hall, for screens that do not know their size
            (projectors, adapters); None to believe the screen.

    Returns:
        px per mm; 3.78 (96 per inch) where the screen's own answer cannot be true.
    """
    across_px = screen.geometry().width()
    if width_mm:
        return across_px / width_mm
    told_mm = screen.physicalSize().width()
    return across_px / told_mm if told_mm >= _LEAST_BELIEVED_MM else _USUAL_PX_PER_MM


def font_px(capital_mm: float, scale: float) -> int:
    """Return the font size whose capitals are so many millimetres high, at least 1 px.

    Args:
        capital_mm: Wanted height of a capital letter or digit.
        scale: px per mm, from `px_per_mm`.
    """
    return max(1, round(capital_mm * scale / CAPITAL))


def length_px(length_mm: float, scale: float) -> int:
    """Return a length in logical px, at least 1."""
    return max(1, round(length_mm * scale))
