"""What is late lights up, is urged and answered; a changed calendar moves cases (监察、日历)."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt

from hallapp.app.cases_due import CasesDue
from hallapp.cases.clockwork.calendar_rows import DayChoice
from hallapp.cases.terms import Light, MoveReason
from hallapp.faces.manager.routes import CASES
from hallapp.faces.parts.tabs import TabButton
from hallapp.supervision.terms import Colour, LightQuestion, RaisedRow
from hallapp.tour import reading
from hallapp.tour.hands import Hands, find, is_seen
from hallapp.tour.later import calendar_of, request_of, today
from hallapp.tour.managing import at_manager, sign_in, tap_segment
from hallapp.tour.page import Words
from hallapp.tour.paper_trail import printed_papers
from hallapp.tour.step import Chapter, Day, Step, check

_MANAGER = "林文静"
_SUPERVISION, _CALENDAR, _LIST = "电子监察", "日历", "办件"
_MOVES, _A_YEAR = 1, 2
_RED_FILTER = 2
_URGING, _ANSWER = "请尽快办结并说明原因（示例）", "材料复核用了时间，本周办结（示例）"
_CLOSED_FOR = "办公场所停电检修（示例）"


def open_cases_tab(day: Day, word: str) -> tuple[Any, Hands]:
    """Open a tab of the manager's page of cases by its word; return window and hands."""
    window, hands = at_manager(day)
    day.stage.bring(window)
    if not is_seen(window, "casesPage"):
        hands.tap(f"rail{CASES}")
        day.stage.settle()
    tabs = find(window, "casesPage").findChildren(TabButton)
    found = [tab for tab in tabs if tab.text() == word]
    check(len(found) == 1, f"{word} among {[tab.text() for tab in tabs]}")
    hands.tap_on(found[0])
    day.stage.settle()
    return window, hands


def _light_up(day: Day) -> None:
    stage = day.stage
    stage.go_to(today(day), 14)
    window, _hands = at_manager(day)
    stage.bring(window)
    sign_in(day, window, _MANAGER)
    # The desk looks once a minute by itself: the next look, now.
    chores: Any = window.findChild(CasesDue)
    chores.look()
    supervision = stage.hall.supervision
    stage.until(lambda: bool(supervision.counted().get(Colour.RED)), "red lights of supervision")
    stage.settle()
    window, _hands = open_cases_tab(day, _SUPERVISION)
    lights = supervision.open_lights()
    table = find(window, "lightList")
    stage.until(
        lambda: table.model().rowCount() == len(lights),
        f"{table.model().rowCount()} of {len(lights)} lights",
    )
    before = len(lights)
    again = supervision.scan(stage.request())
    check(again.raised == 0 and len(supervision.open_lights()) == before, f"again: {again}")
    day.album.picture(
        window, "manager-supervision", Words(f"电子监察：亮着 {before} 盏灯", "What is lit")
    )


def _urge(day: Day) -> None:
    stage = day.stage
    window, hands = open_cases_tab(day, _SUPERVISION)
    light = next(
        row
        for row in stage.hall.supervision.raised(LightQuestion(colours=(Colour.RED,)))
        if row.handler_name
    )
    day.notes["light"] = str(light.id)
    table: Any = find(window, "lightList")
    table.select_key(light.id)
    table.setFocus()
    hands.press(Qt.Key.Key_Return)
    stage.until(lambda: find(window, "lightDetail").isVisible(), "the light in full")
    stage.settle()
    hands.press(Qt.Key.Key_F2)
    stage.until(lambda: find(window, "actWords").isVisible(), "what is urged")
    find(window, "actWords").setFocus()
    hands.type_chinese(_URGING)
    day.album.picture(window, "manager-urge", Words("催办：写一句，限期回复", "Urged"))
    hands.press(Qt.Key.Key_Return)
    supervision = stage.hall.supervision
    stage.until(lambda: len(supervision.chases(light.id)) == 1, "one letter")
    stage.settle()
    (sent,) = supervision.chases(light.id)
    check(sent.words == _URGING and bool(sent.number), f"{sent}")
    before = printed_papers(day)
    hands.press(Qt.Key.Key_F8)
    stage.until(lambda: bool(printed_papers(day) - before), "the letter")
    stage.settle()
    (paper,) = printed_papers(day) - before
    words = Words("催办通知单", "The letter that urges")
    text = reading.text_of(day.album.paper(paper, "urging", words))
    for wanted in (sent.number, light.case_number, _URGING):
        check(reading.squeezed(wanted) in text, f"{wanted} on the letter")


def _answer(day: Day) -> None:
    stage, light = day.stage, _light(day)
    # Who has the case answers, not the manager who urged; done beside the face.
    asked = request_of(day, light.handler_name)
    answered = stage.hall.supervision.answer(asked, light.id, _ANSWER)
    check(answered.reply == _ANSWER, answered.reply)
    stage.look_again()
    window, _hands = at_manager(day)
    day.album.picture(window, "manager-answered", Words("承办人回复了", "Answered"))
    (sent,) = stage.hall.supervision.chases(light.id)
    check(sent.reply == _ANSWER, f"the letter is answered: {sent.reply}")


