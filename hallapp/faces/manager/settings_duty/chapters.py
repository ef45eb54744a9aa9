"""The chapters of attendance: hours, what is found, leave, patrols, scores, bulletins."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from typing_extensions import override

from hallapp.assessment.policy import SCORE_RULES
from hallapp.attendance.policy import ATTENDANCE_BEGIN, ATTENDANCE_RULES, LOCK_RULES
from hallapp.attendance.questions import QUESTION_RULES
from hallapp.attendance.terms import MissingPolicy
from hallapp.bulletins.policy import BULLETIN_RULES, BulletinRules
from hallapp.bulletins.terms import BulletinSort
from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_duty.approvers import ApproversField
from hallapp.faces.manager.settings_duty.dated_chapter import DatedChapter
from hallapp.faces.manager.settings_duty.dated_form import DayField
from hallapp.faces.manager.settings_duty.minutes import LadderField, ThresholdField
from hallapp.faces.manager.settings_duty.recipients import RecipientsField
from hallapp.faces.manager.settings_duty.scores import GradesField, PointsField, ScoreRulesField
from hallapp.faces.manager.settings_duty.slots import SlotsField
from hallapp.faces.manager.settings_duty.special import SpecialField
from hallapp.faces.manager.settings_fields import ChoiceField, Field, NumberField, TextField
from hallapp.faces.manager.settings_plain import Part
from hallapp.kernel.texts import _, mark
from hallapp.leave.policy import LEAVE_LADDER, OUTING_LIMITS
from hallapp.leave.terms import LeaveLadder
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.roster.policy import VACANT_MINUTES

_OWN_LADDER = mark("本厅自己定的审批阶梯。")
_HOURS = ("slots", "special")
_FOUND = (
    "late_from",
    "late_rungs",
    "early_from",
    "early_rungs",
    "grace_minutes",
    "absent_from",
    "missing",
    "off_post_from",
    "off_post_absent_from",
    "duplicate_minutes",
)
_SCORES = (
    "rules",
    "base_tenths",
    "floor_tenths",
    "cap_bonus_tenths",
    "chief_share_percent",
    "months",
    "grades",
    "note",
)
_PLAN = (
    "rounds",
    "spacing_minutes",
    "late_after_minutes",
    "last_start_minutes",
    "explain_days",
    "decide_days",
    "reply_days",
)


def hours_chapter() -> DatedChapter:
    """Return 考勤时间: since when attendance is kept, and the slots of a day."""
    slots = SlotsField(
        "slots",
        _("平日打卡"),
        _("时段以外的打卡记下来，但不算数。上下班一栏是算迟到早退的时间。"),
    )
    special = SpecialField(
        "special",
        _("特别作息"),
        _("夏季、周五这样的日子另有时间。几套都合的，照最后一套。排了班的人照班次。"),
        slots.value,
    )
    begin = DayField(
        "on",
        _("考勤启用日"),
        _("这天以前不判出勤，谁也不算旷工。空着就每天都判。"),
        none_word=_("每天都判"),
    )
    grace = NumberField(
        "grace_days",
        _("更正期"),
        _("天"),
        (0, 60),
        _("下月头几天还可以补签、更正上个月；过了要有解锁权的人写明原因。"),
    )
    parts = (
        Part(ATTENDANCE_RULES, _HOURS, is_row=True),
        Part(ATTENDANCE_BEGIN, ("on",), is_row=True),
        Part(LOCK_RULES, ("grace_days",), is_row=True),
    )
    explains = _("几点到几点打卡，从哪天起考勤。改动只管那天以后，过去的日子照当时的规定。")
    shown = (slots, special, _("启用和更正"), begin, grace)
    return DatedChapter(_("考勤时间"), explains, parts, shown)


def findings_chapter() -> DatedChapter:
    """Return 迟到早退: from when on what is found, in minutes."""
    shown = (*_late_fields(), *_absent_fields(), *_post_fields())
    parts = (
        Part(ATTENDANCE_RULES, _FOUND, is_row=True),
        Part(QUESTION_RULES, ("silent_minutes", "off_post_minutes"), is_row=True),
        Part(VACANT_MINUTES, ("vacant_minutes",), is_row=False),
    )
    explains = _("多少分钟算迟到、早退、旷工、脱岗。满 30 分钟含 30 分，超过 30 分钟不含。")
    return DatedChapter(_("迟到早退"), explains, parts, shown)


def leave_chapter() -> DatedChapter:
    """Return 请假外出: who agrees to how many days, and how long an outing may be."""
    shown = (
        ApproversField(
            "rungs", _("审批阶梯"), _("从短到长；同一级几个人的，从左到右一个接一个批。")
        ),
        ApproversField(
            "own_rungs", _("首席代表本人"), _("首席代表自己请假由谁批；没有就同大家一样。")
        ),
        TextField("remark", _("依据"), _("这些数从哪里来，例如哪个文件。"), longest=120),
        NumberField(
            "most_minutes", _("临时外出"), _("分钟"), (10, 480), _("外出最长多久；更久要请假。")
        ),
    )
    parts = (
        _LadderPart(LEAVE_LADDER, ("rungs", "own_rungs", "remark"), is_row=True),
        Part(OUTING_LIMITS, ("most_minutes",), is_row=True),
    )
    explains = _("请多久的假由谁批。已经交上来的请假条照交的时候的规定走完。")
    return DatedChapter(_("请假外出"), explains, parts, shown)


def patrols_chapter() -> DatedChapter:
    """Return 巡查: how many rounds, how far apart, how many days for what follows."""
    day, minute = _("个工作日"), _("分钟")
    shown: tuple[Field | str, ...] = (
        _("抽取时间"),
        NumberField(
            "rounds", _("每天巡查"), _("次"), (0, 12), _("时间在办公时间里抽取；0 为不巡查。")
        ),
        NumberField(
            "spacing_minutes",
            _("至少相隔"),
            minute,
            (1, 480),
            _("前后两次开始的时间，至少隔这么久。"),
        ),
        NumberField(
            "last_start_minutes", _("收尾留出"), minute, (0, 480), _("停止办公前的这段时间不抽。")
        ),
        NumberField(
            "late_after_minutes",
            _("算晚巡"),
            minute,
            (0, 480),
            _("过了抽到的时间这么久才开始，记晚巡。"),
        ),
        _("发现问题以后"),
        NumberField("explain_days", _("说明"), day, (0, 30), _("公布以前，本人有几天可以说明。")),
        NumberField("decide_days", _("处理说明"), day, (0, 30), _("交了说明，几天内要有结论。")),
        NumberField(
            "reply_days", _("单位回复"), day, (1, 30), _("反馈单送到派出单位，几天内回复。")
        ),
    )
    explains = _("每天巡查几次，问题怎样处理。已经抽好的时间不变，改动从下一次抽取起作用。")
    return DatedChapter(_("巡查规则"), explains, (Part(PATROL_PLAN, _PLAN, is_row=True),), shown)


class ScoresChapter(DatedChapter):
    """Also reads the findings of patrols: each can have points of its own."""

    def __init__(self) -> None:
        self._findings: Mapping[str, str] = {}
        super().__init__(
            _("考核计分"),
            _("什么事扣几分、加几分。没有写的事照样记录，不扣分。已经定稿的考核不变。"),
            (Part(SCORE_RULES, _SCORES, is_row=True),),
            _score_fields(lambda: self._findings),
        )

    @override
    def read_more(self, services: SettingsServices) -> Any:
        return {row.code: row.label for row in services.patrols().findings()}

    @override
    def know(self, more: Any) -> None:
        self._findings = more


def bulletins_chapter() -> DatedChapter:
    """Return 通报公布: who gets which bulletin, what it is called."""
    words_fields = [
        TextField(
            f"word_{sort.value}", sort.label, _("文号里年份前面的字。"), longest=20, needed=True
        )
        for sort in BulletinSort
    ]
    shown: list[Field | str] = [
        RecipientsField(
            "recipients", _("报、送、发"), _("印在通报末尾，送到要签收。从下一次起草起。")
        ),
        TextField("masthead", _("红头"), _("空着就用本厅的名称。"), longest=40),
        _("文号"),
        *words_fields,
    ]
    names = ("recipients", "masthead", *(field.name for field in words_fields))
    explains = _("周汇总、月通报、考核通报报给谁、送给谁、发给谁。")
    part = _BulletinPart(BULLETIN_RULES, names, is_row=True)
    return DatedChapter(_("通报印发"), explains, (part,), shown)


@dataclass(frozen=True)
class _LadderPart(Part):
    """A ladder that the hall changed no longer comes from where its preset came from."""

    @override
    def spread(self, value: LeaveLadder) -> dict[str, Any]:
        remark = _(value.remark) if value.remark else ""
        return {"rungs": value.rungs, "own_rungs": value.own_rungs, "remark": remark}

    @override
    def gather(self, value: LeaveLadder, changes: Mapping[str, Any]) -> LeaveLadder:
        own = {name: change for name, change in changes.items() if name in self.names}
        if not own.keys().isdisjoint(("rungs", "own_rungs")):
            own.setdefault("remark", _OWN_LADDER)
        return replace(value, **own)


@dataclass(frozen=True)
class _BulletinPart(Part):
    """Recipients, the red head and one word for each sort."""

    @override
    def spread(self, value: BulletinRules) -> dict[str, Any]:
        there = {f"word_{sort.value}": _(value.word(sort)) for sort in BulletinSort}
        return there | {"recipients": value.recipients, "masthead": value.masthead}

    @override
    def gather(self, value: BulletinRules, changes: Mapping[str, Any]) -> BulletinRules:
        own = {name: changes[name] for name in ("recipients", "masthead") if name in changes}
        told = tuple(
            (sort, changes.get(f"word_{sort.value}", value.word(sort))) for sort in BulletinSort
        )
        return replace(value, words=told, **own)


def _late_fields() -> Sequence[Field | str]:
    return (
        _("迟到和早退"),
        NumberField(
            "grace_minutes", _("宽限"), _("分钟"), (0, 120), _("这几分钟以内不算，含这一分。")
        ),
        ThresholdField("late_from", _("迟到起算"), _("上班时间过后多久算迟到。")),
        LadderField(
            "late_rungs", _("迟到分档"), _("分几档分开统计、分开扣分；不分档就一行也不要。")
        ),
        ThresholdField("early_from", _("早退起算"), _("下班时间以前多久走算早退。")),
        LadderField("early_rungs", _("早退分档"), _("同迟到分档。")),
    )


def _absent_fields() -> Sequence[Field | str]:
    choices = [(each, each.label) for each in MissingPolicy]
    return (
        _("旷工和缺卡"),
        ThresholdField(
            "absent_from",
            _("半天旷工"),
            _("迟到或早退这么久，算旷工半天。不算：只有没打卡才算。"),
            may_be_none=True,
        ),
        ChoiceField("missing", _("半天缺一次"), choices, _("一个半天里缺一次打卡，怎样记。")),
        NumberField(
            "duplicate_minutes",
            _("重复打卡"),
            _("分钟"),
            (0, 60),
            _("这么近的几次算一次：来取第一次，走取最后一次。"),
        ),
    )


def _post_fields() -> Sequence[Field | str]:
    minute = _("分钟")
    return (
        _("离岗和窗口存疑"),
        ThresholdField("off_post_from", _("脱岗起算"), _("没有登记，离开岗位多久算脱岗。")),
        ThresholdField(
            "off_post_absent_from", _("脱岗算旷工"), _("离岗这么久，算旷工半天。"), may_be_none=True
        ),
        NumberField(
            "silent_minutes",
            _("窗口静默"),
            minute,
            (0, 480),
            _("有人等候，窗口这么久不叫号，就提问；0 为不问。"),
        ),
        NumberField(
            "off_post_minutes",
            _("窗口久停"),
            minute,
            (0, 480),
            _("暂停过了说好的时间这么久，就提问；0 为不问。"),
        ),
        NumberField(
            "vacant_minutes",
            _("岗位空缺"),
            minute,
            (1, 240),
            _("A 岗、B 岗都不在这么久，图上亮起来。"),
        ),
    )


def _score_fields(findings: Callable[[], Mapping[str, str]]) -> Sequence[Field | str]:
    months = [(1, _("每月")), (2, _("每两个月")), (3, _("每季度")), (4, _("每四个月"))]
    months += [(6, _("每半年")), (12, _("每年"))]
    return (
        PointsField("base_tenths", _("基础分"), _("每人每期从这个分数开始。")),
        ChoiceField("months", _("多久考核"), months, _("考核期从 1 月算起。")),
        PointsField("floor_tenths", _("最低分"), _("扣到这里为止。")),
        PointsField("cap_bonus_tenths", _("加分最多"), _("一期里加分合计不超过它。")),
        NumberField(
            "chief_share_percent",
            _("首席连带"),
            "%",
            (0, 100),
            _("本单位别人扣的分，首席代表承担多少。"),
        ),
        _("扣分和加分"),
        ScoreRulesField(
            "rules",
            _("计分规则"),
            _("从上往下，第一条合的算数。扣分写负数；分钟含两头，空着不限。"),
            findings,
        ),
        _("等次"),
        GradesField("grades", _("等次"), _("从高到低；不分等次就一行也不要。")),
        TextField("note", _("办法说明"), _("印在考核表上。"), longest=120),
    )
