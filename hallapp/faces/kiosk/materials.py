"""What to bring: numbered, wrapped and never cut, in pages; groups (任一项) as one entry."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.kiosk import display
from hallapp.faces.kiosk.bringing import Entry, entries_of, member_words
from hallapp.faces.kiosk.guide_facts import bring_words
from hallapp.faces.kiosk.lettering import Across, Run, Setting, draw_runs, fit_runs, plain, set_runs
from hallapp.faces.kiosk.pager import Pager, pack
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import draw_block, edge_pen
from hallapp.guides.terms import MaterialRow
from hallapp.kernel.texts import _
from hallapp.qtkit import icons, theme
from hallapp.queueing.terms import PaperWarningRow

MOST_ROWS = 6
_NAME = 44
_HOW = 40
_TEXT_LEFT = 80
_PAD = 7
_CIRCLE = 56
_WARNING_HIGH = 68


class MaterialRows(QWidget):
    """One page of materials at a time."""

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        self._entries: tuple[Entry, ...] = ()
        self._missed: PaperWarningRow | None = None
        self.pager: Pager[object] = Pager()
        self._height = 0.0
        self._width = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_materials(
        self, materials: Sequence[MaterialRow], missed: PaperWarningRow | None = None
    ) -> None:
        """Show a guide's materials from the first on.

        Args:
            materials: In the guide's order.
            missed: What many lately came without; told at that material, if it is still asked for.
        """
        self._entries = entries_of(materials)
        self._missed = missed
        self._repack(keep_place=False)

    def settle(self, width: float, height: float) -> None:
        """Take a size in units; the open page stays open where it can."""
        self._width, self._height = width, height
        self._repack(keep_place=True)

    def turn(self, by: int) -> None:
        """Turn pages."""
        self.pager.turn(by)
        self._tell()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return everything to bring, of every page."""
        return self._entries

    def shown(self) -> tuple[MaterialRow, ...]:
        """Return the materials of the open page."""
        return tuple(member for row in self._shown_entries() for member in row.members)

    def settings(self) -> tuple[Setting, ...]:
        """Return how the shown texts are set, to see that they are whole."""
        return tuple(
            fit_runs(_runs(row), self._text_area(place, row), self._scale.factor)
            for row, place in self._places()
        )

    def warning(self) -> str:
        """Return what is told at the material that many came without; empty when none is shown."""
        shown = any(self._is_missed(row) for row in self._shown_entries())
        return plain(self._warning_runs()) if shown else ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows with their numbers and the lines below them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, place in self._places():
            self._draw_number(painter, row, place)
            draw_runs(painter, _runs(row), self._text_area(place, row), self._scale.factor)
            if self._is_missed(row):
                self._draw_warning(painter, place)
            painter.setPen(edge_pen(self._scale, "border"))
            painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.end()

    def _shown_entries(self) -> tuple[Entry, ...]:
        return tuple(row for row in self.pager.items() if isinstance(row, Entry))

    def _draw_number(self, painter: QPainter, row: Entry, place: QRectF) -> None:
        side = self._scale.px(_CIRCLE)
        # Beside a group the number stands at its heading, so that it counts the whole of it.
        middle = place.center().y()
        top = place.top() + self._scale.px(_PAD) if row.is_group else middle - side / 2
        circle = QRectF(place.left() + 1, top, side, side)
        painter.setPen(edge_pen(self._scale, "control_border"))
        painter.drawEllipse(circle)
        number = (Run(str(self._number(row)), 40, bold=True),)
        draw_runs(painter, number, circle, self._scale.factor, Across.CENTRE)

    def _places(self) -> list[tuple[Entry, QRectF]]:
        scale, top = self._scale, 0.0
        made: list[tuple[Entry, QRectF]] = []
        for row in self._shown_entries():
            high = min(self._row_high(row), self._height)
            place = QRectF(0, scale.px(top), self.width(), scale.px(top + high) - scale.px(top))
            made.append((row, place))
            top += high
        return made

    def _text_area(self, place: QRectF, row: Entry) -> QRectF:
        pad = self._scale.px(_PAD)
        below = self._scale.px(_WARNING_HIGH) if self._is_missed(row) else 0
        return place.adjusted(self._scale.px(_TEXT_LEFT), pad, 0, -pad - below)

    def _is_missed(self, row: Entry) -> bool:
        names = {member.name for member in row.members}
        return self._missed is not None and self._missed.name in names

    def _warning_runs(self) -> tuple[Run, ...]:
        people = 0 if self._missed is None else self._missed.people
        said = _("近 30 天 {people} 人缺这份").format(people=people)
        return (Run(said, _HOW, bold=True),)

    def _draw_warning(self, painter: QPainter, place: QRectF) -> None:
        """Paint the calm yellow-bordered line at the foot of a material."""
        px, factor = self._scale.px, self._scale.factor
        runs, high = self._warning_runs(), px(_WARNING_HIGH - 8)
        side = px(44)
        wide = set_runs(runs, 100_000, factor).width + side + px(60)
        left = place.left() + px(_TEXT_LEFT)
        area = QRectF(left, place.bottom() - high - px(_PAD), wide, high)
        draw_block(painter, area, self._scale, "surface", "warning_border")
        tint = theme.tokens().colour("warning_border")
        mark = QRectF(area.left() + px(16), area.center().y() - side / 2, side, side)
        icons.draw_icon(painter, "warning", mark, tint)
        draw_runs(painter, runs, area.adjusted(side + px(32), 0, 0, 0), factor)

    def _row_high(self, row: object) -> float:
        assert isinstance(row, Entry)  # noqa: S101 - the pager holds nothing else
        factor = self._scale.factor
        room = (self._width - _TEXT_LEFT) * factor
        text = set_runs(_runs(row), room, factor, shrink=display.enlargement())
        below = _WARNING_HIGH if self._is_missed(row) else 0
        return max(self._height / MOST_ROWS - 0.01, text.height / factor + 2 * _PAD + below)

    def _repack(self, *, keep_place: bool) -> None:
        pages = pack(self._entries, self._row_high, max(1.0, self._height), MOST_ROWS)
        self.pager.fill(pages, keep_place=keep_place)
        self._tell()

    def _tell(self) -> None:
        said = (f"{self._number(row)}. {plain(_runs(row))}" for row in self._shown_entries())
        self.setAccessibleName(" ".join(filter(None, (*said, self.warning()))))
        self.update()

    def _number(self, row: Entry) -> int:
        return self._entries.index(row) + 1


def _runs(row: Entry) -> tuple[Run, ...]:
    name = Run(row.name, _NAME, bold=True)
    if row.is_group:
        return (name, *(Run(f"\n{member_words(member)}", _HOW) for member in row.members))
    how = bring_words(row.members[0])
    return (name, Run(f"\n{how}", _HOW, tint="muted")) if how else (name,)
