"""What leave and the roster are told of closed periods (封账)."""

import uuid
from datetime import date

from hallapp.kernel.database.work import Writing


class PeriodGuard:
    """Asks attendance whether days are closed; fits `hallapp.roster.periods.PeriodLock`."""

    def __init__(self, hall_id: uuid.UUID) -> None:
        """Take the hall whose periods are meant."""
        self._hall_id = hall_id

    def check_open(self, act: Writing, span: tuple[date, date], override_reason: str) -> str:
        """Refuse a change of closed days without the right and a reason; return that reason.

        Raises:
            PeriodClosedError: A day is closed and no reason was given.
            NotEntitledError: A day is closed and the actor has no right to change it.
        """
        from hallapp.attendance.service import check_open

        return check_open(act, self._hall_id, span, override_reason).reason
