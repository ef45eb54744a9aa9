"""What all chapters of a case's life share: one deed, one transaction, one line of history."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hallapp.cases.clockwork.keeper import ClockKeeper, running
from hallapp.cases.errors import (
    BasisMissingError,
    CaseClockBehindError,
    CaseNotFoundError,
    ReasonMissingError,
)
from hallapp.cases.flow.book import CaseBook
from hallapp.cases.flow.entitled import check_entitled
from hallapp.cases.flow.finding import last_moment, next_round
from hallapp.cases.flow.policy import DEEMED_TYPES
from hallapp.cases.flow.staging import give_up
from hallapp.cases.rules import check_move
from hallapp.cases.service import CaseService
from hallapp.cases.store import add_event, add_ticks, ticks_of
from hallapp.cases.tables import HallCase
from hallapp.cases.terms import CaseEventKind, CaseRow, CaseState, ClockKind, MaterialTick
from hallapp.guides.service import GuideService
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on


@dataclass(frozen=True)
class Deed:
    """One thing done to one case, inside its transaction.

    Attributes:
        act: The transaction.
        case: Held until it ends.
    """

    act: Writing
    case: HallCase

    def move(self, state: CaseState) -> None:
        """Bring the case into another state.

        Raises:
            CaseMoveError: The flow knows no such move.
        """
        check_move(self.case.state, state)
        self.case.state = state

    def tell(self, event: CaseEventKind, /, **facts: Any) -> None:
        """Add a line to the history of the case."""
        add_event(self.act, self.case.hall_id, self.case.id, event, **facts)


class Chapter:
    """Part of the life of a case; `CaseFlowService` joins them."""

    def __init__(
        self, work: UnitOfWork, guides: GuideService, book: CaseBook, cases: CaseService
    ) -> None:
        self._work = work
        self._guides = guides
        self._book = book
        self._cases = cases

    @property
    def _clocks(self) -> ClockKeeper:
        return self._book.clocks

    def _do(
        self,
        request: Request,
        verb: str,
        case_id: uuid.UUID,
        what: Callable[[Deed], None],
        roles: frozenset[Role],
        **said: Any,
    ) -> CaseRow:
        """Do something with a case in a transaction of its own; a repeat changes nothing.

        Raises:
            CaseNotFoundError: The hall has no such case.
            NotEntitledError: Whoever asks has none of the roles.
            LetterInvalidError: A chief representative has no valid letter.
            CaseClockBehindError: What happened last lies on a day after today's.
        """
        with self._work.write(request, f"cases.{verb}", case=case_id, **said) as act:
            if act.first_answer is None:
                deed = self.opened(act, case_id)
                check_entitled(act, deed.case, roles)
                self.sealed(deed, verb, what)
        return self._cases.case(case_id)

    def opened(self, act: Writing, case_id: uuid.UUID) -> Deed:
        """Hold a case of this hall until the transaction ends.

        Raises:
            CaseNotFoundError: The hall has no such case.
            CaseClockBehindError: What happened last lies on a day after today's.
        """
        case = act.session.get(HallCase, case_id, with_for_update=True)
        if case is None or case.hall_id != self._work.hall_id:
            raise CaseNotFoundError(number="")
        self._keep_order(act, case_id)
        return Deed(act, case)

    def _keep_order(self, act: Writing, case_id: uuid.UUID) -> None:
        """Let the moment of a deed be no earlier than what happened last to the case.

        Clocks of two stations differ by seconds or minutes: a fast one shuts nobody out within
        a day of the hall. Only a day that is still to come is refused: no date could be right.
        """
        last = last_moment(act.session, case_id)
        if last is None or act.now >= last:
            return
        shown = last.astimezone(self._work.zone)
        if shown.date() > act.today:
            raise CaseClockBehindError(last=f"{shown:%Y-%m-%d %H:%M}")
        act.now = last

    def sealed(self, deed: Deed, verb: str, what: Callable[[Deed], None]) -> None:
        """Do something and report it: audit, change, answer."""
        act, case = deed.act, deed.case
        before = case.state
        what(deed)
        act.record(
            Happening(
                f"cases.{verb}",
                "case",
                case.id,
                before={"state": before.value},
                after={"case_number": case.case_number, "state": case.state.value},
            )
        )
        act.changed(Change.CASES)
        act.answer = {"case_id": str(case.id)}

    def _end_clocks(self, deed: Deed, *kinds: ClockKind) -> None:
        """End the running clocks of some kinds."""
        for clock in running(deed.act.session, deed.case.id):
            if clock.kind in kinds:
                self._clocks.end(deed.act, clock, deed.act.today)

    def _silent_past(self, deed: Deed) -> date | None:
        """Return the day by which something had to be said when nobody did: it is accepted.

        None while there is time, or where the hall lets silence mean nothing for such items.

        Source:
            《行政许可法》第三十二条第一款第四项.
        """
        act, case = deed.act, deed.case
        clock = self._clocks.of_kind(act.session, case.id, ClockKind.RECEIPT)
        if clock is None or clock.ended_on is not None or clock.due_on is None:
            return None
        types = value_on(act.session, case.hall_id, DEEMED_TYPES, act.today)
        return clock.due_on if case.item_type in types and act.today > clock.due_on else None

    def _close(self, deed: Deed) -> None:
        """End everything that runs: nothing more is to be done with the case."""
        give_up(deed.act, deed.case)
        self._clocks.end_all(deed.act, deed.case, deed.act.today)
        deed.case.closed_on = deed.act.today

    def _with_older(self, deed: Deed, ticks: Sequence[MaterialTick]) -> tuple[MaterialTick, ...]:
        """Return the newest ticks of a case with these in their places."""
        newer = {tick.material_id: tick for tick in ticks}
        older = ticks_of(deed.act.session, deed.case.id)
        kept = [newer.pop(tick.material_id, tick) for tick in older]
        return (*kept, *newer.values())

    def _add_ticks(self, deed: Deed, ticks: Sequence[MaterialTick]) -> None:
        """Write one more round of ticks; materials that are not named stay as they were."""
        session, case = deed.act.session, deed.case
        whole = self._with_older(deed, ticks)
        rounds = next_round(session, case.id)
        add_ticks(session, case.hall_id, case.id, whole, round_number=rounds)


def check_reason(text: str) -> str:
    """Return a reason in words.

    Raises:
        ReasonMissingError: There is none.
    """
    if not text.strip():
        raise ReasonMissingError
    return text.strip()


def check_basis(text: str) -> str:
    """Return a law line.

    Raises:
        BasisMissingError: There is none.
    """
    if not text.strip():
        raise BasisMissingError
    return text.strip()
