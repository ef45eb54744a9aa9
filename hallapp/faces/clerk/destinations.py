"""Where a ticket can be sent: services, windows that are open, people who sit there (转移)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from hallapp.faces.clerk.pick_page import PickRow
from hallapp.hall.terms import DutyRow, DutyState
from hallapp.kernel.texts import _
from hallapp.queueing.terms import Destination, ServiceRow, TicketRow, WindowServiceRow


@dataclass(frozen=True)
class Known:
    """What the hall has open now.

    Attributes:
        services: Every service that gives numbers.
        duties: Who holds which window.
        served: Which window serves which service.
    """

    services: tuple[ServiceRow, ...]
    duties: tuple[DutyRow, ...]
    served: tuple[WindowServiceRow, ...]


@dataclass(frozen=True)
class Target:
    """A destination as it is shown.

    Attributes:
        row: Its line in the list.
        to: Where that is, for the hall; it does not come back unless somebody says so.
        where: The same in words.
    """

    row: PickRow
    to: Destination
    where: str


def targets(known: Known, ticket: TicketRow, own_window: UUID) -> tuple[Target, ...]:
    """Return where a ticket can go: other services, other windows, other people on duty.

    Runs on the worker.

    A window or person that does not serve what the ticket waits for is asked for what it serves.
    """
    present = next((row.id for row in known.services if row.code == ticket.service_code), None)
    by_window: dict[UUID, list[WindowServiceRow]] = {}
    for row in known.served:
        by_window.setdefault(row.window_id, []).append(row)
    others = [duty for duty in known.duties if duty.window.id != own_window]
    made = [*_windows(others, by_window, present), *_people(others, by_window, present)]
    return (*_services(known.services, ticket), *made)


def _services(services: Iterable[ServiceRow], ticket: TicketRow) -> list[Target]:
    made: list[Target] = []
    for service in services:
        if service.code == ticket.service_code:
            continue
        if service.open_windows:
            detail = _("等候 {waiting} 人，{windows} 个窗口").format(
                waiting=service.waiting, windows=service.open_windows
            )
        else:
            # The remark says that no window is open; a count of none would be cut behind it.
            detail = _("现在等候 {count} 人").format(count=service.waiting)
        remark = "" if service.open_windows else _("没有开窗")
        row = PickRow(
            ("service", service.id),
            service.name,
            _("业务"),
            detail,
            f"{service.place} {_letters(service.name)}",
            remark,
        )
        made.append(Target(row, Destination(service_id=service.id), service.name))
    return made


def _windows(
    duties: Iterable[DutyRow],
    by_window: Mapping[UUID, list[WindowServiceRow]],
    present: UUID | None,
) -> list[Target]:
    made: list[Target] = []
    for duty in duties:
        service = _service_at(by_window.get(duty.window.id, []), present)
        if service is None:
            continue
        name = _("{number} 号窗口 {name}").format(number=duty.window.number, name=duty.window.name)
        where = _("{number} 号窗口").format(number=duty.window.number)
        row = PickRow(
            ("window", duty.window.id),
            name,
            _("窗口"),
            _serves(duty.person.masked_name, service, present),
            f"{duty.window.zone_name} {_letters(duty.window.name)}",
            _paused(duty),
        )
        to = Destination(_other(service, present), window_id=duty.window.id)
        made.append(Target(row, to, where))
    return made


def _people(
    duties: Iterable[DutyRow],
    by_window: Mapping[UUID, list[WindowServiceRow]],
    present: UUID | None,
) -> list[Target]:
    made: list[Target] = []
    for duty in duties:
        service = _service_at(by_window.get(duty.window.id, []), present)
        if service is None:
            continue
        person = duty.person
        name = _("{name}，工号 {number}").format(
            name=person.masked_name, number=person.staff_number
        )
        at = _("{number} 号窗口").format(number=duty.window.number)
        row = PickRow(
            ("person", person.id),
            name,
            _("人"),
            _serves(at, service, present),
            f"{person.name} {_letters(person.name)} {person.department}",
            _paused(duty),
        )
        to = Destination(_other(service, present), person_id=person.id)
        made.append(Target(row, to, name))
    return made


def _service_at(served: list[WindowServiceRow], present: UUID | None) -> WindowServiceRow | None:
    """Return for what a window would take the ticket: the same service if it serves that."""
    same = next((row for row in served if row.service_id == present), None)
    return same or (served[0] if served else None)


def _other(service: WindowServiceRow, present: UUID | None) -> UUID | None:
    return None if service.service_id == present else service.service_id


def _serves(who: str, service: WindowServiceRow, present: UUID | None) -> str:
    if service.service_id == present:
        return who
    return _("{who}，办{service}").format(who=who, service=service.service_name)


def _paused(duty: DutyRow) -> str:
    return _("暂停中") if duty.state is DutyState.PAUSED else ""


def _letters(name: str) -> str:
    """Return the pinyin initials of a name; the dictionary takes a moment to load."""
    from hallapp.guides.spelling import spelling

    return spelling(name).initials
