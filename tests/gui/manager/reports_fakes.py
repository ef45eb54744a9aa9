"""A hall that sums up weeks and months, without a store; figures, prose and steps are real."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from pytestqt.qtbot import QtBot

from hallapp.attendance.terms.person_days import PersonDayRow, PersonRef
from hallapp.attendance.terms.results import HalfResult, Verdict
from hallapp.bulletins.drafting import draft_month, draft_week
from hallapp.bulletins.errors import BulletinWordsError, StepBlockedError
from hallapp.bulletins.figuring import month_figures, week_figures
from hallapp.bulletins.rules import (
    blocking,
    current,
    edited,
    month_before,
    month_of,
    number_text,
    opening_of,
    title_of,
    unit_digest,
    unit_steps,
    week_of,
    worklist,
)
from hallapp.bulletins.terms import (
    BulletinContent,
    BulletinRow,
    BulletinSort,
    BulletinState,
    CaseCounts,
    ConfirmationRow,
    DutyDay,
    DutyFacts,
    DutyHalf,
    HalfWord,
    MonthFigures,
    OpenThings,
    OverrideRow,
    PeriodState,
    PostedRow,
    PostingSheet,
    RecipientLine,
    RecipientRow,
    RoundCounts,
    Sighted,
    SightSort,
    Standing,
    StepCode,
    WeekFigures,
    Worklist,
)
from hallapp.faces.manager.attendance.desk import AttendanceDesk, AttendanceWish
from hallapp.faces.manager.attendance.reports.tab import ReportsTab
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.hall.half_days import Half
from hallapp.hall.terms import HallRow, PersonRow, Role
from hallapp.kernel.clock import DEFAULT_ZONE, SettableClock
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs
from hallapp.serving.attendance_papers.made import MadePaper, PaperForm

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
MONDAY = date(2026, 11, 16)
WEEKLY, MONTHLY = BulletinSort.WEEKLY, BulletinSort.MONTHLY
MANAGER = PersonRow(UUID(int=1), "1001", "赵敏", "政务服务中心", (Role.MANAGER,))
LEADER = PersonRow(UUID(int=2), "1002", "周静", "政务服务中心", (Role.SHIFT_LEADER,))
UNITS = ("市场监督管理局", "自然资源和规划局", "公安局", "税务局", "人力资源和社会保障局")
_NAMES = ("王磊", "李敏", "张晓雯", "周静", "陈曦", "吴一鸣", "孙丽", "何静", "马骏", "林晨")


def _half(half: Half, word: HalfWord = HalfWord.PRESENT, **more: Any) -> DutyHalf:
    return DutyHalf(half, word, **more)


def _day(number: int, day: date) -> DutyDay:
    morning, afternoon = _half(Half.MORNING), _half(Half.AFTERNOON)
    if number % 11 == 3 and day.weekday() == 1:
        morning = _half(Half.MORNING, is_late=True, late_minutes=13)
    if number % 13 == 4 and day.weekday() == 3:
        afternoon = _half(Half.AFTERNOON, is_missing=True, standing=Standing.WAITING)
    if number % 17 == 5 and day.weekday() == 4:
        away = {"leave_kind": "年休假", "leave_id": str(UUID(int=7000 + number))}
        morning = _half(Half.MORNING, HalfWord.LEAVE, **away)
        afternoon = _half(Half.AFTERNOON, HalfWord.LEAVE, **away)
    unit = number % len(UNITS)
    return DutyDay(
        UUID(int=2000 + number), f"{number:04d}", _NAMES[number % len(_NAMES)],
        UUID(int=500 + unit), UNITS[unit], UUID(int=1000 + number), number, day,
        (morning, afternoon),
    )  # fmt: skip


def _sight(number: int, day: date) -> Sighted:
    unit = number % len(UNITS)
    return Sighted(
        str(UUID(int=9000 + number)), day, 2, number, UUID(int=2000 + number),
        _NAMES[number % len(_NAMES)], UUID(int=500 + unit), UNITS[unit], SightSort.CONDUCT,
        "玩手机", Standing.STANDS, "现场", "phone", UUID(int=1000 + number),
    )  # fmt: skip


@dataclass
class FakeReportHall:
    """Facts of everybody, what was confirmed, and bulletins on their way."""

    people: int = 10
    things: OpenThings = field(default_factory=OpenThings)
    confirmed: list[ConfirmationRow] = field(default_factory=list)
    gone_on: list[tuple[BulletinSort, OverrideRow]] = field(default_factory=list)
    rows: list[BulletinRow] = field(default_factory=list)
    posted_days: dict[date, PostingSheet] = field(default_factory=dict)
    asked: list[tuple[str, Any]] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    refuses: HallError | None = None
    unreadable: HallError | None = None
    is_locked: bool = False
    pdf: bytes = b"%PDF-nothing"

    # Figures

    def _facts(self, from_on: date, until_on: date) -> DutyFacts:
        self._read()
        days: list[DutyDay] = []
        day = from_on
        while day <= min(until_on, TODAY):
            if day.weekday() < 5:
                days += [_day(number, day) for number in range(1, self.people + 1)]
            day += timedelta(days=1)
        sights = tuple(_sight(n, from_on) for n in range(1, self.people + 1, 9))
        cases = CaseCounts("", 120, 118, 110, 60, 40, 8, 2, 0, 10, 50, 140, (str(UUID(int=8001)),))
        whole = None if not self.people else cases
        return DutyFacts(
            from_on, until_on, tuple(days), sights, RoundCounts(20, 20, 1), cases=whole
        )

    def period_of(self, sort: BulletinSort, day: date) -> tuple[date, date]:
        if sort is BulletinSort.ASSESSMENT:
            return date(2026, 9, 1), date(2026, 10, 31)
        return week_of(day) if sort is WEEKLY else month_of(day)

    def week(self, day: date) -> WeekFigures:
        return week_figures(self._facts(*week_of(day)))

    def month(self, day: date) -> MonthFigures:
        first, last = month_of(day)
        return month_figures(self._facts(first, last), (), self._facts(*month_before(first)))

    def frozen_week(self, bulletin_id: UUID) -> WeekFigures:
        return self.week(self.bulletin(bulletin_id).from_on)

    def frozen_month(self, bulletin_id: UUID) -> MonthFigures:
        return self.month(self.bulletin(bulletin_id).from_on)

    def preview_week(self, day: date) -> tuple[WeekFigures, BulletinContent]:
        figures = self.week(day)
        return figures, draft_week(figures)

    def preview_month(self, day: date) -> tuple[MonthFigures, BulletinContent]:
        figures = self.month(day)
        return figures, draft_month(figures)

    def preview_assessment(self, day: date) -> BulletinContent:
        return BulletinContent((), draft_week(self.week(day)).sections[:1])

    # Steps

    def worklist(self, sort: BulletinSort, day: date) -> Worklist:
        self._read()
        span = self.period_of(sort, day)
        figures = self.week(day) if sort is WEEKLY else self.month(day).duty
        rows = [row for row in self.rows if row.sort is sort and row.from_on == span[0]]
        state = PeriodState(
            sort, *span, self.things, unit_steps(figures, self.confirmed, self.things),
            self.is_locked, current(rows),
            tuple(each for on, each in self.gone_on if on is sort),
        )  # fmt: skip
        return worklist(state)

    def confirm_unit(
        self, request: Request, department_id: UUID, from_on: date, until_on: date, words: str = ""
    ) -> ConfirmationRow:
        self._write("confirm_unit", (department_id, words))
        figures = week_figures(self._facts(from_on, until_on))
        made = ConfirmationRow(
            UUID(int=department_id.int + 100), department_id, from_on, until_on,
            unit_digest(figures, department_id), words, NOW, MANAGER.name,
        )  # fmt: skip
        self.confirmed.append(made)
        return made

    def withdraw_confirmation(self, request: Request, confirmation_id: UUID) -> None:
        self._write("withdraw_confirmation", confirmation_id)
        self.confirmed = [each for each in self.confirmed if each.id != confirmation_id]

    def override(
        self, request: Request, sort: BulletinSort, day: date, step: StepCode, words: str
    ) -> Worklist:
        self._write("override", (step, words))
        if not words.strip():
            raise BulletinWordsError
        count = self.worklist(sort, day).step(step).count
        self.gone_on.append((sort, OverrideRow(step, count, words, MANAGER.name)))
        return self.worklist(sort, day)

    def lock(self, request: Request, from_on: date, until_on: date) -> None:
        self._write("lock", (from_on, until_on))
        self.is_locked = True

    # Bulletins

    def bulletin(self, bulletin_id: UUID) -> BulletinRow:
        return next(row for row in self.rows if row.id == bulletin_id)

    def bulletins(self, sort: BulletinSort | None = None) -> tuple[BulletinRow, ...]:
        self._read()
        return tuple(self.rows)

    def draft(self, request: Request, sort: BulletinSort, day: date) -> BulletinRow:
        self._write("draft", (sort, day))
        listed = self.worklist(sort, day)
        held_up = blocking(listed, StepCode.DRAFT)
        if held_up is not None:
            raise StepBlockedError(step=held_up.title, count=held_up.count)
        made = self.made(sort, day)
        self.rows.append(made)
        return made

    def made(self, sort: BulletinSort, day: date, **more: Any) -> BulletinRow:
        """Return a bulletin as it is first drafted."""
        span = self.period_of(sort, day)
        content = self.preview_week(day)[1] if sort is WEEKLY else self.preview_month(day)[1]
        opening = opening_of([each for on, each in self.gone_on if on is sort])
        content = replace(
            content, opening=opening, recipients=((RecipientLine.ISSUE, "各进驻单位"),)
        )
        row = BulletinRow(
            UUID(int=6000 + len(self.rows)), sort, *span, title_of(sort, *span),
            BulletinState.DRAFT, content, f"d{len(self.rows)}", "", NOW, MANAGER.name, None, None,
            "", None, None, None, "", "",
        )  # fmt: skip
        return replace(row, **more)

    def edit(
        self, request: Request, bulletin_id: UUID, content: BulletinContent, title: str = ""
    ) -> BulletinRow:
        self._write("edit", content)
        row = self.bulletin(bulletin_id)
        return self._set(
            row, content=edited(row.content, content), title=title or row.title, edited_at=NOW
        )

    def redraft(self, request: Request, bulletin_id: UUID) -> BulletinRow:
        self._write("redraft", bulletin_id)
        row = self.bulletin(bulletin_id)
        return self._set(row, content=self.made(row.sort, row.from_on).content, edited_at=None)

    def set_recipients(
        self, request: Request, bulletin_id: UUID, wished: Sequence[tuple[RecipientLine, str]]
    ) -> BulletinRow:
        self._write("set_recipients", tuple(wished))
        row = self.bulletin(bulletin_id)
        return self._set(row, content=replace(row.content, recipients=tuple(wished)))

    def confirm(self, request: Request, bulletin_id: UUID) -> BulletinRow:
        return self._move("confirm", bulletin_id, state=BulletinState.CONFIRMED, confirmed_at=NOW)

    def send_back(self, request: Request, bulletin_id: UUID) -> BulletinRow:
        return self._move("send_back", bulletin_id, state=BulletinState.DRAFT, confirmed_at=None)

    def number(self, request: Request, bulletin_id: UUID) -> BulletinRow:
        number = number_text("通报", 2026, 3)
        return self._move(
            "number", bulletin_id, state=BulletinState.NUMBERED, number=number, numbered_at=NOW
        )

    def issue(self, request: Request, bulletin_id: UUID) -> BulletinRow:
        row = self.bulletin(bulletin_id)
        told = tuple(
            RecipientRow(UUID(int=6500 + n), line, n, name)
            for n, (line, name) in enumerate(row.content.recipients)
        )
        return self._move(
            "issue", bulletin_id, state=BulletinState.ISSUED, issued_at=NOW, recipients=told
        )

    def sign(self, request: Request, recipient_id: UUID, by_name: str) -> BulletinRow:
        self._write("sign", by_name)
        row = next(r for r in self.rows if any(e.id == recipient_id for e in r.recipients))
        told = tuple(
            replace(each, signed_by_name=by_name, signed_at=NOW)
            if each.id == recipient_id
            else each
            for each in row.recipients
        )
        return self._set(row, recipients=told)

    def correct(self, request: Request, bulletin_id: UUID, why: str) -> BulletinRow:
        self._write("correct", why)
        old = self.bulletin(bulletin_id)
        made = self.made(
            old.sort, old.from_on, replaces_id=old.id, replaces_number=old.number,
            title=f"{old.title}（更正）",
        )  # fmt: skip
        self.rows.append(made)
        return made

    # Postings

    def posting(self, day: date) -> PostingSheet | None:
        self._read()
        return self.posted_days.get(day)

    def hang(self, day: date, version: int = 1, reason: str = "") -> None:
        row = PostedRow("市场监督管理局", "3", "王磊", "在岗", is_notable=True)
        self.posted_days[day] = PostingSheet(
            day, (row,), "x", version=version, posted_at=NOW, posted_by_name="赵敏", reason=reason
        )

    # What tests ask

    def _move(self, what: str, bulletin_id: UUID, **new: Any) -> BulletinRow:
        self._write(what, bulletin_id)
        return self._set(self.bulletin(bulletin_id), **new)

    def _set(self, row: BulletinRow, **new: Any) -> BulletinRow:
        made = replace(row, digest=row.digest + "+", **new)
        self.rows[self.rows.index(row)] = made
        return made

    def _write(self, what: str, said: Any) -> None:
        self.asked.append((what, said))
        if self.refuses is not None:
            raise self.refuses

    def _read(self) -> None:
        if self.unreadable is not None:
            raise self.unreadable


class FakePostings:
    """What hangs."""

    def __init__(self, hall: FakeReportHall) -> None:
        self.hall = hall

    def posted(self, day: date) -> PostingSheet | None:
        return self.hall.posting(day)

    def hanging(self) -> PostingSheet | None:
        days = self.hall.posted_days
        return days[max(days)] if days else None

    def draft(self, day: date) -> PostingSheet:
        raise NotImplementedError


class FakeReportPapers:
    """Papers of a few bytes, or of a PDF that a test gives."""

    def __init__(self, hall: FakeReportHall, folder: Path) -> None:
        self.hall, self.folder = hall, folder

    def daily(self, day: date, form: PaperForm = PaperForm.PDF) -> MadePaper:
        return self._made(f"daily-{day}", form)

    def weekly(self, day: date, form: PaperForm = PaperForm.PDF) -> MadePaper:
        return self._made(f"week-{day}", form)

    def monthly(self, of: date | UUID, form: PaperForm = PaperForm.PDF) -> MadePaper:
        return self._made(f"month-{of}", form)

    def keep(self, paper: MadePaper) -> Path:
        return paper.keep(self.folder)

    def _made(self, name: str, form: PaperForm) -> MadePaper:
        self.hall.asked.append(("paper", (name, form.value)))
        return MadePaper(self.hall.pdf, f"{name}.{form.value}", name)


class FakeDays:
    """Days of people, as a list of evidence asks for them."""

    def days(
        self, from_on: date, until_on: date, person_ids: Sequence[UUID] | None = None
    ) -> tuple[PersonDayRow, ...]:
        found: list[PersonDayRow] = []
        day = from_on
        while day <= until_on:
            for person_id in person_ids or ():
                number = person_id.int - 2000
                ref = PersonRef(
                    person_id, f"{number:04d}", _NAMES[number % 10], UUID(int=500),
                    UNITS[number % 5], UUID(int=1000 + number), number,
                )  # fmt: skip
                halves = (
                    HalfResult(Half.MORNING, Verdict.PRESENT),
                    HalfResult(Half.AFTERNOON, Verdict.MISSING_PUNCH, missing=1),
                )
                found.append(PersonDayRow(ref, day, (), halves))
            day += timedelta(days=1)
        return tuple(found)


class FakeReportPrinter:
    """The hall's printer of papers."""

    def __init__(self, hall: FakeReportHall) -> None:
        self.hall = hall

    def attendance_sheet(self, day: date) -> Path:
        raise NotImplementedError

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        self.hall.printed.append(f"{title} {path.name}")


