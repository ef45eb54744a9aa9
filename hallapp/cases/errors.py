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


class ItemNotOfferedError(RuleError):
    """Nothing is accepted of an item that is suspended or withdrawn."""

    code = "cases.item_not_offered"


class GuideOvertakenError(RuleError):
    """The item's guide got another version while its case was being written."""

    code = "cases.guide_overtaken"


class CaseClockBehindError(RuleError):
    """This machine's clock is before the last thing that happened to the case."""

    code = "cases.clock_behind"


class DuplicateCaseError(RuleError):
    """The same applicant has an open case of the same item; facts name its number."""

    code = "cases.duplicate"


class ReasonMissingError(RuleError):
    """What is done needs a reason in words."""

    code = "cases.reason_missing"


class BasisMissingError(RuleError):
    """What is done needs the law line it rests on."""

    code = "cases.basis_missing"


class RightsMissingError(RuleError):
    """A refusal names where review may be asked for and where it may be taken."""

    code = "cases.rights_missing"


class DeemedAlreadyError(RuleError):
    """The time to say anything has passed: the case counts as accepted (视为受理)."""

    code = "cases.deemed_already"


class NothingMissingError(RuleError):
    """A notice of what is missing names at least one material."""

    code = "cases.nothing_missing"


class LenienceDayError(RuleError):
    """Missing materials are waited for until a day after today."""

    code = "cases.lenience_day"


class LenienceConsequenceError(RuleError):
    """The applicant is told what happens when the missing materials do not come."""

    code = "cases.lenience_consequence"


class LenienceTooWideError(RuleError):
    """A material is missing that neither the guide nor the notice lets follow later."""

    code = "cases.lenience_too_wide"


class NoGapError(RuleError):
    """The case waits for no material."""

    code = "cases.no_gap"


class GapOpenError(RuleError):
    """Nothing is granted while materials that were let follow later are missing."""

    code = "cases.gap_open"


class RepliesOpenError(RuleError):
    """Nothing is granted jointly while a unit has not replied: silence is no agreement."""

    code = "cases.replies_open"


class DecideSuspendedError(RuleError):
    """A case whose clock stands is resumed before it is decided."""

    code = "cases.decide_suspended"


class SuspensionPaperError(RuleError):
    """A suspension needs the number of the paper on which the applicant was told."""

    code = "cases.suspension_paper"


class SuspensionPlanError(RuleError):
    """A suspension is planned to end after it begins."""

    code = "cases.suspension_plan"


class SuspensionAheadError(RuleError):
    """A suspension begins tomorrow at the latest; later ones are written down when they begin."""

    code = "cases.suspension_ahead"


class SuspensionToldError(RuleError):
    """The applicant was told on a day between acceptance and today."""

    code = "cases.suspension_told"


class SuspensionAfterDueError(RuleError):
    """A case that is late cannot be made in time by a suspension dated back."""

    code = "cases.suspension_after_due"


class ResumeDayError(RuleError):
    """A clock goes on between the day it stopped and today."""

    code = "cases.resume_day"


class ExtensionSecondError(RuleError):
    """A limit is extended once."""

    code = "cases.extension_second"


class ExtensionLateError(RuleError):
    """A limit is extended before it has run out."""

    code = "cases.extension_late"


class ExtensionTooLongError(RuleError):
    """The law allows no extension as long as this."""

    code = "cases.extension_too_long"


class ExtensionPaperError(RuleError):
    """An extension needs the name of who approved it."""

    code = "cases.extension_paper"


class ExtensionDaysError(RuleError):
    """An extension is approved after acceptance, then told, both not after today."""

    code = "cases.extension_days"


class NotRunningError(RuleError):
    """What is done needs a limit that runs: the case is accepted and does not stand."""

    code = "cases.not_running"


class HandlerUnfitError(RuleError):
    """Cases are handed to people of the back office who work here."""

    code = "cases.handler_unfit"


class StageNoneError(RuleError):
    """The case is in no stage."""

    code = "cases.stage_none"


class StageAwayError(RuleError):
    """The stage lies with a higher body: it comes back before it ends."""

    code = "cases.stage_away"


class StageHereError(RuleError):
    """Only what was forwarded comes back."""

    code = "cases.stage_here"


class ForwardBodyError(RuleError):
    """A case is forwarded to a body that is named."""

    code = "cases.forward_body"


class LetterInvalidError(RuleError):
    """The chief representative has no letter of the item's department that is valid today."""

    code = "cases.letter_invalid"


class RecipientMissingError(RuleError):
    """A delivery names who received it."""

    code = "cases.recipient_missing"


class AgentNoteError(RuleError):
    """A delivery to an agent or by post names the paper or the tracking number."""

    code = "cases.agent_note"


class DeliveryDayError(RuleError):
    """A result is delivered between the day of the decision and today."""

    code = "cases.delivery_day"


class ResultNotReadyError(RuleError):
    """The result asked for does not lie ready; facts say where the case stands."""

    code = "cases.result_not_ready"


class NotArchivableError(RuleError):
    """Only what is delivered or closed is archived, and only once."""

    code = "cases.not_archivable"


class ChargeUnlistedError(RuleError):
    """A charge is none of the item's fees in force, with their standard and basis."""

    code = "cases.charge_unlisted"


class ChargeAmountError(RuleError):
    """A charge is below nothing, or reduced by more than it is."""

    code = "cases.charge_amount"


class ReductionReasonError(RuleError):
    """A reduction needs a reason."""

    code = "cases.reduction_reason"


class ChargedNothingError(RuleError):
    """Nothing is to be paid."""

    code = "cases.charged_nothing"


class AlreadyPaidError(RuleError):
    """A case has one payment; nothing is charged after it."""

    code = "cases.already_paid"


class PaymentDiffersError(RuleError):
    """What was paid is not what is due."""

    code = "cases.payment_differs"


class PaymentDayError(RuleError):
    """A payment lies between the receipt of the case and today, with its voucher."""

    code = "cases.payment_day"
