"""The text of a paper as bands: title, number, paragraphs set to full lines, parts to cut apart."""

from collections.abc import Iterator
from dataclasses import replace

from hallapp.kernel.texts import _
from hallapp.slips.flow import Band
from hallapp.slips.official.blocks import PartTitle
from hallapp.slips.official.hands import (
    BODY,
    HEADING,
    LEADING,
    LEFT,
    NOTE,
    PITCH,
    RIGHT,
    WIDTH,
    Hand,
    Setter,
)
from hallapp.slips.official.laying import tied
from hallapp.slips.official.sheet import OfficialSheet
from hallapp.slips.sheet import MM, Sheet

INDENT = 2 * PITCH
_WIDEST_SLACK = 3.5 * PITCH  # a line that lacks more is left as it is: a long word follows


def official(sheet: Sheet) -> OfficialSheet:
    """Return a sheet as what it is: bands are drawn on any, these on official ones only.

    Raises:
        TypeError: The band stands on another paper.
    """
    if not isinstance(sheet, OfficialSheet):
        raise TypeError(sheet)
    return sheet


def blank(height: float) -> Band:
    """Return a band of white."""
    return Band(height, lambda _sheet, _top: None)


def title_bands(setter: Setter, issuer: str, title: str, number: str) -> Iterator[Band]:
    """Yield the head of a paper: who issues it, what it is, its number."""
    for said in (issuer, title):
        for line in setter.balanced(said, setter.title, WIDTH):
            yield from tied([_centred(line, setter.title)])
    yield from tied([blank(0.3 * setter.body.leading)])
    if number:
        for line in setter.lines(number, BODY, WIDTH):
            yield from tied([_right(line, setter.body)])
        yield from tied([blank(0.3 * setter.body.leading)])


def paragraph_bands(setter: Setter, text: str, *, is_indented: bool) -> Iterator[Band]:
    """Yield the lines of a paragraph; all but the last reach to the right edge."""
    for piece in text.split("\n"):
        indent = INDENT if is_indented else 0
        lines = setter.lines(piece, BODY, WIDTH, indent)
        for number, line in enumerate(lines):
            here = indent if number == 0 else 0
            is_last = number == len(lines) - 1
            hand = setter.body if is_last else stretched(setter, line, WIDTH - here)
            yield _text(LEFT + here, line, hand)


def heading_bands(setter: Setter, text: str) -> Iterator[Band]:
    """Yield a heading, which stays with what follows."""
    for line in setter.lines(text, HEADING, WIDTH - INDENT):
        yield from tied([_text(LEFT + INDENT, line, setter.heading)])


def empty_lines(setter: Setter, count: int) -> Iterator[Band]:
    """Yield lines to write on."""
    for _number in range(count):
        yield Band(setter.body.leading, _draw_rule)


def part_title_bands(setter: Setter, part: PartTitle) -> Iterator[Band]:
    """Yield the title of a stub or a reply part."""
    for line in setter.balanced(part.text, HEADING, WIDTH):
        yield from tied([_centred(line, HEADING)])
    number = setter.line(part.number)
    yield from tied([_right(number, NOTE), blank(1 * MM)])


def cut_band(setter: Setter) -> Band:
    """Return the line along which two parts are cut apart."""
    said = setter.line(_("沿虚线裁开"))
    gap = setter.width(said, NOTE) / 2 + 2 * MM

    def draw(sheet: Sheet, top: float) -> None:
        middle, at = (LEFT + RIGHT) / 2, top + LEADING
        official(sheet).cut_line(0, middle - gap, at)
        official(sheet).cut_line(middle + gap, sheet.width, at)
        official(sheet).set_centred(middle, at - NOTE.leading / 2, said, NOTE)

    return Band(2 * LEADING, draw)


def stretched(setter: Setter, line: str, width: float) -> Hand:
    """Return the hand that makes a line fill its width, as printers set Chinese."""
    slack = width - setter.width(line, BODY)
    if len(line) < 2 or not 0 < slack < _WIDEST_SLACK:  # noqa: PLR2004 - one gap at least
        return setter.body
    return replace(setter.body, tracking=BODY.tracking + slack / (len(line) - 1))


def _text(x: float, line: str, hand: Hand) -> Band:
    return Band(hand.leading, lambda sheet, top: official(sheet).set(x, top, line, hand))


def _centred(line: str, hand: Hand) -> Band:
    middle = (LEFT + RIGHT) / 2
    return Band(
        hand.leading, lambda sheet, top: official(sheet).set_centred(middle, top, line, hand)
    )


def _right(line: str, hand: Hand) -> Band:
    return Band(hand.leading, lambda sheet, top: official(sheet).set_right(RIGHT, top, line, hand))


def _draw_rule(sheet: Sheet, top: float) -> None:
    at = top + BODY.size * 1.3
    official(sheet).stroke((LEFT + INDENT, at), (RIGHT, at))
