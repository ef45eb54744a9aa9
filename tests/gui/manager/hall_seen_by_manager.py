"""A hall of any size for the manager's tests, with people, tickets, cases and punches."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from hallapp.attendance.terms import (
    DaySheetRow,
    Excuse,
    Finding,
    PublicWord,
    SheetRow,
    Slot,
    SlotResult,
)
from hallapp.cases.terms import CaseList, CaseQuestion, CaseRow, CaseState, Light
from hallapp.evaluation.terms import (
    EvaluationChannel,
    EvaluationFigures,
    EvaluationLevel,
    EvaluationRow,
    EvaluationSubject,
    FollowUpRow,
    FollowUpState,
)
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.services import ManagerServices
from hallapp.hall.errors import SignInRefusedError
from hallapp.hall.terms import (
    DutyRow,
    DutyState,
    HallRow,
    PauseRow,
    PersonRow,
    Role,
    WindowKind,
    WindowRow,
)
from hallapp.kernel.clock import SettableClock, zone_named
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.kernel.requests import Request
from hallapp.queueing.terms import (
    ChosenRow,
    Destination,
    LoadAlertRow,
    OrderKind,
    OrderRow,
    PrintState,
    QueueFigures,
    ReliefKind,
    ReliefRow,
    ServiceRow,
    TicketRow,
    TicketState,
    WindowStateRow,
)
from hallapp.queueing.terms.overview import AnnouncementRow, FailedPaperRow, NumbersRow
from hallapp.queueing.terms.setups import ClosingLoadRow
from hallapp.reception.terms import HelpCallRow
from tests.gui.manager.cases_fakes import FakeCases, named

MORNING = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)
"""09:42 in the hall, a Monday."""
RIGHT_PASSWORD = "青山2026abc"  # noqa: S105 - of an invented person
TODAY = date(2026, 11, 23)
_SURNAMES = "王李张周陈吴孙何马林郑冯赵宋韩杨朱秦许吕施孔曹严华"
_ZONES = (
    ("A", "综合受理区", 24),
    ("B", "企业开办区", 12),
    ("C", "不动产区", 18),
    ("D", "公安出入境区", 18),
    ("E", "社保医保公积金区", 18),
    ("F", "出件与办不成事区", 10),
)
_SMALL_ZONES = (
    ("A", "综合受理区", 2),
    ("B", "企业开办区", 1),
    ("C", "不动产区", 1),
    ("D", "社保医保区", 1),
    ("E", "出件区", 1),
)


class PrinterOffError(SurroundingsError):
    code = "devices.printer_off"


class StoreAwayError(SurroundingsError):
    code = "kernel.store_unreachable"


def person(name: str, *roles: Role, department: str = "市场监督管理局") -> PersonRow:
    return PersonRow(
        id=named(name),
        staff_number=f"{1000 + len(name) + sum(map(ord, name)) % 900}",
        name=name,
        department=department,
        roles=roles or (Role.FRONT_CLERK,),
    )


LEADER = person("赵敏", Role.SHIFT_LEADER, department="政务服务管理局")
MANAGER = person("钱国强", Role.MANAGER, department="政务服务管理局")
CLERK = person("王小华", Role.FRONT_CLERK)


def ticket(
    label: str, *, minutes: int = 5, state: TicketState = TicketState.WAITING, number: int = 0
) -> TicketRow:
    services = {"A": "综合受理", "B": "企业开办", "C": "不动产登记", "D": "出入境", "E": "社保医保"}
    return TicketRow(
        id=named(label),
        step_id=named(f"{label} step"),
        label=label,
        service_code=label[0],
        service_name=services.get(label[0], "综合受理"),
        item_id=None,
        item_name="食品经营许可新办" if label.endswith("3") else None,
        state=state,
        issued_at=MORNING - timedelta(minutes=minutes),
        called_at=None if state is TicketState.WAITING else MORNING,
        started_at=None,
        finished_at=None,
        window_number=number or None,
        call_count=0 if state is TicketState.WAITING else 1,
        waited_s=minutes * 60,
        print_state=PrintState.PRINTED,
    )


def case(number: int, light: Light, *, window: int = 3, days: int = 3) -> CaseRow:
    return CaseRow(
        id=str(named(f"case {number}")),
        case_number=f"QS-20261116-{number:04d}",
        query_code="8F3K2M",
        item_name=("不动产转移登记", "食品经营许可新办", "公司设立登记")[number % 3],
        ticket_number=f"A{number:03d}",
        window_number=str(window),
        accepted_at=MORNING - timedelta(days=7, minutes=number),
        due_on=TODAY + timedelta(days=days),
        statutory_due_on=TODAY + timedelta(days=days if light is Light.DARK_RED else days + 10),
        is_provisional=False,
        light=light,
        remaining_days=days,
        state=CaseState.ACCEPTED,
        applicant_masked="李××",
    )


def _slot(slot: Slot, at: time | None, finding: Finding, minutes: int = 0) -> SlotResult:
    moment = None if at is None else datetime.combine(TODAY, at, zone_named("Asia/Shanghai"))
    return SlotResult(slot, moment, finding, minutes)


def sheet_row(
    who: PersonRow,
    *,
    window: int | None = None,
    first: SlotResult | None = None,
    public: PublicWord | None = PublicWord.ON_DUTY,
    note: str = "",
) -> SheetRow:
    morning = first or _slot(Slot.AM_IN, time(8, 20 + len(who.name)), Finding.ON_TIME)
    later = [_slot(slot, None, Finding.PENDING) for slot in list(Slot)[1:]]
    if first is not None and first.finding is Finding.EXCUSED:
        later = [replace(first, slot=slot) for slot in list(Slot)[1:]]
    return SheetRow(
        person_id=str(who.id),
        person_name=who.name,
        department_name=who.department,
        window_number=None if window is None else str(window),
        slots=(morning, *later),
        public=public,
        note=note,
        has_deviation=morning.finding.is_deviation or bool(note),
    )


def late(minutes: int) -> SlotResult:
    return _slot(Slot.AM_IN, time(9, minutes), Finding.LATE, minutes)


def missing() -> SlotResult:
    return _slot(Slot.AM_IN, None, Finding.MISSING)


def not_come() -> SlotResult:
    return _slot(Slot.AM_IN, None, Finding.NOT_COME)


def on_leave() -> SlotResult:
    return SlotResult(Slot.AM_IN, None, Finding.EXCUSED, 0, Excuse.LEAVE)


@dataclass
class FakeHall:
    """Every service a manager's face asks, in one hand."""

    rows: list[WindowStateRow] = field(default_factory=list[WindowStateRow])
    tickets: list[TicketRow] = field(default_factory=list[TicketRow])
    without_paper: list[TicketRow] = field(default_factory=list[TicketRow])
    case_rows: list[CaseRow] = field(default_factory=list[CaseRow])
    sheet_rows: list[SheetRow] = field(default_factory=list[SheetRow])
    is_demo: bool = True
    error: HallError | None = None
    printer_error: HallError | None = None
    pdf: bytes = b""
    folder: Path = Path("/nonexistent")
    asked_sheets: list[date | None] = field(default_factory=list[date | None])
    readings: int = 0
    printed: list[str] = field(default_factory=list[str])
    signed_in: list[Request] = field(default_factory=list[Request])
    offered: list[ServiceRow] = field(default_factory=list[ServiceRow])
    alerts: list[LoadAlertRow] = field(default_factory=list[LoadAlertRow])
    closing: list[ClosingLoadRow] = field(default_factory=list[ClosingLoadRow])
    help_calls: list[HelpCallRow] = field(default_factory=list[HelpCallRow])
    owed: list[FollowUpRow] = field(default_factory=list[FollowUpRow])
    rated: list[EvaluationRow] = field(default_factory=list[EvaluationRow])
    spoken: list[AnnouncementRow] = field(default_factory=list[AnnouncementRow])
    failed: list[FailedPaperRow] = field(default_factory=list[FailedPaperRow])
    chosen: list[ChosenRow] = field(default_factory=list[ChosenRow])
    paused: list[PauseRow] = field(default_factory=list[PauseRow])
    refusal: HallError | None = None
    deeds: list[tuple[object, ...]] = field(default_factory=list[tuple[object, ...]])
    requests: list[Request] = field(default_factory=list[Request])
    purged: list[Request] = field(default_factory=list[Request])

    def __post_init__(self) -> None:
        self.clock = SettableClock(MORNING)

    @property
    def as_services(self) -> ManagerServices:
        hall = HallRow(
            named("hall"), "青山县政务服务中心", "青山县", "Asia/Shanghai", self.is_demo, ""
        )
        cases = CasesServices(hall, self.case_work, self.case_work, self.clock)
        return ManagerServices(
            hall,
            self,
            self,
            self,
            self,
            self,
            self.clock,
            self,
            self,
            self,
            self,
            self,
            self,
            case_work=cases,
            duty=AttendanceServices(
                hall, self, self, self.case_work, self.clock, departments=tuple
            ),
        )

    def figures(self) -> QueueFigures:
        longest = max((each.waited_s for each in self.tickets), default=0)
        return QueueFigures(412, 337, 6, len(self.tickets), longest)

    def window_states(self) -> tuple[WindowStateRow, ...]:
        self.readings += 1
        if self.error is not None:
            raise self.error
        return tuple(self.rows)

    def waiting(self, window_id: UUID | None = None) -> tuple[TicketRow, ...]:
        return tuple(self.tickets)

    def unprinted(self) -> tuple[TicketRow, ...]:
        return tuple(self.without_paper)

    def search(
        self, question: CaseQuestion | None = None, limit: int = 200, offset: int = 0
    ) -> CaseList:
        return self.case_work.search(question, limit, offset)

    @property
    def case_work(self) -> FakeCases:
        work = FakeCases(self.case_rows, self.rows)
        work.error = self.error
        return work

    # Running the queue

    def services(self) -> tuple[ServiceRow, ...]:
        return tuple(self.offered)

    def closing_load(self, service_id: UUID) -> ClosingLoadRow | None:
        return next((row for row in self.closing if row.service_id == service_id), None)

    def orders_of_today(self) -> tuple[OrderRow, ...]:
        return ()

    def order_issue(
        self,
        request: Request,
        service_id: UUID,
        kind: OrderKind,
        reason: str,
        until_at: datetime | None = None,
        extra: int = 0,
    ) -> None:
        self._do(request, "order", service_id, kind, reason, until_at, extra)

    def void(self, request: Request, ticket_id: UUID, reason: str) -> TicketRow:
        self._do(request, "void", ticket_id, reason)
        return self._ticket(ticket_id)

    def explain(self, ticket_id: UUID, other_id: UUID, window_id: UUID | None = None) -> str:
        first, second = self._ticket(ticket_id), self._ticket(other_id)
        return f"{first.label} 先于 {second.label}，因为取号早 3 分钟"

    def chosen_report(self, day_from: date, day_to: date) -> tuple[ChosenRow, ...]:
        return tuple(self.chosen)

    def move(self, request: Request, ticket_id: UUID, to: Destination, reason: str) -> TicketRow:
        self._do(request, "move", ticket_id, to, reason)
        return self._ticket(ticket_id)

    def prioritise(self, request: Request, ticket_id: UUID, minutes: int, reason: str) -> TicketRow:
        self._do(request, "prioritise", ticket_id, minutes, reason)
        return self._ticket(ticket_id)

    def end_help(self, request: Request, window_id: UUID, service_id: UUID) -> None:
        self._do(request, "end_help", window_id, service_id)

    def notify_window(self, request: Request, window_id: UUID, words: str) -> None:
        self._do(request, "notify", window_id, words)

    def load_alerts(self) -> tuple[LoadAlertRow, ...]:
        return tuple(self.alerts)

    def act_on(self, request: Request, relief: ReliefRow) -> None:
        self._do(request, "relieve", relief)

    def numbers_today(self) -> tuple[NumbersRow, ...]:
        return tuple(NumbersRow(row.id, 38 + row.waiting, 120, 0, 0) for row in self.offered)

    def on_paper_today(self) -> int:
        return 0

    def failed_papers(self, first: date, last: date) -> tuple[FailedPaperRow, ...]:
        return tuple(row for row in self.failed if first <= row.day <= last)

    def announcements(
        self, first: date, last: date, limit: int = 10_000
    ) -> tuple[AnnouncementRow, ...]:
        return tuple(self.spoken[:limit])

    def evaluations(self, first: date, last: date) -> tuple[EvaluationRow, ...]:
        return tuple(self.rated)

    def figures_by_window(self, first: date, last: date) -> tuple[EvaluationFigures, ...]:
        levels = {level: sum(row.level is level for row in self.rated) for level in EvaluationLevel}
        whole = EvaluationFigures(None, 4 * len(self.rated), levels)
        return (whole, replace(whole, window_number=3))

    def follow_ups(self, *, with_closed: bool = False) -> tuple[FollowUpRow, ...]:
        return tuple(self.owed)

    def next_states(self, state: FollowUpState) -> tuple[FollowUpState, ...]:
        return (FollowUpState.VERIFIED, FollowUpState.APPEALED)

    def advance(
        self, request: Request, follow_up_id: UUID, state: FollowUpState, words: str
    ) -> FollowUpRow:
        self._do(request, "advance", follow_up_id, state, words)
        row = next(each for each in self.owed if each.id == follow_up_id)
        return replace(row, state=state, words=words)

    def open_calls(self) -> tuple[HelpCallRow, ...]:
        return tuple(self.help_calls)

    def answer(self, request: Request, call_id: UUID) -> HelpCallRow:
        self._do(request, "answer", call_id)
        return next(each for each in self.help_calls if each.id == call_id)

    def pauses(self, day: date) -> tuple[PauseRow, ...]:
        return tuple(row for row in self.paused if row.since.date() == day)

    def purge_due(self, request: Request) -> object:
        self.purged.append(request)
        return None

    def _do(self, request: Request, *what: object) -> None:
        self.requests.append(request)
        if self.refusal is not None:
            raise self.refusal
        self.deeds.append(what)

    def _ticket(self, ticket_id: UUID) -> TicketRow:
        return next(each for each in self.tickets if each.id == ticket_id)

    def sheet(self, day: date | None = None) -> DaySheetRow:
        self.asked_sheets.append(day)
        return DaySheetRow(day or TODAY, is_working_day=True, rows=tuple(self.sheet_rows))

    def demo_people(self) -> tuple[PersonRow, ...]:
        return (CLERK, MANAGER, LEADER)

    def sign_in_demo(self, request: Request, person_id: UUID) -> PersonRow:
        self.signed_in.append(request)
        return next(each for each in (CLERK, MANAGER, LEADER) if each.id == person_id)

    def sign_in(self, request: Request, staff_number: str, password: str) -> PersonRow:
        self.signed_in.append(request)
        if password != RIGHT_PASSWORD:
            raise SignInRefusedError
        return next(each for each in (CLERK, MANAGER) if each.staff_number == staff_number)

    def attendance_sheet(self, day: date) -> Path:
        path = self.folder / f"attendance-{day}.pdf"
        path.write_bytes(self.pdf)
        return path

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        if self.printer_error is not None:
            raise self.printer_error
        self.printed.append(path.name)


