"""Before the doors open: board and kiosk show an empty hall."""

from hallapp.tour.page import Words
from hallapp.tour.seats import BOARD, KIOSK
from hallapp.tour.step import Chapter, Day, Step, check


def _open_the_board(day: Day) -> None:
    board = day.stage.work_at(BOARD)
    check(not day.stage.hall.queue.board(None).calls, "no call before the first")
    day.album.picture(
        board.window,
        "board-empty",
        Words("叫号屏：还没有叫号（空）", "The board before the first call (empty)"),
    )


def _open_the_kiosk(day: Day) -> None:
    kiosk = day.stage.work_at(KIOSK)
    check(kiosk.window.page.objectName() == "home_page", "the kiosk shows its first page")
    day.album.picture(
        kiosk.window,
        "kiosk-before-opening",
        Words("自助机：开门前，还没有窗口开着", "The kiosk before opening: no window is open yet"),
    )


CHAPTER = Chapter(
    Words("开门之前", "Before the doors open"),
    (
        Step(
            Words("打开叫号屏", "The call board is opened"),
            Words("今天还没有叫过号，屏上是空的", "Nobody was called today: the board is empty"),
            _open_the_board,
        ),
        Step(
            Words("打开自助机", "The kiosk is opened"),
            Words("停在第一页", "It stands on its first page"),
            _open_the_kiosk,
        ),
    ),
)
