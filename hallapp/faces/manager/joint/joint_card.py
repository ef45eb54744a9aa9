"""One joint case in detail: facts, its units and what they said, and what its agent did."""

from collections.abc import Callable
from datetime import date, tzinfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.joint.act_form import Doing, JointForm
from hallapp.faces.manager.joint.joint_words import (
    branch_columns,
    due_words,
    facts_of,
    joint_mark,
    opinion_words,
    step_line,
)
from hallapp.faces.manager.joint.labelled import LABEL_PX, fill, lines_in
from hallapp.faces.manager.joint.reading import JointTold
from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.lights import Light, LightBadge
from hallapp.faces.parts.words import words
from hallapp.joint.terms import BranchRow
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import HEADING_PX, ROW_PX, RowTableView

_KEYS = {
    Doing.REPLY: "F2",
    Doing.REMIND: "F3",
    Doing.SUM_UP: "F4",
    Doing.PAPER: "F6",
    Doing.AGENT: "F7",
    Doing.STEP: "F8",
    Doing.ASK: "F9",
}
_LOW_BELOW_PX = 500


class JointCard(QFrame):
    """Follows the list; a unit is chosen in its table, and what is done concerns that unit.

    Signals:
        asked: Something is to be done; carries the `Doing`.
        case_asked: The lead unit's case is wanted; carries its number.
        left: The list is asked for again.
    """

    asked = Signal(object)
    case_asked = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("jointCard")
        self._told: JointTold | None = None
        self._zone: tzinfo = zone_named(DEFAULT_ZONE)
        self._title = words("", "title", wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._due = words("", "muted", wrap=True)
        self._badge = LightBadge(Light.NORMAL)
        self.back = KeyButton(_("返回列表"), "Esc")
        self.buttons = {doing: KeyButton(doing.word, key) for doing, key in _KEYS.items()}
        self.see_case = KeyButton(_("看牵头办件"), "F10", look="link")
        self._keys = FlowRow(8)
        self.form = JointForm()
        self.model = RowTableModel[BranchRow](branch_columns(), lambda row: row.id, parent=self)
        self.table = RowTableView(self.model, _("协办单位"))
        self.table.setObjectName("jointBranches")
        self.table.setItemDelegate(LightDelegate(self.table))
        self._said = FactRow(_("意见"), label_px=LABEL_PX)
        self._facts = QVBoxLayout()
        self._steps = QVBoxLayout()
        self._steps_title = words(_("代办过程"), "strong")
        self._area = QScrollArea()
        self._is_alone = False
        self._build()

    def set_zone(self, zone: tzinfo) -> None:
        """Tell times in the hall's zone."""
        self._zone = zone

    def told(self) -> JointTold | None:
        """Return what is shown."""
        return self._told

    def branch(self) -> BranchRow | None:
        """Return the unit on which the keyboard stands."""
        return self.table.selected_row()

    def show_joint(self, told: JointTold | None, today: date) -> None:
        """Show a joint case; the chosen unit stays chosen."""
        is_same = told is not None and self._told is not None and told.row.id == self._told.row.id
        self._told = told
        self._area.setVisible(told is not None)
        self._title.setText(_("选一个联办件") if told is None else told.row.number)
        self.setAccessibleName(self._title.text())
        self._due.setVisible(told is not None)
        mark = None if told is None else joint_mark(told.row)
        self._badge.setVisible(mark is not None)
        if mark is not None:
            self._badge.show_light(mark.light, mark.text)
        if told is not None:
            said = _("办结期限 {due}")
            self._due.setText(said.format(due=due_words(told.row, today)))
            self._show_branches(told)
            fill(self._facts, facts_of(told))
            fill(self._steps, [step_line(step, self._zone) for step in reversed(told.steps)])
            self._steps_title.setVisible(bool(told.steps))
            if not is_same:
                self._area.verticalScrollBar().setValue(0)
        self._offer()

    def open_form(self) -> None:
        """Give what is asked for its place, the whole height where there is little."""
        self._arrange()

    @Slot()
    def close_form(self) -> None:
        """Show what can be done again."""
        self.form.hide()
        self._arrange()
        self.take_keyboard()

    def is_asking(self) -> bool:
        """Return whether something is being asked for."""
        return not self.form.isHidden()

    def set_alone(self, *, is_alone: bool) -> None:
        """Offer the way back where the card takes the place of the list."""
        self._is_alone = is_alone
        self._arrange()

    def take_keyboard(self) -> None:
        """Bring the keyboard to what is asked for, or to the units."""
        if self.is_asking():
            self.form.take_keyboard()
        elif self.model.rowCount():
            self.table.setFocus()

    def said(self) -> list[str]:
        """Return the facts and steps that are shown, label and words."""
        return [*lines_in(self._facts), *lines_in(self._steps)]

    def title(self) -> str:
        """Return the number shown."""
        return self._title.text()

    def opinion(self) -> str:
        """Return what the chosen unit said."""
        return self._said.fact()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew in the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def _show_branches(self, told: JointTold) -> None:
        self.model.show_rows(told.branches)
        high = HEADING_PX + len(told.branches) * ROW_PX + 4
        self.table.setFixedHeight(high)
        if told.branches and self.table.selected_row() is None:
            awaited = told.awaited or told.branches
            self.table.select_key(awaited[0].id)
        self._on_branch()

    @Slot()
    def _on_branch(self) -> None:
        branch = self.branch()
        self._said.setVisible(branch is not None)
        if branch is not None:
            self._said.show_fact(opinion_words(branch))
        self._offer()

    @Slot(object)
    def _on_branch_opened(self, branch: BranchRow) -> None:
        """Take the reply of a unit that owes one."""
        if branch.is_awaited and self.buttons[Doing.REPLY].isEnabled():
            self.asked.emit(Doing.REPLY)

    def _offer(self) -> None:
        """Let be done what can be; a word that makes no sense now is dim and says why."""
        told = self._told
        reasons = {doing: _lacking(doing, told) for doing in Doing}
        for doing, button in self.buttons.items():
            button.setEnabled(not reasons[doing])
            button.setToolTip(reasons[doing])
        can_sum = told is not None and not reasons[Doing.SUM_UP] and told.row.summed_on is None
        self.buttons[Doing.SUM_UP].set_look("primary" if can_sum else "")
        awaits = told is not None and bool(told.awaited) and not can_sum
        self.buttons[Doing.REPLY].set_look("primary" if awaits else "")
        self.see_case.setEnabled(told is not None)
        self._keys.settle()

    def _arrange(self) -> None:
        is_asking = self.is_asking()
        alone = is_asking and self.height() < _LOW_BELOW_PX
        for part in (self._title, self._due):
            part.setVisible(not alone and (part is self._title or self._told is not None))
        self._area.setVisible(not alone and self._told is not None)
        has_light = self._told is not None and joint_mark(self._told.row) is not None
        self._badge.setVisible(not alone and has_light)
        # One key must not mean two things: Esc leaves the question first.
        self.back.setVisible(self._is_alone and not is_asking)
        self._keys.setVisible(not is_asking)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 16, 0)
        head.setSpacing(12)
        naming = QVBoxLayout()
        naming.setSpacing(0)
        naming.addWidget(self._title)
        naming.addWidget(self._due)
        head.addLayout(naming, 1)
        head.addWidget(self._badge)
        head.addWidget(self.back)
        for button in (*self.buttons.values(), self.see_case):
            self._keys.add(button)
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(15, 0, 11, 0)
        inner.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(held)
        column.addWidget(self.form)
        column.addWidget(self._area, 1)
        column.addStretch(0)
        self._build_area()
        for doing, button in self.buttons.items():
            button.clicked.connect(_asker(self, doing))
        self.table.row_selected.connect(self._on_branch)
        self.table.row_opened.connect(self._on_branch_opened)
        self.form.left.connect(self.close_form)
        self.back.clicked.connect(self.left)
        self.see_case.clicked.connect(self._on_case)

    def _build_area(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(4)
        column.addWidget(self.table)
        held = QVBoxLayout()
        held.setContentsMargins(20, 0, 20, 0)
        held.setSpacing(0)
        for layout in (self._facts, self._steps):
            layout.setSpacing(0)
        held.addWidget(self._said)
        held.addSpacing(8)
        held.addLayout(self._facts)
        held.addSpacing(8)
        held.addWidget(self._steps_title)
        held.addLayout(self._steps)
        column.addLayout(held)
        column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumHeight(1)
        self._area.setWidget(inner)

    @Slot()
    def _on_case(self) -> None:
        if self._told is not None:
            self.case_asked.emit(self._told.row.case_number)


def _asker(card: JointCard, doing: Doing) -> Callable[[], None]:
    def ask() -> None:
        card.asked.emit(doing)

    return ask


def _lacking(doing: Doing, told: JointTold | None) -> str:
    """Return why something cannot be done now; empty where it can."""
    if told is None:
        return _("请先选一个联办件")
    if doing is Doing.PAPER:
        return "" if told.papers else _("现在没有可以出的文书")
    if not told.is_running:
        return _("这个联办件已经办结，不能再改")
    return _waiting_for(doing, told)


def _waiting_for(doing: Doing, told: JointTold) -> str:
    """Return what has to come first."""
    waiting = len(told.awaited)
    if doing in {Doing.REPLY, Doing.REMIND} and not waiting:
        return _("各单位都已回复")
    if doing is Doing.SUM_UP and waiting:
        return _("还有 {count} 个单位没有回复").format(count=waiting)
    if doing is Doing.STEP and not told.row.agent_name:
        return _("请先指定代办员")
    return ""
