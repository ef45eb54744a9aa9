"""The heads of official papers: the red head of a document, of a letter, and that of a form.

Source: GB/T 9704-2012 7.2.4 (发文机关标志), 7.2.5 (发文字号), 7.2.7 (分隔线), 10.1 (信函格式).
"""

from collections.abc import Iterator
from dataclasses import replace

from hallapp.kernel.texts import _
from hallapp.slips.attendance.red_sheet import RedSheet, red
from hallapp.slips.flow import Band
from hallapp.slips.official.faces import Face
from hallapp.slips.official.hands import BODY, LEFT, RIGHT, TOP, WIDTH, Hand, Setter
from hallapp.slips.official.laying import tied
from hallapp.slips.official.prose import blank, official, paragraph_bands, title_bands
from hallapp.slips.sheet import MM, Sheet
from hallapp.slips.word.manuscript import HeadKind, Manuscript

_MASTHEAD = Hand(Face.TITLE, 38, 50)
_LETTER_HEAD = Hand(Face.TITLE, 30, 40)
_SMALLEST = 20.0
_DOCUMENT_DROP = 35 * MM  # from the text's edge to the red head
_RED_LINE = 0.5 * MM
_LETTER_HEAD_TOP = 30 * MM
_LETTER_LINE = 170 * MM
_LETTER_FOOT = 20 * MM  # from the paper's edge to the lower double line
_MIDDLE = (LEFT + RIGHT) / 2


def head_bands(setter: Setter, manuscript: Manuscript) -> Iterator[Band]:
    """Yield everything over the first line of the text."""
    if manuscript.head is HeadKind.FORM:
        number = manuscript.number
        yield from title_bands(setter, manuscript.masthead, manuscript.title, number)
        return
    if manuscript.head is HeadKind.DOCUMENT:
        yield from _document_head(setter, manuscript)
    else:
        yield from _letter_head(setter, manuscript)
    for line in setter.balanced(manuscript.title, setter.title, WIDTH):
        yield from tied([_centred(line, setter.title)])
    yield from tied([blank(0.8 * setter.body.leading)])
    if manuscript.addressee:
        said = _("{addressee}：").format(addressee=manuscript.addressee)
        yield from tied(paragraph_bands(setter, said, is_indented=False))


def number_words(manuscript: Manuscript) -> str:
    """Return the number, or that there is none yet."""
    return manuscript.number or _("（草稿，未编号）")


def _document_head(setter: Setter, manuscript: Manuscript) -> Iterator[Band]:
    yield from tied([blank(_DOCUMENT_DROP)])
    lines, hand = _fitted(setter, manuscript.masthead, _MASTHEAD)
    for line in lines:
        yield from tied([_red_centred(line, hand)])
    yield from tied([blank(1.4 * setter.body.leading)])
    yield from tied([_centred(setter.line(number_words(manuscript)), replace(BODY, tracking=0))])

    def rule(sheet: Sheet, top: float) -> None:
        red(sheet).red_rule(LEFT, RIGHT, top + 2 * MM, _RED_LINE)

    yield from tied([Band(4 * MM, rule), blank(1.1 * setter.body.leading)])


def _letter_head(setter: Setter, manuscript: Manuscript) -> Iterator[Band]:
    lines, hand = _fitted(setter, manuscript.masthead, _LETTER_HEAD)
    line_top = _LETTER_HEAD_TOP + len(lines) * hand.leading + 4 * MM
    below = line_top - TOP + 0.9 * BODY.size

    def draw(sheet: Sheet, _top: float) -> None:
        paper, at = red(sheet), _LETTER_HEAD_TOP
        for line in lines:
            paper.set_red(_MIDDLE, at, line, hand)
            at += hand.leading
        _double_line(paper, line_top, is_thick_first=True)
        _double_line(paper, sheet.height - _LETTER_FOOT, is_thick_first=False)

    yield from tied([Band(below, draw)])
    number, plain = setter.line(number_words(manuscript)), replace(BODY, tracking=0)

    def draw_number(sheet: Sheet, top: float) -> None:
        official(sheet).set_right(RIGHT, top, number, plain)

    yield from tied([Band(setter.body.leading, draw_number), blank(setter.body.leading)])


def _double_line(paper: RedSheet, top: float, *, is_thick_first: bool) -> None:
    left = _MIDDLE - _LETTER_LINE / 2
    thick, thin = (1.1, 0.5) if is_thick_first else (0.5, 1.1)
    paper.red_rule(left, left + _LETTER_LINE, top, thick)
    paper.red_rule(left, left + _LETTER_LINE, top + 2.4, thin)


def _fitted(setter: Setter, text: str, hand: Hand) -> tuple[list[str], Hand]:
    """Return a red head in the largest type in which it is one line, or two lines."""
    line = setter.line(text)
    while setter.width(line, hand) > WIDTH and hand.size > _SMALLEST:
        hand = replace(hand, size=hand.size - 1, leading=hand.leading - 1.2)
    return setter.balanced(line, hand, WIDTH), hand


def _red_centred(line: str, hand: Hand) -> Band:
    return Band(hand.leading, lambda sheet, top: red(sheet).set_red(_MIDDLE, top, line, hand))


def _centred(line: str, hand: Hand) -> Band:
    return Band(
        hand.leading, lambda sheet, top: official(sheet).set_centred(_MIDDLE, top, line, hand)
    )
