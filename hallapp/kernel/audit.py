"""The audit chain: append-only events, each sealed with the hash of the one before."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.columns import facts_text
from hallapp.kernel.database.records import AuditCheckpoint, AuditEvent

FIRST_HASH = "0" * 64
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# The order in which fields enter the hash; a change here breaks every stored chain.
_SEALED = (
    "hall_id", "seq", "occurred_us", "action", "person_id", "window_id", "station", "channel",
    "request_id", "subject_kind", "subject_id", "reason", "before", "after", "prev_hash",
)  # fmt: skip

_checkpoint = table_of(AuditCheckpoint).c
_event = table_of(AuditEvent).c
_READ_CHECKPOINT = select(_checkpoint.seq, _checkpoint.head).where(
    _checkpoint.hall_id == bindparam("hall")
)
_LOCK_CHECKPOINT = _READ_CHECKPOINT.with_for_update()
_MOVE_CHECKPOINT = (
    update(table_of(AuditCheckpoint))
    .where(_checkpoint.hall_id == bindparam("hall"))
    .values(seq=bindparam("new_seq"), head=bindparam("new_head"))
)
_ADD_EVENT = insert(table_of(AuditEvent))


@dataclass(frozen=True)
class Happening:
    """A change of state that a use case reports; it becomes an event when it is appended.

    Attributes:
        action: Stable code, `feature.what_happened`.
        subject_kind: What the change happened to, such as `ticket`.
        subject_id: Its id.
        reason: Why, where a rule asks for a reason.
        before: What it was; no personal data.
        after: What it is now; no personal data.
    """

    action: str
    subject_kind: str
    subject_id: uuid.UUID | str
    reason: str | None = None
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


@dataclass(frozen=True)
class Verdict:
    """The result of checking a chain.

    Attributes:
        count: Events read.
        head: Hash of the last good event.
        broken_at: `seq` of the first event that does not fit, or None.
        fault: `changed`, `missing`, `truncated` (the newest are gone), `added` (there are more
            than the checkpoint knows) or None.
    """

    count: int
    head: str
    broken_at: int | None = None
    fault: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every event is as it was written."""
        return self.fault is None


def microseconds(moment: datetime) -> int:
    """Return microseconds since 1970 UTC, exact."""
    return (moment - _EPOCH) // _MICROSECOND


def append(
    connection: Connection,
    hall_id: uuid.UUID,
    happenings: Sequence[Happening],
    common: dict[str, Any],
) -> None:
    """Append events under the lock of the hall's checkpoint row.

    Args:
        connection: Inside the write transaction of the use case.
        hall_id: Whose chain.
        happenings: In the order in which they happened.
        common: `occurred_us`, `person_id`, `window_id`, `station`, `channel`, `request_id`.
    """
    seq, head = connection.execute(_LOCK_CHECKPOINT, {"hall": hall_id}).one()
    rows: list[dict[str, Any]] = []
    for happening in happenings:
        seq += 1
        row = {
            **common,
            "hall_id": hall_id,
            "seq": seq,
            "action": happening.action,
            "subject_kind": happening.subject_kind,
            "subject_id": str(happening.subject_id),
            "reason": happening.reason,
            "before": happening.before,
            "after": happening.after,
            "prev_hash": _link(hall_id, head),
        }
        head = row["hash"] = sealed(row)
        rows.append(row)
    # One by one: a list of one row costs a driver twice as much as the row.
    for row in rows:
        connection.execute(_ADD_EVENT, row)
    connection.execute(_MOVE_CHECKPOINT, {"hall": hall_id, "new_seq": seq, "new_head": head})


def sealed(row: Mapping[Any, Any]) -> str:
    """Return the SHA-256 over the length-prefixed fields of an event.

    The length stands before each field, so that no text can move over the border of two.
    """
    digest = hashlib.sha256()
    for name in _SEALED:
        field = _spelled(row[name])
        digest.update(b"%d:" % len(field))
        digest.update(field)
    return digest.hexdigest()


def _spelled(value: object) -> bytes:
    if value is None:
        return b"-"
    if isinstance(value, dict):
        return b"=" + facts_text(value).encode()  # pyright: ignore[reportUnknownArgumentType]
    return b"=" + str(value).encode()


def verify(connection: Connection, hall_id: uuid.UUID) -> Verdict:
    """Read a hall's whole chain and say whether it is as it was written."""
    columns = [_event[name] for name in (*_SEALED, "hash")]
    chain = select(*columns).where(_event.hall_id == hall_id).order_by(_event.seq)
    # Read before the events: on a server the hall goes on writing meanwhile, and what comes
    # later is checked by its own links.
    checkpoint = connection.execute(_READ_CHECKPOINT, {"hall": hall_id}).one_or_none()
    seq, head = (None, None) if checkpoint is None else checkpoint
    with connection.execute(chain, execution_options={"yield_per": 1000}) as rows:
        verdict, passed = _walk((dict(row) for row in rows.mappings()), hall_id, seq)
    beyond = connection.execute(_READ_CHECKPOINT, {"hall": hall_id}).one_or_none()
    if verdict.is_whole and (seq is None or beyond is None or passed != head):
        return Verdict(verdict.count, verdict.head, verdict.count + 1, "truncated")
    if verdict.is_whole and beyond is not None and beyond.seq < verdict.count:
        return Verdict(beyond.seq, beyond.head, beyond.seq + 1, "added")
    return verdict


def _walk(
    rows: Iterable[dict[Any, Any]], hall_id: uuid.UUID, watched: int | None
) -> tuple[Verdict, str | None]:
    """Follow the chain; tell also the head that it had at the watched `seq`."""
    count, head = 0, FIRST_HASH
    passed = FIRST_HASH if watched == 0 else None
    for row in rows:
        if row["seq"] != count + 1:
            return Verdict(count, head, count + 1, "missing"), passed
        if row["prev_hash"] != _link(hall_id, head) or row["hash"] != sealed(row):
            return Verdict(count, head, row["seq"], "changed"), passed
        count, head = count + 1, row["hash"]
        passed = head if count == watched else passed
    return Verdict(count, head), passed


def _link(hall_id: uuid.UUID, head: str) -> str:
    """Return what the next event calls its predecessor; each hall has a beginning of its own.

    No two events may name the same predecessor, and a store may hold several halls.
    """
    return hashlib.sha256(hall_id.bytes).hexdigest() if head == FIRST_HASH else head
