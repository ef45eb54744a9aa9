"""Facts of rectification, pressing and the file."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class RectificationFacts:
    """整改通知单.

    Attributes:
        points: What is to be put right.
        due_on: Until when; None leaves a blank.
        consequence: From the rule it rests on; not printed when empty.
    """

    points: tuple[str, ...]
    due_on: date | None
    consequence: str = ""


@dataclass(frozen=True)
class FiledPaper:
    """A line of the list of a file (卷内目录)."""

    title: str
    number: str = ""
    on: date | None = None
    pages: int | None = None
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class ArchiveFacts:
    """卷宗目录: cover and list of a file.

    Attributes:
        retention: 保管期限 in words; empty leaves a blank.
        filed_by: Name of who filed it; empty leaves a line.
    """

    entries: tuple[FiledPaper, ...]
    accepted_on: date
    closed_on: date
    outcome: str
    retention: str = ""
    filed_by: str = ""
    checked_by: str = ""


@dataclass(frozen=True, kw_only=True)
class PressingFacts:
    """催办通知单 and 督办通知单.

    Attributes:
        addressee: The unit or person that must act.
        light: The light in words (黄灯、红灯).
        reason: Why it is sent.
        due_on: When the case is or was due.
        left_words: How much is left, or by how much it is late.
        reply_by: Until when an answer is asked for.
        demand: What is asked for.
    """

    addressee: str
    light: str
    reason: str
    due_on: date
    left_words: str
    reply_by: date | None
    demand: str = ""
