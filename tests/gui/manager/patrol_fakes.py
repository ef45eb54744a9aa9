"""A hall of a hundred windows on its rounds, without a store; it remembers what was asked of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from pytestqt.qtbot import QtBot

from hallapp.faces.manager.attendance.desk import AttendanceDesk, AttendanceWish
from hallapp.faces.manager.attendance.patrols.tab import PatrolsTab
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.hall.terms import DepartmentRow, HallRow, PersonRow, Role, WindowKind, WindowRow
from hallapp.kernel.clock import DEFAULT_ZONE, SettableClock, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.patrols.finding_list import DEFAULT_FINDINGS
from hallapp.patrols.terms import (
    DrawCheck,
    DrawnRound,
    DrawState,
    ExplanationRow,
    ExplanationVerdict,
    FindingRow,
    FindingWish,
    LetterFacts,
    LetterReply,
    LetterRow,
    LetterWish,
    MarkRow,
    MarkWish,
    PatrolDayRow,
    PatrollerRow,
    PatrolPlan,
    PatrolSight,
    PatrolWindowRow,
    RoundColumn,
    RoundRow,
    RoundSource,
    RoundState,
    Sighting,
)
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs, Jobs
from hallapp.serving.attendance_papers.made import MadePaper, PaperForm
from hallapp.serving.patrol_desk import PaperRound, RoundForm, SeatRow

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 7, 5, tzinfo=UTC)
HALL_ID = UUID(int=9)
LEADER = PersonRow(UUID(int=1), "1001", "赵敏", "政务服务中心", (Role.SHIFT_LEADER, Role.MANAGER))
CLERK = PersonRow(UUID(int=2), "1002", "周静", "市场监督管理局", (Role.FRONT_CLERK,), 3)
_NO, _LATE_AFTER = False, 10
_NAMES = ("王磊", "李敏", "张晓雯", "周静", "陈曦", "吴一鸣", "孙丽", "何静", "马骏", "林晨")
_UNITS = ("市场监督管理局", "自然资源和规划局", "公安局", "税务局")
_ZONES = (("A", "综合受理区"), ("B", "不动产登记区"), ("C", "公安户政区"), ("D", "税务区"))
_AWAY = {
    5: (PatrolSight.B_POST, "代张晓雯（请假）"),
    12: (PatrolSight.VACANT, "李敏没有在本窗口登录"),
    27: (PatrolSight.VACANT, "孙丽请假，应由 B 岗何静顶岗"),
    44: (PatrolSight.OUT_REGISTERED, "14:00 离岗，应 16:00 回：税务联办会"),
    58: (PatrolSight.ESCORTING, "14:50 离岗，应 15:20 回：陪老人去不动产窗口"),
    71: (PatrolSight.ON_LEAVE, "请假"),
    80: (PatrolSight.PRESENT, "暂停服务：系统升级"),
}


def window(number: int) -> WindowRow:
    letter, zone = _ZONES[(number - 1) * len(_ZONES) // 100 % len(_ZONES)]
    return WindowRow(
        UUID(int=1000 + number), number, f"窗口{number}", WindowKind.FRONT, letter, zone, "", ""
    )


def person(number: int) -> PersonRow:
    name, unit = _NAMES[number % len(_NAMES)], _UNITS[number % len(_UNITS)]
    return PersonRow(
        UUID(int=2000 + number), f"{number:04d}", name, unit, (Role.FRONT_CLERK,), number
    )


def listed() -> list[FindingRow]:
    return [each.row(HALL_ID, place) for place, each in enumerate(DEFAULT_FINDINGS, start=1)]


def at(hour: int, minute: int) -> datetime:
    return datetime.combine(TODAY, time(hour, minute), zone_named(DEFAULT_ZONE))


@dataclass
class FakePatrolHall:
    """Rounds, marks, letters, explanations and the list, in memory."""

    windows_count: int = 100
    plan_row: PatrolPlan = field(
        default_factory=lambda: PatrolPlan(
            TODAY, DrawState.PUBLISHED, 4, 4, "3f" * 32, "公布的条件", published_at=at(8, 0)
        )
    )
    rounds: dict[int, RoundRow] = field(default_factory=dict)
    marks: list[MarkRow] = field(default_factory=list)
    list_rows: list[FindingRow] = field(default_factory=listed)
    letter_rows: list[LetterRow] = field(default_factory=list)
    said: list[ExplanationRow] = field(default_factory=list)
    asked: list[tuple[str, Any]] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    refuses: HallError | None = None
    ahead: frozenset[int] = frozenset()
    unreadable: HallError | None = None
    check: DrawCheck = field(default_factory=lambda: DrawCheck(True, True, True))  # noqa: FBT003

    # The draw

    def plan(self, day: date | None = None) -> PatrolPlan:
        self._read()
        return replace(self.plan_row, day=day or TODAY)

    def plan_for(self, request: Request, day: date | None = None) -> PatrolPlan:
        self._write("plan_for", request.actor.person_id)
        named = {each.person_id for each in self.plan_row.patrollers}
        if request.actor.person_id not in named:
            return self.plan(day)
        times = (at(9, 10), at(10, 42), at(14, 50), at(16, 20))
        drawn = tuple(DrawnRound(n, when) for n, when in enumerate(times, start=1))
        return replace(self.plan(day), times=drawn, is_told=True)

    def is_ahead(self, number: int) -> bool:
        return number in self.ahead

    def commit(self, request: Request, day: date | None = None) -> PatrolPlan:
        self._write("commit", day)
        self.plan_row = replace(self.plan_row, state=DrawState.PUBLISHED, rounds=4)
        return self.plan_row

    def reveal(self, request: Request, day: date | None = None) -> PatrolPlan:
        self._write("reveal", day)
        times = tuple(DrawnRound(n, at(8 + n, 10)) for n in range(1, 5))
        self.plan_row = replace(
            self.plan_row, state=DrawState.REVEALED, secret="ab" * 32, times=times,
            revealed_at=at(17, 30),
        )  # fmt: skip
        return self.plan_row

    def verify(self, day: date) -> DrawCheck:
        self._read()
        return self.check

    def name_patroller(self, request: Request, day: date, person_id: UUID) -> PatrolPlan:
        self._write("name", person_id)
        row = PatrollerRow(person_id, next(e.name for e in self.people() if e.id == person_id))
        self.plan_row = replace(self.plan_row, patrollers=(*self.plan_row.patrollers, row))
        return self.plan_row

    def withdraw_patroller(self, request: Request, day: date, person_id: UUID) -> PatrolPlan:
        self._write("unname", person_id)
        kept = tuple(e for e in self.plan_row.patrollers if e.person_id != person_id)
        self.plan_row = replace(self.plan_row, patrollers=kept)
        return self.plan_row

    # Rounds

    def begin(
        self, request: Request, number: int, source: RoundSource = RoundSource.WALK
    ) -> RoundForm:
        self._write("begin", (number, source))
        late = 15 if number == 3 else 2
        self.rounds[number] = RoundRow(
            UUID(int=500 + number), TODAY, number, at(14, 50), at(15, 5), None, LEADER.id,
            LEADER.name, "", source, late, late > _LATE_AFTER, _NO, "", at(15, 5),
        )  # fmt: skip
        return self.round_form(self.rounds[number].id)

    def round_form(self, round_id: UUID) -> RoundForm:
        self._read()
        visit = next(each for each in self.rounds.values() if each.id == round_id)
        marks = {e.window_id: e for e in self.marks if e.round_id == round_id}
        seats = tuple(
            SeatRow(window(n), self._sighting(n), marks.get(window(n).id))
            for n in range(1, self.windows_count + 1)
        )
        return RoundForm(replace(visit, marked=len(marks)), seats, self.findings())

    def tap(self, request: Request, round_id: UUID, wish: MarkWish) -> RoundForm:
        self._write("tap", wish)
        self.put(round_id, wish)
        return self.round_form(round_id)

    def end(
        self, request: Request, round_id: UUID, *, is_rest_present: bool, note: str = ""
    ) -> RoundRow:
        self._write("end", (is_rest_present, note))
        form = self.round_form(round_id)
        if is_rest_present:
            for seat in form.unseen:
                if seat not in form.to_look_at:
                    self.put(round_id, MarkWish(seat.window.id, PatrolSight.PRESENT))
        number = form.round.number
        count = sum(e.round_id == round_id for e in self.marks)
        self.rounds[number] = replace(form.round, ended_at=at(15, 20), marked=count)
        return self.rounds[number]

    def key_in(self, request: Request, paper: PaperRound) -> RoundRow:
        self._write("key_in", paper)
        self.rounds[paper.number] = RoundRow(
            UUID(int=500 + paper.number), paper.day, paper.number, None, at(10, 0), at(10, 20),
            LEADER.id, LEADER.name, "", RoundSource.PAPER, None, _NO, _NO, "", at(15, 5),
            len(paper.marks),
        )  # fmt: skip
        return self.rounds[paper.number]

    def put(self, round_id: UUID, wish: MarkWish) -> MarkRow:
        visit = next(each for each in self.rounds.values() if each.id == round_id)
        number = wish.window_id.int - 1000
        finding = next((e for e in self.list_rows if e.id == wish.finding_id), None)
        who = person(number)
        self.marks = [
            e for e in self.marks if (e.round_id, e.window_id) != (round_id, wish.window_id)
        ]
        made = MarkRow(
            UUID(int=10_000 * visit.number + number), round_id, visit.day, visit.number,
            visit.started_at, visit.source, wish.window_id, number, f"窗口{number}", who.id,
            who.name, UUID(int=3000), who.department, wish.seen, wish.finding_id,
            finding.code if finding else "", finding.label if finding else "",
            finding.sort if finding else None, wish.words, wish.handling, _NO, at(17, 0),
            at(15, 6), LEADER.id, None, "",
        )  # fmt: skip
        self.marks.append(made)
        return made

    def walked(self, number: int, *, ends: bool = True, found: int = 3) -> FakePatrolHall:
        """Let a round be made, with a few findings."""
        made = RoundRow(
            UUID(int=500 + number), TODAY, number, at(8 + number, 10), at(8 + number, 12),
            at(8 + number, 40) if ends else None, LEADER.id, LEADER.name, "", RoundSource.WALK,
            2, _NO, ends, "", at(8 + number, 12),
        )  # fmt: skip
        self.rounds[number] = made
        codes = [e for e in self.list_rows if e.is_active]
        for place in range(1, self.windows_count + 1):
            if not ends and place > self.windows_count * 2 // 3:
                break
            wish = MarkWish(window(place).id, PatrolSight.PRESENT)
            if found and place % (self.windows_count // found) == number:
                finding = codes[(place + 4 * number) % len(codes)]
                wish = MarkWish(
                    wish.window_id, PatrolSight.FINDING, finding.id, "看手机两分钟", "当场提醒"
                )
            elif place in _AWAY:
                if _AWAY[place][0] is PatrolSight.VACANT and not ends:
                    continue
                wish = MarkWish(wish.window_id, *_AWAY[place][:1], None, _AWAY[place][1])
            self.put(made.id, wish)
        return self

    # Marks

    def of_day(self, day: date | None = None) -> PatrolDayRow:
        self._read()
        columns = []
        for number in range(1, max((4, *self.rounds)) + 1):
            visit = self.rounds.get(number)
            state = RoundState.PLANNED if visit is None else visit.state
            columns.append(RoundColumn(number, state, visit))
        return PatrolDayRow(day or TODAY, tuple(columns), self._cells())

    def marks_in(self, from_on: date, until_on: date) -> tuple[MarkRow, ...]:
        self._read()
        found = [e for e in self.marks if from_on <= e.day <= until_on]
        return tuple(sorted(found, key=lambda e: (e.day, e.number, e.window_number)))

    def correct(self, request: Request, mark_id: UUID, wish: MarkWish, reason: str) -> MarkRow:
        self._write("correct", (mark_id, wish, reason))
        old = next(e for e in self.marks if e.id == mark_id)
        return self.put(old.round_id, replace(wish, window_id=old.window_id))

    def rectify(self, request: Request, mark_id: UUID, words: str) -> MarkRow:
        self._write("rectify", (mark_id, words))
        self.marks = [
            replace(e, rectified_on=TODAY, rectified_words=words) if e.id == mark_id else e
            for e in self.marks
        ]
        return next(e for e in self.marks if e.id == mark_id)

    # The list

    def findings(self, *, with_inactive: bool = False) -> tuple[FindingRow, ...]:
        return tuple(e for e in self.list_rows if with_inactive or e.is_active)

    def change_finding(self, request: Request, wish: FindingWish) -> FindingRow:
        self._write("change_finding", wish)
        place = next((e.position for e in self.list_rows if e.code == wish.code), 99)
        code = wish.code or "new"
        made = FindingRow(UUID(int=77), code, wish.label, wish.sort, place, wish.is_active)
        self.list_rows = sorted(
            [*(e for e in self.list_rows if e.code != wish.code), made], key=lambda e: e.position
        )
        return made

    def retire_finding(self, request: Request, code: str) -> None:
        self._write("retire_finding", code)
        self.list_rows = [e for e in self.list_rows if e.code != code]

    # People, and the parts behind them

    def people(self) -> tuple[PersonRow, ...]:
        return (LEADER, *(person(n) for n in range(1, self.windows_count + 1)))

    def windows(self) -> tuple[WindowRow, ...]:
        return tuple(window(n) for n in range(1, self.windows_count + 1))

    def _cells(self) -> tuple[PatrolWindowRow, ...]:
        return tuple(
            PatrolWindowRow(
                window(n).id, n, f"窗口{n}",
                {e.number: e for e in self.marks if e.window_number == n},
            )
            for n in range(1, self.windows_count + 1)
        )  # fmt: skip

    def _sighting(self, number: int) -> Sighting | None:
        if number == 90:
            return None
        seen, reason = _AWAY.get(number, (PatrolSight.PRESENT, ""))
        who = person(number)
        return Sighting(window(number).id, seen, reason, who.id, who.name)

    def _read(self) -> None:
        if self.unreadable is not None:
            raise self.unreadable

    def _write(self, name: str, given: Any) -> None:
        self.asked.append((name, given))
        if self.refuses is not None:
            raise self.refuses


def letter(number: int, **more: Any) -> LetterRow:
    who = person(number)
    facts = LetterFacts(
        who.name, who.department, number, TODAY, "10:42", 2, "玩手机或游戏", "看手机两分钟",
        "当场提醒", "", "请核实并督促整改，三个工作日内回复",
    )  # fmt: skip
    issued = TODAY - timedelta(days=number % 7)
    row = LetterRow(
        UUID(int=7000 + number), f"反馈〔2026〕{number}号", None, who.id, UUID(int=3000), facts,
        issued, NOW, issued + timedelta(days=3), None, "", "", None, "", None, None, "",
        issued + timedelta(days=3) < TODAY,
    )  # fmt: skip
    return replace(row, **more)


def explanation(number: int, **more: Any) -> ExplanationRow:
    row = ExplanationRow(
        UUID(int=8000 + number), UUID(int=2000 + number), person(number).name,
        UUID(int=20_000 + number), TODAY, "", "当时在后面取件台帮老人找材料，窗口有人排队我已说明，"
        "回来时巡查的同志已经走了", NOW, at(17, 0), None, None, None, "",
    )  # fmt: skip
    return replace(row, **more)


class FakeLetters:
    """Keeps letters of a fake hall."""

    def __init__(self, hall: FakePatrolHall) -> None:
        self.hall = hall

    def issue(self, request: Request, wish: LetterWish) -> LetterRow:
        self.hall._write("issue", wish)
        made = letter(50, mark_id=wish.mark_id, is_overdue=False)
        self.hall.letter_rows.append(made)
        return made

    def reply(self, request: Request, letter_id: UUID, reply: LetterReply) -> LetterRow:
        return self._set(
            "reply", letter_id, reply, replied_on=reply.on or TODAY, reply=reply.words,
            reply_by_name=reply.by_name, is_overdue=False,
        )  # fmt: skip

    def rectify(
        self, request: Request, letter_id: UUID, words: str, on: date | None = None
    ) -> LetterRow:
        return self._set(
            "letter_rectify", letter_id, words, rectified_on=on or TODAY, rectified_words=words
        )

    def close(self, request: Request, letter_id: UUID) -> LetterRow:
        return self._set("close", letter_id, None, closed_at=NOW)

    def withdraw(self, request: Request, letter_id: UUID, why: str) -> LetterRow:
        return self._set("withdraw", letter_id, why, withdrawn_at=NOW, withdrawn_why=why)

    def open_letters(self) -> tuple[LetterRow, ...]:
        self.hall._read()
        return tuple(e for e in self.hall.letter_rows if e.state.is_open)

    def in_period(self, from_on: date, until_on: date) -> tuple[LetterRow, ...]:
        self.hall._read()
        return tuple(e for e in self.hall.letter_rows if from_on <= e.issued_on <= until_on)

    def _set(self, name: str, letter_id: UUID, given: Any, **values: Any) -> LetterRow:
        self.hall._write(name, given)
        rows = self.hall.letter_rows
        self.hall.letter_rows = [replace(e, **values) if e.id == letter_id else e for e in rows]
        return next(e for e in self.hall.letter_rows if e.id == letter_id)


class FakeExplanations:
    """Keeps explanations of a fake hall."""

    def __init__(self, hall: FakePatrolHall) -> None:
        self.hall = hall

    def decide(
        self, request: Request, explanation_id: UUID, *, accepted: bool, words: str = ""
    ) -> ExplanationRow:
        self.hall._write("decide", (accepted, words))
        verdict = ExplanationVerdict.ACCEPTED if accepted else ExplanationVerdict.REFUSED
        self.hall.said = [
            replace(e, verdict=verdict, decided_at=NOW, decision_words=words)
            if e.id == explanation_id
            else e
            for e in self.hall.said
        ]
        return next(e for e in self.hall.said if e.id == explanation_id)

    def open(self) -> tuple[ExplanationRow, ...]:
        self.hall._read()
        return tuple(e for e in self.hall.said if e.is_open)

    def in_period(self, from_on: date, until_on: date) -> tuple[ExplanationRow, ...]:
        self.hall._read()
        return tuple(e for e in self.hall.said if from_on <= e.day <= until_on)


class FakePapers:
    """Makes papers of a few bytes."""

    def __init__(self, hall: FakePatrolHall, folder: Path) -> None:
        self.hall, self.folder = hall, folder

    def patrol_log(self, day: date, form: PaperForm = PaperForm.PDF) -> MadePaper:
        return MadePaper(b"log", f"patrols-{day}.{form.value}", "窗口巡查记录表")

    def round_sheets(self, day: date | None = None) -> MadePaper:
        return MadePaper(b"blank", f"rounds-{day}.pdf", "窗口巡查表")

    def letter(self, letter_id: UUID, form: PaperForm = PaperForm.PDF) -> MadePaper:
        return MadePaper(b"letter", f"letter.{form.value}", "反馈函")

    def keep(self, paper: MadePaper) -> Path:
        return paper.keep(self.folder)


class FakePrinter:
    """The hall's printer of papers."""

    def __init__(self, hall: FakePatrolHall) -> None:
        self.hall = hall

    def attendance_sheet(self, day: date) -> Path:
        raise NotImplementedError

    def print_paper(self, path: Path, title: str, copies: int = 1) -> None:
        del copies
        self.hall.printed.append(f"{title} {path.name}")


