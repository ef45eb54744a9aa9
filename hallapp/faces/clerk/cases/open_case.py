"""One case with everything that its page shows, read in one go on the worker."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hallapp.cases.terms import (
    CaseEventKind,
    CaseEventRow,
    CasePaperKind,
    CasePaperRow,
    CaseRow,
    ChargeRow,
    ClockKind,
    ClockRow,
    CountedDayRow,
    MaterialTick,
    PaymentRow,
    StageRow,
    SuspensionRow,
    TickOutcome,
)
from hallapp.faces.clerk.cases.services import MakesCasePapers, ShowsCases
from hallapp.guides.terms import FeeRow
from hallapp.hall.terms import PersonRow


@dataclass(frozen=True)
class OpenCase:
    """What is known of a case when its page opens.

    Attributes:
        offered: Papers that can be made now.
        fees: What the item's guide lets one charge.
        colleagues: Whom it may be handed to: people of the back office.
        today: The hall's day.
        remedies: Where a refusal is fought here: the review agency and the court.
    """

    case: CaseRow
    today: date
    events: tuple[CaseEventRow, ...] = ()
    clocks: tuple[ClockRow, ...] = ()
    suspensions: tuple[SuspensionRow, ...] = ()
    stages: tuple[StageRow, ...] = ()
    ticks: tuple[MaterialTick, ...] = ()
    charges: tuple[ChargeRow, ...] = ()
    payment: PaymentRow | None = None
    papers: tuple[CasePaperRow, ...] = ()
    days: tuple[CountedDayRow, ...] = ()
    offered: tuple[CasePaperKind, ...] = ()
    fees: tuple[FeeRow, ...] = ()
    colleagues: tuple[PersonRow, ...] = ()
    remedies: tuple[str, str] = ("", "")

    @property
    def id(self) -> UUID:
        """The case's id."""
        return UUID(self.case.id)

    @property
    def main_clock(self) -> ClockRow | None:
        """The clock that runs now, the newest of several; None when none does."""
        own = (ClockKind.RECEIPT, ClockKind.SUPPLEMENT, ClockKind.DECISION, ClockKind.DELIVERY)
        running = [each for each in self.clocks if each.ended_on is None and each.kind in own]
        return running[-1] if running else None

    @property
    def decision_clock(self) -> ClockRow | None:
        """The clock of the decision, None before acceptance."""
        found = [each for each in self.clocks if each.kind is ClockKind.DECISION]
        return found[-1] if found else None

    @property
    def stage(self) -> StageRow | None:
        """The stage the case is in."""
        running = [row for row in self.stages if row.began_on and row.ended_on is None]
        return running[-1] if running else None

    @property
    def is_away(self) -> bool:
        """Whether the running stage lies with a higher body."""
        names = [event.kind.value for event in self.events]
        sent = max((n for n, name in enumerate(names) if name == "forwarded"), default=-1)
        back = max((n for n, name in enumerate(names) if name == "came_back"), default=-1)
        return self.stage is not None and bool(self.stage.forwarded_to) and sent > back

    @property
    def is_extended(self) -> bool:
        """Whether the limit was extended before: the law lets it be done once."""
        return any(event.kind is CaseEventKind.EXTENDED for event in self.events)

    @property
    def has_gap(self) -> bool:
        """Whether materials that were let follow later are still awaited."""
        return any(row.kind is ClockKind.LENIENT and row.ended_on is None for row in self.clocks)

    @property
    def missing(self) -> tuple[MaterialTick, ...]:
        """Materials that are missing."""
        return tuple(tick for tick in self.ticks if tick.outcome is TickOutcome.MISSING)

    @property
    def due_fen(self) -> int:
        """What is to be paid, in fen."""
        return sum(row.due_fen for row in self.charges)


def read_case(
    cases: ShowsCases,
    papers: MakesCasePapers | None,
    case_id: UUID,
    today: date,
    colleagues: tuple[PersonRow, ...] = (),
    fees: tuple[FeeRow, ...] = (),
) -> OpenCase:
    """Return everything that is known of a case; asks the store a dozen short questions.

    Raises:
        CaseNotFoundError: There is no such case.
    """
    return OpenCase(
        case=cases.case(case_id),
        today=today,
        events=cases.history(case_id),
        clocks=cases.clocks(case_id),
        suspensions=cases.suspensions(case_id),
        stages=cases.stages(case_id),
        ticks=cases.ticks(case_id),
        charges=cases.charges(case_id),
        payment=cases.payment(case_id),
        papers=cases.papers(case_id),
        days=cases.explain(case_id),
        offered=() if papers is None else papers.offered(case_id),
        fees=fees,
        colleagues=colleagues,
    )
