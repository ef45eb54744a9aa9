"""A small hall for the board's tests: calls are made by hand, nothing is stored."""

from collections.abc import Hashable, Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5

from hallapp.devices import Announcement, AnnouncementRow, SoundState
from hallapp.devices.announcing import SpeakingRules
from hallapp.faces.board.services import BoardServices
from hallapp.hall.terms import HallRow, WindowKind, WindowRow
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.requests import Request
from hallapp.queueing.board_rows import BoardLook, PlaybackRow, StripRow
from hallapp.queueing.loudness import SoundHabits
from hallapp.queueing.terms import BoardRow, CallRow, TicketState

MORNING = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)
"""09:42 in the hall."""
_SPACE = UUID("8d1c1f4e-8f7d-4a53-9b60-5b0f3a7f2e11")


class StoreAwayError(SurroundingsError):
    code = "kernel.store_unreachable"


def named(word: str) -> UUID:
    return uuid5(_SPACE, word)


def hall(*, is_demo: bool = True) -> HallRow:
    return HallRow(
        id=named("hall"),
        name="青山县政务服务中心",
        region="青山县",
        zone="Asia/Shanghai",
        is_demo=is_demo,
        opening="",
    )


def window(number: int, letter: str = "A") -> WindowRow:
    return WindowRow(
        id=named(f"window {number}"),
        number=number,
        name=f"{number}号窗口",
        kind=WindowKind.FRONT,
        zone_letter=letter,
        zone_name="综合受理区",
        place="一楼",
        phone="",
    )


class FakeQueue:
    """Holds the calls of a day; the newest stands first."""

    def __init__(self, clock: SettableClock) -> None:
        self.clock = clock
        self.calls: list[CallRow] = []
        self.states: dict[UUID, TicketState] = {}
        self.next_labels: tuple[str, ...] = ()
        self.waiting = 0
        self.is_away = False
        self.asked: list[str | None] = []
        self.strips: dict[int, StripRow] = {}
        self.sound_habits = SoundHabits()
        self.names: dict[UUID, str] = {}
        self.requests: list[UUID] = []
        self.kept: list[PlaybackRow] = []

    def call(self, label: str, number: int) -> CallRow:
        """A window calls a ticket; calling it again is a recall."""
        ticket = named(label)
        old = next((call for call in self.calls if call.ticket_id == ticket), None)
        times = 1 if old is None else int(old.key.split("/")[1]) + 1
        made = CallRow(
            key=f"{label}/{times}",
            ticket_id=ticket,
            label=label,
            window_number=number,
            zone_letter="A",
            called_at=self.clock.now(),
            is_recall=times > 1,
        )
        self.calls = [made, *(call for call in self.calls if call.ticket_id != ticket)]
        self.states[ticket] = TicketState.CALLED
        return made

    def settle(self, label: str, state: TicketState) -> None:
        self.states[named(label)] = state

    def look(self, zone_letter: str | None) -> BoardLook:
        self.asked.append(zone_letter)
        if self.is_away:
            raise StoreAwayError
        calls = tuple(self.calls)
        shown = BoardRow(calls[:5], self.next_labels, self.waiting, self.clock.now())
        still = [c.ticket_id for c in calls if self.states[c.ticket_id] is TicketState.CALLED]
        return BoardLook(shown, calls, frozenset(still), self.names)

    def strip(self, window_number: int) -> StripRow | None:
        if self.is_away:
            raise StoreAwayError
        return self.strips.get(window_number)

    def habits(self) -> SoundHabits:
        return self.sound_habits

    def record_announcements(self, request: Request, rows: Sequence[PlaybackRow]) -> None:
        self.requests.append(request.id)
        if self.is_away:
            raise StoreAwayError
        self.kept.extend(rows)


class FakePlaces:
    def __init__(self, windows: tuple[WindowRow, ...]) -> None:
        self.rows = windows
        self.asked = 0

    def windows(self) -> tuple[WindowRow, ...]:
        self.asked += 1
        return self.rows


class FakeAnnouncer:
    """Writes down what it was asked to say."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.repeated: list[str] = []
        self.asked_at: list[datetime] = []
        self.taken_back: list[Hashable] = []
        self.rules = SpeakingRules()
        self.tended = 0
        self.settled: list[AnnouncementRow] = []
        self.sound = SoundState.ON

    def announce(self, announcement: Announcement) -> None:
        self.said.append(f"{announcement.ticket} {announcement.window}")
        self.asked_at.append(announcement.asked_at)

    def repeat(self, announcement: Announcement) -> bool:
        self.repeated.append(f"{announcement.ticket} {announcement.window}")
        return True

    def withdraw(self, announced_for: Hashable) -> bool:
        self.taken_back.append(announced_for)
        return True

    def follow(self, rules: SpeakingRules) -> None:
        self.rules = rules

    def tend(self) -> None:
        self.tended += 1

    def take_settled(self) -> tuple[AnnouncementRow, ...]:
        rows, self.settled = tuple(self.settled), []
        return rows


class BoardHall:
    """Everything a board needs, in one hand."""

    def __init__(self, windows: int = 12, *, is_demo: bool = False) -> None:
        self.clock = SettableClock(MORNING)
        self.queue = FakeQueue(self.clock)
        self.places = FakePlaces(tuple(window(number) for number in range(1, windows + 1)))
        self.announcer = FakeAnnouncer()
        self.services = BoardServices(
            hall(is_demo=is_demo), self.queue, self.places, self.clock, self.announcer
        )

    def on_a_busy_morning(self) -> "BoardHall":
        for label, number in (("Y002", 12), ("A022", 3), ("B006", 5), ("V001", 7), ("A023", 3)):
            self.queue.call(label, number)
        self.queue.next_labels = ("V002", "B007", "A024", "A025", "C001", "V003")
        self.queue.waiting = 23
        return self
