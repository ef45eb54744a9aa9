"""Postings, bulletins and their prose as faces and papers read them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hallapp.assessment.terms import EvidenceSort
from hallapp.bulletins.terms.sorts import (
    BulletinSort,
    BulletinState,
    NoteSort,
    RecipientLine,
    SectionCode,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves a sentence (依据).

    Attributes:
        ids: Opens each of it; empty for everything of the sort within the days.
    """

    sort: EvidenceSort
    ids: tuple[str, ...]
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a bulletin with what it says it by.

    Attributes:
        key: Stable within the bulletin; an edited sentence keeps it, a new one has none.
        begins: It begins a paragraph.
        is_edited: A person changed or wrote it; its evidence stays that of the draft.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()
    key: str = ""
    begins: bool = False
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class ProseSection:
    """One section of a bulletin."""

    code: SectionCode
    heading: str
    sentences: tuple[Sentence, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text as it is printed, a paragraph each."""
        found: list[str] = []
        for sentence in self.sentences:
            if sentence.begins or not found:
                found.append(sentence.text)
            else:
                found[-1] += sentence.text
        return tuple(found)


@dataclass(frozen=True, slots=True)
class BulletinContent:
    """The prose of a bulletin.

    Attributes:
        opening: Before the first section: what was gone on without, what is put right.
        recipients: Who gets it, by line and name, in order.
    """

    opening: tuple[Sentence, ...]
    sections: tuple[ProseSection, ...]
    recipients: tuple[tuple[RecipientLine, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """Who gets a bulletin, and who signed for it (签收)."""

    id: UUID
    line: RecipientLine
    position: int
    name: str
    signed_by_name: str = ""
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BulletinRow:
    """A bulletin with its prose (通报).

    Attributes:
        number: As offices write it; empty until it is numbered.
        replaces_number: Of the bulletin that this one puts right; empty otherwise.
    """

    id: UUID
    sort: BulletinSort
    from_on: date
    until_on: date
    title: str
    state: BulletinState
    content: BulletinContent
    digest: str
    number: str
    made_at: datetime
    made_by_name: str
    edited_at: datetime | None
    confirmed_at: datetime | None
    confirmed_by_name: str
    numbered_at: datetime | None
    issued_at: datetime | None
    replaces_id: UUID | None
    replaces_number: str
    replace_why: str
    recipients: tuple[RecipientRow, ...] = ()

    def on_line(self, line: RecipientLine) -> tuple[str, ...]:
        """Return the names on one line."""
        return tuple(each.name for each in self.recipients if each.line is line)


@dataclass(frozen=True, slots=True)
class NoteWish:
    """Praise, criticism or a demand, to be said in the bulletin of its day's month."""

    sort: NoteSort
    day: date
    words: str
    person_id: UUID | None = None
    department_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """What a person wants said in a bulletin.

    Attributes:
        who: The person or the unit it is about; empty for the whole hall.
    """

    id: UUID
    sort: NoteSort
    day: date
    who: str
    words: str
    made_at: datetime
    made_by_name: str
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConfirmationRow:
    """A unit's figures confirmed by its chief representative.

    Attributes:
        differs: The figures are no longer those that were confirmed.
    """

    id: UUID
    department_id: UUID
    from_on: date
    until_on: date
    digest: str
    words: str
    confirmed_at: datetime
    confirmed_by_name: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class PostedRow:
    """One person of a day's posting, in public words only (一日一公示).

    Attributes:
        presence: 在岗, 请假, 公出, B岗, or a dash where none of them is true.
        leave: 请假 or 公出 with its half of the day, never its kind; empty without.
        discipline: Findings of conduct and post that may be said; `dress` those of dress.
    """

    unit: str
    window: str
    name: str
    presence: str
    leave: str = ""
    discipline: str = ""
    dress: str = ""
    remark: str = ""
    is_notable: bool = False


@dataclass(frozen=True, slots=True)
class PostingSheet:
    """A day as it is posted, or as it would be (一日一公示).

    Attributes:
        version: 0 while it was not posted; a correction has a further one.
        is_working_day: Nothing is posted of a day on which the hall rests.
        reason: Why it was posted again; empty the first time.
        differs: It was posted, and would be posted differently now.
    """

    day: date
    rows: tuple[PostedRow, ...]
    digest: str
    is_working_day: bool = True
    version: int = 0
    posted_at: datetime | None = None
    posted_by_name: str = ""
    reason: str = ""
    differs: bool = False
