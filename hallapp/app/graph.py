"""Joins the parts of an opened hall: every service over one unit of work."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Engine

from hallapp.app.duty_services import DutyServices
from hallapp.app.late_services import Ground
from hallapp.appointments.service import AppointmentService
from hallapp.attendance.service import AttendanceService
from hallapp.cases.flow.book import CaseBook
from hallapp.cases.flow.service import CaseFlowService
from hallapp.cases.progress import CaseProgressService
from hallapp.cases.service import CaseService
from hallapp.evaluation.service import EvaluationService
from hallapp.guides.service import GuideService
from hallapp.hall.entitlement import check_role
from hallapp.hall.people import PeopleService
from hallapp.hall.terms import HallRow, Role
from hallapp.kernel.changes import ChangeSource
from hallapp.kernel.clock import Clock, zone_named
from hallapp.kernel.database.listening import watch
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.secrets import Vault
from hallapp.kernel.settings import MayChange, SettingsService
from hallapp.queueing.overseeing import OverseeService
from hallapp.queueing.overview import QueueOverview
from hallapp.queueing.plan import QueuePlanService
from hallapp.queueing.playback import BoardService
from hallapp.queueing.service import QueueService
from hallapp.queueing.store import days
from hallapp.reception.service import ReceptionService
from hallapp.serving.papers import PaperService, PrintRoom
from hallapp.serving.service import ServingService


@dataclass(frozen=True, eq=False)
class OpenHall(DutyServices):
    """An opened hall with everything that faces and commands ask.

    Attributes:
        ground: What services that are made later are built on.
        hall: The hall itself.
        work: The unit of work that all services share.
        clock: What says now, for services and faces alike.
    """

    ground: Ground
    hall: HallRow
    work: UnitOfWork
    clock: Clock
    people: PeopleService
    guides: GuideService
    queue: QueueService
    plan: QueuePlanService
    oversee: OverseeService
    overview: QueueOverview
    boards: BoardService
    cases: CaseService
    case_progress: CaseProgressService
    case_flow: CaseFlowService
    attendance: AttendanceService
    serving: ServingService
    papers: PaperService
    settings: SettingsService
    appointments: AppointmentService
    evaluation: EvaluationService
    reception: ReceptionService
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


def _ground(engine: Engine, key: HallKey, clock: Clock, vault: Vault, room: PrintRoom) -> Ground:
    work = UnitOfWork(engine, key.id, clock, zone_named(key.zone))
    settings = SettingsService(work, _only_managers(key.id))
    return Ground(
        work=work,
        people=PeopleService(work),
        guides=GuideService(work),
        queue=QueueService(work, vault),
        settings=settings,
        cases=CaseService(work),
        book=CaseBook(work, settings, vault, key.code),
        vault=vault,
        room=room,
        code=key.code,
    )


def join(engine: Engine, key: HallKey, clock: Clock, vault: Vault, room: PrintRoom) -> OpenHall:
    """Build the services of a hall over one engine."""
    on = _ground(engine, key, clock, vault, room)
    work, guides, queue, settings = on.work, on.guides, on.queue, on.settings
    attendance = AttendanceService(work, days.check_clock)
    return OpenHall(
        ground=on,
        hall=on.people.hall(),
        work=work,
        clock=clock,
        people=on.people,
        guides=guides,
        queue=queue,
        plan=QueuePlanService(work),
        oversee=OverseeService(work, queue),
        overview=QueueOverview(work),
        boards=BoardService(work, settings, engine),
        cases=on.cases,
        case_progress=CaseProgressService(work),
        case_flow=CaseFlowService(work, guides, on.book, on.cases),
        attendance=attendance,
        serving=ServingService(work, guides, on.cases, on.book),
        papers=PaperService(work, guides, queue, attendance, room),
        settings=settings,
        appointments=AppointmentService(work, queue, vault),
        evaluation=EvaluationService(work),
        reception=ReceptionService(work),
        engine=engine,
    )
