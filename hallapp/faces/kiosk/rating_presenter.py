"""Evaluation by the citizen: a level, perhaps reasons, thanks; each visit and each item once."""

from collections.abc import Sequence
from typing import Protocol

from hallapp.evaluation.errors import AlreadyRatedError
from hallapp.evaluation.reasons import ReasonRow, reasons_of
from hallapp.evaluation.terms import EvaluationChannel, EvaluationLevel, RatableRow
from hallapp.faces.kiosk.journey import Station
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.requests import Request


class RatingView(Protocol):
    """The page of an evaluation as its presenter sees it."""

    def show_levels(self, subject: RatableRow) -> None:
        """Ask for one of the five levels."""
        ...

    def show_reasons(self, level: EvaluationLevel, reasons: Sequence[ReasonRow]) -> None:
        """Offer the reasons of a level; none is needed."""
        ...

    def show_chosen(self, chosen: Sequence[str]) -> None:
        """Show which reasons are chosen."""
        ...

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing be pressed while it is being kept."""
        ...

    def show_thanks(self, following: RatableRow | None) -> None:
        """Say thanks, and what else can be rated."""
        ...

    def show_trouble(self, error: HallError) -> None:
        """Say why it was not kept."""
        ...


class RatingPresenter:
    """Leads through the rating of everything that a ticket can still be rated for."""

    def __init__(self, view: RatingView, station: Station) -> None:
        self._view = view
        self._station = station
        self._open: tuple[RatableRow, ...] = ()
        self._level: EvaluationLevel | None = None
        self._chosen: list[str] = []
        self._request: Request | None = None
        self._busy = False
        self._visit = 0

    def open(self, found: Sequence[RatableRow]) -> None:
        """Begin with the first."""
        self.leave()
        self._open = tuple(found)
        self._begin()

    def choose_level(self, level: EvaluationLevel) -> None:
        """Take a level; its reasons are offered, and another level may still be taken."""
        if not self._open or self._busy:
            return
        self._level, self._chosen = level, []
        self._request = self._station.request()
        self._view.show_reasons(level, reasons_of(level))

    def toggle_reason(self, code: str) -> None:
        """Take a reason, or leave it out again."""
        if self._level is None or self._busy:
            return
        if code in self._chosen:
            self._chosen.remove(code)
        else:
            self._chosen.append(code)
        # Another choice is another evaluation that is asked for.
        self._request = self._station.request()
        self._view.show_chosen(tuple(self._chosen))

    def back_to_levels(self) -> bool:
        """Go back from the reasons to the levels; False when they are shown already."""
        if self._level is None or self._busy:
            return False
        self._begin()
        return True

    def send(self) -> None:
        """Keep the evaluation; pressing again keeps one."""
        level, request = self._level, self._request
        if level is None or request is None or self._busy or not self._open:
            return
        self._busy = True
        self._view.show_busy(busy=True)
        evaluation, subject, chosen = (
            self._station.services.evaluation,
            self._open[0],
            tuple(self._chosen),
        )
        visit = self._visit
        self._station.jobs.submit(
            lambda: evaluation.rate(request, subject, level, EvaluationChannel.KIOSK, chosen),
            lambda _kept: self._kept(visit),
            lambda error: self._failed(visit, error),
            self._station.owner,
        )

    def go_on(self) -> None:
        """Rate what else there is, or end."""
        if self._open:
            self._begin()
        else:
            self._station.journey.open_home()

    def leave(self) -> None:
        """Forget what was rated."""
        self._visit += 1
        self._open = ()
        self._level = None
        self._chosen = []
        self._request = None
        self._busy = False

    def _begin(self) -> None:
        self._level, self._chosen, self._request = None, [], None
        self._view.show_busy(busy=False)
        if self._open:
            self._view.show_levels(self._open[0])

    def _kept(self, visit: int) -> None:
        if visit != self._visit:
            return
        self._busy = False
        self._level, self._open = None, self._open[1:]
        self._view.show_busy(busy=False)
        self._view.show_thanks(self._open[0] if self._open else None)

    def _failed(self, visit: int, error: HallError) -> None:
        if visit != self._visit:
            return
        self._busy = False
        self._view.show_busy(busy=False)
        if isinstance(error, SurroundingsError):
            self._station.journey.store_failed(error)
            return
        if isinstance(error, AlreadyRatedError):
            self._open = self._open[1:]
        self._view.show_trouble(error)