def window_row(number: int, letter: str, zone: str) -> WindowRow:
    return WindowRow(
        named(f"w{number}"),
        number,
        f"{zone[:2]}窗口",
        WindowKind.FRONT,
        letter,
        zone,
        f"一楼{zone}",
        "",
    )


def _state(number: int, letter: str, zone: str) -> WindowStateRow:
    """A window as a busy morning leaves it: mostly serving, a few exceptions."""
    who = person(_SURNAMES[number % len(_SURNAMES)] + "晓" + _SURNAMES[(number * 7) % 25])
    duty: DutyRow | None = DutyRow(window_row(number, letter, zone), who, DutyState.OPEN)
    live: TicketRow | None = ticket(
        f"{letter}{number:03d}", state=TicketState.SERVING, number=number
    )
    waits, longest = 2, 300
    if number % 6 == 0:
        duty, live = None, None
    elif number in {11, 27, 45, 60, 82}:
        assert duty is not None
        duty = replace(duty, state=DutyState.PAUSED, pause_reason="送件到后台")
        live = None
    elif number in {16, 17, 23, 28, 50, 53, 69, 86, 98, 99}:
        live, waits, longest = None, 0, 0
    elif number in {3, 4, 38, 39, 75}:
        waits, longest = 9, 1900
    return WindowStateRow(window_row(number, letter, zone), duty, live, number % 20, waits, longest)


