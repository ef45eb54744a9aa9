"""Accepting at the desk (收件、受理): item, tick list, applicant, due day, and why not yet."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.cases import Application, CaseRow, DueDay, TickOutcome
from hallapp.cases.flow.entitled import ACCEPTORS, RECEIVERS
from hallapp.cases.flow.said import Decision
from hallapp.cases.terms import CaseOutcomeKind
from hallapp.faces.clerk import tick_rows
from hallapp.faces.clerk.accept_form import AcceptForm
from hallapp.faces.clerk.services import ClerkServices
from hallapp.faces.clerk.tick_rows import TickRow
from hallapp.guides.tailoring import cleaned
from hallapp.guides.terms import Answers, GuideRow, ItemRow, ItemType
from hallapp.hall.terms import Role
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Request
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.terms import MissingPaper, TicketRow
from hallapp.wording import sentence

Found = TypeVar("Found")
_OF_ANOTHER_VERSION = frozenset(
    {
        "cases.choice_unmet",
        "cases.material_unknown",
        "cases.materials_not_ticked",
        "cases.guide_overtaken",
    }
)
"""Refusals that a checked form meets only when the guide changed after it was opened."""
_TWIN = "cases.duplicate"


class AcceptView(Protocol):
    """Shows the tick list."""

    def begin_choosing(self) -> None:
        """Let one look for an item anew."""
        ...

    def ask_item(self, ticket: TicketRow, rows: tuple[ItemRow, ...]) -> None:
        """Let one choose the item of a ticket that has none."""
        ...

    def show_list(self, form: AcceptForm) -> None:
        """Show an item's tick list from the beginning."""
        ...

    def show_form(self, form: AcceptForm) -> None:
        """Show what changed of the same list."""
        ...

    def show_busy(self, *, busy: bool) -> None:
        """Say that an answer is awaited."""
        ...

    def show_failure(self, text: str) -> None:
        """Say why something did not work."""
        ...

    def ask_applicant(self, why: str) -> None:
        """Let what is still missing for taking the papers be filled in."""
        ...


