"""The sections of the form at the left, with how much is found in each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from hallapp.faces.manager.guides.sections import FormSection, Marks
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

_ROUND_PX, _MARKS_PX = 48, 64


class SectionList(QListWidget):
    """One of them is chosen; where there is little room a field takes its place.

    Attributes:
        choice: The field.

    Signals:
        opened: Another section was chosen; carries its number from 0.
    """

    opened = Signal(int)

    def __init__(self, listed: Sequence[FormSection]) -> None:
        super().__init__()
        self._listed = tuple(listed)
        self.setProperty("look", "boxed")
        self.setAccessibleName(_("章节"))
        self.choice = CalmCombo()
        self.choice.setAccessibleName(_("章节"))
        for section in listed:
            self.addItem(QListWidgetItem(section.title))
            self.choice.addItem(section.title)
        bold = QFontMetrics(theme.font(theme.BODY_PX, bold=True))
        wide = max(bold.horizontalAdvance(section.title) for section in listed)
        self.setFixedWidth(_ROUND_PX + _MARKS_PX + wide)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self._on_row)
        self.choice.activated.connect(self._on_row)

    def open(self, number: int) -> None:
        """Mark a section as open, without telling."""
        for at in range(self.count()):
            self.item(at).setFont(theme.font(theme.BODY_PX, bold=at == number))
        if self.currentRow() != number:
            self.setCurrentRow(number)
        self.choice.setCurrentIndex(number)

    def show_marks(self, marks: Mapping[str, Marks]) -> None:
        """Say beside each section what is found in it: ■ must be put right, ▲ look again."""
        for number, section in enumerate(self._listed):
            found = marks.get(section.key, Marks())
            title = section.title
            for sign, count in (("■", found.errors), ("▲", found.warnings)):
                title += f" {sign}{count}" if count else ""
            item = self.item(number)
            item.setText(title)
            item.setToolTip(found.words)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                _("{section} {found}").format(section=section.title, found=found.words),
            )
            self.choice.setItemText(number, title)

    @Slot(int)
    def _on_row(self, number: int) -> None:
        if number >= 0:
            self.opened.emit(number)
