"""Which guides a changed law, fee or calendar touches, and where (复核原因)."""

import unicodedata
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from hallapp.authoring.naming import attribute_label, entry_words, field_label, list_label
from hallapp.authoring.terms import CauseKind
from hallapp.guides.rules import parted
from hallapp.guides.tables import (
    ItemFee,
    ItemSpecial,
    ItemStep,
    RequiredMaterial,
    ServiceItem,
)
from hallapp.guides.terms import GuideState
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.database.base import Base, table_of
from hallapp.kernel.texts import _, papers

_item = table_of(ServiceItem).c
_OWN = {
    CauseKind.LAW: ("legal_basis", "fee_basis", "statutory_note", "conditions", "remedies"),
    CauseKind.FEE: ("fee_basis", "fee_text"),
}
_PARTS: dict[CauseKind, tuple[tuple[str, type[Base], tuple[str, ...]], ...]] = {
    CauseKind.LAW: (
        ("materials", RequiredMaterial, ("legal_basis",)),
        ("fees", ItemFee, ("basis", "document")),
        ("specials", ItemSpecial, ("basis", "fee_basis")),
    ),
    CauseKind.FEE: (
        ("fees", ItemFee, ("name", "standard", "basis", "document")),
        ("specials", ItemSpecial, ("fee_basis",)),
    ),
}
_LIMITED: tuple[tuple[str, type[Base]], ...] = (("steps", ItemStep), ("specials", ItemSpecial))
_SKIPPED = str.maketrans("", "", "《》〈〉“”\"'〔〕[]()【】")
_MOST_PLACES = 6


def touched(
    connection: Connection, hall_id: uuid.UUID, kind: CauseKind, searched: str
) -> dict[uuid.UUID, str]:
    """Return the guides that a change touches, each with the places, as papers word them.

    Args:
        connection: Of the use case.
        hall_id: The hall.
        kind: A calendar touches every guide whose limits count working days.
        searched: Words, one of which is enough; `;` or lines part them. Blanks, book marks,
            and half or full width make no difference.
    """
    places: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    with papers():
        found = (
            _in_working_days(connection, hall_id)
            if kind is CauseKind.CALENDAR
            else _holding(connection, hall_id, kind, searched)
        )
        for item_id, place in found:
            if place not in places[item_id]:
                places[item_id].append(place)
        there = _offered(connection, hall_id)
        return {item: _listed(words) for item, words in places.items() if item in there}


def folded(text: str) -> str:
    """Return a text as it is compared: no blanks, no marks, one width, small."""
    plain = unicodedata.normalize("NFKC", text).translate(_SKIPPED)
    return "".join(plain.split()).casefold()


def _holding(
    connection: Connection, hall_id: uuid.UUID, kind: CauseKind, searched: str
) -> Iterator[tuple[uuid.UUID, str]]:
    wanted = [each for each in map(folded, parted(searched)) if each]

    @cache  # guides of a department rest on the same few laws
    def holds(text: str | None) -> bool:
        said = folded(text or "")
        return any(each in said for each in wanted)

    own = _OWN[kind]
    statement = select(_item.id, *(_item[name] for name in own)).where(_item.hall_id == hall_id)
    for row in connection.execute(statement).mappings():
        for name in own:
            if holds(row[name]):
                yield row["id"], field_label(name)
    for part, mapped, names in _PARTS[kind]:
        yield from _in_part(connection, hall_id, (part, mapped, names), holds)


def _in_part(
    connection: Connection,
    hall_id: uuid.UUID,
    looked: tuple[str, type[Base], Sequence[str]],
    holds: Callable[[str | None], bool],
) -> Iterator[tuple[uuid.UUID, str]]:
    part, mapped, names = looked
    table = table_of(mapped)
    columns = dict.fromkeys(("item_id", "position", "name", *names))
    if part == "fees":
        columns["standard"] = None
    statement = (
        select(*(table.c[name] for name in columns))
        .where(table.c.hall_id == hall_id, table.c.until_version.is_(None))
        .order_by(table.c.item_id, table.c.position)
    )
    for row in connection.execute(statement):
        for name in names:
            if holds(getattr(row, name)):
                place = _("{entry}的{attribute}").format(
                    entry=entry_words(part, row.position, row),
                    attribute=attribute_label(part, name),
                )
                yield row.item_id, place


def _in_working_days(connection: Connection, hall_id: uuid.UUID) -> Iterator[tuple[uuid.UUID, str]]:
    unit = LimitUnit.WORKING_DAYS
    for which in ("statutory", "promised"):
        statement = select(_item.id).where(_item.hall_id == hall_id, _item[f"{which}_unit"] == unit)
        for item_id in connection.scalars(statement):
            yield item_id, field_label(f"{which}_amount")
    for part, mapped in _LIMITED:
        table = table_of(mapped)
        counted = select(table.c.item_id).where(
            table.c.hall_id == hall_id, table.c.until_version.is_(None), table.c.limit_unit == unit
        )
        for item_id in connection.scalars(counted.distinct()):
            yield item_id, list_label(part)


def _offered(connection: Connection, hall_id: uuid.UUID) -> frozenset[uuid.UUID]:
    statement: Any = select(_item.id).where(
        _item.hall_id == hall_id, _item.state != GuideState.WITHDRAWN
    )
    return frozenset(connection.scalars(statement))


def _listed(places: Sequence[str]) -> str:
    listed = _("、").join(places[:_MOST_PLACES])
    more = len(places) - _MOST_PLACES
    if more <= 0:
        return listed
    return _("{places}等 {count} 处").format(places=listed, count=len(places))
