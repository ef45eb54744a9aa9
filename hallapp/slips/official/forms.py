"""Bordered forms and lists as bands: values wrap in their cells and are never cut."""

from collections.abc import Callable, Iterator, Sequence

from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words
from hallapp.slips.flow import Band
from hallapp.slips.official.blocks import Field, Form, Grid, Verdict
from hallapp.slips.official.hands import CELL, CELL_HEADING, LEFT, WIDTH, Hand, Setter
from hallapp.slips.official.laying import RowBand, tied, tied_end
from hallapp.slips.official.prose import official
from hallapp.slips.sheet import MM, Sheet

LABEL_WIDTH = 30 * MM
_PAD = 2 * MM
_LEAST_ROW = 9 * MM
_LEAST_VERDICT = 29.5 * MM
_TALLEST_LINES = 26  # a row that is higher is laid in pieces, so that any page can hold it

_MOST_LINES_BESIDE = 2

Cell = tuple[list[str], Hand, bool]
"""The lines of a cell, how they are set, and whether in the middle."""


def grid_bands(setter: Setter, grid: Grid) -> Iterator[Band]:
    """Yield a list: its headings, which every page repeats, and its rows."""
    shares = sum(column.share for column in grid.columns)
    widths = [WIDTH * column.share / shares for column in grid.columns]
    titles: list[Cell] = [
        (setter.balanced(column.title, CELL_HEADING, width - 2 * _PAD), CELL_HEADING, True)
        for column, width in zip(grid.columns, widths, strict=True)
    ]
    head = _row(widths, titles, 0, has_top=True)
    yield from tied([head])
    rows = [
        RowBand(height=band.height, draw=band.draw, head=head)
        for row in grid.rows
        for band in _grid_row(setter, grid, row, widths)
    ]
    # No row stands alone under the headings, or alone on the last page.
    yield from (*tied(rows[:1]), *tied_end(rows[1:-1], 1), *rows[1:][-1:])


def _grid_row(
    setter: Setter, grid: Grid, row: Sequence[str], widths: Sequence[float]
) -> Iterator[Band]:
    cells: list[Cell] = [
        (setter.lines(value, CELL, width - 2 * _PAD), CELL, column.is_centred)
        for value, width, column in zip(row, widths, grid.columns, strict=True)
    ]
    for piece in _pieces(cells):
        yield _row(widths, piece, 0, has_top=False)


def form_bands(setter: Setter, form: Form) -> Iterator[Band]:
    """Yield a form, row by row; fields too long to stand side by side stand one below the other."""
    for row in form.rows:
        if len(row) > 1 and any(_is_long(setter, field, len(row)) for field in row):
            for field in row:
                yield from _form_row(setter, (field,))
        else:
            yield from _form_row(setter, row)


def _is_long(setter: Setter, field: Field, beside: int) -> bool:
    room = WIDTH / beside - LABEL_WIDTH - 2 * _PAD
    return len(setter.lines(field.value, CELL, room)) > _MOST_LINES_BESIDE


def _form_row(setter: Setter, row: tuple[Field, ...]) -> Iterator[Band]:
    value_width = WIDTH / len(row) - LABEL_WIDTH
    widths = [LABEL_WIDTH, value_width] * len(row)
    cells = [cell for field in row for cell in _field(setter, field, value_width)]
    least = max(field.least_lines for field in row)
    for piece in _pieces(cells):
        yield _row(widths, piece, least, has_top=True)


def verdict_bands(setter: Setter, verdict: Verdict) -> Iterator[Band]:
    """Yield a field with what a person found and the line to sign."""
    room = WIDTH - LABEL_WIDTH - 2 * _PAD
    label = setter.balanced(verdict.label, CELL, LABEL_WIDTH - 2 * _PAD)
    lines = setter.lines(verdict.words, CELL, room)
    chunks = _chunks(lines)
    for number, chunk in enumerate(chunks):
        if number < len(chunks) - 1:
            cells: list[Cell] = [(label, CELL, True), (chunk, CELL, False)]
            yield _row([LABEL_WIDTH, WIDTH - LABEL_WIDTH], cells, 0, has_top=True)
        else:
            yield _signed(setter, verdict, label, chunk)


