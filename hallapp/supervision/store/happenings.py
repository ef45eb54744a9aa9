"""What happened to cases that supervision looks at (监察点); found in what the cases keep.

Cases know nothing of supervision, so that a scan reads their history since the one before.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from hallapp.cases.tables import CaseCharge, CaseEvent, CaseOutcome, CaseSuspension, HallCase
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseEventKind,
    CaseOutcomeKind,
    CaseState,
    FinishQuality,
)
from hallapp.guides.tables import ItemStationing
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.texts import _, papers
from hallapp.supervision.rules import Claim
from hallapp.supervision.terms import RuleRow, SupervisionEvent

# Facts under which the flow of cases keeps why something was refused.
_WHY = ("reason", "grounds")
_FROM_PLATFORM = (CaseEventKind.IMPORTED, CaseEventKind.PLATFORM_CHANGED)
_BORN = (CaseEventKind.RECEIVED, CaseEventKind.ACCEPTED, CaseEventKind.IMPORTED)


def happened_since(
    session: Session, rules: Mapping[SupervisionEvent, RuleRow], hall_id: uuid.UUID, since: date
) -> list[Claim]:
    """Return what happened from a day on, as claims of the rules that look at it."""
    with papers():
        return [
            claim
            for event, find in _FINDERS.items()
            if event in rules
            for claim in find(_Search(session, hall_id, since, rules[event]))
        ]


def overrun_suspensions(
    session: Session, hall_id: uuid.UUID, rule: RuleRow, calendar: WorkCalendar, today: date
) -> list[Claim]:
    """Return the cases that stand longer than was planned, lit until they run again."""
    rows = session.execute(
        select(CaseSuspension.id, CaseSuspension.case_id, CaseSuspension.planned_to_on)
        .join(HallCase, HallCase.id == CaseSuspension.case_id)
        .where(
            HallCase.hall_id == hall_id,
            HallCase.state == CaseState.SUSPENDED,
            CaseSuspension.to_on.is_(None),
            CaseSuspension.planned_to_on < today,
        )
    )
    claims = (_overrun(rule, calendar, *row) for row in rows)
    return [claim for claim in claims if claim.rung_on <= today]


def _overrun(
    rule: RuleRow,
    calendar: WorkCalendar,
    suspension_id: uuid.UUID,
    case_id: uuid.UUID,
    planned_on: date,
) -> Claim:
    # On the planned day itself somebody may still end it.
    day = calendar.working_days_after(planned_on, 1)
    with papers():
        words = _("挂起计划到 {on} 为止，仍没有恢复计时").format(on=planned_on.isoformat())
    return Claim(rule, case_id, f"{suspension_id.hex}:{planned_on}", day, words=words)


class _Search:
    """One look through what happened since a day, for one rule."""

    def __init__(self, session: Session, hall_id: uuid.UUID, since: date, rule: RuleRow) -> None:
        self.session = session
        self.hall_id = hall_id
        self.since = since
        self._rule = rule

    def events(self, *kinds: CaseEventKind) -> Select[CaseEvent]:
        """Return the question for events of some kinds; one index answers it."""
        return select(CaseEvent).where(
            CaseEvent.hall_id == self.hall_id,
            CaseEvent.on >= self.since,
            CaseEvent.kind.in_(kinds),
        )

    def claim(self, case_id: uuid.UUID, occurrence: str, on: date, words: str) -> Claim:
        """Return what was found."""
        return Claim(self._rule, case_id, occurrence, on, words=words)

    def of_event(self, event: CaseEvent, words: str) -> Claim:
        """Return what was found as one line of a case's history."""
        return self.claim(event.case_id, f"event:{event.position}", event.on, words)


def _deemed(search: _Search) -> Iterator[Claim]:
    for event in search.session.scalars(search.events(CaseEventKind.DEEMED_ACCEPTED)):
        yield search.of_event(event, _("收件后逾期未一次性告知，自收件之日起视为受理"))


def _second_supplement(search: _Search) -> Iterator[Claim]:
    earlier = aliased(CaseEvent)
    asked = (
        select(func.count())
        .where(
            earlier.case_id == CaseEvent.case_id,
            earlier.kind == CaseEventKind.SUPPLEMENT_ASKED,
            earlier.position < CaseEvent.position,
        )
        .correlate(CaseEvent)
        .scalar_subquery()
    )
    found = search.events(CaseEventKind.SUPPLEMENT_ASKED).add_columns(asked).where(asked > 0)
    for event, before in search.session.execute(found).all():
        yield search.of_event(event, _("第 {times} 次要求补正").format(times=before + 1))


