"""What faces and papers ask of attendance."""

from hallapp.attendance.service.closing import check_open
from hallapp.attendance.service.corrections import CorrectionService
from hallapp.attendance.service.locks import LockService
from hallapp.attendance.service.outages import OutageService
from hallapp.attendance.service.reading import AttendanceService, CheckClock
from hallapp.attendance.service.recounting import RecountService

__all__ = [
    "AttendanceService",
    "CheckClock",
    "CorrectionService",
    "LockService",
    "OutageService",
    "RecountService",
    "check_open",
]
