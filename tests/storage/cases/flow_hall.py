"""A small hall whose people have every role of the flow, and short ways to play a case."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

from hall_rows import HALL_CODE, VAULT, SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert, select, update

from hallapp.cases.applications import Application
from hallapp.cases.flow.book import CaseBook
from hallapp.cases.flow.said import Decision, Delivery, DeliveryWay, Prolonging, Refusal, Standing
from hallapp.cases.flow.service import CaseFlowService
from hallapp.cases.service import CaseService
from hallapp.cases.tables import CaseClock, CaseEvent, CaseOutcome, HallCase
from hallapp.cases.terms import (
    CaseEventKind,
    CaseOutcomeKind,
    CaseRow,
    ClockKind,
    MaterialTick,
    SuspensionReason,
    TickOutcome,
)
from hallapp.guides.service import GuideService
from hallapp.guides.tables import ItemFee, ItemStep, RequiredMaterial, ServiceItem
from hallapp.guides.terms import Necessity
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import SettingsService

MONDAY = date(2026, 11, 23)
REFUSED = Decision(
    CaseOutcomeKind.REFUSED, "场所不符合条件", "《食品安全法》第三十三条", "县政府", "县法院"
)
GRANTED = Decision(CaseOutcomeKind.GRANTED)
REJECTION = Refusal("不属于本机关职权", "《行政许可法》第三十二条", "县政府", "县法院")
IN_PERSON = Delivery(DeliveryWay.IN_PERSON, "欧阳明月")


def standing(from_on: date, days: int = 7, **more: Any) -> Standing:
    given = {
        "ground": SuspensionReason.EXPERT_REVIEW,
        "reason": "专家评审",
        "basis": "",
        "document_number": "示例政审特〔2026〕1号",
        "from_on": from_on,
        "planned_to_on": from_on + timedelta(days=days),
        "told_on": from_on,
    }
    return Standing(**given | more)  # type: ignore[arg-type]


def prolonging(on: date, amount: int = 10, **more: Any) -> Prolonging:
    given = {
        "amount": amount,
        "reason": "案情复杂",
        "approver_name": "局长",
        "approved_on": on,
        "told_on": on,
    }
    return Prolonging(**given | more)  # type: ignore[arg-type]


@dataclass
class FlowHall:
    """The hall with its flow; person 1 accepts, 2 approves, 3 issues, 4 runs the hall."""

    hall: SmallHall
    ticks: list[MaterialTick] = field(default_factory=list)
    role: str = "clerk"

    @cached_property
    def work(self) -> UnitOfWork:
        """What a station of this role works with: on PostgreSQL with its rights and no more."""
        return self.hall.store.work_as(self.role)

    @cached_property
    def book(self) -> CaseBook:
        return CaseBook(self.work, SettingsService(self.work), VAULT, HALL_CODE)

    @cached_property
    def flow(self) -> CaseFlowService:
        return CaseFlowService(
            self.work, GuideService(self.work), self.book, CaseService(self.work)
        )

    def ask(self, person: int | None = None) -> Request:
        if person is None:
            return self.hall.store.request()
        return self.hall.store.request(person_id=self.hall.people[person])

    def go_to(self, day: date, hour: int = 10) -> None:
        """Let it be some hour of a day in the hall."""
        at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC) - timedelta(hours=8)
        self.hall.store.clock.set_to(at)

    def application(self, code: str = "SJ-001", **more: Any) -> Application:
        given = {"item_id": self.hall.items[code], "applicant_name": "欧阳明月"} | more
        return Application(**{"ticks": tuple(self.ticks)} | given)  # type: ignore[arg-type]

    def receive(self, code: str = "SJ-001", **more: Any) -> uuid.UUID:
        given = self.application(code, **more)
        return uuid.UUID(self.flow.receive(self.ask(), given).id)

    def accepted(self, code: str = "SJ-001", **more: Any) -> uuid.UUID:
        case_id = self.receive(code, **more)
        self.flow.accept(self.ask(), case_id)
        return case_id

    def case(self, case_id: uuid.UUID) -> HallCase:
        with self.hall.store.work.read() as session:
            return session.get_one(HallCase, case_id)

    def row(self, case_id: uuid.UUID) -> CaseRow:
        return self.hall.cases.case(case_id)

    def clock(self, case_id: uuid.UUID, kind: ClockKind) -> CaseClock:
        """The newest clock of a kind."""
        return self.clocks(case_id, kind)[-1]

    def clocks(self, case_id: uuid.UUID, *kinds: ClockKind) -> Sequence[CaseClock]:
        with self.hall.store.work.read() as session:
            asked = select(CaseClock).where(CaseClock.case_id == case_id)
            if kinds:
                asked = asked.where(CaseClock.kind.in_(kinds))
            return session.scalars(asked.order_by(CaseClock.kind, CaseClock.position)).all()

    def outcomes(self, case_id: uuid.UUID) -> Sequence[CaseOutcome]:
        with self.hall.store.work.read() as session:
            asked = select(CaseOutcome).where(CaseOutcome.case_id == case_id)
            return session.scalars(asked.order_by(CaseOutcome.round)).all()

    def events(self, case_id: uuid.UUID) -> list[CaseEvent]:
        with self.hall.store.work.read() as session:
            asked = select(CaseEvent).where(CaseEvent.case_id == case_id)
            return list(session.scalars(asked.order_by(CaseEvent.position)))

    def kinds(self, case_id: uuid.UUID) -> list[CaseEventKind]:
        return [event.kind for event in self.events(case_id)]

    def last(self, case_id: uuid.UUID, kind: CaseEventKind) -> dict[str, Any]:
        """Facts of the newest line of a kind."""
        return next(e.facts for e in reversed(self.events(case_id)) if e.kind is kind)

    def write(self, *statements: Any) -> None:
        with self.hall.store.engine.begin() as connection:
            for statement in statements:
                connection.execute(statement)

    def give_role(self, person: int, *roles: Role) -> None:
        """Let a person have these roles and no other."""
        who = self.hall.people[person]
        table = table_of(PersonRole)
        rows = [{"person_id": who, "role": role, "hall_id": HALL_ID} for role in roles]
        self.write(table.delete().where(table.c.person_id == who), insert(table).values(rows))

    def change_item(self, code: str, **values: Any) -> None:
        item = self.hall.items[code]
        self.write(update(ServiceItem).where(ServiceItem.id == item).values(**values))

    def add_materials(self, *asked: tuple[str, Necessity], code: str = "SJ-001") -> None:
        """Put materials into a guide; `ticks` has one of each, complete."""
        for position, (name, necessity) in enumerate(asked, start=1):
            self._add(RequiredMaterial, code, position, name=name, necessity=necessity)
        with self.hall.store.work.read() as session:
            rows = session.scalars(
                select(RequiredMaterial)
                .where(RequiredMaterial.item_id == self.hall.items[code])
                .order_by(RequiredMaterial.position)
            ).all()
        self.ticks = [MaterialTick(str(r.id), r.name, TickOutcome.COMPLETE) for r in rows]

    def add_steps(self, *asked: tuple[str, int | None], code: str = "SJ-001") -> None:
        for position, (name, days) in enumerate(asked, start=1):
            unit = LimitUnit.WORKING_DAYS if days else None
            self._add(ItemStep, code, position, name=name, limit_amount=days, limit_unit=unit)

    def add_fee(self, name: str, standard: str, basis: str, code: str = "SJ-001") -> None:
        self._add(ItemFee, code, 1, name=name, standard=standard, basis=basis)

    def _add(self, part: type[Any], code: str, position: int, **more: Any) -> None:
        row = {
            "id": uuid.uuid4(),
            "hall_id": HALL_ID,
            "item_id": self.hall.items[code],
            "position": position,
            "since_version": 1,
        }
        self.write(insert(part).values(**row | more))

    def missing(self, *names: str) -> tuple[MaterialTick, ...]:
        """The ticks, with these materials missing."""
        return tuple(
            MaterialTick(
                t.material_id, t.name, TickOutcome.MISSING if t.name in names else t.outcome
            )
            for t in self.ticks
        )


def working_days(amount: int) -> Limit:
    return Limit(amount, LimitUnit.WORKING_DAYS)


def flow_hall(hall: SmallHall) -> FlowHall:
    made = FlowHall(hall)
    made.give_role(2, Role.APPROVER)
    made.give_role(3, Role.ISSUER)
    made.give_role(4, Role.MANAGER)
    return made
