"""The line of time of a case (办理过程)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from hallapp.kernel.texts import _


class CaseEventKind(Enum):
    """What happened to a case."""

    RECEIVED = "received"
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENTED = "supplemented"
    ACCEPTED = "accepted"
    DEEMED_ACCEPTED = "deemed_accepted"
    REJECTED = "rejected"
    GAP_FILLED = "gap_filled"
    STAGE_BEGUN = "stage_begun"
    STAGE_ENDED = "stage_ended"
    HANDED_OVER = "handed_over"
    FORWARDED = "forwarded"
    CAME_BACK = "came_back"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXTENDED = "extended"
    DUE_MOVED = "due_moved"
    DECIDED = "decided"
    READY = "ready"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    REOPENED = "reopened"
    REVOKED = "revoked"
    ARCHIVED = "archived"
    CHARGED = "charged"
    PAID = "paid"
    PAPER_MADE = "paper_made"
    PAPER_REPRINTED = "paper_reprinted"
    IMPORTED = "imported"
    PLATFORM_CHANGED = "platform_changed"
    LIGHT_RAISED = "light_raised"
    URGED = "urged"
    ANSWERED = "answered"
    JOINT_OPENED = "joint_opened"
    BRANCH_ASKED = "branch_asked"
    BRANCH_REPLIED = "branch_replied"
    NOTED = "noted"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return _LABELS[self]()


_LABELS = {
    CaseEventKind.RECEIVED: lambda: _("收件"),
    CaseEventKind.SUPPLEMENT_ASKED: lambda: _("一次性告知补正"),
    CaseEventKind.SUPPLEMENTED: lambda: _("补正收齐"),
    CaseEventKind.ACCEPTED: lambda: _("受理"),
    CaseEventKind.DEEMED_ACCEPTED: lambda: _("逾期未告知，视为受理"),
    CaseEventKind.REJECTED: lambda: _("不予受理"),
    CaseEventKind.GAP_FILLED: lambda: _("容缺材料补齐"),
    CaseEventKind.STAGE_BEGUN: lambda: _("进入环节"),
    CaseEventKind.STAGE_ENDED: lambda: _("完成环节"),
    CaseEventKind.HANDED_OVER: lambda: _("转交经办"),
    CaseEventKind.FORWARDED: lambda: _("上报"),
    CaseEventKind.CAME_BACK: lambda: _("上级批回"),
    CaseEventKind.SUSPENDED: lambda: _("挂起，停止计时"),
    CaseEventKind.RESUMED: lambda: _("恢复计时"),
    CaseEventKind.EXTENDED: lambda: _("批准延期"),
    CaseEventKind.DUE_MOVED: lambda: _("期限变动"),
    CaseEventKind.DECIDED: lambda: _("作出决定"),
    CaseEventKind.READY: lambda: _("结果待领取"),
    CaseEventKind.DELIVERED: lambda: _("送达"),
    CaseEventKind.WITHDRAWN: lambda: _("申请人撤回"),
    CaseEventKind.RETURNED: lambda: _("退件"),
    CaseEventKind.REOPENED: lambda: _("重新办理"),
    CaseEventKind.REVOKED: lambda: _("撤销决定"),
    CaseEventKind.ARCHIVED: lambda: _("归档"),
    CaseEventKind.CHARGED: lambda: _("核定收费"),
    CaseEventKind.PAID: lambda: _("登记缴费"),
    CaseEventKind.PAPER_MADE: lambda: _("制作文书"),
    CaseEventKind.PAPER_REPRINTED: lambda: _("补打文书"),
    CaseEventKind.IMPORTED: lambda: _("从省平台导入"),
    CaseEventKind.PLATFORM_CHANGED: lambda: _("省平台有变化"),
    CaseEventKind.LIGHT_RAISED: lambda: _("亮灯"),
    CaseEventKind.URGED: lambda: _("催办"),
    CaseEventKind.ANSWERED: lambda: _("回复"),
    CaseEventKind.JOINT_OPENED: lambda: _("联办立项"),
    CaseEventKind.BRANCH_ASKED: lambda: _("征求协办意见"),
    CaseEventKind.BRANCH_REPLIED: lambda: _("协办回复"),
    CaseEventKind.NOTED: lambda: _("备注"),
}


@dataclass(frozen=True, slots=True)
class CaseEventRow:
    """One line of the line of time: when, what, who, where, and the words of it.

    Attributes:
        facts: As stored; `hallapp.cases.telling` makes the sentence of it.
    """

    position: int
    kind: CaseEventKind
    at: datetime
    person_name: str
    window_number: int | None
    facts: Mapping[str, Any]
