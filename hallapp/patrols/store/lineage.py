"""Which mark stands in the place of another that was corrected, and says the same of the same.

A correction of words alone makes another mark. What was said or written about the first is about
the second too, as long as person and finding are the same.
"""

import uuid
from collections.abc import Collection
from typing import TypeVarTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from hallapp.patrols.tables import FindingKind, PatrolMark

_Row = TypeVarTuple("_Row")


def heirs(session: Session, mark_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """Return the mark that holds now, by the superseded mark that said the same."""
    if not mark_ids:
        return {}
    old, now = aliased(PatrolMark), aliased(PatrolMark)
    asked = _same(select(old.id, now.id), old, now).where(
        old.id.in_(mark_ids), old.superseded_at.is_not(None)
    )
    return {each[0]: each[1] for each in session.execute(asked)}


def forebears(session: Session, mark_id: uuid.UUID) -> tuple[uuid.UUID, ...]:
    """Return a mark with the superseded ones that said the same before it."""
    old, now = aliased(PatrolMark), aliased(PatrolMark)
    asked = _same(select(old.id), old, now).where(now.id == mark_id, old.superseded_at.is_not(None))
    return (mark_id, *(each for each in session.scalars(asked) if each != mark_id))


def _same(asked: Select[*_Row], old: type[PatrolMark], now: type[PatrolMark]) -> Select[*_Row]:
    was, is_now = aliased(FindingKind), aliased(FindingKind)
    return (
        asked.select_from(old)
        .join(now, (now.round_id == old.round_id) & (now.window_id == old.window_id))
        .outerjoin(was, was.id == old.finding_id)
        .outerjoin(is_now, is_now.id == now.finding_id)
        .where(
            now.superseded_at.is_(None),
            now.seen == old.seen,
            now.person_id.is_not_distinct_from(old.person_id),
            # The code outlives a change of the list's words.
            was.code.is_not_distinct_from(is_now.code),
        )
    )
