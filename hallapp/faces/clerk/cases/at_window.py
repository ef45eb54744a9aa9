"""Cases and the ticket being served: collected (领证), gone on with, taken from the platform."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.cases.errors import CaseNotFoundError, ResultNotReadyError
from hallapp.cases.terms import CaseRow, CaseState
from hallapp.faces.clerk.cases.acts import CaseAct
from hallapp.faces.clerk.desk_presenter import DeskPresenter
from hallapp.faces.clerk.messages import Message, Teller, failure, no_use_for
from hallapp.faces.clerk.services import ClerkServices
from hallapp.hall.terms import WindowKind
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, mark
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.terms import Outcome, TicketRow
from hallapp.wording import sentence

_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9\-〔〕]{7,79}( [A-Z0-9]{6,12})?", re.IGNORECASE)
"""A case number or one of the provincial platform, on our papers with the query code after it."""
_OURS = re.compile(r"[^-]+-[0-9]{8}-[0-9]{4,}")
_LEAST_DIGITS = 8
_COLLECTING = (mark("领证"), mark("取件"), mark("出件"))
"""Words in the name of a service to which people come for their results."""


@dataclass(frozen=True)
class _Looked:
    """What a number led to: its case, whether the result lies ready, and why it does not."""

    case: CaseRow | None
    is_ready: bool = False
    why_not: str = ""


class WindowCases:
    """Finds the case that a code names, and ties it to whoever stands at the window.

    Attributes:
        on_open: Called with a case, and with the act whose form shall open at once.
        on_external: Called with a number of the provincial platform that the hall does not know.
        on_tied: Called with a case that was just tied to the ticket.
    """

    def __init__(
        self,
        services: ClerkServices,
        jobs: Jobs,
        presenter: DeskPresenter,
        teller: Teller,
        owner: QObject,
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._presenter = presenter
        self._teller = teller
        self._owner = owner
        self._meant: tuple[UUID, str] | None = None
        self._tied: set[tuple[UUID, str]] = set()
        self._request: tuple[tuple[UUID, str], Request] | None = None
        self.on_open: Callable[[CaseRow, CaseAct | None], None] = lambda _case, _act: None
        self.on_external: Callable[[str], None] = lambda _number: None
        self.on_tied: Callable[[CaseRow], None] = lambda _case: None

    def take(self, text: str) -> bool:
        """Look for a case that bears a scanned code; return whether it may be a case's at all."""
        code = text.strip()
        if _NUMBER.fullmatch(code) is None:
            return False
        self._ask(lambda: self._look(code), lambda looked: self._looked(code, looked))
        return True

    def collect(self, text: str) -> None:
        """Ask for a result by number or code (领证): its form opens, or where it stands is said."""
        code = text.strip()

        def collected(looked: _Looked) -> None:
            self._looked(code, looked, is_collecting=True)

        self._ask(lambda: self._look(code), collected)

    def may_continue(self, case: CaseRow) -> bool:
        """Return whether the ticket being served may go on with a case that was there before."""
        live = self._serving()
        if live is None or case.ticket_number == live.label:
            return False
        return (live.id, case.id) not in self._tied

    def go_on(self, case: CaseRow) -> None:
        """Tie a case to the ticket being served (继续办这个件)."""
        live = self._serving()
        if live is None or not self.may_continue(case):
            return
        text = _("{label} 接着办 {number}").format(label=live.label, number=case.case_number)
        self._tie(live, case, Outcome.OTHER, text)

    def done(self, case: CaseRow) -> None:
        """Tie a result that was just handed over to the one who stands here for it."""
        live = self._serving()
        if live is None or case.state is not CaseState.DELIVERED:
            return
        if self._meant == (live.id, case.id):
            text = _("{number} 已送达，{label} 记为领证")
            said = text.format(number=case.case_number, label=live.label)
            self._tie(live, case, Outcome.COLLECTED, said)

    def _serving(self) -> TicketRow | None:
        facts = self._presenter.facts
        return facts.live if facts is not None and facts.is_serving else None

    def _look(self, code: str) -> _Looked:
        """Find the case, and whether its result lies ready; runs on the worker."""
        found = self._services.cases.found(code)
        if not found:
            return _Looked(None)
        try:
            return _Looked(self._services.serving.ready_for(code), is_ready=True)
        except ResultNotReadyError as error:
            return _Looked(found[0], why_not=sentence(error))

    def _looked(self, code: str, looked: _Looked, *, is_collecting: bool = False) -> None:
        case, live = looked.case, self._serving()
        if case is None:
            self._unknown(code, live, is_collecting=is_collecting)
        elif looked.is_ready and (live is not None or is_collecting):
            if live is not None:
                self._meant = (live.id, case.id)
            self.on_open(case, CaseAct.DELIVER)
            self._say(_("{number} 可以领取：核对来人，填签收人。"), case)
        elif is_collecting or (live is not None and self._is_for_results(live)):
            self.on_open(case, None)
            self._teller.tell(Message(looked.why_not, level=Level.WARNING))
        elif live is not None and case.state.is_open and case.external_number == code:
            self._take_from_platform(code)
        else:
            self.on_open(case, None)
            if self.may_continue(case):
                self._say(_("找到 {number}。给这位继续办，请按“继续办这个件”。"), case)

    def _say(self, text: str, case: CaseRow) -> None:
        self._teller.tell(Message(text.format(number=case.case_number)))

    def _unknown(self, code: str, live: TicketRow | None, *, is_collecting: bool) -> None:
        if is_collecting:
            self._teller.tell(failure(CaseNotFoundError(number=code)))
        elif live is not None and _is_of_platform(code):
            self._take_from_platform(code)
        else:
            self._teller.tell(no_use_for(code))

    def _take_from_platform(self, number: str) -> None:
        """Take a case of the platform to this window; what nobody imported is taken in by hand."""
        actor = self._presenter.actor
        window_id, request = actor.window_id, Request(actor)
        if window_id is None:
            return
        serving = self._services.serving

        def taken(case: CaseRow) -> None:
            self.on_open(case, None)
            text = _("省平台 {number} 已转到本窗口，编号 {case}")
            said = text.format(number=number, case=case.case_number)
            self._teller.tell(Message(said, level=Level.DONE))

        def failed(error: HallError) -> None:
            if isinstance(error, CaseNotFoundError):
                self.on_external(number)
            else:
                self._teller.tell(failure(error))

        self._jobs.submit(
            lambda: serving.start_from_platform(request, window_id, number),
            taken,
            failed,
            self._owner,
        )

    def _tie(self, live: TicketRow, case: CaseRow, outcome: Outcome, said: str) -> None:
        pair = (live.id, case.id)
        actor = self._presenter.actor
        window_id = actor.window_id
        if pair in self._tied or window_id is None:
            return
        # A press that is repeated after a cut is the same request.
        if self._request is None or self._request[0] != pair:
            self._request = (pair, Request(actor))
        request, case_id = self._request[1], UUID(case.id)

        def work() -> tuple[CaseRow, UUID]:
            row = self._services.serving.continue_case(request, window_id, case_id)
            return row, self._services.cases.item_of(case_id)

        def tied(answer: tuple[CaseRow, UUID]) -> None:
            self._tied.add(pair)
            self._presenter.note_visit(answer[1], outcome)
            self._teller.tell(Message(said, level=Level.DONE))
            self.on_tied(answer[0])

        def failed(error: HallError) -> None:
            again = failure(error, lambda: self._tie(live, case, outcome, said))
            self._teller.tell(again)

        self._jobs.submit(work, tied, failed, self._owner)

    def _is_for_results(self, live: TicketRow) -> bool:
        facts = self._presenter.facts
        is_out = facts is not None and facts.duty.window.kind is WindowKind.OUT
        return is_out or any(word in live.service_name for word in _COLLECTING)

    def _ask(self, work: Callable[[], _Looked], done: Callable[[_Looked], None]) -> None:
        def failed(error: HallError) -> None:
            self._teller.tell(failure(error))

        self._jobs.submit(work, done, failed, self._owner)


def _is_of_platform(code: str) -> bool:
    """Return whether a number that no case bears may be one of the provincial platform."""
    digits = sum(sign.isdigit() for sign in code)
    return " " not in code and digits >= _LEAST_DIGITS and _OURS.fullmatch(code) is None
