"""Rules of attendance that a hall can choose and then change (考勤规则预设).

Only numbers that a hall has published or that circulate as a sample. What a hall did not publish
stays as in `default`, and `kept` says so; nothing is made up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

from hallapp.attendance.errors import PresetUnknownError
from hallapp.attendance.terms import (
    AttendanceRules,
    MinutesRung,
    MissingPolicy,
    Slot,
    SlotTimes,
    Threshold,
)
from hallapp.kernel.texts import mark

_DEFAULT = AttendanceRules()
_AM_IN, _AM_OUT, _PM_IN, _PM_OUT = _DEFAULT.slots
# Any lateness, by seconds too, stands on the lowest rung.
_ANY = Threshold(0, is_inclusive=False)


@dataclass(frozen=True, slots=True)
class RulesPreset:
    """One set of rules that can be chosen.

    Attributes:
        key: Stable word, the same for everything that a preset sets.
        letter: Its letter in the list of published rules, empty without one.
        name: Chinese source text; `_()` of it is what a person reads.
        words: What a person may type for it, beside key, letter and name.
        rules: The numbers.
        told: Chinese source text: which numbers the hall published.
        kept: Chinese source text: what it did not publish and stays as in `default`; empty
            where nothing does.
    """

    key: str
    letter: str
    name: str
    words: tuple[str, ...]
    rules: AttendanceRules
    told: str
    kept: str = ""


_ALL = (
    RulesPreset(
        "default",
        "",
        mark("通用规则"),
        ("默认", "缺省"),
        _DEFAULT,
        mark("9:00 至 12:00、13:30 至 17:00，一天四次；迟到早退满 30 分钟计旷工半天。"),
    ),
    RulesPreset(
        "cangnan",
        "C",
        mark("苍南（2019 年公布）"),
        ("苍南", "苍南县"),
        replace(
            _DEFAULT,
            late_rungs=(
                MinutesRung("within_10", _ANY),
                MinutesRung("over_10", Threshold(10, is_inclusive=False)),
            ),
            early_rungs=(
                MinutesRung("within_10", _ANY),
                MinutesRung("over_10", Threshold(10, is_inclusive=False)),
            ),
            missing=MissingPolicy.ABSENCE,
            off_post_from=Threshold(15),
        ),
        mark(
            "迟到早退 10 分钟以内一档；半天内缺签又没有补签的计旷工；脱岗从 15 分钟起算，不满半天。"
        ),
        mark("作息和打卡时段、10 分钟以上怎样处理、迟到早退计旷工的分钟数没有公布，按通用规则。"),
    ),
    RulesPreset(
        "sample2024",
        "G",
        mark("2024 年样本"),
        ("2024年样本", "样本2024"),
        replace(
            _DEFAULT,
            slots=(
                SlotTimes(Slot.AM_IN, time(8, 20), time(9, 0), due=time(9, 0)),
                SlotTimes(Slot.AM_OUT, time(12, 0), time(12, 15), due=time(12, 0)),
                SlotTimes(Slot.PM_IN, time(12, 20), time(13, 0), due=time(13, 0)),
                SlotTimes(Slot.PM_OUT, time(17, 0), time(18, 0), due=time(17, 0)),
            ),
        ),
        mark("打卡时段 8:20 至 9:00、12:00 至 12:15、12:20 至 13:00、17:00 至 18:00。"),
        mark("时段以外的打卡记缺卡；迟到早退分档没有公布，按通用规则。"),
    ),
    RulesPreset(
        "face_four",
        "H",
        mark("人脸四次（样本）"),
        ("人脸四次",),
        replace(
            _DEFAULT,
            slots=(
                SlotTimes(Slot.AM_IN, _AM_IN.opens, time(8, 50), due=time(8, 50)),
                SlotTimes(Slot.AM_OUT, time(12, 0), time(12, 30), due=time(12, 0)),
                SlotTimes(Slot.PM_IN, time(13, 30), time(14, 0), due=time(14, 0)),
                SlotTimes(Slot.PM_OUT, time(17, 0), _PM_OUT.closes, due=time(17, 0)),
            ),
        ),
        mark("人脸打卡四次：8:50 以前、12:00 至 12:30、13:30 至 14:00、17:00 以后。"),
        mark("早上几点开始、晚上几点截止和迟到早退分档没有公布，按通用规则。"),
    ),
    RulesPreset(
        "service_hall",
        "L",
        mark("服务大厅（样本）"),
        ("服务大厅",),
        replace(
            _DEFAULT,
            late_rungs=(MinutesRung("under_30", _ANY), MinutesRung("from_30", Threshold(30))),
            early_rungs=(MinutesRung("under_30", _ANY), MinutesRung("from_30", Threshold(30))),
            # 30 minutes and more is the second rung there, so no lateness is half a day.
            absent_from=None,
        ),
        mark("迟到早退分两档：不满 30 分钟，30 分钟以上；旷工只看半天有没有打卡。"),
        mark("作息和打卡时段没有公布，按通用规则。"),
    ),
    RulesPreset(
        "qingcheng",
        "",
        mark("庆城（2018 年年报）"),
        ("庆城", "庆城县"),
        replace(_DEFAULT, slots=(_AM_IN, _PM_OUT)),
        mark("人脸识别，上班、下班各打卡一次。"),
        mark("上下班时间、时段和迟到早退的分钟数没有公布，按通用规则。"),
    ),
    RulesPreset(
        "miluo",
        "",
        mark("汨罗（2020 年总结）"),
        ("汨罗", "汨罗市"),
        _DEFAULT,
        mark("每天公示出勤和请销假，两个月考核讲评一次。"),
        mark("打卡次数、时段和迟到早退的分钟数没有公布，按通用规则。"),
    ),
)

PRESETS: Mapping[str, RulesPreset] = {preset.key: preset for preset in _ALL}
RULES: Mapping[str, AttendanceRules] = {preset.key: preset.rules for preset in _ALL}


def preset_words(preset: RulesPreset) -> tuple[str, ...]:
    """Return everything that a person may type for a preset, small letters."""
    words = (preset.key, preset.letter, preset.name, *preset.words)
    return tuple(word.casefold() for word in words if word)


PRESET_NAMES: Mapping[str, str] = {
    word: preset.key for preset in _ALL for word in preset_words(preset)
}
"""Which preset a typed word means: key, letter or Chinese name."""


def preset_named(word: str) -> RulesPreset:
    """Return the preset that a person means: by key, by letter or by Chinese name.

    Raises:
        PresetUnknownError: None is called so.
    """
    key = PRESET_NAMES.get(word.strip().casefold())
    if key is None:
        raise PresetUnknownError(name=word.strip(), known="、".join(PRESETS))
    return PRESETS[key]
