"""Where the tiles of a plan stand: zones as blocks, blocks in columns, as low as possible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

TILE_PX = 44
GAP_PX = 4
HEADING_PX = 28
BLOCK_GAP_X_PX = 32
BLOCK_GAP_Y_PX = 20
_USUAL_ACROSS = 6
_ACROSS = (6, 7, 8, 5, 9, 10, 4)
"""Tiles across a block, the most pleasant first: a lower plan wins, else the first."""


@dataclass(frozen=True)
class PlanLayout:
    """Places in logical px from the plan's upper left corner.

    Attributes:
        headings: Upper left corner of each zone's heading.
        tiles: Upper left corner of each window's tile, by number.
        block_px: Width of a block.
        height_px: Height of the whole plan.
    """

    headings: Mapping[str, tuple[int, int]]
    tiles: Mapping[int, tuple[int, int]]
    block_px: int
    height_px: int


def lay_out(zones: Mapping[str, Sequence[int]], width_px: int) -> PlanLayout:
    """Return the lowest plan of the zones' windows that fits a width.

    Args:
        zones: Window numbers of each zone, in the order in which zones are shown.
        width_px: Room across, in logical px.
    """
    fits = [across for across in _ACROSS if _block_px(across) <= width_px]
    plans = [_packed(zones, width_px, across) for across in fits or [_USUAL_ACROSS]]
    return min(plans, key=lambda plan: plan.height_px)


def _packed(zones: Mapping[str, Sequence[int]], width_px: int, across: int) -> PlanLayout:
    """Fill columns one after the other, each about as high as the others."""
    block = _block_px(across)
    columns = max(1, (width_px + BLOCK_GAP_X_PX) // (block + BLOCK_GAP_X_PX))
    heights = {zone: _block_high(len(numbers), across) for zone, numbers in zones.items()}
    limit = _column_height(list(heights.values()), columns)
    headings: dict[str, tuple[int, int]] = {}
    tiles: dict[int, tuple[int, int]] = {}
    column, y, lowest = 0, 0, 0
    for zone, numbers in zones.items():
        if y and y + heights[zone] > limit:
            column, y = column + 1, 0
        x = column * (block + BLOCK_GAP_X_PX)
        headings[zone] = (x, y)
        for place, number in enumerate(numbers):
            row, step = divmod(place, across)
            tiles[number] = (
                x + step * (TILE_PX + GAP_PX),
                y + HEADING_PX + row * (TILE_PX + GAP_PX),
            )
        lowest = max(lowest, y + heights[zone])
        y += heights[zone] + BLOCK_GAP_Y_PX
    return PlanLayout(headings, tiles, block, lowest)


def _column_height(heights: list[int], columns: int) -> int:
    """Return the least height at which blocks in order fill no more than so many columns."""
    limit = max(heights, default=0)
    while _columns_needed(heights, limit) > columns:
        limit += TILE_PX + GAP_PX
    return limit


def _columns_needed(heights: list[int], limit: int) -> int:
    needed, y = 1, 0
    for height in heights:
        if y and y + height > limit:
            needed, y = needed + 1, 0
        y += height + BLOCK_GAP_Y_PX
    return needed


def _block_px(across: int) -> int:
    return across * (TILE_PX + GAP_PX) - GAP_PX


def _block_high(count: int, across: int) -> int:
    rows = -(-count // across)
    return HEADING_PX + rows * (TILE_PX + GAP_PX) - (GAP_PX if rows else 0)
