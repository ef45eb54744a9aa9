"""A hall's day that never was, for the tests of the manager's tab 今日."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from PySide6.QtWidgets import QWidget

from hallapp.attendance.terms import DaySheetRow, Finding, PublicWord, SheetRow, Slot, SlotResult
from hallapp.attendance.terms.questions import DutyQuestionRow, QuestionKind, QuestionVerdict
from hallapp.bulletins.terms import PostedRow, PostingSheet
from hallapp.faces.manager.attendance.desk import AttendanceWish
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.today.tab import TodayTab
from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.hall.terms import HallRow, PersonRow, Role
from hallapp.kernel.clock import SettableClock, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.leave.terms import (
    LeaveApprover,
    LeaveKind,
    LeaveRow,
    LeaveState,
    LeaveStepRow,
    StandInRow,
)
from hallapp.patrols.terms import (
    FindingRow,
    FindingSort,
    MarkRow,
    MarkWish,
    PatrolDayRow,
    PatrolSight,
    PatrolWindowRow,
    RoundColumn,
    RoundRow,
    RoundSource,
    RoundState,
)
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs
from hallapp.serving.attendance_papers.made import MadePaper
from hallapp.serving.post_cover import VacantPostRow

TODAY = date(2026, 11, 23)
ZONE = zone_named("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 7, 5, tzinfo=UTC)
_SPACE = UUID("6e5e3a90-0a5c-4f4e-9a44-5f4f6d0f2c11")


def named(word: str) -> UUID:
    return uuid5(_SPACE, word)


def at(hour: int, minute: int) -> datetime:
    return datetime.combine(TODAY, time(hour, minute), ZONE)


def slot(which: Slot, moment: datetime | None, finding: Finding, minutes: int = 0) -> SlotResult:
    return SlotResult(which, moment, finding, minutes)


def sheet_row(
    name: str,
    unit: str,
    window: int | None,
    findings: Sequence[Finding] = (),
    public: PublicWord | None = PublicWord.ON_DUTY,
    leave: str = "",
) -> SheetRow:
    """A person's line: in time three times unless told otherwise, the last punch to come."""
    moments = (at(8, 21), at(11, 32), at(13, 24), None)
    usual = (Finding.ON_TIME, Finding.ON_TIME, Finding.ON_TIME, Finding.PENDING)
    found = tuple(findings) + usual[len(findings) :]
    without = {Finding.MISSING, Finding.NOT_COME, Finding.EXCUSED, Finding.PENDING}
    slots = tuple(
        slot(
            which,
            None if each in without else moment,
            each,
            13 if each is Finding.LATE else 0,
        )
        for which, moment, each in zip(Slot, moments, found, strict=True)
    )
    return SheetRow(
        person_id=str(named(name)),
        person_name=name,
        department_name=unit,
        window_number=None if window is None else str(window),
        slots=slots,
        public=public,
        has_deviation=any(each.is_deviation for each in found),
        leave=leave,
    )


def mark(
    number: int,
    window: int,
    seen: PatrolSight = PatrolSight.PRESENT,
    *,
    finding: FindingRow | None = None,
    person: str = "",
) -> MarkRow:
    return MarkRow(
        id=named(f"mark {number} {window}"),
        round_id=named(f"round {number}"),
        day=TODAY,
        number=number,
        seen_at=at(9, 12),
        source=RoundSource.WALK,
        window_id=named(f"window {window}"),
        window_number=window,
        window_name="",
        person_id=named(person) if person else None,
        person_name=person,
        department_id=None,
        department="",
        seen=seen,
        finding_id=None if finding is None else finding.id,
        finding_code="" if finding is None else finding.code,
        finding_label="" if finding is None else finding.label,
        finding_sort=None if finding is None else finding.sort,
        words="",
        handling="",
        is_assumed=False,
        explain_until=None,
        noted_at=at(9, 12),
        noted_by=None,
        rectified_on=None,
        rectified_words="",
    )


