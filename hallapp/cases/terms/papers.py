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
    SUPPLEMENTED = "supplemented"
    NON_ACCEPTANCE = "non_acceptance"
    TOLERANCE = "tolerance"
    PROMISE = "promise"
    SUSPENSION = "suspension"
    RESUMPTION = "resumption"
    EXTENSION = "extension"
    INSPECTION = "inspection"
    EXAMINATION = "examination"
    APPROVAL = "approval"
    DENIAL = "denial"
    RENEWAL = "renewal"
    CHANGE = "change"
    REVOCATION = "revocation"
    CONCLUSION = "conclusion"
    COLLECTION = "collection"
    DELIVERY = "delivery"
    RETURN = "return"
    RECTIFICATION = "rectification"
    ARCHIVE = "archive"
    URGING = "urging"
    SUPERVISION = "supervision"
    JOINT_ACCEPTANCE = "joint_acceptance"
    JOINT_LETTER = "joint_letter"
    JOINT_REPLY = "joint_reply"
    JOINT_RECEIPT = "joint_receipt"
    JOINT_SUMMARY = "joint_summary"
    JOINT_OPINION = "joint_opinion"
    JOINT_SIGN_OFF = "joint_sign_off"

    @property
    def label(self) -> str:
        """The title on the paper."""
        return _TITLES[self]()

    @property
    def is_joint(self) -> bool:
        """Whether it goes between units, with a stub and a part to send back."""
        return self.value.startswith("joint_")

    @property
    def mark(self) -> str:
        """The word of the kind in a number: 受 in 示例政审受〔2026〕12号."""
        return _MARKS[self]


_TITLES = {
    CasePaperKind.RECEIPT: lambda: _("收取材料凭证"),
    CasePaperKind.ACCEPTANCE: lambda: _("受理通知书"),
    CasePaperKind.SUPPLEMENT: lambda: _("补正告知书"),
    CasePaperKind.SUPPLEMENTED: lambda: _("补正收齐通知书"),
    CasePaperKind.NON_ACCEPTANCE: lambda: _("不予受理通知书"),
    CasePaperKind.TOLERANCE: lambda: _("容缺受理通知书"),
    CasePaperKind.PROMISE: lambda: _("告知承诺书"),
    CasePaperKind.SUSPENSION: lambda: _("特别程序告知书"),
    CasePaperKind.RESUMPTION: lambda: _("恢复办理通知书"),
    CasePaperKind.EXTENSION: lambda: _("延长期限告知书"),
    CasePaperKind.INSPECTION: lambda: _("核查工作记录"),
    CasePaperKind.EXAMINATION: lambda: _("审批表"),
    CasePaperKind.APPROVAL: lambda: _("准予决定书"),
    CasePaperKind.DENIAL: lambda: _("不予决定书"),
    CasePaperKind.RENEWAL: lambda: _("延续决定书"),
    CasePaperKind.CHANGE: lambda: _("变更决定书"),
    CasePaperKind.REVOCATION: lambda: _("撤销决定书"),
    CasePaperKind.CONCLUSION: lambda: _("办结通知书"),
    CasePaperKind.COLLECTION: lambda: _("取件通知单"),
    CasePaperKind.DELIVERY: lambda: _("送达回证"),
    CasePaperKind.RETURN: lambda: _("退件通知单"),
    CasePaperKind.RECTIFICATION: lambda: _("整改通知单"),
    CasePaperKind.ARCHIVE: lambda: _("卷宗目录"),
    CasePaperKind.URGING: lambda: _("催办通知单"),
    CasePaperKind.SUPERVISION: lambda: _("督办通知单"),
    CasePaperKind.JOINT_ACCEPTANCE: lambda: _("联合办理受理单"),
    CasePaperKind.JOINT_LETTER: lambda: _("联合办理联系单"),
    CasePaperKind.JOINT_REPLY: lambda: _("联合办理回执函"),
    CasePaperKind.JOINT_RECEIPT: lambda: _("联合办理接收单"),
    CasePaperKind.JOINT_SUMMARY: lambda: _("联合办理意见汇总表"),
    CasePaperKind.JOINT_OPINION: lambda: _("联合办理意见书"),
    CasePaperKind.JOINT_SIGN_OFF: lambda: _("联合办理签收单"),
}
_MARKS = {
    CasePaperKind.RECEIPT: "收",
    CasePaperKind.ACCEPTANCE: "受",
    CasePaperKind.SUPPLEMENT: "补",
    CasePaperKind.SUPPLEMENTED: "补收",
    CasePaperKind.NON_ACCEPTANCE: "不受",
    CasePaperKind.TOLERANCE: "容",
    CasePaperKind.PROMISE: "诺",
    CasePaperKind.SUSPENSION: "特",
    CasePaperKind.RESUMPTION: "复",
    CasePaperKind.EXTENSION: "延",
    CasePaperKind.INSPECTION: "核",
    CasePaperKind.EXAMINATION: "审",
    CasePaperKind.APPROVAL: "准",
    CasePaperKind.DENIAL: "不准",
    CasePaperKind.RENEWAL: "续",
    CasePaperKind.CHANGE: "变",
    CasePaperKind.REVOCATION: "撤",
    CasePaperKind.CONCLUSION: "结",
    CasePaperKind.COLLECTION: "取",
    CasePaperKind.DELIVERY: "送",
    CasePaperKind.RETURN: "退",
    CasePaperKind.RECTIFICATION: "改",
    CasePaperKind.ARCHIVE: "卷",
    CasePaperKind.URGING: "催",
    CasePaperKind.SUPERVISION: "督",
    CasePaperKind.JOINT_ACCEPTANCE: "联受",
    CasePaperKind.JOINT_LETTER: "联系",
    CasePaperKind.JOINT_REPLY: "联回",
    CasePaperKind.JOINT_RECEIPT: "联接",
    CasePaperKind.JOINT_SUMMARY: "联汇",
    CasePaperKind.JOINT_OPINION: "联意",
    CasePaperKind.JOINT_SIGN_OFF: "联签",
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
