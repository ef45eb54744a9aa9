"""A week that was lived, on paper, in workbooks and Word files: everywhere the same."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from attendance_rows import FRIDAY, at, away, by, full_days, make, punch
from hall_rows import VAULT, SmallHall
from openpyxl import load_workbook

from hallapp.assessment.policy import SCORE_RULES
from hallapp.assessment.presets import SCORES
from hallapp.assessment.service import AssessmentService
from hallapp.attendance.errors import CorrectionUnknownError
from hallapp.attendance.service import AttendanceService, CorrectionService
from hallapp.attendance.terms import CorrectionCause, Slot
from hallapp.attendance.terms.acts import CorrectionWish
from hallapp.bulletins.service import BulletinService, PostingService
from hallapp.bulletins.terms import FigureCode
from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.hall.terms import Role
from hallapp.kernel import texts
from hallapp.kernel.settings import SettingsService
from hallapp.leave.service import LeaveService, OutingService
from hallapp.leave.terms import LeaveKind, LeaveWish, OutingKind, OutingWish
from hallapp.patrols.service import ExplanationService, LetterService, PatrolService
from hallapp.patrols.terms import LetterWish, MarkWish, PatrolSight
from hallapp.queueing.store import days
from hallapp.roster.service import RosterService
from hallapp.serving.attendance_papers import (
    AttendancePaperService,
    MadePaper,
    PaperForm,
    PaperFormError,
    PaperSources,
)
from hallapp.serving.duty_facts import DutyFactsService
from hallapp.serving.papers import PrintRoom
from hallapp.serving.score_facts import ScoreFeeder

LATE, CLERK, ABSENT, ILL, MANAGER = 1, 2, 3, 4, 5
ON_SQLITE = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


class NoPrinter:
    """A printer that nothing is sent to."""

    name = "没有打印机"

    def print(self, *_given: object) -> None:
        raise AssertionError


@dataclass
class Desk:
    """The manager's desk after that Friday."""

    hall: SmallHall
    papers: AttendancePaperService
    bulletins: BulletinService
    postings: PostingService
    leaves: LeaveService
    corrections: CorrectionService
    letters: LetterService
    patrols: PatrolService
    scores: AssessmentService

    def set_to(self, moment: str, day: date) -> None:
        self.hall.store.clock.set_to(at(moment, day))

    def manager(self) -> Any:
        return by(self.hall, MANAGER)


@pytest.fixture
def desk(hall: SmallHall, tmp_path: Path) -> Desk:
    """One was late, one played with a phone, one never came, one was ill; the fifth manages."""
    make(hall, MANAGER, Role.MANAGER)
    hall.store.clock.set_to(at("08:00"))
    SettingsService(hall.store.work).change(
        hall.store.request(), SCORE_RULES, SCORES["cangnan"], FRIDAY, "试行"
    )
    punch(hall, LATE, ("09:05", "12:01", "13:25", "17:02"))
    full_days(hall, CLERK, MANAGER)
    away(hall, ILL, kind=LeaveKind.SICK)
    found = _desk(hall, tmp_path)
    _patrol(found)
    _outing(found)
    found.set_to("18:00", date(2026, 11, 26))
    attendance = AttendanceService(hall.store.work, days.check_clock)
    ScoreFeeder(hall.store.work, attendance, found.scores).feed(found.manager(), FRIDAY, FRIDAY)
    return found


def _desk(hall: SmallHall, folder: Path) -> Desk:
    work = hall.store.work_as("clerk")
    attendance = AttendanceService(work, days.check_clock)
    book, scores = DutyFactsService(work, attendance), AssessmentService(work)
    bulletins, postings = BulletinService(work, book, scores), PostingService(work, book)
    leaves, letters = LeaveService(work), LetterService(work)
    patrols, printer = PatrolService(work, VAULT), NoPrinter()
    sources = PaperSources(
        attendance=attendance,
        leaves=leaves,
        outings=OutingService(work),
        patrols=patrols,
        letters=letters,
        explanations=ExplanationService(work),
        rosters=RosterService(work),
        scores=scores,
        points=ScoreFeeder(work, attendance, scores),
        bulletins=bulletins,
        postings=postings,
    )
    room = PrintRoom(folder / "papers", printer, printer)  # pyright: ignore[reportArgumentType] - never printed on
    papers = AttendancePaperService(work, sources, room)
    corrections = CorrectionService(work)
    return Desk(hall, papers, bulletins, postings, leaves, corrections, letters, patrols, scores)


