"""Corrections by a second person, declared failures, periods that are closed."""

from __future__ import annotations

from datetime import date, time

import pytest
from attendance_rows import FRIDAY, MONDAY, at, by, device, full_days, make, punch
from hall_rows import SmallHall

from hallapp.attendance.errors import (
    CorrectionAskedError,
    CorrectionDecidedError,
    CorrectionEarlyError,
    CorrectionUnknownError,
    CountOvertakenError,
    LockDifferenceError,
    LockOpenError,
    LockUnknownError,
    OutageSpanError,
    OutageUnknownError,
    PeriodClosedError,
    PeriodLockedError,
    PeriodSpanError,
    ReasonMissingError,
    SecondPersonError,
)
from hallapp.attendance.policy import ATTENDANCE_RULES
from hallapp.attendance.presets import RULES
from hallapp.attendance.service import (
    CorrectionService,
    LockService,
    OutageService,
    RecountService,
)
from hallapp.attendance.tables import PunchCorrection
from hallapp.attendance.terms import CorrectionCause, Finding, OutageCause, Slot, Verdict
from hallapp.attendance.terms.acts import CorrectionWish, CountWish, OutageWish
from hallapp.attendance.terms.person_days import DayBasis, PersonDayRow
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.terms import Role
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.settings import SettingsService

ASKER, CHIEF, LEADER, MANAGER = 1, 2, 3, 5
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
def staffed(hall: SmallHall) -> SmallHall:
    make(hall, CHIEF, Role.CHIEF_REPRESENTATIVE)
    make(hall, LEADER, Role.SHIFT_LEADER)
    make(hall, MANAGER, Role.MANAGER)
    return hall


def corrections(hall: SmallHall) -> CorrectionService:
    return CorrectionService(hall.store.work)


def locks(hall: SmallHall) -> LockService:
    return LockService(hall.store.work)


def outages(hall: SmallHall) -> OutageService:
    return OutageService(hall.store.work)


def wish(hall: SmallHall, day: date = FRIDAY, slot: Slot = Slot.AM_OUT) -> CorrectionWish:
    return CorrectionWish(
        hall.people[ASKER], day, slot, CorrectionCause.FORGOTTEN, "忘了", time(12, 2)
    )


def day_of(hall: SmallHall, person: int = ASKER, day: date = FRIDAY) -> PersonDayRow:
    (found,) = hall.attendance.person(hall.people[person], day, day)
    return found


# Corrections


def test_an_approved_correction_fills_the_slot_and_the_raw_punches_stay(staffed: SmallHall):
    punch(staffed, ASKER, ("08:50", "13:25", "17:02"))
    asked = corrections(staffed).ask(by(staffed, ASKER), wish(staffed))
    before = day_of(staffed)

    decided = corrections(staffed).decide(by(staffed, CHIEF), asked.id, approved=True)

    assert asked.number == "补签〔2026〕1号"
    assert (asked.state_text, asked.stated_text) == ("补签待批", "12:02")
    assert before.halves[0].verdict is Verdict.MISSING_PUNCH
    assert (decided.is_approved, decided.decided_by) == (True, "张2")
    after = day_of(staffed)
    assert after.halves[0].verdict is Verdict.PRESENT
    assert (after.slots[1].word, after.slots[1].correction) == ("补签", asked.number)
    assert len(staffed.attendance.punches(staffed.people[ASKER], FRIDAY)) == 3


def test_a_refused_correction_changes_nothing(staffed: SmallHall):
    punch(staffed, ASKER, ("08:50", "13:25", "17:02"))
    asked = corrections(staffed).ask(by(staffed, ASKER), wish(staffed))

    corrections(staffed).decide(by(staffed, CHIEF), asked.id, approved=False, words="监控未见")

    assert day_of(staffed).halves[0].verdict is Verdict.MISSING_PUNCH
    assert corrections(staffed).open() == ()


def test_nobody_decides_a_correction_of_ones_own(staffed: SmallHall):
    for_chief = CorrectionWish(
        staffed.people[CHIEF], FRIDAY, Slot.AM_IN, CorrectionCause.DEVICE, "未识别"
    )
    own = corrections(staffed).ask(by(staffed, CHIEF), for_chief)
    asked = corrections(staffed).ask(by(staffed, CHIEF), wish(staffed))

    for row in (own, asked):
        with pytest.raises(SecondPersonError):
            corrections(staffed).decide(by(staffed, CHIEF), row.id, approved=True)
    with pytest.raises(SecondPersonError):
        corrections(staffed).decide(by(staffed, ASKER), asked.id, approved=True)
    with pytest.raises(SecondPersonError):
        corrections(staffed).decide(staffed.store.request(), asked.id, approved=True)
    with pytest.raises(NotEntitledError):
        corrections(staffed).decide(by(staffed, 4), asked.id, approved=True)


