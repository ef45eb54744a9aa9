"""The chapters of single settings: rules of the queue, calls and sound, rating and privacy."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from hallapp.evaluation.policy import EVALUATION_POLICY, EvaluationPolicy
from hallapp.faces.manager.settings_fields import ChoiceField, Field, NumberField, SwitchField
from hallapp.faces.manager.settings_plain import Part, PlainChapter
from hallapp.faces.manager.settings_times import VolumeField
from hallapp.kernel.settings import Setting
from hallapp.kernel.texts import _
from hallapp.queueing.loudness import VolumeSchedule
from hallapp.queueing.policy import QUEUE_POLICY, QueuePolicy
from hallapp.queueing.sound import REPEATS, SHOWN_NAMES, SILENT_CALLING, VOLUME
from hallapp.serving.retention import RETENTION_POLICY, RetentionPolicy


@dataclass(frozen=True)
class _Figure:
    """A figure of a rule: what it is called, its unit, what it means, from what to what."""

    name: str
    caption: str
    unit: str
    limits: tuple[int, int]
    means: str


def rules_chapter() -> PlainChapter:
    """Return 排队规则: what the whole hall obeys, and the bound that follows."""
    minute, second = _("分钟"), _("秒")
    default = QueuePolicy()
    shown: list[Field | str] = [_("先后")]
    shown += _numbers(_order_figures(minute), default)
    shown += [_("叫号"), *_numbers(_call_figures(minute, second), default)]
    shown += [_("等候和收号"), *_numbers(_day_figures(minute), default)]
    shown.append(
        SwitchField(
            "closes_on_rest_days",
            _("非工作日"),
            _("不取号"),
            _("按工作日历；调休上班日照常取号。默认照常取号。"),
        )
    )
    shown += [_("预约"), *_numbers(_booking_figures(minute), default)]
    names = tuple(field.name for field in fields(QueuePolicy))
    return PlainChapter(
        _("排队规则"),
        _("全厅都照这些规则叫号。每一项都有默认值，不改也能用。"),
        [Part(QUEUE_POLICY, names, is_row=True)],
        shown,
        _bound,
    )


def sound_chapter() -> PlainChapter:
    """Return 叫号与声音: how often and how loud calls are spoken, or not at all."""
    times = [(1, _("一遍")), (2, _("两遍")), (3, _("三遍"))]
    shown: tuple[Field | str, ...] = (
        SwitchField(
            "is_silent",
            _("静音叫号"),
            _("只上屏，不出声"),
            _("默认出声。听不见的时候，大屏仍会闪两次。"),
        ),
        ChoiceField("times", _("每次报"), times, _("默认一遍。")),
        SwitchField(
            "shows_names",
            _("大屏显示姓氏"),
            _("号旁显示打了星号的姓名"),
            _("默认不显示；只对实名取号的业务有效。"),
        ),
        VolumeField("volume", _("音量时段"), _("第一段之前不出声。默认 07:30 起 100%。")),
    )
    parts = (
        Part(SILENT_CALLING, ("is_silent",), is_row=False),
        Part(REPEATS, ("times",), is_row=False),
        Part(SHOWN_NAMES, ("shows_names",), is_row=False),
        Part(_steps_setting(), ("volume",), is_row=False),
    )
    explains = _("叫号怎么报、多大声。大屏和音箱马上照着做。")
    return PlainChapter(_("叫号与声音"), explains, parts, shown)


def people_chapter() -> PlainChapter:
    """Return 评价与个人信息: how long a visit can be rated, how long the hall knows who came."""
    day, working_day = _("天"), _("个工作日")
    rating = (
        _Figure("rate_within_days", _("可评价"), day, (1, 90), _("办完以后多少天内可以评价。")),
        _Figure(
            "contact_days", _("联系核实"), working_day, (1, 15), _("差评后多久内联系本人、核实。")
        ),
        _Figure("rectify_days", _("完成整改"), working_day, (1, 60), _("差评后多久内整改并反馈。")),
    )
    keeping = (
        _Figure(
            "person_days",
            _("保存个人信息"),
            day,
            (1, 3650),
            _("到期清除取号和预约留下的姓名、电话、身份证号；号码和时间留着。"),
        ),
    )
    shown: list[Field | str] = [_("好差评"), *_numbers(rating, EvaluationPolicy())]
    shown += [_("个人信息"), *_numbers(keeping, RetentionPolicy())]
    parts = (
        Part(EVALUATION_POLICY, tuple(each.name for each in rating), is_row=True),
        Part(RETENTION_POLICY, ("person_days",), is_row=True),
    )
    explains = _("评价的期限，和群众信息保存多久。")
    return PlainChapter(_("评价与个人信息"), explains, parts, shown)


def _order_figures(minute: str) -> tuple[_Figure, ...]:
    return (
        _Figure(
            "head_start_cap_minutes",
            _("优先上限"),
            minute,
            (0, 240),
            _("优先类别、预约、人工优先，最多算早来这么久，不累加。"),
        ),
        _Figure(
            "lead_cap_minutes",
            _("窗口偏向上限"),
            minute,
            (0, 120),
            _("一个窗口对一项业务，最多提前或靠后这么久。"),
        ),
    )


def _call_figures(minute: str, second: str) -> tuple[_Figure, ...]:
    time = _("次")
    return (
        _Figure(
            "recall_limit", _("最多叫"), time, (0, 20), _("一个号最多叫几次，含第一次；0 为不限。")
        ),
        _Figure("recall_spacing_s", _("每次间隔"), second, (0, 300), _("同一个号隔多久才能再叫。")),
        _Figure("hold_minutes", _("挂起"), minute, (1, 240), _("没有另说时，挂起多久回到队里。")),
        _Figure("away_minutes", _("暂离"), minute, (1, 120), _("群众暂时走开，号保留多久。")),
        _Figure("undo_s", _("可撤销"), second, (0, 120), _("办结或过号以后，多久内可以撤销。")),
    )


def _day_figures(minute: str) -> tuple[_Figure, ...]:
    return (
        _Figure(
            "wait_limit_minutes", _("等候提醒"), minute, (1, 240), _("等得比这久，就亮黄灯提醒。")
        ),
        _Figure(
            "closing_watch_minutes",
            _("收号提醒"),
            minute,
            (0, 240),
            _("停止取号前多久开始比较：还有多少人，还剩多少时间。"),
        ),
    )


def _booking_figures(minute: str) -> tuple[_Figure, ...]:
    return (
        _Figure(
            "appointment_early_minutes",
            _("提前报到"),
            minute,
            (0, 240),
            _("提前多久可以报到。"),
        ),
        _Figure(
            "appointment_grace_minutes",
            _("算准时"),
            minute,
            (0, 120),
            _("时段开始后多久内报到，仍算准时。"),
        ),
        _Figure(
            "appointment_late_minutes",
            _("算爽约"),
            minute,
            (0, 480),
            _(
                "时段开始后这么久才来，只能取普通号（时段还没结束的不算）；"
                "时段结束后这么久还没来，记爽约。"
            ),
        ),
    )


def _numbers(figures: tuple[_Figure, ...], default: Any) -> list[Field | str]:
    return [_number(figure, getattr(default, figure.name)) for figure in figures]


def _number(figure: _Figure, default: int) -> Field:
    least, most = figure.limits
    limits = _("默认 {default}，可填 {least} 到 {most}。").format(
        default=default, least=least, most=most
    )
    return NumberField(
        figure.name, figure.caption, figure.unit, figure.limits, f"{figure.means}{limits}"
    )


def _bound(values: Mapping[str, Any]) -> str:
    """Return the bound of fairness that follows from the two caps."""
    cap, lead = values["head_start_cap_minutes"], values["lead_cap_minutes"]
    said = _(
        "由此保证：晚来超过 {bound} 分钟的人，不会抢在前面（{cap} 加两倍的 {lead}）。"
        "人工优先也受此限制；指定叫号（有记录）和约好到这个窗口的人除外。"
    )
    return said.format(bound=cap + 2 * lead, cap=cap, lead=lead)


def _steps_setting() -> Setting[Any]:
    """Return the volume's setting as the field has it: its steps alone."""
    return Setting(
        name=VOLUME.name,
        default=VOLUME.default.steps,
        spell=lambda steps: VOLUME.spell(VolumeSchedule(steps)),
        read=lambda kept: VOLUME.read(kept).steps,
    )
