"""A guide at the kiosk: shown, printed, and the way to its number."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol
from uuid import UUID

from hallapp.faces.kiosk.asking import Asking
from hallapp.faces.kiosk.journey import Choice, Station
from hallapp.faces.kiosk.outlook import worst_paper
from hallapp.guides.tailoring import cleaned, open_question, tailored, words_of
from hallapp.guides.terms import Answers, GuideRow, ItemRow
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.queueing.terms import PaperWarningRow, ServiceRow
from hallapp.slips.design import Paper


class Printing(Enum):
    """Where a print stands."""

    NONE = "none"
    UNDER_WAY = "under_way"
    DONE = "done"
    INCOMPLETE = "incomplete"  # printed, some characters as their codes
    FAILED = "failed"


@dataclass(frozen=True)
class Situation:
    """What the list was made for (您的情形).

    Attributes:
        can_ask: Whether the guide has questions that could be answered anew.
        words: The answers in words, in the order of the questions; empty when none was given.
    """

    can_ask: bool = False
    words: tuple[str, ...] = ()


class GuideView(Protocol):
    """The page of a guide as its presenter sees it."""

    def show_item(self, item: ItemRow) -> None:
        """Show the name at once, while the rest is asked for."""
        ...

    def show_guide(
        self,
        guide: GuideRow,
        service: ServiceRow | None,
        missed: PaperWarningRow | None = None,
    ) -> None:
        """Show the guide, the queue it leads to, and the paper that many came without.

        Args:
            guide: The guide, whole.
            service: Where its number is taken; None when it takes no number.
            missed: What most people lately came without; None when nothing stands out.
        """
        ...

    def show_situation(self, situation: Situation) -> None:
        """Say for whom the list was made."""
        ...

    def show_queue(self, service: ServiceRow | None) -> None:
        """Show how many wait now; nothing else moves."""
        ...

    def show_printing(self, printing: Printing, error: HallError | None = None) -> None:
        """Say where the print stands."""
        ...

    def show_trouble(self, error: HallError) -> None:
        """Say why there is no guide."""
        ...


class GuidePresenter:
    """Asks for a guide, prints it once a press, and leads to the confirmation."""

    def __init__(self, view: GuideView, station: Station) -> None:
        self._view = view
        self._station = station
        self._asking = Asking(station.jobs, station.owner)
        self._item: ItemRow | None = None
        self._service: ServiceRow | None = None
        self._guide: GuideRow | None = None
        self._missed: PaperWarningRow | None = None
        self._answers: Answers | None = None
        self._visit = 0
        self._printing = False

    def open(self, item: ItemRow) -> None:
        """Ask for an item's guide."""
        self.leave()
        self._item = item
        self._view.show_item(item)
        self._view.show_printing(Printing.NONE)
        services = self._station.services

        def work() -> tuple[GuideRow, ServiceRow | None, PaperWarningRow | None]:
            guide, service = (
                services.guides.guide(item.id),
                services.queue.service_for_item(item.id),
            )
            return guide, service, worst_paper(services, item.id)

        self._asking.ask(work, self._shown, self._failed)

    def ask_queue(self) -> None:
        """Ask again how many wait."""
        item = self._item
        if item is None:
            return
        queue = self._station.services.queue
        # The page can still be read when the store is gone: a failed refresh changes nothing.
        self._asking.ask(lambda: queue.service_for_item(item.id), self._queued, self._kept)

    def ask_print(self) -> None:
        """Print, or let the citizen choose the paper first where there is a choice."""
        if self._item is None or self._printing:
            return
        if self._station.prints_pages:
            self._station.journey.open_papers()
        else:
            self.print()

    def print_on(self, paper: Paper) -> None:
        """Print on the paper that was chosen; the guide is shown meanwhile."""
        self._station.journey.go_back()
        self.print(paper)

    def print(self, paper: Paper = Paper.MM80) -> None:
        """Print the slip for what was answered; a second press while it prints does nothing."""
        item = self._item
        if item is None or self._printing:
            return
        self._printing = True
        self._view.show_printing(Printing.UNDER_WAY)
        request, papers, visit = self._station.request(), self._station.services.papers, self._visit
        answers = dict(self._answers or {})

        def work() -> Printing:
            path = papers.print_guide_slip(request, item.id, answers, paper)
            is_lacking = bool(papers.warning(path))
            return Printing.INCOMPLETE if is_lacking else Printing.DONE

        self._station.paper_jobs.submit(
            work,
            lambda printing: self._printed(visit, printing),
            lambda error: self._printed(visit, Printing.FAILED, error),
            self._station.owner,
        )

    def take(self) -> None:
        """Go on to the number."""
        if self._item is not None and self._service is not None:
            self._station.journey.open_confirm(
                Choice(
                    self._service,
                    self._item.id,
                    self._item.name,
                    self._item,
                    answers=dict(self._answers or {}),
                )
            )

    def ask_again(self) -> None:
        """Ask the questions anew (改)."""
        if self._guide is not None and open_question(self._guide, {}) is not None:
            self._station.journey.open_questions(self._guide)

    def answer(self, answers: Answers) -> None:
        """Show the list for a situation."""
        if self._guide is None:
            return
        self._answers = cleaned(self._guide, answers)
        self._show()

    @property
    def is_asking(self) -> bool:
        """Return whether the guide waits for its first answers."""
        return self._guide is not None and self._answers is None

    @property
    def item(self) -> ItemRow | None:
        """Return the item whose guide is open."""
        return self._item

    def shows(self, item_id: UUID) -> bool:
        """Return whether this guide is the one on the page."""
        return self._item is not None and self._item.id == item_id

    def leave(self) -> None:
        """Forget the guide; a print under way goes on, its answer is for nobody."""
        self._asking.drop()
        self._visit += 1
        self._printing = False
        self._item = None
        self._service = self._guide = self._missed = None
        self._answers = None

    def _shown(self, answer: tuple[GuideRow, ServiceRow | None, PaperWarningRow | None]) -> None:
        guide, self._service, self._missed = answer
        self._guide = guide
        if open_question(guide, {}) is not None:
            self._station.journey.open_questions(guide)
            return
        self._answers = {}
        self._show()

    def _show(self) -> None:
        guide, answers = self._guide, self._answers or {}
        if guide is None:
            return
        words = tuple(option for _ask, option in words_of(guide, answers))
        can_ask = open_question(guide, {}) is not None
        self._view.show_situation(Situation(can_ask, words))
        self._view.show_guide(tailored(guide, answers), self._service, self._missed)

    def _queued(self, service: ServiceRow | None) -> None:
        self._service = service
        self._view.show_queue(service)

    def _kept(self, _error: HallError) -> None:
        """Leave the page as it is."""

    def _printed(self, visit: int, printing: Printing, error: HallError | None = None) -> None:
        if visit != self._visit:
            return
        self._printing = False
        self._view.show_printing(printing, error)

    def _failed(self, error: HallError) -> None:
        if isinstance(error, SurroundingsError):
            self._station.journey.store_failed(error)
        else:
            self._view.show_trouble(error)
