"""One section of a guide's form: fields below one another, findings under the field they are on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.authoring.terms import CheckFinding
from hallapp.faces.manager.guides.working import Working
from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _


class SectionForm(QFrame):
    """What every section is.

    Signals:
        typed: Something was changed; the working guide has it already.
    """

    typed = Signal()

    def __init__(self, title: str, working: Working) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._working = working
        self.column = QVBoxLayout()
        self.column.setContentsMargins(16, 10, 16, 16)
        self.column.setSpacing(2)
        self.column.addWidget(words(title, "title"))
        self._general = words("", "late", wrap=True)
        self._general.hide()
        self.column.addWidget(self._general)
        inner = QWidget()
        inner.setProperty("look", "surface")
        inner.setLayout(self.column)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self.area)

    def show_working(self) -> None:
        """Show what stands in the working guide now."""
        raise NotImplementedError

    def show_findings(self, findings: Sequence[CheckFinding]) -> None:
        """Say what the rules speak against, each at its field."""
        raise NotImplementedError

    def go_to(self, finding: CheckFinding) -> None:
        """Bring the keyboard to the place of a finding."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first field."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Say above all fields what is wrong with the section as a whole."""
        self._general.setText(text)
        self._general.setVisible(bool(text))

    def focus_field(self, field: Field) -> None:
        """Bring the keyboard to a field and the field into sight."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.column.activate()
        self.area.ensureWidgetVisible(field)


class FieldsForm(SectionForm):
    """A chapter of fields of the guide itself."""

    def __init__(self, title: str, working: Working, fields: Sequence[Field]) -> None:
        super().__init__(title, working)
        self.fields: Mapping[str, Field] = {field.name: field for field in fields}
        for field in fields:
            self.column.addWidget(field)
            field.changed.connect(self._on_changed)
        self.column.addStretch(1)

    @override
    def show_working(self) -> None:
        """Show the values."""
        for key, field in self.fields.items():
            field.show_value(self._working.value(key))

    @override
    def show_findings(self, findings: Sequence[CheckFinding]) -> None:
        """Say at each field what is found there."""
        for key, field in self.fields.items():
            field.show_fault(field.problem() or said(each for each in findings if each.key == key))
        self.say(said(each for each in findings if each.key not in self.fields))

    @override
    def go_to(self, finding: CheckFinding) -> None:
        """Bring the keyboard to the field."""
        field = self.fields.get(finding.key)
        if field is None:
            self.take_keyboard()
        else:
            self.focus_field(field)

    @override
    def take_keyboard(self) -> None:
        """Bring the keyboard to the first field."""
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_changed(self) -> None:
        field = self.sender()
        if not isinstance(field, Field):
            return
        field.show_fault(field.problem())
        if not field.problem():
            value: Any = field.value()
            self._working.set_value(field.name, value)
        self.typed.emit()


def said(findings: Iterable[CheckFinding]) -> str:
    """Return findings in words, one below the other; warnings say that they are."""
    return "\n".join(
        each.words if each.is_error else _("请再核对：{words}").format(words=each.words)
        for each in findings
    )
