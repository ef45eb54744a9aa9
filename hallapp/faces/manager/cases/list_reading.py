"""Which cases a person wants listed, and what the hall answers; no widgets."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from uuid import UUID

from hallapp.cases.terms import CaseList, CaseQuestion, CaseRow, Light
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.kernel.clock import day_in, zone_named

STEP = 200
"""So many cases are shown at first, and come with each press of 再看."""
_ONE_DAY = timedelta(days=1)
_LONGEST_REST_DAYS = 15


class Due(Enum):
    """Which due days are wanted: any, today, or up to the next working day."""

    ANY = "any"
    TODAY = "today"
    NEXT = "next"


@dataclass(frozen=True)
class CaseFilter:
    """What the list is narrowed by; what is None is not asked."""

    light: Light | None = None
    due: Due = Due.ANY
    department_id: UUID | None = None
    window_id: UUID | None = None
    handler_id: UUID | None = None
    text: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nothing is narrowed."""
        return self == CaseFilter()


@dataclass(frozen=True)
class Listed:
    """What the hall answers.

    Attributes:
        rows: In the order of their due days; decided cases only where a number was typed.
        total: How many fit.
        is_at_least: More fit than `total`.
        found: How all cases in the scope stand.
    """

    rows: tuple[CaseRow, ...]
    total: int
    is_at_least: bool
    found: CaseList


@dataclass(frozen=True)
class DueSoon:
    """How many open cases are due soon in a scope, whatever light and text are.

    Attributes:
        today: The hall's day on which all this holds.
        next_on: The next working day.
        due_today: Due today.
        due_next: Due after today and up to the next working day.
    """

    today: date
    next_on: date
    due_today: int
    due_next: int


def read_list(services: CasesServices, wanted: CaseFilter, limit: int) -> Listed:
    """Ask the hall; for the worker.

    A number finds its case also where that is decided or closed long ago.
    """
    found = services.cases.search(_question(wanted, _days(services, wanted.due)), limit)
    rows, total = found.rows, found.total
    if wanted.text.strip() and not rows:
        rows = services.cases.found(wanted.text.strip())
        total = len(rows)
    return Listed(rows, total, found.is_at_least, found)


def read_due(services: CasesServices, wanted: CaseFilter) -> DueSoon:
    """Count what is due soon in the scope of a list; for the worker, after the list is shown."""
    today = _today(services)
    next_on = _next_working_day(services, today)
    scope = scope_of(wanted)
    spans = ((today, today), (today + _ONE_DAY, next_on))
    now, soon = (services.cases.search(_question(scope, span), 1).total for span in spans)
    return DueSoon(today, next_on, now, soon)


def scope_of(wanted: CaseFilter) -> CaseFilter:
    """Return the window, unit and person of what is wanted, without light, day and text."""
    return CaseFilter(
        department_id=wanted.department_id,
        window_id=wanted.window_id,
        handler_id=wanted.handler_id,
    )


def _days(services: CasesServices, due: Due) -> tuple[date, date] | None:
    today = _today(services)
    if due is Due.ANY:
        return None
    if due is Due.TODAY:
        return today, today
    return today + _ONE_DAY, _next_working_day(services, today)


def _today(services: CasesServices) -> date:
    return day_in(services.clock.now(), zone_named(services.hall.zone))


def _question(wanted: CaseFilter, days: tuple[date, date] | None) -> CaseQuestion:
    first, last = days or (None, None)
    return CaseQuestion(
        text=wanted.text.strip(),
        lights=() if wanted.light is None else (wanted.light,),
        window_id=wanted.window_id,
        handler_id=wanted.handler_id,
        department_id=wanted.department_id,
        due_from=first,
        due_to=last,
    )


def _next_working_day(services: CasesServices, today: date) -> date:
    """Return the next working day; tomorrow where the calendar is not known."""
    calendar = services.calendar
    if calendar is None:
        return today + _ONE_DAY
    last = today + timedelta(days=_LONGEST_REST_DAYS)
    days = [row for year in {today.year, last.year} for row in calendar().days(year)]
    later = [row.day for row in days if today < row.day <= last and row.kind.is_working]
    return min(later, default=today + _ONE_DAY)
