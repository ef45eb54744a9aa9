"""Month end: counted, locked, the bulletin with its number, scores and an appeal (月通报)."""

import re
from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from hallapp.assessment.terms import AppealVerdict, AssessmentState, EntryRow, EvidenceSort
from hallapp.attendance.errors import PeriodClosedError
from hallapp.attendance.terms import Slot
from hallapp.attendance.terms.acts import CorrectionWish, CountWish
from hallapp.attendance.terms.deciding import CorrectionCause
from hallapp.bulletins.errors import StepBlockedError
from hallapp.bulletins.terms import BulletinSort, BulletinState, FigureCode, StepCode
from hallapp.serving.attendance_papers import PaperForm
from hallapp.tour import reading
from hallapp.tour.duty_begin import FORGETFUL, UNLUCKY
from hallapp.tour.duty_hands import (
    MANAGER,
    back_to_queue,
    keep_document,
    keep_paper,
    keep_workbook,
    manager,
    open_duty_tab,
    open_own_page,
    person,
    person_day,
    refused,
    tell,
    told,
)
from hallapp.tour.duty_week import (
    LATE,
    bring_in_punches,
    confirm_units,
    friday,
    settle,
    show_worklist,
)
from hallapp.tour.hands import find, is_seen
from hallapp.tour.later import everybody_leaves, request_of, sits_at, today, workday_after
from hallapp.tour.managing import at_manager
from hallapp.tour.page import Words
from hallapp.tour.seats import FIRST_DESK
from hallapp.tour.step import Chapter, Day, Step, check

_MONTHLY = BulletinSort.MONTHLY
_SCORE = 5
_TENTH = 10
# A sentence may run over the end of a page.
_PAGE_FOOT = re.compile(r"(演示数据，不作凭证)?—\d+—")
_APPEAL = "当天早上在一楼引导群众（示例）"


def _span(day: Day) -> tuple[date, date]:
    return day.stage.hall.bulletins.period_of(_MONTHLY, friday(day))


def _count(day: Day) -> None:
    stage = day.stage
    first, last = _span(day)
    stage.go_to(workday_after(day, last, 1), 8, 50)
    bring_in_punches(day)
    recounts = stage.hall.recounts
    before = recounts.preview(first, last)
    check(before.first > 0 and not before.is_nothing, f"{before.first} days were never counted")
    recounts.carry(manager(day), CountWish(first, last, "月底统计"))
    after = recounts.preview(first, last)
    check(after.is_nothing, f"counted again: {after.changed} changed, {after.first} new")
    settle(day, first, last)
    moved = {line.person_name for line in recounts.preview(first, last).lines}
    asked = {row.person_name for row in stage.hall.corrections.in_period(first, last)}
    check(moved <= asked and UNLUCKY in asked, f"changed: {moved}, corrected: {asked}")
    recounts.carry(manager(day), CountWish(first, last, "补签以后再统计"))
    check(recounts.preview(first, last).is_nothing, "what was corrected is counted")
    window, listed = show_worklist(day, _MONTHLY, first)
    check(listed.step(StepCode.MISSING).is_done, f"{listed.step(StepCode.MISSING).count} missing")
    day.album.picture(window, "duty-month-end", Words("月底要办的事", "The month end"))


def _lock(day: Day) -> None:
    stage = day.stage
    first, last = _span(day)
    bulletins, locks = stage.hall.bulletins, stage.hall.attendance_locks
    confirm_units(day, _MONTHLY, first)
    refused(lambda: bulletins.draft(manager(day), _MONTHLY, first), StepBlockedError)
    locks.lock(manager(day), first, last, accepts_changes=True, accepts_open=True)
    check(locks.is_closed(last) and stage.hall.recounts.preview(first, last).is_nothing, "locked")
    name, on = FORGETFUL, friday(day)
    wish = CorrectionWish(
        person(day, name).id, on, Slot.PM_OUT, CorrectionCause.FORGOTTEN, "锁定以后才说（示例）"
    )
    corrections = stage.hall.corrections
    refused(lambda: corrections.ask(request_of(day, name), wish), PeriodClosedError)
    grid = stage.hall.attendance.month(first.year, first.month)
    sheet = stage.hall.attendance_papers.month_sheet(first.year, first.month)
    names = [row.person.name for row in grid.lines]
    keep_paper(day, sheet, "month-sheet", Words("月考勤表", "The month's sheet"), *names)


