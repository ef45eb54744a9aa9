"""Reads a whole guide as it is public now."""

import uuid
from collections.abc import Iterator
from typing import TypeVar

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


def guide(session: Session, hall_id: uuid.UUID, item_id: uuid.UUID) -> GuideRow | None:
    """Return an item's whole guide, or None when this hall has no such item."""
    item = session.scalars(
        select(ServiceItem).where(
            ServiceItem.id == item_id, ServiceItem.hall_id == hall_id, SAMPLE_ALLOWED
        )
    ).one_or_none()
    if item is None:
        return None
    row = store.rows_of(session, [item_id])[0]
    return GuideRow(
        item=row,
        legal_basis=item.legal_basis,
        agency=item.agency or row.department,
        statutory=limit_of(item.statutory_amount, item.statutory_unit),
        promised=limit_of(item.promised_amount, item.promised_unit),
        charges=item.charges,
        fee_note=fee_note(item.fee_text),
        fee_basis=item.fee_basis,
        materials=_materials(session, item_id),
        fees=_fees(session, item_id),
        steps=_steps(session, item_id),
        questions=_questions(session, item_id),
        conditions=item.conditions,
        audience=item.audience,
        visits=item.visits,
        place=item.place,
        hours=item.hours,
        consult_phone=item.consult_phone,
        complaint_phone=item.complaint_phone,
        is_place_sample=item.is_place_sample,
        result_name=item.result_name,
        remedies=item.remedies,
        version=item.version,
        reviewed_on=item.reviewed_on,
        sources=item.sources,
        situations=_situations(session, item_id),
        specials=_specials(session, item_id),
        visits_reason=item.visits_reason,
        quantity_limit=item.quantity_limit,
        service_area=item.service_area,
        ways=item.ways,
        online_url=item.online_url,
        way_there=item.way_there,
        result_file=item.result_file,
        slip_note=item.slip_note,
        effective_on=item.effective_on,
    )


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
