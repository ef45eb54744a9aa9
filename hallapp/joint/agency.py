"""The agent of a joint case (代办员), what the agent does, and units that are reminded."""

import uuid

from hallapp.cases.store import add_event
from hallapp.cases.tables import HallCase
from hallapp.cases.terms import CaseEventKind
from hallapp.hall.entitlement import check_role
from hallapp.hall.tables import Person
from hallapp.hall.terms import Role
from hallapp.joint.errors import (
    AgentMissingError,
    AgentUnknownError,
    JointClosedError,
    JointUnknownError,
    RepliedError,
    StepWordsError,
)
from hallapp.joint.reading import JointReading
from hallapp.joint.rows import state_of
from hallapp.joint.tables import JointBranch, JointCase
from hallapp.joint.terms import AgentStepRow, BranchOpinion, BranchRow, JointRow
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers

_KEEPERS = frozenset(
    {Role.FRONT_CLERK, Role.APPROVER, Role.CHIEF_REPRESENTATIVE, Role.SHIFT_LEADER, Role.MANAGER}
)
_WALKERS = _KEEPERS | {Role.GUIDE_STAFF}


class AgentWork(JointReading):
    """Keeps who acts for the applicant and what was done for it (全程代办)."""

    def remind(
        self, request: Request, branch_id: uuid.UUID, words: str = ""
    ) -> tuple[BranchRow, ...]:
        """Remind a unit of its reply (催回复); e-supervision sends letters of its own.

        Raises:
            JointUnknownError: There is no such branch.
            JointClosedError: The case is decided or withdrawn.
            RepliedError: The unit has replied.
            NotEntitledError: The person keeps no joint cases.
        """
        with self._work.write(request, "joint.remind", branch=branch_id, words=words) as act:
            branch = act.session.get(JointBranch, branch_id)
            if branch is None or branch.hall_id != self._work.hall_id:
                raise JointUnknownError
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, _KEEPERS)
                _joint, case = self._held(act, branch.joint_id)
                act.session.refresh(branch)
                unit = self._unit(act.session, branch.department_id)
                if branch.opinion not in {None, BranchOpinion.RECTIFY}:
                    label = "" if branch.opinion is None else branch.opinion.label
                    raise RepliedError(department=unit, opinion=label)
                facts = {"to": unit, "words": words.strip(), "branch": branch.position}
                self._told(act, case, CaseEventKind.URGED, "reminded", **facts)
        return self.branches(branch.joint_id)

    def assign_agent(
        self, request: Request, joint_id: uuid.UUID, person_id: uuid.UUID | None
    ) -> JointRow:
        """Say who acts for the applicant from now on; None for nobody.

        Raises:
            JointUnknownError: There is none of this id.
            JointClosedError: The case is decided or withdrawn.
            AgentUnknownError: Nobody of this id works in the hall.
            NotEntitledError: The person keeps no joint cases.
        """
        with self._work.write(request, "joint.agent", joint=joint_id, person=str(person_id)) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, _KEEPERS)
                joint, case = self._held(act, joint_id)
                name = self._agent_name(act, person_id)
                joint.agent_id = person_id
                # What is kept is Chinese, whatever the station speaks.
                with papers():
                    words = _("代办员：{name}").format(name=name) if name else _("不再由代办员代办")
                facts = {"agent": name, "words": words}
                self._told(act, case, CaseEventKind.NOTED, "agent_assigned", **facts)
        return self.joint(joint_id)

    def agent_step(
        self, request: Request, joint_id: uuid.UUID, words: str
    ) -> tuple[AgentStepRow, ...]:
        """Write down what the agent did for the applicant.

        Raises:
            JointUnknownError: There is none of this id.
            JointClosedError: The case is decided or withdrawn.
            AgentMissingError: Nobody acts for the applicant.
            StepWordsError: Nothing was written.
            NotEntitledError: The person keeps no joint cases.
        """
        if not words.strip():
            raise StepWordsError
        with self._work.write(request, "joint.agent_step", joint=joint_id, words=words) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, _WALKERS)
                joint, case = self._held(act, joint_id)
                if joint.agent_id is None:
                    raise AgentMissingError
                facts = {"agent": self._agent_name(act, joint.agent_id), "words": words.strip()}
                self._told(act, case, CaseEventKind.NOTED, "agent_stepped", **facts)
        return self.agent_steps(joint_id)

    def _agent_name(self, act: Writing, person_id: uuid.UUID | None) -> str:
        if person_id is None:
            return ""
        person = act.session.get(Person, person_id)
        if person is None or person.hall_id != self._work.hall_id:
            raise AgentUnknownError
        return person.name

    def _held(self, act: Writing, joint_id: uuid.UUID) -> tuple[JointCase, HallCase]:
        """Return a joint case and its lead, held by this use case, while units may be heard."""
        joint = act.session.get(JointCase, joint_id, with_for_update=True)
        if joint is None or joint.hall_id != self._work.hall_id:
            raise JointUnknownError
        case = act.session.get_one(HallCase, joint.case_id, with_for_update=True)
        if not case.state.is_open:
            raise JointClosedError(state=state_of(joint, case).label)
        return joint, case

    def _told(
        self, act: Writing, case: HallCase, event: CaseEventKind, verb: str, /, **facts: str | int
    ) -> None:
        add_event(act, self._work.hall_id, case.id, event, **facts)
        act.record(Happening(f"joint.{verb}", "case", case.id, after=dict(facts)))
        act.changed(Change.CASES)
