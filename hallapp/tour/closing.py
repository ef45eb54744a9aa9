"""Noon: who is done signs out; signing out is the punch (签退)."""

from PySide6.QtCore import Qt

from hallapp.attendance.terms import Slot
from hallapp.tour import crowd
from hallapp.tour.arriving import CLERK, slot_of
from hallapp.tour.calling import await_on_board
from hallapp.tour.desk import DeskHands
from hallapp.tour.hands import find
from hallapp.tour.managing import at_manager
from hallapp.tour.page import Words
from hallapp.tour.seats import POLICE_DESK
from hallapp.tour.step import Chapter, Day, Step, check


def _rest_of_the_morning(day: Day) -> None:
    stage, queue = day.stage, day.stage.hall.queue
    crowd.serve_all(day)
    stage.set_time(11, 52)
    figures = queue.figures()
    check(figures.waiting == 0, f"{figures.waiting} still wait")
    check(figures.issued == figures.finished + figures.missed, "every number is settled")
    service = next(one for one in queue.services() if one.code == "D")
    queue.issue(stage.request(), service.id)
    stage.pass_time(minutes=2)
    desk = DeskHands(day, POLICE_DESK)
    desk.press_f2("下一位")
    stage.pass_time(minutes=1)
    desk.press_f2("开始办理")
    await_on_board(day, desk.at_work().label, POLICE_DESK.window_number)


def _leave_with_a_ticket(day: Day) -> None:
    desk = DeskHands(day, POLICE_DESK)
    day.stage.set_time(12, 1)
    ticket = desk.at_work()
    day.stage.bring(desk.window)
    desk.choose_in_menu("离开窗口")
    check(
        ticket.label in desk.desk_window.last_message(), f"said: {desk.desk_window.last_message()}"
    )
    check(desk.at_work().id == ticket.id, "nobody left")
    day.album.picture(
        desk.window, "clerk-cannot-leave", Words("号没办完，不能离开", "Not with a live ticket")
    )


def _sign_out(day: Day) -> None:
    stage, desk = day.stage, DeskHands(day, POLICE_DESK)
    desk.press(Qt.Key.Key_F8)
    stage.settle()
    check(desk.live is None, "the last ticket is finished")
    desk.choose_in_menu("离开窗口")
    went = slot_of(stage, CLERK, Slot.AM_OUT)
    check(went.time_text == "12:01", f"the punch says {went.time_text or 'nothing'}")
    day.album.picture(desk.window, "clerk-signed-out", Words("已签退", "Signed out"))


def _manager_leaves(day: Day) -> None:
    window, hands = at_manager(day)
    hands.tap("leave")
    day.stage.settle()
    check(find(window, "peopleTable").isVisible(), "the next one may sign in")
    check(not find(window, "plan").isVisible(), "nothing of the hall is shown")
    day.album.picture(window, "manager-signed-out", Words("大厅管理：已退出", "Signed out"))


CHAPTER = Chapter(
    Words("签退", "Signing out"),
    (
        Step(
            Words("上午其余的时间", "The rest of the morning"),
            Words("所有的号都办结或过号；最后又来了一位", "All settled; one more comes at last"),
            _rest_of_the_morning,
        ),
        Step(
            Words("还有号没办完就想走", "Leaving with a live ticket"),
            Words("不让走，说明是哪个号", "Refused, with the ticket's number"),
            _leave_with_a_ticket,
        ),
        Step(
            Words("办完签退", "Finished, signed out"),
            Words("今天的考勤表上有 12:01 的签退", "The sheet has the punch of 12:01"),
            _sign_out,
        ),
        Step(
            Words("大厅管理退出", "The manager leaves"),
            Words("什么都看不到了", "Nothing of the hall is shown"),
            _manager_leaves,
        ),
    ),
)
