"""What a board does without its glass: reads, finds what is new, says what is old."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.board.services import MOST_WINDOWS, BoardServices
from hallapp.faces.board.spoken_calls import SpokenCalls
from hallapp.hall.terms import WindowRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.terms import BoardRow, TicketState

STALE_AFTER = timedelta(seconds=15)
"""A reading older than this is marked with its time."""


class BoardView(Protocol):
    """The glass."""

    def show_place(self, words: str, *, window_digits: int) -> None:
        """Say which windows this board serves, and how long their numbers are."""
        ...

    def show_board(self, shown: BoardRow, *, is_new: bool) -> None:
        """Show a reading; the newest call flashes when it is new."""
        ...

    def show_stale(self, words: str) -> None:
        """Mark the data as old, in words; empty when they are fresh."""
        ...

    def show_sound(self, *, is_heard: bool) -> None:
        """Say whether calls can be heard."""
        ...


@dataclass(frozen=True)
class BoardReading:
    """One answer of the hall.

    Attributes:
        board: What is shown.
        states: Where tickets stand whose announcement may be made or withdrawn.
        windows: The windows of the hall, None when they were not asked for.
    """

    board: BoardRow
    states: dict[UUID, TicketState] = field(default_factory=dict[UUID, TicketState])
    windows: tuple[WindowRow, ...] | None = None


class BoardPresenter:
    """Keeps one question outstanding and shows what it answers.

    A question asked while another is under way is asked once more when that is answered.
    """

    def __init__(
        self,
        view: BoardView,
        services: BoardServices,
        jobs: Jobs,
        zone_letter: str | None,
        owner: QObject | None = None,
    ) -> None:
        self._view = view
        self._services = services
        self._jobs = jobs
        self._zone_letter = zone_letter
        self._owner = owner
        self._spoken = SpokenCalls(services.announcer, services.clock)
        self._zone = zone_named(services.hall.zone)
        self._is_asking = False
        self._asked_again = False
        self._has_windows = False
        self._newest_key: str | None = None
        self._read_at: datetime | None = None
        self._is_connected = True

    def refresh(self, *, places_too: bool = False) -> None:
        """Ask the hall again.

        Args:
            places_too: The windows of the hall may have changed as well.
        """
        if places_too:
            self._has_windows = False
        if self._is_asking:
            self._asked_again = True
            return
        self._is_asking = True
        self._asked_again = False
        known, watched = self._spoken.to_look_up()
        is_first, with_windows = not self._spoken.has_begun, not self._has_windows
        self._jobs.submit(
            lambda: self._read(known, watched, is_first=is_first, with_windows=with_windows),
            self._on_read,
            self._on_failed,
            self._owner,
        )

    def set_connected(self, *, is_connected: bool) -> None:
        """Learn that the hall's store is reached or not."""
        self._is_connected = is_connected
        self.look_at_clock()
        if is_connected:
            self.refresh()

    def look_at_clock(self) -> None:
        """Mark or unmark the data as old; call it every second."""
        self._view.show_stale(self._stale_words())
        announcer = self._services.announcer
        is_heard = announcer is None or announcer.sound.value != "off"
        self._view.show_sound(is_heard=is_heard)

    def _read(
        self,
        known: frozenset[str],
        watched: frozenset[UUID],
        *,
        is_first: bool,
        with_windows: bool,
    ) -> BoardReading:
        """Read everything in one go; runs on the worker."""
        queue = self._services.queue
        board = queue.board(self._zone_letter)
        news = {call.ticket_id for call in board.calls if call.key not in known}
        asked = watched if is_first else watched | news
        states = {ticket: queue.ticket(ticket).state for ticket in asked}
        windows = self._services.places.windows() if with_windows else None
        return BoardReading(board, states, windows)

    def _on_read(self, reading: BoardReading) -> None:
        self._is_asking = False
        self._read_at = reading.board.read_at
        if reading.windows is not None:
            self._has_windows = True
            words, digits = place_words(reading.windows, self._zone_letter)
            self._view.show_place(words, window_digits=digits)
        self._spoken.hear(reading.board.calls, reading.states)
        self._view.show_board(reading.board, is_new=self._has_new_call(reading.board))
        self.look_at_clock()
        if self._asked_again:
            self.refresh()

    def _on_failed(self, _error: HallError) -> None:
        # Citizens cannot mend the store. What was read stays, and its age is told.
        self._is_asking = False
        self.look_at_clock()

    def _has_new_call(self, board: BoardRow) -> bool:
        newest = board.calls[0].key if board.calls else ""
        was, self._newest_key = self._newest_key, newest
        return was is not None and bool(newest) and newest != was

    def _stale_words(self) -> str:
        if self._read_at is None:
            return "" if self._is_connected else _("暂时连不上，请听工作人员叫号")
        age = self._services.clock.now() - self._read_at
        if self._is_connected and age <= STALE_AFTER:
            return ""
        return _("数据更新于 {time}").format(time=f"{self._read_at.astimezone(self._zone):%H:%M}")


def place_words(windows: Sequence[WindowRow], zone_letter: str | None) -> tuple[str, int]:
    """Return the head of a board and the digits of its longest window number.

    Args:
        windows: Every window of the hall.
        zone_letter: The board's zone, None for the whole hall.
    """
    mine = sorted(window.number for window in windows if zone_letter in {None, window.zone_letter})
    digits = len(str(mine[-1])) if mine else 1
    parts: list[str] = []
    if zone_letter is not None:
        parts.append(_("{letter}区").format(letter=zone_letter))
    if mine:
        span = str(mine[0]) if len(mine) == 1 else f"{mine[0]}—{mine[-1]}"
        parts.append(_("{numbers}号窗口").format(numbers=span))
    if zone_letter is None and len(mine) > MOST_WINDOWS:
        parts.append(_("请每区设一块屏"))
    return "\u2003".join(parts), digits
