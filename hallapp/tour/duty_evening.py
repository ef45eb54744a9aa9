"""The end of a day of duty: explained, corrected, posted, the draw laid open (一日一公示)."""

import hashlib
import json
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Qt

from hallapp.attendance.errors import SecondPersonError
from hallapp.attendance.terms import Slot
from hallapp.attendance.terms.acts import OutageWish
from hallapp.attendance.terms.deciding import OutageCause
from hallapp.attendance.terms.states import HalfState
from hallapp.patrols.terms import DrawState, ExplanationVerdict
from hallapp.serving.attendance_papers import PaperForm
from hallapp.tour import reading
from hallapp.tour.duty_begin import (
    AWAY,
    FORGETFUL,
    TODAY_TAB,
    UNLUCKY,
    days_of_device,
    dropped,
)
from hallapp.tour.duty_hands import (
    DEVICE,
    back_to_queue,
    device_file,
    keep_paper,
    keep_workbook,
    manager,
    open_duty_tab,
    open_own_page,
    person_day,
    punch,
    refused,
    tell,
    told,
)
from hallapp.tour.hands import find, is_seen
from hallapp.tour.later import everybody_leaves, request_of, sits_at, today
from hallapp.tour.managing import at_manager
from hallapp.tour.page import Words
from hallapp.tour.paper_trail import printed_papers
from hallapp.tour.patrolling import CITIZEN_ESCORT, GONE_OUT
from hallapp.tour.seats import FIRST_DESK, NOTICE
from hallapp.tour.stage import ZONE
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.trouble import run_command

_FRONT = ("wxl", FORGETFUL)
_PUNCHES, _FINDINGS = 0, 4
_SAID = "胸牌当天送去换照片（示例）"
_FORGOT = "下午接待群众，忘记打卡（示例）"
_INSIDE_WORDS = ("事假", "病假", "年休假", "补休")
_PM = 1


def _power_cut(day: Day) -> None:
    stage, cut = day.stage, date.fromisoformat(day.notes["cut"])
    path = device_file(day, days_of_device(day), dropped(day), stage.now)
    again = stage.hall.punch_import.carry(manager(day), path)
    check(
        again.tally.new > 0 and again.tally.known > 0, f"the device's whole memory: {again.tally}"
    )
    before = person_day(day, UNLUCKY, cut).states[_PM]
    check(before is not HalfState.UNCONFIRMED, f"{UNLUCKY} is judged: {before}")
    began, ended = (datetime.combine(cut, each, ZONE) for each in (time(16, 40), time(17, 30)))
    wish = OutageWish(began, ended, OutageCause.POWER, "线路检修（示例）", DEVICE)
    stage.hall.outages.declare(manager(day), wish)
    after = person_day(day, UNLUCKY, cut).states[_PM]
    check(after is HalfState.UNCONFIRMED, f"{UNLUCKY} is {after}")


def _explain(day: Day) -> None:
    stage, said = day.stage, day.stage.hall.explanations
    desk = sits_at(day, FIRST_DESK, *_FRONT)
    open_own_page(day, desk, _FINDINGS)
    day.album.picture(desk.window, "own-findings", Words("本人：巡查发现", "What was found"))
    desk.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: is_seen(desk.window, "explanationWords"), "what is said of it")
    find(desk.window, "explanationWords").setFocus()
    desk.type_chinese(_SAID)
    desk.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    mark = told(day, "mark")
    stage.until(lambda: bool(said.of_mark(mark)), "the explanation is there")
    stage.settle()
    (given,) = said.of_mark(mark)
    check(given.words == _SAID and given.person_name == FORGETFUL, f"{given}")
    check(mark not in {row.id for row in said.publishable(today(day), today(day))}, "not published")
    decided = said.decide(manager(day), given.id, accepted=False, words="应先向值班长报备（示例）")
    check(decided.verdict is ExplanationVerdict.REFUSED, f"{decided.verdict}")


