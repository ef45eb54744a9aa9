"""The question that stands in the place of the row beside a list."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.lists.deed import Question, Values
from hallapp.faces.manager.pages.deed_form import DeedForm
from hallapp.faces.manager.settings_fields import Field, TextField


class FieldArea(QScrollArea):
    """Is as high as its fields where there is room, and scrolls where there is not."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(1)

    @override
    def sizeHint(self) -> QSize:
        """Return the height of the fields."""
        held = self.widget()
        # Qt gives None for an area that is still empty, whatever its types say.
        return held.sizeHint() if held is not None else QSize(1, 1)  # pyright: ignore[reportUnnecessaryComparison]

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        """Ask for another height when a field says what is wrong."""
        if arg__2.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(arg__1, arg__2)


class AskForm(DeedForm):
    """Asks what one deed needs; its fields are made anew for each question.

    Attributes:
        fields: The fields of the present question, by name.
    """

    def __init__(self) -> None:
        super().__init__("duty")
        self.setProperty("look", "card")
        self.fields: dict[str, Field] = {}
        self._area = FieldArea()
        self.lay_out([self._area], side_px=15, apart_px=4)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.addStretch(1)

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
