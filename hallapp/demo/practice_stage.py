"""The practice hall's citizens in its store: they take numbers, and stand at the window."""

import uuid
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from hallapp.demo import layout, practice_layout
from hallapp.demo.practising import (
    MOST_WAITING,
    REQUEST_KINDS,
    AtWindow,
    Citizen,
    LateComer,
    TaskRow,
    Trait,
    citizen,
    comes_late,
    scene_words,
    task_rows,
)
from hallapp.guides.service import GuideService
from hallapp.guides.terms import ItemRow, Necessity
from hallapp.hall.people import PeopleService
from hallapp.hall.tables import Department, Person, PersonRole, ServiceWindow, Zone
from hallapp.hall.terms import PersonRow, WindowRow
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.records import RequestRecord
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import IssueSession, PriorityClass, Ticket, TicketStep, WindowService
from hallapp.queueing.tables import QueueService as QueueServiceTable
from hallapp.queueing.terms import (
    AT_WINDOW_STATES,
    PLAIN_WISH,
    IssueWish,
    PrintState,
    TicketRow,
)

STATION = "practice"


@dataclass(frozen=True)
class PracticeLook:
    """What the strip of a practice desk shows.

    Attributes:
        scene: What a clerk would see and hear at the window.
        tasks: What there is to try, in order.
        come: How many citizens have taken a number today.
    """

    scene: str
    tasks: tuple[TaskRow, ...]
    come: int


def add_practice_window(work: UnitOfWork) -> None:
    """Add the practice window and its person to a furnished hall, open at any hour."""
    with work.write(Request(Actor(STATION, channel=Channel.SYSTEM)), "demo.practice") as act:
        if act.first_answer is not None:
            return
        _insert_window(act, work.hall_id)
        _insert_person(act, work.hall_id)
        _insert_priority(act, work.hall_id)
        # Who practises in the evening finds citizens, too.
        act.session.execute(delete(IssueSession).where(IssueSession.hall_id == work.hall_id))
        act.record(Happening("demo.practice_built", "hall", work.hall_id))
        act.changed(Change.WINDOWS | Change.PEOPLE)


class PracticeStage:
    """The stream of citizens over an open practice store, and what is seen of it."""

    def __init__(
        self, work: UnitOfWork, queue: QueueService, guides: GuideService, people: PeopleService
    ) -> None:
        """Find out who has come already.

        Args:
            work: Of the practice hall; its id is the seed of the stream.
            queue: Gives the numbers.
            guides: Knows the items and their papers.
            people: Knows the practice person and window.
        """
        self._work = work
        self._queue = queue
        self._guides = guides
        self._seed = work.hall_id.int
        self._services = {row.code: row for row in queue.services()}
        self._priorities = queue.priorities()
        self._items = _items_by_service(guides.search("", for_kiosk=True))
        self.window: WindowRow = people.window(practice_layout.WINDOW.number)
        self.person: PersonRow = next(
            row
            for row in people.people()
            if row.staff_number == practice_layout.PERSON.staff_number
        )
        self._day = work.today()
        self._come = self._count_come()

    @property
    def seed(self) -> int:
        """What decides who comes."""
        return self._seed

    @property
    def come(self) -> int:
        """How many citizens have taken a number today."""
        return self._come

    def let_one_come(self) -> bool:
        """Let the next citizen take a number, unless too many wait.

        Returns:
            Whether one has come.

        Raises:
            RuleError: No number is given.
        """
        self._look_at_calendar()
        if len(self._queue.waiting(self.window.id)) >= MOST_WAITING:
            return False
        comes = citizen(self._seed, self._come + 1)
        item = self._item_of(comes)
        kiosk = Actor(STATION, channel=Channel.KIOSK)
        service = self._services[comes.service_code]
        # The ticket bears the id of its request: who holds it is known from its number alone.
        request = Request(kiosk, self._ticket_id(comes.number))
        issued = self._queue.issue(request, service.id, item.id, self._wish_of(comes))
        self._queue.record_print(Request(kiosk), issued.ticket.id, PrintState.PRINTED)
        self._come += 1
        return True

    def look(self) -> PracticeLook:
        """Return what the practice desk shows now."""
        waiting = len(self._queue.waiting(self.window.id))
        live = self._queue.live(self.window.id)
        at = None if live is None else self._at_window(live)
        late = self._late_comer() if live is None else None
        scene = "" if live is not None and at is None else scene_words(at, waiting, late)
        return PracticeLook(scene, task_rows(self._kinds()), self._come)

    def _at_window(self, live: TicketRow) -> AtWindow | None:
        holder = self._holder(live.id)
        if holder is None:
            return None  # Given by the clerk, to nobody of the stream.
        elsewhere = self._services[practice_layout.ELSEWHERE].name
        missing = self._paper_of(holder) if holder.trait is Trait.PAPER_MISSING else ""
        return AtWindow(live, holder, self._was_aside(live.step_id), elsewhere, missing)

    def _holder(self, ticket_id: uuid.UUID) -> Citizen | None:
        numbers = range(1, self._come + 1)
        return next(
            (citizen(self._seed, n) for n in numbers if self._ticket_id(n) == ticket_id), None
        )

    def _late_comer(self) -> LateComer | None:
        now = self._work.clock.now()
        for ticket in self._queue.missed(self.window.id):
            holder = self._holder(ticket.id)
            if holder is None or ticket.called_at is None or ticket.late_times:
                continue
            if comes_late(holder, (now - ticket.called_at).total_seconds()):
                return LateComer(ticket.label, holder)
        return None

    def _wish_of(self, comes: Citizen) -> IssueWish:
        if not comes.is_priority or not self._priorities:
            return PLAIN_WISH
        chosen = self._priorities[int(comes.lot * len(self._priorities))]
        return IssueWish(priority_id=chosen.id)

    def _item_of(self, comes: Citizen) -> ItemRow:
        items = self._items[comes.service_code]
        return items[int(comes.lot * len(items))]

    def _paper_of(self, comes: Citizen) -> str:
        papers = [
            paper.name
            for paper in self._guides.guide(self._item_of(comes).id).materials
            if paper.necessity is Necessity.REQUIRED
        ]
        return papers[int(comes.lot * len(papers))] if papers else ""

    def _ticket_id(self, number: int) -> uuid.UUID:
        return uuid.uuid5(self._work.hall_id, f"citizen/{self._day.isoformat()}/{number}")

    def _look_at_calendar(self) -> None:
        """Begin the stream anew on a new day of the hall."""
        if self._work.today() != self._day:
            self._day = self._work.today()
            self._come = self._count_come()

    def _count_come(self) -> int:
        with self._work.read() as session:
            known = set(session.scalars(select(Ticket.id).where(Ticket.day == self._day)))
        come = 0
        while self._ticket_id(come + 1) in known:
            come += 1
        return come

    def _was_aside(self, step_id: uuid.UUID) -> bool:
        with self._work.read() as session:
            aside_s = session.scalar(
                select(TicketStep.aside_s).where(
                    TicketStep.id == step_id, TicketStep.state.in_(AT_WINDOW_STATES)
                )
            )
        return bool(aside_s)

    def _kinds(self) -> frozenset[str]:
        with self._work.read() as session:
            return frozenset(
                session.scalars(
                    select(RequestRecord.kind)
                    .where(RequestRecord.kind.in_(REQUEST_KINDS))
                    .distinct()
                )
            )