def finding(code: str, label: str, sort: FindingSort) -> FindingRow:
    return FindingRow(named(f"finding {code}"), code, label, sort, 1, is_active=True)


PHONE = finding("phone", "玩手机", FindingSort.CONDUCT)
TALK = finding("talk", "扎堆聊天", FindingSort.CONDUCT)
BADGE = finding("badge", "未戴工牌", FindingSort.DRESS)


def leave(name: str, b: str = "马超", **facts: Any) -> LeaveRow:
    span = HalfDaySpan(
        HalfDay(date(2026, 11, 24), Half.MORNING), HalfDay(date(2026, 11, 24), Half.AFTERNOON)
    )
    made = LeaveRow(
        id=named(f"leave {name}"),
        number="请假〔2026〕7号",
        person_id=named(name),
        person_name=name,
        department_id=None,
        department="不动产登记中心",
        kind=LeaveKind.ANNUAL,
        span=span,
        half_days=2,
        reason="家里有事",
        b_person_id=named(b) if b else None,
        b_name=b,
        asked_at=at(9, 0),
        asked_by=name,
        state=LeaveState.ASKED,
        steps=(LeaveStepRow(1, LeaveApprover.SHIFT_LEADER),),
    )
    return replace(made, **facts)


def question(window: int, name: str) -> DutyQuestionRow:
    return DutyQuestionRow(
        id=named(f"question {window}"),
        kind=QuestionKind.SILENT,
        window_number=window,
        person_id=named(name),
        person_name=name,
        department_name="",
        day=TODAY,
        from_at=at(14, 20),
        until_at=None,
        verdict=None,
        answer="",
        answered_at=None,
        answered_by="",
    )


def vacant(window: int, name: str, b: str) -> VacantPostRow:
    return VacantPostRow(
        window_id=named(f"window {window}"),
        number=window,
        since=at(14, 50),
        a_person_id=named(name),
        a_name=name,
        a_word="请假",
        b_name=b,
        proposed_b=named(b),
        proposed_b_name=b,
        is_over_limit=False,
        b_window_number=7,
    )


