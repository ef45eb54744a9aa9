"""Refusals of leave and outings; the sentences stand in `hallapp.wording.leave`."""

from hallapp.kernel.errors import RuleError


class LeaveUnknownError(RuleError):
    """The hall has no such request for leave."""

    code = "leave.unknown"


class LeaveReasonError(RuleError):
    """Leave was asked for without a reason, or with too long a one."""

    code = "leave.reason"


class NoWorkingHalfDaysError(RuleError):
    """The hall does not work on any day of the span, so no leave is needed."""

    code = "leave.no_working_half_days"


class LeaveTooLongError(RuleError):
    """A span longer than any leave; as a rule the year is mistyped."""

    code = "leave.too_long"


class LeaveOverlapError(RuleError):
    """The person has asked for leave in these half days already."""

    code = "leave.overlap"


class BothAwayError(RuleError):
    """A and B of one post would be away together."""

    code = "leave.both_away"


class OwnStandInError(RuleError):
    """Somebody is to stand in for himself."""

    code = "leave.own_stand_in"


class BalanceShortError(RuleError):
    """Annual leave longer than what is left; it can be asked for knowingly."""

    code = "leave.balance_short"


class BalanceUnknownError(RuleError):
    """Nobody has written down the person's years of work; it can be asked for knowingly."""

    code = "leave.balance_unknown"


class BalanceWordsError(RuleError):
    """Leave beyond the balance is approved with words only."""

    code = "leave.balance_words"


class LeaveDecidedError(RuleError):
    """Somebody else has decided on this step meanwhile, or the leave is over."""

    code = "leave.decided"


class OwnLeaveError(RuleError):
    """Nobody approves the own leave."""

    code = "leave.own"


class NotYourStepError(RuleError):
    """The step waits for somebody with another role."""

    code = "leave.not_your_step"


class HomeUnitNameError(RuleError):
    """The home unit's decision was keyed in without the name of whoever decided there."""

    code = "leave.home_unit_name"


class RefusalWordsError(RuleError):
    """Leave was refused without a reason."""

    code = "leave.refusal_words"


class LeaveNotApprovedError(RuleError):
    """Only approved leave can be ended."""

    code = "leave.not_approved"


class LeaveBegunError(RuleError):
    """The leave has begun: it is ended by reporting back, not withdrawn."""

    code = "leave.begun"


class BackDayError(RuleError):
    """Reported back for before the leave began, or for a day to come."""

    code = "leave.back_day"


class GrantError(RuleError):
    """Years of work or half days that cannot be."""

    code = "leave.grant"


class OutingUnknownError(RuleError):
    """The register has no such outing."""

    code = "leave.outing_unknown"


class OutingLongError(RuleError):
    """Longer than an outing may be; leave has to be asked for."""

    code = "leave.outing_long"


class OutingTimesError(RuleError):
    """Back before gone, or gone at a time to come."""

    code = "leave.outing_times"


class OutingOpenError(RuleError):
    """The person is out already."""

    code = "leave.outing_open"


class OutingBackError(RuleError):
    """The person is back already."""

    code = "leave.outing_back"


class OutingBackLateError(RuleError):
    """A return well before now, which only somebody else who runs the hall may write down."""

    code = "leave.outing_back_late"


class OutingApprovedError(RuleError):
    """Somebody has agreed to the outing already, or nobody needs to."""

    code = "leave.outing_approved"


class LadderError(RuleError):
    """A ladder of approval that leaves a length without an approver."""

    code = "leave.ladder"
