"""换人顶岗: another colleague for a leave that was asked for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from hallapp.faces.clerk.attendance.form import OwnForm
from hallapp.hall.terms import PersonRow
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveRow
from hallapp.qtkit.rare_names import shown


class StandInForm(OwnForm):
    """Asks who stands in; gives the request and the person, None for nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("standIn", _("换人"), parent)
        self._row: LeaveRow | None = None
        self._people: tuple[PersonRow, ...] = ()
        self.who = QComboBox()
        self.who.setMinimumWidth(240)
        self.add(_("谁顶岗"), self.who, name="standInWho")

    def ask(self, row: LeaveRow, colleagues: Sequence[PersonRow]) -> None:
        """Begin with a request; the keyboard waits on the names."""
        self._row = row
        self._people = tuple(colleagues)
        self.open_with(_("换人顶岗，{span}").format(span=row.span_text))
        self.who.clear()
        self.who.addItem(_("没有人顶岗"))
        for person in self._people:
            self.who.addItem(f"{shown(person.name)} {person.staff_number}")
        there = [n for n, each in enumerate(self._people, 1) if each.id == row.b_person_id]
        self.who.setCurrentIndex(there[0] if there else 0)
        self.who.setFocus()

    @override
    def gather(self) -> tuple[LeaveRow, PersonRow | None] | None:
        """Return the request and who stands in."""
        if self._row is None:
            return None
        number = self.who.currentIndex()
        return self._row, self._people[number - 1] if number > 0 else None
