"""Questions at the kiosk, a slip for just these answers, scanned at the window (情形)."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from hallapp.faces.clerk.desk_tools import DeskTools
from hallapp.faces.parts.wedge_reader import KEYBOARD, WedgeReader
from hallapp.guides.slip_code import slip_code
from hallapp.guides.tailoring import tailored
from hallapp.guides.terms import GuideRow
from hallapp.tour import crowd
from hallapp.tour.desk import DeskHands
from hallapp.tour.hands import Hands
from hallapp.tour.operating import kiosk_words
from hallapp.tour.page import Words
from hallapp.tour.seats import POLICE_DESK
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.visiting import at_kiosk, on_page, print_guide

_ITEM = "机动车注册登记"
_INITIALS = "JDCZC"
_ANSWERS = {"made": "home", "exempt": "no"}
_LEFT_OUT, _KEPT = "进口凭证", "整车出厂合格证明"
_MOST_LINES = 30


def tap_tile(day: Day, word: str) -> None:
    """Touch the tile of a word on the open page of the kiosk."""
    window, hands = at_kiosk(day)
    tiles = [tile for tile in window.page.board.tiles if tile.isVisible()]
    found = [tile for tile in tiles if tile.word() == word]
    check(len(found) == 1, f"{word} among {[tile.word() for tile in tiles]}")
    hands.tap_on(found[0])
    day.stage.settle()


def find_by_letters(day: Day, letters: str, item: str) -> None:
    """Look an item up by the first letters of its pinyin, from the first page on."""
    window, hands = at_kiosk(day)
    hands.tap("find_guide")
    on_page(day, "find_page")
    hands.tap("way_letters")
    day.stage.settle()
    for letter in letters:
        hands.tap(f"key_{letter}")
    day.stage.settle()
    check(window.page.board.tiles[0].isVisible(), f"something is found by {letters}")
    tap_tile(day, item)


def _answer(day: Day) -> None:
    crowd.serve_all(day)
    window, _hands = at_kiosk(day)
    find_by_letters(day, _INITIALS, _ITEM)
    for number, question in enumerate(_whole(day).situations, start=1):
        on_page(day, "question_page")
        check(question.ask in kiosk_words(day), f"asked: {kiosk_words(day)}")
        (answer,) = (one.words for one in question.options if one.key == _ANSWERS[question.key])
        day.album.picture(
            window, f"kiosk-question-{number}", Words(f"第 {number} 问", f"Question {number}")
        )
        tap_tile(day, answer)
    on_page(day, "guide_page")
    names = [row.name for row in window.page.materials.shown()]
    check(_KEPT in names and _LEFT_OUT not in names, f"to bring: {names}")
    check(
        len(names) == len(_needed(day).materials), f"{len(names)} of {len(_needed(day).materials)}"
    )
    day.album.picture(
        window,
        "kiosk-own-list",
        Words(f"只列这位要带的 {len(names)} 样", "Only what this citizen brings"),
    )


def _print(day: Day) -> None:
    text = print_guide(day, _ITEM, "guide-slip-answers", _ANSWERS)
    check("您的情形" in text, "the slip says for whom it is")
    check(_LEFT_OUT not in text, f"no {_LEFT_OUT} on the slip")
    guide = _whole(day)
    day.notes["slip code"] = slip_code(guide.item.code, guide.version, _ANSWERS)
    check(bool(day.notes["slip code"]), "a code for the window")


def _scan(day: Day) -> None:
    stage = day.stage
    window, hands = at_kiosk(day)
    hands.tap("take_number_for_item")
    on_page(day, "confirm_page")
    hands.tap("confirm_take")
    on_page(day, "number_page")
    stage.until(window.page.print.isEnabled, "the number page says what came of it")
    hands.tap("number_done")
    on_page(day, "home_page")
    desk = DeskHands(day, POLICE_DESK)
    stage.look_again()
    stage.bring(desk.window)
    desk.press_f2("下一位")
    desk.keep_pace()
    scan(day, desk, day.notes["slip code"])
    stage.until(lambda: bool(_lines(desk.window)), "the tick list is open")
    stage.settle()
    lines, needed = len(_lines(desk.window)), len(_needed(day).materials)
    check(lines == needed, f"{lines} lines, needed {needed}, whole {len(_whole(day).materials)}")
    pressed = _pressed(desk.window)
    check(pressed == set(_ANSWERS.items()), f"the answers at the window: {pressed}")
    day.album.picture(
        desk.window,
        "clerk-scanned",
        Words("扫了指南单：回答带过来了，只核对这几样", "Scanned: the answers came along"),
    )


def _change_an_answer(day: Day) -> None:
    desk = DeskHands(day, POLICE_DESK)
    before = len(_lines(desk.window))
    (button,) = (
        each for each in desk.window.findChildren(QPushButton, "situation_made_abroad")
        if each.isVisible()
    )  # fmt: skip
    desk.tap_on(button)
    day.stage.settle()
    guide = tailored(_whole(day), {**_ANSWERS, "made": "abroad"})
    lines = len(_lines(desk.window))
    check(lines == len(guide.materials), f"{lines} lines, {before} before")
    day.album.picture(
        desk.window,
        "clerk-answer-changed",
        Words("到窗口改口，清单跟着变", "Changed at the window"),
    )
    desk.press(Qt.Key.Key_Escape)
    day.stage.settle()
    desk.keep_pace()
    desk.press(Qt.Key.Key_F8)
    day.stage.settle()
    check(desk.live is None, "the window is free")


def scan(day: Day, desk: Hands, text: str) -> None:
    """Hold a paper before the window's scanner: it types the code, a sign each millisecond."""
    _type_fast(day, desk, text, "{number}")


