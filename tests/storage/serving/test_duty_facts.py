"""What happened on a Friday, as figures, postings, worklists and scores take it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta

import pytest
from attendance_rows import FRIDAY, ZONE, at, away, by, full_days, make, punch
from hall_rows import VAULT, SmallHall

from hallapp.assessment.policy import SCORE_RULES
from hallapp.assessment.presets import SCORES
from hallapp.assessment.service import AssessmentService
from hallapp.attendance.service import AttendanceService, CorrectionService
from hallapp.attendance.terms import CorrectionCause, Slot
from hallapp.attendance.terms.acts import CorrectionWish
from hallapp.bulletins.service import BulletinService, PostingService
from hallapp.bulletins.terms import BulletinSort, FigureCode, Standing, StepCode
from hallapp.hall.terms import Role
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.settings import SettingsService
from hallapp.leave.terms import LeaveKind
from hallapp.patrols.errors import ExplanationTwiceError
from hallapp.patrols.service import ExplanationService, PatrolService
from hallapp.patrols.terms import ExplanationWish, MarkWish, PatrolSight
from hallapp.queueing.store import days
from hallapp.serving.duty_facts import DutyFactsService
from hallapp.serving.score_facts import ScoreFeeder

LATE, MISSING, ABSENT, ILL, MANAGER = 1, 2, 3, 4, 5
MONDAY = date(2026, 11, 16)


@dataclass
class Friday:
    """The hall of that Friday, over the rights of a desk."""

    hall: SmallHall
    work: UnitOfWork

    @property
    def attendance(self) -> AttendanceService:
        return AttendanceService(self.work, days.check_clock)

    @property
    def book(self) -> DutyFactsService:
        return DutyFactsService(self.work, self.attendance)

    @property
    def scores(self) -> AssessmentService:
        return AssessmentService(self.work)

    @property
    def bulletins(self) -> BulletinService:
        return BulletinService(self.work, self.book, self.scores)

    @property
    def feeder(self) -> ScoreFeeder:
        return ScoreFeeder(self.work, self.attendance, self.scores)

    def set_to(self, moment: str, day: date) -> None:
        self.hall.store.clock.set_to(at(moment, day))

    def explain(self, person: int, words: str, *, accepted: bool | None = None) -> None:
        """Let a person say something about that Friday in time, and the manager decide."""
        explanations, now = ExplanationService(self.work), self.hall.store.clock.now()
        wish = ExplanationWish(words, day=FRIDAY)
        self.set_to("18:30", FRIDAY)
        said = explanations.give(by(self.hall, person), wish)
        if accepted is not None:
            explanations.decide(by(self.hall, MANAGER), said.id, accepted=accepted, words="核实")
        self.hall.store.clock.set_to(now)

    def standings(self, person: int) -> list[Standing]:
        """How the half days of a person's Friday stand, morning first."""
        return [
            half.standing
            for day in self.book.day(FRIDAY).days
            if day.person_id == self.hall.people[person]
            for half in day.halves
        ]


@pytest.fixture
def friday(hall: SmallHall) -> Friday:
    """One is late, one misses a punch, one never came, one is ill; the fifth manages."""
    make(hall, MANAGER, Role.MANAGER)
    hall.store.clock.set_to(at("08:00"))
    SettingsService(hall.store.work).change(
        hall.store.request(), SCORE_RULES, SCORES["cangnan"], FRIDAY, "试行"
    )
    punch(hall, LATE, ("09:05", "12:01", "13:25", "17:02"))
    punch(hall, MISSING, ("08:50", "13:25", "17:02"))
    away(hall, ILL, kind=LeaveKind.SICK)
    full_days(hall, MANAGER)
    found = Friday(hall, hall.store.work_as("clerk"))
    _patrol(found)
    found.set_to("18:00", date(2026, 11, 26))
    return found


