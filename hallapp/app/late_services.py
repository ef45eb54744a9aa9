"""Services of a hall that are made when they are first asked for.

A station loads what it uses: a window never imports cases of a platform, a board no papers. Each
module is imported inside the property that makes its service.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hallapp.cases.flow.book import CaseBook
from hallapp.cases.service import CaseService
from hallapp.guides.service import GuideService
from hallapp.hall.people import PeopleService
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.secrets import Vault
from hallapp.kernel.settings import SettingsService
from hallapp.queueing.service import QueueService
from hallapp.serving.papers import PrintRoom

if TYPE_CHECKING:
    from hallapp.attendance.importing.carrying import PunchImport
    from hallapp.attendance.importing.devices import DeviceService
    from hallapp.attendance.importing.pins import PinService
    from hallapp.attendance.importing.staff import StaffImport
    from hallapp.attendance.service import (
        CorrectionService,
        LockService,
        OutageService,
        RecountService,
    )
    from hallapp.authoring.service import AuthoringService
    from hallapp.cases.clockwork.calendar_service import CalendarService
    from hallapp.cases.importing.carrying import CaseImport
    from hallapp.guides.catalogue import CatalogueService
    from hallapp.guides.files import FileService
    from hallapp.guides.lists import ListService
    from hallapp.guides.stationing import StationingService
    from hallapp.guides.themes import ThemeService
    from hallapp.joint.service import JointService
    from hallapp.openness.service import OpennessService
    from hallapp.reports.figures import FiguresService
    from hallapp.serving.attendance_presets import AttendancePresets
    from hallapp.serving.case_papers.service import CasePaperService
    from hallapp.serving.public_lists import PublicListService
    from hallapp.serving.publications import PublicationService
    from hallapp.serving.retention import RetentionService
    from hallapp.supervision.service import SupervisionService


@dataclass(frozen=True, eq=False)
class Ground:
    """The services that others are built on.

    Attributes:
        code: The hall's code, the first part of every case number.
    """

    work: UnitOfWork
    people: PeopleService
    guides: GuideService
    queue: QueueService
    settings: SettingsService
    cases: CaseService
    book: CaseBook
    vault: Vault
    room: PrintRoom
    code: str


class LateServices:
    """Makes a service the first time somebody asks for it, and keeps it."""

    ground: Ground

    @cached_property
    def authoring(self) -> "AuthoringService":
        """Writing, reviewing and publishing guides."""
        from hallapp.authoring.service import AuthoringService

        return AuthoringService(self.ground.work)

    @cached_property
    def themes(self) -> "ThemeService":
        """Several items for one thing that a person wants done."""
        from hallapp.guides.themes import ThemeService

        return ThemeService(self.ground.work)

    @cached_property
    def lists(self) -> "ListService":
        """The monthly lists of items."""
        from hallapp.guides.lists import ListService

        return ListService(self.ground.work)

    @cached_property
    def catalogue(self) -> "CatalogueService":
        """The catalogue of items over time."""
        from hallapp.guides.catalogue import CatalogueService

        return CatalogueService(self.ground.work)

    @cached_property
    def stationing(self) -> "StationingService":
        """Which items must be, and are, accepted in the hall."""
        from hallapp.guides.stationing import StationingService

        return StationingService(self.ground.work)

    @cached_property
    def files(self) -> "FileService":
        """Files that belong to guides."""
        from hallapp.guides.files import FileService

        return FileService(self.ground.work)

    @cached_property
    def openness(self) -> "OpennessService":
        """Papers that the hall lays open, and how often they were read."""
        from hallapp.openness.service import OpennessService

        return OpennessService(self.ground.work)

    @cached_property
    def public_lists(self) -> "PublicListService":
        """Lists that are printed and posted."""
        from hallapp.serving.public_lists import PublicListService

        ground = self.ground
        return PublicListService(
            ground.work, self.lists, self.catalogue, self.openness, ground.people.hall
        )

    @cached_property
    def publications(self) -> "PublicationService":
        """Booklets, manuals, cards, wall charts."""
        from hallapp.serving.publications import PublicationService

        ground = self.ground
        return PublicationService(
            ground.work, ground.guides, self.themes, ground.queue, ground.room
        )

    @cached_property
    def retention(self) -> "RetentionService":
        """How long records are kept."""
        from hallapp.serving.retention import RetentionService

        return RetentionService(self.ground.work)

    @cached_property
    def case_papers(self) -> "CasePaperService":
        """Papers of cases: numbered, kept, printed."""
        from hallapp.serving.case_papers.service import CasePaperService

        ground = self.ground
        return CasePaperService(
            ground.work, ground.guides, ground.cases, ground.settings, ground.room
        )

    @cached_property
    def case_import(self) -> "CaseImport":
        """Cases of the provincial platform."""
        from hallapp.cases.importing.carrying import CaseImport

        ground = self.ground
        return CaseImport(ground.work, ground.settings, ground.vault, ground.code)

    @cached_property
    def joint(self) -> "JointService":
        """Cases that several units handle together."""
        from hallapp.joint.service import JointService

        return JointService(self.ground.work, self.ground.guides, self.ground.book)

    @cached_property
    def supervision(self) -> "SupervisionService":
        """E-supervision of limits."""
        from hallapp.serving.chase_letters import ChaseLetters
        from hallapp.supervision.service import SupervisionService

        ground = self.ground
        letters = ChaseLetters(ground.work.hall_id, ground.guides, ground.cases)
        return SupervisionService(ground.work, letters)

    @cached_property
    def calendar(self) -> "CalendarService":
        """Working days, notices, and the cases that they move."""
        from hallapp.cases.clockwork.calendar_service import CalendarService

        ground = self.ground
        return CalendarService(ground.work, ground.settings, ground.book.clocks)

    @cached_property
    def figures(self) -> "FiguresService":
        """Figures of cases and the yearly table."""
        from hallapp.reports.figures import FiguresService

        return FiguresService(self.ground.work)

    @cached_property
    def punch_import(self) -> "PunchImport":
        """Punches that come as files."""
        from hallapp.attendance.importing.carrying import PunchImport

        return PunchImport(self.ground.work)

    @cached_property
    def punch_devices(self) -> "DeviceService":
        """Punching devices, and up to when each has delivered."""
        from hallapp.attendance.importing.devices import DeviceService

        return DeviceService(self.ground.work)

    @cached_property
    def punch_pins(self) -> "PinService":
        """Whose number in the devices is whose."""
        from hallapp.attendance.importing.pins import PinService

        return PinService(self.ground.work)

    @cached_property
    def staff_import(self) -> "StaffImport":
        """Lists of staff with their numbers."""
        from hallapp.attendance.importing.staff import StaffImport

        return StaffImport(self.ground.work)

    @cached_property
    def attendance_presets(self) -> "AttendancePresets":
        """Sets of rules that a hall chooses among."""
        from hallapp.serving.attendance_presets import AttendancePresets

        return AttendancePresets(self.ground.work)

    @cached_property
    def corrections(self) -> "CorrectionService":
        """Slots that are filled by a second person's word."""
        from hallapp.attendance.service import CorrectionService

        return CorrectionService(self.ground.work)

    @cached_property
    def outages(self) -> "OutageService":
        """Declared failures of punching devices."""
        from hallapp.attendance.service import OutageService

        return OutageService(self.ground.work)

    @cached_property
    def recounts(self) -> "RecountService":
        """Counting a period of attendance."""
        from hallapp.attendance.service import RecountService

        return RecountService(self.ground.work)

    @cached_property
    def attendance_locks(self) -> "LockService":
        """Closing a period of attendance."""
        from hallapp.attendance.service import LockService

        return LockService(self.ground.work)
