"""Appeals that wait for a decision (申诉)."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from hallapp.assessment.terms import AppealRow
from hallapp.faces.manager.attendance.reports.lines_form import Given, Line
from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.reports.period import day_text
from hallapp.faces.manager.attendance.scores.part import ScorePart
from hallapp.faces.manager.attendance.scores.score_words import (
    entry_evidence,
    entry_label,
    points_text,
    points_tone,
)
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_GRANTED, _REFUSED = "granted", "refused"


class AppealsPart(ScorePart):
    """Of all periods; nobody decides an own one, and the hall holds everybody to it."""

    def __init__(self) -> None:
        super().__init__("appealsPart")
        self.model = RowTableModel[AppealRow](self._columns(), _key, parent=self)
        self.table = RowTableView(self.model, _("申诉"))
        self.table.setObjectName("appealList")
        self.card = ListCard("appeal", self.table)
        self.decide = KeyButton(_("作出决定"), "F8", look="primary")
        self.proof = KeyButton(_("看依据"), "Ctrl+E")
        self.card.add_keys((), pushed=(self.decide, self.proof))
        self.decide.setEnabled(False)
        self.proof.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.table.row_opened.connect(self._on_decide)
        self.table.row_selected.connect(self._on_selected)
        self.card.form.given.connect(self._on_given)
        self.card.read_again.connect(self.refresh)
        self.decide.clicked.connect(self._on_decide)
        self.proof.clicked.connect(self._on_proof)

    @override
    def refresh(self) -> None:
        """Read what waits."""
        self.ask(lambda hall: hall.scores.open_appeals(), self._show)

    def _show(self, rows: tuple[AppealRow, ...]) -> None:
        self.model.show_rows(rows)
        said = _("{count} 份等着决定").format(count=len(rows)) if rows else ""
        foot = _("申诉成立，这一条就不再计分；已经定稿的考核表要更正以后才变。")
        self.card.say(_("申诉"), said, foot)
        self.card.settle(is_empty=not rows, nothing=_("没有等着决定的申诉。"))
        self._on_selected(self.table.selected_row())

    @Slot(object)
    def _on_selected(self, row: AppealRow | None) -> None:
        self.decide.setEnabled(row is not None and self.desk.may_manage)
        self.proof.setEnabled(row is not None)

    @Slot()
    def _on_decide(self) -> None:
        row: AppealRow | None = self.table.selected_row()
        if row is None or not self.decide.isEnabled():
            return
        question = _("{name} 对“{rule} {points}”的申诉：{words}").format(
            name=row.person_name,
            rule=entry_label(row.entry),
            points=points_text(row.entry.tenths),
            words=row.words,
        )
        choices = ((_REFUSED, _("申诉不成立，照计")), (_GRANTED, _("申诉成立，撤销这一条")))
        lines = (
            Line("verdict", _("决定"), choices=choices),
            Line("words", _("理由"), _("例如：有停电记录，情况属实"), is_needed=True),
        )
        self.card.form.ask(row.id, question, _("决定"), lines)

    @Slot(object)
    def _on_given(self, given: Given) -> None:
        appeal_id = given.key
        assert isinstance(appeal_id, UUID)  # noqa: S101 - the form asks for nothing else
        granted, words = given.lines["verdict"] == _GRANTED, given.lines["words"]
        self.act(
            (appeal_id, granted, words),
            lambda hall, request: hall.scores.decide_appeal(
                request, appeal_id, granted=granted, words=words
            ),
            _("申诉已决定：成立") if granted else _("申诉已决定：不成立"),
        )

    @Slot()
    def _on_proof(self) -> None:
        row: AppealRow | None = self.table.selected_row()
        if row is not None:
            self.part_asked.emit("evidence", entry_evidence(row.entry, self.period))

    def _columns(self) -> list[Column[AppealRow]]:
        return [
            Column(_("姓名"), lambda row: row.person_name, bold=True, width_px=100),
            Column(_("日期"), lambda row: day_text(row.entry.day), width_px=100),
            Column(_("计分项目"), lambda row: entry_label(row.entry), width_px=200),
            Column(_("分数"), _points, align=RIGHT, tone=_tone, width_px=72),
            Column(_("申诉理由"), lambda row: row.words, tip=lambda row: row.words, width_px=0),
            Column(_("谁提出"), self._who, width_px=180),
        ]

    def _who(self, row: AppealRow) -> str:
        return f"{row.asked_by_name} {self.moment(row.asked_at)}"


def _key(row: AppealRow) -> object:
    return row.id


def _points(row: AppealRow) -> str:
    return points_text(row.entry.tenths)


def _tone(row: AppealRow) -> str:
    return points_tone(row.entry.tenths)
