"""The papers of a case by name: what each is called and whether it asks for a seal."""

from enum import Enum

from hallapp.kernel.texts import _


class PaperKind(Enum):
    """An official paper of a case (文书种类)."""

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
    OVERSEEING = "overseeing"
    JOINT_ACCEPTANCE = "joint_acceptance"
    JOINT_LETTER = "joint_letter"
    JOINT_REPLY = "joint_reply"
    JOINT_RECEIPT = "joint_receipt"
    JOINT_SUMMARY = "joint_summary"
    JOINT_OPINION = "joint_opinion"
    JOINT_SIGN_OFF = "joint_sign_off"

    @property
    def is_joint(self) -> bool:
        """Whether it goes between units, with a stub and a part to send back."""
        return self.value.startswith("joint_")

    @property
    def label(self) -> str:
        """What the paper calls itself for an item that is no licence."""
        return title_of(self, is_licence=False)


_LICENCE_TITLES = frozenset(
    {
        PaperKind.APPROVAL,
        PaperKind.DENIAL,
        PaperKind.RENEWAL,
        PaperKind.CHANGE,
        PaperKind.REVOCATION,
    }
)


def title_of(kind: PaperKind, *, is_licence: bool) -> str:
    """Return the title of a paper; decisions on licences name the licence."""
    if is_licence and kind in _LICENCE_TITLES:
        return {
            PaperKind.APPROVAL: _("准予行政许可决定书"),
            PaperKind.DENIAL: _("不予行政许可决定书"),
            PaperKind.RENEWAL: _("延续行政许可决定书"),
            PaperKind.CHANGE: _("变更行政许可决定书"),
            PaperKind.REVOCATION: _("撤销行政许可决定书"),
        }[kind]
    return (_towards_the_applicant() | _inside_and_between())[kind]


def _towards_the_applicant() -> dict[PaperKind, str]:
    return {
        PaperKind.RECEIPT: _("收取材料凭证"),
        PaperKind.ACCEPTANCE: _("受理通知书"),
        PaperKind.SUPPLEMENT: _("补正告知书"),
        PaperKind.SUPPLEMENTED: _("补正收齐通知书"),
        PaperKind.NON_ACCEPTANCE: _("不予受理通知书"),
        PaperKind.TOLERANCE: _("容缺受理通知书"),
        PaperKind.PROMISE: _("告知承诺书"),
        PaperKind.SUSPENSION: _("特别程序告知书"),
        PaperKind.RESUMPTION: _("恢复办理通知书"),
        PaperKind.EXTENSION: _("延长期限告知书"),
        PaperKind.APPROVAL: _("准予决定书"),
        PaperKind.DENIAL: _("不予决定书"),
        PaperKind.RENEWAL: _("延续决定书"),
        PaperKind.CHANGE: _("变更决定书"),
        PaperKind.REVOCATION: _("撤销决定书"),
        PaperKind.CONCLUSION: _("办结通知书"),
        PaperKind.COLLECTION: _("取件通知单"),
        PaperKind.DELIVERY: _("送达回证"),
        PaperKind.RETURN: _("退件通知单"),
        PaperKind.RECTIFICATION: _("整改通知单"),
    }


def _inside_and_between() -> dict[PaperKind, str]:
    return {
        PaperKind.INSPECTION: _("核查工作记录"),
        PaperKind.EXAMINATION: _("审批表"),
        PaperKind.ARCHIVE: _("卷宗目录"),
        PaperKind.URGING: _("催办通知单"),
        PaperKind.OVERSEEING: _("督办通知单"),
        PaperKind.JOINT_ACCEPTANCE: _("联合办理受理单"),
        PaperKind.JOINT_LETTER: _("联合办理联系单"),
        PaperKind.JOINT_REPLY: _("联合办理回执函"),
        PaperKind.JOINT_RECEIPT: _("联合办理接收单"),
        PaperKind.JOINT_SUMMARY: _("联合办理意见汇总表"),
        PaperKind.JOINT_OPINION: _("联合办理意见书"),
        PaperKind.JOINT_SIGN_OFF: _("联合办理签收单"),
    }
