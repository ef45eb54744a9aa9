"""A hall setting is changed for days to come, with a reason, and the past keeps its rules."""

from datetime import date, timedelta

import pytest
from hall_store import HallStore

from hallapp.kernel.database.records import AuditEvent, HallSetting
from hallapp.kernel.settings import (
    DatedValue,
    Setting,
    SettingBackdatedError,
    SettingReasonError,
    SettingsService,
)

TODAY = date(2026, 11, 23)
YELLOW = Setting("test.yellow_days", 1, lambda days: {"days": days}, lambda kept: kept["days"])


def kept(store: HallStore) -> list[HallSetting]:
    with store.work.read() as session:
        return list(session.query(HallSetting))


@pytest.mark.parametrize("later", [0, 1])
def test_a_setting_holds_from_its_day_and_the_days_before_keep_theirs(store: HallStore, later: int):
    settings, day = SettingsService(store.work), TODAY + timedelta(days=later)

    settings.change(store.request(), YELLOW, 3, day, " 提早提醒 ")

    assert settings.value(YELLOW, day) == 3
    assert settings.value(YELLOW, day - timedelta(days=1)) == 1
    with store.work.read() as session:
        assert [row.reason for row in session.query(AuditEvent)] == ["提早提醒"]


def test_a_day_that_is_over_keeps_its_rules(store: HallStore):
    settings = SettingsService(store.work)

    with pytest.raises(SettingBackdatedError) as refused:
        settings.change(store.request(), YELLOW, 3, TODAY - timedelta(days=1), "提早提醒")

    assert refused.value.facts == {"day": "2026-11-22"}
    assert kept(store) == []


def test_what_holds_now_and_what_will_hold_are_told_in_order(store: HallStore):
    settings, week = SettingsService(store.work), timedelta(days=7)
    assert settings.dated(YELLOW) == (DatedValue(1, None),)

    for value, day in ((5, TODAY + 2 * week), (2, TODAY), (4, TODAY + week), (3, TODAY + week)):
        settings.change(store.request(), YELLOW, value, day, "提早提醒")
        store.clock.advance(timedelta(minutes=1))

    now = DatedValue(2, TODAY)
    later = (DatedValue(3, TODAY + week), DatedValue(5, TODAY + 2 * week))
    assert settings.dated(YELLOW) == (now, *later)


def test_a_change_asked_again_the_day_after_is_told_that_it_was_done(store: HallStore):
    settings, request = SettingsService(store.work), store.request()
    settings.change(request, YELLOW, 3, TODAY, "提早提醒")
    store.clock.advance(timedelta(days=1))

    settings.change(request, YELLOW, 3, TODAY, "提早提醒")

    assert len(kept(store)) == 1


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_change_without_a_reason_is_refused(store: HallStore, reason: str):
    with pytest.raises(SettingReasonError):
        SettingsService(store.work).change(store.request(), YELLOW, 3, TODAY, reason)

    assert kept(store) == []
