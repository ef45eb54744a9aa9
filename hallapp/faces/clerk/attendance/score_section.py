"""考核: my score, every point with what proves it, and an appeal."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.assessment.terms import AppealRow, EntryRow, SheetLine
from hallapp.faces.clerk.attendance.desk import OwnDesk, day_words
from hallapp.faces.clerk.attendance.evidence import evidence_of
from hallapp.faces.clerk.attendance.evidence_card import EvidenceCard
from hallapp.faces.clerk.attendance.section import ListSection
from hallapp.faces.clerk.attendance.words_form import WordsForm
from hallapp.faces.clerk.choice_band import Choice
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.words import NumberLabel, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column

_ONE_DAY = timedelta(days=1)
_NUMBER_PX = 44


@dataclass(frozen=True)
class ScoreLine:
    """One entry and the appeal against it."""

    entry: EntryRow
    appeal: AppealRow | None

    @property
    def appeal_words(self) -> str:
        """Where the appeal stands; empty without one."""
        if self.appeal is None:
            return ""
        if self.appeal.verdict is None:
            return _("已申诉，等决定")
        return self.appeal.verdict.label


_Read = tuple[tuple[date, date], SheetLine | None, tuple[AppealRow, ...]]


class ScoreSection(ListSection):
    """The own score."""

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            _("这一期没有扣分，也没有加分"),
            _("每一分都会列在这里，能看到依据，也能申诉。"),
            icon="star",
        )
        super().__init__("scores", _("我的考核"), score_columns(), empty, parent)
        self._day = date.min
        self._period: tuple[date, date] | None = None
        self.number = NumberLabel("", _NUMBER_PX)
        self.number.setObjectName("scoreNumber")
        self._sum = words("", "muted", wrap=True)
        self._hero = self._make_hero()
        self.column.insertWidget(0, self._hero)
        self.form_for = WordsForm("appeal", _("提交申诉"))
        self.card = EvidenceCard()
        self._earlier = KeyButton(_("上一期"), "Alt+Left")
        self._later = KeyButton(_("下一期"), "Alt+Right")
        for name, button in (("scoreEarlier", self._earlier), ("scoreLater", self._later)):
            button.setObjectName(name)
            self.head.addWidget(button)
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        self.form_for.given.connect(self._on_given)
        self.form_for.left.connect(self.leave_form)
        self.card.left.connect(self.leave_form)

    @override
    def key(self, row: ScoreLine) -> object:
        """Return the entry's id."""
        return row.entry.id

    @override
    def begin(self, desk: OwnDesk) -> None:
        """Show the present period of whoever sits here now."""
        self._day = desk.today()
        super().begin(desk)

    @override
    def clear(self) -> None:
        """Show no score."""
        self._period = None
        self.number.setText("")
        self._sum.clear()
        self.said.clear()
        self.show_rows(())

    @override
    def set_compact(self, *, compact: bool) -> None:
        """Say the score in the line above the list instead."""
        super().set_compact(compact=compact)
        self._show_hero()

    @override
    def open_form(self, form: QWidget) -> None:
        """Give the form the room of the score, too."""
        super().open_form(form)
        self._show_hero()

    @override
    def close_form(self) -> None:
        """Show the score again."""
        super().close_form()
        self._show_hero()

    def _show_hero(self) -> None:
        self._hero.setVisible(not self._is_compact and self.form is None)

    @override
    def refresh(self) -> None:
        """Ask for the own line of the period shown."""
        desk, day = self.desk, self._day
        person = desk.person.id

        def read() -> _Read:
            period = desk.hall.scores.period(day)
            line = desk.hall.scores.of_person(person, *period)
            return period, line, desk.hall.scores.appeals_of(person)

        desk.look(read, self._show, self.fail)

    @override
    def opened(self, row: ScoreLine) -> None:
        """Offer the evidence and the appeal."""
        entry = row.entry
        said = f"{points(entry.tenths)}  {entry.rule_label}  {day_words(entry.day)}"
        choices = [Choice(_("看依据"), partial(self._open_evidence, row))]
        may_not = "" if row.appeal is None else row.appeal_words
        choices.append(Choice(_("申诉"), partial(self._open_appeal, row), may_not))
        rule = entry.words
        if row.appeal is not None:
            text = _("{words}。申诉：{said}；{state} {decision}")
            rule = text.format(
                words=entry.words,
                said=row.appeal.words,
                state=row.appeal_words,
                decision=row.appeal.decision_words,
            ).strip()
        self.offer(said, rule, choices)

    def _open_evidence(self, row: ScoreLine) -> None:
        desk = self.desk
        desk.look(
            lambda: evidence_of(desk, row.entry),
            lambda facts: self._show_evidence(row.entry, facts),
        )

    def _show_evidence(self, entry: EntryRow, facts: tuple[tuple[str, str], ...]) -> None:
        self.open_form(self.card)
        title = f"{entry.rule_label} {points(entry.tenths)}"
        self.card.show_facts(title, facts)

    def _open_appeal(self, row: ScoreLine) -> None:
        self.open_form(self.form_for)
        entry = row.entry
        told = f"{day_words(entry.day)} {entry.rule_label} {points(entry.tenths)}，{entry.words}"
        self.form_for.ask(entry.id, _("申诉"), told, _("哪里不对，有什么可以证明。"))

    @Slot(object)
    def _on_given(self, given: tuple[Any, str]) -> None:
        entry_id, said = given
        desk = self.desk
        desk.write(
            lambda request: desk.hall.scores.appeal(request, entry_id, said),
            self._on_appealed,
            self.form_for.refuse,
        )

    def _on_appealed(self, _row: AppealRow) -> None:
        self.desk.tell(_("申诉已提交，等大厅管理决定"))
        self.leave_form()
        self.refresh()

    def _show(self, read: _Read) -> None:
        if not self.is_news(read):
            return
        self._period, line, appeals = read
        latest = {each.entry.id: each for each in appeals}
        self.number.setText("—" if line is None else score(line.tenths))
        self._sum.setText(_sum_words(line))
        self.said.setText(_period_words(self._period, line, is_compact=self._is_compact))
        entries = () if line is None else line.entries
        self.show_rows([ScoreLine(each, latest.get(each.id)) for each in entries])
        self._later.setEnabled(self._period[1] < self.desk.today())
        self.counted.emit(sum(each.verdict is None for each in appeals))

    @Slot()
    def _on_earlier(self) -> None:
        if self._period is not None:
            self._day = self._period[0] - _ONE_DAY
            self.refresh()

    @Slot()
    def _on_later(self) -> None:
        if self._period is not None:
            self._day = self._period[1] + _ONE_DAY
            self.refresh()

    def _make_hero(self) -> QWidget:
        hero = QWidget()
        row = QHBoxLayout(hero)
        row.setContentsMargins(16, 8, 16, 4)
        row.setSpacing(16)
        row.addWidget(self.number)
        column = QVBoxLayout()
        column.addWidget(self._sum)
        row.addLayout(column, 1)
        return hero


