"""Mini bar, change of person, lock, two windows at once, a board that is cut off."""

import sqlite3
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.app.faces import as_face
from hallapp.app.halls import demo_place
from hallapp.hall.terms import DutyState
from hallapp.queueing.terms import TicketState
from hallapp.tour.calling import await_on_board, board_window
from hallapp.tour.desk import DeskHands
from hallapp.tour.hands import Hands
from hallapp.tour.page import Words
from hallapp.tour.seats import FIRST_DESK, POLICE_DESK, SECOND_DESK
from hallapp.tour.step import Chapter, Day, Step, check

_CTRL = Qt.KeyboardModifier.ControlModifier
_OTHER_CLERK = "何志刚"


def _mini_bar(day: Day) -> None:
    desk = DeskHands(day, POLICE_DESK)
    desk.press(Qt.Key.Key_M, _CTRL)
    bar: QWidget = desk.desk_window.mini_bar
    day.stage.until(bar.isVisible, "the mini bar")
    check(desk.window.isMinimized(), "the desk stands aside")
    day.album.picture(bar, "mini-bar-waiting", Words("迷你条：可以叫下一位", "Mini bar, free"))
    hands = _MiniHands(day, bar)
    desk.keep_pace()
    hands.tap("miniPrimary")
    day.stage.settle()
    called = desk.at_work()
    day.album.picture(bar, "mini-bar-called", Words(f"已叫 {called.label}", "Called"))
    desk.keep_pace()
    hands.tap("miniPrimary")
    day.stage.settle()
    check(desk.at_work().state is TicketState.SERVING, "served from the mini bar")
    day.album.picture(bar, "mini-bar-serving", Words("正在办理", "Serving"))
    as_face(desk.window).set_connected(False, day.stage.clock.now())  # noqa: FBT003 - as the app calls it
    day.album.picture(bar, "mini-bar-off-line", Words("与大厅断开", "Cut off"))
    as_face(desk.window).set_connected(True)
    day.stage.settle()
    hands.double_click(bar, QPoint(10, bar.height() // 2))
    day.stage.until(lambda: not desk.window.isMinimized(), "the desk is back")


class _MiniHands(Hands):
    """Hands at a bar that never takes the keyboard."""

    def __init__(self, day: Day, bar: QWidget) -> None:
        super().__init__(day.stage, bar)

    @override
    def _front(self) -> None:
        """Leave the keyboard where it is."""


def _off_line(day: Day) -> None:
    desk = DeskHands(day, POLICE_DESK)
    day.stage.bring(desk.window)
    as_face(desk.window).set_connected(False, day.stage.clock.now())  # noqa: FBT003 - as the app calls it
    check(not desk.primary.isEnabled(), "nothing can be called while the hall is out of reach")
    day.album.picture(
        desk.window, "clerk-off-line", Words("断开：说明从几点起，号还在", "Cut off, since when")
    )
    as_face(desk.window).set_connected(True)
    day.stage.settle()
    check(desk.primary.isEnabled(), "on again")


def _change_person(day: Day) -> None:
    desk, ticket = DeskHands(day, POLICE_DESK), DeskHands(day, POLICE_DESK).at_work()
    desk.press(Qt.Key.Key_U, _CTRL)
    day.stage.settle()
    day.album.picture(desk.window, "clerk-change", Words("换人：号留在窗口", "Change of person"))
    desk.sign_in("hzg")
    duty = next(d for d in day.stage.hall.people.duties() if d.window.id == desk.place.id)
    check(duty.person.name == _OTHER_CLERK, f"{duty.person.name} sits there")
    check(desk.at_work().id == ticket.id, "the live ticket stayed")
    day.album.picture(desk.window, "clerk-changed", Words("接班的人接着办", "The other goes on"))
    desk.press(Qt.Key.Key_U, _CTRL)
    day.stage.settle()
    desk.sign_in("zcy")
    check(desk.at_work().id == ticket.id, "and stayed when she came back")


def _lock(day: Day) -> None:
    desk, ticket = DeskHands(day, POLICE_DESK), DeskHands(day, POLICE_DESK).at_work()
    desk.desk_window.lock()
    day.stage.settle()
    check(desk.desk_window.is_locked and not desk.primary.isVisible(), "the desk is covered")
    day.album.picture(desk.window, "clerk-locked", Words("没人操作就锁定", "Locked when idle"))
    desk.sign_in("zcy")
    check(desk.at_work().id == ticket.id, "the ticket was waiting for her")
    duty = next(d for d in day.stage.hall.people.duties() if d.window.id == desk.place.id)
    check(duty.state is DutyState.OPEN, "and the window was open all the time")


def _two_at_once(day: Day) -> None:
    stage = day.stage
    first, second = DeskHands(day, FIRST_DESK), DeskHands(day, SECOND_DESK)
    for desk in (second, first):
        stage.bring(desk.window)
        check(desk.primary.text() == "下一位", "both can call")
    # Both presses are on their way before either answer is looked at.
    first.primary.click()
    second.primary.click()
    stage.settle()
    tickets = first.at_work(), second.at_work()
    check(tickets[0].id != tickets[1].id, f"{tickets[0].label} twice")
    check({ticket.service_code for ticket in tickets} == {"A"}, "both of the same queue")
    for desk, ticket in zip((first, second), tickets, strict=True):
        await_on_board(day, ticket.label, desk.place.number)
    day.album.picture(
        first.window, "clerk-first-desk", Words(f"1 号窗口叫到 {tickets[0].label}", "Window 1")
    )
    day.album.picture(
        second.window, "clerk-second-desk", Words(f"2 号窗口叫到 {tickets[1].label}", "Window 2")
    )
    day.album.picture(
        board_window(day), "board-several", Words("叫号屏：几个号", "The board with several calls")
    )


def _others_call(day: Day) -> None:
    stage, queue = day.stage, day.stage.hall.queue
    for number in (3, 4):
        window = stage.hall.people.window(number)
        stage.pass_time(seconds=20)
        called = queue.call_next(stage.request(number), window.id)
        check(called is not None, f"somebody waits for window {number}")
        assert called is not None  # noqa: S101 - checked above, in words
        await_on_board(day, called.label, number)
        queue.start(stage.request(number), window.id)
    day.album.picture(board_window(day), "board-full", Words("叫号屏：五个号", "Five calls"))


def _store_is_busy(day: Day) -> None:
    desk = DeskHands(day, FIRST_DESK)
    day.stage.bring(desk.window)
    writer = sqlite3.connect(demo_place(day.stage.data).url.database or "")
    try:
        # Somebody else writes just now and takes a while.
        writer.execute("BEGIN IMMEDIATE")
        desk.keep_pace()
        desk.press(Qt.Key.Key_F2)
        day.stage.until(lambda: not desk.primary.isEnabled(), "the large button rests")
        day.stage.until(lambda: desk.primary.text() == "正在办……", "it says that it takes a while")
        day.album.picture(desk.window, "clerk-busy", Words("正在办……（忙）", "Under way (busy)"))
        check(desk.at_work().state is TicketState.CALLED, "nothing is done yet")
        check(not desk.focused().objectName().startswith("key_"), "a Space now presses nothing")
    finally:
        writer.close()
    day.stage.settle()
    check(desk.at_work().state is TicketState.SERVING, "done as soon as it could be")


def _morning_goes_on(day: Day) -> None:
    stage, queue = day.stage, day.stage.hall.queue
    stage.set_time(9, 18)
    for number in (1, 2, 3, 4) * 2:
        _serve_on(day, number)
        stage.clock.advance(timedelta(seconds=25))
    services = {service.code: service for service in queue.services()}
    for code in "ACBA":
        issued = queue.issue(stage.request(), services[code].id)
        stage.hall.papers.print_ticket(stage.request(), issued.ticket.id)
        stage.clock.advance(timedelta(seconds=20))
    last = stage.hall.people.window(6)
    stage.hall.serving.pause(stage.request(6), last.id, "整理材料")
    stage.look_again()
    figures = queue.figures()
    live = sum(queue.live(row.id) is not None for row in stage.hall.people.windows())
    told = figures.finished + figures.missed + figures.waiting + live
    check(figures.issued == told, f"{figures.issued} numbers, {told} accounted for")


def _serve_on(day: Day, number: int) -> None:
    """Let a window finish the ticket it has and start with the next."""
    stage, queue = day.stage, day.stage.hall.queue
    window = stage.hall.people.window(number)
    live = queue.live(window.id)
    if live is not None and live.state is TicketState.CALLED:
        queue.start(stage.request(number), window.id)
    if queue.finish_and_call_next(stage.request(number), window.id) is not None:
        queue.start(stage.request(number), window.id)


def _board_is_stale(day: Day) -> None:
    stage, board = day.stage, board_window(day)
    as_face(board).set_connected(False, stage.clock.now())  # noqa: FBT003 - as the app calls it
    check("数据更新于" in board.page.stale, f"the board says {board.page.stale!r}")
    day.album.picture(board, "board-stale", Words("连不上：说明数据是几点的", "Stale data"))
    as_face(board).set_connected(True)
    stage.settle()
    stage.until(lambda: not board.page.stale, "fresh again")


CHAPTER = Chapter(
    Words("窗口的其他时候", "Other moments at the windows"),
    (
        Step(
            Words("迷你条", "The mini bar"),
            Words("不展开也能叫号、开始办理", "Calls and starts without the desk"),
            _mini_bar,
        ),
        Step(
            Words("断开", "Cut off"),
            Words("断开时不能叫号，连上就好", "Nothing can be called until the hall is back"),
            _off_line,
        ),
        Step(
            Words("换人，正在办的号留着", "Another person, the live ticket stays"),
            Words("换了人，号没有变；换回来也没有变", "The person changed, the ticket did not"),
            _change_person,
        ),
        Step(
            Words("锁定和解锁", "Locked and unlocked"),
            Words("遮住了号和名字；解锁后接着办", "Covered; unlocked, it goes on"),
            _lock,
        ),
        Step(
            Words("两个窗口同时叫下一位", "Two windows call at the same time"),
            Words("同一个队，叫到的是两个不同的号", "One queue, two different tickets"),
            _two_at_once,
        ),
        Step(
            Words("叫号屏上几个号", "Several calls on the board"),
            Words("每个号都在屏上，窗口对得上", "Each call is shown with its window"),
            _others_call,
        ),
        Step(
            Words("库一时忙", "The store is busy for a moment"),
            Words("按钮说正在办，不能再按；一空下来就办成", "The button says so; then it is done"),
            _store_is_busy,
        ),
        Step(
            Words("各窗口接着办", "The windows go on"),
            Words("取号数等于办结、过号、等候、在办之和", "Every number is accounted for"),
            _morning_goes_on,
        ),
        Step(
            Words("叫号屏连不上", "The board is cut off"),
            Words("屏上说明数据是几点的，连上就消失", "It tells the age of its data"),
            _board_is_stale,
        ),
    ),
)
