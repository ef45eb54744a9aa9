"""Statements of appointments; a kiosk runs its own without a right to read names."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from hallapp.appointments.rules import Span, new_code, shown_state
from hallapp.appointments.tables import Appointment, AppointmentPerson, AppointmentSlot
from hallapp.appointments.terms import AppointmentRow, BookingState, SlotRow
from hallapp.guides.tables import ServiceItem
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.queueing.policy import QueuePolicy
from hallapp.queueing.tables import QueueService, ServiceOffer, Ticket

_slot = table_of(AppointmentSlot).c
_given = table_of(Appointment).c
_person = table_of(AppointmentPerson).c
_service = table_of(QueueService).c
_item = table_of(ServiceItem).c
_ticket = table_of(Ticket).c
_offer = table_of(ServiceOffer).c

_others = table_of(Appointment).alias("booked")
_BOOKED = (
    select(func.count())
    .select_from(_others)
    .where(_others.c.slot_id == _slot.id, _others.c.state != BookingState.CANCELLED)
    .correlate(table_of(AppointmentSlot))
    .scalar_subquery()
)
_SLOT_COLUMNS = (
    _slot.id.label("slot_id"),
    _slot.service_id,
    _service.name.label("service_name"),
    _slot.starts_at,
    _slot.ends_at,
    _slot.capacity,
    _BOOKED.label("booked"),
)
_SLOTS = select(*_SLOT_COLUMNS).join_from(
    table_of(AppointmentSlot), table_of(QueueService), _service.id == _slot.service_id
)
_APPOINTMENTS = (
    select(
        *_SLOT_COLUMNS,
        _given.id,
        _given.code,
        _given.item_id,
        func.coalesce(_item.name, "").label("item_name"),
        func.coalesce(_person.masked_name, "").label("masked_name"),
        _given.state,
        _given.arrived_at,
        _given.ticket_id,
        func.coalesce(_ticket.label, "").label("label"),
        _service.needs_identity,
    )
    .join_from(table_of(Appointment), table_of(AppointmentSlot), _slot.id == _given.slot_id)
    .join(table_of(QueueService), _service.id == _slot.service_id)
    .outerjoin(table_of(AppointmentPerson), _person.appointment_id == _given.id)
    .outerjoin(table_of(ServiceItem), _item.id == _given.item_id)
    .outerjoin(table_of(Ticket), _ticket.id == _given.ticket_id)
)
_LOCK_SLOT = select(_slot.id)
_ADD_SLOT = InsertOnce(table_of(AppointmentSlot), ("hall_id", "service_id", "starts_at")).returning(
    "id"
)
_ADD = InsertOnce(table_of(Appointment)).returning("id")
_TRIES = 20
_PORTION = 500


def slots(
    connection: Connection, hall_id: uuid.UUID, day: date, service_id: uuid.UUID | None = None
) -> tuple[SlotRow, ...]:
    """Return the slots of a day with how many are booked, in the order of time."""
    asked = _SLOTS.where(_slot.hall_id == hall_id, _slot.day == day)
    if service_id is not None:
        asked = asked.where(_slot.service_id == service_id)
    rows = connection.execute(asked.order_by(_slot.starts_at, _service.position, _slot.id))
    return tuple(_slot_of(row) for row in rows.mappings())


def slot(connection: Connection, slot_id: uuid.UUID, *, locked: bool = False) -> SlotRow | None:
    """Return one slot, or None; locked, nobody else books it until the transaction ends."""
    if locked:
        connection.execute(_LOCK_SLOT.where(_slot.id == slot_id).with_for_update())
    row = connection.execute(_SLOTS.where(_slot.id == slot_id)).mappings().first()
    return None if row is None else _slot_of(row)


def _slot_of(row: RowMapping) -> SlotRow:
    return SlotRow(
        id=row["slot_id"],
        service_id=row["service_id"],
        service_name=row["service_name"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        capacity=row["capacity"],
        booked=row["booked"],
    )


def add_slot(
    connection: Connection, hall_id: uuid.UUID, service_id: uuid.UUID, day: date, given: Span,
    capacity: int,
) -> uuid.UUID | None:  # fmt: skip
    """Store a slot and return its id; None when there is one that begins then."""
    values = {
        "id": uuid.uuid4(),
        "hall_id": hall_id,
        "service_id": service_id,
        "day": day,
        "starts_at": given.starts_at,
        "ends_at": given.ends_at,
        "capacity": capacity,
    }
    return connection.execute(_ADD_SLOT.on(connection), values).scalar_one_or_none()


def set_capacity(connection: Connection, slot_id: uuid.UUID, capacity: int) -> None:
    """Give a slot another number of places."""
    connection.execute(
        update(table_of(AppointmentSlot)).where(_slot.id == slot_id).values(capacity=capacity)
    )


def has_service(connection: Connection, hall_id: uuid.UUID, service_id: uuid.UUID) -> bool:
    """Return whether the hall gives numbers for a service."""
    asked = select(_service.id).where(
        _service.id == service_id, _service.hall_id == hall_id, _service.is_active
    )
    return connection.execute(asked).first() is not None


def add(connection: Connection, values: dict[str, Any]) -> str | None:
    """Store a booking under a code that nobody else has; None when its source named it before.

    Raises:
        RuntimeError: No free code was found; so many bookings are never kept.
    """
    for _try in range(_TRIES):
        code = new_code()
        if connection.execute(_ADD.on(connection), values | {"code": code}).first() is not None:
            return code
        if _is_known(connection, values):
            return None
    raise RuntimeError


def _is_known(connection: Connection, values: dict[str, Any]) -> bool:
    asked = select(_given.id).where(
        _given.hall_id == values["hall_id"],
        _given.source == values["source"],
        _given.source_key == values["source_key"],
    )
    return connection.execute(asked).first() is not None


def add_person(connection: Connection, values: dict[str, Any]) -> None:
    """Store who booked."""
    connection.execute(insert(table_of(AppointmentPerson)), values)


def appointments(
    connection: Connection, now: datetime, policy: QueuePolicy, *where: ColumnElement[bool]
) -> tuple[AppointmentRow, ...]:
    """Return appointments in the order of their slots."""
    asked = _APPOINTMENTS.where(*where).order_by(_slot.starts_at, _given.booked_at, _given.id)
    found = connection.execute(asked).mappings()
    return tuple(row_of(row, now, policy) for row in found)


def one(connection: Connection, appointment_id: uuid.UUID) -> RowMapping | None:
    """Return one appointment as it is stored, or None."""
    asked = _APPOINTMENTS.where(_given.id == appointment_id)
    return connection.execute(asked).mappings().first()


def row_of(row: RowMapping, now: datetime, policy: QueuePolicy) -> AppointmentRow:
    """Return an appointment as faces read it."""
    return AppointmentRow(
        id=row["id"],
        code=row["code"],
        slot=_slot_of(row),
        item_id=row["item_id"],
        item_name=row["item_name"],
        masked_name=row["masked_name"],
        state=shown_state(row["state"], row["ends_at"], now, policy),
        arrived_at=row["arrived_at"],
        ticket_id=row["ticket_id"],
        label=row["label"],
    )


def of_day(hall_id: uuid.UUID, day: date) -> ColumnElement[bool]:
    """Return the condition that an appointment is of a day."""
    return (_given.hall_id == hall_id) & (_given.day == day)


def of_code(hall_id: uuid.UUID, code: str) -> ColumnElement[bool]:
    """Return the condition that an appointment bears a code."""
    return (_given.hall_id == hall_id) & (_given.code == code)


def of_id(appointment_id: uuid.UUID) -> ColumnElement[bool]:
    """Return the condition that picks one appointment."""
    return _given.id == appointment_id


def of_person(hall_id: uuid.UUID, digest: str, since: date) -> ColumnElement[bool]:
    """Return the condition that a person's appointment stands, on a day or later."""
    return (
        (_given.hall_id == hall_id)
        & (_person.digest == digest)
        & (_given.day >= since)
        & (_given.state != BookingState.CANCELLED)
    )