def _patrol(friday: Friday) -> None:
    """Let the manager have seen the second window play with a phone at ten."""
    patrols, hall = PatrolService(friday.work, VAULT), friday.hall
    friday.set_to("10:00", FRIDAY)
    visit = patrols.start(by(hall, MANAGER), 1)
    phone = next(each for each in patrols.findings() if each.code == "phone_or_games")
    wish = MarkWish(hall.windows[2], PatrolSight.FINDING, phone.id, person_id=hall.people[MISSING])
    patrols.mark(by(hall, MANAGER), visit.id, wish)
    patrols.end(by(hall, MANAGER), visit.id)


def test_figures_of_the_week_count_what_happened(friday: Friday) -> None:
    total = friday.bulletins.week(FRIDAY).total

    counted = {code: total[code] for code in (
        FigureCode.LATE, FigureCode.MISSING, FigureCode.LEAVE, FigureCode.FINDINGS
    )}  # fmt: skip
    assert counted == {
        FigureCode.LATE: 1, FigureCode.MISSING: 1, FigureCode.LEAVE: 2, FigureCode.FINDINGS: 1
    }  # fmt: skip
    assert total.leave == (("sick", 2),)
    assert total[FigureCode.DUE] == 5 * 2 * 5


def test_figures_and_attendance_say_the_same_of_every_person(friday: Friday) -> None:
    punch(friday.hall, ABSENT, ("09:40", "12:01", "13:25"))
    figures = friday.bulletins.span(date(2026, 11, 1), date(2026, 11, 30))

    for line in friday.attendance.month(2026, 11).lines:
        said = next(each for each in figures.people if each.person_id == line.person.person_id)
        grid = asdict(line.totals)
        names = ("present", "absent", "late", "early", "missing", "leave")
        assert {name: grid[name] for name in names} == {
            name: said[FigureCode(name)] for name in names
        }
    absent = next(each for each in figures.people if each.person_id == friday.hall.people[ABSENT])
    assert (absent[FigureCode.LATE], absent[FigureCode.MISSING]) == (0, 1)


def test_a_posting_has_no_kind_of_leave_and_no_lateness(friday: Friday) -> None:
    sheet = PostingService(friday.work, friday.book).draft(FRIDAY)

    rows = {row.name: row for row in sheet.rows}
    assert rows[f"张{ILL}"].presence == "请假"
    assert rows[f"张{LATE}"].presence == "在岗"
    assert rows[f"张{ABSENT}"].presence == "—"
    assert "病" not in str(rows)
    assert rows[f"张{MISSING}"].discipline == "玩手机或游戏"


def test_a_finding_waits_for_its_explanation_before_it_is_posted(friday: Friday) -> None:
    friday.set_to("10:30", FRIDAY)

    sheet = PostingService(friday.work, friday.book).draft(FRIDAY)

    assert {row.discipline for row in sheet.rows} == {""}
    assert friday.bulletins.week(FRIDAY).waiting == 1


def test_monday_s_worklist_names_what_nobody_explained(friday: Friday) -> None:
    before = friday.book.open_things(FRIDAY, FRIDAY)
    assert (len(before.missing), before.people) == (3, 2)

    friday.explain(ABSENT, "家里急事")
    CorrectionService(friday.work).ask(
        by(friday.hall, MISSING),
        CorrectionWish(
            friday.hall.people[MISSING], FRIDAY, Slot.AM_OUT, CorrectionCause.FORGOTTEN, "忘了"
        ),
    )

    things = friday.book.open_things(FRIDAY, FRIDAY)
    assert things.missing == ()
    assert (len(things.explanations), len(things.corrections)) == (1, 1)
    listed = friday.bulletins.worklist(BulletinSort.WEEKLY, FRIDAY)
    assert listed.step(StepCode.EXPLANATIONS).count == 1


