"""The band in which one writes what is to be done; what is typed stays when it is refused."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.guides.enter_button import EnterButton
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.wording import sentence

_AIR_PX = 8


class DeedForm(QFrame):
    """Asks in the page, never in a box: a question, what it needs, and two keys.

    A form of its own adds its fields by `lay_out`, opens by `open_with`, and returns what was
    typed by `gathered`.

    Signals:
        given: Everything was typed; carries what `gathered` returned.
        left: Nothing is to be done.

    Attributes:
        do: The key that does it.
        leave: The key that leaves it undone.
    """

    given = Signal(object)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("look", "band")
        self.setObjectName(f"{name}Form")
        self._question = words("", "strong", wrap=True)
        self._fault = words("", "late", wrap=True)
        self._fault.setObjectName(f"{name}Fault")
        self.do = EnterButton("", look="primary")
        self.leave = KeyButton(_("不办了"), "Esc")
        self.hide()

    def gathered(self) -> Any:
        """Return what was typed; None when something is wrong, which is shown."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Say why it was not done; what is typed stays."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def said(self) -> str:
        """Return what is said to be wrong."""
        return self._fault.text()

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second press while it is being done."""
        self.do.setEnabled(not is_busy)

    def refuse(self, error: HallError) -> None:
        """Say that it was not done and let it be tried again."""
        self.set_busy(is_busy=False)
        self.say(sentence(error))

    def open_with(self, question: str, deed: str) -> None:
        """Show the form with its question and the word that does it, free of old faults."""
        self._question.setText(question)
        self.do.set_word(deed)
        self.say("")
        self.set_busy(is_busy=False)
        self.show()

    def lay_out(self, parts: Sequence[QWidget | QLayout], *, side_px: int, apart_px: int) -> None:
        """Put the fields between the question and the keys."""
        keys = FlowRow(8)
        keys.add(self.do)
        keys.add(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(side_px, _AIR_PX, side_px, _AIR_PX)
        column.setSpacing(apart_px)
        column.addWidget(self._question)
        for part in parts:
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        column.addWidget(self._fault)
        column.addWidget(keys)
        self.do.clicked.connect(self.press)
        self.leave.clicked.connect(self.left)

    @Slot()
    def press(self) -> None:
        """Do it, as Enter in a line and the key do; without effect while it is being done."""
        if not self.do.isEnabled():
            return
        given = self.gathered()
        if given is not None:
            self.say("")
            self.given.emit(given)
