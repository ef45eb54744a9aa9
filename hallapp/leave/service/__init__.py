"""Use cases of leave: ask, decide, withdraw, report back; outings."""

from hallapp.leave.service.leaves import LeaveService
from hallapp.leave.service.outings import OutingService

__all__ = ["LeaveService", "OutingService"]
