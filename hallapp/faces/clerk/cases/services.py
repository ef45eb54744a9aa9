"""What the clerk's cases ask of the hall: small protocols that name only what is used here."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from hallapp.cases.flow.said import (
    Decision,
    Delivery,
    Lenience,
    Prolonging,
    Refusal,
    Standing,
)
from hallapp.cases.terms import (
    CaseEventRow,
    CaseList,
    CasePaperKind,
    CasePaperRow,
    CaseQuestion,
    CaseRow,
    ChargeRow,
    ClockRow,
    CountedDayRow,
    MaterialTick,
    PaymentRow,
    StageRow,
    SuspensionRow,
)
from hallapp.hall.terms import PersonRow
from hallapp.kernel.requests import Request


class ListsCases(Protocol):
    """Lists cases."""

    def search(
        self, question: CaseQuestion | None = None, limit: int = 200, offset: int = 0
    ) -> CaseList:
        """Return a part of the cases that fit a question, and how all of them stand."""
        ...

    def found(self, text: str) -> tuple[CaseRow, ...]:
        """Return the cases that bear a number, code or scanned text."""
        ...


class ShowsCases(Protocol):
    """Shows one case in detail."""

    def case(self, case_id: UUID) -> CaseRow:
        """Return one case."""
        ...

    def history(self, case_id: UUID) -> tuple[CaseEventRow, ...]:
        """Return the line of time."""
        ...

    def clocks(self, case_id: UUID) -> tuple[ClockRow, ...]:
        """Return the clocks."""
        ...

    def suspensions(self, case_id: UUID) -> tuple[SuspensionRow, ...]:
        """Return the ledger."""
        ...

    def stages(self, case_id: UUID) -> tuple[StageRow, ...]:
        """Return the stages."""
        ...

    def ticks(self, case_id: UUID) -> tuple[MaterialTick, ...]:
        """Return the materials as they were ticked last."""
        ...

    def charges(self, case_id: UUID) -> tuple[ChargeRow, ...]:
        """Return what was charged."""
        ...

    def payment(self, case_id: UUID) -> PaymentRow | None:
        """Return the payment."""
        ...

    def papers(self, case_id: UUID) -> tuple[CasePaperRow, ...]:
        """Return the papers made."""
        ...

    def explain(self, case_id: UUID) -> tuple[CountedDayRow, ...]:
        """Return the day-by-day account."""
        ...

    def item_of(self, case_id: UUID) -> UUID:
        """Return the service item."""
        ...


class MovesCases(Protocol):
    """Does what is done with a case, one transaction each; returns the case as it stands then."""

    def accept(
        self,
        request: Request,
        case_id: UUID,
        *,
        lenient: Lenience | None = None,
        commitment: bool = False,
    ) -> CaseRow:
        """Accept."""
        ...

    def ask_supplement(
        self, request: Request, case_id: UUID, wanted: Sequence[MaterialTick], words: str = ""
    ) -> CaseRow:
        """Tell what is missing."""
        ...

    def supplemented(
        self, request: Request, case_id: UUID, ticks: Sequence[MaterialTick]
    ) -> CaseRow:
        """Take in what was brought."""
        ...

    def reject(self, request: Request, case_id: UUID, refusal: Refusal) -> CaseRow:
        """Do not accept."""
        ...

    def fill_gap(self, request: Request, case_id: UUID, ticks: Sequence[MaterialTick]) -> CaseRow:
        """Take in what was let follow later."""
        ...

    def suspend(self, request: Request, case_id: UUID, standing: Standing) -> CaseRow:
        """Let the clock stand."""
        ...

    def resume(
        self, request: Request, case_id: UUID, on: date | None = None, note: str = ""
    ) -> CaseRow:
        """Let the clock go on."""
        ...

    def extend(self, request: Request, case_id: UUID, more: Prolonging) -> CaseRow:
        """Give more time."""
        ...

    def hand_over(
        self, request: Request, case_id: UUID, person_id: UUID, note: str = ""
    ) -> CaseRow:
        """Put it into other hands."""
        ...

    def end_stage(
        self,
        request: Request,
        case_id: UUID,
        result: str,
        opinion: str = "",
        next_handler_id: UUID | None = None,
    ) -> CaseRow:
        """End the running stage."""
        ...

    def forward(
        self, request: Request, case_id: UUID, to: str, document_number: str = ""
    ) -> CaseRow:
        """Send it to a higher body."""
        ...

    def came_back(self, request: Request, case_id: UUID, opinion: str) -> CaseRow:
        """Take it back from there."""
        ...

    def decide(self, request: Request, case_id: UUID, decision: Decision) -> CaseRow:
        """Decide."""
        ...

    def make_ready(self, request: Request, case_id: UUID, place: str = "") -> CaseRow:
        """Lay the result ready."""
        ...

    def deliver(self, request: Request, case_id: UUID, delivery: Delivery) -> CaseRow:
        """Hand the result over."""
        ...

    def withdraw(self, request: Request, case_id: UUID, words: str) -> CaseRow:
        """Let the applicant take it back."""
        ...

    def give_back(self, request: Request, case_id: UUID, reason: str) -> CaseRow:
        """Give the papers back."""
        ...

    def archive(self, request: Request, case_id: UUID, volume: str = "") -> CaseRow:
        """File it."""
        ...

    def reopen(self, request: Request, case_id: UUID, reason: str, basis: str) -> CaseRow:
        """Handle it once more."""
        ...

    def revoke(self, request: Request, case_id: UUID, refusal: Refusal) -> CaseRow:
        """Take the decision back."""
        ...

    def note(self, request: Request, case_id: UUID, words: str) -> CaseRow:
        """Add a remark."""
        ...

    def charge(self, request: Request, case_id: UUID, charges: Sequence[ChargeRow]) -> CaseRow:
        """Write down what is charged."""
        ...

    def pay(self, request: Request, case_id: UUID, payment: PaymentRow) -> CaseRow:
        """Write down the payment."""
        ...


class MakesCasePapers(Protocol):
    """Numbers, keeps and prints the papers of cases; runs on the paper jobs."""

    def offered(self, case_id: UUID) -> tuple[CasePaperKind, ...]:
        """Return the papers that can be made now."""
        ...

    def make(self, request: Request, case_id: UUID, kind: CasePaperKind, facts: Any = None) -> UUID:
        """Number and keep a paper."""
        ...

    def preview(self, case_id: UUID, kind: CasePaperKind) -> Path:
        """Make the picture of a paper that has no number yet."""
        ...

    def pdf(self, paper_id: UUID, *, reprint: int = 0) -> Path:
        """Make the PDF of a kept paper."""
        ...

    def print(self, request: Request, paper_id: UUID, copies: int = 1) -> Path:
        """Print a kept paper."""
        ...


class KnowsColleagues(Protocol):
    """Who works in the hall."""

    def people(self) -> tuple[PersonRow, ...]:
        """Return everybody who works here."""
        ...
