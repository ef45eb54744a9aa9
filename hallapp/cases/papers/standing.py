"""Which of the papers made of a case tells its newest step, so that it is printed again."""

from collections.abc import Iterable, Mapping

from hallapp.cases.terms import CaseEventKind, CaseEventRow, CasePaperKind, CasePaperRow

_STEPS: Mapping[CasePaperKind, frozenset[CaseEventKind]] = {
    CasePaperKind.SUPPLEMENT: frozenset({CaseEventKind.SUPPLEMENT_ASKED}),
    CasePaperKind.SUPPLEMENTED: frozenset({CaseEventKind.SUPPLEMENTED}),
    CasePaperKind.SUSPENSION: frozenset({CaseEventKind.SUSPENDED}),
    CasePaperKind.RESUMPTION: frozenset({CaseEventKind.RESUMED}),
    CasePaperKind.EXTENSION: frozenset({CaseEventKind.EXTENDED}),
    CasePaperKind.EXAMINATION: frozenset({CaseEventKind.STAGE_ENDED, CaseEventKind.DECIDED}),
    CasePaperKind.APPROVAL: frozenset({CaseEventKind.DECIDED}),
    CasePaperKind.DENIAL: frozenset({CaseEventKind.DECIDED}),
    CasePaperKind.CONCLUSION: frozenset({CaseEventKind.DECIDED}),
    CasePaperKind.COLLECTION: frozenset({CaseEventKind.READY, CaseEventKind.DECIDED}),
    CasePaperKind.DELIVERY: frozenset({CaseEventKind.DELIVERED, CaseEventKind.DECIDED}),
    CasePaperKind.REVOCATION: frozenset({CaseEventKind.REVOKED}),
    CasePaperKind.ARCHIVE: frozenset({CaseEventKind.DECIDED}),
}
"""Steps that a case may take more than once, and the papers that tell them."""


def standing_paper(
    kind: CasePaperKind, papers: Iterable[CasePaperRow], events: Iterable[CaseEventRow]
) -> CasePaperRow | None:
    """Return the paper of a kind that still tells the newest step; None when one is to be made.

    A second notice is a paper of its own with its own number; printing the first one again
    would tell what was told before.

    Args:
        kind: Which paper.
        papers: Those made of the case, oldest first.
        events: The history of the case; what was made when is told by its order.
    """
    made = [row for row in papers if row.kind is kind]
    steps = _STEPS.get(kind)
    if steps is None:
        return made[-1] if made else None
    number = ""
    for event in sorted(events, key=lambda each: each.position):
        if event.kind in steps:
            number = ""
        elif event.kind is CaseEventKind.PAPER_MADE and event.facts.get("paper") == kind.value:
            number = str(event.facts.get("number", ""))
    return next((row for row in made if row.number == number), None)
