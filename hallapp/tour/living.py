"""One case from its receipt over a pause and a yellow light to its delivery (一件办件的一生)."""

from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt

from hallapp.cases.terms import (
    CaseEventKind,
    CasePaperKind,
    CaseState,
    Light,
    MoveReason,
)
from hallapp.faces.parts.tabs import TabButton
from hallapp.tour import crowd, reading
from hallapp.tour.case_hands import CaseHands, case_of, events_of, texts_in
from hallapp.tour.hands import find, is_seen, text_in
from hallapp.tour.later import everybody_leaves, request_of, sits_at, today, workday_after
from hallapp.tour.operating import kiosk_words
from hallapp.tour.page import Words
from hallapp.tour.seats import FIRST_DESK, ISSUE_DESK, SECOND_DESK
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.visiting import at_kiosk, on_page

_ITEM = "食品经营许可(食品销售)"
_NAME, _PHONE, _ID_NUMBER = "欧阳思源", "00002280001", "99000119900307001X"
_FRONT, _APPROVER, _ISSUER = ("wxl", "王晓岚"), ("wsm", "吴思敏"), ("sgq", "孙国庆")
_PAUSED_DAYS, _PAUSED_AFTER, _EXTENSION_DAYS = 5, 2, 2
_PAUSE_NUMBER = "示例告知〔2026〕12号"
_HISTORY, _CLOCKS, _DAYS = 0, 1, 4


def _accept(day: Day) -> None:
    stage = day.stage
    everybody_leaves(day)
    stage.go_to(workday_after(day, today(day), 1))
    desk = sits_at(day, FIRST_DESK, *_FRONT)
    crowd.come(day, "A", _ITEM)
    stage.look_again()
    desk.press_f2("下一位")
    desk.press_f2("开始办理")
    desk.keep_pace()
    desk.press(Qt.Key.Key_F4)
    stage.until(lambda: is_seen(desk.window, "tick_1"), "the tick list")
    stage.settle()
    desk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    stage.until(
        lambda: desk.focused().objectName() == "applicantName",
        f"the cursor is in the name, not {desk.focused().objectName()}",
    )
    desk.type_chinese(_NAME)
    for typed in ("", _PHONE, _ID_NUMBER):
        desk.type_digits(typed)
        desk.press(Qt.Key.Key_Return)
    stage.until(find(desk.window, "acceptCase").isEnabled, "受理 can be pressed")
    desk.press(Qt.Key.Key_Return)
    stage.until(lambda: is_seen(desk.window, "printPaper"), "the accepted case")
    stage.settle()
    number = text_in(find(desk.window, "caseNumber"))
    case, guide = case_of(day, number), stage.hall.guides.find(_ITEM)
    assert guide.promised is not None  # noqa: S101 - the item of the story has a promise
    due = workday_after(day, today(day), guide.promised.amount)
    check(case.state is CaseState.ACCEPTED, case.state.label)
    check(case.due_on == due, f"due {case.due_on}, counted {due}")
    day.notes["life"], day.notes["accepted"] = number, today(day).isoformat()
    day.album.picture(desk.window, "case-accepted", Words("受理，先看通知书", "Accepted"))
    _print_first_papers(day, desk, case.query_code)


def _print_first_papers(day: Day, desk: CaseHands, query_code: str) -> None:
    number, due = day.notes["life"], case_of(day, day.notes["life"]).due_on
    words = Words("受理通知书：文号、盖章处、二维码", "The notice in its official form")
    said = f"{due.year}年{due.month}月{due.day}日"
    text = desk.print_offered(
        "case-notice", words, number, query_code, _NAME, _ITEM, said, "〔2026〕"
    )
    check(_ID_NUMBER not in text, "no whole identity number on the notice")
    materials = [row.name for row in day.stage.hall.guides.find(_ITEM).materials]
    words = Words("收取材料凭证：每一样材料", "The receipt with every material")
    desk.back_to_list()
    desk.open_case(number)
    desk.print_from_list(CasePaperKind.RECEIPT, "case-receipt", words, number, *materials)
    day.album.picture(desk.window, "case-papers", Words("办件的文书", "The papers of the case"))
    code = f"{number} {query_code}\n".encode()
    day.album.data(code, "case-code", ".txt", Words("文书上的二维码", "The code on its papers"))
    desk.back_to_list()
    desk.finish_ticket()


