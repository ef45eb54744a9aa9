"""Who may manage: asks the hall who stands at the station."""

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.manager.services import ManagerOptions, ManagerServices
from hallapp.faces.manager.words import may_manage
from hallapp.hall.terms import PersonRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.wording import sentence


class SignInView(Protocol):
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


class SignInPresenter:
    """One press, one request; presses while one is under way do nothing."""

    def __init__(
        self,
        view: SignInView,
        services: ManagerServices,
        options: ManagerOptions,
        jobs: Jobs,
        owner: QObject | None = None,
    ) -> None:
        self._view = view
        self._services = services
        self._actor = Actor(options.station_name, channel=Channel.MANAGER)
        self._jobs = jobs
        self._owner = owner
        self._is_busy = False

    def begin(self) -> None:
        """Ask for a name in a demo hall, for number and password in a real one."""
        if not self._services.hall.is_demo:
            self._view.ask_password()
            return
        people = self._services.people
        self._jobs.submit(people.demo_people, self._on_people, self._on_failed, self._owner)

    def pick(self, person_id: UUID) -> None:
        """Let somebody of a demo hall in."""
        request = Request(self._actor)
        people = self._services.people
        self._ask(lambda: people.sign_in_demo(request, person_id))

    def enter(self, staff_number: str, password: str) -> None:
        """Let somebody in by number and password."""
        if not staff_number.strip() or not password:
            self._view.show_failure(_("请填工号和密码。"))
            return
        request = Request(self._actor)
        people = self._services.people
        self._ask(lambda: people.sign_in(request, staff_number, password))

    def _ask(self, work: "SignIn") -> None:
        if self._is_busy:
            return
        self._set_busy(is_busy=True)
        self._jobs.submit(work, self._on_entered, self._on_failed, self._owner)

    def _on_people(self, people: tuple[PersonRow, ...]) -> None:
        self._view.show_people(tuple(person for person in people if may_manage(person)))

    def _on_entered(self, person: PersonRow) -> None:
        self._set_busy(is_busy=False)
        if may_manage(person):
            self._view.enter(person)
        else:
            self._view.show_failure(
                _("这里只给值班长、首席代表、大厅管理和系统管理用。请到自己的窗口登录。")
            )

    def _on_failed(self, error: HallError) -> None:
        self._set_busy(is_busy=False)
        self._view.show_failure(sentence(error))

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._view.show_busy(is_busy=is_busy)


class SignIn(Protocol):
    """Work that answers who came in."""

    def __call__(self) -> PersonRow:
        """Ask the hall; runs on the worker."""
        ...
