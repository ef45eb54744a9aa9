"""The acceptance notice in its official layout, from the same facts as the hall's first one."""

from datetime import date, datetime

from hallapp.cases.terms import CasePaperKind, CaseRow, MaterialTick, TickOutcome
from hallapp.guides.terms import ItemType
from hallapp.hall.limits import ON_THE_SPOT
from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.texts import _, papers
from hallapp.slips.official.facts import AcceptanceFacts, DueFacts, PaperHead, PaperMaterial
from hallapp.slips.official.press import PaperOrder
from hallapp.slips.terms import NoticeFacts


def acceptance_order(
    case: CaseRow, facts: NoticeFacts, hall: HallRow, printed_at: datetime
) -> PaperOrder:
    """Return the order for a case's 受理通知书, given what `acceptance_notice` is given.

    Args:
        case: The accepted case, while the clock of its decision runs: `due_on` is printed.
        facts: Applicant, guide and ticked materials.
        hall: The hall that accepted it.
        printed_at: Moment of printing, aware.

    Raises:
        ValueError: The case has not been accepted.
    """
    if case.accepted_at is None:
        raise ValueError(case.case_number)
    accepted_on = day_in(case.accepted_at, zone_named(hall.zone))
    with papers():
        head = _head(case, facts, hall, accepted_on, printed_at)
        return PaperOrder(CasePaperKind.ACCEPTANCE, head, _facts(case, facts, accepted_on))


def _head(
    case: CaseRow, facts: NoticeFacts, hall: HallRow, accepted_on: date, printed_at: datetime
) -> PaperHead:
    guide = facts.guide
    sample = _("（示例）") if guide.is_place_sample else ""
    return PaperHead(
        hall=hall,
        issuer=guide.agency or guide.item.department or hall.name,
        case_number=case.case_number,
        query_code=case.query_code,
        applicant=facts.applicant,
        item=case.item_name,
        dated_on=accepted_on,
        printed_at=printed_at,
        window=case.window_number or "",
        window_phone=guide.consult_phone + sample if guide.consult_phone else "",
        supervision_phone=guide.complaint_phone + sample if guide.complaint_phone else "",
        law=(guide.legal_basis,) if guide.legal_basis else (),
        is_licence=guide.item.item_type is ItemType.LICENCE,
    )


def _facts(case: CaseRow, facts: NoticeFacts, accepted_on: date) -> AcceptanceFacts:
    guide = facts.guide
    ruling = guide.promised or guide.statutory
    return AcceptanceFacts(
        received=_ticked(facts.ticks, TickOutcome.COMPLETE),
        missing=_ticked(facts.ticks, TickOutcome.MISSING),
        applied_on=accepted_on,
        accepted_on=accepted_on,
        due=DueFacts(
            due_on=case.due_on,
            is_provisional=case.is_provisional,
            promised=guide.promised.words if guide.promised else "",
            statutory=guide.statutory.words if guide.statutory else "",
            counts_days=ruling is not None and ruling != ON_THE_SPOT,
        ),
    )


def _ticked(ticks: tuple[MaterialTick, ...], outcome: TickOutcome) -> tuple[PaperMaterial, ...]:
    return tuple(
        PaperMaterial(tick.name, remark=tick.remark) for tick in ticks if tick.outcome is outcome
    )
