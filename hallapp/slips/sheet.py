"""A paper being drawn: places in points from the top left corner, text in the hall's font."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from hallapp.slips.codes import QUIET_MODULES, BarRuns, QrRuns
from hallapp.slips.fonts import PRESS, RARE, font
from hallapp.slips.setting import Style, Typesetter, runs
from hallapp.slips.terms import Slip

MM = float(mm)
THIN, MIDDLE, THICK = 0.4, 1.0, 1.6
_FILLED, _FILLED_AND_OUTLINED = 0, 2  # PDF 32000-1, table 106
_ROUND = 1
_GREY_LINE = 0.72  # a light line between rows; text is always black


@dataclass(frozen=True)
class PaperKind:
    """What a PDF says of itself: size in points, title, issuing hall and moment of printing."""

    width: float
    height: float
    title: str
    author: str
    printed_at: datetime


class Sheet:
    """Draws one paper, page by page.

    The date inside the file is the moment of printing, not the machine's clock: the same paper
    printed for the same moment is the same file.
    """

    def __init__(self, kind: PaperKind, typesetter: Typesetter) -> None:
        self.type = typesetter
        self.width, self.height = kind.width, kind.height
        self._pages = 1
        self._file = BytesIO()
        self._canvas: Any = Canvas(
            self._file,
            pagesize=(kind.width, kind.height),
            pageCompression=1,
            invariant=1,
            lang="zh-CN",
        )
        stamp = _pdf_moment(kind.printed_at)
        self._canvas.setDateFormatter(_always(stamp))
        self._canvas.setTitle(typesetter.line(kind.title))
        self._canvas.setAuthor(typesetter.line(kind.author))
        self._canvas.setSubject(typesetter.line(kind.title))
        self._canvas.setCreator("hallapp")

    def text(self, x: float, top: float, line: str, style: Style) -> None:
        """Draw a legible line; `top` is the top of the line's leading."""
        if not line:
            return
        font(style.weight)
        writer = self._canvas.beginText(x, self.height - top - style.base)
        writer.setFont(style.weight.value, style.size, style.leading)
        at, in_rare = 0.0, False
        for run in runs(line, style):
            if run.x:
                writer.setXPos(run.x - at)
                at = run.x
            if run.is_rare is not in_rare:
                in_rare = run.is_rare
                self._change_font(writer, style, is_rare=in_rare)
            writer.textOut(run.text)
        if in_rare:
            # How text is filled outlives the line.
            self._change_font(writer, style, is_rare=False)
        self._canvas.drawText(writer)

    def text_right(self, x: float, top: float, line: str, style: Style) -> None:
        """Draw a legible line that ends at `x`."""
        self.text(x - self.type.width(line, style), top, line, style)

    def text_centred(self, x: float, top: float, line: str, style: Style) -> None:
        """Draw a legible line in the middle of `x`."""
        self.text(x - self.type.width(line, style) / 2, top, line, style)

    def lines(self, x: float, top: float, lines: Sequence[str], style: Style) -> float:
        """Draw lines below one another and return where they end."""
        for line in lines:
            self.text(x, top, line, style)
            top += style.leading
        return top

    def rule(self, left: float, right: float, top: float, thickness: float = THICK) -> None:
        """Draw a line from left to right; thin ones are light."""
        self._canvas.setLineWidth(thickness)
        self._canvas.setStrokeGray(_GREY_LINE if thickness <= THIN else 0)
        self._canvas.line(left, self.height - top, right, self.height - top)

    def upright(self, x: float, top: float, bottom: float, thickness: float = THIN) -> None:
        """Draw a line from top to bottom, as between columns; thin ones are light."""
        self._canvas.setLineWidth(thickness)
        self._canvas.setStrokeGray(_GREY_LINE if thickness <= THIN else 0)
        self._canvas.line(x, self.height - top, x, self.height - bottom)

    def box(self, left: float, top: float, side: float) -> None:
        """Draw a box to tick."""
        self._canvas.setLineWidth(MIDDLE * 1.3)
        self._canvas.setStrokeGray(0)
        self._canvas.roundRect(left, self.height - top - side, side, side, 1.2)

    def frame(self, left: float, top: float, width: float, height: float) -> None:
        """Draw a frame with dashes, as round the place of a seal."""
        self._canvas.saveState()
        self._canvas.setLineWidth(MIDDLE * 0.6)
        self._canvas.setStrokeGray(0.45)
        self._canvas.setDash(3, 3)
        self._canvas.roundRect(left, self.height - top - height, width, height, 4)
        self._canvas.restoreState()

    def qr(self, left: float, top: float, side: float, code: QrRuns) -> None:
        """Draw a QR code whose side, quiet zone included, is `side`."""
        module = side / (code.modules + 2 * QUIET_MODULES)
        self._canvas.saveState()
        self._canvas.translate(left + QUIET_MODULES * module, self.height - top)
        self._canvas.scale(module, -module)
        path = self._canvas.beginPath()
        for row, column, length in code.runs:
            path.rect(column, row + QUIET_MODULES, length, 1)
        self._canvas.drawPath(path, stroke=0, fill=1)
        self._canvas.restoreState()

    def bars(self, left: float, top: float, size: tuple[float, float], code: BarRuns) -> None:
        """Draw a barcode without its quiet zones, which the caller leaves white.

        Args:
            left: Left edge of the first bar.
            top: Top of the bars.
            size: Width and height of all of it.
            code: The bars.
        """
        width, height = size
        module = width / code.modules
        path = self._canvas.beginPath()
        for first, length in code.bars:
            path.rect(left + first * module, self.height - top - height, length * module, height)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def next_page(self) -> None:
        """End this page and begin another."""
        self._canvas.showPage()
        self._pages += 1

    def finish(self) -> Slip:
        """End the last page and return the paper."""
        self._canvas.showPage()
        with PRESS:
            self._canvas.save()
        return Slip(self._file.getvalue(), self._pages, tuple(self.type.unknown))

    def _change_font(self, writer: Any, style: Style, *, is_rare: bool) -> None:
        """Go on in the font of rare names, or in the weight of the style again."""
        writer.setFont(RARE if is_rare else style.weight.value, style.size, style.leading)
        writer.setTextRenderMode(_FILLED_AND_OUTLINED if is_rare else _FILLED)
        if is_rare:
            # This stands before the text object in the file, so that it holds for all of it.
            self._canvas.setLineWidth(style.rare_outline)
            self._canvas.setLineJoin(_ROUND)
            self._canvas.setStrokeGray(0)


def _always(stamp: str) -> Callable[..., str]:
    """Return a date formatter that knows one moment only."""

    def formatted(*_parts: int) -> str:
        return stamp

    return formatted


def _pdf_moment(moment: datetime) -> str:
    """Return an aware moment as PDF writes it, with its own zone."""
    shift = f"{moment:%z}"
    return f"D:{moment:%Y%m%d%H%M%S}{shift[:3]}'{shift[3:5]}'"
