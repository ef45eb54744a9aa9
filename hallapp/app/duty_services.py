"""Services of attendance that are made when they are first asked for, as in `late_services`."""

from functools import cached_property
from typing import TYPE_CHECKING

from hallapp.app.late_services import LateServices

if TYPE_CHECKING:
    from hallapp.app.period_lock import PeriodGuard
    from hallapp.assessment.service import AssessmentService
    from hallapp.attendance.questions import DutyQuestionService
    from hallapp.attendance.service import AttendanceService
    from hallapp.bulletins.service import BulletinService, PostingService
    from hallapp.leave.service import LeaveService, OutingService
    from hallapp.patrols.service import ExplanationService, LetterService, PatrolService
    from hallapp.roster.service import PostService, RosterService
    from hallapp.serving.attendance_papers import AttendancePaperService
    from hallapp.serving.day_records import DayRecords
    from hallapp.serving.duty_facts import DutyFactsService
    from hallapp.serving.duty_questions import DutyWatch
    from hallapp.serving.own_duty import OwnDuty
    from hallapp.serving.patrol_desk import PatrolDesk
    from hallapp.serving.post_cover import PostCoverService
    from hallapp.serving.score_facts import ScoreFeeder


class DutyServices(LateServices):
    """Rosters, leave, patrols, scores, and what is published of them."""

    @cached_property
    def rosters(self) -> "RosterService":
        """Shifts, and who has which on which day."""
        from hallapp.roster.service import RosterService

        return RosterService(self.ground.work, self._closed_days)

    @cached_property
    def posts(self) -> "PostService":
        """A and B posts with their hand-overs."""
        from hallapp.roster.service import PostService

        return PostService(self.ground.work)

    @cached_property
    def post_cover(self) -> "PostCoverService":
        """Which posts are empty now, and who covered which window."""
        from hallapp.serving.post_cover import PostCoverService

        return PostCoverService(self.ground.work, self.posts)

    @cached_property
    def leaves(self) -> "LeaveService":
        """Leave: asked for, approved, ended."""
        from hallapp.leave.service import LeaveService

        return LeaveService(self.ground.work, self._closed_days)

    @cached_property
    def outings(self) -> "OutingService":
        """Who is out for a while, and since when."""
        from hallapp.leave.service import OutingService

        return OutingService(self.ground.work, self._closed_days)

    @cached_property
    def patrols(self) -> "PatrolService":
        """Draws, rounds, marks and the list of findings."""
        from hallapp.patrols.service import PatrolService

        return PatrolService(self.ground.work, self.ground.vault)

    @cached_property
    def letters(self) -> "LetterService":
        """Feedback letters to the units that sent people."""
        from hallapp.patrols.service import LetterService

        return LetterService(self.ground.work)

    @cached_property
    def explanations(self) -> "ExplanationService":
        """What people say about a finding before it is published."""
        from hallapp.patrols.service import ExplanationService

        return ExplanationService(self.ground.work)

    @cached_property
    def patrol_desk(self) -> "PatrolDesk":
        """The patroller's form, with what the records propose for each window."""
        from hallapp.serving.patrol_desk import PatrolDesk

        ground = self.ground
        return PatrolDesk(
            ground.work, self.patrols, self.leaves, self.outings, self.posts, ground.people
        )

    @cached_property
    def scores(self) -> "AssessmentService":
        """Points with their evidence, sheets and appeals."""
        from hallapp.assessment.service import AssessmentService

        return AssessmentService(self.ground.work)

    @cached_property
    def score_feeder(self) -> "ScoreFeeder":
        """Gathers what happened into points."""
        from hallapp.serving.score_facts import ScoreFeeder

        return ScoreFeeder(self.ground.work, self._attendance_days, self.scores)

    @cached_property
    def duty_questions(self) -> "DutyQuestionService":
        """Questions to windows that stood still."""
        from hallapp.attendance.questions import DutyQuestionService

        return DutyQuestionService(self.ground.work)

    @cached_property
    def duty_watch(self) -> "DutyWatch":
        """Looks where a window stands still."""
        from hallapp.serving.duty_questions import DutyWatch

        return DutyWatch(self.ground.work, self.ground.queue, self.duty_questions)

    @cached_property
    def own_duty(self) -> "OwnDuty":
        """What one person needs of attendance at the own desk."""
        from hallapp.serving.own_duty import OwnDuty

        return OwnDuty(self.ground.work)

    @cached_property
    def day_records(self) -> "DayRecords":
        """Versions of counted days, and the work at windows beside the punches."""
        from hallapp.serving.day_records import DayRecords

        return DayRecords(self.ground.work)

    @cached_property
    def duty_facts(self) -> "DutyFactsService":
        """What figures of duty are made of, from all that the hall keeps."""
        from hallapp.serving.duty_facts import DutyFactsService

        return DutyFactsService(self.ground.work, self._attendance_days)

    @cached_property
    def bulletins(self) -> "BulletinService":
        """Figures, worklists, summaries and bulletins."""
        from hallapp.bulletins.service import BulletinService

        return BulletinService(self.ground.work, self.duty_facts, self.scores)

    @cached_property
    def postings(self) -> "PostingService":
        """What is posted of a day."""
        from hallapp.bulletins.service import PostingService

        return PostingService(self.ground.work, self.duty_facts)

    @cached_property
    def attendance_papers(self) -> "AttendancePaperService":
        """Papers of attendance as PDF, workbook and Word file."""
        from hallapp.serving.attendance_papers import AttendancePaperService, PaperSources

        sources = PaperSources(
            attendance=self._attendance_days,
            leaves=self.leaves,
            outings=self.outings,
            patrols=self.patrols,
            letters=self.letters,
            explanations=self.explanations,
            rosters=self.rosters,
            scores=self.scores,
            points=self.score_feeder,
            bulletins=self.bulletins,
            postings=self.postings,
        )
        return AttendancePaperService(self.ground.work, sources, self.ground.room)

    @cached_property
    def _closed_days(self) -> "PeriodGuard":
        from hallapp.app.period_lock import PeriodGuard

        return PeriodGuard(self.ground.work.hall_id)

    @cached_property
    def _attendance_days(self) -> "AttendanceService":
        from hallapp.attendance.service import AttendanceService
        from hallapp.queueing.store import days

        return AttendanceService(self.ground.work, days.check_clock)
