"""What the desk prints: tickets and guides; a printer that fails loses no number."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.guide_desk.desk_hands import DeskHands
from hallapp.faces.guide_desk.found import FoundRow
from hallapp.faces.guide_desk.saying import NextStep, Said, Saying, refused
from hallapp.guides.terms import Answers, GuideRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.terms import TicketRow


class SlipView(Saying, Protocol):
    """Shows guides."""

    def show_guide(self, guide: GuideRow) -> None:
        """Show an item's materials in the place of the results."""
        ...

    def answers_for(self, item_id: UUID) -> Answers:
        """Return what was answered about the item in sight; nothing about any other."""
        ...


class SlipPresenter:
    """Prints on the worker for papers, and says how it went.

    Args of the constructor:
        changed: Called when something was printed that the desk counts.
        void: Takes back the number that was printed last.
    """

    def __init__(
        self,
        view: SlipView,
        hands: DeskHands,
        changed: Callable[[], None],
        void: Callable[[], None],
        owner: QObject | None = None,
    ) -> None:
        self._view = view
        self._hands = hands
        self._changed = changed
        self._void = void
        self._owner = owner

    def print_ticket(self, ticket: TicketRow, told: str) -> None:
        """Print a number; `told` is what happened to it, said before how the printing went."""
        request, papers = self._hands.request(), self._hands.services.papers
        void = NextStep(_("作废"), "Ctrl+Z", self._void)
        again = NextStep(_("重打小票"), "Ctrl+R", lambda: self.print_ticket(ticket, told))

        def failed(error: HallError) -> None:
            said = refused(error, again)
            self._view.say(replace(said, text=_("，").join((told, said.text))))

        self._view.say(Said(told, _("{subject}，正在打印").format(subject=ticket.subject)))
        printed = _("{subject}，小票已打印").format(subject=ticket.subject)
        self._hands.paper_jobs.submit(
            lambda: papers.print_ticket(request, ticket.id),
            lambda _state: self._view.say(Said(told, printed, Level.DONE, void)),
            failed,
            self._owner,
        )

    def print_guide(self, row: FoundRow | None) -> None:
        """Print the guide of an item."""
        item_id = self._item_of(row)
        if row is None or item_id is None:
            return
        request, papers = self._hands.request(), self._hands.services.papers
        answers = self._view.answers_for(item_id)
        again = NextStep(_("再试一次"), "Ctrl+R", lambda: self.print_guide(row))
        self._view.say(Said(_("正在打印“{name}”的指南").format(name=row.name)))

        def printed(_path: object) -> None:
            self._hands.count(self._changed, guides=1)
            words = _("“{name}”的指南已打印").format(name=row.name)
            self._view.say(Said(words, level=Level.DONE))

        self._hands.paper_jobs.submit(
            lambda: papers.print_guide_slip(request, item_id, answers),
            printed,
            lambda error: self._view.say(refused(error, again)),
            self._owner,
        )

    def read_guide(self, row: FoundRow | None) -> None:
        """Show the materials of an item."""
        item_id = self._item_of(row)
        if item_id is None:
            return
        guides = self._hands.services.guides
        self._hands.jobs.submit(
            lambda: guides.guide(item_id),
            self._view.show_guide,
            lambda error: self._view.say(refused(error)),
            self._owner,
        )

    def _item_of(self, row: FoundRow | None) -> UUID | None:
        """Return the item of a row; where it has none, say what to do."""
        if row is None or row.item_id is None:
            words = _("先选一个事项，再打印或看材料。")
            self._view.say(Said(words, level=Level.WARNING))
            return None
        return row.item_id
