"""One word sets the rules of attendance, leave, patrols and scores; the past keeps its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hall_rows import SmallHall
from punch_files import attlog, write
from sqlalchemy import insert

from hallapp.assessment.policy import SCORE_RULES
from hallapp.assessment.presets import SCORES
from hallapp.attendance.errors import PresetUnknownError, SlotMissingError
from hallapp.attendance.importing.carrying import PunchImport
from hallapp.attendance.importing.pins import PinGift, PinService
from hallapp.attendance.policy import ATTENDANCE_RULES
from hallapp.attendance.presets import RULES
from hallapp.attendance.terms import AttendanceRules
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.placements import FIRST_DAY
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.settings import SettingsService
from hallapp.kernel.texts import CHINESE, ENGLISH, set_language
from hallapp.leave.errors import LadderError
from hallapp.leave.policy import LEAVE_LADDER
from hallapp.leave.presets import LADDERS
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.serving.attendance_presets import AttendancePresets

LONG_AGO = date(2026, 9, 1)


def chosen(hall: SmallHall, name: str) -> date:
    return AttendancePresets(hall.store.work).apply_preset(hall.store.request(), name).valid_from


def rules(hall: SmallHall, day: date | None = None) -> AttendanceRules:
    return SettingsService(hall.store.work).value(ATTENDANCE_RULES, day)


def punched_on_friday(hall: SmallHall, folder: Path) -> None:
    PinService(hall.store.work).give(hall.store.request(), PinGift(hall.people[1], "1"))
    path = write(folder, "1_attlog.dat", attlog(("1", "2026-11-20 08:55:10")))
    PunchImport(hall.store.work).carry(hall.store.request(), path)


def test_one_word_sets_what_four_features_obey(hall: SmallHall):
    chosen(hall, "庆城")

    settings = SettingsService(hall.store.work)
    assert rules(hall) == RULES["qingcheng"]
    assert settings.value(LEAVE_LADDER) == LADDERS["qingcheng"]
    assert settings.value(PATROL_PLAN).rounds == 4
    assert settings.value(SCORE_RULES) == SCORES["qingcheng"]


def test_a_preset_fits_until_one_of_its_numbers_is_changed(hall: SmallHall):
    presets = AttendancePresets(hall.store.work)
    assert "default" in presets.fitting()

    chosen(hall, "苍南")
    assert presets.fitting() == {"cangnan"}

    settings, today = SettingsService(hall.store.work), hall.store.work.today()
    plan = replace(settings.value(PATROL_PLAN), rounds=2)
    hall.store.clock.advance(timedelta(minutes=1))
    settings.change(hall.store.request(), PATROL_PLAN, plan, today, "多巡一次")
    assert presets.fitting() == frozenset()


def test_numbers_that_no_day_can_follow_never_reach_the_store(hall: SmallHall):
    settings, today = SettingsService(hall.store.work), hall.store.work.today()
    ends = replace(LADDERS["default"], rungs=LADDERS["default"].rungs[:1])
    gone = replace(RULES["default"], slots=RULES["default"].slots[:3])

    with pytest.raises(LadderError):
        settings.change(hall.store.request(), LEAVE_LADDER, ends, today, "试试")
    with pytest.raises(SlotMissingError):
        settings.change(hall.store.request(), ATTENDANCE_RULES, gone, today, "试试")


def test_the_first_rules_hold_from_the_beginning(hall: SmallHall, tmp_path: Path):
    punched_on_friday(hall, tmp_path)

    assert chosen(hall, "庆城") == FIRST_DAY
    assert rules(hall, LONG_AGO) == RULES["qingcheng"]


def test_rules_chosen_again_before_the_first_punch_still_hold_from_the_beginning(hall: SmallHall):
    chosen(hall, "庆城")
    changed = RULES["qingcheng"]
    with_reason = (hall.store.request(), ATTENDANCE_RULES, changed, hall.store.work.today(), "试")
    SettingsService(hall.store.work).change(*with_reason)
    hall.store.clock.advance(timedelta(minutes=1))

    assert chosen(hall, "H") == FIRST_DAY
    assert rules(hall) == rules(hall, LONG_AGO) == RULES["face_four"]


def test_rules_chosen_when_days_are_judged_leave_them_alone(hall: SmallHall, tmp_path: Path):
    chosen(hall, "default")
    punched_on_friday(hall, tmp_path)

    today = hall.store.work.today()
    assert chosen(hall, "庆城") == today
    assert rules(hall, today - timedelta(days=1)) == RULES["default"]
    assert rules(hall) == RULES["qingcheng"]


def test_the_same_request_again_changes_nothing(hall: SmallHall):
    presets, request = AttendancePresets(hall.store.work), hall.store.request()

    first, second = presets.apply_preset(request, "C"), presets.apply_preset(request, "C")

    assert first == second


def test_only_who_runs_the_hall_chooses_its_rules(hall: SmallHall):
    presets = AttendancePresets(hall.store.work)
    asking = hall.store.request(person_id=hall.people[1])
    with pytest.raises(NotEntitledError):
        presets.apply_preset(asking, "C")
    with pytest.raises(PresetUnknownError):
        presets.apply_preset(hall.store.request(), "月亮")

    role = {"person_id": hall.people[1], "role": Role.MANAGER, "hall_id": hall.store.hall_id}
    with hall.store.work.write(hall.store.request(), "test.role") as act:
        act.session.execute(insert(PersonRole), role)
    asking = hall.store.request(person_id=hall.people[1])
    assert presets.apply_preset(asking, "C").key == "cangnan"


def test_the_reason_that_is_kept_is_chinese_on_an_english_screen(hall: SmallHall):
    set_language(ENGLISH)
    try:
        chosen(hall, "庆城")
    finally:
        set_language(CHINESE)

    reasons = {reason for (reason,) in hall.rows(AuditEvent, AuditEvent.reason)}
    assert any(reason and reason.startswith("选用样板：") for reason in reasons)
