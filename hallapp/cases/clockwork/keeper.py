"""Keeps the clocks of a case inside the use case that starts, stops, extends or ends them."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hallapp.cases.clockwork.ledger import STANDING_KINDS, LedgerEntry, entries_of
from hallapp.cases.clockwork.moving import DueMoved, Why, move, move_from, show
from hallapp.cases.clockwork.policy import LIGHT_THRESHOLDS, OFFICE_HOURS
from hallapp.cases.clockwork.reckoning import ClockBudget, Reckoned, Reckoner
from hallapp.cases.rules import budget_of
from hallapp.cases.store import add_clock
from hallapp.cases.tables import CaseClock, CaseSuspension, HallCase
from hallapp.cases.terms import ClockKind, MoveReason
from hallapp.hall.calendars import load_calendar
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.settings import SettingsService, value_on

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClockStart:
    """A clock about to start.

    Attributes:
        position: Number of the stage or supplement; 0 for the case's own clocks.
        label: Name of the stage or of what is awaited.
    """

    kind: ClockKind
    budget: ClockBudget
    position: int = 0
    label: str = ""


class ClockKeeper:
    """Keeps what a clock shows in step with its budget, its ledger and the calendar."""

    def __init__(self, work: UnitOfWork, settings: SettingsService) -> None:
        self._work = work
        self._settings = settings

    def reckoner(self, session: Session) -> Reckoner:
        """Return what reckons by today's calendar and settings."""
        hall_id, today = self._work.hall_id, self._work.today()
        return Reckoner(
            calendar=load_calendar(session, hall_id),
            thresholds=value_on(session, hall_id, LIGHT_THRESHOLDS, today),
            today=today,
            week=value_on(session, hall_id, OFFICE_HOURS, today),
            zone_name=str(self._work.zone),
        )

    def start(
        self, act: Writing, case: HallCase, start: ClockStart, *, is_main: bool = False
    ) -> CaseClock:
        """Start a clock of a case; the main one decides the case's light from now on.

        Raises:
            CalendarRangeError: Its due day lies outside the calendar.
        """
        shown = self.reckoner(act.session).reckon(start.budget, _heard_by(act, case, start.kind))
        clock = _made(case, start)
        show(clock, shown)
        add_clock(act.session, case, clock, is_main=is_main)
        return clock

    def stop(self, act: Writing, case: HallCase, from_on: date) -> tuple[CaseClock, ...]:
        """Let the decision clock and the running stage stand (暂停计时).

        The entry of the ledger is the caller's; the stored due day stays until the clock goes on.
        """
        standing = [clock for clock in running(act.session, case.id) if _may_stand(clock)]
        for clock in standing:
            clock.stood_since = from_on
        return tuple(standing)

    def go_on(
        self, act: Writing, case: HallCase, to_on: date, *, note: str = ""
    ) -> tuple[DueMoved, ...]:
        """Let the clocks of a case go on; the days they stood are given back (恢复计时).

        Ends what is open in the ledger. A day that moves leaves a row `RESUMED`.

        Args:
            act: The use case.
            case: Whose clocks.
            to_on: First day that counts again.
            note: What is written into the ledger beside the end.

        Raises:
            SuspensionBackwardsError: They go on before they stood.
            CalendarRangeError: A due day lies outside the calendar.
        """
        why = Why(MoveReason.RESUMED, self._end_ledger(act, case, to_on, note))
        moved: list[DueMoved] = []
        for clock in running(act.session, case.id):
            if clock.stood_since is None:
                continue
            clock.stood_since = None
            found = self.reckon_again(act, clock, why.reason, why.rule)
            moved += [found] if found else []
        return tuple(moved)

    def extend(self, act: Writing, case: HallCase, amount: int, rule: str) -> DueMoved | None:
        """Add so many units to the decision clock of a case and to the law's limit beside it.

        Raises:
            ExtensionError: The amount is below 1, or the limit is on the spot.
            CalendarRangeError: The due day lies outside the calendar.
        """
        clock = of_kind(act.session, case.id, ClockKind.DECISION)
        if clock is None:
            return None
        budget_of(Limit(clock.amount, clock.unit)).extended_by(amount)
        clock.extension += amount
        return self.reckon_again(act, clock, MoveReason.EXTENDED, rule)

    def restart(
        self, act: Writing, clock: CaseClock, budget: ClockBudget, reason: MoveReason, rule: str
    ) -> CaseClock:
        """Give up a clock and start it anew from another day or with another budget.

        The old clock ends today and keeps what it showed; the new one has the next position of
        its kind and takes its place as the main clock of the case. The row of the move names it.
        Not for stages, whose positions are those of the stages themselves.

        Raises:
            CalendarRangeError: The due day lies outside the calendar.
        """
        case = act.session.get_one(HallCase, clock.case_id)
        if clock.ended_on is None:
            self.end(act, clock, act.today)
        position = _last_position(act.session, clock) + 1
        again = self.start(
            act,
            case,
            ClockStart(clock.kind, budget, position, clock.label),
            is_main=case.clock_id == clock.id or clock.kind is ClockKind.DECISION,
        )
        move_from(act, clock, again, Why(reason, rule))
        return again

    def reopen(self, act: Writing, case: HallCase, rule: str) -> DueMoved | None:
        """Let the decision clock of a decided case run again; it is the main clock again.

        The days between decision and reopening are given back: they enter the ledger as an
        entry without a lawful ground, apart from every suspension.

        Raises:
            CalendarRangeError: The due day lies outside the calendar.
        """
        clock = of_kind(act.session, case.id, ClockKind.DECISION)
        if clock is None:
            return None
        for other in running(act.session, case.id):
            self.end(act, other, act.today)
        decided_on, clock.ended_on = clock.ended_on, None
        case.clock_id = clock.id
        # Within a day only limits in hours get time back.
        first_on = act.today if clock.unit is LimitUnit.HOURS else act.today - _ONE_DAY
        if decided_on is not None and decided_on <= first_on:
            _give_back(act, case, decided_on, rule)
        return self.reckon_again(act, clock, MoveReason.REOPENED, rule)

    def end(self, act: Writing, clock: CaseClock, on: date) -> None:
        """End a clock: it was met or given up, and never moves again."""
        clock.ended_on = on
        clock.stood_since = None
        act.session.flush()

    def end_all(self, act: Writing, case: HallCase, on: date) -> None:
        """End every clock of a case, and what is open in its ledger."""
        self._end_ledger(act, case, on, "")
        for clock in running(act.session, case.id):
            self.end(act, clock, on)

    def main(self, act: Writing, case: HallCase) -> CaseClock | None:
        """Return the clock that decides the light of a case now."""
        return None if case.clock_id is None else act.session.get(CaseClock, case.clock_id)

    def of_kind(
        self, session: Session, case_id: uuid.UUID, kind: ClockKind, position: int | None = None
    ) -> CaseClock | None:
        """Return a clock of a case; the newest of its kind unless a position is given."""
        return of_kind(session, case_id, kind, position)

    def reckon_again(
        self, act: Writing, clock: CaseClock, reason: MoveReason, rule: str
    ) -> DueMoved | None:
        """Reckon a clock again from its budget and ledger; None when its day did not move.

        A clock that has ended never moves. A moved day leaves a row, and a line in the history
        of the case where it is the clock of its light.

        Raises:
            CalendarRangeError: The due day lies outside the calendar.
        """
        if clock.ended_on is not None:
            return None
        act.session.flush()
        shown = self.reckoned(act.session, clock)
        case = act.session.get_one(HallCase, clock.case_id)
        is_told = clock.id == case.clock_id
        return move(act, clock, shown, Why(reason, rule), is_told=is_told)

    def reckoned(self, session: Session, clock: CaseClock) -> Reckoned:
        """Return what a clock shows by today's calendar and settings.

        Raises:
            CalendarRangeError: A day lies outside the calendar.
        """
        ledger = entries_of(session, clock.case_id) if clock.kind in STANDING_KINDS else ()
        return self.reckoner(session).reckon(budget_of_clock(clock), ledger)

    def as_if_resumed(self, session: Session, clock: CaseClock) -> Reckoned:
        """Return what a clock that stands would show if it went on today.

        Raises:
            CalendarRangeError: A day lies outside the calendar.
        """
        ledger = entries_of(session, clock.case_id) if clock.kind in STANDING_KINDS else ()
        return self.reckoner(session).as_if_resumed(budget_of_clock(clock), ledger)

    def _end_ledger(self, act: Writing, case: HallCase, to_on: date, note: str) -> str:
        """End what is open in the ledger; return the law line under which it stood."""
        rule = ""
        rows = act.session.scalars(
            select(CaseSuspension)
            .where(CaseSuspension.case_id == case.id)
            .order_by(CaseSuspension.from_on)
        )
        for row in rows:
            rule = row.basis or row.reason
            if row.to_on is None:
                # One that was to begin tomorrow ends where it begins: it gives nothing back.
                row.to_on = max(row.from_on, to_on)
                row.to_at = act.now if row.to_on == act.today else None
                row.resumed_by = act.request.actor.person_id
                row.to_note = note
        act.session.flush()
        return rule


