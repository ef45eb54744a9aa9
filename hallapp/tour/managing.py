"""The manager: plan, queue, a window, today's sheet, all cases (大厅管理)."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from hallapp.attendance.terms import Slot
from hallapp.faces.parts.segments import Segments
from hallapp.tour import reading
from hallapp.tour.arriving import CLERK, sheet_row, slot_of
from hallapp.tour.hands import Hands, find
from hallapp.tour.page import Words
from hallapp.tour.seats import MANAGER
from hallapp.tour.step import Chapter, Day, Step, check

_NAME = "林文静"
_QUEUE_SEGMENT = 1


def at_manager(day: Day) -> tuple[Any, Hands]:
    """Return the manager's window and hands."""
    window = day.stage.work_at(MANAGER).window
    return window, Hands(day.stage, window)


def sign_in(day: Day, window: Any, name: str) -> None:
    """Pick a name at a manager's screen with the keyboard."""
    hands = Hands(day.stage, window)
    table = find(window, "peopleTable")
    names = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    check(name in names, f"{name} may manage")
    hands.press(Qt.Key.Key_Down, times=names.index(name))
    check(table.selected_row().name == name, f"the keyboard is on {name}")
    hands.press(Qt.Key.Key_Return)
    day.stage.until(lambda: find(window, "plan").isVisible(), "the plan")
    day.stage.settle()


def _sign_in(day: Day) -> None:
    window, _hands = at_manager(day)
    day.stage.set_time(9, 29)
    day.album.picture(window, "manager-sign-in", Words("选名字登录", "A name is picked"))
    sign_in(day, window, _NAME)
    day.album.picture(window, "manager-hall", Words("大厅：要决定的事和平面图", "Decisions, plan"))


def _select_window(day: Day) -> None:
    window, hands = at_manager(day)
    hands.tap("windowTile5")
    day.stage.settle()
    check("5" in window.hall_page.card.title(), f"{window.hall_page.card.title()} on the card")
    day.album.picture(window, "manager-window", Words("选中 5 号窗口", "Window 5 selected"))


def _look_at_queue(day: Day) -> None:
    window, hands = at_manager(day)
    tap_segment(hands, find(window, "planOrQueue"), _QUEUE_SEGMENT)
    day.stage.settle()
    listed = find(window, "queueList")
    waiting = len(day.stage.hall.queue.waiting(None))
    day.stage.until(listed.isVisible, "the queue")
    check(listed.model().rowCount() >= waiting, f"{waiting} wait")
    day.album.picture(window, "manager-queue", Words("全大厅的排队", "The queue of the hall"))
    tap_segment(hands, find(window, "planOrQueue"), 0)


def _look_at_sheet(day: Day) -> None:
    window, hands = at_manager(day)
    hands.tap("rail1")
    day.stage.settle()
    table = find(window, "sheetTable")
    cells = [
        str(table.model().index(row, column).data())
        for row in range(table.model().rowCount())
        for column in range(table.model().columnCount())
    ]
    check(CLERK in cells and any("08:46" in cell for cell in cells), "her sign-in on the sheet")
    day.album.picture(window, "manager-sheet", Words("今天的考勤", "Today's sheet"))


def _print_sheet(day: Day) -> None:
    window, hands = at_manager(day)
    stage = day.stage
    hands.tap("previewSheet")
    stage.settle()
    day.album.picture(window, "manager-sheet-preview", Words("打印之前先看", "Preview"))
    before = set(stage.printed.glob("*.pdf"))
    hands.tap("printSheet")
    stage.until(lambda: len(set(stage.printed.glob("*.pdf")) - before) == 1, "the printed sheet")
    stage.settle()
    new = (set(stage.printed.glob("*.pdf")) - before).pop()
    pdf = day.album.paper(new, "attendance-sheet", Words("一日一公示（A4）", "The posting"))
    text = reading.text_of(pdf)
    came = slot_of(stage, CLERK, Slot.AM_IN).time_text
    check(CLERK in text and came not in text, f"{CLERK} on paper, and no time of hers")
    for row in stage.hall.attendance.sheet(stage.now.date()).rows:
        check(row.person_name in text, f"{row.person_name} on paper")
    check(sheet_row(stage, CLERK).window_number == "5", "her window on the sheet")
    hung = stage.hall.postings.posted(stage.now.date())
    check(hung is not None and any(row.name == CLERK for row in hung.rows), "the posting hangs")
    hands.tap("backToSheet")
    stage.settle()


def _look_at_cases(day: Day) -> None:
    window, hands = at_manager(day)
    hands.tap("rail2")
    day.stage.settle()
    listed = find(window, "caseList")
    count = len(day.stage.hall.cases.of_hall())
    check(listed.model().rowCount() == count, f"{listed.model().rowCount()} of {count} cases")
    day.album.picture(window, "manager-cases", Words("办件，最急的在前", "Cases, urgent first"))
    hands.tap("rail0")
    day.stage.settle()


def tap_segment(hands: Hands, segments: Segments, number: int) -> None:
    """Press one of a few by its number from 0."""
    hands.tap_on(segments.findChildren(QPushButton)[number])


CHAPTER = Chapter(
    Words("大厅管理", "The manager"),
    (
        Step(
            Words("登录，看大厅", "Signing in; the hall"),
            Words("能管理的人才在名单里", "Only who may manage is listed"),
            _sign_in,
        ),
        Step(
            Words("选中一个窗口", "A window is selected"),
            Words("右边是 5 号窗口", "The card is of window 5"),
            _select_window,
        ),
        Step(
            Words("看排队", "The queue"),
            Words("等候的人都在", "Everybody who waits is listed"),
            _look_at_queue,
        ),
        Step(
            Words("看今天的考勤", "Today's attendance"),
            Words(f"{CLERK} 8:46 签到", "Her sign-in of 8:46"),
            _look_at_sheet,
        ),
        Step(
            Words("公示并打印", "The day is posted and printed"),
            Words("PDF 里读得到每一个人，没有打卡时间", "Everybody is read back, and no punch"),
            _print_sheet,
        ),
        Step(
            Words("看办件", "The cases"),
            Words("件数对得上，灯从最急的排起", "The count is right; urgent ones first"),
            _look_at_cases,
        ),
    ),
)
