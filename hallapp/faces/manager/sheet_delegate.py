"""Paints the sheet's cells: what will be posted stands on a ground of its own."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.qtkit import theme


class SheetDelegate(LightDelegate):
    """A `LightDelegate` whose last column lies on the ground colour."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground, then the cell."""
        facts: Any = option
        if index.column() == index.model().columnCount() - 1:
            painter.fillRect(facts.rect, theme.tokens().colour("ground"))
        super().paint(painter, option, index)
