"""Which words and which facts belong to each kind of paper."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hallapp.cases.terms import CasePaperKind
from hallapp.slips.official import facts
from hallapp.slips.official.blocks import Block
from hallapp.slips.official.facts import PaperHead
from hallapp.slips.official.words import course, intake, joint, outcome, oversight

Writer = Callable[[PaperHead, Any], Iterable[Block]]

_OF_ONE_CASE: Mapping[CasePaperKind, tuple[type, Writer]] = {
    CasePaperKind.RECEIPT: (facts.ReceiptFacts, intake.receipt),
    CasePaperKind.ACCEPTANCE: (facts.AcceptanceFacts, intake.acceptance),
    CasePaperKind.SUPPLEMENT: (facts.SupplementFacts, intake.supplement),
    CasePaperKind.SUPPLEMENTED: (facts.SupplementedFacts, intake.supplemented),
    CasePaperKind.NON_ACCEPTANCE: (facts.RefusalFacts, intake.non_acceptance),
    CasePaperKind.TOLERANCE: (facts.AcceptanceFacts, intake.tolerance),
    CasePaperKind.PROMISE: (facts.PromiseFacts, intake.promise),
    CasePaperKind.SUSPENSION: (facts.SuspensionFacts, course.suspension),
    CasePaperKind.RESUMPTION: (facts.ResumptionFacts, course.resumption),
    CasePaperKind.EXTENSION: (facts.ExtensionFacts, course.extension),
    CasePaperKind.INSPECTION: (facts.InspectionFacts, course.inspection),
    CasePaperKind.EXAMINATION: (facts.ExaminationFacts, course.examination),
    CasePaperKind.APPROVAL: (facts.DecisionFacts, outcome.approval),
    CasePaperKind.DENIAL: (facts.RefusalFacts, outcome.denial),
    CasePaperKind.RENEWAL: (facts.DecisionFacts, outcome.renewal),
    CasePaperKind.CHANGE: (facts.DecisionFacts, outcome.change),
    CasePaperKind.REVOCATION: (facts.RevocationFacts, outcome.revocation),
    CasePaperKind.CONCLUSION: (facts.ResultFacts, outcome.conclusion),
    CasePaperKind.COLLECTION: (facts.ResultFacts, outcome.collection),
    CasePaperKind.DELIVERY: (facts.DeliveryFacts, outcome.delivery),
    CasePaperKind.RETURN: (facts.RefusalFacts, intake.returned),
    CasePaperKind.RECTIFICATION: (facts.RectificationFacts, oversight.rectification),
    CasePaperKind.ARCHIVE: (facts.ArchiveFacts, oversight.archive),
    CasePaperKind.URGING: (facts.PressingFacts, oversight.urging),
    CasePaperKind.SUPERVISION: (facts.PressingFacts, oversight.overseeing),
}
# The words of a joint paper, and whether what comes back only says that it arrived.
_BETWEEN_UNITS: Mapping[CasePaperKind, tuple[joint.Body, bool]] = {
    CasePaperKind.JOINT_ACCEPTANCE: (joint.acceptance, True),
    CasePaperKind.JOINT_LETTER: (joint.letter, False),
    CasePaperKind.JOINT_REPLY: (joint.reply, True),
    CasePaperKind.JOINT_RECEIPT: (joint.received, True),
    CasePaperKind.JOINT_SUMMARY: (joint.summary, True),
    CasePaperKind.JOINT_OPINION: (joint.opinion, True),
    CasePaperKind.JOINT_SIGN_OFF: (joint.sign_off, True),
}
_WRITERS: Mapping[CasePaperKind, tuple[type, Writer]] = {
    **_OF_ONE_CASE,
    **{
        kind: (facts.JointFacts, joint.with_stub(kind, body, is_signed_for=is_signed_for))
        for kind, (body, is_signed_for) in _BETWEEN_UNITS.items()
    },
}

FACTS: Mapping[CasePaperKind, type] = {kind: each for kind, (each, _writer) in _WRITERS.items()}
"""The class of the facts of each kind."""


def written(kind: CasePaperKind, head: PaperHead, given: Any) -> Iterable[Block]:
    """Return what a paper says.

    Raises:
        TypeError: The facts are those of another kind.
    """
    wanted, writer = _WRITERS[kind]
    if not isinstance(given, wanted):
        raise TypeError(f"{kind.value}: {type(given).__name__}")
    return writer(head, given)
