"""A small real hall on SQLite with the page of guides of whoever is signed in there."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from guide_contents import whole_content
from hall_rows import SmallHall, small_hall
from hall_store import HALL_ID, HallStore
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from hallapp.authoring.service import AuthoringService
from hallapp.authoring.shelf import Shelf
from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.faces.manager.guides.authoring_tab import AuthoringTab
from hallapp.faces.manager.guides.desk import GuidesWish
from hallapp.faces.manager.guides.page import GuidesPage
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.guides.content import GuideContent
from hallapp.guides.files import FileService
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.requests import Actor, Channel
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs

MONDAY_MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
WRITER, REVIEWER, LEADER = 1, 2, 3


class GuidesHall:
    """The hall; person 1 and 2 manage it, person 3 leads a shift, person 4 is a clerk."""

    def __init__(self, folder: Path) -> None:
        self.store = HallStore.on_sqlite(folder / "大厅.db", MONDAY_MORNING)
        self.rows: SmallHall = small_hall(self.store)
        self.authoring = AuthoringService(self.store.work)
        self.told: list[str] = []
        self.failed: list[Any] = []
        self.door = AnsweringDoor()
        roles = {WRITER: Role.MANAGER, REVIEWER: Role.MANAGER, LEADER: Role.SHIFT_LEADER}
        with self.store.engine.begin() as connection:
            connection.execute(
                insert(PersonRole),
                [
                    {"person_id": self.rows.people[number], "role": role, "hall_id": HALL_ID}
                    for number, role in roles.items()
                ],
            )

    @property
    def services(self) -> GuidesServices:
        return GuidesServices(
            hall=self.rows.people_service.hall(),
            shelf=Shelf(self.store.work),
            authoring=self.authoring,
            files=FileService(self.store.work),
            slip=no_slip,
            clock=self.store.clock,
            zone=self.store.zone,
        )

    def person(self, number: int) -> PersonRow:
        wanted: uuid.UUID = self.rows.people[number]
        return next(row for row in self.rows.people_service.people() if row.id == wanted)

    def opened(self, qtbot: QtBot, person: int = WRITER) -> AuthoringTab:
        """The page of guides as this person sees it, on its first tab."""
        who = self.person(person)
        actor = Actor("GL-1", person_id=who.id, channel=Channel.MANAGER)
        jobs = InlineJobs()
        page = GuidesPage(GuidesWish(self.services, who, actor, jobs, jobs, self.door))
        qtbot.addWidget(page)
        page.told.connect(self.told.append)
        page.failed.connect(self.failed.append)
        page.resize(1230, 600)
        page.show()
        page.take_keyboard()
        tab = page.opened()
        assert isinstance(tab, AuthoringTab)
        return tab

    def item(self, code: str = "SJ-001") -> ShelfRow:
        return next(row for row in Shelf(self.store.work).items() if row.code == code)


def no_slip(_content: GuideContent, _row: ShelfRow) -> bytes:
    return b""


def good_content(name: str = "食品经营许可", **values: Any) -> GuideContent:
    whole = whole_content(name)
    return replace(whole, values={**whole.values, **values})
