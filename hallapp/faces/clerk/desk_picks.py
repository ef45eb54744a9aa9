"""F7, F11 and Ctrl+N: where a ticket goes, what it is about, whom one serves without a slip."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.clerk.desk_presenter import DeskPresenter
from hallapp.faces.clerk.destinations import Known, Target, targets
from hallapp.faces.clerk.messages import Message, Teller, failure
from hallapp.faces.clerk.pick_page import PickPage, PickQuestion, PickRow
from hallapp.faces.clerk.services import ClerkServices
from hallapp.guides.terms import ItemRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.terms import ServiceRow, WindowServiceRow

ItemTaken = Callable[[ItemRow], None]


class DeskPicks:
    """Asks with the pick page, and does what was picked.

    Attributes:
        page: The page, to be shown beside the ticket.
        on_open: Called when the page shall be shown.
        on_settled: Called when something was picked, or the page was left.
    """

    def __init__(
        self,
        services: ClerkServices,
        jobs: Jobs,
        presenter: DeskPresenter,
        teller: Teller,
        owner: QObject | None = None,
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._presenter = presenter
        self._teller = teller
        self._owner = owner
        self.page = PickPage("pick")
        self.on_open: Callable[[], None] = lambda: None
        self.on_settled: Callable[[], None] = lambda: None
        self._targets: dict[object, Target] = {}
        self._items: dict[object, ItemRow] = {}
        self._own: tuple[PickRow, ...] = ()
        self._typed = ""
        self._own_services: dict[object, UUID] = {}
        self._pick: Callable[[PickRow], None] = self._send
        self._take_item: ItemTaken = self._change_item
        self.page.chosen.connect(self._on_chosen)
        self.page.left.connect(self._on_left)
        self.page.typed.connect(self._find_items)

    def ask_where(self) -> None:
        """Ask where the ticket goes (转移)."""
        facts = self._presenter.facts
        if facts is None or facts.live is None:
            return
        self._pick = self._send
        live, window_id = facts.live, facts.duty.window.id
        title = _("转移 {label}").format(label=live.label)
        self.on_open()
        self.page.ask(
            PickQuestion(title, live.subject, asks_return=True, asks_words=True),
            finds_by_itself=True,
        )

        def look() -> tuple[Target, ...]:
            known = Known(
                self._services.queue.services(),
                self._services.people.duties(),
                self._services.plan.window_services(),
            )
            return targets(known, live, window_id)

        self._jobs.submit(look, self._show_targets, self._failed, self._owner)

    def ask_item(self) -> None:
        """Ask which item the ticket is for instead (换事项)."""
        live = self._presenter.live
        if live is None:
            return
        title = _("换事项 {label}").format(label=live.label)
        said = _("现在是{subject}，号码不变").format(subject=live.subject)
        self.pick_item(PickQuestion(title, said), self._change_item)

    def pick_item(self, question: PickQuestion, taken: ItemTaken) -> None:
        """Ask for an item.

        Args:
            question: What is asked.
            taken: Called with it.
        """
        self._own = ()
        self._begin_items(question, taken)

    def ask_walk_in(self) -> None:
        """Ask what somebody without a number came for (无号办理)."""
        facts = self._presenter.facts
        if facts is None:
            return
        window_id = facts.duty.window.id
        self._own = ()
        self._begin_items(
            PickQuestion(_("无号办理"), _("选业务或事项，马上开始办理，不打纸票")), self._serve_item
        )

        def look() -> tuple[WindowServiceRow, ...]:
            rows = self._services.plan.window_services()
            return tuple(row for row in rows if row.window_id == window_id)

        self._jobs.submit(look, self._show_own, self._failed, self._owner)

    # What is there

    def _begin_items(self, question: PickQuestion, taken: ItemTaken) -> None:
        self._pick, self._take_item = self._pick_item, taken
        self.on_open()
        self.page.ask(question, finds_by_itself=False)
        self._find_items("")

    def _find_items(self, text: str) -> None:
        self._typed = text.strip()
        guides = self._services.guides
        self._jobs.submit(lambda: guides.search(text), self._show_items, self._failed, self._owner)

    def _show_items(self, items: tuple[ItemRow, ...]) -> None:
        self._items = {("item", item.id): item for item in items}
        rows = tuple(
            PickRow(("item", item.id), item.name, _("事项"), item.department) for item in items
        )
        own = tuple(row for row in self._own if self._typed in row.name)
        self.page.show_rows((*own, *rows))

    def _show_own(self, served: tuple[WindowServiceRow, ...]) -> None:
        self._own_services = {("own", row.service_id): row.service_id for row in served}
        self._own = tuple(
            PickRow(("own", row.service_id), row.service_name, _("业务"), _("不定事项"))
            for row in served
        )
        self._find_items("")

    def _show_targets(self, found: tuple[Target, ...]) -> None:
        self._targets = {target.row.key: target for target in found}
        self.page.show_rows(tuple(target.row for target in found))

    # What was picked

    def _on_chosen(self, row: PickRow) -> None:
        self._pick(row)

    def _on_left(self) -> None:
        self.on_settled()

    def _send(self, row: PickRow) -> None:
        target = self._targets[row.key]
        to = replace(target.to, comes_back=self.page.comes_back)
        words = self.page.words
        self.on_settled()
        self._presenter.transfer(to, target.where, words)

    def _pick_item(self, row: PickRow) -> None:
        item = self._items.get(row.key)
        if item is not None:
            self._take_item(item)
            return
        service_id = self._own_services.get(row.key)
        if service_id is not None:
            self.on_settled()
            self._presenter.walk_in(service_id, None)

    def _change_item(self, item: ItemRow) -> None:
        self.on_settled()
        self._presenter.correct_item(item.id)

    def _serve_item(self, item: ItemRow) -> None:
        self._jobs.submit(
            lambda: self._services.queue.service_for_item(item.id),
            lambda service: self._serve_at(service, item.id),
            self._failed,
            self._owner,
        )

    def _serve_at(self, service: ServiceRow | None, item_id: UUID) -> None:
        if service is None:
            text = _("这个事项没有取号业务，请选上面的业务。")
            self._teller.tell(Message(text, level=Level.WARNING))
            return
        self.on_settled()
        self._presenter.walk_in(service.id, item_id)

    def _failed(self, error: HallError) -> None:
        self._teller.tell(failure(error))
