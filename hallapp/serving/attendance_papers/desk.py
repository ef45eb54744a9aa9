"""What papers of attendance are made with: the store, the features, the room to keep them."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from hallapp.hall import directory
from hallapp.hall.terms import HallRow, PersonRow
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.printed_table import PrintedTable
from hallapp.kernel.texts import papers
from hallapp.serving.attendance_papers.made import MadePaper, Makers, PaperForm

if TYPE_CHECKING:
    from hallapp.assessment.service import AssessmentService
    from hallapp.attendance.service import AttendanceService
    from hallapp.bulletins.service import BulletinService, PostingService
    from hallapp.leave.service import LeaveService, OutingService
    from hallapp.patrols.service import ExplanationService, LetterService, PatrolService
    from hallapp.roster.service import RosterService
    from hallapp.serving.score_facts import ScoreFeeder


@dataclass(frozen=True)
class PaperSources:
    """Whom the papers are asked of.

    Attributes:
        points: The sheet of a period: as it was closed, else as what happened makes it now.
    """

    attendance: "AttendanceService"
    leaves: "LeaveService"
    outings: "OutingService"
    patrols: "PatrolService"
    letters: "LetterService"
    explanations: "ExplanationService"
    rosters: "RosterService"
    scores: "AssessmentService"
    points: "ScoreFeeder"
    bulletins: "BulletinService"
    postings: "PostingService"


class PaperDesk:
    """Holds what every paper needs."""

    def __init__(self, work: UnitOfWork, sources: PaperSources) -> None:
        self._work, self._from = work, sources

    def _made(self, makers: Makers, form: PaperForm) -> MadePaper:
        return makers.made(form, self._now())

    def _now(self) -> datetime:
        return self._work.clock.now()

    def _hall(self) -> HallRow:
        with self._work.read() as session:
            return directory.hall(session, self._work.hall_id)

    def _people(self) -> tuple[PersonRow, ...]:
        with self._work.read() as session:
            return directory.people(session, self._work.hall_id)

    def _window_of(self, person_id: uuid.UUID) -> str:
        """Return the number of a person's window; empty without one."""
        found = (each.window_number for each in self._people() if each.id == person_id)
        number = next(found, None)
        return "" if number is None else str(number)


def in_chinese(tables: Callable[[], Sequence[PrintedTable]]) -> Sequence[PrintedTable]:
    """Return tables as papers write them: Chinese, whatever the screen speaks."""
    with papers():
        return tables()
