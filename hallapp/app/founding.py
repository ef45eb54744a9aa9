"""Founds a hall: its own row, the heads of its chain and revisions, the mark of its key."""

import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from hallapp.hall.tables import Credential, Hall
from hallapp.kernel import audit
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import EVERYTHING
from hallapp.kernel.clock import DEFAULT_ZONE, Clock, zone_named
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.engine import reading
from hallapp.kernel.database.faults import raise_explained
from hallapp.kernel.database.records import AuditCheckpoint, HallSetting, Revision
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.errors import RuleError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.secrets import Vault

_KEY_MARK = "kernel.key_fingerprint"
_setting = table_of(HallSetting).c


class HallExistsError(RuleError):
    """The store holds a hall that somebody signs in to; a second one is not made over it."""

    code = "app.hall_exists"


@dataclass(frozen=True)
class HallOutline:
    """What a hall's own row says.

    Attributes:
        name: Name of the hall, as on every paper.
        region: The region it serves.
        code: First part of every case number.
        is_demo: Whether it is the demo hall.
    """

    name: str
    region: str
    code: str
    is_demo: bool = False


@dataclass(frozen=True)
class Founded:
    """The transaction in which a hall is made, and the hall's id."""

    act: Writing
    hall_id: uuid.UUID


@contextmanager
def founding(
    engine: Engine, clock: Clock, vault: Vault, outline: HallOutline
) -> Generator[Founded]:
    """Yield the one transaction that makes a hall, or completes one that nobody works in yet.

    Its chain begins with who made it.

    Raises:
        HallExistsError: The store holds a hall that somebody can sign in to.
        SurroundingsError: The store cannot be reached or written.
    """
    known = _known_hall(engine)
    hall_id = known or uuid.uuid4()
    work = UnitOfWork(engine, hall_id, clock, zone_named(DEFAULT_ZONE))
    station = "demo" if outline.is_demo else "setup"
    request = Request(Actor(station, channel=Channel.SYSTEM))
    with work.write(request, "app.set_up") as act:
        if known is None:
            _add(act, hall_id, outline)
        else:
            _complete(act, hall_id, outline)
        _mark_key(act, hall_id, vault.fingerprint)
        facts = {"name": outline.name, "region": outline.region}
        act.record(Happening("app.hall_set_up", "hall", hall_id, after=facts))
        act.changed(EVERYTHING)
        yield Founded(act, hall_id)


def key_mark(connection: Connection, hall_id: uuid.UUID) -> str:
    """Return the fingerprint of the key that a hall was made with, empty when none was kept."""
    value: dict[str, str] | None = connection.scalar(
        select(_setting.value)
        .where(_setting.hall_id == hall_id, _setting.name == _KEY_MARK)
        .order_by(_setting.set_at.desc())
        .limit(1)
    )
    return (value or {}).get("fingerprint", "")


def _known_hall(engine: Engine) -> uuid.UUID | None:
    try:
        with reading(engine) as connection:
            return connection.scalar(select(table_of(Hall).c.id).limit(1))
    except DBAPIError as error:
        raise_explained(error)


def _add(act: Writing, hall_id: uuid.UUID, outline: HallOutline) -> None:
    kinds = [str(kind.name).lower() for kind in EVERYTHING]
    act.connection.execute(
        insert(Hall),
        {
            "id": hall_id,
            "code": outline.code,
            "name": outline.name,
            "region": outline.region,
            "zone": DEFAULT_ZONE,
            "opening": "",
            "is_demo": outline.is_demo,
        },
    )
    act.connection.execute(
        insert(Revision), [{"hall_id": hall_id, "kind": kind, "n": 0} for kind in kinds]
    )
    act.connection.execute(
        insert(AuditCheckpoint), {"hall_id": hall_id, "seq": 0, "head": audit.FIRST_HASH}
    )


def _complete(act: Writing, hall_id: uuid.UUID, outline: HallOutline) -> None:
    """Name a hall that a command made; nobody can have signed in to it.

    People may be there all the same: a list of staff with punches of theirs.
    """
    hall, known = table_of(Hall), table_of(Credential)
    passwords = select(func.count()).select_from(known).where(known.c.hall_id == hall_id)
    if act.connection.scalar(passwords):
        name = act.connection.scalar(select(hall.c.name).where(hall.c.id == hall_id))
        raise HallExistsError(name=name)
    act.connection.execute(
        update(hall).where(hall.c.id == hall_id).values(name=outline.name, region=outline.region)
    )


def _mark_key(act: Writing, hall_id: uuid.UUID, fingerprint: str) -> None:
    """Keep which key seals this hall's values, so that another one is never taken for it."""
    if key_mark(act.connection, hall_id) == fingerprint:
        return
    act.connection.execute(
        insert(HallSetting),
        {
            "id": uuid.uuid4(),
            "hall_id": hall_id,
            "name": _KEY_MARK,
            "valid_from": act.today,
            "value": {"fingerprint": fingerprint},
            "set_at": act.now,
            "set_by": None,
        },
    )
