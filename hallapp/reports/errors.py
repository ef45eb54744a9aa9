"""Refusals of reports; the sentences stand in `hallapp.wording.reports`."""

from hallapp.kernel.errors import RuleError


class FigureUnknownError(RuleError):
    """There is no indicator of this code in the yearly table."""

    code = "reports.figure_unknown"


class FigureValueError(RuleError):
    """What was entered is no value that the indicator can have."""

    code = "reports.figure_value"


class ReportYearError(RuleError):
    """The year lies before every record or has not begun."""

    code = "reports.year"


class EditionUnknownError(RuleError):
    """There is no such edition of the yearly table."""

    code = "reports.edition_unknown"
