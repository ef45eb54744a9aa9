"""Facts of decisions, and of what is handed over."""

from dataclasses import dataclass, field
from datetime import date, datetime

from hallapp.slips.official.facts.head import PaperMaterial, Rights


@dataclass(frozen=True, kw_only=True)
class DecisionFacts:
    """准予决定书, 延续决定书 and 变更决定书.

    Attributes:
        reasons: Why; may be empty.
        result: Name of the licence or other paper given; may be empty.
        result_number: Its number; may be empty.
        valid_words: From when to when it holds; may be empty.
        former: The paper that is renewed or changed; may be empty.
        changes: What, before, after.
        deliver_by: Until when it is handed over; None when not said.
    """

    accepted_on: date
    decided_on: date
    reasons: tuple[str, ...] = ()
    result: str = ""
    result_number: str = ""
    valid_words: str = ""
    former: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    deliver_by: date | None = None


@dataclass(frozen=True, kw_only=True)
class RevocationFacts:
    """撤销决定书.

    Attributes:
        former: The decision or licence that is revoked, with its number.
        decided_on: When that was made.
    """

    former: str
    decided_on: date
    reasons: tuple[str, ...]
    rights: Rights = field(default_factory=Rights)


@dataclass(frozen=True, kw_only=True)
class ResultFacts:
    """办结通知书 and 取件通知单.

    Attributes:
        outcome: 准予, 不予 or any other word for how it ended.
        results: Papers to collect, name and number.
        place: Where to collect; may be empty. `hours` likewise.
        collect_by: Until when; None when not said.
        bring: What to bring.
        fee: What is to be paid, in words; empty when nothing.
    """

    accepted_on: date
    decided_on: date
    outcome: str
    results: tuple[PaperMaterial, ...] = ()
    place: str = ""
    hours: str = ""
    collect_by: date | None = None
    bring: tuple[str, ...] = ()
    fee: str = ""


@dataclass(frozen=True, kw_only=True)
class DeliveryFacts:
    """送达回证; what is empty is filled in by hand.

    Attributes:
        papers: Name and number of each paper handed over, and how many.
        way: 直接送达, 邮寄送达, 委托送达; empty leaves boxes to tick.
        agent_note: Who received in his stead and why.
        delivered_on: The day, where only that is known.
    """

    papers: tuple[tuple[str, str, int], ...]
    recipient: str
    way: str = ""
    place: str = ""
    delivered_at: datetime | None = None
    delivered_on: date | None = None
    agent_note: str = ""
    remark: str = ""