def _signed(setter: Setter, verdict: Verdict, label: list[str], lines: list[str]) -> Band:
    foot = setter.line(_signature(verdict))
    height = max(_LEAST_VERDICT, (len(lines) + 2) * CELL.leading + 2 * _PAD)
    middle = LEFT + LABEL_WIDTH / 2

    def draw(sheet: Sheet, top: float) -> None:
        _borders(sheet, [LABEL_WIDTH, WIDTH - LABEL_WIDTH], top, height, has_top=True)
        at = top + (height - len(label) * CELL.leading) / 2
        for line in label:
            official(sheet).set_centred(middle, at, line, CELL)
            at += CELL.leading
        at = top + _PAD
        for line in lines:
            official(sheet).set(LEFT + LABEL_WIDTH + _PAD, at, line, CELL)
            at += CELL.leading
        foot_top = top + height - CELL.leading - _PAD
        official(sheet).set_right(LEFT + WIDTH - 2 * _PAD, foot_top, foot, CELL)

    return Band(height, draw)


def _signature(verdict: Verdict) -> str:
    day = _("＿＿＿年＿＿月＿＿日") if verdict.on is None else day_words(verdict.on)
    text = _("签名（盖章）：{name}，{day}") if verdict.has_seal else _("签名：{name}，{day}")
    return text.format(name=verdict.name or "＿＿＿＿＿＿", day=day)


def _field(setter: Setter, field: Field, width: float) -> Iterator[Cell]:
    yield setter.balanced(field.label, CELL, LABEL_WIDTH - 2 * _PAD), CELL, True
    yield setter.lines(field.value, CELL, width - 2 * _PAD), CELL, False


def _pieces(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    deepest = max(len(lines) for lines, _hand, _is_centred in cells)
    for start in range(0, deepest, _TALLEST_LINES):
        end = start + _TALLEST_LINES
        yield [(lines[start:end], hand, is_centred) for lines, hand, is_centred in cells]


def _chunks(lines: list[str]) -> list[list[str]]:
    return [lines[at : at + _TALLEST_LINES] for at in range(0, len(lines), _TALLEST_LINES)]


def _row(
    widths: Sequence[float], cells: Sequence[Cell], least_lines: int, *, has_top: bool
) -> Band:
    deepest = max(least_lines, *(len(lines) for lines, _hand, _is_centred in cells))
    height = max(_LEAST_ROW, deepest * CELL.leading + 2 * _PAD)

    def draw(sheet: Sheet, top: float) -> None:
        _borders(sheet, widths, top, height, has_top=has_top)
        x = LEFT
        for width, (lines, hand, is_centred) in zip(widths, cells, strict=True):
            is_written_in = least_lines > 1 and not is_centred
            room = 2 * _PAD if is_written_in else height - len(lines) * hand.leading
            at = top + room / 2
            put = _centring(sheet, x + width / 2) if is_centred else _starting(sheet, x + _PAD)
            for line in lines:
                put(at, line, hand)
                at += hand.leading
            x += width

    return Band(height, draw)


def _centring(sheet: Sheet, x: float) -> Callable[[float, str, Hand], None]:
    return lambda top, line, hand: official(sheet).set_centred(x, top, line, hand)


def _starting(sheet: Sheet, x: float) -> Callable[[float, str, Hand], None]:
    return lambda top, line, hand: official(sheet).set(x, top, line, hand)


def _borders(
    sheet: Sheet, widths: Sequence[float], top: float, height: float, *, has_top: bool
) -> None:
    edges = [LEFT]
    for width in widths:
        edges.append(edges[-1] + width)
    levels = [top, top + height] if has_top else [top + height]
    for level in levels:
        official(sheet).stroke((LEFT, level), (LEFT + WIDTH, level))
    for edge in edges:
        official(sheet).stroke((edge, top), (edge, top + height))
