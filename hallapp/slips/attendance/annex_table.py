"""A table of an annex (附表): bordered, in small type, its headings again on every page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from hallapp.slips.attendance.list_parts import heading_lines
from hallapp.slips.flow import Band
from hallapp.slips.official.blocks import Grid
from hallapp.slips.official.faces import Face
from hallapp.slips.official.hands import LEFT, WIDTH, Hand, Setter
from hallapp.slips.official.laying import RowBand, tied, tied_end
from hallapp.slips.official.prose import official
from hallapp.slips.sheet import MM, Sheet

_PAD = 1.2 * MM
_MANY_COLUMNS = 10
_LEAST_ROW = 7.6 * MM
_TALLEST_LINES = 30  # a row that is higher is laid in pieces, so that any page can hold it

_Cell = tuple[list[str], Hand, bool]


@dataclass(frozen=True)
class _Type:
    """The hands of a table: those of many columns are smaller."""

    cell: Hand
    heading: Hand
    pad: float
    heading_pad: float


_SMALL = _Type(Hand(Face.BODY, 9, 12.5), Hand(Face.STRONG, 9, 12.5), 0.8 * MM, 0.4 * MM)
_USUAL = _Type(Hand(Face.BODY, 10.5, 14.5), Hand(Face.STRONG, 10.5, 14.5), _PAD, _PAD / 2)


def annex_table_bands(setter: Setter, grid: Grid) -> Iterator[Band]:
    """Yield the headings, which every page repeats, and the rows."""
    shares = sum(column.share for column in grid.columns)
    widths = [WIDTH * column.share / shares for column in grid.columns]
    hands = _SMALL if len(grid.columns) > _MANY_COLUMNS else _USUAL

    def broken(heading: str, width: float) -> list[str]:
        return setter.balanced(heading, hands.heading, width - 2 * hands.heading_pad)

    titles: list[_Cell] = [
        (heading_lines(column.title, partial(broken, width=width)), hands.heading, True)
        for column, width in zip(grid.columns, widths, strict=True)
    ]
    head = _row(widths, titles, hands, has_top=True)
    yield from tied([head])
    rows = [
        RowBand(height=band.height, draw=band.draw, head=head)
        for row in grid.rows
        for band in _pieces(setter, grid, row, hands)
    ]
    # No row stands alone under the headings, or alone on the last page.
    yield from (*tied(rows[:1]), *tied_end(rows[1:-1], 1), *rows[1:][-1:])


def _pieces(setter: Setter, grid: Grid, row: Sequence[str], hands: _Type) -> Iterator[Band]:
    shares = sum(column.share for column in grid.columns)
    widths = [WIDTH * column.share / shares for column in grid.columns]
    cells = [
        setter.balanced(said, hands.cell, width - 2 * hands.pad)
        for said, width in zip(row, widths, strict=True)
    ]
    for start in range(0, max(map(len, cells)), _TALLEST_LINES):
        piece: list[_Cell] = [
            (lines[start : start + _TALLEST_LINES], hands.cell, column.is_centred)
            for lines, column in zip(cells, grid.columns, strict=True)
        ]
        yield _row(widths, piece, hands, has_top=False)


def _row(widths: Sequence[float], cells: Sequence[_Cell], hands: _Type, *, has_top: bool) -> Band:
    deepest = max(len(lines) for lines, _hand, _is_centred in cells)
    height = max(_LEAST_ROW, deepest * hands.cell.leading + 2 * _PAD)

    def draw(sheet: Sheet, top: float) -> None:
        _borders(sheet, widths, (top, top + height), has_top=has_top)
        x, paper = LEFT, official(sheet)
        for width, (lines, hand, is_centred) in zip(widths, cells, strict=True):
            at = top + (height - len(lines) * hand.leading) / 2
            for line in lines:
                if is_centred:
                    paper.set_centred(x + width / 2, at, line, hand)
                else:
                    paper.set(x + hands.pad, at, line, hand)
                at += hand.leading
            x += width

    return Band(height, draw)


def _borders(
    sheet: Sheet, widths: Sequence[float], span: tuple[float, float], *, has_top: bool
) -> None:
    paper, (top, bottom) = official(sheet), span
    for level in (top, bottom) if has_top else (bottom,):
        paper.stroke((LEFT, level), (LEFT + WIDTH, level))
    edge = LEFT
    for width in (0, *widths):
        edge += width
        paper.stroke((edge, top), (edge, bottom))
