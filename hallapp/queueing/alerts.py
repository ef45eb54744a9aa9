"""Which services wait too long, and which windows could help: joined from one short reading."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from sqlalchemy.orm import Session

from hallapp.hall.terms import DutyState
from hallapp.kernel.database.work import Writing
from hallapp.kernel.settings import value_on
from hallapp.queueing.policy import QUEUE_POLICY
from hallapp.queueing.relief import Load, is_too_long, ranked
from hallapp.queueing.rules import waited_seconds
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.overseeing import Post, Queued, posts, queues
from hallapp.queueing.store.picking import Found
from hallapp.queueing.store.reading import current_day
from hallapp.queueing.terms import LoadAlertRow, ReliefKind, ReliefRow


class Put(Protocol):
    """Puts a waiting ticket where somebody decided, with the reason given."""

    def __call__(self, act: Writing, turn: Turn, found: Found, said: str) -> None:
        """Do it inside the transaction."""
        ...


def load_alerts(
    session: Session, hall_id: uuid.UUID, today: date, now: datetime
) -> tuple[LoadAlertRow, ...]:
    """Return the services whose people wait too long with what would help, worst first."""
    connection = session.connection()
    day = current_day(connection, hall_id, today)
    limit = value_on(session, hall_id, QUEUE_POLICY, day).wait_limit_minutes
    windows, waits = posts(connection, hall_id, now), queues(connection, hall_id, day)
    found = (_alert(each, windows, waits, now, limit) for each in waits)
    return tuple(
        sorted((row for row in found if row is not None), key=lambda row: -row.longest_wait_s)
    )


def _alert(
    queue: Queued, windows: Sequence[Post], waits: Sequence[Queued], now: datetime, limit: int
) -> LoadAlertRow | None:
    opened = [
        post
        for post in windows
        if queue.service_id in post.services and post.duty is DutyState.OPEN
    ]
    load = Load(queue.waiting, len(opened), queue.finished, queue.mean_service_s)
    first_at = queue.first_at or now
    longest_wait_s = waited_seconds((now - first_at).total_seconds())
    if not is_too_long(load, longest_wait_s, limit):
        return None
    stop = ReliefRow(ReliefKind.STOP_ISSUE, queue.service_id, queue.name)
    return LoadAlertRow(
        service_id=queue.service_id,
        service_name=queue.name,
        waiting=queue.waiting,
        longest_wait_s=longest_wait_s,
        limit_minutes=limit,
        open_windows=len(opened),
        service_minutes=load.service_minutes,
        reliefs=ranked(load, _proposals(queue, windows, waits), stop),
    )


def _proposals(
    queue: Queued, windows: Iterable[Post], waits: Iterable[Queued]
) -> Iterable[ReliefRow]:
    waiting = {each.service_id: each.waiting for each in waits}
    for post in windows:
        kind = _kind(post, queue.service_id)
        if kind is not None:
            own = sum(waiting.get(each, 0) for each in post.services - {queue.service_id})
            yield ReliefRow(kind, queue.service_id, queue.name, post.window_id, post.number, own)


def _kind(post: Post, service_id: uuid.UUID) -> ReliefKind | None:
    """Return how a window could help, or None where it does already or cannot."""
    if service_id in post.services:
        return {
            None: ReliefKind.OPEN_WINDOW,
            DutyState.PAUSED: ReliefKind.RESUME_WINDOW,
            DutyState.OPEN: None,
        }[post.duty]
    return ReliefKind.HELP_OUT if post.duty is DutyState.OPEN else None