def test_a_correction_is_decided_once(staffed: SmallHall):
    asked = corrections(staffed).ask(by(staffed, ASKER), wish(staffed))
    corrections(staffed).decide(by(staffed, LEADER), asked.id, approved=True)

    with pytest.raises(CorrectionDecidedError):
        corrections(staffed).decide(by(staffed, MANAGER), asked.id, approved=False)
    with pytest.raises(CorrectionUnknownError):
        corrections(staffed).decide(by(staffed, MANAGER), staffed.people[1], approved=False)


def test_a_slot_has_one_correction_that_waits(staffed: SmallHall):
    corrections(staffed).ask(by(staffed, ASKER), wish(staffed))

    with pytest.raises(CorrectionAskedError) as refused:
        corrections(staffed).ask(by(staffed, LEADER), wish(staffed))

    assert refused.value.facts["number"] == "补签〔2026〕1号"


def test_nobody_corrects_what_has_not_happened_or_without_a_reason(staffed: SmallHall):
    with pytest.raises(CorrectionEarlyError):
        corrections(staffed).ask(by(staffed, ASKER), wish(staffed, MONDAY))
    with pytest.raises(ReasonMissingError):
        corrections(staffed).ask(
            by(staffed, ASKER),
            CorrectionWish(staffed.people[ASKER], FRIDAY, Slot.AM_IN, CorrectionCause.OTHER, " "),
        )
    with pytest.raises(NotEntitledError):
        corrections(staffed).ask(by(staffed, 4), wish(staffed))


def test_a_correction_of_a_counted_day_is_a_difference_first(staffed: SmallHall):
    punch(staffed, ASKER, ("08:50", "13:25", "17:02"))
    RecountService(staffed.store.work).carry(
        by(staffed, MANAGER), CountWish(FRIDAY, FRIDAY, "统计")
    )
    asked = corrections(staffed).ask(by(staffed, ASKER), wish(staffed))
    corrections(staffed).decide(by(staffed, CHIEF), asked.id, approved=True)

    shown = day_of(staffed)

    assert (shown.basis, shown.halves[0].verdict) == (DayBasis.DIFFERENT, Verdict.MISSING_PUNCH)


def test_corrections_are_found_by_person_and_period(staffed: SmallHall):
    corrections(staffed).ask(by(staffed, ASKER), wish(staffed))

    service = corrections(staffed)

    assert len(service.of_person(staffed.people[ASKER], FRIDAY, MONDAY)) == 1
    assert service.of_person(staffed.people[CHIEF], FRIDAY, MONDAY) == ()
    assert [row.department for row in service.in_period(FRIDAY, FRIDAY)] == ["市场监督管理局"]
    assert service.in_period(MONDAY, MONDAY) == ()


# Failures


def power_cut(begin: str = "07:50", end: str = "09:10") -> OutageWish:
    return OutageWish(at(begin), at(end), OutageCause.POWER, "全厅停电")


def test_a_declared_power_cut_leaves_the_morning_to_be_confirmed(staffed: SmallHall):
    punch(staffed, ASKER, ("12:01", "13:25", "17:02"))
    before = day_of(staffed).slots[0].finding

    declared = outages(staffed).declare(by(staffed, LEADER), power_cut())

    assert (before, declared.declared_by) == (Finding.MISSING, "张3")
    assert day_of(staffed).slots[0].finding is Finding.TO_CONFIRM
    sheet = staffed.attendance.sheet(FRIDAY)
    row = next(each for each in sheet.rows if each.person_id == str(staffed.people[ASKER]))
    assert row.outage == "上午到故障待确认"


def test_a_failure_that_is_withdrawn_excuses_nothing_and_stays_in_the_record(staffed: SmallHall):
    declared = outages(staffed).declare(by(staffed, LEADER), power_cut())

    outages(staffed).withdraw(by(staffed, MANAGER), declared.id, "时间填错")

    assert day_of(staffed).halves[0].verdict is Verdict.ABSENT
    (kept,) = outages(staffed).in_period(FRIDAY, FRIDAY)
    assert (kept.holds, kept.withdrawn_why) == (False, "时间填错")
    with pytest.raises(OutageUnknownError):
        outages(staffed).withdraw(by(staffed, MANAGER), declared.id, "再撤一次")


