"""Which facts make which paper, and what every paper of a case bears."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from hallapp.cases.papers.errors import PaperNotDueError
from hallapp.cases.terms import CaseEventKind, CasePaperKind
from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _
from hallapp.serving.case_papers import course, intake, joint, outcome
from hallapp.serving.case_papers.case_file import CaseFile, lines_of
from hallapp.slips.official.facts import PaperHead

BUILDERS: Mapping[CasePaperKind, Callable[..., Any]] = {
    CasePaperKind.RECEIPT: intake.receipt,
    CasePaperKind.ACCEPTANCE: intake.acceptance,
    CasePaperKind.TOLERANCE: intake.tolerance,
    CasePaperKind.SUPPLEMENT: intake.supplement,
    CasePaperKind.SUPPLEMENTED: intake.supplemented,
    CasePaperKind.NON_ACCEPTANCE: intake.non_acceptance,
    CasePaperKind.PROMISE: intake.promise,
    CasePaperKind.RETURN: intake.returned,
    CasePaperKind.SUSPENSION: course.suspension,
    CasePaperKind.RESUMPTION: course.resumption,
    CasePaperKind.EXTENSION: course.extension,
    CasePaperKind.EXAMINATION: course.examination,
    CasePaperKind.APPROVAL: outcome.approval,
    CasePaperKind.DENIAL: outcome.denial,
    CasePaperKind.REVOCATION: outcome.revocation,
    CasePaperKind.CONCLUSION: outcome.result,
    CasePaperKind.COLLECTION: outcome.result,
    CasePaperKind.DELIVERY: outcome.delivery,
    CasePaperKind.ARCHIVE: outcome.archive,
    **joint.OF_PART,
}
"""Papers that the store alone can fill; the others are given their facts by whoever makes them."""


def built(kind: CasePaperKind, file: CaseFile, branch: int | None) -> Any:
    """Return what a paper says, as far as the store knows it.

    Args:
        kind: Which paper.
        file: Of which case.
        branch: Place of the unit that a joint paper concerns; None for all.

    Raises:
        PaperNotDueError: What it tells has not happened.
    """
    return BUILDERS[kind](file) if branch is None else joint.OF_PART[kind](file, branch)


def offered(file: CaseFile) -> tuple[CasePaperKind, ...]:
    """Return the papers whose step was taken, in the order of the flow."""
    return tuple(kind for kind in BUILDERS if _is_due(kind, file))


def _is_due(kind: CasePaperKind, file: CaseFile) -> bool:
    try:
        BUILDERS[kind](file)
    except PaperNotDueError:
        return False
    return True


_DONE_BY = {
    CasePaperKind.COLLECTION: CaseEventKind.READY,
    CasePaperKind.DELIVERY: CaseEventKind.DELIVERED,
}
"""Papers that somebody else than the one who accepted has in hand."""


def clerk_of(kind: CasePaperKind, file: CaseFile) -> str:
    """Return whose name stands beside the line to sign; empty when nobody's does yet."""
    if kind not in _DONE_BY:
        return file.clerk
    event = file.last_event(_DONE_BY[kind])
    return "" if event is None else event.person_name


def head_of(file: CaseFile, hall: HallRow, dated_on: date, printed_at: datetime) -> PaperHead:
    """Return what every paper of a case bears; its number is put in when it has one."""
    guide, window = file.guide, file.window
    sample = _("（示例）") if guide.is_place_sample else ""
    phone = guide.consult_phone or ("" if window is None else window.phone)
    return PaperHead(
        hall=hall,
        issuer=guide.agency or guide.item.department or hall.name,
        case_number=file.case.case_number,
        query_code=file.case.query_code,
        applicant=file.applicant.name,
        item=file.case.item_name,
        dated_on=dated_on,
        printed_at=printed_at,
        window="" if window is None else str(window.number),
        window_phone=phone and f"{phone}{sample}",
        supervision_phone=guide.complaint_phone and f"{guide.complaint_phone}{sample}",
        law=lines_of(guide.legal_basis),
        is_licence=file.is_licence,
        clerk=file.clerk,
    )
