"""The strip at the foot of a desk: what just happened, how to undo it, never a modal box."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from hallapp.kernel.texts import _, mark
from hallapp.qtkit import theme
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.shapes import Shape, draw_shape

STRIP_PX = 44
_EDGE_PX = 20
_GAP_PX = 8
_LEAST_PX = 320


class Level(Enum):
    """How much a message wants to be heard: each with its shape, colour and word."""

    QUIET = ("", None, "text")
    DONE = (mark("已完成"), Shape.TICK, "normal")
    WARNING = (mark("请注意"), Shape.TRIANGLE, "warning_border")
    FAILED = (mark("没有办成"), Shape.SQUARE, "late")

    def __init__(self, word: str, shape: Shape | None, tint: str) -> None:
        self.word = word
        self.shape = shape
        self.tint = tint


@dataclass(frozen=True)
class StripAction:
    """What the message offers to do.

    Attributes:
        word: The button's word, already in the language shown.
        key: Its key, such as `Ctrl+Z`; empty for none.
        act: Called on the main thread.
    """

    word: str
    key: str
    act: Callable[[], None]


class ShapeMark(QWidget):
    """A painted shape that stands beside a word."""

    def __init__(self, side_px: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: Shape | None = None
        self._tint = "text"
        self.setFixedSize(QSize(side_px, side_px))

    def show_shape(self, shape: Shape | None, tint: str) -> None:
        """Show a shape in a token's colour, or nothing."""
        self._shape = shape
        self._tint = tint
        self.setVisible(shape is not None)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape over the whole widget."""
        if self._shape is None:
            return
        painter = QPainter(self)
        draw_shape(painter, self._shape, QRectF(self.rect()), theme.tokens().colour(self._tint))
        painter.end()


class MessageStrip(QFrame):
    """The last message at the left, with at most one action; standing words at the right.

    A message stays until the next one: it never counts seconds.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self.setFixedHeight(STRIP_PX)
        self.setAccessibleName(_("消息"))
        self._act: Callable[[], None] | None = None
        self._shape = ShapeMark()
        self._word = QLabel()
        self._text = QLabel()
        self._detail = QLabel()
        self._button = KeyButton("", look="accent")
        self._right = QLabel()
        self._build()
        self.clear()

    def tell(
        self,
        text: str,
        detail: str = "",
        level: Level = Level.QUIET,
        action: StripAction | None = None,
    ) -> None:
        """Show a message in the place of the last one.

        Args:
            text: What happened, a short sentence in the language shown.
            detail: What goes with it, quieter, such as how long it can be undone.
            level: How much it wants to be heard.
            action: What can be done about it.
        """
        self._shape.show_shape(level.shape, level.tint)
        self._word.setText(_(level.word) if level.word else "")
        self._word.setVisible(level in (Level.WARNING, Level.FAILED))
        self._text.setText(text)
        self._text.setToolTip(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._offer(action)
        self.setAccessibleDescription(" ".join(filter(None, (self._word.text(), text, detail))))
        self._fit()

    def tell_right(self, text: str) -> None:
        """Show what stands at the right end, such as the last call."""
        self._right.setText(text)
        self._fit()

    def tells_right(self) -> bool:
        """Return whether there is room for what stands at the right, and something to say."""
        return not self._right.isHidden()

    def clear(self) -> None:
        """Take the message away; what stands at the right stays."""
        self.tell("")

    def text(self) -> str:
        """Return the message now shown."""
        return self._text.text()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return a width that no message can widen: a long sentence must not move the window."""
        return QSize(_LEAST_PX, STRIP_PX)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the message the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the message whole: first what stands right makes room, then it takes two lines."""
        body = QFontMetrics(theme.font(theme.BODY_PX))
        wanted = body.horizontalAdvance(self._text.text()) + 2
        beside = (self._shape, self._word, self._detail, self._button)
        taken = sum(part.sizeHint().width() + _GAP_PX for part in beside if not part.isHidden())
        room = self.width() - 2 * _EDGE_PX - taken - 3 * _GAP_PX
        right = self._right.sizeHint().width() + 2 * _GAP_PX
        self._right.setVisible(bool(self._right.text()) and wanted + right <= room)
        self._text.setWordWrap(wanted > room)
        self._text.setProperty("look", "two_lines" if wanted > room else "")
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)
        self._text.setFixedWidth(max(0, min(wanted, room)))

    def _offer(self, action: StripAction | None) -> None:
        had_focus = self._button.hasFocus()
        self._act = action.act if action else None
        self._button.setVisible(action is not None)
        self._button.set_word(action.word if action else "")
        self._button.set_key(action.key if action else "")
        if had_focus and action is None:
            self.focusNextChild()

    @Slot()
    def _on_clicked(self) -> None:
        # The action may tell the next message, which replaces `_act`.
        if self._act is not None:
            self._act()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE_PX, 0, _EDGE_PX, 0)
        row.setSpacing(_GAP_PX)
        self._word.setProperty("look", "strong")
        self._detail.setProperty("look", "muted")
        self._right.setProperty("look", "muted")
        for label in (self._word, self._text, self._detail, self._right):
            label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._shape)
        row.addWidget(self._word)
        row.addWidget(self._text)
        row.addWidget(self._detail)
        row.addWidget(self._button)
        row.addStretch(1)
        row.addWidget(self._right)
        self._button.clicked.connect(self._on_clicked)
