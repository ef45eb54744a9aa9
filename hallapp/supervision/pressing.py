"""Numbers a letter that urges or supervises (催办、督办通知书) and keeps what it says."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from hallapp.cases.papers.freezing import frozen
from hallapp.cases.papers.keeping import NewPaper, add_paper
from hallapp.cases.papers.policy import PAPER_PREFIX
from hallapp.cases.terms import CasePaperKind
from hallapp.kernel.database.work import Writing
from hallapp.kernel.settings import value_on
from hallapp.supervision.terms import ChaseKind

PAPER_OF = {
    ChaseKind.URGE: CasePaperKind.URGING,
    ChaseKind.SUPERVISE: CasePaperKind.SUPERVISION,
}


@dataclass(frozen=True, slots=True)
class ChaseOrder:
    """What a letter says, as it is frozen.

    Attributes:
        addressee: The unit or person that must act.
        light: The light in words.
        reason: Why the light is lit.
        due_on: When the case is or was due.
        left_words: How the case stands against that day; may be empty.
        reply_by: Until when an answer is asked for.
        demand: What is asked for.
    """

    case_id: uuid.UUID
    kind: ChaseKind
    addressee: str
    light: str
    reason: str
    due_on: date
    left_words: str
    reply_by: date | None
    demand: str


class ChasePress(Protocol):
    """Makes the paper of a letter inside the use case that sends it."""

    def press(self, act: Writing, order: ChaseOrder) -> tuple[uuid.UUID, str]:
        """Return the paper's id and its number."""
        ...


class KeptPress:
    """Numbers the letter of its kind and year, and keeps its facts for the printer."""

    def __init__(self, hall_id: uuid.UUID) -> None:
        self._hall_id = hall_id

    def press(self, act: Writing, order: ChaseOrder) -> tuple[uuid.UUID, str]:
        """Return the paper's id and its number."""
        prefix = value_on(act.session, self._hall_id, PAPER_PREFIX, act.today)
        facts = frozen(order)
        kind = PAPER_OF[order.kind]
        paper = add_paper(act, self._hall_id, NewPaper(order.case_id, kind, prefix, facts))
        return paper.id, paper.number
