"""A small hall for the board's tests: calls are made by hand, nothing is stored."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from hallapp.devices import Announcement, SoundState
from hallapp.faces.board.services import BoardServices
from hallapp.hall.terms import HallRow, WindowKind, WindowRow
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.errors import SurroundingsError
from hallapp.queueing.terms import BoardRow, CallRow, PrintState, TicketRow, TicketState

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

    def board(self, zone_letter: str | None) -> BoardRow:
        self.asked.append(zone_letter)
        if self.is_away:
            raise StoreAwayError
        return BoardRow(tuple(self.calls[:5]), self.next_labels, self.waiting, self.clock.now())

    def ticket(self, ticket_id: UUID) -> TicketRow:
        call = next(call for call in self.calls if call.ticket_id == ticket_id)
        return replace(a_ticket(call.label), id=ticket_id, state=self.states[ticket_id])


def a_ticket(label: str) -> TicketRow:
    return TicketRow(
        id=named(label),
        step_id=named(f"{label} step"),
        label=label,
        service_code="A",
        service_name="综合受理",
        item_id=None,
        item_name=None,
        state=TicketState.WAITING,
        issued_at=MORNING - timedelta(minutes=8),
        called_at=None,
        started_at=None,
        finished_at=None,
        window_number=None,
        call_count=0,
        waited_s=480,
        print_state=PrintState.PRINTED,
    )


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
        self.taken_back: list[Hashable] = []
        self.sound = SoundState.ON

    def announce(self, announcement: Announcement) -> None:
        self.said.append(f"{announcement.ticket} {announcement.window}")

    def repeat(self, announcement: Announcement) -> bool:
        self.repeated.append(f"{announcement.ticket} {announcement.window}")
        return True

    def withdraw(self, announced_for: Hashable) -> bool:
        self.taken_back.append(announced_for)
        return True


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
