"""Reads a case for its page, does what is asked with it, and offers the paper that follows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.cases.papers.standing import standing_paper
from hallapp.cases.terms import CasePaperKind, CaseRow
from hallapp.faces.clerk.cases.acts import CaseAct, RefusedAct, acts_for, paper_after, refused_acts
from hallapp.faces.clerk.cases.doings import doing_of
from hallapp.faces.clerk.cases.fields import Filled
from hallapp.faces.clerk.cases.open_case import OpenCase, read_case
from hallapp.faces.clerk.messages import Message, Teller, failure
from hallapp.faces.clerk.services import ClerkServices
from hallapp.hall.terms import Role
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Request
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level
from hallapp.wording import sentence


class CaseView(Protocol):
    """Shows one case."""

    def show_case_now(
        self,
        opened: OpenCase,
        acts: tuple[CaseAct, ...],
        refused: tuple[RefusedAct, ...] = (),
    ) -> None:
        """Show a case, what may be done with it, and what not and why."""
        ...

    def show_done(self, paper: CasePaperKind | None) -> None:
        """Leave the form: it is done; offer the paper that belongs to it."""
        ...

    def show_refusal(self, text: str) -> None:
        """Say at the form why it was not done."""
        ...

    def show_busy(self, *, busy: bool) -> None:
        """Say that an answer is awaited."""
        ...


class CasePresenter:
    """The case that is open at a desk.

    Attributes:
        on_changed: Called when something was done with a case.
    """

    def __init__(
        self,
        services: ClerkServices,
        jobs: Jobs,
        teller: Teller,
        actor: Callable[[], Actor],
        owner: QObject | None = None,
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._teller = teller
        self._actor = actor
        self._owner = owner
        self._view: CaseView | None = None
        self._roles: tuple[Role, ...] = ()
        self._opened: OpenCase | None = None
        self._asked = 0
        self._busy = False
        self._request: tuple[tuple[CaseAct, Filled, str], Request] | None = None
        self.on_changed: Callable[[CaseRow], None] = lambda _case: None

    def attach(self, view: CaseView) -> None:
        """Show on a page from now on."""
        self._view = view

    def serve(self, roles: tuple[Role, ...]) -> None:
        """Offer what a person with these roles may do."""
        self._roles = roles

    @property
    def opened(self) -> OpenCase | None:
        """Return the case that is open, once it was read."""
        return self._opened

    def open(self, case: CaseRow) -> None:
        """Read a case for its page; what the list knows of it is shown at once."""
        self._opened = OpenCase(case, self._today())
        if self._view is not None:
            self._view.show_case_now(self._opened, ())
        self.refresh()

    def refresh(self) -> None:
        """Read the open case again; an older answer is passed over."""
        if self._opened is None:
            return
        self._asked += 1
        asked, case_id = self._asked, self._opened.id

        def read(found: OpenCase) -> None:
            if asked == self._asked and self._opened is not None:
                self._opened = found
                self._show_read(found)

        def failed(error: HallError) -> None:
            if asked == self._asked:
                self._teller.tell(failure(error, self.refresh))

        self._jobs.submit(lambda: self._read(case_id), read, failed, self._owner)

    def close(self) -> None:
        """Forget the open case."""
        self._opened = None
        self._request = None
        self._asked += 1

    def act(self, act: CaseAct, filled: Filled) -> None:
        """Do something with the open case; the same form asked again is the same request."""
        opened, flow = self._opened, self._services.flow
        if opened is None or flow is None or self._busy:
            return
        asked = (act, filled, opened.case.id)
        if self._request is None or self._request[0] != asked:
            self._request = (asked, Request(self._actor()))
        request = replace(self._request[1], actor=self._actor())
        doing, case_id = doing_of(act, filled, opened), opened.id
        self._set_busy(busy=True)

        def work() -> tuple[CaseRow, OpenCase]:
            case = doing(flow, request, case_id)
            return case, self._read(case_id)

        def done(answer: tuple[CaseRow, OpenCase]) -> None:
            self._done(act, *answer)

        self._jobs.submit(work, done, self._refused, self._owner)

    def print_kind(self, kind: CasePaperKind) -> Callable[[], Path] | None:
        """Return what makes and prints a paper of the open case; None where it cannot."""
        opened, papers = self._opened, self._services.case_papers
        if opened is None or papers is None:
            return None
        case_id, making, printing = opened.id, Request(self._actor()), Request(self._actor())
        cases = self._services.cases

        def send() -> Path:
            # Asked anew: what is shown may not be read yet, or another station has made it since.
            kept = standing_paper(kind, cases.papers(case_id), cases.history(case_id))
            paper_id = papers.make(making, case_id, kind) if kept is None else kept.id
            return papers.print(printing, paper_id)

        return send

    def shows(self, kind: CasePaperKind) -> Callable[[], Path] | None:
        """Return what makes the picture of a paper; one that has no number yet gets none by it."""
        opened, papers = self._opened, self._services.case_papers
        if opened is None or papers is None:
            return None
        case_id, kept = opened.id, _kept(opened, kind)
        return lambda: papers.preview(case_id, kind) if kept is None else papers.pdf(kept)

    def print_again(self, paper_id: UUID) -> Callable[[], Path] | None:
        """Return what prints a kept paper once more."""
        papers = self._services.case_papers
        if papers is None:
            return None
        request = Request(self._actor())
        return lambda: papers.print(request, paper_id)

    @property
    def _may_act(self) -> bool:
        return self._services.flow is not None

    def _read(self, case_id: UUID) -> OpenCase:
        services = self._services
        fees = services.guides.guide(services.cases.item_of(case_id)).fees
        people = tuple(
            person for person in services.people.people() if Role.APPROVER in person.roles
        )
        found = read_case(
            services.cases, services.case_papers, case_id, self._today(), people, fees
        )
        return replace(found, remedies=services.remedies())

    def _done(self, act: CaseAct, case: CaseRow, opened: OpenCase) -> None:
        self._set_busy(busy=False)
        self._request = None
        self._asked += 1
        self._opened = opened
        text = _("{act}已登记，{number}").format(act=act.word, number=case.case_number)
        self._teller.tell(Message(text, level=Level.DONE))
        if self._view is not None:
            self._show_read(opened)
            self._view.show_done(paper_after(act, opened))
        self.on_changed(case)

    def _refused(self, error: HallError) -> None:
        self._set_busy(busy=False)
        if self._view is not None:
            self._view.show_refusal(sentence(error))

    def _show_read(self, opened: OpenCase) -> None:
        if self._view is None:
            return
        if not self._may_act:
            self._view.show_case_now(opened, ())
            return
        acts, refused = acts_for(opened, self._roles), refused_acts(opened, self._roles)
        self._view.show_case_now(opened, acts, refused)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        if self._view is not None:
            self._view.show_busy(busy=busy)

    def _today(self) -> date:
        return day_in(self._services.clock.now(), zone_named(self._services.hall.zone))


def _kept(opened: OpenCase, kind: CasePaperKind) -> UUID | None:
    """Return the numbered paper of this kind that tells the newest step."""
    found = standing_paper(kind, opened.papers, opened.events)
    return None if found is None else found.id