def is_booked_twice(
    connection: Connection, hall_id: uuid.UUID, wanted: SlotRow, day: date, digest: str
) -> bool:
    """Return whether a person still has an appointment for the service on a day."""
    asked = (
        select(_given.id)
        .join_from(table_of(Appointment), table_of(AppointmentSlot), _slot.id == _given.slot_id)
        .join(table_of(AppointmentPerson), _person.appointment_id == _given.id)
        .where(
            _given.hall_id == hall_id,
            _given.day == day,
            _given.state == BookingState.BOOKED,
            _slot.service_id == wanted.service_id,
            _person.digest == digest,
        )
    )
    return connection.execute(asked).first() is not None


def person(connection: Connection, appointment_id: uuid.UUID) -> RowMapping | None:
    """Return who booked, in full; a kiosk has no right to ask."""
    asked = select(_person.name, _person.phone, _person.id_sealed)
    found = connection.execute(asked.where(_person.appointment_id == appointment_id))
    return found.mappings().first()


def arrive(connection: Connection, appointment_id: uuid.UUID, values: dict[str, Any]) -> bool:
    """Write down that somebody came; False when it was written before, or it is cancelled."""
    came = connection.execute(
        update(table_of(Appointment))
        .where(
            _given.id == appointment_id,
            _given.ticket_id.is_(None),
            _given.state.in_((BookingState.BOOKED, BookingState.NO_SHOW)),
        )
        .values(**values)
    )
    return came.rowcount > 0


