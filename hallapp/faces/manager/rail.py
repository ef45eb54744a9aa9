"""The left rail: only pages that work, each with its key."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.kernel.texts import _
from hallapp.qtkit import icons, theme

_WIDE_PX, _NARROW_PX = 136, 60
_ROUND_WORD_PX = 80
"""What a rail's button takes beside its word: line, edges, icon, blanks."""


class RailButton(QPushButton):
    """One page: icon and word, or the icon alone where there is little room."""

    def __init__(self, icon: str, word: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self._icon, self._word = icon, word
        self.setProperty("look", "rail")
        self.setCheckable(True)
        self.setIconSize(QSize(20, 20))
        self.setAccessibleName(word)
        self.setToolTip(f"{word} {key}")
        self._dress()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show the icon alone, or icon and word."""
        self.setText("" if is_narrow else f" {self._word}")

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.setIcon(icons.icon(self._icon, "muted", 20))


class Rail(QFrame):
    """The pages of the manager's face; Ctrl+1 opens the first.

    Signals:
        page_chosen: Carries the page's number from 0.
    """

    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rail")
        self.setObjectName("rail")
        self.setAccessibleName(_("页面"))
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(0)
        pages = (
            ("grid", _("大厅")),
            ("people", _("考勤")),
            ("document", _("办件")),
            ("ticket", _("排队")),
            ("checklist", _("指南")),
            ("chart", _("统计")),
            ("settings", _("设置")),
        )
        for number, (icon, word) in enumerate(pages):
            key = f"Ctrl+{number + 1}"
            button = RailButton(icon, word, key)
            button.setObjectName(f"rail{number}")
            self._group.addButton(button, number)
            column.addWidget(button)
            shortcut = QShortcut(QKeySequence(key), button)
            shortcut.activated.connect(button.click)
        column.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.page_chosen)
        self.set_narrow(is_narrow=False)

    def open(self, number: int) -> None:
        """Mark a page as open, without telling."""
        self._group.button(number).setChecked(True)

    def word(self, number: int) -> str:
        """Return what a page is called."""
        return self._group.button(number).accessibleName()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show icons alone where there is little room."""
        bold = QFontMetrics(theme.font(theme.BODY_PX, bold=True))
        words = [
            bold.horizontalAdvance(button.accessibleName()) for button in self._group.buttons()
        ]
        wide = max(_WIDE_PX, _ROUND_WORD_PX + max(words))
        self.setFixedWidth(_NARROW_PX if is_narrow else wide)
        for button in self._group.buttons():
            if isinstance(button, RailButton):
                button.set_narrow(is_narrow=is_narrow)
