"""A clerk's own attendance in memory: the month of November 2026 up to the drawn morning."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from uuid import UUID, uuid5

from hallapp.assessment.terms import (
    AppealRow,
    EntryRow,
    EvidenceSort,
    ScoredPerson,
    ScoreGroup,
    ScoreSum,
    SheetLine,
)
from hallapp.attendance.terms import (
    Finding,
    HalfResult,
    PlacedPunch,
    PunchRow,
    PunchSource,
    PunchUse,
    Slot,
    SlotResult,
    Verdict,
)
from hallapp.attendance.terms.acts import CorrectionRow, CorrectionWish
from hallapp.attendance.terms.deciding import CorrectionCause
from hallapp.attendance.terms.person_days import PersonDayRow, PersonRef
from hallapp.bulletins.terms import BulletinSort, ConfirmationRow, UnitStep, Worklist
from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.clock import Clock, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.leave.errors import LeaveOverlapError
from hallapp.leave.terms import (
    AnnualBalance,
    LeaveApprover,
    LeaveKind,
    LeaveRow,
    LeaveState,
    LeaveStepRow,
    LeaveVerdict,
    LeaveWish,
    OutingRow,
    OutingWish,
)
from hallapp.patrols.terms import (
    ExplanationRow,
    ExplanationWish,
    FindingSort,
    MarkRow,
    PatrolSight,
    RoundSource,
)
from hallapp.roster.terms import HandoverCause, HandoverRow, PostPairRow
from hallapp.serving.own_duty import LeavePreview, OwnPosts

ZONE = zone_named("Asia/Shanghai")
TODAY = date(2026, 11, 23)
UNIT = UUID("4a3cbb2e-5ad5-44a7-8a1b-0d1c7c3f2a10")
_SPACE = UUID("c2b4c5ce-0f7d-4d2a-9a54-2a0a4cf5a7d1")


def id_for(name: str) -> UUID:
    """The same id for the same name in every test."""
    return uuid5(_SPACE, name)


def at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE)


def half(day: int, which: Half = Half.MORNING) -> HalfDay:
    return HalfDay(date(2026, 11, day), which)


def span(first: HalfDay, last: HalfDay) -> HalfDaySpan:
    return HalfDaySpan(first, last)


@dataclass
class Refusing:
    """Raises what it was told to raise at the next write."""

    refusal: HallError | None = None

    def check(self) -> None:
        refusal, self.refusal = self.refusal, None
        if refusal is not None:
            raise refusal


class FakeDays:
    """Days of one person: 17 November lacks the afternoon's going, 19 November began late."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.punched: list[tuple[UUID, PunchSource]] = []
        self.asked_for: set[UUID] = set()
        self.rows_for_today: tuple[SlotResult, ...] | None = None

    def person(self, person_id: UUID, from_on: date, until_on: date) -> tuple[PersonDayRow, ...]:
        self.asked_for.add(person_id)
        days = (from_on + timedelta(n) for n in range((until_on - from_on).days + 1))
        return tuple(self._day(person_id, day) for day in days)

    def traces(self, person_id: UUID, day: date) -> tuple[PlacedPunch, ...]:
        punch = PunchRow("1", str(person_id), at(day, 8, 52), window_number="3")
        again = replace(punch, id="2", punched_at=at(day, 8, 53))
        return (
            PlacedPunch(punch, punch.punched_at, Slot.AM_IN, PunchUse.TAKEN),
            PlacedPunch(again, again.punched_at, Slot.AM_IN, PunchUse.DUPLICATE),
        )

    def punch(self, request: Request, person_id: UUID, source: PunchSource) -> PunchRow:
        self.punched.append((person_id, source))
        return PunchRow(str(request.id), str(person_id), self._clock.now(), source)

    def _day(self, person_id: UUID, day: date) -> PersonDayRow:
        ref = PersonRef(person_id, "0318", "王晓梅", UNIT, "市场监督管理局", None, 3)
        if day.weekday() >= 5:
            rest = tuple(SlotResult(slot, None, Finding.REST) for slot in Slot)
            halves = tuple(HalfResult(each, Verdict.REST) for each in Half)
            return PersonDayRow(ref, day, rest, halves)
        if day >= TODAY:
            return PersonDayRow(ref, day, self._today(day), _halves(Verdict.PENDING))
        slots = [
            SlotResult(Slot.AM_IN, at(day, 8, 52), Finding.ON_TIME),
            SlotResult(Slot.AM_OUT, at(day, 12, 3), Finding.ON_TIME),
            SlotResult(Slot.PM_IN, at(day, 13, 21), Finding.ON_TIME),
            SlotResult(Slot.PM_OUT, at(day, 17, 4), Finding.ON_TIME),
        ]
        halves = list(_halves(Verdict.PRESENT))
        if day.day == 17:
            slots[3] = SlotResult(Slot.PM_OUT, None, Finding.MISSING)
            halves[1] = HalfResult(Half.AFTERNOON, Verdict.MISSING_PUNCH, missing=1)
        if day.day == 19:
            slots[0] = SlotResult(Slot.AM_IN, at(day, 9, 12), Finding.LATE, 12)
            halves[0] = HalfResult(Half.MORNING, Verdict.PRESENT, 12, is_late=True)
        return PersonDayRow(ref, day, tuple(slots), tuple(halves), is_locked=day.day < 5)

    def _today(self, day: date) -> tuple[SlotResult, ...]:
        if day == TODAY and self.rows_for_today is not None:
            return self.rows_for_today
        came = SlotResult(Slot.AM_IN, at(day, 8, 43), Finding.ON_TIME) if day == TODAY else None
        first = came or SlotResult(Slot.AM_IN, None, Finding.PENDING)
        rest = (Slot.AM_OUT, Slot.PM_IN, Slot.PM_OUT)
        return (first, *(SlotResult(slot, None, Finding.PENDING) for slot in rest))


