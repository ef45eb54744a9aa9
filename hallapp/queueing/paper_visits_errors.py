"""Refusals about packs for a power cut and about files keyed in from them."""

from hallapp.kernel.errors import RuleError


class NothingToPrintError(RuleError):
    """The hall gives numbers for nothing, so a pack would have no stubs."""

    code = "outage.no_services"


class StubsManyError(RuleError):
    """None, or more stubs than can be told apart."""

    code = "outage.numbers"


class TooManyPacksError(RuleError):
    """A day has no more codes for packs."""

    code = "outage.packs_many"


class PaperFileBigError(RuleError):
    """The file is far larger than what a hall writes on paper."""

    code = "outage.file_big"


class PaperFileEmptyError(RuleError):
    """The file has no line below its header."""

    code = "outage.file_empty"


class PaperFileHeaderError(RuleError):
    """The first line does not name the columns that are needed."""

    code = "outage.file_header"


class PaperLinesRefusedError(RuleError):
    """A line cannot be keyed in, so nothing was written."""

    code = "outage.lines_refused"
