"""Number series, queue tickets, calling (取号、叫号).

The front door: words, errors and what faces may ask. `app` alone builds the service.
"""

from hallapp.queueing.errors import (
    AlreadyCalledError,
    NothingCalledError,
    WindowBusyError,
    WindowClosedError,
)
from hallapp.queueing.terms import (
    BoardRow,
    CallRow,
    IssuedRow,
    PrintState,
    QueueFigures,
    ServiceRow,
    TicketRow,
    TicketState,
    WindowStateRow,
)

__all__ = [
    "AlreadyCalledError",
    "BoardRow",
    "CallRow",
    "IssuedRow",
    "NothingCalledError",
    "PrintState",
    "QueueFigures",
    "ServiceRow",
    "TicketRow",
    "TicketState",
    "WindowBusyError",
    "WindowClosedError",
    "WindowStateRow",
]
