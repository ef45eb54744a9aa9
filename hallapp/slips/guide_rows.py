"""The materials of a guide slip as bands: a box to tick, name, how to bring it; groups framed."""

from collections.abc import Iterator
from dataclasses import dataclass

from hallapp.kernel.texts import _
from hallapp.slips.flow import Band
from hallapp.slips.frame import MARGIN, SHORT_SIDE, text_band
from hallapp.slips.looks import Look
from hallapp.slips.material_words import Wanted
from hallapp.slips.setting import Style, Typesetter
from hallapp.slips.sheet import MM, THIN, Sheet

LEFT, RIGHT = MARGIN, SHORT_SIDE - MARGIN
_TALLEST_ROW = 90 * MM  # what is higher is laid line by line, so that any page can hold it
_ROW_AIR = 3 * MM
_FRAME_PAD, _MEMBER_AIR = 3 * MM, 2 * MM
_LONGEST_NOTE_TIED = 2


@dataclass(frozen=True)
class _Line:
    """A line of a row, with the white before it and whether a thin rule stands in that."""

    text: str
    style: Style
    before: float = 0
    is_ruled: bool = False


@dataclass(frozen=True)
class Row:
    """What is ticked together.

    Attributes:
        lines: All its lines; of a group the heading first.
        framed: Lines of a group's members, drawn in a frame; 0 for a single material.
        head_air: White over and under a group's heading, so that its box stands free.
    """

    lines: tuple[_Line, ...]
    framed: int = 0
    head_air: float = 0

    @property
    def height(self) -> float:
        """Height of its lines, the frame's edges included."""
        pads = 2 * (_FRAME_PAD + self.head_air) if self.framed else 0
        return sum(line.style.leading + line.before for line in self.lines) + pads


def rows_of(materials: tuple[Wanted, ...], setter: Typesetter, look: Look) -> list[Row]:
    """Break the materials into lines."""
    return [_row(each, setter, look) for each in materials]


def row_bands(row: Row, look: Look, least_height: float) -> Iterator[Band]:
    """Yield a row as one band, or line by line where it is too high for that."""
    if row.height <= _TALLEST_ROW:
        yield _whole(row, look, max(least_height, row.height + _ROW_AIR))
        return
    yield Band(3 * MM, lambda sheet, top: sheet.box(LEFT, top + 3 * MM, look.box), is_tied=True)
    for number, line in enumerate(row.lines):
        tied = number < _LONGEST_NOTE_TIED or number == len(row.lines) - 2
        yield text_band(
            LEFT + look.beside_box, line.text, line.style, before=line.before, is_tied=tied
        )
    yield Band(3 * MM, lambda sheet, top: sheet.rule(LEFT, RIGHT, top + 3 * MM, THIN))


def _row(wanted: Wanted, setter: Typesetter, look: Look) -> Row:
    room = RIGHT - LEFT - look.beside_box
    name = wanted.name or _("待补充")
    heading = [_Line(line, look.strong) for line in setter.lines(name, look.strong, room)]
    if not wanted.members:
        notes = setter.lines(wanted.note, look.note, room) if wanted.note else []
        return Row((*heading, *(_Line(line, look.note) for line in notes)))
    members = list(_members(wanted, setter, look))
    air = max(0.0, look.box - look.strong.leading) / 2 + 0.5 * MM
    return Row((*heading, *members), len(members), air)


def _members(wanted: Wanted, setter: Typesetter, look: Look) -> Iterator[_Line]:
    room = RIGHT - LEFT - look.beside_box - 2 * _FRAME_PAD
    for number, member in enumerate(wanted.members):
        before = 2 * _MEMBER_AIR if number else 0
        names = setter.lines(member.name or _("待补充"), look.member, room)
        for at, line in enumerate(names):
            first = at == 0
            yield _Line(line, look.member, before if first else 0, is_ruled=first and number > 0)
        if member.note:
            for line in setter.lines(member.note, look.note, room):
                yield _Line(line, look.note)


def _whole(row: Row, look: Look, height: float) -> Band:
    def draw(sheet: Sheet, top: float) -> None:
        text_top = top + (height - row.height) / 2
        box_top = top + (height - look.box) / 2
        if row.framed:
            heading = row.lines[0].style.leading
            box_top = text_top + row.head_air + (heading - look.box) / 2
        sheet.box(LEFT, box_top, look.box)
        _draw_lines(sheet, row, look, text_top)
        sheet.rule(LEFT, RIGHT, top + height, THIN)

    return Band(height, draw)


def _draw_lines(sheet: Sheet, row: Row, look: Look, top: float) -> None:
    left = LEFT + look.beside_box
    headings = len(row.lines) - row.framed
    top += row.head_air
    for line in row.lines[:headings]:
        sheet.text(left, top, line.text, line.style)
        top += line.style.leading
    if not row.framed:
        return
    top += row.head_air
    frame_top = top + _FRAME_PAD / 3
    top += _FRAME_PAD
    for line in row.lines[headings:]:
        if line.is_ruled:
            sheet.rule(left + _FRAME_PAD, RIGHT - _FRAME_PAD, top + line.before / 2, THIN)
        top += line.before
        sheet.text(left + _FRAME_PAD, top, line.text, line.style)
        top += line.style.leading
    pane(sheet, (left, frame_top), (RIGHT, top + _FRAME_PAD / 2))


def pane(sheet: Sheet, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a light frame from its left top corner to its right bottom one."""
    (left, top), (right, bottom) = start, end
    for level in (top, bottom):
        sheet.rule(left, right, level, THIN)
    for x in (left, right):
        sheet.upright(x, top, bottom)
