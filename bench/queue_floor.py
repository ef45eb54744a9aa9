"""The floor of the queue bench: the statements of a use case through the bare driver.

Every statement that `QueueService` sends for a number and for a call, in the same order and in
the same transaction, with the same durability; no mapping, no rules, no checks. The hash of the
audit event is made of less, the rest of the event is as long.
"""

import hashlib
import json
import sqlite3
import uuid
from datetime import UTC, datetime
from typing import Any

import psycopg
from queue_hall import BenchHall
from typing_extensions import override

_REQUEST = (
    "INSERT INTO request (id, hall_id, kind, digest, answer, asked_at) "
    "VALUES (?, ?, ?, ?, NULL, ?) ON CONFLICT (id) DO NOTHING RETURNING id"
)
_ANSWER = "UPDATE request SET answer = ? WHERE id = ?"
_SERIES = (
    "SELECT q.id, q.code, q.name, s.id, s.prefix, s.first, s.last, s.width FROM queue_service q "
    "JOIN number_series s ON s.id = q.series_id WHERE q.id = ? AND q.is_active"
)
_TURN = (
    "UPDATE hall_day SET sequence = sequence + 1, "
    "last_moment = CASE WHEN last_moment > ? THEN last_moment ELSE ? END "
    "WHERE hall_id = ? AND day = (SELECT max(day) FROM hall_day WHERE hall_id = ?) "
    "AND day >= ? AND sequence >= 0 RETURNING day, sequence, last_moment"
)
_NUMBER = (
    "UPDATE series_day SET issued = issued + 1 WHERE series_id = ? AND day = ? RETURNING issued"
)
_TICKET = (
    "INSERT INTO ticket (id, hall_id, day, series_id, number, label, item_id, issued_at, "
    "print_state) VALUES (?, ?, ?, ?, ?, ?, NULL, ?, 'pending')"
)
_STEP = (
    "INSERT INTO ticket_step (id, hall_id, day, ticket_id, service_id, state, effective_at, "
    "sequence, call_count) VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?, 0)"
)
_CHECKPOINT = "SELECT seq, head FROM audit_checkpoint WHERE hall_id = ?"
_EVENT = (
    "INSERT INTO audit_event (hall_id, seq, occurred_us, action, person_id, window_id, station, "
    "channel, request_id, subject_kind, subject_id, reason, before, after, prev_hash, hash) "
    "VALUES (?, ?, ?, ?, NULL, ?, 'bench', 'desk', ?, 'ticket', ?, NULL, NULL, ?, ?, ?)"
)
_MOVE = "UPDATE audit_checkpoint SET seq = ?, head = ? WHERE hall_id = ?"
_RAISE = "UPDATE revision SET n = n + 1 WHERE hall_id = ? AND kind = 'tickets'"
_WHOLE = (
    "SELECT t.id, st.id, t.label, q.code, q.name, t.item_id, i.name, st.state, t.issued_at, "
    "st.called_at, st.started_at, st.finished_at, w.number, st.call_count, t.print_state, "
    "st.picked_before FROM ticket_step st JOIN ticket t ON t.id = st.ticket_id "
    "JOIN queue_service q ON q.id = st.service_id "
    "LEFT JOIN service_item i ON i.id = t.item_id "
    "LEFT JOIN service_window w ON w.id = st.window_id LEFT JOIN zone z ON z.id = w.zone_id "
)
_NEXT_TWO = (
    _WHOLE
    + "WHERE st.hall_id = ? AND st.day = ? AND st.state = 'waiting' AND st.service_id IN (?) "
    "ORDER BY st.effective_at, st.sequence LIMIT 2"
)
_FINISHED = (
    "FROM ticket_step d WHERE d.hall_id = st.hall_id AND d.day = st.day "
    "AND d.service_id = st.service_id AND d.state = 'finished'"
)
_PROSPECT = (
    "SELECT z.place, (SELECT count(e.id) FROM ticket_step e WHERE e.hall_id = st.hall_id "
    "AND e.day = st.day AND e.service_id = st.service_id AND e.state = 'waiting' "
    "AND (e.effective_at, e.sequence) < (st.effective_at, st.sequence)), "
    f"(SELECT count(d.id) {_FINISHED}), (SELECT avg(SECONDS) {_FINISHED}), "
    "(SELECT count(wd.id) FROM window_service ws JOIN window_duty wd "
    "ON wd.window_id = ws.window_id WHERE ws.service_id = st.service_id "
    "AND wd.until IS NULL AND wd.state = 'open') "
    "FROM ticket_step st JOIN queue_service q ON q.id = st.service_id "
    "JOIN zone z ON z.id = q.zone_id WHERE st.ticket_id = ? ORDER BY st.sequence DESC LIMIT 1"
)
_WINDOW = (
    "SELECT w.id, w.number, wd.person_id, wd.state, st.id, st.ticket_id, st.state, "
    "st.call_count, t.label, ws.service_id FROM service_window w "
    "LEFT JOIN window_service ws ON ws.window_id = w.id "
    "LEFT JOIN window_duty wd ON wd.window_id = w.id AND wd.until IS NULL "
    "LEFT JOIN ticket_step st ON st.window_id = w.id AND st.state IN ('called', 'serving') "
    "LEFT JOIN ticket t ON t.id = st.ticket_id WHERE w.id = ?"
)
_CALL = (
    "UPDATE ticket_step SET state = 'called', window_id = ?, person_id = ?, called_at = ?, "
    "call_sequence = ?, call_count = call_count + 1, picked_before = ? WHERE id = ?"
)


