"""Puts the desk together: presenters, the tabs' pages, and what opens beside the ticket."""

from functools import partial
from pathlib import Path

from hallapp.cases import CaseRow, CaseState
from hallapp.faces.clerk.accept_page import AcceptPage
from hallapp.faces.clerk.accept_presenter import AcceptPresenter
from hallapp.faces.clerk.accept_scan import SlipScan
from hallapp.faces.clerk.attendance.desk import OwnTools
from hallapp.faces.clerk.attendance.page import AttendancePage
from hallapp.faces.clerk.cases.acts import CaseAct
from hallapp.faces.clerk.cases.at_window import WindowCases
from hallapp.faces.clerk.cases.case_page import CasePage
from hallapp.faces.clerk.cases.list_page import CasesPage
from hallapp.faces.clerk.cases.presenter import CasePresenter
from hallapp.faces.clerk.citizen_door import CitizenDoor
from hallapp.faces.clerk.dates import due_words
from hallapp.faces.clerk.desk_facts import Act
from hallapp.faces.clerk.desk_page import DeskPage
from hallapp.faces.clerk.desk_picks import DeskPicks
from hallapp.faces.clerk.desk_presenter import DeskPresenter
from hallapp.faces.clerk.desk_tools import DeskTools
from hallapp.faces.clerk.desk_work import DeskWork
from hallapp.faces.clerk.guides_page import GuidesPage
from hallapp.faces.clerk.help_page import HelpPage
from hallapp.faces.clerk.keyring import DeskKeyring
from hallapp.faces.clerk.keys import DeskKey
from hallapp.faces.clerk.keys_page import KeysPage
from hallapp.faces.clerk.messages import Message, card_too_early
from hallapp.faces.clerk.missing_side import MissingSide
from hallapp.faces.clerk.notice_strip import NoticeStrip
from hallapp.faces.clerk.papers import PaperDesk
from hallapp.faces.clerk.services import ClerkServices
from hallapp.faces.clerk.shell import ClerkShell
from hallapp.guides.terms import GuideRow
from hallapp.hall.terms import DutyRow
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import zone_named
from hallapp.kernel.identity import CardRow
from hallapp.kernel.requests import Actor
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.terms import MissingPaper, Outcome, TicketRow

_QUEUE, _CASES, _GUIDES, _ATTENDANCE = range(4)


