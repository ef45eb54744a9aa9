"""The manager acts while the hall runs: load, stop, priority, weights, follow-up (值守)."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from hallapp.faces.manager.routes import QUEUE, REPORTS, SETTINGS
from hallapp.queueing.terms import OrderKind
from hallapp.tour import crowd
from hallapp.tour.desk import DeskHands
from hallapp.tour.guiding import line_of
from hallapp.tour.hands import find
from hallapp.tour.managing import at_manager
from hallapp.tour.operating import kiosk_words
from hallapp.tour.page import Words
from hallapp.tour.seats import POLICE_DESK, SECOND_DESK
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.visiting import at_kiosk, on_page

_CTRL = Qt.KeyboardModifier.ControlModifier
_MATRIX = 2
_LEAD_MINUTES = "5"


def _load_alert(day: Day) -> None:
    stage = day.stage
    crowd.serve_all(day)
    number = POLICE_DESK.window_number
    place = stage.hall.people.window(number)
    for _citizen in range(5):
        crowd.come(day, "D")
    stage.hall.serving.pause(stage.request(number), place.id, "送件到后台")
    stage.pass_time(minutes=18)
    window, hands = at_manager(day)
    stage.bring(window)
    hands.tap("rail0")
    stage.settle()
    alerts = [row for row in stage.hall.oversee.load_alerts() if row.service_name == "公安业务"]
    check(len(alerts) == 1 and bool(alerts[0].reliefs), f"alerts {alerts}")
    line = _decision(window, "公安业务")
    day.album.picture(
        window, "manager-load", Words("等得太久：建议恢复窗口", "A load, and its button")
    )
    hands.tap_on(line)
    stage.settle()
    check("已通知" in window.last_message(), f"said: {window.last_message()}")
    notices = stage.hall.oversee.notices(place.id)
    check(len(notices) == 1, f"{len(notices)} notices at window {number}")
    desk = DeskHands(day, POLICE_DESK)
    stage.look_again()
    stage.bring(desk.window)
    day.album.picture(
        desk.window, "clerk-notice-of-hall", Words("窗口收到通知", "The window is told")
    )
    desk.press_f2("恢复窗口")
    desk.press(Qt.Key.Key_Y, _CTRL)
    stage.settle()
    check(not stage.hall.oversee.notices(place.id), "read")


def _prioritise(day: Day) -> None:
    stage = day.stage
    window, hands = _open(day, QUEUE)
    line = line_of(day, POLICE_DESK.window_number)
    window.running.open_service(_service(day, "D"))
    stage.settle()
    page = window.running.queue_page
    page.detail.table.setFocus()
    page.detail.table.select_key(line[-1].id)
    hands.press(Qt.Key.Key_F3)
    stage.settle()
    day.album.picture(
        window, "manager-priority", Words("F3 安排优先要说原因", "Priority, with a reason")
    )
    _say_reason(day, window, "行动不便")
    now = line_of(day, POLICE_DESK.window_number)
    check(now[0].id == line[-1].id, f"{line[-1].label} is not first of {[r.label for r in now]}")
    day.notes["priority"] = line[-1].label
    day.album.picture(window, "manager-queue-live", Words("实时排队", "The live queue"))


def _out_of_turn(day: Day) -> None:
    window, _hands = _open(day, REPORTS)
    window.running.reports_page.open_report("out_of_turn")
    day.stage.settle()
    lines = [line.cells for line in window.running.reports_page.panel().shown()]
    mine = [cells for cells in lines if day.notes["priority"] in cells]
    check(len(mine) == 1 and mine[0][-1] == "行动不便", f"the report says {lines}")
    day.album.picture(window, "manager-out-of-turn", Words("越序报表", "Out of turn"))


def _failed_visits(day: Day) -> None:
    window, _hands = _open(day, REPORTS)
    window.running.reports_page.open_report("failed_visits")
    day.stage.settle()
    (row,) = day.stage.hall.queue.failed_visits(day.stage.now.date())
    lines = [line.cells for line in window.running.reports_page.panel().shown()]
    check(lines[0][0] == row.material_name and str(row.people) in lines[0], f"it says {lines}")
    day.album.picture(window, "manager-failed-visits", Words("哪一句指南让人白跑", "Failed visits"))


def _stop_and_resume(day: Day) -> None:
    stage = day.stage
    window, hands = _open(day, QUEUE)
    window.running.open_service(_service(day, "E"))
    stage.settle()
    hands.press(Qt.Key.Key_F7)
    stage.settle()
    _say_reason(day, window, "系统故障")
    order = stage.hall.queue.orders_of_today()[-1]
    check(order.kind is OrderKind.STOP and order.reason == "系统故障", f"{order}")
    day.album.picture(window, "manager-stopped", Words("停止取号", "No more numbers"))
    kiosk, fingers = at_kiosk(day)
    stage.look_again()
    fingers.tap("take_number")
    on_page(day, "services_page")
    tile = next(
        one for one in kiosk.page.board.tiles if one.isVisible() and one.word() == "领取证照"
    )
    day.album.picture(kiosk, "kiosk-services-stopped", Words("取号已暂停", "Stopped at the tile"))
    fingers.tap_on(tile)
    on_page(day, "confirm_page")
    check("系统故障" in kiosk_words(day), f"the kiosk says {kiosk_words(day)}")
    check(not kiosk.page.take.isEnabled(), "no number can be taken")
    day.album.picture(kiosk, "kiosk-stopped", Words("自助机说明为什么", "The kiosk says why"))
    fingers.tap("go_home")
    on_page(day, "home_page")
    stage.bring(window)
    hands.press(Qt.Key.Key_F8)
    stage.settle()
    _say_reason(day, window, "系统恢复")
    refusals = {row.code: row.refusal for row in stage.hall.queue.services()}
    check(refusals["E"] == "", f"E is refused: {refusals}")


def _follow_up(day: Day) -> None:
    stage = day.stage
    window, hands = _open(day, REPORTS)
    window.running.reports_page.open_report("follow_ups")
    stage.settle()
    panel = window.running.reports_page.panel()
    check(len(panel.shown()) == 1, f"{len(panel.shown())} follow-ups")
    panel.take_keyboard()
    hands.press(Qt.Key.Key_Return)
    stage.settle()
    words: Any = find(window, "followUpWords")
    words.setFocus()
    hands.type_chinese("已电话致歉，改进指引")
    day.album.picture(
        window, "manager-follow-up", Words("回访不满意的评价", "A low rating, followed up")
    )
    hands.tap("followUp_verified")
    stage.settle()
    (row,) = stage.hall.evaluation.follow_ups()
    check(row.words == "已电话致歉，改进指引", f"kept: {row.words}")


def _weights_decide(day: Day) -> None:
    stage = day.stage
    crowd.serve_all(day)
    first = crowd.come(day, "A")
    stage.pass_time(minutes=2)
    leaned = crowd.come(day, "B")
    window, hands = _open(day, SETTINGS)
    settings: Any = find(window, "settingsPage")
    settings.open_chapter(_MATRIX)
    stage.settle()
    matrix = settings.chapter(_MATRIX)
    stage.until(lambda: matrix.table is not None, "windows and services")
    matrix.select(stage.hall.people.window(SECOND_DESK.window_number).id, _service(day, "B"))
    stage.settle()
    line: Any = matrix.form.field("lead").control()
    line.setFocus()
    line.selectAll()
    hands.type_digits(_LEAD_MINUTES)
    day.album.picture(
        window, "manager-weights", Words("2 号窗口先办社保医保", "Window 2 prefers B")
    )
    hands.tap_on(_button(matrix, "saveSettings"))
    stage.settle()
    desk = DeskHands(day, SECOND_DESK)
    stage.look_again()
    stage.bring(desk.window)
    desk.press_f2("下一位")
    live = desk.at_work()
    check(live.id == leaned.id, f"{live.label} was called before {first.label}")
    day.album.picture(
        desk.window, "clerk-weights", Words(live.why or "按窗口的先后", "By the weight")
    )
    desk.press_f2("开始办理")
    desk.keep_pace()
    desk.press(Qt.Key.Key_F8)
    stage.settle()


def _open(day: Day, page: int) -> Any:
    window, hands = at_manager(day)
    day.stage.bring(window)
    hands.tap(f"rail{page}")
    day.stage.settle()
    day.stage.look_again()
    return window, hands


def _decision(window: Any, word: str) -> QPushButton:
    """Return the button of the sentence about a word."""
    for line in window.hall_page.decisions.findChildren(QPushButton):
        if line.isVisible() and word in line.accessibleDescription():
            return line
    said = [each.text() for each in window.hall_page.decisions.findChildren(QLabel)]
    check(False, f"no decision about {word}: {said}")  # noqa: FBT003 - reads as a sentence
    raise AssertionError


def _say_reason(day: Day, window: Any, reason: str) -> None:
    line = find(window, "interventionReason")
    check(isinstance(line, QLineEdit), "a field for the reason")
    line.setFocus()
    _window, hands = at_manager(day)
    hands.type_chinese(reason)
    hands.press(Qt.Key.Key_Return)
    day.stage.settle()
    day.stage.look_again()


def _service(day: Day, code: str) -> Any:
    return next(one.id for one in day.stage.hall.queue.services() if one.code == code)


def _button(parent: Any, name: str) -> QPushButton:
    found = [one for one in parent.findChildren(QPushButton, name) if one.isVisible()]
    check(len(found) == 1, f"{len(found)} buttons {name}")
    return found[0]


CHAPTER = Chapter(
    Words("大厅管理出手", "The manager steps in"),
    (
        Step(
            Words("等得太久，一个按钮", "A load, and its button"),
            Words("窗口收到通知，恢复了", "The window is told, and opens again"),
            _load_alert,
        ),
        Step(
            Words("安排优先", "A priority by the manager"),
            Words("排到第一位，原因记下了", "First in line, with its reason"),
            _prioritise,
        ),
        Step(
            Words("越序报表", "What was done out of turn"),
            Words("谁、哪个号、为什么", "Who, which number, why"),
            _out_of_turn,
        ),
        Step(
            Words("白跑报表", "Visits that failed"),
            Words("哪份材料、哪一版指南、几个人次", "Which paper of which guide, how many people"),
            _failed_visits,
        ),
        Step(
            Words("停止和恢复取号", "Numbers stopped and given again"),
            Words("自助机说出原因；恢复以后又能取", "The kiosk says why; then it goes on"),
            _stop_and_resume,
        ),
        Step(
            Words("回访一个不满意", "A low rating is followed up"),
            Words("说的话记下了", "What was said is kept"),
            _follow_up,
        ),
        Step(
            Words("窗口的先后马上生效", "Weights hold at once"),
            Words("改了以后，下一次叫号就照着办", "The very next call obeys"),
            _weights_decide,
        ),
    ),
)
