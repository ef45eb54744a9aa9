"""Attendance is set up: rules, people with numbers, the device's file, leave (考勤开始)."""

import json
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QDate, Qt

from hallapp.attendance.presets import preset_named
from hallapp.attendance.terms.files import QuarantineReason
from hallapp.faces.clerk.attendance.leave_section import LeaveSection
from hallapp.faces.manager.attendance.today.asks import Choice
from hallapp.hall.half_days import Half, HalfDaySpan
from hallapp.leave.errors import BothAwayError
from hallapp.leave.terms import LeaveKind, LeaveState, LeaveWish
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.patrols.presets import PLANS
from hallapp.tour.duty_hands import (
    DEVICE,
    MANAGER,
    back_to_queue,
    carried,
    device_file,
    keep_paper,
    manager,
    open_duty_tab,
    open_own_page,
    person,
    punch,
    refused,
    tell,
    told,
)
from hallapp.tour.hands import find, is_seen
from hallapp.tour.later import everybody_leaves, request_of, sits_at, today, workday_after
from hallapp.tour.managing import at_manager, sign_in
from hallapp.tour.page import Words
from hallapp.tour.seats import SECOND_DESK
from hallapp.tour.stage import FIRST_MOMENT, ZONE
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.trouble import run_command

PRESET = "苍南"
AWAY, STAND_IN = ("ljp", "李建平"), "高翔"
FORGETFUL, UNLUCKY = "王晓岚", "冯雪"
TODAY_TAB = "今日"
NOON_PUNCH, LAST_PUNCH = 2, 3
_LEAVE_SECTION = 1
_PIN, _GARBAGE = "88888", "没有这样一行\ufffd\x01"
_BAD_LINES = 3
_ROUNDS = 4


def days_of_device(day: Day) -> list[date]:
    """Return the working days that the device at the door has seen up to today."""
    days = [FIRST_MOMENT.date()]
    while days[-1] < today(day):
        days.append(workday_after(day, days[-1], 1))
    return days


def dropped(day: Day) -> frozenset[tuple[str, date, int]]:
    """Return what the device did not take: one forgot, one came when the power was off."""
    on = date.fromisoformat(day.notes["cut"])
    forgot, unlucky = (person(day, name).staff_number for name in (FORGETFUL, UNLUCKY))
    return frozenset({(forgot, on, NOON_PUNCH), (unlucky, on, LAST_PUNCH)})


def _decide_what_waits(day: Day) -> None:
    stage, leaves = day.stage, day.stage.hall.leaves
    stage.go_to(today(day), 16, 10)
    window, _hands = at_manager(day)
    stage.bring(window)
    sign_in(day, window, MANAGER)
    window, hands = open_duty_tab(day, TODAY_TAB)
    waiting = len(leaves.to_decide())
    check(waiting > 0, "leave of the days before waits")
    day.album.picture(window, "duty-today", Words("考勤，今日：要批的在最上面", "Today"))
    for left in range(waiting - 1, -1, -1):
        hands.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        stage.until(lambda left=left: len(leaves.to_decide()) == left, f"{left} wait still")
        stage.settle()


def _choose_rules(day: Day) -> None:
    stage = day.stage
    stage.hall.attendance_presets.apply_preset(manager(day), PRESET)
    wanted = preset_named(PRESET)
    check(stage.hall.attendance.rules(today(day)) == wanted.rules, "the rules of today")
    # What a preset says can be changed number by number: four patrols, as in 庆城.
    value = PLANS["qingcheng"]
    stage.hall.settings.change(manager(day), PATROL_PLAN, value, today(day), "一天四次")
    plan = stage.hall.patrols.plan(workday_after(day, today(day), 1))
    check(plan.asked_rounds == _ROUNDS, f"{plan.asked_rounds} patrols a day")
    day.notes["cut"] = today(day).isoformat()


def _bring_people(day: Day) -> None:
    people = day.stage.hall.people.people()
    lines = ["工号,姓名,单位,窗口"]
    for one in people:
        window = "" if one.window_number is None else one.window_number
        lines.append(f"{one.staff_number},{one.name},{one.department},{window}")
    path = day.album.data(
        "\n".join([*lines, ",没有工号,公安局,5", ""]).encode("utf-8-sig"),
        "staff",
        ".csv",
        Words("人员名单：工号、姓名、单位、窗口", "The list of staff"),
    )
    status, said = run_command(day, "attendance", "people", str(path))
    check(status == 1 and "Traceback" not in said, f"exit status {status}: {said}")
    pins = {row.pin: row.person_name for row in day.stage.hall.punch_pins.pins()}
    check(all(pins.get(one.staff_number) == one.name for one in people), f"numbers of all: {pins}")
    check(len(day.stage.hall.people.people()) == len(people), "nobody twice, nobody nameless")


