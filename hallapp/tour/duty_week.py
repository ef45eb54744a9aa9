"""The manager's Monday: what is missing, confirmed by the units, the weekly summary (周汇总)."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QPushButton

from hallapp.attendance.terms import Slot
from hallapp.attendance.terms.acts import CorrectionWish
from hallapp.attendance.terms.deciding import CorrectionCause
from hallapp.attendance.terms.states import HalfState
from hallapp.bulletins.errors import StepBlockedError, UnitNotYoursError
from hallapp.bulletins.terms import BulletinSort, BulletinState, FigureCode, StepCode, Worklist
from hallapp.faces.parts.segments import Segments
from hallapp.patrols.terms import LetterReply
from hallapp.qtkit.table_view import RowTableView
from hallapp.serving.attendance_papers import PaperForm
from hallapp.tour import reading
from hallapp.tour.duty_begin import (
    AWAY,
    FORGETFUL,
    LAST_PUNCH,
    STAND_IN,
    days_of_device,
    dropped,
)
from hallapp.tour.duty_hands import (
    DEVICE,
    MANAGER,
    PATROLLER,
    carried,
    device_file,
    keep_paper,
    keep_workbook,
    manager,
    open_duty_tab,
    person,
    person_day,
    refused,
    told,
)
from hallapp.tour.hands import find, only
from hallapp.tour.later import request_of, today
from hallapp.tour.managing import at_manager, sign_in
from hallapp.tour.page import Words
from hallapp.tour.step import Chapter, Day, Step, check

CHIEF = "吴思敏"
REPORTS_TAB = "汇总通报"
LATE, NO_PUNCH = FORGETFUL, "孙国庆"
LATE_MINUTES = 7
_FIRST_PUNCH = 0
_ASKED_ONCE = frozenset({"number_number", "issue_issue"})


def bring_in_punches(day: Day) -> None:
    """Let the device deliver all that it remembers: one was late, one forgot the last punch."""
    stage, on = day.stage, friday(day)
    late, forgot = (person(day, name).staff_number for name in (LATE, NO_PUNCH))
    gone = dropped(day) | {(late, on, _FIRST_PUNCH), (forgot, on, LAST_PUNCH)}
    path = device_file(day, days_of_device(day), frozenset(gone), stage.now)
    with path.open("a", encoding="ascii", newline="") as opened:
        opened.write(f"{late}\t{on} 09:{LATE_MINUTES:02}:31\t1\t0\t1\t0\r\n")
    carried(path, stage.now)
    stage.hall.punch_import.carry(manager(day), path)


def friday(day: Day) -> date:
    """Return the last day of work in the week of the story."""
    drawn = date.fromisoformat(day.notes["drawn"])
    return drawn + timedelta(days=4 - drawn.weekday())


def settle(day: Day, from_on: date, until_on: date) -> None:
    """Do what waits in a period, as the people do whom it concerns."""
    hall = day.stage.hall
    for row in hall.leaves.to_decide():
        hall.leaves.decide(manager(day), row.id, approved=True)
    for row in hall.leaves.not_reported_back():
        hall.leaves.end(manager(day), row.id, row.span.last.next)
    for said in hall.explanations.open():
        hall.explanations.decide(manager(day), said.id, accepted=True)
    for letter in hall.letters.open_letters():
        if letter.replied_on is None:
            reply = LetterReply("已批评教育，今后严格考勤（示例）", "示例单位")
            hall.letters.reply(manager(day), letter.id, reply)
    _explain_days(day, from_on, until_on)


def _explain_days(day: Day, from_on: date, until_on: date) -> None:
    open_words = {HalfState.ABSENT, HalfState.MISSING_PUNCH, HalfState.UNCONFIRMED}
    for each in day.stage.hall.attendance.days(from_on, until_on):
        for half, state in zip(each.halves, each.states, strict=True):
            own = [one for one in each.slots if one.slot.half is half.half]
            empty = [one.slot for one in own if one.punched_at is None]
            if state in open_words:
                _correct(day, each.person.name, each.day, empty)


def confirm_units(day: Day, sort: BulletinSort, on: date) -> None:
    """Confirm a period for every unit: the own chief representative, else the manager."""
    bulletins = day.stage.hall.bulletins
    listed = bulletins.worklist(sort, on)
    own = person(day, CHIEF).department
    for unit in listed.units:
        asked = request_of(day, CHIEF) if unit.department == own else manager(day)
        bulletins.confirm_unit(asked, unit.department_id, listed.from_on, listed.until_on, "已核对")
    check(bulletins.worklist(sort, on).step(StepCode.CONFIRM).is_done, "all units have confirmed")


def show_worklist(day: Day, sort: BulletinSort, on: date) -> tuple[Any, Worklist]:
    """Open the list of work of a period on the tab; every step's count is the store's."""
    window, _hands = open_duty_tab(day, REPORTS_TAB)
    tab = find(window, "reportsTab")
    tab.show_period(sort, on)
    day.stage.settle()
    listed = day.stage.hall.bulletins.worklist(sort, on)
    check(tab.opened() == "steps", f"{tab.opened()} is open")
    return window, listed


def _correct(day: Day, name: str, on: date, slots: list[Slot]) -> None:
    corrections = day.stage.hall.corrections
    for slot in slots:
        wish = CorrectionWish(
            person(day, name).id, on, slot, CorrectionCause.FORGOTTEN, "在窗口办件（示例）"
        )
        asked = corrections.ask(request_of(day, name), wish)
        decider = manager(day) if name != MANAGER else request_of(day, PATROLLER)
        corrections.decide(decider, asked.id, approved=True, words="情况属实（示例）")


def _monday(day: Day) -> None:
    stage = day.stage
    stage.go_to(friday(day) + timedelta(days=3), 8, 40)
    window, _hands = at_manager(day)
    stage.bring(window)
    sign_in(day, window, MANAGER)
    bring_in_punches(day)
    row = person_day(day, LATE, friday(day))
    check(row.late_minutes == LATE_MINUTES, f"{LATE} was {row.late_minutes} minutes late")
    state = person_day(day, NO_PUNCH, friday(day)).states[1]
    check(state in {HalfState.ABSENT, HalfState.MISSING_PUNCH}, f"{NO_PUNCH}: {state}")
    window, listed = show_worklist(day, BulletinSort.WEEKLY, friday(day))
    check(listed.step(StepCode.MISSING).count > 0, "a punch is missing")
    check(listed.step(StepCode.LEAVE).count > 0, "leave is not reported back")
    words = Words("周一：要办的事一条一条", "The manager's Monday")
    day.album.picture(window, "duty-monday", words)
    bulletins = stage.hall.bulletins
    on = friday(day)
    refused(lambda: bulletins.draft(manager(day), BulletinSort.WEEKLY, on), StepBlockedError)


def _answer(day: Day) -> None:
    letters, letter_id = day.stage.hall.letters, told(day, "letter")
    reply = LetterReply("已谈话提醒，今后上岗佩戴（示例）", "示例负责人", today(day))
    answered = letters.reply(manager(day), letter_id, reply)
    check(answered.replied_on == today(day) and not answered.is_overdue, f"{answered.replied_on}")
    letters.rectify(manager(day), letter_id, "当日已佩戴", today(day))
    closed = letters.close(manager(day), letter_id)
    check(closed.closed_at is not None, "the letter is closed")
    check(letter_id not in {row.id for row in letters.open_letters()}, "nothing waits of it")
    mark = day.stage.hall.patrols.mark_row(told(day, "mark"))
    check(mark.rectified_on == today(day), f"put right on {mark.rectified_on}")


def _settle(day: Day) -> None:
    stage, on = day.stage, friday(day)
    listed = stage.hall.bulletins.worklist(BulletinSort.WEEKLY, on)
    settle(day, listed.from_on, listed.until_on)
    taken = stage.hall.leaves.leave(told(day, "leave"))
    check(taken.back is not None, f"{AWAY[1]} is back")
    words = Words("请假审批单，已销假", "The slip, reported back")
    keep_paper(day, stage.hall.attendance_papers.leave_slip(taken.id), "leave-ended", words, "销假")
    _window, listed = show_worklist(day, BulletinSort.WEEKLY, on)
    first = (StepCode.MISSING, StepCode.LEAVE, StepCode.LETTERS, StepCode.EXPLANATIONS)
    left = {code: listed.step(code).count for code in first}
    check(not any(left.values()), f"left: {left}")


def _other_tabs(day: Day) -> None:
    stage, hall = day.stage, day.stage.hall
    pairs, files = hall.posts.pairs(), hall.punch_import.files()
    for word, part, name, count, said in (
        ("请假外出", "请假台账", "duty-leave", 1, AWAY[1]),
        ("排班与AB岗", "AB 岗", "duty-posts", len(pairs), STAND_IN),
        ("打卡来源", "导入记录", "duty-sources", len(files), f"{DEVICE}_attlog.dat"),
    ):
        window, hands = open_duty_tab(day, word)
        segments = only(find(window, "attendancePage"), Segments)
        buttons = segments.findChildren(QPushButton)
        hands.tap_on(next(each for each in buttons if each.text() == part))
        stage.settle()
        model = only(find(window, "attendancePage"), RowTableView).model()
        stage.until(lambda model=model: model.rowCount() > 0, f"{part} is read")
        cells = {
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        }
        check(model.rowCount() >= count, f"{model.rowCount()} rows of {part}, kept {count}")
        check(any(said in cell for cell in cells), f"{said} in {part}")
        day.album.picture(window, name, Words(f"{word}：{part}", f"The tab {name}"))
    window, _hands = open_duty_tab(day, "月历")
    grid = find(window, "monthGrid").model()
    people = len(hall.people.people())
    check(grid.rowCount() >= people, f"{grid.rowCount()} lines for {people} people")
    day.album.picture(window, "duty-month", Words("月历：颜色和字", "The month: colour and letter"))


def _confirm(day: Day) -> None:
    stage, on = day.stage, friday(day)
    bulletins = stage.hall.bulletins
    listed = bulletins.worklist(BulletinSort.WEEKLY, on)
    other = next(unit for unit in listed.units if unit.department != person(day, CHIEF).department)
    span = (listed.from_on, listed.until_on)
    chief = request_of(day, CHIEF)
    refused(lambda: bulletins.confirm_unit(chief, other.department_id, *span), UnitNotYoursError)
    confirm_units(day, BulletinSort.WEEKLY, on)


def _summarise(day: Day) -> None:
    stage, on = day.stage, friday(day)
    bulletins = stage.hall.bulletins
    window, _listed = show_worklist(day, BulletinSort.WEEKLY, on)
    _window, hands = at_manager(day)
    for key, state in (
        ("draft_draft", BulletinState.DRAFT),
        ("draft_confirm", BulletinState.CONFIRMED),
        ("number_number", BulletinState.NUMBERED),
        ("issue_issue", BulletinState.ISSUED),
    ):
        hands.tap(key)
        if key in _ASKED_ONCE:
            # What nobody can take back is asked once.
            hands.tap_on(find(window, "reportsTab").part("steps").form.do)
        stage.until(lambda state=state: _state(day, on) is state, f"{key}: {state.label}")
        stage.settle()
        show_worklist(day, BulletinSort.WEEKLY, on)
    row = bulletins.of_period(BulletinSort.WEEKLY, on)
    assert row is not None  # noqa: S101 - issued above
    check("〔2026〕" in row.number, row.number)
    day.album.picture(window, "duty-week-issued", Words("周汇总已印发", "The week is issued"))


def _state(day: Day, on: date) -> BulletinState | None:
    row = day.stage.hall.bulletins.of_period(BulletinSort.WEEKLY, on)
    return None if row is None else row.state


def _week_on_paper(day: Day) -> None:
    stage, on = day.stage, friday(day)
    papers, figures = stage.hall.attendance_papers, stage.hall.bulletins.week(on)
    check(figures.total[FigureCode.LATE] == 1, f"{figures.total[FigureCode.LATE]} late")
    check(figures.rounds.made >= 4 and figures.rounds.late >= 1, f"{figures.rounds}")  # noqa: PLR2004 - four on the day that was played
    text = keep_paper(day, papers.weekly(on), "week", Words("周汇总表", "The week"), CHIEF)
    rows = keep_workbook(
        day,
        papers.weekly(on, PaperForm.WORKBOOK),
        "week",
        Words("周汇总表（Excel）", "The same as a workbook"),
    )
    (total,) = [line for line in rows if line[0] == "合计"]
    wanted = [figures.total.people, *(_as_days(figures.total[c], c) for c in _WEEK_COLUMNS)]
    check(list(total[1 : len(wanted) + 1]) == wanted, f"{total}, the service says {wanted}")
    printed = "".join(f"{value:g}" if value else "—" for value in wanted)
    check(f"合计{printed}" in text, f"合计{printed} on paper")
    for unit in figures.units:
        check(reading.squeezed(unit.department) in text, f"{unit.department} on paper")


def _as_days(value: int, code: FigureCode) -> float:
    return value / 2 if code.is_half_days else value


_WEEK_COLUMNS = (
    FigureCode.DUE,
    FigureCode.PRESENT,
    FigureCode.LATE,
    FigureCode.EARLY,
    FigureCode.MISSING,
    FigureCode.ABSENT,
    FigureCode.OFF_POST,
    FigureCode.FINDINGS,
    FigureCode.LEAVE,
)

CHAPTER = Chapter(
    Words("考勤：周一", "Attendance: Monday"),
    (
        Step(
            Words("考勤机交数，看要办什么", "The device delivers; what is to be done"),
            Words(
                "迟到 7 分钟；缺卡没说明以前不能起草", "Nothing is drafted before it is explained"
            ),
            _monday,
        ),
        Step(
            Words("单位回复反馈函，整改，办结", "The home unit answers; put right, closed"),
            Words("巡查记录上写着整改日期", "The mark has the day"),
            _answer,
        ),
        Step(
            Words("缺卡补签，请假销假", "Punches explained, leave reported back"),
            Words("前四样一件不剩", "Nothing is left of the first four"),
            _settle,
        ),
        Step(
            Words("台账、AB岗、打卡来源、月历", "Registers, posts, sources, the month"),
            Words("画面上的行数和库里的一致", "As many rows as in the store"),
            _other_tabs,
        ),
        Step(
            Words("首席代表确认", "The chief representatives confirm"),
            Words("别的单位的确认不了", "Not for another unit"),
            _confirm,
        ),
        Step(
            Words("起草、审定、编号、印发周汇总", "Drafted, approved, numbered, issued"),
            Words("一步一个键，编了号", "One key each; it has a number"),
            _summarise,
        ),
        Step(
            Words("周汇总表：纸和 Excel", "The week on paper and as a workbook"),
            Words("合计的每个数都和程序里的一样", "Every total is the program's"),
            _week_on_paper,
        ),
    ),
)
