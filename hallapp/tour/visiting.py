"""A citizen at the kiosk: finds an item, prints its guide, takes a number (自助机)."""

import io
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt

from hallapp.faces.kiosk.frame import Head
from hallapp.guides.tailoring import tailored
from hallapp.guides.terms import Answers, GuideRow
from hallapp.queueing.terms import IssuedRow, PrintState
from hallapp.slips import ticket_image
from hallapp.slips.design import NO_ANSWERS
from hallapp.tour import reading
from hallapp.tour.hands import Hands, find, only
from hallapp.tour.page import Words
from hallapp.tour.paper_trail import Before, keep_guide_dots
from hallapp.tour.seats import KIOSK
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.ticket_printer import printout

ITEM = "居民身份证换领"
_INITIALS = "JMSFZH"
_SERVICE = "综合受理"
# What other citizens come for: service and how many of them.
_OTHERS = (("A", 4), ("B", 3), ("C", 3), ("D", 3), ("E", 1))


def at_kiosk(day: Day) -> tuple[Any, Hands]:
    """Return the kiosk's window and somebody's hands at it."""
    window = day.stage.work_at(KIOSK).window
    return window, Hands(day.stage, window)


def on_page(day: Day, name: str) -> None:
    """Wait until the kiosk shows a page with everything on it."""
    window, _hands = at_kiosk(day)
    day.stage.until(lambda: window.page.objectName() == name, f"the kiosk shows {name}")
    day.stage.settle()


def _look_at_home(day: Day) -> None:
    window, hands = at_kiosk(day)
    day.stage.set_time(9, 2)
    day.stage.until(window.pages.home.isVisible, "the first page")
    day.stage.until(lambda: "09:02" in only(window, Head).time(), "the clock says 9:02")
    day.album.picture(
        window, "kiosk-home", Words("自助机首页（竖屏）", "The kiosk's first page, portrait")
    )
    hands.press(Qt.Key.Key_Tab)
    day.album.picture(window, "kiosk-focus", Words("键盘焦点（Tab）", "Keyboard focus (Tab)"))


def _find_by_initials(day: Day) -> None:
    window, hands = at_kiosk(day)
    hands.tap("find_guide")
    on_page(day, "find_page")
    day.album.picture(window, "kiosk-popular", Words("常办事项", "What many come for"))
    hands.tap("way_letters")
    day.stage.settle()
    for letter in _INITIALS:
        hands.tap(f"key_{letter}")
    day.stage.settle()
    first = find(window, "tile_0")
    day.stage.until(lambda: first.word() == ITEM, f"the first tile is {ITEM}, not {first.word()}")
    day.album.picture(
        window, "kiosk-initials", Words("按拼音首字母找：J M S F Z H", "Found by pinyin initials")
    )


def _find_nothing(day: Day) -> None:
    window, hands = at_kiosk(day)
    for letter in "QQQ":
        hands.tap(f"key_{letter}")
    day.stage.settle()
    check(not find(window, "tile_0").isVisible(), "no tile for letters that fit nothing")
    day.album.picture(
        window, "kiosk-nothing-found", Words("没有这样的事项（空）", "Nothing fits (empty)")
    )
    for _letter in "QQQ":
        hands.tap("key_rub_out")
    day.stage.settle()
    check(find(window, "tile_0").word() == ITEM, "the list is back")


def _read_the_guide(day: Day) -> None:
    window, hands = at_kiosk(day)
    hands.tap("tile_0")
    on_page(day, "guide_page")
    guide = _guide(day)
    page = window.page
    day.stage.until(page.take.isEnabled, "the number can be taken")
    check(guide.item.name == ITEM and len(guide.materials) > 0, "a guide with materials")
    day.album.picture(
        window,
        "kiosk-guide",
        Words(f"办事指南：{ITEM}，要带 {len(guide.materials)} 样材料", "The guide: what to bring"),
    )


