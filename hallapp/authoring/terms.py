"""Words of authoring: drafts, reviews, and what makes guides due for another look."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from hallapp.guides.content import GuideContent
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


@dataclass(frozen=True)
class Draft:
    """A draft with everything that is written in it.

    Attributes:
        digest: Of the content; whoever saves says which one was changed.
        base_version: Version of the item when the draft was begun; 0 for a new item.
        base: What that version said; None for a new item, and where nobody kept it.
        document: Paper on which the change rests (文号); empty when not given.
    """

    row: DraftRow
    content: GuideContent
    digest: str
    base_version: int
    base: GuideContent | None
    document: str


@dataclass(frozen=True)
class CauseItemRow:
    """A guide that a cause touches.

    Attributes:
        where: Where the searched words stand in it, as a person reads it.
        settled_at: When somebody said what came of it; None while it waits.
    """

    cause_id: UUID
    item_id: UUID
    code: str
    name: str
    department: str
    where: str
    outcome: str
    settled_by: str
    settled_at: datetime | None


class Severity(Enum):
    """Whether a finding keeps a draft from being submitted (轻重)."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {Severity.ERROR: _("必须改正"), Severity.WARNING: _("请再核对")}[self]


@dataclass(frozen=True)
class CheckRule:
    """A named rule that guides are held to before they are reviewed (编制规则).

    Attributes:
        key: Stable name, such as `promise_above_law`.
        source_title: Its name in Chinese, the key of its translation; the same for the others.
        source_text: What it asks for, in a sentence.
        source_origin: The law or standard that it comes from.
    """

    key: str
    severity: Severity
    source_title: str
    source_text: str
    source_origin: str

    @property
    def title(self) -> str:
        """Its name as a person reads it."""
        return _(self.source_title)

    @property
    def text(self) -> str:
        """What it asks for, as a person reads it."""
        return _(self.source_text)

    @property
    def origin(self) -> str:
        """The law or standard behind it, as a person reads it."""
        return _(self.source_origin)


@dataclass(frozen=True)
class CheckFinding:
    """One place of a guide that a rule speaks against.

    Attributes:
        words: What is wrong there and what to do, as a person reads it.
        part: Name of the list, such as `materials`; empty for a field of the guide itself.
        key: Key of the field, or name of the entry's attribute; empty for the whole.
        position: Number of the entry, from 1; 0 outside lists.
    """

    rule: CheckRule
    words: str
    part: str = ""
    key: str = ""
    position: int = 0

    @property
    def is_error(self) -> bool:
        """Whether it keeps the draft from being submitted."""
        return self.rule.severity is Severity.ERROR


class RunKind(Enum):
    """What became of a stretch of text between two versions."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class DifferenceRun:
    """A stretch of text: kept and removed ones make the old text, kept and added ones the new."""

    kind: RunKind
    text: str


class DifferenceKind(Enum):
    """What happened to a field or an entry of a list (改动)."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            DifferenceKind.CHANGED: _("修改"),
            DifferenceKind.ADDED: _("增加"),
            DifferenceKind.REMOVED: _("删去"),
            DifferenceKind.MOVED: _("移动"),
        }[self]


@dataclass(frozen=True)
class Difference:
    """One difference between two versions of a guide (改动对照).

    Attributes:
        label: Where it is, as a person reads it: 承诺办结时限, 申请材料：申请书 — 份数.
        runs: The text, word by word.
        part: Name of the list; empty for a field of the guide itself.
        key: Key of the field, or name of the entry's attribute; empty for a whole entry.
        old_position: Number of the entry before, from 1; 0 where it was not.
        new_position: Number of the entry after, from 1; 0 where it is no more.
    """

    kind: DifferenceKind
    label: str
    runs: tuple[DifferenceRun, ...] = ()
    part: str = ""
    key: str = ""
    old_position: int = 0
    new_position: int = 0

    @property
    def before(self) -> str:
        """The old text."""
        return "".join(run.text for run in self.runs if run.kind is not RunKind.ADDED)

    @property
    def after(self) -> str:
        """The new text."""
        return "".join(run.text for run in self.runs if run.kind is not RunKind.REMOVED)


@dataclass(frozen=True)
class CompletenessRow:
    """How many guides of a department lack an element (零空白栏目).

    Attributes:
        element: Key of the element, such as `legal_basis` or `materials`.
        label: The element as a person reads it.
        lacking: Guides that lack it; the target is zero.
        total: Guides of the department that are public or being written.
    """

    department: str
    element: str
    label: str
    lacking: int
    total: int


@dataclass(frozen=True)
class LackingRow:
    """A guide that lacks an element."""

    item_id: UUID
    code: str
    name: str
    department: str
