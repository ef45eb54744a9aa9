"""Refusals of joint handling; the sentences stand in `hallapp.wording.joint`."""

from hallapp.kernel.errors import RuleError


class JointUnknownError(RuleError):
    """The hall has no such joint case or branch."""

    code = "joint.unknown"


class BranchesMissingError(RuleError):
    """A joint case was opened without any unit to ask."""

    code = "joint.branches_missing"


class BranchTwiceError(RuleError):
    """One unit was asked the same thing twice."""

    code = "joint.branch_twice"


class LeadAskedError(RuleError):
    """The lead unit was asked for an opinion on its own case."""

    code = "joint.lead_asked"


class ProjectNameError(RuleError):
    """The project has no name, or figures that cannot be."""

    code = "joint.project"


class JointClosedError(RuleError):
    """The case is decided or withdrawn; nobody is asked and nobody replies any more."""

    code = "joint.closed"


class RepliedError(RuleError):
    """The unit has replied; only after 整改 may it reply again."""

    code = "joint.replied"


class OpinionWordsError(RuleError):
    """A refusal or a condition was given without its words."""

    code = "joint.opinion_words"


class RepliesMissingError(RuleError):
    """Not every unit has replied; silence is no agreement here."""

    code = "joint.replies_missing"


class NotSummedError(RuleError):
    """The opinions have to be summed up before the decision."""

    code = "joint.not_summed"


class ReplyDayError(RuleError):
    """A reply is dated before the question or after today."""

    code = "joint.reply_day"


class AgentMissingError(RuleError):
    """A step of an agent is written where nobody acts for the applicant."""

    code = "joint.agent_missing"


class AgentNeededError(RuleError):
    """Full agency without anybody who acts for the applicant."""

    code = "joint.agency_agent"


class PromiseTooLongError(RuleError):
    """What is promised for the whole is longer than the law allows."""

    code = "joint.promise"


class AgentUnknownError(RuleError):
    """Nobody of this id works in the hall."""

    code = "joint.agent_unknown"


class StepWordsError(RuleError):
    """A step of an agent without any words."""

    code = "joint.step_words"
