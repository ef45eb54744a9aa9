"""What shows a service window: the desk, its header, the mini bar, the queue."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from hallapp.faces.clerk.desk_facts import USUAL_RULES
from hallapp.faces.clerk.desk_state import DeskRow
from hallapp.queueing.terms import LateRuleRow, TicketRow


@dataclass(frozen=True)
class QueueShown:
    """Who has to do with a window, in the order in which its list shows them.

    Attributes:
        waiting: Who waits, in calling order.
        aside: Who is held or away, who returns first first.
        missed: Who was called and did not come.
        late_rules: What a missed number is worth, by the service's code.
        wait_limit_minutes: From when on the hall says that somebody waits too long.
    """

    waiting: tuple[TicketRow, ...] = ()
    aside: tuple[TicketRow, ...] = ()
    missed: tuple[TicketRow, ...] = ()
    late_rules: Mapping[str, LateRuleRow] = field(default_factory=dict[str, LateRuleRow])
    wait_limit_minutes: int = USUAL_RULES.wait_limit_minutes


class DeskView(Protocol):
    """Shows the state of the window: the desk, the mini bar."""

    def show_desk(self, desk: DeskRow) -> None:
        """Show the ticket, the large button and the keys."""
        ...


class QueueView(Protocol):
    """Shows who waits."""

    def show_tickets(self, shown: QueueShown) -> None:
        """Show who waits in calling order, and below who is not in the queue."""
        ...