class Desk:
    """The desk of an open hall.

    Attributes:
        presenter: The state of the window, shared with the mini bar.
        page: What is shown after signing in.
        notice: What the hall says to this window.
    """

    def __init__(
        self,
        services: ClerkServices,
        jobs: Jobs,
        paper_jobs: Jobs,
        shell: ClerkShell,
        double_press_s: float,
    ) -> None:
        zone = zone_named(services.hall.zone)
        self._shell, self._jobs = shell, jobs
        self._second: CitizenDoor | None = None
        self._live: TicketRow | None = None
        self._came_from_list = False
        self.presenter = DeskPresenter(services, jobs, shell, shell, double_press_s)
        self.page = DeskPage(self.presenter, shell, services.clock, zone)
        self.notice = NoticeStrip()
        self._picks = DeskPicks(services, jobs, self.presenter, shell, shell)
        self._work = DeskWork(services, jobs, self.presenter, self._picks, shell, shell)
        papers = PaperDesk(services.papers, paper_jobs, shell, shell)
        self._papers, self._services = papers, services
        self._accept_page = AcceptPage(shell, MissingSide(services.papers, papers))
        self._accept = AcceptPresenter(
            services, jobs, self._accept_page, lambda: self.presenter.actor, shell
        )
        self._case = CasePresenter(services, jobs, shell, lambda: self.presenter.actor, shell)
        self._case_page = CasePage(self._case, papers, zone)
        self._help_page = HelpPage()
        self._cases = CasesPage(services.cases, jobs, shell)
        self._guides = GuidesPage(services.guides, services.papers, jobs, papers, shell)
        own = OwnTools(services.duty, jobs, shell, services.clock, zone)
        self._attendance = AttendancePage(own)
        self._scan = SlipScan(services.guides, jobs, self.presenter, self.page, self._guides, shell)
        self._at_window = WindowCases(services, jobs, self.presenter, shell, shell)
        self._connect()

    def begin(self, duty: DutyRow, actor: Actor) -> None:
        """Serve a window, or go on with another person."""
        self.presenter.begin(duty, actor)
        self._cases.serve(duty)
        self._case.serve(duty.person.roles)
        self._accept.serve(duty.person.roles)
        self._guides.serve(actor)
        self._attendance.serve(duty.person, actor)
        if self._second is not None:
            self._second.serve(duty.window.number)

    def end(self) -> None:
        """Forget what was typed for a ticket: nobody sits here any more."""
        self._accept.forget()
        self._attendance.end()
        if self._second is not None:
            self._second.rest()
        self.page.end_questions()
        self.notice.hide()
        self._live = None
        self.page.show_tabs()
        self.page.tabs.open(_QUEUE)

    def refresh(self, kinds: Change) -> None:
        """Ask again for what changed and is shown."""
        if self.presenter.duty is None:
            return
        if self._second is not None:
            self._second.refresh(kinds)
        if kinds & (Change.TICKETS | Change.WINDOWS | Change.PEOPLE):
            self.presenter.refresh()
        # The tab shows the lights of the cases, so they are asked for whatever is open.
        if kinds & Change.CASES:
            self._cases.refresh()
            self._case.refresh()
        if kinds & Change.GUIDES and self.page.tabs.opened() == _GUIDES:
            self._guides.refresh()
        if kinds & Change.ATTENDANCE and self.page.tabs.opened() == _ATTENDANCE:
            self._attendance.refresh()

    def press(self, act: Act) -> None:
        """Do what the menu asks."""
        if act is Act.SECOND_SCREEN:
            if self._second is not None:
                self._second.toggle()
        elif act in (Act.STEP_OUT, Act.GONE):
            self.page.for_ticket_meant(act)
        else:
            self.page.press(act)

    def press_over_programs(self, key: DeskKey) -> None:
        """Do what a key asks that was pressed in another program: nothing can be asked back."""
        if key is DeskKey.NEXT:
            self.presenter.press_primary()
        elif key.act is not None:
            self.presenter.press_without_desk(key.act)

    def show_help(self) -> None:
        """Show every key."""
        if not self.presenter.is_accepting:
            self.page.show_beside(self._help_page)

    def add_tools(self, tools: DeskTools) -> None:
        """Work with what lies beside the screen: keys, and a scanner of guide slips."""
        self.add_keys(tools.keyring)
        tools.take_code = self._take_code
        citizen = self._services.citizen
        self._second = CitizenDoor(citizen, self._jobs, tools.memory, self._shell, self.page)

    def add_keys(self, keyring: DeskKeyring) -> None:
        """Show the keys of this workstation everywhere, and let them be changed."""
        self._keyring = keyring
        self._keys_page = KeysPage(keyring)
        self._keys_page.left.connect(self.page.show_tabs)
        self.page.add_beside(self._keys_page)
        self._help_page.keys_asked.connect(self.show_keys)
        keyring.changed.connect(self._show_keys)
        self._show_keys()

    def take_card(self, card: CardRow) -> None:
        """Write what a reader read from an identity card into the application."""
        form = self._accept.form
        if self.page.beside is not self._accept_page or form is None:
            self._shell.tell(card_too_early())
            return
        self._accept.fill(name=card.name or form.name, phone=form.phone, id_number=card.number)
        self._accept_page.go_on()

    def show_keys(self) -> None:
        """Open the page of the keys."""
        if not self.presenter.is_accepting:
            self.page.show_beside(self._keys_page)
            self._keys_page.take_keyboard()

    def _show_keys(self) -> None:
        self.page.show_keys(self._keyring.keys)
        self._help_page.show_keys(self._keyring.keys)

    def look_after_ticket(self) -> None:
        """Leave what stands beside a ticket that is gone, and wipe what was typed for it."""
        live = self.presenter.live
        before, self._live = self._live, live
        if before is None or (live is not None and live.id == before.id):
            return
        self._accept.forget()
        self.page.end_questions()
        beside = (self._accept_page, self._case_page, self._picks.page, self._work.page)
        if self.page.beside in beside:
            self.page.show_tabs()

    def _connect(self) -> None:
        self.presenter.add_desk(self.page)
        self.presenter.add_queue(self.page)
        self.presenter.add_desk(self.notice)
        self.notice.read.connect(self.presenter.read_notice)
        self.notice.stands.connect(self._shell.make_room)
        pages = ((self._cases, self._cases.search), (self._guides, self._guides.search))
        for page, search in pages:
            self.page.add_tab_page(page, search)
        self.page.add_tab_page(self._attendance, None, own_bar=True)
        self._attendance.left.connect(self.page.show_queue)
        for beside in (self._accept_page, self._case_page, self._help_page):
            self.page.add_beside(beside)
        self._accept_page.attach(self._accept)
        self._accept.on_accepted = self._accepted
        self._accept.on_told = self._told
        self._scan.on_leave_list = self._leave_accept
        self._scan.on_answers = self._accept.expect
        self._accept_page.left.connect(self._leave_accept)
        self._case_page.left.connect(self._leave_case)
        self._help_page.left.connect(self.page.show_tabs)
        for asking in (self._picks, self._work):
            self.page.add_beside(asking.page)
            asking.on_open = partial(self.page.show_beside, asking.page)
            asking.on_settled = self.page.show_tabs
        self.page.page_asked.connect(self._open_page)
        self.page.accept_asked.connect(self._open_accept)
        self.page.tab_opened.connect(self._open_tab)
        self.page.compact_changed.connect(self._set_compact)
        self._cases.case_opened.connect(self._open_case)
        self._case.on_changed = self._case_changed
        self._case_page.continued.connect(self._at_window.go_on)
        self._cases.collect_asked.connect(self._at_window.collect)
        self._at_window.on_open = self._open_case
        self._at_window.on_external = self._open_external
        self._at_window.on_tied = self._tied
        self._cases.lights_changed.connect(self.page.tabs.tab(_CASES).show_lights)

    def _open_page(self, act: Act) -> None:
        opening = {
            Act.TRANSFER: self._picks.ask_where,
            Act.CHANGE_ITEM: self._picks.ask_item,
            Act.WALK_IN: self._picks.ask_walk_in,
            Act.WORK: self._work.ask,
        }
        if not self.presenter.is_accepting:
            opening[act]()

    def _open_accept(self, ticket: TicketRow | None) -> None:
        if ticket is not None:
            self.presenter.set_accepting(accepting=True)
            self.page.show_beside(self._accept_page)
            self._accept.open(ticket)
            self._scan.tell_version()

    def _open_external(self, number: str) -> None:
        """Take a case of the platform in by hand: nobody imported it."""
        ticket = self.presenter.live
        if ticket is None:
            return
        self.presenter.set_accepting(accepting=True)
        self.page.show_beside(self._accept_page)
        self._accept.open(ticket, number)
        text = _("省平台 {number} 还没有导入：核对材料、填申请人，收件后就在办件里。")
        self._shell.tell(Message(text.format(number=number)))

    def _leave_accept(self) -> None:
        self.presenter.set_accepting(accepting=False)
        self.page.show_tabs()

    def _accepted(self, case: CaseRow) -> None:
        facts, live = self.presenter.facts, self.presenter.live
        is_received = case.state is CaseState.RECEIVED
        has_more = is_received or (facts is not None and facts.work is not None)
        if has_more and live is not None and live.item_id is not None:
            outcome = Outcome.OTHER if is_received else Outcome.ACCEPTED
            self.presenter.note_visit(live.item_id, outcome)
        if is_received:
            self.presenter.set_accepting(accepting=False)
        else:
            self.presenter.note_accepted()
        self._shell.tell(Message(_accepted_words(case), level=Level.DONE))
        self._came_from_list = False
        self.page.show_beside(self._case_page)
        self._case_page.show_case(case, is_new=True)
        self._cases.refresh()

    def _case_changed(self, case: CaseRow) -> None:
        self._at_window.done(case)
        self._cases.refresh()

    def _tied(self, _case: CaseRow) -> None:
        self._case_page.show_continued()
        self._case.refresh()

    def _told(self, ticket: TicketRow, guide: GuideRow, missing: tuple[MissingPaper, ...]) -> None:
        """End the visit for want of papers, then print what the citizen takes home."""
        papers, name = self._services.papers, _("一次性告知单")

        def send() -> Path:
            path = papers.missing_notice(ticket.id, guide.item.id, missing)
            papers.print_paper(path, f"{name} {ticket.label}")
            return path

        self.presenter.fail_visit(
            guide, missing, lambda _ticket: self._papers.print_quietly(name, send)
        )

    def _set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a signal calls it so
        self._cases.set_compact(compact=compact)
        self._attendance.set_compact(compact=compact)

    def _take_code(self, text: str) -> bool:
        """Take what was scanned: a guide slip's code, or the number of a case."""
        if self._scan.take(text):
            return True
        # What is being typed for a ticket is not covered by another case.
        return not self.presenter.is_accepting and self._at_window.take(text)

    def _open_case(self, case: CaseRow, act: CaseAct | None = None) -> None:
        self._came_from_list = self.page.tabs.opened() == _CASES
        self.page.show_beside(self._case_page)
        # A result that is handed over is tied to the number by that alone.
        may_continue = act is None and self._at_window.may_continue(case)
        self._case_page.show_case(case, is_new=False, act=act, may_continue=may_continue)

    def _leave_case(self) -> None:
        """Go back to the list one came from, else to the large button."""
        if not self._came_from_list:
            self.page.show_tabs()
            return
        self.page.show_list()
        self._cases.take_keyboard()

    def _open_tab(self, number: int) -> None:
        if number == _CASES:
            self._cases.refresh()
            self._cases.take_keyboard()
        elif number == _GUIDES:
            self._guides.refresh()
            self._guides.search.take_keyboard()
        elif number == _ATTENDANCE:
            self._attendance.refresh()
            self._attendance.take_keyboard()


def _accepted_words(case: CaseRow) -> str:
    """Return what the strip says of a case that was just accepted, or done at once."""
    label, number = case.ticket_number or "", case.case_number
    if case.state.is_decided:
        return _("{label} 已当场办结，{number}").format(label=label, number=number).strip()
    if case.state is CaseState.RECEIVED:
        text = _("{label} 已收件，{number}，还没有受理")
        return text.format(label=label, number=number).strip()
    text = _("{label} 已受理，{number}，{day}到期")
    return text.format(label=label, number=number, day=due_words(case.due_on)).strip()