def _without_reason(search: _Search) -> Iterator[Claim]:
    kinds = (CaseEventKind.REJECTED, CaseEventKind.DECIDED)
    for event in search.session.scalars(search.events(*kinds)):
        if _is_refusal(event) and not any(event.facts.get(name) for name in _WHY):
            yield search.of_event(event, _("{what}，没有说明理由").format(what=_refused(event)))


def _is_refusal(event: CaseEvent) -> bool:
    if event.kind is CaseEventKind.REJECTED:
        return True
    return event.facts.get("outcome") == CaseOutcomeKind.REFUSED.value


def _refused(event: CaseEvent) -> str:
    return event.kind.label if event.kind is CaseEventKind.REJECTED else _("不予许可")


def _decided_late(search: _Search) -> Iterator[Claim]:
    late = (CaseOutcome.hall_id == search.hall_id, CaseOutcome.quality == FinishQuality.LATE)
    here = select(CaseOutcome).where(*late, CaseOutcome.concluded_on >= search.since)
    found = {(made.case_id, made.round): made for made in search.session.scalars(here)}
    # A platform tells of a decision days after it was made: it is found on the day it is told.
    told = (
        search.events(*_FROM_PLATFORM)
        .join(CaseOutcome, CaseOutcome.case_id == CaseEvent.case_id)
        .add_columns(CaseOutcome)
        .where(*late, CaseOutcome.concluded_on < search.since)
    )
    for event, made in search.session.execute(told).all():
        if _tells_of(event, made):
            found[made.case_id, made.round] = made
    for made in found.values():
        words = _("应在 {due} 前办结，{on} 才办结").format(
            due=made.due_on.isoformat(), on=made.concluded_on.isoformat()
        )
        yield search.claim(made.case_id, f"outcome:{made.round}", made.concluded_on, words)


def _tells_of(event: CaseEvent, made: CaseOutcome) -> bool:
    """Return whether a decision came with a line of the platform, not one before it."""
    is_news = event.kind is CaseEventKind.IMPORTED or "closed_on" in event.facts.get("before", {})
    return is_news and event.facts.get("closed_on") == made.concluded_on.isoformat()


def _outside(search: _Search) -> Iterator[Claim]:
    newest = (
        select(ItemStationing.id)
        .where(ItemStationing.item_id == HallCase.item_id)
        .order_by(ItemStationing.made_at.desc(), ItemStationing.id)
        .limit(1)
        .correlate(HallCase)
        .scalar_subquery()
    )
    found = (
        search.events(*_BORN)
        .join(HallCase, HallCase.id == CaseEvent.case_id)
        .join(ItemStationing, ItemStationing.id == newest)
        .where(
            HallCase.place == AcceptancePlace.OUTSIDE,
            or_(ItemStationing.must_be_stationed, ItemStationing.is_stationed),
            ItemStationing.exception == "",
        )
        .order_by(CaseEvent.case_id, CaseEvent.position.desc())
    )
    first = {event.case_id: event for event in search.session.scalars(found)}
    for event in first.values():
        words = _("事项应在大厅受理，这一件在大厅以外受理")
        yield search.claim(event.case_id, "outside", event.on, words)


def _charged(search: _Search) -> Iterator[Claim]:
    bare = select(CaseCharge.case_id).where(
        CaseCharge.hall_id == search.hall_id,
        CaseCharge.charged_fen > 0,
        or_(CaseCharge.standard == "", CaseCharge.basis == ""),
    )
    found = search.events(CaseEventKind.CHARGED).where(CaseEvent.case_id.in_(bare))
    for event in search.session.scalars(found):
        yield search.of_event(event, _("收费没有登记标准或者依据"))


_FINDERS: Mapping[SupervisionEvent, Callable[[_Search], Iterator[Claim]]] = {
    SupervisionEvent.DEEMED_ACCEPTED: _deemed,
    SupervisionEvent.SECOND_SUPPLEMENT: _second_supplement,
    SupervisionEvent.REJECTED_WITHOUT_REASON: _without_reason,
    SupervisionEvent.DECIDED_LATE: _decided_late,
    SupervisionEvent.OUTSIDE_HALL: _outside,
    SupervisionEvent.CHARGED_BESIDE_STANDARD: _charged,
}
"""How each event is found; what stands too long is a state, and what is raised by hand no find."""
