"""Failures of making papers, and refusals."""

from hallapp.kernel.errors import RuleError, SurroundingsError


class FontMissingError(SurroundingsError):
    """A font file that came with the program is gone or broken (字体缺失)."""

    code = "slips.font_missing"


class SlipNotKeptError(SurroundingsError):
    """A paper could not be written to its file (纸面未能存盘)."""

    code = "slips.not_kept"


class BookCancelledError(RuleError):
    """A person stopped the making of a long paper; nothing is left of it (已取消)."""

    code = "slips.book_cancelled"


class NothingToBindError(RuleError):
    """A booklet without a single item would be a cover and nothing else (没有可印的事项)."""

    code = "slips.nothing_to_bind"


class NoFlowError(RuleError):
    """A guide without steps gives no chart (没有办理流程)."""

    code = "slips.no_flow"


class NoWindowError(RuleError):
    """A hall without windows hangs up no cards (没有窗口)."""

    code = "slips.no_window"
