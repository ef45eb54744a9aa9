"""What the one search field finds: items, services, tickets, appointments, each as one row."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from hallapp.appointments.terms import AppointmentRow
from hallapp.guides.terms import ItemRow
from hallapp.hall.terms import WindowRow
from hallapp.kernel.texts import _
from hallapp.queueing.terms import PackageRow, ServiceRow, TicketRow, WindowServiceRow

_REFUSED = {
    "queueing.issue_stopped": "stopped",
    "queueing.day_full": "full",
    "queueing.session_full": "full",
    "queueing.series_full": "full",
}


class FoundKind(Enum):
    """What a row is, and so what Enter does with it."""

    ITEM = "item"
    SERVICE = "service"
    TICKET = "ticket"
    MISSED = "missed"
    APPOINTMENT = "appointment"


@dataclass(frozen=True)
class FoundRow:
    """One row of the results.

    Attributes:
        key: Of the item, service, ticket or appointment.
        name: What the citizen comes for, with the number before it where there is one.
        unit: Department, or how a ticket or an appointment stands.
        windows: Where it is handled.
        ahead: How many wait before a number given now.
        about: How long that takes, or why no number is given.
        service: The service that gives the number; None for an item without one.
        item_id: The item, if it is one.
        packages: Packages that take the item through several windows.
        ticket: The ticket, where the row is one.
        appointment: The appointment, where the row is one.
    """

    key: UUID
    kind: FoundKind
    name: str
    unit: str
    windows: str
    ahead: str
    about: str
    service: ServiceRow | None = None
    item_id: UUID | None = None
    packages: tuple[PackageRow, ...] = ()
    ticket: TicketRow | None = None
    appointment: AppointmentRow | None = None

    @property
    def is_refused(self) -> bool:
        """Whether its service gives no number now."""
        return self.service is not None and bool(self.service.refusal)


@dataclass(frozen=True)
class Prospect:
    """What is known of a service's queue: its windows in words, and a range of minutes."""

    windows: str
    minutes: tuple[int, int] | None


def item_row(
    item: ItemRow, service: ServiceRow | None, prospect: Prospect, packages: tuple[PackageRow, ...]
) -> FoundRow:
    """Return an item as a row."""
    return FoundRow(
        key=item.id,
        kind=FoundKind.ITEM,
        name=item.name,
        unit=item.department,
        windows=prospect.windows,
        ahead=ahead_words(service),
        about=about_words(service, prospect.minutes),
        service=service,
        item_id=item.id,
        packages=tuple(
            each for each in packages if any(step.item_id == item.id for step in each.steps)
        ),
    )


def service_row(service: ServiceRow, prospect: Prospect) -> FoundRow:
    """Return a service as a row, for whom no item fits."""
    return FoundRow(
        key=service.id,
        kind=FoundKind.SERVICE,
        name=service.name,
        unit=_("取号业务"),
        windows=prospect.windows,
        ahead=ahead_words(service),
        about=about_words(service, prospect.minutes),
        service=service,
    )


def ticket_row(ticket: TicketRow, *, is_missed: bool) -> FoundRow:
    """Return a ticket of today as a row."""
    window = ticket.window_number
    return FoundRow(
        key=ticket.id,
        kind=FoundKind.MISSED if is_missed else FoundKind.TICKET,
        name=f"{ticket.label}　{ticket.subject}",
        unit=ticket.state.label,
        windows="" if window is None else _("{number} 号窗口").format(number=window),
        ahead="",
        about=_("等了 {minutes} 分").format(minutes=ticket.waited_s // 60),
        item_id=ticket.item_id,
        ticket=ticket,
    )


def appointment_row(booked: AppointmentRow, times: str) -> FoundRow:
    """Return an appointment as a row; `times` are its slot on the hall's clock."""
    return FoundRow(
        key=booked.id,
        kind=FoundKind.APPOINTMENT,
        name=f"{booked.code}　{booked.item_name or booked.slot.service_name}",
        unit=_("预约 {name}").format(name=booked.masked_name),
        windows=times,
        ahead="",
        about=booked.label or booked.state.label,
        item_id=booked.item_id,
        appointment=booked,
    )


def ahead_words(service: ServiceRow | None) -> str:
    """Return how many wait."""
    return "" if service is None else _("{count} 人").format(count=service.waiting)


def about_words(service: ServiceRow | None, minutes: tuple[int, int] | None) -> str:
    """Return how long it takes as a range, or in a word why there is no number now."""
    if service is None:
        return _("不用取号")
    if service.refusal:
        why = {"stopped": _("已停止取号"), "full": _("号已取完")}
        return why.get(_REFUSED.get(service.refusal, ""), _("现在不取号"))
    if service.open_windows == 0:
        return _("没有开窗口")
    if minutes is None:
        return "—"
    low, high = minutes
    if low == high:
        return _("{minutes} 分").format(minutes=low)
    return _("{low}—{high} 分").format(low=low, high=high)


def windows_words(
    service: ServiceRow, served: tuple[WindowServiceRow, ...], windows: tuple[WindowRow, ...]
) -> str:
    """Return where a service is handled: A 区 3—6 号."""
    zones = {window.id: window.zone_letter for window in windows}
    here = [each for each in served if each.service_id == service.id and each.until_at is None]
    if not here:
        return service.place
    numbers = sorted(each.window_number for each in here)
    letters = {zones.get(each.window_id, "") for each in here}
    said = _("{numbers} 号").format(numbers=_("、").join(_runs(numbers)))
    letter = letters.pop() if len(letters) == 1 else ""
    return _("{letter} 区 {numbers}").format(letter=letter, numbers=said) if letter else said


def _runs(numbers: list[int]) -> list[str]:
    """Return numbers with neighbours joined: 3—6."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in found]
