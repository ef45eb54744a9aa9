"""A clerk calls, serves and sends on; the board shows and speaks every call (叫号)."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from hallapp.hall.terms import DutyState
from hallapp.queueing.terms import TicketState
from hallapp.tour import reading
from hallapp.tour.desk import DeskHands
from hallapp.tour.hands import find
from hallapp.tour.page import Words
from hallapp.tour.seats import BOARD, POLICE_DESK
from hallapp.tour.step import Chapter, Day, Step, check

LONGEST_CALL_S = 4.0


def board_window(day: Day) -> Any:
    """Return the board."""
    return day.stage.work_at(BOARD).window


def await_on_board(day: Day, label: str, window_number: int) -> None:
    """Wait until the board shows a call."""
    page = board_window(day).page

    def shown() -> bool:
        calls = () if page.board is None else page.board.calls
        return any(call.label == label and call.window_number == window_number for call in calls)

    day.stage.until(shown, f"the board shows {label} at window {window_number}")


def heard(day: Day) -> list[Path]:
    """Return every announcement that was spoken, oldest first."""
    return sorted(day.stage.heard.glob("*.wav"))


def await_spoken(day: Day, count: int) -> Path:
    """Wait until so many announcements were spoken; return the last, which is short enough."""
    day.stage.until(
        lambda: len(heard(day)) >= count and reading.is_whole(heard(day)[-1]),
        f"{count} announcements",
    )
    last = heard(day)[-1]
    length_s = reading.duration_s(last)
    check(0 < length_s <= LONGEST_CALL_S, f"{length_s:.1f} s of announcement")
    return last


def _call(day: Day) -> None:
    stage, desk = day.stage, DeskHands(day, POLICE_DESK)
    stage.set_time(9, 6)
    day.album.picture(
        desk.window, "clerk-desk", Words("5 号窗口：下一位就是她", "Window 5: the next one")
    )
    spoken = len(heard(day))
    desk.press_f2("下一位")
    ticket = desk.at_work()
    check(ticket.label == day.tickets["id card"].label, f"{ticket.label} was called")
    check(ticket.state is TicketState.CALLED, "it is called")
    await_on_board(day, ticket.label, POLICE_DESK.window_number)
    day.album.picture(desk.window, "clerk-called", Words("已叫号，等人过来", "Called"))
    day.album.picture(
        board_window(day), "board-first-call", Words("叫号屏显示并播报", "Shown and spoken")
    )
    sound = await_spoken(day, spoken + 1)
    words = Words(f"播报：请 {ticket.label} 到 5 号窗口", "The spoken call")
    day.album.data(sound.read_bytes(), f"call-{ticket.label}", ".wav", words)


def _recall(day: Day) -> None:
    desk, spoken = DeskHands(day, POLICE_DESK), len(heard(day))
    day.stage.pass_time(seconds=40)
    desk.press(Qt.Key.Key_F3)
    day.stage.settle()
    check(desk.at_work().call_count == 2, "called twice")  # noqa: PLR2004 - once more
    await_spoken(day, spoken + 1)
    day.album.picture(desk.window, "clerk-recalled", Words("重呼：已叫 2 次", "Called twice"))


def _start(day: Day) -> None:
    desk = DeskHands(day, POLICE_DESK)
    day.stage.pass_time(seconds=30)
    desk.press_f2("开始办理")
    check(desk.at_work().state is TicketState.SERVING, "it is served")
    day.stage.pass_time(minutes=2)
    day.album.picture(desk.window, "clerk-serving", Words("正在办理", "Being served"))


def _finish_and_call(day: Day) -> None:
    desk = DeskHands(day, POLICE_DESK)
    before = desk.at_work()
    day.stage.set_time(9, 13)
    desk.press_f2("办结并下一位")
    after = desk.at_work()
    check(day.stage.hall.queue.ticket(before.id).state is TicketState.FINISHED, "it is finished")
    check(after.label != before.label and after.state is TicketState.CALLED, "the next is called")
    await_on_board(day, after.label, POLICE_DESK.window_number)
    day.album.picture(
        desk.window, "clerk-finished-next", Words("办结，同时叫了下一位", "Finished; next called")
    )


def _miss(day: Day) -> None:
    desk = DeskHands(day, POLICE_DESK)
    ticket = desk.at_work()
    day.stage.pass_time(minutes=2)
    desk.press(Qt.Key.Key_F5)
    day.stage.settle()
    check(desk.live is None, "the window is free")
    check(day.stage.hall.queue.ticket(ticket.id).state is TicketState.MISSED, "it is missed")
    day.tickets["missed"] = ticket
    day.album.picture(desk.window, "clerk-missed", Words("过号", "Missed"))


def _call_chosen(day: Day) -> None:
    desk, missed = DeskHands(day, POLICE_DESK), day.tickets["missed"]
    day.stage.pass_time(minutes=1)
    table = find(desk.window, "queueTable")
    table.setFocus()
    table.select_key(missed.id)
    desk.press(Qt.Key.Key_F10)
    day.stage.settle()
    day.album.picture(
        desk.window, "clerk-choose", Words("指定叫号要说明原因", "Choosing asks for a reason")
    )
    desk.press(Qt.Key.Key_2)
    day.stage.settle()
    live = desk.at_work()
    check(live.id == missed.id, f"{missed.label} was called, not {live.label}")
    day.album.picture(desk.window, "clerk-chosen", Words("过号的人回来了", "Called back"))


def _pause(day: Day) -> None:
    desk = DeskHands(day, POLICE_DESK)
    desk.press_f2("开始办理")
    day.stage.pass_time(minutes=1)
    desk.press(Qt.Key.Key_F8)
    day.stage.settle()
    check(desk.live is None, "finished without calling the next")
    desk.press(Qt.Key.Key_F9)
    desk.type_chinese("整理上午的材料")
    day.album.picture(desk.window, "clerk-pause-reason", Words("暂停要说明原因", "Why pause?"))
    desk.press(Qt.Key.Key_Return)
    day.stage.settle()
    duty = next(d for d in day.stage.hall.people.duties() if d.window.id == desk.place.id)
    check(duty.state is DutyState.PAUSED, "the window is paused")
    check(duty.pause_reason == "整理上午的材料", f"the reason says {duty.pause_reason}")
    day.album.picture(desk.window, "clerk-paused", Words("窗口暂停", "Paused"))
    desk.press_f2("恢复窗口")
    duty = next(d for d in day.stage.hall.people.duties() if d.window.id == desk.place.id)
    check(duty.state is DutyState.OPEN, "the window is open again")


CALLED = Chapter(
    Words("叫号", "Calling"),
    (
        Step(
            Words("F2 叫下一位", "F2 calls the next"),
            Words(
                "叫到的就是刚才取的号；叫号屏显示 5 号窗口；播报不超过 4 秒",
                "It is the number just taken; the board shows window 5; spoken in at most 4 s",
            ),
            _call,
        ),
        Step(
            Words("F3 重呼", "F3 calls again"),
            Words("记了两次，又播报一遍", "Counted twice, spoken again"),
            _recall,
        ),
        Step(
            Words("F2 开始办理", "F2 starts serving"),
            Words("号的状态是办理中", "The ticket is being served"),
            _start,
        ),
    ),
)
FLOW = Chapter(
    Words("接着叫", "On with the queue"),
    (
        Step(
            Words("F2 办结并叫下一位", "F2 finishes and calls the next"),
            Words("前一个号已办结，下一个号已叫", "One finished, the next called"),
            _finish_and_call,
        ),
        Step(
            Words("F5 过号", "F5: nobody came"),
            Words("号是过号，窗口空了", "The ticket is missed, the window free"),
            _miss,
        ),
        Step(
            Words("F10 指定叫号", "F10 calls a chosen one"),
            Words("叫到的是选中的那个号，原因记下了", "The chosen one is called, with its reason"),
            _call_chosen,
        ),
        Step(
            Words("F9 暂停和恢复", "F9 pauses and resumes"),
            Words("原因一字不差，恢复后窗口开着", "The reason is kept; the window is open again"),
            _pause,
        ),
    ),
)