def _halves(verdict: Verdict) -> tuple[HalfResult, HalfResult]:
    return HalfResult(Half.MORNING, verdict), HalfResult(Half.AFTERNOON, verdict)


class FakeCorrections(Refusing):
    """补签: what was asked, and one of a colleague to be decided."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.wishes: list[CorrectionWish] = []
        self.rows: list[CorrectionRow] = []
        self.decided: list[tuple[UUID, bool, str]] = []
        self.waiting = [self.row_of(_a_wish(), "李建国")]

    def row_of(self, wish: CorrectionWish, name: str) -> CorrectionRow:
        stated = None if wish.stated is None else datetime.combine(wish.day, wish.stated, ZONE)
        return CorrectionRow(
            id_for(f"correction {wish.day} {wish.slot.value} {name}"),
            f"补签〔2026〕{len(self.rows) + 6}号",
            wish.person_id,
            name,
            UNIT,
            "市场监督管理局",
            wish.day,
            wish.slot,
            stated,
            wish.cause,
            wish.reason,
            wish.person_id,
            name,
            self._clock.now(),
        )

    def ask(
        self, request: Request, wish: CorrectionWish, override_reason: str = ""
    ) -> CorrectionRow:
        self.check()
        self.wishes.append(wish)
        self.rows.append(self.row_of(wish, "王晓梅"))
        return self.rows[-1]

    def decide(
        self,
        request: Request,
        correction_id: UUID,
        *,
        approved: bool,
        words: str = "",
        override_reason: str = "",
    ) -> CorrectionRow:
        self.check()
        row = next(each for each in self.waiting if each.id == correction_id)
        self.waiting.remove(row)
        self.decided.append((correction_id, approved, words))
        return replace(row, is_approved=approved, words=words)

    def of_person(
        self, person_id: UUID, from_on: date, until_on: date
    ) -> tuple[CorrectionRow, ...]:
        return tuple(row for row in self.rows if from_on <= row.day <= until_on)


def _a_wish() -> CorrectionWish:
    return CorrectionWish(
        id_for("李建国"), date(2026, 11, 20), Slot.PM_IN, CorrectionCause.DEVICE,
        "考勤机没有识别，三号窗口王晓梅在场", time(13, 25),
    )  # fmt: skip


class FakeLeave(Refusing):
    """Leave: three requests of one's own, two of others to be decided."""

    def __init__(self) -> None:
        super().__init__()
        self.wishes: list[LeaveWish] = []
        self.said: list[tuple[str, object]] = []
        self.rows = [
            a_leave("5", half(26), half(27, Half.AFTERNOON), LeaveKind.ANNUAL, 4),
            a_leave("3", half(20), half(20), LeaveKind.PERSONAL, 1, LeaveState.APPROVED),
            a_leave("2", half(9), half(9, Half.AFTERNOON), LeaveKind.TRAINING, 2, LeaveState.ENDED),
        ]
        self.waiting = [
            replace(
                a_leave("8", half(30), half(30, Half.AFTERNOON), LeaveKind.SICK, 2),
                person_id=id_for("李建国"),
                person_name="李建国",
            ),
            replace(
                a_leave("9", half(26), half(26), LeaveKind.PERSONAL, 1),
                person_id=id_for("张敏"),
                person_name="张敏",
                b_is_away=True,
                away_with="王晓梅",
            ),
        ]

    def ask(self, request: Request, wish: LeaveWish) -> LeaveRow:
        self.check()
        self.wishes.append(wish)
        made = replace(
            a_leave("11", wish.span.first, wish.span.last, wish.kind, 2), reason=wish.reason
        )
        self.rows.append(made)
        return made

    def withdraw(self, request: Request, leave_id: UUID, why: str = "") -> LeaveRow:
        return self._changed("withdraw", leave_id, None, state=LeaveState.WITHDRAWN)

    def end(self, request: Request, leave_id: UUID, back: HalfDay) -> LeaveRow:
        return self._changed("end", leave_id, back, state=LeaveState.ENDED, back=back)

    def change_b(self, request: Request, leave_id: UUID, b_person_id: UUID | None) -> LeaveRow:
        return self._changed("change_b", leave_id, b_person_id, b_person_id=b_person_id)

    def of_person(
        self, person_id: UUID, from_on: date | None = None, until_on: date | None = None
    ) -> tuple[LeaveRow, ...]:
        return tuple(sorted(self.rows, key=lambda row: row.span.first))

    def balance(self, person_id: UUID, year: int | None = None) -> AnnualBalance:
        return AnnualBalance(person_id, year or 2026, 12, 20, 6, 4)

    def to_decide_by(self, person_id: UUID) -> tuple[LeaveRow, ...]:
        return tuple(self.waiting)

    def decide(
        self, request: Request, leave_id: UUID, *, approved: bool, words: str = ""
    ) -> LeaveRow:
        self.check()
        row = next(each for each in self.waiting if each.id == leave_id)
        self.waiting.remove(row)
        self.said.append(("decide", (row.number, approved, words)))
        return row

    def _changed(self, act: str, leave_id: UUID, given: object, **changed: object) -> LeaveRow:
        self.check()
        self.said.append((act, given))
        number = next(n for n, row in enumerate(self.rows) if row.id == leave_id)
        self.rows[number] = replace(self.rows[number], **changed)  # pyright: ignore[reportArgumentType]
        return self.rows[number]


