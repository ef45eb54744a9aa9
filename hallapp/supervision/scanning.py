"""The scan (扫描): finds what is lit now and writes what differs; scanning again changes nothing.

Nothing is planned ahead. A station that slept finds on waking everything that came meanwhile,
each once, in the order of its days.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from hallapp.cases.store import add_event
from hallapp.cases.tables import HallCase
from hallapp.cases.terms import CaseEventKind
from hallapp.hall.calendars import load_calendar
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import ClockBehindError
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.supervision.rules import (
    Claim,
    KnownLight,
    RunningClock,
    ScanPlan,
    claim_of,
    held_of,
    horizon,
    is_late,
    key_of,
    plan_of,
)
from hallapp.supervision.store.clock_rows import clocks_near
from hallapp.supervision.store.happenings import happened_since, overrun_suspensions
from hallapp.supervision.store.light_rows import (
    NewLight,
    claim_light,
    light_again,
    lights_of_cases,
    lit_lights,
    put_out,
)
from hallapp.supervision.store.progress import locked_scan, move_scan, revisions, scanned_on
from hallapp.supervision.store.rule_rows import active_rules, has_rules, seed_rules
from hallapp.supervision.store.why_over import why_over
from hallapp.supervision.terms import (
    ClearReason,
    RuleRow,
    RungKind,
    ScanResult,
    SupervisionEvent,
)
from hallapp.supervision.words import reason_of

MOST_AT_ONCE = 300
"""Lights raised by one scan: others have to write, too; the next scan goes on."""
_LOOK_AGAIN_AFTER = timedelta(minutes=30)
_OVERLAP = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Moment:
    """What a scan looks by: one moment, one calendar, the rules that hold."""

    now: datetime
    today: date
    calendar: WorkCalendar
    rules: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class _Quiet:
    """What a look saw that found nothing to do.

    Attributes:
        seen: The day, and how often cases and settings had been changed.
        until: The next moment at which something comes by itself.
    """

    seen: tuple[date | int, ...]
    since: datetime
    until: datetime


class Scanner:
    """Looks at the clocks and the history of the hall's cases."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._quiet: _Quiet | None = None

    def scan(self, request: Request) -> ScanResult:
        """Raise, put out and light again what differs from what holds now.

        A look comes first: most scans of a day find nothing and write nothing. Where nothing was
        found, nothing is looked for again until something was written or a moment has come.

        Raises:
            ClockBehindError: A station has scanned a later day; this one's clock is wrong.
        """
        with self._work.read() as session:
            if self._is_quiet(session):
                return ScanResult()
        return self._write(request)

    def _is_quiet(self, session: Session) -> bool:
        hall_id, now, today = self._work.hall_id, self._work.clock.now(), self._work.today()
        # Read first: what is written while we look is found by the next look.
        seen = (today, *revisions(session, hall_id))
        quiet = self._quiet
        if quiet is not None and quiet.seen == seen and quiet.since <= now <= quiet.until:
            return True
        self._quiet = None
        last = scanned_on(session, hall_id)
        if last is None or last != today or not has_rules(session, hall_id):
            return False
        plan, until = self._plan(session, self._moment(session, now, today), last)
        if plan.is_empty:
            self._quiet = _Quiet(seen, now, until)
        return plan.is_empty

    def _write(self, request: Request) -> ScanResult:
        with self._work.write(request, "supervision.scan") as act:
            if act.first_answer is not None:
                return ScanResult(**act.first_answer)
            seed_rules(act, self._work.hall_id)
            # One station at a time: what the other raised is seen before anything is claimed.
            row = locked_scan(act, self._work.hall_id)
            if row.scanned_on > act.today:
                raise ClockBehindError(today=str(act.today), latest=str(row.scanned_on))
            moment = self._moment(act.session, act.now, act.today)
            plan, _until = self._plan(act.session, moment, row.scanned_on)
            result = self._carry_out(act, moment, plan)
            if result.is_whole:
                move_scan(act, row)
            act.answer = {"raised": result.raised, "late": result.late}
        return result

    def _moment(self, session: Session, now: datetime, today: date) -> _Moment:
        hall_id = self._work.hall_id
        return _Moment(now, today, load_calendar(session, hall_id), active_rules(session, hall_id))

    # What holds

    def _plan(self, session: Session, moment: _Moment, last: date) -> tuple[ScanPlan, datetime]:
        """Return what has to be written, and until when nothing new can come by itself."""
        clocks = self._clocks(session, moment)
        history = self._of_history(session, moment, last)
        held = held_of([*self._of_clocks(clocks, moment), *history])
        lit = lit_lights(session, self._work.hall_id)
        settled = held.needless.union(light.key for light in lit)
        asked = {claim.case_id for key, claim in held.claims.items() if key not in settled}
        known = [*lit, *lights_of_cases(session, self._work.hall_id, asked)]
        moments = [each.due_at for each in clocks if each.due_at and each.due_at >= moment.now]
        return plan_of(held, known), min([*moments, moment.now + _LOOK_AGAIN_AFTER])

    def _clocks(self, session: Session, moment: _Moment) -> Sequence[RunningClock]:
        dated = [rule for rule in moment.rules if rule.rung is not RungKind.EVENT]
        latest = horizon(dated, moment.calendar, moment.today)
        return clocks_near(session, self._work.hall_id, latest, moment.today)

    def _of_clocks(self, clocks: Iterable[RunningClock], moment: _Moment) -> list[Claim]:
        dated = [rule for rule in moment.rules if rule.rung is not RungKind.EVENT]
        found = (
            claim_of(rule, clock, moment.calendar, moment.today, moment.now)
            for clock in clocks
            for rule in dated
        )
        return [claim for claim in found if claim is not None]

    def _of_history(self, session: Session, moment: _Moment, last: date) -> list[Claim]:
        by_event = {rule.event: rule for rule in moment.rules if rule.event is not None}
        # What was being written while a scan looked bears the day before at the earliest.
        claims = happened_since(session, by_event, self._work.hall_id, last - _OVERLAP)
        rule = by_event.get(SupervisionEvent.SUSPENSION_OVERRUN)
        if rule is not None:
            claims += overrun_suspensions(
                session, self._work.hall_id, rule, moment.calendar, moment.today
            )
        return claims

    # What is written

    def _carry_out(self, act: Writing, moment: _Moment, plan: ScanPlan) -> ScanResult:
        now_raised = plan.raised[:MOST_AT_ONCE]
        self._clear(act, moment, plan.over)
        put_out(act, plan.outrun, ClearReason.OUTRUN)
        light_again(act, plan.relit)
        raised = self._raise_all(act, moment, now_raised, plan)
        late = sum(is_late(each.rung_on, moment.calendar, moment.today) for each in raised)
        if not plan.is_empty:
            act.changed(Change.CASES)
        cleared = len(plan.over) + len(plan.outrun)
        return ScanResult(len(raised), late, cleared, len(now_raised) == len(plan.raised))

    def _clear(self, act: Writing, moment: _Moment, over: Iterable[KnownLight]) -> None:
        lights = tuple(over)
        keys = {key_of(rule) for rule in moment.rules}
        grouped: dict[tuple[ClearReason, str], list[uuid.UUID]] = {}
        for light_id, why in why_over(act.session, lights, keys).items():
            grouped.setdefault(why, []).append(light_id)
        for (reason, detail), ids in grouped.items():
            put_out(act, ids, reason, detail)

    def _raise_all(
        self, act: Writing, moment: _Moment, claims: Iterable[Claim], plan: ScanPlan
    ) -> list[Claim]:
        """Raise claims case by case: their rows are always locked in the same order."""
        by_case: dict[uuid.UUID, list[Claim]] = {}
        for claim in claims:
            by_case.setdefault(claim.case_id, []).append(claim)
        raised: list[Claim] = []
        born_out: list[uuid.UUID] = []
        for case_id in sorted(by_case):
            act.session.get(HallCase, case_id, with_for_update=True)
            for claim in by_case[case_id]:
                light_id = self._raise(act, moment, claim)
                if light_id is not None:
                    raised.append(claim)
                    born_out += [light_id] if claim.key in plan.born_out else []
        put_out(act, born_out, ClearReason.OUTRUN)
        return raised

    def _raise(self, act: Writing, moment: _Moment, claim: Claim) -> uuid.UUID | None:
        rule = claim.rule
        new = NewLight(
            rule_id=rule.id,
            case_id=claim.case_id,
            occurrence=claim.occurrence,
            colour=rule.colour,
            due_on=claim.rung_on,
            reason=reason_of(claim, moment.calendar),
            reply_due_on=reply_due(moment.calendar, moment.today, rule.reply_days),
            is_late=is_late(claim.rung_on, moment.calendar, moment.today),
        )
        light_id = claim_light(act, self._work.hall_id, new)
        if light_id is not None:
            tell_raised(act, self._work.hall_id, light_id, new, rule.name)
        return light_id


def tell_raised(
    act: Writing, hall_id: uuid.UUID, light_id: uuid.UUID, new: NewLight, rule_name: str
) -> None:
    """Write a raised light into the history of its case and into the audit."""
    add_event(
        act,
        hall_id,
        new.case_id,
        CaseEventKind.LIGHT_RAISED,
        rule=rule_name,
        colour=new.colour.value,
        reason=new.reason,
        on=new.due_on.isoformat(),
    )
    after = {"case": str(new.case_id), "colour": new.colour.value, "on": new.due_on.isoformat()}
    act.record(Happening("supervision.raised", "light", light_id, after=after))


def reply_due(calendar: WorkCalendar, today: date, reply_days: int) -> date | None:
    """Return the last day for an answer, counted in working days from the day after."""
    return calendar.working_days_after(today, reply_days) if reply_days > 0 else None
