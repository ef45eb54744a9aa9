"""One measure for everything on a kiosk: a unit is a pixel of the drawn 21.5" screen.

Sizes are millimetres on glass: a unit is 1/4.03 mm wherever the kiosk stands. Where a window is
smaller than the drawn page, the whole page shrinks together and stays whole.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect

UNITS_PER_MM = 4.03
"""Pixels per millimetre of the 21.5" screen, 1080 wide, that the pages are drawn on."""
SHORT_UNITS = 1080
LONG_UNITS = 1920


@dataclass(frozen=True)
class Room:
    """The size of a page in units.

    Attributes:
        is_wide: Landscape.
    """

    width: float
    height: float
    is_wide: bool


class Scale:
    """How many logical px a unit has now; one object for all widgets of a window."""

    def __init__(self, px_per_mm: float) -> None:
        self._by_glass = px_per_mm / UNITS_PER_MM
        self.factor = self._by_glass

    def set_glass(self, px_per_mm: float) -> None:
        """Learn how many px a millimetre has, such as after the window got its screen."""
        self._by_glass = px_per_mm / UNITS_PER_MM

    def fit(self, width_px: int, height_px: int) -> Room:
        """Choose the factor for a window and return the window's size in units."""
        is_wide = width_px > height_px
        least = (LONG_UNITS, SHORT_UNITS) if is_wide else (SHORT_UNITS, LONG_UNITS)
        shrunk = min(width_px / least[0], height_px / least[1])
        self.factor = max(0.05, min(self._by_glass, shrunk))
        return Room(width_px / self.factor, height_px / self.factor, is_wide)

    def px(self, units: float) -> int:
        """Return a length in px."""
        return round(units * self.factor)

    def rect(self, x: float, y: float, width: float, height: float) -> QRect:
        """Return a rectangle in px whose edges meet those of its neighbours."""
        left, top = self.px(x), self.px(y)
        return QRect(left, top, self.px(x + width) - left, self.px(y + height) - top)
