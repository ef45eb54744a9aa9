"""The facts of a guide slip as bands: where, when, how long, how much, how often, whom to ask."""

from collections.abc import Iterator, Sequence

from hallapp.slips.fact_words import Entry
from hallapp.slips.flow import Band
from hallapp.slips.frame import space
from hallapp.slips.guide_rows import LEFT, RIGHT
from hallapp.slips.looks import Look
from hallapp.slips.setting import Typesetter
from hallapp.slips.sheet import MM, THIN, Sheet

_GAP = 8 * MM
_LONG_FACT_LINES = 7
_AIR = 2 * MM

_Fact = tuple[Entry, list[str]]


def fact_bands(facts: Sequence[Entry], setter: Typesetter, look: Look) -> Iterator[Band]:
    """Yield the facts, as many side by side as the look says; a long one takes the full width."""
    yield space(4 * MM, is_tied=True)
    width = (RIGHT - LEFT - _GAP * (look.columns - 1)) / look.columns
    waiting: list[_Fact] = []
    for entry in facts:
        lines = setter.lines(entry.text, look.strong, width - look.fact_label)
        if len(lines) > _LONG_FACT_LINES:
            yield from _beside(waiting, width, look)
            waiting = []
            yield from _long(entry, setter, look)
            continue
        waiting.append((entry, lines))
        if len(waiting) == look.columns:
            yield from _beside(waiting, width, look)
            waiting = []
    yield from _beside(waiting, width, look)


def _beside(facts: list[_Fact], width: float, look: Look) -> Iterator[Band]:
    if not facts:
        return
    tallest = max(len(lines) for _entry, lines in facts) * look.strong.leading
    labels = 2 if any(entry.note for entry, _lines in facts) else 1
    # The label hangs on the base line of the fact, its official name below it.
    drop = look.strong.base - look.tight.base
    height = max(tallest + 2 * _AIR, drop + labels * look.tight.leading + 2 * _AIR)

    def draw(sheet: Sheet, top: float) -> None:
        for column, (entry, lines) in enumerate(facts):
            left = LEFT + column * (width + _GAP)
            _draw_label(sheet, left, top + _AIR, entry, look)
            sheet.lines(left + look.fact_label, top + _AIR, lines, look.strong)
            sheet.rule(left, left + width, top + height, THIN)

    yield Band(height, draw)


def _long(entry: Entry, setter: Typesetter, look: Look) -> Iterator[Band]:
    lines = setter.lines(entry.text, look.strong, RIGHT - LEFT - look.fact_label)
    yield space(_AIR, is_tied=True)
    for number, line in enumerate(lines):

        def draw(sheet: Sheet, top: float, line: str = line, number: int = number) -> None:
            if number == 0:
                _draw_label(sheet, LEFT, top, entry, look)
            sheet.text(LEFT + look.fact_label, top, line, look.strong)

        yield Band(look.strong.leading, draw, is_tied=number in {0, len(lines) - 2})
    yield Band(3 * MM, lambda sheet, top: sheet.rule(LEFT, RIGHT, top + 2 * MM, THIN))


def _draw_label(sheet: Sheet, left: float, top: float, entry: Entry, look: Look) -> None:
    """Draw the visitor's word for a fact on the base line of the fact, its official name below."""
    top += look.strong.base - look.tight.base
    sheet.text(left, top, entry.label, look.tight)
    sheet.text(left, top + look.tight.leading, entry.note, look.tight)
