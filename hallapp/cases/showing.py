"""Rows of stored cases, clocks and stages as faces show them, judged on one day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import RowMapping

from hallapp.cases.applications import masked_name
from hallapp.cases.rules import remaining
from hallapp.cases.tables import CaseClock, CaseStage, CaseSuspension, HallCase
from hallapp.cases.terms import CaseRow, ClockRow, Light, StageRow, SuspensionRow
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.workdays import WorkCalendar

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Shower:
    """Makes rows by one calendar at one moment.

    Attributes:
        today: The hall's day of `now`.
    """

    calendar: WorkCalendar
    today: date
    now: datetime

    def case(self, found: RowMapping) -> CaseRow:
        """Return a case with its main clock, as `found_cases` reads it."""
        case: HallCase = found["HallCase"]
        clock: CaseClock | None = found["CaseClock"]
        # Without a clock, or with one that was never reckoned, nothing is due before today.
        due_on = (None if clock is None else clock.due_on) or self.today
        return CaseRow(
            id=str(case.id),
            case_number=case.case_number,
            query_code=case.query_code,
            item_name=case.item_name,
            ticket_number=case.ticket_label,
            window_number=None if found["window_number"] is None else str(found["window_number"]),
            accepted_at=case.accepted_at,
            due_on=due_on,
            statutory_due_on=None if clock is None else clock.law_due_on,
            # Of the day that is shown; the law's own, further away, is shown nowhere as a day.
            is_provisional=clock is not None and clock.is_provisional,
            light=self.light(clock),
            remaining_days=self._left(due_on, clock),
            state=case.state,
            applicant_masked=masked_name(found["applicant_name"]),
            received_on=case.received_on,
            due_at=None if clock is None else clock.due_at,
            form=case.form,
            place=case.place,
            stage_name=found["stage_name"] or "",
            handler_name=found["handler_name"] or "",
            external_number=case.external_number,
            concluded_on=case.concluded_on,
            is_timed=clock is not None,
        )

    def light(self, clock: CaseClock | None) -> Light:
        """Return how a clock stands; green without one."""
        return Light.GREEN if clock is None else light_of_clock(clock, self.today, self.now)

    def clock(self, clock: CaseClock) -> ClockRow:
        """Return one clock of a case."""
        due_on = clock.due_on or self.today
        return ClockRow(
            id=clock.id,
            kind=clock.kind,
            position=clock.position,
            label=clock.label,
            limit=Limit(clock.amount, clock.unit),
            law_limit=limit_in(clock.law_amount, clock.law_unit),
            extension=clock.extension,
            day_zero=clock.day_zero,
            due_on=due_on,
            due_at=clock.due_at,
            law_due_on=clock.law_due_on,
            is_provisional=clock.is_provisional,
            light=self.light(clock),
            remaining_days=self._left(due_on, clock),
            stood_since=clock.stood_since,
            ended_on=clock.ended_on,
        )

    def stage(self, stage: CaseStage, handler_name: str, clock: CaseClock | None) -> StageRow:
        """Return one stage of a case with the clock of its own limit."""
        return StageRow(
            position=stage.position,
            name=stage.name,
            limit=limit_in(stage.limit_amount, stage.limit_unit),
            handler_id=stage.handler_id,
            handler_name=handler_name,
            began_on=stage.began_on,
            due_on=None if clock is None else clock.due_on,
            ended_on=stage.ended_on,
            light=None if clock is None else self.light(clock),
            result=stage.result,
            opinion=stage.opinion,
            forwarded_to=stage.forwarded_to,
        )

    def suspension(self, entry: CaseSuspension, day_zero: date | None) -> SuspensionRow:
        """Return one entry of the ledger; the day the clock started is not given back."""
        first = entry.from_on if day_zero is None else max(entry.from_on, day_zero + _ONE_DAY)
        last = (entry.to_on or self.today) - _ONE_DAY
        stood = self.calendar.working_days_between(first, last) if first <= last else 0
        return SuspensionRow(
            ground=entry.ground,
            words=entry.reason,
            basis=entry.basis,
            document_number=entry.document_number,
            from_on=entry.from_on,
            planned_to_on=entry.planned_to_on,
            to_on=entry.to_on,
            working_days=stood,
        )

    def _left(self, due_on: date, clock: CaseClock | None) -> int:
        # What is left stands still while the clock does.
        stopped_on = None if clock is None else clock.ended_on or clock.stood_since
        return remaining(due_on, min(stopped_on or self.today, self.today), self.calendar)


def light_of_clock(clock: CaseClock, today: date, now: datetime | None = None) -> Light:
    """Return how a clock stands: of an ended one how it stood at its end.

    Args:
        clock: As it is stored.
        today: The hall's day.
        now: For limits in hours, which end within a day; without it they are judged by theirs.
    """
    on = clock.ended_on or today
    if clock.stood_since is not None and clock.ended_on is None:
        return Light.GREY
    if clock.law_due_on is not None and on > clock.law_due_on:
        return Light.DARK_RED
    if clock.due_on is not None and on > clock.due_on:
        return Light.RED
    if now is not None and _has_struck(clock, now):
        return Light.RED
    return Light.YELLOW if _is_near(clock, on, now) else Light.GREEN


def limit_in(amount: int | None, unit: LimitUnit | None) -> Limit | None:
    """Return a limit that is stored in two columns; None where it is not stated."""
    return None if amount is None or unit is None else Limit(amount, unit)


def _is_near(clock: CaseClock, on: date, now: datetime | None) -> bool:
    # Of an ended clock only the day of its end is kept.
    if now is not None and clock.yellow_at is not None and clock.ended_on is None:
        return now >= clock.yellow_at
    return clock.yellow_on is not None and on >= clock.yellow_on


def _has_struck(clock: CaseClock, now: datetime) -> bool:
    return clock.ended_on is None and clock.due_at is not None and now > clock.due_at
