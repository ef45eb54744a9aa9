"""Facts of the papers of a joint case: of all its units, or of the one that a paper concerns."""

from collections.abc import Callable

from hallapp.cases.terms import CasePaperKind, TickOutcome
from hallapp.hall.limits import LimitUnit
from hallapp.joint.terms import BranchOpinion, BranchRow
from hallapp.kernel.texts import _
from hallapp.serving.case_papers.case_file import CaseFile
from hallapp.serving.case_papers.intake import not_due
from hallapp.serving.case_papers.joint_file import JointFile
from hallapp.slips.official.facts import JointBranch, JointFacts, PaperMaterial

FROM_UNIT = frozenset({CasePaperKind.JOINT_REPLY, CasePaperKind.JOINT_RECEIPT})
"""Papers that a unit sends to the lead unit, not the other way round."""
OF_UNIT = FROM_UNIT | {CasePaperKind.JOINT_LETTER}
"""Papers that concern one unit."""
_GRAVEST = (
    BranchOpinion.REFUSED,
    BranchOpinion.RECTIFY,
    BranchOpinion.AGREED_WITH_CONDITIONS,
    BranchOpinion.AGREED,
)


def acceptance(file: CaseFile, _position: int | None = None) -> JointFacts:
    """联合办理受理单."""
    joint = _joint(file, CasePaperKind.JOINT_ACCEPTANCE)
    return _facts(file, joint, materials=file.materials(TickOutcome.COMPLETE))


def letter(file: CaseFile, position: int | None = None) -> JointFacts:
    """联合办理联系单: to the unit that is asked."""
    joint, branch = _of_unit(file, CasePaperKind.JOINT_LETTER, position)
    return _facts(
        file, joint, branch, addressee=branch.department,
        materials=file.materials(TickOutcome.COMPLETE),
    )  # fmt: skip


def reply(file: CaseFile, position: int | None = None) -> JointFacts:
    """联合办理回执函: of a unit that has given its opinion."""
    joint, branch = _of_unit(file, CasePaperKind.JOINT_REPLY, position)
    if branch.opinion is None:
        raise not_due(CasePaperKind.JOINT_REPLY, _("这个单位还没有回复"))
    return _facts(
        file, joint, branch, addressee=joint.row.lead_department,
        verdict=branch.opinion.label, opinion=branch.opinion_text,
    )  # fmt: skip


def receipt(file: CaseFile, position: int | None = None) -> JointFacts:
    """联合办理接收单: a unit has the materials."""
    joint, branch = _of_unit(file, CasePaperKind.JOINT_RECEIPT, position)
    return _facts(
        file, joint, branch, addressee=joint.row.lead_department,
        materials=file.materials(TickOutcome.COMPLETE),
    )  # fmt: skip


def summary(file: CaseFile, _position: int | None = None) -> JointFacts:
    """联合办理意见汇总表."""
    joint = _summed(file, CasePaperKind.JOINT_SUMMARY)
    return _facts(file, joint, verdict=_verdict(joint), opinion=joint.row.summary)


def opinion(file: CaseFile, _position: int | None = None) -> JointFacts:
    """联合办理意见书."""
    joint = _summed(file, CasePaperKind.JOINT_OPINION)
    return _facts(file, joint, verdict=_verdict(joint), opinion=joint.row.summary)


def sign_off(file: CaseFile, _position: int | None = None) -> JointFacts:
    """联合办理签收单: what is handed over in one go."""
    joint = _joint(file, CasePaperKind.JOINT_SIGN_OFF)
    if file.case.concluded_on is None:
        raise not_due(CasePaperKind.JOINT_SIGN_OFF, _("还没有作出决定"))
    named = file.guide.result_name or file.case.item_name
    return _facts(file, joint, materials=(PaperMaterial(named),))


OF_PART: dict[CasePaperKind, Callable[[CaseFile, int | None], JointFacts]] = {
    CasePaperKind.JOINT_ACCEPTANCE: acceptance,
    CasePaperKind.JOINT_LETTER: letter,
    CasePaperKind.JOINT_RECEIPT: receipt,
    CasePaperKind.JOINT_REPLY: reply,
    CasePaperKind.JOINT_SUMMARY: summary,
    CasePaperKind.JOINT_OPINION: opinion,
    CasePaperKind.JOINT_SIGN_OFF: sign_off,
}


def issuer_of(kind: CasePaperKind, facts: object) -> str:
    """Return the unit that signs a paper where it is not the one whose case it is; else nothing."""
    if kind in FROM_UNIT and isinstance(facts, JointFacts) and len(facts.branches) == 1:
        return facts.branches[0].unit
    return ""


def _joint(file: CaseFile, kind: CasePaperKind) -> JointFile:
    if file.joint is None:
        raise not_due(kind, _("这个办件不是联办件"))
    return file.joint


def _of_unit(
    file: CaseFile, kind: CasePaperKind, position: int | None
) -> tuple[JointFile, BranchRow]:
    joint = _joint(file, kind)
    branch = joint.branch(position)
    if branch is None:
        raise not_due(kind, _("要在联办页面选一个协办单位"))
    return joint, branch


def _summed(file: CaseFile, kind: CasePaperKind) -> JointFile:
    joint = _joint(file, kind)
    if joint.row.summed_on is None:
        raise not_due(kind, _("意见还没有汇总"))
    return joint


def _verdict(joint: JointFile) -> str:
    """Return the gravest opinion: one unit that says no weighs more than all that agree."""
    said = {branch.opinion for branch in joint.branches}
    return next((each.label for each in _GRAVEST if each in said), "")


def _facts(
    file: CaseFile,
    joint: JointFile,
    branch: BranchRow | None = None,
    **said: object,
) -> JointFacts:
    """Return what every joint paper says, of one unit or of all."""
    row = joint.row
    due = file.due()
    more: dict[str, object] = {}
    if branch is not None:
        more["reply_by"] = branch.reply_due_on
        if branch.reply_limit.unit is LimitUnit.WORKING_DAYS:
            more["reply_days"] = branch.reply_limit.amount
    facts: dict[str, object] = {
        "lead": row.lead_department,
        "branches": tuple(map(_told, joint.branches if branch is None else (branch,))),
        "project": row.project.name,
        "project_number": row.number,
        "accepted_on": file.case.accepted_on,
        "due_on": None if due is None else due.due_on,
    }
    return JointFacts(**(facts | more | said))  # pyright: ignore[reportArgumentType]


def _told(branch: BranchRow) -> JointBranch:
    return JointBranch(
        unit=branch.department,
        matter=branch.title,
        reply_by=branch.reply_due_on,
        replied_on=branch.replied_on,
        verdict="" if branch.opinion is None else branch.opinion.label,
        opinion=branch.opinion_text,
    )