class Floor:
    """One client at the bare driver; the engines differ in little, which subclasses say."""

    def __init__(self, hall: BenchHall) -> None:
        self._hall = hall
        self._hall_id = self.key(hall.hall_id)
        self._day = self.day()

    def key(self, value: uuid.UUID) -> Any:
        """Return an id as the driver takes it."""
        raise NotImplementedError

    def moment(self) -> Any:
        """Return now as the driver takes it."""
        raise NotImplementedError

    def day(self) -> Any:
        """Return the hall's day as the driver takes it."""
        raise NotImplementedError

    def run(self, statement: str, *values: Any) -> Any:
        """Send one statement."""
        raise NotImplementedError

    def begin(self) -> None:
        """Begin a transaction that writes."""
        raise NotImplementedError

    def commit(self) -> None:
        """Commit."""
        raise NotImplementedError

    def lock_checkpoint(self) -> Any:
        """Return the head of the audit chain, locked."""
        raise NotImplementedError

    def tell(self) -> None:
        """Say what changed."""
        self.run(_RAISE, self._hall_id)

    def prospect(self, ticket: Any) -> None:
        """Read what awaits the holder of a ticket."""
        raise NotImplementedError

    def issue(self, position: int) -> str:
        """Give a number of the service at a position and read what the citizen is told."""
        service, _series = self._hall.services[position]
        asked, now = self.key(uuid.uuid4()), self.moment()
        self.begin()
        self._ask(asked, "queueing.issue", now)
        named = self.run(_SERIES, self.key(service)).fetchone()
        series, prefix, width = named[3], named[4], named[7]
        day, sequence, moment = self._turn(now)
        (number,) = self.run(_NUMBER, series, day).fetchone()
        label = f"{prefix}{number:0{width}d}"
        self.run(_TICKET, asked, self._hall_id, day, series, number, label, moment)
        step = self.key(uuid.uuid4())
        self.run(_STEP, step, self._hall_id, day, asked, self.key(service), moment, sequence)
        self._seal(asked, asked, "queueing.ticket_issued", label, None)
        self.commit()
        self.prospect(asked)
        return label

    def call(self, position: int) -> str | None:
        """Call the next at the window at a position."""
        window = self.key(self._hall.windows[position])
        asked, now = self.key(uuid.uuid4()), self.moment()
        self.begin()
        self._ask(asked, "queueing.call_next", now)
        _day, sequence, moment = self._turn(now)
        here = self.run(_WINDOW, window).fetchall()[0]
        found = self.run(_NEXT_TWO, self._hall_id, self._day, here[-1]).fetchall()
        if not found:
            self.commit()
            return None
        first, before = found[0], found[1][2] if len(found) > 1 else None
        self.run(_CALL, window, here[2], moment, sequence, before, first[1])
        self.run(_ANSWER, json.dumps({"ticket_id": str(first[0])}), asked)
        self._seal(asked, first[0], "queueing.ticket_called", first[2], window)
        self.commit()
        return str(first[2])

    def _ask(self, asked: Any, kind: str, now: Any) -> None:
        digest = hashlib.sha256(kind.encode()).hexdigest()
        self.run(_REQUEST, asked, self._hall_id, kind, digest, now).fetchone()

    def _turn(self, now: Any) -> Any:
        hall = self._hall_id
        return self.run(_TURN, now, now, hall, hall, self._day).fetchone()

    def _seal(self, asked: Any, ticket: Any, action: str, label: str, window: Any) -> None:
        seq, head = self.lock_checkpoint()
        after = json.dumps({"label": label, "day": str(self._hall.day), "state": "waiting"})
        made = hashlib.sha256(f"{head}{seq}{after}".encode()).hexdigest()
        occurred = int(datetime.now(UTC).timestamp() * 1e6)  # noqa: TID251
        event = (self._hall_id, seq + 1, occurred, action, window, asked, str(ticket), after)
        self.run(_EVENT, *event, head, made)
        self.run(_MOVE, seq + 1, made, self._hall_id)
        self.tell()


