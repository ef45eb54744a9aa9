"""Facts of the papers from receipt to acceptance, and of refusals."""

from dataclasses import dataclass, field
from datetime import date

from hallapp.slips.official.facts.head import DueFacts, PaperMaterial, Rights


@dataclass(frozen=True, kw_only=True)
class ReceiptFacts:
    """收取材料凭证: what was handed in.

    Attributes:
        answer_by: Until when the hall says whether it accepts; None when no limit is known.
    """

    received: tuple[PaperMaterial, ...]
    received_on: date
    answer_by: date | None = None


@dataclass(frozen=True, kw_only=True)
class AcceptanceFacts:
    """受理通知书 and, with something missing, 容缺受理通知书.

    Attributes:
        applied_on: When the application was handed in.
        is_deemed: Accepted because nobody answered in time (逾期不告知视为受理).
        contact: Name of who is called about it; may be empty.
        contact_phone: Phone for messages, as it is to be printed; may be empty.
        missing: What may be brought later; listed on both papers.
        missing_by: Until when; None leaves a blank. 容缺受理通知书 only.
        consequence: What follows when it is not brought, from the hall's rule. 容缺受理通知书 only;
            empty leaves a blank.
    """

    received: tuple[PaperMaterial, ...]
    applied_on: date
    accepted_on: date
    due: DueFacts
    is_deemed: bool = False
    contact: str = ""
    contact_phone: str = ""
    missing: tuple[PaperMaterial, ...] = ()
    missing_by: date | None = None
    consequence: str = ""


@dataclass(frozen=True, kw_only=True)
class SupplementFacts:
    """补正告知书: everything that is missing, told once.

    Attributes:
        missing: `remark` says what is missing or wrong.
        received: What is there already.
        bring_by: Until when; None when no day is set.
        keep_days: Natural days for which what is there is kept; None when the hall has no rule.
        consequence: What follows otherwise, from the hall's rule; not printed when empty.
    """

    missing: tuple[PaperMaterial, ...]
    applied_on: date
    received: tuple[PaperMaterial, ...] = ()
    bring_by: date | None = None
    keep_days: int | None = None
    consequence: str = ""


@dataclass(frozen=True, kw_only=True)
class SupplementedFacts:
    """补正收齐通知书: the last material is in, the case goes on."""

    supplied: tuple[PaperMaterial, ...]
    told_on: date
    accepted_on: date
    due: DueFacts


@dataclass(frozen=True, kw_only=True)
class RefusalFacts:
    """不予受理通知书, 不予决定书 and 退件通知单.

    Attributes:
        applied_on: When the application was handed in.
        reasons: At least one; none leaves lines to write on.
        turn_to: The agency that is competent (不予受理); may be empty.
        accepted_on: When it was accepted (不予决定); None otherwise.
        returned: Materials given back.
    """

    applied_on: date
    reasons: tuple[str, ...]
    rights: Rights = field(default_factory=Rights)
    turn_to: str = ""
    accepted_on: date | None = None
    returned: tuple[PaperMaterial, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PromiseFacts:
    """告知承诺书, two copies.

    Attributes:
        conditions: What the agency tells: conditions, standards, materials not asked for.
        promises: What the applicant promises; empty prints the seven usual ones.
        consequence: What follows a broken promise, from the item's rules; empty leaves a blank.
        check_words: When and how it is checked; may be empty.
    """

    conditions: tuple[str, ...]
    promises: tuple[str, ...] = ()
    consequence: str = ""
    check_words: str = ""
