"""Sets of score rules that a hall can choose and change (计分办法预设).

Only numbers that a hall has published, or that circulate in samples, stand here. A set without
published numbers scores nothing: what happens is kept with no points, and the sheet says so.
"""

from collections.abc import Mapping
from dataclasses import replace

from hallapp.assessment.errors import PresetUnknownError
from hallapp.assessment.terms import (
    FactKind,
    GradeFrom,
    GroupCap,
    ScoreGroup,
    ScorePer,
    ScoreRule,
    ScoreRules,
)
from hallapp.kernel.texts import mark

_NO_NUMBERS = mark("这套办法没有公布分值：发生的情况照样记录，不扣分也不加分，分值由大厅自己定。")
_SAMPLE = mark("分值取自流传的考核办法样本，请核对后使用。")
_PUBLISHED = mark("分值取自公布的考核办法，没有公布分值的情况只记录不扣分。")

_ATTENDANCE = ScoreGroup.ATTENDANCE
_CONDUCT = ScoreGroup.CONDUCT
_CASES = ScoreGroup.CASES
_HALF_DAY = 4 * 60

_SILENT = ScoreRules(note=_NO_NUMBERS)


def _finding(code: str, label: str, tenths: int) -> ScoreRule:
    """Return the rule for one kind of finding, whose code it bears."""
    return ScoreRule(code, label, ScoreGroup.CONDUCT, FactKind.FINDING, tenths, findings=(code,))


_CANGNAN = ScoreRules(
    cap_bonus_tenths=50,
    months=1,
    note=_PUBLISHED,
    rules=(
        ScoreRule(
            "late_10", mark("迟到 10 分钟以内"), _ATTENDANCE, FactKind.LATE, -10, most_minutes=10
        ),
        ScoreRule(
            "early_10", mark("早退 10 分钟以内"), _ATTENDANCE, FactKind.EARLY, -10, most_minutes=10
        ),
        ScoreRule("missing", mark("缺卡"), _ATTENDANCE, FactKind.MISSING_PUNCH, -20),
        ScoreRule(
            "absent", mark("旷工"), _ATTENDANCE, FactKind.ABSENT_HALF, -50, per=ScorePer.HALF_DAY
        ),
        ScoreRule(
            "off_post", mark("擅自离岗 15 分钟至半天"), _CONDUCT, FactKind.OFF_POST, -30,
            least_minutes=15, most_minutes=_HALF_DAY,
        ),
        ScoreRule(
            "unsigned", mark("回原单位没有登记"), ScoreGroup.LEAVE, FactKind.UNSIGNED_RETURN, -20
        ),
    ),
)  # fmt: skip

_SERVICE_HALL = ScoreRules(
    note=_SAMPLE,
    rules=(
        ScoreRule(
            "late_under_30", mark("迟到不满 30 分钟"), _ATTENDANCE, FactKind.LATE, -5,
            most_minutes=29,
        ),
        ScoreRule(
            "late_30", mark("迟到 30 分钟以上"), _ATTENDANCE, FactKind.LATE, -10, least_minutes=30
        ),
        ScoreRule(
            "early_under_30", mark("早退不满 30 分钟"), _ATTENDANCE, FactKind.EARLY, -5,
            most_minutes=29,
        ),
        ScoreRule(
            "early_30", mark("早退 30 分钟以上"), _ATTENDANCE, FactKind.EARLY, -10,
            least_minutes=30,
        ),
        ScoreRule(
            "absent", mark("旷工"), _ATTENDANCE, FactKind.ABSENT_HALF, -50, per=ScorePer.HALF_DAY
        ),
        ScoreRule(
            "leave_undone", mark("请假手续不全"), ScoreGroup.LEAVE, FactKind.LEAVE_UNDONE, -30
        ),
        ScoreRule(
            "wrong_post", mark("不是 A、B 岗的人员顶岗"), _CONDUCT, FactKind.WRONG_POST, -10,
            per=ScorePer.HALF_DAY,
        ),
        ScoreRule(
            "overdue", mark("办件超期"), _CASES, FactKind.CASE_OVERDUE, -10,
            per=ScorePer.WORKING_DAY,
        ),
    ),
)  # fmt: skip

