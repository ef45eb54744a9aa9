"""Questions after cases, and the lists that answer them (办件列表)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from hallapp.cases.terms.rows import CaseRow
from hallapp.cases.terms.states import CaseState, Light

CaseOrder = Literal["due", "received"]
"""Due soonest first, or received last first; decided and closed cases are always the latter."""


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """Which cases to list; what is left empty is not asked.

    Attributes:
        text: Words that must all be found: in case number, query code, external number, item or
            the applicant's name.
        lights: Only cases on these lights.
        states: Only cases in these states; empty for the open ones.
        window_id: Only cases that this window took.
        item_id: Only cases of this service item.
        handler_id: Only cases that this person has in the back office.
        department_id: Only cases of this department's items.
        due_from: First day on which the clock may be due.
        due_to: Last day on which the clock may be due.
    """

    text: str = ""
    lights: tuple[Light, ...] = ()
    states: tuple[CaseState, ...] = ()
    window_id: UUID | None = None
    item_id: UUID | None = None
    handler_id: UUID | None = None
    department_id: UUID | None = None
    due_from: date | None = None
    due_to: date | None = None
    order: CaseOrder = "due"


@dataclass(frozen=True, slots=True)
class CaseList:
    """A part of the cases that fit a question, and how all of them stand.

    Attributes:
        rows: In the order asked for, at most as many as asked for.
        total: How many fit the question.
        is_at_least: More fit than `total`, and they were not counted: a text that is found in
            thousands of cases is one to type on, not to count.
        lights: How many open cases stand on each light in the window, unit and so on that is
            asked for, whatever text, light and state are: what the filters show beside them.
        states: The same by state; states that are closed for good are not counted.
    """

    rows: tuple[CaseRow, ...]
    total: int
    is_at_least: bool
    lights: Mapping[Light, int]
    states: Mapping[CaseState, int]


@dataclass(frozen=True, slots=True)
class StageLoadRow:
    """How much work lies in one stage of all open cases (环节负荷).

    Attributes:
        name: Name of the stage.
        open: Cases in it now.
        late: Those of them whose stage is past its own limit.
    """

    name: str
    open: int
    late: int
