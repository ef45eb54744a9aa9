"""Bulletins and their recipients as they are kept."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.elements import ColumnElement

from hallapp.bulletins.spelling import read
from hallapp.bulletins.tables import Bulletin, BulletinRecipient, BulletinYear
from hallapp.bulletins.terms import (
    BulletinContent,
    BulletinRow,
    BulletinSort,
    RecipientLine,
    RecipientRow,
)
from hallapp.hall.tables import Person
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce

_year = table_of(BulletinYear).c
_NEXT = (
    update(table_of(BulletinYear))
    .where(
        _year.hall_id == bindparam("hall"),
        _year.sort == bindparam("of_sort"),
        _year.year == bindparam("of_year"),
    )
    .values(last=_year.last + 1)
    .returning(_year.last)
)
_OPEN_YEAR = InsertOnce(table_of(BulletinYear))
_LINES = tuple(RecipientLine)


def next_sequence(session: Session, hall_id: uuid.UUID, sort: BulletinSort, year: int) -> int:
    """Return the next number of a sort in a year; never given twice."""
    connection = session.connection()
    asked = {"hall": hall_id, "of_sort": sort, "of_year": year}
    found = connection.execute(_NEXT, asked).scalar_one_or_none()
    if found is not None:
        return found
    opened = {"hall_id": hall_id, "sort": sort, "year": year, "last": 0}
    connection.execute(_OPEN_YEAR.on(connection), opened)
    return connection.execute(_NEXT, asked).scalar_one()


def bulletin_rows(
    session: Session, hall_id: uuid.UUID, *where: ColumnElement[bool]
) -> tuple[BulletinRow, ...]:
    """Return bulletins with their recipients, the newest period first."""
    maker, confirmer, replaced = aliased(Person), aliased(Person), aliased(Bulletin)
    asked = (
        select(Bulletin, maker.name, confirmer.name, replaced.number)
        .outerjoin(maker, maker.id == Bulletin.made_by)
        .outerjoin(confirmer, confirmer.id == Bulletin.confirmed_by)
        .outerjoin(replaced, replaced.id == Bulletin.replaces_id)
        .where(Bulletin.hall_id == hall_id, *where)
        .order_by(Bulletin.from_on.desc(), Bulletin.made_at.desc())
        .execution_options(populate_existing=True)
    )
    found = session.execute(asked).all()
    named = _recipients(session, [row[0].id for row in found])
    return tuple(
        _row(bulletin, (made or "", confirmed or "", number or ""), named[bulletin.id])
        for bulletin, made, confirmed, number in found
    )


def of_period(sort: BulletinSort, span: tuple[date, date]) -> tuple[ColumnElement[bool], ...]:
    """Return what tells the bulletins of a sort and period from others."""
    return (Bulletin.sort == sort, Bulletin.from_on == span[0], Bulletin.until_on == span[1])


def recipients_of(
    bulletin_id: uuid.UUID, wished: Iterable[tuple[RecipientLine, str]]
) -> tuple[RecipientRow, ...]:
    """Return who gets a bulletin that is not issued yet, in the order of the lines.

    Their ids are those that they keep when it is issued.
    """
    ordered = sorted(wished, key=lambda each: _LINES.index(each[0]))
    positions: dict[RecipientLine, int] = defaultdict(int)
    rows: list[RecipientRow] = []
    for line, name in ordered:
        positions[line] += 1
        opens = uuid.uuid5(bulletin_id, f"{line.value}.{positions[line]}")
        rows.append(RecipientRow(opens, line, positions[line], name))
    return tuple(rows)


def add_recipients(session: Session, bulletin: Bulletin) -> int:
    """Keep who gets a bulletin from now on; return how many."""
    content = read(BulletinContent, bulletin.content)
    rows = recipients_of(bulletin.id, content.recipients)
    session.add_all(
        BulletinRecipient(
            id=each.id,
            hall_id=bulletin.hall_id,
            bulletin_id=bulletin.id,
            line=each.line,
            position=each.position,
            name=each.name,
            signed_at=None,
            noted_by=None,
        )
        for each in rows
    )
    session.flush()
    return len(rows)


def _recipients(
    session: Session, bulletin_ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, list[RecipientRow]]:
    found: dict[uuid.UUID, list[RecipientRow]] = defaultdict(list)
    if not bulletin_ids:
        return found
    asked = (
        select(BulletinRecipient)
        .where(BulletinRecipient.bulletin_id.in_(bulletin_ids))
        .execution_options(populate_existing=True)
    )
    rows = sorted(session.scalars(asked), key=lambda each: (_LINES.index(each.line), each.position))
    for each in rows:
        found[each.bulletin_id].append(
            RecipientRow(
                each.id, each.line, each.position, each.name, each.signed_by_name, each.signed_at
            )
        )
    return found


def _row(
    found: Bulletin, names: tuple[str, str, str], recipients: Sequence[RecipientRow]
) -> BulletinRow:
    maker, confirmer, replaced = names
    content = read(BulletinContent, found.content)
    return BulletinRow(
        id=found.id,
        sort=found.sort,
        from_on=found.from_on,
        until_on=found.until_on,
        title=found.title,
        state=found.state,
        content=content,
        digest=found.digest,
        number=found.number,
        made_at=found.made_at,
        made_by_name=maker,
        edited_at=found.edited_at,
        confirmed_at=found.confirmed_at,
        confirmed_by_name=confirmer,
        numbered_at=found.numbered_at,
        issued_at=found.issued_at,
        replaces_id=found.replaces_id,
        replaces_number=replaced,
        replace_why=found.replace_why,
        recipients=tuple(recipients) or recipients_of(found.id, content.recipients),
    )
