"""Months that never were, for the tests of the manager's page 考勤."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from hallapp.attendance.errors import CountCancelledError
from hallapp.attendance.terms import (
    CorrectionCause,
    Excuse,
    Finding,
    Half,
    HalfResult,
    PlacedPunch,
    PunchRow,
    PunchSource,
    PunchUse,
    Slot,
    SlotResult,
    Verdict,
)
from hallapp.attendance.terms.acts import (
    CorrectionRow,
    CorrectionWish,
    CountRow,
    CountWish,
    DayDifference,
    RecountDifference,
)
from hallapp.attendance.terms.locking import LockRow
from hallapp.attendance.terms.person_days import (
    DayBasis,
    MonthCell,
    MonthGridRow,
    MonthLineRow,
    PersonDayRow,
    PersonRef,
    half_mark,
    totals_of,
)
from hallapp.attendance.terms.questions import DutyQuestionRow, QuestionKind
from hallapp.hall.terms import DepartmentRow
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.leave.terms import LeaveKind
from hallapp.serving.attendance_papers.made import MadePaper, PaperForm
from hallapp.serving.day_records import DayVersionRow, PauseSpan, PostSpan

ZONE = zone_named(DEFAULT_ZONE)
TODAY = date(2026, 11, 23)
_UNITS = ("市场监督管理局", "不动产登记中心", "公安局", "人力资源和社会保障局医疗保障服务中心")
_SURNAMES = "王李张周陈吴孙何马林郑冯赵宋韩杨朱秦许吕施孔曹严华"
_GIVEN = ("磊", "静", "一鸣", "晓雯", "建国", "丽", "子涵", "欧阳")
_USUAL = (time(8, 52), time(12, 3), time(13, 21), time(17, 6))


def units() -> tuple[DepartmentRow, ...]:
    return tuple(DepartmentRow(UUID(int=50 + n), name) for n, name in enumerate(_UNITS))


def person(number: int, people: int) -> PersonRef:
    unit = number * len(_UNITS) // people
    surname = _SURNAMES[number % len(_SURNAMES)]
    name = surname + _GIVEN[(number // len(_SURNAMES)) % len(_GIVEN)]
    return PersonRef(
        UUID(int=1_000 + number), f"{1_001 + number}", name, UUID(int=50 + unit), _UNITS[unit],
        None, number + 1,
    )  # fmt: skip


def _slots(day: date, findings: tuple[Finding, ...], minutes: int) -> tuple[SlotResult, ...]:
    without = (Finding.MISSING, Finding.NOT_COME, Finding.REST, Finding.PENDING, Finding.EXCUSED)
    return tuple(
        SlotResult(
            slot,
            None if found in without else datetime.combine(day, usual, ZONE),
            found,
            minutes if found is Finding.LATE else 0,
            Excuse.LEAVE if found is Finding.EXCUSED else None,
        )
        for slot, usual, found in zip(Slot, _USUAL, findings, strict=True)
    )


_GOOD = (Finding.ON_TIME,) * 4


def _what_happened(day: date, kind: int) -> tuple[tuple[Finding, ...], tuple[HalfResult, ...]]:
    """Return findings and halves of a day by its kind."""
    good = Finding.ON_TIME
    halves = tuple(HalfResult(half, Verdict.PRESENT) for half in Half)
    away = {4: (Excuse.LEAVE, LeaveKind.ANNUAL), 5: (Excuse.TRIP, LeaveKind.OFFICIAL_TRIP)}
    if day.weekday() >= 5 or day > TODAY:
        is_rest = day.weekday() >= 5
        finding = Finding.REST if is_rest else Finding.PENDING
        verdict = Verdict.REST if is_rest else Verdict.PENDING
        return (finding,) * 4, tuple(HalfResult(half, verdict) for half in Half)
    if kind in away:
        excuse, leave = away[kind]
        return (Finding.EXCUSED,) * 4, tuple(
            HalfResult(half, Verdict.EXCUSED, excuse=excuse, leave_kind=leave) for half in Half
        )
    late = replace(halves[0], is_late=True, late_minutes=13)
    both = replace(late, is_early=True, early_minutes=6)
    missing = HalfResult(Half.AFTERNOON, Verdict.MISSING_PUNCH, missing=1)
    absent = HalfResult(Half.MORNING, Verdict.ABSENT)
    return {
        1: ((Finding.LATE, good, good, good), (late, halves[1])),
        2: ((good, good, Finding.MISSING, good), (halves[0], missing)),
        3: ((Finding.NOT_COME, Finding.NOT_COME, good, good), (absent, halves[1])),
        6: (_GOOD, (halves[0], replace(halves[1], correction="补签〔2026〕3号"))),
        7: (_GOOD, (both, HalfResult(Half.AFTERNOON, Verdict.TO_CONFIRM))),
    }.get(kind, (_GOOD, halves))


def person_day(who: PersonRef, day: date, number: int, **more: Any) -> PersonDayRow:
    """One day in which the numbers of person and day decide what happened."""
    kind = (number * 31 + day.day * 7) % 53
    findings, halves = _what_happened(day, kind)
    row = PersonDayRow(who, day, _slots(day, findings, 13), halves)
    if kind == 8:
        row = replace(row, basis=DayBasis.DIFFERENT, version=2)
    elif day.day < 10:
        row = replace(row, basis=DayBasis.COUNTED, version=1)
    return replace(row, **more)


def days_of(first: date) -> tuple[date, ...]:
    found = (first + timedelta(days=n) for n in range(31))
    return tuple(day for day in found if day.month == first.month)


def grid(people: int = 8, first: date = date(2026, 11, 1)) -> MonthGridRow:
    days = days_of(first)
    lines: list[MonthLineRow] = []
    for number in range(people):
        who = person(number, people)
        rows = tuple(person_day(who, day, number) for day in days)
        cells = tuple(
            MonthCell(row.day, half_mark(row.halves[0]), half_mark(row.halves[1]), row.basis)
            for row in rows
        )
        lines.append(MonthLineRow(who, cells, totals_of(rows)))
    working = frozenset(day for day in days if day.weekday() < 5)
    until = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    return MonthGridRow(first.year, first.month, days, working, tuple(lines), delivered_until=until)


def correction(number: int = 7, **more: Any) -> CorrectionRow:
    row = CorrectionRow(
        UUID(int=700 + number), f"补签〔2026〕{number}号", person(0, 8).person_id,
        person(0, 8).name, None, _UNITS[0], date(2026, 11, 20), Slot.PM_IN,
        datetime(2026, 11, 20, 13, 25, tzinfo=ZONE), CorrectionCause.DEVICE,
        "刷脸三次没有认出来，值班长在场", UUID(int=900), "周静",
        datetime(2026, 11, 20, 6, 0, tzinfo=UTC),
    )  # fmt: skip
    return replace(row, **more)


@dataclass
class FakeMonth:
    """Stands in for every service that the tab 月历 asks; remembers what was done."""

    people: int = 8
    error: HallError | None = None
    refusal: HallError | None = None
    lines: tuple[DayDifference, ...] = ()
    held: tuple[LockRow, ...] = ()
    asked: list[CorrectionRow] = field(default_factory=lambda: [correction()])
    done: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    locked: frozenset[date] = frozenset()
    while_counting: Callable[[], None] = lambda: None

    # Days

    def month(self, year: int, month: int, department_id: UUID | None = None) -> MonthGridRow:
        if self.error is not None:
            raise self.error
        found = replace(grid(self.people, date(year, month, 1)), locked=self.locked)
        if department_id is None:
            return found
        lines = [line for line in found.lines if line.person.department_id == department_id]
        return replace(found, lines=tuple(lines))

    def person(self, person_id: UUID, from_on: date, until_on: date) -> tuple[PersonDayRow, ...]:
        if self.error is not None:
            raise self.error
        number = person_id.int - 1_000
        who = person(number, self.people)
        days = days_of(from_on)
        return tuple(person_day(who, day, number, is_locked=day in self.locked) for day in days)

    def traces(self, person_id: UUID, day: date) -> tuple[PlacedPunch, ...]:
        made = [
            (time(8, 51, 12), Slot.AM_IN, PunchUse.TAKEN, PunchSource.DEVICE),
            (time(8, 51, 40), Slot.AM_IN, PunchUse.DUPLICATE, PunchSource.DEVICE),
            (time(9, 2, 5), Slot.AM_IN, PunchUse.EXTRA, PunchSource.WINDOW),
            (time(12, 3, 0), Slot.AM_OUT, PunchUse.TAKEN, PunchSource.DESK),
            (time(22, 10, 0), None, PunchUse.OUTSIDE, PunchSource.DEVICE),
        ]
        return tuple(
            PlacedPunch(
                PunchRow(
                    f"{n}", str(person_id), datetime.combine(day, at, ZONE), source,
                    "3" if source is PunchSource.WINDOW else None,
                    "1" if source is PunchSource.DEVICE else "",
                ),
                datetime.combine(day, at, ZONE), slot, use,
            )
            for n, (at, slot, use, source) in enumerate(made)
        )  # fmt: skip

    # Counting and closing

    def preview(
        self, from_on: date, until_on: date, progress: Any = None, cancelled: Any = None
    ) -> RecountDifference:
        self.while_counting()
        if cancelled is not None and cancelled():
            raise CountCancelledError
        if progress is not None:
            progress(self.people, self.people)
        return RecountDifference(
            from_on, until_on, self.people, self.people * 16, self.people * 8, self.lines, 5
        )

    def carry(
        self, request: Request, wish: CountWish, progress: Any = None, cancelled: Any = None
    ) -> CountRow:
        if self.refusal is not None:
            raise self.refusal
        self.done.append(("count", wish))
        at = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)
        return CountRow(
            UUID(int=1), wish.from_on, wish.until_on, wish.reason, at, "李敏", self.people, 64, 2
        )

    def counts(self, from_on: date, until_on: date) -> tuple[CountRow, ...]:
        return ()

    def lock(
        self, request: Request, from_on: date, until_on: date, progress: Any = None, *,
        accepts_changes: bool = False, accepts_open: bool = False,
    ) -> LockRow:  # fmt: skip
        assert accepts_open is accepts_changes
        self.done.append(("lock", from_on, until_on, accepts_changes))
        self.held = (lock(from_on, until_on),)
        self.locked = frozenset(days_of(from_on))
        return self.held[0]

    def reopen(self, request: Request, lock_id: UUID, reason: str) -> None:
        self.done.append(("reopen", lock_id, reason))
        self.held, self.locked = (), frozenset()

    def locks(self, from_on: date, until_on: date) -> tuple[LockRow, ...]:
        return self.held

    # Corrections

    def ask(
        self, request: Request, wish: CorrectionWish, override_reason: str = ""
    ) -> CorrectionRow:
        if self.refusal is not None:
            raise self.refusal
        self.done.append(("ask", request.id, wish, override_reason))
        made = correction(8, day=wish.day, slot=wish.slot, reason=wish.reason)
        self.asked.append(made)
        return made

    def decide(
        self, request: Request, correction_id: UUID, *, approved: bool, words: str = "",
        override_reason: str = "",
    ) -> CorrectionRow:  # fmt: skip
        self.done.append(("decide", correction_id, approved, words, override_reason))
        self.asked = [
            replace(row, is_approved=approved, decided_by="李敏", words=words)
            if row.id == correction_id
            else row
            for row in self.asked
        ]
        return next(row for row in self.asked if row.id == correction_id)

    def open(self) -> tuple[CorrectionRow, ...]:
        return tuple(row for row in self.asked if row.is_approved is None)

    def of_person(self, person_id: UUID, *_span: date) -> tuple[Any, ...]:
        return tuple(row for row in self.asked if row.person_id == person_id)

    # Beside the punches

    def on(self, first: date, last: date) -> tuple[DutyQuestionRow, ...]:
        if first.day != 20:
            return ()
        at = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
        return (
            DutyQuestionRow(
                UUID(int=5), QuestionKind.SILENT, 3, person(0, 8).person_id, person(0, 8).name,
                _UNITS[0], first, at, at + timedelta(minutes=40), None, "", None, "",
            ),
        )  # fmt: skip

    def posts(self, person_id: UUID, day: date) -> tuple[PostSpan, ...]:
        at = datetime.combine(day, time(9, 2), ZONE)
        pause = PauseSpan("取材料", at + timedelta(minutes=40), at + timedelta(minutes=55))
        return (PostSpan(3, at, at + timedelta(hours=3), (pause,)), PostSpan(3, at, None))

    def versions(self, person_id: UUID, day: date) -> tuple[DayVersionRow, ...]:
        at = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
        last = DayVersionRow(
            day=day,
            version=2,
            is_latest=True,
            words="上午出勤；下午出勤",
            changes="下午由缺卡变为出勤",
            reason="补签后重新统计",
            counted_at=at,
            counted_by="李敏",
        )
        first = replace(
            last,
            version=1,
            is_latest=False,
            words="上午出勤；下午缺卡",
            changes="",
            reason="周五统计",
        )
        return (last, first)

    # Paper

    def month_sheet(
        self, year: int, month: int, form: PaperForm, department_id: UUID | None = None
    ) -> MadePaper:
        if self.refusal is not None:
            raise self.refusal
        return MadePaper(b"made", f"month.{form.value}", "月考勤表", 2)

    def keep(self, paper: MadePaper) -> Path:
        return Path(paper.name)


def lock(from_on: date, until_on: date) -> LockRow:
    at = datetime(2026, 12, 3, 1, 0, tzinfo=UTC)
    return LockRow(UUID(int=77), from_on, until_on, at, "李敏")


class FakeLeaves:
    """Nobody asked for leave."""

    def of_person(self, person_id: UUID, *_span: date) -> tuple[Any, ...]:
        return ()


@dataclass
class MonthHallFake:
    """The opened hall by the names of its services."""

    fake: FakeMonth

    def __post_init__(self) -> None:
        fake = self.fake
        self.attendance = self.recounts = self.attendance_locks = self.corrections = fake
        self.attendance_papers = self.duty_questions = self.day_records = fake
        self.leaves = FakeLeaves()
