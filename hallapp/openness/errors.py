"""Refusals of openness."""

from hallapp.kernel.errors import RuleError


class PaperUnknownError(RuleError):
    """There is no such public paper, or no longer."""

    code = "openness.paper_unknown"


class PaperEmptyError(RuleError):
    """A public paper needs a title, and a file or words."""

    code = "openness.paper_empty"


class EntryEmptyError(RuleError):
    """A row of the catalogue needs its field and its first item."""

    code = "openness.entry_empty"


class CopiesError(RuleError):
    """Copies are counted from 1, and the place has a name."""

    code = "openness.copies"
