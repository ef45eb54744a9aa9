"""What shows a service window: the desk, its header, the mini bar, the queue."""

from typing import Protocol

from hallapp.faces.clerk.desk_state import DeskRow
from hallapp.queueing.terms import TicketRow


class DeskView(Protocol):
    """Shows the state of the window: the desk, the mini bar."""

    def show_desk(self, desk: DeskRow) -> None:
        """Show the ticket, the large button and the keys."""
        ...


class QueueView(Protocol):
    """Shows who waits."""

    def show_tickets(self, waiting: tuple[TicketRow, ...], missed: tuple[TicketRow, ...]) -> None:
        """Show who waits in calling order, and who was missed."""
        ...
