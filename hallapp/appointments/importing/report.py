"""What an import of appointments does or would do, line by line (导入检查结果)."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from hallapp.guides.importing.plan import Note
from hallapp.kernel.texts import _


class BookingVerdict(Enum):
    """What becomes of a line."""

    NEW = "new"
    SAME = "same"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            BookingVerdict.NEW: _("新增"),
            BookingVerdict.SAME: _("已有，不再导入"),
            BookingVerdict.REFUSED: _("不能导入"),
        }[self]


@dataclass(frozen=True)
class BookingLine:
    """One line of the file, with what becomes of it.

    Attributes:
        number: As an editor counts it.
        masked_name: Whom it is for; never the whole name.
        code: What the citizen may check in with; empty unless the line was written now.
        notes: Why it is refused, or what should be looked at.
    """

    number: int
    verdict: BookingVerdict
    masked_name: str
    service_name: str
    starts_at: datetime | None
    code: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class BookingReport:
    """What an import did, or would do.

    Attributes:
        is_written: False for a trial.
    """

    file_name: str
    encoding: str
    is_written: bool
    lines: tuple[BookingLine, ...]

    def count(self, verdict: BookingVerdict) -> int:
        """Return how many lines have a verdict."""
        return sum(line.verdict is verdict for line in self.lines)
