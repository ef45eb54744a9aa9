"""说明: what patrols found about me, and what I say of it before it is published."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.clerk.attendance.desk import day_words
from hallapp.faces.clerk.attendance.section import ListSection
from hallapp.faces.clerk.attendance.words_form import WordsForm
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.kernel.texts import _
from hallapp.patrols.terms import ExplanationRow, ExplanationVerdict, ExplanationWish, MarkRow
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column

_SHOWN_DAYS = timedelta(days=62)


@dataclass(frozen=True)
class FindingLine:
    """One finding about me, and what was said of it.

    Attributes:
        seen_at: In the hall's zone.
        until: Until when it may be explained, in the hall's zone; None without an end.
        is_open: It may be explained now.
    """

    mark: MarkRow
    said: ExplanationRow | None
    seen_at: datetime
    until: datetime | None
    is_open: bool

    @property
    def state(self) -> str:
        """Where it stands."""
        if self.said is not None:
            if self.said.verdict is None:
                return _("已说明，等处理，先不公布")
            if self.said.verdict is ExplanationVerdict.ACCEPTED:
                return _("说明成立，不公布")
            return _("说明不成立：{words}").format(words=self.said.decision_words)
        if not self.is_open:
            return _("说明时间已过")
        if self.until is None:
            return _("可以说明")
        return _("{day} {time} 前可以说明").format(
            day=day_words(self.until.date()), time=f"{self.until:%H:%M}"
        )


class FindingsSection(ListSection):
    """What was found about me."""

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            _("巡查没有发现您的问题"),
            _("巡查发现了什么，公布之前会先在这里请您说明。"),
            icon="check",
        )
        super().__init__("findings", _("巡查发现"), finding_columns(), empty, parent)
        self.form_for = WordsForm("explanation", _("提交说明"))
        self._ask = KeyButton(_("写说明"), "Ctrl+I", look="accent")
        self._ask.setObjectName("findingAsk")
        self.head.addWidget(self._ask)
        self._ask.clicked.connect(self._on_ask)
        self.form_for.given.connect(self._on_given)
        self.form_for.left.connect(self.leave_form)

    @override
    def key(self, row: FindingLine) -> object:
        """Return the mark's id."""
        return row.mark.id

    @override
    def clear(self) -> None:
        """Show no findings."""
        self.said.clear()
        self.show_rows(())

    @override
    def refresh(self) -> None:
        """Ask for what was found in two months, and what was said of it."""
        desk = self.desk
        person, since = desk.person.id, desk.today() - _SHOWN_DAYS

        def read() -> tuple[tuple[MarkRow, ...], tuple[ExplanationRow, ...]]:
            found = desk.hall.own_duty.findings(person, since)
            return found, desk.hall.explanations.of_person(person)

        desk.look(read, self._show, self.fail)

    @override
    def opened(self, row: FindingLine) -> None:
        """Write an explanation, or tell where it stands."""
        if row.is_open:
            self._open(row)
            return
        told = [_about(row), row.state]
        if row.said is not None:
            told.append(_("我的说明：{words}").format(words=row.said.words))
        self.desk.tell(_("。").join(told), done=False)

    @Slot()
    def _on_ask(self) -> None:
        row: FindingLine | None = self.table.selected_row()
        if row is None or not row.is_open:
            row = next((each for each in self.model.rows() if each.is_open), None)
        if row is None:
            self.desk.tell(_("现在没有要说明的。"), done=False)
        else:
            self._open(row)

    def _open(self, row: FindingLine) -> None:
        self.open_form(self.form_for)
        told = _about(row)
        if row.mark.words:
            told += _("。巡查记录：{words}").format(words=row.mark.words)
        if row.mark.handling:
            told += _("。当场处理：{words}").format(words=row.mark.handling)
        hint = _("当时在做什么，谁可以证明。说明成立就不公布。")
        self.form_for.ask(row.mark.id, _("情况说明"), told, hint)

    @Slot(object)
    def _on_given(self, given: tuple[object, str]) -> None:
        mark_id, said = given
        line = next((each for each in self.model.rows() if each.mark.id == mark_id), None)
        if line is None:
            self.leave_form()
            return
        desk, wish = self.desk, ExplanationWish(said, mark_id=line.mark.id)
        desk.write(
            lambda request: desk.hall.explanations.give(request, wish),
            self._on_kept,
            self.form_for.refuse,
        )

    def _on_kept(self, _row: ExplanationRow) -> None:
        self.desk.tell(_("说明已提交，处理之前不公布"))
        self.leave_form()
        self.refresh()

    def _show(self, read: tuple[tuple[MarkRow, ...], tuple[ExplanationRow, ...]]) -> None:
        marks, said = read
        now = self.desk.now()
        by_mark = {each.mark_id: each for each in said}
        lines = [self._line(mark, by_mark.get(mark.id), now) for mark in marks]
        if not self.is_news(lines):
            return
        waiting = sum(line.is_open for line in lines)
        self.said.setText(
            _("{count} 件可以说明，公布之前").format(count=waiting)
            if waiting
            else _("近两个月，公布之前先请您说明")
        )
        self.show_rows(lines)
        self.counted.emit(waiting)

    def _line(self, mark: MarkRow, said: ExplanationRow | None, now: datetime) -> FindingLine:
        until = None if mark.explain_until is None else self.desk.local(mark.explain_until)
        is_open = said is None and mark.is_blame and (until is None or now < until)
        return FindingLine(mark, said, self.desk.local(mark.seen_at), until, is_open)


def finding_columns() -> list[Column[FindingLine]]:
    """Return the columns of the list."""
    return [
        Column(_("日期"), lambda line: day_words(line.mark.day), bold=True, width_px=124),
        Column(_("巡查"), _round_words, width_px=130),
        Column(_("窗口"), lambda line: str(line.mark.window_number), width_px=64),
        Column(_("发现"), lambda line: line.mark.label, tip=_found, width_px=170),
        Column(
            _("状态"),
            lambda line: line.state,
            tip=lambda line: line.state,
            tone=lambda line: "late" if line.is_open else "",
            width_px=0,
        ),
    ]


def _round_words(line: FindingLine) -> str:
    text = _("第 {number} 轮 {time}")
    return text.format(number=line.mark.number, time=f"{line.seen_at:%H:%M}")


def _found(line: FindingLine) -> str:
    return line.mark.words or line.mark.label


def _about(line: FindingLine) -> str:
    text = _("{day} {time} {window} 号窗口：{found}")
    return text.format(
        day=day_words(line.mark.day),
        time=f"{line.seen_at:%H:%M}",
        window=line.mark.window_number,
        found=line.mark.label,
    )
