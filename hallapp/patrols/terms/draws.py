"""Words of the draw: the hall's rule, what a day's draw is made of, who may see what of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hallapp.hall.opening_times import DayHours
from hallapp.patrols.terms.kinds import DrawState


@dataclass(frozen=True, slots=True)
class PatrolPlanRules:
    """What the hall asks of its patrols, dated (巡查规则).

    Attributes:
        rounds: Rounds a day, 0 for none.
        spacing_minutes: From the beginning of a round to that of the next, at least.
        late_after_minutes: A round begun more minutes than this after its time is late.
        last_start_minutes: No round is drawn in the last minutes before a closing.
        explain_days: Working days that a person has for an explanation before publication.
        decide_days: Working days that an explanation may wait for its decision.
        reply_days: Working days that a home unit has for its reply.
    """

    rounds: int = 4
    spacing_minutes: int = 45
    late_after_minutes: int = 30
    last_start_minutes: int = 10
    explain_days: int = 1
    decide_days: int = 1
    reply_days: int = 3


@dataclass(frozen=True, slots=True)
class DrawInputs:
    """Everything but the secret that a day's times follow from (抽取条件).

    Attributes:
        hall_code: Of the hall.
        day: The day.
        rounds: How many times are drawn.
        spacing_minutes: From one time to the next, at least.
        last_start_minutes: Minutes before a closing that stay free.
        not_before: Minute of the day before which nothing is drawn; 0 when drawn in time.
        hours: The day's service hours by the clock on the wall.
    """

    hall_code: str
    day: date
    rounds: int
    spacing_minutes: int
    last_start_minutes: int
    not_before: int
    hours: DayHours


@dataclass(frozen=True, slots=True)
class DrawnRound:
    """One drawn time.

    Attributes:
        number: Of the round, from 1.
        at: When it is to begin.
    """

    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DrawCheck:
    """The result of checking a draw that was revealed (核对结果).

    Attributes:
        commitment_fits: The secret and the conditions give the hash of the morning.
        times_fit: The secret and the conditions give the times.
        is_sound: The secret is one, and the conditions allow as many rounds.
    """

    commitment_fits: bool
    times_fit: bool
    is_sound: bool

    @property
    def is_right(self) -> bool:
        """Whether everything fits."""
        return self.commitment_fits and self.times_fit and self.is_sound


@dataclass(frozen=True, slots=True)
class PatrollerRow:
    """Somebody who is named to patrol on a day (当日巡查人)."""

    person_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class PatrolPlan:
    """A day's draw as its reader may see it (巡查安排).

    Attributes:
        state: How far it is.
        asked_rounds: How many rounds the hall wants.
        rounds: How many found room; fewer when the hours are too short.
        commitment: The published hash in hex; empty while nothing is drawn.
        text: What the hash stands for: complete when revealed, without the secret before.
        secret: In hex; empty until revealed.
        times: For the patroller, and for everybody when revealed; else empty.
        is_told: Whether the times are there because the reader patrols.
        patrollers: Who is named for the day; while nobody is, whoever runs the hall patrols.
    """

    day: date
    state: DrawState
    asked_rounds: int
    rounds: int = 0
    commitment: str = ""
    text: str = ""
    secret: str = ""
    times: tuple[DrawnRound, ...] = ()
    published_at: datetime | None = None
    revealed_at: datetime | None = None
    is_told: bool = False
    patrollers: tuple[PatrollerRow, ...] = ()

    @property
    def missing_rounds(self) -> int:
        """How many rounds found no room in the service hours of the day."""
        if self.state in {DrawState.PUBLISHED, DrawState.REVEALED}:
            return self.asked_rounds - self.rounds
        return 0


@dataclass(frozen=True, slots=True)
class PublishedDraw:
    """What a screen in the hall shows of a day's draw (公布的抽取).

    Attributes:
        text: What the commitment is the hash of; without the secret until it is revealed.
        secret: In hex; empty until revealed.
        times: Of day, by the clock on the wall, in order; empty until revealed.
    """

    day: date
    rounds: int
    commitment: str
    text: str
    secret: str
    times: tuple[str, ...]
    published_at: datetime
    revealed_at: datetime | None
