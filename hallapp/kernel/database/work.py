"""One use case, one transaction, one request id."""

import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any, cast

from sqlalchemy import Connection, Engine, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from hallapp.kernel import audit
from hallapp.kernel.changes import NOTHING, Change
from hallapp.kernel.clock import Clock, day_in
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.engine import READING
from hallapp.kernel.database.faults import raise_explained
from hallapp.kernel.database.records import RequestRecord, Revision
from hallapp.kernel.requests import Request, RequestReusedError, digest_of

NOTICE_CHANNEL = "hallapp"

_record = table_of(RequestRecord).c
_revision = table_of(Revision).c
_FIND_RECORD = select(_record.kind, _record.digest, _record.answer).where(
    _record.id == bindparam("asked")
)
_ADD_RECORD = {
    "sqlite": insert_sqlite(table_of(RequestRecord))
    .on_conflict_do_nothing(index_elements=["id"])
    .returning(_record.id),
    "postgresql": insert_postgresql(table_of(RequestRecord))
    .on_conflict_do_nothing(index_elements=["id"])
    .returning(_record.id),
}
_ANSWER_RECORD = (
    update(table_of(RequestRecord))
    .where(_record.id == bindparam("asked"))
    .values(answer=bindparam("said"))
)
_RAISE = (
    update(table_of(Revision))
    .where(
        _revision.hall_id == bindparam("hall"),
        _revision.kind.in_(bindparam("kinds", expanding=True)),
    )
    .values(n=_revision.n + 1)
)
_NOTIFY = select(func.pg_notify(NOTICE_CHANNEL, bindparam("names")))


@dataclass
class Writing:
    """What a use case may do inside its transaction.

    Attributes:
        session: Bound to the transaction; statements of the hot path use `connection`.
        request: Who asked.
        now: The moment of the use case, read once.
        today: Its day in the hall's zone.
        first_answer: The answer already given to this request id, or None when it is new.
        answer: What a repeat will be told; ids only.
    """

    session: Session
    request: Request
    now: datetime
    today: date
    first_answer: dict[str, Any] | None = None
    answer: dict[str, Any] = field(default_factory=dict[str, Any])
    happenings: list[audit.Happening] = field(default_factory=list[audit.Happening])
    changes: Change = NOTHING

    @property
    def connection(self) -> Connection:
        """The connection of the transaction, for statements without mapped objects."""
        return self.session.connection()

    def record(self, happening: audit.Happening) -> None:
        """Report a change of state; it is appended to the audit chain before the commit."""
        self.happenings.append(happening)

    def changed(self, kinds: Change) -> None:
        """Say which kinds of thing this use case changed."""
        self.changes |= kinds


class UnitOfWork:
    """Opens one session for one use case, in one transaction.

    Attributes:
        hall_id: The hall of this store that the station works for.
        zone: The zone that decides which day it is in the hall.
        clock: What says now.
    """

    def __init__(self, engine: Engine, hall_id: uuid.UUID, clock: Clock, zone: tzinfo) -> None:
        self.hall_id = hall_id
        self.zone = zone
        self.clock = clock
        self._engine = engine
        self._add_record = _ADD_RECORD[engine.dialect.name]
        self._writers = sessionmaker(engine, expire_on_commit=False)
        self._readers = sessionmaker(
            engine, expire_on_commit=False, execution_options={READING: True}
        )

    def today(self) -> date:
        """Return the hall's present day."""
        return day_in(self.clock.now(), self.zone)

    @contextmanager
    def read(self) -> Generator[Session]:
        """Yield a session for reading; it waits for no writer.

        Raises:
            SurroundingsError: The store cannot be reached or read.
        """
        try:
            with self._readers() as session:
                yield session
        except DBAPIError as error:
            raise_explained(error)

    @contextmanager
    def write(self, request: Request, kind: str, **arguments: Any) -> Generator[Writing]:
        """Yield a transaction that writes request, audit and revision with the use case.

        A repeat of a request finds `first_answer` set; what it then writes is refused by
        nobody, so the use case must return at once.

        Args:
            request: Who asks, with the id that a retry repeats.
            kind: Stable name of the use case, `feature.verb`.
            arguments: What was asked; the same id with others is refused.

        Raises:
            RequestReusedError: The id was used for something else.
            SurroundingsError: The store cannot be reached or written.
        """
        try:
            with self._writers.begin() as session:
                yield from self._written(session, request, kind, arguments)
        except DBAPIError as error:
            raise_explained(error)

    def _written(
        self, session: Session, request: Request, kind: str, arguments: dict[str, Any]
    ) -> Generator[Writing]:
        now = self.clock.now()
        writing = Writing(session, request, now, day_in(now, self.zone))
        writing.first_answer = self._remember(writing, kind, digest_of(kind, arguments))
        yield writing
        if writing.first_answer is not None:
            return
        session.flush()
        self._seal(writing)

    def _remember(self, writing: Writing, kind: str, digest: str) -> dict[str, Any] | None:
        """Write the request first; return the first answer when it was asked before."""
        connection, asked = writing.connection, writing.request.id
        added = connection.execute(
            self._add_record,
            {
                "id": asked,
                "hall_id": self.hall_id,
                "kind": kind,
                "digest": digest,
                "answer": None,
                "asked_at": writing.now,
            },
        )
        # The row count of such an insert is not told by every driver; a returned id is.
        if added.first() is not None:
            return None
        first_kind, first_digest, answer = connection.execute(_FIND_RECORD, {"asked": asked}).one()
        if (first_kind, first_digest) != (kind, digest):
            raise RequestReusedError(kind=kind)
        return cast("dict[str, Any]", answer or {})

    def _seal(self, writing: Writing) -> None:
        """Write answer, audit and revision, in the order in which locks are always taken."""
        connection, actor = writing.connection, writing.request.actor
        if writing.answer:
            connection.execute(
                _ANSWER_RECORD, {"asked": writing.request.id, "said": writing.answer}
            )
        if writing.happenings:
            common = {
                "occurred_us": audit.microseconds(writing.now),
                "person_id": actor.person_id,
                "window_id": actor.window_id,
                "station": actor.station,
                "channel": actor.channel.value,
                "request_id": writing.request.id,
            }
            audit.append(connection, self.hall_id, writing.happenings, common)
        if writing.changes:
            self._tell(connection, writing.changes)

    def _tell(self, connection: Connection, changes: Change) -> None:
        names = sorted(str(kind.name).lower() for kind in changes)
        connection.execute(_RAISE, {"hall": self.hall_id, "kinds": names})
        if self._engine.dialect.name == "postgresql":
            # Listening cannot be restricted to a role, so a notice carries kinds only.
            connection.execute(_NOTIFY, {"names": ",".join(names)})