def _patrol(desk: Desk) -> None:
    """Let the manager have seen the second window play with a phone at ten."""
    desk.set_to("08:10", FRIDAY)
    desk.patrols.commit(desk.hall.store.request())
    desk.set_to("10:00", FRIDAY)
    visit = desk.patrols.start(desk.manager(), 1)
    phone = next(each for each in desk.patrols.findings() if each.code == "phone_or_games")
    person = desk.hall.people[CLERK]
    wish = MarkWish(desk.hall.windows[2], PatrolSight.FINDING, phone.id, person_id=person)
    desk.patrols.mark(desk.manager(), visit.id, wish)
    desk.patrols.end(desk.manager(), visit.id)


def _outing(desk: Desk) -> None:
    desk.set_to("14:00", FRIDAY)
    wish = OutingWish(
        desk.hall.people[LATE], OutingKind.ESCORT, "陪同到不动产中心", at("14:40", FRIDAY)
    )
    OutingService(desk.hall.store.work).leave_post(by(desk.hall, LATE), wish)


def said(paper: MadePaper) -> str:
    """The text of a paper as a program copies it out, without white space."""
    with pypdfium2.PdfDocument(paper.data) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split()).replace("\ufffe", "-").replace("\x02", "-")


def sheets(paper: MadePaper) -> list[list[tuple[Any, ...]]]:
    """The rows below the headings of each sheet of a workbook."""
    book = load_workbook(io.BytesIO(paper.data))
    return [[tuple(row) for row in sheet.iter_rows(4, values_only=True)] for sheet in book]


def test_the_week_has_the_figures_of_the_screen_on_paper_and_in_the_workbook(desk: Desk) -> None:
    figures = desk.bulletins.week(FRIDAY)

    text = said(desk.papers.weekly(FRIDAY))
    units, people, *_more = sheets(desk.papers.weekly(FRIDAY, PaperForm.WORKBOOK))

    (total,) = [row for row in units if row[0] == "合计"]
    shown = [
        FigureCode.DUE, FigureCode.PRESENT, FigureCode.LATE, FigureCode.EARLY, FigureCode.MISSING,
        FigureCode.ABSENT, FigureCode.OFF_POST, FigureCode.FINDINGS, FigureCode.LEAVE,
    ]  # fmt: skip
    halves = {code: 2 if code.is_half_days else 1 for code in shown}
    assert list(total[1:11]) == [
        figures.total.people, *(figures.total[code] / halves[code] for code in shown)
    ]  # fmt: skip
    printed = "".join(
        f"{value:g}" if value else "—" for value in total[1:] if isinstance(value, int | float)
    )
    assert f"合计{printed}" in text
    assert "其中病假（天）" in text
    assert [row[2] for row in people if row[1] is not None or row[2]][:3]


def test_a_day_is_a_draft_until_it_hangs_and_never_tells_a_kind_of_leave(desk: Desk) -> None:
    draft = said(desk.papers.daily(FRIDAY))
    desk.postings.post(desk.manager(), FRIDAY)
    posted = said(desk.papers.daily(FRIDAY))

    assert "演示数据公示稿，还没有张贴" in draft
    assert "共5人，在岗3，请假1，其他1。" in draft
    assert "公示稿" not in posted
    assert f"张{ILL}请假请假（全天）" in posted
    assert "玩手机或游戏" in posted
    assert "病" not in posted
    (rows,) = sheets(desk.papers.daily(FRIDAY, PaperForm.WORKBOOK))
    assert {row[2]: row[3] for row in rows}[f"张{ILL}"] == "请假"


@ON_SQLITE
def test_drawn_times_stand_in_the_log_once_they_are_public(desk: Desk) -> None:
    desk.set_to("11:00", FRIDAY)
    before = said(desk.papers.patrol_log(FRIDAY))
    desk.set_to("18:00", FRIDAY)
    desk.patrols.reveal(desk.manager(), FRIDAY)
    plan = desk.patrols.plan(FRIDAY)
    after = said(desk.papers.patrol_log(FRIDAY))

    assert plan.secret not in before
    assert "当天巡查结束后公布" in before
    assert plan.secret in after
    assert plan.commitment in before
    assert plan.commitment in after
    last = plan.times[-1].at.astimezone(desk.hall.store.zone)
    assert f"第{plan.times[-1].number}次{last:%H:%M}" in after
    assert f"张{CLERK}玩手机或游戏" in after


