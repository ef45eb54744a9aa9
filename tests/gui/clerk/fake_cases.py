"""The cases of the hall in memory: a plain list, and what is known of each."""

from collections import Counter
from uuid import UUID

from hallapp.cases.terms import (
    CaseEventRow,
    CaseList,
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
from hallapp.kernel.errors import HallError


class FakeCases:
    """Lists and shows cases; `fault` is raised by every reading while it is set."""

    def __init__(self) -> None:
        self.accepted: list[CaseRow] = []
        self.closed: list[CaseRow] = []
        self.asked_for: list[CaseQuestion] = []
        self.fault: HallError | None = None
        self.events: tuple[CaseEventRow, ...] = ()
        self.clock_rows: tuple[ClockRow, ...] = ()
        self.stage_rows: tuple[StageRow, ...] = ()
        self.case_ticks: tuple[MaterialTick, ...] = ()
        self.day_rows: tuple[CountedDayRow, ...] = ()

    def search(
        self, question: CaseQuestion | None = None, limit: int = 200, offset: int = 0
    ) -> CaseList:
        if self.fault is not None:
            raise self.fault
        question = question or CaseQuestion()
        self.asked_for.append(question)
        rows = [row for row in self.accepted if _fits(row, question)]
        lights = Counter(row.light for row in self.accepted if row.state.is_open)
        states = Counter(row.state for row in self.accepted)
        return CaseList(
            tuple(rows[:limit]), len(rows), is_at_least=False, lights=lights, states=states
        )

    def found(self, text: str) -> tuple[CaseRow, ...]:
        words = text.upper().split()
        rows = [*self.accepted, *self.closed]
        return tuple(
            row
            for row in rows
            if words and all(word in (row.case_number, row.query_code) for word in words)
        )

    def case(self, case_id: UUID) -> CaseRow:
        return next(row for row in [*self.accepted, *self.closed] if row.id == str(case_id))

    def item_of(self, case_id: UUID) -> UUID:
        return case_id

    def history(self, case_id: UUID) -> tuple[CaseEventRow, ...]:
        return self.events

    def clocks(self, case_id: UUID) -> tuple[ClockRow, ...]:
        return self.clock_rows

    def suspensions(self, case_id: UUID) -> tuple[SuspensionRow, ...]:
        return ()

    def stages(self, case_id: UUID) -> tuple[StageRow, ...]:
        return self.stage_rows

    def ticks(self, case_id: UUID) -> tuple[MaterialTick, ...]:
        return self.case_ticks

    def charges(self, case_id: UUID) -> tuple[ChargeRow, ...]:
        return ()

    def payment(self, case_id: UUID) -> PaymentRow | None:
        return None

    def papers(self, case_id: UUID) -> tuple[CasePaperRow, ...]:
        return ()

    def explain(self, case_id: UUID) -> tuple[CountedDayRow, ...]:
        return self.day_rows


def _fits(row: CaseRow, question: CaseQuestion) -> bool:
    if question.lights and row.light not in question.lights:
        return False
    if question.states and row.state not in question.states:
        return False
    said = f"{row.case_number} {row.query_code} {row.item_name} {row.applicant_masked}"
    return all(word in said for word in question.text.split())
