"""Failures of making papers."""

from hallapp.kernel.errors import SurroundingsError


class FontMissingError(SurroundingsError):
    """A font file that came with the program is gone or broken (字体缺失)."""

    code = "slips.font_missing"


class SlipNotKeptError(SurroundingsError):
    """A paper could not be written to its file (纸面未能存盘)."""

    code = "slips.not_kept"
