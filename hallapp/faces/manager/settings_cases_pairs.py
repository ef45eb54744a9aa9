"""Short fields in two columns where there is room, so that a long form is half as long."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.manager.settings_form import SettingsForm

_TWO_FROM_PX = 820


class FieldPair(QWidget):
    """Two fields beside each other, or below each other where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        # The form gives it its width, never the other way round: else it could not fold.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def add(self, field: QWidget) -> None:
        """Put a field at the end."""
        # What is said below one of them leaves the other in its line.
        self._row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where it is narrow."""
        super().resizeEvent(event)
        is_wide = self.width() >= _TWO_FROM_PX
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if is_wide else down)


def put_side_by_side(form: SettingsForm, fields: Sequence[Field]) -> None:
    """Put fields that follow each other in a form two in a row, in their order."""
    for first, second in zip(fields[::2], fields[1::2], strict=True):
        pair = FieldPair()
        form.put_above(first, pair)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.add(first)
        pair.add(second)
