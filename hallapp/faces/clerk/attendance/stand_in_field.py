"""Who stands in: the B of the post unless somebody else of the unit is named."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QWidget

from hallapp.hall.terms import PersonRow
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown


class StandInField(QComboBox):
    """The colleagues of the unit; the first choice leaves it to the A and B posts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(240)
        self.addItem(_("按 AB 岗"), None)

    def show_people(self, people: Sequence[PersonRow]) -> None:
        """Offer these; what was chosen stays, if it is still there."""
        chosen = self.person_id()
        self.clear()
        self.addItem(_("按 AB 岗"), None)
        for person in people:
            self.addItem(f"{shown(person.name)} {person.staff_number}", person.id)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def tell_usual(self, name: str) -> None:
        """Say who it is when nobody is named: the B of the post."""
        text = _("按 AB 岗：{name}").format(name=shown(name)) if name else _("按 AB 岗：没有 B 岗")
        self.setItemText(0, text)

    def person_id(self) -> UUID | None:
        """Return who was named, None for the B of the post."""
        return self.currentData()
