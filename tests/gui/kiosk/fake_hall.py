"""A hall for the kiosk's tests: services, items, guides and printers that do as they are told."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid5

from hallapp.appointments.errors import AppointmentUnknownError
from hallapp.appointments.terms import AppointmentRow, Arrival
from hallapp.cases.errors import QueryCodeUnknownError
from hallapp.cases.terms import CaseProgressRow
from hallapp.evaluation.terms import EvaluationChannel, EvaluationLevel, RatableRow
from hallapp.faces.kiosk.services import KioskServices
from hallapp.guides.terms import (
    Answers,
    DepartmentCountRow,
    FeeRow,
    GuideRow,
    GuideState,
    HandlingType,
    ItemRow,
    ItemType,
    MaterialRow,
    Necessity,
    ThemeKind,
    ThemeRow,
)
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.errors import HallError, RuleError
from hallapp.kernel.requests import Request
from hallapp.openness.terms import OpennessRow, PaperKind, PaperRow, ReadingKind
from hallapp.queueing.errors import TicketUnknownError
from hallapp.queueing.terms import (
    PLAIN_WISH,
    IssuedRow,
    IssueWish,
    PackageProgressRow,
    PackageRow,
    PaperWarningRow,
    PersonGiven,
    PrintState,
    PriorityRow,
    QueueFigures,
    ServiceRow,
    TicketRow,
    TicketState,
)
from hallapp.queueing.terms.setups import ClosingLoadRow
from hallapp.reception.errors import HelpUnknownError
from hallapp.reception.terms import HelpCallRow, HelpState
from hallapp.slips.design import NO_ANSWERS, Paper

_NAMES = UUID("5d0c9b1e-8d5b-4a3e-9a36-0f1d3f0f7a10")
MORNING = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)  # 09:42 in Shanghai


def named(name: str) -> UUID:
    """Return the same id for the same name."""
    return uuid5(_NAMES, name)


HALL = HallRow(
    named("hall"), "青山县政务服务中心", "青山县", "Asia/Shanghai", is_demo=True, opening=""
)


def service(
    name: str, prefix: str, waiting: int, open_windows: int = 2, place: str = "一楼 A 区"
) -> ServiceRow:
    return ServiceRow(named(name), prefix, name, prefix, "A 区", place, waiting, open_windows)


SERVICES = (
    service("综合受理", "A", 6, 3),
    service("不动产登记", "B", 12, 2, "一楼 B 区"),
    service("社保医保", "C", 9, 2, "一楼 C 区"),
    service("公安户政出入境", "D", 21, 1, "二楼 D 区"),
    service("税务", "E", 0, 0, "二楼 E 区"),
)

_ITEMS = (
    ("GA-001", "居民身份证换领", "公安局", "jmsfzhl"),
    ("SC-001", "食品经营许可新办", "市场监督管理局", "spjyxkxb"),
    ("ZJ-001", "国有建设用地使用权及房屋所有权转移登记", "自然资源和规划局", "gyjsydsyqjfwsyqzydj"),
    ("XF-001", "公众聚集场所投入使用、营业前消防安全检查(告知承诺)", "消防救援大队", "gzjjcstrsy"),
    ("RS-001", "灵活就业人员参加基本养老保险登记", "人力资源和社会保障局", "lhjyrycjjbylbxdj"),
    ("YB-001", "生育津贴支付", "医疗保障局", "syjtzf"),
    ("SC-002", "第三类医疗器械经营许可", "市场监督管理局", "dslylqxjyxk"),
    ("GA-002", "新生儿国内出生户口登记", "公安局", "xsegncshkdj"),
    ("GA-003", "户口迁移", "公安局", "hkqy"),
    ("GA-004", "普通护照签发", "公安局(出入境管理)", "pthzqf"),
    ("WJ-001", "公共场所卫生许可新办(告知承诺)", "卫生健康委员会", "ggcswsxkxb"),
)


def item(code: str, name: str, department: str, initials: str) -> ItemRow:
    return ItemRow(
        named(name),
        code,
        name,
        department,
        ItemType.LICENCE,
        HandlingType.PROMISED,
        initials,
        6,
        GuideState.SAMPLE,
        is_complete=True,
    )


ITEMS = tuple(item(*fields) for fields in _ITEMS)
FOOD = ITEMS[1]
DEVICES = ITEMS[6]
FIRE = ITEMS[3]
PASSPORT = ITEMS[9]


def material(position: int, name: str, form: str = "", copies: int | None = None) -> MaterialRow:
    return MaterialRow(named(f"{position}{name}"), position, name, form, copies)


FOOD_GUIDE = GuideRow(
    item=FOOD,
    legal_basis="",
    agency="市场监督管理局",
    statutory=Limit(20, LimitUnit.WORKING_DAYS),
    promised=Limit(9, LimitUnit.WORKING_DAYS),
    charges=False,
    fee_note="不收费",
    materials=(
        replace(material(1, "食品经营许可证申请书", "原件", 1), remark="窗口有空表，可当场填"),
        replace(material(2, "营业执照", "复印件", 1), remark="电子执照也行"),
        material(3, "负责人和食品安全管理人员身份证", "复印件", 1),
        material(4, "房产证或租赁合同", "复印件", 1),
        replace(material(5, "主要设备设施布局图和操作流程图", "纸质", 1), standard="图上写明面积"),
        replace(material(6, "食品安全管理制度", "纸质", 1), necessity=Necessity.LATER),
    ),
    fees=(),
    place="3—6 号窗口，一楼 A 区",
    is_place_sample=True,
)
DEVICES_GUIDE = replace(
    FOOD_GUIDE,
    item=DEVICES,
    promised=None,
    statutory=Limit(30, LimitUnit.WORKING_DAYS),
    charges=True,
    fee_note="",
    fees=(
        FeeRow(named("fee"), 1, "登记费", "住宅类80元/件;非住宅类550元/件;证书每增加一本10元", ""),
    ),
    materials=tuple(
        material(number, name)
        for number, name in enumerate(
            (
                "营业执照和组织机构代码证复印件",
                "法定代表人、质量负责人身份证明及学历职称材料",
                "居民户口簿、居住证、社会保障卡、护照、机动车驾驶证任一项",
                "经营范围、经营方式说明",
                "经营场所和库房位置图、平面图、产权或租赁文件",
                "经营设施、设备目录",
                "经营质量管理制度、工作程序等文件目录",
                "计算机信息管理系统基本情况和功能说明",
            ),
            1,
        )
    ),
)
BARE_GUIDE = replace(
    FOOD_GUIDE,
    item=FIRE,
    promised=None,
    statutory=None,
    charges=None,
    fee_note="",
    materials=(material(1, "身份证"),),
    place="",
)
GUIDES = {FOOD.id: FOOD_GUIDE, DEVICES.id: DEVICES_GUIDE, FIRE.id: BARE_GUIDE}


def ticket(label: str = "A029", subject: str | None = None) -> TicketRow:
    return TicketRow(
        named(label),
        named(label + "s"),
        label,
        "A",
        "综合受理",
        None,
        subject,
        TicketState.WAITING,
        MORNING,
        None,
        None,
        None,
        None,
        0,
        0,
        PrintState.PENDING,
    )


@dataclass
class FakeQueue:
    """Gives numbers from A029 on; the same request gets the same number."""

    offered: tuple[ServiceRow, ...] = SERVICES
    ahead: int = 6
    minutes: tuple[int, int] | None = (15, 25)
    refusal: HallError | None = None
    commits_before_failing: bool = False
    given: dict[UUID, IssuedRow] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    wishes: list[IssueWish] = field(default_factory=list)
    closed: RuleError | None = None
    no_number: HallError | None = None
    load: ClosingLoadRow | None = None
    missed: tuple[PaperWarningRow, ...] = ()
    offered_packages: tuple[PackageRow, ...] = ()
    classes: tuple[PriorityRow, ...] = ()
    steps: tuple[PackageProgressRow, ...] = ()
    by_code: dict[str, IssuedRow] = field(default_factory=dict)

    def refusal_of(self, service_id: UUID) -> RuleError | None:
        self._fail()
        return self.closed

    def expected_wait(self, service_id: UUID) -> tuple[int, int] | None:
        return self.minutes

    def closing_load(self, service_id: UUID) -> ClosingLoadRow | None:
        return self.load

    def paper_warnings(self, item_id: UUID, days: int = 30) -> tuple[PaperWarningRow, ...]:
        return self.missed

    def packages(self) -> tuple[PackageRow, ...]:
        return self.offered_packages

    def priorities(self) -> tuple[PriorityRow, ...]:
        return self.classes

    def ticket_of_code(self, code: str) -> TicketRow:
        self._fail()
        if code not in self.by_code:
            raise TicketUnknownError
        return self.by_code[code].ticket

    def package_progress(self, ticket_id: UUID) -> tuple[PackageProgressRow, ...]:
        return self.steps

    def services(self) -> tuple[ServiceRow, ...]:
        self._fail()
        return self.offered

    def service_for_item(self, item_id: UUID) -> ServiceRow | None:
        self._fail()
        return None if item_id == PASSPORT.id else self.offered[0]

    def issue(
        self,
        request: Request,
        service_id: UUID,
        item_id: UUID | None = None,
        wish: IssueWish = PLAIN_WISH,
    ) -> IssuedRow:
        self.asked.append(request)
        self.wishes.append(wish)
        if self.no_number is not None:
            raise self.no_number
        if request.id not in self.given and (not self.refusal or self.commits_before_failing):
            label = f"A{29 + len(self.given):03}"
            subject = next((row.name for row in ITEMS if row.id == item_id), None)
            place = next(row.place for row in self.offered if row.id == service_id)
            self.given[request.id] = IssuedRow(
                ticket(label, subject), self.ahead, self.minutes, place
            )
        self._fail()
        return self.given[request.id]

    def issued(self, ticket_id: UUID) -> IssuedRow:
        self._fail()
        known = (*self.given.values(), *self.by_code.values())
        found = next(row for row in known if row.ticket.id == ticket_id)
        return replace(found, ahead=self.ahead)

    def figures(self) -> QueueFigures:
        self._fail()
        return QueueFigures(120, 50, 7, sum(row.waiting for row in self.offered), 1300)

    def _fail(self) -> None:
        if self.refusal is not None:
            raise self.refusal


@dataclass
class FakeGuides:
    """Searches the few items by initials, code and name."""

    items: tuple[ItemRow, ...] = ITEMS
    refusal: HallError | None = None
    searched: list[str] = field(default_factory=list)
    known: dict[UUID, GuideRow] = field(default_factory=lambda: dict(GUIDES))

    def search(
        self,
        text: str,
        department: str | None = None,
        *,
        for_kiosk: bool = False,
        limit: int = 200,
    ) -> tuple[ItemRow, ...]:
        assert for_kiosk
        self.searched.append(text)
        key = text.lower()
        rows = [row for row in self.items if department in (None, row.department)]
        return tuple(
            row
            for row in rows
            if key in row.initials or key in row.name or key in row.code.lower().replace("-", "")
        )[:limit]

    def departments(self, *, for_kiosk: bool = False) -> tuple[DepartmentCountRow, ...]:
        assert for_kiosk
        names = dict.fromkeys(row.department for row in self.items)
        return tuple(
            DepartmentCountRow(name, sum(row.department == name for row in self.items))
            for name in names
        )

    def popular(self, limit: int) -> tuple[ItemRow, ...]:
        return self.items[:limit]

    def guide(self, item_id: UUID) -> GuideRow:
        if self.refusal is not None:
            raise self.refusal
        return self.known.get(item_id) or replace(
            FOOD_GUIDE, item=next(row for row in self.items if row.id == item_id)
        )


@dataclass
class FakePapers:
    """Prints, or fails as told."""

    fault: HallError | None = None
    lacking: str = ""
    slips: list[UUID] = field(default_factory=list)
    answers: list[dict[str, str]] = field(default_factory=list)
    forms: list[Paper | None] = field(default_factory=list)
    tickets: list[UUID] = field(default_factory=list)

    def print_guide_slip(
        self,
        request: Request,
        item_id: UUID,
        answers: Answers = NO_ANSWERS,
        paper: Paper | None = None,
    ) -> Path:
        if self.fault is not None:
            raise self.fault
        self.slips.append(item_id)
        self.answers.append(dict(answers))
        self.forms.append(paper)
        return Path("guide.pdf")

    def print_ticket(self, request: Request, ticket_id: UUID) -> PrintState:
        if self.fault is not None:
            raise self.fault
        self.tickets.append(ticket_id)
        return PrintState.PRINTED

    def warning(self, path: Path) -> str:
        return self.lacking


@dataclass
class FakeAppointments:
    """Knows a few bookings by code and by person; checks in as told."""

    by_code: dict[str, AppointmentRow] = field(default_factory=dict)
    by_person: dict[str, tuple[AppointmentRow, ...]] = field(default_factory=dict)
    arrival: Arrival = Arrival.ON_TIME
    refusals: list[HallError] = field(default_factory=list)
    given: dict[UUID, IssuedRow] = field(default_factory=dict)
    people: list[PersonGiven | None] = field(default_factory=list)

    def find_code(self, code: str) -> AppointmentRow:
        if code not in self.by_code:
            raise AppointmentUnknownError
        return self.by_code[code]

    def find_person(self, id_number: str) -> tuple[AppointmentRow, ...]:
        return self.by_person.get(id_number, ())

    def check_in(
        self, request: Request, appointment_id: UUID, person: PersonGiven | None = None
    ) -> tuple[Arrival, IssuedRow]:
        self.people.append(person)
        if self.refusals:
            raise self.refusals.pop(0)
        issued = IssuedRow(ticket("Y003"), 1, (5, 10), "一楼 A 区")
        return self.arrival, self.given.setdefault(request.id, issued)


class FakeCases:
    """Knows one case by its query code."""

    def __init__(self) -> None:
        self.case: CaseProgressRow | None = None

    def of_code(self, text: str) -> CaseProgressRow:
        if self.case is None or text != "34679ACD":
            raise QueryCodeUnknownError
        return self.case


@dataclass
class FakeEvaluation:
    """Keeps one evaluation a subject."""

    open: tuple[RatableRow, ...] = ()
    refusals: list[HallError] = field(default_factory=list)
    kept: list[tuple[str, EvaluationLevel, tuple[str, ...]]] = field(default_factory=list)
    requests: list[UUID] = field(default_factory=list)

    def ratable(self, code: str) -> tuple[RatableRow, ...]:
        if self.refusals:
            raise self.refusals.pop(0)
        return self.open

    def ratable_ticket(self, ticket_id: UUID) -> tuple[RatableRow, ...]:
        return self.ratable("")

    def rate(self, request, subject, level, channel, reasons=(), remark="") -> UUID:
        assert channel is EvaluationChannel.KIOSK
        self.requests.append(request.id)
        if self.refusals:
            raise self.refusals.pop(0)
        self.kept.append((subject.name, level, tuple(reasons)))
        return request.id


@dataclass
class FakeReception:
    """One call of this kiosk, which the desk answers when the test says so."""

    standing: HelpCallRow | None = None
    told: list[str] = field(default_factory=list)
    cancelled: int = 0
    fault: HallError | None = None

    def call_help(self, request, page, page_words, item_id=None, service_id=None) -> HelpCallRow:
        if self.fault is not None:
            raise self.fault
        self.told.append(page_words)
        self.standing = HelpCallRow(
            request.id,
            request.actor.station,
            page,
            page_words,
            item_id,
            service_id,
            HelpState.OPEN,
            MORNING,
            None,
            "",
            None,
            "",
        )
        return self.standing

    def update_call(self, request, call_id, page, page_words, item_id=None) -> HelpCallRow:
        self.told.append(page_words)
        return self.call(call_id)

    def cancel(self, request, call_id) -> None:
        self.cancelled += 1
        self.standing = None

    def call(self, call_id) -> HelpCallRow:
        if self.standing is None:
            raise HelpUnknownError
        return self.standing

    def call_of_station(self, station) -> HelpCallRow | None:
        return self.standing

    def change(self, **values) -> None:
        """Let the desk do something about the call."""
        assert self.standing is not None
        self.standing = replace(self.standing, **values)


class HeldJobs:
    """Jobs that answer when the test says so."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] = []

    def submit(self, work, done, failed=None, owner=None) -> None:
        def run() -> None:
            try:
                answer = work()
            except HallError as error:
                assert failed is not None
                failed(error)
                return
            done(answer)

        self.held.append(run)

    def answer(self) -> None:
        """Run what is held now, in order."""
        held, self.held = self.held, []
        for run in held:
            run()


