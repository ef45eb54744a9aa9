"""Joins the parts of an opened hall: every service over one unit of work."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Engine

from hallapp.appointments.service import AppointmentService
from hallapp.attendance.service import AttendanceService
from hallapp.attendance.terms import AttendanceRules
from hallapp.authoring.service import AuthoringService
from hallapp.cases.clockwork.calendar_service import CalendarService
from hallapp.cases.flow.book import CaseBook
from hallapp.cases.flow.service import CaseFlowService
from hallapp.cases.importing.carrying import CaseImport
from hallapp.cases.progress import CaseProgressService
from hallapp.cases.service import CaseService
from hallapp.evaluation.service import EvaluationService
from hallapp.guides.catalogue import CatalogueService
from hallapp.guides.files import FileService
from hallapp.guides.lists import ListService
from hallapp.guides.service import GuideService
from hallapp.guides.themes import ThemeService
from hallapp.hall.entitlement import check_role
from hallapp.hall.people import PeopleService
from hallapp.hall.terms import HallRow, Role
from hallapp.joint.service import JointService
from hallapp.kernel.changes import ChangeSource
from hallapp.kernel.clock import Clock, zone_named
from hallapp.kernel.database.listening import watch
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.secrets import Vault
from hallapp.kernel.settings import MayChange, SettingsService
from hallapp.openness.service import OpennessService
from hallapp.queueing.overseeing import OverseeService
from hallapp.queueing.overview import QueueOverview
from hallapp.queueing.plan import QueuePlanService
from hallapp.queueing.playback import BoardService
from hallapp.queueing.service import QueueService
from hallapp.queueing.store import days
from hallapp.reception.service import ReceptionService
from hallapp.reports.figures import FiguresService
from hallapp.serving.case_papers.service import CasePaperService
from hallapp.serving.papers import PaperService, PrintRoom
from hallapp.serving.public_lists import PublicListService
from hallapp.serving.publications import PublicationService
from hallapp.serving.retention import RetentionService
from hallapp.serving.service import ServingService
from hallapp.supervision.service import SupervisionService


@dataclass(frozen=True)
class OpenHall:
    """An opened hall with everything that faces and commands ask.

    Attributes:
        hall: The hall itself.
        work: The unit of work that all services share.
        clock: What says now, for services and faces alike.
    """

    hall: HallRow
    work: UnitOfWork
    clock: Clock
    people: PeopleService
    guides: GuideService
    authoring: AuthoringService
    queue: QueueService
    plan: QueuePlanService
    oversee: OverseeService
    overview: QueueOverview
    boards: BoardService
    cases: CaseService
    case_progress: CaseProgressService
    case_flow: CaseFlowService
    case_papers: CasePaperService
    joint: JointService
    supervision: SupervisionService
    calendar: CalendarService
    figures: FiguresService
    case_import: CaseImport
    attendance: AttendanceService
    serving: ServingService
    papers: PaperService
    settings: SettingsService
    appointments: AppointmentService
    evaluation: EvaluationService
    reception: ReceptionService
    retention: RetentionService
    themes: ThemeService
    lists: ListService
    catalogue: CatalogueService
    files: FileService
    openness: OpennessService
    public_lists: PublicListService
    publications: PublicationService
    engine: Engine

    def watch(self) -> ChangeSource:
        """Return a new source of changes for this station.

        Raises:
            SurroundingsError: The store cannot be reached.
        """
        return watch(self.work, self.engine)

    def close(self) -> None:
        """Give back all connections to the store."""
        self.engine.dispose()


@dataclass(frozen=True)
class HallKey:
    """What has to be known before a hall can be opened.

    Attributes:
        id: The hall in its store.
        code: Its code, the first part of every case number.
        zone: IANA name of its zone.
    """

    id: uuid.UUID
    code: str
    zone: str


def _only_managers(hall_id: uuid.UUID) -> MayChange:
    """Return what lets managers and administrators alone change the hall's settings."""
    allowed = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
    return lambda session, actor: check_role(session, hall_id, actor, allowed)


@dataclass(frozen=True)
class _Ground:
    """The services that others are built on."""

    work: UnitOfWork
    people: PeopleService
    guides: GuideService
    queue: QueueService
    settings: SettingsService
    cases: CaseService
    attendance: AttendanceService
    themes: ThemeService
    lists: ListService
    catalogue: CatalogueService
    openness: OpennessService


def _ground(engine: Engine, key: HallKey, clock: Clock, vault: Vault) -> _Ground:
    work = UnitOfWork(engine, key.id, clock, zone_named(key.zone))
    settings = SettingsService(work, _only_managers(key.id))
    return _Ground(
        work=work,
        people=PeopleService(work),
        guides=GuideService(work),
        queue=QueueService(work, vault),
        settings=settings,
        cases=CaseService(work),
        attendance=AttendanceService(work, AttendanceRules(zone_name=key.zone), days.check_clock),
        themes=ThemeService(work),
        lists=ListService(work),
        catalogue=CatalogueService(work),
        openness=OpennessService(work),
    )


def join(engine: Engine, key: HallKey, clock: Clock, vault: Vault, room: PrintRoom) -> OpenHall:
    """Build every service of a hall over one engine."""
    on = _ground(engine, key, clock, vault)
    work, guides, queue, settings = on.work, on.guides, on.queue, on.settings
    book = CaseBook(work, settings, vault, key.code)
    return OpenHall(
        hall=on.people.hall(),
        work=work,
        clock=clock,
        people=on.people,
        guides=guides,
        authoring=AuthoringService(work),
        queue=queue,
        plan=QueuePlanService(work),
        oversee=OverseeService(work, queue),
        overview=QueueOverview(work),
        boards=BoardService(work, settings, engine),
        cases=on.cases,
        case_progress=CaseProgressService(work),
        case_flow=CaseFlowService(work, guides, book, on.cases),
        case_papers=CasePaperService(work, guides, on.cases, settings, room),
        joint=JointService(work, guides, book),
        supervision=SupervisionService(work),
        calendar=CalendarService(work, settings, book.clocks),
        figures=FiguresService(work),
        case_import=CaseImport(work, settings, vault, key.code),
        attendance=on.attendance,
        serving=ServingService(work, guides, on.cases, book),
        papers=PaperService(work, guides, queue, on.cases, on.attendance, room),
        settings=settings,
        appointments=AppointmentService(work, queue, vault),
        evaluation=EvaluationService(work),
        reception=ReceptionService(work),
        retention=RetentionService(work),
        themes=on.themes,
        lists=on.lists,
        catalogue=on.catalogue,
        files=FileService(work),
        openness=on.openness,
        public_lists=PublicListService(work, on.lists, on.catalogue, on.openness, on.people.hall),
        publications=PublicationService(work, guides, on.themes, queue, room),
        engine=engine,
    )
