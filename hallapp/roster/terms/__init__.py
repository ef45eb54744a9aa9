"""Words of the roster (排班): shifts, who has which, A and B posts, hand-overs, who sits in."""

from hallapp.roster.terms.files import (
    EntryState,
    RosterEntry,
    RosterFault,
    RosterFaultRow,
    RosterForm,
    RosterImport,
    RosterPreview,
)
from hallapp.roster.terms.posts import (
    CoverWord,
    HandoverCause,
    HandoverRow,
    PostCover,
    PostPairRow,
    VacantPost,
)
from hallapp.roster.terms.shifts import (
    AssignedShift,
    RosterDay,
    RosterGrid,
    RosterLine,
    RosterOccasion,
    ShiftRow,
    ShiftSlot,
    SitInRow,
)
from hallapp.roster.terms.wishes import (
    AssignmentWish,
    HandoverWish,
    PairWish,
    ShiftWish,
    SitInWish,
)

__all__ = [
    "AssignedShift",
    "AssignmentWish",
    "CoverWord",
    "EntryState",
    "HandoverCause",
    "HandoverRow",
    "HandoverWish",
    "PairWish",
    "PostCover",
    "PostPairRow",
    "RosterDay",
    "RosterEntry",
    "RosterFault",
    "RosterFaultRow",
    "RosterForm",
    "RosterGrid",
    "RosterImport",
    "RosterLine",
    "RosterOccasion",
    "RosterPreview",
    "ShiftRow",
    "ShiftSlot",
    "ShiftWish",
    "SitInRow",
    "SitInWish",
    "VacantPost",
]
