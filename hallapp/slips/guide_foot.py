"""What follows the facts of a guide slip: labelled lines, the flow as panes, codes beside."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hallapp.kernel.texts import _
from hallapp.slips.code_words import CitizenCode
from hallapp.slips.codes import QUIET_MODULES, QrRuns, qr_runs
from hallapp.slips.design import Element
from hallapp.slips.element_words import numbered_steps
from hallapp.slips.fact_words import Entry
from hallapp.slips.flow import Band
from hallapp.slips.guide_rows import LEFT, RIGHT, pane
from hallapp.slips.looks import Look
from hallapp.slips.setting import Typesetter
from hallapp.slips.sheet import MM, Sheet

_HEAD_LINES = 1.1  # from the end of what stands above to the first line
_UNDER_RULE = 4 * MM
_PANE_PAD, _PANE_AIR, _ARROW_AIR = 1.6 * MM, 1.4 * MM, 1.2 * MM
_CAPTION_AIR, _CODE_GAP = 1.2 * MM, 2 * MM
_ARROW = "→"

Draw = Callable[[Sheet, float], None]


@dataclass(frozen=True)
class _FootLine:
    """A line below the facts: its height, its label and how the rest is drawn."""

    height: float
    label: str
    draw: Draw
    begins: bool
    label_drop: float = 0


@dataclass(frozen=True)
class _Drawn:
    """A QR code ready to be drawn, with its caption."""

    runs: QrRuns
    caption: tuple[str, ...]


class Foot:
    """Sets the labelled parts of one block, with the codes at its right where they belong."""

    def __init__(
        self, setter: Typesetter, look: Look, codes: Sequence[CitizenCode], page_height: float
    ) -> None:
        """Take what the block is set with.

        Args:
            setter: Measures and breaks.
            look: Sizes.
            codes: Codes that stand beside this block; none for another block.
            page_height: What a page can hold, in points.
        """
        self._type, self._look, self._page_height = setter, look, page_height
        self._codes = [
            _Drawn(qr_runs(setter.legible(code.text)), self._caption(code)) for code in codes
        ]
        beside = look.code_side + 2 * MM if codes else 0
        self._left = LEFT + look.foot_label
        self._room = RIGHT - self._left - beside

    def bands(
        self, parts: Sequence[tuple[Element, Sequence[Entry]]], steps: Sequence[str], *, sinks: bool
    ) -> Iterator[Band]:
        """Yield the block, from its rule to its last line.

        Args:
            parts: Elements with what they say.
            steps: The flow, for the element that shows it.
            sinks: Whether it stands at the foot of its page.
        """
        lines = [line for part in parts for line in self._part(part, steps)]
        lines = self._padded(lines)
        if not lines:
            return
        yield Band(self._head, self._draw_head, is_tied=True, sinks=sinks)
        total = self._head + sum(line.height for line in lines)
        is_whole = total <= self._page_height * self._look.largest_whole
        used = 0.0
        for number, line in enumerate(lines):
            used += line.height
            is_last = number == len(lines) - 1
            # Neither the first nor the last line of an entry stands alone on a page.
            first_of_more = line.begins and not is_last and not lines[number + 1].begins
            before_end = number + 2 == len(lines) or (
                number + 2 < len(lines)
                and not lines[number + 1].begins
                and lines[number + 2].begins
            )
            tied = is_whole or used < self._codes_height or first_of_more or before_end
            yield self._band(line, is_tied=tied and not is_last)

    @property
    def _head(self) -> float:
        return self._look.foot.leading * _HEAD_LINES

    @property
    def _codes_height(self) -> float:
        return sum(self._code_height(code) for code in self._codes)

    def _code_height(self, code: _Drawn) -> float:
        caption = len(code.caption) * self._look.foot.leading
        dark = self._look.code_side - 2 * self._quiet(code)
        return dark + _CAPTION_AIR + caption + _CODE_GAP

    def _caption(self, code: CitizenCode) -> tuple[str, ...]:
        """Return the caption on one line where the code is that wide, else on two."""
        lines = tuple(self._type.line(line) for line in code.caption)
        whole = _("，").join(lines)
        fits = self._type.width(whole, self._look.foot) <= self._look.code_side
        return (whole,) if fits else lines

    def _quiet(self, code: _Drawn) -> float:
        modules = code.runs.modules + 2 * QUIET_MODULES
        return self._look.code_side * QUIET_MODULES / modules

    def _padded(self, lines: list[_FootLine]) -> list[_FootLine]:
        """Add white until the codes have room beside the lines."""
        lacking = self._codes_height - sum(line.height for line in lines)
        if lacking > 0:
            lines.append(_FootLine(lacking, "", _nothing, begins=True))
        return lines

    def _band(self, line: _FootLine, *, is_tied: bool) -> Band:
        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(LEFT, top + line.label_drop, line.label, self._look.label)
            line.draw(sheet, top)

        return Band(line.height, draw, is_tied)

    def _draw_head(self, sheet: Sheet, top: float) -> None:
        at = top + self._head
        sheet.rule(LEFT, RIGHT, at - _UNDER_RULE)
        at += 0.6 * MM
        for code in self._codes:
            quiet, side = self._quiet(code), self._look.code_side
            dark = side - 2 * quiet
            sheet.qr(RIGHT - side + quiet, at - quiet, side, code.runs)
            widest = max(self._type.width(line, self._look.foot) for line in code.caption)
            middle = RIGHT - max(dark, widest) / 2
            caption_top = at + dark + _CAPTION_AIR
            for line in code.caption:
                sheet.text_centred(middle, caption_top, line, self._look.foot)
                caption_top += self._look.foot.leading
            at += self._code_height(code)

    # --- the lines of a part

    def _part(
        self, part: tuple[Element, Sequence[Entry]], steps: Sequence[str]
    ) -> Iterator[_FootLine]:
        element, entries = part
        if element is Element.FLOW:
            yield from self._flow(steps)
        for entry in entries:
            broken = self._type.lines(entry.text, self._look.foot, self._room)
            for number, line in enumerate(broken):
                yield self._said(entry.label if number == 0 else "", line, begins=number == 0)

    def _said(self, label: str, line: str, *, begins: bool) -> _FootLine:
        foot = self._look.foot

        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(self._left, top, line, foot)

        return _FootLine(foot.leading, self._type.line(label), draw, begins)

    def _flow(self, steps: Sequence[str]) -> Iterator[_FootLine]:
        label = _("办理流程")
        numbered = [self._type.line(f"{n}. {step}") for n, step in enumerate(steps, 1)]
        widest = max(self._type.width(each, self._look.foot) for each in numbered)
        if len(steps) == 1 or widest > self._room - 2 * _PANE_PAD - self._arrow:
            # One step is no flow, and a very long one is read better as a text.
            broken = self._type.lines(numbered_steps(steps), self._look.foot, self._room)
            for number, line in enumerate(broken):
                yield self._said(label if number == 0 else "", line, begins=number == 0)
            return
        for number, row in enumerate(self._pane_rows(numbered)):
            yield self._panes(label if number == 0 else "", row, begins=number == 0)

    @property
    def _arrow(self) -> float:
        return self._type.width(_ARROW, self._look.foot) + 2 * _ARROW_AIR

    def _pane_rows(self, numbered: Sequence[str]) -> Iterator[list[tuple[float, str, bool]]]:
        """Yield rows of panes: place, words, and whether an arrow follows."""
        row: list[tuple[float, str, bool]] = []
        x = 0.0
        for index, words in enumerate(numbered):
            is_last = index == len(numbered) - 1
            width = self._type.width(words, self._look.foot) + 2 * _PANE_PAD
            needed = width + (0 if is_last else self._arrow)
            if row and x + needed > self._room:
                yield row
                row, x = [], 0.0
            row.append((x, words, not is_last))
            x += needed
        yield row

    def _panes(self, label: str, row: list[tuple[float, str, bool]], *, begins: bool) -> _FootLine:
        foot, air = self._look.foot, _PANE_AIR / 2

        def draw(sheet: Sheet, top: float) -> None:
            for x, words, has_arrow in row:
                left = self._left + x
                right = left + self._type.width(words, foot) + 2 * _PANE_PAD
                sheet.text(left + _PANE_PAD, top + air, words, foot)
                pane(sheet, (left, top + air), (right, top + air + foot.leading))
                if has_arrow:
                    sheet.text(right + _ARROW_AIR, top + air, _ARROW, foot)

        return _FootLine(foot.leading + 2 * air, label, draw, begins, air)


def _nothing(_sheet: Sheet, _top: float) -> None:
    """Leave the paper white."""
