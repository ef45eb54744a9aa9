"""The strip at the foot of a desk: what just happened, how to undo it, never a modal box."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from hallapp.kernel.texts import _, mark
from hallapp.qtkit import theme
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.shapes import Shape, draw_shape

STRIP_PX = 44


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

    def tell_right(self, text: str) -> None:
        """Show what stands at the right end, such as the last call."""
        self._right.setText(text)

    def clear(self) -> None:
        """Take the message away; what stands at the right stays."""
        self.tell("")

    def text(self) -> str:
        """Return the message now shown."""
        return self._text.text()

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
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        self._word.setProperty("look", "strong")
        self._detail.setProperty("look", "muted")
        self._right.setProperty("look", "muted")
        for label in (self._word, self._text, self._detail, self._right):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addWidget(self._shape)
        row.addWidget(self._word)
        row.addWidget(self._text)
        row.addSpacing(8)
        row.addWidget(self._detail)
        row.addSpacing(4)
        row.addWidget(self._button)
        row.addStretch(1)
        row.addWidget(self._right)
        self._button.clicked.connect(self._on_clicked)