def missing_of(*numbers: int) -> OpenThings:
    """Return half days of Thursday that nobody explained."""
    day = date(2026, 11, 19)
    ids = tuple(f"{UUID(int=2000 + n)}:{day.isoformat()}:afternoon" for n in numbers)
    by_unit: dict[UUID, tuple[str, ...]] = {}
    for number, each in zip(numbers, ids, strict=True):
        unit = UUID(int=500 + number % len(UNITS))
        by_unit[unit] = (*by_unit.get(unit, ()), each)
    return OpenThings(missing=ids, people=len(ids), by_unit=by_unit)


def report_services(hall: FakeReportHall, folder: Path) -> AttendanceServices:
    more = SimpleNamespace(
        bulletins=hall,
        postings=FakePostings(hall),
        attendance_papers=FakeReportPapers(hall, folder),
        attendance_locks=hall,
    )
    row = HallRow(UUID(int=9), "青山县政务服务中心", "青山县", DEFAULT_ZONE, True, "")  # noqa: FBT003
    places: Any = None
    days: Any = FakeDays()
    return AttendanceServices(
        row, days, FakeReportPrinter(hall), places, SettableClock(NOW), lambda: (), more
    )


def desk_for(
    tab: Any, services: AttendanceServices, *answers: Any, who: PersonRow = MANAGER
) -> AttendanceDesk:
    """Return the desk of somebody who has just signed in."""
    jobs = InlineJobs()
    actor = Actor("GL-1", person_id=who.id, channel=Channel.MANAGER)
    wish = AttendanceWish(services, who, actor, jobs, jobs, AnsweringDoor(*answers))
    return AttendanceDesk(wish, tab)


def reports_tab(
    qtbot: QtBot,
    hall: FakeReportHall,
    folder: Path,
    *answers: Any,
    who: PersonRow = MANAGER,
    size: tuple[int, int] = (1230, 580),
) -> ReportsTab:
    """The tab as somebody sees it who has just signed in."""
    tab = ReportsTab()
    qtbot.addWidget(tab)
    tab.resize(*size)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.begin(desk_for(tab, report_services(hall, folder), *answers, who=who))
    tab.take_keyboard()
    return tab


def heard(signal: Any) -> list[Any]:
    """Collect what a signal carries."""
    found: list[Any] = []

    def collect(*values: Any) -> None:
        found.append(values[0] if len(values) == 1 else values)

    signal.connect(collect)
    return found
