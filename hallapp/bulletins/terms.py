"""Words of bulletins: what is posted each day, summed each week, published each month."""

from enum import Enum

from hallapp.kernel.texts import _


class BulletinSort(Enum):
    """What a bulletin is for (通报种类)."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    ASSESSMENT = "assessment"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            BulletinSort.WEEKLY: _("周汇总"),
            BulletinSort.MONTHLY: _("月通报"),
            BulletinSort.ASSESSMENT: _("考核通报"),
        }[self]


class BulletinState(Enum):
    """How far a bulletin is (通报状态)."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    NUMBERED = "numbered"
    ISSUED = "issued"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            BulletinState.DRAFT: _("草稿"),
            BulletinState.CONFIRMED: _("已审定"),
            BulletinState.NUMBERED: _("已编号"),
            BulletinState.ISSUED: _("已印发"),
            BulletinState.REPLACED: _("已被更正"),
        }[self]


class RecipientLine(Enum):
    """Which line of a bulletin names a recipient (报、送、发)."""

    REPORT = "report"
    SEND = "send"
    ISSUE = "issue"

    @property
    def label(self) -> str:
        """The word that begins the line."""
        return {
            RecipientLine.REPORT: _("报"),
            RecipientLine.SEND: _("送"),
            RecipientLine.ISSUE: _("发"),
        }[self]


class NoteSort(Enum):
    """What a note for the next bulletin says (表扬、批评、要求)."""

    PRAISE = "praise"
    CRITICISM = "criticism"
    DEMAND = "demand"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            NoteSort.PRAISE: _("表扬"),
            NoteSort.CRITICISM: _("批评"),
            NoteSort.DEMAND: _("工作要求"),
        }[self]


class StepCode(Enum):
    """One step of the manager's Monday or month end (工作步骤)."""

    MISSING = "missing"
    LEAVE = "leave"
    LETTERS = "letters"
    EXPLANATIONS = "explanations"
    CORRECTIONS = "corrections"
    CONFIRM = "confirm"
    LOCK = "lock"
    DRAFT = "draft"
    NUMBER = "number"
    ISSUE = "issue"
    SIGN = "sign"

    @property
    def label(self) -> str:
        """What is to be done, in a few words."""
        return {
            StepCode.MISSING: _("缺卡和缺勤说明"),
            StepCode.LEAVE: _("请假审批和销假"),
            StepCode.LETTERS: _("反馈函回复"),
            StepCode.EXPLANATIONS: _("情况说明认定"),
            StepCode.CORRECTIONS: _("补签审批"),
            StepCode.CONFIRM: _("首席代表确认"),
            StepCode.LOCK: _("锁定当月"),
            StepCode.DRAFT: _("起草和审定"),
            StepCode.NUMBER: _("编号"),
            StepCode.ISSUE: _("印发"),
            StepCode.SIGN: _("签收"),
        }[self]
