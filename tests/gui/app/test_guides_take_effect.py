"""A desk lets approved guides take effect when it opens, and again after midnight."""

from datetime import date

import pytest
from PySide6.QtCore import QObject

from hallapp.app.guides_due import GuidesDue
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.requests import Channel, Request
from hallapp.qtkit.jobs import InlineJobs

pytestmark = pytest.mark.usefixtures("qapp")


class LostError(SurroundingsError):
    """The store cannot be reached."""

    code = "database.lost"


class Office:
    """Keeps who asked for guides to take effect, and on which day."""

    def __init__(self) -> None:
        self.day = date(2026, 11, 23)
        self.asked: list[tuple[date, Request]] = []
        self.is_lost = False

    def today(self) -> date:
        return self.day

    def take_effect(self, request: Request) -> None:
        if self.is_lost:
            raise LostError
        self.asked.append((self.day, request))

    @property
    def days(self) -> list[int]:
        return [day.day for day, _request in self.asked]


def test_guides_take_effect_at_opening_and_once_after_midnight():
    office, window = Office(), QObject()
    due = GuidesDue(office.take_effect, office.today, InlineJobs(), "desk-1", window)
    due.look()
    at_opening = office.days
    office.day = date(2026, 11, 24)

    due.look()
    due.look()

    assert at_opening == [23]
    assert office.days == [23, 24]
    _day, request = office.asked[-1]
    assert (request.actor.station, request.actor.person_id) == ("desk-1", None)
    assert request.actor.channel is Channel.SYSTEM


def test_what_the_store_refused_is_tried_again():
    office, window = Office(), QObject()
    office.is_lost = True
    due = GuidesDue(office.take_effect, office.today, InlineJobs(), "desk-1", window)
    office.is_lost = False

    due.look()

    assert office.days == [23]
