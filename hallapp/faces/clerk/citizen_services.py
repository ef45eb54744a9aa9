"""What a citizen's screen beside a window asks of the hall: what the strip says, and ratings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from hallapp.evaluation.terms import EvaluationChannel, EvaluationLevel, RatableRow
from hallapp.hall.terms import HallRow, WindowRow
from hallapp.kernel.clock import Clock
from hallapp.kernel.requests import Request
from hallapp.queueing.board_rows import StripRow


class ShowsWindows(Protocol):
    """Says what a window does now."""

    def strip(self, window_number: int) -> StripRow | None:
        """Return what the strip of a window shows; None when there is no such window."""
        ...


class KnowsWindows(Protocol):
    """Lists the service windows."""

    def windows(self) -> tuple[WindowRow, ...]:
        """Return every service window."""
        ...


class TakesRatings(Protocol):
    """Keeps what citizens say of their visits (好差评)."""

    def ratable_at(self, window_id: UUID) -> tuple[RatableRow, ...]:
        """Return what the citizen whom a window finished last can rate."""
        ...

    def rate(
        self,
        request: Request,
        subject: RatableRow,
        level: EvaluationLevel,
        channel: EvaluationChannel,
        reasons: Sequence[str] = (),
        remark: str = "",
    ) -> UUID:
        """Keep a citizen's evaluation."""
        ...


@dataclass(frozen=True)
class CitizenServices:
    """Everything that a citizen's screen works with; nothing of it belongs to a clerk."""

    hall: HallRow
    strips: ShowsWindows
    windows: KnowsWindows
    evaluation: TakesRatings
    clock: Clock
