"""Paints the cells of a table: lights as badges, a bar at the row the keyboard is on."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from hallapp.faces.parts.lights import BADGE_PX, LightMark, badge_width, draw_badge, draw_plain
from hallapp.qtkit import theme
from hallapp.qtkit.table_model import HEADING_ROLE, LIGHT_ROLE, TONE_ROLE

_EDGE_PX = 12
_BAR_PX = 3


class LightDelegate(QStyledItemDelegate):
    """Paints a cell whose `LIGHT_ROLE` is a `LightMark`; other cells as usual.

    A column with lights: `Column(_("状态"), state_word, extra={LIGHT_ROLE: state_mark})`, where
    `state_word` gives the same word (a screen reader hears it) and `state_mark` a `LightMark`
    or None.
    """

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave the text of a light's cell out, and keep a cell's tone when it is selected."""
        super().initStyleOption(option, index)
        tone: object = index.data(TONE_ROLE)
        if tone:
            facts: Any = option
            palette = QPalette(facts.palette)
            palette.setColor(QPalette.ColorRole.HighlightedText, theme.tokens().colour(str(tone)))
            facts.palette = palette
        if isinstance(index.data(LIGHT_ROLE), LightMark):
            option.text = ""  # pyright: ignore[reportAttributeAccessIssue]

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell, then its light and the bar of the row with the keyboard."""
        facts: Any = option
        if index.data(HEADING_ROLE):
            painter.fillRect(facts.rect, theme.tokens().colour("ground"))
        super().paint(painter, option, index)
        area = QRectF(facts.rect)
        shown: object = index.data(LIGHT_ROLE)
        if isinstance(shown, LightMark):
            self._draw_light(painter, area, shown)
        focused = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_Active
        if index.column() == 0 and facts.state & focused == focused and facts.widget.hasFocus():
            bar = QRectF(area.left(), area.top(), _BAR_PX, area.height() - 1)
            painter.fillRect(bar, theme.tokens().colour("primary"))

    def _draw_light(self, painter: QPainter, area: QRectF, shown: LightMark) -> None:
        inner = area.adjusted(_EDGE_PX, 0, -4, 0)
        if not shown.filled:
            draw_plain(painter, inner, shown)
            return
        badge = QRectF(0, 0, badge_width(shown), BADGE_PX)
        badge.moveCenter(inner.center())
        badge.moveLeft(inner.left())
        draw_badge(painter, badge.toRect().toRectF(), shown)