def _import_file(day: Day) -> None:
    stage = day.stage
    path = device_file(day, days_of_device(day), dropped(day), stage.now)
    good = len(path.read_text("ascii").splitlines())
    bad = f"{_GARBAGE}\r\n0301\t2000-01-01 00:00:00\t1\t0\t1\t0\r\n"
    bad += f"{_PIN}\t{stage.now:%Y-%m-%d} 08:50:00\t1\t0\t1\t0\r\n"
    with path.open("a", encoding="utf-8", newline="") as opened:
        opened.write(bad)
    carried(path, stage.now)
    words = Words(f"考勤机 {DEVICE} 的文件，夹着三行坏的", "A device's file, three lines are bad")
    day.album.data(path.read_bytes(), "attlog", ".txt", words)
    status, said = run_command(day, "import", "punches", str(path), "--json")
    report = json.loads(said)
    check("Traceback" not in said, f"exit status {status}: {said}")
    check(
        (report["new"], report["known"], report["quarantined"]) == (good, 0, _BAD_LINES),
        f"{good} lines are good: {said[:300]}",
    )
    reasons = {row.reason for row in stage.hall.punch_import.quarantine(_BAD_LINES)}
    check(QuarantineReason.UNKNOWN_PIN in reasons, f"put aside for {reasons}")
    again = stage.hall.punch_import.carry(manager(day), path)
    check(again.tally.new == 0 and again.tally.known == good, f"again: {again.tally}")
    day.album.data(said.encode(), "attlog-report", ".txt", Words("导入报告", "What came of it"))


def _ask_for_leave(day: Day) -> None:
    stage = day.stage
    desk = sits_at(day, SECOND_DESK, *AWAY)
    page = open_own_page(day, desk, _LEAVE_SECTION)
    day.album.picture(desk.window, "own-leave", Words("本人的请假", "The own leave"))
    desk.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    section: Any = page.section
    check(isinstance(section, LeaveSection), "the section of leave")
    on = workday_after(day, today(day), 1)
    form = section.form_for
    for field in (form.last, form.first):
        field.day.setDate(QDate(on.year, on.month, on.day))
    form.first.half.choose(Half.MORNING.position)
    form.last.half.choose(Half.AFTERNOON.position)
    form.reason.setFocus()
    desk.type_chinese("办理私事（示例）")
    stage.until(lambda: STAND_IN in form.stand_in.currentText(), "who would stand in")
    stage.settle()
    words = Words("请假：半天数、谁批、谁顶岗，边填边说", "Asking for leave")
    day.album.picture(desk.window, "own-leave-form", words)
    desk.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    asked = _leaves_on(day, AWAY[1], on)
    check(len(asked) == 1 and asked[0].half_days == len(Half), f"asked for: {asked}")
    check(asked[0].b_name == STAND_IN, f"{asked[0].b_name} stands in")
    tell(day, "leave", asked[0].id)
    back_to_queue(day, desk)


def _leaves_on(day: Day, name: str, on: date) -> list[Any]:
    rows = day.stage.hall.leaves.of_person(person(day, name).id, on, on)
    return [row for row in rows if row.state in {LeaveState.ASKED, LeaveState.APPROVED}]


def _approve(day: Day) -> None:
    stage, leaves = day.stage, day.stage.hall.leaves
    window, hands = open_duty_tab(day, TODAY_TAB)
    asks = find(window, "todayAsks")
    stage.until(lambda: any(AWAY[1] in line.said for line in asks.lines()), "what is asked")
    stage.settle()
    day.album.picture(window, "duty-leave-asked", Words("请假待批，B岗当天在岗", "Asked for"))
    hands.tap_on(asks.button(Choice.APPROVE))
    stage.until(
        lambda: leaves.leave(told(day, "leave")).state is LeaveState.APPROVED, "it is granted"
    )
    stage.settle()
    on = workday_after(day, today(day), 1)
    handed = [row for row in stage.hall.posts.handovers(on) if row.b_name == STAND_IN]
    check(bool(handed) and not handed[0].is_short_notice, f"handed over in time: {handed}")
    slip = stage.hall.attendance_papers.leave_slip(told(day, "leave"))
    number = leaves.leave(told(day, "leave")).number
    keep_paper(day, slip, "leave-slip", Words("请假审批单", "The slip"), number, AWAY[1], MANAGER)