def service(letter: str, name: str, *, waiting: int = 0, windows: int = 2) -> ServiceRow:
    return ServiceRow(
        named(f"service {letter}"), letter, name, letter, f"{name}区", "一楼", waiting, windows
    )


def alert(row: ServiceRow, *reliefs: ReliefRow, longest: int = 52) -> LoadAlertRow:
    return LoadAlertRow(
        row.id, row.name, row.waiting, longest * 60, 15, row.open_windows, 9.0, reliefs
    )


def relief(
    kind: ReliefKind, row: ServiceRow, number: int | None = None, saves: int = 12
) -> ReliefRow:
    window_id = None if number is None else named(f"w{number}")
    return ReliefRow(kind, row.id, row.name, window_id, number, 0, saves)


def rated(label: str, level: EvaluationLevel = EvaluationLevel.BAD) -> EvaluationRow:
    return EvaluationRow(
        named(f"rated {label}"),
        label,
        EvaluationSubject.VISIT,
        "不动产登记",
        41,
        "孙红",
        level,
        ("213", "209") if level.is_low else (),
        "说了两遍还要再来" if level.is_low else "",
        EvaluationChannel.SECOND_SCREEN,
        MORNING - timedelta(hours=1),
    )


def follow_up(label: str, *, days: int = 0, is_late: bool = False) -> FollowUpRow:
    due = TODAY + timedelta(days=days)
    return FollowUpRow(
        id=named(f"follow {label}"),
        evaluation=rated(label),
        state=FollowUpState.OPEN,
        contact_on=due,
        due_on=due,
        is_contact_late=is_late,
        is_late=is_late,
        words="",
        steps=(),
    )


