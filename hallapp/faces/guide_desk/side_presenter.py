"""The right side: calls for help, appointments, late-comers, escorts, the load before closing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.guide_desk.desk_hands import DeskHands
from hallapp.faces.guide_desk.refusals import LENGTHEN_MINUTES
from hallapp.faces.guide_desk.saying import NextStep, Said, Saying, refused
from hallapp.faces.guide_desk.side_now import SideNow, read_side
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.texts import _
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.terms import OrderKind
from hallapp.queueing.terms.setups import ClosingLoadRow
from hallapp.reception.terms import EscortRow, HelpCallRow, HelpState

_CLOSING_KEPT = timedelta(seconds=50)


class SideView(Saying, Protocol):
    """Shows the right side."""

    def show_side(self, now: SideNow) -> None:
        """Show a reading."""
        ...

    def show_page_of(self, call: HelpCallRow) -> None:
        """Show what the kiosk's page says."""
        ...


class SidePresenter:
    """Reads the side when something changed, and does what its buttons say.

    Args of the constructor:
        opened: Told of the call whose item is to be opened at the left.
        helping: Told of the call that the next number is for.
    """

    def __init__(
        self,
        view: SideView,
        hands: DeskHands,
        opened: Callable[[HelpCallRow], None],
        helping: Callable[[HelpCallRow | None], None],
        owner: QObject | None = None,
    ) -> None:
        self._view = view
        self._hands = hands
        self._hall = hands.services
        self._opened = opened
        self._helping = helping
        self._owner = owner
        self._now: SideNow | None = None
        self._closing_at: datetime | None = None
        self._is_asking = False
        self._asks_again = False
        self._is_busy = False
        self._taken_over: UUID | None = None

    def refresh(self) -> None:
        """Read the side; one reading at a time."""
        if self._is_asking:
            self._asks_again = True
            return
        self._is_asking, self._asks_again = True, False
        hall, tally, closing = self._hall, self._hands.tally, self._known_closing()
        self._hands.jobs.submit(
            lambda: read_side(hall, tally, closing), self._on_read, self._on_unread, self._owner
        )

    def look(self, call_id: UUID) -> None:
        """Show what the kiosk shows, and open the same item here."""
        call = self._call(call_id)
        if call is not None:
            self._view.show_page_of(call)
            self._opened(call)

    def take_over(self, call_id: UUID) -> None:
        """Go on here for the citizen at the kiosk; the number is shown there."""
        call = self._call(call_id)
        if call is None:
            return
        if call.state is HelpState.ANSWERED:
            self._on_taken_over(call)
            return
        request, reception = self._hands.request(), self._hall.reception
        self._write(lambda: reception.answer(request, call_id), self._on_taken_over)

    def go_there(self, call_id: UUID) -> None:
        """Say that the person of this desk walks over."""
        request, reception = self._hands.request(), self._hall.reception
        self._write(lambda: reception.answer(request, call_id), self._on_going)

    def helped(self, call_id: UUID) -> None:
        """Say that the citizen has been helped."""
        request, reception = self._hands.request(), self._hall.reception
        self._write(lambda: reception.close(request, call_id), self._on_helped)

    def end_escort(self, escort_id: UUID) -> None:
        """Say that the citizen has been brought to the end."""
        request, reception = self._hands.request(), self._hall.reception

        def ended(_row: EscortRow) -> None:
            self._view.say(Said(_("全程导办已结束，记下了"), level=Level.DONE))

        self._write(lambda: reception.end_escort(request, escort_id), ended)

    def stop(self, service_id: UUID) -> None:
        """Stop the numbers of a service for today; can be taken back at once."""
        load = self._load(service_id)
        if load is None:
            return
        resume = NextStep(_("恢复取号"), "Ctrl+R", lambda: self._resume(load))
        told = Said(
            _("{service} 已停止取号").format(service=load.service_name),
            _("已经取号的照常办"),
            Level.DONE,
            resume,
        )
        self._order(load, OrderKind.STOP, _("临近下班，等候的人已经办不完"), told)

    def lengthen(self, service_id: UUID) -> None:
        """Give numbers of a service half an hour longer."""
        load = self._load(service_id)
        if load is None:
            return
        until = load.closes_at + timedelta(minutes=LENGTHEN_MINUTES)
        words = _("{service} 延长到 {time}").format(
            service=load.service_name, time=f"{until:%H:%M}"
        )
        self._order(load, OrderKind.EXTEND, _("延时服务"), Said(words, level=Level.DONE), until)

    def _resume(self, load: ClosingLoadRow) -> None:
        words = _("{service} 恢复取号了").format(service=load.service_name)
        self._order(load, OrderKind.RESUME, _("停错了"), Said(words, level=Level.DONE))

    def _order(
        self,
        load: ClosingLoadRow,
        kind: OrderKind,
        reason: str,
        told: Said,
        until: datetime | None = None,
    ) -> None:
        request, queue = self._hands.request(), self._hall.queue

        def ordered(_answer: None) -> None:
            self._closing_at = None
            self._view.say(told)

        self._write(
            lambda: queue.order_issue(request, load.service_id, kind, reason, until), ordered
        )

    def _on_read(self, now: SideNow) -> None:
        self._is_asking = False
        if self._closing_at is None:
            self._closing_at = now.read_at
        self._now = now
        self._forget_if_over(now)
        self._view.show_side(now)
        if self._asks_again:
            self.refresh()

    def _on_unread(self, error: HallError) -> None:
        self._is_asking = self._asks_again = False
        again = NextStep(_("再试一次"), "Ctrl+R", self.refresh)
        self._view.say(refused(error, again))

    def _on_taken_over(self, call: HelpCallRow) -> None:
        self._taken_over = call.id
        self._helping(call)
        self._opened(call)
        told = _("接手 {station}：取的号会显示在自助机上").format(station=call.station)
        self._view.say(Said(told))

    def _on_going(self, call: HelpCallRow) -> None:
        self._view.say(Said(_("已告诉 {station}：您正过去").format(station=call.station)))

    def _on_helped(self, call: HelpCallRow) -> None:
        self._helping(None)
        words = _("{station} 的求助已办好").format(station=call.station)
        self._view.say(Said(words, level=Level.DONE))

    def _forget_if_over(self, now: SideNow) -> None:
        """Tie the next number to no kiosk whose citizen has gone or been helped."""
        if self._taken_over is not None and self._taken_over not in {c.id for c in now.calls}:
            self._taken_over = None
            self._helping(None)

    def _known_closing(self) -> tuple[ClosingLoadRow, ...] | None:
        """Return the loads that were read less than a minute ago; they ask a lot."""
        now = self._hall.clock.now()
        if self._now is None or self._closing_at is None or now - self._closing_at > _CLOSING_KEPT:
            self._closing_at = None
            return None
        return self._now.closing

    def _call(self, call_id: UUID) -> HelpCallRow | None:
        calls = () if self._now is None else self._now.calls
        return next((each for each in calls if each.id == call_id), None)

    def _load(self, service_id: UUID) -> ClosingLoadRow | None:
        loads = () if self._now is None else self._now.closing
        return next((each for each in loads if each.service_id == service_id), None)

    def _write(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        if self._is_busy:
            return
        self._is_busy = True

        def answered(answer: object) -> None:
            self._is_busy = False
            done(answer)
            self.refresh()

        def failed(error: HallError) -> None:
            self._is_busy = False
            again = None
            if isinstance(error, SurroundingsError):
                again = NextStep(_("再试一次"), "Ctrl+R", lambda: self._write(work, done))
            self._view.say(refused(error, again))
            self.refresh()

        self._hands.jobs.submit(work, answered, failed, self._owner)