def _pause(day: Day) -> None:
    stage, number = day.stage, day.notes["life"]
    stage.go_to(workday_after(day, _accepted(day), _PAUSED_AFTER), 9, 20)
    day.notes["paused"] = today(day).isoformat()
    desk = sits_at(day, SECOND_DESK, *_APPROVER)
    desk.open_case(number)
    desk.begin("suspend")
    planned = workday_after(day, today(day), _PAUSED_DAYS)
    desk.fill(
        ground="检验",
        reason="样品送检（示例）",
        planned=planned.isoformat(),
        document=_PAUSE_NUMBER,
    )
    day.album.picture(desk.window, "case-pause", Words("挂起：事由、文号、起止", "Why it stands"))
    desk.finish("suspend")
    case = case_of(day, number)
    check(case.state is CaseState.SUSPENDED and case.light is Light.GREY, f"{case.light.label}")
    words = Words("特别程序告知书", "The notice of the special procedure")
    desk.print_offered("case-pause-notice", words, number, "样品送检", "第四十五条")
    desk.back_to_case()
    day.album.picture(desk.window, "case-paused", Words("浅灰灯：计时暂停", "Grey: it stands"))
    desk.back_to_list()


def _go_on(day: Day) -> None:
    stage, number = day.stage, day.notes["life"]
    before = case_of(day, number).due_on
    paused = date.fromisoformat(day.notes["paused"])
    stage.go_to(workday_after(day, paused, _PAUSED_DAYS), 10)
    desk = sits_at(day, SECOND_DESK, *_APPROVER)
    desk.open_case(number)
    desk.do("resume", note="检验合格（示例）")
    case = case_of(day, number)
    due = workday_after(day, _accepted(day), 20 + _PAUSED_DAYS)
    check(case.state is CaseState.ACCEPTED, case.state.label)
    check(case.due_on == due, f"due {case.due_on}, counted {due}")
    moves = stage.hall.cases.moves(case_id=UUID(case.id))
    moved = [(row.reason, row.new_on) for row in moves if row.new_on == due]
    check((MoveReason.RESUMED, due) in moved, f"moves {moves}, due before {before}")
    words = Words("恢复办理通知书", "The notice that it goes on")
    desk.print_offered("case-resume-notice", words, number)
    desk.back_to_case()
    desk.show_section(_CLOCKS)
    day.album.picture(
        desk.window,
        "case-resumed",
        Words(f"恢复：到期日移到 {due:%m月%d日}，原因写着", "Resumed; the due day moved"),
    )
    desk.show_section(_DAYS)
    lines = texts_in(desk.window, _DAYS)
    check(len(lines) > _PAUSED_DAYS, f"an account of {len(lines)} days")
    day.album.picture(desk.window, "case-days", Words("逐日说明", "Day by day"))


def _turn_yellow(day: Day) -> None:
    stage, number = day.stage, day.notes["life"]
    due = case_of(day, number).due_on
    while case_of(day, number).light is Light.GREEN and today(day) < due:
        stage.clock.advance(timedelta(days=1))
    stage.go_to(today(day), 10, 30)
    case = case_of(day, number)
    check(case.light is Light.YELLOW, f"{case.light.label} on {today(day)}")
    desk = sits_at(day, FIRST_DESK, *_FRONT)
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    table = find(desk.window, "caseTable")
    stage.until(table.isVisible, "the list of cases")
    stage.settle()
    table.select_key(case.id)
    row = table.selected_row()
    check(row is not None and row.light is Light.YELLOW, f"the row is {row}")
    yellow = stage.hall.cases.search().lights.get(Light.YELLOW, 0)
    tabs = [tab for tab in desk.window.findChildren(TabButton) if tab.text() == "办件"]
    check(yellow > 0 and len(tabs) == 1, f"{yellow} yellow")
    day.album.picture(
        desk.window,
        "case-yellow",
        Words(f"快到期：▲ 预警，还剩 {case.remaining_days} 个工作日", "Yellow: it ends soon"),
    )


