"""What faces and papers ask of attendance."""

from hallapp.attendance.service.reading import AttendanceService, CheckClock

__all__ = ["AttendanceService", "CheckClock"]
