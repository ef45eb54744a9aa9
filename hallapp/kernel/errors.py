"""The error family: a code and facts, never a sentence.

`hallapp.wording` makes the sentence. A failure that is neither a `RuleError` nor a
`SurroundingsError` is a bug of ours.
"""

from typing import Any, ClassVar


class HallError(Exception):
    """A failure that a person can act on.

    Attributes:
        code: Stable name, `feature.reason`; the key of its sentence in `hallapp.wording`.
        facts: What fills the blanks of the sentence. No personal data.
    """

    code: ClassVar[str] = "kernel.failed"

    def __init__(self, **facts: Any) -> None:
        self.facts: dict[str, Any] = facts
        super().__init__(f"{self.code} {facts}" if facts else self.code)


class RuleError(HallError):
    """A rule of the hall says no: the person changes something and tries again."""


class SurroundingsError(HallError):
    """Disk, printer, network or database fail: the person or an administrator acts."""