def budget_of_clock(clock: CaseClock) -> ClockBudget:
    """Return the budget that a clock was given."""
    return ClockBudget(
        day_zero=clock.day_zero,
        started_at=clock.started_at,
        limit=Limit(clock.amount, clock.unit),
        law=Limit(clock.law_amount or 0, clock.law_unit) if clock.law_unit else None,
        extension=clock.extension,
    )


def running(session: Session, case_id: uuid.UUID) -> tuple[CaseClock, ...]:
    """Return the clocks of a case that have not ended."""
    session.flush()
    return tuple(
        session.scalars(
            select(CaseClock)
            .where(CaseClock.case_id == case_id, CaseClock.ended_on.is_(None))
            .order_by(CaseClock.kind, CaseClock.position)
        )
    )


def of_kind(
    session: Session, case_id: uuid.UUID, kind: ClockKind, position: int | None = None
) -> CaseClock | None:
    """Return a clock of a case; the newest of its kind unless a position is given."""
    session.flush()
    asked = select(CaseClock).where(CaseClock.case_id == case_id, CaseClock.kind == kind)
    if position is not None:
        asked = asked.where(CaseClock.position == position)
    return session.scalars(asked.order_by(CaseClock.position.desc()).limit(1)).one_or_none()


def _made(case: HallCase, start: ClockStart) -> CaseClock:
    budget = start.budget
    return CaseClock(
        id=uuid.uuid4(),
        hall_id=case.hall_id,
        case_id=case.id,
        kind=start.kind,
        position=start.position,
        label=start.label,
        day_zero=budget.day_zero,
        started_at=budget.started_at,
        amount=budget.limit.amount,
        unit=budget.limit.unit,
        law_amount=budget.law.amount if budget.law else None,
        law_unit=budget.law.unit if budget.law else None,
        extension=budget.extension,
    )


def _may_stand(clock: CaseClock) -> bool:
    return clock.kind in STANDING_KINDS and clock.stood_since is None


def _heard_by(act: Writing, case: HallCase, kind: ClockKind) -> tuple[LedgerEntry, ...]:
    if kind not in STANDING_KINDS:
        return ()
    act.session.flush()
    return entries_of(act.session, case.id)


def _last_position(session: Session, clock: CaseClock) -> int:
    found = session.scalar(
        select(func.max(CaseClock.position)).where(
            CaseClock.case_id == clock.case_id, CaseClock.kind == clock.kind
        )
    )
    return clock.position if found is None else found


def _give_back(act: Writing, case: HallCase, decided_on: date, rule: str) -> None:
    """Write the days in which a case was closed, as a suspension would: today counts again."""
    act.session.add(
        CaseSuspension(
            id=uuid.uuid4(),
            hall_id=case.hall_id,
            case_id=case.id,
            from_on=decided_on,
            to_on=act.today,
            reason=rule,
            from_at=case.concluded_at,
            to_at=act.now,
            suspended_by=act.request.actor.person_id,
            resumed_by=act.request.actor.person_id,
        )
    )
