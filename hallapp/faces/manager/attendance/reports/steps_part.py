"""The manager's Monday and month end: what is to be done, one step after the other."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout
from typing_extensions import override

from hallapp.assessment.terms import EvidenceSort
from hallapp.bulletins.terms import BulletinRow, Evidence, StepCode, Worklist, WorkStep
from hallapp.faces.manager.attendance.reports.evidence import EvidenceAsked
from hallapp.faces.manager.attendance.reports.lines_form import Given, Line, LinesForm
from hallapp.faces.manager.attendance.reports.part import ReportPart
from hallapp.faces.manager.attendance.reports.period import day_text
from hallapp.faces.manager.attendance.reports.services import ReportHall
from hallapp.faces.manager.attendance.reports.step_keys import step_lines
from hallapp.faces.manager.attendance.reports.step_row import StepList
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.wording import sentence

_SORTS = {
    StepCode.MISSING: EvidenceSort.DAY,
    StepCode.CORRECTIONS: EvidenceSort.DAY,
    StepCode.LEAVE: EvidenceSort.LEAVE,
    StepCode.LETTERS: EvidenceSort.LETTER,
    StepCode.EXPLANATIONS: EvidenceSort.EXPLANATION,
}
_BOTH_FROM_PX = 400
_NUMBER, _ISSUE = "number", "issue"
_PARTS = {"units": "units", "prose": "prose", "sign": "signing"}


class StepsPart(ReportPart):
    """The steps of the period; each opens what it counts, and waits for those before it."""

    def __init__(self) -> None:
        super().__init__("stepsPart")
        self.listed: Worklist | None = None
        self.title = words("", "title", wrap=True)
        self.state = words("", "muted", wrap=True)
        self.form = LinesForm("step")
        self.steps = StepList()
        self._area = QScrollArea()
        self._nothing = EmptyState("", icon="warning")
        self._pages = QStackedWidget()
        self._build()

    @override
    def refresh(self) -> None:
        """Read the steps again."""
        period = self.period
        self.look(
            lambda hall: hall.bulletins.worklist(period.sort, period.day), self._show, self._unread
        )

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on what is to be done now."""
        if not self.form.isHidden():
            self.form.do.setFocus()
        elif not self.steps.take_keyboard():
            self.setFocus()

    @override
    def has_unsaved(self) -> bool:
        """Return whether words are typed that were not sent."""
        return self.form.is_touched()

    def _show(self, listed: Worklist) -> None:
        was = self.listed
        self.listed = listed
        self._pages.setCurrentWidget(self._area)
        is_over = listed.until_on < self.desk.today()
        self.title.setText(listed.title)
        self.state.setText(_state_words(listed, listed.until_on, is_over=is_over))
        self.steps.show_lines(
            step_lines(
                listed,
                is_over=is_over,
                may_run=self.desk.may_run,
                may_manage=self.desk.may_manage,
            )
        )
        is_other = was is None or was.title != listed.title
        if (is_other or self.hasFocus()) and self.isVisible() and self.form.isHidden():
            self.take_keyboard()

    def _unread(self, error: HallError) -> None:
        if self.listed is None:
            self._nothing.show_text(
                _("工作清单读不出来"), sentence(error), _("再读一次"), icon="warning"
            )
            self._pages.setCurrentWidget(self._nothing)
        self.failed.emit(error)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Settle what is left out where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Leave the sentence out where a form needs its room."""
        is_low = not self.form.isHidden() and self.height() < _BOTH_FROM_PX
        self.state.setVisible(not is_low)

    # What is pressed

    @Slot(object, str)
    def _on_pressed(self, code: StepCode, name: str) -> None:
        listed = self.listed
        if listed is None:
            return
        step = listed.step(code)
        if name == "open":
            self.part_asked.emit("evidence", _asked(listed, step))
        elif name in _PARTS:
            self.part_asked.emit(_PARTS[name], None)
        elif name == "month":
            self.tab_asked.emit("month", listed.from_on)
        elif name == "override":
            self._ask_words(step)
        elif name == "lock":
            question = _("锁定 {period} 的考勤？锁定以后改动要写明理由。").format(
                period=self.period.words
            )
            self.form.ask(name, question, _("锁定"))
        elif name in (_NUMBER, _ISSUE):
            self._ask_once(name, listed.bulletin)
        else:
            self._move(name)

    def _ask_words(self, step: WorkStep) -> None:
        question = _("“{step}”还有 {count} 项，先行汇总？写下的话会印在汇总最前面。").format(
            step=step.title, count=step.count
        )
        hint = _("例如：两人在外地学习，回来补交说明")
        line = Line("words", _("为什么"), hint, is_needed=True)
        self.form.ask(step.code, question, _("先行汇总"), (line,))

    def _ask_once(self, name: str, row: BulletinRow | None) -> None:
        """Ask before what nobody can take back."""
        if row is None:
            return
        if name == _NUMBER:
            question = _("给《{title}》编号？编号以后不能收回。").format(title=row.title)
            self.form.ask(name, question, _("编号"))
        else:
            question = _("印发 {number}？印发以后只能更正，不能收回。").format(number=row.number)
            self.form.ask(name, question, _("印发"))

    @Slot(object)
    def _on_given(self, given: Given) -> None:
        period = self.period
        self.form.set_busy(is_busy=True)
        if given.key in (_NUMBER, _ISSUE):
            self._move(str(given.key), self.form.refuse)
            return
        if given.key == "lock":
            self.write(("lock", period), self._lock, self._on_locked, self.form.refuse)
            return
        code, said = given.key, given.lines["words"]
        assert isinstance(code, StepCode)  # noqa: S101 - the form asks for nothing else

        def act(hall: ReportHall, request: Request) -> Worklist:
            return hall.bulletins.override(request, period.sort, period.day, code, said)

        self.write((code, period, said), act, self._on_passed, self.form.refuse)

    def _lock(self, hall: ReportHall, request: Request) -> None:
        if hall.locks is not None and self.listed is not None:
            hall.locks.lock(request, self.listed.from_on, self.listed.until_on)

    def _on_locked(self, _answer: object) -> None:
        self._done(_("{period} 的考勤已锁定").format(period=self.period.words))

    def _on_passed(self, _listed: Worklist) -> None:
        self._done(_("已记下先行汇总，会印在汇总里"))

    def _move(self, name: str, refused: Callable[[HallError], None] | None = None) -> None:
        """Draft the bulletin, or move it on."""
        period, listed = self.period, self.listed
        row = None if listed is None else listed.bulletin

        def act(hall: ReportHall, request: Request) -> BulletinRow:
            if row is None:
                return hall.bulletins.draft(request, period.sort, period.day)
            acts = {
                "confirm": hall.bulletins.confirm,
                "back": hall.bulletins.send_back,
                "number": hall.bulletins.number,
                "issue": hall.bulletins.issue,
            }
            return acts[name](request, row.id)

        def done(made: BulletinRow) -> None:
            self._done(_moved_words(name, made))
            if name == "draft":
                self.part_asked.emit("prose", None)

        state = None if row is None else row.state
        self.write((name, period, state), act, done, refused)

    def _done(self, said: str) -> None:
        # The pressed key goes: the keyboard waits here until the steps are read again.
        if self.isVisible():
            self.setFocus()
        self.form.hide()
        self.told.emit(said)
        self.changed.emit()
        self.refresh()

    @Slot()
    def _on_left(self) -> None:
        self.form.hide()
        self.take_keyboard()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.steps.setProperty("look", "surface")
        self._area.setWidget(self.steps)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 16, 4)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.state)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addLayout(head)
        inner.addWidget(self.form)
        self._pages.addWidget(self._area)
        self._pages.addWidget(self._nothing)
        self._pages.setMinimumHeight(1)
        inner.addWidget(self._pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.steps.pressed.connect(self._on_pressed)
        self._nothing.pressed.connect(self.refresh)
        self.form.given.connect(self._on_given)
        self.form.toggled.connect(self._arrange)
        self.form.left.connect(self._on_left)


def _asked(listed: Worklist, step: WorkStep) -> EvidenceAsked:
    proof = Evidence(_SORTS[step.code], step.ids, listed.from_on, listed.until_on)
    is_slip = step.code is StepCode.CORRECTIONS
    return EvidenceAsked(step.title, _DO[step.code](), (proof,), open_corrections=is_slip)


_DO = {
    StepCode.MISSING: lambda: _("请本人说明或者补签；在月表里打开这一天，可以代为登记。"),
    StepCode.LEAVE: lambda: _("没有批的请批，到期没有回来的请销假。"),
    StepCode.LETTERS: lambda: _("过了期限没有回复的反馈函，请催原单位回复。"),
    StepCode.EXPLANATIONS: lambda: _("请认定情况说明是否成立。"),
    StepCode.CORRECTIONS: lambda: _("请第二个人审批补签单。"),
}
"""What is to be done about what a step counts."""


def _state_words(listed: Worklist, until_on: date, *, is_over: bool) -> str:
    if not is_over:
        return _("这一期到 {day} 才结束；现在只能看，还不能确认和起草。").format(
            day=day_text(until_on)
        )
    if listed.bulletin is not None and listed.next_step is None:
        return _("{number} 已全部办完").format(number=listed.bulletin.number or listed.title)
    now = listed.next_step
    return "" if now is None else _("现在办：{step}").format(step=now.title)


def _moved_words(name: str, row: BulletinRow) -> str:
    said = {
        "draft": _("已起草：{title}"),
        "confirm": _("已审定：{title}"),
        "back": _("已退回修改：{title}"),
        "number": _("已编号：{number}"),
        "issue": _("已印发：{number}"),
    }[name]
    return said.format(title=row.title, number=row.number)
