"""Acceptance: plainly, with a gap to be filled, on a promise, or because nobody said anything."""

import uuid
from collections.abc import Collection, Sequence
from datetime import timedelta

from hallapp.cases.applications import check_known, check_ticked
from hallapp.cases.clockwork.keeper import ClockStart
from hallapp.cases.clockwork.reckoning import ClockBudget
from hallapp.cases.errors import (
    LenienceConsequenceError,
    LenienceDayError,
    LenienceTooWideError,
    NoGapError,
)
from hallapp.cases.flow.book import Acceptance
from hallapp.cases.flow.chapter import Chapter, Deed
from hallapp.cases.flow.entitled import ACCEPTORS, RECEIVERS
from hallapp.cases.flow.finding import last_event
from hallapp.cases.flow.guide_then import materials_then
from hallapp.cases.flow.said import Lenience
from hallapp.cases.rules import check_materials, check_move, missing_materials
from hallapp.cases.store import ticks_of
from hallapp.cases.terms import (
    CaseEventKind,
    CaseForm,
    CaseRow,
    CaseState,
    ClockKind,
    MaterialTick,
)
from hallapp.guides.terms import MaterialRow, Necessity
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers

_ONE_DAY = timedelta(days=1)


class AcceptingChapter(Chapter):
    """Accepts received cases and fills their gaps (受理、容缺受理、告知承诺)."""

    def accept(
        self,
        request: Request,
        case_id: uuid.UUID,
        *,
        lenient: Lenience | None = None,
        commitment: bool = False,
    ) -> CaseRow:
        """Accept a received case; its limits are those of the day of its receipt.

        After a supplement the day of acceptance is the day on which the last material came in.

        Raises:
            CaseMoveError: The case is not waiting for acceptance.
            MaterialsMissingError: A material is missing; all of them are named.
            MaterialsNotTickedError: A required material was not looked at.
            ChoiceUnmetError: Of a choice of one, every material is called not needed.
            LenienceTooWideError: A missing material may not follow later.
            LenienceDayError: The gap is to be filled on a day that is not after today.
            LenienceConsequenceError: The consequence was not told.
            NoLimitError: The item names no limit.
        """
        return self._do(
            request,
            "accept",
            case_id,
            lambda deed: self.write_acceptance(deed, lenient, commitment=commitment),
            ACCEPTORS,
            lenient=lenient,
            commitment=commitment,
        )

    def write_acceptance(
        self, deed: Deed, lenient: Lenience | None = None, *, commitment: bool = False
    ) -> None:
        """Accept a case within a transaction.

        When the time to say anything has passed, the case counts as accepted since its receipt,
        whether somebody says so now or not: nobody gains days by accepting late.

        Raises:
            As `accept`, roles aside.
        """
        act, case = deed.act, deed.case
        check_move(case.state, CaseState.ACCEPTED)
        materials = materials_then(act.session, case.item_id, case.guide_version)
        ticks = ticks_of(act.session, case.id)
        check_acceptable(materials, ticks, lenient)
        missing = missing_materials(ticks)
        form = CaseForm.LENIENT if missing else CaseForm.COMMITMENT if commitment else None
        if self._silent_past(deed) is not None:
            self.write_deemed(deed, form)
        else:
            how = self._since(deed, form)
            self._end_clocks(deed, ClockKind.RECEIPT, ClockKind.SUPPLEMENT)
            self._book.accept(act, case, how=how)
        if missing and lenient is not None:
            self._start_gap(deed, lenient, missing)

    def _since(self, deed: Deed, form: CaseForm | None) -> Acceptance:
        """Return from when a case is accepted: since the last material came in, or now."""
        act, case = deed.act, deed.case
        whole = last_event(act.session, case.id, CaseEventKind.SUPPLEMENTED)
        if whole is None or whole.facts.get("missing") or case.state is not CaseState.RECEIVED:
            return Acceptance(act.now, act.today, form)
        return Acceptance(whole.at, whole.on, form)

    def write_deemed(self, deed: Deed, form: CaseForm | None = None) -> None:
        """Accept a case because nobody said anything in time, from the day of its receipt.

        Args:
            deed: The case.
            form: How it is accepted where somebody does so by hand.

        Raises:
            CaseMoveError: The case is not waiting for acceptance.
            NoLimitError: The item names no limit.

        Source:
            《行政许可法》第三十二条第一款第四项.
        """
        act, case = deed.act, deed.case
        whole = last_event(act.session, case.id, CaseEventKind.SUPPLEMENTED)
        at, on = (case.received_at, case.received_on) if whole is None else (whole.at, whole.on)
        self._end_clocks(deed, ClockKind.RECEIPT)
        how = Acceptance(at, on, form, is_deemed=True)
        self._book.accept(act, case, how=how)

    def _start_gap(self, deed: Deed, lenient: Lenience, missing: Sequence[MaterialTick]) -> None:
        act = deed.act
        if lenient.due_on <= act.today:
            raise LenienceDayError(due_on=lenient.due_on.isoformat())
        days = Limit((lenient.due_on - act.today) // _ONE_DAY, LimitUnit.CALENDAR_DAYS)
        start = ClockStart(ClockKind.LENIENT, ClockBudget(act.today, act.now, days))
        clock = self._clocks.start(act, deed.case, start)
        # Kept for ever, so Chinese whatever the station speaks.
        with papers():
            words = _("容缺受理，{due} 前补齐：{names}").format(
                due=clock.due_on, names=_("、").join(tick.name for tick in missing)
            )
        deed.tell(
            CaseEventKind.NOTED,
            lenient=True,
            missing=[tick.name for tick in missing],
            due=str(clock.due_on),
            consequence=lenient.consequence.strip(),
            words=words,
        )

    def fill_gap(
        self, request: Request, case_id: uuid.UUID, ticks: Sequence[MaterialTick]
    ) -> CaseRow:
        """Take in materials that were let follow later (容缺补齐).

        Raises:
            NoGapError: The case waits for none.
            MaterialUnknownError: A tick is of a material that the guide does not ask for.
        """
        return self._do(
            request,
            "fill_gap",
            case_id,
            lambda deed: self._fill(deed, ticks),
            RECEIVERS,
            ticks=tuple(ticks),
        )

    def _fill(self, deed: Deed, ticks: Sequence[MaterialTick]) -> None:
        act, case = deed.act, deed.case
        gap = self._clocks.of_kind(act.session, case.id, ClockKind.LENIENT)
        if gap is None or gap.ended_on is not None:
            raise NoGapError
        check_known(materials_then(act.session, case.item_id, case.guide_version), ticks)
        whole = self._with_older(deed, ticks)
        missing = missing_materials(whole)
        self._add_ticks(deed, whole)
        if not missing:
            self._end_clocks(deed, ClockKind.LENIENT)
        deed.tell(CaseEventKind.GAP_FILLED, missing=[tick.name for tick in missing] or None)


def check_acceptable(
    materials: Sequence[MaterialRow], ticks: Sequence[MaterialTick], lenient: Lenience | None
) -> None:
    """Refuse to accept on these ticks.

    Raises:
        MaterialsMissingError: A material is missing; all of them are named.
        LenienceTooWideError: One is missing that may not follow later.
        LenienceConsequenceError: The consequence of never bringing it was not told.
        MaterialsNotTickedError: A required material was not looked at.
        MaterialUnknownError: A tick is of a material that the guide does not ask for.
        ChoiceUnmetError: Of a choice of one, every material is called not needed.
    """
    follow: Collection[str] = ()
    if lenient is None:
        check_materials(ticks)
    else:
        later = {str(row.id) for row in materials if row.necessity is Necessity.LATER}
        follow = later | set(lenient.materials)
        wide = [t.name for t in missing_materials(ticks) if t.material_id not in follow]
        if wide:
            raise LenienceTooWideError(names=_("、").join(wide))
        if not lenient.consequence.strip():
            raise LenienceConsequenceError
    check_ticked(materials, ticks, follow)
