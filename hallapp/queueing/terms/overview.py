"""Words of what a manager counts: numbers of the day, papers that were missing, announcements."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hallapp.queueing.terms.states import PlaybackOutcome


@dataclass(frozen=True)
class NumbersRow:
    """How many numbers a service has given today, and how many it may (今日放号).

    Attributes:
        given: Numbers given today, void ones left out.
        most: Daily maximum with what orders added; 0 for no such limit.
        session_given: Of the present session; 0 outside of sessions.
        session_most: Quota of the present session with what orders added; 0 for none.
    """

    service_id: UUID
    given: int
    most: int
    session_given: int
    session_most: int


@dataclass(frozen=True)
class FailedPaperRow:
    """One paper that was missing in one visit (白跑明细).

    Attributes:
        material_name: As the guide said it then.
        remark: What the clerk wrote beside it.
        window_number: Where the visit ended; None where it is not known.
    """

    id: UUID
    day: date
    failed_at: datetime
    ticket_id: UUID
    label: str
    item_id: UUID
    item_name: str
    guide_version: int
    material_name: str
    remark: str
    window_number: int | None
    person_name: str


@dataclass(frozen=True)
class AnnouncementRow:
    """One announcement of a sound zone, and what became of it (播报记录).

    Attributes:
        label: Of the ticket called; empty for a sentence without one.
        station: The board's computer that was to speak.
        started_at: When it was heard first; None when it was never heard.
    """

    id: UUID
    label: str
    zone_letter: str
    station: str
    outcome: PlaybackOutcome
    queued_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
