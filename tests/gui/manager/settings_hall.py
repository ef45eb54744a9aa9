"""A small real hall on SQLite, and the settings of whoever is signed in there."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from pathlib import Path

from hall_rows import VAULT, SmallHall, small_hall
from hall_store import HALL_ID, HallStore
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from hallapp.appointments.service import AppointmentService
from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.manager.settings_form import SettingsForm
from hallapp.faces.manager.settings_page import SettingsPage
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import SettingsService
from hallapp.patrols.service import PatrolService
from hallapp.qtkit.jobs import InlineJobs
from hallapp.queueing.plan import QueuePlanService
from hallapp.serving.attendance_presets import AttendancePresets

MONDAY_MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""09:00 in the hall."""


class FakeClocks:
    """Remembers that the clocks of cases were told of other thresholds."""

    def __init__(self) -> None:
        self.told: list[Request] = []
        self.error: HallError | None = None

    def thresholds_changed(self, request: Request) -> int:
        self.told.append(request)
        if self.error is not None:
            raise self.error
        return 0


class SettingsHall:
    """The hall, its services, and what the settings told."""

    def __init__(self, folder: Path) -> None:
        self.store = HallStore.on_sqlite(folder / "大厅.db", MONDAY_MORNING)
        self.rows: SmallHall = small_hall(self.store)
        self.plan = QueuePlanService(self.store.work)
        self.settings = SettingsService(self.store.work)
        self.appointments = AppointmentService(self.store.work, self.rows.queue, VAULT)
        self.told: list[str] = []
        self.clocks = FakeClocks()
        role = {"person_id": self.rows.people[1], "role": Role.MANAGER, "hall_id": HALL_ID}
        with self.store.engine.begin() as connection:
            connection.execute(insert(PersonRole), [role])

    @property
    def services(self) -> SettingsServices:
        return SettingsServices(
            plan=self.plan,
            settings=self.settings,
            appointments=self.appointments,
            places=self.rows.people_service,
            clock=self.store.clock,
            zone=self.store.zone,
            calendar=lambda: self.clocks,
            presets=lambda: AttendancePresets(self.store.work),
            patrols=lambda: PatrolService(self.store.work, VAULT),
        )

    def person(self, number: int) -> PersonRow:
        """Person 1 manages the hall, the others are clerks."""
        wanted: uuid.UUID = self.rows.people[number]
        return next(row for row in self.rows.people_service.people() if row.id == wanted)

    def opened(self, qtbot: QtBot, person: int = 1) -> SettingsPage:
        page = SettingsPage()
        qtbot.addWidget(page)
        page.told.connect(self.told.append)
        page.resize(1230, 640)
        page.show()
        page.begin(self.services, self.person(person), "GL-1", InlineJobs())
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page


def fill(form: SettingsForm, **values: object) -> None:
    """Put values into fields as a person would, telling the form each time."""
    for name, value in values.items():
        field: Field = form.field(name)
        field.show_value(value)
        field.changed.emit()


def type_into(form: SettingsForm, name: str, text: str) -> None:
    """Type into a field, whatever it makes of it."""
    line = form.field(name).control()
    line.setText(text)  # type: ignore[attr-defined]
    line.textEdited.emit(text)  # type: ignore[attr-defined]
