"""A hall with cases whose days pass."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hall_rows import SmallHall
from sqlalchemy import insert, update

from hallapp.cases.applications import Application
from hallapp.cases.store import add_event
from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import CaseEventKind, ClockKind
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.requests import Request
from hallapp.supervision.service import SupervisionService
from hallapp.supervision.terms import LightQuestion, RaisedRow, ScanResult

ON_SQLITE = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
"""For what is the same on both engines: rules and words."""
NINE = 1  # 09:00 in the hall is 01:00 UTC


@dataclass
class SupervisedHall:
    """The small hall with its supervision, and what tests do to a case past its flow."""

    hall: SmallHall

    @property
    def supervision(self) -> SupervisionService:
        return SupervisionService(self.hall.store.work)

    def case(self, item: str = "SJ-001") -> uuid.UUID:
        """Accept a case at window 2: nine working days, the law's twenty."""
        self.hall.issue("SJ")
        self.hall.call(2)
        self.hall.queue.start(self.hall.store.request(), self.hall.windows[2])
        given = Application(item_id=self.hall.items[item], applicant_name="欧阳明月")
        made = self.hall.serving.accept(self.hall.store.request(), self.hall.windows[2], given)
        self.hall.queue.finish(self.hall.store.request(), self.hall.windows[2])
        return uuid.UUID(made.id)

    def on(self, day: date, hour: int = NINE) -> "SupervisedHall":
        self.hall.store.clock.set_to(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))
        return self

    def scan(self) -> ScanResult:
        return self.supervision.scan(self.hall.store.request())

    def lights(self, *, is_open: bool | None = None) -> tuple[RaisedRow, ...]:
        """Lights in the order of their days."""
        found = self.supervision.raised(LightQuestion(is_open=is_open))
        return tuple(sorted(found, key=lambda row: (row.due_on, row.colour.value)))

    def seen(self, *, is_open: bool | None = True) -> list[tuple[str, date]]:
        return [(row.colour.value, row.due_on) for row in self.lights(is_open=is_open)]

    def clock(self, case_id: uuid.UUID, **changed: Any) -> None:
        """Change the case's main clock as its flow would."""
        self._change(CaseClock, CaseClock.case_id == case_id, changed)

    def set(self, case_id: uuid.UUID, **changed: Any) -> None:
        self._change(HallCase, HallCase.id == case_id, changed)

    def add_clock(
        self, case_id: uuid.UUID, kind: ClockKind, due_on: date, label: str = ""
    ) -> uuid.UUID:
        made = uuid.uuid4()
        row = {
            "id": made, "hall_id": self.hall.store.hall_id, "case_id": case_id, "kind": kind,
            "position": 1, "label": label, "day_zero": due_on - timedelta(days=7),
            "started_at": self.hall.store.clock.now(), "amount": 5,
            "unit": LimitUnit.WORKING_DAYS, "extension": 0, "due_on": due_on,
            "yellow_on": due_on, "is_provisional": False,
        }  # fmt: skip
        with self.hall.store.engine.begin() as connection:
            connection.execute(insert(CaseClock), row)
        return made

    def tell(self, case_id: uuid.UUID, kind: CaseEventKind, **facts: Any) -> None:
        """Add a line to a case's history."""
        with self.hall.store.work.write(self.hall.store.request(), "test.tell") as act:
            add_event(act, self.hall.store.hall_id, case_id, kind, **facts)

    def manager(self) -> Request:
        return self.hall.store.request(person_id=self.hall.people[4])

    def clerk(self, number: int = 2) -> Request:
        return self.hall.store.request(person_id=self.hall.people[number])

    def _change(self, mapped: Any, where: Any, changed: dict[str, Any]) -> None:
        with self.hall.store.engine.begin() as connection:
            connection.execute(update(mapped).where(where).values(**changed))
