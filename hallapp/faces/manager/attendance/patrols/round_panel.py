"""The part 巡查: a round on a tablet, from its beginning to 其余在岗 and its end."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout
from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.patrols.end_form import EndGiven
from hallapp.faces.manager.attendance.patrols.panel import PatrolPanel
from hallapp.faces.manager.attendance.patrols.round_reading import (
    RoundNow,
    read_now,
    told_words,
)
from hallapp.faces.manager.attendance.patrols.round_start import RoundStart
from hallapp.faces.manager.attendance.patrols.round_view import RoundView
from hallapp.faces.manager.attendance.patrols.services import PatrolHall
from hallapp.faces.manager.attendance.patrols.sight_pad import Tap
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.patrols.terms import MarkRow, MarkWish, PatrolPlan, RoundRow, RoundSource
from hallapp.qtkit.door import Choice
from hallapp.qtkit.rare_names import shown
from hallapp.wording import sentence

if TYPE_CHECKING:
    from hallapp.serving.patrol_desk import RoundForm


class RoundPanel(PatrolPanel):
    """Begins, marks and ends; a round that another station began is carried on here."""

    def __init__(self) -> None:
        super().__init__("roundPanel")
        self.start = RoundStart()
        self.view = RoundView()
        self.unread = EmptyState(_("没有读出来"), icon="warning")
        self._pages = QStackedWidget()
        self._now: RoundNow | None = None
        self._told: PatrolPlan | None = None
        self._build()

    # What the tab calls

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        self._told = None
        super().begin(desk)

    @override
    def refresh(self) -> None:
        today = self.desk.today()
        self.look(lambda hall: read_now(hall, today), self._show, self._on_unread)

    @override
    def take_keyboard(self) -> None:
        if self._pages.currentWidget() is self.view:
            self.view.take_keyboard()
        elif self._pages.currentWidget() is self.start:
            self.start.begin_keyboard()

    @override
    def has_unsaved(self) -> bool:
        return self.view.pad.has_words()

    # What is read

    def _show(self, now: RoundNow) -> None:
        self._now = now
        zone = self.zone
        told = self._told
        if told is not None and told.day != now.day.day:
            told = self._told = None
        said = "" if told is None else told_words(told, now, zone)
        self.start.show_now(now, said, zone, may_run=self.desk.may_run)
        if now.form is not None:
            self.view.show_form(now.form, zone)
        page = self.start if now.form is None else self.view
        is_other = self._pages.currentWidget() is not page
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._pages.setCurrentWidget(page)
        if is_other and page is self.view:
            self.view.go_to_unseen()
        if is_other and had_keyboard:
            self.take_keyboard()

    def _on_unread(self, error: HallError) -> None:
        if self._now is None:
            self.unread.show_text(_("没有读出来"), sentence(error), _("再读一次"))
            self._pages.setCurrentWidget(self.unread)
        self.failed.emit(error)

    # What people do

    @Slot(int, object)
    def _on_begun(self, number: int, source: RoundSource) -> None:
        def answered(is_ahead: bool) -> None:  # noqa: FBT001 - what the worker answers
            if not is_ahead or self._is_sure():
                self._begin(number, source)

        self.look(lambda hall: hall.patrols.is_ahead(number), answered)

    def _is_sure(self) -> bool:
        """Ask before a round that begins early, without saying how early."""
        return self.desk.door.confirm(
            _("还没有到抽定的时间，现在开始会记为提前。仍要开始？"), "", _("仍要开始")
        )

    def _begin(self, number: int, source: RoundSource) -> None:
        def done(form: "RoundForm") -> None:
            said = _("第 {number} 次巡查开始").format(number=form.round.number)
            late = form.round.punctuality if form.round.is_late else ""
            self.told.emit(_("，").join(filter(None, (said, late))))
            self.refresh()
            self.take_keyboard()

        self.write(lambda hall, request: hall.rounds.begin(request, number, source), done)

    @Slot(object)
    def _on_tapped(self, tap: Tap) -> None:
        visit, seat = self._round_id(), self.view.seat(tap.number)
        if visit is None or seat is None:
            return
        # At once, so that a quick second tap is about the next window; a refusal comes back.
        self.view.go_on(tap.number, seat.mark)

        def failed(error: HallError) -> None:
            self.view.come_back(tap)
            self._on_not_kept(error)

        self.write(
            lambda hall, request: hall.rounds.tap(request, visit, tap.wish),
            self._show_form,
            failed,
        )

    @Slot(object)
    def _on_undo(self, before: MarkRow) -> None:
        visit = self._round_id()
        if visit is None:
            return
        wish = MarkWish(
            before.window_id,
            before.seen,
            before.finding_id,
            before.words,
            before.handling,
            before.person_id,
        )

        def done(form: "RoundForm") -> None:
            self._show_form(form)
            self.view.go_on(before.window_number, None)
            said = _("{number} 号窗口已改回“{what}”")
            self.told.emit(said.format(number=before.window_number, what=before.label))

        self.write(
            lambda hall, request: hall.rounds.tap(request, visit, wish), done, self._on_not_kept
        )

    @Slot(object)
    def _on_ended(self, given: EndGiven) -> None:
        visit, form = self._round_id(), self.view.end_form
        if visit is None:
            return
        form.set_busy(is_busy=True)

        def done(row: RoundRow) -> None:
            self.view.close_end()
            said = _("第 {number} 次巡查已结束，记了 {marked} 个窗口")
            self.told.emit(said.format(number=row.number, marked=row.marked))
            self.refresh()

        self.write(
            lambda hall, request: hall.rounds.end(
                request, visit, is_rest_present=given.is_rest_present, note=given.note
            ),
            done,
            form.refuse,
        )

    @Slot()
    def _on_times(self) -> None:
        def done(plan: PatrolPlan) -> None:
            self._told = plan
            if self._now is not None:
                self._show(self._now)

        today = self.desk.today()
        self.write(lambda hall, request: hall.patrols.plan_for(request, today), done)

    @Slot()
    def _on_draw(self) -> None:
        def done(plan: PatrolPlan) -> None:
            self.told.emit(_("{state}。").format(state=plan.state.label))
            self.refresh()

        self.write(lambda hall, request: hall.patrols.commit(request), done)

    @Slot()
    def _on_naming(self) -> None:
        now = self._now
        if now is None:
            return
        named = {each.person_id for each in now.plan.patrollers}
        choices = [
            Choice(
                person.id,
                shown(person.name),
                _("今天已指定，选它就撤下") if person.id in named else person.department,
            )
            for person in sorted(now.people, key=lambda each: each.id not in named)
        ]
        chosen = self.desk.door.choose(_("今天由谁巡查"), choices)
        if chosen is not None:
            self._name(chosen.value, chosen.word, is_named=chosen.value in named)

    def _name(self, person_id: UUID, name: str, *, is_named: bool) -> None:
        today = self.desk.today()

        def done(_plan: PatrolPlan) -> None:
            said = _("{name}已从今天的巡查人里撤下") if is_named else _("今天由{name}巡查")
            self.told.emit(said.format(name=name))
            self._told = None
            self.refresh()

        def act(hall: PatrolHall, request: Request) -> PatrolPlan:
            if is_named:
                return hall.patrols.withdraw_patroller(request, today, person_id)
            return hall.patrols.name_patroller(request, today, person_id)

        self.write(act, done)

    # Parts of the above

    def _round_id(self) -> UUID | None:
        form = None if self._now is None else self._now.form
        return None if form is None else form.round.id

    def _show_form(self, form: "RoundForm") -> None:
        if self._now is not None:
            self._now = replace(self._now, form=form)
        self.view.show_form(form, self.zone)

    def _on_not_kept(self, error: HallError) -> None:
        self.view.say(_("没有记下：{why}").format(why=sentence(error)))

    def _build(self) -> None:
        for page in (self.start, self.view, self.unread):
            self._pages.addWidget(page)
        self._pages.setMinimumSize(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self._pages)
        self.start.begun.connect(self._on_begun)
        self.start.times_asked.connect(self._on_times)
        self.start.draw_asked.connect(self._on_draw)
        self.start.naming_asked.connect(self._on_naming)
        self.view.tapped.connect(self._on_tapped)
        self.view.undo_asked.connect(self._on_undo)
        self.view.ended.connect(self._on_ended)
        self.unread.pressed.connect(self.refresh)
