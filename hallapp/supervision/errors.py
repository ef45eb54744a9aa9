"""Refusals of e-supervision; the sentences stand in `hallapp.wording.supervision`."""

from hallapp.kernel.errors import RuleError


class RuleUnknownError(RuleError):
    """There is no such rule in the hall, or it was changed in the meantime."""

    code = "supervision.rule_unknown"


class RuleNameError(RuleError):
    """A rule has no name, or one that is too long."""

    code = "supervision.rule_name"


class RuleDaysError(RuleError):
    """The days of a rule are none that can be counted."""

    code = "supervision.rule_days"


class RuleTellsNobodyError(RuleError):
    """A rule that tells nobody would light up unseen."""

    code = "supervision.rule_tells_nobody"


class LightUnknownError(RuleError):
    """There is no such light in the hall."""

    code = "supervision.light_unknown"


class LightOutError(RuleError):
    """The light is out, and no answer is awaited: there is nothing to follow up."""

    code = "supervision.light_out"


class AlreadyAnsweredError(RuleError):
    """The light was answered, and nobody has urged it since."""

    code = "supervision.already_answered"


class NotConcernedError(RuleError):
    """Only who handles the case, their department and who runs the hall may answer."""

    code = "supervision.not_concerned"


class WordsMissingError(RuleError):
    """An answer, a reason or an instruction is empty or too long."""

    code = "supervision.words_missing"


class CaseUnknownError(RuleError):
    """There is no such case in the hall."""

    code = "supervision.case_unknown"
