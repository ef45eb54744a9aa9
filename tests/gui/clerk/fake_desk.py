"""A hall in memory for the clerk's desk: the drawn morning of 23 November 2026, 09:42."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast
from uuid import UUID, uuid5

from typing_extensions import override

from hallapp.cases import Application, CaseRow, CaseState, DueDay, Light
from hallapp.cases.errors import CaseNotFoundError, ResultNotReadyError
from hallapp.cases.flow.said import Decision
from hallapp.faces.clerk.services import ClerkServices, KnowsGuides, MakesPapers
from hallapp.faces.clerk.services_queue import CallsTickets
from hallapp.guides.terms import (
    Answers,
    GuideRow,
    GuideState,
    HandlingType,
    ItemRow,
    ItemType,
    MaterialRow,
    Necessity,
    SituationRow,
)
from hallapp.hall.errors import SignInLockedError, SignInRefusedError, WindowHeldError
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.terms import (
    DutyRow,
    DutyState,
    HallRow,
    PersonRow,
    Role,
    WindowKind,
    WindowRow,
)
from hallapp.kernel.clock import SettableClock, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import WindowBusyError, WindowClosedError
from hallapp.queueing.terms import PrintState, TicketRow, TicketState, WorkDone
from hallapp.serving.errors import LiveTicketError
from hallapp.slips.design import NO_ANSWERS, Paper
from tests.gui.clerk.fake_case_papers import FakeCasePapers
from tests.gui.clerk.fake_cases import FakeCases
from tests.gui.clerk.fake_duty import FakeDuty
from tests.gui.clerk.fake_moves import FakeMoves, QueueOf

NOW = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)
ZONE = zone_named("Asia/Shanghai")
_SPACE = UUID("7d9f2c1e-8a55-4c6b-9a35-5b1f1a3d0c11")


def id_of(name: str) -> UUID:
    """The same id for the same name in every test."""
    return uuid5(_SPACE, name)


def a_window(number: int = 3, name: str = "综合受理") -> WindowRow:
    return WindowRow(
        id_of(f"window {number}"), number, name, WindowKind.FRONT, "A", "综合服务区", "一楼东侧", ""
    )


def a_person(name: str, staff_number: str, window: int | None = None) -> PersonRow:
    roles = (Role.FRONT_CLERK,) if window else (Role.SHIFT_LEADER, Role.GUIDE_STAFF)
    return PersonRow(id_of(name), staff_number, name, "市场监督管理局", roles, window)


PEOPLE = (
    a_person("王晓梅", "0318", 3),
    a_person("李建国", "0207", 1),
    a_person("张敏", "0411", 2),
    a_person("陈志强", "0102", 4),
    a_person("刘芳", "0523"),
    a_person("赵磊", "0619"),
    a_person("孙丽华", "0715", 5),
    a_person("周文博", "0801", 6),
)

MATERIALS = (
    ("食品经营许可申请书", "原件", 1, "已签字", Necessity.REQUIRED),
    ("营业执照", "复印件", 1, "可用电子营业执照", Necessity.REQUIRED),
    ("负责人、食品安全管理人员身份证明", "原件核对，复印件各", 1, "", Necessity.REQUIRED),
    ("经营场所使用证明", "复印件", 1, "房产证或租赁合同", Necessity.REQUIRED),
    ("主要设备设施、经营布局、操作流程文件", "原件", 1, "图上注明面积", Necessity.REQUIRED),
    ("食品安全管理制度文本", "原件", 1, "有范本", Necessity.REQUIRED),
    ("授权委托书", "", None, "由他人代办时要交", Necessity.OPTIONAL),
)


def an_item(name: str = "食品经营许可新办", department: str = "市场监督管理局") -> ItemRow:
    return ItemRow(
        id_of(name),
        "SC-001",
        name,
        department,
        ItemType.LICENCE,
        HandlingType.PROMISED,
        "spjyxkxb",
        len(MATERIALS),
        GuideState.SAMPLE,
        is_complete=True,
    )


def a_guide(item: ItemRow) -> GuideRow:
    materials = tuple(
        MaterialRow(id_of(name), number, name, form, copies, necessity, "", standard)
        for number, (name, form, copies, standard, necessity) in enumerate(MATERIALS, start=1)
    )
    return GuideRow(
        item=item,
        legal_basis="",
        agency="青山县市场监督管理局",
        statutory=Limit(20, LimitUnit.WORKING_DAYS),
        promised=Limit(9, LimitUnit.WORKING_DAYS),
        charges=False,
        fee_note="",
        materials=materials,
        fees=(),
        place="一楼综合服务区 3 号窗口",
        hours="周一至周五 9:00 到 17:00",
        consult_phone="228 0163",
        is_place_sample=True,
    )


def a_ticket(
    label: str,
    item: str,
    minutes: int,
    state: TicketState = TicketState.WAITING,
    **changed: object,
) -> TicketRow:
    issued = NOW - timedelta(minutes=minutes)
    row = TicketRow(
        id=id_of(label),
        step_id=id_of(f"step {label}"),
        label=label,
        service_code="ZH",
        service_name="综合受理",
        item_id=id_of(item),
        item_name=item,
        state=state,
        issued_at=issued,
        called_at=None,
        started_at=None,
        finished_at=None,
        window_number=None,
        call_count=0,
        waited_s=minutes * 60,
        print_state=PrintState.PRINTED,
    )
    return replace(row, **changed)  # pyright: ignore[reportArgumentType]


def the_queue() -> list[TicketRow]:
    return [
        a_ticket("V002", "居民身份证换领", 9),
        a_ticket("B007", "公积金提取（购房）", 18),
        a_ticket("A024", "食品经营许可变更", 14),
        a_ticket("Y003", "不动产转移登记", 12),
        a_ticket("A025", "个体工商户设立登记", 11, print_state=PrintState.FAILED),
        a_ticket("B008", "公积金提取（租房）", 9),
        a_ticket("C011", "不动产转移登记", 8),
        a_ticket("A026", "营业执照换发", 5),
        a_ticket("D005", "居民身份证换领", 3),
        a_ticket("B009", "公积金提取（退休）", 1),
    ]


def serving_a023() -> TicketRow:
    return a_ticket(
        "A023",
        "食品经营许可新办",
        16,
        TicketState.SERVING,
        called_at=NOW - timedelta(minutes=5),
        started_at=NOW - timedelta(minutes=4),
        window_number=3,
        call_count=1,
        picked_before="B007",
    )


def a_case(number: int, light: Light, days: int, **changed: object) -> CaseRow:
    row = CaseRow(
        id=str(id_of(f"case {number}")),
        case_number=f"20261123{number:06d}",
        query_code=f"Q{number:05d}",
        item_name="食品经营许可新办",
        ticket_number=None,
        window_number="3",
        accepted_at=NOW - timedelta(days=10),
        due_on=date(2026, 11, 23) + timedelta(days=days),
        statutory_due_on=None,
        is_provisional=False,
        light=light,
        remaining_days=days,
        state=CaseState.ACCEPTED,
        applicant_masked="李××",
    )
    return replace(row, **changed)  # pyright: ignore[reportArgumentType]


class FakeDesk(FakeMoves):
    """Every service of the desk over plain lists; `refusal` is raised by the next write."""

    def __init__(self, *, is_demo: bool = True) -> None:
        self.hall = HallRow(
            id_of("hall"), "青山县政务服务中心", "青山县", "Asia/Shanghai", is_demo, ""
        )
        self.clock = SettableClock(NOW)
        self.windows_there = tuple(a_window(n, name) for n, name in _WINDOWS)
        self.held: dict[UUID, DutyRow] = {}
        self.queue = the_queue()
        self.put_aside: list[TicketRow] = [
            a_ticket(
                "A019",
                "食品经营许可延续",
                40,
                TicketState.MISSED,
                called_at=NOW - timedelta(minutes=22),
                call_count=3,
            )
        ]
        self.at_window: TicketRow | None = None
        self.begin_moves(self.clock)
        self.cases = FakeCases()
        self.duty = FakeDuty(self.clock)
        self.despite: list[bool] = []
        self.handling = HandlingType.PROMISED
        self.applications: list[Application] = []
        self.calls: list[str] = []
        self.requests: list[UUID] = []
        self.reasons: list[str] = []
        self.printed: list[str] = []
        self.refusal: HallError | None = None
        self.preview_refusal: HallError | None = None
        self.paper: Path | None = None
        self.situations: tuple[SituationRow, ...] = ()
        self.slips: list[tuple[dict[str, str], Paper | None]] = []
        self.lacking = ""
        self.case_papers = FakeCasePapers(self._paper_there, self._write)

    def services(self) -> ClerkServices:
        return ClerkServices(
            self.hall,
            self,
            cast("CallsTickets", QueueOf(self)),
            cast("KnowsGuides", self),
            self.cases,
            self.duty,
            self,
            cast("MakesPapers", self),
            self.clock,
            oversee=self,
            plan=self,
            rules=lambda: self.policy,
            case_papers=self.case_papers,
        )

    def people(self) -> tuple[PersonRow, ...]:
        return PEOPLE

    @property
    def accepted(self) -> list[CaseRow]:
        return self.cases.accepted

    @accepted.setter
    def accepted(self, rows: list[CaseRow]) -> None:
        self.cases.accepted = rows

    @override
    def item_name(self, item_id: UUID) -> str:
        return next((row.name for row in self.search("") if row.id == item_id), "另一事项")

    @override
    def _write(self, name: str, request: Request) -> None:
        self.calls.append(name)
        self.requests.append(request.id)
        refusal, self.refusal = self.refusal, None
        if refusal is not None:
            raise refusal

    # Queue

    def live(self, window_id: UUID) -> TicketRow | None:
        return self.at_window

    def waiting(self, window_id: UUID | None) -> tuple[TicketRow, ...]:
        return tuple(self.queue)

    def missed(self, window_id: UUID | None) -> tuple[TicketRow, ...]:
        return tuple(self.put_aside)

    def _call(self, row: TicketRow, before: str | None, window_id: UUID) -> TicketRow:
        number = self.held[window_id].window.number
        self.at_window = replace(
            row,
            state=TicketState.CALLED,
            called_at=self.clock.now(),
            call_count=row.call_count + 1,
            window_number=number,
            picked_before=before,
        )
        return self.at_window

    def _first(self, window_id: UUID) -> TicketRow | None:
        if not self.queue:
            return None
        first = self.queue.pop(0)
        before = self.queue[0].label if self.queue else None
        return self._call(first, before, window_id)

    def call_next(self, request: Request, window_id: UUID) -> TicketRow | None:
        self._write("call_next", request)
        if self.at_window is not None:
            raise WindowBusyError(label=self.at_window.label)
        if self.held[window_id].state is DutyState.PAUSED:
            raise WindowClosedError(window=3)
        return self._first(window_id)

    def call_chosen(
        self, request: Request, window_id: UUID, ticket_id: UUID, reason: str
    ) -> TicketRow:
        self._write("call_chosen", request)
        self.reasons.append(reason)
        chosen = next(row for row in [*self.queue, *self.put_aside] if row.id == ticket_id)
        for rows in (self.queue, self.put_aside):
            if chosen in rows:
                rows.remove(chosen)
        return self._call(chosen, None, window_id)

    def recall(self, request: Request, window_id: UUID) -> TicketRow:
        self._write("recall", request)
        assert self.at_window is not None
        self.at_window = replace(self.at_window, call_count=self.at_window.call_count + 1)
        return self.at_window

    def start(self, request: Request, window_id: UUID) -> TicketRow:
        self._write("start", request)
        assert self.at_window is not None
        now = self.clock.now()
        self.at_window = replace(self.at_window, state=TicketState.SERVING, started_at=now)
        return self.at_window

    def miss(self, request: Request, window_id: UUID) -> TicketRow:
        self._write("miss", request)
        assert self.at_window is not None
        gone = replace(self.at_window, state=TicketState.MISSED)
        self.put_aside.append(gone)
        self.remember("miss", self.at_window)
        self.at_window = None
        return gone

    def finish(
        self, request: Request, window_id: UUID, work: tuple[WorkDone, ...] = ()
    ) -> TicketRow:
        self._write("finish", request)
        assert self.at_window is not None
        gone, self.at_window = self.at_window, None
        self.note_work(gone, work)
        self.remember("finish", gone)
        return replace(gone, state=TicketState.FINISHED)

    def finish_and_call_next(
        self, request: Request, window_id: UUID, work: tuple[WorkDone, ...] = ()
    ) -> TicketRow | None:
        self._write("finish_and_call_next", request)
        gone, self.at_window = self.at_window, None
        assert gone is not None
        self.note_work(gone, work)
        called = self._first(window_id)
        self.remember("finish_and_call_next", gone, called)
        return called

    # Guides

    def search(
        self,
        text: str,
        department: str | None = None,
        *,
        for_kiosk: bool = False,
        limit: int = 200,
    ) -> tuple[ItemRow, ...]:
        names = {row.subject: row for row in the_queue()} | {"食品经营许可新办": None}
        return tuple(an_item(name) for name in sorted(names) if text in name)

    def guide(self, item_id: UUID) -> GuideRow:
        for item in self.search(""):
            if item.id == item_id:
                asked = replace(item, handling_type=self.handling)
                return replace(a_guide(asked), situations=self.situations)
        return a_guide(an_item())

    # Cases

    def due_preview(self, item_id: UUID) -> DueDay | None:
        if self.preview_refusal is not None:
            raise self.preview_refusal
        return DueDay(date(2026, 12, 4), (), is_provisional=False)

    def accept(
        self,
        request: Request,
        window_id: UUID,
        application: Application,
        *,
        despite: bool = False,
    ) -> CaseRow:
        self.despite.append(despite)
        self._write("accept", request)
        self.applications.append(application)
        label = None if self.at_window is None else self.at_window.label
        case = a_case(1, Light.GREEN, 9, ticket_number=label, accepted_at=self.clock.now())
        case = replace(case, due_on=date(2026, 12, 4))
        self.accepted.append(case)
        return case

    def accept_instant(
        self,
        request: Request,
        window_id: UUID,
        application: Application,
        decision: Decision,
        *,
        despite: bool = False,
    ) -> CaseRow:
        self._write("accept_instant", request)
        self.applications.append(application)
        case = a_case(1, Light.GREEN, 0, state=CaseState.DELIVERED)
        self.cases.closed.append(case)
        return case

    def receive(
        self,
        request: Request,
        window_id: UUID,
        application: Application,
        *,
        despite: bool = False,
    ) -> CaseRow:
        self._write("receive", request)
        self.applications.append(application)
        case = a_case(1, Light.GREEN, 5, state=CaseState.RECEIVED, accepted_at=None)
        self.accepted.append(case)
        return case

    def continue_case(self, request: Request, window_id: UUID, case_id: UUID) -> CaseRow:
        self._write("continue_case", request)
        return self.cases.case(case_id)

    def ready_for(self, text: str) -> CaseRow:
        case = self.cases.found(text)[0]
        if case.state is not CaseState.READY:
            raise ResultNotReadyError(
                number=case.case_number, state=case.state.label, due=case.due_on.isoformat()
            )
        return case

    def start_from_platform(
        self,
        request: Request,
        window_id: UUID,
        external_number: str,
        application: Application | None = None,
    ) -> CaseRow:
        if application is None:
            raise CaseNotFoundError(number=external_number)
        case = self.receive(request, window_id, application)
        return replace(case, external_number=external_number)

    # Windows and people

    def _hold(self, person_id: UUID, window_id: UUID, **changed: object) -> DutyRow:
        window = next(row for row in self.windows_there if row.id == window_id)
        person = next(row for row in PEOPLE if row.id == person_id)
        duty = replace(DutyRow(window, person, DutyState.OPEN), **changed)  # pyright: ignore[reportArgumentType]
        self.held[window_id] = duty
        return duty

    def take_window(self, request: Request, person_id: UUID, window_id: UUID) -> DutyRow:
        self._write("take_window", request)
        held = self.held.get(window_id)
        if held is not None:
            raise WindowHeldError(number=held.window.number, person=held.person.masked_name)
        return self._hold(person_id, window_id)

    def leave_window(self, request: Request, window_id: UUID) -> None:
        self._write("leave_window", request)
        if self.at_window is not None:
            raise LiveTicketError(label=self.at_window.label)
        del self.held[window_id]

    def pause(
        self, request: Request, window_id: UUID, reason: str, minutes: int | None = None
    ) -> DutyRow:
        self._write("pause", request)
        self.reasons.append(reason)
        self.minutes.append(minutes)
        person = self.held[window_id].person
        back = None if minutes is None else self.clock.now() + timedelta(minutes=minutes)
        paused = {"state": DutyState.PAUSED, "pause_reason": reason, "back_at": back}
        return self._hold(person.id, window_id, **paused)

    def take_over(self, request: Request, person_id: UUID, window_id: UUID, reason: str) -> DutyRow:
        self._write("take_over", request)
        self.reasons.append(reason)
        return self._hold(person_id, window_id)

    def resume(self, request: Request, window_id: UUID) -> DutyRow:
        self._write("resume", request)
        return self._hold(self.held[window_id].person.id, window_id)

    def change_person(self, request: Request, window_id: UUID, person_id: UUID) -> DutyRow:
        self._write("change_person", request)
        return self._hold(person_id, window_id)

    def demo_people(self) -> tuple[PersonRow, ...]:
        return PEOPLE

    def sign_in_demo(self, request: Request, person_id: UUID) -> PersonRow:
        self._write("sign_in_demo", request)
        return next(row for row in PEOPLE if row.id == person_id)

    def sign_in(self, request: Request, staff_number: str, password: str) -> PersonRow:
        self._write("sign_in", request)
        if password in _LOCKED:
            raise SignInLockedError(until=self.clock.now() + timedelta(minutes=5))
        found = [row for row in PEOPLE if row.staff_number == staff_number]
        if not found or password not in _RIGHT:
            raise SignInRefusedError(wait_s=2)
        return found[0]

    def windows(self) -> tuple[WindowRow, ...]:
        return self.windows_there

    def duties(self) -> tuple[DutyRow, ...]:
        return tuple(self.held.values())

    # Papers

    def guide_slip(
        self, item_id: UUID, answers: Answers = NO_ANSWERS, paper: Paper | None = None
    ) -> Path:
        self.slips.append((dict(answers), paper))
        assert self.paper is not None
        return self.paper

    def print_guide_slip(
        self,
        request: Request,
        item_id: UUID,
        answers: Answers = NO_ANSWERS,
        paper: Paper | None = None,
    ) -> Path:
        self._write("print_guide_slip", request)
        return self.guide_slip(item_id, answers, paper)

    def _paper_there(self) -> Path:
        assert self.paper is not None
        return self.paper

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        self.printed.append(title)

    def warning(self, path: Path) -> str:
        assert path == self.paper
        return self.lacking


_WINDOWS = (
    (1, "企业开办"),
    (2, "不动产登记"),
    (3, "综合受理"),
    (4, "公安业务"),
    (5, "公积金"),
    (6, "统一出件"),
)
_LOCKED = ("locked",)
_RIGHT = ("right horse",)


def a_paper(folder: Path) -> Path:
    """A small PDF in place of the hall's papers."""
    from reportlab.pdfgen.canvas import Canvas

    path = folder / "paper.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 760, "Acceptance notice")
    canvas.save()
    return path