class SqliteFloor(Floor):
    """The floor on a SQLite file."""

    def __init__(self, hall: BenchHall) -> None:
        super().__init__(hall)
        self._connection = sqlite3.connect(str(hall.url.database), isolation_level=None, timeout=20)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._prospect = _PROSPECT.replace(
            "SECONDS", "(julianday(d.finished_at) - julianday(d.started_at)) * 86400.0"
        )

    @override
    def key(self, value: uuid.UUID) -> Any:
        return value.hex

    @override
    def moment(self) -> Any:
        now = datetime.now(UTC)  # noqa: TID251 - a bench runs on the machine's clock
        return now.strftime("%Y-%m-%d %H:%M:%S.%f")

    @override
    def day(self) -> Any:
        return self._hall.day.isoformat()

    @override
    def run(self, statement: str, *values: Any) -> Any:
        return self._connection.execute(statement, values)

    @override
    def begin(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    @override
    def commit(self) -> None:
        self._connection.execute("COMMIT")

    @override
    def lock_checkpoint(self) -> Any:
        return self.run(_CHECKPOINT, self._hall_id).fetchone()

    @override
    def prospect(self, ticket: Any) -> None:
        self.run(self._prospect, ticket).fetchone()


class PostgresFloor(Floor):
    """The floor on PostgreSQL."""

    def __init__(self, hall: BenchHall) -> None:
        super().__init__(hall)
        address = hall.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._connection = psycopg.connect(address, autocommit=True)
        self._prospect = _PROSPECT.replace(
            "SECONDS", "EXTRACT(epoch FROM d.finished_at - d.started_at)"
        )

    @override
    def key(self, value: uuid.UUID) -> Any:
        return value

    @override
    def moment(self) -> Any:
        return datetime.now(UTC)  # noqa: TID251 - a bench runs on the machine's clock

    @override
    def day(self) -> Any:
        return self._hall.day

    @override
    def run(self, statement: str, *values: Any) -> Any:
        return self._connection.execute(statement.replace("?", "%s"), values)  # type: ignore[arg-type]

    @override
    def begin(self) -> None:
        self._connection.execute("BEGIN")

    @override
    def commit(self) -> None:
        self._connection.execute("COMMIT")

    @override
    def lock_checkpoint(self) -> Any:
        return self.run(_CHECKPOINT + " FOR UPDATE", self._hall_id).fetchone()

    @override
    def tell(self) -> None:
        self.run(_RAISE + " RETURNING pg_notify('hallapp', kind)", self._hall_id).fetchall()

    @override
    def prospect(self, ticket: Any) -> None:
        self.run(self._prospect, ticket).fetchone()


def floor_of(hall: BenchHall) -> Floor:
    """Return the floor of a hall's engine."""
    is_sqlite = hall.url.get_backend_name() == "sqlite"
    return SqliteFloor(hall) if is_sqlite else PostgresFloor(hall)
