"""The part 情况说明: what people say about a finding, accepted or not before it is published."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import Slot
from typing_extensions import override

from hallapp.faces.manager.attendance.patrols.fields_form import Ask, Given
from hallapp.faces.manager.attendance.patrols.list_panel import ListPanel, offer
from hallapp.faces.manager.attendance.patrols.seat_words import mark_label, mark_words
from hallapp.faces.manager.attendance.patrols.services import PatrolHall
from hallapp.faces.manager.settings_fields import TextField
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _
from hallapp.patrols.terms import ExplanationRow, MarkRow
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column

MOST_WORDS = 200
_SINCE_DAYS = 30
_OPEN, _ALL = range(2)
_ACCEPT, _REFUSE = "accept", "refuse"


@dataclass(frozen=True)
class SaidLine:
    """An explanation with the mark that it is about.

    Attributes:
        mark: None where it is about a day of attendance, or the mark was corrected since.
    """

    row: ExplanationRow
    mark: MarkRow | None


@dataclass(frozen=True)
class SaidNow:
    """Explanations as they were read: those that wait, and those of the last weeks."""

    open: tuple[SaidLine, ...]
    all: tuple[SaidLine, ...]


def read_said(hall: PatrolHall, today: date) -> SaidNow:
    """Read the explanations; runs on the worker."""
    waiting = hall.explanations.open()
    since = min([today - timedelta(days=_SINCE_DAYS), *(each.day for each in waiting)])
    rows = hall.explanations.in_period(since, today)
    marks = {each.id: each for each in hall.patrols.marks_in(since, today)}

    def line(row: ExplanationRow) -> SaidLine:
        return SaidLine(row, None if row.mark_id is None else marks.get(row.mark_id))

    return SaidNow(tuple(map(line, waiting)), tuple(line(row) for row in reversed(rows)))


class ExplanationsPanel(ListPanel[SaidLine]):
    """A list of what waits, each told in full below it, with two keys."""

    def __init__(self) -> None:
        super().__init__(
            "explanations",
            _("情况说明"),
            said_columns(),
            lambda line: line.row.id,
            (TextField("words", _("处理意见"), longest=MOST_WORDS),),
        )
        self._now: SaidNow | None = None
        self.filter = Segments(_("看哪些说明"), [_("待处理"), _("近 30 天")])
        self.accept = KeyButton(_("说明成立"), "Ctrl+Y", look="accent")
        self.refuse = KeyButton(_("不成立"), "Ctrl+U", look="accent")
        self.add_to_head(self.filter, self.accept, self.refuse)
        self.leave_out(1, 5)
        self.accept.clicked.connect(self._on_accept)
        self.refuse.clicked.connect(self._on_refuse)
        self.filter.chosen.connect(self._show_said)

    @override
    def refresh(self) -> None:
        today = self.desk.today()
        self.look(lambda hall: read_said(hall, today), self._show, self.unread)

    @override
    def nothing(self) -> tuple[str, str]:
        return _("没有待处理的说明"), _("窗口人员对记录有话说时，说明会列在这里，处理后再公布。")

    @override
    def row_chosen(self, row: SaidLine | None) -> None:
        self.detail.setText("" if row is None else said_words(row, self.zone))
        desk = self._desk
        why = ""
        if row is None or desk is None or not desk.may_run:
            why = _("由值班长或大厅管理员处理")
        elif not row.row.is_open:
            why = _("已经处理过")
        elif row.row.person_id == desk.person.id:
            why = _("自己的说明由别人处理")
        for button in (self.accept, self.refuse):
            offer(button, may=not why, why=why)

    @override
    def done(self, given: Given) -> None:
        line = self.table.selected_row()
        if line is None:
            return
        accepted, words, said_id = given.deed == _ACCEPT, given.values["words"], line.row.id
        told = _("{name}的说明成立，这条记录不公布") if accepted else _("{name}的说明不成立")
        self.carry(
            lambda hall, request: hall.explanations.decide(
                request, said_id, accepted=accepted, words=words
            ),
            told.format(name=shown(line.row.person_name)),
        )

    def _show(self, now: SaidNow) -> None:
        self._now = now
        self.filter.set_word(_OPEN, _("待处理 {count}").format(count=len(now.open)))
        self.filter.set_word(_ALL, _("近 30 天 {count}").format(count=len(now.all)))
        self._show_said()
        self.counted.emit(len(now.open))

    @Slot()
    def _show_said(self) -> None:
        if self._now is not None:
            is_open = self.filter.number() == _OPEN
            self.show_rows(self._now.open if is_open else self._now.all)

    @Slot()
    def _on_accept(self) -> None:
        line = self.table.selected_row()
        if line is not None:
            name = shown(line.row.person_name)
            question = _("{name}的说明成立：这条记录不公布、不扣分。").format(name=name)
            self.ask(Ask(_ACCEPT, question, _("说明成立"), ("words",)))

    @Slot()
    def _on_refuse(self) -> None:
        line = self.table.selected_row()
        if line is not None:
            name = shown(line.row.person_name)
            question = _("{name}的说明不成立：请写明为什么。").format(name=name)
            self.ask(Ask(_REFUSE, question, _("说明不成立"), ("words",), ("words",)))


def said_columns() -> list[Column[SaidLine]]:
    """Return the columns of the list."""
    return [
        Column(_("姓名"), lambda line: shown(line.row.person_name), bold=True, width_px=100),
        Column(_("日期"), lambda line: f"{line.row.day:%m-%d}", tone=_muted, width_px=80),
        Column(_("记录"), about_words, tone=_tone, width_px=220),
        Column(_("说明"), _text, tip=_text, width_px=0),
        Column(_("处理"), _verdict, width_px=110),
        Column(_("处理意见"), lambda line: line.row.decision_words, tone=_muted, width_px=180),
    ]


def about_words(line: SaidLine) -> str:
    """Return what an explanation is about."""
    mark = line.mark
    if mark is not None:
        said = _("第 {round} 次 {number} 号窗口 {what}")
        return said.format(round=mark.number, number=mark.window_number, what=mark_label(mark))
    return _("打卡记录") if line.row.mark_id is None else _("记录已更正")


def said_words(line: SaidLine, zone: tzinfo) -> str:
    """Return an explanation in full, with the record and until when publication waits."""
    row, mark = line.row, line.mark
    parts = [
        _("{name}，{day}，{about}").format(
            name=shown(row.person_name),
            day=f"{row.day:%Y-%m-%d}",
            about=about_words(line) if mark is None else mark_words(mark),
        ),
        _("说明：{words}").format(words=row.words),
    ]
    if row.verdict is None:
        parts.append(
            _("{until} 前处理，过期照常公布").format(until=_moment(row.decide_until, zone))
        )
    else:
        decided = _("{verdict}：{words}") if row.decision_words else "{verdict}"
        parts.append(decided.format(verdict=row.verdict.label, words=row.decision_words))
    return "\n".join(parts)


def _moment(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%m-%d %H:%M}"


def _text(line: SaidLine) -> str:
    return line.row.words


def _verdict(line: SaidLine) -> str:
    return _("待处理") if line.row.verdict is None else line.row.verdict.label


def _tone(line: SaidLine) -> str:
    return "late" if line.mark is not None and line.mark.is_blame else "muted"


def _muted(_line: SaidLine) -> str:
    return "muted"
