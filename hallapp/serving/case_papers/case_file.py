"""Everything that papers say of one case, read at once."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.cases.errors import CaseNotFoundError
from hallapp.cases.tables import (
    CaseApplicant,
    CaseCharge,
    CaseClock,
    CaseDueMove,
    CaseEvent,
    CaseExtension,
    CaseOutcome,
    CasePaper,
    CaseStage,
    CaseSuspension,
    CaseTick,
    HallCase,
)
from hallapp.cases.terms import CaseEventKind, CaseForm, ClockKind, TickOutcome
from hallapp.guides.terms import GuideRow, ItemType, MaterialRow
from hallapp.hall.calendars import load_calendar
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.tables import Person, ServiceWindow
from hallapp.hall.workdays import WorkCalendar
from hallapp.serving.case_papers.joint_file import JointFile, load_joint
from hallapp.slips.official.facts import DueFacts, PaperMaterial


@dataclass(frozen=True)
class CaseFile:
    """One case with everything that belongs to it (卷宗).

    Attributes:
        guide: The item's guide as it is today: forms of materials, phones, the item's law.
        window: Where it was accepted, None when not at a window.
        clerk: Who accepted it; empty when nobody is named.
        joint: Its units where it is a joint case; None for any other.
    """

    case: HallCase
    applicant: CaseApplicant
    guide: GuideRow
    window: ServiceWindow | None
    clerk: str
    ticks: tuple[CaseTick, ...]
    clocks: tuple[CaseClock, ...]
    events: tuple[CaseEvent, ...]
    suspensions: tuple[CaseSuspension, ...]
    extensions: tuple[CaseExtension, ...]
    stages: tuple[CaseStage, ...]
    charges: tuple[CaseCharge, ...]
    moves: tuple[CaseDueMove, ...]
    outcome: CaseOutcome | None
    papers: tuple[CasePaper, ...]
    calendar: WorkCalendar
    joint: JointFile | None = None

    @property
    def is_licence(self) -> bool:
        """Whether 《行政许可法》 rules the case."""
        return self.case.item_type is ItemType.LICENCE

    def last(self, *kinds: CaseEventKind) -> Mapping[str, Any] | None:
        """Return the facts of the newest event of some kinds, None when there was none."""
        event = self.last_event(*kinds)
        return None if event is None else event.facts

    def last_event(self, *kinds: CaseEventKind) -> CaseEvent | None:
        """Return the newest event of some kinds."""
        return next((each for each in reversed(self.events) if each.kind in kinds), None)

    def clock(self, kind: ClockKind) -> CaseClock | None:
        """Return the newest clock of a kind."""
        found = [each for each in self.clocks if each.kind is kind]
        return max(found, key=lambda each: each.position) if found else None

    def due(self) -> DueFacts | None:
        """Return by when the case is decided, None before a clock runs for it."""
        clock = self.clock(ClockKind.DECISION)
        if clock is None or clock.due_on is None:
            return None
        limit = Limit(clock.amount, clock.unit)
        has_law = clock.law_amount is not None and clock.law_unit is not None
        law = Limit(clock.law_amount or 0, clock.law_unit or limit.unit) if has_law else None
        return DueFacts(
            due_on=clock.due_on,
            is_provisional=clock.is_provisional,
            promised=limit.words if self.case.is_promised else "",
            statutory="" if law is None else law.words,
            counts_days=limit.unit not in {LimitUnit.ON_THE_SPOT, LimitUnit.HOURS},
        )

    def materials(self, *outcomes: TickOutcome, first: bool = False) -> tuple[PaperMaterial, ...]:
        """Return the ticked materials of some outcomes, as the newest round found them.

        Args:
            outcomes: Which.
            first: As they were found at receipt.
        """
        rounds = {each.round for each in self.ticks}
        wanted = (min(rounds) if first else max(rounds)) if rounds else 0
        asked = {str(row.id): row for row in self.guide.materials}
        return tuple(
            _material(tick, asked.get(tick.material_id))
            for tick in self.ticks
            if tick.round == wanted and tick.outcome in outcomes
        )


def load_file(
    session: Session, hall_id: uuid.UUID, case_id: uuid.UUID, guide: GuideRow
) -> CaseFile:
    """Read a case with everything that belongs to it.

    Raises:
        CaseNotFoundError: The hall has none of this id.
    """
    case = session.get(HallCase, case_id)
    if case is None or case.hall_id != hall_id:
        raise CaseNotFoundError
    window = None if case.window_id is None else session.get(ServiceWindow, case.window_id)
    person = None if case.person_id is None else session.get(Person, case.person_id)
    return CaseFile(
        case=case,
        applicant=session.get_one(CaseApplicant, case_id),
        guide=guide,
        window=window,
        clerk="" if person is None else person.name,
        ticks=_all(session, CaseTick, case_id, CaseTick.round, CaseTick.position),
        clocks=_all(session, CaseClock, case_id, CaseClock.position),
        events=_all(session, CaseEvent, case_id, CaseEvent.position),
        suspensions=_all(session, CaseSuspension, case_id, CaseSuspension.from_on),
        extensions=_all(session, CaseExtension, case_id, CaseExtension.made_at),
        stages=_all(session, CaseStage, case_id, CaseStage.position),
        charges=_all(session, CaseCharge, case_id, CaseCharge.position),
        moves=_all(session, CaseDueMove, case_id, CaseDueMove.moved_at),
        outcome=next(reversed(_all(session, CaseOutcome, case_id, CaseOutcome.round)), None),
        papers=_all(session, CasePaper, case_id, CasePaper.issued_at),
        calendar=load_calendar(session, hall_id),
        joint=load_joint(session, hall_id, case_id) if case.form is CaseForm.JOINT else None,
    )


def _all(session: Session, mapped: Any, case_id: uuid.UUID, *order: Any) -> tuple[Any, ...]:
    asked = select(mapped).where(mapped.case_id == case_id).order_by(*order)
    return tuple(session.scalars(asked))


def _material(tick: CaseTick, row: MaterialRow | None) -> PaperMaterial:
    if row is None:
        return PaperMaterial(tick.name, remark=tick.remark)
    return PaperMaterial(tick.name, form=row.form, copies=row.copies, remark=tick.remark)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def words_of(facts: Mapping[str, Any], *names: str) -> tuple[str, ...]:
    """Return the named facts that say something, line by line."""
    said: Iterable[str] = (str(facts.get(name, "")) for name in names)
    return tuple(line for text in said for line in lines_of(text))
