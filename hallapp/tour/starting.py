"""The first start on an empty data folder: three choices, the demo hall, the launcher."""

from PySide6.QtWidgets import QApplication, QWidget

from hallapp.app.demo_hall import count
from hallapp.app.desktop import Desktop
from hallapp.app.wishes import FACES, Wish
from hallapp.tour.hands import Hands, find
from hallapp.tour.page import Words
from hallapp.tour.stage import Stage, application
from hallapp.tour.step import Chapter, Day, Step, check

_WINDOWS, _ZONES, _PEOPLE, _ITEMS = 6, 5, 12, 97
_MAKING_S = 60.0
_START = "first start"


def _shown(stage: Stage, name: str, within_s: float = 15.0) -> QWidget:
    """Wait until a window of a name is on screen, and return it."""

    def visible() -> list[QWidget]:
        tops = QApplication.topLevelWidgets()
        return [top for top in tops if top.objectName() == name and top.isVisible()]

    stage.until(lambda: bool(visible()), f"the window {name}", within_s)
    return visible()[0]


def _ask(day: Day) -> None:
    stage = day.stage
    desktop = Desktop(stage.application, Wish("", stage.data, is_windowed=True), stage.clock)
    stage.programs[_START] = desktop
    desktop.start()
    dialog = _shown(stage, "firstStart")
    hands = Hands(stage, dialog)
    day.album.picture(dialog, "first-start", Words("第一次打开：三种选择", "First start"))
    hands.tap("start_set_up")
    day.album.picture(dialog, "first-start-own", Words("建立本大厅", "Setting up a hall"))
    hands.tap("start_join")
    check(not find(dialog, "firstStartGo").isEnabled(), "joining is not offered yet")
    day.album.picture(
        dialog, "first-start-join", Words("还不能从这里加入（不能按）", "Not yet (disabled)")
    )
    hands.tap("start_demo")


def _make(day: Day) -> None:
    stage = day.stage
    Hands(stage, _shown(stage, "firstStart")).tap("firstStartGo")
    making = _shown(stage, "making")
    day.album.picture(making, "making-demo", Words("正在建立演示大厅（忙）", "Being made (busy)"))
    launcher = _shown(stage, "launcher", _MAKING_S)
    application().setQuitOnLastWindowClosed(False)
    counts = count(stage.hall)
    expected = (_WINDOWS, _ZONES, _PEOPLE, _ITEMS)
    check((counts.windows, counts.zones, counts.people, counts.items) == expected, str(counts))
    check(counts.tickets > 0 and counts.cases > 0, "a week of history")
    day.album.picture(
        launcher,
        "launcher",
        Words(f"演示大厅：一周取了 {counts.tickets} 个号，收了 {counts.cases} 件", "The launcher"),
    )


def _launch(day: Day) -> None:
    stage, desktop = day.stage, day.stage.programs.pop(_START)
    launcher = _shown(stage, "launcher")
    hands = Hands(stage, launcher)
    for face in FACES:
        hands.tap(f"open_{face}")
        stage.until(lambda: desktop.hall is not None, "the hall is open")
        stage.until(lambda: not desktop.hall_jobs.waiting, f"{face} has read the hall")
    opened = {face for face, _window in desktop.windows}
    check(opened == set(FACES), f"only {opened} opened")
    desktop.close_faces()
    launcher.close()
    stage.application.processEvents()
    desktop.close()


CHAPTER = Chapter(
    Words("第一次打开", "The first start"),
    (
        Step(
            Words("问先打开什么", "What shall be opened?"),
            Words("三种选择；还不能用的按不动，并且说明", "Three choices; what cannot be is dim"),
            _ask,
        ),
        Step(
            Words("建立演示大厅", "The demo hall is made"),
            Words(
                "6 个窗口、5 个区、12 个人、97 个真实事项，一周的排队和办件",
                "6 windows, 5 zones, 12 people, 97 real items, a week of queue and cases",
            ),
            _make,
        ),
        Step(
            Words("从启动窗口打开六种界面", "Six faces from the launcher"),
            Words("每一种都打开了同一个大厅", "Each opened the same hall"),
            _launch,
        ),
    ),
)