def points(tenths: int) -> str:
    """Return signed points: +2 分, −0.5 分."""
    sign = "+" if tenths > 0 else "−" if tenths < 0 else ""
    return _("{points} 分").format(points=f"{sign}{score(abs(tenths))}")


def score(tenths: int) -> str:
    """Return points without a sign: 98, 98.5."""
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}" if rest else str(whole)


def score_columns() -> list[Column[ScoreLine]]:
    """Return the columns of the list."""
    return [
        Column(_("日期"), lambda line: day_words(line.entry.day), width_px=124),
        Column(
            _("得分"), lambda line: points(line.entry.tenths), align=RIGHT, bold=True, width_px=92
        ),
        Column(_("项目"), lambda line: line.entry.rule_label, tip=_label, width_px=180),
        Column(
            _("事由"), lambda line: line.entry.words, tip=lambda line: line.entry.words, width_px=0
        ),
        Column(_("依据"), lambda line: line.entry.evidence.label, width_px=116),
        Column(_("申诉"), lambda line: line.appeal_words, width_px=120),
    ]


def _label(line: ScoreLine) -> str:
    return f"{line.entry.group.label} {line.entry.rule_label}"


def _sum_words(line: SheetLine | None) -> str:
    if line is None:
        return _("这一期您不在考核表里。")
    told = [_("基础 {base} 分").format(base=score(line.sum.base))]
    if line.sum.taken:
        told.append(_("扣 {points} 分").format(points=score(-line.sum.taken - line.sum.cut)))
    if line.sum.given:
        told.append(_("加 {points} 分").format(points=score(line.sum.given - line.sum.cap_cut)))
    if line.sum.share:
        told.append(_("首席代表分担 {points} 分").format(points=score(line.sum.share)))
    rank = _("第 {rank} 名").format(rank=line.rank)
    told.append(_("{rank}（并列）").format(rank=rank) if line.is_tied else rank)
    if line.grade:
        told.append(line.grade)
    return _("，").join(told)


def _period_words(period: tuple[date, date], line: SheetLine | None, *, is_compact: bool) -> str:
    first, last = period
    text = _("{year}年{first}月").format(year=first.year, first=first.month)
    if first.month != last.month:
        text = _("{year}年{first}月至{last}月").format(
            year=first.year, first=first.month, last=last.month
        )
    if is_compact and line is not None:
        return _("{period}，{score} 分").format(period=text, score=score(line.tenths))
    return text
