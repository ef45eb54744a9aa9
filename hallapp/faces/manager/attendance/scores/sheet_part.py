"""The sheet of a period: everybody with rank, score and grade."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from hallapp.assessment.terms import AssessmentSheet, HandEntry, ScoreGroup, ScoreRules, SheetLine
from hallapp.faces.manager.attendance.reports.lines_form import Given, Line
from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.scores.part import ScorePart
from hallapp.faces.manager.attendance.scores.score_words import (
    points_text,
    points_tone,
    rule_words,
    score_text,
    sheet_state,
)
from hallapp.faces.manager.attendance.scores.services import ScoreHall, can_feed
from hallapp.faces.parts.search_field import SearchField
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_SEARCH_PX = 250
_GROUP_PX = 82
_MOST_TIMES = 60
_CLOSE, _REOPEN = "close", "reopen"


class SheetPart(ScorePart):
    """Living or frozen; Enter opens a person's entries."""

    def __init__(self) -> None:
        super().__init__("sheetPart")
        self.sheet: AssessmentSheet | None = None
        self._rules: ScoreRules | None = None
        self.model = RowTableModel[SheetLine](_columns(), _key, parent=self)
        self.table = RowTableView(self.model, _("考核表"))
        self.table.setObjectName("scoreList")
        self.card = ListCard("sheet", self.table)
        self.search = SearchField(_("找姓名、单位"))
        self.search.setFixedWidth(_SEARCH_PX)
        self.open = KeyButton(_("看明细"), look="primary")
        self.note = KeyButton(_("加扣分"), "F8")
        self.feed = KeyButton(_("从记录计分"), "F6")
        self.close_sheet = KeyButton(_("定稿"), "F9")
        self.reopen = KeyButton(_("更正"))
        self.card.add_keys(
            (self.search,),
            pushed=(self.open, self.note, self.feed, self.close_sheet, self.reopen),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self._connect()

    @override
    def refresh(self) -> None:
        """Read the sheet again."""
        span = (self.period.from_on, self.period.until_on)
        self.ask(lambda hall: (hall.scores.sheet(*span), hall.scores.rules(span[1])), self._show)

    def _show(self, read: tuple[AssessmentSheet, ScoreRules]) -> None:
        sheet, self._rules = read
        self.sheet = sheet
        self.model.show_rows(sheet.lines)
        for number, group in enumerate(ScoreGroup, start=_FIRST_GROUP):
            has_any = any(line.sum.groups.get(group) for line in sheet.lines)
            self.table.setColumnHidden(number, not has_any)
        self.card.say(_(sheet.title), _state_words(sheet), _(sheet.rules.note))
        nothing = _("这一期没有人参加考核。先在设置里登记人员和单位。")
        self.card.settle(is_empty=not sheet.lines, nothing=nothing)
        self._offer(sheet)

    def _offer(self, sheet: AssessmentSheet) -> None:
        is_living, desk = sheet.id is None, self.desk
        is_over = sheet.until_on < desk.today()
        self.note.setVisible(is_living and desk.may_run and bool(sheet.lines))
        self.feed.setVisible(is_living and desk.may_run and can_feed(desk.services))
        self.close_sheet.setVisible(is_living and desk.may_manage)
        self.close_sheet.setEnabled(is_over and bool(sheet.lines))
        self.close_sheet.setToolTip("" if is_over else _("这一期结束以后才能定稿"))
        self.reopen.setVisible(not is_living and desk.may_manage)
        self.open.setEnabled(bool(sheet.lines))
        self.card.head.settle()

    # What is asked

    @Slot(object)
    def _on_opened(self, line: SheetLine) -> None:
        self.part_asked.emit("entries", line)

    @Slot()
    def _on_open(self) -> None:
        line = self.table.selected_row()
        if line is not None:
            self._on_opened(line)

    @Slot()
    def _on_feed(self) -> None:
        self.part_asked.emit("feeding", None)

    @Slot()
    def _on_note(self) -> None:
        line: SheetLine | None = self.table.selected_row()
        rules = self._rules
        if line is None or rules is None:
            return
        if not rules.rules:
            self.told.emit(_("现在的考核办法没有计分条款，先在设置里选一套。"))
            return
        day = min(self.desk.today(), self.period.until_on)
        choices = tuple((rule.code, rule_words(rule)) for rule in rules.rules)
        lines = (
            Line("rule", _("按哪一条"), choices=choices),
            Line("words", _("事由"), _("例如：收到锦旗一面"), is_needed=True),
            Line("day", _("哪一天"), _("例如：2026-11-20"), day.isoformat(), is_needed=True),
            Line("times", _("次数"), "", "1", is_needed=True),
        )
        question = _("给 {name} 加分或者扣分").format(name=line.person.name)
        self.card.form.ask(line, question, _("登记加扣分"), lines)

    @Slot()
    def _on_close(self) -> None:
        if self.sheet is not None:
            question = _("定稿以后名次和得分不再变化。{count} 人，确定吗？").format(
                count=len(self.sheet.lines)
            )
            line = Line("title", _("考核表标题"), "", self.sheet.title, is_needed=True)
            self.card.form.ask(_CLOSE, question, _("定稿"), (line,))

    @Slot()
    def _on_reopen(self) -> None:
        line = Line("why", _("更正原因"), _("例如：申诉成立"), is_needed=True)
        question = _("把定稿的考核表放到一边，改好以后重新定稿？")
        self.card.form.ask(_REOPEN, question, _("更正"), (line,))

    # What is done

    @Slot(object)
    def _on_given(self, given: Given) -> None:
        if given.key == _CLOSE:
            self._close(given.lines["title"])
        elif given.key == _REOPEN:
            self._reopen(given.lines["why"])
        elif isinstance(given.key, SheetLine):
            self._note(given.key, given)

    def _note(self, line: SheetLine, given: Given) -> None:
        day, times = _day(given.lines["day"]), _times(given.lines["times"])
        if day is None:
            self.card.form.say(_("日期写成 2026-11-20 这样。"))
            return
        if times is None:
            self.card.form.say(_("次数写 1 到 {most} 的数字。").format(most=_MOST_TIMES))
            return
        entry = HandEntry(
            day, given.lines["rule"], given.lines["words"], line.person.id, times=times
        )
        said = _("{name} 的加扣分已登记").format(name=line.person.name)
        self.act(entry, lambda hall, request: hall.scores.note(request, entry), said)

    def _close(self, title: str) -> None:
        span = (self.period.from_on, self.period.until_on)

        def act(hall: ScoreHall, request: Request) -> AssessmentSheet:
            return hall.scores.close(request, *span, title)

        self.act((span, title), act, _("考核表已定稿"))

    def _reopen(self, why: str) -> None:
        known = None if self.sheet is None else self.sheet.id
        if known is not None:
            self.act(
                (known, why),
                lambda hall, request: hall.scores.reopen(request, known, why),
                _("考核表已放到一边，改好以后请重新定稿"),
            )

    def _connect(self) -> None:
        self.search.typed.connect(self.model.set_filter)
        self.search.left_downwards.connect(self.card.take_keyboard)
        self.table.row_opened.connect(self._on_opened)
        self.card.form.given.connect(self._on_given)
        self.card.read_again.connect(self.refresh)
        pressed = (
            (self.open, self._on_open),
            (self.note, self._on_note),
            (self.feed, self._on_feed),
            (self.close_sheet, self._on_close),
            (self.reopen, self._on_reopen),
        )
        for key, slot in pressed:
            key.clicked.connect(slot)


_FIRST_GROUP = 6
"""Columns before the parts of the sheet."""


def _columns() -> list[Column[SheetLine]]:
    before = [
        Column[SheetLine](_("名次"), _rank, align=RIGHT, width_px=56),
        Column[SheetLine](_("姓名"), lambda row: row.person.name, bold=True, width_px=110),
        Column[SheetLine](_("单位"), _unit, tip=_unit, width_px=190),
        Column[SheetLine](_("窗口"), _window, align=RIGHT, width_px=56),
        Column[SheetLine](
            _("得分"), lambda row: score_text(row.tenths), align=RIGHT, bold=True, width_px=72
        ),
        Column[SheetLine](_("等次"), lambda row: _(row.grade) if row.grade else "", width_px=84),
    ]
    after = [
        Column[SheetLine](_("扣分"), _taken, align=RIGHT, tone=_taken_tone, width_px=68),
        Column[SheetLine](_("加分"), _given, align=RIGHT, tone=_given_tone, width_px=68),
        Column[SheetLine](_("送达"), _delivered, tip=_delivered, width_px=0),
    ]
    return [*before, *(_group_column(group) for group in ScoreGroup), *after]


def _group_column(group: ScoreGroup) -> Column[SheetLine]:
    def net(row: SheetLine) -> int:
        return row.sum.groups.get(group, 0)

    return Column(
        group.label,
        lambda row: points_text(net(row)),
        align=RIGHT,
        tone=lambda row: points_tone(net(row)),
        width_px=_GROUP_PX,
    )


def _key(row: SheetLine) -> object:
    return row.person.id


def _rank(row: SheetLine) -> str:
    return str(row.rank)


def _unit(row: SheetLine) -> str:
    return row.person.department


def _window(row: SheetLine) -> str:
    return "" if row.person.window_number is None else str(row.person.window_number)


def _taken(row: SheetLine) -> str:
    return points_text(row.sum.taken)


def _taken_tone(row: SheetLine) -> str:
    return points_tone(row.sum.taken)


def _given(row: SheetLine) -> str:
    return points_text(row.sum.given)


def _given_tone(row: SheetLine) -> str:
    return points_tone(row.sum.given)


def _delivered(row: SheetLine) -> str:
    if row.delivered_at is None:
        return ""
    return f"{row.delivered_to} {row.delivered_at:%m-%d}"


def _state_words(sheet: AssessmentSheet) -> str:
    said = [sheet_state(sheet)]
    if sheet.unscored:
        kinds = _("、").join(
            f"{kind.label} {count}" for kind, count in sorted(sheet.unscored.items(), key=str)
        )
        said.append(_("办法没有规定分值、没有计分的：{kinds}").format(kinds=kinds))
    return _("。").join(said)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _times(text: str) -> int | None:
    times = int(text) if text.isascii() and text.isdigit() else 0
    return times if 1 <= times <= _MOST_TIMES else None
