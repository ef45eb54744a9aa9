"""What a presenter tells the clerk: a sentence, how loud, and at most one thing to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.message_strip import Level
from hallapp.wording import sentence


@dataclass(frozen=True)
class Message:
    """One message of the strip at the foot.

    Attributes:
        text: What happened.
        detail: What goes with it, quieter.
        level: How much it wants to be heard.
        retry: Does the same act again with the same request; None when that makes no sense.
        undo: Takes the act back, offered as long as the desk can do it; None when it cannot.
    """

    text: str
    detail: str = ""
    level: Level = Level.QUIET
    retry: Callable[[], None] | None = None
    undo: Callable[[], None] | None = None


class Teller(Protocol):
    """Shows messages; the face's strip."""

    def tell(self, message: Message) -> None:
        """Show a message in the place of the last one."""
        ...


def failure(error: HallError, retry: Callable[[], None] | None = None) -> Message:
    """Return a refusal or a fault in words."""
    return Message(sentence(error), level=Level.FAILED, retry=retry)


def no_use_for(text: str) -> Message:
    """Return what is said of a code that nothing here can use."""
    words = _("扫到“{code}”，这里用不上。").format(code=text[:20])
    return Message(words, level=Level.WARNING)


def card_too_early() -> Message:
    """Return what is said of a card while no application is being taken."""
    return Message(
        _("读到一张身份证。请先打开收件，再刷一次，号码就会填进去。"), level=Level.WARNING
    )
