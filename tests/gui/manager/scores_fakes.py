"""A hall that scores its people, without a store; sheets are reckoned as the hall reckons them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from pytestqt.qtbot import QtBot

from hallapp.assessment.presets import SCORES
from hallapp.assessment.reckoning import SheetHead, make_sheet
from hallapp.assessment.rules import plan_feed
from hallapp.assessment.terms import (
    AppealRow,
    AppealVerdict,
    AssessmentSheet,
    AssessmentState,
    EntryRow,
    EvidenceSort,
    FactKind,
    FeedPlan,
    FeedResult,
    HandEntry,
    ScoredPerson,
    ScoreFact,
    ScoreRules,
    WithdrawalCause,
)
from hallapp.faces.manager.attendance.scores.tab import ScoresTab
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.hall.terms import HallRow, PersonRow
from hallapp.kernel.clock import DEFAULT_ZONE, SettableClock
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.serving.attendance_papers.made import MadePaper, PaperForm
from tests.gui.manager.reports_fakes import (
    MANAGER,
    UNITS,
    FakeDays,
    FakeReportHall,
    FakeReportPrinter,
    desk_for,
)

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
_NAMES = ("王磊", "李敏", "张晓雯", "周静", "陈曦", "吴一鸣", "孙丽", "何静", "马骏", "林晨")


def scored(number: int) -> ScoredPerson:
    unit = number % len(UNITS)
    return ScoredPerson(
        UUID(int=2000 + number), f"{number:04d}", _NAMES[number % len(_NAMES)],
        UUID(int=500 + unit), UNITS[unit], UUID(int=1000 + number), number, number < len(UNITS),
    )  # fmt: skip


def late(number: int, day: date, minutes: int = 6) -> ScoreFact:
    who = UUID(int=2000 + number)
    return ScoreFact(
        FactKind.LATE, day, EvidenceSort.DAY, f"{who}:{day.isoformat()}", who, None,
        UUID(int=500 + number % len(UNITS)), "morning", minutes, words=f"上午迟到{minutes}分钟",
    )  # fmt: skip


@dataclass
class FakeScoreHall:
    """Entries, facts that wait to be fed, sheets and appeals."""

    people: int = 10
    rules_row: ScoreRules = SCORES["cangnan"]
    entries: list[EntryRow] = field(default_factory=list)
    facts: list[ScoreFact] = field(default_factory=list)
    closed: list[AssessmentSheet] = field(default_factory=list)
    appeals: list[AppealRow] = field(default_factory=list)
    asked: list[tuple[str, Any]] = field(default_factory=list)
    refuses: HallError | None = None
    unreadable: HallError | None = None
    pdf: bytes = b"%PDF-nothing"

    def __post_init__(self) -> None:
        """Let every eleventh have been late once."""
        self.facts = self.facts or [
            late(n, date(2026, 11, 17)) for n in range(3, self.people + 1, 11)
        ]

    # What the tab reads

    def rules(self, day: date | None = None) -> ScoreRules:
        return self.rules_row

    def period(self, day: date) -> tuple[date, date]:
        self._read()
        first = day.replace(day=1)
        following = (first.replace(day=28).toordinal()) + 4
        last = date.fromordinal(following).replace(day=1).toordinal() - 1
        return first, date.fromordinal(last)

    def sheet(self, from_on: date, until_on: date) -> AssessmentSheet:
        self._read()
        living = self._living(from_on, until_on)
        for each in self.closed:
            if each.from_on == from_on and each.state is AssessmentState.CLOSED:
                return replace(each, differs=each.digest != living.digest)
        return living

    def plan(
        self,
        facts: Iterable[ScoreFact],
        from_on: date,
        until_on: date,
        sorts: Collection[EvidenceSort],
    ) -> FeedPlan:
        standing = [row for row in self.entries if row.is_fed and row.counts]
        held = {row.key for row in self.entries if not row.counts}
        return plan_feed(list(facts), lambda _day: self.rules_row, standing, held)

    def gathered(self, from_on: date, until_on: date) -> tuple[ScoreFact, ...]:
        self._read()
        return tuple(fact for fact in self.facts if from_on <= fact.day <= until_on)

    def entries_of(self, person_id: UUID, from_on: date, until_on: date) -> tuple[EntryRow, ...]:
        self._read()
        return tuple(row for row in self.entries if row.person_id == person_id)

    def open_appeals(self) -> tuple[AppealRow, ...]:
        self._read()
        return tuple(row for row in self.appeals if row.verdict is None)

    def closed_sheets(self) -> tuple[AssessmentSheet, ...]:
        self._read()
        return tuple(self.closed)

    # What the tab does

    def feed(self, request: Request, from_on: date, until_on: date) -> FeedResult:
        self._write("feed", (from_on, until_on))
        plan = self.plan(self.gathered(from_on, until_on), from_on, until_on, ())
        for planned in plan.new:
            fact = planned.fact
            self.entries.append(
                EntryRow(
                    UUID(int=4000 + len(self.entries)), fact.person_id, None, fact.department_id,
                    str(fact.person_id), fact.day, planned.rule_code, planned.rule_label,
                    planned.group, planned.tenths, fact.times, fact.words, fact.evidence,
                    fact.evidence_id, fact.part, True, NOW,  # noqa: FBT003
                )
            )  # fmt: skip
        return FeedResult(len(plan.new), len(plan.gone), plan.kept, len(plan.unscored))

    def note(self, request: Request, entry: HandEntry) -> EntryRow:
        self._write("note", entry)
        rule = next(each for each in self.rules_row.rules if each.code == entry.rule_code)
        made = EntryRow(
            UUID(int=4000 + len(self.entries)), entry.person_id, None, None, str(entry.person_id),
            entry.day, rule.code, rule.label, rule.group, rule.tenths * entry.times, entry.times,
            entry.words, entry.evidence, entry.evidence_id, "", False, NOW,  # noqa: FBT003
        )  # fmt: skip
        self.entries.append(made)
        return made

    def withdraw(self, request: Request, entry_id: UUID, why: str) -> EntryRow:
        self._write("withdraw", why)
        return self._withdraw(entry_id, WithdrawalCause.HAND, why)

    def appeal(self, request: Request, entry_id: UUID, words: str) -> AppealRow:
        self._write("appeal", words)
        entry = next(row for row in self.entries if row.id == entry_id)
        made = AppealRow(
            UUID(int=5000 + len(self.appeals)),
            entry,
            "周静",
            words,
            "周静",
            NOW,
            None,
            "",
            None,
            "",
        )
        self.appeals.append(made)
        return made

    def decide_appeal(
        self, request: Request, appeal_id: UUID, *, granted: bool, words: str
    ) -> AppealRow:
        self._write("decide_appeal", (granted, words))
        row = next(each for each in self.appeals if each.id == appeal_id)
        verdict = AppealVerdict.GRANTED if granted else AppealVerdict.REFUSED
        if granted:
            self._withdraw(row.entry.id, WithdrawalCause.APPEAL, words)
        decided = replace(row, verdict=verdict, decision_words=words)
        self.appeals[self.appeals.index(row)] = decided
        return decided

    def close(
        self, request: Request, from_on: date, until_on: date, title: str = ""
    ) -> AssessmentSheet:
        self._write("close", title)
        made = replace(
            self._living(from_on, until_on), id=UUID(int=3000 + len(self.closed)), title=title,
            state=AssessmentState.CLOSED, closed_at=NOW,
        )  # fmt: skip
        self.closed.insert(0, made)
        return made

    def reopen(self, request: Request, assessment_id: UUID, why: str) -> None:
        self._write("reopen", why)
        row = next(each for each in self.closed if each.id == assessment_id)
        aside = replace(row, state=AssessmentState.REPLACED, replace_why=why)
        self.closed[self.closed.index(row)] = aside

    def deliver(
        self, request: Request, assessment_id: UUID, department_id: UUID | None, to: str
    ) -> int:
        self._write("deliver", (department_id, to))
        row = next(each for each in self.closed if each.id == assessment_id)
        lines = tuple(
            replace(line, delivered_at=NOW, delivered_to=to)
            if line.person.department_id == department_id
            else line
            for line in row.lines
        )
        self.closed[self.closed.index(row)] = replace(row, lines=lines)
        return len(lines)

    def _living(self, from_on: date, until_on: date) -> AssessmentSheet:
        entries = tuple(
            row for row in self.entries if row.counts and from_on <= row.day <= until_on
        )
        title = f"{from_on.year}年{from_on.month}月窗口人员考核表"
        people = tuple(scored(number) for number in range(1, self.people + 1))
        return make_sheet(SheetHead(from_on, until_on, title), self.rules_row, people, entries)

    def _withdraw(self, entry_id: UUID, cause: WithdrawalCause, why: str) -> EntryRow:
        row = next(each for each in self.entries if each.id == entry_id)
        gone = replace(row, withdrawn_at=NOW, withdrawn_cause=cause, withdrawn_why=why)
        self.entries[self.entries.index(row)] = gone
        return gone

    def _write(self, what: str, said: Any) -> None:
        self.asked.append((what, said))
        if self.refuses is not None:
            raise self.refuses

    def _read(self) -> None:
        if self.unreadable is not None:
            raise self.unreadable


class FakeScorePapers:
    """Papers of a few bytes, or of a PDF that a test gives."""

    def __init__(self, hall: FakeScoreHall, folder: Path) -> None:
        self.hall, self.folder = hall, folder

    def assessment(
        self, from_on: date, until_on: date, form: PaperForm = PaperForm.PDF
    ) -> MadePaper:
        return MadePaper(self.hall.pdf, f"assessment.{form.value}", "考核表")

    def assessment_notices(
        self, from_on: date, until_on: date, department_id: UUID | None = None
    ) -> MadePaper:
        return MadePaper(self.hall.pdf, "notices.pdf", "通知单")

    def keep(self, paper: MadePaper) -> Path:
        return paper.keep(self.folder)


class FakePeople:
    """The people of the hall."""

    def __init__(self, hall: FakeScoreHall) -> None:
        self.hall = hall

    def people(self) -> tuple[PersonRow, ...]:
        known = [scored(number) for number in range(1, self.hall.people + 1)]
        return tuple(
            PersonRow(each.id, each.staff_number, each.name, each.department, ()) for each in known
        )


def score_services(hall: FakeScoreHall, folder: Path) -> AttendanceServices:
    more = SimpleNamespace(
        scores=hall, score_feeder=hall, attendance_papers=FakeScorePapers(hall, folder)
    )
    row = HallRow(UUID(int=9), "青山县政务服务中心", "青山县", DEFAULT_ZONE, True, "")  # noqa: FBT003
    days: Any = FakeDays()
    places: Any = FakePeople(hall)
    printer = FakeReportPrinter(FakeReportHall())
    return AttendanceServices(row, days, printer, places, SettableClock(NOW), lambda: (), more)


def scores_tab(
    qtbot: QtBot,
    hall: FakeScoreHall,
    folder: Path,
    *answers: Any,
    who: PersonRow = MANAGER,
    size: tuple[int, int] = (1230, 580),
) -> ScoresTab:
    """The tab as somebody sees it who has just signed in."""
    tab = ScoresTab()
    qtbot.addWidget(tab)
    tab.resize(*size)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.begin(desk_for(tab, score_services(hall, folder), *answers, who=who))
    tab.take_keyboard()
    return tab
