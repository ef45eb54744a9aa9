"""Cases of a hall that never was, for the tests of the manager's page of cases."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from hallapp.cases.terms import (
    CaseEventKind,
    CaseEventRow,
    CaseList,
    CaseQuestion,
    CaseRow,
    ClockKind,
    ClockRow,
    CountedDayRow,
    DayReason,
    DueMoveRow,
    Light,
    MoveReason,
    StageLoadRow,
    StageRow,
    SuspensionReason,
    SuspensionRow,
)
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.terms import PersonRow, Role, WindowRow
from hallapp.hall.workdays import DayKind
from hallapp.kernel.errors import HallError
from hallapp.queueing.terms import WindowStateRow

_SPACE = UUID("0d5b8b64-7d0b-4a43-9d15-60e4a2c17d5c")
_MOMENT = datetime(2026, 11, 16, 1, 20, tzinfo=UTC)
_DAYS = Limit(9, LimitUnit.WORKING_DAYS)


def named(word: str) -> UUID:
    return uuid5(_SPACE, word)


@dataclass
class FakeCases:
    """Answers from rows in memory as the hall would, and remembers what it was asked."""

    rows: Sequence[CaseRow]
    states: Sequence[WindowStateRow] = ()
    total: int | None = None
    error: HallError | None = None
    moved: Sequence[DueMoveRow] = ()
    loads: Sequence[StageLoadRow] = ()
    outside: Sequence[CaseRow] = ()
    asked: list[tuple[CaseQuestion, int]] = field(default_factory=list[tuple[CaseQuestion, int]])
    told: list[UUID] = field(default_factory=list[UUID])
    since: list[datetime | None] = field(default_factory=list[datetime | None])

    def search(
        self, question: CaseQuestion | None = None, limit: int = 200, offset: int = 0
    ) -> CaseList:
        if self.error is not None:
            raise self.error
        asked = question or CaseQuestion()
        self.asked.append((asked, limit))
        here = [row for row in self.rows if row.state.is_open and self._is_in_scope(row, asked)]
        fit = sorted((row for row in here if _fits(row, asked)), key=_due)
        total = len(fit) if self.total is None or asked != CaseQuestion() else self.total
        lights = Counter(row.light for row in here)
        return CaseList(tuple(fit[offset : offset + limit]), total, False, lights, {})  # noqa: FBT003

    def found(self, text: str) -> tuple[CaseRow, ...]:
        return tuple(row for row in self.rows if text in {row.case_number, row.query_code})

    def case(self, case_id: UUID) -> CaseRow:
        self.told.append(case_id)
        return next(row for row in self.rows if row.id == str(case_id))

    def limits_of(self, case_id: UUID) -> tuple[Limit | None, Limit | None]:
        return _DAYS, Limit(20, LimitUnit.WORKING_DAYS)

    def history(self, case_id: UUID) -> tuple[CaseEventRow, ...]:
        return (
            CaseEventRow(1, CaseEventKind.RECEIVED, _MOMENT, "王小华", 3, {}),
            CaseEventRow(
                2, CaseEventKind.ACCEPTED, _MOMENT + timedelta(minutes=8), "王小华", 3, {}
            ),
        )

    def clocks(self, case_id: UUID) -> tuple[ClockRow, ...]:
        row = next(row for row in self.rows if row.id == str(case_id))
        zero = date(2026, 11, 16)
        received = Limit(5, LimitUnit.WORKING_DAYS)
        law = Limit(20, LimitUnit.WORKING_DAYS)
        return (
            ClockRow(
                named("c1"), ClockKind.RECEIPT, 0, "", received, None, 0, zero, date(2026, 11, 23),
                None, None, False, Light.GREEN, 5, None, zero,  # noqa: FBT003
            ),
            ClockRow(
                named("c2"), ClockKind.DECISION, 0, "", _DAYS, law, 0, zero, row.due_on, None,
                row.statutory_due_on, row.is_provisional, row.light, row.remaining_days, None, None,
            ),
        )  # fmt: skip

    def suspensions(self, case_id: UUID) -> tuple[SuspensionRow, ...]:
        return (
            SuspensionRow(
                SuspensionReason.SITE_SURVEY, "现场核查", "", "青审〔2026〕3号",
                date(2026, 11, 17), date(2026, 11, 19), date(2026, 11, 19), 2,
            ),
        )  # fmt: skip

    def stages(self, case_id: UUID) -> tuple[StageRow, ...]:
        return ()

    def moves(
        self, since: datetime | None = None, case_id: UUID | None = None
    ) -> tuple[DueMoveRow, ...]:
        if self.error is not None:
            raise self.error
        if case_id is None:
            self.since.append(since)
            return tuple(self.moved)
        return tuple(move for move in self.moved if move.case_id == case_id)

    def explain(self, case_id: UUID) -> tuple[CountedDayRow, ...]:
        day, rest = date(2026, 11, 16), DayReason.REST
        return (
            CountedDayRow(day, DayKind.WORKING, DayReason.ACCEPTED, None, True),  # noqa: FBT003
            CountedDayRow(date(2026, 11, 20), DayKind.WORKING, DayReason.COUNTED, 1, True),  # noqa: FBT003
            CountedDayRow(date(2026, 11, 21), DayKind.WEEKEND, rest, None, True),  # noqa: FBT003
        )

    def load_by_stage(self) -> tuple[StageLoadRow, ...]:
        return tuple(self.loads)

    def outside_hall(self) -> tuple[CaseRow, ...]:
        return tuple(self.outside)

    def windows(self) -> tuple[WindowRow, ...]:
        return tuple(each.window for each in self.states)

    def people(self) -> tuple[PersonRow, ...]:
        return (PersonRow(named("何英"), "1007", "何英", "市场监督管理局", (Role.APPROVER,)),)

    def _is_in_scope(self, row: CaseRow, asked: CaseQuestion) -> bool:
        if asked.window_id is None:
            return True
        numbers = {str(w.number) for w in self.windows() if w.id == asked.window_id}
        return row.window_number in numbers


def moved(row: CaseRow, days: int = 1) -> DueMoveRow:
    return DueMoveRow(
        UUID(row.id), row.case_number, row.item_name, ClockKind.DECISION, MoveReason.CALENDAR,
        "2026 年放假安排", row.due_on - timedelta(days=days), row.due_on, _MOMENT,
    )  # fmt: skip


def _fits(row: CaseRow, asked: CaseQuestion) -> bool:
    text = f"{row.case_number} {row.item_name} {row.applicant_masked}"
    return (
        (not asked.lights or row.light in asked.lights)
        and all(word in text for word in asked.text.split())
        and (asked.due_from is None or row.due_on >= asked.due_from)
        and (asked.due_to is None or row.due_on <= asked.due_to)
    )


def _due(row: CaseRow) -> tuple[date, str]:
    return row.due_on, row.case_number