def cancel(connection: Connection, appointment_id: uuid.UUID) -> bool:
    """Cancel a booking; False when it stands no longer."""
    gone = connection.execute(
        update(table_of(Appointment))
        .where(_given.id == appointment_id, _given.state == BookingState.BOOKED)
        .values(state=BookingState.CANCELLED)
    )
    return gone.rowcount > 0


def close_missed(connection: Connection, hall_id: uuid.UUID, before: datetime) -> int:
    """Write down that nobody came to slots that ended before a moment; return how many."""
    over = select(_slot.id).where(_slot.hall_id == hall_id, _slot.ends_at < before)
    closed = connection.execute(
        update(table_of(Appointment))
        .where(
            _given.hall_id == hall_id,
            _given.state == BookingState.BOOKED,
            _given.slot_id.in_(over),
        )
        .values(state=BookingState.NO_SHOW)
    )
    return closed.rowcount


@dataclass(frozen=True)
class Known:
    """Where a booking of a source stands."""

    service_id: uuid.UUID
    starts_at: datetime
    ends_at: datetime

    def holds(self, moment: datetime) -> bool:
        """Return whether its slot holds a moment."""
        return Span(self.starts_at, self.ends_at).holds(moment)


def known_keys(
    connection: Connection, hall_id: uuid.UUID, source: str, keys: Sequence[str]
) -> dict[str, Known]:
    """Return which bookings of a source are there, and where."""
    asked = select(_given.source_key, _slot.service_id, _slot.starts_at, _slot.ends_at).join_from(
        table_of(Appointment), table_of(AppointmentSlot), _slot.id == _given.slot_id
    )
    found: dict[str, Known] = {}
    for place in range(0, len(keys), _PORTION):
        portion = keys[place : place + _PORTION]
        of_source = (_given.hall_id == hall_id, _given.source == source)
        for key, *where in connection.execute(
            asked.where(*of_source, _given.source_key.in_(portion))
        ):
            found[key] = Known(*where)
    return found


Services = dict[str, tuple[uuid.UUID, str]]


def names(
    connection: Connection, hall_id: uuid.UUID
) -> tuple[Services, dict[str, uuid.UUID], dict[uuid.UUID, tuple[uuid.UUID, str]]]:
    """Return services by code and name, items by code and name, and services by item."""
    services: Services = {}
    asked = select(_service.id, _service.code, _service.name)
    for service_id, code, name in connection.execute(
        asked.where(_service.hall_id == hall_id, _service.is_active)
    ):
        services |= {code: (service_id, name), name: (service_id, name)}
    items: dict[str, uuid.UUID] = {}
    listed = select(_item.id, _item.code, _item.name).where(_item.hall_id == hall_id)
    for item_id, code, name in connection.execute(listed):
        items |= {code: item_id, name: item_id}
    offered = select(_offer.item_id, _service.id, _service.name).join_from(
        table_of(ServiceOffer), table_of(QueueService), _service.id == _offer.service_id
    )
    offers = {
        item_id: (service_id, name)
        for item_id, service_id, name in connection.execute(
            offered.where(_offer.hall_id == hall_id, _service.is_active)
        )
    }
    return services, items, offers


def empty_people(connection: Connection, hall_id: uuid.UUID, before: date) -> int:
    """Empty the personal columns of appointments before a day; the rows stay."""
    old = select(_given.id).where(_given.hall_id == hall_id, _given.day < before)
    emptied = connection.execute(
        update(table_of(AppointmentPerson))
        .where(_person.appointment_id.in_(old), (_person.name != "") | _person.digest.is_not(None))
        .values(name="", masked_name="", phone="", digest=None, id_sealed=None)
    )
    return emptied.rowcount
