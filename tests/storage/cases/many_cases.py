"""Cases written straight into a small hall, as a test needs them: any state, any clock."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from hall_rows import SmallHall
from sqlalchemy import insert

from hallapp.cases.tables import CaseApplicant, CaseClock, HallCase
from hallapp.cases.terms import AcceptancePlace, CaseForm, CaseOrigin, CaseState, ClockKind
from hallapp.guides.terms import ItemType
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.changes import Change

TODAY = date(2026, 11, 23)


@dataclass
class Written:
    """Rows that are still to be written."""

    hall: SmallHall
    cases: list[dict[str, Any]] = field(default_factory=list)
    applicants: list[dict[str, Any]] = field(default_factory=list)
    clocks: list[dict[str, Any]] = field(default_factory=list)

    def add(
        self,
        state: CaseState = CaseState.ACCEPTED,
        name: str = "欧阳明月",
        clock: dict[str, Any] | None = None,
        **case: Any,
    ) -> uuid.UUID:
        """Note one case; it has a clock unless `clock` is empty."""
        number, case_id, clock_id = len(self.cases) + 1, uuid.uuid4(), uuid.uuid4()
        given = {"due_on": TODAY + timedelta(days=9)} if clock is None else clock
        hall_id = self.hall.store.hall_id
        at = datetime.fromisoformat("2026-11-20T02:00:00+00:00")
        self.cases.append(
            {
                "id": case_id,
                "hall_id": hall_id,
                "case_number": f"330000-20261120-{number:04d}",
                "query_code": "ACDEFGH" + "34679ACDEFGHJKMNPQRTUVWXYZ"[number % 26],
                "item_id": self.hall.items["SJ-001"],
                "item_name": "食品经营许可",
                "item_type": ItemType.LICENCE,
                "handling_type": None,
                "guide_version": 1,
                "form": CaseForm.PLAIN,
                "origin": CaseOrigin.HALL,
                "place": AcceptancePlace.WINDOW,
                "external_number": "",
                "window_id": self.hall.windows[2],
                "person_id": self.hall.people[2],
                "handler_id": None,
                "stage_position": None,
                "state": state,
                "received_at": at,
                "received_on": at.date(),
                "accepted_at": at,
                "accepted_on": at.date(),
                "is_deemed": False,
                "is_promised": True,
                "clock_id": clock_id if given else None,
            }
            | case
        )
        self.applicants.append({"case_id": case_id, "hall_id": hall_id, "name": name, "phone": ""})
        if given:
            self._add_clock(case_id, clock_id, at, given)
        return case_id

    def _add_clock(
        self, case_id: uuid.UUID, clock_id: uuid.UUID, at: datetime, given: dict[str, Any]
    ) -> None:
        self.clocks.append(
            {
                "id": clock_id,
                "hall_id": self.hall.store.hall_id,
                "case_id": case_id,
                "kind": ClockKind.DECISION,
                "position": 0,
                "label": "",
                "day_zero": at.date(),
                "started_at": at,
                "amount": 9,
                "unit": LimitUnit.WORKING_DAYS,
                "law_amount": None,
                "law_unit": None,
                "extension": 0,
                "due_on": None,
                "due_at": None,
                "law_due_on": None,
                "yellow_on": None,
                "is_provisional": False,
                "stood_since": None,
                "ended_on": None,
            }
            | given
        )

    def write(self) -> None:
        """Write what was noted, as a use case that changes cases."""
        with self.hall.store.work.write(self.hall.store.request(), "test.write") as act:
            for mapped, rows in (
                (HallCase, self.cases),
                (CaseApplicant, self.applicants),
                (CaseClock, self.clocks),
            ):
                if rows:
                    act.connection.execute(insert(mapped), rows)
            act.changed(Change.CASES)
