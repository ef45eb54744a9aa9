"""Papers that hang in a window or on a wall: no running heads, one line at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words
from hallapp.slips.fonts import Weight
from hallapp.slips.frame import SMALL
from hallapp.slips.logos import PictureSheet
from hallapp.slips.setting import Style, Typesetter
from hallapp.slips.sheet import MM, PaperKind
from hallapp.slips.terms import Slip

_FOOT = 11 * MM
_LEADING = 1.38  # of a line, in heights of its type
_HEAD = 3.2  # length of an arrow's head, in widths of its line


def sized(weight: Weight, size: float) -> Style:
    """Return a style of a size that was found by trying, with the leading that suits it."""
    return Style(weight, size, size * _LEADING)


@dataclass(frozen=True)
class HangingKind:
    """What a hanging paper is.

    Attributes:
        title: What the PDF calls itself.
        width: In points; likewise `height`.
    """

    title: str
    width: float
    height: float


class HangingSheet(PictureSheet):
    """A sheet with strong lines: boxes and arrows to be seen from afar."""

    def outline(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        thickness: float,
        *,
        is_dashed: bool = False,
    ) -> None:
        """Draw a black box with round corners, from its left top to its right bottom one."""
        (left, top), (right, bottom) = start, end
        canvas = self._prepared(thickness, is_dashed=is_dashed)
        radius = min(6.0, (bottom - top) / 4)
        canvas.roundRect(left, self.height - bottom, right - left, bottom - top, radius)
        canvas.restoreState()

    def block(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a black field, from its left top corner to its right bottom one."""
        (left, top), (right, bottom) = start, end
        canvas = self._prepared(1, is_dashed=False)
        canvas.setFillGray(0)
        canvas.rect(left, self.height - bottom, right - left, bottom - top, stroke=0, fill=1)
        canvas.restoreState()

    def arrow(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        thickness: float,
        *,
        is_dashed: bool = False,
    ) -> None:
        """Draw a level or upright line with a black head at its end."""
        (x, top), (to_x, to_top) = start, end
        length = abs(to_x - x) + abs(to_top - top)
        if not length:
            return
        step_x, step_y = (to_x - x) / length, (to_top - top) / length
        head = min(_HEAD * thickness + 2, length)
        neck = (to_x - step_x * head, to_top - step_y * head)
        canvas = self._prepared(thickness, is_dashed=is_dashed)
        canvas.line(x, self.height - top, neck[0], self.height - neck[1])
        side = head * 0.55
        path = canvas.beginPath()
        path.moveTo(to_x, self.height - to_top)
        path.lineTo(neck[0] + step_y * side, self.height - neck[1] - step_x * side)
        path.lineTo(neck[0] - step_y * side, self.height - neck[1] + step_x * side)
        path.close()
        canvas.setFillGray(0)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()

    def _prepared(self, thickness: float, *, is_dashed: bool) -> Any:
        """Return the canvas set for black lines; whoever draws gives its state back."""
        canvas = self._canvas
        canvas.saveState()
        canvas.setLineWidth(thickness)
        canvas.setStrokeGray(0)
        if is_dashed:
            canvas.setDash(4, 3)
        return canvas


class Hanging:
    """A paper to hang up.

    Attributes:
        sheet: What is drawn on.
        type: Measures and breaks its texts.
    """

    def __init__(
        self, kind: HangingKind, hall: HallRow, printed_at: datetime, margin: float
    ) -> None:
        here = printed_at.astimezone(zone_named(hall.zone))
        self._hall, self._day, self._margin = hall, here.date(), margin
        self.type = Typesetter()
        paper = PaperKind(kind.width, kind.height, kind.title, hall.name, here)
        self.sheet = HangingSheet(paper, self.type)

    def draw_foot(self, mark: str) -> None:
        """Draw the line at the foot: who hung it up, as of when, with what standing."""
        top, right = self.sheet.height - _FOOT, self.sheet.width - self._margin
        said = _("{hall}　{day}制").format(hall=self._hall.name, day=day_words(self._day))
        room = right - self._margin - self.type.width(mark, SMALL) - 5 * MM
        line = self.type.lines(self.type.line(said), SMALL, room)[0]
        self.sheet.text(self._margin, top, line, SMALL)
        self.sheet.text_right(right, top, self.type.line(mark), SMALL)

    def lines(self, place: tuple[float, float], lines: Sequence[str], style: Style) -> float:
        """Draw lines below one another and return where they end."""
        return self.sheet.lines(*place, lines, style)

    def finish(self) -> Slip:
        """End the last page and return the paper."""
        return self.sheet.finish()


def standing(hall: HallRow, *, is_sample: bool = False) -> str:
    """Return what the public must know of a hanging paper's standing; may be empty."""
    return _("演示数据") if hall.is_demo or is_sample else ""
