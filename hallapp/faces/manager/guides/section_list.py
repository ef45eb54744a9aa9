"""The sections of the form at the left, with how much is found in each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QVBoxLayout

from hallapp.faces.manager.guides.sections import Marks, Section
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

_ROUND_PX = 44
_MARKS_PX = 64


class SectionList(QScrollArea):
    """Buttons of which one is pressed.

    Signals:
        opened: Another section was chosen; carries its number from 0.
    """

    opened = Signal(int)

    def __init__(self, listed: Sequence[Section]) -> None:
        super().__init__()
        self._listed = tuple(listed)
        self._group = QButtonGroup(self)
        self.choice = CalmCombo()
        self.choice.setAccessibleName(_("章节"))
        inner = QFrame()
        inner.setProperty("look", "card")
        column = QVBoxLayout(inner)
        column.setContentsMargins(1, 6, 1, 6)
        column.setSpacing(0)
        bold = QFontMetrics(theme.font(theme.BODY_PX, bold=True))
        for number, section in enumerate(listed):
            button = QPushButton(section.title)
            button.setProperty("look", "rail")
            button.setCheckable(True)
            button.setObjectName(f"section_{section.key}")
            button.setAccessibleName(section.title)
            self._group.addButton(button, number)
            column.addWidget(button)
            self.choice.addItem(section.title)
        column.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.opened)
        self.choice.activated.connect(self._on_chosen)
        self.setWidgetResizable(True)
        wide = max(bold.horizontalAdvance(section.title) for section in listed)
        self.setFixedWidth(_ROUND_PX + _MARKS_PX + wide)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    def open(self, number: int) -> None:
        """Mark a section as open, without telling."""
        self._group.button(number).setChecked(True)
        self.choice.setCurrentIndex(number)
        self.ensureWidgetVisible(self._group.button(number))

    def show_marks(self, marks: Mapping[str, Marks]) -> None:
        """Say beside each section what is found in it: ■ must be put right, ▲ look again."""
        for number, section in enumerate(self._listed):
            found = marks.get(section.key, Marks())
            title = section.title
            for sign, count in (("■", found.errors), ("▲", found.warnings)):
                title += f" {sign}{count}" if count else ""
            button = self._group.button(number)
            button.setText(title)
            button.setToolTip(found.words)
            button.setAccessibleDescription(found.words)
            self.choice.setItemText(number, title)

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        self.opened.emit(number)
