"""What every use case of patrols stands on: the store, the vault, who may patrol."""

import uuid
from datetime import date, datetime

from hallapp.attendance.service import check_open
from hallapp.hall.entitlement import OVERSEERS, roles_of
from hallapp.kernel.audit import Happening
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Actor, Channel
from hallapp.kernel.secrets import Vault
from hallapp.kernel.settings import value_on
from hallapp.patrols.errors import NotPatrollerError
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.patrols.rules.drawing import drawn_minutes, read_inputs
from hallapp.patrols.store.draws import patrollers
from hallapp.patrols.tables import PatrolDraw
from hallapp.patrols.terms import DrawnRound, PatrolPlanRules

_HOUR_MINUTES = 60
_WITHOUT_PERSON = frozenset({Channel.SYSTEM, Channel.COMMAND_LINE})


class Ground:
    """Shared by the use cases of patrols."""

    def __init__(self, work: UnitOfWork, vault: Vault) -> None:
        """Take the store and what belongs to it.

        Args:
            work: The unit of work of the hall.
            vault: Seals the secret of a draw until it is revealed.
        """
        self._work = work
        self._vault = vault

    def _rules(self, act: Writing, day: date) -> PatrolPlanRules:
        return value_on(act.session, self._work.hall_id, PATROL_PLAN, day)

    def _check_patroller(self, act: Writing, day: date) -> None:
        """Refuse whoever neither runs the hall nor is named for a day.

        Raises:
            NotPatrollerError: Just that.
        """
        actor = act.request.actor
        if actor.person_id is None:
            if actor.channel in _WITHOUT_PERSON:
                return
        elif self._is_overseer(act, actor) or self._is_named(act, actor, day):
            return
        raise NotPatrollerError(day=day.isoformat())

    def _is_told(self, act: Writing, day: date) -> bool:
        """Return whether the asker patrols on a day, and so is told its times.

        While somebody is named, nobody else is told, whatever their role; the program itself
        and a command of nobody in particular never are.
        """
        actor = act.request.actor
        if actor.person_id is None:
            return False
        named = patrollers(act.session, self._work.hall_id, day)
        if named:
            return actor.person_id in {each.person_id for each in named}
        return self._is_overseer(act, actor)

    def _is_overseer(self, act: Writing, actor: Actor) -> bool:
        person_id = actor.person_id
        if person_id is None:
            return False
        return not roles_of(act.session, self._work.hall_id, person_id).isdisjoint(OVERSEERS)

    def _is_named(self, act: Writing, actor: Actor, day: date) -> bool:
        named = patrollers(act.session, self._work.hall_id, day)
        return actor.person_id in {each.person_id for each in named}

    def _check_lock(self, act: Writing, day: date, reason: str) -> None:
        """Refuse a change of a closed day, unless a manager says why (封账).

        Raises:
            PeriodClosedError: The day is closed and no reason was given.
            NotEntitledError: The day is closed and the actor may not change it.
        """
        check_day_open(act, self._work.hall_id, day, reason)

    def _times(self, draw: PatrolDraw) -> tuple[DrawnRound, ...]:
        """Return the drawn times: derived from the sealed secret, so never kept in the open."""
        inputs = read_inputs(draw.inputs)
        minutes = drawn_minutes(bytes.fromhex(self._vault.open(draw.sealed_secret)), inputs)
        return tuple(
            DrawnRound(number, self._moment(draw.day, minute))
            for number, minute in enumerate(minutes, start=1)
        )

    def _moment(self, day: date, minute: int) -> datetime:
        """Return a minute of the day by the clock on the wall as a moment."""
        hour, rest = divmod(minute, _HOUR_MINUTES)
        return datetime(day.year, day.month, day.day, hour, rest, tzinfo=self._work.zone)


def check_day_open(act: Writing, hall_id: uuid.UUID, day: date, reason: str) -> None:
    """Refuse a change of a closed day, unless a manager says why; such a change is told.

    Raises:
        PeriodClosedError: The day is closed and no reason was given.
        NotEntitledError: The day is closed and the actor may not change it.
    """
    after = check_open(act, hall_id, (day, day), reason)
    if after.is_after_lock:
        act.record(Happening("patrols.after_lock", "patrol_day", day.isoformat(), after.reason))


def made_id(act: Writing, name: str) -> uuid.UUID | None:
    """Return the id that the first answer to a request names; None for a new request."""
    return None if act.first_answer is None else uuid.UUID(act.first_answer[name])
