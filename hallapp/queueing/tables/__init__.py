"""Tables of the queue: numbers, what is offered, tickets and their steps, what was done."""

from hallapp.queueing.tables.interventions import OutOfTurn
from hallapp.queueing.tables.numbering import HallDay, NumberSeries, SeriesDay
from hallapp.queueing.tables.offering import (
    IssueOrder,
    IssueSession,
    PackageStep,
    PriorityClass,
    QueueService,
    ServiceOffer,
    VisitPackage,
    WindowService,
)
from hallapp.queueing.tables.paper_visits import PaperPack, PaperStubs, PaperVisit
from hallapp.queueing.tables.tickets import Ticket, TicketPerson, TicketStep
from hallapp.queueing.tables.visits import (
    AnnouncementLog,
    FailedVisit,
    ServicePace,
    TicketWork,
    WindowMove,
    WindowNotice,
)

__all__ = [
    "AnnouncementLog",
    "FailedVisit",
    "HallDay",
    "IssueOrder",
    "IssueSession",
    "NumberSeries",
    "OutOfTurn",
    "PackageStep",
    "PaperPack",
    "PaperStubs",
    "PaperVisit",
    "PriorityClass",
    "QueueService",
    "SeriesDay",
    "ServiceOffer",
    "ServicePace",
    "Ticket",
    "TicketPerson",
    "TicketStep",
    "TicketWork",
    "VisitPackage",
    "WindowMove",
    "WindowNotice",
    "WindowService",
]
