"""What the manager's page of cases asks of the hall."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from hallapp.cases.terms import (
    CaseEventRow,
    CaseList,
    CaseQuestion,
    CaseRow,
    ClockRow,
    CountedDayRow,
    DueMoveRow,
    StageLoadRow,
    StageRow,
    SuspensionRow,
)
from hallapp.hall.limits import Limit
from hallapp.hall.terms import DepartmentRow, HallRow, PersonRow, WindowRow
from hallapp.kernel.clock import Clock

if TYPE_CHECKING:
    # Loads the database layer, which the window must not wait for.
    from hallapp.faces.manager.cases.services_calendar import SeenCalendar


class SeenCases(Protocol):
    """Cases as they are listed, and one of them in detail."""

    def search(
        self, question: CaseQuestion | None = None, limit: int = 200, offset: int = 0
    ) -> CaseList:
        """Return a part of the cases that fit a question, and how all of them stand."""
        ...

    def found(self, text: str) -> tuple[CaseRow, ...]:
        """Return the cases that bear a number, in whatever state they are."""
        ...

    def case(self, case_id: UUID) -> CaseRow:
        """Return one case."""
        ...

    def limits_of(self, case_id: UUID) -> tuple[Limit | None, Limit | None]:
        """Return what was promised, and the law's limit."""
        ...

    def history(self, case_id: UUID) -> tuple[CaseEventRow, ...]:
        """Return the line of time of a case."""
        ...

    def clocks(self, case_id: UUID) -> tuple[ClockRow, ...]:
        """Return all clocks of a case."""
        ...

    def suspensions(self, case_id: UUID) -> tuple[SuspensionRow, ...]:
        """Return when and why its clock stood."""
        ...

    def stages(self, case_id: UUID) -> tuple[StageRow, ...]:
        """Return its stages."""
        ...

    def moves(
        self, since: datetime | None = None, case_id: UUID | None = None
    ) -> tuple[DueMoveRow, ...]:
        """Return moves of due days, the newest first."""
        ...

    def explain(self, case_id: UUID) -> tuple[CountedDayRow, ...]:
        """Return the day-by-day account of the running clock."""
        ...

    def load_by_stage(self) -> tuple[StageLoadRow, ...]:
        """Return how much work lies in each stage."""
        ...

    def outside_hall(self) -> tuple[CaseRow, ...]:
        """Return cases accepted outside the hall."""
        ...


class SeenPlaces(Protocol):
    """Windows and people, to narrow a list by."""

    def windows(self) -> tuple[WindowRow, ...]:
        """Return the hall's windows."""
        ...

    def people(self) -> tuple[PersonRow, ...]:
        """Return the hall's people."""
        ...


def no_departments() -> tuple[DepartmentRow, ...]:
    """Return no unit, where none can be asked for."""
    return ()


@dataclass(frozen=True)
class CasesServices:
    """All that the tabs of the page work with.

    Attributes:
        calendar: Gives what keeps the calendar, made when first asked for; None where it cannot be
            kept from here, so that its tab is left out.
        departments: Asks for the units of the hall.
        more: The opened hall, for tabs that ask for further services by name (`supervision`,
            `joint`, `figures`); None in a hall without them.
    """

    hall: HallRow
    cases: SeenCases
    places: SeenPlaces
    clock: Clock
    departments: Callable[[], tuple[DepartmentRow, ...]] = no_departments
    calendar: "Callable[[], SeenCalendar] | None" = None
    more: Any = None
