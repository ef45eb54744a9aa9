"""What can stop a tour."""

from hallapp.kernel.errors import RuleError


class FolderTakenError(RuleError):
    """The output folder holds files that no tour has made; they are not touched."""

    code = "tour.folder_taken"


class StepFailedError(RuleError):
    """A step of the day did not come to what it should come to (facts number, step, saw)."""

    code = "tour.step_failed"


class UnmetError(Exception):
    """Inside a step: something that had to hold does not; becomes a `StepFailedError`."""
