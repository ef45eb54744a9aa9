"""What a clerk's own page of attendance asks of the hall; each protocol names what is used here."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from hallapp.assessment.terms import AppealRow, SheetLine
from hallapp.attendance.terms import PlacedPunch, PunchRow, PunchSource
from hallapp.attendance.terms.acts import CorrectionRow, CorrectionWish
from hallapp.attendance.terms.person_days import PersonDayRow
from hallapp.bulletins.terms import BulletinSort, ConfirmationRow, Worklist
from hallapp.hall.half_days import HalfDay
from hallapp.hall.terms import PersonRow
from hallapp.kernel.requests import Request
from hallapp.leave.terms import (
    AnnualBalance,
    LeaveRow,
    LeaveWish,
    OutingRow,
    OutingWish,
)
from hallapp.patrols.terms import ExplanationRow, ExplanationWish, MarkRow

if TYPE_CHECKING:
    from hallapp.serving.own_duty import LeavePreview, OwnPosts


class OwnDays(Protocol):
    """A person's days, and a punch that needs no window and no face."""

    def person(self, person_id: UUID, from_on: date, until_on: date) -> tuple[PersonDayRow, ...]:
        """Return the days of one person in order."""
        ...

    def traces(self, person_id: UUID, day: date) -> tuple[PlacedPunch, ...]:
        """Return what became of each raw punch of a day."""
        ...

    def punch(self, request: Request, person_id: UUID, source: PunchSource) -> PunchRow:
        """Take a punch of this moment."""
        ...


class OwnCorrections(Protocol):
    """Slots to be filled, and what a second person says of them."""

    def ask(
        self, request: Request, wish: CorrectionWish, override_reason: str = ""
    ) -> CorrectionRow:
        """Ask for a slot to be filled."""
        ...

    def decide(
        self,
        request: Request,
        correction_id: UUID,
        *,
        approved: bool,
        words: str = "",
        override_reason: str = "",
    ) -> CorrectionRow:
        """Decide as the second person."""
        ...

    def of_person(
        self, person_id: UUID, from_on: date, until_on: date
    ) -> tuple[CorrectionRow, ...]:
        """Return a person's corrections of a span of days."""
        ...


class OwnLeave(Protocol):
    """Leave: asked for, withdrawn, ended; decided by a chief representative."""

    def ask(self, request: Request, wish: LeaveWish) -> LeaveRow:
        """Ask for leave."""
        ...

    def withdraw(self, request: Request, leave_id: UUID, why: str = "") -> LeaveRow:
        """Take a request back."""
        ...

    def end(self, request: Request, leave_id: UUID, back: HalfDay) -> LeaveRow:
        """Report back."""
        ...

    def change_b(self, request: Request, leave_id: UUID, b_person_id: UUID | None) -> LeaveRow:
        """Let somebody else stand in."""
        ...

    def of_person(
        self, person_id: UUID, from_on: date | None = None, until_on: date | None = None
    ) -> tuple[LeaveRow, ...]:
        """Return a person's requests."""
        ...

    def balance(self, person_id: UUID, year: int | None = None) -> AnnualBalance:
        """Return what is left of annual leave."""
        ...

    def to_decide_by(self, person_id: UUID) -> tuple[LeaveRow, ...]:
        """Return the requests on which a person may decide now."""
        ...

    def decide(
        self, request: Request, leave_id: UUID, *, approved: bool, words: str = ""
    ) -> LeaveRow:
        """Decide on the open step."""
        ...


class OwnOutings(Protocol):
    """Going out for a while, and being back."""

    def leave_post(self, request: Request, wish: OutingWish) -> OutingRow:
        """Write down that a person goes out."""
        ...

    def back(self, request: Request, outing_id: UUID, at: datetime | None = None) -> OutingRow:
        """Write down that a person is back."""
        ...


class OwnExplanations(Protocol):
    """What a person says before something is published."""

    def give(self, request: Request, wish: ExplanationWish) -> ExplanationRow:
        """Keep an explanation."""
        ...

    def of_person(self, person_id: UUID) -> tuple[ExplanationRow, ...]:
        """Return every explanation of a person."""
        ...


class OwnScores(Protocol):
    """The own score, and what can be said against it."""

    def period(self, day: date) -> tuple[date, date]:
        """Return the period that a day lies in."""
        ...

    def of_person(self, person_id: UUID, from_on: date, until_on: date) -> SheetLine | None:
        """Return a person's own line of a period."""
        ...

    def appeals_of(self, person_id: UUID) -> tuple[AppealRow, ...]:
        """Return every appeal about a person's entries."""
        ...

    def appeal(self, request: Request, entry_id: UUID, words: str) -> AppealRow:
        """Say that an entry is wrong."""
        ...


class OwnReadings(Protocol):
    """What concerns one person, gathered from several features."""

    def preview(self, wish: LeaveWish) -> "LeavePreview":
        """Return what a leave would come to."""
        ...

    def outings(self, person_id: UUID, from_on: date) -> tuple[OutingRow, ...]:
        """Return a person's slips since a day, the latest first."""
        ...

    def findings(self, person_id: UUID, from_on: date) -> tuple[MarkRow, ...]:
        """Return what rounds since a day found about a person."""
        ...

    def posts(self, person_id: UUID, days: int = 60) -> "OwnPosts":
        """Return a person's posts and the hand-overs to come."""
        ...

    def colleagues(self, person_id: UUID) -> tuple[PersonRow, ...]:
        """Return the others of a person's unit."""
        ...

    def unit_of(self, person_id: UUID) -> UUID | None:
        """Return a person's unit."""
        ...

    def corrections_to_decide(self, person_id: UUID) -> tuple[CorrectionRow, ...]:
        """Return the corrections on which a person may decide."""
        ...


class UnitWeeks(Protocol):
    """The week of a unit, to be confirmed by its chief representative."""

    def worklist(self, sort: BulletinSort, day: date) -> Worklist:
        """Return the steps of the period that a day lies in."""
        ...

    def confirm_unit(
        self,
        request: Request,
        department_id: UUID,
        from_on: date,
        until_on: date,
        words: str = "",
    ) -> ConfirmationRow:
        """Confirm a unit's figures."""
        ...


class OwnHall(Protocol):
    """The services of an opened hall; each is made when it is first asked for."""

    @property
    def attendance(self) -> OwnDays:
        """Days and punches."""
        ...

    @property
    def corrections(self) -> OwnCorrections:
        """补签."""
        ...

    @property
    def leaves(self) -> OwnLeave:
        """请假."""
        ...

    @property
    def outings(self) -> OwnOutings:
        """临时外出."""
        ...

    @property
    def explanations(self) -> OwnExplanations:
        """情况说明."""
        ...

    @property
    def scores(self) -> OwnScores:
        """考核."""
        ...

    @property
    def own_duty(self) -> OwnReadings:
        """What concerns one person."""
        ...

    @property
    def bulletins(self) -> UnitWeeks:
        """周汇总."""
        ...
