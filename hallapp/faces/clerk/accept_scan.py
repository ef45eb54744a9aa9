"""A guide slip scanned at the window: its item's tick list for the ticket here, or its guide."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.clerk.desk_facts import Act
from hallapp.faces.clerk.desk_page import DeskPage
from hallapp.faces.clerk.desk_presenter import DeskPresenter
from hallapp.faces.clerk.guides_page import GuidesPage
from hallapp.faces.clerk.messages import Message, Teller, failure
from hallapp.faces.clerk.services import KnowsGuides
from hallapp.guides.slip_code import SlipCode, read_slip_code
from hallapp.guides.terms import Answers, GuideRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.terms import TicketRow

GUIDES_TAB = 2


class SlipScan:
    """Opens what a scanned guide slip is about.

    Attributes:
        on_leave_list: Called before a question is asked while a tick list is open.
        on_answers: Called with the item of a slip and what its citizen answered at the kiosk.
    """

    def __init__(
        self,
        guides: KnowsGuides,
        jobs: Jobs,
        presenter: DeskPresenter,
        page: DeskPage,
        reading: GuidesPage,
        owner: QObject,
    ) -> None:
        self._guides = guides
        self._jobs = jobs
        self._presenter = presenter
        self._page = page
        self._reading = reading
        self._owner = owner
        self._teller: Teller = page.teller
        self._old = ""
        self.on_leave_list: Callable[[], None] = lambda: None
        self.on_answers: Callable[[UUID, Answers], None] = lambda _item, _answers: None

    def take(self, text: str) -> bool:
        """Take what was scanned; return whether it is a guide slip's code."""
        code = read_slip_code(text)
        if code is None:
            return False

        def found(guide: GuideRow) -> None:
            self._found(code, guide)

        self._jobs.submit(
            lambda: self._guides.find(code.item_code), found, self._unknown, self._owner
        )
        return True

    def tell_version(self) -> None:
        """Say that the slip was older than the guide, once its list is open."""
        said, self._old = self._old, ""
        if said:
            self._teller.tell(Message(said, level=Level.WARNING))

    def _found(self, code: SlipCode, guide: GuideRow) -> None:
        facts = self._presenter.facts
        if facts is None:
            return
        if guide.item.code != code.item_code:
            text = _("指南单上的编号 {code} 现在没有对应的事项。")
            self._teller.tell(Message(text.format(code=code.item_code), level=Level.WARNING))
            return
        self._old = _old_words(code, guide)
        self.on_answers(guide.item.id, code.answers)
        if facts.live is None:
            self._show_guide(guide)
        elif facts.live.item_id == guide.item.id:
            self._open_list()
        elif facts.live.item_id is None:
            self._change(guide)
        else:
            self._ask(facts.live, guide)

    def _show_guide(self, guide: GuideRow) -> None:
        """Nobody is at the window: the guide to read, as the tab shows it."""
        self._page.show_tabs()
        self._page.tabs.open(GUIDES_TAB)
        self._reading.open_guide(guide)
        self.tell_version()

    def _open_list(self) -> None:
        if self._presenter.is_accepting:
            self.tell_version()
        else:
            self._page.press(Act.ACCEPT)

    def _ask(self, ticket: TicketRow, guide: GuideRow) -> None:
        self.on_leave_list()
        self._page.questions.ask_other_item(ticket, guide.item.name, lambda: self._change(guide))

    def _change(self, guide: GuideRow) -> None:
        self.on_leave_list()
        self._presenter.correct_item(guide.item.id, lambda _ticket: self._open_list())

    def _unknown(self, error: HallError) -> None:
        self._teller.tell(failure(error))


def _old_words(code: SlipCode, guide: GuideRow) -> str:
    """Return what is said of a slip that is not of the present version; empty when it is."""
    if code.version == guide.version:
        return ""
    text = _("这张指南单是第 {printed} 版，现在是第 {present} 版，请按现在的核对。")
    return text.format(printed=code.version, present=guide.version)
