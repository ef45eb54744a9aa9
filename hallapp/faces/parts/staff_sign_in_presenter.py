"""Who may work at a desk without a window of its own: asks the hall who stands there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Request
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.wording import sentence


class SignInPeople(Protocol):
    """The part of the hall that lets people in."""

    def demo_people(self) -> tuple[PersonRow, ...]:
        """Return who may be picked by name; nobody in a real hall."""
        ...

    def sign_in_demo(self, request: Request, person_id: UUID) -> PersonRow:
        """Let somebody of a demo hall in."""
        ...

    def sign_in(self, request: Request, staff_number: str, password: str) -> PersonRow:
        """Let somebody in by staff number and password."""
        ...


class StaffSignInView(Protocol):
    """Shows the sign-in."""

    def show_people(self, people: tuple[PersonRow, ...]) -> None:
        """Let one pick a name."""
        ...

    def ask_password(self) -> None:
        """Let one type staff number and password."""
        ...

    def show_busy(self, *, is_busy: bool) -> None:
        """Take no press while an answer is awaited."""
        ...

    def show_failure(self, text: str) -> None:
        """Say why it did not work."""
        ...

    def enter(self, person: PersonRow) -> None:
        """Hand over to the pages."""
        ...


@dataclass(frozen=True)
class Door:
    """Whom a face lets in.

    Attributes:
        people: The hall's people.
        is_demo: Whether names may be picked.
        actor: The station, before anybody has signed in.
        roles: Roles of which one is needed.
        refusal: What is said to everybody else.
    """

    people: SignInPeople
    is_demo: bool
    actor: Actor
    roles: frozenset[Role]
    refusal: str

    def lets_in(self, person: PersonRow) -> bool:
        """Return whether a person has one of the roles."""
        return not self.roles.isdisjoint(person.roles)


class StaffSignInPresenter:
    """One press, one request; presses while one is under way do nothing."""

    def __init__(
        self, view: StaffSignInView, door: Door, jobs: Jobs, owner: QObject | None = None
    ) -> None:
        self._view = view
        self._door = door
        self._jobs = jobs
        self._owner = owner
        self._is_busy = False

    def begin(self) -> None:
        """Ask for a name in a demo hall, for number and password in a real one."""
        if not self._door.is_demo:
            self._view.ask_password()
            return
        people = self._door.people
        self._jobs.submit(people.demo_people, self._on_people, self._on_failed, self._owner)

    def pick(self, person_id: UUID) -> None:
        """Let somebody of a demo hall in."""
        request, people = Request(self._door.actor), self._door.people
        self._ask(lambda: people.sign_in_demo(request, person_id))

    def enter(self, staff_number: str, password: str) -> None:
        """Let somebody in by number and password."""
        if not staff_number.strip() or not password:
            self._view.show_failure(_("请填工号和密码。"))
            return
        request, people = Request(self._door.actor), self._door.people
        self._ask(lambda: people.sign_in(request, staff_number, password))

    def _ask(self, work: Callable[[], PersonRow]) -> None:
        if self._is_busy:
            return
        self._set_busy(is_busy=True)
        self._jobs.submit(work, self._on_entered, self._on_failed, self._owner)

    def _on_people(self, people: tuple[PersonRow, ...]) -> None:
        self._view.show_people(tuple(each for each in people if self._door.lets_in(each)))

    def _on_entered(self, person: PersonRow) -> None:
        self._set_busy(is_busy=False)
        if self._door.lets_in(person):
            self._view.enter(person)
        else:
            self._view.show_failure(self._door.refusal)

    def _on_failed(self, error: HallError) -> None:
        self._set_busy(is_busy=False)
        self._view.show_failure(sentence(error))

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._view.show_busy(is_busy=is_busy)
