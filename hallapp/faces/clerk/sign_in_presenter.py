"""Who sits down at which window: picking a name, a password, a window, a change, an unlocking."""

import math
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.clerk.options import ClerkOptions
from hallapp.faces.clerk.services import ClerkServices
from hallapp.hall.errors import WindowHeldError
from hallapp.hall.terms import DutyRow, PersonRow, WindowKind, WindowRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.wording import sentence


class SignInMode(Enum):
    """Why somebody signs in."""

    ENTER = "enter"  # 登录: nobody sits here yet
    CHANGE = "change"  # 换人: the live ticket stays
    LOCKED = "locked"  # 已锁定: nobody touched the desk for a while


@dataclass(frozen=True)
class PickRow:
    """A person to pick in a demo hall.

    Attributes:
        number: Place in the list, from 1: what one may type.
        person: The person.
        letters: Pinyin initials of the name.
        sits_at: Where the person sits now, in words; empty for nowhere.
    """

    number: int
    person: PersonRow
    letters: str
    sits_at: str = ""


@dataclass(frozen=True)
class SeatRow:
    """A window to sit down at, and who holds it now."""

    window: WindowRow
    holder: str = ""


class SignInView(Protocol):
    """Shows the sign-in."""

    def show_people(self, rows: tuple[PickRow, ...], likely: PickRow | None) -> None:
        """Let one pick a name; whoever most likely sits down here is chosen beforehand."""
        ...

    def renew_people(self, rows: tuple[PickRow, ...]) -> None:
        """Show the same people with more known of them; what is typed and chosen stays."""
        ...

    def ask_password(self) -> None:
        """Let one type staff number and password."""
        ...

    def ask_window(self, rows: tuple[SeatRow, ...]) -> None:
        """Let one pick a window."""
        ...

    def show_seat(self, words: str) -> None:
        """Say at which window one will sit down; empty when that is still open."""
        ...

    def show_busy(self, *, busy: bool) -> None:
        """Say that an answer is awaited."""
        ...

    def show_failure(self, text: str, wait_s: int) -> None:
        """Say why it did not work, and how long the next try has to wait."""
        ...

    def ask_take_over(self, text: str) -> None:
        """Ask why a window is taken that somebody else holds; Esc chooses another window."""
        ...

    def show_alone(self, *, alone: bool) -> None:
        """Say whether one signs in for the own attendance only, without a window."""
        ...

    def signed_in(self, duty: DutyRow) -> None:
        """Somebody holds the window now."""
        ...

    def signed_in_alone(self, person: PersonRow) -> None:
        """Somebody is known and wants no window."""
        ...


@dataclass(frozen=True)
class _Known:
    people: tuple[PickRow, ...]
    seats: tuple[SeatRow, ...]


