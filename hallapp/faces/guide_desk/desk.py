"""Ties the page of the guide desk to its presenters, for one person who signed in."""

from uuid import UUID

from PySide6.QtCore import QObject, Slot

from hallapp.faces.guide_desk.desk_hands import DeskHands
from hallapp.faces.guide_desk.desk_page import FIND, DeskPage
from hallapp.faces.guide_desk.finder import Finder
from hallapp.faces.guide_desk.found import FoundRow
from hallapp.faces.guide_desk.issue_presenter import IssuePresenter
from hallapp.faces.guide_desk.saying import Said
from hallapp.faces.guide_desk.search_presenter import SearchPresenter
from hallapp.faces.guide_desk.services import MAY_ORDER
from hallapp.faces.guide_desk.side_presenter import SidePresenter
from hallapp.kernel.changes import Change
from hallapp.kernel.identity import CardRow
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown
from hallapp.reception.terms import HelpCallRow


class Desk(QObject):
    """One person's time at the desk; lives as long as its page."""

    def __init__(self, page: DeskPage, hands: DeskHands) -> None:
        super().__init__(page)
        self._page = page
        self._hands = hands
        finder = Finder(hands.services)
        self._giving = IssuePresenter(page, hands, finder, self._on_changed, self)
        self._search = SearchPresenter(
            page, finder, hands.jobs, self._giving.take_row, self._giving.enter, self
        )
        self._side = SidePresenter(page, hands, self._open, self._giving.help_with, self)
        page.side.closing.set_may_order(may_order=not MAY_ORDER.isdisjoint(hands.person.roles))
        self._connect()

    def begin(self) -> None:
        """Ask for everything that is shown, and bring the cursor to the search field."""
        self._hands.paper_jobs.submit(self._hands.services.warm_up, _no_matter, _no_matter, self)
        self._giving.begin()
        self._search.clear()
        self._side.refresh()
        self._page.take_keyboard()

    def refresh(self, kinds: Change) -> None:
        """Ask again for what these changes may have touched."""
        self._search.refresh(kinds)
        self._side.refresh()

    def take_card(self, card: CardRow) -> None:
        """Use a card that was read: for the number, and to find this person's appointments."""
        self._giving.take_card(card)
        self._page.say(
            Said(_("读到身份证：{name}").format(name=shown(_masked(card))), _("选好事项按回车"))
        )
        self._search.open_person(card.number)

    def take_code(self, text: str) -> None:
        """Use a code that was scanned: of a ticket, an appointment or a guide slip."""
        self._page.open_part(FIND)
        self._search.search_and_act(text)

    def _open(self, call: HelpCallRow) -> None:
        """Open at the left what the kiosk shows."""
        self._page.open_part(FIND)
        if call.item_id is not None:
            self._search.open_item(call.item_id)
        elif call.service_id is not None:
            self._search.open_service(call.service_id)

    def _on_changed(self) -> None:
        self._side.refresh()

    @Slot(object)
    def _on_row(self, row: FoundRow | None) -> None:
        self._search.choose(row)

    @Slot(object)
    def _on_check_in(self, appointment_id: UUID) -> None:
        self._giving.check_in(appointment_id, self._page.side.booked_code(appointment_id))

    @Slot(object)
    def _on_readmit(self, ticket_id: UUID) -> None:
        late = self._page.side.late_comer(ticket_id)
        if late is not None:
            self._giving.readmit(late.ticket, late.rule)

    def _connect(self) -> None:
        page, giving, side = self._page, self._giving, self._side
        page.results.searched.connect(self._search.search)
        page.results.row_chosen.connect(self._on_row)
        page.results.entered.connect(self._search.enter)
        page.form.class_chosen.connect(giving.take_class)
        page.form.identity_typed.connect(giving.take_identity)
        page.form.identity_switched.connect(giving.switch_identity)
        page.form.package_chosen.connect(giving.take_package)
        page.form.escort_switched.connect(giving.switch_escort)
        page.guide_asked.connect(giving.print_guide)
        page.advice_asked.connect(giving.advise)
        page.materials_asked.connect(giving.read_guide)
        page.side.check_in_asked.connect(self._on_check_in)
        page.side.readmit_asked.connect(self._on_readmit)
        page.side.escort_ended.connect(side.end_escort)
        page.side.help.look_asked.connect(side.look)
        page.side.help.take_over_asked.connect(side.take_over)
        page.side.help.go_asked.connect(side.go_there)
        page.side.help.helped.connect(side.helped)
        page.side.closing.stop_asked.connect(side.stop)
        page.side.closing.lengthen_asked.connect(side.lengthen)


def _no_matter(_told: object) -> None:
    """Whatever is missing is said when something is printed."""


def _masked(card: CardRow) -> str:
    """Return what may be seen over a shoulder: the surname, or the number's end."""
    if card.name:
        return card.name[:1] + "×" * max(1, len(card.name) - 1)
    return f"…{card.number[-4:]}"
