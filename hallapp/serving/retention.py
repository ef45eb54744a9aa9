"""Forgetting people (个人信息到期清除): rows and the audit chain stay, who it was does not.

Source:
    个人信息保护法 第十九条 (the shortest time that the purpose needs), 第四十七条.
"""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from hallapp.appointments.store import empty_people as empty_booked
from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.errors import RuleError
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import Setting, value_on
from hallapp.queueing.store.forgetting import empty_people as empty_holders

_MAY_PURGE = frozenset({Role.MANAGER, Role.ADMINISTRATOR})


class PurgeTooNewError(RuleError):
    """Whoever has a number or an appointment today or later is still to be served."""

    code = "retention.too_new"


@dataclass(frozen=True)
class RetentionPolicy:
    """How long the hall knows who came.

    Attributes:
        person_days: Days after which names, phones and ID numbers of numbers and appointments
            are emptied.
    """

    person_days: int = 30


@dataclass(frozen=True)
class Purged:
    """How many people were forgotten."""

    tickets: int
    appointments: int


def _read(spelled: dict[str, Any]) -> RetentionPolicy:
    return RetentionPolicy(spelled.get("person_days", RetentionPolicy().person_days))


RETENTION_POLICY: Setting[RetentionPolicy] = Setting(
    "serving.retention", RetentionPolicy(), asdict, _read
)


class RetentionService:
    """Empties personal columns that nobody needs any more."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def purge_personal(self, request: Request, before: date) -> Purged:
        """Empty who took a number or an appointment before a day; the rows stay.

        Raises:
            PurgeTooNewError: The day is later than today.
            NotEntitledError: The person neither manages the hall nor its program.
        """
        with self._work.write(request, "serving.purge_personal", before=before) as act:
            if act.first_answer is not None:
                return Purged(**act.first_answer)
            check_role(act.connection, self._work.hall_id, request.actor, _MAY_PURGE)
            if before > act.today:
                raise PurgeTooNewError(day=act.today.isoformat())
            purged = Purged(
                tickets=empty_holders(act.connection, self._work.hall_id, before),
                appointments=empty_booked(act.connection, self._work.hall_id, before),
            )
            act.answer = asdict(purged)
            after = {"before": before.isoformat(), **asdict(purged)}
            act.record(
                Happening("serving.personal_purged", "hall", self._work.hall_id, after=after)
            )
            act.changed(Change.APPOINTMENTS)
            return purged

    def purge_due(self, request: Request) -> Purged:
        """Empty what is older than the hall's own setting; once a day is enough."""
        today = self._work.today()
        with self._work.read() as session:
            policy = value_on(session, self._work.hall_id, RETENTION_POLICY, today)
        return self.purge_personal(request, today - timedelta(days=policy.person_days))
