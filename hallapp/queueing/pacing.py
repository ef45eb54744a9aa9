"""What the hall's finished days teach, kept up to date by whoever asks first."""

import logging
import uuid
from datetime import date, timedelta
from threading import Lock

from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.queueing.estimate import estimate
from hallapp.queueing.pace import Paces, learn, sum_up
from hallapp.queueing.store import pace
from hallapp.queueing.store.pace import Standing

# Older days weigh less than a fifth of yesterday; reading them would cost more than they tell.
_DAYS_LOOKED_AT = 45
_log = logging.getLogger(__name__)


class PaceBook:
    """The paces of one station's hall: read once a day, the days missing learnt one by one.

    No job of the night is needed: the first who asks after a day has ended sums it up. Several
    may do so at once, or days later; each day is kept once.
    """

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._day: date | None = None
        self._missing: list[date] = []
        self._paces = Paces()
        self._one_at_a_time = Lock()

    def of(self, day: date) -> Paces:
        """Return what the days before a day teach; learns at most one of them for each call."""
        with self._one_at_a_time:
            if self._day != day or self._missing:
                self._read(day)
            return self._paces

    def told(self, step_id: uuid.UUID) -> tuple[Standing, tuple[int, int] | None] | None:
        """Return where a waiting step stands and its range of minutes; None without a past."""
        paces = self.of(self._work.today())
        if paces.is_empty:
            return None
        now, hall_id, zone = self._work.clock.now(), self._work.hall_id, self._work.zone
        with self._work.look() as connection:
            standing = pace.standing(connection, hall_id, step_id, now, zone)
        return standing, _minutes(standing, paces)

    def expected(self, service_id: uuid.UUID) -> tuple[int, int] | None:
        """Return the range of minutes that a number given now would be told."""
        today = self._work.today()
        paces = self.of(today)
        if paces.is_empty:
            return None
        now, hall_id, zone = self._work.clock.now(), self._work.hall_id, self._work.zone
        with self._work.look() as connection:
            found = pace.standing_next(connection, hall_id, service_id, today, now, zone)
        return None if found is None else _minutes(found, paces)

    def _read(self, day: date) -> None:
        since = day - timedelta(days=_DAYS_LOOKED_AT)
        hall_id = self._work.hall_id
        if self._day != day:
            with self._work.look() as connection:
                self._missing = pace.unlearnt(connection, hall_id, since, day)
        if self._missing:
            self._learn(self._missing.pop(0))
        with self._work.look() as connection:
            self._paces = learn(pace.history(connection, hall_id, since, day))
        self._day = day

    def _learn(self, day: date) -> None:
        with self._work.look() as connection:
            visits = pace.visits(connection, self._work.hall_id, day, self._work.zone)
        sums = sum_up(visits)
        if not sums:
            return
        # One id for a day of a hall: whoever else learns it finds the request made.
        asked = uuid.uuid5(self._work.hall_id, f"pace {day.isoformat()}")
        request = Request(Actor("pace", channel=Channel.SYSTEM), asked)
        try:
            with self._work.write(request, "queueing.learn_pace", day=day) as act:
                if act.first_answer is None:
                    pace.keep(act.connection, self._work.hall_id, day, sums)
        except SurroundingsError as error:
            # Nobody is kept from a number for it: the day is learnt when it is next looked for.
            _log.warning("pace of %s not kept: %s", day, error.code)


def _minutes(standing: Standing, paces: Paces) -> tuple[int, int] | None:
    told = estimate(standing.hall, paces)
    return None if told is None else (told.low_min, told.high_min)
