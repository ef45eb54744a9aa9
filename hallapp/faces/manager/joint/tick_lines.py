"""The materials of the lead unit's item, ticked one by one (材料核对)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hallapp.cases.terms import MaterialTick, TickOutcome
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.guides.terms import MaterialRow
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown

_OUTCOMES = (TickOutcome.MISSING, TickOutcome.COMPLETE, TickOutcome.NOT_NEEDED)


class TickLines(QWidget):
    """A line for each material; nothing counts as brought before somebody says so."""

    def __init__(self) -> None:
        super().__init__()
        self._materials: tuple[MaterialRow, ...] = ()
        self._lines: list[QWidget] = []
        self.switches: list[Segments] = []
        self._said = words("", "muted", wrap=True)
        self.all = KeyButton(_("全部齐全"), "Ctrl+E")
        self.all.setObjectName("allBrought")
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 0, 5, 0)
        column.addWidget(self._said)
        column.addLayout(self._column)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.all.clicked.connect(self._on_all)
        self.show_materials(None)

    def show_materials(self, materials: Sequence[MaterialRow] | None) -> None:
        """Show what an item asks for; None while none is chosen."""
        self._materials = tuple(materials or ())
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self.switches = [], []
        for material in self._materials:
            self._add(material)
        none_yet = _("选定牵头事项以后，在这里逐项核对材料。")
        none_asked = _("这个事项不收材料。")
        self._said.setText(none_yet if materials is None else none_asked)
        self._said.setVisible(not self._materials)
        self.all.setVisible(bool(self._materials))

    def ticks(self) -> tuple[MaterialTick, ...]:
        """Return what was found of each material."""
        return tuple(
            MaterialTick(str(material.id), material.name, _OUTCOMES[switch.number()])
            for material, switch in zip(self._materials, self.switches, strict=True)
        )

    @Slot()
    def _on_all(self) -> None:
        for switch in self.switches:
            if _OUTCOMES[switch.number()] is TickOutcome.MISSING:
                switch.choose(_OUTCOMES.index(TickOutcome.COMPLETE))

    def _add(self, material: MaterialRow) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        name = words(shown(material.name), wrap=True)
        row.addWidget(name, 1)
        switch = Segments(material.name, [each.label for each in _OUTCOMES])
        row.addWidget(switch, 0, Qt.AlignmentFlag.AlignTop)
        self.switches.append(switch)
        self._lines.append(line)
        self._column.addWidget(line)
        line.show()
