"""Refusals of evaluation."""

from hallapp.kernel.errors import RuleError


class RatingUnknownError(RuleError):
    """There is no ticket of this code, or nothing of this kind in its visit."""

    code = "evaluation.unknown"


class NotServedError(RuleError):
    """The visit is not over yet; it can be rated afterwards."""

    code = "evaluation.not_served"


class RatingOverError(RuleError):
    """The visit lies too far back to be rated."""

    code = "evaluation.over"


class AlreadyRatedError(RuleError):
    """It was rated before; one evaluation a visit and one an item (一次一评、一事一评)."""

    code = "evaluation.already_rated"


class NotByClerkError(RuleError):
    """Evaluations are the citizen's: never a clerk's own screen (不得代评)."""

    code = "evaluation.not_by_clerk"


class ReasonForeignError(RuleError):
    """A reason does not belong to the level that was pressed."""

    code = "evaluation.reason_foreign"


class RemarkTooLongError(RuleError):
    """The citizen's own words are longer than the standard has room for."""

    code = "evaluation.remark_long"


class FollowUpUnknownError(RuleError):
    """There is no such follow-up."""

    code = "evaluation.follow_up_unknown"


class FollowUpStateError(RuleError):
    """The diagram does not lead there, or somebody else was quicker."""

    code = "evaluation.follow_up_state"


class FollowUpWordsError(RuleError):
    """Each step says in words what was done."""

    code = "evaluation.follow_up_words"


class OwnFollowUpError(RuleError):
    """Whoever was rated, or appealed, does not decide it (回避)."""

    code = "evaluation.follow_up_own"