def _print_the_guide(day: Day) -> None:
    window, hands = at_kiosk(day)
    before = Before(day)
    hands.tap("print_guide")
    check(not window.page.print.isEnabled(), "the button rests while it prints")
    day.album.picture(window, "kiosk-printing", Words("正在打印（忙）", "Printing (busy)"))
    _read_back(day, ITEM, before, "guide-slip")
    day.album.picture(window, "kiosk-guide-printed", Words("已打印", "Printed"))


def print_guide(day: Day, item: str, name: str, answers: Answers = NO_ANSWERS) -> str:
    """Press 打印指南 on the open guide, read every material back, and return the paper's text."""
    before = Before(day)
    at_kiosk(day)[1].tap("print_guide")
    return _read_back(day, item, before, name, answers)


def _read_back(
    day: Day, item: str, before: Before, name: str, answers: Answers = NO_ANSWERS
) -> str:
    page = at_kiosk(day)[0].page
    day.stage.until(page.print.isEnabled, "the guide is printed")
    guide = tailored(day.stage.hall.guides.find(item), answers)
    check(len(day.stage.printer.jobs) == before.jobs + 1, "the ticket printer got one paper")
    text = reading.text_of(
        day.album.paper(before.kept(), name, Words(f"办事指南单：{item}", "The guide slip, 80 mm"))
    )
    for material in guide.materials:
        check(reading.squeezed(material.name) in text, f"{material.name} on the slip")
    check(reading.squeezed(guide.item.name) in text, "the item's name on the slip")
    keep_guide_dots(day, item, answers)
    return text


def _take_the_number(day: Day) -> None:
    window, hands = at_kiosk(day)
    hands.tap("take_number_for_item")
    on_page(day, "confirm_page")
    day.album.picture(
        window, "kiosk-confirm", Words("取号之前再看一眼", "Before the number is taken")
    )
    jobs = len(day.stage.printer.jobs)
    hands.tap("confirm_take")
    on_page(day, "number_page")
    page = window.page
    day.stage.until(lambda: len(day.stage.printer.jobs) > jobs, "bytes at the printer")
    day.stage.until(page.print.isEnabled, "the number page says what came of it")
    label = page.number.text()
    ticket = next(row for row in day.stage.hall.queue.waiting(None) if row.label == label)
    check(ticket.print_state is PrintState.PRINTED, "the store says printed")
    day.tickets["id card"] = ticket
    day.album.picture(window, "kiosk-number", Words(f"取到 {label}", f"Number {label}"))
    keep_printout(day, day.stage.hall.queue.for_slip(ticket.id), f"{label} 的号码纸", "Its ticket")
    hands.tap("number_done")
    on_page(day, "home_page")


def choose_service(day: Day, name: str, picture: str = "") -> None:
    """Take a number by choosing a service on the first pages."""
    window, hands = at_kiosk(day)
    hands.tap("take_number")
    on_page(day, "services_page")
    if picture:
        day.album.picture(window, picture, Words("按业务取号", "Numbers by service"))
    tiles = window.page.board.tiles
    hands.tap_on(next(tile for tile in tiles if tile.isVisible() and tile.word() == name))
    on_page(day, "confirm_page")
    hands.tap("confirm_take")
    on_page(day, "number_page")


def _take_by_service(day: Day) -> None:
    window, hands = at_kiosk(day)
    day.stage.set_time(9, 3)
    choose_service(day, _SERVICE, "kiosk-services")
    page = window.page
    day.stage.until(page.print.isEnabled, "the number page says what came of it")
    label = page.number.text()
    check(label == "A001", f"{label}: the first number of the morning")
    ticket = next(row for row in day.stage.hall.queue.waiting(None) if row.label == label)
    keep_printout(day, day.stage.hall.queue.for_slip(ticket.id), f"{label} 的号码纸", "Its ticket")
    day.stage.pass_time(seconds=40)
    hands.tap("number_done")
    on_page(day, "home_page")


