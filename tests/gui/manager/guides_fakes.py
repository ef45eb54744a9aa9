"""Guides in memory, for tests of single widgets of the page 指南."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from guide_contents import whole_content
from PySide6.QtCore import QObject

from hallapp.authoring.differing import differences
from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.authoring.terms import (
    CheckFinding,
    CheckRule,
    Difference,
    Draft,
    DraftRow,
    DraftState,
    Severity,
)
from hallapp.faces.manager.guides.desk import GuidesDesk, GuidesWish
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.guides.content import GuideContent, digest_of
from hallapp.guides.terms import FileRow, FileUse, GuideState, ItemType
from hallapp.hall.terms import HallRow, PersonRow, Role
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Request
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs, Jobs

MORNING = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)
_SPACE = uuid.UUID("7b1d7f06-9a43-4c2f-8c55-8f6a0b1d2c11")
RULE = CheckRule("promise_above_law", Severity.ERROR, "承诺超过法定", "不得超过", "行政许可法")
HINT = replace(RULE, key="no_copies", severity=Severity.WARNING)


def named(word: str) -> uuid.UUID:
    return uuid.uuid5(_SPACE, word)


def shelf_row(number: int = 1, **more: Any) -> ShelfRow:
    row = ShelfRow(
        named(f"item {number}"), f"SJ-{number:03d}", f"食品经营许可 {number}", "市场监督管理局",
        ItemType.LICENCE, GuideState.PUBLISHED, 1, "spjyxk",
    )  # fmt: skip
    return replace(row, **more)


def draft_row(state: DraftState = DraftState.DRAFT) -> DraftRow:
    return DraftRow(
        named("draft"), named("item 1"), "SJ-001", "食品经营许可", "市场监督管理局", 1, state,
        None, "", "", "张一", MORNING,
    )  # fmt: skip


@dataclass
class FakeGuides:
    """Every service of the page, in one hand.

    Attributes:
        refusal: Raised by the next writes, until it is taken away.
        found: What the rules find, whatever is written.
    """

    content: GuideContent = field(default_factory=whole_content)
    rows: list[ShelfRow] = field(default_factory=lambda: [shelf_row()])
    found: list[CheckFinding] = field(default_factory=list[CheckFinding])
    refusal: HallError | None = None
    saved: list[tuple[Request, GuideContent, str]] = field(
        default_factory=list[tuple[Request, GuideContent, str]]
    )
    done: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    files: dict[uuid.UUID, tuple[FileRow, bytes]] = field(
        default_factory=dict[uuid.UUID, tuple[FileRow, bytes]]
    )

    @property
    def services(self) -> GuidesServices:
        hall = HallRow(named("hall"), "青山县政务服务中心", "青山县", "Asia/Shanghai", False, "")  # noqa: FBT003
        files = FakeFiles(self)
        return GuidesServices(
            hall, self, self, files, lambda _content, _row: b"", SettableClock(MORNING),
            ZoneInfo("Asia/Shanghai"),
        )  # fmt: skip

    def desk(
        self,
        owner: QObject,
        *roles: Role,
        door: AnsweringDoor | None = None,
        jobs: Jobs | None = None,
    ) -> GuidesDesk:
        person = PersonRow(named("me"), "1001", "李审", "政务服务管理局", roles or (Role.MANAGER,))
        jobs = jobs or InlineJobs()
        asks = door or AnsweringDoor()
        wish = GuidesWish(self.services, person, Actor("GL-1", named("me")), jobs, jobs, asks)
        return GuidesDesk(wish, owner)

    def the_draft(self) -> Draft:
        return Draft(draft_row(), self.content, digest_of(self.content), 1, whole_content(), "")

    # What the shelf says

    def items(self) -> tuple[ShelfRow, ...]:
        return tuple(self.rows)

    def departments(self) -> tuple[str, ...]:
        return ("公安局", "市场监督管理局")

    def writers(self, item_id: uuid.UUID, number: int) -> frozenset[uuid.UUID]:
        return frozenset({named("author")})

    # What authoring does

    def save(
        self,
        request: Request,
        draft_id: uuid.UUID,
        content: GuideContent,
        *,
        expected: str,
        note: str = "",
        document: str = "",
    ) -> str:
        self.saved.append((request, content, expected))
        self._refuse()
        self.content = content
        return digest_of(content)

    def begin(self, request: Request, item_id: uuid.UUID) -> uuid.UUID:
        return self._do("begin", item_id)

    def begin_new(
        self, request: Request, department: str, code: str, content: GuideContent
    ) -> uuid.UUID:
        return self._do("begin_new", department, code, content)

    def submit(self, request: Request, draft_id: uuid.UUID) -> None:
        self._do("submit")

    def drop(self, request: Request, draft_id: uuid.UUID) -> None:
        self._do("drop")

    def return_(self, request: Request, draft_id: uuid.UUID, remarks: str) -> None:
        self._do("return", remarks)

    def approve(
        self, request: Request, draft_id: uuid.UUID, effective_on: date | None = None
    ) -> None:
        self._do("approve", effective_on)

    def take_effect(self, request: Request) -> tuple[DraftRow, ...]:
        return ()

    def suspend(
        self, request: Request, item_id: uuid.UUID, document: str = "", note: str = ""
    ) -> None:
        self._do("suspend", document, note)

    def resume(
        self, request: Request, item_id: uuid.UUID, document: str = "", note: str = ""
    ) -> None:
        self._do("resume", document, note)

    def withdraw(
        self, request: Request, item_id: uuid.UUID, document: str = "", note: str = ""
    ) -> None:
        self._do("withdraw", document, note)

    def draft(self, draft_id: uuid.UUID) -> Draft:
        return self.the_draft()

    def history(self, item_id: uuid.UUID) -> tuple[DraftRow, ...]:
        return (draft_row(),)

    def findings(self, content: GuideContent, code: str = "") -> tuple[CheckFinding, ...]:
        return tuple(self.found)

    def differences(self, old: GuideContent, new: GuideContent) -> tuple[Difference, ...]:
        return differences(old, new)

    @property
    def authoring(self) -> FakeGuides:
        return self

    def _do(self, *what: Any) -> uuid.UUID:
        self._refuse()
        self.done.append(what)
        return named("draft")

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal


@dataclass
class FakeFiles:
    """Files in memory."""

    guides: FakeGuides

    def add(self, request: Request, use: FileUse, name: str, content: bytes) -> FileRow:
        row = FileRow(named(name), use, name, "application/pdf", len(content), "0" * 64, MORNING)
        self.guides.files[row.id] = (row, content)
        return row

    def row(self, file_id: uuid.UUID) -> FileRow:
        return self.guides.files[file_id][0]

    def content(self, file_id: uuid.UUID) -> bytes:
        return self.guides.files[file_id][1]


class HeldJobs:
    """Work that waits until the test lets it run, one piece after another."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Any, Any, Any]] = []

    def submit(self, work: Any, done: Any, failed: Any = None, owner: Any = None) -> None:
        self.waiting.append((work, done, failed))

    def run(self) -> None:
        """Do the first piece, and hand its answer over."""
        work, done, failed = self.waiting.pop(0)
        try:
            answer = work()
        except HallError as error:
            failed(error)
            return
        done(answer)
