"""When numbers are given (放号): orders of the day, and how the load stands before closing."""

import uuid
from datetime import datetime, timedelta

from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.errors import RuleError
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import NoServiceError
from hallapp.queueing.issue_errors import (
    CauseNeededError,
    OrderEmptyError,
)
from hallapp.queueing.limits import HallMoment, closes_at, refusal
from hallapp.queueing.store import classes, giving, limits, reading
from hallapp.queueing.store.giving import Numbered
from hallapp.queueing.terms import OrderKind, OrderRow, PackageRow, PriorityRow
from hallapp.queueing.terms.setups import ClosingLoadRow
from hallapp.queueing.turns import QueueTurns

_MAY_ORDER = frozenset({Role.MANAGER, Role.SHIFT_LEADER, Role.GUIDE_STAFF})


class Opening(QueueTurns):
    """Says when numbers are given and lets the hall stop, resume and extend them."""

    def priorities(self) -> tuple[PriorityRow, ...]:
        """Return the priority classes that a number may be given with, in their order."""
        with self._reading.look() as connection:
            return classes.priorities(connection, self._reading.hall_id)

    def packages(self) -> tuple[PackageRow, ...]:
        """Return the packages that may be taken under one number (一件事联办)."""
        with self._reading.look() as connection:
            return classes.packages(connection, self._reading.hall_id)

    def refusal_of(self, service_id: uuid.UUID) -> RuleError | None:
        """Return why a service would give no number now, for its sentence; None when it would."""
        now = self._reading.clock.now()
        with self._reading.read() as session:
            connection = session.connection()
            day = reading.current_day(connection, self._reading.hall_id, self._reading.today())
            service = giving.numbered(connection, service_id, day)
            if service is None:
                return NoServiceError(service=str(service_id))
            found, at = limits.limits_of(
                session, self._reading.hall_id, service, (day, now, self._reading.zone)
            )
        return refusal(found, at)

    def orders_of_today(self) -> tuple[OrderRow, ...]:
        """Return the day's orders about numbers of all services, oldest first."""
        with self._reading.look() as connection:
            day = reading.current_day(connection, self._reading.hall_id, self._reading.today())
            found = limits.orders(connection, self._reading.hall_id, day)
        return tuple(
            sorted(
                (order for orders in found.values() for order in orders),
                key=lambda order: order.ordered_at,
            )
        )

    def order_issue(
        self,
        request: Request,
        service_id: uuid.UUID,
        kind: OrderKind,
        reason: str,
        until_at: datetime | None = None,
        extra: int = 0,
    ) -> None:
        """Stop, resume or extend the numbers of a service for today (停止、恢复、延长放号).

        The newest order of the day holds; numbers that extensions added stay added.

        Args:
            request: Who orders: the manager, the shift leader or the guide desk.
            service_id: The service.
            kind: What is ordered.
            reason: Needed for a stop, which shows it to the public.
            until_at: Until when a stop holds (None: the day), or how long numbers are given
                after the session's end (None: the end stays).
            extra: Numbers that an extension adds to quota and daily maximum.

        Raises:
            NotEntitledError: Whoever asks may not order it.
            NoServiceError: There is no such service.
            CauseNeededError: A stop has no reason.
            OrderEmptyError: An extension says neither until when nor by how many.
        """
        if kind is OrderKind.STOP and not reason.strip():
            raise CauseNeededError
        if kind is OrderKind.EXTEND and until_at is None and extra < 1:
            raise OrderEmptyError
        asked = {"service": service_id, "order": kind.value, "reason": reason}
        with self._work.write(
            request, "queueing.order_issue", **asked, until=until_at, extra=extra
        ) as act:
            if act.first_answer is None:
                check_role(act.connection, self._work.hall_id, request.actor, _MAY_ORDER)
                order = (kind, reason.strip(), until_at, max(0, extra))
                self._order(act, service_id, order)

    def _order(
        self,
        act: Writing,
        service_id: uuid.UUID,
        order: tuple[OrderKind, str, datetime | None, int],
    ) -> None:
        service = giving.numbered(act.connection, service_id, act.today)
        if service is None:
            raise NoServiceError(service=str(service_id))
        turn = self._turn(act)
        kind, reason, until_at, extra = order
        values = {
            "kind": kind,
            "reason": reason,
            "until_at": until_at,
            "extra": extra,
            "person_id": act.request.actor.person_id,
        }
        limits.add_order(act.connection, self._work.hall_id, service_id, turn, values)
        after = {
            "order": kind.value,
            "service": service.service_code,
            "until_at": None if until_at is None else until_at.isoformat(),
            "extra": extra,
        }
        act.record(Happening("queueing.issue_ordered", "service", service_id, reason, after=after))
        act.changed(Change.TICKETS)

    def closing_load(self, service_id: uuid.UUID) -> ClosingLoadRow | None:
        """Return how the people who wait fit into what is left of the day (临近结束提醒).

        None while nobody waits, while the end is farther off than the hall watches for, or when
        nothing ends the numbers of the service.
        """
        hall_id, now = self._reading.hall_id, self._reading.clock.now()
        with self._reading.read() as session:
            connection = session.connection()
            day = reading.current_day(connection, hall_id, self._reading.today())
            service = giving.numbered(connection, service_id, day)
            if service is None or not service.has_sessions:
                return None
            found, at = limits.limits_of(
                session, hall_id, service, (day, now, self._reading.zone), is_counted=False
            )
            watch = limits.policy_of(session, hall_id, service, day).closing_watch_minutes
            waiting, last = limits.last_waiting(connection, hall_id, day, service_id)
        closing = closes_at(found, at)
        if last is None or closing is None or closing - at.local > timedelta(minutes=watch):
            return None
        return self._closing_load(service, (waiting, last), closing, at)

    def _closing_load(
        self,
        service: Numbered,
        queue: tuple[int, uuid.UUID],
        closing: datetime,
        at: HallMoment,
    ) -> ClosingLoadRow:
        waiting, last = queue
        minutes = self.issued(last).minutes
        return ClosingLoadRow(
            service_id=service.service_id,
            service_name=service.service_name,
            waiting=waiting,
            minutes=None if minutes is None else minutes[1],
            closes_at=closing,
            left_minutes=max(0, int((closing - at.local).total_seconds() // 60)),
        )
