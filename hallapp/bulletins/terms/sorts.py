"""Kinds and states: bulletins, notes, steps of the worklists, figures, sections."""

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

    @property
    def stands(self) -> bool:
        """Whether it was issued and nothing has put it right since."""
        return self is BulletinState.ISSUED


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


class HalfWord(Enum):
    """What half a day came to, as figures count it; each half day of duty has exactly one."""

    PRESENT = "present"
    ABSENT = "absent"
    LEAVE = "leave"
    TRIP = "trip"
    OPEN = "open"
    REST = "rest"


class Standing(Enum):
    """Whether something found may be said of a person (说明情况): only what stands is published."""

    WAITING = "waiting"
    STANDS = "stands"
    EXPLAINED = "explained"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            Standing.WAITING: _("等待本人说明"),
            Standing.STANDS: _("已认定"),
            Standing.EXPLAINED: _("说明成立，不计"),
        }[self]


class SightSort(Enum):
    """What a patrol found, as figures and postings tell it apart."""

    OFF_POST = "off_post"
    CONDUCT = "conduct"
    DRESS = "dress"
    DESK = "desk"


class FigureCode(Enum):
    """One figure of attendance (统计项); its definition is printed with it."""

    DUE = "due"
    PRESENT = "present"
    LATE = "late"
    EARLY = "early"
    MISSING = "missing"
    ABSENT = "absent"
    LEAVE = "leave"
    TRIP = "trip"
    OPEN = "open"
    OFF_POST = "off_post"
    FINDINGS = "findings"
    WAITING = "waiting"
    CORRECTIONS = "corrections"

    @property
    def label(self) -> str:
        """The heading of its column."""
        return {
            FigureCode.DUE: _("应出勤"),
            FigureCode.PRESENT: _("实出勤"),
            FigureCode.LATE: _("迟到"),
            FigureCode.EARLY: _("早退"),
            FigureCode.MISSING: _("缺卡"),
            FigureCode.ABSENT: _("旷工"),
            FigureCode.LEAVE: _("请假"),
            FigureCode.TRIP: _("公出"),
            FigureCode.OPEN: _("待确认"),
            FigureCode.OFF_POST: _("脱岗空岗"),
            FigureCode.FINDINGS: _("其他问题"),
            FigureCode.WAITING: _("待说明"),
            FigureCode.CORRECTIONS: _("补签"),
        }[self]

    @property
    def definition(self) -> str:
        """How it is counted, in a sentence."""
        return {
            FigureCode.DUE: _("应出勤：期内应当上班的半天，请假、公出的半天也在内。"),
            FigureCode.PRESENT: _("实出勤：到岗的半天，迟到、早退、缺卡的半天也在内。"),
            FigureCode.LATE: _("迟到：到岗但迟到的半天；按规定计为旷工的不在内。"),
            FigureCode.EARLY: _("早退：到岗但早退的半天；按规定计为旷工的不在内。"),
            FigureCode.MISSING: _("缺卡：到岗但少打一次卡、又没有补签的半天。"),
            FigureCode.ABSENT: _(
                "旷工：应当上班、没有请假又没有到岗的半天，以及按规定计为旷工的半天。"
            ),
            FigureCode.LEAVE: _("请假：已批准、没有销假的半天，不分种类。"),
            FigureCode.TRIP: _("公出：因公外出、培训、会议的半天。"),
            FigureCode.OPEN: _("待确认：因停电、设备故障或者数据没有到齐，还不能认定的半天。"),
            FigureCode.OFF_POST: _("脱岗空岗：巡查认定的脱岗、空岗次数，说明成立的不在内。"),
            FigureCode.FINDINGS: _(
                "其他问题：巡查认定的纪律、着装、台面问题次数，说明成立的不在内。"
            ),
            FigureCode.WAITING: _("待说明：巡查发现、还在听取本人说明的次数，不公布姓名。"),
            FigureCode.CORRECTIONS: _("补签：用补签单补上的半天。"),
        }[self]

    @property
    def is_half_days(self) -> bool:
        """Whether it counts half days, not occasions."""
        return self in {
            FigureCode.DUE,
            FigureCode.PRESENT,
            FigureCode.ABSENT,
            FigureCode.LEAVE,
            FigureCode.TRIP,
            FigureCode.OPEN,
        }


class SectionCode(Enum):
    """A section of a bulletin (通报的一节)."""

    OVERALL = "overall"
    UNITS = "units"
    DISCIPLINE = "discipline"
    CASES = "cases"
    OPINIONS = "opinions"
    DEMANDS = "demands"
    SCORES = "scores"

    @property
    def heading(self) -> str:
        """The heading, without its number."""
        return {
            SectionCode.OVERALL: _("总体情况"),
            SectionCode.UNITS: _("各单位出勤情况"),
            SectionCode.DISCIPLINE: _("纪律检查情况"),
            SectionCode.CASES: _("办件数量和效率"),
            SectionCode.OPINIONS: _("表扬和批评"),
            SectionCode.DEMANDS: _("工作要求"),
            SectionCode.SCORES: _("考核结果"),
        }[self]
