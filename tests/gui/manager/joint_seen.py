"""A small real hall on SQLite with the tab 联办 of its manager."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hall_rows import SmallHall, small_hall
from hall_store import HALL_ID, HallStore
from joint_hall import add_units, joint_of
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from hallapp.cases.service import CaseService
from hallapp.devices.file_printer import FilePrinter
from hallapp.faces.manager.cases.desk import CasesDesk, CasesWish
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.cases.tab import CasesTab
from hallapp.guides.service import GuideService
from hallapp.guides.themes import ThemeService
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Actor, Channel
from hallapp.kernel.settings import SettingsService
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs
from hallapp.reports.figures import FiguresService
from hallapp.serving.case_papers.service import CasePaperService
from hallapp.serving.papers import PrintRoom

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


class JointHall:
    """The hall with two more units; person 1 manages it."""

    def __init__(self, folder: Path) -> None:
        self.store = HallStore.on_sqlite(folder / "大厅.db", MORNING)
        self.rows: SmallHall = small_hall(self.store)
        add_units(self.rows)
        with self.store.engine.begin() as connection:
            row = {"person_id": self.rows.people[1], "role": Role.MANAGER, "hall_id": HALL_ID}
            connection.execute(insert(PersonRole), [row])
        work, printer = self.store.work, FilePrinter(folder / "printed")
        room = PrintRoom(folder / "papers", printer, printer)
        self.printed = folder / "printed"
        self.joint = joint_of(self.rows)
        self.cases = CaseService(work)
        self.more = SimpleNamespace(
            joint=self.joint,
            guides=GuideService(work),
            themes=ThemeService(work),
            figures=FiguresService(work),
            case_papers=CasePaperService(
                work, GuideService(work), self.cases, SettingsService(work), room
            ),
        )
        self.told: list[str] = []
        self.failed: list[Any] = []

    @property
    def services(self) -> CasesServices:
        people: Any = self.rows.people_service
        return CasesServices(people.hall(), self.cases, people, self.store.clock, more=self.more)

    def shown(self, qtbot: QtBot, tab: CasesTab, *answers: Any) -> CasesTab:
        """The tab as the manager sees it, in a window of usual width."""
        people = self.rows.people_service.people()
        who = next(row for row in people if row.id == self.rows.people[1])
        actor = Actor("GL-1", person_id=who.id, channel=Channel.MANAGER)
        jobs = InlineJobs()
        self.door = AnsweringDoor(*answers)
        wish = CasesWish(self.services, who, actor, jobs, jobs, self.door)
        qtbot.addWidget(tab)
        tab.told.connect(self.told.append)
        tab.failed.connect(self.failed.append)
        tab.resize(1230, 560)
        tab.show()
        tab.begin(CasesDesk(wish, tab))
        tab.take_keyboard()
        return tab
