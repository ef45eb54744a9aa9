"""What is typed and ticked at a desk for one ticket: the tick list, the applicant, what follows."""

import re
from dataclasses import dataclass, field

from hallapp.cases import DueDay, TickOutcome, is_id_number
from hallapp.faces.clerk import tick_rows
from hallapp.faces.clerk.dates import due_words
from hallapp.faces.clerk.tick_rows import TickRow
from hallapp.guides.terms import Answers, GuideRow, HandlingType
from hallapp.hall.limits import Limit
from hallapp.kernel.texts import _
from hallapp.queueing.terms import MissingPaper, TicketRow

_ID_LENGTH = 18
_MOST_NUMBERS = 3
_PHONE = re.compile(r"\+?[0-9][0-9 \-]{5,18}[0-9]")


@dataclass(frozen=True)
class AcceptForm:
    """Everything typed and ticked for one ticket.

    Attributes:
        ticket: The ticket being served.
        guide: The guide of the chosen item; None while none is chosen.
        ticks: The tick list, as the answers leave it.
        answers: What the citizen answered about the situation, here or on a scanned slip.
        name: Applicant's name.
        phone: May be empty.
        id_number: May be empty.
        due: Due day that an acceptance now would give.
        due_fault: Why there is none, in words.
        has_twin: The same applicant has an open case of the item: the hall said so once.
        is_receiving: The papers are only taken (只收件): nothing is accepted yet.
        external: Number of the case on the provincial platform; empty for a case of the hall.
        may_accept: Whether the person at the desk accepts applications.
        may_receive: Whether the person at the desk takes papers in.
    """

    ticket: TicketRow
    guide: GuideRow | None = None
    ticks: tuple[TickRow, ...] = ()
    answers: Answers = field(default_factory=dict[str, str])
    name: str = ""
    phone: str = ""
    id_number: str = ""
    due: DueDay | None = None
    due_fault: str = ""
    has_twin: bool = False
    is_receiving: bool = False
    external: str = ""
    may_accept: bool = True
    may_receive: bool = True

    @property
    def is_instant(self) -> bool:
        """Whether the item is done at once (即办件): accepted, decided and handed over in one."""
        return self.guide is not None and (self.guide.item.handling_type is HandlingType.INSTANT)

    def count(self, outcome: TickOutcome) -> int:
        """Return how many materials were found so."""
        return sum(row.outcome is outcome for row in self.ticks)

    @property
    def id_fault(self) -> str:
        """What is wrong with the ID number, in words; empty when nothing is."""
        if not self.id_number or is_id_number(self.id_number):
            return ""
        if len(self.id_number) != _ID_LENGTH:
            return _("身份证号是 18 位，现在 {count} 位").format(count=len(self.id_number))
        return _("校验码不对，请再看一遍证件")

    @property
    def phone_fault(self) -> str:
        """What is wrong with the phone number, in words."""
        if not self.phone or _PHONE.fullmatch(self.phone):
            return ""
        return _("电话号码写法不对")

    @property
    def why_not(self) -> str:
        """Why it cannot be accepted now, in words; empty when it can.

        No due day comes first: nothing that is ticked or typed would help.
        """
        if not self.may_accept:
            return _("您的岗位不能受理，请前台受理的人来办")
        if self.external:
            return _("省平台来的件先收件，再在办件里受理")
        if self.due_fault:
            return self.due_fault
        return self._ticks_fault or self._applicant_fault

    @property
    def _ticks_fault(self) -> str:
        """What stands against acceptance in the tick list."""
        unseen = tick_rows.unseen(self.ticks)
        without = tick_rows.groups_without(self.ticks)
        missing = [row.number for row in self.ticks if row.outcome is TickOutcome.MISSING]
        if missing:
            return _("第 {numbers} 项还缺").format(numbers=_numbers(missing))
        if unseen:
            return _("第 {numbers} 项还没有核对").format(numbers=_numbers(unseen))
        if without:
            return _("“{group}”里要有一份").format(group=without[0])
        return ""

    @property
    def why_not_received(self) -> str:
        """Why the papers cannot be taken without acceptance (只收件); empty when they can.

        Something may be missing; every line was looked at, so that all of it is told at once.
        """
        if not self.may_receive:
            return _("您的岗位不能收件，请前台受理或导办的人来办")
        unseen = tick_rows.unseen(self.ticks)
        if unseen:
            return _("第 {numbers} 项还没有核对").format(numbers=_numbers(unseen))
        return self._applicant_fault

    @property
    def _applicant_fault(self) -> str:
        """What is wrong with the applicant's fields."""
        if not self.name.strip():
            return _("还没有填申请人姓名")
        return self.id_fault or self.phone_fault

    @property
    def missing(self) -> tuple[MissingPaper, ...]:
        """Everything that is marked as missing, as a notice names it."""
        return tuple(
            MissingPaper(str(row.material.id), row.material.name, row.remark)
            for row in self.ticks
            if row.outcome is TickOutcome.MISSING
        )

    @property
    def unseen(self) -> int:
        """How many materials nobody has looked at."""
        return len(tick_rows.unseen(self.ticks))

    @property
    def why_not_told(self) -> str:
        """Why the visit cannot end for want of papers now, in words; empty when it can."""
        if self.missing:
            return ""
        if not self.ticks:
            return _("这个事项没有登记材料，没有可以告知的")
        return _("还没有标出缺哪一份：按它的序号，或者在那一行按 Delete")

    @property
    def limit(self) -> Limit | None:
        """The limit that counts: the promise, else the law's."""
        return None if self.guide is None else self.guide.promised or self.guide.statutory

    @property
    def due_text(self) -> str:
        """The due day it would give: 今天受理，12月4日到期."""
        if self.due is None:
            return self.due_fault
        if self.is_instant:
            return _("受理后当场办结")
        text = _("今天受理，{day}到期").format(day=due_words(self.due.due_on))
        return text + (_("，暂定") if self.due.is_provisional else "")


def _numbers(numbers: list[int]) -> str:
    """Return 3、4、5; only the first ones of many."""
    shown = _("、").join(str(number) for number in numbers[:_MOST_NUMBERS])
    return (
        shown
        if len(numbers) <= _MOST_NUMBERS
        else _("{first} 等 {count}").format(first=shown, count=len(numbers))
    )
