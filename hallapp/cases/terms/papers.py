"""Papers of a case (文书): which there are, and how each is numbered."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _


class CasePaperKind(Enum):
    """One kind of paper that a case may need; each has its own numbers a year (文号)."""

    RECEIPT = "receipt"
    ACCEPTANCE = "acceptance"
    SUPPLEMENT = "supplement"
    SUPPLEMENT_DONE = "supplement_done"
    REJECTION = "rejection"
    LENIENCE = "lenience"
    COMMITMENT = "commitment"
    SUSPENSION = "suspension"
    RESUMPTION = "resumption"
    EXTENSION = "extension"
    INSPECTION_RECORD = "inspection_record"
    APPROVAL_SHEET = "approval_sheet"
    GRANT = "grant"
    REFUSAL = "refusal"
    RENEWAL = "renewal"
    REVOCATION = "revocation"
    CONCLUSION = "conclusion"
    PICKUP = "pickup"
    DELIVERY = "delivery"
    RETURN = "return"
    RECTIFICATION = "rectification"
    CONTENTS = "contents"
    URGING = "urging"
    SUPERVISION = "supervision"
    JOINT_ACCEPTANCE = "joint_acceptance"
    JOINT_REQUEST = "joint_request"
    JOINT_REPLY = "joint_reply"
    JOINT_RECEIVING = "joint_receiving"
    JOINT_SUMMARY = "joint_summary"
    JOINT_OPINION = "joint_opinion"
    JOINT_SIGNING = "joint_signing"

    @property
    def label(self) -> str:
        """The title on the paper."""
        return _TITLES[self]()

    @property
    def mark(self) -> str:
        """The word of the kind in a number: 受 in 示例政审受〔2026〕12号."""
        return _MARKS[self]


_TITLES = {
    CasePaperKind.RECEIPT: lambda: _("收取材料凭证"),
    CasePaperKind.ACCEPTANCE: lambda: _("受理通知书"),
    CasePaperKind.SUPPLEMENT: lambda: _("补正告知书"),
    CasePaperKind.SUPPLEMENT_DONE: lambda: _("补正材料收取通知单"),
    CasePaperKind.REJECTION: lambda: _("不予受理通知书"),
    CasePaperKind.LENIENCE: lambda: _("容缺受理告知书"),
    CasePaperKind.COMMITMENT: lambda: _("告知承诺书"),
    CasePaperKind.SUSPENSION: lambda: _("特别程序告知书"),
    CasePaperKind.RESUMPTION: lambda: _("恢复计时通知书"),
    CasePaperKind.EXTENSION: lambda: _("延长期限告知书"),
    CasePaperKind.INSPECTION_RECORD: lambda: _("核查工作记录"),
    CasePaperKind.APPROVAL_SHEET: lambda: _("审批表"),
    CasePaperKind.GRANT: lambda: _("准予决定书"),
    CasePaperKind.REFUSAL: lambda: _("不予决定书"),
    CasePaperKind.RENEWAL: lambda: _("延续、变更决定书"),
    CasePaperKind.REVOCATION: lambda: _("撤销决定书"),
    CasePaperKind.CONCLUSION: lambda: _("办结通知书"),
    CasePaperKind.PICKUP: lambda: _("取件通知单"),
    CasePaperKind.DELIVERY: lambda: _("送达回证"),
    CasePaperKind.RETURN: lambda: _("退件通知单"),
    CasePaperKind.RECTIFICATION: lambda: _("整改通知单"),
    CasePaperKind.CONTENTS: lambda: _("卷宗目录"),
    CasePaperKind.URGING: lambda: _("催办通知书"),
    CasePaperKind.SUPERVISION: lambda: _("督办通知书"),
    CasePaperKind.JOINT_ACCEPTANCE: lambda: _("联办受理单"),
    CasePaperKind.JOINT_REQUEST: lambda: _("联办联系单"),
    CasePaperKind.JOINT_REPLY: lambda: _("联办回执函"),
    CasePaperKind.JOINT_RECEIVING: lambda: _("联办接收单"),
    CasePaperKind.JOINT_SUMMARY: lambda: _("联办意见汇总表"),
    CasePaperKind.JOINT_OPINION: lambda: _("联办意见书"),
    CasePaperKind.JOINT_SIGNING: lambda: _("联办签收单"),
}
_MARKS = {
    CasePaperKind.RECEIPT: "收",
    CasePaperKind.ACCEPTANCE: "受",
    CasePaperKind.SUPPLEMENT: "补",
    CasePaperKind.SUPPLEMENT_DONE: "补收",
    CasePaperKind.REJECTION: "不受",
    CasePaperKind.LENIENCE: "容",
    CasePaperKind.COMMITMENT: "诺",
    CasePaperKind.SUSPENSION: "特",
    CasePaperKind.RESUMPTION: "复",
    CasePaperKind.EXTENSION: "延",
    CasePaperKind.INSPECTION_RECORD: "核",
    CasePaperKind.APPROVAL_SHEET: "审",
    CasePaperKind.GRANT: "准",
    CasePaperKind.REFUSAL: "不准",
    CasePaperKind.RENEWAL: "续",
    CasePaperKind.REVOCATION: "撤",
    CasePaperKind.CONCLUSION: "结",
    CasePaperKind.PICKUP: "取",
    CasePaperKind.DELIVERY: "送",
    CasePaperKind.RETURN: "退",
    CasePaperKind.RECTIFICATION: "改",
    CasePaperKind.CONTENTS: "卷",
    CasePaperKind.URGING: "催",
    CasePaperKind.SUPERVISION: "督",
    CasePaperKind.JOINT_ACCEPTANCE: "联受",
    CasePaperKind.JOINT_REQUEST: "联系",
    CasePaperKind.JOINT_REPLY: "联回",
    CasePaperKind.JOINT_RECEIVING: "联接",
    CasePaperKind.JOINT_SUMMARY: "联汇",
    CasePaperKind.JOINT_OPINION: "联意",
    CasePaperKind.JOINT_SIGNING: "联签",
}


@dataclass(frozen=True, slots=True)
class CasePaperRow:
    """One paper of a case as a list shows it.

    Attributes:
        number: 文号.
        copies: How often it was printed.
    """

    id: UUID
    kind: CasePaperKind
    number: str
    issued_on: date
    issued_at: datetime
    copies: int