def test_only_who_runs_the_hall_declares_a_failure_and_only_a_possible_one(staffed: SmallHall):
    with pytest.raises(NotEntitledError):
        outages(staffed).declare(by(staffed, ASKER), power_cut())
    for begin, end in (("09:10", "07:50"), ("09:10", "09:10")):
        with pytest.raises(OutageSpanError):
            outages(staffed).declare(by(staffed, LEADER), power_cut(begin, end))
    ahead = OutageWish(at("15:00", MONDAY), at("16:00", MONDAY), OutageCause.DEVICE)
    with pytest.raises(OutageSpanError):
        outages(staffed).declare(by(staffed, LEADER), ahead)


# Locks


def test_a_locked_period_is_counted_and_refuses_changes(staffed: SmallHall):
    full_days(staffed)

    locked = locks(staffed).lock(by(staffed, MANAGER), FRIDAY, FRIDAY)

    assert locked.holds
    assert day_of(staffed).basis is DayBasis.COUNTED
    assert day_of(staffed).is_locked
    with pytest.raises(PeriodClosedError):
        corrections(staffed).ask(by(staffed, ASKER), wish(staffed))
    with pytest.raises(PeriodClosedError):
        outages(staffed).declare(by(staffed, LEADER), power_cut())
    with pytest.raises(PeriodClosedError):
        RecountService(staffed.store.work).carry(
            by(staffed, MANAGER), CountWish(FRIDAY, FRIDAY, "统计")
        )
    with pytest.raises(PeriodLockedError):
        locks(staffed).lock(by(staffed, MANAGER), FRIDAY, FRIDAY)


def test_with_the_right_and_a_reason_a_locked_day_is_changed_and_it_prints(staffed: SmallHall):
    punch(staffed, ASKER, ("08:50", "13:25", "17:02"))
    locks(staffed).lock(by(staffed, MANAGER), FRIDAY, FRIDAY)

    with pytest.raises(NotEntitledError):
        corrections(staffed).ask(by(staffed, LEADER), wish(staffed), "漏批")
    asked = corrections(staffed).ask(by(staffed, MANAGER), wish(staffed), "漏批")
    make(staffed, 4, Role.MANAGER)
    decided = corrections(staffed).decide(
        by(staffed, 4), asked.id, approved=True, override_reason="首席代表漏批"
    )
    recounted = RecountService(staffed.store.work).carry(
        by(staffed, MANAGER), CountWish(FRIDAY, FRIDAY, "补签后重算", "首席代表漏批")
    )

    assert (decided.is_after_lock, decided.override_reason) == (True, "首席代表漏批")
    assert (recounted.is_after_lock, recounted.changed) == (True, 1)
    assert day_of(staffed).halves[0].verdict is Verdict.PRESENT


def test_a_month_that_is_over_closes_by_itself_after_its_days_of_grace(staffed: SmallHall):
    day = date(2026, 10, 30)

    assert locks(staffed).is_closed(day)
    with pytest.raises(PeriodClosedError):
        corrections(staffed).ask(by(staffed, ASKER), wish(staffed, day))
    staffed.store.clock.set_to(at("09:00", date(2026, 11, 6)))
    assert not locks(staffed).is_closed(day)
    assert corrections(staffed).ask(by(staffed, ASKER), wish(staffed, day)).number


def test_a_period_opened_again_is_open_until_it_is_locked_once_more(staffed: SmallHall):
    locked = locks(staffed).lock(by(staffed, MANAGER), *OCTOBER)

    locks(staffed).reopen(by(staffed, MANAGER), locked.id, "复核")

    assert locks(staffed).lock_on(OCTOBER[0]) is None
    assert not locks(staffed).is_closed(OCTOBER[1])
    (kept,) = locks(staffed).locks(*OCTOBER)
    assert (kept.reopen_reason, kept.reopened_by) == ("复核", "张5")
    with pytest.raises(LockUnknownError):
        locks(staffed).reopen(by(staffed, MANAGER), locked.id, "复核")
    assert locks(staffed).lock(by(staffed, MANAGER), *OCTOBER).holds


def test_locking_shows_first_what_would_change(staffed: SmallHall):
    punch(staffed, ASKER, ("08:50", "13:25", "17:02"))
    RecountService(staffed.store.work).carry(
        by(staffed, MANAGER), CountWish(FRIDAY, FRIDAY, "统计")
    )
    punch(staffed, ASKER, ("12:01",), device="1")

    with pytest.raises(LockDifferenceError):
        locks(staffed).lock(by(staffed, MANAGER), FRIDAY, FRIDAY)
    assert locks(staffed).preview(FRIDAY, FRIDAY).changed == 1
    locks(staffed).lock(by(staffed, MANAGER), FRIDAY, FRIDAY, accepts_changes=True)

    assert day_of(staffed).halves[0].verdict is Verdict.PRESENT


