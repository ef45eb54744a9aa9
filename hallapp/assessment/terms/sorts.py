"""What proves a point, what a rule scores, how far sheets and appeals are.

Points are whole tenths (-20 is two points less), so that halves of a point stay exact.
"""

from enum import Enum

from hallapp.kernel.texts import _


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


class FactKind(Enum):
    """What happened, as far as rules of scores tell things apart (计分事实)."""

    LATE = "late"
    EARLY = "early"
    MISSING_PUNCH = "missing_punch"
    ABSENT_HALF = "absent_half"
    OFF_POST = "off_post"
    FINDING = "finding"
    LEAVE_UNDONE = "leave_undone"
    UNSIGNED_RETURN = "unsigned_return"
    WRONG_POST = "wrong_post"
    CASE_OVERDUE = "case_overdue"
    COMPLAINT = "complaint"
    BAD_REVIEW = "bad_review"
    MEETING_LATE = "meeting_late"
    MEETING_ABSENT = "meeting_absent"
    MEDIA = "media"
    PRAISE = "praise"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            FactKind.LATE: _("迟到"),
            FactKind.EARLY: _("早退"),
            FactKind.MISSING_PUNCH: _("缺卡"),
            FactKind.ABSENT_HALF: _("旷工半天"),
            FactKind.OFF_POST: _("离岗未登记"),
            FactKind.FINDING: _("巡查发现问题"),
            FactKind.LEAVE_UNDONE: _("请假手续不全"),
            FactKind.UNSIGNED_RETURN: _("回原单位没有登记"),
            FactKind.WRONG_POST: _("不是 A、B 岗的人员顶岗"),
            FactKind.CASE_OVERDUE: _("办件超期"),
            FactKind.COMPLAINT: _("投诉属实"),
            FactKind.BAD_REVIEW: _("差评属实"),
            FactKind.MEETING_LATE: _("会议迟到"),
            FactKind.MEETING_ABSENT: _("会议缺席"),
            FactKind.MEDIA: _("负面报道"),
            FactKind.PRAISE: _("表扬"),
            FactKind.OTHER: _("其他事项"),
        }[self]


class ScorePer(Enum):
    """What a rule's points are multiplied by (计分单位)."""

    OCCASION = "occasion"
    HALF_DAY = "half_day"
    WORKING_DAY = "working_day"

    @property
    def label(self) -> str:
        """The word behind the points."""
        return {
            ScorePer.OCCASION: _("每次"),
            ScorePer.HALF_DAY: _("每半天"),
            ScorePer.WORKING_DAY: _("每个工作日"),
        }[self]


class ScoreGroup(Enum):
    """The part of the sheet that a rule belongs to (考核项目)."""

    ATTENDANCE = "attendance"
    LEAVE = "leave"
    CONDUCT = "conduct"
    CASES = "cases"
    OPINIONS = "opinions"
    BONUS = "bonus"

    @property
    def label(self) -> str:
        """The word above its column."""
        return {
            ScoreGroup.ATTENDANCE: _("出勤"),
            ScoreGroup.LEAVE: _("请销假"),
            ScoreGroup.CONDUCT: _("纪律着装"),
            ScoreGroup.CASES: _("办件效能"),
            ScoreGroup.OPINIONS: _("群众评价"),
            ScoreGroup.BONUS: _("加分项目"),
        }[self]