@dataclass
class FakeThemes:
    """Knows the themes that a test gives."""

    known: tuple[ThemeRow, ...] = ()

    def themes(
        self, kind: ThemeKind | None = None, *, for_kiosk: bool = False
    ) -> tuple[ThemeRow, ...]:
        assert for_kiosk
        return tuple(row for row in self.known if kind in (None, row.kind))

    def items(self, theme: ThemeRow, *, for_kiosk: bool = False) -> tuple[ItemRow, ...]:
        assert for_kiosk
        return tuple(row for each in theme.item_ids for row in ITEMS if row.id == each)


@dataclass
class FakeOpenness:
    """Shows what a test gives, and keeps what was read."""

    rows: tuple[OpennessRow, ...] = ()
    kept: tuple[PaperRow, ...] = ()
    fault: HallError | None = None
    readings: list[tuple[ReadingKind, UUID | None, str]] = field(default_factory=list)

    def entries(self, *, for_kiosk: bool = False) -> tuple[OpennessRow, ...]:
        assert for_kiosk
        return self.rows

    def papers(
        self, kind: PaperKind | None = None, *, for_kiosk: bool = False
    ) -> tuple[PaperRow, ...]:
        assert for_kiosk
        return tuple(row for row in self.kept if kind in (None, row.kind))

    def read(self, request: Request, kind: ReadingKind, subject=None, station: str = "") -> None:
        if self.fault is not None:
            raise self.fault
        self.readings.append((kind, subject, station))


