"""What the first page wants to know of duty: empty posts, leave that waits, open questions."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from hallapp.attendance.terms.questions import DutyQuestionRow
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.hall.terms import Role
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveRow

if TYPE_CHECKING:
    from hallapp.serving.post_cover import VacantPostRow

_DECIDERS = (Role.SHIFT_LEADER, Role.MANAGER)
_MINUTE_S = 60


class SeenCover(Protocol):
    """Posts that stand empty."""

    def vacancies(self) -> "tuple[VacantPostRow, ...]":
        """Return the posts that nobody staffs now."""
        ...


class SeenLeaves(Protocol):
    """Leave that waits."""

    def to_decide(self, role: Role | None = None) -> tuple[LeaveRow, ...]:
        """Return what waits for a role."""
        ...


class SeenQuestions(Protocol):
    """Questions to windows that stood still."""

    def open(self) -> tuple[DutyQuestionRow, ...]:
        """Return those that wait for an answer, the oldest first."""
        ...


@dataclass(frozen=True)
class DutyNow:
    """One look at duty.

    Attributes:
        vacant: Empty posts, by window.
        leaves: Leave that waits for whoever runs the hall, the earliest first.
        questions: Questions nobody has answered, the oldest first.
    """

    vacant: "tuple[VacantPostRow, ...]" = ()
    leaves: tuple[LeaveRow, ...] = ()
    questions: tuple[DutyQuestionRow, ...] = ()

    def vacant_at(self, number: int) -> "VacantPostRow | None":
        """Return the empty post of a window; None when the window is staffed."""
        return next((row for row in self.vacant if row.number == number), None)

    @property
    def vacant_windows(self) -> frozenset[int]:
        """Numbers of the windows whose post is empty."""
        return frozenset(row.number for row in self.vacant if row.number is not None)


NO_DUTY = DutyNow()


def read_duty(services: AttendanceServices | None) -> DutyNow:
    """Look, on a worker; a hall without a service has nothing to tell of it."""
    cover: SeenCover | None = _found(services, "post_cover")
    leaves: SeenLeaves | None = _found(services, "leaves")
    questions: SeenQuestions | None = _found(services, "duty_questions")
    return DutyNow(
        vacant=() if cover is None else cover.vacancies(),
        leaves=() if leaves is None else _waiting(leaves),
        questions=() if questions is None else questions.open(),
    )


def vacant_minutes(row: "VacantPostRow", now: datetime) -> int:
    """Return for how many whole minutes a post has been empty."""
    return max(0, int((now - row.since).total_seconds())) // _MINUTE_S


def proposal_words(row: "VacantPostRow") -> str:
    """Return who could come, and what that costs."""
    if row.proposed_b is None:
        return _("B 岗{name}也不在，请另外安排").format(name=row.b_name)
    if row.b_window_number is not None:
        said = _("B 岗{name}可以来，要离开 {number} 号窗口")
        return said.format(name=row.proposed_b_name, number=row.b_window_number)
    return _("B 岗{name}可以顶岗").format(name=row.proposed_b_name)


def _found(services: AttendanceServices | None, name: str) -> Any:
    more: Any = None if services is None else services.more
    # Asked by name first: whatever is asked for is made.
    return getattr(more, name) if more is not None and name in dir(more) else None


def _waiting(leaves: SeenLeaves) -> tuple[LeaveRow, ...]:
    found = {row.id: row for role in _DECIDERS for row in leaves.to_decide(role)}
    return tuple(sorted(found.values(), key=lambda row: (row.span.first.order, row.number)))
