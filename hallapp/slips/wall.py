"""Wall charts (上墙): the flow of an item as boxes and arrows to be read from afar; rules as text.

The type is as large as the page allows; a flow that is too long for one page goes on over it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from hallapp.guides.flow_chart import Arrow, Box, BoxKind, FlowChart, FlowStep, flow_chart
from hallapp.guides.terms import GuideRow, GuideState
from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _, papers
from hallapp.slips.errors import NoFlowError
from hallapp.slips.fact_words import Entry, promise_words, sampled, visits_words
from hallapp.slips.fonts import Weight
from hallapp.slips.frame import LONG_SIDE, SHORT_SIDE
from hallapp.slips.hanging import Hanging, HangingKind, sized, standing
from hallapp.slips.setting import Style, Typesetter
from hallapp.slips.sheet import MM
from hallapp.slips.terms import Slip

_LARGEST, _SMALLEST, _SHRINK = 26.0, 10.0, 0.94
_TITLE_LINES = 3
_UNDER_TITLE, _UNDER_RULE, _OVER_FOOT = 4 * MM, 8 * MM, 16 * MM


class WallSize(Enum):
    """Paper of a wall chart."""

    A4 = "a4"
    A3 = "a3"

    @property
    def scale(self) -> float:
        """How much larger than A4 its sides are."""
        return 2**0.5 if self is WallSize.A3 else 1.0


def wall_chart(
    guide: GuideRow, hall: HallRow, printed_at: datetime, size: WallSize = WallSize.A3
) -> Slip:
    """Return the flow of an item as a chart for the wall (办理流程图).

    Raises:
        NoFlowError: The guide says no step.
        FontMissingError: A font file is gone or broken.
    """
    if not guide.steps:
        raise NoFlowError(name=guide.item.name)
    with papers():
        return _Wall(guide.item.name, hall, printed_at, size).chart(guide)


def wall_rules(
    title: str, text: str, hall: HallRow, printed_at: datetime, size: WallSize = WallSize.A3
) -> Slip:
    """Return rules of the hall as a text for the wall (制度上墙).

    Args:
        title: Of the rules.
        text: Paragraphs, a line each.
        hall: The hall that hangs it up.
        printed_at: Moment of printing, aware.
        size: Of the paper.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        return _Wall(title, hall, printed_at, size).rules(text)


@dataclass(frozen=True)
class _Measure:
    """What a chart has to know of the type of its boxes."""

    setter: Typesetter
    size: float

    @property
    def bold(self) -> Style:
        return sized(Weight.BOLD, self.size)

    @property
    def quiet(self) -> Style:
        style = sized(Weight.REGULAR, self.size * 0.86)
        return Style(style.weight, style.size, self.line_height)

    @property
    def line_height(self) -> float:
        return self.bold.leading

    def broken(self, text: str, width: float, *, bold: bool) -> Sequence[str]:
        return self.setter.lines(text, self.bold if bold else self.quiet, width)


