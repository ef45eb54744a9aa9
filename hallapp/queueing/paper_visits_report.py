"""What keying in from paper does or would do, line by line (纸质补录检查结果)."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from hallapp.guides.importing.plan import Note
from hallapp.kernel.texts import _
from hallapp.queueing.terms import Outcome


class PaperVerdict(Enum):
    """What becomes of a line; `UNUSED` is a stub that nobody took."""

    NEW = "new"
    SAME = "same"
    UNUSED = "unused"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            PaperVerdict.NEW: _("补录"),
            PaperVerdict.SAME: _("已补录过，不再计"),
            PaperVerdict.UNUSED: _("没有用，略过"),
            PaperVerdict.REFUSED: _("不能补录"),
        }[self]


@dataclass(frozen=True)
class PaperLine:
    """One line of the file, with what becomes of it.

    Attributes:
        number: As an editor counts it.
        stub: Label of the stub, or what stands there instead.
        notes: Why it is refused.
    """

    number: int
    verdict: PaperVerdict
    stub: str
    service_name: str = ""
    taken_at: datetime | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class PaperReport:
    """What keying a file in did, or would do.

    Attributes:
        is_written: False for a trial.
    """

    file_name: str
    encoding: str
    is_written: bool
    lines: tuple[PaperLine, ...]

    def count(self, verdict: PaperVerdict) -> int:
        """Return how many lines have a verdict."""
        return sum(line.verdict is verdict for line in self.lines)


@dataclass(frozen=True)
class PaperVisitRow:
    """A visit that happened on paper, as it was keyed in (纸质补录).

    Attributes:
        outcome: None when the number was called and nobody came.
    """

    pack: str
    stub: str
    service_name: str
    window_number: int | None
    person_name: str
    taken_at: datetime
    called_at: datetime | None
    finished_at: datetime | None
    outcome: Outcome | None
    words: str
    entered_at: datetime

    @property
    def outcome_words(self) -> str:
        """The result as a person reads it."""
        return _("过号") if self.outcome is None else self.outcome.label
