"""What a person says when doing something with a case; checked by the chapter that does it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from hallapp.cases.terms import CaseOutcomeKind, SuspensionReason
from hallapp.kernel.texts import _


@dataclass(frozen=True, slots=True)
class Lenience:
    """A minor gap is accepted and filled later (容缺受理).

    Attributes:
        due_on: Last day on which the missing materials may come.
        consequence: What happens when they do not, as the applicant was told in writing.
        materials: Ids of materials that may be missing beside those the guide lets follow later.
    """

    due_on: date
    consequence: str
    materials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something is refused or taken back, with its reason and the applicant's rights.

    Attributes:
        basis: Law line it rests on.
        review_agency: Where review may be asked for (行政复议); empty when not said.
        court: Where it may be taken (行政诉讼); empty when not said.
    """

    reason: str
    basis: str
    review_agency: str = ""
    court: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The clock is to stand for a lawful reason (特别程序、挂起).

    Attributes:
        reason: The clerk's words.
        basis: Law line; needed for reasons that 《行政许可法》第四十五条 does not name.
        document_number: Paper on which the applicant was told the time needed.
        from_on: First day that is not counted.
        planned_to_on: First day planned to count again.
        told_on: Day on which the applicant was told in writing.
    """

    ground: SuspensionReason
    reason: str
    basis: str
    document_number: str
    from_on: date
    planned_to_on: date
    told_on: date


@dataclass(frozen=True, slots=True)
class Prolonging:
    """The limit is extended with approval (延期).

    Attributes:
        amount: How much, in the limit's own unit.
        approver_name: The head who approved it.
        told_on: Day on which the applicant was told the reason.
        basis: Law line; needed where 《行政许可法》第四十二条 does not give it.
    """

    amount: int
    reason: str
    approver_name: str
    approved_on: date
    told_on: date
    document_number: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided (决定).

    Attributes:
        grounds: Reasons; needed for a refusal.
        basis: Law line; needed for a refusal.
        review_agency: Where review may be asked for; needed for a refusal.
        court: Where it may be taken; needed for a refusal.
    """

    outcome: CaseOutcomeKind
    grounds: str = ""
    basis: str = ""
    review_agency: str = ""
    court: str = ""


class DeliveryWay(Enum):
    """How a result reaches the applicant (送达方式)."""

    IN_PERSON = "in_person"
    POST = "post"
    AGENT = "agent"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            DeliveryWay.IN_PERSON: _("本人领取"),
            DeliveryWay.POST: _("邮寄送达"),
            DeliveryWay.AGENT: _("代理人领取"),
        }[self]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A result was handed over (送达).

    Attributes:
        recipient: Who signed for it.
        agent_note: Of an agent: by which paper; of a posted one: its tracking number.
        on: The day, None for today.
    """

    way: DeliveryWay
    recipient: str
    agent_note: str = ""
    on: date | None = None
