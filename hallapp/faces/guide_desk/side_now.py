"""What stands at the right of the desk, read in one go: who calls, who comes, who came too late."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from uuid import UUID

from hallapp.appointments.terms import AppointmentRow, BookingState
from hallapp.faces.guide_desk.services import GuideDeskServices
from hallapp.faces.guide_desk.tally import DayCount, Tally
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _
from hallapp.queueing.terms import (
    Entry,
    LatePolicy,
    LateRuleRow,
    ServiceRow,
    TicketRow,
)
from hallapp.queueing.terms.setups import ClosingLoadRow
from hallapp.reception.terms import EscortRow, HelpCallRow, HelpState

STOPPED = "queueing.issue_stopped"
_HOUR = 60


@dataclass(frozen=True)
class LateComer:
    """A ticket that missed its call.

    Attributes:
        rule: What its service does with late-comers, in a few words.
        is_back: It waits again already.
        is_void: Its service takes no late-comer back.
    """

    ticket: TicketRow
    rule: str
    is_back: bool
    is_void: bool


@dataclass(frozen=True)
class SideNow:
    """One reading of the right side."""

    calls: tuple[HelpCallRow, ...]
    booked: tuple[AppointmentRow, ...]
    late: tuple[LateComer, ...]
    escorts: tuple[EscortRow, ...]
    closing: tuple[ClosingLoadRow, ...]
    waiting: int
    helped: int
    count: DayCount
    read_at: datetime
    zone: tzinfo


def read_side(
    hall: GuideDeskServices, tally: Tally, closing: tuple[ClosingLoadRow, ...] | None
) -> SideNow:
    """Read all of it; runs on the worker.

    Args:
        hall: The hall.
        tally: What this desk counted.
        closing: The loads before closing when they were read only a moment ago.
    """
    zone = zone_named(hall.hall.zone)
    now = hall.clock.now()
    services = hall.queue.services()
    calls = hall.reception.calls()
    return SideNow(
        calls=hall.reception.open_calls(),
        booked=tuple(_coming(hall.appointments.day())),
        late=_late_comers(hall, services),
        escorts=tuple(each for each in hall.reception.escorts() if each.ended_at is None),
        closing=read_closing(hall, services) if closing is None else closing,
        waiting=hall.queue.figures().waiting,
        helped=sum(1 for each in calls if each.answered_at is not None),
        count=tally.of(now.astimezone(zone).date()),
        read_at=now,
        zone=zone,
    )


def read_closing(
    hall: GuideDeskServices, services: tuple[ServiceRow, ...]
) -> tuple[ClosingLoadRow, ...]:
    """Return the services whose last citizens will hardly be called before the end."""
    found = (hall.queue.closing_load(each.id) for each in services if each.refusal != STOPPED)
    return tuple(load for load in found if load is not None and load.is_tight)


def late_words(rule: LateRuleRow | None) -> str:
    """Return what happens to a missed number, in a few words."""
    if rule is None:
        return ""
    if rule.policy is LatePolicy.VOID:
        return _("过号作废")
    if rule.policy is LatePolicy.BEHIND:
        return _("排到 {count} 人后，限 {times} 次").format(count=rule.places, times=rule.times)
    return _("{minutes} 分内优先，限 {times} 次").format(minutes=rule.minutes, times=rule.times)


def waited_words(since: datetime, now: datetime) -> str:
    """Return how long ago something was, in whole minutes."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    return _("刚刚") if minutes == 0 else _("{minutes} 分钟前").format(minutes=minutes)


def arrival_words(booked: AppointmentRow, now: datetime) -> str:
    """Return whether whoever comes now is early or late; nothing when in time."""
    minutes = int((now - booked.slot.starts_at).total_seconds() // 60)
    if now < booked.slot.starts_at:
        return _("早 {minutes} 分").format(minutes=-minutes) if minutes >= -_HOUR else ""
    if now >= booked.slot.ends_at:
        return _("晚 {minutes} 分").format(minutes=minutes)
    return ""


def call_state(call: HelpCallRow) -> str:
    """Return how far the help has come."""
    if call.ticket_label:
        return _("已给 {label}，自助机上显示着").format(label=call.ticket_label)
    if call.state is HelpState.ANSWERED:
        return _("{person} 去接应了").format(person=call.answered_by)
    return ""


def _coming(booked: tuple[AppointmentRow, ...]) -> list[AppointmentRow]:
    waited = [each for each in booked if each.state is BookingState.BOOKED]
    return sorted(waited, key=lambda each: (each.slot.starts_at, each.code))


def _late_comers(
    hall: GuideDeskServices, services: tuple[ServiceRow, ...]
) -> tuple[LateComer, ...]:
    rules = {each.code: each.late for each in services}
    missed = [
        _late(each, rules.get(each.service_code), is_back=False) for each in hall.queue.missed()
    ]
    back = [
        _late(each, rules.get(each.service_code), is_back=True)
        for each in hall.queue.waiting()
        if each.entry is Entry.READMITTED
    ]
    seen: set[UUID] = {each.ticket.id for each in back}
    newest = sorted(missed, key=_called, reverse=True)
    return (*(each for each in newest if each.ticket.id not in seen), *back)


def _late(ticket: TicketRow, rule: LateRuleRow | None, *, is_back: bool) -> LateComer:
    is_void = rule is not None and rule.policy is LatePolicy.VOID
    return LateComer(ticket, late_words(rule), is_back=is_back, is_void=is_void)


def _called(late: LateComer) -> datetime:
    return late.ticket.called_at or late.ticket.issued_at
