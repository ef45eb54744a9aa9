"""What a window can do with a number: hold, send on, take back, a package, no papers (窗口操作)."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hallapp.faces.kiosk.words import Words as Said
from hallapp.queueing.terms import (
    Entry,
    MissingPaper,
    Outcome,
    TicketRow,
    TicketState,
)
from hallapp.tour import crowd, reading
from hallapp.tour.desk import DeskHands
from hallapp.tour.guiding import line_of
from hallapp.tour.hands import find
from hallapp.tour.page import Words
from hallapp.tour.seats import FIRST_DESK, POLICE_DESK, SECOND_DESK
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.visiting import ITEM, at_kiosk, on_page

_CTRL = Qt.KeyboardModifier.ControlModifier
_HELD_MINUTES = 15
_PACKAGE_INITIALS = "GSDSC"
_PACKAGE_ITEM = "公司等市场主体设立登记"
_ENOUGH_TO_WARN = 3


def _hold(day: Day) -> None:
    crowd.serve_all(day)
    ticket = crowd.come(day, "A")
    crowd.come(day, "A")
    desk = _at(day, SECOND_DESK)
    desk.press_f2("下一位")
    desk.press_f2("开始办理")
    desk.keep_pace()
    desk.press(Qt.Key.Key_F6)
    day.stage.settle()
    day.album.picture(
        desk.window, "clerk-hold", Words("F6 挂起：为什么、多久", "Hold: why, how long")
    )
    desk.press(Qt.Key.Key_Return)
    day.stage.settle()
    held = [row for row in day.stage.hall.queue.aside(desk.place.id) if row.id == ticket.id]
    check(len(held) == 1 and desk.live is None, f"{ticket.label} is held, the window free")
    back_at = held[0].return_at
    assert back_at is not None  # noqa: S101 - a hold has its end
    check((back_at - day.stage.clock.now()).total_seconds() > 60 * (_HELD_MINUTES - 1), "in time")
    day.tickets["held"] = ticket
    day.album.picture(desk.window, "clerk-held", Words("挂起的号写着几点回来", "Held until then"))


def _hold_ends(day: Day) -> None:
    desk, held = _at(day, SECOND_DESK), day.tickets["held"]
    day.stage.pass_time(minutes=_HELD_MINUTES, seconds=20)
    line = [row.label for row in line_of(day, 2)]
    check(line[0] == held.label, f"{held.label} waits again, first of {line}")
    desk.press_f2("下一位")
    check(desk.at_work().id == held.id, f"{desk.at_work().label} was called")
    day.album.picture(
        desk.window, "clerk-hold-ended", Words("时间到了，自己回到队里", "Back by itself")
    )
    desk.press_f2("开始办理")


def _undo(day: Day) -> None:
    desk, held = _at(day, SECOND_DESK), day.tickets["held"]
    desk.press_f2("办结并下一位")
    called = desk.at_work()
    check(called.id != held.id, "the next one is called")
    desk.keep_pace()
    day.album.picture(desk.window, "clerk-undo", Words("10 秒内可以撤销", "Can be taken back"))
    desk.press(Qt.Key.Key_Z, _CTRL)
    day.stage.settle()
    live, other = desk.at_work(), day.stage.hall.queue.ticket(called.id)
    check(live.id == held.id and live.state is TicketState.SERVING, f"{live.label} is back")
    check(other.state is TicketState.WAITING, f"{called.label} waits where it stood")
    day.album.picture(desk.window, "clerk-undone", Words("撤销了，像没按过一样", "Taken back"))
    desk.keep_pace()
    desk.press(Qt.Key.Key_F8)
    day.stage.settle()


def _transfer(day: Day) -> None:
    desk = _at(day, FIRST_DESK)
    desk.press_f2("下一位")
    desk.press_f2("开始办理")
    ticket = desk.at_work()
    desk.keep_pace()
    desk.press(Qt.Key.Key_F7)
    day.stage.settle()
    desk.type_digits("3")
    desk.press(Qt.Key.Key_B, _CTRL)
    day.stage.rest(0.2)
    day.stage.settle()
    day.album.picture(
        desk.window, "clerk-transfer", Words("F7 转移：3 号窗口，办完回来", "Sent on, to return")
    )
    desk.press(Qt.Key.Key_Return)
    day.stage.settle()
    check([row.id for row in line_of(day, 3)] == [ticket.id], f"{ticket.label} waits at window 3")
    check(desk.live is None, "the window is free")
    day.tickets["sent"] = ticket
    day.album.picture(desk.window, "clerk-sent", Words("号码不变", "The number stays"))


def _transfer_returns(day: Day) -> None:
    desk, sent = _at(day, FIRST_DESK), day.tickets["sent"]
    day.stage.pass_time(minutes=1)
    crowd.serve(day, 3)
    day.stage.look_again()
    back = day.stage.hall.queue.ticket(sent.id)
    check(back.entry is Entry.RETURNED and back.label == sent.label, f"it came by {back.entry}")
    desk.press_f2("下一位")
    check(desk.at_work().id == sent.id, f"{sent.label} is back at window 1")
    day.album.picture(desk.window, "clerk-returned", Words("办完回来了", "Back where it was"))
    desk.press_f2("开始办理")
    desk.keep_pace()
    desk.press(Qt.Key.Key_F8)
    day.stage.settle()


def _take_a_package(day: Day) -> None:
    window, hands = at_kiosk(day)
    crowd.come(day, "C")
    hands.tap("take_number")
    on_page(day, "services_page")
    hands.tap("by_item")
    on_page(day, "find_page")
    hands.tap("way_letters")
    day.stage.settle()
    for letter in _PACKAGE_INITIALS:
        hands.tap(f"key_{letter}")
    day.stage.settle()
    first = find(window, "tile_0")
    day.stage.until(lambda: first.word() == _PACKAGE_ITEM, f"{_PACKAGE_ITEM}, not {first.word()}")
    hands.tap("tile_0")
    on_page(day, "confirm_page")
    hands.tap("take_package")
    day.stage.settle()
    day.album.picture(window, "kiosk-package", Words("开办企业一件事", "A package of services"))
    hands.tap("confirm_take")
    on_page(day, "number_page")
    day.stage.until(window.page.print.isEnabled, "the number page says what came of it")
    label = window.page.number.text()
    ticket = next(row for row in day.stage.hall.queue.waiting(None) if row.label == label)
    ticket = day.stage.hall.queue.ticket(ticket.id)
    check(ticket.package_name == "开办企业一件事", f"package {ticket.package_name!r}")
    check(len(_progress(day, ticket)) == 3, "three services")  # noqa: PLR2004 - as the demo has it
    day.tickets["package"] = ticket
    day.album.picture(window, "kiosk-package-number", Words(f"一个号 {label}", "One number"))
    hands.tap("number_done")
    on_page(day, "home_page")


def _walk_through_the_package(day: Day) -> None:
    ticket = day.tickets["package"]
    first = _at(day, FIRST_DESK)
    _serve_by_hand(day, first, ticket, "clerk-package", "第一步：综合受理")
    check(_progress(day, ticket)[0] is TicketState.FINISHED, "the first is done")
    second = _at(day, SECOND_DESK)
    _serve_by_hand(day, second, ticket, "clerk-package-second", "第二步：社保医保，号码不变")
    crowd.serve_all(day)
    states = _progress(day, ticket)
    check(states == [TicketState.FINISHED] * 3, f"all done: {states}")
    check(day.stage.hall.queue.ticket(ticket.id).label == ticket.label, "the same number")


def _serve_by_hand(
    day: Day, desk: DeskHands, ticket: TicketRow, picture: str, chinese: str
) -> None:
    desk.press_f2("下一位")
    check(desk.at_work().id == ticket.id, f"{desk.at_work().label} was called")
    desk.press_f2("开始办理")
    steps: Any = find(desk.window, "packageSteps")
    check(steps.isVisible(), "the way of the package")
    day.album.picture(desk.window, picture, Words(chinese, "A step of the package"))
    desk.keep_pace()
    desk.press(Qt.Key.Key_F8)
    day.stage.settle()


def _fail_a_visit(day: Day) -> None:
    crowd.serve_all(day)
    for _visit in range(_ENOUGH_TO_WARN - 1):
        _send_home(day)
    crowd.come(day, "D", ITEM)
    desk, queue = _at(day, POLICE_DESK), day.stage.hall.queue
    desk.press_f2("下一位")
    desk.press_f2("开始办理")
    ticket = desk.at_work()
    desk.keep_pace()
    desk.press(Qt.Key.Key_F4)
    day.stage.settle()
    day.stage.until(lambda: find(desk.window, "tick_1").isVisible(), "the tick list")
    desk.press(Qt.Key.Key_1)
    day.stage.settle()
    preview: Any = find(desk.window, "missingPreview")
    day.stage.until(lambda: preview.page_count() == 1, "the notice is shown")
    day.album.picture(
        desk.window, "clerk-papers-missing", Words("数字键标出缺哪一份", "A digit marks what lacks")
    )
    before = set(day.stage.printed.glob("*.pdf"))
    desk.press(Qt.Key.Key_2, _CTRL)
    day.stage.until(lambda: len(set(day.stage.printed.glob("*.pdf")) - before) == 1, "the notice")
    day.stage.settle()
    ended = queue.ticket(ticket.id)
    check(ended.outcome is Outcome.PAPERS_MISSING and desk.live is None, f"{ended.outcome}")
    day.album.picture(
        desk.window, "clerk-visit-failed", Words("材料不全，已告知", "Told and ended")
    )
    _read_notice(day, before)


def _read_notice(day: Day, before: set[Any]) -> None:
    new = (set(day.stage.printed.glob("*.pdf")) - before).pop()
    pdf = day.album.paper(new, "missing-notice", Words("一次性告知单", "What is missing, at once"))
    text = reading.text_of(pdf)
    for wanted in (_missing(day).name, ITEM):
        check(reading.squeezed(wanted) in text, f"{wanted} on the notice")


def _kiosk_warns(day: Day) -> None:
    window, hands = at_kiosk(day)
    item = day.stage.hall.guides.find(ITEM).item
    warning = day.stage.hall.queue.paper_warnings(item.id)[0]
    check(warning.people == _ENOUGH_TO_WARN, f"{warning.people} people came without it")
    hands.tap("take_number")
    on_page(day, "services_page")
    hands.tap("by_item")
    on_page(day, "find_page")
    hands.tap("tile_0")
    on_page(day, "confirm_page")
    said = kiosk_words(day)
    check(f"近 30 天 {_ENOUGH_TO_WARN} 人缺" in said, f"the kiosk says {said}")
    day.album.picture(
        window, "kiosk-warning", Words("近 30 天几人缺这份", "Many lacked this paper")
    )
    hands.tap("go_home")
    on_page(day, "home_page")


def kiosk_words(day: Day) -> str:
    """Return everything that the open page of the kiosk says."""
    page = at_kiosk(day)[0].page
    said = [each.text() for each in page.findChildren(Said) if each.isVisible()]
    named = [each.accessibleName() for each in page.findChildren(QWidget) if each.isVisible()]
    return " ".join([*said, *named])


def _send_home(day: Day) -> None:
    stage, number = day.stage, POLICE_DESK.window_number
    crowd.come(day, "D", ITEM)
    crowd.begin(day, number)
    guide = stage.hall.guides.find(ITEM)
    window = stage.hall.people.window(number).id
    stage.hall.queue.fail_visit(
        stage.request(number), window, guide.item.id, guide.version, [_missing(day)]
    )
    stage.pass_time(seconds=20)


def _missing(day: Day) -> MissingPaper:
    material = day.stage.hall.guides.find(ITEM).materials[0]
    return MissingPaper(str(material.id), material.name)


def _progress(day: Day, ticket: TicketRow) -> list[TicketState | None]:
    return [row.state for row in day.stage.hall.queue.package_progress(ticket.id)]


def _at(day: Day, seat: Any) -> DeskHands:
    desk = DeskHands(day, seat)
    day.stage.look_again()
    day.stage.bring(desk.window)
    return desk


CHAPTER = Chapter(
    Words("窗口还能做的", "What else a window can do"),
    (
        Step(
            Words("F6 挂起", "F6 holds a number"),
            Words("号在旁边，窗口空了，几点回来记着", "Aside, the window free, its time kept"),
            _hold,
        ),
        Step(
            Words("挂起的时间到了", "The hold is over"),
            Words("自己回到队里，下一位就是他", "It waits again by itself, and is next"),
            _hold_ends,
        ),
        Step(
            Words("撤销", "Taken back"),
            Words(
                "办结的回到窗口，刚叫的回到队里",
                "The finished one is back, the called one waits again",
            ),
            _undo,
        ),
        Step(
            Words("F7 转移，办完回来", "F7 sends on, to return"),
            Words("号码不变，在 3 号窗口等", "The number stays, and waits at window 3"),
            _transfer,
        ),
        Step(
            Words("办完回来", "Back again"),
            Words("回到原来的窗口", "At the window that sent it"),
            _transfer_returns,
        ),
        Step(
            Words("一件事联办：一个号", "A package under one number"),
            Words("三项业务一个号", "Three services, one number"),
            _take_a_package,
        ),
        Step(
            Words("一个窗口接一个窗口", "From window to window"),
            Words("三步都办结，号码没有变", "All three done, the number the same"),
            _walk_through_the_package,
        ),
        Step(
            Words("材料不全：两个键", "No papers: two keys"),
            Words("号的结果是材料不全；告知单读得到缺什么", "Ended so; the notice names it"),
            _fail_a_visit,
        ),
        Step(
            Words("自助机提醒后来的人", "The kiosk warns the next one"),
            Words("同一个事项写着近 30 天几人缺这份", "At the item: how many lacked it"),
            _kiosk_warns,
        ),
    ),
)