class AcceptPresenter:
    """Keeps the form of the ticket being served, also while one looks elsewhere.

    Attributes:
        on_accepted: Called with the accepted case, or the received one.
        on_told: Called when the visit ends for want of papers: with the ticket, the guide and
            what is missing.
    """

    def __init__(
        self,
        services: ClerkServices,
        jobs: Jobs,
        view: AcceptView,
        actor: Callable[[], Actor],
        owner: QObject | None = None,
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._view = view
        self._actor = actor
        self._owner = owner
        self._form: AcceptForm | None = None
        self._asked = 0
        self._busy = False
        self._request: tuple[AcceptForm, Request] | None = None
        self._expected: tuple[UUID | None, Answers] = (None, {})
        self._may: tuple[bool, bool] = (True, True)
        self.on_accepted: Callable[[CaseRow], None] = lambda _case: None
        self.on_told: Callable[[TicketRow, GuideRow, tuple[MissingPaper, ...]], None] = (
            lambda _ticket, _guide, _missing: None
        )

    @property
    def form(self) -> AcceptForm | None:
        """Return what is typed and ticked."""
        return self._form

    def serve(self, roles: Collection[Role]) -> None:
        """Let a person with these roles do what the hall lets them."""
        self._may = (not ACCEPTORS.isdisjoint(roles), not RECEIVERS.isdisjoint(roles))
        if self._form is not None:
            may_accept, may_receive = self._may
            # What another person filled in stays.
            self._form = replace(self._form, may_accept=may_accept, may_receive=may_receive)

    def open(self, ticket: TicketRow, external: str = "") -> None:
        """Open the list of a ticket; one left with Esc before is still as it was.

        Args:
            ticket: The ticket being served.
            external: Number of a case of the provincial platform that is taken in with it.
        """
        kept = self._form
        if kept is not None and kept.guide is not None and _is_same(kept, ticket, external):
            self._view.show_list(kept)
            return
        self._form = AcceptForm(
            ticket,
            is_receiving=bool(external),
            external=external,
            may_accept=self._may[0],
            may_receive=self._may[1],
        )
        if ticket.item_id is None:
            self._view.begin_choosing()
            self.search("")
        else:
            self.choose_item(ticket.item_id)

    def forget(self) -> None:
        """Wipe what was typed: the ticket is gone."""
        self._form = None
        self._asked += 1

    def search(self, text: str) -> None:
        """Find items for a ticket that has none."""
        self._ask(lambda: self._services.guides.search(text), self._found)

    def choose_item(self, item_id: UUID) -> None:
        """Take an item: its guide's materials become the tick list."""
        self._ask(lambda: self._load(item_id), self._loaded)

    def tick(self, number: int, outcome: TickOutcome) -> None:
        """Say what was found of a material."""
        form = self._form
        if form is not None:
            rows = tick_rows.ticked(form.ticks, number, outcome)
            # Whoever looks at a paper again decides anew what is done with all of them.
            self._change(replace(form, ticks=rows, is_receiving=bool(form.external)))

    def answer(self, answers: Answers) -> None:
        """Take what the citizen answered: only what is asked for then stands in the list."""
        form = self._form
        if form is None or form.guide is None:
            return
        given = cleaned(form.guide, answers)
        rows = tick_rows.rows_for(form.guide, given, form.ticks)
        self._form = replace(form, answers=given, ticks=rows)
        self._view.show_list(self._form)

    def expect(self, item_id: UUID, answers: Answers) -> None:
        """Take a scanned slip's answers: for the list in sight, or for the next of its item."""
        form = self._form
        if form is not None and form.guide is not None and form.guide.item.id == item_id:
            self.answer(answers)
        else:
            self._expected = (item_id, answers)

    def mark_missing(self, number: int) -> bool:
        """Say that a material is missing, by its number; return whether there is one."""
        form = self._form
        is_there = form is not None and 1 <= number <= len(form.ticks)
        if is_there:
            self.tick(number, TickOutcome.MISSING)
        return is_there

    def tell_missing(self) -> None:
        """End the visit for want of papers (一次性告知); at least one must be marked."""
        form = self._form
        if form is None or form.guide is None or self._busy:
            return
        if not form.missing:
            self._view.show_failure(form.why_not_told)
            return
        self.on_told(form.ticket, form.guide, form.missing)

    def remark(self, number: int, text: str) -> None:
        """Say what exactly is missing."""
        self._change_row(number, lambda row: replace(row, remark=text.strip()))

    def tick_all(self) -> None:
        """Everything is there (Ctrl+E); what does not apply stays so."""
        form = self._form
        if form is not None:
            rows = tick_rows.all_there(form.ticks)
            self._change(replace(form, ticks=rows, is_receiving=bool(form.external)))

    def fill(self, *, name: str, phone: str, id_number: str) -> None:
        """Take what is typed of the applicant."""
        if self._form is not None:
            number = "".join(id_number.split()).upper()
            form = self._form
            # Somebody else may have no open case of the item.
            has_twin = form.has_twin and (form.name, form.id_number) == (name, number)
            typed = {"name": name, "phone": phone.strip(), "id_number": number}
            self._change(replace(form, **typed, has_twin=has_twin))

    def accept(self) -> None:
        """Accept (受理); what stands in the way is said instead."""
        form = self._form
        if form is None or form.guide is None or self._busy:
            return
        guide, form = form.guide, replace(form, is_receiving=False)
        if form.why_not:
            self._view.show_failure(form.why_not)
            return
        self._change(form)
        self._ask_hall(form, guide)

    def receive(self) -> None:
        """Take the papers without accepting (只收件); what is still to be filled in is asked."""
        form = self._form
        if form is None or form.guide is None or self._busy:
            return
        guide, form = form.guide, replace(form, is_receiving=True)
        self._change(form)
        if form.why_not_received:
            self._view.ask_applicant(form.why_not_received)
        else:
            self._ask_hall(form, guide)

    def _ask_hall(self, form: AcceptForm, guide: GuideRow) -> None:
        # The same form asked again, after a cut, is the same request: it can have one effect only.
        if self._request is None or self._request[0] != form:
            self._request = (form, Request(self._actor()))
        # Whoever sits here now asks, also when another person's try was cut off.
        request = replace(self._request[1], actor=self._actor())
        application = _application(form, guide)
        window_id = request.actor.window_id
        assert window_id is not None  # noqa: S101 - nobody accepts before signing in
        self._set_busy(busy=True)
        self._jobs.submit(
            lambda: self._send(request, window_id, application, form),
            self._accepted,
            self._refused,
            self._owner,
        )

    def _send(
        self, request: Request, window_id: UUID, application: Application, form: AcceptForm
    ) -> CaseRow:
        """Take in, accept, or do the whole of it at once; runs on the worker."""
        serving, despite = self._services.serving, form.has_twin
        if form.external:
            return serving.start_from_platform(request, window_id, form.external, application)
        if form.is_receiving:
            return serving.receive(request, window_id, application, despite=despite)
        if not form.is_instant or form.guide is None:
            return serving.accept(request, window_id, application, despite=despite)
        is_licence = form.guide.item.item_type is ItemType.LICENCE
        outcome = CaseOutcomeKind.GRANTED if is_licence else CaseOutcomeKind.OTHER
        return serving.accept_instant(
            request, window_id, application, Decision(outcome), despite=despite
        )

    def _accepted(self, case: CaseRow) -> None:
        self._set_busy(busy=False)
        self._request = None
        self.forget()
        self.on_accepted(case)

    def _refused(self, error: HallError) -> None:
        self._set_busy(busy=False)
        form = self._form
        if form is not None and error.code == _TWIN:
            self._change(replace(form, has_twin=True))
        if form is None or form.guide is None or error.code not in _OF_ANOTHER_VERSION:
            self._view.show_failure(sentence(error))
            return
        item_id = form.guide.item.id

        def loaded(found: tuple[GuideRow, DueDay | None, str]) -> None:
            self._renew(*found)
            self._view.show_failure(sentence(error))

        self._ask(lambda: self._load(item_id), loaded)

    def _renew(self, guide: GuideRow, due: DueDay | None, fault: str) -> None:
        """Show the list of the guide as it is now; what did not change stays ticked."""
        form = self._form
        if form is None:
            return
        given = cleaned(guide, form.answers)
        rows = tick_rows.rows_for(guide, given, form.ticks)
        self._form = replace(form, guide=guide, ticks=rows, answers=given, due=due, due_fault=fault)
        self._view.show_list(self._form)

    def _load(self, item_id: UUID) -> tuple[GuideRow, DueDay | None, str]:
        guide = self._services.guides.guide(item_id)
        try:
            return guide, self._services.serving.due_preview(item_id), ""
        except HallError as error:
            # The list can still be ticked; why there is no due day stands beside it.
            return guide, None, sentence(error)

    def _loaded(self, loaded: tuple[GuideRow, DueDay | None, str]) -> None:
        guide, due, fault = loaded
        if self._form is None:
            return
        wanted, told = self._expected
        given = cleaned(guide, told) if wanted == guide.item.id else {}
        self._expected = (None, {})
        rows = tick_rows.rows_for(guide, given)
        self._form = replace(
            self._form, guide=guide, ticks=rows, answers=given, due=due, due_fault=fault
        )
        self._view.show_list(self._form)

    def _found(self, rows: tuple[ItemRow, ...]) -> None:
        if self._form is not None:
            self._view.ask_item(self._form.ticket, rows)

    def _ask(self, work: Callable[[], Found], done: Callable[[Found], None]) -> None:
        self._asked += 1
        asked = self._asked

        def answered(found: Found) -> None:
            if asked == self._asked:
                done(found)

        def failed(error: HallError) -> None:
            if asked == self._asked:
                self._view.show_failure(sentence(error))

        self._jobs.submit(work, answered, failed, self._owner)

    def _change_row(self, number: int, change: Callable[[TickRow], TickRow]) -> None:
        form = self._form
        if form is not None:
            rows = tuple(change(row) if row.number == number else row for row in form.ticks)
            self._change(replace(form, ticks=rows))

    def _change(self, form: AcceptForm) -> None:
        if form != self._form:
            self._form = form
            self._view.show_form(form)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy=busy)


def _is_same(kept: AcceptForm, ticket: TicketRow, external: str) -> bool:
    """Return whether what was ticked still holds: the same ticket, not for another item now."""
    before = (kept.ticket.id, kept.ticket.item_id, kept.external)
    return before == (ticket.id, ticket.item_id, external)


def _application(form: AcceptForm, guide: GuideRow) -> Application:
    ticks = tick_rows.ticks_of(guide, form.ticks)
    return Application(guide.item.id, form.name.strip(), form.id_number, form.phone, ticks)
