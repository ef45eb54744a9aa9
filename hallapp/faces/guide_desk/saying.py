"""What the desk says in its strip: a sentence, how loud, and the next step as one button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from hallapp.faces.guide_desk.desk_words import desk_sentence
from hallapp.kernel.errors import HallError, RuleError
from hallapp.qtkit.message_strip import Level


@dataclass(frozen=True)
class NextStep:
    """What can be done about a message.

    Attributes:
        word: The button's word.
        key: Its key; empty for none.
        act: What pressing it does.
    """

    word: str
    key: str
    act: Callable[[], None]


@dataclass(frozen=True)
class Said:
    """One message of the strip."""

    text: str
    detail: str = ""
    level: Level = Level.QUIET
    step: NextStep | None = None


class Saying(Protocol):
    """Shows messages: the face's strip."""

    def say(self, said: Said) -> None:
        """Show a message in the place of the last one."""
        ...


def refused(error: HallError, step: NextStep | None = None) -> Said:
    """Return a refusal or a fault in words, with what to do next."""
    level = Level.WARNING if isinstance(error, RuleError) else Level.FAILED
    return Said(desk_sentence(error), level=level, step=step)
