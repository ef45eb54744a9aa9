"""What a citizen's screen asks beside a window: a rating after each visit, once, by the citizen.

Nobody is signed in here and nothing personal is shown. A visit that nobody rates stays unrated:
when the time is over the screen goes back without a word, and that never counts as content.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.evaluation.terms import (
    EvaluationChannel,
    EvaluationLevel,
    EvaluationSubject,
    RatableRow,
)
from hallapp.faces.clerk.citizen_services import CitizenServices
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.board_rows import StripRow, StripState
from hallapp.wording import sentence

OFFERED = timedelta(seconds=60)
"""How long the levels stand there when nobody touches them."""
LEAST_OFFERED = timedelta(seconds=20)
"""So long they stay though the next citizen is already served: no clerk is quicker than that."""
ANSWERED_WITHIN = timedelta(seconds=45)
"""How long after the last touch a pressed level is kept as it is, without reasons."""
THANKED = timedelta(seconds=8)


@dataclass(frozen=True)
class Rating:
    """One question to a citizen, and what was pressed so far.

    Attributes:
        subject: What is rated.
        level: The pressed level; None before.
        reasons: Codes of the pressed reasons.
        remark: The citizen's own words.
    """

    subject: RatableRow
    level: EvaluationLevel | None = None
    reasons: tuple[str, ...] = ()
    remark: str = ""


class CitizenView(Protocol):
    """Shows the citizen's screen."""

    def show_window(self, row: StripRow | None) -> None:
        """Show what the window does: nothing is asked."""
        ...

    def ask_level(self, subject: RatableRow) -> None:
        """Ask how the visit, or an item done in it, was."""
        ...

    def ask_reasons(self, rating: Rating) -> None:
        """Ask for the reasons of a level."""
        ...

    def show_thanks(self, further: tuple[RatableRow, ...]) -> None:
        """Thank, and offer the items that can be rated too."""
        ...

    def show_failure(self, text: str) -> None:
        """Say why a rating was not kept."""
        ...


@dataclass(frozen=True)
class _Found:
    strip: StripRow | None
    ratable: tuple[RatableRow, ...]


@dataclass
class _State:
    """What stands on the screen."""

    rating: Rating | None = None
    is_thanking: bool = False
    began_at: datetime | None = None
    touched_at: datetime | None = None
    over: set[UUID] = field(default_factory=set[UUID])


