"""The first page (大厅): sentences, the plan or the queue, the selected window."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.cases.terms import Light as CaseLight
from hallapp.faces.manager.decision_card import DecisionCard
from hallapp.faces.manager.decision_row import Decision, Where
from hallapp.faces.manager.decisions import decisions
from hallapp.faces.manager.hall_now import HallNow, Standing, standings
from hallapp.faces.manager.plan_legend import PlanLegend
from hallapp.faces.manager.plan_view import PlanView
from hallapp.faces.manager.queue_list import QueueList
from hallapp.faces.manager.window_card import WindowCard
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _
from hallapp.queueing.terms import WindowStateRow

_CARD_PX = 400
_NARROW_CARD_PX = 320
_WIDE_FROM_PX = 1300
_TWO_PAGES_BELOW_PX = 860
_LOW_BELOW_PX = 700
_PLAN, _QUEUE = 0, 1


class HallPage(QWidget):
    """What a manager sees first.

    Signals:
        decided: A sentence leads to another page; carries the `Decision`.
        cases_asked: The cases of a window were asked for; carries its number.
        window_shown: Another window is looked at; carries its id.
        acted: A sentence's button does something at once; carries the `Act`.
    """

    decided = Signal(object)
    cases_asked = Signal(int)
    window_shown = Signal(object)
    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: HallNow | None = None
        self._filter: Standing | None = None
        self._may_act = True
        self._shown_id: UUID | None = None
        self.decisions = DecisionCard()
        self.plan = PlanView()
        self.legend = PlanLegend()
        self.queue = QueueList()
        self.card = WindowCard()
        self._nobody = EmptyState(
            _("现在没有人排队"),
            _("自助机或导办台取的号会在这里，按叫号的先后排列。"),
            icon="people",
        )
        self._queue_pages = QStackedWidget()
        self._no_windows = EmptyState(
            _("还没有窗口"), _("登记了窗口，这里就是大厅的平面图。"), icon="grid"
        )
        self._plan_pages = QStackedWidget()
        self._segments = Segments(_("平面图或排队"), (_("平面图"), _("排队")))
        self._segments.setObjectName("planOrQueue")
        self._search = SearchField(_("找窗口或人"))
        self._search.setObjectName("planSearch")
        self._pages = QStackedWidget()
        self._left = QScrollArea()
        self._inner = QWidget()
        self._build()
        self._connect()

    def set_zone(self, name: str) -> None:
        """Tell times in the hall's zone."""
        self.queue.set_zone(name)

    def set_may_act(self, *, may_act: bool) -> None:
        """Let the buttons only lead somewhere for somebody who does not run the hall."""
        self._may_act = may_act

    def show_now(self, now: HallNow) -> None:
        """Show a reading; selection, filter and scroll place stay."""
        self._now = now
        wanted = decisions(now)
        if not self._may_act:
            wanted = tuple(each.to_look_at() for each in wanted)
        self.decisions.show_decisions(wanted)
        self.plan.show_now(now)
        self.legend.show_counts(standings(now), now.survey.wait_limit_minutes)
        self.queue.show_now(now)
        self._queue_pages.setCurrentIndex(0 if now.waiting else 1)
        self._segments.set_word(_QUEUE, _("排队 {count}").format(count=len(now.waiting)))
        self._plan_pages.setCurrentIndex(0 if now.windows else 1)
        self._apply_filter()
        self._show_window(self.plan.selected())
        self._arrange()

    def go_to(self, decision: Decision) -> None:
        """Go where a sentence of this page leads: a window."""
        if decision.where is Where.WINDOW and isinstance(decision.key, int):
            self._segments.choose(_PLAN)
            self.plan.select(decision.key, focus=True)
            self._see_selected()

    def show_plan(self) -> None:
        """Open the plan."""
        self._segments.choose(_PLAN)

    def take_keyboard(self) -> None:
        """Put the keyboard on the plan."""
        self.plan.select(self.plan.selected(), focus=True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put plan and window side by side where both fit, else behind each other."""
        super().resizeEvent(event)
        self.decisions.set_low(is_low=self.height() < _LOW_BELOW_PX)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width()
        if self._now is not None and not self._now.windows:
            self.card.hide()
            return
        is_narrow = wide < _TWO_PAGES_BELOW_PX
        self.card.set_alone(is_alone=is_narrow)
        if is_narrow:
            self.card.setMinimumWidth(0)
            self.card.setMaximumWidth(16_777_215)
            self.card.setVisible(self._left.isHidden())
        else:
            self.card.setFixedWidth(_CARD_PX if wide >= _WIDE_FROM_PX else _NARROW_CARD_PX)
            self.card.show()
            self._left.show()

    # What people do

    @Slot(int)
    def _on_selected(self, number: int) -> None:
        self._show_window(number)
        if self.plan.tile(number).hasFocus():
            self._see_selected()

    @Slot(int)
    def _on_opened(self, number: int) -> None:
        self._show_window(number)
        if self.width() < _TWO_PAGES_BELOW_PX:
            self._left.hide()
            self.card.show()
        self.card.take_keyboard()

    @Slot()
    def _on_left(self) -> None:
        if self.width() < _TWO_PAGES_BELOW_PX:
            self.card.hide()
        self._left.show()
        self.take_keyboard()

    @Slot(object)
    def _on_decided(self, decision: Decision) -> None:
        if decision.where is Where.ACT:
            self.acted.emit(decision.act)
        elif decision.where is Where.WINDOW:
            self.go_to(decision)
        else:
            self.decided.emit(decision)

    @Slot(object)
    def _on_other(self, decision: Decision) -> None:
        if decision.other is not None:
            self.acted.emit(decision.other[1])

    @Slot(object)
    def _on_filtered(self, standing: Standing | None) -> None:
        self._filter = standing
        self._apply_filter()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        first = self._apply_filter()
        if text.strip() and first is not None:
            self.plan.select(first)
            self._see_selected()

    @Slot(str)
    def _on_found(self, _text: str) -> None:
        self.take_keyboard()

    @Slot(int)
    def _on_segment(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        self._search.setVisible(number == _PLAN)

    @Slot()
    def _on_cases(self) -> None:
        number = self.plan.selected()
        if number is not None:
            self.cases_asked.emit(number)

    def _apply_filter(self) -> int | None:
        typed = self._search.text().casefold().split()

        def wanted(row: WindowStateRow, standing: Standing) -> bool:
            if self._filter is not None and standing is not self._filter:
                return False
            found_by = _found_by(row)
            return all(word in found_by for word in typed)

        return self.plan.dim_unless(wanted)

    def _show_window(self, number: int | None) -> None:
        if self._now is None or number is None:
            return
        row = next((row for row in self._now.windows if row.window.number == number), None)
        if row is not None:
            self.card.show_window(row, self._now)
            self._shown_id = row.window.id
            self.window_shown.emit(row.window.id)

    def show_window_cases(self, window_id: UUID, lights: Mapping[CaseLight, int]) -> None:
        """Show how the cases of a window stand, if it is still looked at."""
        if window_id == self._shown_id:
            self.card.show_cases(lights)

    def _see_selected(self) -> None:
        area = self.plan.selected_area()
        place = self.plan.mapTo(self._inner, QPoint(0, 0)) + area.center()
        self._left.ensureVisible(place.x(), place.y(), area.width(), area.height())

    # How it is put together

    def _build(self) -> None:
        self._inner.setProperty("look", "ground")
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.decisions)
        column.addWidget(self._plan_card(), 1)
        self._left.setWidgetResizable(True)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._left.setWidget(self._inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._left, 1)
        row.addWidget(self.card)

    def _plan_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._segments)
        head.addStretch(1)
        self._search.setMaximumWidth(260)
        head.addWidget(self._search, 2)
        column.addLayout(head)
        plan = QWidget()
        inside = QVBoxLayout(plan)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        # Above the tiles: the counts are in sight although the plan of a large hall is scrolled.
        inside.addWidget(self.legend)
        inside.addWidget(self.plan)
        inside.addStretch(1)
        self._queue_pages.addWidget(self.queue)
        self._queue_pages.addWidget(self._nobody)
        self._plan_pages.addWidget(plan)
        self._plan_pages.addWidget(self._no_windows)
        self._pages.addWidget(self._plan_pages)
        self._pages.addWidget(self._queue_pages)
        column.addWidget(self._pages, 1)
        return card

    def _connect(self) -> None:
        self.decisions.chosen.connect(self._on_decided)
        self.decisions.other_chosen.connect(self._on_other)
        self.plan.window_selected.connect(self._on_selected)
        self.plan.window_opened.connect(self._on_opened)
        self.legend.filtered.connect(self._on_filtered)
        self.card.left.connect(self._on_left)
        self.card.cases_asked.connect(self._on_cases)
        self._segments.chosen.connect(self._on_segment)
        self._search.typed.connect(self._on_typed)
        self._search.entered.connect(self._on_found)
        self._search.left_downwards.connect(self.take_keyboard)
        back = QShortcut(QKeySequence("Ctrl+Tab"), self)
        back.activated.connect(self._on_page_turned)

    @Slot()
    def _on_page_turned(self) -> None:
        """Turn between plan and window where they do not fit side by side."""
        number = self.plan.selected()
        if self._left.isHidden():
            self._on_left()
        elif number is not None:
            self._on_opened(number)


def _found_by(row: WindowStateRow) -> str:
    """Return the text that the search looks in: number, name, zone, person, ticket."""
    parts = [str(row.window.number), row.window.name, row.window.zone_name]
    if row.duty is not None:
        parts += [row.duty.person.name, row.duty.person.staff_number]
    if row.live is not None:
        parts.append(row.live.label)
    return " ".join(parts).casefold()
