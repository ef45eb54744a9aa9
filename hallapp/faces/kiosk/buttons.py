"""Buttons for fingers: painted at the size of the glass, deaf to the second tap of a double tap."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from hallapp.faces.kiosk import display
from hallapp.faces.kiosk.lettering import Across, Down, Run, Setting, draw_runs, fit_runs, set_runs
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import draw_block
from hallapp.qtkit import icons, theme


class Form(Enum):
    """How a button's icon and words stand."""

    GIANT = "giant"
    ROW = "row"
    TILE = "tile"


@dataclass(frozen=True)
class Look:
    """What a button looks like.

    Attributes:
        form: Where icon and words stand.
        filled: The one filled block of a page.
        size: Font size of the word, in units.
        bold: Weight of the word.
        takes_fast_taps: Taps that follow at once all count (letters, paging); else the second
            tap of a double tap is not heard.
    """

    form: Form = Form.ROW
    filled: bool = False
    size: float = 44
    bold: bool = False
    takes_fast_taps: bool = False


_PAD = 28
_REMARK = 40
_LEAST_PART = 0.66
"""Part of its size that a word gives up to stay on one line; below that it takes two."""


class KioskButton(QPushButton):
    """A word, perhaps an icon, a remark below and a note at the right."""

    def __init__(self, scale: Scale, name: str, look: Look, icon: str = "") -> None:
        super().__init__()
        self._scale = scale
        self._look = look
        self._icon = icon
        self._remark = ""
        self._note = ""
        self.setObjectName(name)
        # A finger leaves no ring behind; Tab still comes by.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)

    def say(self, word: str, remark: str = "", note: str = "") -> None:
        """Change the words in their place; the same words are not painted again."""
        if (word, remark, note) == (self.word(), self._remark, self._note):
            return
        self.setText(word.replace("&", "&&"))
        self._remark = remark
        self._note = note
        self.setAccessibleName(" ".join(filter(None, (word, remark, note))))
        self.update()

    def word(self) -> str:
        """Return the word shown."""
        return self.text().replace("&&", "&")

    def note(self) -> str:
        """Return the note at the right."""
        return self._note

    def forbid(self, reason: str) -> None:
        """Make it dead and say why to whoever listens; the page says it in words."""
        self.setAccessibleDescription(reason)
        self.setEnabled(False)

    def allow(self) -> None:
        """Let it be pressed."""
        self.setAccessibleDescription("")
        self.setEnabled(True)

    def settings(self) -> tuple[Setting, ...]:
        """Return how its words are set now, to see that they are whole."""
        parts = self._parts()
        return tuple(
            fit_runs(runs, area, self._scale.factor, across)
            for runs, area, across, _down in parts
            if runs
        )

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Hear the second tap of a double tap only where fast taps make sense."""
        if self._look.takes_fast_taps:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter too, once for a key that is held down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the block, the icon and the words."""
        painter = QPainter(self)
        ground, edge = self._colours()
        draw_block(painter, QRectF(self.rect()), self._scale, ground, edge)
        if self._icon:
            tint = theme.tokens().colour(self._icon_tint())
            icons.draw_icon(painter, self._icon, self._icon_area(), tint)
        for runs, area, across, down in self._parts():
            if runs:
                draw_runs(painter, runs, area, self._scale.factor, across, down)
        painter.end()

    def _parts(self) -> tuple[tuple[tuple[Run, ...], QRectF, Across, Down], ...]:
        if self._look.form is Form.GIANT:
            return self._giant_parts()
        if self._look.form is Form.TILE:
            return self._tile_parts()
        return ((self._word_run(), self._row_area(), Across.CENTRE, Down.MIDDLE),)

    def _word_size(self) -> float:
        """Return the size at which a word on a row stands on one line, while it can be read."""
        if self._look.form is not Form.ROW or not self.word():
            return self._look.size
        icon = self._icon_side() + self._scale.px(24) if self._icon else 0
        room = self.width() - 2 * self._scale.px(16) - icon
        runs = (Run(self.word(), self._look.size, self._look.bold),)
        needed = set_runs(runs, 100_000, self._scale.factor).width + 2
        part = room / needed
        return self._look.size * part * 0.97 if _LEAST_PART <= part < 1 else self._look.size

    def _icon_side(self) -> int:
        return self._scale.px(min(64, self._look.size))

    def _giant_parts(self) -> tuple[tuple[tuple[Run, ...], QRectF, Across, Down], ...]:
        px = self._scale.px
        left = min(px(332), self.width() // 3)
        area = QRectF(self.rect()).adjusted(left, px(_PAD), -px(_PAD), -px(_PAD))
        words = (*self._word_run(), *self._small_run(f"\n{self._remark}" if self._remark else ""))
        return ((words, area, Across.LEFT, Down.MIDDLE),)

    def _tile_parts(self) -> tuple[tuple[tuple[Run, ...], QRectF, Across, Down], ...]:
        px = self._scale.px
        area = QRectF(self.rect()).adjusted(px(_PAD), px(8), -px(_PAD), -px(8))
        note_wide = px(200) if self._note else 0
        words = (*self._word_run(), *self._small_run(f"\n{self._remark}" if self._remark else ""))
        return (
            (words, area.adjusted(0, 0, -note_wide, 0), Across.LEFT, Down.MIDDLE),
            (
                self._small_run(self._note),
                QRectF(area.right() - note_wide, area.top(), note_wide, area.height()),
                Across.RIGHT,
                Down.MIDDLE,
            ),
        )

    def _word_run(self) -> tuple[Run, ...]:
        if not self.word():
            return ()
        return (Run(self.word(), self._word_size(), self._look.bold, self._word_tint()),)

    def _small_run(self, text: str) -> tuple[Run, ...]:
        size = 44 if self._look.form is Form.GIANT else _REMARK
        return (Run(text, size, tint=self._small_tint()),) if text else ()

    def _row_area(self) -> QRectF:
        """Return where the word stands: all of the button, or what the icon leaves."""
        pad = self._scale.px(16)
        area = QRectF(self.rect()).adjusted(pad, 0, -pad, 0)
        if self._icon:
            area.setLeft(self._icon_area().right() + self._scale.px(24))
            # The word's own width, so that icon and word stand in the middle together.
            area.setWidth(min(self._word_wide() + 2, self.width() - area.left() - pad))
        return area

    def _word_wide(self) -> float:
        runs = self._word_run()
        if not runs:
            return 0
        larger = display.enlargement()
        return set_runs(runs, 100_000, self._scale.factor, shrink=larger).width

    def _icon_area(self) -> QRectF:
        px = self._scale.px
        if self._look.form is Form.GIANT:
            side = px(200)
            middle = min(px(170), self.width() // 6)
            return QRectF(middle - side / 2, (self.height() - side) / 2, side, side)
        side = self._icon_side()
        room = self.width() - 2 * px(16) - side - px(24)
        left = px(16) + max(0.0, (room - self._word_wide()) / 2)
        return QRectF(left, (self.height() - side) / 2, side, side)

    def _colours(self) -> tuple[str, str]:
        if not self.isEnabled():
            return "ground", "border"
        if self._look.filled:
            ground = "primary_pressed" if self.isDown() else "primary"
            return ground, ground
        return ("selected" if self.isDown() or self.isChecked() else "surface"), "control_border"

    def _word_tint(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return "on_primary" if self._look.filled else "text"

    def _small_tint(self) -> str:
        if not self.isEnabled():
            return "muted"
        return "on_primary" if self._look.filled else "muted"

    def _icon_tint(self) -> str:
        if not self.isEnabled():
            return "disabled"
        if self._look.filled:
            return "on_primary"
        return "primary" if self._look.form is Form.GIANT else "text"
