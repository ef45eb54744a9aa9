"""Refusals of patrols; the sentences stand in `hallapp.wording.patrols`."""

from hallapp.kernel.errors import RuleError


class PlanRulesError(RuleError):
    """A number of the rules of patrols cannot be."""

    code = "patrols.plan_rules"


class DrawDayError(RuleError):
    """Times are drawn for today only."""

    code = "patrols.draw_day"


class NotDrawnError(RuleError):
    """Nothing was drawn for the day."""

    code = "patrols.not_drawn"


class RevealEarlyError(RuleError):
    """The draw is revealed when the hall has closed, not before."""

    code = "patrols.reveal_early"


class NotRevealedError(RuleError):
    """The draw cannot be checked before it is revealed."""

    code = "patrols.not_revealed"


class NotPatrollerError(RuleError):
    """The person neither runs the hall nor is named to patrol on the day."""

    code = "patrols.not_patroller"


class PatrollerUnknownError(RuleError):
    """There is no such person in the hall."""

    code = "patrols.patroller_unknown"


class RoundNumberError(RuleError):
    """A round's number is none that a day has."""

    code = "patrols.round_number"


class RoundUnknownError(RuleError):
    """There is no such round in the hall."""

    code = "patrols.round_unknown"


class RoundOverError(RuleError):
    """The round is over; what it saw is corrected with a reason."""

    code = "patrols.round_over"


class RoundTakenError(RuleError):
    """The round of the paper sheet is in the program already."""

    code = "patrols.round_taken"


class SheetTimeError(RuleError):
    """The times of a paper sheet lie ahead, or run backwards."""

    code = "patrols.sheet_time"


class WindowUnknownError(RuleError):
    """There is no such window in the hall."""

    code = "patrols.window_unknown"


class WindowTwiceError(RuleError):
    """A paper sheet names one window twice."""

    code = "patrols.window_twice"


class FindingMissingError(RuleError):
    """Something was found, but not said what."""

    code = "patrols.finding_missing"


class FindingUnknownError(RuleError):
    """The finding is not on the hall's list, or no longer."""

    code = "patrols.finding_unknown"


class FindingLabelError(RuleError):
    """A finding has no words, too many, or those of another one."""

    code = "patrols.finding_label"


class ReasonMissingError(RuleError):
    """A correction, a withdrawal or a decision needs its reason."""

    code = "patrols.reason_missing"


class WordsTooLongError(RuleError):
    """The words do not fit on the paper."""

    code = "patrols.words_too_long"


class MarkUnknownError(RuleError):
    """There is no such mark, or it was corrected in the meantime."""

    code = "patrols.mark_unknown"


class NothingFoundError(RuleError):
    """The mark blames nobody, so that there is nothing to explain, write or put right."""

    code = "patrols.nothing_found"


class LetterUnknownError(RuleError):
    """There is no such letter in the hall."""

    code = "patrols.letter_unknown"


class LetterTwiceError(RuleError):
    """A letter about the finding was written already."""

    code = "patrols.letter_twice"


class HomeUnitMissingError(RuleError):
    """The person belongs to no unit, so that the letter has nobody to go to."""

    code = "patrols.home_unit_missing"


class LetterStateError(RuleError):
    """The letter is not at the step that is asked for."""

    code = "patrols.letter_state"


class LetterDayError(RuleError):
    """A reply or a rectification is dated before the letter, or after today."""

    code = "patrols.letter_day"


class LetterFactsError(RuleError):
    """A letter without a mark names nobody, no day or no fact."""

    code = "patrols.letter_facts"


class ExplanationUnknownError(RuleError):
    """There is no such explanation in the hall."""

    code = "patrols.explanation_unknown"


class ExplanationTwiceError(RuleError):
    """The mark, or the day, has an explanation already."""

    code = "patrols.explanation_twice"


class ExplanationDayError(RuleError):
    """An explanation without a mark names no day, or one that lies ahead, or nobody."""

    code = "patrols.explanation_day"


class ExplanationLateError(RuleError):
    """The time for an explanation is over."""

    code = "patrols.explanation_late"


class NotOnesOwnError(RuleError):
    """Only the person concerned, or whoever runs the hall for them, may explain."""

    code = "patrols.not_ones_own"


class OwnExplanationError(RuleError):
    """Nobody decides about an explanation of their own."""

    code = "patrols.own_explanation"


class ExplanationDecidedError(RuleError):
    """The explanation was decided already."""

    code = "patrols.explanation_decided"


class OwnMarkError(RuleError):
    """Nobody changes what was found about themselves."""

    code = "patrols.own_mark"


class RectifiedError(RuleError):
    """The finding was put right already; the words of then stay."""

    code = "patrols.rectified"
