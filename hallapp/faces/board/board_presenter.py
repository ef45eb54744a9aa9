"""What a board does without its glass: reads, finds what is new, says what is old."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject

from hallapp.faces.board.services import MOST_WINDOWS, BoardServices
from hallapp.faces.board.sound_habits import follow, is_quiet
from hallapp.faces.board.spoken_calls import SpokenCalls
from hallapp.hall.terms import WindowRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.board_rows import BoardLook
from hallapp.queueing.loudness import SoundHabits, masked
from hallapp.queueing.terms import BoardRow

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

    def show_name(self, name: str) -> None:
        """Show the masked name of who is called newest; empty for the number alone."""
        ...

    def show_stale(self, words: str) -> None:
        """Mark the data as old, in words; empty when they are fresh."""
        ...

    def show_silent(self, words: str) -> None:
        """Say why calls cannot be heard; empty when they can."""
        ...


@dataclass(frozen=True)
class BoardReading:
    """One answer of the hall.

    Attributes:
        look: What is shown and what may be spoken.
        windows: The windows of the hall, None when they were not asked for.
        habits: How the hall calls, None when it was not asked for.
    """

    look: BoardLook
    windows: tuple[WindowRow, ...] | None = None
    habits: SoundHabits | None = None


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
        self._has_places = False
        self._habits = SoundHabits()
        self._windows: tuple[WindowRow, ...] = ()
        self._newest_key: str | None = None
        self._read_at: datetime | None = None
        self._was_cut_off = False
        self._is_connected = True

    @property
    def windows(self) -> tuple[WindowRow, ...]:
        """Return the windows of the hall; empty before they are known."""
        return self._windows

    def refresh(self, *, places_too: bool = False) -> None:
        """Ask the hall again.

        Args:
            places_too: The windows or the settings of the hall may have changed as well.
        """
        if places_too:
            self._has_places = False
        if self._is_asking:
            self._asked_again = True
            return
        self._is_asking = True
        self._asked_again = False
        with_places = not self._has_places
        self._jobs.submit(
            lambda: self._read(with_places=with_places),
            self._on_read,
            self._on_failed,
            self._owner,
        )

    def set_connected(self, *, is_connected: bool) -> None:
        """Learn that the hall's store is reached or not."""
        self._is_connected = is_connected
        if not is_connected:
            self._was_cut_off = True
        self.look_at_clock()
        if is_connected:
            self.refresh()

    def look_at_clock(self) -> None:
        """Mark or unmark the data as old, look after the sound; call it every second."""
        self._view.show_stale(self._stale_words())
        self._view.show_silent(self._silent_words())
        if self._services.announcer is not None:
            self._services.announcer.tend()

    def _read(self, *, with_places: bool) -> BoardReading:
        """Read everything in one go; runs on the worker."""
        queue = self._services.queue
        look = queue.look(self._zone_letter)
        if not with_places:
            return BoardReading(look)
        return BoardReading(look, self._services.places.windows(), queue.habits())

    def _on_read(self, reading: BoardReading) -> None:
        self._is_asking = False
        self._take_places(reading)
        look, since = reading.look, self._known_until(reading.look.board.read_at)
        self._read_at, self._was_cut_off = look.board.read_at, False
        self._spoken.hear(look.calls, look.called, since)
        self._view.show_name(self._name_of_newest(look))
        self._view.show_board(look.board, is_new=self._has_new_call(look.board))
        self.look_at_clock()
        if self._asked_again:
            self.refresh()

    def _on_failed(self, _error: HallError) -> None:
        # Citizens cannot mend the store. What was read stays, and its age is told.
        self._is_asking = False
        self._was_cut_off = True
        self.look_at_clock()

    def _take_places(self, reading: BoardReading) -> None:
        if reading.windows is not None:
            self._has_places = True
            self._windows = reading.windows
            words, digits = place_words(reading.windows, self._zone_letter)
            self._view.show_place(words, window_digits=digits)
        if reading.habits is not None:
            self._habits = reading.habits
            follow(self._services.announcer, reading.habits, self._zone)

    def _known_until(self, now: datetime) -> datetime | None:
        """Return since when calls may have been missed; None when none was."""
        if self._read_at is None:
            return None
        # A station that slept noticed no failure, but its last reading is old.
        return self._read_at if self._was_cut_off or now - self._read_at > STALE_AFTER else None

    def _has_new_call(self, board: BoardRow) -> bool:
        newest = board.calls[0].key if board.calls else ""
        was, self._newest_key = self._newest_key, newest
        return was is not None and bool(newest) and newest != was

    def _name_of_newest(self, look: BoardLook) -> str:
        """Return what may be shown of a name; nothing unless the hall wants names shown."""
        if not (self._habits.shows_names and look.board.calls):
            return ""
        return masked(look.names.get(look.board.calls[0].ticket_id, ""))

    def _silent_words(self) -> str:
        announcer = self._services.announcer
        if announcer is None:
            return ""
        if announcer.sound.value == "off":
            return _("没有声音，请看屏幕")
        now = self._services.clock.now().astimezone(self._zone)
        return _("静音叫号，请看屏幕") if is_quiet(self._habits, now) else ""

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
