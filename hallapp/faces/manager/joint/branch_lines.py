"""The units that are to be asked: a line each, with what about and how long."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from hallapp.faces.manager.joint.act_form import MOST_DAYS, UNITS, USUAL_DAYS
from hallapp.faces.manager.settings_fields import CalmCombo, NumberLine
from hallapp.faces.parts.words import words
from hallapp.hall.limits import Limit
from hallapp.hall.terms import DepartmentRow
from hallapp.joint.asking import BranchAsk
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_LONGEST = 100
_DAYS_PX = 60


class BranchLine(QWidget):
    """One unit; what is wrong with it stands right below."""

    def __init__(self, departments: Sequence[DepartmentRow], title: str = "") -> None:
        super().__init__()
        self._departments = tuple(departments)
        self.unit, self.title = CalmCombo(), QLineEdit(title)
        self.days, self.count = NumberLine(1, MOST_DAYS), CalmCombo()
        self.away = KeyButton(_("去掉"), look="link")
        self._fault = words("", "late", wrap=True)
        self._build()

    def asked(self) -> BranchAsk | None:
        """Return what is asked of the unit; None while something is wrong."""
        number, days = self.unit.currentIndex(), self.days.number()
        if self.problem() or days is None:
            return None
        limit = Limit(days, UNITS[self.count.currentIndex()])
        return BranchAsk(self._departments[number].id, self.title.text().strip(), limit)

    def problem(self) -> str:
        """Return what is wrong; empty when nothing is."""
        if self.unit.currentIndex() < 0:
            return _("请选协办单位。")
        if not self.title.text().strip():
            return _("请写征求什么意见。")
        return self.days.problem()

    def check(self) -> bool:
        """Say what is wrong at the line; return whether nothing is."""
        fault = self.problem()
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        return not fault

    def choose(self, department_id: UUID) -> None:
        """Choose a unit."""
        known = [row.id for row in self._departments]
        self.unit.setCurrentIndex(known.index(department_id) if department_id in known else -1)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first thing that is missing."""
        if self.unit.currentIndex() < 0:
            self.unit.setFocus()
        elif not self.title.text().strip():
            self.title.setFocus()
        else:
            self.days.setFocus()

    def _build(self) -> None:
        self.unit.addItems([row.name for row in self._departments])
        self.unit.setCurrentIndex(-1)
        self.unit.setPlaceholderText(_("选协办单位"))
        self.unit.setMinimumWidth(120)
        self.title.setPlaceholderText(_("征求什么意见，例如：消防安全意见"))
        self.title.setMaxLength(_LONGEST)
        self.days.setText(str(USUAL_DAYS))
        self.days.setFixedWidth(_DAYS_PX)
        self.count.addItems([each.label for each in UNITS])
        named = (
            (self.unit, _("协办单位")),
            (self.title, _("征求事项")),
            (self.days, _("回复期限")),
            (self.count, _("期限单位")),
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(5, 2, 5, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for part, name in named:
            part.setAccessibleName(name)
        grid.addWidget(self.unit, 0, 0)
        grid.addWidget(self.days, 0, 1)
        grid.addWidget(self.count, 0, 2)
        grid.addWidget(self.away, 0, 3)
        grid.addWidget(self.title, 1, 0, 1, 4)
        grid.addWidget(self._fault, 2, 0, 1, 4)
        grid.setColumnStretch(0, 1)
        self._fault.hide()


class BranchLines(QWidget):
    """As many lines as units are asked; never fewer than one."""

    def __init__(self) -> None:
        super().__init__()
        self.departments: tuple[DepartmentRow, ...] = ()
        self.lines: list[BranchLine] = []
        self.add = KeyButton(_("再加一个单位"), "Ctrl+B")
        self.add.setObjectName("addBranch")
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._column)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._on_add)

    def begin(self, departments: Sequence[DepartmentRow], titles: Sequence[str] = ("",)) -> None:
        """Begin with a line for each title; units are for the hall to choose."""
        self.departments = tuple(departments)
        for line in tuple(self.lines):
            self._remove(line)
        for title in titles or ("",):
            self._add(title)

    def asked(self) -> tuple[BranchAsk, ...] | None:
        """Return what is asked of whom; None, and told at the lines, while something is wrong."""
        fine = [line.check() for line in self.lines]
        if not all(fine):
            self.lines[fine.index(False)].take_keyboard()
            return None
        return tuple(ask for line in self.lines if (ask := line.asked()) is not None)

    def is_touched(self) -> bool:
        """Return whether a unit was chosen already."""
        return any(line.unit.currentIndex() >= 0 for line in self.lines)

    @Slot()
    def _on_add(self) -> None:
        self._add("").unit.setFocus()

    def _add(self, title: str) -> BranchLine:
        line = BranchLine(self.departments, title)
        self.lines.append(line)
        self._column.addWidget(line)
        line.show()
        line.away.clicked.connect(lambda: self._on_away(line))
        self._offer_away()
        return line

    def _on_away(self, line: BranchLine) -> None:
        self._remove(line)
        self.add.setFocus()
        self._offer_away()

    def _remove(self, line: BranchLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _offer_away(self) -> None:
        for line in self.lines:
            line.away.setVisible(len(self.lines) > 1)
