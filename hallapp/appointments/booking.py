"""Slots and who is booked into them (预约)."""

import uuid
from collections import Counter
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from hallapp.appointments import store
from hallapp.appointments.errors import (
    AlreadyBookedError,
    AppointmentCancelledError,
    AppointmentUnknownError,
    CancelReasonError,
    CapacityError,
    NameNeededError,
    SlotFullError,
    SlotOverError,
    SlotsWrongError,
    SlotUnknownError,
)
from hallapp.appointments.rules import Span, check_apart, missed_before, plain_code, spans
from hallapp.appointments.terms import (
    AppointmentFigures,
    AppointmentRow,
    BookingGiven,
    BookingState,
    SlotRow,
    SlotsWanted,
)
from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import day_in
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.secrets import Vault
from hallapp.kernel.settings import value_on
from hallapp.queueing.admitting import plain_id
from hallapp.queueing.loudness import masked
from hallapp.queueing.policy import QUEUE_POLICY, QueuePolicy

_AT_DESK = "desk"

MAY_PLAN_SLOTS = OVERSEERS | {Role.ADMINISTRATOR}
"""Who makes slots and changes their capacity (值班长、大厅管理、系统管理)."""


class Booking:
    """Makes slots and books people into them, never more than there are places."""

    def __init__(self, work: UnitOfWork, vault: Vault) -> None:
        self._work = work
        self._vault = vault

    def slots(self, day: date, service_id: uuid.UUID | None = None) -> tuple[SlotRow, ...]:
        """Return the slots of a day, of one service or of all, with how many are booked."""
        with self._work.look() as connection:
            return store.slots(connection, self._work.hall_id, day, service_id)

    def make_slots(self, request: Request, wanted: SlotsWanted) -> tuple[SlotRow, ...]:
        """Make slots of equal length; those that are there stay as they are.

        Raises:
            SlotsWrongError: No slot fits, no place is given, or the time is over.
            SlotsOverlapError: Another slot of the service lies across one of them.
            SlotUnknownError: There is no such service.
            NotEntitledError: Whoever asks does not run the hall.
        """
        if wanted.capacity < 1:
            raise SlotsWrongError
        with self._work.write(request, "appointments.make_slots", **vars(wanted)) as act:
            if act.first_answer is None:
                check_role(act.connection, self._work.hall_id, request.actor, MAY_PLAN_SLOTS)
                self._make(act, wanted)
        return self.slots(wanted.day, wanted.service_id)

    def set_capacity(self, request: Request, slot_id: uuid.UUID, capacity: int) -> SlotRow:
        """Give a slot more or fewer places, never fewer than are booked.

        Raises:
            SlotUnknownError: There is no such slot.
            CapacityError: More people are booked.
            NotEntitledError: Whoever asks does not run the hall.
        """
        with self._work.write(
            request, "appointments.set_capacity", slot=slot_id, capacity=capacity
        ) as act:
            there = self._slot(act.connection, slot_id)
            if act.first_answer is not None:
                return there
            check_role(act.connection, self._work.hall_id, request.actor, MAY_PLAN_SLOTS)
            if capacity < max(1, there.booked):
                raise CapacityError(booked=there.booked)
            store.set_capacity(act.connection, slot_id, capacity)
            before, after = {"capacity": there.capacity}, {"capacity": capacity}
            self._tell(act, "appointments.slot_changed", slot_id, before=before, after=after)
            return self._slot(act.connection, slot_id)

    def book(self, request: Request, given: BookingGiven) -> AppointmentRow:
        """Book a place of a slot for a person; two for the last place at once: one gets it.

        Raises:
            NameNeededError: No name was given.
            SlotUnknownError: There is no such slot.
            SlotOverError: It is over.
            SlotFullError: Every place is booked.
            AlreadyBookedError: The person has an appointment for the service on that day.
            KeyFileError: The ID number cannot be sealed, for the key is not here.
        """
        if not given.name.strip():
            raise NameNeededError
        who = "\x1f".join((given.name, plain_id(given.id_number), given.phone))
        with self._work.write(
            request,
            "appointments.book",
            slot=given.slot_id,
            item=given.item_id,
            # Nothing that can be guessed back from the digest of a request.
            who=self._vault.digest(who),
        ) as act:
            if act.first_answer is None:
                self._book(act, given)
        # An appointment from the desk bears the id of its request.
        return self.appointment(request.id)

    def cancel(self, request: Request, appointment_id: uuid.UUID, reason: str) -> AppointmentRow:
        """Cancel an appointment that stands; its place is free again.

        Raises:
            CancelReasonError: No reason was given.
            AppointmentCancelledError: It stands no longer.
            AppointmentUnknownError: There is no such appointment.
        """
        why = reason.strip()
        if not why:
            raise CancelReasonError
        with self._work.write(
            request, "appointments.cancel", appointment=appointment_id, reason=why
        ) as act:
            if act.first_answer is None:
                if not store.cancel(act.connection, appointment_id):
                    raise AppointmentCancelledError
                self._tell(act, "appointments.cancelled", appointment_id, reason=why)
        return self.appointment(appointment_id)

    def day(self, day: date | None = None) -> tuple[AppointmentRow, ...]:
        """Return the appointments of a day, today unless told otherwise, by slot."""
        return self._found(store.of_day(self._work.hall_id, day or self._work.today()))

    def appointment(self, appointment_id: uuid.UUID) -> AppointmentRow:
        """Return one appointment.

        Raises:
            AppointmentUnknownError: There is none of this id.
        """
        return self._only(store.of_id(appointment_id))

    def find_code(self, code: str) -> AppointmentRow:
        """Return the appointment of a code, however it was typed.

        Raises:
            AppointmentUnknownError: There is none of this code.
        """
        return self._only(store.of_code(self._work.hall_id, plain_code(code)))

    def find_person(self, id_number: str) -> tuple[AppointmentRow, ...]:
        """Return a person's appointments from today on, by ID number; a kiosk compares digests.

        Raises:
            KeyFileError: The key is not here.
        """
        digest = self._vault.digest(plain_id(id_number))
        return self._found(store.of_person(self._work.hall_id, digest, self._work.today()))

    def close_no_shows(self, request: Request) -> int:
        """Write down to which slots nobody came, and return how many; reading shows it anyway."""
        with self._work.write(request, "appointments.close_no_shows") as act:
            return 0 if act.first_answer is not None else self._close_missed(act)

    def figures(self, day: date | None = None) -> AppointmentFigures:
        """Return what became of a day's appointments; nobody is worse off for not coming."""
        states = Counter(row.state for row in self.day(day))
        return AppointmentFigures(
            booked=sum(states.values()),
            arrived=states[BookingState.ARRIVED],
            no_show=states[BookingState.NO_SHOW],
            cancelled=states[BookingState.CANCELLED],
        )

    def _make(self, act: Writing, wanted: SlotsWanted) -> None:
        connection, hall_id = act.connection, self._work.hall_id
        if not store.has_service(connection, hall_id, wanted.service_id):
            raise SlotUnknownError
        opens, closes = (self._moment(wanted.day, at) for at in (wanted.opens, wanted.closes))
        new = spans(opens, closes, wanted.minutes, act.now)
        there = store.slots(connection, hall_id, wanted.day, wanted.service_id)
        check_apart(new, [Span(row.starts_at, row.ends_at) for row in there])
        for each in new:
            slot_id = store.add_slot(
                connection, hall_id, wanted.service_id, wanted.day, each, wanted.capacity
            )
            if slot_id is not None:
                after = {"starts_at": each.starts_at.isoformat(), "capacity": wanted.capacity}
                self._tell(act, "appointments.slot_made", slot_id, after=after)

    def _book(self, act: Writing, given: BookingGiven) -> None:
        slot = self._slot(act.connection, given.slot_id)
        if slot.ends_at <= act.now:
            raise SlotOverError
        if slot.booked >= slot.capacity:
            raise SlotFullError(capacity=slot.capacity)
        day = day_in(slot.starts_at, self._work.zone)
        number = plain_id(given.id_number)
        if number and store.is_booked_twice(
            act.connection, self._work.hall_id, slot, day, self._vault.digest(number)
        ):
            raise AlreadyBookedError(service=slot.service_name, day=day.isoformat())
        if self._add(act, act.request.id, slot, given) is None:
            raise AlreadyBookedError(service=slot.service_name, day=day.isoformat())

    def _add(
        self, act: Writing, appointment_id: uuid.UUID, slot: SlotRow, given: BookingGiven
    ) -> str | None:
        """Store a booking and who it is for; return its code, None when its source named it."""
        hall_id, number = self._work.hall_id, plain_id(given.id_number)
        values: dict[str, Any] = {
            "id": appointment_id,
            "hall_id": hall_id,
            "slot_id": slot.id,
            "day": day_in(slot.starts_at, self._work.zone),
            "item_id": given.item_id,
            "state": BookingState.BOOKED,
            "source": given.source or _AT_DESK,
            "source_key": given.source_key or str(appointment_id),
            "booked_at": act.now,
        }
        code = store.add(act.connection, values)
        if code is None:
            return None
        person = {
            "appointment_id": appointment_id,
            "hall_id": hall_id,
            "name": given.name.strip(),
            "masked_name": masked(given.name),
            "phone": given.phone.strip(),
            "digest": self._vault.digest(number) if number else None,
            "id_sealed": self._vault.seal(number) if number else None,
        }
        store.add_person(act.connection, person)
        after = {"slot": str(slot.id), "source": values["source"]}
        self._tell(act, "appointments.booked", appointment_id, after=after)
        return code

    def _close_missed(self, act: Writing) -> int:
        policy = self._policy(act.session, act.today)
        count = store.close_missed(
            act.connection, self._work.hall_id, missed_before(act.now, policy)
        )
        if count:
            self._tell(act, "appointments.no_shows", "", after={"count": count})
        return count

    def _slot(self, connection: Connection, slot_id: uuid.UUID) -> SlotRow:
        slot = store.slot(connection, slot_id, locked=True)
        if slot is None:
            raise SlotUnknownError
        return slot

    def _only(self, where: ColumnElement[bool]) -> AppointmentRow:
        found = self._found(where)
        if not found:
            raise AppointmentUnknownError
        return found[0]

    def _found(self, where: ColumnElement[bool]) -> tuple[AppointmentRow, ...]:
        now, today = self._work.clock.now(), self._work.today()
        with self._work.read() as session:
            policy = self._policy(session, today)
            return store.appointments(session.connection(), now, policy, where)

    def _policy(self, session: Session, day: date) -> QueuePolicy:
        return value_on(session, self._work.hall_id, QUEUE_POLICY, day)

    def _moment(self, day: date, at: time) -> datetime:
        """Return a time on the hall's clock as a moment."""
        return datetime.combine(day, at, self._work.zone).astimezone(UTC)

    def _tell(self, act: Writing, action: str, subject: uuid.UUID | str, **facts: Any) -> None:
        act.record(Happening(action, "appointment", subject, **facts))
        act.changed(Change.APPOINTMENTS)
