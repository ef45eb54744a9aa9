"""What a file of a roster says, and what it would do (排班导入)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _
from hallapp.roster.terms.shifts import RosterOccasion, ShiftRow


class RosterForm(Enum):
    """How a file lays a roster out."""

    GRID = "grid"  # 月表: a line a person, a column a day
    LIST = "list"  # 清单: a line an entry

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {RosterForm.GRID: _("月度排班表"), RosterForm.LIST: _("排班清单")}[self]


class RosterFault(Enum):
    """Why an entry of a file cannot be taken."""

    PERSON_MISSING = "person_missing"
    PERSON_UNKNOWN = "person_unknown"
    PERSON_AMBIGUOUS = "person_ambiguous"
    DAY = "day"
    SHIFT_UNKNOWN = "shift_unknown"
    TWICE = "twice"
    OVERLAP = "overlap"
    LINE = "line"

    @property
    def label(self) -> str:
        """What is wrong, and what to do."""
        return {
            RosterFault.PERSON_MISSING: _("没有姓名和工号"),
            RosterFault.PERSON_UNKNOWN: _("大厅没有这个人，请核对工号和姓名"),
            RosterFault.PERSON_AMBIGUOUS: _("有几个人同名，请补工号"),
            RosterFault.DAY: _("看不出是哪一天"),
            RosterFault.SHIFT_UNKNOWN: _("没有这个班次，请先添加班次或者改代码"),
            RosterFault.TWICE: _("同一人同一天同一班次写了两遍"),
            RosterFault.OVERLAP: _("和同一人的另一个班次时间重叠"),
            RosterFault.LINE: _("这一行读不出来，请检查引号和编码"),
        }[self]


class EntryState(Enum):
    """What an entry of a file would do to the roster."""

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            EntryState.NEW: _("新增排班"),
            EntryState.KNOWN: _("已经排好"),
            EntryState.CHANGED: _("换成新的班次"),
        }[self]


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One entry of a file that can be taken.

    Attributes:
        line: Line of the file, from 1.
        replaces: Entries of the roster that it takes the place of.
    """

    line: int
    person_id: UUID
    person_name: str
    day: date
    occasion: RosterOccasion
    shift: ShiftRow | None
    note: str
    state: EntryState
    replaces: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterFaultRow:
    """One entry of a file that cannot be taken: where it stands, what it says, what is wrong."""

    line: int
    column: str
    said: str
    fault: RosterFault


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """What a file would do to the roster; nothing is written yet (导入预览)."""

    name: str
    digest: str
    form: RosterForm
    entries: tuple[RosterEntry, ...]
    faults: tuple[RosterFaultRow, ...]

    def count(self, state: EntryState) -> int:
        """Return how many entries would do one thing."""
        return sum(1 for entry in self.entries if entry.state is state)


@dataclass(frozen=True, slots=True)
class RosterImport:
    """What a file did to the roster."""

    name: str
    new: int
    changed: int
    known: int
    faults: int
