"""What attendance obeys is set by the manager: from a day on, with a reason, nothing impossible."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hallapp.assessment.policy import SCORE_RULES
from hallapp.assessment.terms import FactKind, GradeFrom, ScoreGroup, ScoreRule
from hallapp.attendance.policy import (
    ATTENDANCE_BEGIN,
    ATTENDANCE_RULES,
    LOCK_RULES,
    AttendanceBegin,
)
from hallapp.attendance.presets import PRESETS, RULES, RulesPreset
from hallapp.attendance.questions import QUESTION_RULES
from hallapp.attendance.terms import MinutesRung, MissingPolicy, Slot, SpecialHours, Threshold
from hallapp.attendance.terms.locking import LockRules
from hallapp.bulletins.policy import BULLETIN_RULES, RecipientRule
from hallapp.bulletins.terms import BulletinSort, RecipientLine
from hallapp.faces.manager.settings_duty.approvers import days_words, half_days_of
from hallapp.faces.manager.settings_duty.dated_form import day_of
from hallapp.faces.manager.settings_duty.scores import points_words, tenths_of
from hallapp.faces.manager.settings_duty.special import year_day_of
from hallapp.hall.errors import NotEntitledError
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.requests import Request
from hallapp.leave.policy import LEAVE_LADDER, OUTING_LIMITS
from hallapp.leave.presets import LADDERS
from hallapp.leave.terms import LadderRung, LeaveApprover
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.roster.policy import VACANT_MINUTES
from hallapp.serving.attendance_presets import ChosenPreset
from tests.gui.manager.settings_hall import SettingsHall, fill, type_into

PRESET, HOURS, FOUND, LEAVE, PATROLS, SCORES, BULLETINS = range(11, 18)
TODAY, LATER = date(2026, 11, 23), date(2026, 12, 1)
CHIEF, LEADER = LeaveApprover.CHIEF_REPRESENTATIVE, LeaveApprover.HALL_LEADER


class FakePresets:
    """Presets of a hall in which somebody else took the right to choose away."""

    def choices(self) -> tuple[RulesPreset, ...]:
        return tuple(PRESETS.values())

    def fitting(self) -> frozenset[str]:
        return frozenset()

    def apply_preset(self, request: Request, name: str) -> ChosenPreset:
        raise NotEntitledError


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[SettingsHall]:
    made = SettingsHall(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def page(qtbot: QtBot, hall: SettingsHall) -> Any:
    return hall.opened(qtbot)


def opened(page: Any, number: int) -> Any:
    page.open_chapter(number)
    return page.chapter(number)


def press(qtbot: QtBot, chapter: Any, name: str = "saveSettings") -> None:
    button = chapter.findChild(QPushButton, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def save(qtbot: QtBot, chapter: Any, day: str = "", reason: str = "会议定的") -> None:
    if day:
        choose_day(chapter, day)
    chapter.form.reason.show_value(reason)
    press(qtbot, chapter)


def choose_day(chapter: Any, day: str) -> None:
    chapter.form.starts.line.setText(day)
    chapter.form.starts.line.textEdited.emit(day)


# Presets


def test_a_preset_sets_everything_and_tells_since_when(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, PRESET)
    assert "还没有改过" in chapter.now()

    chapter.buttons["cangnan"].setChecked(True)
    press(qtbot, chapter, "choosePreset")

    assert hall.settings.value(ATTENDANCE_RULES) == RULES["cangnan"]
    assert hall.settings.value(PATROL_PLAN).rounds == 1
    assert hall.told == ["已选用苍南（2019 年公布），从启用时起有效"]
    assert chapter.now().startswith("现在的数字和样板一样：苍南（2019 年公布）")


def test_numbers_of_the_halls_own_fit_no_preset(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, FOUND)
    type_into(chapter.form, "duplicate_minutes", "5")
    save(qtbot, chapter)

    assert opened(page, PRESET).now().startswith("现在的数字是本厅自己定的")


def test_who_may_not_choose_a_preset_any_more_is_told(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, PRESET)
    object.__setattr__(chapter.desk.services, "presets", FakePresets)

    chapter.buttons["miluo"].setChecked(True)
    press(qtbot, chapter, "choosePreset")

    assert chapter.fault()
    assert not hall.told
    assert chapter.choose.isEnabled()


def test_a_clerk_reads_presets_and_numbers_but_changes_none(
    qtbot: QtBot, hall: SettingsHall
) -> None:
    page: Any = hall.opened(qtbot, person=2)
    presets = opened(page, PRESET)
    presets.buttons["miluo"].setChecked(True)

    assert not presets.choose.isEnabled()
    assert not opened(page, PATROLS).form.field("rounds").control().isEnabled()


# Hours


def test_work_begins_earlier_from_a_day_on_and_the_days_before_keep_theirs(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, HOURS)
    due = chapter.form.field("slots").grid.lines[Slot.AM_IN][2]
    due.setText("830")
    due.textEdited.emit("830")
    save(qtbot, chapter, "2026-12-01", "冬季提前上班")

    assert hall.settings.value(ATTENDANCE_RULES, LATER).slots[0].due == time(8, 30)
    assert hall.settings.value(ATTENDANCE_RULES, date(2026, 11, 30)).slots[0].due == time(9)
    assert hall.told == ["平日打卡 上午到 07:00–10:30（08:30），从 2026年12月1日 起"]
    kept = hall.rows.rows(AuditEvent, AuditEvent.action, AuditEvent.reason)
    assert ("settings.changed", "冬季提前上班") in kept
    assert "2026年12月1日 起已定：平日打卡 上午到" in chapter.form.preview.text()
    assert "还没有改过" in chapter.form.preview.text()


def test_a_hall_that_punches_twice_a_day_asks_for_two_slots(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, HOURS)
    chapter.form.field("slots").grid.choose_two(is_two=True)
    save(qtbot, chapter)

    slots = hall.settings.value(ATTENDANCE_RULES).slots
    assert [times.slot for times in slots] == [Slot.AM_IN, Slot.PM_OUT]


def test_slots_that_overlap_are_told_and_not_kept(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, HOURS)
    opens = chapter.form.field("slots").grid.lines[Slot.AM_OUT][0]
    opens.setText("10:00")
    opens.textEdited.emit("10:00")
    save(qtbot, chapter)

    assert "不能和前一个时段重叠" in chapter.form.field("slots").fault()
    assert hall.settings.value(ATTENDANCE_RULES) == RULES["default"]


def test_summer_has_hours_of_its_own(qtbot: QtBot, hall: SettingsHall, page: Any) -> None:
    chapter = opened(page, HOURS)
    field = chapter.form.field("special")
    field.add.click()
    save(qtbot, chapter)
    assert field.fault() == "请给作息起个名称。"

    row = field.rows[0]
    row.name.setText("夏季作息")
    row.ends[0].setText("6-1")
    row.ends[1].setText("09-30")
    due = row.grid.lines[Slot.PM_OUT][2]
    due.setText("18:00")
    due.textEdited.emit("18:00")
    save(qtbot, chapter)

    rules = hall.settings.value(ATTENDANCE_RULES)
    assert [hours.name for hours in rules.special] == ["夏季作息"]
    assert rules.slots_on(date(2027, 7, 1))[-1].due == time(18)
    assert rules.slots_on(date(2027, 10, 8))[-1].due == time(17)


def test_attendance_begins_on_a_day_and_months_close_later(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, HOURS)
    fill(chapter.form, on=LATER, grace_days=5)
    save(qtbot, chapter)

    assert hall.settings.value(ATTENDANCE_BEGIN) == AttendanceBegin(LATER)
    assert hall.settings.value(LOCK_RULES) == LockRules(5)


# Days


def test_a_day_that_is_over_is_refused_at_the_field(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, PATROLS)
    type_into(chapter.form, "rounds", "2")
    save(qtbot, chapter, "2026-11-22")

    assert "已经过去" in chapter.form.starts.fault()
    assert hall.settings.value(PATROL_PLAN).rounds == 4


def test_what_was_decided_for_later_can_be_changed_again(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, PATROLS)
    type_into(chapter.form, "rounds", "2")
    save(qtbot, chapter, "2026-12-01")
    chapter.form.give_up.click()
    choose_day(chapter, "2026-11-23")
    assert chapter.form.field("rounds").value() == 4

    choose_day(chapter, "2026年12月1日")
    assert chapter.form.field("rounds").value() == 2
    type_into(chapter.form, "rounds", "4")
    hall.store.clock.advance(timedelta(minutes=1))
    save(qtbot, chapter)

    assert hall.settings.value(PATROL_PLAN, LATER).rounds == 4
    assert "起已定：同现在一样" in chapter.form.preview.text()


def test_what_is_typed_stays_when_another_day_is_chosen(page: Any) -> None:
    chapter = opened(page, PATROLS)
    type_into(chapter.form, "spacing_minutes", "60")
    chapter.form.reason.show_value("拉开一点")

    choose_day(chapter, "2026-12-08")

    assert chapter.form.field("spacing_minutes").value() == 60
    assert chapter.form.reason.value() == "拉开一点"
    assert chapter.has_unsaved()


def test_a_change_without_a_reason_is_asked_for_one(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, PATROLS)
    type_into(chapter.form, "rounds", "2")
    save(qtbot, chapter, reason="")

    assert chapter.form.reason.fault() == "请写几个字，说明为什么改。"
    assert hall.settings.value(PATROL_PLAN).rounds == 4


# What is found


def test_ladders_of_lateness_and_what_is_half_a_day_are_set(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, FOUND)
    ladder = chapter.form.field("late_rungs")
    ladder.add.click()
    ladder.add.click()
    fill(chapter.form, absent_from=None, missing=MissingPolicy.ABSENCE)
    fill(chapter.form, off_post_absent_from=Threshold(120), silent_minutes=25, vacant_minutes=30)
    save(qtbot, chapter)

    rules = hall.settings.value(ATTENDANCE_RULES)
    assert rules.late_rungs == (
        MinutesRung("over_10", Threshold(10, is_inclusive=False)),
        MinutesRung("over_20", Threshold(20, is_inclusive=False)),
    )
    assert rules.absent_from is None
    assert rules.missing is MissingPolicy.ABSENCE
    assert rules.off_post_absent_from == Threshold(120)
    assert hall.settings.value(QUESTION_RULES).silent_minutes == 25
    assert hall.settings.value(VACANT_MINUTES) == 30


def test_a_rung_that_stays_keeps_the_name_under_which_days_were_counted(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    presets = opened(page, PRESET)
    presets.buttons["service_hall"].setChecked(True)
    press(qtbot, presets, "choosePreset")
    chapter = opened(page, FOUND)
    chapter.form.field("late_rungs").add.click()
    save(qtbot, chapter)

    keys = [rung.key for rung in hall.settings.value(ATTENDANCE_RULES).late_rungs]
    assert keys == ["under_30", "from_30", "over_40"]


def test_a_ladder_that_goes_down_is_refused(qtbot: QtBot, hall: SettingsHall, page: Any) -> None:
    chapter = opened(page, FOUND)
    ladder = chapter.form.field("early_rungs")
    ladder.add.click()
    ladder.add.click()
    ladder.rows[1].edit.line.setText("5")
    save(qtbot, chapter)

    assert ladder.fault() == "各档要从小到大，不能重复。"
    assert hall.settings.value(ATTENDANCE_RULES).early_rungs == ()


# Leave


def test_longer_leave_goes_to_the_leader_at_once(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, LEAVE)
    wanted = (LadderRung(1, (CHIEF,)), LadderRung(None, (CHIEF, LEADER)))
    fill(chapter.form, rungs=wanted, own_rungs=(), most_minutes=90)
    save(qtbot, chapter)

    ladder = hall.settings.value(LEAVE_LADDER)
    assert (ladder.rungs, ladder.own_rungs) == (wanted, ())
    assert ladder.remark == "本厅自己定的审批阶梯。"
    assert hall.settings.value(OUTING_LIMITS).most_minutes == 90


def test_a_rung_is_added_before_the_one_without_an_end(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, LEAVE)
    field = chapter.form.field("rungs")
    field.add.click()
    field.rows[-2].limit.setText("3.5")
    field.rows[-2].limit.textEdited.emit("3.5")
    save(qtbot, chapter)

    limits = [rung.up_to_half_days for rung in hall.settings.value(LEAVE_LADDER).rungs]
    assert limits == [2, 4, 7, None]


def test_a_ladder_that_ends_is_refused(qtbot: QtBot, hall: SettingsHall, page: Any) -> None:
    chapter = opened(page, LEAVE)
    fill(chapter.form, rungs=(LadderRung(2, (CHIEF,)),))
    save(qtbot, chapter)

    assert "更长的假也要有人批" in chapter.form.field("rungs").fault()
    assert hall.settings.value(LEAVE_LADDER) == LADDERS["default"]


# Scores and bulletins


def test_a_finding_of_a_patrol_has_points_of_its_own(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, SCORES)
    field = chapter.form.field("rules")
    field.add.click()
    row = field.rows[0]
    row.label.setText("工作时间玩手机")
    row.points.setText("-0.5")
    row.fact.setCurrentIndex(list(FactKind).index(FactKind.FINDING))
    row.finding.setCurrentIndex(1)
    row.points.textEdited.emit("-0.5")
    fill(chapter.form, months=1, grades=(GradeFrom(900, "优秀"), GradeFrom(0, "一般")))
    save(qtbot, chapter)

    rules = hall.settings.value(SCORE_RULES)
    rule: ScoreRule = rules.rules[0]
    assert (rule.label, rule.tenths, rule.fact) == ("工作时间玩手机", -5, FactKind.FINDING)
    assert rule.group is ScoreGroup.CONDUCT
    assert len(rule.findings) == 1
    assert rules.months == 1
    assert [grade.label for grade in rules.grades] == ["优秀", "一般"]


def test_scores_that_contradict_themselves_are_refused_in_words(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, SCORES)
    fill(chapter.form, base_tenths=100, floor_tenths=500)
    save(qtbot, chapter)

    assert "计分办法前后不一致" in chapter.form.said()
    assert hall.settings.value(SCORE_RULES).base_tenths == 1000


def test_the_month_is_also_reported_to_the_county(
    qtbot: QtBot, hall: SettingsHall, page: Any
) -> None:
    chapter = opened(page, BULLETINS)
    field = chapter.form.field("recipients")
    field.add.click()
    field.rows[-1].to.setCurrentIndex(0)
    field.rows[-1].name.setText("县政府分管领导")
    type_into(chapter.form, "word_monthly", "勤通")
    save(qtbot, chapter)

    rules = hall.settings.value(BULLETIN_RULES)
    wanted = RecipientRule(BulletinSort.MONTHLY, RecipientLine.REPORT, "县政府分管领导")
    assert rules.recipients[-1] == wanted
    assert rules.word(BulletinSort.MONTHLY) == "勤通"
    assert rules.word(BulletinSort.WEEKLY) == "周汇总"


# How it is typed, and how it stands


@pytest.mark.parametrize("number", range(HOURS, BULLETINS + 1))
def test_every_preset_can_be_shown_and_is_unchanged_by_looking(
    hall: SettingsHall, page: Any, number: int
) -> None:
    chapter = opened(page, number)

    assert not chapter.has_unsaved()
    assert not [field.name for field in chapter.form.fields if field.problem()]


def test_nothing_of_the_settings_is_cut_at_twice_the_size(page: Any) -> None:
    page.resize(603, 260)
    for number in range(HOURS, BULLETINS + 1):
        chapter = opened(page, number)
        inner = chapter.form._area.widget()
        assert inner.minimumSizeHint().width() <= chapter.form._area.viewport().width(), number


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("2026-12-01", LATER), ("20261201", LATER), ("2026年12月1日", LATER), ("12月", None)],
)
def test_a_day_is_typed_as_people_write_it(typed: str, wanted: date | None) -> None:
    assert day_of(typed) == wanted


def test_half_days_and_points_are_typed_as_they_are_said() -> None:
    assert [half_days_of(text) for text in ("0.5", "1", "3.5", "0", "一天")] == [
        1,
        2,
        7,
        None,
        None,
    ]
    assert [days_words(number) for number in (1, 2, 7)] == ["0.5", "1", "3.5"]
    assert [tenths_of(text) for text in ("-0.5", "98", "1.25", "x")] == [-5, 980, None, None]
    assert [points_words(number) for number in (-5, 980, 975)] == ["-0.5", "98", "97.5"]
    assert year_day_of("2-30") is None
    assert SpecialHours("夏季作息", (), (), year_day_of("6-1"), year_day_of("9/30")).holds_on(
        date(2026, 7, 1)
    )
