"""A morning of patrols over a real store: drawn, walked, keyed in, written about, proved."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hall_rows import VAULT
from pytestqt.qtbot import QtBot
from ready_halls import Begun, on_sqlite
from sqlalchemy import insert

from hallapp.devices.file_printer import FilePrinter
from hallapp.faces.manager.attendance.desk import AttendanceDesk, AttendanceWish
from hallapp.faces.manager.attendance.patrols.day_panel import DayPanel
from hallapp.faces.manager.attendance.patrols.letters_panel import LettersPanel
from hallapp.faces.manager.attendance.patrols.paper_panel import PaperPanel
from hallapp.faces.manager.attendance.patrols.round_panel import RoundPanel
from hallapp.faces.manager.attendance.patrols.seat_tile import SeatTile
from hallapp.faces.manager.attendance.patrols.tab import PatrolsTab
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Actor, Channel
from hallapp.leave.service import LeaveService, OutingService
from hallapp.patrols.service import ExplanationService, LetterService, PatrolService
from hallapp.patrols.terms import PatrolSight
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs
from hallapp.roster.service import PostService, RosterService
from hallapp.serving.attendance_papers import AttendancePaperService
from hallapp.serving.papers import PrintRoom
from hallapp.serving.patrol_desk import PatrolDesk
from tests.gui.manager.patrol_fakes import heard

LEADER = 4


class PaperPrinter:
    """Prints as the hall's papers do."""

    def __init__(self, room: PrintRoom) -> None:
        self._room = room

    def attendance_sheet(self, day: date) -> Path:
        raise NotImplementedError

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        self._room.pages.send_pdf(path, title, copies)


class RealPatrols:
    """The small hall with every window taken; person 4 manages it."""

    def __init__(self, folder: Path) -> None:
        store, hall = on_sqlite(folder / "大厅.db", Begun.OPEN)
        assert hall is not None
        self.store, self.rows = store, hall
        self.folder = folder
        with store.engine.begin() as connection:
            for role in (Role.MANAGER, Role.SHIFT_LEADER):
                row = {"person_id": hall.people[LEADER], "role": role, "hall_id": store.hall_id}
                connection.execute(insert(PersonRole), [row])
        self.printed = folder / "printed"

    def at(self, hour: int, minute: int) -> None:
        moment = datetime(2026, 11, 23, hour, minute, tzinfo=self.store.zone)
        self.store.clock.set_to(moment)

    def services(self) -> AttendanceServices:
        work, people = self.store.work, self.rows.people_service
        patrols, letters = PatrolService(work, VAULT), LetterService(work)
        leaves, outings, posts = LeaveService(work), OutingService(work), PostService(work)
        explanations = ExplanationService(work)
        printer = FilePrinter(self.printed)
        room = PrintRoom(self.folder / "papers", printer, printer)
        unused: Any = None
        # What papers of patrols ask of; the rest belongs to other papers.
        sources: Any = SimpleNamespace(
            patrols=patrols,
            letters=letters,
            explanations=explanations,
            rosters=RosterService(work),
        )
        more = SimpleNamespace(
            patrols=patrols,
            patrol_desk=PatrolDesk(work, patrols, leaves, outings, posts, people),
            letters=letters,
            explanations=explanations,
            attendance_papers=AttendancePaperService(work, sources, room),
        )
        return AttendanceServices(
            people.hall(),
            unused,
            PaperPrinter(room),
            people,
            self.store.clock,
            people.departments,
            more,
        )

    def tab(self, qtbot: QtBot, *answers: Any) -> PatrolsTab:
        people = self.rows.people_service.people()
        who = next(row for row in people if row.id == self.rows.people[LEADER])
        actor = Actor("GL-1", person_id=who.id, channel=Channel.MANAGER)
        jobs, door = InlineJobs(), AnsweringDoor(*answers)
        tab = PatrolsTab()
        qtbot.addWidget(tab)
        tab.resize(1230, 580)
        tab.show()
        wish = AttendanceWish(self.services(), who, actor, jobs, jobs, door)
        tab.begin(AttendanceDesk(wish, tab))
        return tab


def walk(hall: RealPatrols, panel: RoundPanel) -> None:
    """Draw, be told, begin late, find two things, and say that the rest is as recorded."""
    panel.start.draw.click()
    panel.start.times.click()
    assert "下一次是第 1 次" in panel.start.time_fact.fact()
    hall.at(16, 50)
    panel.start.start.click()
    view = panel.view
    first, second, *_rest = view.plan.findChildren(SeatTile)
    view.plan.select(first.number)
    view.pad.button("玩手机或游戏").click()
    view.plan.select(second.number)
    view.pad.tap(PatrolSight.VACANT)
    view.end.click()
    view.end_form.do.click()


def write_home(tab: PatrolsTab, day: DayPanel) -> LettersPanel:
    """Write to the home unit about the first finding."""
    day.letter.click()
    letters = tab.part("letters")
    assert isinstance(letters, LettersPanel)
    letters.form.do.click()
    return letters


def key_in(tab: PatrolsTab) -> None:
    """Key in the second round from paper, and print blank sheets."""
    tab.open_part("paper")
    paper = tab.part("paper")
    assert isinstance(paper, PaperPanel)
    paper.number.show_value(2)
    paper.rest.show_value(value=True)
    paper.keep.click()
    paper.blank.click()


def test_a_day_of_patrols_is_walked_written_about_and_proved(qtbot: QtBot, tmp_path: Path):
    hall = RealPatrols(tmp_path)
    hall.at(8, 0)
    tab = hall.tab(qtbot)
    told, failed = heard(tab.told), heard(tab.failed)
    panel, day = tab.part("round"), tab.part("day")
    assert isinstance(panel, RoundPanel)
    assert isinstance(day, DayPanel)

    walk(hall, panel)
    tab.open_part("day")
    seen = [line.mark.label for line in day.model.rows()]
    letters = write_home(tab, day)
    key_in(tab)
    hall.at(18, 0)
    tab.open_part("day")
    day.reveal.click()
    day.verify.click()
    day.print_log.click()

    assert failed == []
    assert seen == ["玩手机或游戏", "空岗"]
    assert [row.facts.fact for row in letters.model.rows()] == ["玩手机或游戏"]
    assert "核对无误" in day.proof.text()
    assert any(said.startswith("第 1 次巡查开始，迟 ") for said in told)
    assert "11-23 第 2 次巡查已补录" in "".join(told)
    assert len(list(hall.printed.iterdir())) == 3
    hall.store.close()
