"""Facts of the papers from receipt to acceptance."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from hallapp.cases.papers.errors import PaperNotDueError
from hallapp.cases.terms import (
    CaseEventKind,
    CaseForm,
    CasePaperKind,
    ClockKind,
    TickOutcome,
)
from hallapp.kernel.texts import _
from hallapp.serving.case_papers.case_file import CaseFile, lines_of, words_of
from hallapp.slips.official.facts import (
    AcceptanceFacts,
    DueFacts,
    PaperMaterial,
    PromiseFacts,
    ReceiptFacts,
    RefusalFacts,
    Rights,
    SupplementedFacts,
    SupplementFacts,
)


def not_due(kind: CasePaperKind, needs: str) -> PaperNotDueError:
    """Return the refusal of a paper whose step was not taken."""
    return PaperNotDueError(paper=kind.label, needs=needs)


def due_of(file: CaseFile, kind: CasePaperKind) -> DueFacts:
    """Return by when the case is decided.

    Raises:
        PaperNotDueError: It was not accepted.
    """
    found = file.due()
    if found is None:
        raise not_due(kind, _("还没有受理"))
    return found


def receipt(file: CaseFile) -> ReceiptFacts:
    """收取材料凭证."""
    clock = file.clock(ClockKind.RECEIPT)
    return ReceiptFacts(
        received=file.materials(TickOutcome.COMPLETE, first=True),
        received_on=file.case.received_on,
        answer_by=None if clock is None else clock.due_on,
    )


def acceptance(file: CaseFile) -> AcceptanceFacts:
    """受理通知书."""
    due = due_of(file, CasePaperKind.ACCEPTANCE)
    return AcceptanceFacts(
        received=file.materials(TickOutcome.COMPLETE),
        applied_on=file.case.received_on,
        accepted_on=file.case.accepted_on or file.case.received_on,
        due=due,
        is_deemed=file.case.is_deemed,
        contact=file.applicant.agent_name or file.applicant.name,
        contact_phone=file.applicant.agent_phone or file.applicant.phone,
    )


def tolerance(file: CaseFile) -> AcceptanceFacts:
    """容缺受理通知书."""
    clock = file.clock(ClockKind.LENIENT)
    if clock is None:
        raise not_due(CasePaperKind.TOLERANCE, _("这个办件没有容缺受理"))
    plain = acceptance(file)
    return AcceptanceFacts(
        received=plain.received,
        applied_on=plain.applied_on,
        accepted_on=plain.accepted_on,
        due=plain.due,
        contact=plain.contact,
        contact_phone=plain.contact_phone,
        missing=file.materials(TickOutcome.MISSING),
        missing_by=clock.due_on,
        consequence=_consequence(file),
    )


def _consequence(file: CaseFile) -> str:
    """Return what was said to follow when a gap is not filled."""
    noted = [each.facts for each in file.events if each.facts.get("lenient")]
    return str(noted[-1].get("consequence", "")) if noted else ""


def supplement(file: CaseFile) -> SupplementFacts:
    """补正告知书: everything that is missing, told once."""
    said = file.last(CaseEventKind.SUPPLEMENT_ASKED)
    if said is None:
        raise not_due(CasePaperKind.SUPPLEMENT, _("还没有告知补正"))
    clock = file.clock(ClockKind.SUPPLEMENT)
    names: list[str] = said.get("missing") or []
    remarks: list[str] = said.get("remarks") or []
    return SupplementFacts(
        # What was told then, also when some of it has come in since.
        missing=tuple(
            PaperMaterial(name, remark=remark)
            for name, remark in zip_longest(names, remarks, fillvalue="")
        ),
        applied_on=file.case.received_on,
        received=file.materials(TickOutcome.COMPLETE),
        bring_by=None if clock is None else clock.due_on,
        consequence="\n".join(words_of(said, "words")),
    )


def supplemented(file: CaseFile) -> SupplementedFacts:
    """补正收齐通知书."""
    told = file.last_event(CaseEventKind.SUPPLEMENT_ASKED)
    if told is None or file.case.accepted_on is None:
        raise not_due(CasePaperKind.SUPPLEMENTED, _("补正材料还没有收齐、没有受理"))
    asked: list[str] = told.facts.get("missing") or []
    there = file.materials(TickOutcome.COMPLETE)
    return SupplementedFacts(
        supplied=tuple(each for each in there if each.name in asked) or there,
        told_on=told.on,
        accepted_on=file.case.accepted_on,
        due=due_of(file, CasePaperKind.SUPPLEMENTED),
    )


def non_acceptance(file: CaseFile) -> RefusalFacts:
    """不予受理通知书."""
    said = file.last(CaseEventKind.REJECTED)
    if said is None:
        raise not_due(CasePaperKind.NON_ACCEPTANCE, _("没有作过不予受理"))
    return RefusalFacts(
        applied_on=file.case.received_on,
        reasons=words_of(said, "reason", "basis"),
        rights=rights_of(said),
        returned=file.materials(TickOutcome.COMPLETE),
    )


def returned(file: CaseFile) -> RefusalFacts:
    """退件通知单."""
    said = file.last(CaseEventKind.RETURNED, CaseEventKind.WITHDRAWN)
    if said is None:
        raise not_due(CasePaperKind.RETURN, _("这个办件没有退件或者撤回"))
    return RefusalFacts(
        applied_on=file.case.received_on,
        reasons=words_of(said, "reason", "words"),
        rights=rights_of(said),
        accepted_on=file.case.accepted_on,
        returned=file.materials(TickOutcome.COMPLETE),
    )


def promise(file: CaseFile) -> PromiseFacts:
    """告知承诺书, of a case that is decided on a written promise."""
    if file.case.form is not CaseForm.COMMITMENT:
        raise not_due(CasePaperKind.PROMISE, _("这个办件不按告知承诺办理"))
    return PromiseFacts(conditions=lines_of(file.guide.conditions))


def rights_of(said: Mapping[str, Any]) -> Rights:
    """Return where a refusal can be fought, as it was said."""
    return Rights(str(said.get("review_agency", "")), str(said.get("court", "")))
