"""A guide as it was under the version that a case was received with, and as it is now."""

import uuid
from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from hallapp.guides import whole_guide
from hallapp.guides.content.packing import conditions
from hallapp.guides.errors import ItemGoneError
from hallapp.guides.tables import ItemStep, RequiredMaterial
from hallapp.guides.terms import GuideRow, MaterialRow, StepRow
from hallapp.guides.whole_guide import limit_of

_Part = TypeVar("_Part", RequiredMaterial, ItemStep)


def guide_now(session: Session, hall_id: uuid.UUID, item_id: uuid.UUID) -> GuideRow:
    """Return the present guide of an item, read within a transaction.

    Raises:
        ItemGoneError: The hall has no such item any more.
    """
    found = whole_guide.guide(session, hall_id, item_id)
    if found is None:
        raise ItemGoneError
    return found


def materials_then(session: Session, item_id: uuid.UUID, version: int) -> tuple[MaterialRow, ...]:
    """Return the materials that a version of a guide asked for: what ticks are held to."""
    return tuple(
        MaterialRow(
            id=row.id,
            position=row.position,
            name=row.name,
            necessity=row.necessity,
            group=row.group,
            when=conditions(row.applies_when),
        )
        for row in _rows(session, RequiredMaterial, item_id, version)
    )


def steps_then(session: Session, item_id: uuid.UUID, version: int) -> tuple[StepRow, ...]:
    """Return the steps of a version of a guide, with their limits."""
    return tuple(
        StepRow(
            id=row.id,
            position=row.position,
            name=row.name,
            limit=limit_of(row.limit_amount, row.limit_unit),
            counts_in_limit=row.counts_in_limit,
        )
        for row in _rows(session, ItemStep, item_id, version)
    )


def _rows(session: Session, part: type[_Part], item_id: uuid.UUID, version: int) -> Sequence[_Part]:
    statement = (
        select(part)
        .where(
            part.item_id == item_id,
            part.since_version <= version,
            or_(part.until_version.is_(None), part.until_version >= version),
        )
        .order_by(part.position)
    )
    return session.scalars(statement).all()