def _items_by_service(items: tuple[ItemRow, ...]) -> dict[str, list[ItemRow]]:
    found: dict[str, list[ItemRow]] = {}
    for item in items:
        if item.material_count:
            found.setdefault(layout.service_of(item.department), []).append(item)
    return found


def _insert_window(act: Writing, hall_id: uuid.UUID) -> None:
    window = practice_layout.WINDOW
    zone_id = act.session.scalars(
        select(Zone.id).where(Zone.hall_id == hall_id, Zone.letter == window.zone)
    ).one()
    window_id = _id(hall_id, "window")
    act.session.execute(
        insert(ServiceWindow),
        {
            "id": window_id,
            "hall_id": hall_id,
            "zone_id": zone_id,
            "number": window.number,
            "name": window.name,
            "kind": window.kind,
            "phone": window.phone,
        },
    )
    services = act.session.scalars(
        select(QueueServiceTable.id).where(
            QueueServiceTable.hall_id == hall_id, QueueServiceTable.code.in_(window.services)
        )
    ).all()
    links = [{"window_id": window_id, "service_id": each, "hall_id": hall_id} for each in services]
    act.session.execute(insert(WindowService), links)


def _insert_person(act: Writing, hall_id: uuid.UUID) -> None:
    person = practice_layout.PERSON
    department_id = act.session.scalars(
        select(Department.id).where(
            Department.hall_id == hall_id, Department.name == person.department
        )
    ).one()
    person_id = _id(hall_id, "person")
    act.session.execute(
        insert(Person),
        {
            "id": person_id,
            "hall_id": hall_id,
            "department_id": department_id,
            "window_id": _id(hall_id, "window"),
            "staff_number": person.staff_number,
            "name": person.name,
            "is_active": True,
        },
    )
    act.session.execute(
        insert(PersonRole),
        [{"person_id": person_id, "role": role, "hall_id": hall_id} for role in person.roles],
    )


def _insert_priority(act: Writing, hall_id: uuid.UUID) -> None:
    """Add one class of citizens with a head start, unless the hall was furnished with some."""
    known = select(PriorityClass.id).where(PriorityClass.hall_id == hall_id).limit(1)
    if act.session.scalars(known).first() is not None:
        return
    act.session.execute(
        insert(PriorityClass),
        {
            "id": _id(hall_id, "priority"),
            "hall_id": hall_id,
            "code": practice_layout.PRIORITY_CODE,
            "name": practice_layout.PRIORITY_NAME,
            "head_start_minutes": practice_layout.PRIORITY_MINUTES,
            "needs_proof": True,
            "position": 1,
        },
    )


def _id(hall_id: uuid.UUID, kind: str) -> uuid.UUID:
    return uuid.uuid5(hall_id, f"practice/{kind}")