@ON_SQLITE
def test_who_walks_with_a_citizen_stands_in_the_register(desk: Desk) -> None:
    text = said(desk.papers.outings(FRIDAY))

    assert "全程陪同群众，陪同到不动产中心14:0014:40未返回" in text
    (rows,) = sheets(desk.papers.outings(FRIDAY, PaperForm.WORKBOOK))
    assert rows[0][3] == f"张{LATE}"


@ON_SQLITE
def test_a_leave_prints_its_steps_and_what_was_really_taken(desk: Desk) -> None:
    span = HalfDaySpan.of(date(2026, 11, 30), Half.MORNING, date(2026, 12, 1), Half.AFTERNOON)
    wish = LeaveWish(desk.hall.people[LATE], LeaveKind.PERSONAL, span, "回老家")
    asked = desk.leaves.ask(by(desk.hall, LATE), wish)
    before = said(desk.papers.leave_slip(asked.id))
    while (row := desk.leaves.leave(asked.id)).open_step is not None:
        desk.leaves.decide(desk.manager(), row.id, approved=True, words="注意交接")
    desk.set_to("12:30", date(2026, 12, 1))
    desk.leaves.end(by(desk.hall, LATE), asked.id, HalfDay(date(2026, 12, 1), Half.AFTERNOON))
    after = said(desk.papers.leave_slip(asked.id))

    assert "合计2个工作日" in before
    assert "同意：注意交接" not in before
    assert "同意：注意交接" in after
    assert "销假日期2026年12月1日下午实际请假1.5个工作日" in after


def test_a_correction_prints_and_stands_as_a_footnote_of_the_month(desk: Desk) -> None:
    wish = CorrectionWish(
        desk.hall.people[ABSENT], FRIDAY, Slot.AM_IN, CorrectionCause.POWER, "停电", time(8, 58)
    )
    asked = desk.corrections.ask(by(desk.hall, ABSENT), wish)
    desk.corrections.decide(desk.manager(), asked.id, approved=True, words="属实")

    slip = said(desk.papers.correction_slip(asked.id))
    grid = said(desk.papers.month_sheet(2026, 11))

    assert "补签时段上午到说明的时间08:58" in slip
    assert "同意：属实" in slip
    assert f"①张{ABSENT}11月20日上午到：{asked.number}" in grid
    assert "本月还没有锁定" in grid
    with pytest.raises(CorrectionUnknownError):
        desk.papers.correction_slip(desk.hall.people[ABSENT])


@ON_SQLITE
def test_the_months_grid_shows_every_person_in_both_forms(desk: Desk) -> None:
    text = said(desk.papers.month_sheet(2026, 11))
    (rows,) = sheets(desk.papers.month_sheet(2026, 11, PaperForm.WORKBOOK))

    ill = next(row for row in rows if row[2] == f"张{ILL}")
    assert ill[2 + FRIDAY.day] == "病"
    assert all(f"张{number}" in text for number in desk.hall.people)
    assert "病病假" in text


@ON_SQLITE
def test_a_letter_says_the_same_as_pdf_and_to_be_edited(desk: Desk) -> None:
    (mark,) = [each for each in desk.patrols.marks_in(FRIDAY, FRIDAY) if each.is_blame]
    row = desk.letters.issue(desk.manager(), LetterWish("请教育整改", mark.id, rule="窗口规范"))

    text = said(desk.papers.letter(row.id))
    document: Any = docx.Document(io.BytesIO(desk.papers.letter(row.id, PaperForm.WORD).data))

    assert row.number in text
    assert f"第1次巡查发现，你单位派驻2号窗口的工作人员张{CLERK}：玩手机或游戏" in text
    paragraphs = ["".join(each.text.split()) for each in document.paragraphs]
    assert [each for each in paragraphs if each and each not in text] == []


