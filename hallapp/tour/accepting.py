"""A case is accepted at the desk: ticks, a typed name, due day, notice (收件、受理)."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from hallapp.cases import CaseRow, Light
from hallapp.hall.calendars import load_calendar
from hallapp.hall.limits import LimitUnit
from hallapp.tour import reading
from hallapp.tour.arriving import today
from hallapp.tour.desk import DeskHands
from hallapp.tour.hands import find, text_in
from hallapp.tour.page import Words
from hallapp.tour.seats import POLICE_DESK
from hallapp.tour.step import Chapter, Day, Step, check

_NAME, _PHONE = "欧阳思源", "00002280001"
# No region bears the first six digits: a number of nobody, with a right check digit.
_ID_NUMBER = "99000119900307001X"


def counted_due_day(day: Day, limit_days: int) -> date:
    """Count working days by hand: the N-th strictly after today (民法典 201)."""
    hall = day.stage.hall
    with hall.work.read() as session:
        calendar = load_calendar(session, hall.hall.id)
    due, left = today(day.stage), limit_days
    while left:
        due += timedelta(days=1)
        left -= calendar.is_working(due)
    return due


def _tick(day: Day) -> None:
    desk = DeskHands(day, POLICE_DESK)
    desk.press(Qt.Key.Key_F4)
    day.stage.settle()
    day.stage.until(lambda: find(desk.window, "tick_1").isVisible(), "the tick list")
    accept = find(desk.window, "acceptCase")
    check(not accept.isEnabled() and bool(accept.toolTip()), "受理 is dim, and says why")
    day.album.picture(
        desk.window,
        "clerk-accept-begun",
        Words("F4 收件：还没有核对，受理按不动，说明原因", "F4: not looked at yet, so 受理 is dim"),
    )
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Delete)
    desk.type_chinese("户口簿首页")
    desk.press(Qt.Key.Key_Return)
    day.stage.settle()
    check("还缺" in text_in(find(desk.window, "acceptWhy")), "a missing material stands in the way")
    day.album.picture(
        desk.window, "clerk-accept-missing", Words("第 2 项缺，写明缺什么", "One is missing")
    )
    find(desk.window, "tick_2").setFocus()
    desk.press(Qt.Key.Key_Space)


def _fill_in(day: Day) -> None:
    desk = DeskHands(day, POLICE_DESK)
    day.stage.until(
        lambda: desk.focused().objectName() == "applicantName",
        f"the cursor is in the name, not {desk.focused().objectName()}",
    )
    desk.type_chinese(_NAME)
    desk.press(Qt.Key.Key_Return)
    desk.type_digits(_PHONE)
    desk.press(Qt.Key.Key_Return)
    desk.type_digits(_ID_NUMBER)
    desk.press(Qt.Key.Key_Return)
    accept = find(desk.window, "acceptCase")
    day.stage.until(accept.isEnabled, f"受理 can be pressed: {accept.toolTip()}")
    check(_ID_NUMBER not in text_in(find(desk.window, "applicantId")), "the number is masked")
    day.album.picture(
        desk.window, "clerk-accept-ready", Words("材料齐全，可以受理", "All there: can be accepted")
    )


def _accept(day: Day) -> None:
    stage, desk = day.stage, DeskHands(day, POLICE_DESK)
    before = {case.id for case in stage.hall.cases.of_window(desk.place.id)}
    ticket = desk.at_work()
    desk.press(Qt.Key.Key_Return)
    stage.settle()
    day.stage.until(lambda: find(desk.window, "caseNumber").isVisible(), "the accepted case")
    case = next(c for c in stage.hall.cases.of_window(desk.place.id) if c.id not in before)
    assert ticket.item_id is not None  # noqa: S101 - taken for an item at the kiosk
    guide = stage.hall.guides.guide(ticket.item_id)
    limit = guide.promised or guide.statutory
    assert limit is not None  # noqa: S101 - the item of the story has a promise
    check(limit.unit is LimitUnit.WORKING_DAYS, "a limit in working days")
    expected = counted_due_day(day, limit.amount)
    check(case.due_on == expected, f"due {case.due_on}, counted {expected}")
    check(case.light is Light.GREEN and case.ticket_number == ticket.label, "green, and her ticket")
    check(text_in(find(desk.window, "caseNumber")) == case.case_number, "the number on screen")
    day.notes["case"] = case.case_number
    stage.settle()
    day.album.picture(
        desk.window,
        "clerk-accepted",
        Words(f"已受理，{case.due_on:%m月%d日} 到期", "Accepted; the due day is right"),
    )


def _print_notice(day: Day) -> None:
    stage, desk = day.stage, DeskHands(day, POLICE_DESK)
    case, before = _case(day), set(stage.printed.glob("*.pdf"))
    desk.tap("printNotice")
    stage.until(lambda: len(set(stage.printed.glob("*.pdf")) - before) == 1, "the notice")
    stage.settle()
    new = (set(stage.printed.glob("*.pdf")) - before).pop()
    pdf = day.album.paper(new, "acceptance-notice", Words("受理通知书", "The acceptance notice"))
    text = reading.text_of(pdf)
    due = f"{case.due_on.year}年{case.due_on.month}月{case.due_on.day}日"
    for wanted in (case.case_number, _NAME, case.item_name, due, case.query_code):
        check(reading.squeezed(wanted) in text, f"{wanted} on the notice")
    check(_ID_NUMBER not in text, "no whole identity number on the notice")
    day.album.picture(desk.window, "clerk-notice", Words("通知书已打印", "The notice is printed"))


def _look_at_list(day: Day) -> None:
    desk, case = DeskHands(day, POLICE_DESK), _case(day)
    desk.tap("caseLeave")
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    day.stage.settle()
    table = find(desk.window, "caseTable")
    day.stage.until(table.isVisible, "the list of cases")
    table.select_key(case.id)
    check(table.selected_row() is not None, "the case in the list")
    check(table.selected_row().light is Light.GREEN, "its light is green")
    day.album.picture(
        desk.window, "clerk-cases", Words("办件清单：灯和剩余天数", "Cases with lights")
    )
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    day.stage.settle()


def _case(day: Day) -> CaseRow:
    desk, number = DeskHands(day, POLICE_DESK), day.notes["case"]
    cases = day.stage.hall.cases.of_window(desk.place.id)
    return next(case for case in cases if case.case_number == number)


CHAPTER = Chapter(
    Words("收件和受理", "Accepting a case"),
    (
        Step(
            Words("F4 收件，用键盘核对材料", "F4: materials are ticked by keyboard"),
            Words(
                "没核对完不能受理，缺的写明缺什么",
                "Nothing can be accepted before all is looked at; what is missing is named",
            ),
            _tick,
        ),
        Step(
            Words("填申请人（中文输入法）", "The applicant (typed by input method)"),
            Words("身份证号离开就遮住，受理可以按了", "The number is masked; 受理 can be pressed"),
            _fill_in,
        ),
        Step(
            Words("受理", "Accepted"),
            Words(
                "到期日等于另数一遍的第 N 个工作日，绿灯",
                "The due day equals the N-th working day counted apart; the light is green",
            ),
            _accept,
        ),
        Step(
            Words("打印受理通知书", "The notice is printed"),
            Words(
                "读得到编号、姓名、事项、到期日、查询码，没有身份证号",
                "Number, name, item, due day and query code are read back; no identity number",
            ),
            _print_notice,
        ),
        Step(
            Words("办件清单", "The list of cases"),
            Words("新办件在清单里，亮绿灯", "The new case stands there with a green light"),
            _look_at_list,
        ),
    ),
)
