"""What cases obey is set by the manager: lights, hours, limits, papers, remedies."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hallapp.cases.clockwork.calendar_service import CalendarService
from hallapp.cases.clockwork.keeper import ClockKeeper
from hallapp.cases.clockwork.policy import LIGHT_THRESHOLDS, OFFICE_HOURS
from hallapp.cases.flow.policy import (
    DEEMED_TYPES,
    DELIVERY_LIMIT,
    LICENCE_DELIVERY,
    RECEIPT_LIMIT,
    SUPPLEMENT_RULE,
    SupplementRule,
)
from hallapp.cases.papers.policy import PAPER_PREFIX, REVIEW_AGENCIES
from hallapp.cases.terms import LightThresholds
from hallapp.faces.manager.settings_cases_fields import hours_of, hours_words
from hallapp.guides.terms import ItemType
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.office_hours import OfficeWeek
from hallapp.hall.opening_times import parse_day_hours
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.settings import SettingReasonError
from tests.gui.manager.settings_hall import SettingsHall, fill, type_into

CASES = 10
MORNING = parse_day_hours([("09:00", "12:00")])


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[SettingsHall]:
    made = SettingsHall(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def chapter(qtbot: QtBot, hall: SettingsHall) -> Any:
    page = hall.opened(qtbot)
    page.open_chapter(CASES)
    return page.chapter(CASES)


def save(qtbot: QtBot, chapter: Any, reason: str = "大厅的规定") -> None:
    chapter.form.reason.show_value(reason)
    button = chapter.findChild(QPushButton, "saveSettings")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def fault(chapter: Any, name: str) -> str:
    return chapter.form.field(name).fault()


def test_lights_turn_yellow_earlier_and_running_clocks_are_told(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    type_into(chapter.form, "yellow_working_days", "3")
    said = chapter.form.preview.text()
    save(qtbot, chapter, "早点提醒")

    assert said == "例如承诺 10 个工作日的件，剩 3 个工作日的时候亮黄灯。"
    assert hall.settings.value(LIGHT_THRESHOLDS) == LightThresholds(3, 20)
    assert len(hall.clocks.told) == 1
    assert hall.told == ["最多剩 1 个工作日 → 3 个工作日，从今天起"]
    kept = hall.rows.rows(AuditEvent, AuditEvent.action, AuditEvent.reason)
    assert ("settings.changed", "早点提醒") in kept


def test_the_calendar_of_the_hall_takes_other_thresholds(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    work = hall.store.work
    calendar = CalendarService(work, hall.settings, ClockKeeper(work, hall.settings))
    object.__setattr__(chapter.desk.services, "calendar", lambda: calendar)

    type_into(chapter.form, "yellow_percent", "40")
    save(qtbot, chapter)

    assert hall.settings.value(LIGHT_THRESHOLDS) == LightThresholds(1, 40)
    assert not chapter.has_unsaved()


def test_other_settings_leave_running_clocks_alone(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    type_into(chapter.form, "prefix", "青政务")
    save(qtbot, chapter)

    assert hall.settings.value(PAPER_PREFIX) == "青政务"
    assert hall.clocks.told == []


def test_clocks_that_could_not_be_told_are_told_with_the_next_try(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    hall.clocks.error = SettingReasonError()
    type_into(chapter.form, "yellow_percent", "30")
    save(qtbot, chapter)
    told = chapter.form.said()
    hall.clocks.error = None
    save(qtbot, chapter)

    assert told
    assert len(hall.clocks.told) == 2
    assert chapter.form.said() == ""
    assert not chapter.has_unsaved()


def test_a_day_gets_other_hours_and_single_days_keep_theirs(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    day = date(2026, 12, 31)
    week = OFFICE_HOURS.default
    kept = OfficeWeek(week.weekdays, week.make_up, {day: MORNING})
    hall.settings.change(hall.store.request(), OFFICE_HOURS, kept, date(2026, 11, 23), "年底")
    hall.store.clock.advance(timedelta(minutes=1))

    type_into(chapter.form, "hours_6", "9:00至12:00")
    save(qtbot, chapter)

    now = hall.settings.value(OFFICE_HOURS)
    assert now.weekdays == (*week.weekdays[:5], MORNING, ())
    assert now.dated == {day: MORNING}
    assert len(hall.clocks.told) == 1
    assert hall.told == ["办公时间（星期六） 不办公 → 09:00-12:00，从今天起"]


def test_make_up_days_get_hours_of_their_own_and_lose_them(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    type_into(chapter.form, "hours_make_up", "09:00-12:00")
    save(qtbot, chapter)
    had = hall.settings.value(OFFICE_HOURS).make_up
    hall.store.clock.advance(timedelta(minutes=1))
    type_into(chapter.form, "hours_make_up", "")
    save(qtbot, chapter)

    assert had == MORNING
    assert hall.settings.value(OFFICE_HOURS).make_up is None


def test_a_hall_works_on_one_day_at_least(qtbot: QtBot, hall: SettingsHall, chapter: Any) -> None:
    for number in range(1, 8):
        type_into(chapter.form, f"hours_{number}", "")
    save(qtbot, chapter)

    assert fault(chapter, "hours_1") == "一周至少要有一天办公，不然按小时的期限永远到不了。"
    assert hall.settings.value(OFFICE_HOURS) == OFFICE_HOURS.default


def test_hours_that_cannot_be_are_told_at_their_day(qtbot: QtBot, chapter: Any) -> None:
    for typed in ("九点到五点", "09:00", "12:00-09:00", "09:00-12:00 11:00-17:00"):
        type_into(chapter.form, "hours_2", typed)
        save(qtbot, chapter)

        assert fault(chapter, "hours_2").startswith("请从早到晚写成 09:00-12:00 13:30-17:00")
        assert chapter.form.field("hours_2").line.text() == typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:00-12:00 13:30-17:00", "09:00-12:00 13:30-17:00"),
        ("９：００—１２：００，１３：３０～１７：００", "09:00-12:00 13:30-17:00"),
        ("9:00至12:00、13:30到24:00", "09:00-12:00 13:30-24:00"),
        ("休", ""),
        ("  ", ""),
    ],
)
def test_hours_are_understood_as_people_write_them(typed: str, meant: str) -> None:
    assert hours_words(hours_of(typed)) == meant


def test_a_licence_gets_less_time_but_never_more(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    type_into(chapter.form, "receipt_licence", "6")
    save(qtbot, chapter)
    told = fault(chapter, "receipt_licence")
    type_into(chapter.form, "receipt_licence", "2")
    save(qtbot, chapter)

    assert told == "法律规定最长 5 个工作日，大厅只能定得更短。请填 1 到 5。"
    limits = hall.settings.value(RECEIPT_LIMIT)
    assert limits == {ItemType.LICENCE: Limit(2, LimitUnit.WORKING_DAYS)}
    assert hall.told == ["受理期限（行政许可） 5 个工作日 → 2 个工作日，从今天起"]


def test_the_delivery_of_a_licence_is_bounded_by_law(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    for typed in ("11", "0", "", "十"):
        type_into(chapter.form, "delivery_licence", typed)
        save(qtbot, chapter)

        assert fault(chapter, "delivery_licence").endswith("请填 1 到 10。")
    assert hall.settings.value(DELIVERY_LIMIT) == {ItemType.LICENCE: LICENCE_DELIVERY}


def test_another_type_gets_a_limit_and_loses_it(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    field = chapter.form.field("receipt_benefit")
    field.choose_unit(LimitUnit.CALENDAR_DAYS)
    save(qtbot, chapter)
    told = field.fault()
    type_into(chapter.form, "receipt_benefit", "7")
    save(qtbot, chapter)
    had = hall.settings.value(RECEIPT_LIMIT)[ItemType.BENEFIT]
    hall.store.clock.advance(timedelta(minutes=1))
    field.choose_unit(None)
    save(qtbot, chapter)

    assert told == "请填 1 到 999 的整数。"
    assert had == Limit(7, LimitUnit.CALENDAR_DAYS)
    assert ItemType.BENEFIT not in hall.settings.value(RECEIPT_LIMIT)
    assert hall.told[-1] == "受理期限（行政给付） 7 日 → 不计时，从今天起"


def test_a_limit_in_a_unit_set_elsewhere_is_shown_as_it_is(
    qtbot: QtBot, hall: SettingsHall
) -> None:
    today = hall.store.work.today()
    odd = {ItemType.LICENCE: LICENCE_DELIVERY, ItemType.AWARD: Limit(2, LimitUnit.MONTHS)}
    hall.settings.change(hall.store.request(), DELIVERY_LIMIT, odd, today, "试点")
    page = hall.opened(qtbot)
    page.open_chapter(CASES)

    chapter: Any = page.chapter(CASES)
    assert chapter.form.field("delivery_award").value() == Limit(2, LimitUnit.MONTHS)
    assert not chapter.has_unsaved()


def test_a_type_without_a_limit_cannot_count_as_accepted(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    fill(chapter.form, deemed=frozenset({ItemType.LICENCE, ItemType.BENEFIT}))
    save(qtbot, chapter)
    told = fault(chapter, "deemed")
    fill(chapter.form, receipt_benefit=Limit(5, LimitUnit.WORKING_DAYS))
    save(qtbot, chapter)

    assert told.startswith("行政给付没有受理期限")
    assert hall.settings.value(DEEMED_TYPES) == {ItemType.LICENCE, ItemType.BENEFIT}


def test_licences_always_count_as_accepted(qtbot: QtBot, hall: SettingsHall, chapter: Any) -> None:
    chapter.form.field("deemed").box(ItemType.LICENCE).click()
    save(qtbot, chapter)

    assert fault(chapter, "deemed").startswith("行政许可逾期不告知就算受理")
    assert hall.settings.value(DEEMED_TYPES) == {ItemType.LICENCE}


def test_missing_papers_are_waited_for_as_long_as_the_hall_says(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    fill(chapter.form, limit=Limit(1, LimitUnit.MONTHS), lapses=False)
    save(qtbot, chapter)

    wanted = SupplementRule(Limit(1, LimitUnit.MONTHS), lapses=False)
    assert hall.settings.value(SUPPLEMENT_RULE) == wanted


def test_a_prefix_that_spoils_a_number_is_told(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    for typed in ("", " ", "青 政务", "青政务\u3000", "青政务〔", "一二三四五六七八九十一二三"):
        type_into(chapter.form, "prefix", typed)
        save(qtbot, chapter)

        assert fault(chapter, "prefix")
    assert hall.settings.value(PAPER_PREFIX) == "政务"


def test_a_prefix_is_shown_in_a_number_while_it_is_typed(chapter: Any) -> None:
    type_into(chapter.form, "prefix", "青政务")

    said = [label.text() for label in chapter.form.field("prefix").findChildren(QLabel)]
    assert "受理通知书的文号会是：青政务受〔2026〕12号" in said


def test_where_a_refusal_is_fought_is_one_setting(
    qtbot: QtBot, hall: SettingsHall, chapter: Any
) -> None:
    type_into(chapter.form, "court", "示例县人民法院")
    save(qtbot, chapter)

    assert hall.settings.value(REVIEW_AGENCIES) == ("", "示例县人民法院")


def test_who_may_not_change_can_only_look(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot, person=2)
    page.open_chapter(CASES)
    chapter: Any = page.chapter(CASES)

    field = chapter.form.field("receipt_licence")
    assert not field.line.isEnabled()
    assert not field.combo.isEnabled()
    assert not chapter.form.field("deemed").box(ItemType.LICENCE).isEnabled()
    assert not chapter.form.save.isEnabled()


def test_hours_stand_whole_in_their_line(qtbot: QtBot, chapter: Any) -> None:
    line = chapter.form.field("hours_1").line
    qtbot.wait(1)

    assert line.width() > line.fontMetrics().horizontalAdvance(line.text()) + 20