def read_in(day: Day, desk: Hands, number: str, name: str) -> None:
    """Lay an identity card on the window's reader: it types number and name."""
    _type_fast(day, desk, f"{number},{name}", "{number},{name}")


def _type_fast(day: Day, desk: Hands, text: str, template: str) -> None:
    tools: Any = desk.window.findChild(DeskTools)
    check(isinstance(tools, DeskTools), "a desk with its reader")
    reader = WedgeReader(KEYBOARD, template, desk.window)
    reader.code_read.connect(tools.reader.code_read)
    reader.card_read.connect(tools.reader.card_read)
    day.stage.bring(desk.window)
    reader.start()
    for moment, sign in enumerate(f"{text}\r", start=100_000):
        key = Qt.Key.Key_Return if sign == "\r" else Qt.Key.Key_unknown
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
        event.setTimestamp(moment)
        QCoreApplication.sendEvent(desk.focused(), event)
    reader.stop()
    reader.deleteLater()
    day.stage.settle()


def _lines(window: QWidget) -> list[QWidget]:
    every = (w for n in range(1, _MOST_LINES) for w in window.findChildren(QWidget, f"tick_{n}"))
    return [line for line in every if line.isVisible()]


def _pressed(window: QWidget) -> set[tuple[str, str]]:
    buttons = (b for b in window.findChildren(QPushButton) if b.isVisible() and b.isChecked())
    parts = (b.objectName().split("_") for b in buttons if b.objectName().startswith("situation_"))
    return {(key, option) for _situation, key, option in parts}


def _whole(day: Day) -> GuideRow:
    return day.stage.hall.guides.find(_ITEM)


def _needed(day: Day) -> GuideRow:
    return tailored(_whole(day), _ANSWERS)


CHAPTER = Chapter(
    Words("两三个问题，只带该带的", "Two or three questions, then your list"),
    (
        Step(
            Words("自助机一页问一句", "The kiosk asks, a question a page"),
            Words(
                "国产车、不免检：清单上没有进口凭证",
                "Made at home, not exempt: no import paper on the list",
            ),
            _answer,
        ),
        Step(
            Words("打印给这位的指南单", "A slip for this citizen"),
            Words(
                "80 毫米纸上写着情形，只有要带的；点和画的一点不差",
                "80 mm: the situation and only what to bring; dot for dot",
            ),
            _print,
        ),
        Step(
            Words("窗口扫指南单", "The slip is scanned at the window"),
            Words(
                "什么也不用再问：回答按下了，材料清单只有这几样",
                "Nothing is asked again: answers pressed, the list as short",
            ),
            _scan,
        ),
        Step(
            Words("到窗口改口", "An answer is changed at the window"),
            Words("清单按新的回答列", "The list follows the new answer"),
            _change_an_answer,
        ),
    ),
)
