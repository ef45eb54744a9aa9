"""Carries what became of announcements into the hall's store: in batches, off the main thread."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject

from hallapp.faces.board.services import BoardServices
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.board_rows import PlaybackRow
from hallapp.queueing.terms import PlaybackOutcome

if TYPE_CHECKING:
    from hallapp.devices import AnnouncementRow

_MOST_WAITING = 2000


@dataclass(frozen=True)
class _Batch:
    """Rows under way; asked again with the same request until the hall has answered."""

    request: Request
    rows: tuple[PlaybackRow, ...]


class PlaybackLog:
    """Keeps what was said until the store has it; while it is away nothing is lost or held up."""

    def __init__(
        self, services: BoardServices, jobs: Jobs, station: str, owner: QObject | None = None
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._actor = Actor(station, channel=Channel.SYSTEM)
        self._owner = owner
        self._waiting: list[PlaybackRow] = []
        self._batch: _Batch | None = None
        self._is_sending = False

    @property
    def waiting(self) -> int:
        """Return how many announcements the store does not have yet."""
        return len(self._waiting) + (len(self._batch.rows) if self._batch else 0)

    def flush(self) -> None:
        """Send what is over; call it every few seconds, on the main thread."""
        announcer = self._services.announcer
        if announcer is None:
            return
        self._waiting += [_kept(row) for row in announcer.take_settled()]
        # A store that is away for days must not fill the memory: the oldest go first.
        del self._waiting[:-_MOST_WAITING]
        if self._is_sending:
            return
        if self._batch is None and self._waiting:
            self._batch = _Batch(Request(self._actor), tuple(self._waiting))
            self._waiting.clear()
        if self._batch is not None:
            self._send(self._batch)

    def _send(self, batch: _Batch) -> None:
        self._is_sending = True
        self._jobs.submit(
            lambda: self._services.queue.record_announcements(batch.request, batch.rows),
            self._on_sent,
            self._on_failed,
            self._owner,
        )

    def _on_sent(self, _nothing: None) -> None:
        self._is_sending = False
        self._batch = None

    def _on_failed(self, _error: HallError) -> None:
        # The board says that its store is away; the next flush sends the same batch again.
        self._is_sending = False


def _kept(row: "AnnouncementRow") -> PlaybackRow:
    """Return an announcement as the hall keeps it."""
    from hallapp.devices import Outcome

    outcome = {
        Outcome.PLAYED: PlaybackOutcome.SPOKEN,
        Outcome.WITHDRAWN: PlaybackOutcome.WITHDRAWN,
        Outcome.TOO_OLD: PlaybackOutcome.TOO_OLD,
        Outcome.SILENT: PlaybackOutcome.SILENT,
        Outcome.UNSPEAKABLE: PlaybackOutcome.FAILED,
        Outcome.UNHEARD: PlaybackOutcome.FAILED,
    }[row.outcome]
    said = row.announcement
    return PlaybackRow(
        id=uuid4(),
        ticket_id=said.announced_for if isinstance(said.announced_for, UUID) else None,
        call_key=said.call_key,
        zone_letter=said.zone_letter,
        outcome=outcome,
        queued_at=said.asked_at,
        started_at=row.settled_at if row.outcome is Outcome.PLAYED else None,
        ended_at=row.ended_at,
    )
