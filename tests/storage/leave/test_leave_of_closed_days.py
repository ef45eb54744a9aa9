"""Leave, outings and rosters of closed days: nobody but a manager changes them, with a reason."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hall_rows import SmallHall
from leave_hall import AM, FRIDAY, MONDAY, PM, TUESDAY, WEDNESDAY, LeaveHall, leave_hall, span

from hallapp.app.period_lock import PeriodGuard
from hallapp.attendance.errors import PeriodClosedError
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.half_days import HalfDay
from hallapp.kernel.database.records import AuditEvent
from hallapp.leave.service import LeaveService, OutingService
from hallapp.leave.terms import LeaveKind, LeaveState, LeaveWish, OutingKind, OutingWish
from hallapp.roster.service import AssignmentWish, RosterService
from hallapp.roster.terms import RosterOccasion

DECEMBER = date(2026, 12, 20)
"""A day on which the days of grace of November are over."""


@pytest.fixture
def people(hall: SmallHall) -> LeaveHall:
    """The hall with people who decide, its services asking whether days are closed."""
    made = leave_hall(hall)
    work, guard = hall.store.work, PeriodGuard(hall.store.work.hall_id)
    made.leave, made.outings = LeaveService(work, guard), OutingService(work, guard)
    made.rosters = RosterService(work, guard)
    return made


def close(people: LeaveHall, day: date = DECEMBER) -> None:
    """Let so much time pass that November is closed."""
    people.hall.store.clock.advance(timedelta(days=(day - MONDAY).days))


def kept(people: LeaveHall) -> list[tuple[str, str | None]]:
    """What the audit says of changes after the lock."""
    told = people.hall.rows(AuditEvent, AuditEvent.action, AuditEvent.reason)
    return [(action, why) for action, why in told if action.endswith(".after_lock")]


def slip(people: LeaveHall, number: int, left_at: datetime, what: OutingKind) -> OutingWish:
    """Somebody left for half an hour."""
    back = left_at + timedelta(minutes=30)
    return OutingWish(people.person(number), what, "去银行", back, left_at=left_at)


def test_leave_of_a_closed_month_is_asked_for_and_approved_by_a_managers_reason_only(
    people: LeaveHall,
) -> None:
    close(people)
    wish = LeaveWish(people.person(1), LeaveKind.SICK, span(TUESDAY), "补假")

    with pytest.raises(PeriodClosedError):
        people.leave.ask(people.by(1), wish)
    with pytest.raises(NotEntitledError):
        people.leave.ask(people.by(1), wish, "忘了请假")
    row = people.leave.ask(people.by(4), wish, "病历后补")
    with pytest.raises(PeriodClosedError):
        people.leave.decide(people.by(3), row.id, approved=True)
    with pytest.raises(NotEntitledError):
        people.leave.decide(people.by(3), row.id, approved=True, override_reason="同意")

    assert people.leave.away(TUESDAY) == {}
    assert kept(people) == [("leave.after_lock", "病历后补")]
    refused = people.leave.decide(people.by(3), row.id, approved=False, words="已封账")
    assert refused.state is LeaveState.REFUSED


def test_what_was_approved_of_a_closed_month_keeps_who_stood_in(people: LeaveHall) -> None:
    leave = people.granted(1, span(TUESDAY))
    close(people)

    with pytest.raises(PeriodClosedError):
        people.leave.change_b(people.by(1), leave.id, people.person(5))
    changed = people.leave.change_b(people.by(4), leave.id, people.person(5), "登记错了")

    assert changed.b_name == "张5"
    assert kept(people) == [("leave.after_lock", "登记错了")]


def test_days_of_a_closed_month_are_not_given_back(people: LeaveHall) -> None:
    leave = people.granted(1, span(TUESDAY, AM, WEDNESDAY))
    close(people)

    with pytest.raises(PeriodClosedError):
        people.leave.end(people.by(1), leave.id, HalfDay(WEDNESDAY, AM))
    assert people.leave.leave(leave.id).state is LeaveState.APPROVED
    ended = people.leave.end(people.by(4), leave.id, HalfDay(WEDNESDAY, AM), "当天已经回岗")

    assert ended.late_half_days == 0
    assert kept(people) == [("leave.after_lock", "当天已经回岗")]


def test_whoever_reports_back_after_the_month_closed_is_late_and_changes_no_day(
    people: LeaveHall,
) -> None:
    leave = people.granted(1, span(FRIDAY))
    close(people)

    with pytest.raises(PeriodClosedError):
        people.leave.end(people.by(5), leave.id, HalfDay(FRIDAY, PM).next)
    ended = people.leave.end(people.by(1), leave.id, HalfDay(FRIDAY, PM).next)

    # Three weeks of five days: from Monday, 30 November, to Sunday, 20 December.
    assert (ended.state, ended.late_half_days) == (LeaveState.ENDED, 30)
    assert kept(people) == []


def test_a_slip_of_a_closed_day_needs_a_manager_with_a_reason(people: LeaveHall) -> None:
    now = people.hall.store.clock.now()
    gone = people.outings.leave_post(people.by(1), slip(people, 1, now, OutingKind.OUTING))
    close(people)

    with pytest.raises(PeriodClosedError):
        people.outings.leave_post(people.by(2), slip(people, 2, now, OutingKind.ESCORT))
    with pytest.raises(PeriodClosedError):
        people.outings.approve(people.by(5), gone.id)
    with pytest.raises(PeriodClosedError):
        people.outings.back(people.by(5), gone.id, now)
    people.outings.leave_post(people.by(4), slip(people, 2, now, OutingKind.ESCORT), "漏登")
    people.outings.back(people.by(1), gone.id)

    assert kept(people) == [("leave.after_lock", "漏登")]


def test_the_roster_of_a_closed_day_is_changed_by_a_managers_reason_only(
    people: LeaveHall, tmp_path: Path
) -> None:
    rest = AssignmentWish(people.person(1), TUESDAY, None, RosterOccasion.REST)
    people.rosters.assign(people.by(5), [rest])
    (entry,) = people.rosters.of_day(TUESDAY)
    file = tmp_path / "排班.csv"
    file.write_text("工号,姓名,2026-11-25\n1001,张1,休\n", encoding="utf-8")
    close(people)

    with pytest.raises(PeriodClosedError):
        people.rosters.assign(people.by(5), [replace(rest, person_id=people.person(2))])
    with pytest.raises(NotEntitledError):
        people.rosters.withdraw(people.by(5), entry.id, "排错", "排错")
    with pytest.raises(PeriodClosedError):
        people.rosters.carry(people.by(4), people.rosters.preview(file))
    people.rosters.withdraw(people.by(4), entry.id, "排错", "当天在岗")
    people.rosters.carry(people.by(4), people.rosters.preview(file), "补导排班")

    assert people.rosters.of_day(TUESDAY) == ()
    assert len(people.rosters.of_day(WEDNESDAY)) == 1
    assert kept(people) == [
        ("roster.after_lock", "当天在岗"), ("roster.after_lock", "补导排班"),
    ]  # fmt: skip
