"""Columns that show their headings whole, in every language and at every width."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView

from hallapp.qtkit.table_view import RowTableView

_SIDES_PX = 26
_LEAST_STRETCHED_PX = 200
"""Below this the column that takes what is left keeps this much, and the table scrolls."""


class Columns:
    """Keeps the columns of one table wide enough."""

    def __init__(self, table: RowTableView) -> None:
        self._table = table
        header = table.horizontalHeader()
        stretched = QHeaderView.ResizeMode.Stretch
        count = header.count()
        self._stretched = [n for n in range(count) if header.sectionResizeMode(n) is stretched]
        self._has_room = True

    def settle(self) -> None:
        """Widen what is narrower than its heading; let no column collapse."""
        header, model = self._table.horizontalHeader(), self._table.model()
        metrics = QFontMetrics(header.font())
        for number in range(header.count()):
            if number in self._stretched:
                continue
            title = str(model.headerData(number, Qt.Orientation.Horizontal) or "")
            needed = metrics.horizontalAdvance(title) + _SIDES_PX
            if header.sectionSize(number) < needed and not header.isSectionHidden(number):
                header.resizeSection(number, needed)
        self._stretch(header)

    def _stretch(self, header: QHeaderView) -> None:
        rest = self._table.viewport().width() - sum(
            header.sectionSize(number)
            for number in range(header.count())
            if number not in self._stretched and not header.isSectionHidden(number)
        )
        has_room = rest >= _LEAST_STRETCHED_PX * len(self._stretched)
        if has_room == self._has_room:
            return
        self._has_room = has_room
        for number in self._stretched:
            if has_room:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(number, _LEAST_STRETCHED_PX)
