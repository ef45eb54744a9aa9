"""What bulletins refuse."""

from hallapp.kernel.errors import RuleError


class BulletinUnknownError(RuleError):
    """There is no such bulletin."""

    code = "bulletins.unknown"


class BulletinStateError(RuleError):
    """The bulletin is not where this step begins from."""

    code = "bulletins.state"


class DraftExistsError(RuleError):
    """The period has a bulletin that is worked at, or one that stands."""

    code = "bulletins.draft_exists"


class StepBlockedError(RuleError):
    """An earlier step of the worklist is open, and nobody let the work go on without it."""

    code = "bulletins.step_blocked"


class StepNotOpenError(RuleError):
    """The step is done or cannot be gone on without; there is nothing to let pass."""

    code = "bulletins.step_not_open"


class BulletinWordsError(RuleError):
    """A note, an override, a correction or a text without words."""

    code = "bulletins.words"


class BulletinEmptyError(RuleError):
    """The prose has no sentence left."""

    code = "bulletins.empty"


class RecipientsMissingError(RuleError):
    """The bulletin goes to nobody."""

    code = "bulletins.recipients"


class RecipientUnknownError(RuleError):
    """There is no such recipient."""

    code = "bulletins.recipient_unknown"


class SignatureError(RuleError):
    """Nobody is named who signed, or somebody signed already."""

    code = "bulletins.signature"


class UnitNotYoursError(RuleError):
    """Only the unit's own chief representative or a manager confirms its figures."""

    code = "bulletins.unit_not_yours"


class UnitUnknownError(RuleError):
    """The unit has nobody on duty in the period."""

    code = "bulletins.unit_unknown"


class ConfirmationUnknownError(RuleError):
    """There is no such confirmation, or it was taken back."""

    code = "bulletins.confirmation_unknown"


class NoteUnknownError(RuleError):
    """There is no such note, or it was taken back."""

    code = "bulletins.note_unknown"


class PeriodError(RuleError):
    """The period is not over, so that nothing can be summed up or published."""

    code = "bulletins.period"


class PostingDayError(RuleError):
    """The hall rests on that day, or it has not come yet."""

    code = "bulletins.posting_day"


class PostingSameError(RuleError):
    """Posted already, and nothing has changed since."""

    code = "bulletins.posting_same"


class SheetOpenError(RuleError):
    """The circular of an assessment needs its closed sheet."""

    code = "bulletins.sheet_open"
