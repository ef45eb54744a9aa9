"""What boards ask of the hall and tell it: calls to show and say, strips, the log of the voice."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from hallapp.kernel.database.faults import raise_explained
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import SettingsService
from hallapp.queueing import sound
from hallapp.queueing.board_rows import BoardLook, PlaybackRow, StripRow
from hallapp.queueing.loudness import SoundHabits
from hallapp.queueing.store import boards, playback, reading
from hallapp.queueing.terms import BoardRow, CallRow

_SHOWN_CALLS = 5
_SHOWN_NEXT = 6
_SPOKEN_CALLS = 40
"""More than sixty windows can call between two readings that come when something changes."""


class BoardService:
    """Answers boards and strips, each with a few short statements, and keeps their log."""

    def __init__(self, work: UnitOfWork, settings: SettingsService, engine: Engine) -> None:
        self._work = work
        self._engine = engine
        self._settings = settings

    def look(self, zone_letter: str | None = None) -> BoardLook:
        """Return all that a board shows and may speak; for one zone or the whole hall."""
        now, hall_id = self._work.clock.now(), self._work.hall_id
        with self._work.look() as connection:
            day = reading.current_day(connection, hall_id, self._work.today())
            steps = reading.latest_calls(connection, hall_id, day, zone_letter, _SPOKEN_CALLS)
            waiting, labels = boards.queue(connection, hall_id, day, zone_letter, _SHOWN_NEXT)
            called = boards.called(connection, hall_id, day)
            calls = _one_a_ticket(steps)
            names = boards.names(connection, [call.ticket_id for call in calls[:_SHOWN_CALLS]])
        board = BoardRow(calls[:_SHOWN_CALLS], labels, waiting, now)
        return BoardLook(board, calls, called, names)

    def strip(self, window_number: int) -> StripRow | None:
        """Return what the strip of a window shows; None when there is no such window."""
        with self._work.look() as connection:
            return boards.strip(
                connection, self._work.hall_id, window_number, self._work.clock.now()
            )

    def habits(self) -> SoundHabits:
        """Return how the hall wants its calls today."""
        return sound.habits(self._settings)

    def record_announcements(self, request: Request, rows: Sequence[PlaybackRow]) -> None:
        """Keep what became of announcements; the same rows told again have no second effect.

        A board may append to this one table and touch nothing else, not even the record of
        requests. So the ids of the rows, made by the station, do what a request id does: a batch
        is stored whole or not at all, and one that is stored already is refused by its key.
        Nothing of the queue changes: nobody is woken, and the audit chain is not lengthened.

        Args:
            request: Of the board station; its station is kept with the rows.
            rows: Announcements that are over; a retry repeats them as they were.

        Raises:
            SurroundingsError: The store cannot be reached or written.
        """
        work, station = self._work, request.actor.station
        try:
            with self._engine.begin() as connection:
                playback.add(connection, work.hall_id, work.today(), station, rows)
        except IntegrityError as error:
            if not playback.is_stored_already(error):
                raise
        except DBAPIError as error:
            raise_explained(error)


def _one_a_ticket(steps: tuple[CallRow, ...]) -> tuple[CallRow, ...]:
    """Return the newest call of each ticket: one sent on was called by two windows."""
    newest: dict[UUID, CallRow] = {}
    for call in steps:
        newest.setdefault(call.ticket_id, call)
    return tuple(newest.values())
