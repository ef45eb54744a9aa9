"""Laying the rows of lists on pages: every page that goes on repeats what stands over its rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hallapp.slips.flow import Band, Placed
from hallapp.slips.sheet import Sheet


@dataclass(frozen=True, kw_only=True)
class RowBand(Band):
    """A row, with the bands that stand over it on a further page."""

    heads: tuple[Band, ...] = ()


@dataclass(frozen=True)
class PageEnd(Band):
    """Ends a page; takes no room."""


def page_end() -> Band:
    """Return what ends a page."""
    return PageEnd(0, _nothing)


def tied_to_next(bands: Iterable[Band]) -> list[Band]:
    """Return bands that stay on one page with what follows them."""
    return [replace(band, is_tied=True) for band in bands]


def place(
    bands: Sequence[Band], first_top: float, next_top: float, bottom: float
) -> list[list[Placed]]:
    """Lay bands on pages; bands tied together stay together where a page can hold them."""
    pages: list[list[Placed]] = [[]]
    top = first_top
    for group in _groups(bands):
        if _begins_page(group, top, (next_top, bottom), is_empty=not pages[-1]):
            pages.append([])
            top = next_top
        for band in group:
            if pages[-1] and top + band.height > bottom:
                pages.append([])
                top = next_top
            heads = band.heads if isinstance(band, RowBand) and not pages[-1] else ()
            for each in (*heads, band) if len(pages) > 1 else (band,):
                pages[-1].append(Placed(each, top))
                top += each.height
    return pages


def _begins_page(
    group: Sequence[Band], top: float, page: tuple[float, float], *, is_empty: bool
) -> bool:
    if is_empty:
        return False
    if isinstance(group[0], PageEnd):
        return True
    next_top, bottom = page
    height = sum(band.height for band in group)
    heads = group[0].heads if isinstance(group[0], RowBand) else ()
    whole = height + sum(band.height for band in heads)
    return top + height > bottom and whole <= bottom - next_top


def _groups(bands: Sequence[Band]) -> Iterator[list[Band]]:
    group: list[Band] = []
    for band in bands:
        group.append(band)
        if not band.is_tied:
            yield group
            group = []
    if group:
        yield group


def _nothing(_sheet: Sheet, _top: float) -> None:
    """Leave the paper white."""
