"""Which words and which facts belong to each kind of paper."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hallapp.slips.official import facts
from hallapp.slips.official.blocks import Block
from hallapp.slips.official.facts import PaperHead
from hallapp.slips.official.kinds import PaperKind
from hallapp.slips.official.words import intake

Writer = Callable[[PaperHead, Any], Iterable[Block]]

_WRITERS: Mapping[PaperKind, tuple[type, Writer]] = {
    PaperKind.RECEIPT: (facts.ReceiptFacts, intake.receipt),
    PaperKind.ACCEPTANCE: (facts.AcceptanceFacts, intake.acceptance),
    PaperKind.SUPPLEMENT: (facts.SupplementFacts, intake.supplement),
    PaperKind.SUPPLEMENTED: (facts.SupplementedFacts, intake.supplemented),
    PaperKind.NON_ACCEPTANCE: (facts.RefusalFacts, intake.non_acceptance),
    PaperKind.TOLERANCE: (facts.AcceptanceFacts, intake.tolerance),
    PaperKind.PROMISE: (facts.PromiseFacts, intake.promise),
    PaperKind.RETURN: (facts.RefusalFacts, intake.returned),
}

FACTS: Mapping[PaperKind, type] = {kind: each for kind, (each, _writer) in _WRITERS.items()}
"""The class of the facts of each kind."""


def written(kind: PaperKind, head: PaperHead, given: Any) -> Iterable[Block]:
    """Return what a paper says.

    Raises:
        TypeError: The facts are those of another kind.
    """
    wanted, writer = _WRITERS[kind]
    if not isinstance(given, wanted):
        raise TypeError(f"{kind.value}: {type(given).__name__}")
    return writer(head, given)
