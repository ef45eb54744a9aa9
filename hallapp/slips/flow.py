"""Filling pages from top to bottom with bands that are never cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hallapp.slips.sheet import Sheet


@dataclass(frozen=True)
class Band:
    """A strip across the page that is drawn whole.

    Attributes:
        height: In points.
        draw: Draws it on a sheet with its top at the given place.
        is_tied: Stays on one page with the band after it, where a page can hold both.
        sinks: Stands at the foot of the page, with all that follows it.
    """

    height: float
    draw: Callable[[Sheet, float], None]
    is_tied: bool = False
    sinks: bool = False


@dataclass(frozen=True)
class Placed:
    """A band and the place of its top."""

    band: Band
    top: float


def fill(
    bands: Sequence[Band], first_top: float, next_top: float, bottom: float
) -> list[list[Placed]]:
    """Lay bands on pages between the tops and the bottom; bands tied together stay together.

    A tied group higher than a page is laid band by band.
    """
    pages: list[list[Placed]] = [[]]
    top = first_top
    for group in _groups(bands):
        height = sum(band.height for band in group)
        if top + height > bottom and height <= bottom - next_top and pages[-1]:
            pages.append([])
            top = next_top
        for band in group:
            if top + band.height > bottom and pages[-1]:
                pages.append([])
                top = next_top
            pages[-1].append(Placed(band, top))
            top += band.height
    pages[-1] = _sunk(pages[-1], bottom)
    return pages


def _groups(bands: Sequence[Band]) -> list[list[Band]]:
    groups: list[list[Band]] = [[]]
    for band in bands:
        groups[-1].append(band)
        if not band.is_tied:
            groups.append([])
    return [group for group in groups if group]


def _sunk(page: list[Placed], bottom: float) -> list[Placed]:
    """Move the sinking end of a page to its foot, unless it begins the page."""
    at = next((n for n, placed in enumerate(page) if placed.band.sinks), 0)
    if at == 0:
        return page
    last = page[-1]
    drop = bottom - (last.top + last.band.height)
    return page[:at] + [Placed(placed.band, placed.top + drop) for placed in page[at:]]
