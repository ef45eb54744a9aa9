"""The back office: stages one after another, from hand to hand, up to a higher body and back."""

import uuid

from hallapp.cases.errors import (
    ForwardBodyError,
    NotRunningError,
    StageAwayError,
    StageHereError,
    StageNoneError,
)
from hallapp.cases.flow import staging
from hallapp.cases.flow.chapter import Chapter, Deed
from hallapp.cases.flow.entitled import APPROVERS, SENDERS, check_handler
from hallapp.cases.flow.finding import stages_of
from hallapp.cases.tables import CaseStage
from hallapp.cases.terms import CaseEventKind, CaseForm, CaseRow, CaseState
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers

_IN_HANDLING = frozenset({CaseState.ACCEPTED, CaseState.SUSPENDED})


class StageChapter(Chapter):
    """Hands over, ends stages, forwards to a higher body (转交、环节、上报)."""

    def hand_over(
        self, request: Request, case_id: uuid.UUID, person_id: uuid.UUID, note: str = ""
    ) -> CaseRow:
        """Put a case into the hands of somebody of the back office (转交经办).

        Raises:
            HandlerUnfitError: No active person of the back office.
            NotRunningError: The case is not in handling.
        """
        return self._do(
            request,
            "hand_over",
            case_id,
            lambda deed: self._hand_over(deed, person_id, note.strip()),
            SENDERS,
            person=person_id,
            note=note,
        )

    def _hand_over(self, deed: Deed, person_id: uuid.UUID, note: str) -> None:
        case = deed.case
        if case.state not in _IN_HANDLING:
            raise NotRunningError(state=case.state.label)
        person = check_handler(deed.act.session, case.hall_id, person_id)
        case.handler_id = person_id
        stage = staging.running_stage(deed.act, case)
        if stage is not None:
            stage.handler_id = person_id
        deed.tell(
            CaseEventKind.HANDED_OVER,
            to=person.name,
            stage=stage.name if stage else None,
            note=note,
        )

    def end_stage(
        self,
        request: Request,
        case_id: uuid.UUID,
        result: str,
        opinion: str = "",
        next_handler_id: uuid.UUID | None = None,
    ) -> CaseRow:
        """End the running stage; the next of the guide begins.

        Args:
            request: Who asks.
            case_id: The case.
            result: What came of it, in a word or two.
            opinion: In more words.
            next_handler_id: Who has the next stage; None leaves it with the same person.

        Raises:
            NotRunningError: The clock does not run.
            StageNoneError: The case is in no stage.
            StageAwayError: The stage lies with a higher body.
            HandlerUnfitError: The next one is no active person of the back office.
        """
        return self._do(
            request,
            "end_stage",
            case_id,
            lambda deed: self._end_stage(deed, result.strip(), opinion.strip(), next_handler_id),
            APPROVERS,
            result=result,
            opinion=opinion,
            next_handler=next_handler_id,
        )

    def _end_stage(
        self, deed: Deed, result: str, opinion: str, next_handler_id: uuid.UUID | None
    ) -> None:
        act, case = deed.act, deed.case
        stage = self._running(deed)
        if stage.forwarded_to and stage.returned_on is None:
            raise StageAwayError(body=stage.forwarded_to)
        if next_handler_id is not None:
            check_handler(act.session, case.hall_id, next_handler_id)
        staging.end(act, self._clocks, case, result, opinion)
        if next_handler_id is not None:
            case.handler_id = next_handler_id
        following = staging.next_stage(act, case, stage.position)
        if following is not None:
            staging.begin(act, self._clocks, case, following)

    def forward(
        self, request: Request, case_id: uuid.UUID, to: str, document_number: str = ""
    ) -> CaseRow:
        """Send a case up to the body that decides it (上报).

        A case without a running stage gets one for it.

        Raises:
            ForwardBodyError: The body is not named.
            NotRunningError: The clock does not run.
            StageAwayError: It lies with a higher body already.
        """
        return self._do(
            request,
            "forward",
            case_id,
            lambda deed: self._forward(deed, to.strip(), document_number.strip()),
            APPROVERS,
            to=to,
            document=document_number,
        )

    def _forward(self, deed: Deed, to: str, document: str) -> None:
        act, case = deed.act, deed.case
        if not to:
            raise ForwardBodyError
        stage = self._running(deed) if case.stage_position else self._one_more(deed)
        if stage.forwarded_to and stage.returned_on is None:
            raise StageAwayError(body=stage.forwarded_to)
        stage.forwarded_to, stage.forwarded_on = to, act.today
        stage.returned_on = None
        if case.form in {CaseForm.PLAIN, CaseForm.INSTANT}:
            case.form = CaseForm.FORWARDED
        deed.tell(CaseEventKind.FORWARDED, to=to, document=document, stage=stage.name)

    def came_back(self, request: Request, case_id: uuid.UUID, opinion: str) -> CaseRow:
        """Write down what the higher body said (上级批回).

        Raises:
            StageNoneError: The case is in no stage.
            StageHereError: It was not forwarded.
            NotRunningError: The clock does not run.
        """
        return self._do(
            request,
            "came_back",
            case_id,
            lambda deed: self._came_back(deed, opinion.strip()),
            APPROVERS,
            opinion=opinion,
        )

    def _came_back(self, deed: Deed, opinion: str) -> None:
        stage = self._running(deed)
        if not stage.forwarded_to or stage.returned_on is not None:
            raise StageHereError
        stage.returned_on, stage.opinion = deed.act.today, opinion
        deed.tell(CaseEventKind.CAME_BACK, opinion=opinion, body=stage.forwarded_to)

    def _running(self, deed: Deed) -> CaseStage:
        if deed.case.state is not CaseState.ACCEPTED:
            raise NotRunningError(state=deed.case.state.label)
        stage = staging.running_stage(deed.act, deed.case)
        if stage is None:
            raise StageNoneError
        return stage

    def _one_more(self, deed: Deed) -> CaseStage:
        """Begin a stage that the guide has not, for what is forwarded."""
        act, case = deed.act, deed.case
        if case.state is not CaseState.ACCEPTED:
            raise NotRunningError(state=case.state.label)
        with papers():
            name = _("上报上级审批")
        stage = CaseStage(
            case_id=case.id,
            position=1 + max((row.position for row in stages_of(act.session, case.id)), default=0),
            hall_id=case.hall_id,
            name=name,
            counts_in_limit=True,
        )
        act.session.add(stage)
        staging.begin(act, self._clocks, case, stage)
        return stage
