"""A desk keeps clocks and lights going every minute, calmly, and tells of new lights once."""

import logging
from collections.abc import Collection
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject

from hallapp.app.cases_due import CasesDue
from hallapp.hall.terms import Role
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.requests import Channel, Request
from hallapp.qtkit.jobs import InlineJobs
from hallapp.supervision.terms import ScanResult, SupervisionNotice

pytestmark = pytest.mark.usefixtures("qapp")
NOON = datetime(2026, 12, 7, 4, 0, tzinfo=UTC)


class LostError(SurroundingsError):
    """The store cannot be reached."""

    code = "database.lost"


class Cases:
    """The services that are asked, and the desk that is told."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.requests: list[Request] = []
        self.told: list[SupervisionNotice] = []
        self.after: list[datetime | None] = []
        self.is_lost = False
        self.signed_in: tuple[Role, ...] = (Role.APPROVER,)
        self.news: SupervisionNotice | None = None

    def tick(self, request: Request) -> None:
        self._ask("tick", request)

    def scan(self, request: Request) -> ScanResult:
        self._ask("scan", request)
        return ScanResult()

    def notice(
        self, roles: Collection[Role], after: datetime | None = None
    ) -> SupervisionNotice | None:
        assert tuple(roles) == self.signed_in
        self.after.append(after)
        news, self.news = self.news, None
        return news

    def roles(self) -> Collection[Role]:
        return self.signed_in

    def tell_lights(self, notice: SupervisionNotice) -> None:
        self.told.append(notice)

    def _ask(self, verb: str, request: Request) -> None:
        self.asked.append(verb)
        self.requests.append(request)
        if self.is_lost:
            raise LostError


def looking(cases: Cases, window: QObject) -> CasesDue:
    return CasesDue(cases, cases, cases, InlineJobs(), "desk-1", window)


def test_a_desk_looks_at_once_and_then_with_every_minute():
    cases, window = Cases(), QObject()

    due = looking(cases, window)
    due.look()

    assert cases.asked == ["tick", "scan"] * 2
    assert {request.actor.channel for request in cases.requests} == {Channel.SYSTEM}
    assert len({request.id for request in cases.requests}) == 4


def test_new_lights_are_told_once_and_then_only_what_came_later():
    cases, window = Cases(), QObject()
    cases.news = SupervisionNotice(red=2, yellow=0, reminder=0, late=2, until=NOON)

    due = looking(cases, window)
    due.look()

    assert [notice.words for notice in cases.told] == ["电子监察有新的灯：红牌 2（其中补记 2）"]
    assert cases.after == [None, NOON]


def test_nobody_is_told_before_somebody_signed_in():
    cases, window = Cases(), QObject()
    cases.signed_in = ()

    looking(cases, window)

    assert cases.after == []


def test_a_lost_store_is_noted_once_and_tried_again(caplog: pytest.LogCaptureFixture):
    cases, window = Cases(), QObject()
    cases.is_lost = True

    with caplog.at_level(logging.WARNING):
        due = looking(cases, window)
        due.look()
        noted = len(caplog.records)
        cases.is_lost = False
        due.look()

    assert noted == 2
    assert cases.asked == ["tick", "scan"] * 3
