"""What assessment refuses."""

from hallapp.kernel.errors import RuleError


class ScoreRulesError(RuleError):
    """Rules of scores that contradict themselves; `fact` says which."""

    code = "assessment.rules"


class ScoreRuleUnknownError(RuleError):
    """No rule of that day has this code."""

    code = "assessment.rule_unknown"


class PresetUnknownError(RuleError):
    """No set of rules has this name."""

    code = "assessment.preset_unknown"


class EntryUnknownError(RuleError):
    """There is no such entry."""

    code = "assessment.entry_unknown"


class EntryWithdrawnError(RuleError):
    """The entry counts no longer."""

    code = "assessment.entry_withdrawn"


class EntryWordsError(RuleError):
    """An entry, a withdrawal, an appeal or a decision without words."""

    code = "assessment.words"


class EntrySubjectError(RuleError):
    """An entry that concerns nobody."""

    code = "assessment.subject"


class EntryTwiceError(RuleError):
    """The same thing counts under the same rule already."""

    code = "assessment.entry_twice"


class AssessmentClosedError(RuleError):
    """The sheet of that day is closed and stays as it is."""

    code = "assessment.closed"


class AssessmentUnknownError(RuleError):
    """There is no such sheet."""

    code = "assessment.unknown"


class PeriodOpenError(RuleError):
    """The period is not over, so that its sheet cannot be closed."""

    code = "assessment.period_open"


class AppealOpenError(RuleError):
    """Somebody has appealed against the entry, and nobody has decided yet."""

    code = "assessment.appeal_open"


class AppealUnknownError(RuleError):
    """There is no such appeal, or it was decided."""

    code = "assessment.appeal_unknown"


class AppealNotConcernedError(RuleError):
    """Only the person concerned, the unit's chief representative or a manager may appeal."""

    code = "assessment.appeal_not_concerned"


class OwnAppealError(RuleError):
    """Nobody decides an appeal that is his own."""

    code = "assessment.own_appeal"


class OwnEntryError(RuleError):
    """Nobody gives points to himself, or takes points of his own back."""

    code = "assessment.own_entry"


class ReceiverMissingError(RuleError):
    """Nobody is named who received the sheet."""

    code = "assessment.receiver"
