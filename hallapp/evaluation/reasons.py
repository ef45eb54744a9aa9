"""The reasons that a citizen may press beside a level: eight each, with the national codes.

The words are this program's short ones; what counts in an exchange with another system is the code.

Source:
    GB/T 39734, appendix A (codes).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hallapp.evaluation.terms import EvaluationLevel
from hallapp.kernel.texts import _, mark

_WORDS: Mapping[EvaluationLevel, tuple[tuple[str, str], ...]] = {
    EvaluationLevel.VERY_GOOD: (
        ("510", mark("一个窗口一次办好")),
        ("511", mark("缺的材料可以后补")),
        ("512", mark("不用另开证明")),
        ("513", mark("网上可以全办")),
        ("514", mark("手机上能办")),
        ("515", mark("家门口就能办")),
        ("516", mark("不交材料直接办")),
        ("517", mark("热情，办得快")),
    ),
    EvaluationLevel.GOOD: (
        ("406", mark("只填一张表")),
        ("407", mark("网上交，窗口核对")),
        ("408", mark("要带什么一次说清")),
        ("409", mark("可以用承诺代替证明")),
        ("410", mark("可以网上预约")),
        ("411", mark("来一次就办完")),
        ("412", mark("自助机能办")),
        ("413", mark("态度不错")),
    ),
    EvaluationLevel.FAIR: (
        ("307", mark("要补的一次告知")),
        ("308", mark("有填写样本")),
        ("309", mark("按承诺时间办结")),
        ("310", mark("办事指南写得准")),
        ("311", mark("照指南备料就够")),
        ("312", mark("结果可以寄到家")),
        ("313", mark("跑的次数和指南一样")),
        ("314", mark("态度一般")),
    ),
    EvaluationLevel.BAD: (
        ("207", mark("没有填写样本")),
        ("208", mark("没有材料清单")),
        ("209", mark("超过承诺时间")),
        ("210", mark("同一证明交了几次")),
        ("211", mark("说能网办却办不了")),
        ("212", mark("预约了还要再取号")),
        ("213", mark("业务不熟")),
        ("214", mark("态度生硬")),
    ),
    EvaluationLevel.VERY_BAD: (
        ("108", mark("另加办理条件")),
        ("109", mark("要指南以外的材料")),
        ("110", mark("无故超过法定时限")),
        ("111", mark("样本有错")),
        ("112", mark("说在线收取却不行")),
        ("113", mark("要跑几个地方")),
        ("114", mark("跑的次数比指南多")),
        ("115", mark("态度差，办得慢")),
    ),
}


@dataclass(frozen=True)
class ReasonRow:
    """One reason as a citizen presses it."""

    code: str
    words: str


def reasons_of(level: EvaluationLevel) -> tuple[ReasonRow, ...]:
    """Return the eight reasons of a level, in the order of their codes."""
    return tuple(ReasonRow(code, _(words)) for code, words in _WORDS[level])


def foreign_reason(level: EvaluationLevel, codes: Iterable[str]) -> str | None:
    """Return the first code that is no reason of a level, or None when all are."""
    known = {code for code, _words in _WORDS[level]}
    return next((code for code in codes if code not in known), None)


def words_of(code: str) -> str:
    """Return the words of a reason; the code itself when it is none of ours."""
    known = {each: words for level in _WORDS.values() for each, words in level}
    return _(known[code]) if code in known else code
