"""What the papers of a case are made from: a head that all share, and the facts of each kind.

Everything is given: no law, deadline, agency or consequence is made up here. What is left empty is
printed as a blank to write in, as 待补充, or not at all, as each field says.
"""

from hallapp.slips.official.facts.course import (
    ExaminationFacts,
    ExtensionFacts,
    InspectionFacts,
    OpinionLine,
    ResumptionFacts,
    SuspensionFacts,
)
from hallapp.slips.official.facts.head import (
    DueFacts,
    PaperHead,
    PaperMaterial,
    Rights,
)
from hallapp.slips.official.facts.intake import (
    AcceptanceFacts,
    PromiseFacts,
    ReceiptFacts,
    RefusalFacts,
    SupplementedFacts,
    SupplementFacts,
)
from hallapp.slips.official.facts.joint import (
    JointBranch,
    JointFacts,
)
from hallapp.slips.official.facts.outcome import (
    DecisionFacts,
    DeliveryFacts,
    ResultFacts,
    RevocationFacts,
)
from hallapp.slips.official.facts.oversight import (
    ArchiveFacts,
    FiledPaper,
    PressingFacts,
    RectificationFacts,
)

__all__ = [
    "AcceptanceFacts",
    "ArchiveFacts",
    "DecisionFacts",
    "DeliveryFacts",
    "DueFacts",
    "ExaminationFacts",
    "ExtensionFacts",
    "FiledPaper",
    "InspectionFacts",
    "JointBranch",
    "JointFacts",
    "OpinionLine",
    "PaperHead",
    "PaperMaterial",
    "PressingFacts",
    "PromiseFacts",
    "ReceiptFacts",
    "RectificationFacts",
    "RefusalFacts",
    "ResultFacts",
    "ResumptionFacts",
    "RevocationFacts",
    "Rights",
    "SupplementFacts",
    "SupplementedFacts",
    "SuspensionFacts",
]