def _others_take_numbers(day: Day) -> None:
    stage = day.stage
    queue = stage.hall.queue
    services = {service.code: service for service in queue.services()}
    items = stage.hall.guides.search("", for_kiosk=True)
    for code, count in _OTHERS:
        fitting = [item for item in items if queue.service_for_item(item.id) == services[code]]
        for number in range(count):
            item = fitting[number * 3 % len(fitting)].id if fitting else None
            issued = queue.issue(stage.request(), services[code].id, item)
            stage.hall.papers.print_ticket(stage.request(), issued.ticket.id)
            stage.clock.advance(timedelta(seconds=4))
    stage.look_again()
    window, _hands = at_kiosk(day)
    waiting = len(queue.waiting(None))
    check(waiting == 2 + sum(count for _code, count in _OTHERS), f"{waiting} wait")
    stage.until(lambda: window.page is window.pages.home, "the first page")
    day.album.picture(
        window, "kiosk-busy-hall", Words(f"首页：现在等候 {waiting} 人", f"{waiting} people wait")
    )


def keep_printout(day: Day, issued: IssuedRow, chinese: str, english: str) -> None:
    """Decode what the ticket printer got last and compare it with the ticket as it is drawn."""
    content = day.stage.printer.jobs[-1]
    printed = printout(content)
    drawn = ticket_image(issued, day.stage.hall.hall)
    check(printed.is_cut, "the paper is cut")
    check(printed.image.size == drawn.size, f"{printed.image.size} dots, drawn {drawn.size}")
    check(printed.image.tobytes() == drawn.tobytes(), "the printed dots are the drawn ones")
    picture = io.BytesIO()
    printed.image.save(picture, "PNG")
    words = Words(chinese, english)
    day.album.printout(content, picture.getvalue(), f"ticket-{issued.ticket.label}", words)


def _guide(day: Day) -> GuideRow:
    return day.stage.hall.guides.find(ITEM)


CHAPTER = Chapter(
    Words("一位办事群众在自助机前", "A citizen at the kiosk"),
    (
        Step(
            Words("自助机首页", "The first page"),
            Words("时钟是 9:02；Tab 能走到按钮", "The clock says 9:02; Tab reaches the buttons"),
            _look_at_home,
        ),
        Step(
            Words("按拼音首字母找事项", "An item is found by pinyin initials"),
            Words(f"第一个结果是“{ITEM}”", "The first answer is the item wanted"),
            _find_by_initials,
        ),
        Step(
            Words("按错了字母", "Wrong letters"),
            Words("说没有，删掉就回来", "It says so; rubbing out brings the list back"),
            _find_nothing,
        ),
        Step(
            Words("看办事指南", "The guide is read"),
            Words("材料数和指南一致", "As many materials as the guide has"),
            _read_the_guide,
        ),
        Step(
            Words("打印办事指南单", "The guide slip is printed"),
            Words(
                "读得到每一样材料；打印机收到的点和画的一点不差",
                "Every material is read back; dot for dot what was drawn",
            ),
            _print_the_guide,
        ),
        Step(
            Words("取号", "A number is taken"),
            Words(
                "票打印机收到的字节还原成图，和画的票一点不差；库里记着已打印",
                "The printer's bytes, decoded, are dot for dot the drawn ticket; kept as printed",
            ),
            _take_the_number,
        ),
        Step(
            Words("另一位按业务取号", "Another citizen chooses a service"),
            Words("A 号段从 A001 开始，票面和画的一致", "Series A begins with A001; dot for dot"),
            _take_by_service,
        ),
        Step(
            Words("别的群众在导办台取号", "Others take numbers at the guide desk"),
            Words("等候人数数得对，自助机首页跟着变", "The count is right, and the kiosk follows"),
            _others_take_numbers,
        ),
    ),
)
