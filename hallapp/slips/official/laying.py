"""Blocks become bands, and bands become pages: nothing is cut, headings of lists come again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hallapp.slips.flow import Band, Placed
from hallapp.slips.official.hands import BOTTOM, TOP

_ROUNDING = 0.01  # 22 lines add up to a page, but for the last digit of a float
_LOWEST = BOTTOM + _ROUNDING


@dataclass(frozen=True, kw_only=True)
class RowBand(Band):
    """A row of a list, with the headings that stand over it on a further page."""

    head: Band


@dataclass(frozen=True)
class PageBreak(Band):
    """Ends a page."""


def tied(bands: Iterable[Band]) -> list[Band]:
    """Return bands that stay on one page with what follows them."""
    return [replace(band, is_tied=True) for band in bands]


def tied_end(bands: Sequence[Band], count: int = 2) -> list[Band]:
    """Return bands whose last ones stay with what follows, so that no sign-off stands alone."""
    return [*bands[:-count], *tied(bands[-count:])]


def lay(bands: Sequence[Band]) -> list[list[Placed]]:
    """Lay bands on pages of 22 lines."""
    pages: list[list[Placed]] = [[]]
    top = TOP
    for group in _groups(bands):
        is_break = isinstance(group[0], PageBreak)
        height = sum(band.height for band in group)
        if pages[-1] and (is_break or (top + height > _LOWEST and height <= _LOWEST - TOP)):
            pages.append([])
            top = TOP
        for band in () if is_break else group:
            if pages[-1] and top + band.height > _LOWEST:
                pages.append([])
                top = TOP
            for placed in _with_head(band, top, is_first=not pages[-1]):
                pages[-1].append(placed)
                top = placed.top + placed.band.height
    return pages


def _with_head(band: Band, top: float, *, is_first: bool) -> Iterator[Placed]:
    """Yield a band, and before it the headings of its list where it begins a page."""
    if is_first and isinstance(band, RowBand):
        yield Placed(band.head, top)
        top += band.head.height
    yield Placed(band, top)


def _groups(bands: Sequence[Band]) -> list[list[Band]]:
    groups: list[list[Band]] = [[]]
    for band in bands:
        groups[-1].append(band)
        if not band.is_tied or isinstance(band, PageBreak):
            groups.append([])
    return [group for group in groups if group]
