"""Statements of lights: claimed once, put out, lit again, known to a scan."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import Session

from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.work import Writing
from hallapp.supervision.rules import KnownLight, is_state
from hallapp.supervision.tables import RaisedLight, SupervisionRule
from hallapp.supervision.terms import ClearReason, Colour, RungKind, SupervisionEvent

_CLAIM = InsertOnce(table_of(RaisedLight), ("rule_id", "case_id", "occurrence")).returning("id")
_light = table_of(RaisedLight).c
_rule = table_of(SupervisionRule).c
_KNOWN = select(
    _light.id, _rule.code, _rule.rung, _rule.event, _light.colour, _light.case_id,
    _light.occurrence, _light.cleared_at, _light.cleared_why,
).join_from(table_of(RaisedLight), table_of(SupervisionRule), (
    _rule.id == _light.rule_id
))  # fmt: skip
# More at once would be more blanks than a statement may have.
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class NewLight:
    """A light about to be claimed.

    Attributes:
        due_on: The day on which it held for the first time.
    """

    rule_id: uuid.UUID
    case_id: uuid.UUID
    occurrence: str
    colour: Colour
    due_on: date
    reason: str
    reply_due_on: date | None
    is_late: bool = False


def claim_light(act: Writing, hall_id: uuid.UUID, new: NewLight) -> uuid.UUID | None:
    """Raise a light, unless somebody did before; None then."""
    values: dict[str, Any] = {
        "id": uuid.uuid4(),
        "hall_id": hall_id,
        "rule_id": new.rule_id,
        "case_id": new.case_id,
        "occurrence": new.occurrence,
        "colour": new.colour,
        "due_on": new.due_on,
        "raised_at": act.now,
        "is_late": new.is_late,
        "reason": new.reason,
        "reply_due_on": new.reply_due_on,
        "reply": "",
        "replied_at": None,
        "replied_by": None,
        "cleared_at": None,
        "cleared_why": "",
    }
    return act.connection.execute(_CLAIM.on(act.connection), values).scalar_one_or_none()


def lit_lights(session: Session, hall_id: uuid.UUID) -> list[KnownLight]:
    """Return the lit lights that a scan may put out: those of dates, and of what stands."""
    asked = _KNOWN.where(
        _light.hall_id == hall_id,
        _light.cleared_at.is_(None),
        or_(
            _rule.rung != RungKind.EVENT,
            _rule.event == SupervisionEvent.SUSPENSION_OVERRUN,
        ),
    )
    return list(_known(session, asked))


def lights_of_cases(
    session: Session, hall_id: uuid.UUID, case_ids: Collection[uuid.UUID]
) -> list[KnownLight]:
    """Return every light of some cases, lit or not."""
    found: list[KnownLight] = []
    for ids in _portions(sorted(case_ids)):
        asked = _KNOWN.where(_light.hall_id == hall_id, _light.case_id.in_(ids))
        found.extend(_known(session, asked))
    return found


def put_out(
    act: Writing, ids: Collection[uuid.UUID], reason: ClearReason, detail: str = ""
) -> None:
    """Put lights out, with why."""
    for some in _portions(sorted(ids)):
        act.connection.execute(
            update(table_of(RaisedLight))
            .where(_light.id.in_(some), _light.cleared_at.is_(None))
            .values(cleared_at=act.now, cleared_why=spelled(reason, detail))
        )


def light_again(act: Writing, ids: Collection[uuid.UUID]) -> None:
    """Light again what went out by itself and holds once more."""
    for some in _portions(sorted(ids)):
        act.connection.execute(
            update(table_of(RaisedLight))
            .where(_light.id.in_(some))
            .values(cleared_at=None, cleared_why="")
        )


def put_out_rule(act: Writing, hall_id: uuid.UUID, code: str) -> int:
    """Put out every light of a retired rule, those of its earlier rows too; return how many."""
    rows = select(_rule.id).where(_rule.hall_id == hall_id, _rule.code == code)
    done = act.connection.execute(
        update(table_of(RaisedLight))
        .where(_light.hall_id == hall_id, _light.rule_id.in_(rows), _light.cleared_at.is_(None))
        .values(cleared_at=act.now, cleared_why=spelled(ClearReason.RULE_RETIRED))
    )
    return done.rowcount


def spelled(reason: ClearReason, detail: str = "") -> str:
    """Return why a light went out as it is stored."""
    return f"{reason.value}:{detail}" if detail else reason.value


def reason_and_words(stored: str) -> tuple[ClearReason | None, str]:
    """Read why a light went out."""
    code, _colon, words = stored.partition(":")
    return (ClearReason(code), words) if code else (None, "")


def _known(session: Session, asked: Select[*tuple[Any, ...]]) -> Iterator[KnownLight]:
    for row in session.execute(asked).mappings():
        lasts = is_state(row["rung"], row["event"])
        key = f"{row['code']}/{row['colour'].value}" if lasts else row["code"]
        why = None if row["cleared_at"] is None else reason_and_words(row["cleared_why"])[0]
        yield KnownLight(row["id"], key, row["case_id"], row["occurrence"], lasts, why)


def _portions(ids: Sequence[uuid.UUID]) -> Iterator[Sequence[uuid.UUID]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
