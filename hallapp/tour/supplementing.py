"""Papers that are missing, cases that are not accepted, and what is done at once (补正、即办)."""

from uuid import UUID

from PySide6.QtCore import Qt

from hallapp.cases import Application
from hallapp.cases.terms import (
    CasePaperKind,
    CaseRow,
    CaseState,
    ClockKind,
    MaterialTick,
    TickOutcome,
)
from hallapp.tour import crowd
from hallapp.tour.asking import read_in
from hallapp.tour.case_hands import CaseHands, case_of
from hallapp.tour.hands import find, is_seen, text_in
from hallapp.tour.later import sits_at, today, workday_after
from hallapp.tour.page import Words
from hallapp.tour.seats import FIRST_DESK
from hallapp.tour.step import Chapter, Day, Step, check

_FRONT = ("wxl", "王晓岚")
_ITEM, _NAME = "护士执业注册", "司马青"
_OTHER_ITEM, _OTHER_NAME = "印刷经营许可", "示例印务社"
_INSTANT_ITEM = "设立税务登记"
# No region bears the first six digits: a number of nobody, with a right check digit.
_CARD = "99000119900307001X"
_AT_ONCE = 3


def _lacking(day: Day) -> None:
    stage = day.stage
    stage.go_to(workday_after(day, today(day), 1), 9, 10)
    desk = sits_at(day, FIRST_DESK, *_FRONT)
    case = _received(day, desk, _ITEM, _NAME)
    day.notes["lacking"] = case.case_number
    desk.open_case(case.case_number)
    day.album.picture(
        desk.window, "case-received", Words("已收件，还没有受理", "Received, not accepted yet")
    )
    desk.begin("ask_supplement")
    desk.tick(1)
    desk.fill_remark(1, "缺第 2 页（示例）")
    day.album.picture(desk.window, "case-ask", Words("补正告知：一次说清", "What is missing"))
    desk.finish("ask_supplement")
    now = case_of(day, case.case_number)
    check(now.state is CaseState.SUPPLEMENTING, now.state.label)
    words = Words("补正告知书", "The notice of what is missing")
    material = stage.hall.guides.find(_ITEM).materials[0].name
    desk.print_offered("case-supplement", words, case.case_number, material, "第2页")
    desk.back_to_list()
    desk.finish_ticket()


def _received(day: Day, desk: CaseHands, item: str, name: str) -> CaseRow:
    """Serve a ticket and receive a case with its first material missing.

    Done beside the face; what is missing is then told on the page of the case.
    """
    stage = day.stage
    crowd.come(day, "A", item)
    stage.look_again()
    desk.press_f2("下一位")
    desk.press_f2("开始办理")
    guide = stage.hall.guides.find(item)
    ticks = tuple(
        MaterialTick(str(row.id), row.name, TickOutcome.COMPLETE if number else TickOutcome.MISSING)
        for number, row in enumerate(guide.materials)
    )
    application = Application(guide.item.id, name, ticks=ticks)
    number = FIRST_DESK.window_number
    case = stage.hall.serving.receive(stage.request(number), desk.place.id, application)
    check(case.state is CaseState.RECEIVED, case.state.label)
    return case


def _complete(day: Day) -> None:
    stage, number = day.stage, day.notes["lacking"]
    stage.go_to(workday_after(day, today(day), 2), 9, 20)
    desk = sits_at(day, FIRST_DESK, *_FRONT)
    desk.open_case(number)
    desk.begin("supplemented")
    desk.tick(1)
    desk.finish("supplemented")
    desk.do("accept")
    case, guide = case_of(day, number), stage.hall.guides.find(_ITEM)
    limit = guide.promised or guide.statutory
    assert limit is not None  # noqa: S101 - the item of the story has a limit
    due = workday_after(day, today(day), limit.amount)
    check(case.state is CaseState.ACCEPTED, case.state.label)
    check(case.due_on == due, f"due {case.due_on}, counted {due}")
    clocks = {row.kind: row for row in stage.hall.cases.clocks(UUID(case.id))}
    check(clocks[ClockKind.SUPPLEMENT].ended_on == today(day), "nothing is waited for any more")
    words = Words("补正收齐以后的受理通知书", "The notice of acceptance")
    said = f"{due.month}月{due.day}日"
    desk.back_to_case()
    desk.print_from_list(CasePaperKind.ACCEPTANCE, "case-accepted-later", words, number, said)
    words = Words("补正收齐通知书", "Everything has come")
    desk.print_from_list(CasePaperKind.SUPPLEMENTED, "case-supplemented", words, number)
    desk.show_section(1)
    day.album.picture(
        desk.window, "case-clocks", Words("时限：受理、补正、办结各一条", "Its clocks")
    )
    desk.back_to_list()