_LUCHENG = ScoreRules(
    months=1,
    note=_PUBLISHED,
    group_caps=(GroupCap(_ATTENDANCE, 300), GroupCap(_CONDUCT, 500)),
    rules=(
        ScoreRule("late", mark("迟到"), _ATTENDANCE, FactKind.LATE, -50),
        ScoreRule("early", mark("早退"), _ATTENDANCE, FactKind.EARLY, -50),
        ScoreRule("off_post", mark("脱岗"), _ATTENDANCE, FactKind.OFF_POST, -50),
        _finding("no_badge", mark("未佩戴工牌"), -30),
        _finding("dress", mark("着装不规范"), -30),
        _finding("phone_or_games", mark("玩手机、游戏"), -50),
        _finding("chatting", mark("聊天"), -50),
        _finding("quarrel", mark("与群众争执"), -50),
        _finding("forbidden_words", mark("服务忌语"), -30),
        _finding("eating", mark("吃东西"), -30),
    ),
)  # fmt: skip

_COUNTY_CENTRE = ScoreRules(
    cap_bonus_tenths=100,
    note=_SAMPLE,
    group_caps=(GroupCap(_ATTENDANCE, 200), GroupCap(_CASES, 150)),
    rules=(
        ScoreRule(
            "absent", mark("缺勤"), _ATTENDANCE, FactKind.ABSENT_HALF, -30, per=ScorePer.HALF_DAY
        ),
        ScoreRule("meeting_late", mark("会议迟到"), _ATTENDANCE, FactKind.MEETING_LATE, -20),
        ScoreRule("meeting_absent", mark("会议缺席"), _ATTENDANCE, FactKind.MEETING_ABSENT, -50),
        ScoreRule("overdue", mark("超期办件"), _CASES, FactKind.CASE_OVERDUE, -50),
    ),
)

_COUNTY_MONTHLY = ScoreRules(
    months=1,
    chief_share_percent=50,
    note=_SAMPLE,
    rules=(ScoreRule("media", mark("负面报道"), ScoreGroup.OPINIONS, FactKind.MEDIA, -150),),
)

_HALF_YEARLY = ScoreRules(
    months=6,
    note=_SAMPLE,
    grades=(
        GradeFrom(800, mark("合格")),
        GradeFrom(600, mark("基本合格")),
        GradeFrom(0, mark("不合格")),
    ),
    rules=(
        ScoreRule("late", mark("迟到"), _ATTENDANCE, FactKind.LATE, -5),
        ScoreRule("absent", mark("旷工"), _ATTENDANCE, FactKind.ABSENT_HALF, -10),
        _finding("phone_or_games", mark("玩手机、游戏"), -10),
        _finding("quarrel", mark("与群众争执"), -30),
    ),
)

SCORES: Mapping[str, ScoreRules] = {
    "default": _SILENT,
    "cangnan": _CANGNAN,
    "sample2024": _SILENT,
    "face_four": _SILENT,
    "service_hall": _SERVICE_HALL,
    "qingcheng": replace(_SILENT, months=1),
    "miluo": _SILENT,
    "lucheng": _LUCHENG,
    "county_centre": _COUNTY_CENTRE,
    "county_monthly": _COUNTY_MONTHLY,
    "half_yearly": _HALF_YEARLY,
}
"""Rules by key; the first seven are the keys of the attendance presets."""

SCORE_NAMES: Mapping[str, str] = {
    "default": mark("默认办法"),
    "cangnan": mark("苍南（2019年公布）"),
    "sample2024": mark("2024年样本"),
    "face_four": mark("四次刷脸样本"),
    "service_hall": mark("服务大厅样本"),
    "qingcheng": mark("庆城"),
    "miluo": mark("汨罗"),
    "lucheng": mark("温州公积金鹿城（2015年公布）"),
    "county_centre": mark("县级中心样本"),
    "county_monthly": mark("县级月度考核样本"),
    "half_yearly": mark("半年通报样本"),
}
"""What each set is called; Chinese source text."""


def preset(name: str) -> ScoreRules:
    """Return a set of rules by its key.

    Raises:
        PresetUnknownError: There is none of this name.
    """
    found = SCORES.get(name)
    if found is None:
        raise PresetUnknownError(name=name, known="、".join(SCORES))
    return found
