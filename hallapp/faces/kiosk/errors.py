"""What can be wrong with a kiosk itself."""

from hallapp.kernel.errors import RuleError, SurroundingsError


class StoreLostError(SurroundingsError):
    """The watcher cannot reach the hall's store."""

    code = "kiosk.store_lost"


class PinUnusableError(RuleError):
    """A PIN for leaving the kiosk is too short, too long or too simple (`least`, `most`)."""

    code = "kiosk.pin_unusable"


class PaperUnreadableError(RuleError):
    """A public paper is kept in a form that a kiosk cannot draw."""

    code = "kiosk.paper_unreadable"