class SignInPresenter:
    """Signs in, then takes the window, or hands it over, or only unlocks."""

    def __init__(
        self,
        services: ClerkServices,
        jobs: Jobs,
        view: SignInView,
        options: ClerkOptions,
        owner: QObject | None = None,
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._view = view
        self._options = options
        self._owner = owner
        self._mode = SignInMode.ENTER
        self._duty: DutyRow | None = None
        self._person: PersonRow | None = None
        self._seat: WindowRow | None = None
        self._people: tuple[PickRow, ...] = ()
        self._seats: tuple[SeatRow, ...] = ()
        self._asks_seat = False
        self._is_alone = False
        self._busy = False

    @property
    def mode(self) -> SignInMode:
        """Return why somebody signs in."""
        return self._mode

    def start(self, mode: SignInMode, duty: DutyRow | None = None) -> None:
        """Begin anew.

        Args:
            mode: Why somebody signs in.
            duty: Who holds the window now; None for `ENTER`.
        """
        self._mode = mode
        self._duty = duty
        self._person = None
        self._is_alone = False
        self._seat = None if duty is None else duty.window
        self._busy = True
        self._jobs.submit(self._look, self._looked, self._failed, self._owner)

    def pick(self, row: PickRow) -> None:
        """Sign in by picking a name."""
        self._sign_in(lambda: self._services.people.sign_in_demo(self._request(), row.person.id))

    def enter(self, staff_number: str, password: str) -> None:
        """Sign in with staff number and password; neither is kept."""
        number = staff_number.strip()
        if not number or not password:
            self._view.show_failure(_("请填工号和密码。"), 0)
            return
        self._sign_in(lambda: self._services.people.sign_in(self._request(), number, password))

    def choose_seat(self) -> None:
        """Let one choose another window before or after picking a name."""
        if self._mode is SignInMode.ENTER and self._seats:
            self._asks_seat = True
            self._view.ask_window(self._seats)

    def turn_alone(self) -> None:
        """Sign in for the own attendance only, without a window; or with one after all."""
        if self._mode is SignInMode.ENTER and self._person is None:
            self._is_alone = not self._is_alone
            self._view.show_alone(alone=self._is_alone)
            if self._asks_seat:
                self.step_back()

    def take_seat(self, row: SeatRow) -> None:
        """Choose a window; take it at once when the person is known already."""
        self._seat = row.window
        self._asks_seat = False
        self._view.show_seat(seat_words(row.window))
        if self._person is None:
            self._ask_who()
        else:
            self._take(self._person, row.window)

    def step_back(self) -> bool:
        """Go from the windows back to the names; False when there is nothing to go back to."""
        if not self._asks_seat:
            return False
        self._asks_seat = False
        self._person = None
        self._ask_who()
        return True

    # Reading

    def _look(self) -> _Known:
        people, duties = self._services.people, self._services.people.duties()
        held = {row.window.id: row.person.masked_name for row in duties}
        sits = {row.person.id: seat_words(row.window) for row in duties}
        demo = people.demo_people() if self._services.hall.is_demo else ()
        rows = tuple(
            PickRow(number, person, "", sits.get(person.id, ""))
            for number, person in enumerate(demo, start=1)
        )
        fronts = (row for row in people.windows() if row.kind is not WindowKind.BACK)
        return _Known(rows, tuple(SeatRow(row, held.get(row.id, "")) for row in fronts))

    def _looked(self, known: _Known) -> None:
        self._busy = False
        self._people = known.people
        self._seats = known.seats
        if self._seat is None and self._options.window_number is not None:
            wanted = self._options.window_number
            self._seat = next(
                (row.window for row in known.seats if row.window.number == wanted), None
            )
        self._view.show_seat("" if self._seat is None else seat_words(self._seat))
        self._ask_who()
        names = [row.person.name for row in self._people]
        if names:
            # Afterwards: the dictionary of initials takes longer to load than all the rest.
            self._jobs.submit(lambda: _letters(names), self._lettered, owner=self._owner)

    def _lettered(self, letters: dict[str, str]) -> None:
        self._people = tuple(
            replace(row, letters=letters.get(row.person.name, "")) for row in self._people
        )
        self._view.renew_people(self._people)

    def _ask_who(self) -> None:
        if self._services.hall.is_demo:
            self._view.show_people(self._people, self._likely())
        else:
            self._view.ask_password()

    def _likely(self) -> PickRow | None:
        """Return who most likely sits down: who sat here, else the window's usual clerk."""
        if self._mode is SignInMode.LOCKED and self._duty is not None:
            sat = self._duty.person.id
            return next((row for row in self._people if row.person.id == sat), None)
        if self._seat is None:
            return None
        number = self._seat.number
        usual = (row for row in self._people if row.person.window_number == number)
        return next((row for row in usual if not row.sits_at), None)

    # Signing in, then the window

    def _sign_in(self, work: "SignInWork") -> None:
        if self._busy:
            return
        self._set_busy(busy=True)
        self._jobs.submit(work, self._signed_in, self._failed, self._owner)

    def _signed_in(self, person: PersonRow) -> None:
        self._set_busy(busy=False)
        if self._is_alone:
            self._view.signed_in_alone(person)
            return
        self._person = person
        if self._duty is not None:
            self._return_to(self._duty, person)
            return
        seat = self._seat or self._own_seat(person)
        if seat is None:
            self._asks_seat = True
            self._view.ask_window(self._seats)
        else:
            self._take(person, seat)

    def _own_seat(self, person: PersonRow) -> WindowRow | None:
        number = person.window_number
        return next((row.window for row in self._seats if row.window.number == number), None)

    def _return_to(self, duty: DutyRow, person: PersonRow) -> None:
        """Unlock for the same person; hand the window over to another one."""
        if person.id == duty.person.id:
            self._view.signed_in(duty)
            return
        request = self._request(person.id, duty.window.id)
        self._set_busy(busy=True)
        self._jobs.submit(
            lambda: self._services.serving.change_person(request, duty.window.id, person.id),
            self._taken,
            self._failed,
            self._owner,
        )

    def _take(self, person: PersonRow, window: WindowRow) -> None:
        request = self._request(person.id, window.id)
        services = self._services

        def take() -> DutyRow:
            # A desk that was closed without signing out goes on where it was, without a new punch.
            held = next((d for d in services.people.duties() if d.window.id == window.id), None)
            if held is not None and held.person.id == person.id:
                return held
            return services.serving.take_window(request, person.id, window.id)

        self._set_busy(busy=True)
        self._jobs.submit(take, self._taken, self._not_taken, self._owner)

    def _taken(self, duty: DutyRow) -> None:
        self._set_busy(busy=False)
        self._view.signed_in(duty)

    def _not_taken(self, error: HallError) -> None:
        """The window is held by somebody else: offer the others, and to take it over."""
        self._set_busy(busy=False)
        self._asks_seat = True
        self._view.ask_window(self._seats)
        if not isinstance(error, WindowHeldError) or self._seat is None:
            self._view.show_failure(sentence(error), 0)
        else:
            holder = self._holder_of(self._seat)
            text = _("{window} 现在由 {holder} 在岗。要接管吗？为什么？会记下来。")
            words = text.format(window=seat_words(self._seat), holder=holder or _("别人"))
            self._view.ask_take_over(words)

    def _holder_of(self, window: WindowRow) -> str:
        return next((row.holder for row in self._seats if row.window.id == window.id), "")

    def take_over(self, reason: str) -> None:
        """Take the window that somebody left without signing out (接管); the reason is kept."""
        person, window = self._person, self._seat
        if person is None or window is None or self._busy:
            return
        request = self._request(person.id, window.id)
        self._set_busy(busy=True)
        self._jobs.submit(
            lambda: self._services.serving.take_over(request, person.id, window.id, reason),
            self._taken,
            self._failed,
            self._owner,
        )

    def _failed(self, error: HallError) -> None:
        self._set_busy(busy=False)
        self._view.show_failure(sentence(error), self._wait_s(error))

    def _wait_s(self, error: HallError) -> int:
        """Return how many seconds the next try has to wait, from what the refusal says."""
        until: object = error.facts.get("until")
        if isinstance(until, datetime):
            return max(0, math.ceil((until - self._services.clock.now()).total_seconds()))
        return int(error.facts.get("wait_s") or 0)

    def _request(self, person_id: UUID | None = None, window_id: UUID | None = None) -> Request:
        return Request(Actor(self._options.station_name, person_id, window_id, Channel.DESK))

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy=busy)


class SignInWork(Protocol):
    """Signs somebody in; runs on the worker."""

    def __call__(self) -> PersonRow:
        """Return who signed in."""
        ...


def seat_words(window: WindowRow) -> str:
    """Return 3 号窗口 综合受理."""
    return _("{number} 号窗口 {name}").format(number=window.number, name=window.name)


def _letters(names: list[str]) -> dict[str, str]:
    """Return pinyin initials; runs on the worker, for the dictionary takes a moment to load."""
    from hallapp.guides.spelling import spelling

    return {name: spelling(name).initials for name in names}
