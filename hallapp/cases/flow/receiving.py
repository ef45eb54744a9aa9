"""From receipt to the question whether the case is accepted: received, told what is missing."""

import uuid
from collections.abc import Sequence

from hallapp.cases.applications import Application, check_application, check_known
from hallapp.cases.clockwork.keeper import ClockStart
from hallapp.cases.clockwork.reckoning import ClockBudget
from hallapp.cases.errors import CaseMoveError, DeemedAlreadyError, NothingMissingError
from hallapp.cases.flow.book import Birth
from hallapp.cases.flow.chapter import Chapter, Deed, check_basis, check_reason
from hallapp.cases.flow.entitled import ACCEPTORS, RECEIVERS
from hallapp.cases.flow.finding import last_event, next_position
from hallapp.cases.flow.guide_then import materials_then
from hallapp.cases.flow.policy import SUPPLEMENT_RULE
from hallapp.cases.flow.said import Refusal
from hallapp.cases.rules import missing_materials
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseEventKind,
    CaseRow,
    CaseState,
    ClockKind,
    MaterialTick,
)
from hallapp.guides.terms import GuideRow
from hallapp.hall.entitlement import check_role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on


class ReceivingChapter(Chapter):
    """Receives, asks for what is missing, takes it in, or rejects (收件、补正、不予受理)."""

    def receive(
        self,
        request: Request,
        application: Application,
        *,
        place: AcceptancePlace = AcceptancePlace.ONLINE,
        despite: bool = False,
    ) -> CaseRow:
        """Receive a case without a queue ticket: handed in online, at the guide desk, by post.

        Args:
            request: Who asks.
            application: What was handed in; materials may be missing.
            place: Where it was handed in.
            despite: Receive it although the same applicant has an open case of the item.

        Raises:
            ApplicantNameError: The name cannot be kept.
            IdNumberError: The ID number was mistyped.
            ItemNotOfferedError: The item is suspended or withdrawn.
            GuideOvertakenError: The guide got another version at this moment.
            MaterialUnknownError: A tick is of a material that the guide does not ask for.
            DuplicateCaseError: The same applicant has an open case of the item.
            NotEntitledError: Whoever asks does not receive cases.
        """
        check_application(application)
        guide = self._guides.guide(application.item_id)
        said = self._book.digest((application, place, despite))
        with self._work.write(request, "cases.receive", said=said) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, RECEIVERS)
                actor = request.actor
                birth = Birth(place=place, window_id=actor.window_id, person_id=actor.person_id)
                deed = self.write_receipt(act, guide, application, birth, despite=despite)
                self._book.start_receipt(act, deed.case)
                act.answer = {"case_id": str(deed.case.id)}
                case_id = deed.case.id
            else:
                case_id = uuid.UUID(act.first_answer["case_id"])
        return self._cases.case(case_id)

    def write_receipt(
        self,
        act: Writing,
        guide: GuideRow,
        application: Application,
        birth: Birth,
        *,
        despite: bool,
    ) -> Deed:
        """Write a received case within a transaction; its receipt clock is the caller's.

        Raises:
            As `receive`, roles aside.
        """
        self._book.check_offered(act, guide)
        check_known(guide.materials, application.ticks)
        if not despite:
            self._book.check_single(act, application)
        case = self._book.receive(act, guide, application, birth)
        after = {"case_number": case.case_number, "state": case.state.value}
        act.record(Happening("cases.received", "case", case.id, after=after))
        act.changed(Change.CASES)
        return Deed(act, case)

    def ask_supplement(
        self,
        request: Request,
        case_id: uuid.UUID,
        wanted: Sequence[MaterialTick],
        words: str = "",
    ) -> CaseRow:
        """Tell the applicant everything that is missing, at once (一次性告知、补正).

        A second notice is not refused; the history and the supervision know it as such.

        Raises:
            NothingMissingError: No material is ticked missing.
            MaterialUnknownError: A tick is of a material that the guide does not ask for.
            DeemedAlreadyError: The time to tell has passed.
            CaseMoveError: The case is accepted or closed.

        Source:
            《行政许可法》第三十二条第一款第四项.
        """
        return self._do(
            request,
            "ask_supplement",
            case_id,
            lambda deed: self._ask(deed, wanted, words.strip()),
            ACCEPTORS,
            wanted=tuple(wanted),
            words=words,
        )

    def _ask(self, deed: Deed, wanted: Sequence[MaterialTick], words: str) -> None:
        act, case = deed.act, deed.case
        missing = missing_materials(wanted)
        if not missing:
            raise NothingMissingError
        check_known(materials_then(act.session, case.item_id, case.guide_version), wanted)
        self._check_not_deemed(deed)
        is_second = last_event(act.session, case.id, CaseEventKind.SUPPLEMENT_ASKED) is not None
        deed.move(CaseState.SUPPLEMENTING)
        self._end_clocks(deed, ClockKind.RECEIPT, ClockKind.SUPPLEMENT)
        self._add_ticks(deed, wanted)
        rule = value_on(act.session, case.hall_id, SUPPLEMENT_RULE, act.today)
        position = next_position(act.session, case.id, ClockKind.SUPPLEMENT)
        start = ClockStart(
            ClockKind.SUPPLEMENT,
            ClockBudget(act.today, act.now, rule.limit),
            max(1, position),
        )
        clock = self._clocks.start(act, case, start, is_main=True)
        deed.tell(
            CaseEventKind.SUPPLEMENT_ASKED,
            missing=[tick.name for tick in missing],
            remarks=[tick.remark for tick in missing],
            words=words,
            due=str(clock.due_on),
            second=is_second or None,
        )

    def supplemented(
        self, request: Request, case_id: uuid.UUID, ticks: Sequence[MaterialTick]
    ) -> CaseRow:
        """Take in what the applicant brought; when nothing is missing any more, that is the day.

        Ticks of materials that are not named stay as they were.

        Raises:
            CaseMoveError: Nothing was asked for.
            MaterialUnknownError: A tick is of a material that the guide does not ask for.
        """
        return self._do(
            request,
            "supplemented",
            case_id,
            lambda deed: self._take_in(deed, ticks),
            RECEIVERS,
            ticks=tuple(ticks),
        )

    def _take_in(self, deed: Deed, ticks: Sequence[MaterialTick]) -> None:
        act, case = deed.act, deed.case
        if case.state is not CaseState.SUPPLEMENTING:
            # Without a notice there is no clock of it, and the one of receipt must run on.
            wanted = CaseState.SUPPLEMENTING
            raise CaseMoveError(state=case.state.label, wanted=wanted.label)
        check_known(materials_then(act.session, case.item_id, case.guide_version), ticks)
        whole = self._with_older(deed, ticks)
        missing = missing_materials(whole)
        deed.move(CaseState.SUPPLEMENTING if missing else CaseState.RECEIVED)
        self._add_ticks(deed, whole)
        if not missing:
            self._end_clocks(deed, ClockKind.SUPPLEMENT)
            # Where no clock of receipt follows nothing runs: a list must not show the old one.
            case.clock_id = None
            self._book.start_receipt(act, case)
        deed.tell(CaseEventKind.SUPPLEMENTED, missing=[tick.name for tick in missing] or None)

    def reject(self, request: Request, case_id: uuid.UUID, refusal: Refusal) -> CaseRow:
        """Refuse to accept, in writing, with reason, basis and rights (不予受理).

        Raises:
            ReasonMissingError: No reason was given.
            BasisMissingError: No law line was given.
            DeemedAlreadyError: The time to refuse has passed.
            CaseMoveError: The case is accepted or closed.

        Source:
            《行政许可法》第三十二条第一款第一项、第二项，第二款.
        """
        return self._do(
            request,
            "reject",
            case_id,
            lambda deed: self._reject(deed, refusal),
            ACCEPTORS,
            refusal=refusal,
        )

    def _reject(self, deed: Deed, refusal: Refusal) -> None:
        reason, basis = check_reason(refusal.reason), check_basis(refusal.basis)
        self._check_not_deemed(deed)
        deed.move(CaseState.REJECTED)
        self._close(deed)
        deed.tell(
            CaseEventKind.REJECTED,
            reason=reason,
            basis=basis,
            review_agency=refusal.review_agency.strip(),
            court=refusal.court.strip(),
        )

    def _check_not_deemed(self, deed: Deed) -> None:
        """Refuse to ask or reject when the case counts as accepted already."""
        due_on = self._silent_past(deed)
        if due_on is not None:
            raise DeemedAlreadyError(due=due_on.isoformat())
