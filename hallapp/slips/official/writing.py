"""Which words and which facts belong to each kind of paper."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hallapp.slips.official import facts
from hallapp.slips.official.blocks import Block
from hallapp.slips.official.facts import PaperHead
from hallapp.slips.official.kinds import PaperKind
from hallapp.slips.official.words import course, intake, joint, outcome, oversight

Writer = Callable[[PaperHead, Any], Iterable[Block]]

_OF_ONE_CASE: Mapping[PaperKind, tuple[type, Writer]] = {
    PaperKind.RECEIPT: (facts.ReceiptFacts, intake.receipt),
    PaperKind.ACCEPTANCE: (facts.AcceptanceFacts, intake.acceptance),
    PaperKind.SUPPLEMENT: (facts.SupplementFacts, intake.supplement),
    PaperKind.SUPPLEMENTED: (facts.SupplementedFacts, intake.supplemented),
    PaperKind.NON_ACCEPTANCE: (facts.RefusalFacts, intake.non_acceptance),
    PaperKind.TOLERANCE: (facts.AcceptanceFacts, intake.tolerance),
    PaperKind.PROMISE: (facts.PromiseFacts, intake.promise),
    PaperKind.SUSPENSION: (facts.SuspensionFacts, course.suspension),
    PaperKind.RESUMPTION: (facts.ResumptionFacts, course.resumption),
    PaperKind.EXTENSION: (facts.ExtensionFacts, course.extension),
    PaperKind.INSPECTION: (facts.InspectionFacts, course.inspection),
    PaperKind.EXAMINATION: (facts.ExaminationFacts, course.examination),
    PaperKind.APPROVAL: (facts.DecisionFacts, outcome.approval),
    PaperKind.DENIAL: (facts.RefusalFacts, outcome.denial),
    PaperKind.RENEWAL: (facts.DecisionFacts, outcome.renewal),
    PaperKind.CHANGE: (facts.DecisionFacts, outcome.change),
    PaperKind.REVOCATION: (facts.RevocationFacts, outcome.revocation),
    PaperKind.CONCLUSION: (facts.ResultFacts, outcome.conclusion),
    PaperKind.COLLECTION: (facts.ResultFacts, outcome.collection),
    PaperKind.DELIVERY: (facts.DeliveryFacts, outcome.delivery),
    PaperKind.RETURN: (facts.RefusalFacts, intake.returned),
    PaperKind.RECTIFICATION: (facts.RectificationFacts, oversight.rectification),
    PaperKind.ARCHIVE: (facts.ArchiveFacts, oversight.archive),
    PaperKind.URGING: (facts.PressingFacts, oversight.urging),
    PaperKind.OVERSEEING: (facts.PressingFacts, oversight.overseeing),
}
# The words of a joint paper, and whether what comes back only says that it arrived.
_BETWEEN_UNITS: Mapping[PaperKind, tuple[joint.Body, bool]] = {
    PaperKind.JOINT_ACCEPTANCE: (joint.acceptance, True),
    PaperKind.JOINT_LETTER: (joint.letter, False),
    PaperKind.JOINT_REPLY: (joint.reply, True),
    PaperKind.JOINT_RECEIPT: (joint.received, True),
    PaperKind.JOINT_SUMMARY: (joint.summary, True),
    PaperKind.JOINT_OPINION: (joint.opinion, True),
    PaperKind.JOINT_SIGN_OFF: (joint.sign_off, True),
}
_WRITERS: Mapping[PaperKind, tuple[type, Writer]] = {
    **_OF_ONE_CASE,
    **{
        kind: (facts.JointFacts, joint.with_stub(kind, body, is_signed_for=is_signed_for))
        for kind, (body, is_signed_for) in _BETWEEN_UNITS.items()
    },
}

FACTS: Mapping[PaperKind, type] = {kind: each for kind, (each, _writer) in _WRITERS.items()}
"""The class of the facts of each kind."""


def written(kind: PaperKind, head: PaperHead, given: Any) -> Iterable[Block]:
    """Return what a paper says.

    Raises:
        TypeError: The facts are those of another kind.
    """
    wanted, writer = _WRITERS[kind]
    if not isinstance(given, wanted):
        raise TypeError(f"{kind.value}: {type(given).__name__}")
    return writer(head, given)
