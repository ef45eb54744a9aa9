"""What the hall has that a file may name: items, windows, cases that are known (对照本厅)."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hallapp.cases.importing.cases import ItemFound, ItemNames
from hallapp.cases.importing.standing import Stood, ledgers
from hallapp.cases.tables import CaseEvent, HallCase
from hallapp.cases.terms import CaseEventKind, CaseOrigin
from hallapp.guides.tables import ServiceItem
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.tables import Department, ServiceWindow

# The hall's own code first: what it names, no code of the catalogue names otherwise.
_CODES = (
    ServiceItem.code,
    ServiceItem.task_code,
    ServiceItem.handle_item_code,
    ServiceItem.local_task_code,
    ServiceItem.catalog_code,
    ServiceItem.local_catalog_code,
)
_FROM_PLATFORM = (CaseEventKind.IMPORTED, CaseEventKind.PLATFORM_CHANGED)
_ENDED_HERE = (
    CaseEventKind.DECIDED,
    CaseEventKind.REJECTED,
    CaseEventKind.READY,
    CaseEventKind.DELIVERED,
    CaseEventKind.WITHDRAWN,
    CaseEventKind.RETURNED,
    CaseEventKind.REVOKED,
    CaseEventKind.ARCHIVED,
)


@dataclass(frozen=True)
class KnownCase:
    """A case of the hall that a row speaks of.

    Attributes:
        told: What the platform said of it last; empty for a case that it never spoke of.
        is_ended_here: The hall itself decided or closed it.
        ledger: When its clock stood, as the hall has it.
    """

    case: HallCase
    told: dict[str, Any]
    is_ended_here: bool
    ledger: tuple[Stood, ...] = ()

    @property
    def is_born_here(self) -> bool:
        """Whether the hall took its papers, so that the platform has no say in it."""
        return self.case.origin is CaseOrigin.HALL


def item_names(session: Session, hall_id: uuid.UUID) -> ItemNames:
    """Return every item of the hall by its codes and its name."""
    codes: dict[str, list[ItemFound]] = defaultdict(list)
    names: dict[str, list[ItemFound]] = defaultdict(list)
    rank: dict[str, int] = {}
    for row in session.execute(_items(hall_id)).mappings():
        found = _found(row)
        names[found.name].append(found)
        for level, column in enumerate(_CODES):
            code = (row[column.key] or "").casefold()
            if not code or level > rank.get(code, level):
                continue
            if level < rank.get(code, level):
                codes[code].clear()
            rank[code] = level
            codes[code].append(found)
    return ItemNames(
        {code: tuple(found) for code, found in codes.items()},
        {name: tuple(found) for name, found in names.items()},
    )


def _items(hall_id: uuid.UUID) -> Any:
    return (
        select(
            *_CODES,
            ServiceItem.id,
            ServiceItem.name,
            ServiceItem.version,
            ServiceItem.item_type,
            ServiceItem.handling_type,
            ServiceItem.promised_amount,
            ServiceItem.promised_unit,
            ServiceItem.statutory_amount,
            ServiceItem.statutory_unit,
            ServiceItem.department_id,
            Department.name.label("department"),
        )
        .join(Department, Department.id == ServiceItem.department_id)
        .where(ServiceItem.hall_id == hall_id)
    )


def _found(row: Any) -> ItemFound:
    return ItemFound(
        id=row["id"],
        name=row["name"],
        department=row["department"],
        department_id=row["department_id"],
        version=row["version"],
        item_type=row["item_type"],
        handling_type=row["handling_type"],
        promised=_limit(row["promised_amount"], row["promised_unit"]),
        statutory=_limit(row["statutory_amount"], row["statutory_unit"]),
    )


def _limit(amount: int | None, unit: LimitUnit | None) -> Limit | None:
    return None if amount is None or unit is None else Limit(amount, unit)


def window_ids(session: Session, hall_id: uuid.UUID) -> dict[int, uuid.UUID]:
    """Return the id of every window by its number."""
    rows = session.execute(
        select(ServiceWindow.number, ServiceWindow.id).where(ServiceWindow.hall_id == hall_id)
    )
    return {row.number: row.id for row in rows}


def known_cases(
    session: Session, hall_id: uuid.UUID, numbers: Sequence[str], *, is_held: bool = False
) -> dict[str, KnownCase]:
    """Return the cases that bear one of the platform's numbers, or that the hall numbered so.

    Args:
        session: Of a use case, or of a reading.
        hall_id: The hall.
        numbers: As the platform writes them.
        is_held: Nobody else changes them until the end of the transaction.
    """
    asked = (
        select(HallCase)
        .where(
            HallCase.hall_id == hall_id,
            HallCase.external_number.in_(numbers) | HallCase.case_number.in_(numbers),
        )
        .order_by(HallCase.id)
    )
    rows = session.scalars(asked.with_for_update() if is_held else asked).all()
    ids = [row.id for row in rows]
    told, ended, stood = _last_told(session, ids), _ended_here(session, ids), ledgers(session, ids)
    found: dict[str, KnownCase] = {}
    for row in rows:
        known = KnownCase(row, told.get(row.id, {}), row.id in ended, stood.get(row.id, ()))
        found[row.case_number] = known
        if row.external_number:
            found[row.external_number] = known
    return found


def _last_told(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    rows = session.execute(
        select(CaseEvent.case_id, CaseEvent.facts)
        .where(CaseEvent.case_id.in_(ids), CaseEvent.kind.in_(_FROM_PLATFORM))
        .order_by(CaseEvent.case_id, CaseEvent.position)
    )
    return {row.case_id: row.facts for row in rows}


def _ended_here(session: Session, ids: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Return the cases that the hall itself has ended, and not taken up again since."""
    rows = session.execute(
        select(CaseEvent.case_id, CaseEvent.kind, func.max(CaseEvent.position))
        .where(
            CaseEvent.case_id.in_(list(ids)),
            CaseEvent.kind.in_((*_ENDED_HERE, CaseEventKind.REOPENED)),
        )
        .group_by(CaseEvent.case_id, CaseEvent.kind)
    ).all()
    reopened = {case_id: at for case_id, kind, at in rows if kind is CaseEventKind.REOPENED}
    return frozenset(
        case_id
        for case_id, kind, at in rows
        if kind in _ENDED_HERE and at > reopened.get(case_id, 0)
    )
