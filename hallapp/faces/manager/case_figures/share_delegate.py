"""Paints a quiet bar beside a figure: how much of the largest of its column it is."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.qtkit import theme

SHARE_ROLE = int(Qt.ItemDataRole.UserRole) + 21
"""A number from 0 to 1; None for no bar."""
_EDGE_PX, _HIGH_PX, _RADIUS_PX = 12, 10, 3


class ShareDelegate(LightDelegate):
    """The number itself stands in the column before: the bar only lets one compare."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell, then its bar."""
        super().paint(painter, option, index)
        share: Any = index.data(SHARE_ROLE)
        if not share:
            return
        facts: Any = option
        area = QRectF(facts.rect).adjusted(_EDGE_PX, 0, -_EDGE_PX, 0)
        bar = QRectF(area.left(), 0, max(2.0, area.width() * min(1.0, float(share))), _HIGH_PX)
        bar.moveTop(area.center().y() - _HIGH_PX / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens().colour("border"))
        painter.drawRoundedRect(bar, _RADIUS_PX, _RADIUS_PX)
        painter.restore()
