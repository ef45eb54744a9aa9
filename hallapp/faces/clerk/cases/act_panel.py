"""The form of an act in the page: fields, faults at their fields, Enter to do it, Esc back."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.clerk.cases.field_row import FieldRow
from hallapp.faces.clerk.cases.fields import Filled, fault_of
from hallapp.faces.clerk.cases.forms import ActForm
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class ActPanel(QWidget):
    """One small form at a time.

    Signals:
        confirmed: Everything that must be there is; carries the `Filled`.
        left: Esc: nothing is done.
    """

    confirmed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: ActForm | None = None
        self._today: date | None = None
        self._rows: list[FieldRow] = []
        self._title = words("", "title", wrap=True)
        self._said = words("", "muted", wrap=True)
        self._fault = words("", "late", wrap=True)
        self._do = KeyButton("", "Ctrl+S", look="accent")
        self._back = KeyButton(_("不办了"), "Esc")
        self._build()

    def ask(self, form: ActForm, today: date) -> None:
        """Show an empty form with the cursor in its first field."""
        self._form, self._today = form, today
        for row in self._rows:
            self._fields.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [FieldRow(each) for each in form.fields]
        for number, row in enumerate(self._rows):
            self._fields.insertWidget(number, row)
            row.show()
            row.entered.connect(self._on_entered)
        self._title.setText(form.act.word)
        self._said.setText(form.said)
        self._said.setVisible(bool(form.said))
        self._do.set_word(form.act.word)
        self._do.setObjectName(f"do_{form.act.value}")
        self.show_refusal("")
        self.show_busy(busy=False)
        if self._rows:
            self._rows[0].take_keyboard()
        else:
            self._do.setFocus()
        self._to_top()
        # The fields have their height only after this; the place of the last form is gone then.
        QTimer.singleShot(0, self, self._to_top)

    @Slot()
    def _to_top(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.minimum())

    def set_compact(self, *, compact: bool) -> None:
        """Leave the room to the fields where the screen is small: the button says the word."""
        self._top.setVisible(not compact)

    def show_refusal(self, text: str) -> None:
        """Say why the hall did not do it; what was filled in stays."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def show_busy(self, *, busy: bool) -> None:
        """Take no second press while the answer is awaited."""
        self._do.setEnabled(not busy)

    def filled(self) -> Filled:
        """Return what stands in the fields."""
        texts = {row.asked.name: row.text() for row in self._rows}
        return Filled(texts, tuple(tick for row in self._rows for tick in row.ticks()))

    def refusal(self) -> str:
        """Return what is said against doing it, or nothing."""
        return self._fault.text()

    @Slot()
    def _on_entered(self) -> None:
        """Go on to the next field; after the last one to the button."""
        pressed = self.sender()
        place = next((n for n, row in enumerate(self._rows) if row is pressed), None)
        if place is None or place + 1 >= len(self._rows):
            self._on_do()
        else:
            self._rows[place + 1].take_keyboard()

    @Slot()
    def _on_do(self) -> None:
        if self._form is None or self._today is None or not self._do.isEnabled():
            return
        filled, today = self.filled(), self._today
        faults = [fault_of(row.asked, filled, today) for row in self._rows]
        for row, fault in zip(self._rows, faults, strict=True):
            row.show_fault(fault)
        wrong = next((row for row, fault in zip(self._rows, faults, strict=True) if fault), None)
        if wrong is not None:
            wrong.take_keyboard()
            self._area.ensureWidgetVisible(wrong)
            return
        self.confirmed.emit(filled)

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("look", "surface")
        self._fields = QVBoxLayout(inside)
        self._fields.setContentsMargins(15, 8, 15, 8)
        self._fields.setSpacing(6)
        self._fields.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._top = QWidget()
        head = QVBoxLayout(self._top)
        head.setContentsMargins(20, 12, 20, 8)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._said)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 16, 10)
        foot.setSpacing(10)
        foot.addWidget(self._fault, 1)
        foot.addStretch(0)
        foot.addWidget(self._back)
        foot.addWidget(self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(line())
        column.addWidget(self._area, 1)
        column.addWidget(line())
        column.addLayout(foot)
        self._back.setObjectName("actLeave")
        self._fault.setObjectName("actRefusal")
        self._do.clicked.connect(self._on_do)
        self._back.clicked.connect(self.left)
