"""Words of assessment: dated rules of scores, entries with their evidence, sheets, appeals.

Points are whole tenths (-20 is two points less), so that halves of a point stay exact.
"""

from enum import Enum

from hallapp.kernel.texts import _

TENTHS = 10


class EvidenceSort(Enum):
    """What proves a figure or a point (依据); with an id it opens what it names."""

    DAY = "day"  # 考勤日: one person's result of one day
    MARK = "mark"  # 巡查记录
    LEAVE = "leave"  # 请假
    OUTING = "outing"  # 外出登记
    CASE = "case"  # 办件
    COMPLAINT = "complaint"  # 投诉
    EVALUATION = "evaluation"  # 评价
    LETTER = "letter"  # 反馈函
    EXPLANATION = "explanation"  # 说明
    NOTE = "note"  # 表扬、批评记录
    HAND = "hand"  # 手工登记

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            EvidenceSort.DAY: _("考勤日"),
            EvidenceSort.MARK: _("巡查记录"),
            EvidenceSort.LEAVE: _("请假单"),
            EvidenceSort.OUTING: _("外出登记"),
            EvidenceSort.CASE: _("办件"),
            EvidenceSort.COMPLAINT: _("投诉件"),
            EvidenceSort.EVALUATION: _("评价"),
            EvidenceSort.LETTER: _("反馈函"),
            EvidenceSort.EXPLANATION: _("情况说明"),
            EvidenceSort.NOTE: _("表扬批评记录"),
            EvidenceSort.HAND: _("手工登记"),
        }[self]


class WithdrawalCause(Enum):
    """Why an entry counts no longer (撤销原因).

    What a person took back stays taken back, whatever facts are fed again; what facts took back
    returns with them.
    """

    HAND = "hand"
    APPEAL = "appeal"
    FACTS = "facts"


class AssessmentState(Enum):
    """How far an assessment is (考核表状态)."""

    DRAFT = "draft"
    CLOSED = "closed"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            AssessmentState.DRAFT: _("未定稿"),
            AssessmentState.CLOSED: _("已定稿"),
            AssessmentState.REPLACED: _("已被更正"),
        }[self]


class AppealVerdict(Enum):
    """What became of an appeal (申诉结果)."""

    GRANTED = "granted"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {AppealVerdict.GRANTED: _("申诉成立"), AppealVerdict.REFUSED: _("申诉不成立")}[self]
