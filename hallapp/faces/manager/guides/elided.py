"""A title that never keeps its page from shrinking; whole in its tip where it has no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel
from typing_extensions import override

_LEAST_PX = 60


class ElidedTitle(QLabel):
    """Shows as much as there is room for; a screen reader reads all of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "title")
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return a small width and the height of a line."""
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        """Return the width of the whole text."""
        wide = QFontMetrics(self.font()).horizontalAdvance(self._whole)
        return QSize(wide + 4, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        room = max(self.width(), _LEAST_PX)
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, room))
