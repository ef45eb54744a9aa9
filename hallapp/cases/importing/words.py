"""What platforms write for the state, the result and the place of a case (省平台用语对照).

The words are those of the platforms and vendors that halls named, beside those of the law. A word
that is not here is a fault of its row: nobody guesses what a state means.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from hallapp.cases.terms import AcceptancePlace, CaseOutcomeKind, CaseState, SuspensionReason

NOTHING = frozenset({"", "-", "--", "/", "无", "null", "none", "n/a"})
"""What platforms write into cells that say nothing."""
AT_ONCE = frozenset({"当场", "即时", "即办"})
_GRANTED, _REFUSED, _OTHER = CaseOutcomeKind


@dataclass(frozen=True)
class Standing:
    """Where the platform says that a case stands.

    Attributes:
        state: None for a draft that nobody has handed in yet.
        outcome: What was decided, None where the word does not say.
        is_lenient: It was accepted with a gap to be filled (容缺受理).
    """

    state: CaseState | None
    outcome: CaseOutcomeKind | None = None
    is_lenient: bool = False


DRAFT = Standing(None)
_RECEIVED = Standing(CaseState.RECEIVED)
_SUPPLEMENTING = Standing(CaseState.SUPPLEMENTING)
_REJECTED = Standing(CaseState.REJECTED)
_ACCEPTED = Standing(CaseState.ACCEPTED)
_SUSPENDED = Standing(CaseState.SUSPENDED)
_CONCLUDED = Standing(CaseState.CONCLUDED)
_READY = Standing(CaseState.READY)
_DELIVERED = Standing(CaseState.DELIVERED)
_WITHDRAWN = Standing(CaseState.WITHDRAWN)
_RETURNED = Standing(CaseState.RETURNED)
_REVOKED = Standing(CaseState.REVOKED)

_STATES: Mapping[Standing, str] = {
    DRAFT: "草稿 暂存 未提交",
    _RECEIVED: (
        "收件 已收件 待受理 待接件 已接件 接件 待预审 预审中 预审通过 预审 已申报 已提交 申请 "
        "已申请 待收件 收件登记"
    ),
    _SUPPLEMENTING: (
        "补正 待补正 补正中 补齐补正 补交补正 待补齐 一次性告知 补件 待补件 通知补正 当场更正"
    ),
    _REJECTED: "不予受理 不受理",
    _ACCEPTED: (
        "受理 已受理 在办 办理中 正在办理 审核 审核中 待审核 已审 审查 审查中 审批 审批中 待审批 "
        "承办 决定 待决定 转发 委托 待办结 延期 已延期 延长期限 办理 1 2 4 5"
    ),
    Standing(CaseState.ACCEPTED, is_lenient=True): "已受理待补办 容缺受理 已容缺受理",
    _SUSPENDED: "挂起 已挂起 暂停 已暂停 特别程序 特别程序中 挂起中 中止 -1",
    _CONCLUDED: "办结 已办结 结束 已结束 办理完成 已完成 归档 已归档 即办 当场办结 6",
    Standing(CaseState.CONCLUDED, _GRANTED): (
        "准予 准予许可 予以许可 审核通过 审批通过 已办结审核通过 准予办结"
    ),
    Standing(CaseState.CONCLUDED, _REFUSED): (
        "不予许可 不予 审核不通过 审批不通过 不予许可办结 已办结审核不通过"
    ),
    _READY: "待领取 待取件 待出证 制证 制证中 已制证 出件 待出件 待送达 待发证 已出证",
    _DELIVERED: "送达 已送达 已取件 已领取 已领证 已发证 已出件 已邮寄签收",
    _WITHDRAWN: "撤回 已撤回 申请人撤回 撤回申请 撤件 已撤件",
    _RETURNED: "退件 已退件 退回 已退回 强制结束 终止 已终止 预审不通过 预审退回 3",
    _REVOKED: "撤销 已撤销 撤销许可 注销 已注销",
}
_STANDING_OF = {word: standing for standing, words in _STATES.items() for word in words.split()}
_RESULTS: Mapping[CaseOutcomeKind, str] = {
    _GRANTED: (
        "准予 准予许可 予以许可 通过 审核通过 审批通过 同意 许可 准予登记 予以确认 核准 出证办结"
    ),
    _REFUSED: "不予 不予许可 不通过 审核不通过 审批不通过 不同意 不予登记 不予确认 驳回",
    _OTHER: "办结 正常 正常办结 已办结 备案 已备案 答复 转报办结 其他",
}
_OUTCOME_OF = {word: outcome for outcome, words in _RESULTS.items() for word in words.split()}
# How quick it was; the hall reckons that itself from the days.
_QUALITIES = frozenset(
    ["提前", "按期", "逾期", "即办", "提前办结", "按期办结", "按时办结", "逾期办结", "超期办结"]
)
_PLACES: Mapping[AcceptancePlace, str] = {
    AcceptancePlace.WINDOW: (
        "大厅 窗口 大厅窗口 现场 线下 窗口受理 窗口收件 现场受理 窗口申请 政务大厅 政务服务大厅 "
        "实体大厅 本厅 窗口申报 综合窗口 自助机 自助终端"
    ),
    AcceptancePlace.ONLINE: (
        "网上 网办 线上 互联网 外网 网上申报 网上申请 网上受理 网厅 政务服务网 掌办 app 移动端 "
        "手机 小程序 微信 在线 在线申报 全程网办 pc端"
    ),
    AcceptancePlace.OUTSIDE: (
        "厅外 体外 体外循环 部门 部门受理 单位 单位受理 部门窗口 局机关 分厅 邮寄 上门 大厅外 "
        "大厅以外 厅外受理 部门办公室"
    ),
}
_PLACE_OF = {word: place for place, words in _PLACES.items() for word in words.split()}
_GROUNDS: Mapping[str, SuspensionReason] = {
    "听证": SuspensionReason.HEARING,
    "招标": SuspensionReason.TENDER,
    "拍卖": SuspensionReason.AUCTION,
    "检验": SuspensionReason.INSPECTION,
    "检测": SuspensionReason.TESTING,
    "检疫": SuspensionReason.QUARANTINE,
    "鉴定": SuspensionReason.APPRAISAL,
    "专家评审": SuspensionReason.EXPERT_REVIEW,
    "勘验": SuspensionReason.SITE_SURVEY,
    "踏勘": SuspensionReason.SITE_SURVEY,
    "现场核查": SuspensionReason.SITE_SURVEY,
    "技术审查": SuspensionReason.TECHNICAL_REVIEW,
    "整改": SuspensionReason.RECTIFICATION,
    "征求": SuspensionReason.THIRD_PARTY,
    "公示": SuspensionReason.PUBLIC_NOTICE,
    "公告": SuspensionReason.PUBLIC_NOTICE,
}
_IN_BRACKETS = re.compile(r"(.+?)[(\[【](.+?)[)\]】]")


def standing_of(text: str) -> Standing | None:
    """Return what a word of state means: 已受理, 已办结(审核通过), −1; None for an unknown one."""
    plain = plain_word(text)
    known = _STANDING_OF.get(plain)
    parts = _IN_BRACKETS.fullmatch(plain)
    if known is not None or parts is None:
        return known
    standing = _STANDING_OF.get(parts[1])
    return None if standing is None else with_result(standing, parts[2])


def with_result(standing: Standing, result: str) -> Standing | None:
    """Return where a case stands when its result is known too; None for an unknown result.

    Concluded cases may have ended in being given back or taken back: the result says so.
    """
    plain = plain_word(result)
    if not plain or plain in _QUALITIES or standing.state is None:
        return standing
    ended = _STANDING_OF.get(plain)
    if ended in {_RETURNED, _WITHDRAWN, _REJECTED}:
        return ended if standing.state is CaseState.CONCLUDED else standing
    outcome = _OUTCOME_OF.get(plain)
    return None if outcome is None else replace(standing, outcome=outcome)


def place_of(text: str) -> AcceptancePlace | None:
    """Return where a case was accepted; None for an unknown word."""
    return _PLACE_OF.get(plain_word(text))


def ground_of(text: str) -> SuspensionReason | None:
    """Return the lawful reason that the words of a suspension name, None where they name none."""
    plain = plain_word(text)
    return next((ground for word, ground in _GROUNDS.items() if word in plain), None)


def plain_word(text: str) -> str:
    """Return a word as words are compared: one width, no blanks, small letters, plain minus."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace("\u2013", "-")
    return "".join(plain.split()).casefold()
