"""Name, phone and ID number of an applicant; the ID number is masked as soon as one leaves it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from hallapp.faces.clerk.accept_form import AcceptForm
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import ensure_drawn

_SHOWN_AHEAD = 6
_SHOWN_AT_END = 2
_ID_LENGTH = 18


def masked_id(number: str) -> str:
    """Return the first six characters, stars and the last two; short ones are all stars."""
    hidden = len(number) - _SHOWN_AHEAD - _SHOWN_AT_END
    if hidden <= 0:
        return "*" * len(number)
    return f"{number[:_SHOWN_AHEAD]}{'*' * hidden}{number[-_SHOWN_AT_END:]}"


class ApplicantForm(QWidget):
    """Three fields with what is wrong below each.

    Signals:
        typed: Something was typed, or a field was left.
        finished: Enter in the last field.
    """

    typed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLineEdit()
        self._phone = QLineEdit()
        self._id = QLineEdit()
        self._id_number = ""
        self._id_fault = words("", "late", wrap=True)
        self._phone_fault = words("", "late", wrap=True)
        self._build()

    @property
    def name(self) -> str:
        """Return the typed name."""
        return self._name.text()

    @property
    def phone(self) -> str:
        """Return the typed phone number."""
        return self._phone.text()

    @property
    def id_number(self) -> str:
        """Return the typed ID number, whole, whatever the field shows."""
        return self._id_number

    def show_form(self, form: AcceptForm) -> None:
        """Show what is typed, and what is wrong with it."""
        for field, text in ((self._name, form.name), (self._phone, form.phone)):
            if field.text().strip() != text.strip():
                field.setText(text)
        if self._id_number != form.id_number:
            self._id_number = form.id_number
            # One who is typing in it goes on with the number itself, not with its stars.
            shown = form.id_number if self._id.hasFocus() else masked_id(form.id_number)
            self._id.setText(shown)
        # A number half typed is not wrong yet.
        typing_id = self._id.hasFocus() and len(form.id_number) < _ID_LENGTH
        _show_fault(self._id, self._id_fault, "" if typing_id else form.id_fault)
        _show_fault(
            self._phone, self._phone_fault, "" if self._phone.hasFocus() else form.phone_fault
        )

    def take_keyboard(self) -> None:
        """Bring the cursor to the first empty field, else to the name."""
        empty = [field for field in (self._name, self._phone, self._id) if not field.text()]
        (empty[0] if empty else self._name).setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the number while one types it, mask it when one leaves."""
        if event.type() is QEvent.Type.FocusIn and watched is self._id:
            self._id.setText(self._id_number)
        elif event.type() is QEvent.Type.FocusOut:
            if watched is self._id:
                self._id.setText(masked_id(self._id_number))
                self._id.setCursorPosition(0)
            self.typed.emit()
        return False

    @Slot(str)
    def _on_id_edited(self, text: str) -> None:
        self._id_number = "".join(text.split()).upper()
        self.typed.emit()

    @Slot()
    def _on_name_entered(self) -> None:
        self._phone.setFocus()

    @Slot()
    def _on_phone_entered(self) -> None:
        self._id.setFocus()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        fields = (
            (_("姓名"), self._name, "applicantName", None),
            (_("电话"), self._phone, "applicantPhone", self._phone_fault),
            (_("身份证号"), self._id, "applicantId", self._id_fault),
        )
        for number, (label, field, name, fault) in enumerate(fields):
            self._add(grid, number * 2, words(label, "muted"), field)
            field.setObjectName(name)
            field.setAccessibleName(label)
            field.installEventFilter(self)
            if fault is not None:
                grid.addWidget(fault, number * 2 + 1, 1)
                fault.hide()
        grid.setColumnStretch(1, 1)
        self._name.setMaxLength(60)
        self._phone.setMaxLength(20)
        self._id.setMaxLength(24)
        latin = Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhSensitiveData
        self._id.setInputMethodHints(latin)
        self._name.textEdited.connect(self.typed)
        self._name.textChanged.connect(ensure_drawn)
        self._phone.textEdited.connect(self.typed)
        self._id.textEdited.connect(self._on_id_edited)
        self._name.returnPressed.connect(self._on_name_entered)
        self._phone.returnPressed.connect(self._on_phone_entered)
        self._id.returnPressed.connect(self.finished)

    def _add(self, grid: QGridLayout, row: int, label: QLabel, field: QLineEdit) -> None:
        label.setBuddy(field)
        grid.addWidget(label, row, 0)
        grid.addWidget(field, row, 1)


def _show_fault(field: QLineEdit, label: QLabel, fault: str) -> None:
    label.setText(fault)
    label.setVisible(bool(fault))
    field.setAccessibleDescription(fault)
