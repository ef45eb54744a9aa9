"""One use case, one transaction, one request id."""

import uuid
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date, datetime, tzinfo
from typing import Any, cast

from sqlalchemy import Connection, Engine, bindparam, func, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from hallapp.kernel import audit
from hallapp.kernel.changes import NOTHING, Change
from hallapp.kernel.clock import Clock, day_in
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.engine import READING, looking
from hallapp.kernel.database.faults import raise_explained
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.records import RequestRecord, Revision
from hallapp.kernel.requests import Request, RequestReusedError, digest_of

NOTICE_CHANNEL = "hallapp"

_record = table_of(RequestRecord).c
_revision = table_of(Revision).c
_FIND_RECORD = select(_record.kind, _record.digest, _record.answer).where(
    _record.id == bindparam("asked")
)
_ADD_RECORD = InsertOnce(table_of(RequestRecord), ("id",)).returning("id")
_ANSWER_RECORD = (
    update(table_of(RequestRecord))
    .where(_record.id == bindparam("asked"))
    .values(answer=bindparam("said"))
)
_RAISE_ROWS = (
    update(table_of(Revision))
    .where(_revision.hall_id == bindparam("hall"), _revision.kind == bindparam("raised"))
    .values(n=_revision.n + 1)
)
_RAISE = {
    "sqlite": _RAISE_ROWS,
    # Raised and noticed in one round trip. Listening cannot be restricted to a role, so a
    # notice carries the kind only.
    "postgresql": _RAISE_ROWS.returning(func.pg_notify(NOTICE_CHANNEL, _revision.kind)),
}


class Writing:
    """What a use case may do inside its transaction.

    Attributes:
        connection: Of the transaction; statements of the hot path use nothing else.
        request: Who asked.
        now: The moment of the use case, read once.
        today: Its day in the hall's zone.
        first_answer: The answer already given to this request id, or None when it is new.
        answer: What a repeat will be told; ids only.
    """

    def __init__(
        self, connection: Connection, request: Request, now: datetime, today: date
    ) -> None:
        self.connection = connection
        self.request = request
        self.now = now
        self.today = today
        self.first_answer: dict[str, Any] | None = None
        self.answer: dict[str, Any] = {}
        self.happenings: list[audit.Happening] = []
        self.changes = NOTHING
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """Mapped objects of the transaction; made when first asked for, flushed before the end."""
        if self._session is None:
            self._session = Session(
                self.connection,
                expire_on_commit=False,
                # The transaction belongs to the unit of work, not to the session.
                join_transaction_mode="rollback_only",
            )
        return self._session

    def flush(self) -> None:
        """Write what mapped objects hold."""
        if self._session is not None:
            self._session.flush()

    def close(self) -> None:
        """Let go of mapped objects."""
        if self._session is not None:
            self._session.close()

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
        self._add_record = _ADD_RECORD.named(engine.dialect.name)
        self._raise = _RAISE[engine.dialect.name]
        self._readers = sessionmaker(
            engine, expire_on_commit=False, execution_options={READING: True}
        )
        self._lookers = looking(engine)

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
    def look(self) -> Generator[Connection]:
        """Yield a bare connection for a short reading without mapped objects.

        On PostgreSQL each statement stands for itself, as it would in a transaction of the
        usual kind, and opening and closing one costs no round trips.

        Raises:
            SurroundingsError: The store cannot be reached or read.
        """
        try:
            with self._lookers.connect() as connection:
                yield connection
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
            with self._engine.begin() as connection:
                yield from self._written(connection, request, kind, arguments)
        except DBAPIError as error:
            raise_explained(error)

    def _written(
        self, connection: Connection, request: Request, kind: str, arguments: dict[str, Any]
    ) -> Generator[Writing]:
        now = self.clock.now()
        writing = Writing(connection, request, now, day_in(now, self.zone))
        writing.first_answer = self._remember(writing, kind, digest_of(kind, arguments))
        try:
            yield writing
            writing.flush()
            if writing.first_answer is None:
                self._seal(writing)
        finally:
            writing.close()

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
        # In one order everywhere, for each row is locked until the commit.
        for name in sorted(str(kind.name).lower() for kind in changes):
            connection.execute(self._raise, {"hall": self.hall_id, "raised": name})