def _extend(day: Day) -> None:
    number, before = day.notes["life"], case_of(day, day.notes["life"]).due_on
    desk = sits_at(day, SECOND_DESK, *_APPROVER)
    desk.open_case(number)
    desk.begin("extend")
    desk.fill(amount=str(_EXTENSION_DAYS), reason="现场核查需要时间（示例）", approver="示例负责人")
    day.album.picture(desk.window, "case-extend", Words("延期：批准人和理由", "More time"))
    desk.finish("extend")
    due = workday_after(day, before, _EXTENSION_DAYS)
    check(case_of(day, number).due_on == due, f"due {case_of(day, number).due_on}, counted {due}")
    words = Words("延长期限告知书", "The notice of the extension")
    desk.print_offered("case-extension-notice", words, number, "示例负责人", "第四十二条")
    desk.back_to_list()


def _decide(day: Day) -> None:
    stage, number = day.stage, day.notes["life"]
    stage.go_to(workday_after(day, today(day), 1), 9, 40)
    desk = sits_at(day, SECOND_DESK, *_APPROVER)
    desk.open_case(number)
    desk.do("grant", grounds="符合法定条件（示例）")
    check(case_of(day, number).state is CaseState.CONCLUDED, case_of(day, number).state.label)
    words = Words("准予决定书", "The decision")
    desk.print_offered("case-decision", words, number, _NAME, "行政许可")
    desk.back_to_case()
    words = Words("审批表", "The sheet of approval")
    desk.print_from_list(CasePaperKind.EXAMINATION, "case-examination", words, number)
    desk.back_to_list()
    issuing = sits_at(day, ISSUE_DESK, *_ISSUER)
    issuing.open_case(number)
    issuing.do("make_ready", place="6 号窗口")
    case = case_of(day, number)
    check(case.state is CaseState.READY, case.state.label)
    words = Words("取件通知单", "The notice to collect")
    issuing.print_offered("case-collection", words, number, case.query_code)
    issuing.back_to_list()


def _ask_the_kiosk(day: Day) -> None:
    window, hands = at_kiosk(day)
    case = case_of(day, day.notes["life"])
    on_page(day, "home_page")
    hands.tap("use_progress")
    on_page(day, "code_page")
    for sign in case.query_code:
        hands.tap(f"code_{sign}")
    hands.tap("code_submit")
    on_page(day, "case_page")
    words = kiosk_words(day)
    check(CaseState.READY.label in words and case.case_number in words, f"the kiosk says {words}")
    check(_NAME not in words, "nothing personal on the glass")
    day.album.picture(window, "kiosk-case", Words("办理进度：待领取", "Progress: ready to collect"))
    hands.tap("case_done")
    on_page(day, "home_page")


def _hand_over(day: Day) -> None:
    stage, number = day.stage, day.notes["life"]
    stage.go_to(workday_after(day, today(day), 1), 9, 30)
    desk = sits_at(day, ISSUE_DESK, *_ISSUER)
    crowd.come(day, "E")
    stage.look_again()
    desk.press_f2("下一位")
    desk.press_f2("开始办理")
    ready = stage.hall.serving.ready_for(f"{number} {case_of(day, number).query_code}")
    check(ready.case_number == number, f"{ready.case_number} lies ready")
    desk.open_case(number)
    desk.begin("deliver")
    desk.fill(recipient=_NAME)
    day.album.picture(desk.window, "case-deliver", Words("领证窗口：送达", "Handed over"))
    desk.finish("deliver")
    check(case_of(day, number).state is CaseState.DELIVERED, case_of(day, number).state.label)
    words = Words("送达回证", "The certificate of delivery")
    desk.print_offered("case-delivery", words, number)
    desk.back_to_case()
    desk.show_section(_HISTORY)
    _check_history(day)
    day.album.picture(desk.window, "case-history", Words("办理过程，一条线", "Its line of time"))
    desk.back_to_list()
    desk.finish_ticket()


