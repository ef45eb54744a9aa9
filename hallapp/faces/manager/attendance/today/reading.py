"""Everything that the tab shows of one day, read in one go on the worker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import TYPE_CHECKING
from uuid import UUID

from hallapp.attendance.terms import DaySheetRow
from hallapp.attendance.terms.questions import DutyQuestionRow
from hallapp.bulletins.terms import PostingSheet
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.today.services import TodayHall
from hallapp.kernel.clock import zone_named
from hallapp.leave.terms import LeaveRow
from hallapp.patrols.terms import FindingRow, PatrolDayRow

if TYPE_CHECKING:
    from hallapp.serving.post_cover import VacantPostRow

_UNSAID = frozenset({"", "—"})
"""What stands in the column of presence where no public word is true."""


@dataclass(frozen=True)
class AskedRow:
    """What waits for somebody, besides the sheet.

    Attributes:
        leaves: Leave on which whoever is signed in may decide now.
        waiting_elsewhere: How many requests wait for somebody else.
        vacancies: Posts that nobody staffs now.
    """

    leaves: tuple[LeaveRow, ...] = ()
    waiting_elsewhere: int = 0
    questions: tuple[DutyQuestionRow, ...] = ()
    vacancies: "tuple[VacantPostRow, ...]" = ()

    @property
    def count(self) -> int:
        """How many things wait."""
        return len(self.leaves) + len(self.questions) + len(self.vacancies)


@dataclass(frozen=True)
class TodayRead:
    """One day as it stands.

    Attributes:
        patrols: None in a hall without patrols.
        posting: What would be posted now; None in a hall that posts nothing.
        asked: Empty for a day that is over.
        zone: Of the hall's clocks.
    """

    sheet: DaySheetRow
    zone: tzinfo
    patrols: PatrolDayRow | None = None
    findings: tuple[FindingRow, ...] = ()
    posting: PostingSheet | None = None
    asked: AskedRow = AskedRow()


def is_hanging(posting: PostingSheet) -> bool:
    """Return whether a day hangs as it would be posted now: nothing is to be posted."""
    return bool(posting.version) and not posting.differs


def is_wordless(posting: PostingSheet) -> bool:
    """Return whether a posting has people, and says nothing of any of them yet."""
    said = (
        row.leave or row.discipline or row.dress or row.presence not in _UNSAID
        for row in posting.rows
    )
    return bool(posting.rows) and not any(said)


def reader(day: date | None, person_id: UUID) -> Callable[[AttendanceServices], TodayRead]:
    """Return what reads a day for somebody; None for today, whichever day that is by then."""

    def read(services: AttendanceServices) -> TodayRead:
        hall, sheet = TodayHall(services), services.days.sheet(day)
        patrols, postings = hall.patrols, hall.postings
        return TodayRead(
            sheet=sheet,
            zone=zone_named(services.hall.zone),
            patrols=None if patrols is None else patrols.of_day(sheet.day),
            findings=() if patrols is None or day is not None else patrols.findings(),
            posting=None if postings is None else postings.draft(sheet.day),
            asked=AskedRow() if day is not None else _asked(hall, person_id),
        )

    return read


def _asked(hall: TodayHall, person_id: UUID) -> AskedRow:
    leaves, questions, cover = hall.leaves, hall.questions, hall.cover
    mine = () if leaves is None else leaves.to_decide_by(person_id)
    every = () if leaves is None else leaves.to_decide()
    return AskedRow(
        leaves=mine,
        waiting_elsewhere=len({row.id for row in every} - {row.id for row in mine}),
        questions=() if questions is None else questions.open(),
        vacancies=() if cover is None else cover.vacancies(),
    )
