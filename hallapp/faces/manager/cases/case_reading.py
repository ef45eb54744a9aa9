"""All that is told of one case, read in one go; no widgets."""

from dataclasses import dataclass
from uuid import UUID

from hallapp.cases.terms import (
    CaseEventRow,
    CaseRow,
    ClockRow,
    CountedDayRow,
    DueMoveRow,
    StageRow,
    SuspensionRow,
)
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.hall.limits import Limit


@dataclass(frozen=True)
class CaseTold:
    """One case with everything that happened to it."""

    case: CaseRow
    promised: Limit | None
    statutory: Limit | None
    clocks: tuple[ClockRow, ...]
    suspensions: tuple[SuspensionRow, ...]
    stages: tuple[StageRow, ...]
    history: tuple[CaseEventRow, ...]
    moves: tuple[DueMoveRow, ...]
    days: tuple[CountedDayRow, ...]


def read_case(services: CasesServices, case_id: UUID) -> CaseTold:
    """Ask the hall; for the worker.

    Raises:
        CaseNotFoundError: It is gone.
    """
    cases = services.cases
    promised, statutory = cases.limits_of(case_id)
    return CaseTold(
        case=cases.case(case_id),
        promised=promised,
        statutory=statutory,
        clocks=cases.clocks(case_id),
        suspensions=cases.suspensions(case_id),
        stages=cases.stages(case_id),
        history=cases.history(case_id),
        moves=cases.moves(case_id=case_id),
        days=cases.explain(case_id),
    )
