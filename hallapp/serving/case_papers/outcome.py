"""Facts of decisions, of what is handed over, and of the file."""

from datetime import date

from hallapp.cases.flow.said import DeliveryWay
from hallapp.cases.terms import CaseEventKind, CaseOutcomeKind, CasePaperKind, ClockKind
from hallapp.kernel.texts import _
from hallapp.serving.case_papers.case_file import CaseFile, words_of
from hallapp.serving.case_papers.intake import not_due, rights_of
from hallapp.slips.official.facts import (
    ArchiveFacts,
    DecisionFacts,
    DeliveryFacts,
    FiledPaper,
    PaperMaterial,
    RefusalFacts,
    ResultFacts,
    RevocationFacts,
)

_RESULTS = (CasePaperKind.APPROVAL, CasePaperKind.DENIAL)
_YUAN = 100


def approval(file: CaseFile) -> DecisionFacts:
    """准予决定书."""
    said = file.last(CaseEventKind.DECIDED)
    if said is None or file.case.outcome is not CaseOutcomeKind.GRANTED:
        raise not_due(CasePaperKind.APPROVAL, _("没有作过准予决定"))
    delivery = file.clock(ClockKind.DELIVERY)
    return DecisionFacts(
        accepted_on=_accepted(file),
        decided_on=_decided(file),
        reasons=words_of(said, "grounds", "basis"),
        result=file.guide.result_name,
        deliver_by=None if delivery is None else delivery.due_on,
    )


def denial(file: CaseFile) -> RefusalFacts:
    """不予决定书."""
    said = file.last(CaseEventKind.DECIDED)
    if said is None or file.case.outcome is not CaseOutcomeKind.REFUSED:
        raise not_due(CasePaperKind.DENIAL, _("没有作过不予决定"))
    return RefusalFacts(
        applied_on=file.case.received_on,
        reasons=words_of(said, "grounds", "basis"),
        rights=rights_of(said),
        accepted_on=_accepted(file),
    )


def revocation(file: CaseFile) -> RevocationFacts:
    """撤销决定书."""
    said = file.last(CaseEventKind.REVOKED)
    if said is None:
        raise not_due(CasePaperKind.REVOCATION, _("没有撤销过决定"))
    former = _newest(file, *_RESULTS)
    return RevocationFacts(
        former=former or file.guide.result_name or file.case.item_name,
        decided_on=_decided(file),
        reasons=words_of(said, "reason", "basis"),
        rights=rights_of(said),
    )


def result(file: CaseFile) -> ResultFacts:
    """办结通知书 and 取件通知单."""
    if file.case.outcome is None or file.case.concluded_on is None:
        raise not_due(CasePaperKind.CONCLUSION, _("还没有作出决定"))
    said = file.last(CaseEventKind.READY) or {}
    named = file.guide.result_name
    return ResultFacts(
        accepted_on=_accepted(file),
        decided_on=_decided(file),
        outcome=file.case.outcome.label,
        results=(PaperMaterial(named),) if named else (),
        place=str(said.get("place", "")) or file.guide.place,
        hours=file.guide.hours,
        fee=_fee(file),
    )


def delivery(file: CaseFile) -> DeliveryFacts:
    """送达回证; printed before or after the hand-over."""
    if file.case.concluded_on is None:
        raise not_due(CasePaperKind.DELIVERY, _("还没有作出决定"))
    event = file.last_event(CaseEventKind.DELIVERED)
    said = {} if event is None else event.facts
    named = file.guide.result_name or file.case.item_name
    papers = tuple(
        (paper.kind.label, paper.number, 1) for paper in file.papers if paper.kind in _RESULTS
    )
    on = date.fromisoformat(str(said["on"])) if "on" in said else None
    return DeliveryFacts(
        papers=papers or ((named, "", 1),),
        recipient=str(said.get("recipient", "")),
        way=DeliveryWay(said["way"]).label if "way" in said else "",
        delivered_at=event.at if event is not None and event.on == on else None,
        delivered_on=on,
        agent_note=str(said.get("agent_note", "")),
    )


def archive(file: CaseFile) -> ArchiveFacts:
    """卷宗目录."""
    if file.case.closed_on is None and file.case.concluded_on is None:
        raise not_due(CasePaperKind.ARCHIVE, _("办件还没有办结"))
    outcome = file.case.state.label if file.case.outcome is None else file.case.outcome.label
    return ArchiveFacts(
        entries=tuple(
            FiledPaper(paper.kind.label, paper.number, paper.issued_on)
            for paper in file.papers
            if paper.kind is not CasePaperKind.ARCHIVE
        ),
        accepted_on=_accepted(file),
        closed_on=file.case.closed_on or _decided(file),
        outcome=outcome,
    )


def _accepted(file: CaseFile) -> date:
    return file.case.accepted_on or file.case.received_on


def _decided(file: CaseFile) -> date:
    return file.case.concluded_on or _accepted(file)


def _newest(file: CaseFile, *kinds: CasePaperKind) -> str:
    made = [paper for paper in file.papers if paper.kind in kinds]
    return f"{made[-1].kind.label} {made[-1].number}" if made else ""


def _fee(file: CaseFile) -> str:
    due_fen = sum(each.charged_fen - each.reduced_fen for each in file.charges)
    return _("{yuan} 元").format(yuan=f"{due_fen / _YUAN:.2f}") if due_fen else ""
