"""A citizen rates the visit: on the screen at the window, at the kiosk by code (评价)."""

from typing import Any

from PySide6.QtCore import Qt

from hallapp.evaluation.terms import EvaluationChannel, EvaluationLevel, EvaluationRow
from hallapp.tour import crowd
from hallapp.tour.desk import DeskHands
from hallapp.tour.hands import Hands, find
from hallapp.tour.page import Words
from hallapp.tour.seats import POLICE_DESK, RATING_SCREEN
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.visiting import at_kiosk, on_page


def _on_the_second_screen(day: Day) -> None:
    stage = day.stage
    crowd.serve_all(day)
    screen: Any = stage.work_at(RATING_SCREEN).window
    ticket = crowd.come(day, "D")
    desk = DeskHands(day, POLICE_DESK)
    stage.look_again()
    stage.bring(desk.window)
    desk.press_f2("下一位")
    desk.press_f2("开始办理")
    stage.pass_time(minutes=2)
    day.album.picture(screen, "citizen-serving", Words("评价屏：正在办理", "Being served"))
    desk.keep_pace()
    desk.press(Qt.Key.Key_F8)
    stage.settle()
    stage.look_again()
    hands = Hands(stage, screen)
    stage.until(lambda: find(screen, "level_5").isVisible(), "the five levels")
    day.album.picture(screen, "citizen-levels", Words("请评价这次服务", "The five levels"))
    hands.tap("level_5")
    stage.settle()
    day.album.picture(screen, "citizen-reasons", Words("可以选理由", "Reasons, if one likes"))
    hands.tap("sendRating")
    stage.settle()
    row = _rating_of(day, ticket.label)
    told = (row.level, row.channel)
    check(told == (EvaluationLevel.VERY_GOOD, EvaluationChannel.SECOND_SCREEN), f"{told}")
    day.album.picture(screen, "citizen-thanks", Words("谢谢", "Thanks"))


def _at_the_kiosk(day: Day) -> None:
    stage = day.stage
    ticket = crowd.come(day, "D")
    crowd.serve(day, POLICE_DESK.window_number)
    stage.pass_time(minutes=2)
    window, hands = at_kiosk(day)
    hands.tap("use_rating")
    on_page(day, "code_page")
    for sign in stage.hall.queue.ticket(ticket.id).code:
        hands.tap(f"code_{sign}")
    hands.tap("code_submit")
    on_page(day, "rating_page")
    day.album.picture(
        window, "kiosk-rating", Words("凭号码纸上的码评价", "Rated by the ticket's code")
    )
    hands.tap("level_2")
    stage.settle()
    hands.tap("reason_7")
    day.album.picture(
        window, "kiosk-rating-reasons", Words("不满意，说明哪里", "Not satisfied, and why")
    )
    hands.tap("rating_send")
    stage.settle()
    row = _rating_of(day, ticket.label)
    check(row.level is EvaluationLevel.BAD and bool(row.reasons), f"{row.level} {row.reasons}")
    check(row.channel is EvaluationChannel.KIOSK, f"by {row.channel}")
    follow_ups = stage.hall.evaluation.follow_ups()
    check(len(follow_ups) == 1, f"{len(follow_ups)} follow-ups")
    day.album.picture(window, "kiosk-rated", Words("收到了，会有人核实", "Kept; it is followed up"))
    hands.tap("go_home")
    on_page(day, "home_page")


def _rating_of(day: Day, label: str) -> EvaluationRow:
    today = day.stage.now.date()
    rows = day.stage.hall.evaluation.evaluations(today, today)
    found = [row for row in rows if row.label == label]
    check(len(found) == 1, f"{len(found)} ratings of {label}")
    return found[0]


CHAPTER = Chapter(
    Words("评价", "Ratings"),
    (
        Step(
            Words("在窗口的评价屏上", "On the screen at the window"),
            Words("很满意，是群众自己按的", "Very good, pressed by the citizen"),
            _on_the_second_screen,
        ),
        Step(
            Words("在自助机凭码评价", "At the kiosk by the ticket's code"),
            Words("不满意的开出一件回访", "A low level opens a follow-up"),
            _at_the_kiosk,
        ),
    ),
)
