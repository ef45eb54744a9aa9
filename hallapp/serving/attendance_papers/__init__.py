"""Papers of attendance made from what the hall has kept (考勤文书): PDF, workbook, Word file.

`AttendancePaperService` makes them; each sort of facts is filled in by a module of its own.
"""

from hallapp.serving.attendance_papers.desk import PaperSources
from hallapp.serving.attendance_papers.made import MadePaper, PaperForm, PaperFormError
from hallapp.serving.attendance_papers.service import AttendancePaperService

__all__ = [
    "AttendancePaperService",
    "MadePaper",
    "PaperForm",
    "PaperFormError",
    "PaperSources",
]
