"""Words of rounds: what was seen where, what a caller proposes, a day with rounds as columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from hallapp.kernel.texts import _
from hallapp.patrols.terms.kinds import FindingSort, PatrolSight, RoundSource, RoundState


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One entry of the hall's list of findings (问题清单).

    Attributes:
        is_active: Whether patrollers are offered it.
    """

    id: UUID
    code: str
    label: str
    sort: FindingSort
    position: int
    is_active: bool


@dataclass(frozen=True, slots=True)
class FindingWish:
    """An entry of the list as the manager wants it.

    Attributes:
        code: Of the entry that is changed; empty for a new one.
    """

    label: str
    sort: FindingSort
    is_active: bool = True
    code: str = ""


@dataclass(frozen=True, slots=True)
class MarkWish:
    """What was seen at one window.

    Attributes:
        finding_id: Needed where `seen` is a finding, else ignored.
        words: What was seen, in words; may be empty.
        handling: What was done on the spot; may be empty.
        person_id: Whom it is about; None for whoever holds the window at that moment.
    """

    window_id: UUID
    seen: PatrolSight
    finding_id: UUID | None = None
    words: str = ""
    handling: str = ""
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the records of the hall say about a window before anybody looks (巡查提示).

    Attributes:
        proposed: What would be seen if all were as recorded.
        reason: Why, in words; empty when the person is simply at the post.
        person_id: Who should sit there: A, or B while A is away; None when nobody is known.
        person_name: Their name.
    """

    window_id: UUID
    proposed: PatrolSight
    reason: str = ""
    person_id: UUID | None = None
    person_name: str = ""


@dataclass(frozen=True, slots=True)
class RoundEnd:
    """How a round is ended.

    Attributes:
        is_rest_present: The patroller says that all others are at their posts or where the
            proposals say; False leaves the others unseen (未查).
        sightings: What the records say about windows; those not marked yet take it over.
        note: Words about the whole round; may be empty.
    """

    is_rest_present: bool = False
    sightings: tuple[Sighting, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A sheet that was filled in by hand (纸质巡查记录).

    Attributes:
        started_at: The time on the sheet.
        ended_at: Its end; None when it does not say.
        patroller_id: Who signed it; None for whoever keys it in.
        is_rest_present: The sheet says that all others were at their posts.
        sightings: What the records say about that moment; the others take it over.
    """

    day: date
    number: int
    started_at: datetime
    marks: tuple[MarkWish, ...]
    ended_at: datetime | None = None
    patroller_id: UUID | None = None
    companions: str = ""
    is_rest_present: bool = False
    sightings: tuple[Sighting, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round through the hall (一次巡查).

    Attributes:
        drawn_at: When it was to begin; None for an extra round or without a draw.
        offset_minutes: Whole minutes after the drawn time, negative before it.
        rest_present: The patroller said that all others were at their posts.
        noted_at: When it came into the program.
        marked: How many windows have a mark.
    """

    id: UUID
    day: date
    number: int
    drawn_at: datetime | None
    started_at: datetime
    ended_at: datetime | None
    patroller_id: UUID | None
    patroller_name: str
    companions: str
    source: RoundSource
    offset_minutes: int | None
    is_late: bool
    rest_present: bool
    note: str
    noted_at: datetime
    marked: int = 0

    @property
    def state(self) -> RoundState:
        """How it stands; late stays late."""
        if self.ended_at is None:
            return RoundState.UNDER_WAY
        return RoundState.LATE if self.is_late else RoundState.DONE

    @property
    def is_extra(self) -> bool:
        """Whether it was made beside the draw (加巡)."""
        return self.drawn_at is None

    @property
    def punctuality(self) -> str:
        """How it stood against its drawn time, in words; empty without one."""
        if self.offset_minutes is None:
            return ""
        if self.is_late:
            return _("迟 {minutes} 分钟").format(minutes=self.offset_minutes)
        if self.offset_minutes < 0:
            return _("早 {minutes} 分钟").format(minutes=-self.offset_minutes)
        return _("按时")


@dataclass(frozen=True, slots=True)
class MarkRow:
    """What one round saw at one window, as it holds now (巡查记录).

    Attributes:
        seen_at: When the round began.
        finding_label: The word of the list as it was then; empty without a finding.
        is_assumed: Taken over at the end of the round, not looked at one by one.
        explain_until: Until when it waits for an explanation; None where nothing is blamed.
        rectified_on: When it was put right; None while it is not.
    """

    id: UUID
    round_id: UUID
    day: date
    number: int
    seen_at: datetime
    source: RoundSource
    window_id: UUID
    window_number: int
    window_name: str
    person_id: UUID | None
    person_name: str
    department_id: UUID | None
    department: str
    seen: PatrolSight
    finding_id: UUID | None
    finding_code: str
    finding_label: str
    finding_sort: FindingSort | None
    words: str
    handling: str
    is_assumed: bool
    explain_until: datetime | None
    noted_at: datetime
    noted_by: UUID | None
    rectified_on: date | None
    rectified_words: str

    @property
    def label(self) -> str:
        """The word of a cell: the finding where there is one, else what was seen."""
        return self.finding_label or self.seen.label

    @property
    def is_blame(self) -> bool:
        """Whether it blames somebody, and so may be explained and answered."""
        return self.seen.is_blame


@dataclass(frozen=True, slots=True)
class RoundColumn:
    """One column of a day: a round that was made, or one that is still to come or was missed.

    Attributes:
        round: None while it was not made.
    """

    number: int
    state: RoundState
    round: RoundRow | None = None


@dataclass(frozen=True, slots=True)
class PatrolWindowRow:
    """One window of a day with what each round saw there.

    Attributes:
        cells: By the number of the round; without an entry nobody looked.
    """

    window_id: UUID
    window_number: int
    window_name: str
    cells: Mapping[int, MarkRow] = field(default_factory=dict[int, MarkRow])


@dataclass(frozen=True, slots=True)
class PatrolDayRow:
    """A day of patrols, rounds as columns, windows as rows (巡查日表)."""

    day: date
    columns: tuple[RoundColumn, ...]
    windows: tuple[PatrolWindowRow, ...]

    @property
    def missed(self) -> int:
        """How many rounds of the day were not made."""
        return sum(each.state is RoundState.MISSED for each in self.columns)

    @property
    def late(self) -> int:
        """How many rounds of the day began late."""
        return sum(each.round is not None and each.round.is_late for each in self.columns)


@dataclass(frozen=True, slots=True)
class PatrolTally:
    """How many rounds a day was to have, and what became of them (巡查次数).

    Attributes:
        asked: As the hall's rule wants it.
        drawn: For how many there was room; equal to `asked` where nothing was drawn.
        made: Drawn rounds that were made, late ones among them.
        late: Of those made, begun late.
        extra: Rounds beside the draw.
        missed: Drawn rounds that were not made by closing.
    """

    day: date
    asked: int
    drawn: int
    made: int
    late: int
    extra: int
    missed: int
