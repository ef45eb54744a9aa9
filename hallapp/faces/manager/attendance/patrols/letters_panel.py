"""The part 反馈函: letters to home units, from the finding to the closed file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Slot
from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.patrols.fields_form import Ask, Given
from hallapp.faces.manager.attendance.patrols.letter_words import (
    Doing,
    detail_words,
    letter_columns,
    mark_choice,
    mark_fact,
)
from hallapp.faces.manager.attendance.patrols.list_panel import ListPanel, offer
from hallapp.faces.manager.attendance.patrols.seat_words import mark_label
from hallapp.faces.manager.attendance.patrols.services import PatrolHall
from hallapp.faces.manager.guides.inputs import DayField
from hallapp.faces.manager.settings_fields import ChoiceField, TextField
from hallapp.faces.parts.segments import Segments
from hallapp.hall.terms import DepartmentRow
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers
from hallapp.patrols.terms import LetterReply, LetterRow, LetterState, LetterWish, MarkRow
from hallapp.qtkit.door import Choice
from hallapp.qtkit.key_button import KeyButton

if TYPE_CHECKING:
    from hallapp.serving.attendance_papers.made import MadePaper

MOST_WORDS = 200
_SINCE_DAYS = 30
"""Findings of so many days are offered for a letter."""
_TO_DO, _OVERDUE, _YEAR = range(3)


@dataclass(frozen=True)
class LettersNow:
    """Letters as they were read, and the findings that none was written about."""

    to_do: tuple[LetterRow, ...]
    year: tuple[LetterRow, ...]
    marks: tuple[MarkRow, ...]
    units: tuple[DepartmentRow, ...] = ()

    @property
    def overdue(self) -> tuple[LetterRow, ...]:
        """Return those whose answer has not come in time."""
        open_ = (each for each in self.to_do if each.state is LetterState.OPEN)
        return tuple(each for each in open_ if each.is_overdue)


def read_letters(hall: PatrolHall, today: date) -> LettersNow:
    """Read the letters; runs on the worker."""
    to_do = hall.letters.open_letters()
    year = hall.letters.in_period(date(today.year, 1, 1), today)
    written = {each.mark_id for each in year if each.state is not LetterState.WITHDRAWN}
    marks = hall.patrols.marks_in(today - timedelta(days=_SINCE_DAYS), today)
    free = [each for each in marks if each.is_blame and each.id not in written]
    # A withdrawn letter may be written anew; the hall refuses what it cannot take.
    return LettersNow(to_do, year, tuple(reversed(free)), hall.departments())


class LettersPanel(ListPanel[LetterRow]):
    """Issue, print, answer, check, close, withdraw."""

    def __init__(self) -> None:
        super().__init__(
            "letters",
            _("反馈函"),
            letter_columns(lambda: self._today),
            lambda row: row.id,
            (
                ChoiceField("mark", _("问题")),
                ChoiceField("unit", _("发往单位")),
                TextField("rule", _("依据"), _("违反哪条规定，可以不填"), longest=MOST_WORDS),
                TextField("request", _("要求"), longest=MOST_WORDS),
                TextField("reply", _("回执内容"), longest=MOST_WORDS),
                TextField("by", _("签字人"), longest=60),
                TextField("checked", _("核对情况"), longest=MOST_WORDS),
                DayField("on", _("日期"), _("留空为今天")),
                TextField("why", _("撤回原因"), longest=MOST_WORDS),
            ),
        )
        self._today = date.min
        self._now: LettersNow | None = None
        self._offered: dict[UUID, MarkRow] = {}
        self.filter = Segments(_("看哪些反馈函"), [_("待办"), _("逾期未回复"), _("今年")])
        self.issue = KeyButton(_("发反馈函"), "Ctrl+N", look="accent")
        self.print = KeyButton(_("打印"), "Ctrl+P")
        self.save = KeyButton(_("存成文件"))
        self.acts = {
            Doing.REPLY: KeyButton(_("登记回执"), "Ctrl+H", look="accent"),
            Doing.RECTIFY: KeyButton(_("核对整改"), "Ctrl+K", look="accent"),
            Doing.CLOSE: KeyButton(_("归档"), "Ctrl+J"),
            Doing.WITHDRAW: KeyButton(_("撤回")),
        }
        self._build_letters()

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        self._today = desk.today()
        super().begin(desk)

    @override
    def refresh(self) -> None:
        today = self.desk.today()
        self.look(lambda hall: read_letters(hall, today), self._show, self.unread)

    @override
    def show_at(self, wanted: object) -> None:
        """Begin a letter about a mark."""
        if isinstance(wanted, MarkRow):
            self._ask_issue(wanted)

    @override
    def nothing(self) -> tuple[str, str]:
        if self.filter.number() == _OVERDUE:
            return _("没有逾期未回复的反馈函"), _("到期没有回复的会列在这里。")
        return _("没有待办的反馈函"), _("巡查发现问题后，从“发反馈函”告诉派出单位并收回执。")

    @override
    def row_chosen(self, row: LetterRow | None) -> None:
        self.detail.setText("" if row is None else detail_words(row))
        may = self._desk is not None and self._desk.may_run
        for doing, button in self.acts.items():
            fits = row is not None and doing.fits(row.state)
            why = "" if row is None else _("现在是“{state}”").format(state=row.state.label)
            offer(button, may=may and fits, why=why)
        for button in (self.print, self.save):
            button.setEnabled(row is not None)

    @override
    def done(self, given: Given) -> None:
        doing, values = Doing(given.deed), given.values
        if doing is Doing.ISSUE:
            self._issue(values)
            return
        row = self.table.selected_row()
        if row is not None:
            said = _said(doing).format(number=row.number)
            letter_id = row.id
            self.carry(lambda hall, request: _act(hall, request, letter_id, given), said)

    # What is shown

    def _show(self, now: LettersNow) -> None:
        self._now = now
        counts = (len(now.to_do), len(now.overdue), len(now.year))
        words = (_("待办 {count}"), _("逾期未回复 {count}"), _("今年 {count}"))
        for number, (word, count) in enumerate(zip(words, counts, strict=True)):
            self.filter.set_word(number, word.format(count=count))
        self._show_letters()
        self.counted.emit(len(now.to_do))

    @Slot()
    def _show_letters(self) -> None:
        now = self._now
        if now is not None:
            self.show_rows((now.to_do, now.overdue, now.year)[self.filter.number()])

    # What people do

    @Slot()
    def _on_issue(self) -> None:
        self._ask_issue(None)

    def _ask_issue(self, about: MarkRow | None) -> None:
        offered = list(self._now.marks) if self._now is not None else []
        if about is not None and about.id not in {each.id for each in offered}:
            offered.insert(0, about)
        if not offered:
            said = _("最近 {days} 天没有要发反馈函的问题。").format(days=_SINCE_DAYS)
            self.told.emit(said)
            return
        with papers():
            usual = _("请核实情况，督促整改，并按期回复。")
        first = about or offered[0]
        self._offered = {each.id: each for each in offered}
        self.ask(
            Ask(
                Doing.ISSUE.value,
                _("发反馈函：事实照巡查记录写明。"),
                _("发函并打印"),
                ("mark", "unit", "rule", "request"),
                ("request",),
                {"mark": first.id, "unit": None, "request": usual},
                {
                    "mark": [(each.id, mark_choice(each, mark_label(each))) for each in offered],
                    "unit": self._units(),
                },
            )
        )
        self._tell_mark()

    def _units(self) -> list[tuple[UUID | None, str]]:
        """Return whom a letter may go to: the person's own unit, or another one."""
        units = () if self._now is None else self._now.units
        own: list[tuple[UUID | None, str]] = [(None, _("人员所属单位"))]
        return own + [(unit.id, unit.name) for unit in units]

    @Slot()
    def _tell_mark(self) -> None:
        """Tell the chosen finding in full: so it will stand in the letter."""
        mark = self._offered.get(self._marks.value())
        self._marks.show_hint("" if mark is None else mark_fact(mark))

    def _issue(self, values: Mapping[str, Any]) -> None:
        wish = LetterWish(
            values["request"], values["mark"], rule=values["rule"], department_id=values["unit"]
        )
        self.form.set_busy(is_busy=True)

        def done(row: LetterRow) -> None:
            self.form.set_busy(is_busy=False)
            self.close_form()
            self.told.emit(_("反馈函 {number} 已发").format(number=row.number))
            self.papers.print(self.desk, lambda hall: hall.papers.letter(row.id))
            self.refresh()

        self.write(lambda hall, request: hall.letters.issue(request, wish), done, self.form.refuse)

    @Slot()
    def _on_act(self) -> None:
        button, row = self.sender(), self.table.selected_row()
        doing = next((each for each, key in self.acts.items() if key is button), None)
        if doing is not None and row is not None:
            self.ask(_asked(doing, row))

    @Slot()
    def _on_print(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            letter_id = row.id
            self.papers.print(self.desk, lambda hall: hall.papers.letter(letter_id))

    @Slot()
    def _on_save(self) -> None:
        row = self.table.selected_row()
        if row is None:
            return
        choices = [Choice("pdf", _("PDF 文件")), Choice("docx", _("Word 文档"), _("可以再改"))]
        chosen = self.desk.door.choose(_("存成什么文件"), choices)
        if chosen is not None:
            self._save(row, chosen.value)

    def _save(self, row: LetterRow, ending: str) -> None:
        def make(hall: PatrolHall) -> "MadePaper":
            from hallapp.serving.attendance_papers.made import PaperForm

            return hall.papers.letter(row.id, PaperForm(ending))

        self.papers.save(self.desk, make, f"{row.number}.{ending}")

    def _build_letters(self) -> None:
        self.leave_out(2, 4, tight=(3,))
        self.add_to_head(self.filter, self.issue, *self.acts.values(), self.print, self.save)
        for button in self.acts.values():
            button.clicked.connect(self._on_act)
        self.issue.clicked.connect(self._on_issue)
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.filter.chosen.connect(self._show_letters)
        self._marks = self.form.fields["mark"]
        self._marks.changed.connect(self._tell_mark)


def _asked(doing: Doing, row: LetterRow) -> Ask:
    """Return what the band asks for about a letter."""
    number = row.number
    return {
        Doing.REPLY: lambda: Ask(
            doing.value,
            _("登记 {number} 的回执").format(number=number),
            _("记下回执"),
            ("reply", "by", "on"),
            ("reply", "by"),
        ),
        Doing.RECTIFY: lambda: Ask(
            doing.value,
            _("核对 {number} 的整改：到窗口看过再记。").format(number=number),
            _("记为已整改"),
            ("checked", "on"),
            ("checked",),
        ),
        Doing.CLOSE: lambda: Ask(
            doing.value, _("{number} 办结归档").format(number=number), _("归档"), ()
        ),
        Doing.WITHDRAW: lambda: Ask(
            doing.value,
            _("撤回 {number}：文号不再使用。").format(number=number),
            _("撤回这份函"),
            ("why",),
            ("why",),
        ),
    }[doing]()


def _act(hall: PatrolHall, request: Request, letter_id: UUID, given: Given) -> LetterRow:
    """Do what was filled in; runs on the worker."""
    doing, values = Doing(given.deed), given.values
    on = date.fromisoformat(values["on"]) if values.get("on") else None
    if doing is Doing.REPLY:
        reply = LetterReply(values["reply"], values["by"], on)
        return hall.letters.reply(request, letter_id, reply)
    if doing is Doing.RECTIFY:
        return hall.letters.rectify(request, letter_id, values["checked"], on)
    if doing is Doing.CLOSE:
        return hall.letters.close(request, letter_id)
    return hall.letters.withdraw(request, letter_id, values["why"])


def _said(doing: Doing) -> str:
    return {
        Doing.REPLY: _("{number} 的回执已登记"),
        Doing.RECTIFY: _("{number} 已核对整改"),
        Doing.CLOSE: _("{number} 已归档"),
        Doing.WITHDRAW: _("{number} 已撤回"),
    }[doing]
