"""Annual leave: what the law grants, what is left, and what somebody asks beyond it."""

import uuid
from collections import Counter
from collections.abc import Iterable

from sqlalchemy.orm import Session

from hallapp.hall.entitlement import check_role
from hallapp.hall.half_days import HalfDay
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.leave.errors import BalanceShortError, BalanceUnknownError, GrantError
from hallapp.leave.rules import RUNNERS, annual_half_days
from hallapp.leave.service.reading import LeaveReading
from hallapp.leave.store.annual import balance_of
from hallapp.leave.store.people import unit_of
from hallapp.leave.tables import AnnualGrant
from hallapp.leave.terms import AnnualBalance, GrantWish, LeaveKind, LeaveWish, half_days_text

_MOST_YEARS, _MOST_HALF_DAYS = 60, 120


class AnnualLeave(LeaveReading):
    """Keeps the annual leave of people (年休假)."""

    def balance(self, person_id: uuid.UUID, year: int | None = None) -> AnnualBalance:
        """Return what is left of a person's annual leave, of the present year by default."""
        with self._work.read() as session:
            of = year or self._work.today().year
            return balance_of(session, self._work.hall_id, person_id, of)

    def set_grant(self, request: Request, wish: GrantWish) -> AnnualBalance:
        """Write down a person's annual leave of a year (年休假核定); the last word holds.

        Raises:
            GrantError: Years or half days that cannot be, or nothing to prove them.
            PersonUnknownError: Nobody of this id works in the hall.
            NotEntitledError: The person does not run the hall.

        Source:
            《职工带薪年休假条例》第三条、第四条.
        """
        _check_grant(wish)
        with self._work.write(request, "leave.grant", wish=repr(wish)) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, RUNNERS)
                unit_of(act.session, self._work.hall_id, wish.person_id)
                self._grant(act, wish)
        return self.balance(wish.person_id, wish.year)

    def _grant(self, act: Writing, wish: GrantWish) -> None:
        lawful = annual_half_days(wish.worked_years)
        granted = 0 if wish.exclusion else lawful if wish.half_days is None else wish.half_days
        row = AnnualGrant(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            person_id=wish.person_id,
            year=wish.year,
            worked_years=wish.worked_years,
            half_days=granted,
            exclusion=wish.exclusion,
            basis=wish.basis.strip(),
            set_at=act.now,
            set_by=act.request.actor.person_id,
        )
        act.session.add(row)
        after = {"person": str(wish.person_id), "year": wish.year, "half_days": granted}
        act.record(Happening("leave.granted", "annual_grant", row.id, after=after))
        act.changed(Change.ATTENDANCE)

    def _is_beyond(self, session: Session, wish: LeaveWish, counted: Iterable[HalfDay]) -> bool:
        """Return whether annual leave is asked for beyond what is left; tell whoever did not know.

        Raises:
            BalanceShortError: It does not reach, and the asker was not told.
            BalanceUnknownError: Nobody has written the years of work down, nor told the asker.
        """
        if wish.kind is not LeaveKind.ANNUAL:
            return False
        for year, asked in Counter(each.day.year for each in counted).items():
            balance = balance_of(session, self._work.hall_id, wish.person_id, year)
            if asked <= balance.left:
                continue
            if not wish.knows_balance:
                raise _short(balance, asked)
            return True
        return False


def _short(balance: AnnualBalance, asked: int) -> BalanceShortError | BalanceUnknownError:
    if not balance.is_known:
        return BalanceUnknownError(year=balance.year, asked=half_days_text(asked))
    return BalanceShortError(
        year=balance.year,
        left=half_days_text(max(balance.left, 0)),
        asked=half_days_text(asked),
    )


def _check_grant(wish: GrantWish) -> None:
    halves = 0 if wish.half_days is None else wish.half_days
    if not 0 <= wish.worked_years <= _MOST_YEARS or not 0 <= halves <= _MOST_HALF_DAYS:
        raise GrantError
    if not wish.basis.strip():
        raise GrantError
