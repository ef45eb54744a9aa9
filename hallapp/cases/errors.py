"""Refusals of accepted cases; the sentences stand in `hallapp.wording.cases`."""

from hallapp.kernel.errors import RuleError


class HourLimitError(RuleError):
    """A limit in hours has no due day yet: hours run from a moment and need opening hours."""

    code = "cases.hour_limit"


class NoLimitError(RuleError):
    """The service item names neither a promised nor a statutory limit (时限未登记)."""

    code = "cases.no_limit"


class SuspensionBackwardsError(RuleError):
    """A suspension ends before it begins."""

    code = "cases.suspension_backwards"


class CaseMoveError(RuleError):
    """A case cannot go from the state it is in to the one asked for."""

    code = "cases.move"


class MaterialsMissingError(RuleError):
    """A case cannot be accepted while a required material is missing."""

    code = "cases.materials_missing"


class MaterialsNotTickedError(RuleError):
    """A case cannot be accepted while a required material was not looked at."""

    code = "cases.materials_not_ticked"


class ChoiceUnmetError(RuleError):
    """Of materials of which any one is enough, every one was called not needed."""

    code = "cases.choice_unmet"


class MaterialUnknownError(RuleError):
    """A tick is of a material that the item's guide does not ask for."""

    code = "cases.material_unknown"


class CaseNotFoundError(RuleError):
    """No case bears the number or code asked for."""

    code = "cases.not_found"


class ApplicantNameError(RuleError):
    """The applicant's name is missing or cannot be kept."""

    code = "cases.applicant_name"


class QueryCodeUnknownError(RuleError):
    """No case bears this query code (查询码)."""

    code = "cases.query_code_unknown"


class ExtensionError(RuleError):
    """An extension is below one unit, or of a limit that cannot be extended (on the spot)."""

    code = "cases.extension"


class SuspensionTooEarlyError(RuleError):
    """A suspension begins before the case was accepted."""

    code = "cases.suspension_too_early"


class SuspensionOverlapError(RuleError):
    """A suspension holds days that another one of the same case holds already."""

    code = "cases.suspension_overlap"


class DueFactError(RuleError):
    """A fact about a due day is not of the form; facts name the place and an example."""

    code = "cases.due_fact"


class FactLineError(RuleError):
    """A line of a file of facts cannot be used.

    Attributes:
        line: Its number, from 1.
        cause: Why.
    """

    code = "cases.fact_line"

    def __init__(self, line: int, cause: RuleError) -> None:
        super().__init__(line=line, cause=cause.code)
        self.line = line
        self.cause = cause
