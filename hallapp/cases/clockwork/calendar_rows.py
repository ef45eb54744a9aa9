"""Rows of the hall's calendar as the manager's page shows them (工作日历)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from hallapp.hall.workdays import DayKind
from hallapp.kernel.texts import _


class YearState(Enum):
    """Whether the holiday notice of a year is there, and where from."""

    SHIPPED = "shipped"
    LOADED = "loaded"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            YearState.SHIPPED: _("随程序提供"),
            YearState.LOADED: _("本厅导入"),
            YearState.UNKNOWN: _("尚未导入"),
        }[self]


class DayChoice(Enum):
    """What a person may make of a single day."""

    CLOSURE = "closure"
    MAKE_UP = "make_up"
    AS_USUAL = "as_usual"

    @property
    def label(self) -> str:
        """The word on the button."""
        return {
            DayChoice.CLOSURE: _("停办一天"),
            DayChoice.MAKE_UP: _("当天上班"),
            DayChoice.AS_USUAL: _("照常，不另设"),
        }[self]


class NoticeFaultKind(Enum):
    """What is wrong with a line of a notice."""

    DATE = "date"
    KIND = "kind"
    YEAR = "year"
    TWICE = "twice"

    @property
    def words(self) -> str:
        """What is wrong and what to do, as a person reads it."""
        return {
            NoticeFaultKind.DATE: _("日期认不出来，请写成 2027-02-05 这样"),
            NoticeFaultKind.KIND: _("没有写明是“休”还是“班”"),
            NoticeFaultKind.YEAR: _("日期不在这一年，也不在它前后的一个月里"),
            NoticeFaultKind.TWICE: _("同一天既写了“休”又写了“班”"),
        }[self]


@dataclass(frozen=True, slots=True)
class NoticeFault:
    """A line of a notice that cannot be used: its number from 1, its text, what is wrong."""

    line: int
    text: str
    kind: NoticeFaultKind


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """One day of a notice: `HOLIDAY` or `MAKE_UP`, with the words beside it."""

    day: date
    kind: DayKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReadNotice:
    """A notice as it was read.

    Attributes:
        year: The year it is of.
        days: In order, one a day.
        faults: Lines that cannot be used.
    """

    year: int
    days: tuple[NoticeDay, ...]
    faults: tuple[NoticeFault, ...]


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day that would begin or cease to be a working day."""

    day: date
    before: DayKind
    after: DayKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """What a notice would change in the calendar as it is now.

    Attributes:
        year: The year that the notice is of.
        source: Name of the file, or where the text comes from.
        is_whole: It arranges the whole year; else it changes single days of a known year.
        is_new_year: The year was unknown until now.
        days: Every day that the notice names.
        changes: Days that begin or cease to be working days.
        kept: Days that the hall set by hand and that stay as they are.
        faults: Lines that cannot be used; with any the plan cannot be saved.
        cautions: What a person should look at before saving, in words.
    """

    year: int
    source: str
    is_whole: bool
    is_new_year: bool
    days: tuple[NoticeDay, ...]
    changes: tuple[DayChange, ...]
    kept: tuple[DayChange, ...] = ()
    faults: tuple[NoticeFault, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether saving would leave everything as it is."""
        return not self.is_new_year and not self.changes


@dataclass(frozen=True, slots=True)
class MoveExample:
    """A case whose day would move: its number, the old day and the new one."""

    case_number: str
    item_name: str
    old_on: date
    new_on: date


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What a change of the calendar does to open cases; closed ones never move.

    Attributes:
        cases: Open cases with a due day that moves.
        examples: Some of them, ten at most.
        provisional_gone: Cases whose provisional day (暂定) becomes firm.
        changed_days: Days that begin or cease to be working days.
    """

    cases: int
    examples: tuple[MoveExample, ...]
    provisional_gone: int
    changed_days: int


@dataclass(frozen=True, slots=True)
class CalendarYearRow:
    """One year of the calendar.

    Attributes:
        source: Of a loaded notice: file or text; empty otherwise.
        working_days: How many there are; of an unknown year how many there seem to be.
        own_days: How many days the hall has set by hand.
        open_cases: Open cases that run in this year.
        provisional_cases: Those whose day waits for a notice.
        may_forget: The hall loaded it, and nothing open runs in it.
    """

    year: int
    state: YearState
    source: str
    working_days: int
    own_days: int
    open_cases: int
    provisional_cases: int
    may_forget: bool


@dataclass(frozen=True, slots=True)
class CalendarDayRow:
    """One day of the calendar as a page of a year paints it."""

    day: date
    kind: DayKind
    note: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class CalendarEditRow:
    """One change of the calendar that was made (日历调整)."""

    id: UUID
    made_at: datetime
    made_by: str
    source: str
    note: str
    changed_days: int
    moved_cases: int