def _reject(day: Day) -> None:
    desk = sits_at(day, FIRST_DESK, *_FRONT)
    case = _received(day, desk, _OTHER_ITEM, _OTHER_NAME)
    desk.open_case(case.case_number)
    desk.begin("reject")
    desk.finish_refused("reject")
    day.album.picture(
        desk.window, "case-reject-empty", Words("没有填的写在旁边", "What is missing")
    )
    desk.fill(
        reason="申请事项依法不需要取得行政许可（示例）",
        basis="《行政许可法》第三十二条第一款第一项",
        review="示例市人民政府",
        court="示例市人民法院",
    )
    desk.finish("reject")
    now = case_of(day, case.case_number)
    check(now.state is CaseState.REJECTED and not now.state.is_open, now.state.label)
    words = Words("不予受理通知书", "The notice of non-acceptance")
    wanted = ("第三十二条", "示例市人民政府", "示例市人民法院")
    desk.print_offered("case-rejected", words, case.case_number, *wanted)
    desk.back_to_list()
    desk.finish_ticket()


def _at_once(day: Day) -> None:
    stage, desk = day.stage, sits_at(day, FIRST_DESK, *_FRONT)
    crowd.come(day, "A", _INSTANT_ITEM)
    stage.look_again()
    desk.press_f2("下一位")
    desk.press_f2("开始办理")
    desk.keep_pace()
    before = {case.id for case in stage.hall.cases.search(limit=1).rows}
    presses = 0
    desk.press(Qt.Key.Key_F4)
    presses += 1
    stage.until(lambda: is_seen(desk.window, "tick_1"), "the tick list")
    stage.settle()
    desk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    presses += 1
    read_in(day, desk, _CARD, _NAME)
    accept = find(desk.window, "acceptCase")
    stage.until(accept.isEnabled, f"it can be done: {text_in(find(desk.window, 'acceptWhy'))}")
    stage.until(accept.hasFocus, f"the keyboard is on {desk.focused().objectName()}")
    day.album.picture(desk.window, "case-instant", Words("即办件：刷证，回车", "At once: Enter"))
    desk.press(Qt.Key.Key_Return)
    presses += 1
    stage.until(lambda: is_seen(desk.window, "casePage"), "the case")
    stage.settle()
    number = text_in(find(desk.window, "caseNumber"))
    case = case_of(day, number)
    check(case.id not in before, "a new case")
    check(case.state is CaseState.DELIVERED, case.state.label)
    check(presses == _AT_ONCE, f"{presses} key presses")
    words = Words("即办件当场办结", "Done at once")
    desk.print_offered("case-instant-paper", words, number, _NAME)
    day.album.picture(desk.window, "case-instant-done", Words("三个键办完", "Three keys"))
    desk.back_to_list()
    desk.finish_ticket()


CHAPTER = Chapter(
    Words("补正、不予受理、即办", "Missing papers, refusals, done at once"),
    (
        Step(
            Words("缺一样材料：收件，补正告知", "One paper is missing"),
            Words("告知书写着缺哪一样、缺什么", "The notice names it, and what of it"),
            _lacking,
        ),
        Step(
            Words("补正收齐，受理", "Brought later, then accepted"),
            Words("从收齐那天起算，到期日另数一致", "Counted from the day all was there"),
            _complete,
        ),
        Step(
            Words("不予受理", "Not accepted"),
            Words(
                "理由、依据、复议机关、法院一样不填都不行",
                "Reason, basis, review and court: none can be left out",
            ),
            _reject,
        ),
        Step(
            Words("即办件：三个键", "At once: three keys"),
            Words("F4、Ctrl+E、刷身份证、回车，已办结", "F4, Ctrl+E, the card, Enter: done"),
            _at_once,
        ),
    ),
)
