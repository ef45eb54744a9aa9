"""Refusals of authoring: writing, submitting and reviewing guides."""

from hallapp.kernel.errors import RuleError


class DraftUnknownError(RuleError):
    """There is no such draft."""

    code = "authoring.draft_unknown"


class DraftOpenError(RuleError):
    """The item has a draft already that somebody still works on."""

    code = "authoring.draft_open"


class DraftStateError(RuleError):
    """The draft stands where this step is not possible, or somebody else was quicker."""

    code = "authoring.draft_state"


class DraftOvertakenError(RuleError):
    """Somebody else saved the draft since it was read."""

    code = "authoring.draft_overtaken"


class DraftFaultyError(RuleError):
    """The rules speak against the draft: it must be put right before it goes on."""

    code = "authoring.draft_faulty"


class DraftOutdatedError(RuleError):
    """The item got another version since the draft was begun."""

    code = "authoring.draft_outdated"


class DraftUnchangedError(RuleError):
    """The draft says what is public already."""

    code = "authoring.draft_unchanged"


class SamePersonError(RuleError):
    """Whoever wrote a draft does not review it (第二人审核)."""

    code = "authoring.same_person"


class RemarksNeededError(RuleError):
    """A draft is returned with remarks, so that its author knows what to do."""

    code = "authoring.remarks_needed"


class ReasonNeededError(RuleError):
    """An item is suspended, resumed or withdrawn with a document or a note."""

    code = "authoring.reason_needed"


class ItemStateError(RuleError):
    """The item stands where this step is not possible."""

    code = "authoring.item_state"


class BasicsMissingError(RuleError):
    """A new item has at least a name and a type."""

    code = "authoring.basics_missing"


class NameTakenError(RuleError):
    """The department has another item of this name."""

    code = "authoring.name_taken"


class CodeTakenError(RuleError):
    """The code belongs to another item, or did so once."""

    code = "authoring.code_taken"


class CodeUnfitError(RuleError):
    """The code is too long, or holds signs that no slip's code can show."""

    code = "authoring.code_unfit"


class DepartmentUnknownError(RuleError):
    """The hall has no department of this name."""

    code = "authoring.department_unknown"


class SearchedMissingError(RuleError):
    """A cause says by which words the guides are found, and what it is."""

    code = "authoring.searched_missing"


class CauseUnknownError(RuleError):
    """There is no such cause, or it does not touch this item."""

    code = "authoring.cause_unknown"


class CauseSettledError(RuleError):
    """Somebody said before what came of it."""

    code = "authoring.cause_settled"


class OutcomeNeededError(RuleError):
    """Whoever settles a touched guide says what came of it."""

    code = "authoring.outcome_needed"
