"""The flow of an item as boxes and arrows (一事一流程图): places only, for screen and paper alike.

Steps stand below one another, joined by arrows; special procedures stand in a frame beside them,
for they come only where they are needed. Lengths are in the unit of whoever draws: px or points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Protocol

from hallapp.hall.limits import Limit
from hallapp.kernel.texts import _


class Measure(Protocol):
    """What has to be known of a font to lay words out."""

    @property
    def line_height(self) -> float:
        """Height of one line."""
        ...

    def broken(self, text: str, width: float, *, bold: bool) -> Sequence[str]:
        """Return a text in lines that are no wider than this."""
        ...


@dataclass(frozen=True)
class FlowStep:
    """A step or a special procedure, as far as a chart says it.

    Attributes:
        limit: Its own limit, None when not said.
        counts: Whether it counts within the item's limit; None when not said.
    """

    name: str
    limit: Limit | None = None
    actor: str = ""
    result: str = ""
    counts: bool | None = None


class BoxKind(Enum):
    """What a box is, and so how it is drawn."""

    STEP = "step"
    SPECIAL = "special"
    FRAME = "frame"


@dataclass(frozen=True)
class ChartLine:
    """A line of words in a box; `is_quiet` is what stands below the name."""

    text: str
    is_bold: bool = False
    is_quiet: bool = False


@dataclass(frozen=True)
class Box:
    """A box; a frame holds the special procedures and is drawn dashed."""

    kind: BoxKind
    left: float
    top: float
    width: float
    height: float
    lines: tuple[ChartLine, ...] = ()

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


@dataclass(frozen=True)
class Arrow:
    """A line from point to point with a head at its end; dashed to what is not always done."""

    start: tuple[float, float]
    end: tuple[float, float]
    is_dashed: bool = False


@dataclass(frozen=True)
class FlowChart:
    """All that is drawn, in a field of this size."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    width: float
    height: float


_PAD, _GAP, _BETWEEN = 0.5, 1.1, 0.6
"""In line heights: inside a box, between steps, between special procedures."""
_STEPS_SHARE = 0.58
"""Part of the width that the steps have where special procedures stand beside them."""
_LEAST_BESIDE = 20.0
"""In line heights: narrower fields have the special procedures below the steps."""


def flow_chart(
    steps: Sequence[FlowStep], specials: Sequence[FlowStep], width: float, measure: Measure
) -> FlowChart:
    """Lay the flow of an item out.

    Args:
        steps: In order.
        specials: Hearings, inspections, expert reviews: done only where they are needed.
        width: Of the field; the height follows.
        measure: Of the font of the boxes.
    """
    unit = measure.line_height
    is_beside = bool(specials) and bool(steps) and width >= _LEAST_BESIDE * unit
    steps_width = width * _STEPS_SHARE if is_beside else width
    boxes = _column(steps, BoxKind.STEP, (0.0, 0.0, steps_width), _GAP * unit, measure)
    arrows = _joined(boxes)
    if specials:
        gap = 2 * unit
        below = boxes[-1].bottom + _GAP * unit if boxes else 0.0
        place = (steps_width + gap, 0.0, width - steps_width - gap)
        frame, inside = _framed(specials, place if is_beside else (0.0, below, width), measure)
        if is_beside:
            arrows = (*arrows, _sideways(boxes, frame))
        boxes = (*boxes, frame, *inside)
    height = max((box.bottom for box in boxes), default=0.0)
    return FlowChart(boxes, arrows, width, height)


def _column(
    steps: Sequence[FlowStep],
    kind: BoxKind,
    place: tuple[float, float, float],
    gap: float,
    measure: Measure,
) -> tuple[Box, ...]:
    left, top, width = place
    unit = measure.line_height
    made: list[Box] = []
    for number, step in enumerate(steps, 1):
        counted = f"{number}. {step.name}" if kind is BoxKind.STEP else step.name
        lines = _lines(step, counted, width - 2 * _PAD * unit, measure)
        height = (len(lines) + 2 * _PAD) * unit
        made.append(Box(kind, left, top, width, height, lines))
        top += height + gap
    return tuple(made)


def _framed(
    specials: Sequence[FlowStep], place: tuple[float, float, float], measure: Measure
) -> tuple[Box, tuple[Box, ...]]:
    left, top, width = place
    unit = measure.line_height
    edge = _PAD * unit
    title = _("特别程序（需要时才有）")
    head = tuple(
        ChartLine(text, is_quiet=True)
        for text in measure.broken(title, width - 2 * edge, bold=False)
    )
    first = top + edge + (len(head) + _PAD) * unit
    inside = _column(
        specials, BoxKind.SPECIAL, (left + edge, first, width - 2 * edge), _BETWEEN * unit, measure
    )
    height = inside[-1].bottom + edge - top
    return Box(BoxKind.FRAME, left, top, width, height, head), inside


def _lines(step: FlowStep, name: str, width: float, measure: Measure) -> tuple[ChartLine, ...]:
    bold = [ChartLine(text, is_bold=True) for text in measure.broken(name, width, bold=True)]
    quiet = [
        ChartLine(text, is_quiet=True)
        for said in _facts(step)
        for text in measure.broken(said, width, bold=False)
    ]
    return (*bold, *quiet)


def _facts(step: FlowStep) -> list[str]:
    said: list[str] = []
    if step.limit is not None:
        said.append(_("时限：{limit}").format(limit=step.limit.words))
    if step.counts is False:
        said.append(_("不计入办结时限"))
    if step.actor:
        said.append(_("办理人员：{actor}").format(actor=step.actor))
    if step.result:
        said.append(_("结果：{result}").format(result=step.result))
    return said


def _joined(boxes: Sequence[Box]) -> tuple[Arrow, ...]:
    return tuple(
        Arrow((_middle(above), above.bottom), (_middle(below), below.top))
        for above, below in pairwise(boxes)
    )


def _middle(box: Box) -> float:
    return box.left + box.width / 2


def _sideways(boxes: Sequence[Box], frame: Box) -> Arrow:
    """Lead from the second step, where there is one: first something is accepted."""
    box = boxes[min(1, len(boxes) - 1)]
    height = min(box.top + box.height / 2, frame.bottom - 1)
    return Arrow((box.right, height), (frame.left, height), is_dashed=True)
