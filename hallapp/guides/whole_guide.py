"""Reads a whole guide as it is public now."""

import uuid
from collections.abc import Iterator
from typing import Any, Final, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.guides import store
from hallapp.guides.content.packing import conditions
from hallapp.guides.rules import fee_note
from hallapp.guides.store import SAMPLE_ALLOWED
from hallapp.guides.tables import (
    ItemFee,
    ItemQuestion,
    ItemSituation,
    ItemSpecial,
    ItemStep,
    RequiredMaterial,
    ServiceItem,
)
from hallapp.guides.terms import (
    FaqRow,
    FeeRow,
    GuideRow,
    ItemRow,
    MaterialRow,
    OptionRow,
    SituationRow,
    SpecialRow,
    StepRow,
)
from hallapp.hall.limits import Limit, LimitUnit

_SomePart = TypeVar(
    "_SomePart",
    RequiredMaterial,
    ItemFee,
    ItemStep,
    ItemSpecial,
    ItemSituation,
    ItemQuestion,
)

_AS_STORED: Final = (
    "legal_basis", "charges", "fee_basis", "conditions", "audience", "visits", "place", "hours",
    "consult_phone", "complaint_phone", "is_place_sample", "result_name", "remedies", "version",
    "reviewed_on", "sources", "visits_reason", "quantity_limit", "service_area", "ways",
    "online_url", "way_there", "result_file", "slip_note", "effective_on",
)  # fmt: skip
"""What a guide says just as its item does."""


def guide(session: Session, hall_id: uuid.UUID, item_id: uuid.UUID) -> GuideRow | None:
    """Return an item's whole guide, or None when this hall has no such item."""
    item = session.scalars(
        select(ServiceItem).where(
            ServiceItem.id == item_id, ServiceItem.hall_id == hall_id, SAMPLE_ALLOWED
        )
    ).one_or_none()
    if item is None:
        return None
    return GuideRow(**_own(store.rows_of(session, [item_id])[0], item), **_parts(session, item_id))


def _own(row: ItemRow, item: ServiceItem) -> dict[str, Any]:
    """Return what stands in the item itself, by the names of a guide."""
    return {
        **{name: getattr(item, name) for name in _AS_STORED},
        "item": row,
        "agency": item.agency or row.department,
        "statutory": limit_of(item.statutory_amount, item.statutory_unit),
        "promised": limit_of(item.promised_amount, item.promised_unit),
        "fee_note": fee_note(item.fee_text),
    }


def _parts(session: Session, item_id: uuid.UUID) -> dict[str, Any]:
    return {
        "materials": _materials(session, item_id),
        "fees": _fees(session, item_id),
        "steps": _steps(session, item_id),
        "questions": _questions(session, item_id),
        "situations": _situations(session, item_id),
        "specials": _specials(session, item_id),
    }


def limit_of(amount: int | None, unit: LimitUnit | None) -> Limit | None:
    """Return a limit from its two columns."""
    return None if amount is None or unit is None else Limit(amount, unit)


def _current(session: Session, part: type[_SomePart], item_id: uuid.UUID) -> Iterator[_SomePart]:
    statement = (
        select(part)
        .where(part.item_id == item_id, part.until_version.is_(None))
        .order_by(part.position)
    )
    return iter(session.scalars(statement))


def _materials(session: Session, item_id: uuid.UUID) -> tuple[MaterialRow, ...]:
    return tuple(
        MaterialRow(
            id=row.id,
            position=row.position,
            name=row.name,
            form=row.form,
            copies=row.copies,
            necessity=row.necessity,
            source=row.source,
            standard=row.standard,
            remark=row.remark,
            group=row.group,
            when=conditions(row.applies_when),
            page_format=row.page_format,
            filling_note=row.filling_note,
            blank_file=row.blank_file,
            sample_file=row.sample_file,
        )
        for row in _current(session, RequiredMaterial, item_id)
    )


def _fees(session: Session, item_id: uuid.UUID) -> tuple[FeeRow, ...]:
    return tuple(
        FeeRow(
            id=row.id,
            position=row.position,
            name=row.name,
            standard=row.standard,
            basis=row.basis,
            reduction=row.reduction,
            state=row.state,
            changed_on=row.changed_on,
            document=row.document,
            when=conditions(row.applies_when),
        )
        for row in _current(session, ItemFee, item_id)
    )


def _steps(session: Session, item_id: uuid.UUID) -> tuple[StepRow, ...]:
    return tuple(
        StepRow(
            id=row.id,
            position=row.position,
            name=row.name,
            limit=limit_of(row.limit_amount, row.limit_unit),
            standard=row.standard,
            actor=row.actor,
            result=row.result,
            counts_in_limit=row.counts_in_limit,
        )
        for row in _current(session, ItemStep, item_id)
    )


def _specials(session: Session, item_id: uuid.UUID) -> tuple[SpecialRow, ...]:
    return tuple(
        SpecialRow(
            id=row.id,
            position=row.position,
            name=row.name,
            limit=limit_of(row.limit_amount, row.limit_unit),
            basis=row.basis,
            charges=row.charges,
            fee_basis=row.fee_basis,
            counts_in_limit=row.counts_in_limit,
        )
        for row in _current(session, ItemSpecial, item_id)
    )


def _situations(session: Session, item_id: uuid.UUID) -> tuple[SituationRow, ...]:
    return tuple(
        SituationRow(
            id=row.id,
            position=row.position,
            key=row.key,
            ask=row.ask,
            options=tuple(OptionRow(o["key"], o["words"]) for o in row.options["options"]),
            when=conditions(row.applies_when),
        )
        for row in _current(session, ItemSituation, item_id)
    )


def _questions(session: Session, item_id: uuid.UUID) -> tuple[FaqRow, ...]:
    return tuple(
        FaqRow(row.id, row.position, row.question, row.answer)
        for row in _current(session, ItemQuestion, item_id)
    )