@dataclass
class FakeFiles:
    """Gives the bytes that a test kept."""

    kept: dict[UUID, bytes] = field(default_factory=dict)

    def content(self, file_id: UUID) -> bytes:
        return self.kept[file_id]


@dataclass
class FakeHall:
    """Everything together, on a clock that the test moves."""

    queue: FakeQueue = field(default_factory=FakeQueue)
    guides: FakeGuides = field(default_factory=FakeGuides)
    papers: FakePapers = field(default_factory=FakePapers)
    appointments: FakeAppointments = field(default_factory=FakeAppointments)
    evaluation: FakeEvaluation = field(default_factory=FakeEvaluation)
    reception: FakeReception = field(default_factory=FakeReception)
    clock: SettableClock = field(default_factory=lambda: SettableClock(MORNING))
    hall: HallRow = HALL
    themes: FakeThemes = field(default_factory=FakeThemes)
    openness: FakeOpenness = field(default_factory=FakeOpenness)
    files: FakeFiles = field(default_factory=FakeFiles)
    cases: FakeCases = field(default_factory=FakeCases)

    def services(self) -> KioskServices:
        return KioskServices(
            self.hall,
            self.queue,
            self.guides,
            self.papers,
            self.appointments,
            self.evaluation,
            self.reception,
            self.clock,
            open_windows=lambda: 8,
            themes=self.themes,
            openness=self.openness,
            files=self.files,
            cases=self.cases,
        )
