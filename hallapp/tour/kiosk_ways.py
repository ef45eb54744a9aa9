"""The kiosk in its other forms: landscape, high contrast, English, help, nobody there."""

from hallapp.faces.kiosk.frame import Notice
from hallapp.kernel import texts
from hallapp.qtkit import theme
from hallapp.tour.calling import board_window
from hallapp.tour.desk import DeskHands
from hallapp.tour.hands import only
from hallapp.tour.page import Words
from hallapp.tour.seats import LANDSCAPE, POLICE_DESK, PORTRAIT
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.visiting import at_kiosk, on_page, print_guide

_LONG_ITEM = "食品经营许可(食品销售)"


def _turn(day: Day) -> None:
    window, hands = at_kiosk(day)
    window.resize(*LANDSCAPE)
    day.stage.settle()
    day.album.picture(window, "kiosk-landscape", Words("横屏首页", "The first page, landscape"))
    hands.tap("find_guide")
    on_page(day, "find_page")
    hands.tap("way_departments")
    day.stage.settle()
    check(window.page.board.tiles[0].isVisible(), "departments to choose from")
    day.album.picture(window, "kiosk-departments", Words("按部门找，横屏", "By department"))


def _long_guide(day: Day) -> None:
    window, hands = at_kiosk(day)
    hands.tap("way_popular")
    day.stage.settle()
    tiles = window.page.board.tiles
    hands.tap_on(next(tile for tile in tiles if tile.isVisible() and tile.word() == _LONG_ITEM))
    on_page(day, "guide_page")
    day.album.picture(window, "kiosk-guide-landscape", Words("指南，横屏", "A guide, landscape"))
    print_guide(day, _LONG_ITEM, "guide-slip-long")


def _high_contrast(day: Day) -> None:
    window, hands = at_kiosk(day)
    hands.tap("go_home")
    on_page(day, "home_page")
    hands.tap("switch_contrast")
    day.stage.settle()
    check(theme.theme() == theme.CONTRAST, "high contrast")
    day.album.picture(window, "kiosk-contrast", Words("自助机，高对比", "The kiosk"))
    day.album.picture(board_window(day), "board-contrast", Words("叫号屏，高对比", "The board"))
    desk = DeskHands(day, POLICE_DESK)
    day.stage.bring(desk.window)
    day.album.picture(desk.window, "clerk-contrast", Words("工作台，高对比", "The desk"))
    desk.choose_in_menu("高对比")
    check(theme.theme() == theme.LIGHT, "and back from the desk's menu")
    day.stage.settle()


def _english(day: Day) -> None:
    window, hands = at_kiosk(day)
    hands.tap("switch_language")
    day.stage.settle()
    check(texts.language() == texts.ENGLISH, "English")
    window.resize(*PORTRAIT)
    day.stage.settle()
    day.album.picture(window, "kiosk-english", Words("英文界面", "In English"))
    hands.tap("find_guide")
    on_page(day, "find_page")
    hands.tap("tile_0")
    on_page(day, "guide_page")
    day.album.picture(window, "kiosk-english-guide", Words("英文界面的指南", "A guide in English"))
    hands.tap("go_home")
    on_page(day, "home_page")
    hands.tap("switch_language")
    check(texts.language() == texts.CHINESE, "Chinese again")


def _nobody_there(day: Day) -> None:
    window, hands = at_kiosk(day)
    window.resize(*PORTRAIT)
    hands.tap("need_help")
    on_page(day, "help_page")
    day.album.picture(window, "kiosk-help", Words("需要帮助", "Help"))
    day.stage.pass_time(seconds=185)
    notice = only(window, Notice)
    check(notice.isVisible(), "somebody is asked for")
    day.album.picture(window, "kiosk-notice", Words("还有人吗？", "Is anybody there?"))
    day.stage.pass_time(seconds=20)
    on_page(day, "home_page")
    check(not notice.isVisible(), "back at the beginning")


CHAPTER = Chapter(
    Words("自助机的其他样子", "The kiosk in its other forms"),
    (
        Step(
            Words("横屏", "Landscape"),
            Words("部门都能选", "Every department can be chosen"),
            _turn,
        ),
        Step(
            Words("横屏看一份材料多的指南", "A guide with many papers"),
            Words("打出来的 PDF 里读得到每一样材料", "Every material is read back from the PDF"),
            _long_guide,
        ),
        Step(
            Words("高对比", "High contrast"),
            Words(
                "从自助机换成高对比，从工作台的菜单换回来",
                "On at the kiosk, off from the menu of the desk",
            ),
            _high_contrast,
        ),
        Step(
            Words("英文", "English"),
            Words("界面是英文，再换回中文", "English, and back to Chinese"),
            _english,
        ),
        Step(
            Words("没有人了", "Nobody is there"),
            Words("先问一声，再回到首页，什么也不留", "Asked first, then wiped"),
            _nobody_there,
        ),
    ),
)
