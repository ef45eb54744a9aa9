"""Widgets side by side that break into a next line where there is no more room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

_RING_PX = 5
_Part = tuple[QWidget, QSize]


class FlowRow(QWidget):
    """A row that wraps; in English or at 200 % nothing is cut."""

    def __init__(self, gap_px: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap_px = gap_px
        self._parts: list[QWidget] = []
        self._pushed_from: int | None = None
        self._high = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        widget.setParent(self)
        self._parts.append(widget)
        self.settle()

    def push(self) -> None:
        """Put what is added from now on at the right end, as long as all fits in one line."""
        self._pushed_from = len(self._parts)

    def settle(self) -> None:
        """Place everything anew, after a width inside has changed."""
        shown = [(part, _size(part)) for part in self._parts if not part.isHidden()]
        room = max(self.width() - 2 * _RING_PX, 1)
        y = 0
        for line in self._lines(shown, room):
            high = max(size.height() for _part, size in line)
            x = 0
            for part, size in line:
                if self._is_first_pushed(part):
                    x = max(x, room - self._wide(line[line.index((part, size)) :]))
                middle = y + (high - size.height()) // 2
                part.setGeometry(x + _RING_PX, middle + _RING_PX, size.width(), size.height())
                x += size.width() + self._gap_px
            y += high + self._gap_px // 2
        high = max(0, y - self._gap_px // 2)
        if high != self._high:
            self._high = high
            self.updateGeometry()

    def _lines(self, parts: list[_Part], room: int) -> list[list[_Part]]:
        """Return the parts line by line."""
        lines: list[list[_Part]] = []
        for part in parts:
            if lines and self._wide([*lines[-1], part]) <= room:
                lines[-1].append(part)
            else:
                lines.append([part])
        return lines

    def _wide(self, parts: list[_Part]) -> int:
        return sum(size.width() for _part, size in parts) + self._gap_px * (len(parts) - 1)

    def _is_first_pushed(self, part: QWidget) -> bool:
        return self._pushed_from is not None and self._parts.index(part) == self._pushed_from

    @override
    def sizeHint(self) -> QSize:
        """Return the height of all lines at the present width."""
        return QSize(200, self._high + 2 * _RING_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same height; lines are never cut."""
        return QSize(120, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.settle()


def _size(part: QWidget) -> QSize:
    part.ensurePolished()
    return part.sizeHint().expandedTo(part.minimumSize()).boundedTo(part.maximumSize())
