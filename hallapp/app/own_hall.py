"""What a clerk's own page of attendance is given of an opened hall; services stay late."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.assessment.service import AssessmentService
    from hallapp.attendance.service import AttendanceService, CorrectionService
    from hallapp.bulletins.service import BulletinService
    from hallapp.leave.service import LeaveService, OutingService
    from hallapp.patrols.service import ExplanationService
    from hallapp.serving.own_duty import OwnDuty


class OwnDutyServices:
    """The part of a hall that one person's page works with."""

    def __init__(self, hall: "OpenHall") -> None:
        self._hall = hall

    @property
    def attendance(self) -> "AttendanceService":
        """Days and punches."""
        return self._hall.attendance

    @property
    def corrections(self) -> "CorrectionService":
        """Slots to be filled."""
        return self._hall.corrections

    @property
    def leaves(self) -> "LeaveService":
        """Leave."""
        return self._hall.leaves

    @property
    def outings(self) -> "OutingService":
        """Going out and being back."""
        return self._hall.outings

    @property
    def explanations(self) -> "ExplanationService":
        """What is said before something is published."""
        return self._hall.explanations

    @property
    def scores(self) -> "AssessmentService":
        """Points and appeals."""
        return self._hall.scores

    @property
    def own_duty(self) -> "OwnDuty":
        """What concerns one person."""
        return self._hall.own_duty

    @property
    def bulletins(self) -> "BulletinService":
        """The weeks of units."""
        return self._hall.bulletins