def hall_of(zones: tuple[tuple[str, str, int], ...]) -> list[WindowStateRow]:
    rows: list[WindowStateRow] = []
    for letter, zone, count in zones:
        rows += [_state(len(rows) + step + 1, letter, zone) for step in range(count)]
    return rows


def small_hall() -> FakeHall:
    """The demo hall: 6 windows in 5 zones, an ordinary morning."""
    hall = FakeHall(rows=hall_of(_SMALL_ZONES))
    hall.tickets = [ticket("A021", minutes=9), ticket("A023", minutes=7), ticket("B004", minutes=3)]
    hall.offered = [
        service("A", "综合受理", waiting=2),
        service("B", "企业开办", waiting=1),
        service("C", "不动产登记", windows=1),
    ]
    hall.case_rows = [case(1, Light.YELLOW, days=1), case(2, Light.GREEN, days=6)]
    hall.sheet_rows = a_sheet()
    return hall


def busy_hall() -> FakeHall:
    """100 windows in 6 zones and everything at once."""
    hall = FakeHall(rows=hall_of(_ZONES))
    hall.rows[53] = replace(hall.rows[53], waiting=15, longest_wait_s=52 * 60)
    hall.tickets = [ticket(f"C{n:03d}", minutes=52 - n) for n in range(1, 40)]
    hall.offered = [
        service("A", "综合受理", waiting=0, windows=18),
        service("C", "不动产登记", waiting=39, windows=14),
        service("E", "社保医保", waiting=0, windows=12),
    ]
    land = hall.offered[1]
    hall.alerts = [
        alert(
            land,
            relief(ReliefKind.OPEN_WINDOW, land, 54),
            relief(ReliefKind.HELP_OUT, land, 98, 8),
        )
    ]
    hall.tickets[4] = replace(hall.tickets[4], print_state=PrintState.FAILED)
    hall.without_paper = [hall.tickets[4]]
    hall.case_rows = [
        case(1, Light.DARK_RED, window=41, days=-1),
        case(2, Light.RED, window=3, days=-2),
        case(4, Light.RED, window=7, days=-1),
        *(case(n, Light.YELLOW, window=n, days=1) for n in range(5, 12)),
        *(case(n, Light.GREEN, window=n % 90 + 1, days=n % 12 + 2) for n in range(12, 80)),
        case(80, Light.GREY, window=27, days=4),
    ]
    hall.sheet_rows = a_sheet()
    return hall


def a_sheet() -> list[SheetRow]:
    market, land, police = "市场监督管理局", "不动产登记中心", "公安局"
    return [
        sheet_row(person("王小华", department=market), window=3),
        sheet_row(person("李建", department=market), window=4, first=late(13)),
        sheet_row(
            person("张丽", department=market), window=5, first=on_leave(), public=PublicWord.LEAVE
        ),
        sheet_row(person("周明", department=market), window=27, note="06:40 不在时段"),
        sheet_row(person("孙红", department=land), window=41),
        sheet_row(person("马超", department=land), window=43, first=missing()),
        sheet_row(person("林青", department=land), window=44, public=PublicWord.TRIP),
        sheet_row(person("郑强", department=police), window=55, first=not_come(), public=None),
        sheet_row(person("冯刚", department=police), window=56),
    ]
