"""What happens to cases by the passing of time: deemed acceptance, supplements that never came."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select

from hallapp.cases.flow.accepting import AcceptingChapter
from hallapp.cases.flow.chapter import Deed
from hallapp.cases.flow.delivering import DeliveringChapter
from hallapp.cases.flow.finding import newest_day_before
from hallapp.cases.flow.policy import DEEMED_TYPES, SUPPLEMENT_RULE
from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import CaseState, ClockKind
from hallapp.guides.terms import ItemType
from hallapp.kernel.errors import RuleError
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.kernel.texts import _, papers

_MOST_AHEAD = timedelta(days=31)
"""How far a day may lie after the last one on which the hall did anything with a case.

Longer than any row of holidays and weekends; shorter than a clock set to a wrong month or year.
What happened on the day itself does not count: a station with a wrong clock writes there too.
A hall that did nothing for longer waits one day after its first deed; nothing is lost by that,
for what is written then is dated by the days that have passed.
"""


@dataclass(frozen=True, slots=True)
class TickResult:
    """What the passing of time did.

    Attributes:
        deemed: Cases that count as accepted because nobody said anything (视为受理).
        lapsed: Cases given back because nothing was supplemented (逾期未补正).
        refused: Cases of which that could not be written, with the code of why.
        clock_ahead_of: The last day on which the hall is known to have worked, when this
            machine's clock is so far after it that nothing was done; None otherwise.
    """

    deemed: tuple[uuid.UUID, ...] = ()
    lapsed: tuple[uuid.UUID, ...] = ()
    refused: tuple[tuple[uuid.UUID, str], ...] = ()
    clock_ahead_of: date | None = None


@dataclass(frozen=True, slots=True)
class _Passed:
    """A case with the clock that ran out."""

    case_id: uuid.UUID
    clock_id: uuid.UUID


class TickingChapter(AcceptingChapter, DeliveringChapter):
    """Looks for what has run out: asked every minute and at the start, on any station."""

    def tick(self, request: Request) -> TickResult:
        """Do what is due by the passing of time; each case once, whichever station comes first.

        A case of which it cannot be written stays as it is, and is named in the result. By a
        clock that lies far ahead nothing is done: what is returned by a wrong year is lost.

        Source:
            《行政许可法》第三十二条第一款第四项.
        """
        with self._work.read() as session:
            today, hall_id = self._work.today(), self._work.hall_id
            types = value_on(session, hall_id, DEEMED_TYPES, today)
            rule = value_on(session, hall_id, SUPPLEMENT_RULE, today)
            newest = newest_day_before(session, hall_id, today)
        if newest is not None and today - newest > _MOST_AHEAD:
            return TickResult(clock_ahead_of=newest)
        refused: list[tuple[uuid.UUID, str]] = []
        deemed = self._each(
            request,
            "deem_accepted",
            self._passed(ClockKind.RECEIPT, CaseState.RECEIVED, types),
            self.write_deemed,
            refused,
        )
        lapsed: tuple[uuid.UUID, ...] = ()
        if rule.lapses:
            passed = self._passed(ClockKind.SUPPLEMENT, CaseState.SUPPLEMENTING, None)
            lapsed = self._each(request, "lapse", passed, self._lapse, refused)
        return TickResult(deemed, lapsed, tuple(refused))

    def _passed(
        self, kind: ClockKind, state: CaseState, types: frozenset[ItemType] | None
    ) -> tuple[_Passed, ...]:
        statement = (
            select(HallCase.id, CaseClock.id, HallCase.item_type)
            .join(CaseClock, CaseClock.case_id == HallCase.id)
            .where(
                HallCase.hall_id == self._work.hall_id,
                HallCase.state == state,
                CaseClock.kind == kind,
                CaseClock.ended_on.is_(None),
                CaseClock.due_on < self._work.today(),
            )
            .order_by(HallCase.case_number)
        )
        with self._work.read() as session:
            found = session.execute(statement).all()
        return tuple(
            _Passed(case_id, clock_id)
            for case_id, clock_id, item_type in found
            if types is None or item_type in types
        )

    def _each(
        self,
        request: Request,
        verb: str,
        passed: Sequence[_Passed],
        what: Callable[[Deed], None],
        refused: list[tuple[uuid.UUID, str]],
    ) -> tuple[uuid.UUID, ...]:
        done: list[uuid.UUID] = []
        for each in passed:
            try:
                if self._once(request, verb, each, what):
                    done.append(each.case_id)
            except RuleError as error:
                refused.append((each.case_id, error.code))
        return tuple(done)

    def _once(
        self, request: Request, verb: str, passed: _Passed, what: Callable[[Deed], None]
    ) -> bool:
        # Two stations that come at once ask under one id: the second finds it done.
        own = replace(request, id=uuid.uuid5(passed.clock_id, verb))
        with self._work.write(own, f"cases.{verb}", case=passed.case_id) as act:
            if act.first_answer is not None:
                return False
            deed = self.opened(act, passed.case_id)
            clock = act.session.get(CaseClock, passed.clock_id)
            if clock is None or clock.ended_on is not None:
                return False
            self.sealed(deed, verb, what)
        return True

    def _lapse(self, deed: Deed) -> None:
        with papers():
            reason = _("逾期未补正，视为撤回申请，退回材料")
        self.write_end(deed, CaseState.RETURNED, words="", reason=reason)
