"""What else belongs to a window: the strip above it, the keys page, the practice window."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hallapp.app.practice import Practice
from hallapp.faces.board.strip_page import StripWords
from hallapp.tour import crowd
from hallapp.tour.desk import DeskHands
from hallapp.tour.hands import find
from hallapp.tour.page import Words
from hallapp.tour.seats import POLICE_DESK, STRIP
from hallapp.tour.step import Chapter, Day, Step, check

_PRACTICE_S = 60.0
_PRACTICE_SIZE = (1366, 696)


def _strip(day: Day) -> None:
    stage = day.stage
    crowd.serve_all(day)
    ticket = crowd.come(day, "D")
    strip: Any = stage.work_at(STRIP).window
    stage.until(lambda: strip.page.words == StripWords("欢迎您"), f"{strip.page.words}")
    day.album.picture(strip, "strip-free", Words("条屏：欢迎您", "The strip of a free window"))
    desk = DeskHands(day, POLICE_DESK)
    stage.look_again()
    stage.bring(desk.window)
    desk.press_f2("下一位")
    wanted = StripWords(ticket.label, "请")
    stage.until(lambda: strip.page.words == wanted, f"the strip says {strip.page.words}")
    day.album.picture(strip, "strip-called", Words(f"条屏：请 {ticket.label}", "Called"))
    desk.press_f2("开始办理")
    desk.keep_pace()
    desk.press(Qt.Key.Key_F8)
    stage.settle()


def _keys(day: Day) -> None:
    desk = DeskHands(day, POLICE_DESK)
    day.stage.bring(desk.window)
    desk.choose_in_menu("按键设置")
    page = find(desk.window, "keysPage")
    day.stage.until(page.isVisible, "the keys")
    day.album.picture(
        desk.window, "clerk-keys", Words("按键设置：本窗口和全局", "Keys, also over other programs")
    )
    desk.press(Qt.Key.Key_Escape)
    day.stage.until(lambda: not page.isVisible(), "the queue again")


def _practise(day: Day) -> None:
    stage = day.stage
    practice = Practice(stage.application, stage.data, stage.clock)
    stage.programs["practice"] = practice
    window = practice.begin()
    window.resize(*_PRACTICE_SIZE)
    strip = practice.strip
    assert strip is not None  # noqa: S101 - shown with the desk
    scene = strip.findChild(QLabel, "practiceScene")
    check(isinstance(scene, QLabel), "who comes to practise")
    assert isinstance(scene, QLabel)  # noqa: S101 - checked above, in words
    stage.until(lambda: "练习市民" in scene.text(), "citizens to practise with", _PRACTICE_S)
    stage.until(lambda: not practice.hall_jobs.waiting, "the practice desk has read its hall")
    check("F2" in strip.task(), f"the first task: {strip.task()}")
    day.album.picture(window, "practice", Words("练习窗口：数据是虚构的", "The practice window"))
    stage.programs.pop("practice")
    practice.close_faces()
    practice.close()


CHAPTER = Chapter(
    Words("窗口旁边", "Beside the window"),
    (
        Step(
            Words("窗口条屏", "The strip over a window"),
            Words("叫了谁就写谁", "It says who is called"),
            _strip,
        ),
        Step(
            Words("按键设置", "Keys"),
            Words("每个操作的键都列着", "Every act with its key"),
            _keys,
        ),
        Step(
            Words("练习窗口", "The practice window"),
            Words(
                "练习市民在等，第一件要练的是叫号", "Invented citizens wait; calling comes first"
            ),
            _practise,
        ),
    ),
)