def test_points_open_what_proves_them_and_come_once(friday: Friday) -> None:
    request = by(friday.hall, MANAGER)
    first = friday.feeder.feed(request, FRIDAY, FRIDAY)
    again = friday.feeder.feed(by(friday.hall, MANAGER), FRIDAY, FRIDAY)

    assert (again.made, again.withdrawn, again.kept) == (0, 0, first.made)
    sheet = friday.scores.living_sheet(FRIDAY, FRIDAY)
    scores = {line.person.name: line.tenths for line in sheet.lines}
    assert scores == {
        f"张{LATE}": 990, f"张{MISSING}": 980, f"张{ABSENT}": 900, f"张{ILL}": 1000,
        f"张{MANAGER}": 1000,
    }  # fmt: skip
    (late,) = [line for line in sheet.lines if line.person.name == f"张{LATE}"]
    assert late.entries[0].evidence_id == f"{friday.hall.people[LATE]}:{FRIDAY}"
    assert late.entries[0].words == "上午迟到5分钟"


def test_a_sheet_can_be_looked_at_before_anybody_fed_it(friday: Friday) -> None:
    looked = friday.feeder.sheet(FRIDAY, FRIDAY)
    friday.feeder.feed(by(friday.hall, MANAGER), FRIDAY, FRIDAY)

    fed = friday.feeder.sheet(FRIDAY, FRIDAY)

    assert friday.scores.living_sheet(FRIDAY, FRIDAY) == fed
    assert [(line.person, line.tenths, line.rank) for line in looked.lines] == [
        (line.person, line.tenths, line.rank) for line in fed.lines
    ]
    assert looked.unscored == fed.unscored


def test_what_was_explained_costs_nothing_and_is_not_said(friday: Friday) -> None:
    friday.feeder.feed(by(friday.hall, MANAGER), FRIDAY, FRIDAY)

    friday.explain(LATE, "扶老人过马路", accepted=True)

    result = friday.feeder.feed(by(friday.hall, MANAGER), FRIDAY, FRIDAY)
    assert result.withdrawn == 1
    named = {each.name for each in friday.bulletins.span(FRIDAY, FRIDAY).named}
    assert f"张{LATE}" not in named
    assert f"张{ABSENT}" in named


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_nobody_is_named_for_a_lateness_before_the_time_to_explain_is_over(friday: Friday) -> None:
    friday.set_to("23:59", MONDAY + timedelta(days=7))

    waiting = friday.bulletins.span(FRIDAY, FRIDAY)
    friday.set_to("00:00", MONDAY + timedelta(days=8))
    over = friday.bulletins.span(FRIDAY, FRIDAY)

    assert waiting.total[FigureCode.LATE] == over.total[FigureCode.LATE] == 1
    assert f"张{LATE}" not in {each.name for each in waiting.named}
    assert f"张{LATE}" in {each.name for each in over.named}
    assert friday.standings(LATE) == [Standing.STANDS, Standing.STANDS]


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_refused_explanation_lets_a_lateness_stand_and_no_other_follows(friday: Friday) -> None:
    friday.explain(LATE, "路上堵车", accepted=False)
    friday.set_to("10:00", MONDAY + timedelta(days=7))

    # The afternoon had nothing to explain: the words of the day do not touch it.
    assert friday.standings(LATE) == [Standing.STANDS, Standing.STANDS]
    with pytest.raises(ExplanationTwiceError):
        friday.explain(LATE, "再说一次")
    friday.explain(ABSENT, "家里急事")
    assert friday.standings(ABSENT)[0] is Standing.WAITING


def test_a_month_that_runs_leaves_out_the_days_to_come(friday: Friday) -> None:
    facts = friday.book.facts(date(2026, 11, 1), date(2026, 11, 30))

    assert max(day.day for day in facts.days) == date(2026, 11, 26)
    assert friday.book.facts(date(2026, 12, 1), date(2026, 12, 31)).days == ()
    assert facts.cases is None


def test_nothing_is_locked_until_somebody_locks_it(friday: Friday) -> None:
    assert not friday.book.is_locked(MONDAY, FRIDAY)
    assert friday.hall.store.zone == ZONE
