"""Monday and the sheet of scores over a real store: what is pressed is what the hall then holds."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hall_store import HALL_ID
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from hallapp.bulletins.terms import BulletinSort, BulletinState, StepCode
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.reports.evidence_part import EvidencePart
from hallapp.faces.manager.attendance.reports.paper_part import PaperPart
from hallapp.faces.manager.attendance.reports.prose_part import ProsePart
from hallapp.faces.manager.attendance.reports.steps_part import StepsPart
from hallapp.faces.manager.attendance.reports.tab import ReportsTab
from hallapp.faces.manager.attendance.scores.feeding_part import FeedingPart
from hallapp.faces.manager.attendance.scores.sheet_part import SheetPart
from hallapp.faces.manager.attendance.scores.tab import ScoresTab
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.tab import AttendanceTab
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from tests.gui.clerk.real_hall import RealHall
from tests.gui.manager.reports_fakes import desk_for

MANAGER = 4
MONDAY = date(2026, 11, 23)
NEXT_MONDAY = timedelta(days=7)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    """A hall a week later, in which nobody punched."""
    made = RealHall(tmp_path)
    with made.store.engine.begin() as connection:
        role = {"person_id": made.rows.people[MANAGER], "role": Role.MANAGER}
        connection.execute(insert(PersonRole), {**role, "hall_id": HALL_ID})
    made.store.clock.set_to(made.store.clock.now() + NEXT_MONDAY)
    yield made
    made.store.close()


def begun(qtbot: QtBot, hall: RealHall, tab: AttendanceTab) -> AttendanceDesk:
    opened = hall.open
    services = AttendanceServices(
        hall=opened.hall,
        days=opened.attendance,
        papers=opened.papers,
        places=opened.people,
        clock=opened.clock,
        departments=opened.people.departments,
        more=opened,
    )
    manager = next(p for p in opened.people.people() if p.id == hall.rows.people[MANAGER])
    desk = desk_for(tab, services, who=manager)
    qtbot.addWidget(tab)
    tab.resize(1366, 740)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.begin(desk)
    return desk


def test_a_week_is_drafted_edited_numbered_and_issued(qtbot: QtBot, hall: RealHall) -> None:
    tab = ReportsTab()
    failed: list[object] = []
    tab.failed.connect(failed.append)
    begun(qtbot, hall, tab)
    steps = tab.part("steps")
    assert isinstance(steps, StepsPart)
    assert steps.listed is not None
    assert tab.period.from_on == MONDAY

    for step in steps.listed.steps:
        if "override" in steps.steps.rows[step.code].keys:
            steps.steps.rows[step.code].keys["override"].click()
            line = steps.form.controls["words"]
            assert isinstance(line, QLineEdit)
            line.setText("试运行")
            steps.form.press()
    steps.steps.rows[StepCode.DRAFT].keys["draft"].click()
    prose = tab.part("prose")
    assert isinstance(prose, ProsePart)
    prose.sentences.rows[-1].setFocus()
    prose.add.click()
    prose.form.controls["added"].setPlainText("请对照整改。")  # type: ignore[union-attr]
    prose.form.press()
    tab.open_part("steps")
    for code, name in (
        (StepCode.DRAFT, "confirm"),
        (StepCode.NUMBER, "number"),
        (StepCode.ISSUE, "issue"),
    ):
        steps.steps.rows[code].keys[name].click()
        if code is not StepCode.DRAFT:
            steps.form.press()

    (row,) = hall.open.bulletins.bulletins(BulletinSort.WEEKLY)
    assert failed == []
    assert row.state is BulletinState.ISSUED
    assert row.number == "周汇总〔2026〕1号"
    assert row.content.sections[-1].sentences[-1].text == "请对照整改。"
    tab.open_part("paper")
    paper = tab.part("paper")
    assert isinstance(paper, PaperPart)
    assert paper.view is not None
    assert paper.view.preview.page_count() >= 1


def test_what_a_step_counts_is_read_from_the_hall(qtbot: QtBot, hall: RealHall) -> None:
    tab = ReportsTab()
    begun(qtbot, hall, tab)
    steps = tab.part("steps")
    assert isinstance(steps, StepsPart)
    assert steps.listed is not None

    steps.steps.rows[StepCode.MISSING].keys["open"].click()
    evidence = tab.part("evidence")
    assert isinstance(evidence, EvidencePart)

    rows = evidence.model.rows()
    assert len(rows) == steps.listed.step(StepCode.MISSING).count
    assert all(row.who and row.tab == "month" for row in rows)


def test_scores_are_fed_and_opened_over_a_real_store(qtbot: QtBot, hall: RealHall) -> None:
    tab = ScoresTab()
    failed: list[object] = []
    tab.failed.connect(failed.append)
    begun(qtbot, hall, tab)
    sheet = tab.part("sheet")
    assert isinstance(sheet, SheetPart)
    assert sheet.model.rowCount()

    sheet.feed.click()
    feeding = tab.part("feeding")
    assert isinstance(feeding, FeedingPart)
    lines = feeding.model.rowCount()
    feeding.carry.click()

    assert failed == []
    assert lines
    assert feeding.model.rowCount() == 0
    period = tab.period
    assert period is not None
    assert len(hall.open.scores.entries(period.from_on, period.until_on)) == lines
