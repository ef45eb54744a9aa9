"""Words of patrols (巡查): how a round is made, what is seen at a window, what kinds of finding."""

from enum import Enum

from hallapp.kernel.texts import _


class RoundSource(Enum):
    """How a round was made (巡查方式)."""

    WALK = "walk"  # 现场巡查
    VIDEO = "video"  # 视频巡查
    PAPER = "paper"  # 纸质记录补录

    @property
    def label(self) -> str:
        """The words a person reads."""
        return {
            RoundSource.WALK: _("现场巡查"),
            RoundSource.VIDEO: _("视频巡查"),
            RoundSource.PAPER: _("纸质补录"),
        }[self]


class PatrolSight(Enum):
    """What a patroller saw at a window (巡查所见)."""

    PRESENT = "present"
    B_POST = "b_post"
    OUT_REGISTERED = "out_registered"
    ESCORTING = "escorting"
    ON_LEAVE = "on_leave"
    VACANT = "vacant"
    FINDING = "finding"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            PatrolSight.PRESENT: _("在岗"),
            PatrolSight.B_POST: _("B岗"),
            PatrolSight.OUT_REGISTERED: _("外出已登记"),
            PatrolSight.ESCORTING: _("陪同办事"),
            PatrolSight.ON_LEAVE: _("请假在外"),
            PatrolSight.VACANT: _("空岗"),
            PatrolSight.FINDING: _("有问题"),
        }[self]

    @property
    def is_blame(self) -> bool:
        """Whether it asks for an explanation: an empty post, or something found."""
        return self in {PatrolSight.VACANT, PatrolSight.FINDING}


class FindingSort(Enum):
    """What a finding is about (问题类别)."""

    POST = "post"
    CONDUCT = "conduct"
    DRESS = "dress"
    DESK = "desk"

    @property
    def label(self) -> str:
        """The words a person reads."""
        return {
            FindingSort.POST: _("在岗情况"),
            FindingSort.CONDUCT: _("上班纪律"),
            FindingSort.DRESS: _("着装"),
            FindingSort.DESK: _("台面"),
        }[self]


class ExplanationVerdict(Enum):
    """What became of an explanation (说明处理结果)."""

    ACCEPTED = "accepted"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The words a person reads."""
        return {
            ExplanationVerdict.ACCEPTED: _("说明成立"),
            ExplanationVerdict.REFUSED: _("说明不成立"),
        }[self]


class RoundState(Enum):
    """How a round of a day stands (巡查状态)."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    LATE = "late"
    MISSED = "missed"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            RoundState.PLANNED: _("待巡查"),
            RoundState.UNDER_WAY: _("巡查中"),
            RoundState.DONE: _("已巡查"),
            RoundState.LATE: _("迟巡"),
            RoundState.MISSED: _("漏巡"),
        }[self]


class LetterState(Enum):
    """How a feedback letter stands (反馈函状态)."""

    OPEN = "open"
    REPLIED = "replied"
    RECTIFIED = "rectified"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The words a person reads."""
        return {
            LetterState.OPEN: _("等待单位回复"),
            LetterState.REPLIED: _("单位已回复"),
            LetterState.RECTIFIED: _("已核对整改"),
            LetterState.CLOSED: _("已办结归档"),
            LetterState.WITHDRAWN: _("已撤回"),
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about the letter."""
        return self in {LetterState.OPEN, LetterState.REPLIED, LetterState.RECTIFIED}


class DrawState(Enum):
    """How the draw of a day stands (抽取状态)."""

    REST_DAY = "rest_day"
    NOT_DRAWN = "not_drawn"
    PUBLISHED = "published"
    REVEALED = "revealed"

    @property
    def label(self) -> str:
        """The words a person reads."""
        return {
            DrawState.REST_DAY: _("大厅当天休息，不抽取"),
            DrawState.NOT_DRAWN: _("还没有抽取"),
            DrawState.PUBLISHED: _("已抽取，校验值已公布"),
            DrawState.REVEALED: _("抽取结果已公开"),
        }[self]