def _correct(day: Day) -> None:
    stage, cut = day.stage, date.fromisoformat(day.notes["cut"])
    desk = sits_at(day, FIRST_DESK, *_FRONT)
    page = open_own_page(day, desk, _PUNCHES)
    table: Any = page.section.table
    table.select_key(cut)
    day.album.picture(desk.window, "own-punches", Words("本人：打卡", "The own punches"))
    table.setFocus()
    desk.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: is_seen(desk.window, "correctionAt"), "the slip")
    find(desk.window, "correctionAt").setFocus()
    desk.type_digits("1320")
    find(desk.window, "correctionReason").setFocus()
    desk.type_chinese(_FORGOT)
    day.album.picture(desk.window, "own-correction", Words("补签：哪一次，几点，为什么", "Asking"))
    desk.press(Qt.Key.Key_Return)
    corrections = stage.hall.corrections
    stage.until(lambda: bool(corrections.open()), "a correction is asked for")
    stage.settle()
    back_to_queue(day, desk)
    (asked,) = corrections.open()
    check((asked.day, asked.slot) == (cut, Slot.PM_IN), f"{asked.day} {asked.slot}")
    own = request_of(day, FORGETFUL)
    refused(lambda: corrections.decide(own, asked.id, approved=True), SecondPersonError)
    before = person_day(day, FORGETFUL, cut).states[_PM]
    corrections.decide(manager(day), asked.id, approved=True, words="同事证明（示例）")
    after = person_day(day, FORGETFUL, cut).states[_PM]
    check(before is not HalfState.PRESENT and after is HalfState.PRESENT, f"{before} {after}")
    tell(day, "correction", asked.id)
    paper = stage.hall.attendance_papers.correction_slip(asked.id)
    words = Words("补签单", "The slip of the correction")
    keep_paper(day, paper, "correction", words, asked.number, FORGETFUL, "13:20", _FORGOT)


def _post(day: Day) -> None:
    stage, postings = day.stage, day.stage.hall.postings
    stage.go_to(today(day), 17, 6)
    everybody_leaves(day)
    punch(day, [one.name for one in stage.hall.people.people() if one.name != AWAY[1]])
    path = device_file(day, days_of_device(day), dropped(day), stage.now)
    stage.hall.punch_import.carry(manager(day), path)
    stage.go_to(today(day), 17, 12)
    window, hands = open_duty_tab(day, TODAY_TAB)
    hands.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    stage.until(find(window, "printSheet").isVisible, "the posting as it will hang")
    stage.settle()
    day.album.picture(window, "duty-posting", Words("公示稿", "As it will be posted"))
    before = printed_papers(day)
    hands.tap("printSheet")
    stage.until(lambda: bool(printed_papers(day) - before), "the posting on paper")
    stage.settle()
    (paper,) = printed_papers(day) - before
    sheet = postings.posted(today(day))
    check(sheet is not None and sheet.version == 1, f"hung: {sheet}")
    assert sheet is not None  # noqa: S101 - checked above, in words
    text = reading.text_of(day.album.paper(paper, "duty-daily", Words("一日一公示", "Posted")))
    shown = {row.name: row for row in sheet.rows}
    check(len(shown) == len(stage.hall.people.people()), f"{len(shown)} rows")
    for row in sheet.rows:
        said = reading.squeezed(f"{row.name}{row.presence}")
        check(said in text, f"{said} on the posting")
    check("请假" in shown[AWAY[1]].leave, f"{shown[AWAY[1]]}")
    check(shown[AWAY[1]].presence == "B岗", f"{shown[AWAY[1]]}")
    inside = [word for word in _INSIDE_WORDS if word in text]
    check(not inside, f"for the inside only: {inside}")
    rows = keep_workbook(
        day,
        stage.hall.attendance_papers.daily(today(day), PaperForm.WORKBOOK),
        "duty-daily",
        Words("一日一公示（Excel）", "The same as a workbook"),
    )
    cells = {str(cell) for line in rows for cell in line if cell}
    check(set(shown) <= cells, f"not in the workbook: {set(shown) - cells}")


def _hang(day: Day) -> None:
    stage = day.stage
    screen = stage.work_at(NOTICE)
    page: Any = screen.window.page
    stage.until(lambda: page.shown.sheet is not None, "what hangs")
    stage.settle()
    words: str = page.accessibleDescription()
    for row in page.shown.sheet.rows:
        check(row.name in words, f"{row.name} on the screen")
    check(page.shown.draw.commitment == day.notes["commitment"], "the hash of the morning")
    check(not any(word in words for word in _INSIDE_WORDS), "no kind of leave on the screen")
    day.album.picture(
        screen.window, "notice-screen", Words("公示屏：一日一公示", "The notice screen")
    )
    stage.leave(NOTICE)


