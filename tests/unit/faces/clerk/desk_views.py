"""Views, jobs and strips of a desk without widgets."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from hallapp.faces.clerk.desk_presenter import DeskPresenter
from hallapp.faces.clerk.desk_state import DeskRow
from hallapp.faces.clerk.desk_views import QueueShown
from hallapp.faces.clerk.messages import Message
from hallapp.hall.terms import DutyRow, DutyState
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor
from hallapp.qtkit.jobs import InlineJobs, Jobs
from hallapp.queueing.terms import TicketRow
from tests.gui.clerk.fake_desk import PEOPLE, FakeDesk, a_window


class WrittenDesk:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.desks: list[DeskRow] = []
        self.messages: list[Message] = []
        self.waiting: tuple[TicketRow, ...] = ()
        self.shown = QueueShown()
        self.left = 0

    def show_desk(self, desk: DeskRow) -> None:
        self.desks.append(desk)

    def show_tickets(self, shown: QueueShown) -> None:
        self.waiting, self.shown = shown.waiting, shown

    def tell(self, message: Message) -> None:
        self.messages.append(message)

    @property
    def desk(self) -> DeskRow:
        return self.desks[-1]

    @property
    def said(self) -> str:
        return self.messages[-1].text if self.messages else ""


class HeldJobs:
    """Jobs whose answers wait until `settle` is called."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] = []

    def submit(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[HallError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        self.held.append(lambda: InlineJobs().submit(work, done, failed, owner))

    def settle(self) -> None:
        while self.held:
            self.held.pop(0)()


def at_window_3(
    hall: FakeDesk, jobs: Jobs | None = None, double_press_s: float = 0
) -> tuple[DeskPresenter, WrittenDesk]:
    """A desk without widgets at which 王晓梅 sits."""
    view = WrittenDesk()
    presenter = DeskPresenter(
        hall.services(), jobs or InlineJobs(), view, double_press_s=double_press_s
    )
    presenter.add_desk(view)
    presenter.add_queue(view)
    window = a_window()
    duty = DutyRow(window, PEOPLE[0], DutyState.OPEN)
    hall.held[window.id] = duty
    presenter.begin(duty, Actor("窗口3", PEOPLE[0].id, window.id))
    return presenter, view
