"""Which cases a typed text may mean: by number, code, item and the applicant's name."""

import uuid
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, or_, select, union_all
from sqlalchemy.orm import Session

from hallapp.cases.store.standing import in_hall_unsought
from hallapp.cases.tables import CaseApplicant, HallCase
from hallapp.guides.tables import ServiceItem
from hallapp.kernel.database.base import table_of

_case = table_of(HallCase).c
_applicant = table_of(CaseApplicant).c
_item = table_of(ServiceItem).c
_MOST_HITS = 3_000
"""A word that is found more often does not choose: it is looked for on the way down the list."""


@dataclass(frozen=True)
class TextHits:
    """What a text means.

    Attributes:
        ids: The cases that hold every word that chooses; None when no word does.
        common: Words found in so many cases that they are looked for while listing.
    """

    ids: frozenset[uuid.UUID] | None
    common: tuple[str, ...]


NO_TEXT = TextHits(None, ())


def hits_of(session: Session, hall_id: uuid.UUID, text: str) -> TextHits:
    """Return what a text means in a hall."""
    ids: frozenset[uuid.UUID] | None = None
    common: list[str] = []
    for word in text.split():
        found = _hits(session, hall_id, word)
        if found is None:
            common.append(word)
        else:
            ids = found if ids is None else ids & found
    return TextHits(ids, tuple(common))


def holds_word(hall_id: uuid.UUID, word: str) -> ColumnElement[bool]:
    """Return the condition that a case holds a word; asked of a case one already has."""
    named = _named(hall_id, word).where(_applicant.case_id == _case.id)
    return or_(*_in_case(hall_id, word), named.exists())


def bearing(session: Session, hall_id: uuid.UUID, text: str) -> list[uuid.UUID]:
    """Return the cases that bear a number, code or scanned text, whatever their state.

    A paper's QR code holds the case number and the query code, with a space between.
    """
    words = text.upper().split()
    if not words or len(words) > 2:  # noqa: PLR2004 - a number and a code
        return []
    here = _case.hall_id == hall_id
    found: set[uuid.UUID] | None = None
    for word in words:
        # One statement for each column, so that each is sought by its own index.
        asked = union_all(
            select(_case.id).where(here, _case.case_number == word),
            select(_case.id).where(here, _case.query_code == word),
            select(_case.id).where(
                here, _case.external_number == word, _case.external_number != ""
            ),
        )
        ids = set(session.scalars(asked).all())
        found = ids if found is None else found & ids
    return sorted(found or (), key=str)


def _hits(session: Session, hall_id: uuid.UUID, word: str) -> frozenset[uuid.UUID] | None:
    here = in_hall_unsought(hall_id) if _may_be_name(word) else _case.hall_id == hall_id
    asked: list[Select[uuid.UUID]] = [
        select(_case.id).where(here, each) for each in _in_case(hall_id, word)
    ]
    if _may_be_name(word):
        asked.append(_named(hall_id, word))
    rows = session.scalars(union_all(*asked).limit(_MOST_HITS + 1)).all()
    return None if len(rows) > _MOST_HITS else frozenset(rows)


def _in_case(hall_id: uuid.UUID, word: str) -> list[ColumnElement[bool]]:
    """Return one condition for each column of a case that may hold the word."""
    found: list[ColumnElement[bool]] = []
    if word.isascii():
        # Numbers are written in capitals.
        number = word.upper()
        found.append(_case.case_number.contains(number, autoescape=True))
        found.append(_case.query_code == number)
        found.append(
            (_case.external_number != "") & _case.external_number.contains(word, autoescape=True)
        )
    if _may_be_name(word):
        items = select(_item.id).where(
            _item.hall_id == hall_id, _item.name.contains(word, autoescape=True)
        )
        found.append(_case.item_id.in_(items))
    return found


def _named(hall_id: uuid.UUID, word: str) -> Select[uuid.UUID]:
    return select(_applicant.case_id).where(
        _applicant.hall_id == hall_id, _applicant.name.contains(word, autoescape=True)
    )


def _may_be_name(word: str) -> bool:
    return not (word.isascii() and any(letter.isdigit() for letter in word))
