"""The settings have their place in the manager's window, and belong to whoever is signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hallapp.faces.manager.settings_seat import SettingsSeat
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.manager.settings_hall import SettingsHall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[SettingsHall]:
    made = SettingsHall(tmp_path)
    yield made
    made.store.close()


def seat(qtbot: QtBot) -> SettingsSeat:
    made = SettingsSeat()
    qtbot.addWidget(made)
    made.resize(1230, 640)
    made.show()
    return made


def test_the_settings_are_made_when_they_are_first_opened(qtbot: QtBot, hall: SettingsHall) -> None:
    made = seat(qtbot)

    made.begin(hall.services, hall.person(1), "GL-1", InlineJobs())
    assert made.page is None
    made.take_keyboard()

    assert made.page is not None
    assert made.page.isVisible()


def test_the_next_person_finds_nothing_half_typed(qtbot: QtBot, hall: SettingsHall) -> None:
    made = seat(qtbot)
    made.begin(hall.services, hall.person(1), "GL-1", InlineJobs())
    made.take_keyboard()
    assert made.page is not None
    field = made.page.chapter(0).form.field("last")  # type: ignore[attr-defined]
    field.line.setText("500")
    field.changed.emit()
    assert made.page.has_unsaved()

    made.begin(hall.services, hall.person(2), "GL-1", InlineJobs())
    made.take_keyboard()

    assert made.page is not None
    assert not made.page.has_unsaved()


def test_a_hall_without_settings_opens_none(qtbot: QtBot, hall: SettingsHall) -> None:
    made = seat(qtbot)

    made.begin(None, hall.person(1), "GL-1", InlineJobs())
    made.take_keyboard()

    assert made.page is None