class _Wall:
    """One paper for the wall: its title, then what it is about, over as many pages as needed."""

    def __init__(self, title: str, hall: HallRow, printed_at: datetime, size: WallSize) -> None:
        self._hall, self._title = hall, title
        self._scale = size.scale
        self._margin = 18 * MM * self._scale
        kind = HangingKind(title, SHORT_SIDE * self._scale, LONG_SIDE * self._scale)
        self._paper = Hanging(kind, hall, printed_at, self._margin)
        self._width = kind.width - 2 * self._margin
        self._bottom = kind.height - _OVER_FOOT * self._scale
        self._mark = standing(hall)

    def chart(self, guide: GuideRow) -> Slip:
        """Draw the flow of a guide."""
        self._mark = standing(self._hall, is_sample=guide.item.state is GuideState.SAMPLE)
        top = self._draw_facts(guide, self._draw_title(_("办理流程图")))
        steps, specials = _steps(guide)
        room = self._bottom - top
        for size in self._sizes():
            measure = _Measure(self._paper.type, size)
            chart = flow_chart(steps, specials, self._width, measure)
            if chart.height <= room:
                # A short flow stands in the upper part, with the white below it.
                self._draw_chart(chart.boxes, chart.arrows, top, measure)
                break
        else:
            self._draw_long(steps, specials, top)
        self._paper.draw_foot(self._mark)
        return self._paper.finish()

    def rules(self, text: str) -> Slip:
        """Draw a text."""
        top = self._draw_title("")
        room = self._bottom - top
        style = sized(Weight.REGULAR, _SMALLEST * self._scale)
        for size in self._sizes():
            style = sized(Weight.REGULAR, size)
            if len(self._paper.type.lines(text, style, self._width)) * style.leading <= room:
                break
        for line in self._paper.type.lines(text, style, self._width):
            if top + style.leading > self._bottom:
                top = self._turn()
            self._paper.sheet.text(self._margin, top, line, style)
            top += style.leading
        self._paper.draw_foot(self._mark)
        return self._paper.finish()

    def _sizes(self) -> Iterator[float]:
        size = _LARGEST
        while size >= _SMALLEST:
            yield size * self._scale
            size *= _SHRINK

    def _draw_title(self, kind: str) -> float:
        top = self._margin
        sheet = self._paper.sheet
        if kind:
            label = sized(Weight.REGULAR, 15.5 * self._scale)
            sheet.text(self._margin, top, kind, label)
            top += label.leading
        for size in (34, 28, 22, 17, 13):
            style = sized(Weight.BOLD, size * self._scale)
            lines = self._paper.type.balanced(self._title, style, self._width)
            if len(lines) <= _TITLE_LINES:
                break
        top = self._paper.lines((self._margin, top), lines, style) + _UNDER_TITLE * self._scale
        sheet.rule(self._margin, self._margin + self._width, top, 1.6 * self._scale)
        return top + _UNDER_RULE * self._scale

    def _draw_facts(self, guide: GuideRow, top: float) -> float:
        """Draw what holds for the whole flow side by side, and return where it ends."""
        entries = (
            Entry(_("多久办好"), promise_words(guide)),
            Entry(_("跑几次"), visits_words(guide.visits)),
            Entry(_("监督电话"), sampled(guide.complaint_phone, guide)),
        )
        label = sized(Weight.REGULAR, 10.5 * self._scale)
        strong = sized(Weight.BOLD, 15.5 * self._scale)
        column = self._width / len(entries)
        end = top
        for place, entry in enumerate(entries):
            left = self._margin + place * column
            self._paper.sheet.text(left, top, entry.label, label)
            lines = self._paper.type.lines(entry.text, strong, column - 4 * MM)
            end = max(end, self._paper.lines((left, top + label.leading), lines, strong))
        return end + _UNDER_RULE * self._scale

    def _draw_long(
        self, steps: Sequence[FlowStep], specials: Sequence[FlowStep], top: float
    ) -> None:
        """Draw a flow that no single page holds: everything in one column, page after page."""
        measure = _Measure(self._paper.type, _SMALLEST * self._scale)
        gap = 2 * measure.line_height
        done = self._draw_over(flow_chart(steps, (), self._width, measure), top, measure)
        if not specials:
            return
        top = done + gap
        beside = flow_chart((), specials, self._width, measure)
        if top + beside.boxes[1].bottom > self._bottom:
            top = self._turn()
        # The frame is too long to be drawn; what stands at its head is not.
        self._draw_words(beside.boxes[0], top, measure)
        self._draw_over(beside, top, measure)

    def _draw_over(self, chart: FlowChart, top: float, measure: _Measure) -> float:
        """Draw the boxes of one column over pages and return where the last one ends."""
        at = top
        held: list[Box] = []
        for box in chart.boxes:
            if box.kind is BoxKind.FRAME:
                continue
            if held and at + box.bottom > self._bottom:
                self._draw_chart(held, _within(chart.arrows, held), at, measure)
                held = []
            if not held and at + box.bottom > self._bottom:
                at = self._turn() - box.top
            held.append(box)
        self._draw_chart(held, _within(chart.arrows, held), at, measure)
        return at + (held[-1].bottom if held else 0)

    def _turn(self) -> float:
        """Begin a page and return where its text begins."""
        self._paper.draw_foot(self._mark)
        self._paper.sheet.next_page()
        return self._margin

    def _draw_chart(
        self, boxes: Sequence[Box], arrows: Sequence[Arrow], top: float, measure: _Measure
    ) -> None:
        sheet, left = self._paper.sheet, self._margin
        thickness = measure.size / 12
        for box in boxes:
            is_frame = box.kind is BoxKind.FRAME
            sheet.outline(
                (left + box.left, top + box.top),
                (left + box.right, top + box.bottom),
                thickness * (0.5 if box.kind is not BoxKind.STEP else 1),
                is_dashed=is_frame,
            )
            self._draw_words(box, top, measure)
        for arrow in arrows:
            (x, y), (to_x, to_y) = arrow.start, arrow.end
            sheet.arrow(
                (left + x, top + y), (left + to_x, top + to_y), thickness, is_dashed=arrow.is_dashed
            )

    def _draw_words(self, box: Box, top: float, measure: _Measure) -> None:
        unit = measure.line_height
        at = top + box.top + unit / 2
        for line in box.lines:
            style = measure.bold if line.is_bold else measure.quiet
            self._paper.sheet.text(self._margin + box.left + unit / 2, at, line.text, style)
            at += unit


def _steps(guide: GuideRow) -> tuple[list[FlowStep], list[FlowStep]]:
    steps = [
        FlowStep(each.name, each.limit, each.actor, each.result, each.counts_in_limit)
        for each in guide.steps
    ]
    specials = [
        FlowStep(each.name, each.limit, counts=each.counts_in_limit) for each in guide.specials
    ]
    return steps, specials


def _within(arrows: Sequence[Arrow], boxes: Sequence[Box]) -> list[Arrow]:
    """Return the arrows whose both ends stand on the page of these boxes."""
    if not boxes:
        return []
    first, last = boxes[0].top, boxes[-1].bottom
    return [each for each in arrows if first <= each.start[1] and each.end[1] <= last]