def units() -> tuple[DepartmentRow, ...]:
    return tuple(DepartmentRow(UUID(int=3000 + number), name) for number, name in enumerate(_UNITS))


def services_of(hall: FakePatrolHall, folder: Path) -> AttendanceServices:
    more = SimpleNamespace(
        patrols=hall,
        patrol_desk=hall,
        letters=FakeLetters(hall),
        explanations=FakeExplanations(hall),
        attendance_papers=FakePapers(hall, folder),
    )
    row = HallRow(HALL_ID, "青山县政务服务中心", "青山县", "Asia/Shanghai", True, "")  # noqa: FBT003
    no_days: Any = None
    return AttendanceServices(
        row, no_days, FakePrinter(hall), hall, SettableClock(NOW), units, more
    )


def tab_of(
    qtbot: QtBot,
    hall: FakePatrolHall,
    folder: Path,
    *answers: Any,
    who: PersonRow = LEADER,
    size: tuple[int, int] = (1230, 580),
    jobs: Jobs | None = None,
) -> PatrolsTab:
    """The tab as somebody sees it who has just signed in."""
    tab = PatrolsTab()
    qtbot.addWidget(tab)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    return begun(tab, hall, folder, *answers, who=who, size=size, jobs=jobs)


def begun(
    tab: PatrolsTab,
    hall: FakePatrolHall,
    folder: Path,
    *answers: Any,
    who: PersonRow = LEADER,
    size: tuple[int, int] = (1230, 580),
    jobs: Jobs | None = None,
) -> PatrolsTab:
    works = jobs or InlineJobs()
    actor = Actor("GL-1", person_id=who.id, channel=Channel.MANAGER)
    door = AnsweringDoor(*answers)
    wish = AttendanceWish(services_of(hall, folder), who, actor, works, works, door)
    tab.resize(*size)
    tab.show()
    tab.begin(AttendanceDesk(wish, tab))
    tab.take_keyboard()
    return tab


def heard(signal: Any) -> list[Any]:
    """Collect what a signal carries."""
    found: list[Any] = []

    def collect(value: Any) -> None:
        found.append(value)

    signal.connect(collect)
    return found
