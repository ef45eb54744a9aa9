"""The form in which a clerk writes something for the hall; what is typed stays when refused."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hallapp.faces.parts.words import line, words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.wording import sentence

_LABEL_PX = 96
_RING_PX = 5
_WORDS_PX = 96


class OwnForm(QFrame):
    """A title, fields, what they come to, and two keys.

    A form adds its fields with `add`, and sends what was typed from `gather`.

    Signals:
        given: Everything was typed; carries what `gather` returned.
        left: Nothing is to be done.
    """

    given = Signal(object)
    left = Signal()

    def __init__(self, name: str, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Form")
        self.setProperty("look", "surface")
        self._title = words("", "title")
        self.live = words("", "strong", wrap=True)
        self.live.setObjectName(f"{name}Live")
        self._fault = words("", "late", wrap=True)
        self._fault.setObjectName(f"{name}Fault")
        self.do = KeyButton(deed, "Ctrl+S", look="accent")
        self.do.setObjectName(f"{name}Do")
        self._leave = KeyButton(_("不办了"), "Esc")
        self._leave.setObjectName(f"{name}Leave")
        self._grid = QGridLayout()
        self._told = QVBoxLayout()
        self._area = QScrollArea()
        self._lay_out()

    def add(self, label: str, *fields: QWidget, name: str = "") -> None:
        """Put a row of fields under those before; the first one is called by the label."""
        row = self._grid.rowCount()
        word = words(label, "muted")
        word.setFixedWidth(_LABEL_PX)
        self._grid.addWidget(word, row, 0, Qt.AlignmentFlag.AlignVCenter)
        held = QHBoxLayout()
        held.setContentsMargins(_RING_PX, 0, _RING_PX, 0)
        held.setSpacing(8)
        for field in fields:
            held.addWidget(field)
            if not field.accessibleName():
                field.setAccessibleName(label)
            if isinstance(field, QLineEdit):
                field.returnPressed.connect(self.press)
        if not isinstance(fields[-1], QLineEdit | QPlainTextEdit):
            held.addStretch(1)
        if name:
            fields[0].setObjectName(name)
        self._grid.addLayout(held, row, 1)

    def add_words(self, label: str, name: str) -> QPlainTextEdit:
        """Put a field for some sentences under those before, and return it."""
        field = QPlainTextEdit()
        field.setTabChangesFocus(True)
        field.setMinimumHeight(_WORDS_PX)
        field.setMaximumHeight(2 * _WORDS_PX)
        self.add(label, field, name=name)
        return field

    def add_told(self, widget: QWidget) -> None:
        """Put words of the form's own above what is said to be wrong."""
        self._told.insertWidget(self._told.count() - 1, widget)

    def gather(self) -> object:
        """Return what was typed; None when something is wrong, which `say` tells."""
        raise NotImplementedError

    def open_with(self, title: str) -> None:
        """Begin anew under a title, free of old faults."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self.say("")
        self.show_live("")
        self.set_busy(busy=False)
        self._area.verticalScrollBar().setValue(0)

    def show_live(self, text: str) -> None:
        """Say what the fields come to."""
        self.live.setText(text)
        self.live.setVisible(bool(text))

    def say(self, text: str) -> None:
        """Say why it was not done; what is typed stays."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def said(self) -> str:
        """Return what is said to be wrong."""
        return self._fault.text()

    def set_busy(self, *, busy: bool) -> None:
        """Take no second press while it is being done."""
        self.do.setEnabled(not busy)

    def refuse(self, error: HallError) -> None:
        """Say that it was not done and let it be tried again."""
        self.set_busy(busy=False)
        self.say(sentence(error))

    @Slot()
    def press(self) -> None:
        """Send what was typed, as Enter in a line and the key do."""
        if not self.do.isEnabled():
            return
        self.say("")
        given = self.gather()
        if given is not None:
            self.set_busy(busy=True)
            self.given.emit(given)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 12, 6)
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._leave)
        head.addWidget(self.do)
        self._grid.setContentsMargins(16, 8, 12, 4)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        inner = QWidget()
        inner.setProperty("look", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 8)
        column.addLayout(self._grid)
        self._told.setContentsMargins(16 + _LABEL_PX + 12, 0, 16, 0)
        self._told.addWidget(self.live)
        self._told.addWidget(self._fault)
        column.addLayout(self._told)
        column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(line())
        outer.addWidget(self._area, 1)
        self.do.clicked.connect(self.press)
        self._leave.clicked.connect(self.left)
