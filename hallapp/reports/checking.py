"""What a check of figures says: its name, whether it holds, and the numbers on both sides."""

from dataclasses import dataclass
from enum import Enum

from hallapp.kernel.printed_table import Column, PrintedTable
from hallapp.kernel.texts import _


class Outcome(Enum):
    """How a check of figures ends (核对结果)."""

    AGREES = "agrees"  # 相符
    DIFFERS = "differs"  # 不符: somebody has to look
    ASKS = "asks"  # 请核实: lawful, but unusual enough to be asked about
    UNKNOWN = "unknown"  # 无法核对: a value is missing

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            Outcome.AGREES: _("相符"),
            Outcome.DIFFERS: _("不符"),
            Outcome.ASKS: _("请核实"),
            Outcome.UNKNOWN: _("无法核对"),
        }[self]


@dataclass(frozen=True)
class Check:
    """One named check of figures (核对).

    Attributes:
        code: Stable name.
        name: What is held against what, in the language now shown.
        outcome: How it ended.
        words: The numbers on both sides, and what to do where they differ.
    """

    code: str
    name: str
    outcome: Outcome
    words: str


def checks_table(checks: tuple[Check, ...]) -> PrintedTable:
    """Return checks as a table of their own, those that need somebody first."""
    order = (Outcome.DIFFERS, Outcome.UNKNOWN, Outcome.ASKS, Outcome.AGREES)
    rows = sorted(checks, key=lambda check: order.index(check.outcome))
    open_ones = sum(check.outcome is not Outcome.AGREES for check in checks)
    said = _("共 {count} 项核对，{open} 项需要看一看").format(count=len(checks), open=open_ones)
    return PrintedTable(
        _("数据核对"),
        (Column(_("核对项目"), 2.2), Column(_("结果"), 0.8), Column(_("说明"), 4)),
        tuple((check.name, check.outcome.label, check.words) for check in rows),
        said,
    )
