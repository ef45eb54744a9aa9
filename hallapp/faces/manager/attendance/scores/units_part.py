"""Units of the sheet: what their people have together, and who received their part (送达)."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from hallapp.assessment.terms import AssessmentSheet, UnitLine
from hallapp.faces.manager.attendance.reports.lines_form import Given, Line
from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.scores.part import ScorePart
from hallapp.faces.manager.attendance.scores.score_words import points_text, score_text
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView


@dataclass(frozen=True)
class UnitShown:
    """A unit, and how its part of the sheet was delivered.

    Attributes:
        open_lines: How many of its people's lines nobody received yet.
    """

    unit: UnitLine
    open_lines: int
    delivered_to: str
    delivered_at: datetime | None


class UnitScoresPart(ScorePart):
    """Mean, rank, points; a closed sheet is delivered unit by unit, with who signed when."""

    def __init__(self) -> None:
        super().__init__("unitScoresPart")
        self._sheet: AssessmentSheet | None = None
        self.model = RowTableModel[UnitShown](self._columns(), _key, parent=self)
        self.table = RowTableView(self.model, _("各单位考核"))
        self.table.setObjectName("unitScoreList")
        self.card = ListCard("delivery", self.table)
        self.deliver = KeyButton(_("登记送达"), "F8", look="primary")
        self.card.add_keys((), pushed=(self.deliver,))
        self.deliver.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.table.row_opened.connect(self._on_deliver)
        self.table.row_selected.connect(self._on_selected)
        self.deliver.clicked.connect(self._on_deliver)
        self.card.form.given.connect(self._on_given)
        self.card.read_again.connect(self.refresh)

    @override
    def refresh(self) -> None:
        """Read the sheet again."""
        span = (self.period.from_on, self.period.until_on)
        self.ask(lambda hall: hall.scores.sheet(*span), self._show)

    def _show(self, sheet: AssessmentSheet) -> None:
        self._sheet = sheet
        self.model.show_rows([_shown(sheet, unit) for unit in sheet.units])
        said = "" if sheet.id is not None else _("定稿以后才能送达。")
        self.card.say(_("各单位考核和送达"), said)
        self.card.settle(is_empty=not sheet.units, nothing=_("这一期没有单位参加考核。"))
        self._on_selected(self.table.selected_row())

    @Slot(object)
    def _on_selected(self, row: UnitShown | None) -> None:
        is_closed = self._sheet is not None and self._sheet.id is not None
        can = row is not None and bool(row.open_lines) and is_closed
        self.deliver.setEnabled(can and self.desk.may_manage)

    @Slot()
    def _on_deliver(self) -> None:
        row: UnitShown | None = self.table.selected_row()
        if row is None or not self.deliver.isEnabled():
            return
        question = _("{unit} 的考核表由谁签收？共 {count} 人").format(
            unit=_unit(row), count=row.open_lines
        )
        line = Line("to", _("签收人"), _("写在送达回证上的姓名"), is_needed=True)
        self.card.form.ask(row, question, _("登记送达"), (line,))

    @Slot(object)
    def _on_given(self, given: Given) -> None:
        row, to = given.key, given.lines["to"]
        known = None if self._sheet is None else self._sheet.id
        if known is None or not isinstance(row, UnitShown):
            return
        unit_id = row.unit.department_id
        self.act(
            (known, unit_id, to),
            lambda hall, request: hall.scores.deliver(request, known, unit_id, to),
            _("{unit} 已送达，{to} 签收").format(unit=_unit(row), to=to),
        )

    def _columns(self) -> list[Column[UnitShown]]:
        return [
            Column(_("名次"), _rank, align=RIGHT, width_px=56),
            Column(_("单位"), _unit, tip=_unit, bold=True, width_px=0),
            Column(_("人数"), lambda row: str(row.unit.people), align=RIGHT, width_px=64),
            Column(_("平均分"), _mean, align=RIGHT, bold=True, width_px=80),
            Column(_("扣分"), lambda row: points_text(row.unit.taken), align=RIGHT, width_px=80),
            Column(_("加分"), lambda row: points_text(row.unit.given), align=RIGHT, width_px=80),
            Column(_("送达"), self._delivered, tone=_tone, width_px=260),
        ]

    def _delivered(self, row: UnitShown) -> str:
        if row.delivered_at is None:
            return _("还没有送达")
        said = f"{row.delivered_to} {self.moment(row.delivered_at)}"
        if row.open_lines:
            said = _("{said}，还差 {count} 人").format(said=said, count=row.open_lines)
        return said


def _shown(sheet: AssessmentSheet, unit: UnitLine) -> UnitShown:
    own = [line for line in sheet.lines if line.person.department_id == unit.department_id]
    done = [line for line in own if line.delivered_at is not None]
    first = done[0] if done else None
    return UnitShown(
        unit,
        len(own) - len(done),
        "" if first is None else first.delivered_to,
        None if first is None else first.delivered_at,
    )


def _key(row: UnitShown) -> object:
    return row.unit.department_id


def _unit(row: UnitShown) -> str:
    return row.unit.department or _("没有单位的人")


def _rank(row: UnitShown) -> str:
    return str(row.unit.rank) if row.unit.rank else "–"


def _mean(row: UnitShown) -> str:
    return score_text(row.unit.mean_tenths) if row.unit.people else "–"


def _tone(row: UnitShown) -> str:
    return "muted" if row.delivered_at is None else ""