def _bulletin(day: Day) -> None:
    stage = day.stage
    first, _last = _span(day)
    bulletins = stage.hall.bulletins
    row = bulletins.draft(manager(day), _MONTHLY, first)
    check(row.state is BulletinState.DRAFT, row.state.label)
    bare = [
        sentence.text
        for section in row.content.sections
        for sentence in section.sentences
        if sentence.text and not sentence.evidence
    ]
    proven = sum(1 for s in row.content.sections for each in s.sentences if each.evidence)
    check(proven > len(bare), f"{proven} sentences with evidence, without: {bare}")
    bulletins.confirm(manager(day), row.id)
    numbered = bulletins.number(manager(day), row.id)
    check("〔2026〕1号" in numbered.number, numbered.number)
    window, _listed = show_worklist(day, _MONTHLY, first)
    tab = find(window, "reportsTab")
    for view, name, words in (
        (3, "duty-bulletin-prose", Words("文稿：每句有依据", "The prose, with its evidence")),
        (2, "duty-bulletin-figures", Words("数字", "The figures")),
        (4, "duty-bulletin-paper", Words("纸样", "As it prints")),
    ):
        tab.views.choose(view)
        stage.settle()
        day.album.picture(window, name, words)
    tab.views.choose(0)
    stage.settle()
    tell(day, "bulletin", row.id)


def _issue(day: Day) -> None:
    stage = day.stage
    bulletins, papers = stage.hall.bulletins, stage.hall.attendance_papers
    row = bulletins.issue(manager(day), told(day, "bulletin"))
    check(bool(row.recipients), "somebody gets it")
    for each in row.recipients:
        row = bulletins.sign(manager(day), each.id, "示例签收人")
    check(all(each.signed_at for each in row.recipients), "all have signed")
    check(bulletins.worklist(_MONTHLY, row.from_on).next_step is None, "nothing is left to do")
    said = [part for section in row.content.sections for part in section.paragraphs if part.strip()]
    words = Words("月通报", "The bulletin of the month")
    wanted = (row.number, row.title, *(each.name for each in row.recipients))
    text = keep_paper(day, papers.monthly(row.id), "bulletin", words, *wanted)
    text = _PAGE_FOOT.sub("", text)
    for part in said:
        check(reading.squeezed(part) in text, f"{part} on paper")
    text = keep_document(
        day,
        papers.monthly(row.id, PaperForm.WORD).data,
        "bulletin",
        Words("月通报（Word）", "The bulletin as a Word file"),
    )
    for part in (row.number, *said):
        check(reading.squeezed(part) in text, f"{part} in the Word file")
    figures = bulletins.frozen_month(row.id).duty
    check(figures.total[FigureCode.LATE] >= 1, f"{figures.total[FigureCode.LATE]} late")
    rows = keep_workbook(
        day,
        papers.monthly(row.id, PaperForm.WORKBOOK),
        "bulletin",
        Words("月通报附表（Excel）", "Its annexes as a workbook"),
    )
    cells = {str(cell) for line in rows for cell in line if cell}
    units = {unit.department for unit in figures.units}
    check(units <= cells, f"not in the workbook: {units - cells}")


def _score(day: Day) -> None:
    stage = day.stage
    first, last = _span(day)
    fed = stage.hall.score_feeder.feed(manager(day), first, last)
    again = stage.hall.score_feeder.feed(manager(day), first, last)
    check(fed.made > 0 and (again.made, again.withdrawn) == (0, 0), f"{fed}, then {again}")
    entry = _late_entry(day)
    check(entry.evidence is EvidenceSort.DAY and entry.tenths == -_TENTH, f"{entry}")
    proof = person_day(day, LATE, entry.day)
    check(proof.late_minutes > 0, f"what it points to: {proof.states}")
    desk = sits_at(day, FIRST_DESK, "wxl", LATE)
    page = open_own_page(day, desk, _SCORE)
    # The month that is over, not the one that has begun.
    desk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    stage.settle()
    table: Any = page.section.table
    stage.until(lambda: table.model().rowCount() > 0, "the own points")
    table.select_key(entry.id)
    table.setFocus()
    day.album.picture(desk.window, "own-score", Words("本人：考核得分", "The own score"))
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_1)
    stage.until(lambda: is_seen(desk.window, "evidenceCard"), "what proves the point")
    stage.settle()
    words = Words("每一分都打开依据", "Every point opens its evidence")
    day.album.picture(desk.window, "own-evidence", words)
    desk.press(Qt.Key.Key_Escape)
    stage.settle()
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_2)
    stage.until(lambda: is_seen(desk.window, "appealWords"), "why it is wrong")
    find(desk.window, "appealWords").setFocus()
    desk.type_chinese(_APPEAL)
    desk.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: bool(stage.hall.scores.open_appeals()), "the appeal is there")
    stage.settle()
    back_to_queue(day, desk)


