"""Who asks for a write, and the id that makes asking twice harmless."""

import hashlib
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

from hallapp.kernel.errors import RuleError


class Channel(Enum):
    """The way a request came in."""

    DESK = "desk"
    KIOSK = "kiosk"
    MANAGER = "manager"
    COMMAND_LINE = "command_line"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    """Who acts, and from where.

    Attributes:
        station: Name of the workstation.
        person_id: The person signed in, None at a kiosk or for the program itself.
        window_id: The service window the person sits at, if any.
        channel: The way the request came in.
    """

    station: str
    person_id: UUID | None = None
    window_id: UUID | None = None
    channel: Channel = Channel.DESK


@dataclass(frozen=True)
class Request:
    """One wish to change something, made once by the caller; a retry keeps its id."""

    actor: Actor
    id: UUID = field(default_factory=uuid4)

    def at_window(self, window_id: UUID) -> "Request":
        """Return the same request, said from a window."""
        return replace(self, actor=replace(self.actor, window_id=window_id))


class RequestReusedError(RuleError):
    """A request id came again with other arguments."""

    code = "kernel.request_reused"


def digest_of(kind: str, arguments: dict[str, Any]) -> str:
    """Return what tells one request from another: SHA-256 of its kind and arguments."""
    text = "\x1f".join([kind, *(f"{name}={arguments[name]}" for name in sorted(arguments))])
    return hashlib.sha256(text.encode()).hexdigest()
