"""The guide slip on 80 mm paper, as the kiosk prints it: short, one column, as long as needed.

One layout, drawn as a PDF page of its length or as the dots of a ticket printer. Long legal texts
stay on A4; the words and their order are the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PIL import Image

from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _
from hallapp.slips.codes import QUIET_BAR_MODULES, QUIET_MODULES, bar_runs, qr_runs
from hallapp.slips.design import Element
from hallapp.slips.dots import DOT, LOGO_SPACE, MARGIN, PAPER_WIDTH, WIDTH_DOTS, DotSheet, Surface
from hallapp.slips.element_words import numbered
from hallapp.slips.fact_words import Entry
from hallapp.slips.fonts import Weight
from hallapp.slips.guide_words import GuideWords
from hallapp.slips.logos import Logo, PictureSheet
from hallapp.slips.material_words import Wanted
from hallapp.slips.setting import Style, Typesetter
from hallapp.slips.sheet import THIN, PaperKind
from hallapp.slips.terms import Slip

_TITLE = Style(Weight.BOLD, 52 * DOT, 66 * DOT)
_STRONG = Style(Weight.BOLD, 36 * DOT, 48 * DOT)
_MEMBER = Style(Weight.REGULAR, 34 * DOT, 46 * DOT)
_NOTE = Style(Weight.REGULAR, 30 * DOT, 41 * DOT)
_LABEL = Style(Weight.BOLD, 30 * DOT, 41 * DOT)
_MARK = Style(Weight.BOLD, 28 * DOT, 38 * DOT)
_SMALLEST = Style(Weight.REGULAR, 28 * DOT, 38 * DOT)

_LEFT, _RIGHT = MARGIN + 20 * DOT, PAPER_WIDTH - MARGIN - 20 * DOT
_MIDDLE = PAPER_WIDTH / 2
_BOX, _BESIDE_BOX = 36 * DOT, 56 * DOT
_PAD = 14 * DOT
_FACT_LABEL = 136 * DOT
_LEAST_DOTS, _MOST_DOTS, _SQUARE_DOTS = 4, 6, 4
_BAR_DOTS, _BARS_HEIGHT = (3, 2), 64 * DOT
_RULE = 3 * DOT


@dataclass(frozen=True)
class _Piece:
    """A strip across the slip."""

    height: float
    draw: Callable[[Surface, float], None]


def narrow_slip(words: GuideWords, hall: HallRow, printed_at: datetime, logo: Logo | None) -> Slip:
    """Return the slip as one PDF page 80 mm wide, with real text."""
    setter = Typesetter()
    pieces = _pieces(words, setter, logo)
    kind = PaperKind(
        width=PAPER_WIDTH,
        height=_height(pieces),
        title=f"{words.name} {_('办事指南')}",
        author=hall.name,
        printed_at=printed_at.astimezone(zone_named(hall.zone)),
    )
    sheet = PictureSheet(kind, setter)
    _draw(pieces, sheet)
    return sheet.finish()


def narrow_image(words: GuideWords, logo: Logo | None) -> Image.Image:
    """Return the slip as the dots of an 80 mm printer: mode `1`, 576 dots wide."""
    pieces = _pieces(words, Typesetter(), logo)
    sheet = DotSheet(_height(pieces))
    _draw(pieces, sheet)
    return sheet.finish()


def _pieces(words: GuideWords, setter: Typesetter, logo: Logo | None) -> list[_Piece]:
    return list(_Strip(words, setter, logo).pieces())


def _height(pieces: Iterable[_Piece]) -> float:
    # A whole number of dots, so that picture and page are of one size.
    return round(sum(piece.height for piece in pieces) / DOT) * DOT


def _draw(pieces: Iterable[_Piece], surface: Surface) -> None:
    top = 0.0
    for piece in pieces:
        piece.draw(surface, top)
        top += piece.height


class _Strip:
    """Breaks the words into strips."""

    def __init__(self, words: GuideWords, setter: Typesetter, logo: Logo | None) -> None:
        self._words, self._type, self._logo = words, setter, logo

    def pieces(self) -> Iterator[_Piece]:
        """Yield all strips from top to bottom."""
        yield from self._head()
        yield from self._materials()
        yield _ruled(0)
        for element, entries in self._words.parts:
            yield from self._part(element, entries)
        yield from self._foot()

    # --- head

    def _head(self) -> Iterator[_Piece]:
        words = self._words
        yield _space(16)
        if self._logo is not None:
            yield self._logo_piece(self._logo)
        if words.mark:
            yield from self._centred(words.mark, _MARK)
        yield from self._centred(words.head, _NOTE)
        yield _space(8)
        yield from self._centred(words.name, _TITLE)
        if words.situation:
            yield _space(8)
            yield from self._prose(words.situation, _NOTE)
        yield _space(12)
        heading = _("要带的申请材料")
        count = _("共 {count} 样").format(count=len(words.materials)) if words.materials else ""
        yield self._ends(heading, _STRONG, count, _NOTE)
        yield _ruled(4)

    def _logo_piece(self, logo: Logo) -> _Piece:
        width, height = logo.fitted(*LOGO_SPACE)

        def draw(surface: Surface, top: float) -> None:
            surface.picture(_MIDDLE - width / 2, top, (width, height), logo)

        return _Piece(height + 8 * DOT, draw)

    # --- materials

    def _materials(self) -> Iterator[_Piece]:
        if not self._words.materials:
            yield _space(10)
            yield from self._prose(_("待补充"), _STRONG)
        for number, wanted in enumerate(self._words.materials, 1):
            yield self._wanted(wanted, is_last=number == len(self._words.materials))
        if self._words.materials_note:
            yield _space(8)
            yield from self._prose(self._words.materials_note, _NOTE)

    def _wanted(self, wanted: Wanted, *, is_last: bool) -> _Piece:
        room = _RIGHT - _LEFT - _BESIDE_BOX
        lines = self._lines(wanted.name or _("待补充"), _STRONG, room)
        lines += self._lines(wanted.note, _NOTE, room)
        framed: list[tuple[str, Style, float]] = []
        for member in wanted.members:
            framed += self._lines(member.name, _MEMBER, room - 2 * _PAD)
            framed += self._lines(member.note, _NOTE, room - 2 * _PAD)
            last, style, _air = framed[-1]
            framed[-1] = (last, style, 10 * DOT)
        height = _sum(lines) + (_sum(framed) + _PAD if framed else 0)
        whole = height + 18 * DOT

        def draw(surface: Surface, top: float) -> None:
            at = top + 8 * DOT
            surface.box(_LEFT, at + (_STRONG.leading - _BOX) / 2, _BOX)
            at = _say(surface, _LEFT + _BESIDE_BOX, at, lines)
            if framed:
                _framed(surface, at, framed)
            if not is_last:
                surface.rule(_LEFT, _RIGHT, top + whole - DOT, THIN)

        return _Piece(whole, draw)

    # --- parts

    def _part(self, element: Element, entries: Sequence[Entry]) -> Iterator[_Piece]:
        if element is Element.FACTS:
            for entry in self._words.facts:
                yield self._fact(entry)
            yield _ruled(8)
        elif element is Element.CODES:
            yield from self._codes()
        elif element is Element.FLOW:
            yield from self._entry(Entry(_("办理流程"), "\n".join(numbered(self._words.steps))))
        for entry in entries:
            if not entry.is_fine_print:
                yield from self._entry(entry)

    def _fact(self, entry: Entry) -> _Piece:
        lines = self._lines(entry.text, _STRONG, _RIGHT - _LEFT - _FACT_LABEL)
        height = max(_sum(lines), _STRONG.leading) + 8 * DOT
        label = self._type.line(entry.label)

        def draw(surface: Surface, top: float) -> None:
            at = top + 4 * DOT
            surface.text(_LEFT, at + _STRONG.base - _NOTE.base, label, _NOTE)
            _say(surface, _LEFT + _FACT_LABEL, at, lines)

        return _Piece(height, draw)

    def _entry(self, entry: Entry) -> Iterator[_Piece]:
        """Yield a label with what it says: behind it where that fits, else below it."""
        if not entry.label:
            yield from self._prose(entry.text, _NOTE)
            return
        yield _space(5)
        label = self._type.line(entry.label)
        indent = self._type.width(label, _LABEL) + 20 * DOT
        lines = self._type.lines(entry.text, _NOTE, _RIGHT - _LEFT - indent)
        if len(lines) > 1:
            yield _line(_LEFT, label, _LABEL)
            yield from self._prose(entry.text, _NOTE)
            return

        def draw(surface: Surface, top: float) -> None:
            surface.text(_LEFT, top, label, _LABEL)
            surface.text(_LEFT + indent, top, lines[0], _NOTE)

        yield _Piece(_NOTE.leading, draw)

    # --- codes and foot

    def _codes(self) -> Iterator[_Piece]:
        if not self._words.codes:
            return
        yield _space(12)
        drawn = [
            (qr_runs(self._type.legible(code.text)), code.caption) for code in self._words.codes
        ]
        sides = _sides([code.modules + 2 * QUIET_MODULES for code, _caption in drawn])
        gap = (WIDTH_DOTS * DOT - sum(sides)) / (len(sides) + 1)
        tallest = max(sides)

        def draw(surface: Surface, top: float) -> None:
            left = MARGIN + gap
            for (code, caption), side in zip(drawn, sides, strict=True):
                surface.qr(_whole(left), _whole(top + tallest - side), side, code)
                for number, line in enumerate(caption):
                    x = left + (side - self._type.width(line, _SMALLEST)) / 2
                    surface.text(x, top + tallest + number * _SMALLEST.leading, line, _SMALLEST)
                left += side + gap

        yield _Piece(tallest + 2 * _SMALLEST.leading, draw)

    def _foot(self) -> Iterator[_Piece]:
        words = self._words
        if words.staff_code:
            yield _ruled(12)
            yield _space(8)
            yield self._staff_code()
            yield from self._centred(words.staff_caption, _SMALLEST)
        yield _ruled(8)
        if words.footer:
            yield from self._prose(words.footer, _NOTE)
        yield from self._prose(_("全部内容请看 A4 指南单。"), _SMALLEST)
        yield from self._prose(words.printed, _SMALLEST)
        yield _space(16)

    def _staff_code(self) -> _Piece:
        bars = bar_runs(self._words.staff_code)
        whole = bars.modules + 2 * QUIET_BAR_MODULES
        dots = next((dots for dots in _BAR_DOTS if whole * dots <= WIDTH_DOTS), 0)
        if dots:
            width = bars.modules * dots * DOT
            return _Piece(
                _BARS_HEIGHT + 4 * DOT,
                lambda surface, top: surface.bars(
                    _whole(_MIDDLE - width / 2), _whole(top), (width, _BARS_HEIGHT), bars
                ),
            )
        square = qr_runs(self._words.staff_code)
        side = (square.modules + 2 * QUIET_MODULES) * _SQUARE_DOTS * DOT
        return _Piece(
            side,
            lambda surface, top: surface.qr(_whole(_MIDDLE - side / 2), _whole(top), side, square),
        )

    # --- lines

    def _lines(self, text: str, style: Style, room: float) -> list[tuple[str, Style, float]]:
        if not text:
            return []
        return [(line, style, 0.0) for line in self._type.lines(text, style, room)]

    def _prose(self, text: str, style: Style) -> Iterator[_Piece]:
        for line in self._type.lines(text, style, _RIGHT - _LEFT):
            yield _line(_LEFT, line, style)

    def _centred(self, text: str, style: Style) -> Iterator[_Piece]:
        for line in self._type.balanced(text, style, _RIGHT - _LEFT):
            yield _line(_MIDDLE - self._type.width(line, style) / 2, line, style)

    def _ends(self, left: str, style: Style, right: str, small: Style) -> _Piece:
        at = _RIGHT - self._type.width(right, small)

        def draw(surface: Surface, top: float) -> None:
            surface.text(_LEFT, top, left, style)
            surface.text(at, top + style.base - small.base, right, small)

        return _Piece(style.leading, draw)


def _sides(modules: Sequence[int]) -> list[float]:
    """Return the sides of codes that stand side by side, each as large as there is room."""
    dots = [_LEAST_DOTS] * len(modules)
    for _round in range(_MOST_DOTS - _LEAST_DOTS):
        for index in sorted(range(len(modules)), key=modules.__getitem__):
            dots[index] += 1
            if sum(d * m for d, m in zip(dots, modules, strict=True)) > WIDTH_DOTS:
                dots[index] -= 1
    return [d * m * DOT for d, m in zip(dots, modules, strict=True)]


def _framed(surface: Surface, top: float, lines: list[tuple[str, Style, float]]) -> None:
    left = _LEFT + _BESIDE_BOX
    bottom = top + _sum(lines) + _PAD / 2
    _say(surface, left + _PAD, top + _PAD / 2, lines)
    for level in (top, bottom):
        surface.rule(left, _RIGHT, level, THIN)
    for x in (left, _RIGHT):
        surface.upright(x, top, bottom)


def _say(surface: Surface, x: float, top: float, lines: list[tuple[str, Style, float]]) -> float:
    for line, style, air in lines:
        surface.text(x, top, line, style)
        top += style.leading + air
    return top


def _sum(lines: list[tuple[str, Style, float]]) -> float:
    return sum(style.leading + air for _line_, style, air in lines)


def _line(x: float, line: str, style: Style) -> _Piece:
    return _Piece(style.leading, lambda surface, top: surface.text(x, top, line, style))


def _space(dots: int) -> _Piece:
    return _Piece(dots * DOT, _nothing)


def _ruled(before: int) -> _Piece:
    return _Piece(
        (before + 12) * DOT,
        lambda surface, top: surface.rule(_LEFT, _RIGHT, top + before * DOT, _RULE),
    )


def _whole(points: float) -> float:
    """Return the nearest place that is a whole number of dots: codes stay sharp."""
    return round(points / DOT) * DOT


def _nothing(_surface: Surface, _top: float) -> None:
    """Leave the paper white."""