def a_leave(
    number: str,
    first: HalfDay,
    last: HalfDay,
    kind: LeaveKind,
    half_days: int,
    state: LeaveState = LeaveState.ASKED,
) -> LeaveRow:
    agreed = None if state is LeaveState.ASKED else LeaveVerdict.AGREED
    steps = (
        LeaveStepRow(
            1, LeaveApprover.CHIEF_REPRESENTATIVE, agreed, "" if agreed is None else "周文博"
        ),
    )
    return LeaveRow(
        id=id_for(f"leave {number}"),
        number=f"请假〔2026〕{number}号",
        person_id=id_for("王晓梅"),
        person_name="王晓梅",
        department_id=UNIT,
        department="市场监督管理局",
        kind=kind,
        span=span(first, last),
        half_days=half_days,
        reason="家里有事",
        b_person_id=id_for("李建国"),
        b_name="李建国",
        asked_at=at(date(2026, 11, 18), 9, 0),
        asked_by="王晓梅",
        state=state,
        steps=steps,
        back=last.next if state is LeaveState.ENDED else None,
        is_overdue=state is LeaveState.APPROVED,
    )


class FakeOutings(Refusing):
    """Slips: two of this week, both over."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.wishes: list[OutingWish] = []
        day = date(2026, 11, 19)
        self.rows = [
            self._row("2", at(day, 9, 30), at(day, 10, 30), "到银行交材料"),
            self._row(
                "1", at(day - timedelta(2), 15, 0), at(day - timedelta(2), 16, 0), "开协调会"
            ),
        ]

    def leave_post(self, request: Request, wish: OutingWish) -> OutingRow:
        self.check()
        self.wishes.append(wish)
        now = self._clock.now()
        row = self._row("3", now, wish.planned_back_at, wish.reason)
        row = replace(row, kind=wish.kind, back_at=None, needs_approval=wish.kind.needs_approval)
        self.rows.insert(0, row)
        return row

    def back(self, request: Request, outing_id: UUID, at: datetime | None = None) -> OutingRow:
        self.check()
        number = next(n for n, row in enumerate(self.rows) if row.id == outing_id)
        self.rows[number] = replace(self.rows[number], back_at=self._clock.now())
        return self.rows[number]

    def _row(self, number: str, left: datetime, back: datetime, reason: str) -> OutingRow:
        from hallapp.leave.terms import OutingKind

        return OutingRow(
            id=id_for(f"outing {number}"),
            number=f"外出〔2026〕{number}号",
            person_id=id_for("王晓梅"),
            person_name="王晓梅",
            department="市场监督管理局",
            window_id=None,
            window_number=3,
            kind=OutingKind.OUTING,
            reason=reason,
            left_at=left,
            planned_back_at=back,
            back_at=back,
            b_person_id=None,
            b_name="李建国",
            approver="刘芳",
            approved_at=left,
            noted_by="王晓梅",
            is_overdue=False,
            needs_approval=False,
        )


class FakeExplanations(Refusing):
    """Explanations that were given."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.rows: list[ExplanationRow] = []

    def give(self, request: Request, wish: ExplanationWish) -> ExplanationRow:
        self.check()
        now = self._clock.now()
        row = ExplanationRow(
            request.id, id_for("王晓梅"), "王晓梅", wish.mark_id, TODAY, "", wish.words, now,
            now + timedelta(days=1), None, None, None, "",
        )  # fmt: skip
        self.rows.append(row)
        return row

    def of_person(self, person_id: UUID) -> tuple[ExplanationRow, ...]:
        return tuple(self.rows)


