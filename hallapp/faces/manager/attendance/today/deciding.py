"""Decides what waits on top: asks for words or a stand-in where one is needed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from hallapp.attendance.terms.questions import DutyQuestionRow, QuestionVerdict
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.today import doing
from hallapp.faces.manager.attendance.today.asks import Choice
from hallapp.faces.manager.attendance.today.bands import ChoiceBand, WordsForm, Written
from hallapp.faces.manager.attendance.today.doing import Deed
from hallapp.faces.manager.attendance.today.presenter import TodayPresenter
from hallapp.faces.manager.attendance.today.services import TodayHall
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveApprover, LeaveRow, StandInRow

_MOST_STAND_INS = 12


class Deciding(QObject):
    """Turns presses into deeds.

    Signals:
        tab_asked: Another tab has more room for it; carries its name and what it is to show.
        failed: It did not work; carries the `HallError`.
        left: The keyboard belongs to the table again.
    """

    tab_asked = Signal(str, object)
    failed = Signal(object)
    left = Signal()

    def __init__(
        self,
        presenter: TodayPresenter,
        form: WordsForm,
        choice: ChoiceBand,
        desk: AttendanceDesk,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._desk = presenter, desk
        self._form, self._choice = form, choice
        self._make: Callable[[Written], Deed] | None = None
        form.given.connect(self._on_written)
        form.left.connect(self._on_left)

    @Slot(object, object)
    def press(self, choice: Choice, about: Any) -> None:
        """Do what a button of a line says."""
        if choice is Choice.POSTS:
            self.tab_asked.emit("posts", ("vacant", about.window_id or about.a_person_id))
        elif isinstance(about, LeaveRow):
            self._decide(choice, about)
        elif isinstance(about, DutyQuestionRow):
            self._answer(choice, about)

    def _decide(self, choice: Choice, row: LeaveRow) -> None:
        if choice is Choice.CHANGE_B:
            self._ask_stand_in(row)
        elif choice is Choice.REFUSE:
            self._ask_words(
                _("不准 {name} 的请假，{span}").format(name=row.person_name, span=row.span_text),
                _("不准"),
                (_("为什么不准，请假人会看到"), _home_unit(row)),
                lambda said: doing.refuse(row, said.words, said.name),
            )
        elif row.is_beyond_balance or _home_unit(row):
            self._ask_words(
                _("准 {name} 的请假，{span}").format(name=row.person_name, span=row.span_text),
                _("准"),
                (_("为什么余额不够也准"), _home_unit(row)),
                lambda said: doing.approve(row, said.words, said.name),
                needs_words=row.is_beyond_balance,
            )
        else:
            self._do(doing.approve(row))

    def _answer(self, choice: Choice, row: DutyQuestionRow) -> None:
        if choice is Choice.IN_ORDER:
            self._do(doing.answer(row, QuestionVerdict.IN_ORDER))
            return
        self._ask_words(
            _("{window} 号窗口，{name}，{kind}：情况属实").format(
                window=row.window_number, name=row.person_name, kind=row.kind.label
            ),
            QuestionVerdict.NOTED.label,
            (_("看到了什么，可以不写"), ""),
            lambda said: doing.answer(row, QuestionVerdict.NOTED, said.words),
            needs_words=False,
        )

    def _ask_stand_in(self, row: LeaveRow) -> None:
        def read(services: AttendanceServices) -> tuple[StandInRow, ...]:
            leaves = TodayHall(services).leaves
            return () if leaves is None else leaves.stand_ins(row.person_id, row.span)

        def found(people: tuple[StandInRow, ...]) -> None:
            free = [each for each in people if not each.is_away][:_MOST_STAND_INS]
            if not free:
                self.tab_asked.emit("leave", ("decide", row.id))
                return
            question = _("{name}请假，{span}，换谁顶岗？").format(
                name=row.person_name, span=row.span_text
            )
            self._choice.ask(
                question,
                [(_stand_in_word(each), each) for each in free],
                lambda each: self._do(doing.change_b(row, each.person_id, each.name)),
            )

        self._desk.look(read, found, self._on_failed)

    def _ask_words(
        self,
        question: str,
        deed: str,
        hints: tuple[str, str],
        make: Callable[[Written], Deed],
        *,
        needs_words: bool = True,
    ) -> None:
        self._make = make
        self._choice.hide()
        self._form.ask(question, deed, *hints, needs_words=needs_words)

    def _do(self, deed: Deed) -> None:
        self._presenter.do(deed, lambda: None, self._on_failed)

    @Slot(object)
    def _on_written(self, said: Written) -> None:
        if self._make is None:
            return
        self._form.set_busy(is_busy=True)
        self._presenter.do(self._make(said), self._on_left, self._form.refuse)

    @Slot()
    def _on_left(self) -> None:
        self._form.hide()
        self.left.emit()

    def _on_failed(self, error: HallError) -> None:
        self.failed.emit(error)


def _home_unit(row: LeaveRow) -> str:
    """Return the hint for who signed in the home unit; empty where it is not their step."""
    step = row.open_step
    is_theirs = step is not None and step.approver is LeaveApprover.HOME_UNIT
    return _("派出单位谁签的字") if is_theirs else ""


def _stand_in_word(row: StandInRow) -> str:
    return _("{name}（B岗）").format(name=row.name) if row.is_b else row.name