def _list_by_lights(day: Day) -> None:
    window, hands = open_cases_tab(day, _LIST)
    stage = day.stage
    tap_segment(hands, find(window, "caseFilter"), _RED_FILTER)
    stage.settle()
    count = stage.hall.cases.search().lights.get(Light.RED, 0)
    table = find(window, "caseList")
    stage.until(
        lambda: table.model().rowCount() == count, f"{table.model().rowCount()} of {count} red"
    )
    check(count > 0 and all(row.light is Light.RED for row in table.model().rows()), "only red")
    day.album.picture(window, "manager-cases-red", Words("只看超期的", "Only what is late"))
    tap_segment(hands, find(window, "caseFilter"), 0)
    stage.settle()
    day.album.picture(window, "manager-cases-all", Words("在办清单", "All open cases"))


def _close_a_day(day: Day) -> None:
    stage = day.stage
    window, hands = open_cases_tab(day, _CALENDAR)
    closed = today(day) + timedelta(days=1)
    check(calendar_of(day).is_working(closed), f"{closed} is a working day")
    view = find(window, "yearView")
    stage.until(view.isVisible, "the year")
    view.setFocus()
    view.choose(today(day))
    hands.press(Qt.Key.Key_Right)
    check(view.chosen().day == closed, f"the keyboard is on {view.chosen().day}")
    day.album.picture(window, "manager-calendar", Words("日历：一年一页", "The calendar"))
    hands.tap(f"day_{DayChoice.CLOSURE.value}")
    stage.until(lambda: find(window, "planPanel").isVisible(), "what would move")
    stage.settle()
    plan: Any = find(window, "planPanel")
    wanted = stage.hall.calendar.preview_day(closed, DayChoice.CLOSURE)
    said = plan.moved.text()
    check(wanted.cases > 0 and f"{wanted.cases}" in said, f"{wanted.cases} cases; said: {said}")
    plan.reason.setFocus()
    hands.type_chinese(_CLOSED_FOR)
    day.album.picture(
        window, "manager-closure", Words(f"先看：{wanted.cases} 件会变动", "Previewed")
    )
    hands.tap("savePlan")
    stage.until(lambda: not calendar_of(day).is_working(closed), "the day is closed")
    stage.settle()
    moved = [row for row in stage.hall.cases.moves() if row.reason is MoveReason.CALENDAR]
    check(len({row.case_id for row in moved}) == wanted.cases, f"{len(moved)} of {wanted.cases}")
    # Of one whose own day has passed only the law's limit may have moved.
    check(all(row.old_on is None or row.old_on <= row.new_on for row in moved), "none earlier")
    check(any(row.old_on == closed for row in moved), f"what was due on {closed} is due later")


def _why_moved(day: Day) -> None:
    window, hands = open_cases_tab(day, _LIST)
    stage, tab = day.stage, find(window, "caseListTab")
    tap_segment(hands, find(window, "caseViews"), _MOVES)
    stage.settle()
    tap_segment(hands, tab.moves.since, _A_YEAR)
    wanted = {MoveReason.CALENDAR, MoveReason.RESUMED, MoveReason.EXTENDED}
    stage.until(
        lambda: wanted <= {row.reason for row in tab.moves.model.rows()},
        "calendar, resumption and extension among the reasons",
    )
    stage.settle()
    day.album.picture(window, "manager-moves", Words("期限变动：每次的原因", "Why due days moved"))
    tap_segment(hands, find(window, "caseViews"), 0)
    stage.settle()


def _light(day: Day) -> RaisedRow:
    lights = day.stage.hall.supervision.raised(LightQuestion(is_open=None))
    return next(row for row in lights if str(row.id) == day.notes["light"])


CHAPTER = Chapter(
    Words("电子监察和日历", "Supervision and the calendar"),
    (
        Step(
            Words("到期的自己亮灯", "What is late lights up by itself"),
            Words("扫描一次亮齐，再扫描一盏也不多", "One scan lights all; another adds none"),
            _light_up,
        ),
        Step(
            Words("催办，打印通知单", "Urged, with a letter"),
            Words("通知单上读得到文号、编号、催什么", "Number, case and words are read back"),
            _urge,
        ),
        Step(
            Words("承办人回复", "Who has the case answers"),
            Words("灯和通知单上都有回复", "Light and letter have the answer"),
            _answer,
        ),
        Step(
            Words("大厅管理按灯看办件", "Cases by their lights"),
            Words("件数和库里的一致", "As many as in the store"),
            _list_by_lights,
        ),
        Step(
            Words("日历：停办一天，先看再存", "A day is closed: previewed, then saved"),
            Words("说变动几件，就变动几件，都有原因", "As many move as were said, with reasons"),
            _close_a_day,
        ),
        Step(
            Words("期限变动", "Why due days moved"),
            Words("日历、恢复、延期的都在", "Calendar, resumption, extension: all there"),
            _why_moved,
        ),
    ),
)
