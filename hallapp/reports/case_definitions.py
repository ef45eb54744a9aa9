"""What each figure of cases means, and what stands over and under its line.

`docs/algorithms/case-figures.md` explains them; the definitions here are what screens, papers
and workbooks print.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from hallapp.cases.tally import CaseTally
from hallapp.kernel.texts import _, mark


class FigureForm(Enum):
    """How a figure is written."""

    COUNT = "count"
    SHARE = "share"  # a part of a whole, as per cent
    DAYS = "days"  # an average, two decimals
    MONEY = "money"  # counted in fen, told in yuan


@dataclass(frozen=True)
class FigureDefinition:
    """What a figure says, for the help beside it and for the last page of every report.

    Attributes:
        code: Stable name.
        name: Chinese; `label` is translated.
        unit: Chinese; empty for shares.
        meaning: The definition in one sentence; Chinese.
        over: The count that is the figure, or stands over the line.
        under: The count under the line; None for plain counts.
        form: How it is written.
        opens: The count of cases that it opens, where that is not the figure itself.
        is_of_today: Told of the catalogue as it is now, whatever the span; nobody knows what it
            was then.
    """

    code: str
    name: str
    unit: str
    meaning: str
    over: Callable[[CaseTally], int]
    under: Callable[[CaseTally], int] | None = None
    form: FigureForm = FigureForm.COUNT
    opens: str = ""
    is_of_today: bool = False

    @property
    def label(self) -> str:
        """The name in the language now shown."""
        return _(self.name)

    @property
    def unit_label(self) -> str:
        """The unit in the language now shown."""
        return _(self.unit) if self.unit else ""

    @property
    def definition(self) -> str:
        """The definition in the language now shown."""
        return _(self.meaning)

    @property
    def counts(self) -> str:
        """Name of the count of cases that the figure opens; empty where it opens no cases."""
        return self.opens or (self.code if self.under is None else "")


def _plain(code: str, name: str, meaning: str, unit: str) -> FigureDefinition:
    return FigureDefinition(code, name, unit, meaning, lambda tally: getattr(tally, code))


_CASES = mark("件")
_SHARE = FigureForm.SHARE

DEFINITIONS: tuple[FigureDefinition, ...] = (
    _plain("received", mark("收件"), mark("收件日在期间内的办件数。"), _CASES),
    _plain("accepted", mark("受理"), mark("受理日在期间内的办件数。"), _CASES),
    _plain("rejected", mark("不予受理"), mark("期间内作出不予受理决定的办件数。"), _CASES),
    _plain(
        "given_back",
        mark("退件"),
        mark("期间内申请人撤回和按规定退回的办件数，受理前后都算。"),
        _CASES,
    ),
    _plain(
        "waiting",
        mark("期末待受理"),
        mark("期末之前收件、到期末还没有受理也没有了结的办件数。"),
        _CASES,
    ),
    _plain(
        "carried_in", mark("期初在办"), mark("期初之前受理、到期初还没有办结的办件数。"), _CASES
    ),
    _plain(
        "done",
        mark("办结"),
        mark("作出决定之日在期间内的办件数；重新办理的以期末之前最后一次决定为准。"),
        _CASES,
    ),
    _plain("granted", mark("准予"), mark("办结中准予的件数。"), _CASES),
    _plain("refused", mark("不予"), mark("办结中不予许可（批准）的件数。"), _CASES),
    _plain(
        "pending",
        mark("期末在办"),
        mark("期末之前受理、到期末还没有办结的办件数，暂停计时的也算。"),
        _CASES,
    ),
    _plain("at_once", mark("即办"), mark("办结中当场办结的件数。"), _CASES),
    _plain("early", mark("提前"), mark("办结中早于承诺到期日的件数，当场办结的除外。"), _CASES),
    _plain("on_time", mark("按期"), mark("办结中在承诺到期日当日的件数。"), _CASES),
    _plain(
        "late", mark("逾期"), mark("办结中晚于承诺期限的件数，即办件没有当场办结的也算。"), _CASES
    ),
    _plain("late_by_law", mark("超法定"), mark("办结中晚于法定到期日的件数。"), _CASES),
    FigureDefinition(
        "done_rate",
        mark("办结率"),
        "",
        mark("期间内作出的决定 ÷（期初在办 ＋ 受理 ＋ 重新办理）。"),
        lambda tally: tally.decisions,
        lambda tally: tally.carried_in + tally.accepted + tally.reopened,
        _SHARE,
        opens="done",
    ),
    FigureDefinition(
        "early_rate",
        mark("提前办结率"),
        "",
        mark("提前 ÷（提前 ＋ 按期 ＋ 逾期），当场办结的不在内。"),
        lambda tally: tally.early,
        lambda tally: tally.early + tally.on_time + tally.late,
        _SHARE,
        opens="early",
    ),
    FigureDefinition(
        "on_time_rate",
        mark("按期办结率"),
        "",
        mark("没有逾期的办结 ÷ 办结。"),
        lambda tally: tally.done - tally.late,
        lambda tally: tally.done,
        _SHARE,
        opens="late",
    ),
    FigureDefinition(
        "instant_cases",
        mark("即办件占比（按办件）"),
        "",
        mark("办结中办件类型为即办件的件数 ÷ 办结。"),
        lambda tally: tally.instant,
        lambda tally: tally.done,
        _SHARE,
        opens="instant",
    ),
    FigureDefinition(
        "instant_items",
        mark("即办件占比（按事项）"),
        "",
        mark("制表时已公布、办件类型为即办件的事项 ÷ 已公布且登记了办件类型的事项。"),
        lambda tally: tally.items_instant,
        lambda tally: tally.items,
        _SHARE,
        is_of_today=True,
    ),
    FigureDefinition(
        "compression_items",
        mark("承诺压缩比（按事项）"),
        "",
        mark(
            "（法定时限合计 － 承诺时限合计）÷ 法定时限合计；"
            "两者都按工作日登记的已公布事项，当场算 0 日。"
        ),
        lambda tally: tally.items_law_days - tally.items_promised_days,
        lambda tally: tally.items_law_days,
        _SHARE,
        is_of_today=True,
    ),
    FigureDefinition(
        "third_items",
        mark("压缩三分之一以上的事项"),
        "",
        mark("承诺时限不超过法定时限三分之二的事项 ÷ 可以比较的事项。"),
        lambda tally: tally.items_third,
        lambda tally: tally.items_compared,
        _SHARE,
        is_of_today=True,
    ),
    FigureDefinition(
        "compression_cases",
        mark("承诺压缩比（按办件）"),
        "",
        mark("（法定工作日合计 － 受理时承诺的工作日合计）÷ 法定工作日合计，按办结的件算。"),
        lambda tally: tally.compared_law - tally.compared_promise,
        lambda tally: tally.compared_law,
        _SHARE,
    ),
    FigureDefinition(
        "saved_promise",
        mark("比承诺提速"),
        "",
        mark(
            "（承诺工作日合计 － 实际工作日合计）÷ 承诺工作日合计；"
            "当场办结的除外，批准的延期算在承诺内。"
        ),
        lambda tally: tally.promised_days - tally.promised_used,
        lambda tally: tally.promised_days,
        _SHARE,
        opens="handled",
    ),
    FigureDefinition(
        "saved_law",
        mark("比法定提速"),
        "",
        mark("（法定工作日合计 － 实际工作日合计）÷ 法定工作日合计；当场办结的算 0 日。"),
        lambda tally: tally.law_days - tally.law_used,
        lambda tally: tally.law_days,
        _SHARE,
        opens="done",
    ),
    FigureDefinition(
        "average_days",
        mark("平均办理天数"),
        mark("工作日"),
        mark("不是当场办结的件从受理次日到决定之日的工作日，扣除暂停计时的，平均每件。"),
        lambda tally: tally.handled_days,
        lambda tally: tally.handled,
        FigureForm.DAYS,
        opens="handled",
    ),
    FigureDefinition(
        "halted_days",
        mark("暂停计时"),
        mark("工作日"),
        mark("办结的件里停过计时的工作日合计，不计入办理天数。"),
        lambda tally: tally.halted_days,
        opens="halted",
    ),
    _plain("reopened", mark("重新办理"), mark("期间内撤销原决定、重新办理的次数。"), mark("次")),
    _plain(
        "issued",
        mark("发证"),
        mark("送达日在期间内的准予结果数；送达后重新办理的，以再次送达为准。"),
        _CASES,
    ),
    FigureDefinition(
        "paid",
        mark("收费"),
        mark("元"),
        mark("缴费日在期间内的实收金额；本系统只登记，不收款。"),
        lambda tally: tally.paid_fen,
        form=FigureForm.MONEY,
        opens="paid_fen",
    ),
)
"""Every figure, in the order in which lists show them."""