@dataclass
class FakeDay:
    """Every service the tab asks, in one hand: answers as the hall would, remembers deeds."""

    rows: list[SheetRow] = field(default_factory=list[SheetRow])
    columns: list[RoundColumn] = field(default_factory=list[RoundColumn])
    marks: list[MarkRow] = field(default_factory=list[MarkRow])
    asked: list[LeaveRow] = field(default_factory=list[LeaveRow])
    waiting: list[LeaveRow] = field(default_factory=list[LeaveRow])
    asking: list[DutyQuestionRow] = field(default_factory=list[DutyQuestionRow])
    vacancies_now: list[VacantPostRow] = field(default_factory=list[VacantPostRow])
    people_free: list[StandInRow] = field(default_factory=list[StandInRow])
    posting: PostingSheet | None = None
    delivered_until: datetime | None = None
    is_working_day: bool = True
    error: HallError | None = None
    refusal: HallError | None = None
    printer_error: HallError | None = None
    pdf: bytes = b""
    folder: Path = Path("/nonexistent")
    deeds: list[tuple[object, ...]] = field(default_factory=list[tuple[object, ...]])
    requests: list[Request] = field(default_factory=list[Request])
    asked_days: list[date | None] = field(default_factory=list[date | None])
    printed: list[str] = field(default_factory=list[str])
    papers_asked: list[str] = field(default_factory=list[str])

    # What an opened hall calls its services

    @property
    def patrols(self) -> "FakeDay":
        return self

    patrol_desk = leaves = duty_questions = post_cover = postings = attendance_papers = patrols

    # The sheet and the patrols

    def sheet(self, day: date | None = None) -> DaySheetRow:
        self.asked_days.append(day)
        if self.error is not None:
            raise self.error
        return DaySheetRow(
            day or TODAY, self.is_working_day, tuple(self.rows), self.delivered_until
        )

    def of_day(self, day: date) -> PatrolDayRow:
        numbers = sorted({int(row.window_number) for row in self.rows if row.window_number})
        windows = tuple(
            PatrolWindowRow(
                named(f"window {number}"),
                number,
                "",
                {each.number: each for each in self.marks if each.window_number == number},
            )
            for number in numbers
        )
        return PatrolDayRow(day, tuple(self.columns), windows)

    def findings(self) -> tuple[FindingRow, ...]:
        return (PHONE, TALK, BADGE)

    def begin(self, request: Request, number: int) -> None:
        self._do(request, "begin", number)
        planned = [c for c in self.columns if c.number != number]
        self.columns = sorted([*planned, under_way(number)], key=lambda each: each.number)

    def tap(self, request: Request, round_id: UUID, wish: MarkWish) -> None:
        self._do(request, "tap", wish)
        now = next(c for c in self.columns if c.round is not None and c.round.id == round_id)
        window = next(w for w in range(1, 1000) if named(f"window {w}") == wish.window_id)
        known = {each.id: each for each in self.findings()}
        found = None if wish.finding_id is None else known[wish.finding_id]
        made = mark(now.number, window, wish.seen, finding=found)
        self.marks = [each for each in self.marks if each.id != made.id] + [made]

    def end(
        self, request: Request, round_id: UUID, *, is_rest_present: bool, note: str = ""
    ) -> None:
        del round_id, note
        self._do(request, "end", is_rest_present)

    # What waits

    def to_decide(self, role: Role | None = None) -> tuple[LeaveRow, ...]:
        del role
        return (*self.asked, *self.waiting)

    def to_decide_by(self, person_id: UUID) -> tuple[LeaveRow, ...]:
        del person_id
        return tuple(self.asked)

    def decide(self, request: Request, leave_id: UUID, **said: Any) -> None:
        self._do(request, "decide", leave_id, said["approved"], said["words"], said["signed_by"])
        self.asked = [row for row in self.asked if row.id != leave_id]

    def change_b(self, request: Request, leave_id: UUID, b_person_id: UUID | None) -> None:
        self._do(request, "change_b", leave_id, b_person_id)
        self.asked = [replace(row, b_is_away=False) for row in self.asked]

    def stand_ins(self, person_id: UUID, span: HalfDaySpan) -> tuple[StandInRow, ...]:
        del person_id, span
        return tuple(self.people_free)

    def open(self) -> tuple[DutyQuestionRow, ...]:
        return tuple(self.asking)

    def answer(
        self, request: Request, question_id: UUID, verdict: QuestionVerdict, words: str
    ) -> None:
        self._do(request, "answer", verdict, words)
        self.asking = [row for row in self.asking if row.id != question_id]

    def vacancies(self) -> tuple[VacantPostRow, ...]:
        return tuple(self.vacancies_now)

    # The posting

    def draft(self, day: date) -> PostingSheet:
        posted = tuple(
            PostedRow(
                row.department_name,
                f"{row.window_number}号窗口" if row.window_number else "",
                row.person_name,
                row.public_text,
            )
            for row in self.rows
        )
        if self.posting is not None:
            return replace(self.posting, day=day, rows=posted)
        return PostingSheet(day, posted, "digest", self.is_working_day)

    def post(self, request: Request, day: date, reason: str = "") -> PostingSheet:
        self._do(request, "post", day, reason)
        self.posting = replace(
            self.draft(day), version=1, posted_at=NOW, posted_by_name="赵敏", differs=False
        )
        return self.posting

    def daily(self, day: date, *, is_anew: bool = False) -> MadePaper:
        self.papers_asked.append("draft" if is_anew else "hanging")
        return MadePaper(self.pdf, f"daily-{day}.pdf", "一日一公示", 1)

    def keep(self, paper: MadePaper) -> Path:
        return self.folder / paper.name

    def attendance_sheet(self, day: date) -> Path:
        return self.folder / f"attendance-{day}.pdf"

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        del title, copies
        if self.printer_error is not None:
            raise self.printer_error
        self.printed.append(path.name)

    def windows(self) -> tuple[()]:
        return ()

    def people(self) -> tuple[()]:
        return ()

    def _do(self, request: Request, *deed: object) -> None:
        self.requests.append(request)
        if self.refusal is not None:
            raise self.refusal
        self.deeds.append(deed)


