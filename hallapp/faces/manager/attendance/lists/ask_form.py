"""The question that stands in the place of the row beside a list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.lists.deed import Question, Values
from hallapp.faces.manager.pages.deed_form import DeedForm
from hallapp.faces.manager.settings_fields import Field, TextField


class AskForm(DeedForm):
    """Asks what one deed needs; its fields are made anew for each question.

    Attributes:
        fields: The fields of the present question, by name.
    """

    def __init__(self) -> None:
        super().__init__("duty")
        self.setProperty("look", "card")
        self.fields: dict[str, Field] = {}
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(0)
        self._held: QWidget | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumHeight(1)
        self.lay_out([self._area], side_px=15, apart_px=4)

    def ask(self, question: Question, word: str) -> None:
        """Ask a question; the cursor waits in its first field."""
        self.fields = {field.name: field for field in question.fields}
        inner = QWidget()
        inner.setProperty("look", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(0)
        for field in question.fields:
            column.addWidget(field)
            if isinstance(field, TextField):
                field.line.returnPressed.connect(self.press)
        column.addStretch(1)
        self._area.setWidget(inner)
        self.open_with(question.title, word)
        inner.show()

    def take_keyboard(self) -> None:
        """Bring the cursor to the first field, or to the key where there is none."""
        first = next(iter(self.fields.values()), None)
        if first is None:
            self.do.setFocus()
        else:
            first.setFocus()

    @override
    def gathered(self) -> Values | None:
        """Return what was typed; None when a field is wrong, which says so and has the cursor."""
        wrong: Field | None = None
        for field in self.fields.values():
            fault = field.problem()
            field.show_fault(fault)
            wrong = wrong or (field if fault else None)
        if wrong is not None:
            wrong.setFocus()
            return None
        return {name: field.value() for name, field in self.fields.items()}