def _check_history(day: Day) -> None:
    told = events_of(day, day.notes["life"])
    wanted = (
        CaseEventKind.ACCEPTED,
        CaseEventKind.SUSPENDED,
        CaseEventKind.RESUMED,
        CaseEventKind.EXTENDED,
        CaseEventKind.DECIDED,
        CaseEventKind.DELIVERED,
    )
    places = [told.index(kind) for kind in wanted if kind in told]
    check(len(places) == len(wanted) and places == sorted(places), f"the line of time: {told}")


def _file_away(day: Day) -> None:
    number = day.notes["life"]
    desk = sits_at(day, FIRST_DESK, *_FRONT)
    desk.open_case(number)
    desk.do("archive", volume="示例-2026-001")
    words = Words("卷宗目录", "The contents of its file")
    desk.print_offered("case-archive", words, number)
    desk.back_to_list()
    papers = day.stage.hall.cases.papers(UUID(case_of(day, number).id))
    numbers = [paper.number for paper in papers]
    check(len(set(numbers)) == len(numbers) > 7, f"numbers {numbers}")  # noqa: PLR2004 - as printed
    request = request_of(day, _FRONT[1])
    ids = [paper.id for paper in papers]
    together = day.stage.hall.case_papers.print_batch(request, ids)
    words = Words("整卷补打：每张都注明", "The whole file printed again, marked as such")
    kept = day.album.paper(together, "case-file-again", words)
    text = reading.text_of(kept)
    check(text.count("补打") >= len(numbers), f"{text.count('补打')} marks of a reprint")


def _accepted(day: Day) -> date:
    return date.fromisoformat(day.notes["accepted"])


_NAMED = Words("一件办件的一生", "The life of a case")
# Other chapters play on the days between.
ACCEPTED = Chapter(
    _NAMED,
    (
        Step(
            Words("第二天：受理，打印通知书和收件凭证", "The next day: accepted, with its papers"),
            Words(
                "到期日等于另数的第 20 个工作日；纸上读得到文号、查询码、每样材料",
                "Due on the 20th working day counted apart; number, code, materials read back",
            ),
            _accept,
        ),
    ),
)
PAUSED = Chapter(
    _NAMED,
    (
        Step(
            Words("挂起计时", "The clock stands"),
            Words("有文号才能挂起；浅灰灯", "Only with a document number; the light is grey"),
            _pause,
        ),
    ),
)
CHAPTER = Chapter(
    _NAMED,
    (
        Step(
            Words("恢复计时", "It goes on"),
            Words(
                "停了 5 个工作日，到期日就往后 5 个，原因记着；逐日说明一天不少",
                "Five working days are given back, with the reason; every day is told",
            ),
            _go_on,
        ),
        Step(
            Words("快到期亮黄灯", "It turns yellow"),
            Words("清单里这件亮 ▲", "The list shows the sign"),
            _turn_yellow,
        ),
        Step(
            Words("到期以前批准延期", "More time, before it is due"),
            Words("延 2 个工作日，到期日另数一致", "Two working days more, counted apart"),
            _extend,
        ),
        Step(
            Words("作出决定，结果待领取", "Decided; the result lies ready"),
            Words("决定书、审批表、取件通知单都读得到", "Every paper is read back"),
            _decide,
        ),
        Step(
            Words("自助机上凭查询码看进度", "Progress at the kiosk"),
            Words("写着待领取，没有姓名", "Ready to collect, and no name"),
            _ask_the_kiosk,
        ),
        Step(
            Words("取号领证，送达", "A number to collect; handed over"),
            Words("这一件的经过从受理到送达，顺序不乱", "Its line of time is in order"),
            _hand_over,
        ),
        Step(
            Words("归档，整卷补打", "Filed; all papers printed again"),
            Words("文号没有重的，补打的每张都注明", "No number twice; each reprint is marked"),
            _file_away,
        ),
    ),
)
