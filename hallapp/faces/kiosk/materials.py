"""The materials of a guide: numbered, wrapped and never cut, in pages."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.kiosk.guide_facts import bring_words
from hallapp.faces.kiosk.lettering import Across, Run, Setting, draw_runs, fit_runs, plain, set_runs
from hallapp.faces.kiosk.pager import Pager, pack
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import edge_pen
from hallapp.guides.terms import MaterialRow

MOST_ROWS = 6
_NAME = 44
_HOW = 40
_TEXT_LEFT = 80
_PAD = 7
_CIRCLE = 56


class MaterialRows(QWidget):
    """One page of materials at a time."""

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        self._materials: tuple[MaterialRow, ...] = ()
        self.pager: Pager[object] = Pager()
        self._height = 0.0
        self._width = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_materials(self, materials: Sequence[MaterialRow]) -> None:
        """Show a guide's materials from the first on."""
        self._materials = tuple(materials)
        self._repack(keep_place=False)

    def settle(self, width: float, height: float) -> None:
        """Take a size in units; the open page stays open where it can."""
        self._width, self._height = width, height
        self._repack(keep_place=True)

    def turn(self, by: int) -> None:
        """Turn pages."""
        self.pager.turn(by)
        self._tell()

    def shown(self) -> tuple[MaterialRow, ...]:
        """Return the materials of the open page."""
        return tuple(row for row in self.pager.items() if isinstance(row, MaterialRow))

    def settings(self) -> tuple[Setting, ...]:
        """Return how the shown texts are set, to see that they are whole."""
        return tuple(
            fit_runs(_runs(row), self._text_area(place), self._scale.factor)
            for row, place in self._places()
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows with their numbers and the lines below them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, place in self._places():
            self._draw_number(painter, row, place)
            draw_runs(painter, _runs(row), self._text_area(place), self._scale.factor)
            painter.setPen(edge_pen(self._scale, "border"))
            painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.end()

    def _draw_number(self, painter: QPainter, row: MaterialRow, place: QRectF) -> None:
        side = self._scale.px(_CIRCLE)
        circle = QRectF(place.left() + 1, place.center().y() - side / 2, side, side)
        painter.setPen(edge_pen(self._scale, "control_border"))
        painter.drawEllipse(circle)
        number = (Run(str(self._number(row)), 40, bold=True),)
        draw_runs(painter, number, circle, self._scale.factor, Across.CENTRE)

    def _places(self) -> list[tuple[MaterialRow, QRectF]]:
        scale, top = self._scale, 0.0
        made: list[tuple[MaterialRow, QRectF]] = []
        for row in self.shown():
            high = min(self._row_high(row), self._height)
            place = QRectF(0, scale.px(top), self.width(), scale.px(top + high) - scale.px(top))
            made.append((row, place))
            top += high
        return made

    def _text_area(self, place: QRectF) -> QRectF:
        pad = self._scale.px(_PAD)
        return place.adjusted(self._scale.px(_TEXT_LEFT), pad, 0, -pad)

    def _row_high(self, row: object) -> float:
        assert isinstance(row, MaterialRow)  # noqa: S101 - the pager holds nothing else
        factor = self._scale.factor
        text = set_runs(_runs(row), (self._width - _TEXT_LEFT) * factor, factor)
        return max(self._height / MOST_ROWS - 0.01, text.height / factor + 2 * _PAD)

    def _repack(self, *, keep_place: bool) -> None:
        pages = pack(self._materials, self._row_high, max(1.0, self._height), MOST_ROWS)
        self.pager.fill(pages, keep_place=keep_place)
        self._tell()

    def _tell(self) -> None:
        said = (f"{self._number(row)}. {plain(_runs(row))}" for row in self.shown())
        self.setAccessibleName(" ".join(said))
        self.update()

    def _number(self, row: MaterialRow) -> int:
        return self._materials.index(row) + 1


def _runs(row: MaterialRow) -> tuple[Run, ...]:
    how = bring_words(row)
    name = Run(row.name, _NAME, bold=True)
    return (name, Run(f"\n{how}", _HOW, tint="muted")) if how else (name,)
