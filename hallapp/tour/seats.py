"""Who sits where on the day that is played."""

from hallapp.tour.stage import Seat

PORTRAIT = (720, 1280)
LANDSCAPE = (1280, 720)
# A page drawn for a screen of 21.5", shown at two thirds of its size.
_KIOSK_PX_PER_MM = 2.69
# A board of 55", 1210 mm wide, shown 1280 px wide.
_BOARD_PX_PER_MM = 1.058

KIOSK = Seat("kiosk", "自助机1", PORTRAIT, px_per_mm=_KIOSK_PX_PER_MM)
BOARD = Seat("board", "叫号屏1", (1280, 720), px_per_mm=_BOARD_PX_PER_MM)
NOTICE = Seat("posting", "公示屏1", (1280, 720), px_per_mm=_BOARD_PX_PER_MM)
POLICE_DESK = Seat("clerk", "窗口5", (1366, 696), window_number=5)
FIRST_DESK = Seat("clerk", "窗口1", (1366, 696), window_number=1)
SECOND_DESK = Seat("clerk", "窗口2", (1366, 696), window_number=2)
ISSUE_DESK = Seat("clerk", "窗口6", (1366, 696), window_number=6)
MANAGER = Seat("manager", "大厅管理1", (1366, 696))
SECOND_MANAGER = Seat("manager", "大厅管理2", (1366, 696))
GUIDE_DESK = Seat("guide_desk", "导办台1", (1366, 696))
STRIP = Seat("board", "条屏5", (960, 200), strip_number=5, px_per_mm=_BOARD_PX_PER_MM)
RATING_SCREEN = Seat("citizen", "评价屏5", (1280, 800), window_number=5)
