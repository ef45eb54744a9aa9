"""A person's entries: each opens its evidence, and may be taken back or appealed against."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from hallapp.assessment.terms import EntryRow, SheetLine
from hallapp.faces.manager.attendance.reports.lines_form import Given, Line
from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.reports.period import day_text
from hallapp.faces.manager.attendance.scores.part import ScorePart
from hallapp.faces.manager.attendance.scores.score_words import (
    entry_evidence,
    entry_label,
    entry_state,
    points_text,
    points_tone,
    score_text,
)
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_WITHDRAW, _APPEAL = "withdraw", "appeal"


class EntriesPart(ScorePart):
    """Withdrawn ones stand among them, with who took them back and why."""

    def __init__(self) -> None:
        super().__init__("entriesPart")
        self._line: SheetLine | None = None
        self.model = RowTableModel[EntryRow](_columns(), _key, parent=self)
        self.table = RowTableView(self.model, _("加扣分明细"))
        self.table.setObjectName("entryList")
        self.card = ListCard("entry", self.table)
        self.proof = KeyButton(_("看依据"), "Ctrl+E", look="primary")
        self.appeal = KeyButton(_("代为申诉"), "F8")
        self.withdraw = KeyButton(_("撤销"), "F9")
        self.back = KeyButton(_("返回考核表"), "Esc")
        self.card.add_keys((), pushed=(self.proof, self.appeal, self.withdraw, self.back))
        self.proof.setEnabled(False)
        self.appeal.setEnabled(False)
        self.withdraw.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.table.row_opened.connect(self._on_opened)
        self.table.row_selected.connect(self._on_selected)
        self.card.form.given.connect(self._on_given)
        self.card.read_again.connect(self.refresh)
        for key, slot in (
            (self.proof, self._on_proof),
            (self.appeal, self._on_appeal),
            (self.withdraw, self._on_withdraw),
            (self.back, self.left),
        ):
            key.clicked.connect(slot)

    @override
    def show_at(self, wanted: object) -> None:
        """Show a person of the sheet."""
        if isinstance(wanted, SheetLine):
            self._line = wanted
            self.model.show_rows(())
            self.refresh()

    @override
    def refresh(self) -> None:
        """Read the entries again."""
        line, span = self._line, (self.period.from_on, self.period.until_on)
        if line is not None:
            known = line.person.id
            self.ask(lambda hall: hall.scores.entries_of(known, *span), self._show)

    def _show(self, rows: tuple[EntryRow, ...]) -> None:
        line = self._line
        if line is None:
            return
        self.model.show_rows(rows)
        self.card.say(
            _("{name} {score} 分").format(name=line.person.name, score=score_text(line.tenths)),
            sum_words(line),
        )
        self.card.settle(is_empty=not rows, nothing=_("这一期没有加分，也没有扣分。"))
        self._on_selected(self.table.selected_row())

    @Slot(object)
    def _on_selected(self, row: EntryRow | None) -> None:
        counts = row is not None and row.counts
        self.proof.setEnabled(row is not None)
        self.appeal.setEnabled(counts and self.desk.may_manage)
        self.withdraw.setEnabled(counts and self.desk.may_manage)

    @Slot(object)
    def _on_opened(self, row: EntryRow) -> None:
        self.part_asked.emit("evidence", entry_evidence(row, self.period))

    @Slot()
    def _on_proof(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            self._on_opened(row)

    @Slot()
    def _on_withdraw(self) -> None:
        self._ask(_WITHDRAW, _("撤销这一条？撤销以后不会再自动计入。"), _("撤销"))

    @Slot()
    def _on_appeal(self) -> None:
        self._ask(_APPEAL, _("替本人提出申诉，由另一位负责人决定。"), _("提出申诉"))

    def _ask(self, what: str, question: str, deed: str) -> None:
        row: EntryRow | None = self.table.selected_row()
        if row is not None:
            hint = _("例如：当天停电，有停电记录")
            line = Line("words", _("理由"), hint, is_needed=True)
            self.card.form.ask((what, row.id), question, deed, (line,))

    @Slot(object)
    def _on_given(self, given: Given) -> None:
        what, entry_id = _told(given.key)
        words = given.lines["words"]
        if what == _WITHDRAW:
            self.act(
                (given.key, words),
                lambda hall, request: hall.scores.withdraw(request, entry_id, words),
                _("已撤销"),
            )
        else:
            self.act(
                (given.key, words),
                lambda hall, request: hall.scores.appeal(request, entry_id, words),
                _("申诉已提出"),
            )


def _told(key: object) -> tuple[str, UUID]:
    assert isinstance(key, tuple)  # noqa: S101 - the form asks for nothing else
    what, entry_id = key  # pyright: ignore[reportUnknownVariableType]
    return str(what), UUID(str(entry_id))  # pyright: ignore[reportUnknownArgumentType]


def sum_words(line: SheetLine) -> str:
    """Return how a score came about."""
    found = line.sum
    said = [_("基础 {points}").format(points=score_text(found.base))]
    for words, tenths in (
        (_("扣 {points}"), found.taken),
        (_("加 {points}"), found.given),
        (_("封顶少扣 {points}"), found.cut),
        (_("加分封顶少加 {points}"), found.cap_cut),
        (_("首席代表分担 {points}"), found.share),
        (_("保底少扣 {points}"), found.floor_cut),
    ):
        if tenths:
            said.append(words.format(points=score_text(abs(tenths))))
    place = _("第 {rank} 名").format(rank=line.rank)
    tied = _("（并列）") if line.is_tied else ""
    grade = _("，{grade}").format(grade=_(line.grade)) if line.grade else ""
    return _("，").join(said) + _("；") + place + tied + grade


def _columns() -> list[Column[EntryRow]]:
    return [
        Column(_("日期"), lambda row: day_text(row.day), width_px=100),
        Column(_("计分项目"), entry_label, tip=entry_label, bold=True, width_px=220),
        Column(_("分数"), _points, align=RIGHT, tone=_tone, width_px=72),
        Column(_("事由"), lambda row: row.words, tip=lambda row: row.words, width_px=0),
        Column(_("依据"), lambda row: row.evidence.label, tone=_muted, width_px=150),
        Column(_("状态"), entry_state, tip=entry_state, tone=_state_tone, width_px=230),
    ]


def _key(row: EntryRow) -> object:
    return row.id


def _points(row: EntryRow) -> str:
    return points_text(row.tenths)


def _tone(row: EntryRow) -> str:
    return points_tone(row.tenths) if row.counts else "muted"


def _muted(_row: EntryRow) -> str:
    return "muted"


def _state_tone(row: EntryRow) -> str:
    return "" if row.counts else "muted"
