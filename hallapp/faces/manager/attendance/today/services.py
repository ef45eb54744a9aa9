"""What the tab 今日 asks of the hall beyond the sheet; a hall may be without each of them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from hallapp.attendance.terms.questions import DutyQuestionRow, QuestionVerdict
from hallapp.bulletins.terms import PostingSheet
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.hall.half_days import HalfDaySpan
from hallapp.kernel.requests import Request
from hallapp.leave.terms import LeaveRow, StandInRow
from hallapp.patrols.terms import FindingRow, MarkWish, PatrolDayRow, RoundRow

if TYPE_CHECKING:
    from hallapp.serving.attendance_papers.made import MadePaper
    from hallapp.serving.patrol_desk import RoundForm
    from hallapp.serving.post_cover import VacantPostRow


class DayPatrols(Protocol):
    """Patrols as rounds of a day."""

    def of_day(self, day: date) -> PatrolDayRow:
        """Return a day with rounds as columns."""
        ...

    def findings(self) -> tuple[FindingRow, ...]:
        """Return the list of findings."""
        ...


class RoundDesk(Protocol):
    """Rounds that are made now, about whom the records propose."""

    def begin(self, request: Request, number: int) -> "RoundForm":
        """Begin a round of today."""
        ...

    def tap(self, request: Request, round_id: UUID, wish: MarkWish) -> "RoundForm":
        """Keep what is seen at a window."""
        ...

    def end(
        self, request: Request, round_id: UUID, *, is_rest_present: bool, note: str = ""
    ) -> RoundRow:
        """End a round."""
        ...


class DayLeaves(Protocol):
    """Leave that waits for a decision."""

    def to_decide(self) -> tuple[LeaveRow, ...]:
        """Return what waits, for whomever."""
        ...

    def to_decide_by(self, person_id: UUID) -> tuple[LeaveRow, ...]:
        """Return what waits for one person."""
        ...

    def decide(
        self,
        request: Request,
        leave_id: UUID,
        *,
        approved: bool,
        words: str = "",
        signed_by: str = "",
        step: int | None = None,
    ) -> LeaveRow:
        """Agree to the open step, or refuse it."""
        ...

    def change_b(self, request: Request, leave_id: UUID, b_person_id: UUID | None) -> LeaveRow:
        """Let somebody else stand in."""
        ...

    def stand_ins(self, person_id: UUID, span: HalfDaySpan) -> tuple[StandInRow, ...]:
        """Return who could stand in, B first, who is away last."""
        ...


class DayQuestions(Protocol):
    """Questions that windows raised."""

    def open(self) -> tuple[DutyQuestionRow, ...]:
        """Return those that wait for an answer, the oldest first."""
        ...

    def answer(
        self, request: Request, question_id: UUID, verdict: QuestionVerdict, words: str
    ) -> DutyQuestionRow:
        """Answer one."""
        ...


class DayCover(Protocol):
    """Posts that stand empty."""

    def vacancies(self) -> "tuple[VacantPostRow, ...]":
        """Return the posts that nobody staffs now."""
        ...


class DayPostings(Protocol):
    """What is posted of a day."""

    def draft(self, day: date) -> PostingSheet:
        """Return what would be posted now."""
        ...

    def post(self, request: Request, day: date, reason: str = "") -> PostingSheet:
        """Post a day."""
        ...


class PostingPapers(Protocol):
    """The paper of a posting."""

    def daily(self, day: date, *, is_anew: bool = False) -> "MadePaper":
        """Make it: as it hangs, or as it would be posted anew."""
        ...

    def keep(self, paper: "MadePaper") -> Path:
        """Keep a paper and return its file."""
        ...


class TodayHall:
    """Finds the services of an opened hall by name; each is None where the hall has none.

    A service is made when first asked for, so ask on a worker only; `has` makes nothing.
    """

    def __init__(self, services: AttendanceServices) -> None:
        self._services = services

    @property
    def patrols(self) -> DayPatrols | None:
        """Rounds as columns."""
        return self._found("patrols")

    @property
    def rounds(self) -> RoundDesk | None:
        """Rounds made now."""
        return self._found("patrol_desk")

    @property
    def leaves(self) -> DayLeaves | None:
        """Leave to decide."""
        return self._found("leaves")

    @property
    def questions(self) -> DayQuestions | None:
        """Questions to windows."""
        return self._found("duty_questions")

    @property
    def cover(self) -> DayCover | None:
        """Empty posts."""
        return self._found("post_cover")

    @property
    def postings(self) -> DayPostings | None:
        """What is posted."""
        return self._found("postings")

    @property
    def papers(self) -> PostingPapers | None:
        """The paper of a posting."""
        return self._found("attendance_papers")

    def has(self, name: str) -> bool:
        """Return whether the hall has a service, without making it."""
        return self._services.more is not None and name in dir(self._services.more)

    def _found(self, name: str) -> Any:
        return getattr(self._services.more, name) if self.has(name) else None
