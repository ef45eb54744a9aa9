"""Makes the rows that faces show of what is stored."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import RowMapping

from hallapp.cases.service import light_of_clock
from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import CaseState, Light
from hallapp.hall.limits import Limit
from hallapp.joint.tables import JointBranch, JointCase
from hallapp.joint.terms import BranchRow, JointProject, JointRow, JointState

_FOLLOWED = {
    CaseState.CONCLUDED: JointState.DECIDED,
    CaseState.READY: JointState.DECIDED,
    CaseState.REVOKED: JointState.DECIDED,
    CaseState.DELIVERED: JointState.DELIVERED,
    CaseState.WITHDRAWN: JointState.WITHDRAWN,
    CaseState.RETURNED: JointState.WITHDRAWN,
}


def state_of(joint: JointCase, case: HallCase) -> JointState:
    """Return where a joint case stands: once decided, it follows its lead case."""
    return _FOLLOWED.get(case.state, joint.state)


def branch_row(found: RowMapping, today: date) -> BranchRow:
    """Return one unit's part as a face shows it."""
    branch: JointBranch = found["JointBranch"]
    clock: CaseClock = found["CaseClock"]
    return BranchRow(
        id=branch.id,
        position=branch.position,
        department=found["department"],
        title=branch.title,
        item_id=branch.item_id,
        asked_on=branch.asked_on,
        reply_limit=Limit(branch.reply_amount, branch.reply_unit),
        reply_due_on=clock.due_on or branch.asked_on,
        light=light_of_clock(clock, today),
        opinion=branch.opinion,
        opinion_text=branch.opinion_text,
        replied_on=branch.replied_on,
        replied_by=branch.replied_by,
        reply_number=branch.reply_number,
    )


def joint_row(found: RowMapping, branches: Sequence[BranchRow], today: date) -> JointRow:
    """Return one joint case as a face shows it."""
    joint: JointCase = found["JointCase"]
    case: HallCase = found["HallCase"]
    clock: CaseClock | None = found["CaseClock"]
    return JointRow(
        id=joint.id,
        number=joint.number,
        kind=joint.kind,
        state=state_of(joint, case),
        theme=found["theme"] or "",
        project=JointProject(
            joint.project_name,
            joint.project_place,
            joint.area_m2,
            joint.investment_fen,
            joint.fee_fen,
        ),
        lead_department=found["lead_department"],
        case_id=case.id,
        case_number=case.case_number,
        agent_name=found["agent_name"] or "",
        opened_on=joint.opened_on,
        due_on=None if clock is None else clock.due_on,
        light=Light.GREEN if clock is None else light_of_clock(clock, today),
        replied=sum(not branch.is_awaited for branch in branches),
        branches=len(branches),
        late=sum(_is_late(branch, today) for branch in branches),
        summary=joint.summary,
        summed_on=joint.summed_on,
    )


def _is_late(branch: BranchRow, today: date) -> bool:
    return branch.is_awaited and today > branch.reply_due_on