def _late_entry(day: Day) -> EntryRow:
    rows = day.stage.hall.scores.entries_of(person(day, LATE).id, *_span(day))
    found = [row for row in rows if row.rule_code == "late_10" and row.day == friday(day)]
    check(len(found) == 1, f"points of {LATE}: {[(row.rule_code, row.day) for row in rows]}")
    return found[0]


def _decide(day: Day) -> None:
    stage = day.stage
    span = _span(day)
    scores, who = stage.hall.scores, person(day, LATE).id
    before = scores.of_person(who, *span)
    (appeal,) = scores.open_appeals()
    check(appeal.words == _APPEAL and appeal.person_name == LATE, f"{appeal}")
    decided = scores.decide_appeal(manager(day), appeal.id, granted=True, words="值班长证明")
    check(decided.verdict is AppealVerdict.GRANTED, f"{decided.verdict}")
    after = scores.of_person(who, *span)
    assert before is not None and after is not None  # noqa: S101, PT018 - of the hall
    check(after.tenths == before.tenths + _TENTH, f"{before.tenths} before, {after.tenths} after")
    sheet = scores.close(manager(day), *span)
    check(sheet.state is AssessmentState.CLOSED and sheet.id is not None, f"{sheet.state}")
    assert sheet.id is not None  # noqa: S101 - closed
    delivered = sum(
        scores.deliver(manager(day), sheet.id, unit.department_id, f"{unit.department}（示例）")
        for unit in sheet.units
    )
    check(delivered == len(sheet.lines), f"delivered to {delivered} of {len(sheet.lines)}")
    papers = stage.hall.attendance_papers
    wanted = [line.person.name for line in sheet.lines]
    words = Words("考核表：得分、名次、依据", "The sheet: score, rank, evidence")
    keep_paper(day, papers.assessment(*span), "assessment", words, *wanted)
    window, _hands = open_duty_tab(day, "考核")
    day.album.picture(window, "duty-scores", Words("考核：得分和名次", "Scores and ranks"))
    words = Words("考核结果通知单和送达回证", "Notices with receipts")
    keep_paper(day, papers.assessment_notices(*span), "assessment-notices", words, *wanted)


def _leave(day: Day) -> None:
    stage = day.stage
    everybody_leaves(day)
    window, hands = at_manager(day)
    hands.tap("leave")
    stage.settle()
    check(is_seen(window, "peopleTable"), f"{MANAGER} has left")
    check(today(day) == workday_after(day, _span(day)[1], 1), f"{today(day)}")


CHAPTER = Chapter(
    Words("考勤：月底", "Attendance: the month end"),
    (
        Step(
            Words("统计当月，先看差别", "The month is counted; differences first"),
            Words(
                "再统计一次什么也不变；补签以后列出谁变", "Again: nothing; corrected: who changes"
            ),
            _count,
        ),
        Step(
            Words("单位确认，锁定", "Confirmed and locked"),
            Words("没有锁定不能起草；锁定以后不能补签", "No draft before it, no correction after"),
            _lock,
        ),
        Step(
            Words("起草月通报，审定，编号", "The bulletin is drafted, approved, numbered"),
            Words("句子有依据；编为 1 号", "Sentences have evidence; it is number 1"),
            _bulletin,
        ),
        Step(
            Words("印发，签收；纸、Word、Excel", "Issued and signed; on paper and as files"),
            Words("三处的文字和数字都一样", "The same words and figures everywhere"),
            _issue,
        ),
        Step(
            Words("考核：每一分打开依据，申诉", "Scores: evidence, and an appeal"),
            Words("迟到一次扣 1 分，依据是那一天", "One point for one lateness, by its day"),
            _score,
        ),
        Step(
            Words("申诉成立，出考核表", "The appeal is granted; the sheet"),
            Words("分加回来；每人都在表上，都送达", "The point comes back; everybody is on it"),
            _decide,
        ),
        Step(
            Words("月底办完", "The month end is done"),
            Words("没有人占着窗口", "No window is held"),
            _leave,
        ),
    ),
)
