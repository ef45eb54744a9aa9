"""Closed periods as leave and the roster see them: days that only a right of one's own changes.

Attendance closes periods (封账) and stands above leave and the roster, so what they need of it
is said here and given to their constructors.
"""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from hallapp.kernel.audit import Happening
from hallapp.kernel.database.work import Writing


class PeriodLock(Protocol):
    """Tells inside a transaction whether days may still be changed."""

    def check_open(self, act: Writing, span: tuple[date, date], override_reason: str) -> str:
        """Refuse a change of closed days, unless the actor has the right and says why.

        Args:
            act: The transaction of the change.
            span: First and last day that the change touches.
            override_reason: Why it is changed all the same; empty asks for open days.

        Returns:
            The reason where a day is closed, to be kept; empty where all are open.
        """
        ...


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change of days is written to.

    Attributes:
        feature: Whose change it is, the first part of the code in the audit.
        subject_kind: What is changed, as the audit names it.
        subject_id: Its id.
    """

    feature: str
    subject_kind: str
    subject_id: uuid.UUID | str


def check_days(
    lock: PeriodLock | None,
    act: Writing,
    span: tuple[date, date],
    override_reason: str,
    touched: Touched,
) -> None:
    """Refuse a change of closed days; one that is let through keeps its reason in the audit.

    Raises:
        RuleError: A day is closed, and no reason was given or the actor has not the right.
    """
    if lock is None:
        return
    reason = lock.check_open(act, span, override_reason)
    if reason:
        kind = touched.subject_kind
        act.record(Happening(f"{touched.feature}.after_lock", kind, touched.subject_id, reason))


def asked_with(override_reason: str, **asked: Any) -> dict[str, Any]:
    """Return what a request is known by; without a reason to override as it always was."""
    return asked | ({"override": override_reason} if override_reason else {})
