"""The small hall of guides with what the further tabs of the page ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from pytestqt.qtbot import QtBot
from typing_extensions import override

from hallapp.authoring.service import AuthoringService
from hallapp.faces.manager.guides.desk import GuidesWish
from hallapp.faces.manager.guides.page import GuidesPage
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.guides.catalogue import CatalogueService
from hallapp.guides.lists import ListService
from hallapp.guides.service import GuideService
from hallapp.guides.themes import ThemeService
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.settings import SettingsService
from hallapp.openness.service import OpennessService
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs
from hallapp.queueing.plan import QueuePlanService
from hallapp.serving.public_lists import PublicListService
from tests.gui.manager.guides_hall import WRITER, GuidesHall

COMPLETENESS, DESIGNER, LISTS, THEMES, OPENNESS = range(1, 6)
"""Numbers of the tabs."""


@dataclass(frozen=True)
class KeptBooklet:
    """A booklet that was made."""

    path: Path
    pages: int


@dataclass
class FakePublications:
    """Makes booklets of ten steps; `at_step` is called before each."""

    at_step: Callable[[int], None] = lambda _step: None
    printed: list[Any] = field(default_factory=list)
    stopped_at: int | None = None

    def booklet(
        self, theme: UUID, paper: Any = None, progress: Callable[[int, int], bool] | None = None
    ) -> KeptBooklet:
        del theme, paper
        for step in range(1, 11):
            self.at_step(step)
            if progress is not None and not progress(step, 10):
                self.stopped_at = step
                break
        return KeptBooklet(Path("一本通.pdf"), 7)

    def print_out(self, request: Request, made: KeptBooklet, copies: int = 1) -> None:
        del request, copies
        self.printed.append(made)


@dataclass(frozen=True)
class More:
    """What an open hall offers to the tabs."""

    authoring: AuthoringService
    settings: SettingsService
    plan: QueuePlanService
    lists: ListService
    catalogue: CatalogueService
    public_lists: PublicListService
    guides: GuideService
    themes: ThemeService
    openness: OpennessService
    publications: FakePublications


class MoreHall(GuidesHall):
    """A real hall on SQLite; only booklets are faked."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        work = self.store.work
        lists, catalogue = ListService(work), CatalogueService(work)
        openness = OpennessService(work)
        hall = self.rows.people_service.hall
        self.more = More(
            authoring=self.authoring,
            settings=SettingsService(work),
            plan=QueuePlanService(work),
            lists=lists,
            catalogue=catalogue,
            public_lists=PublicListService(work, lists, catalogue, openness, hall),
            guides=GuideService(work),
            themes=ThemeService(work),
            openness=openness,
            publications=FakePublications(),
        )

    @property
    @override
    def services(self) -> GuidesServices:
        return replace(super().services, more=self.more)

    def page(self, qtbot: QtBot, number: int, person: int = WRITER, *answers: Any) -> GuidesPage:
        """The page of guides on one of its tabs; the answers are those of the door."""
        who = self.person(person)
        self.door = AnsweringDoor(*answers)
        jobs = InlineJobs()
        actor = Actor("GL-1", person_id=who.id, channel=Channel.MANAGER)
        made = GuidesPage(GuidesWish(self.services, who, actor, jobs, jobs, self.door))
        qtbot.addWidget(made)
        made.told.connect(self.told.append)
        made.failed.connect(self.failed.append)
        made.resize(1230, 600)
        made.show()
        made.open_tab(number)
        return made


def typed(form: Any, name: str, text: str) -> None:
    """Write into a field of a form as a person does."""
    line = form.field(name).control()
    line.setText(text)
    line.textEdited.emit(text)
