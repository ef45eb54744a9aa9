"""A small real hall on SQLite with a tab of the manager's page of attendance."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

from hall_rows import small_hall
from hall_store import HallStore
from leave_hall import LeaveHall, leave_hall
from pytestqt.qtbot import QtBot

from hallapp.devices.file_printer import FilePrinter
from hallapp.faces.manager.attendance.desk import AttendanceDesk, AttendanceWish
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.tab import AttendanceTab
from hallapp.kernel.requests import Actor, Channel
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs
from hallapp.roster.service import PairWish
from hallapp.serving.post_cover import PostCoverService

MONDAY_MORNING = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)

Tab = TypeVar("Tab", bound=AttendanceTab)


class PrintedPapers:
    """A printer that remembers what it printed, and makes papers of a line each."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.printed = folder, list[str]()

    def attendance_sheet(self, day: Any) -> Path:
        return self.folder / f"{day}.pdf"

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        assert copies == 1
        self.printed.append(f"{path.name} {title}")

    def leave_slip(self, leave_id: Any) -> Any:
        return SimpleNamespace(title="请假审批单", name=f"{leave_id}.pdf")

    def outings(self, day: Any) -> Any:
        return SimpleNamespace(title="临时外出登记表", name=f"outings-{day}.pdf")

    def keep(self, paper: Any) -> Path:
        return self.folder / paper.name


class DutyHall:
    """The hall of `leave_hall` on Monday at 09:42; window 1 has A 张1 and B 张2.

    Attributes:
        more: The late services; a test may take some away.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = HallStore.on_sqlite(folder / "大厅.db", MONDAY_MORNING)
        self.duty: LeaveHall = leave_hall(small_hall(self.store))
        duty, rows = self.duty, self.duty.hall
        duty.posts.pair(duty.by(4), PairWish(duty.person(1), duty.person(2), rows.windows[1]))
        self.papers = PrintedPapers(folder)
        self.printer = FilePrinter(folder / "printed")
        self.more = SimpleNamespace(
            leaves=duty.leave,
            outings=duty.outings,
            posts=duty.posts,
            rosters=duty.rosters,
            post_cover=PostCoverService(self.store.work, duty.posts),
            attendance_papers=self.papers,
        )
        self.told: list[str] = []
        self.failed: list[Any] = []
        self.jobs = InlineJobs()

    @property
    def services(self) -> AttendanceServices:
        people: Any = self.duty.hall.people_service
        days: Any = None
        papers: Any = self.papers
        return AttendanceServices(
            people.hall(), days, papers, people, self.store.clock, people.departments, self.more
        )

    def shown(
        self, qtbot: QtBot, tab: Tab, who: int = 4, size: tuple[int, int] = (1230, 590)
    ) -> Tab:
        """The tab as somebody sees it, in a window of usual size."""
        return self.begun(qtbot, tab, who, size)

    def begun(self, qtbot: QtBot, tab: Tab, who: int, size: tuple[int, int], *answers: Any) -> Tab:
        """The same, with what the system's dialogs answer."""
        known = self.duty.hall.people_service.people()
        person = next(row for row in known if row.id == self.duty.person(who))
        actor = Actor("GL-1", person_id=person.id, channel=Channel.MANAGER)
        wish = AttendanceWish(
            self.services, person, actor, self.jobs, self.jobs, AnsweringDoor(*answers)
        )
        qtbot.addWidget(tab)
        tab.told.connect(self.told.append)
        tab.failed.connect(self.failed.append)
        tab.resize(*size)
        tab.show()
        tab.begin(AttendanceDesk(wish, tab))
        tab.take_keyboard()
        return tab

    def close(self) -> None:
        self.store.close()
