"""What the page of e-supervision asks of the hall; every call belongs on a worker."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from hallapp.cases.terms import CaseRow
from hallapp.kernel.clock import Clock
from hallapp.kernel.requests import Request
from hallapp.supervision.terms import (
    ChaseRow,
    ChaseWish,
    Colour,
    LightQuestion,
    RaisedRow,
    RuleRow,
    RuleWish,
)


class Supervising(Protocol):
    """Lights, letters and rules; refusals as `SupervisionService` names them."""

    def counted(self) -> Mapping[Colour, int]:
        """Return how many lights of each colour are lit."""
        ...

    def raised(self, question: LightQuestion, limit: int = 500) -> tuple[RaisedRow, ...]:
        """Return lights that fit a question."""
        ...

    def chases(self, light_id: UUID) -> tuple[ChaseRow, ...]:
        """Return what was sent about a light."""
        ...

    def answer(self, request: Request, light_id: UUID, words: str) -> RaisedRow:
        """Answer a light."""
        ...

    def urge(self, request: Request, light_id: UUID, wish: ChaseWish) -> ChaseRow:
        """Send a letter that urges."""
        ...

    def supervise(self, request: Request, light_id: UUID, wish: ChaseWish) -> ChaseRow:
        """Send a letter that supervises."""
        ...

    def raise_by_hand(
        self, request: Request, case_id: UUID, colour: Colour, words: str
    ) -> RaisedRow:
        """Raise a light by hand."""
        ...

    def lift(self, request: Request, light_id: UUID, words: str) -> RaisedRow:
        """Put a light out by hand."""
        ...

    def seed(self, request: Request) -> tuple[RuleRow, ...]:
        """Give a hall without rules the default set; return what there is."""
        ...

    def change_rule(self, request: Request, rule_id: UUID, wish: RuleWish) -> RuleRow:
        """Put another rule in the place of one."""
        ...

    def retire_rule(self, request: Request, rule_id: UUID) -> int:
        """Retire a rule; return how many lights went out."""
        ...


class CaseFinder(Protocol):
    """Finds a case by what a person types or scans."""

    def found(self, text: str) -> tuple[CaseRow, ...]:
        """Return the cases of a number or code."""
        ...


class LetterPrinter(Protocol):
    """Prints papers of cases."""

    def print(self, request: Request, paper_id: UUID) -> object:
        """Print a kept paper; every later printing is marked as such."""
        ...


@dataclass(frozen=True)
class SupervisionServices:
    """What the page works with.

    Attributes:
        zone: IANA name of the hall's zone.
        papers: Prints letters; None where nothing is printed.
    """

    supervision: Supervising
    cases: CaseFinder
    clock: Clock
    zone: str
    papers: LetterPrinter | None = None
