"""What a hall sets up in its queue (排队设置): checked, audited with before and after, at once."""

import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from hallapp.guides.tables import ServiceItem
from hallapp.hall.entitlement import check_role
from hallapp.hall.tables import ServiceWindow, Zone
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.queueing import planning
from hallapp.queueing.plan_errors import PackageStepsFixedError, PartFixedError, PartUnknownError
from hallapp.queueing.policy import QUEUE_POLICY, QueuePolicy
from hallapp.queueing.store import classes, days, plan, reading
from hallapp.queueing.tables import (
    IssueSession,
    NumberSeries,
    PriorityClass,
    QueueService,
    VisitPackage,
)
from hallapp.queueing.terms import (
    PackageRow,
    PriorityRow,
    SeriesRow,
    ServiceSetupRow,
    SessionRow,
    WindowServiceRow,
)

_MAY_PLAN = frozenset({Role.MANAGER, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class _Kind:
    """One kind of thing that is set up: how it is called in the audit, where it is stored.

    Attributes:
        fixed: Columns that are never changed.
    """

    name: str
    mapped: type[Any]
    fixed: frozenset[str] = frozenset()


_SERIES = _Kind("series", NumberSeries)
_SERVICE = _Kind("service", QueueService, frozenset({"code"}))
_SESSION = _Kind("session", IssueSession, frozenset({"service_id"}))
_CLASS = _Kind("priority", PriorityClass, frozenset({"code"}))
_PACKAGE = _Kind("package", VisitPackage, frozenset({"code"}))


class QueuePlanService:
    """Reads and changes what a hall has set up; the manager and the administrator may.

    Whatever is saved holds from the next number on. Nothing is ever removed: what is over is
    retired or ended, so that the record stays readable.
    """

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def series(self) -> tuple[SeriesRow, ...]:
        """Return the number series by prefix and beginning."""
        with self._work.look() as connection:
            return plan.series(connection, self._work.hall_id)

    def services(self) -> tuple[ServiceSetupRow, ...]:
        """Return the services in their order, retired ones included."""
        with self._work.look() as connection:
            return plan.services(connection, self._work.hall_id)

    def window_services(self) -> tuple[WindowServiceRow, ...]:
        """Return which window serves what now, and until when it helps out."""
        now = self._work.clock.now()
        with self._work.look() as connection:
            found = plan.window_services(connection, self._work.hall_id)
        return tuple(row for row in found if row.until_at is None or row.until_at > now)

    def sessions(self) -> tuple[SessionRow, ...]:
        """Return the sessions in force, by service and hour."""
        with self._work.look() as connection:
            found = plan.sessions(connection, self._work.hall_id)
        return tuple(row for row in found if row.is_active)

    def priorities(self) -> tuple[PriorityRow, ...]:
        """Return the priority classes in their order, retired ones included."""
        with self._work.look() as connection:
            return classes.priorities(connection, self._work.hall_id, with_retired=True)

    def packages(self) -> tuple[PackageRow, ...]:
        """Return the packages, retired ones included."""
        with self._work.look() as connection:
            return classes.packages(connection, self._work.hall_id, with_retired=True)

    def save_series(self, request: Request, row: SeriesRow) -> SeriesRow:
        """Keep a number series; one of an unknown id is new.

        Raises:
            NotEntitledError: Whoever asks may not.
            BandPrefixError: The prefix is not one to four letters.
            BandEmptyError: There is no number in it.
            BandWidthError: Its last number does not fit into its digits.
            BandOverlapError: It meets another band of the same prefix.
            SeriesUsedError: It gave numbers today that would be given again.
        """
        with self._planned(request, "save_series", row=row) as act:
            if act is None:
                return row
            known = plan.series(act.connection, self._work.hall_id)
            before = next((each for each in known if each.id == row.id), None)
            planning.check_series(row, known)
            if before is not None:
                day = reading.current_day(act.connection, self._work.hall_id, act.today)
                issued = plan.issued_on(act.connection, row.id, day)
                planning.check_series_in_use(before, row, issued)
            self._keep(act, _SERIES, before, row)
        return row

    def save_service(self, request: Request, row: ServiceSetupRow) -> ServiceSetupRow:
        """Keep a service; one of an unknown id is new. Not active any more: it gives no numbers.

        Raises:
            NotEntitledError: Whoever asks may not.
            NameNeededError: Code or name is missing.
            CodeTakenError: Another service bears the code.
            FigureError: A figure is below none.
            PersonMaxError: It limits people whom nobody asks for.
            PartUnknownError: There is no such series or zone.
            PartFixedError: The code was changed.
        """
        with self._planned(request, "save_service", row=row) as act:
            if act is None:
                return row
            known = plan.services(act.connection, self._work.hall_id)
            planning.check_service(row, known)
            self._check_known(act, NumberSeries, row.series_id)
            self._check_known(act, Zone, row.zone_id)
            before = next((each for each in known if each.id == row.id), None)
            self._keep(act, _SERVICE, before, row)
        return row

    def save_session(self, request: Request, row: SessionRow) -> SessionRow:
        """Keep a session of a service; one of an unknown id is new.

        Raises:
            NotEntitledError: Whoever asks may not.
            SessionTimesError: No weekday, or it ends before it begins.
            FigureError: The quota is below none.
            SessionOverlapError: Another session of the service is open then.
            PartUnknownError: There is no such service.
            PartFixedError: It was moved to another service.
        """
        with self._planned(request, "save_session", row=row) as act:
            if act is None:
                return row
            known = plan.sessions(act.connection, self._work.hall_id)
            planning.check_session(row, known)
            self._check_known(act, QueueService, row.service_id)
            before = next((each for each in known if each.id == row.id), None)
            self._keep(act, _SESSION, before, row)
        return row

    def remove_session(self, request: Request, session_id: uuid.UUID) -> None:
        """End a session; numbers given in it stay counted.

        Raises:
            NotEntitledError: Whoever asks may not.
            PartUnknownError: There is no such session.
        """
        with self._planned(request, "remove_session", session=session_id) as act:
            if act is None:
                return
            self._check_known(act, IssueSession, session_id)
            plan.change(act.connection, IssueSession, session_id, {"is_active": False})
            act.record(Happening("queueing.session_removed", "session", session_id))

    def save_priority(self, request: Request, row: PriorityRow) -> PriorityRow:
        """Keep a priority class; one of an unknown id is new. Not active: it is given no more.

        Raises:
            NotEntitledError: Whoever asks may not.
            NameNeededError: Code or name is missing.
            CodeTakenError: Another class bears the code.
            HeadStartCapError: Its head start is below none or above the hall's cap.
            PartFixedError: The code was changed.
        """
        with self._planned(request, "save_priority", row=row) as act:
            if act is None:
                return row
            hall_id = self._work.hall_id
            known = classes.priorities(act.connection, hall_id, with_retired=True)
            planning.check_priority(row, known, self._policy(act).head_start_cap_minutes)
            before = next((each for each in known if each.id == row.id), None)
            self._keep(act, _CLASS, before, row)
        return row

    def save_package(self, request: Request, row: PackageRow) -> PackageRow:
        """Keep a package; one of an unknown id is new. Its services stay as they were made.

        Raises:
            NotEntitledError: Whoever asks may not.
            NameNeededError: Code or name is missing.
            CodeTakenError: Another package bears the code.
            PackageShortError: Fewer than two services, or one twice.
            PackageStepsFixedError: Its services were changed; retire it and make another.
            PartUnknownError: There is no such service or item.
            PartFixedError: The code was changed.
        """
        with self._planned(request, "save_package", row=row) as act:
            if act is None:
                return row
            known = classes.packages(act.connection, self._work.hall_id, with_retired=True)
            planning.check_package(row, known)
            before = next((each for each in known if each.id == row.id), None)
            if before is not None and _steps(before) != _steps(row):
                raise PackageStepsFixedError
            self._keep(act, _PACKAGE, before, row)
            if before is None:
                self._add_steps(act, row)
        return row

    def link(self, request: Request, window_id: uuid.UUID, service_id: uuid.UUID) -> None:
        """Let a window serve a service for good.

        Raises:
            NotEntitledError: Whoever asks may not.
            PartUnknownError: There is no such window or service.
        """
        self._set_link(request, "link", (window_id, service_id), None, is_open=True)

    def unlink(self, request: Request, window_id: uuid.UUID, service_id: uuid.UUID) -> None:
        """Let a window serve a service no longer, from now on.

        Raises:
            NotEntitledError: Whoever asks may not.
            PartUnknownError: There is no such window or service.
        """
        self._set_link(request, "unlink", (window_id, service_id), None, is_open=False)

    def set_lead(
        self, request: Request, window_id: uuid.UUID, service_id: uuid.UUID, lead_minutes: int
    ) -> None:
        """Let a window prefer a service it serves, or put it off; from the next call on.

        Raises:
            NotEntitledError: Whoever asks may not.
            LeadCapError: More than the hall allows either way.
            PartUnknownError: The window does not serve it.
        """
        self._set_link(request, "set_lead", (window_id, service_id), lead_minutes, is_open=True)

    def _set_link(
        self,
        request: Request,
        verb: str,
        ends: tuple[uuid.UUID, uuid.UUID],
        lead_minutes: int | None,
        *,
        is_open: bool,
    ) -> None:
        asked = {"window": ends[0], "service": ends[1], "lead": lead_minutes}
        with self._planned(request, verb, **asked) as act:
            if act is None:
                return
            self._check_known(act, ServiceWindow, ends[0])
            self._check_known(act, QueueService, ends[1])
            before = plan.link_of(act.connection, self._work.hall_id, *ends)
            if before is None:
                if verb != "link":
                    raise PartUnknownError
                plan.add_link(act.connection, self._work.hall_id, *ends)
            lead = 0 if before is None else before.lead_minutes
            if lead_minutes is not None:
                planning.check_lead(lead_minutes, self._policy(act).lead_cap_minutes)
                lead = lead_minutes
            # A preference leaves alone until when a window helps out.
            until = before.until_at if before is not None and verb == "set_lead" else None
            until = until if is_open else act.now
            plan.change_link(act.connection, *ends, lead, until)
            self._report_link(act, ends, before, (lead, until))

    def _report_link(
        self,
        act: Writing,
        ends: tuple[uuid.UUID, uuid.UUID],
        before: WindowServiceRow | None,
        after: tuple[int, datetime | None],
    ) -> None:
        was = None if before is None else _told(before.lead_minutes, before.until_at)
        now = _told(*after) | {"service": str(ends[1])}
        act.record(Happening("queueing.window_service", "window", ends[0], None, was, now))

    @contextmanager
    def _planned(self, request: Request, verb: str, **asked: object) -> Generator[Writing | None]:
        """Yield a transaction in which nobody gives a number or calls; None for a repeat."""
        with self._work.write(request, f"queueing.{verb}", **asked) as act:
            if act.first_answer is not None:
                yield None
                return
            check_role(act.connection, self._work.hall_id, request.actor, _MAY_PLAN)
            days.hold(act.connection, self._work.hall_id)
            yield act
            act.changed(Change.SETTINGS | Change.TICKETS)

    def _keep(self, act: Writing, kind: _Kind, before: object | None, after: Any) -> None:
        values = plan.values_of(after)
        if before is None:
            plan.add(act.connection, self._work.hall_id, kind.mapped, values)
            changed, was = values, None
        else:
            old = plan.values_of(before)
            changed = {name: value for name, value in values.items() if old[name] != value}
            if not kind.fixed.isdisjoint(changed):
                raise PartFixedError
            if not changed:
                return
            plan.change(act.connection, kind.mapped, after.id, changed)
            was = _spelled({name: old[name] for name in changed})
        now = _spelled(changed)
        act.record(Happening(f"queueing.{kind.name}_saved", kind.name, after.id, None, was, now))

    def _add_steps(self, act: Writing, row: PackageRow) -> None:
        for step in row.steps:
            self._check_known(act, QueueService, step.service_id)
            if step.item_id is not None:
                self._check_known(act, ServiceItem, step.item_id)
        plan.add_steps(act.connection, self._work.hall_id, row)

    def _check_known(self, act: Writing, mapped: type[Any], part_id: uuid.UUID) -> None:
        if not plan.is_known(act.connection, self._work.hall_id, mapped, part_id):
            raise PartUnknownError

    def _policy(self, act: Writing) -> QueuePolicy:
        return value_on(act.session, self._work.hall_id, QUEUE_POLICY, act.today)


def _steps(row: PackageRow) -> list[tuple[uuid.UUID, uuid.UUID | None, int]]:
    return sorted(((step.service_id, step.item_id, step.position) for step in row.steps), key=str)


def _told(lead_minutes: int, until_at: datetime | None) -> dict[str, Any]:
    return {
        "lead_minutes": lead_minutes,
        "until_at": None if until_at is None else until_at.isoformat(),
    }


def _spelled(values: dict[str, Any]) -> dict[str, Any]:
    """Return values as the audit keeps them."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value
