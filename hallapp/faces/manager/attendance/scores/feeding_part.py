"""What the records would change in the scores: looked at first, then made (从记录计分)."""

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout
from typing_extensions import override

from hallapp.assessment.terms import FeedPlan
from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.reports.period import day_text
from hallapp.faces.manager.attendance.scores.part import ScorePart
from hallapp.faces.manager.attendance.scores.score_words import (
    entry_label,
    points_text,
    points_tone,
)
from hallapp.faces.manager.attendance.scores.services import ScoreHall, fed_sorts
from hallapp.faces.parts.search_field import SearchField
from hallapp.hall.terms import PersonRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_SEARCH_PX = 250
_NEW, _GONE, _PLAIN = "new", "gone", "plain"


@dataclass(frozen=True)
class FeedLine:
    """One thing that feeding would do.

    Attributes:
        what: Made, withdrawn, or told without points.
    """

    key: object
    what: str
    day: str
    who: str
    label: str
    tenths: int
    words: str


class FeedingPart(ScorePart):
    """The list of changes, and the one key that carries them out."""

    def __init__(self) -> None:
        super().__init__("feedingPart")
        self._plan: FeedPlan | None = None
        self.model = RowTableModel[FeedLine](_columns(), _key, parent=self)
        self.table = RowTableView(self.model, _("从记录计分"))
        self.table.setObjectName("feedList")
        self.card = ListCard("feed", self.table)
        self.search = SearchField(_("找姓名、事由"))
        self.search.setFixedWidth(_SEARCH_PX)
        self.carry = KeyButton(_("计入"), "F8", look="primary")
        self.back = KeyButton(_("返回考核表"), "Esc")
        self.card.add_keys((self.search,), pushed=(self.carry, self.back))
        self.carry.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.search.typed.connect(self.model.set_filter)
        self.search.left_downwards.connect(self.card.take_keyboard)
        self.card.read_again.connect(self.refresh)
        self.carry.clicked.connect(self._on_carry)
        self.back.clicked.connect(self.left)

    @override
    def refresh(self) -> None:
        """Work out what would change; nothing is kept."""
        span = (self.period.from_on, self.period.until_on)
        places = self.desk.services.places

        def read(hall: ScoreHall) -> tuple[FeedPlan, tuple[PersonRow, ...]]:
            facts = hall.feeder.gathered(*span)
            return hall.scores.plan(facts, *span, fed_sorts()), places.people()

        self.ask(read, self._show)

    def _show(self, read: tuple[FeedPlan, tuple[PersonRow, ...]]) -> None:
        plan, people = read
        self._plan = plan
        lines = feed_lines(plan, people)
        self.model.show_rows(lines)
        new = [each for each in plan.new if each.tenths]
        said = _(
            "新计 {new} 条，撤销 {gone} 条，不变 {kept} 条；{plain} 条没有规定分值，只记事"
        ).format(new=len(new), gone=len(plan.gone), kept=plan.kept, plain=len(plan.new) - len(new))
        if plan.held:
            said += _("；{count} 条有人撤销过，不再计入").format(count=plan.held)
        self.card.say(_("从记录计分"), said)
        nothing = _("考核分和记录一致，没有要计的。")
        self.card.settle(is_empty=not lines, nothing=nothing)
        self.carry.setEnabled(bool(lines) and self.desk.may_run)
        if self.hasFocus() and self.isVisible():
            self.take_keyboard()

    @override
    def not_done(self, error: HallError) -> None:
        """Let it be tried again, by the same key."""
        self.carry.setEnabled(True)
        if self.hasFocus():
            self.carry.setFocus()
        super().not_done(error)

    @Slot()
    def _on_carry(self) -> None:
        span, plan = (self.period.from_on, self.period.until_on), self._plan
        if plan is None:
            return
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            # The key takes no second press and the list may go: the keyboard waits here.
            self.setFocus()
        self.carry.setEnabled(False)
        said = _("已按记录计分：新计 {new} 条，撤销 {gone} 条").format(
            new=len(plan.new), gone=len(plan.gone)
        )
        self.act(
            ("feed", span),
            lambda hall, request: hall.feeder.feed(request, *span),
            said,
            in_form=False,
        )


def feed_lines(plan: FeedPlan, people: tuple[PersonRow, ...]) -> tuple[FeedLine, ...]:
    """Return what feeding would do, line by line: what goes first, then what comes."""
    names = {person.id: f"{person.name} {person.department}".strip() for person in people}
    gone = [
        FeedLine(
            ("gone", row.id), _GONE, day_text(row.day),
            "" if row.person_id is None else names.get(row.person_id, ""),
            entry_label(row), row.tenths, row.words,
        )
        for row in plan.gone
    ]  # fmt: skip
    new = [
        FeedLine(
            ("new", each.key), _NEW if each.tenths else _PLAIN, day_text(each.fact.day),
            "" if each.fact.person_id is None else names.get(each.fact.person_id, ""),
            _(each.rule_label) if each.rule_label else each.fact.kind.label,
            each.tenths, each.fact.words,
        )
        for each in sorted(plan.new, key=lambda each: (each.fact.day, str(each.key)))
    ]  # fmt: skip
    return (*gone, *new)


def _columns() -> list[Column[FeedLine]]:
    return [
        Column(_("怎么变"), _what, tone=_what_tone, width_px=110),
        Column(_("日期"), lambda row: row.day, width_px=100),
        Column(_("对象"), lambda row: row.who, tip=lambda row: row.who, width_px=240),
        Column(_("计分项目"), lambda row: row.label, bold=True, width_px=220),
        Column(_("分数"), _points, align=RIGHT, tone=_points_tone, width_px=72),
        Column(_("事由"), lambda row: row.words, tip=lambda row: row.words, width_px=0),
    ]


def _key(row: FeedLine) -> object:
    return row.key


def _what(row: FeedLine) -> str:
    return {_NEW: _("新计"), _GONE: _("撤销"), _PLAIN: _("只记事")}[row.what]


def _what_tone(row: FeedLine) -> str:
    return {_NEW: "normal", _GONE: "late", _PLAIN: "muted"}[row.what]


def _points(row: FeedLine) -> str:
    return points_text(row.tenths)


def _points_tone(row: FeedLine) -> str:
    return points_tone(row.tenths)