class FakeScores(Refusing):
    """The score of November and December."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.appeals: list[AppealRow] = []
        self.periods: list[tuple[date, date]] = []
        self.entries = (
            an_entry("late", "迟到", -5, date(2026, 11, 19), EvidenceSort.DAY, "上午迟到 12 分"),
            an_entry(
                "dress", "未按规定着装", -10, date(2026, 11, 18), EvidenceSort.MARK, "未戴工牌"
            ),
            an_entry(
                "praise", "群众表扬", 20, date(2026, 11, 12), EvidenceSort.NOTE, "收到锦旗一面"
            ),
        )

    def period(self, day: date) -> tuple[date, date]:
        first = date(day.year, day.month - (day.month + 1) % 2, 1)
        last = (first + timedelta(days=62)).replace(day=1) - timedelta(days=1)
        return first, last

    def of_person(self, person_id: UUID, from_on: date, until_on: date) -> SheetLine | None:
        self.periods.append((from_on, until_on))
        entries = self.entries if from_on <= TODAY <= until_on else ()
        taken = sum(each.tenths for each in entries if each.tenths < 0)
        given = sum(each.tenths for each in entries if each.tenths > 0)
        return SheetLine(
            ScoredPerson(person_id, "0318", "王晓梅"),
            ScoreSum(1000, taken, given, 0, 0, 0, 0, MappingProxyType({})),
            3,
            is_tied=True,
            grade="良好",
            entries=entries,
        )

    def appeals_of(self, person_id: UUID) -> tuple[AppealRow, ...]:
        return tuple(self.appeals)

    def appeal(self, request: Request, entry_id: UUID, words: str) -> AppealRow:
        self.check()
        entry = next(each for each in self.entries if each.id == entry_id)
        row = AppealRow(
            request.id, entry, "王晓梅", words, "王晓梅", self._clock.now(), None, "", None, ""
        )
        self.appeals.append(row)
        return row


def an_entry(
    code: str, label: str, tenths: int, day: date, evidence: EvidenceSort, words: str
) -> EntryRow:
    group = ScoreGroup.BONUS if tenths > 0 else ScoreGroup.ATTENDANCE
    return EntryRow(
        id=id_for(f"entry {code}"),
        person_id=id_for("王晓梅"),
        window_id=None,
        department_id=UNIT,
        subject=str(id_for("王晓梅")),
        day=day,
        rule_code=code,
        rule_label=label,
        group=group,
        tenths=tenths,
        times=1,
        words=words,
        evidence=evidence,
        evidence_id=str(id_for("mark 1")) if evidence is EvidenceSort.MARK else code,
        evidence_part="",
        is_fed=True,
        made_at=at(TODAY, 8, 0),
    )


def a_mark(number: int = 1, **changed: object) -> MarkRow:
    day = date(2026, 11, 20)
    row = MarkRow(
        id=id_for(f"mark {number}"),
        round_id=id_for("round"),
        day=day,
        number=2,
        seen_at=at(day, 10, 17),
        source=RoundSource.WALK,
        window_id=id_for("window 3"),
        window_number=3,
        window_name="综合受理",
        person_id=id_for("王晓梅"),
        person_name="王晓梅",
        department_id=UNIT,
        department="市场监督管理局",
        seen=PatrolSight.FINDING,
        finding_id=id_for("badge"),
        finding_code="badge",
        finding_label="未戴工牌",
        finding_sort=FindingSort.DRESS,
        words="右侧没有佩戴",
        handling="当场戴上",
        is_assumed=False,
        explain_until=at(date(2026, 11, 24), 17, 0),
        noted_at=at(day, 10, 18),
        noted_by=None,
        rectified_on=None,
        rectified_words="",
    )
    return replace(row, **changed)  # pyright: ignore[reportArgumentType]


class FakeReadings:
    """What concerns one person."""

    def __init__(self, duty: "FakeDuty") -> None:
        self._duty = duty
        self.previewed: list[LeaveWish] = []
        self.marks = [
            a_mark(1),
            a_mark(2, seen=PatrolSight.VACANT, finding_label="", explain_until=at(TODAY, 9, 0)),
        ]
        self.pairs = (
            PostPairRow(
                id_for("pair"), id_for("window 3"), 3, id_for("王晓梅"), "王晓梅",
                id_for("李建国"), "李建国", date(2026, 3, 1),
            ),
        )  # fmt: skip
        self.handed = (
            HandoverRow(
                id_for("handover"), id_for("pair"), id_for("window 3"), 3, id_for("王晓梅"),
                "王晓梅", id_for("李建国"), "李建国",
                span(half(26), half(27, Half.AFTERNOON)), HandoverCause.LEAVE, "",
                at(TODAY, 9, 0), is_short_notice=False,
            ),
        )  # fmt: skip

    def preview(self, wish: LeaveWish) -> LeavePreview:
        self.previewed.append(wish)
        taken = span(half(26), half(27, Half.AFTERNOON))
        if wish.span.overlaps(taken):
            raise LeaveOverlapError(number="请假〔2026〕5号", span="11月26日上午 至 11月27日下午")
        halves = sum(1 for each in wish.span if each.day.weekday() < 5)
        balances = (
            (self._duty.leaves.balance(wish.person_id),) if wish.kind is LeaveKind.ANNUAL else ()
        )
        away = ("李建国",) if half(30) in wish.span else ()
        return LeavePreview(
            halves,
            (LeaveApprover.CHIEF_REPRESENTATIVE, LeaveApprover.MANAGEMENT),
            wish.b_person_id or id_for("李建国"),
            "李建国",
            away,
            balances,
            bool(balances) and halves > balances[0].left,
        )

    def outings(self, person_id: UUID, from_on: date) -> tuple[OutingRow, ...]:
        return tuple(self._duty.outings.rows)

    def findings(self, person_id: UUID, from_on: date) -> tuple[MarkRow, ...]:
        return tuple(self.marks)

    def posts(self, person_id: UUID, days: int = 60) -> OwnPosts:
        pairs = tuple(replace(pair, a_person_id=person_id) for pair in self.pairs)
        handed = tuple(replace(row, a_person_id=person_id) for row in self.handed)
        return OwnPosts(pairs, handed)

    def colleagues(self, person_id: UUID) -> tuple[PersonRow, ...]:
        return tuple(
            PersonRow(id_for(name), number, name, "市场监督管理局", (Role.FRONT_CLERK,))
            for name, number in (("李建国", "0207"), ("张敏", "0411"))
        )

    def unit_of(self, person_id: UUID) -> UUID | None:
        return UNIT

    def corrections_to_decide(self, person_id: UUID) -> tuple[CorrectionRow, ...]:
        return tuple(self._duty.corrections.waiting)


class FakeWeeks(Refusing):
    """Last week of the unit, with two things that nobody has explained."""

    def __init__(self) -> None:
        super().__init__()
        self.confirmed: list[tuple[UUID, date, date, str]] = []
        self.open_things = 2

    def worklist(self, sort: BulletinSort, day: date) -> Worklist:
        first, last = date(2026, 11, 16), date(2026, 11, 22)
        confirmation = None
        if self.confirmed:
            confirmation = ConfirmationRow(
                id_for("confirmed"), UNIT, first, last, "", "", at(TODAY, 9, 0), "周文博"
            )
        unit = UnitStep(UNIT, "市场监督管理局", 23, self.open_things, confirmation)
        return Worklist(sort, first, last, "周汇总", (), (unit,))

    def confirm_unit(
        self,
        request: Request,
        department_id: UUID,
        from_on: date,
        until_on: date,
        words: str = "",
    ) -> ConfirmationRow:
        self.check()
        self.confirmed.append((department_id, from_on, until_on, words))
        return ConfirmationRow(
            request.id, department_id, from_on, until_on, "", words, at(TODAY, 9, 0), "周文博"
        )


class FakeDuty:
    """Everything of attendance that a desk asks for."""

    def __init__(self, clock: Clock) -> None:
        self.attendance = FakeDays(clock)
        self.corrections = FakeCorrections(clock)
        self.leaves = FakeLeave()
        self.outings = FakeOutings(clock)
        self.explanations = FakeExplanations(clock)
        self.scores = FakeScores(clock)
        self.bulletins = FakeWeeks()
        self.own_duty = FakeReadings(self)
