"""What the sections of the own page share: whose page it is, the hall, and the worker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import TypeVar

from PySide6.QtCore import QObject

from hallapp.faces.clerk.attendance.services import OwnHall
from hallapp.faces.clerk.messages import Message, Teller, failure
from hallapp.faces.clerk.tab_question import TabQuestion
from hallapp.hall.half_days import Half, HalfDay
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.clock import Clock, day_in
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Request
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level

Answer = TypeVar("Answer")
Refused = Callable[[HallError], None]

_NOON = 12
DECIDES = frozenset({Role.CHIEF_REPRESENTATIVE, Role.SHIFT_LEADER, Role.MANAGER})
"""Who may have something to decide about others; the hall holds everybody to it."""


@dataclass(frozen=True)
class OwnTools:
    """What the page works with, whoever signs in."""

    hall: OwnHall
    jobs: Jobs
    teller: Teller
    clock: Clock
    zone: tzinfo


class OwnDesk:
    """One person's desk of attendance; nothing is asked for anybody else."""

    def __init__(self, tools: OwnTools, person: PersonRow, actor: Actor, owner: QObject) -> None:
        self.hall = tools.hall
        self.person = person
        self._tools = tools
        self._actor = actor
        self._owner = owner

    @property
    def decides(self) -> bool:
        """Whether this person may have something to decide about others."""
        return not DECIDES.isdisjoint(self.person.roles)

    def now(self) -> datetime:
        """Return the present moment in the hall's zone."""
        return self._tools.clock.now().astimezone(self._tools.zone)

    def today(self) -> date:
        """Return the hall's day."""
        return day_in(self._tools.clock.now(), self._tools.zone)

    def half_now(self) -> HalfDay:
        """Return the present half day; the afternoon begins at noon."""
        now = self.now()
        return HalfDay(now.date(), Half.MORNING if now.hour < _NOON else Half.AFTERNOON)

    def local(self, at: datetime) -> datetime:
        """Return a moment in the hall's zone."""
        return at.astimezone(self._tools.zone)

    def request(self) -> Request:
        """Return a request for one act; kept by whoever may have to send it again."""
        return Request(self._actor)

    def look(
        self,
        read: Callable[[], Answer],
        done: Callable[[Answer], None],
        failed: Refused | None = None,
    ) -> None:
        """Read on the worker; without `failed` a refusal stands in the strip."""
        self._tools.jobs.submit(read, done, failed or self.tell_failure, self._owner)

    def write(
        self,
        act: Callable[[Request], Answer],
        done: Callable[[Answer], None],
        failed: Refused | None = None,
        request: Request | None = None,
    ) -> None:
        """Do something on the worker; sent again after a break it is the same act."""
        asked = request or self.request()

        def again() -> None:
            self.write(act, done, failed, asked)

        def refused(error: HallError) -> None:
            if failed is None:
                self._tools.teller.tell(failure(error, again))
            else:
                failed(error)

        self._tools.jobs.submit(lambda: act(asked), done, refused, self._owner)

    def question(self) -> TabQuestion:
        """Return what asks one thing at a time, of which only the last answer counts."""
        return TabQuestion(self._tools.jobs, self._owner)

    def tell(self, text: str, detail: str = "", *, done: bool = True) -> None:
        """Say in the strip what was done."""
        level = Level.DONE if done else Level.QUIET
        self._tools.teller.tell(Message(text, detail=detail, level=level))

    def tell_failure(self, error: HallError) -> None:
        """Say in the strip what did not work."""
        self._tools.teller.tell(failure(error))


def weekday_word(day: date) -> str:
    """Return 周一."""
    return (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))[
        day.weekday()
    ]


def day_words(day: date) -> str:
    """Return 11月23日 周一."""
    text = _("{month}月{day}日 {weekday}")
    return text.format(month=day.month, day=day.day, weekday=weekday_word(day))
