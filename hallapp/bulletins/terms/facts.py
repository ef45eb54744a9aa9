"""What figures are made of: neutral values that whoever gathers facts fills in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from hallapp.bulletins.terms.sorts import HalfWord, SightSort, Standing
from hallapp.hall.half_days import Half


@dataclass(frozen=True, slots=True)
class DutyHalf:
    """Half a day of duty.

    Attributes:
        is_late: Came late, and it counts as lateness; likewise `is_early`.
        is_missing: One punch is missing, and no correction fills it.
        leave_kind: The kind of leave, for the inside only; empty without leave.
        leave_id: The leave slip; empty without leave.
        correction: Number of the slip that fills a punch; empty without one.
        standing: Whether what was found of it may be said of the person.
        has_b: Somebody stood in at the post.
        has_come: The person has punched, though the half day is still open.
    """

    half: Half
    word: HalfWord
    is_late: bool = False
    late_minutes: int = 0
    is_early: bool = False
    early_minutes: int = 0
    is_missing: bool = False
    leave_kind: str = ""
    leave_id: str = ""
    correction: str = ""
    standing: Standing = Standing.STANDS
    has_b: bool = False
    has_come: bool = False

    @property
    def is_deviation(self) -> bool:
        """Whether something was found of it."""
        absent = self.word is HalfWord.ABSENT
        return absent or self.is_late or self.is_early or self.is_missing


@dataclass(frozen=True, slots=True)
class DutyDay:
    """One person's day, with unit and window of that day (一人一天)."""

    person_id: UUID
    staff_number: str
    name: str
    department_id: UUID | None
    department: str
    window_id: UUID | None
    window_number: int | None
    day: date
    halves: tuple[DutyHalf, ...]

    def evidence_id(self, half: DutyHalf) -> str:
        """Return what opens a half of the day."""
        return f"{self.person_id}:{self.day.isoformat()}:{half.half.value}"


@dataclass(frozen=True, slots=True)
class Sighted:
    """Something that a patrol found at a window (巡查发现).

    Attributes:
        mark_id: Opens the record of the patrol.
        number: Of the round that day.
        label: The word of the hall's list.
        name: Whom it is about; empty when nobody could be named.
        source: How the round was made, in a word.
        code: Of the hall's list of findings; empty for a post that stood empty.
    """

    mark_id: str
    day: date
    number: int
    window_number: int | None
    person_id: UUID | None
    name: str
    department_id: UUID | None
    department: str
    sort: SightSort
    label: str
    standing: Standing
    source: str = ""
    code: str = ""
    window_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class RoundCounts:
    """Patrols of a period (巡查次数)."""

    asked: int = 0
    made: int = 0
    late: int = 0
    missed: int = 0
    extra: int = 0


@dataclass(frozen=True, slots=True)
class LetterCounts:
    """Feedback letters to home units in a period (反馈函).

    Attributes:
        issued: Ids of those sent.
        unanswered: Ids of those whose unit has not answered.
    """

    issued: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """Cases of a period (办件量), of the hall or of one unit.

    Attributes:
        name: The unit; empty for the whole hall.
        handled: Of the done, those not done on the spot; `handled_days` are their working days.
        late_ids: Opens the late ones.
    """

    name: str = ""
    received: int = 0
    accepted: int = 0
    done: int = 0
    at_once: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    late_by_law: int = 0
    pending: int = 0
    handled: int = 0
    handled_days: int = 0
    late_ids: tuple[str, ...] = ()

    @property
    def mean_days_tenths(self) -> int | None:
        """Mean working days of a promised case in tenths, rounded; None without any."""
        if not self.handled:
            return None
        return (20 * self.handled_days + self.handled) // (2 * self.handled)


@dataclass(frozen=True, slots=True)
class OpinionCounts:
    """What people said of the hall in a period (群众评价和投诉).

    Attributes:
        rated: How many evaluations.
        satisfied: Of these, from basically satisfied up.
        poor_ids: Those below.
        complaint_ids: Complaints that were found true.
    """

    rated: int = 0
    satisfied: int = 0
    poor_ids: tuple[str, ...] = ()
    complaint_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidNote:
    """A note for the bulletin, as it is said (表扬、批评、要求)."""

    id: str
    day: date
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """Everything that figures of a period are made of.

    Attributes:
        cases: Of the whole hall; None where the hall keeps no cases of that time.
        cases_by_unit: Of each unit that has any.
        opinions: None where nothing was evaluated yet.
    """

    from_on: date
    until_on: date
    days: tuple[DutyDay, ...]
    sights: tuple[Sighted, ...] = ()
    rounds: RoundCounts = field(default_factory=RoundCounts)
    letters: LetterCounts = field(default_factory=LetterCounts)
    cases: CaseCounts | None = None
    cases_by_unit: tuple[CaseCounts, ...] = ()
    opinions: OpinionCounts | None = None


@dataclass(frozen=True, slots=True)
class OpenThings:
    """What still waits for somebody in a period (待办), by what opens it.

    Attributes:
        missing: Half days with a missing punch or an absence that nobody has explained.
        leave: Leave that nobody approved, or that is over and not reported back.
        letters: Feedback letters without an answer.
        explanations: Explanations that nobody decided.
        corrections: Corrections that nobody decided.
        open_days: Half days that cannot be said yet.
        people: How many people `missing` is about.
    """

    missing: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    explanations: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    open_days: tuple[str, ...] = ()
    people: int = 0
    by_unit: Mapping[UUID, tuple[str, ...]] = field(default_factory=dict[UUID, tuple[str, ...]])
