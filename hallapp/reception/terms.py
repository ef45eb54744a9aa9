"""Words of the guide desk: calls for help, escorts."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _


class HelpState(Enum):
    """Where a call for help from a kiosk stands."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            HelpState.OPEN: _("等待导办员"),
            HelpState.ANSWERED: _("导办员正在帮助"),
            HelpState.CLOSED: _("已帮助"),
        }[self]


@dataclass(frozen=True)
class HelpCallRow:
    """A call for help from a kiosk, with the page that the citizen is on (需要帮助).

    Attributes:
        page: Code of the kiosk's page.
        page_words: What the page says, as the guide desk reads it; nothing personal.
        ticket_id: The number that the desk gave for the citizen; None before.
    """

    id: UUID
    station: str
    page: str
    page_words: str
    item_id: UUID | None
    service_id: UUID | None
    state: HelpState
    called_at: datetime
    answered_at: datetime | None
    answered_by: str
    ticket_id: UUID | None
    ticket_label: str


@dataclass(frozen=True)
class EscortRow:
    """A citizen accompanied through the hall (全程导办)."""

    id: UUID
    ticket_label: str
    person_name: str
    subject: str
    began_at: datetime
    ended_at: datetime | None
    words: str
