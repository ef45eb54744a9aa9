"""Words of authoring: drafts, reviews, and what makes guides due for another look."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _


class DraftState(Enum):
    """Where a draft of a guide stands (编制状态).

    A draft may be written on while it is `DRAFT`; whatever was submitted stays as it was. A
    returned one is taken up again as a new draft.
    """

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    REPLACED = "replaced"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            DraftState.DRAFT: _("编制中"),
            DraftState.SUBMITTED: _("待审核"),
            DraftState.RETURNED: _("已退回"),
            DraftState.APPROVED: _("待生效"),
            DraftState.PUBLISHED: _("已公布"),
            DraftState.REPLACED: _("已被替换"),
            DraftState.DROPPED: _("已放弃"),
        }[self]


OPEN_STATES = (DraftState.DRAFT, DraftState.SUBMITTED, DraftState.RETURNED, DraftState.APPROVED)
"""States in which a draft still asks somebody for something; an item has at most one such."""


class CauseKind(Enum):
    """Why guides have to be looked at again (复核原因)."""

    LAW = "law"
    FEE = "fee"
    CALENDAR = "calendar"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            CauseKind.LAW: _("法规变化"),
            CauseKind.FEE: _("收费变化"),
            CauseKind.CALENDAR: _("日历变化"),
        }[self]


@dataclass(frozen=True)
class DraftRow:
    """A draft of a guide as lists show it.

    Attributes:
        number: Running number of the item's drafts, from 1.
        version: Version under which it was published; None before.
        note: What is changed and why, in the author's words.
        remarks: What the reviewer wrote; empty when nothing.
        effective_on: Day from which it holds; None for at once.
    """

    id: UUID
    item_id: UUID
    code: str
    name: str
    department: str
    number: int
    state: DraftState
    version: int | None
    note: str
    remarks: str
    author: str
    changed_at: datetime
    reviewer: str = ""
    reviewed_at: datetime | None = None
    effective_on: date | None = None
    published_at: datetime | None = None


@dataclass(frozen=True)
class CauseRow:
    """A change outside that touches guides, and how many still wait for a look.

    Attributes:
        searched: Words by which the guides were found.
        document: Paper that brought the change (文号).
    """

    id: UUID
    kind: CauseKind
    words: str
    searched: str
    document: str
    on: date
    touched: int
    open: int
