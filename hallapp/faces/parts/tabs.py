"""The tabs of a desk: a word, a count, lights, and Alt with a number."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from hallapp.faces.parts.lights import BADGE_PX, LightMark, badge_width, draw_badge
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

HEIGHT_PX = 48
_EDGE_PX = 16
_GAP_PX = 8
_LINE_PX = 3


class TabButton(QPushButton):
    """One tab: 办件 ▲ 2 ■ 1 Alt+2, underlined while it is open."""

    def __init__(self, word: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self._key_word = key
        self._count = ""
        self._lights: tuple[LightMark, ...] = ()
        self.setProperty("look", "tab")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name_it()

    def show_count(self, count: int | None) -> None:
        """Show how many there are beside the word, or nothing."""
        self._count = "" if count is None else str(count)
        self._name_it()

    def show_lights(self, lights: Sequence[LightMark]) -> None:
        """Show badges beside the word; their words are counts."""
        self._lights = tuple(lights)
        self._name_it()

    @override
    def sizeHint(self) -> QSize:
        """Return the size that shows everything whole."""
        wide = QFontMetrics(self._word_font(bold=True)).horizontalAdvance(self._words())
        wide += sum(badge_width(light) + _GAP_PX for light in self._lights)
        wide += _GAP_PX + QFontMetrics(theme.font(13)).horizontalAdvance(self._key_word)
        return QSize(wide + 2 * _EDGE_PX, HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word, the badges, the key, and the line of the open tab."""
        shown, open_ = theme.tokens(), self.isChecked()
        painter = QPainter(self)
        if self.underMouse() and not open_:
            painter.fillRect(self.rect().adjusted(0, 4, 0, -4), shown.colour("hover"))
        area = QRectF(self.rect()).adjusted(_EDGE_PX, 0, 0, 0)
        painter.setFont(self._word_font(bold=open_))
        painter.setPen(shown.colour("text" if open_ else "muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._words())
        area.setLeft(area.left() + painter.fontMetrics().horizontalAdvance(self._words()))
        area.setLeft(area.left() + _GAP_PX)
        for light in self._lights:
            badge = QRectF(area.left(), (HEIGHT_PX - BADGE_PX) // 2, badge_width(light), BADGE_PX)
            draw_badge(painter, badge, light)
            area.setLeft(badge.right() + _GAP_PX)
        painter.setFont(theme.font(13))
        painter.setPen(shown.colour("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._key_word)
        if open_:
            line = self.rect().adjusted(0, HEIGHT_PX - _LINE_PX, 0, 0)
            painter.fillRect(line, shown.colour("primary"))
        painter.end()

    def _words(self) -> str:
        return f"{self.text()} {self._count}".strip()

    def _word_font(self, *, bold: bool) -> QFont:
        return theme.font(theme.BODY_PX, bold=bold)

    def _name_it(self) -> None:
        lights = " ".join(f"{light.light.word} {light.text}" for light in self._lights)
        self.setAccessibleName(f"{self._words()} {lights}".strip())
        self.updateGeometry()
        self.update()


class TabRow(QWidget):
    """Tabs side by side; Alt+1 opens the first. Pages are the caller's (a `QStackedWidget`).

    Signals:
        tab_opened: A tab was opened by mouse or key; carries its number from 0.
    """

    tab_opened = Signal(int)

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("页面"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, word in enumerate(words):
            row.addWidget(self._tab(number, word))
        row.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    def open(self, number: int) -> None:
        """Open a tab by its number from 0."""
        self._group.button(number).setChecked(True)

    def opened(self) -> int:
        """Return the number of the open tab, from 0."""
        return self._group.checkedId()

    def tab(self, number: int) -> TabButton:
        """Return a tab, to give it a count or lights."""
        button = self._group.button(number)
        assert isinstance(button, TabButton)  # noqa: S101 - the group holds nothing else
        return button

    def _tab(self, number: int, word: str) -> TabButton:
        key = f"Alt+{number + 1}"
        tab = TabButton(word, key)
        self._group.addButton(tab, number)
        shortcut = QShortcut(QKeySequence(key), tab)
        shortcut.activated.connect(tab.click)
        return tab

    def _on_toggled(self, number: int, checked: bool) -> None:  # noqa: FBT001 - Qt calls it so
        if checked:
            self.tab_opened.emit(number)
