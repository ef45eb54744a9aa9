"""Lines of a label and words that follow what is shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hallapp.faces.parts.words import words

LABEL_PX = 84


class LabelledRow(QWidget):
    """A label and words, both of which may become others."""

    def __init__(self, label: str, said: str, label_px: int = LABEL_PX) -> None:
        super().__init__()
        self._label = words(label, "muted", wrap=label_px > LABEL_PX)
        self._words = words(said, wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setMinimumWidth(label_px)
        if label_px > LABEL_PX:
            self._label.setMaximumWidth(label_px)
            self._label.setContentsMargins(0, 0, 12, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(0)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        self.show_line(label, said)

    def show_line(self, label: str, said: str) -> None:
        """Show another line."""
        self._label.setText(label)
        self._words.setText(said)
        self.setAccessibleName(f"{label} {said}")


def fill(layout: QVBoxLayout, lines: list[tuple[str, str]], label_px: int = LABEL_PX) -> None:
    """Show lines of label and words in the place of those before; rows are used again."""
    rows = _rows(layout)
    for row in rows[len(lines) :]:
        layout.removeWidget(row)
        row.hide()
        row.deleteLater()
    for number, (label, said) in enumerate(lines):
        if number < len(rows):
            rows[number].show_line(label, said)
        else:
            made = LabelledRow(label, said, label_px)
            layout.addWidget(made)
            made.show()


def _rows(layout: QVBoxLayout) -> list[LabelledRow]:
    items = (layout.itemAt(number) for number in range(layout.count()))
    found = [None if item is None else item.widget() for item in items]
    return [each for each in found if isinstance(each, LabelledRow)]


def lines_in(layout: QVBoxLayout) -> list[str]:
    """Return the lines that are shown, label and words."""
    return [row.accessibleName() for row in _rows(layout)]
