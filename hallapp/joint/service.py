"""Use cases of joint handling: opened once, asked in parallel, summed up, decided once."""

import uuid

from hallapp.cases.applications import check_application, check_ticked
from hallapp.cases.clockwork.keeper import ClockStart
from hallapp.cases.clockwork.reckoning import ClockBudget
from hallapp.cases.flow.book import Birth, CaseBook, limit_of
from hallapp.cases.rules import check_materials
from hallapp.cases.store import add_event
from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import CaseEventKind, CaseForm, CaseState, ClockKind
from hallapp.guides.service import GuideService
from hallapp.guides.terms import GuideRow, ItemType
from hallapp.hall.entitlement import check_role
from hallapp.hall.limits import Limit
from hallapp.hall.terms import Role
from hallapp.joint import store
from hallapp.joint.agency import AgentWork
from hallapp.joint.asking import JOINT_LICENCE_LIMIT, BranchAsk, BranchReply, JointOpening
from hallapp.joint.checking import check_opening, check_promise, check_reply
from hallapp.joint.errors import JointUnknownError, RepliedError, RepliesMissingError
from hallapp.joint.tables import JointBranch, JointCase
from hallapp.joint.terms import BranchOpinion, BranchRow, JointRow, JointState
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _

_OPENERS = frozenset({Role.FRONT_CLERK, Role.APPROVER, Role.CHIEF_REPRESENTATIVE, Role.MANAGER})
_REPLIERS = frozenset({Role.APPROVER, Role.CHIEF_REPRESENTATIVE, Role.MANAGER})


