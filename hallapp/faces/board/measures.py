"""How large the type of a board is and what fits: computed from the glass and the distance.

Everything is drawn on a sheet of 1920×1080 and scaled to the screen. What would be too small to
read from where people sit is left out, and the rest takes its room.

Source:
    The least height of a letter, 47 mm at 10 m, is that of signs read at a distance; the
    newest call aims at 122 mm.
"""

from dataclasses import dataclass

from hallapp.qtkit.millimetres import font_px

WIDE, HIGH = 1920.0, 1080.0
LEAST_MM_PER_M = 4.7
"""Least height of a capital for each metre between board and reader."""

_HEAD, _NOTICE, _NEXT = 110.0, 82.0, 133.0
_HEAD_PX, _CLOCK_PX, _NOTICE_PX = 56.0, 72.0, 52.0


@dataclass(frozen=True)
class _Plan:
    """One way to fill the board, in units of the sheet.

    Attributes:
        newest: Height of the newest call's band.
        rows: Rows of earlier calls.
        columns: Calls in a row.
        row: Height of a row.
        newest_px: Font size of the newest call.
        earlier_px: Font size of the earlier ones.
        next_px: Font size of who is next and how many wait; 0 leaves them out.
    """

    newest: float
    rows: int
    columns: int
    row: float
    newest_px: float
    earlier_px: float
    next_px: float

    def least(self) -> float:
        """Return the smallest type that tells of a call."""
        shown = [self.newest_px]
        if self.rows:
            shown.append(self.earlier_px)
        if self.next_px:
            shown.append(self.next_px)
        return min(shown)


# From rich to plain; the first whose smallest type can be read is taken. Columns of two hold no
# type above 172, so from further away calls stand below each other over the full width.
_PLANS = (
    _Plan(388, 2, 2, 183.5, 344, 172, 102),
    _Plan(460, 2, 2, 214, 360, 172, 0),
    _Plan(420, 2, 1, 234, 344, 240, 0),
    _Plan(888, 0, 1, 0, 380, 0, 0),
)
# A screen hung upright: the sheet is turned, and everything stands below each other.
_UPRIGHT = (
    _Plan(475, 4, 1, 280, 344, 172, 72),
    _Plan(488, 4, 1, 310, 344, 190, 0),
    _Plan(1728, 0, 1, 0, 380, 0, 0),
)


@dataclass(frozen=True)
class BoardMeasures:
    """Sizes in logical px; `..._px` are font sizes, `..._y` are tops counted from the screen's.

    Attributes:
        scale_x: Logical px for one unit of the sheet, across.
        scale: Logical px for one unit of type.
        earlier_count: How many earlier calls are shown.
        columns: In how many columns they stand.
        next_y: Top of the row of who is next; None where it is left out.
    """

    scale_x: float
    scale: float
    head_px: int
    clock_px: int
    newest_px: int
    earlier_px: int
    next_px: int
    notice_px: int
    head_high: float
    newest_y: float
    newest_high: float
    earlier_y: float
    row_high: float
    rows: int
    columns: int
    next_y: float | None
    notice_y: float
    notice_high: float

    @property
    def earlier_count(self) -> int:
        """Return how many earlier calls are shown."""
        return self.rows * self.columns


def least_px(viewing_distance_m: float, px_per_mm: float) -> int:
    """Return the smallest font size that can be read from a distance.

    Args:
        viewing_distance_m: Metres between the board and who sits furthest away.
        px_per_mm: Logical px for a millimetre of glass.
    """
    return font_px(LEAST_MM_PER_M * viewing_distance_m, px_per_mm)


def fit(width: float, height: float, least: int = 0) -> BoardMeasures:
    """Return the measures of a board.

    Args:
        width: Of the board, in logical px.
        height: Of the board, in logical px.
        least: Smallest font size that can be read, from `least_px`; 0 shows everything.
    """
    is_upright = height > width
    wide, high = (HIGH, WIDE) if is_upright else (WIDE, HIGH)
    plans = _UPRIGHT if is_upright else _PLANS
    scale, down = min(width / wide, height / high), height / high
    plan = next((plan for plan in plans if plan.least() * scale >= least), plans[-1])
    earlier_y = (_HEAD + plan.newest) * down
    foot_y = (high - _NOTICE) * down
    return BoardMeasures(
        scale_x=width / wide,
        scale=scale,
        head_px=_type(_HEAD_PX, scale),
        clock_px=_type(_CLOCK_PX, scale),
        newest_px=_type(plan.newest_px, scale),
        earlier_px=_type(plan.earlier_px, scale),
        next_px=_type(plan.next_px, scale),
        notice_px=_type(_NOTICE_PX, scale),
        head_high=_HEAD * down,
        newest_y=_HEAD * down,
        newest_high=plan.newest * down,
        earlier_y=earlier_y,
        row_high=plan.row * down,
        rows=plan.rows,
        columns=plan.columns,
        next_y=foot_y - _NEXT * down if plan.next_px else None,
        notice_y=foot_y,
        notice_high=_NOTICE * down,
    )


def _type(size: float, scale: float) -> int:
    return max(1, round(size * scale))
