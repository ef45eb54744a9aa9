"""Ctrl+F8: what is written down as done, before a ticket is finished or while it can be mended."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.clerk.desk_picks import DeskPicks
from hallapp.faces.clerk.desk_presenter import DeskPresenter
from hallapp.faces.clerk.desk_state import usual_work
from hallapp.faces.clerk.messages import Teller, failure
from hallapp.faces.clerk.pick_page import PickQuestion
from hallapp.faces.clerk.services import ClerkServices
from hallapp.faces.clerk.work_page import WorkPage, WorkRow
from hallapp.guides.terms import ItemRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.terms import TicketRow, WorkDone


class DeskWork:
    """Asks with the work page, and keeps or corrects what was done.

    Attributes:
        page: The page, to be shown beside the ticket.
        on_open: Called when the page shall be shown.
        on_settled: Called when it was answered or left.
    """

    def __init__(
        self,
        services: ClerkServices,
        jobs: Jobs,
        presenter: DeskPresenter,
        picks: DeskPicks,
        teller: Teller,
        owner: QObject | None = None,
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._presenter = presenter
        self._picks = picks
        self._teller = teller
        self._owner = owner
        self.page = WorkPage()
        self.on_open: Callable[[], None] = lambda: None
        self.on_settled: Callable[[], None] = lambda: None
        self._ticket: TicketRow | None = None
        self._is_finished = False
        self._names: dict[UUID, str] = {}
        self.page.settled.connect(self._on_settled)
        self.page.left.connect(self._on_left)
        self.page.item_asked.connect(self._ask_item)

    def ask(self) -> None:
        """Show what is done for the live ticket, or was for the one finished last."""
        facts = self._presenter.facts
        if facts is None:
            return
        if facts.is_serving and facts.live is not None:
            work = facts.work
            if work is None:
                work = usual_work(facts.live, facts.accepted)
            self._begin(facts.live, _("办结时一起记"), work, is_finished=False)
        elif facts.done is not None:
            done = facts.done
            self._jobs.submit(
                lambda: self._services.queue.work_done(done.step_id),
                lambda work: self._begin(done, _("已办结，当天可以更正"), work, is_finished=True),
                self._failed,
                self._owner,
            )

    def _begin(
        self, ticket: TicketRow, said: str, work: tuple[WorkDone, ...], *, is_finished: bool
    ) -> None:
        self._ticket, self._is_finished = ticket, is_finished
        if ticket.item_id is not None:
            self._names[ticket.item_id] = ticket.subject
        rows = tuple(
            WorkRow(done.item_id, self._name(done.item_id), done.quantity, done.outcome)
            for done in work
        )
        self.on_open()
        self.page.ask(_("办了什么 {label}").format(label=ticket.label), said, rows)

    def _ask_item(self) -> None:
        if self._ticket is not None:
            title = _("加一个办了的事项 {label}").format(label=self._ticket.label)
            self._picks.pick_item(PickQuestion(title, ""), self._take_item)

    def _take_item(self, item: ItemRow) -> None:
        self._names[item.id] = item.name
        self.on_open()
        self.page.add(WorkRow(item.id, item.name))
        self.page.take_keyboard()

    def _on_settled(self, work: tuple[WorkDone, ...]) -> None:
        ticket = self._ticket
        self.on_settled()
        if ticket is None:
            return
        if self._is_finished:
            self._presenter.correct_work(ticket, work)
        else:
            self._presenter.plan_work(work)

    def _on_left(self) -> None:
        self.on_settled()

    def _name(self, item_id: UUID | None) -> str:
        return _("其他事项") if item_id is None else self._names.get(item_id, _("另一个事项"))

    def _failed(self, error: HallError) -> None:
        self._teller.tell(failure(error))
