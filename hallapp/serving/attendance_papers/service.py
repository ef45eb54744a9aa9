"""Makes every paper of attendance in the form that is asked for, and keeps it.

Every call reads the store and draws pages: it belongs on a worker.
"""

from pathlib import Path

from hallapp.kernel.database.work import UnitOfWork
from hallapp.serving.attendance_papers.bulletins import BulletinPapers
from hallapp.serving.attendance_papers.days import DayPapers
from hallapp.serving.attendance_papers.desk import PaperSources
from hallapp.serving.attendance_papers.made import MadePaper
from hallapp.serving.attendance_papers.sheets import SheetPapers
from hallapp.serving.papers import PrintRoom


class AttendancePaperService(DayPapers, SheetPapers, BulletinPapers):
    """Makes the papers of attendance: the day, the week, the month, slips, letters, scores."""

    def __init__(self, work: UnitOfWork, sources: PaperSources, room: PrintRoom) -> None:
        """Take the store, whom to ask, and where papers are kept."""
        super().__init__(work, sources)
        self._room = room

    def keep(self, paper: MadePaper) -> Path:
        """Keep a paper with the other papers of today and return its file.

        Raises:
            SlipNotKeptError: The folder cannot be written or the disk is full.
        """
        local = self._now().astimezone(self._work.zone)
        path = paper.keep(self._room.folder / local.date().isoformat())
        if paper.warning:
            self._room.warnings[path] = paper.warning
        return path