def _lay_open(day: Day) -> None:
    stage, patrols = day.stage, day.stage.hall.patrols
    stage.go_to(today(day), 17, 35)
    plan = patrols.reveal(manager(day))
    check(plan.state is DrawState.REVEALED and bool(plan.secret), f"{plan.state}")
    drawn = [each.at.astimezone(ZONE).isoformat() for each in plan.times]
    kept = [day.notes[f"round{number}"] for number in range(1, len(drawn) + 1)]
    check(drawn == kept, f"laid open: {drawn}, walked by {kept}")
    by_hand = hashlib.sha256(plan.text.encode()).hexdigest()
    check(by_hand == day.notes["commitment"], f"by hand {by_hand}")
    check(patrols.verify(today(day)).is_sound, "the program comes to the same")
    words = Words("抽取记录：拿去就能核对", "The draw: anybody can check it")
    day.album.data(plan.text.encode(), "draw", ".txt", words)
    log = stage.hall.attendance_papers.patrol_log(today(day))
    wanted = (day.notes["commitment"], FORGETFUL, "未佩戴工牌", plan.secret)
    keep_paper(day, log, "patrol-log", Words("巡查记录表", "The patrol log"), *wanted)


def _papers(day: Day) -> None:
    stage, on = day.stage, today(day)
    register = stage.hall.outings.register(on)
    check({row.person_name for row in register} == {GONE_OUT, CITIZEN_ESCORT}, f"{register}")
    paper = stage.hall.attendance_papers.outings(on)
    wanted = [each for row in register for each in (row.number, row.person_name, row.reason)]
    keep_paper(day, paper, "outings", Words("临时外出登记表", "The register of outings"), *wanted)
    status, said = run_command(day, "attendance", "day", on.isoformat(), "--json")
    check(status == 0, f"exit status {status}: {said[:200]}")
    rows = {row["name"]: row for row in json.loads(said)}
    check((rows[AWAY[1]]["am"], rows[AWAY[1]]["pm"]) == ("leave", "leave"), f"{rows[AWAY[1]]}")
    for name, row in rows.items():
        states = [each.value for each in person_day(day, name, on).states]
        check([row["am"], row["pm"]] == states, f"{name}: {row}, the service says {states}")
    day.album.data(said.encode(), "attendance-day", ".txt", Words("当天的考勤", "By command"))
    window, hands = at_manager(day)
    hands.tap("leave")
    stage.settle()
    check(is_seen(window, "peopleTable"), "the next one may sign in")


CHAPTER = Chapter(
    Words("考勤：一日一公示", "Attendance: the day is posted"),
    (
        Step(
            Words("昨天停过电", "The power was off yesterday"),
            Words("登记以后是待确认，不是旷工", "To be confirmed, not absent"),
            _power_cut,
        ),
        Step(
            Words("本人说明巡查发现的情况", "The person explains what was found"),
            Words("认定以前不公布；认定写明理由", "Not published before it is decided"),
            _explain,
        ),
        Step(
            Words("补签：本人申请，另一个人批", "A correction: asked by one, decided by another"),
            Words("自己批不了；批了以后这半天是出勤", "Not by oneself; then the half day counts"),
            _correct,
        ),
        Step(
            Words("下班以后公示，打印", "The day is posted and printed"),
            Words("每人一个公开的词，请假不写种类", "Public words only, no kind of leave"),
            _post,
        ),
        Step(
            Words("公示屏", "The notice screen"),
            Words("屏上和纸上一样，有早上的校验值", "As on paper, with the morning's hash"),
            _hang,
        ),
        Step(
            Words("公开抽取记录，当众核对", "The draw is laid open and checked"),
            Words("另算一遍校验值，和早上的一样", "The hash counted apart is the morning's"),
            _lay_open,
        ),
        Step(
            Words("外出登记表；命令行看当天", "The register of outings; the day by command"),
            Words("命令说的和程序里的一样", "The command says the same"),
            _papers,
        ),
    ),
)