class JointService(AgentWork):
    """Opens joint cases, asks units, keeps their opinions and sums them up (联审联办)."""

    def __init__(self, work: UnitOfWork, guides: GuideService, book: CaseBook) -> None:
        super().__init__(work)
        self._guides = guides
        self._book = book

    def open(self, request: Request, opening: JointOpening) -> JointRow:
        """Accept a joint case once for all units and ask each of them (立项、征求意见).

        For a licence the law's limit is 45 working days. The lead unit's case bears the clock of
        the whole; each unit has a reply clock of its own.

        Raises:
            ProjectNameError: No name, or a negative figure.
            BranchesMissingError: Nobody is asked.
            LeadAskedError: The lead unit is asked about its own case.
            BranchTwiceError: One unit is asked the same thing twice.
            MaterialsMissingError: A material is missing.
            NotEntitledError: The person may not accept cases.
            NoLimitError: Neither the item nor the opening names a limit.
            ItemNotOfferedError: The lead item is suspended or withdrawn.
            GuideOvertakenError: The guide got another version at this moment.
            DuplicateCaseError: The applicant has an open case of the item.
            AgentNeededError: Full agency without an agent.
            PromiseTooLongError: The promise is longer than the law allows.

        Source:
            《行政许可法》第二十六条、第四十二条第二款.
        """
        check_application(opening.application)
        check_materials(opening.application.ticks)
        guide = self._guides.guide(opening.application.item_id)
        check_opening(opening, {each.id: each.name for each in self.departments()})
        check_promise(opening.promised, _law_of(guide))
        digest = self._book.digest(opening.application)
        said = (digest, repr(opening.project), repr(opening.branches), str(opening.theme_id))
        with self._work.write(request, "joint.open", said=said) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, _OPENERS)
                check_ticked(guide.materials, opening.application.ticks)
                joint_id = self._open(act, opening, guide)
                act.answer = {"joint_id": str(joint_id)}
            else:
                joint_id = uuid.UUID(act.first_answer["joint_id"])
        return self.joint(joint_id)

    def ask(
        self, request: Request, joint_id: uuid.UUID, branch: BranchAsk
    ) -> tuple[BranchRow, ...]:
        """Ask one more unit.

        Raises:
            JointUnknownError: There is none of this id.
            JointClosedError: The case is decided or withdrawn.
            NotEntitledError: The person may not open joint cases.
        """
        with self._work.write(request, "joint.ask", joint=joint_id, branch=repr(branch)) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, _OPENERS)
                joint, case = self._held(act, joint_id)
                joint.state = JointState.OPEN
                asked = self.branches(joint_id)
                self._ask(act, joint, case, branch, len(asked) + 1)
        return self.branches(joint_id)

    def reply(
        self, request: Request, branch_id: uuid.UUID, reply: BranchReply
    ) -> tuple[BranchRow, ...]:
        """Keep what a unit answers; its reply clock ends (协办意见).

        Raises:
            JointUnknownError: There is no such branch.
            JointClosedError: The case is decided or withdrawn.
            RepliedError: The unit has replied and asked for nothing to be put right.
            OpinionWordsError: A refusal or a condition without words.
            ReplyDayError: Dated before the question or after today.
            NotEntitledError: The person may not reply for a unit.
        """
        with self._work.write(request, "joint.reply", branch=branch_id, reply=repr(reply)) as act:
            branch = act.session.get(JointBranch, branch_id, with_for_update=True)
            if branch is None or branch.hall_id != self._work.hall_id:
                raise JointUnknownError
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, _REPLIERS)
                self._reply(act, branch, reply)
        return self.branches(branch.joint_id)

    def sum_up(self, request: Request, joint_id: uuid.UUID, words: str) -> JointRow:
        """Sum up the opinions, so that the lead unit may decide (意见汇总).

        Raises:
            JointUnknownError: There is none of this id.
            JointClosedError: The case is decided or withdrawn.
            RepliesMissingError: A unit has not replied; silence is no agreement.
            NotEntitledError: The person may not open joint cases.
        """
        with self._work.write(request, "joint.sum_up", joint=joint_id, words=words) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, _OPENERS)
                joint, case = self._held(act, joint_id)
                missing = [
                    row.department
                    for row in self.branches(joint_id)
                    if row.opinion in {None, BranchOpinion.RECTIFY}
                ]
                if missing:
                    raise RepliesMissingError(count=len(missing), names=_("、").join(missing))
                joint.state, joint.summary, joint.summed_on = JointState.SUMMED, words, act.today
                self._told(act, case, CaseEventKind.NOTED, "summed", words=words)
        return self.joint(joint_id)

    def _open(self, act: Writing, opening: JointOpening, guide: GuideRow) -> uuid.UUID:
        birth = Birth(window_id=act.request.actor.window_id, person_id=act.request.actor.person_id)
        self._book.check_offered(act, guide)
        self._book.check_single(act, opening.application)
        case = self._book.receive(act, guide, opening.application, birth)
        self._accept(act, case, opening, guide)
        number = store.next_number(act.session, self._work.hall_id, act.today.year)
        joint = JointCase(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            number=f"项目〔{act.today.year}〕{number}号",
            kind=opening.kind,
            state=JointState.OPEN,
            case_id=case.id,
            theme_id=opening.theme_id,
            project_name=opening.project.name.strip(),
            project_place=opening.project.place.strip(),
            area_m2=opening.project.area_m2,
            investment_fen=opening.project.investment_fen,
            fee_fen=opening.project.fee_fen,
            lead_department_id=opening.lead_department_id,
            agent_id=opening.agent_id,
            opened_at=act.now,
            opened_on=act.today,
        )
        act.session.add(joint)
        act.flush()
        self._told(act, case, CaseEventKind.JOINT_OPENED, "opened", number=joint.number)
        for position, branch in enumerate(opening.branches, start=1):
            self._ask(act, joint, case, branch, position)
        return joint.id

    def _accept(self, act: Writing, case: HallCase, opening: JointOpening, guide: GuideRow) -> None:
        law = _law_of(guide)
        limit = opening.promised or (law if law is not None else limit_of(guide))
        case.form, case.state = CaseForm.JOINT, CaseState.ACCEPTED
        case.accepted_at, case.accepted_on = act.now, act.today
        case.promised_amount, case.promised_unit = limit.amount, limit.unit
        case.is_promised = opening.promised is not None
        case.statutory_amount = None if law is None else law.amount
        case.statutory_unit = None if law is None else law.unit
        start = ClockStart(ClockKind.DECISION, ClockBudget(act.today, act.now, limit, law))
        clock = self._book.clocks.start(act, case, start, is_main=True)
        facts = {"limit": limit.text, "due": str(clock.due_on)}
        add_event(act, self._work.hall_id, case.id, CaseEventKind.ACCEPTED, **facts)

    def _ask(
        self, act: Writing, joint: JointCase, case: HallCase, ask: BranchAsk, position: int
    ) -> None:
        budget = ClockBudget(act.today, act.now, ask.limit)
        start = ClockStart(ClockKind.REPLY, budget, position=position, label=ask.title)
        clock = self._book.clocks.start(act, case, start)
        act.flush()
        act.session.add(
            JointBranch(
                id=uuid.uuid4(),
                hall_id=self._work.hall_id,
                joint_id=joint.id,
                position=position,
                department_id=ask.department_id,
                item_id=ask.item_id,
                title=ask.title.strip(),
                asked_on=act.today,
                reply_amount=ask.limit.amount,
                reply_unit=ask.limit.unit,
                clock_id=clock.id,
                opinion=None,
            )
        )
        act.flush()
        facts = {"unit": self._unit(act.session, ask.department_id), "due": str(clock.due_on)}
        self._told(act, case, CaseEventKind.BRANCH_ASKED, "asked", title=ask.title, **facts)

    def _reply(self, act: Writing, branch: JointBranch, reply: BranchReply) -> None:
        _joint, case = self._held(act, branch.joint_id)
        name = self._unit(act.session, branch.department_id)
        if branch.opinion is not None and branch.opinion is not BranchOpinion.RECTIFY:
            raise RepliedError(department=name, opinion=branch.opinion.label)
        on = check_reply(reply, branch.asked_on, act.today)
        branch.opinion, branch.opinion_text = reply.opinion, reply.text.strip()
        branch.replied_on, branch.replied_at = on, act.now
        branch.replied_by, branch.reply_number = reply.replied_by.strip(), reply.number.strip()
        clock = act.session.get_one(CaseClock, branch.clock_id)
        if reply.opinion is not BranchOpinion.RECTIFY and clock.ended_on is None:
            clock.ended_on = on
        facts = {"unit": name, "opinion": reply.opinion.value, "words": reply.text.strip()}
        self._told(act, case, CaseEventKind.BRANCH_REPLIED, "replied", on=on.isoformat(), **facts)


def _law_of(guide: GuideRow) -> Limit | None:
    """Return the law's limit of the whole; None where nobody knows one."""
    is_licence = guide.item.item_type is ItemType.LICENCE
    return JOINT_LICENCE_LIMIT if is_licence else guide.statutory