def a_round(number: int, began: datetime, ended: datetime | None) -> RoundRow:
    return RoundRow(
        id=named(f"round {number}"),
        day=TODAY,
        number=number,
        drawn_at=began,
        started_at=began,
        ended_at=ended,
        patroller_id=None,
        patroller_name="赵敏",
        companions="",
        source=RoundSource.WALK,
        offset_minutes=0,
        is_late=False,
        rest_present=False,
        note="",
        noted_at=began,
    )


def done(number: int, hour: int, minute: int) -> RoundColumn:
    began = at(hour, minute)
    made = a_round(number, began, began + timedelta(minutes=9))
    return RoundColumn(number, RoundState.DONE, made)


def under_way(number: int) -> RoundColumn:
    return RoundColumn(number, RoundState.UNDER_WAY, a_round(number, at(15, 2), None))


def planned(number: int) -> RoundColumn:
    return RoundColumn(number, RoundState.PLANNED)


def usual_day() -> FakeDay:
    """Ten people of three units; two rounds made, two to come."""
    market, land, police = "市场监督管理局", "不动产登记中心", "公安局"
    away = (Finding.EXCUSED,) * 4
    rows = [
        sheet_row("王小华", market, 3),
        sheet_row("李建", market, 4),
        sheet_row("张丽", market, 5, away, PublicWord.B_POST, "年休假，刘芳顶岗"),
        sheet_row("周明", market, 27),
        sheet_row("吴刚", market, 29, (Finding.LATE,)),
        sheet_row("孙红", land, 41),
        sheet_row("马超", land, 43, (Finding.ON_TIME, Finding.ON_TIME, Finding.MISSING)),
        sheet_row("林青", land, 44, public=PublicWord.TRIP),
        sheet_row("郑强", police, 55),
        sheet_row("冯刚", police, 56),
    ]
    windows = [int(row.window_number or 0) for row in rows]
    marks = [mark(number, window) for number in (1, 2) for window in windows]
    marks = [each for each in marks if each.window_number not in {5, 27, 41}]
    marks += [mark(number, 5, PatrolSight.B_POST, person="刘芳") for number in (1, 2)]
    marks += [mark(1, 27), mark(2, 27, PatrolSight.VACANT), mark(1, 41)]
    marks += [mark(2, 41, PatrolSight.FINDING, finding=BADGE)]
    columns = [done(1, 9, 12), done(2, 10, 42), planned(3), planned(4)]
    return FakeDay(rows=rows, columns=columns, marks=marks, delivered_until=at(15, 0))


LEADER = PersonRow(
    id=named("赵敏"),
    staff_number="1001",
    name="赵敏",
    department="政务服务管理局",
    window_number=None,
    roles=(Role.SHIFT_LEADER,),
)


def tab_of(
    hall: FakeDay, parent: QWidget | None = None, door: AnsweringDoor | None = None
) -> TodayTab:
    """The tab, begun for the shift leader, on jobs that run at once."""
    from hallapp.faces.manager.attendance.desk import AttendanceDesk

    row = HallRow(named("hall"), "青山县政务服务中心", "青山县", "Asia/Shanghai", True, "")  # noqa: FBT003
    services = AttendanceServices(
        row, hall, hall, hall, SettableClock(NOW), departments=tuple, more=hall
    )
    actor = Actor("GL-1", person_id=LEADER.id, channel=Channel.MANAGER)
    asks = door or AnsweringDoor()
    wish = AttendanceWish(services, LEADER, actor, InlineJobs(), InlineJobs(), asks)
    made = TodayTab(parent)
    made.begin(AttendanceDesk(wish, made))
    return made