class CitizenPresenter:
    """Asks after each visit of one window."""

    def __init__(
        self,
        services: CitizenServices,
        jobs: Jobs,
        view: CitizenView,
        window_number: int,
        station: str,
        owner: QObject | None = None,
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._view = view
        self._number = window_number
        self._actor = Actor(station, channel=Channel.KIOSK)
        self._owner = owner
        self._window_id: UUID | None = None
        self._strip: StripRow | None = None
        self._ratable: tuple[RatableRow, ...] = ()
        self._state = _State()
        self._has_looked = False
        self._is_asking = False
        self._is_sending = False
        self._request: tuple[Rating, Request] | None = None

    @property
    def is_quiet(self) -> bool:
        """Return whether nothing is asked of a citizen now."""
        return self._state.rating is None and not self._state.is_thanking

    def refresh(self) -> None:
        """Ask the hall what the window does and whom it finished last."""
        if self._is_asking:
            return
        self._is_asking = True
        self._jobs.submit(self._look, self._looked, self._look_failed, self._owner)

    def press_level(self, level: EvaluationLevel) -> None:
        """Take one of the five levels; its reasons follow."""
        rating = self._state.rating
        if rating is None or self._is_sending:
            return
        reasons = rating.reasons if rating.level is level else ()
        self._set(replace(rating, level=level, reasons=reasons))
        self._view.ask_reasons(self._pressed())

    def press_reason(self, code: str, *, is_meant: bool) -> None:
        """Take or leave a reason of the level."""
        rating = self._state.rating
        if rating is not None:
            others = tuple(each for each in rating.reasons if each != code)
            self._set(replace(rating, reasons=(*others, code) if is_meant else others))

    def write(self, remark: str) -> None:
        """Take the citizen's own words."""
        if self._state.rating is not None:
            self._set(replace(self._state.rating, remark=remark))

    def go_back(self) -> None:
        """Ask for the level once more."""
        rating = self._state.rating
        if rating is not None and not self._is_sending:
            self._set(replace(rating, level=None, reasons=()))
            self._view.ask_level(rating.subject)

    def decline(self) -> None:
        """Leave it unrated: the citizen does not want to say anything."""
        self._rest()

    def send(self) -> None:
        """Keep the rating (提交)."""
        rating = self._state.rating
        if rating is None or rating.level is None or self._is_sending:
            return
        level = rating.level
        # The same answers sent again, after a cut, are the same request: kept once.
        if self._request is None or self._request[0] != rating:
            self._request = (rating, Request(self._actor))
        request = self._request[1]
        self._is_sending = True
        self._jobs.submit(
            lambda: self._services.evaluation.rate(
                request,
                rating.subject,
                level,
                EvaluationChannel.SECOND_SCREEN,
                rating.reasons,
                rating.remark,
            ),
            self._kept,
            self._refused,
            self._owner,
        )

    def rate_further(self, subject: RatableRow) -> None:
        """Rate an item done in the visit too (一事一评)."""
        self._begin(subject)

    def tick(self) -> None:
        """Let time pass; call it every second."""
        state, now = self._state, self._services.clock.now()
        if state.touched_at is None or state.began_at is None:
            return
        quiet = now - state.touched_at
        if state.is_thanking:
            if quiet >= THANKED:
                self._rest()
        elif state.rating is not None and state.rating.level is not None:
            if quiet >= ANSWERED_WITHIN:
                # The level was pressed; only the reasons were not.
                self.send()
        elif quiet >= OFFERED or (self._next_is_served() and now - state.began_at >= LEAST_OFFERED):
            self._rest()

    # What is known

    def _look(self) -> _Found:
        """Ask both questions; runs on the worker."""
        strip = self._services.strips.strip(self._number)
        if self._window_id is None:
            rows = self._services.windows.windows()
            found = [row.id for row in rows if row.number == self._number]
            self._window_id = found[0] if found else None
        if self._window_id is None:
            return _Found(strip, ())
        return _Found(strip, self._services.evaluation.ratable_at(self._window_id))

    def _looked(self, found: _Found) -> None:
        self._is_asking = False
        self._strip, self._ratable = found.strip, found.ratable
        tickets = {row.ticket_id for row in found.ratable}
        if not self._has_looked:
            # Whoever was finished before the screen was put up has gone long ago.
            self._has_looked = True
            self._state.over |= tickets
        rating = self._state.rating
        if rating is not None and rating.level is None and rating.subject not in found.ratable:
            self._rest()
        fresh = [row for row in found.ratable if row.ticket_id not in self._state.over]
        if self.is_quiet and fresh:
            self._begin(_first(fresh))
        elif self.is_quiet:
            self._view.show_window(self._strip)

    def _look_failed(self, _error: HallError) -> None:
        # The connection is shown elsewhere; nobody in front of the screen can do anything.
        self._is_asking = False

    def _next_is_served(self) -> bool:
        rating, strip = self._state.rating, self._strip
        if rating is None or strip is None or strip.state is not StripState.SERVING:
            return False
        return strip.label != rating.subject.label

    # What is asked

    def _begin(self, subject: RatableRow) -> None:
        now = self._services.clock.now()
        # A ticket is asked of once: after that its citizen can still rate with the code.
        over = self._state.over | {subject.ticket_id}
        self._state = _State(Rating(subject), began_at=now, touched_at=now, over=over)
        self._request = None
        self._view.ask_level(subject)

    def _set(self, rating: Rating) -> None:
        self._state.rating = rating
        self._state.touched_at = self._services.clock.now()

    def _pressed(self) -> Rating:
        rating = self._state.rating
        assert rating is not None  # noqa: S101 - both callers have set it
        return rating

    def _rest(self) -> None:
        """Go back to what the window does; nothing typed is left."""
        self._state = _State(over=self._state.over)
        self._request = None
        self._view.show_window(self._strip)

    def _kept(self, _id: UUID) -> None:
        self._is_sending = False
        rating = self._state.rating
        if rating is None:
            return
        subject = rating.subject
        further = tuple(
            row
            for row in self._ratable
            if row.ticket_id == subject.ticket_id and row.subject_key != subject.subject_key
        )
        self._ratable = further
        now = self._services.clock.now()
        self._state = _State(is_thanking=True, began_at=now, touched_at=now, over=self._state.over)
        self._request = None
        self._view.show_thanks(further)

    def _refused(self, error: HallError) -> None:
        self._is_sending = False
        self._state.touched_at = self._services.clock.now()
        if not isinstance(error, SurroundingsError):
            self._rest()
        self._view.show_failure(sentence(error))


def _first(rows: list[RatableRow]) -> RatableRow:
    """Return the visit as a whole, else the first item of it."""
    return next((row for row in rows if row.subject is EvaluationSubject.VISIT), rows[0])