def test_a_month_that_nobody_drafted_prints_as_a_draft_of_its_figures(desk: Desk) -> None:
    text = said(desk.papers.monthly(FRIDAY))
    tables = sheets(desk.papers.monthly(FRIDAY, PaperForm.WORKBOOK))
    document: Any = docx.Document(io.BytesIO(desk.papers.monthly(FRIDAY, PaperForm.WORD).data))

    total = desk.bulletins.month(FRIDAY).duty.total
    assert "草稿，未编号，不作发文依据" in text
    assert "一、总体情况" in text
    (row,) = [each for each in tables[0] if each[0] == "合计"]
    assert row[2] == total[FigureCode.DUE] / 2
    last = document.tables[0].rows[-1].cells
    assert (last[0].text, last[2].text) == ("合计", f"{total[FigureCode.DUE] / 2:g}")


def test_base_and_parts_of_every_score_add_up_to_it(desk: Desk) -> None:
    made = desk.papers.assessment(FRIDAY, FRIDAY, PaperForm.WORKBOOK)
    ranking, evidence = sheets(made)

    for row in ranking[:5]:
        base, *parts, score = row[4 : len(row) - 2]
        assert sum(parts, base) == pytest.approx(score)
    assert {row[3]: row[-3] for row in ranking[:5]}[f"张{LATE}"] == 99
    assert any("迟到" in str(row) for row in evidence)
    text = said(desk.papers.assessment(FRIDAY, FRIDAY))
    assert f"张{LATE}100.0-1.099.0" in text
    notices = desk.papers.assessment_notices(FRIDAY, FRIDAY)
    assert notices.pages == len(desk.hall.people)
    assert said(notices).count("送达回证") == notices.pages


@ON_SQLITE
@pytest.mark.parametrize("name", ["daily", "assessment_of"])
def test_a_list_says_the_same_as_a_word_file_and_as_a_workbook(desk: Desk, name: str) -> None:
    make_it: Callable[[date, PaperForm], MadePaper] = getattr(desk.papers, name)
    document: Any = docx.Document(io.BytesIO(make_it(FRIDAY, PaperForm.WORD).data))
    printed = said(make_it(FRIDAY, PaperForm.PDF))

    for table, sheet in zip(
        document.tables, sheets(make_it(FRIDAY, PaperForm.WORKBOOK)), strict=True
    ):
        names = [row.cells[2 if name == "daily" else 3].text for row in table.rows[1:]]
        assert names
        assert set(names) <= {cell for row in sheet for cell in row}
        for row in table.rows[1:]:
            assert all("".join(cell.text.split()) in printed for cell in row.cells)
    title = document.paragraphs[0].text
    assert title in printed


@ON_SQLITE
def test_papers_are_the_same_when_screens_are_english(desk: Desk) -> None:
    made: list[Callable[[], MadePaper]] = [
        lambda: desk.papers.weekly(FRIDAY),
        lambda: desk.papers.patrol_log(FRIDAY),
        lambda: desk.papers.monthly(FRIDAY),
        lambda: desk.papers.month_sheet(2026, 11),
        lambda: desk.papers.assessment(FRIDAY, FRIDAY),
    ]
    for make_it in made:
        chinese = said(make_it())
        texts.set_language(texts.ENGLISH)
        try:
            assert said(make_it()) == chinese
        finally:
            texts.set_language(texts.CHINESE)


@ON_SQLITE
def test_a_form_that_a_paper_does_not_have_is_refused(desk: Desk) -> None:
    with pytest.raises(PaperFormError):
        desk.papers.letter(desk_letter(desk), PaperForm.WORKBOOK)


def desk_letter(desk: Desk) -> Any:
    (mark,) = [each for each in desk.patrols.marks_in(FRIDAY, FRIDAY) if each.is_blame]
    return desk.letters.issue(desk.manager(), LetterWish("请整改", mark.id)).id


@ON_SQLITE
def test_a_paper_is_kept_with_those_of_its_day(desk: Desk) -> None:
    paper = desk.papers.daily(FRIDAY)

    path = desk.papers.keep(paper)

    assert path.read_bytes() == paper.data
    assert path.parent.name == "2026-11-26"
    assert path.name == "daily-2026-11-20.pdf"
    later = desk.papers.month_sheet(2026, 11, PaperForm.WORKBOOK)
    assert desk.papers.keep(later).suffix == ".xlsx"