def test_what_is_not_decided_is_locked_only_by_who_has_seen_it(staffed: SmallHall):
    device(staffed, "1", at("09:00"))
    found = locks(staffed).preview(FRIDAY, FRIDAY).unsettled

    with pytest.raises(LockOpenError) as refused:
        locks(staffed).lock(by(staffed, MANAGER), FRIDAY, FRIDAY, accepts_changes=True)
    locked = locks(staffed).lock(by(staffed, MANAGER), FRIDAY, FRIDAY, accepts_open=True)

    assert found
    assert refused.value.facts == {"count": found}
    told = staffed.rows(AuditEvent, AuditEvent.action, AuditEvent.after)
    assert locked.holds
    assert [after["open"] for action, after in told if action == "attendance.locked"] == [found]


@pytest.mark.parametrize("is_counted", [True, False])
def test_nothing_is_locked_over_what_came_meanwhile(staffed: SmallHall, *, is_counted: bool):
    full_days(staffed, CHIEF)
    if is_counted:
        RecountService(staffed.store.work).carry(
            by(staffed, MANAGER), CountWish(FRIDAY, FRIDAY, "统计")
        )

    def meanwhile(done: int, of: int) -> None:
        if not came:
            came.append((done, of))
            full_days(staffed, ASKER)

    came: list[tuple[int, int]] = []
    with pytest.raises(CountOvertakenError):
        locks(staffed).lock(by(staffed, MANAGER), FRIDAY, FRIDAY, meanwhile)

    assert came
    assert locks(staffed).lock_on(FRIDAY) is None
    assert day_of(staffed).basis is not DayBasis.COUNTED
    assert locks(staffed).lock(by(staffed, MANAGER), FRIDAY, FRIDAY, accepts_changes=True).holds


def test_where_the_hall_says_so_a_missing_punch_is_absence_once_the_period_is_locked(
    staffed: SmallHall,
):
    settings = SettingsService(staffed.store.work)
    staffed.store.clock.set_to(at("08:00"))
    settings.change(
        staffed.store.request(), ATTENDANCE_RULES, RULES["cangnan"], FRIDAY, "执行新规则"
    )
    staffed.store.clock.set_to(at("09:00", MONDAY))
    punch(staffed, ASKER, ("08:50", "13:25", "17:02"))
    before = day_of(staffed).halves[0].verdict

    locks(staffed).lock(by(staffed, MANAGER), FRIDAY, FRIDAY)

    assert before is Verdict.MISSING_PUNCH
    assert day_of(staffed).halves[0].verdict is Verdict.ABSENT
    assert day_of(staffed).basis is DayBasis.COUNTED


def test_only_a_manager_locks_and_only_days_that_are_over(staffed: SmallHall):
    with pytest.raises(NotEntitledError):
        locks(staffed).lock(by(staffed, LEADER), FRIDAY, FRIDAY)
    with pytest.raises(PeriodSpanError):
        locks(staffed).lock(by(staffed, MANAGER), FRIDAY, MONDAY)


def test_station_roles_may_do_what_their_people_may(staffed: SmallHall):
    punch(staffed, ASKER, ("08:50", "13:25", "17:02"))
    work = staffed.store.work_as("clerk")
    asked = CorrectionService(work).ask(by(staffed, ASKER), wish(staffed))
    CorrectionService(work).decide(by(staffed, CHIEF), asked.id, approved=True)
    declared = OutageService(work).declare(by(staffed, LEADER), power_cut())
    OutageService(work).withdraw(by(staffed, LEADER), declared.id, "没有停电")
    recount = RecountService(work)
    recount.carry(by(staffed, MANAGER), CountWish(FRIDAY, FRIDAY, "统计"))
    punch(staffed, CHIEF, ("08:50",))
    recount.carry(by(staffed, MANAGER), CountWish(FRIDAY, FRIDAY, "再统计"))
    locked = LockService(work).lock(by(staffed, MANAGER), FRIDAY, FRIDAY)
    LockService(work).reopen(by(staffed, MANAGER), locked.id, "复核")

    assert staffed.rows(PunchCorrection, PunchCorrection.verdict) == [(True,)]
