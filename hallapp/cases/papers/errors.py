"""Refusals of papers of a case; the sentences stand in `hallapp.wording.case_papers`."""

from hallapp.kernel.errors import RuleError


class PaperUnknownError(RuleError):
    """The hall keeps no such paper."""

    code = "case_papers.unknown"


class PaperNotDueError(RuleError):
    """What the paper tells has not happened: no decision, no suspension, no refusal yet."""

    code = "case_papers.not_due"
