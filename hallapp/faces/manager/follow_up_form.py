"""One follow-up of a low evaluation: what was said, what was done, and the next step in words."""

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hallapp.evaluation.terms import FollowUpRow, FollowUpState
from hallapp.faces.manager.acts import Advance
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.report_evaluation import said
from hallapp.faces.manager.report_rows import when, window_words
from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.words import words
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_WORDS_MOST = 300
_NextStates = Callable[[FollowUpState], tuple[FollowUpState, ...]]


class FollowUpForm(QFrame):
    """In the place of the table; Esc leads back.

    Signals:
        acted: The next step is to be written down; carries the `Advance`.
        left: Back to the table.
    """

    acted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("followUp")
        self._row: FollowUpRow | None = None
        self._may_act = True
        self._zone: tzinfo = zone_named(DEFAULT_ZONE)
        self._title = words("", "title", wrap=True)
        self._back = KeyButton(_("返回差评列表"), "Esc")
        self._back.setObjectName("followUpBack")
        self._said = FactRow(_("评价"))
        self._due = FactRow(_("期限"))
        self._steps = FactRow(_("做过的"))
        self._line = QLineEdit()
        self._line.setObjectName("followUpWords")
        self._problem = words("", "strong", wrap=True)
        self._problem.setObjectName("followUpProblem")
        self._keys = FlowRow(8)
        self.buttons = {state: KeyButton(_word(state), look="accent") for state in FollowUpState}
        self._build()

    def set_zone(self, zone: tzinfo) -> None:
        """Tell times in the hall's zone."""
        self._zone = zone

    def set_may_act(self, *, may_act: bool) -> None:
        """Offer only reading to somebody who does not follow up."""
        self._may_act = may_act

    def ask(self, row: FollowUpRow, next_states: _NextStates) -> None:
        """Show a follow-up with the steps that may come next."""
        self._row = row
        given = row.evaluation
        self._title.setText(
            _("{label} {level}，{window}窗口，{state}").format(
                label=given.label,
                level=given.level.label,
                window=window_words(given.window_number),
                state=row.state.label,
            )
        )
        self._said.show_fact(said(given) or _("没有写理由"))
        self._due.show_fact(_due_words(row))
        self._steps.show_fact(self._step_words(row))
        self._problem.hide()
        self._line.clear()
        may = next_states(row.state) if self._may_act else ()
        self._line.setVisible(bool(may))
        for state, button in self.buttons.items():
            button.setVisible(state in may)
        self._keys.settle()
        (self._line if may else self._back).setFocus()

    @Slot()
    def _on_pressed(self) -> None:
        pressed, row = self.sender(), self._row
        if row is None:
            return
        text = self._line.text().strip()
        if not text:
            self._problem.setText(_("请先写做了什么，再按这一步。"))
            self._problem.show()
            self._line.setFocus()
            return
        for state, button in self.buttons.items():
            if button is pressed:
                self.acted.emit(Advance(row.id, row.evaluation.label, state, text))
                self.left.emit()
                return

    def _step_words(self, row: FollowUpRow) -> str:
        said_steps = [
            _("{when} {person} {state}：{words}").format(
                when=when(step.made_at, self._zone),
                person=step.person_name,
                state=step.state.label,
                words=step.words,
            )
            for step in row.steps
        ]
        return "\n".join(said_steps) or _("还没有开始")

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        column.addLayout(head)
        for part in (self._said, self._due, self._steps):
            column.addWidget(part)
        self._line.setMaxLength(_WORDS_MOST)
        self._line.setPlaceholderText(_("这一步做了什么，和谁联系的，结果怎样"))
        self._line.setAccessibleName(_("这一步做了什么"))
        column.addWidget(self._line)
        for state, button in self.buttons.items():
            button.setObjectName(f"followUp_{state.value}")
            button.clicked.connect(self._on_pressed)
            self._keys.add(button)
        column.addWidget(self._keys)
        column.addWidget(self._problem)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(area)
        self._back.clicked.connect(self.left)


def _word(state: FollowUpState) -> str:
    return {
        FollowUpState.OPEN: _("重新核实"),
        FollowUpState.VERIFIED: _("核实了"),
        FollowUpState.APPEALED: _("提出申诉"),
        FollowUpState.RECTIFIED: _("整改了"),
        FollowUpState.CALLED_BACK: _("回访了"),
        FollowUpState.CLOSED: _("了结"),
    }[state]


def _due_words(row: FollowUpRow) -> str:
    text = _("{contact} 前联系核实，{due} 前整改").format(
        contact=f"{row.contact_on:%m-%d}", due=f"{row.due_on:%m-%d}"
    )
    late = [_("联系核实已过期")] if row.is_contact_late else []
    late += [_("整改已过期")] if row.is_late else []
    return _("；").join([text, *late])