def _both_away(day: Day) -> None:
    stage, leaves = day.stage, day.stage.hall.leaves
    on = workday_after(day, today(day), 1)
    span = HalfDaySpan.of(on, Half.MORNING, on, Half.MORNING)
    wish = LeaveWish(person(day, STAND_IN).id, LeaveKind.PERSONAL, span, "家中有事（示例）")
    asked = leaves.ask(request_of(day, STAND_IN), wish)
    check(leaves.leave(asked.id).b_is_away, f"{STAND_IN} covers for {AWAY[1]}")
    stage.look_again()
    window, _hands = open_duty_tab(day, TODAY_TAB)
    asks = find(window, "todayAsks")
    stage.until(lambda: any(STAND_IN in line.said for line in asks.lines()), "what is asked")
    offered = {choice for line in asks.lines() for choice, *_rest in line.choices}
    check(Choice.APPROVE not in offered and Choice.CHANGE_B in offered, f"offered: {offered}")
    words = Words("A、B 岗不能同一天都不在：没有“准”", "A and B both away: nothing to agree to")
    day.album.picture(window, "duty-both-away", words)
    refused(lambda: leaves.decide(manager(day), asked.id, approved=True), BothAwayError)
    leaves.decide(manager(day), asked.id, approved=False, words="当天要顶岗（示例）")
    check(leaves.leave(asked.id).state is LeaveState.REFUSED, "refused, with a word")


def _evening(day: Day) -> None:
    stage = day.stage
    stage.go_to(today(day), 17, 3)
    everybody_leaves(day)
    gone = {FORGETFUL, UNLUCKY, AWAY[1]}
    punch(day, [one.name for one in stage.hall.people.people() if one.name not in gone])
    window, hands = at_manager(day)
    hands.tap("leave")
    stage.settle()
    check(is_seen(window, "peopleTable"), "the next one may sign in")
    punches = stage.hall.attendance.punches(person(day, MANAGER).id, today(day))
    last = max(each.punched_at for each in punches).astimezone(ZONE)
    due = datetime.combine(today(day), last.time(), ZONE).replace(hour=17, minute=0)
    check(last - due < timedelta(minutes=15), f"{MANAGER} went at {last:%H:%M}")


CHAPTER = Chapter(
    Words("考勤：前一天", "Attendance: the day before"),
    (
        Step(
            Words("批积下的请假：一个键一份", "Leave that waited: one key each"),
            Words("按一次少一份，批到没有", "One less with each press, until none waits"),
            _decide_what_waits,
        ),
        Step(
            Words("选用苍南的办法，巡查改成四次", "Rules are chosen, and one is changed"),
            Words("打卡、请假、巡查、计分一起换，一天四次巡查", "Four patrols a day"),
            _choose_rules,
        ),
        Step(
            Words("导入人员名单和工号", "People with their numbers"),
            Words("每人有工号；没有工号的一行不收", "A line without a number is not taken"),
            _bring_people,
        ),
        Step(
            Words("导入考勤机文件，再导入一次", "A device's file, twice"),
            Words(
                "好的全收，坏的三行隔离；第二次新增为零", "Three bad lines aside; again: none new"
            ),
            _import_file,
        ),
        Step(
            Words("窗口人员自己请假", "A clerk asks for leave"),
            Words("两个半天，B岗是谁写着", "Two half days, and who stands in"),
            _ask_for_leave,
        ),
        Step(
            Words("大厅管理准假", "The manager agrees"),
            Words("提前一个工作日移交给B岗；审批单读得到", "Handed over in time; the slip"),
            _approve,
        ),
        Step(
            Words("A、B 岗不能都不在", "A and B never both away"),
            Words("画面上没有“准”，硬要准也不行", "No button for it, and refused"),
            _both_away,
        ),
        Step(
            Words("下班打卡", "Everybody goes home"),
            Words("桌面上也能打卡", "Punched at the desk"),
            _evening,
        ),
    ),
)
