"""Refusals of the hall: signing in and holding windows."""

from hallapp.kernel.errors import RuleError


class SignInRefusedError(RuleError):
    """Number and password do not belong together; which of them is wrong is not said."""

    code = "hall.sign_in_refused"


class SignInLockedError(RuleError):
    """Too many failures: this person or this station must wait."""

    code = "hall.locked"


class PasswordWeakError(RuleError):
    """A new password is too short or too simple."""

    code = "hall.password_weak"


class PersonUnknownError(RuleError):
    """There is no such person in the hall, or no longer."""

    code = "hall.person_unknown"


class WindowUnknownError(RuleError):
    """There is no window of this number."""

    code = "hall.window_unknown"


class WindowHeldError(RuleError):
    """Somebody else holds the window."""

    code = "hall.window_held"


class PersonElsewhereError(RuleError):
    """The person holds another window."""

    code = "hall.person_elsewhere"


class NotOnDutyError(RuleError):
    """Nobody holds the window."""

    code = "hall.not_on_duty"


class DemoOnlyError(RuleError):
    """Only a demo hall lets people in by picking a name."""

    code = "hall.demo_only"


class NotEntitledError(RuleError):
    """Whoever asks has none of the roles that this needs (无权限)."""

    code = "hall.not_entitled"
