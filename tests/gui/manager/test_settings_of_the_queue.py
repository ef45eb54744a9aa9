"""What the manager sets up decides the next number and the next call."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hallapp.evaluation.policy import EVALUATION_POLICY
from hallapp.faces.manager.settings_page import SettingsPage
from hallapp.faces.manager.settings_times import time_of, weekday_words
from hallapp.kernel.database.records import AuditEvent
from hallapp.queueing.policy import QUEUE_POLICY
from hallapp.queueing.sound import SILENT_CALLING, VOLUME
from hallapp.queueing.terms import PackageStepRow
from hallapp.serving.retention import RETENTION_POLICY
from tests.gui.manager.settings_hall import SettingsHall, fill, type_into

SERIES, OFFERS, MATRIX, SESSIONS, PRIORITIES, PACKAGES, RULES, SOUND, SLOTS, PEOPLE = range(10)


def at(page: SettingsPage, number: int) -> Any:
    """The chapter, with everything its kind has."""
    return page.chapter(number)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[SettingsHall]:
    made = SettingsHall(tmp_path)
    yield made
    made.store.close()


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    button = parent.findChild(QPushButton, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# Windows and services


def test_a_preference_decides_the_next_call(qtbot: QtBot, hall: SettingsHall) -> None:
    hall.rows.open_window(2)
    hall.rows.issue("GA")
    hall.store.clock.advance(timedelta(minutes=2))
    hall.rows.issue("SJ")
    page = hall.opened(qtbot)
    page.open_chapter(MATRIX)
    at(page, MATRIX).select(hall.rows.windows[2], hall.rows.services["SJ"])

    type_into(at(page, MATRIX).form, "lead", "5")
    press(qtbot, at(page, MATRIX), "saveSettings")

    assert hall.told == ["2号窗口，企业开办：先后 0 分钟 → 5 分钟，从下一次叫号起"]
    assert hall.rows.call(2) == "B001"


def test_a_window_stops_serving_with_one_key(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(MATRIX)
    cell = hall.rows.windows[2], hall.rows.services["SJ"]
    at(page, MATRIX).select(*cell)
    assert at(page, MATRIX).table is not None

    qtbot.keyClick(at(page, MATRIX).table, Qt.Key.Key_Space)

    linked = {(row.window_id, row.service_id) for row in hall.plan.window_services()}
    assert cell not in linked
    qtbot.keyClick(at(page, MATRIX).table, Qt.Key.Key_Space)
    linked = {(row.window_id, row.service_id) for row in hall.plan.window_services()}
    assert cell in linked


def test_plus_and_minus_lean_by_five_minutes_up_to_the_cap(
    qtbot: QtBot, hall: SettingsHall
) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(MATRIX)
    at(page, MATRIX).select(hall.rows.windows[2], hall.rows.services["SJ"])
    assert at(page, MATRIX).table is not None

    for _press in range(6):
        qtbot.keyClick(at(page, MATRIX).table, Qt.Key.Key_Plus)

    leads = [row.lead_minutes for row in hall.plan.window_services() if row.lead_minutes]
    assert leads == [20]


def test_a_preference_beyond_the_cap_is_told_at_the_field(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(MATRIX)

    type_into(at(page, MATRIX).form, "lead", "25")
    press(qtbot, at(page, MATRIX), "saveSettings")

    assert at(page, MATRIX).form.field("lead").fault() == "请填 -20 到 20 的整数。"
    assert at(page, MATRIX).form.field("lead").control().text() == "25"  # type: ignore[attr-defined]


# Sessions


def test_a_session_decides_whether_the_kiosk_gives_a_number(
    qtbot: QtBot, hall: SettingsHall
) -> None:
    before = {row.code: row.refusal for row in hall.rows.queue.services()}
    page = hall.opened(qtbot)
    page.open_chapter(SESSIONS)
    at(page, SESSIONS).begin_new()

    fill(at(page, SESSIONS).form, service_id=hall.rows.services["GA"], weekdays="1")
    type_into(at(page, SESSIONS).form, "opens", "1330")
    type_into(at(page, SESSIONS).form, "closes", "16:30")
    press(qtbot, at(page, SESSIONS), "saveSettings")

    after = {row.code: row.refusal for row in hall.rows.queue.services()}
    assert (before["GA"], after["GA"]) == ("", "queueing.not_in_session")
    assert after["SJ"] == ""
    assert hall.told == ["已新增个人事务 周一 13:30–16:30，从下一个号起"]


def test_a_session_ends_on_the_second_press(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(SESSIONS)
    at(page, SESSIONS).begin_new()
    press(qtbot, at(page, SESSIONS), "saveSettings")

    press(qtbot, at(page, SESSIONS), "removeSession")
    assert len(hall.plan.sessions()) == 1
    press(qtbot, at(page, SESSIONS), "removeSession")

    assert hall.plan.sessions() == ()


def test_two_sessions_of_a_service_cannot_overlap(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(SESSIONS)
    at(page, SESSIONS).begin_new()
    press(qtbot, at(page, SESSIONS), "saveSettings")
    at(page, SESSIONS).begin_new()

    press(qtbot, at(page, SESSIONS), "saveSettings")

    assert "08:30" in at(page, SESSIONS).form.field("opens").fault()
    assert len(hall.plan.sessions()) == 1


# Series and services


def test_a_series_shows_its_numbers_before_it_is_saved(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    at(page, SERIES).begin_new()

    fill(at(page, SERIES).form, prefix="C", first=1, last=199, step=2)

    said = at(page, SERIES).form.preview.text()
    assert said == "C001、C003、C005 …… C199，一天 100 个号，用完就不再取号"


def test_an_overlap_is_told_while_one_types_and_goes_with_its_cause(
    qtbot: QtBot, hall: SettingsHall
) -> None:
    page = hall.opened(qtbot)
    at(page, SERIES).begin_new()

    fill(at(page, SERIES).form, prefix="A")
    told = at(page, SERIES).form.field("first").fault()
    fill(at(page, SERIES).form, prefix="C")

    assert "重叠" in told
    assert at(page, SERIES).form.field("first").fault() == ""


def test_a_series_is_made_by_keyboard_alone(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.take_keyboard()

    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    line = at(page, SERIES).form.field("prefix").control()
    assert line.hasFocus()
    line.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(line, "D")
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert "D" in {row.prefix for row in hall.plan.series()}


def test_what_another_manager_changed_meanwhile_stays(qtbot: QtBot, hall: SettingsHall) -> None:
    from dataclasses import replace

    page = hall.opened(qtbot)
    page.open_chapter(OFFERS)
    fill(at(page, OFFERS).form, name="个人办事")
    service = next(row for row in hall.plan.services() if row.code == "GA")
    hall.plan.save_service(hall.store.request(), replace(service, daily_max=80))

    press(qtbot, at(page, OFFERS), "saveSettings")

    after = next(row for row in hall.plan.services() if row.code == "GA")
    assert (after.name, after.daily_max) == ("个人办事", 80)


def test_the_late_rule_is_shown_as_the_ticket_prints_it(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(OFFERS)

    fill(at(page, OFFERS).form, late_places=5, late_minutes=20, late_times=2)

    said = at(page, OFFERS).form.preview.text()
    assert said.startswith("号票上会印：叫到没来，20 分钟内")
    assert "排到 5 人之后，限 2 次" in said


def test_a_limit_that_was_none_is_said_so(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(OFFERS)

    type_into(at(page, OFFERS).form, "daily_max", "80")
    press(qtbot, at(page, OFFERS), "saveSettings")

    assert hall.told == ["业务“个人事务”：每天最多 不限 → 80 个号，从下一个号起"]


# Wrong input, unsaved input


def test_wrong_input_stays_and_is_told_at_its_field(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)

    type_into(at(page, SERIES).form, "last", "很多")
    press(qtbot, at(page, SERIES), "saveSettings")

    field = at(page, SERIES).form.field("last")
    assert field.fault() == "请填 0 到 99999999 的整数。"
    assert field.control().text() == "很多"  # type: ignore[attr-defined]
    assert field.control().hasFocus()
    assert hall.told == []


def test_what_is_typed_comes_before_another_row(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    fill(at(page, SERIES).form, last=500)
    other = hall.plan.series()[1]

    at(page, SERIES).table.select_key(other.id)

    assert at(page, SERIES).form.said() == "这一条还没有保存。请先保存，或放弃修改。"
    assert at(page, SERIES).table.selected_row().prefix == "A"
    assert at(page, SERIES).form.values()["last"] == 500


def test_a_chapter_with_something_unsaved_says_so(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    button = page.findChild(QPushButton, "chapterButton0")
    assert button is not None

    fill(at(page, SERIES).form, last=500)
    assert button.text() == "号段 未保存"
    press(qtbot, at(page, SERIES), "giveUpSettings")

    assert button.text() == "号段"
    assert at(page, SERIES).form.values()["last"] == 999


def test_a_refresh_leaves_what_is_typed(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    fill(at(page, SERIES).form, last=500)

    page.refresh()

    assert at(page, SERIES).form.values()["last"] == 500


# Rules, sound, rating


def test_a_rule_needs_a_reason_and_holds_from_today(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(RULES)

    type_into(at(page, RULES).form, "recall_spacing_s", "30")
    press(qtbot, at(page, RULES), "saveSettings")
    assert at(page, RULES).form.reason.fault() == "请写几个字，说明为什么改。"
    at(page, RULES).form.reason.show_value("大厅回声大")
    press(qtbot, at(page, RULES), "saveSettings")

    assert hall.settings.value(QUEUE_POLICY).recall_spacing_s == 30
    assert hall.told == ["每次间隔 20 秒 → 30 秒，从今天起"]
    kept = hall.rows.rows(AuditEvent, AuditEvent.action, AuditEvent.reason)
    assert ("settings.changed", "大厅回声大") in kept


def test_the_bound_that_follows_from_the_caps_is_told(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(RULES)
    assert "超过 70 分钟" in at(page, RULES).form.preview.text()

    type_into(at(page, RULES).form, "lead_cap_minutes", "10")

    assert "超过 50 分钟" in at(page, RULES).form.preview.text()


def test_calls_fall_silent_and_their_volume_follows_the_hour(
    qtbot: QtBot, hall: SettingsHall
) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(SOUND)

    fill(at(page, SOUND).form, is_silent=True, volume=((time(8), 80), (time(12), 40)))
    at(page, SOUND).form.reason.show_value("午休")
    press(qtbot, at(page, SOUND), "saveSettings")

    assert hall.settings.value(SILENT_CALLING)
    assert hall.settings.value(VOLUME).percent_at(time(13)) == 40


def test_hours_of_volume_out_of_order_are_told(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(SOUND)

    fill(at(page, SOUND).form, volume=((time(12), 40), (time(8), 80)))
    press(qtbot, at(page, SOUND), "saveSettings")

    assert at(page, SOUND).form.field("volume").fault() == "请从早到晚写，同一时刻只写一次。"


def test_rating_and_privacy_are_two_settings_with_one_reason(
    qtbot: QtBot, hall: SettingsHall
) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(PEOPLE)

    type_into(at(page, PEOPLE).form, "contact_days", "2")
    type_into(at(page, PEOPLE).form, "person_days", "20")
    at(page, PEOPLE).form.reason.show_value("按新规定")
    press(qtbot, at(page, PEOPLE), "saveSettings")

    assert hall.settings.value(EVALUATION_POLICY).contact_days == 2
    assert hall.settings.value(RETENTION_POLICY).person_days == 20


# Classes and packages


def test_a_class_above_the_cap_is_told_at_its_field(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(PRIORITIES)
    at(page, PRIORITIES).begin_new()

    fill(at(page, PRIORITIES).form, code="LN", name="老年人", head_start_minutes=45)
    press(qtbot, at(page, PRIORITIES), "saveSettings")
    told = at(page, PRIORITIES).form.field("head_start_minutes").fault()
    fill(at(page, PRIORITIES).form, head_start_minutes=30)
    press(qtbot, at(page, PRIORITIES), "saveSettings")

    assert told == "请填 0 到 30 的整数。"
    assert [row.name for row in hall.plan.priorities()] == ["老年人"]


def test_a_package_is_made_and_its_steps_then_stay(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(PACKAGES)
    at(page, PACKAGES).begin_new()

    fill(at(page, PACKAGES).form, code="CY", name="开一家店")
    press(qtbot, at(page, PACKAGES), "saveSettings")

    made = hall.plan.packages()[0]
    assert [(step.service_name, step.position) for step in made.steps] == [
        ("个人事务", 1),
        ("企业开办", 2),
    ]
    steps = at(page, PACKAGES).form.field("steps")
    assert all(isinstance(step, PackageStepRow) for step in steps.value())
    add = at(page, PACKAGES).findChild(QPushButton, "addStep")
    assert add is not None
    assert not add.isVisible()


def test_a_package_that_is_only_looked_at_has_not_changed(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(PACKAGES)
    at(page, PACKAGES).begin_new()
    fill(at(page, PACKAGES).form, code="CY", name="开一家店")
    press(qtbot, at(page, PACKAGES), "saveSettings")

    again = hall.opened(qtbot)
    again.open_chapter(PACKAGES)

    assert not at(again, PACKAGES).form.save.isEnabled()


# Appointments


def test_slots_are_made_for_a_day_and_get_more_places(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(SLOTS)

    type_into(at(page, SLOTS).form, "opens", "10:00")
    type_into(at(page, SLOTS).form, "closes", "12:00")
    press(qtbot, at(page, SLOTS), "saveSettings")
    at(page, SLOTS).capacity.setText("8")
    press(qtbot, at(page, SLOTS), "setCapacity")

    slots = hall.appointments.slots(date(2026, 11, 23))
    assert [slot.capacity for slot in slots] == [8, 5, 5, 5]
    assert hall.told[-1] == "个人事务 10:00–10:30：名额 5 → 8，马上可以预约"


def test_a_list_is_tried_line_by_line_before_it_is_brought_in(
    qtbot: QtBot, hall: SettingsHall, tmp_path: Path
) -> None:
    names = tmp_path / "名单.csv"
    names.write_text(
        "业务,日期,时间,姓名\n个人事务,2026-11-24,09:00-09:30,王小明\n不存在,2026-11-24,09:00,李四\n",
        encoding="utf-8",
    )
    page = hall.opened(qtbot)
    page.open_chapter(SLOTS)
    file = at(page, SLOTS).file
    file.path.setText(str(names))

    press(qtbot, at(page, SLOTS), "tryBookings")
    assert hall.appointments.day(date(2026, 11, 24)) == ()
    verdicts = [(line.number, line.verdict.value) for line in file.model.rows()]
    assert verdicts == [(3, "refused"), (2, "new")]
    file.bring.click()

    assert len(hall.appointments.day(date(2026, 11, 24))) == 1
    assert hall.told == ["已导入 1 人，1 行没有导入"]


def test_a_list_that_is_not_there_is_told_in_place(
    qtbot: QtBot, hall: SettingsHall, tmp_path: Path
) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(SLOTS)
    at(page, SLOTS).file.path.setText(str(tmp_path / "没有.csv"))

    press(qtbot, at(page, SLOTS), "tryBookings")

    assert not at(page, SLOTS).file.bring.isEnabled()
    assert at(page, SLOTS).file.said_fault()


# Who may, and how it looks


def test_a_clerk_may_look_and_is_told_who_changes(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot, person=2)

    calm = page.findChild(QWidget, "settingsCalm")
    save = at(page, SERIES).form.save
    assert calm is not None
    assert calm.isVisible()
    assert not save.isEnabled()
    assert not at(page, SERIES).new.isEnabled()
    assert not at(page, SERIES).form.field("prefix").control().isEnabled()


def test_an_empty_chapter_offers_the_first_step(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)
    page.open_chapter(PRIORITIES)

    steps = [
        button
        for button in at(page, PRIORITIES).findChildren(QPushButton)
        if button.isVisible() and button.text() == "新增类别"
    ]
    assert len(steps) == 1
    steps[0].click()

    assert at(page, PRIORITIES).form.isVisible()


@pytest.mark.parametrize("size", [(1230, 640), (1464, 800), (623, 296)])
def test_no_word_of_a_button_is_cut(
    qtbot: QtBot, hall: SettingsHall, size: tuple[int, int]
) -> None:
    page = hall.opened(qtbot)
    page.resize(*size)

    cut = [
        (number, button.text(), button.width())
        for number in range(page.count())
        for button in _shown_buttons(qtbot, page, number)
        if button.width() < button.minimumSizeHint().width()
    ]

    assert cut == []


def test_everything_that_can_have_the_keyboard_has_a_name(qtbot: QtBot, hall: SettingsHall) -> None:
    page = hall.opened(qtbot)

    nameless = [
        (number, type(widget).__name__, widget.objectName())
        for number in range(page.count())
        for widget in _shown_widgets(qtbot, page, number)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QPushButton) and widget.text())
        and not widget.objectName().startswith("qt_")
    ]

    assert nameless == []


def test_a_small_screen_shows_table_and_form_behind_each_other(
    qtbot: QtBot, hall: SettingsHall
) -> None:
    page = hall.opened(qtbot)
    page.resize(623, 296)
    assert not at(page, SERIES).form.isVisible()

    at(page, SERIES).table.setFocus()
    qtbot.keyClick(at(page, SERIES).table, Qt.Key.Key_Return)
    assert at(page, SERIES).form.isVisible()
    qtbot.keyClick(at(page, SERIES).form.field("prefix").control(), Qt.Key.Key_Escape)

    assert at(page, SERIES).table.isVisible()
    assert not at(page, SERIES).form.isVisible()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8:30", time(8, 30)),
        ("830", time(8, 30)),
        ("８：３０", time(8, 30)),
        ("8点30分", time(8, 30)),
        ("14", time(14)),
        ("25:00", None),
        ("早上", None),
        ("", None),
    ],
)
def test_an_hour_is_understood_as_people_write_it(typed: str, meant: time | None) -> None:
    assert time_of(typed) == meant


def test_days_are_said_as_people_say_them() -> None:
    assert [weekday_words(days) for days in ("12345", "1234567", "135")] == [
        "周一至周五",
        "每天",
        "周一三五",
    ]


def _shown_buttons(qtbot: QtBot, page: SettingsPage, number: int) -> list[QPushButton]:
    shown = _shown_widgets(qtbot, page, number)
    return [widget for widget in shown if isinstance(widget, QPushButton)]


def _shown_widgets(qtbot: QtBot, page: SettingsPage, number: int) -> list[QWidget]:
    page.open_chapter(number)
    qtbot.wait(1)
    return [widget for widget in page.findChildren(QWidget) if widget.isVisible()]
