"""Punching devices of the hall, and up to when each has handed over its punches (考勤机)."""

import re
import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from hallapp.attendance.importing import statements
from hallapp.attendance.importing.errors import (
    DeviceKnownError,
    DeviceNumberError,
    DeviceUnknownError,
)
from hallapp.attendance.store.period import delivered_until
from hallapp.attendance.tables import PunchDevice
from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _

MAY_KEEP_DEVICES = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
_NUMBER = re.compile(r"\S{1,32}")


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One punching device.

    Attributes:
        number: Empty for lists that name no device.
        delivered_until: None as long as nothing came from it.
        is_active: Whether days still wait for what it delivers.
    """

    id: uuid.UUID
    number: str
    serial: str
    name: str
    place: str
    delivered_until: datetime | None
    is_active: bool

    @property
    def title(self) -> str:
        """How a person calls it."""
        if self.name:
            return self.name
        return _("{number} 号机").format(number=self.number) if self.number else _("未编号")


@dataclass(frozen=True, slots=True)
class DeviceWords:
    """What a person says of a device."""

    name: str = ""
    place: str = ""
    serial: str = ""


def checked_number(number: str) -> str:
    """Return a device's number as it is kept.

    Raises:
        DeviceNumberError: It is too long or has blanks in it.
    """
    plain = number.strip()
    if plain and not _NUMBER.fullmatch(plain):
        raise DeviceNumberError(number=plain[:40])
    return plain


class DeviceService:
    """Keeps the register of devices."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def devices(self) -> tuple[DeviceRow, ...]:
        """Return the devices by number, those out of use too."""
        asked = select(PunchDevice).where(PunchDevice.hall_id == self._work.hall_id)
        with self._work.read() as session:
            rows = [_row(each) for each in session.scalars(asked)]
        return tuple(sorted(rows, key=lambda row: (len(row.number), row.number)))

    def delivered_until(self) -> datetime | None:
        """Return up to when all devices have delivered; None in a hall without any."""
        with self._work.read() as session:
            return delivered_until(session, self._work.hall_id)

    def add(self, request: Request, number: str, words: DeviceWords) -> DeviceRow:
        """Register a device before its first file.

        Raises:
            DeviceNumberError: The number is none.
            DeviceKnownError: There is one of this number.
        """
        plain = checked_number(number)
        if not plain:
            raise DeviceNumberError(number="")
        with self._work.write(request, "attendance.add_device", number=plain, words=words) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, MAY_KEEP_DEVICES)
                if statements.device_of(act.session, self._work.hall_id, plain) is not None:
                    raise DeviceKnownError(number=plain)
                device = statements.met_device(act.session, self._work.hall_id, plain, act.now)
                self._say(act, device, words, "attendance.device_added")
        return self._found(plain)

    def rename(self, request: Request, number: str, words: DeviceWords) -> DeviceRow:
        """Change name, place and serial number of a device; its number stays with its punches.

        Raises:
            DeviceUnknownError: There is none of this number.
        """
        with self._work.write(
            request, "attendance.rename_device", number=number, words=words
        ) as act:
            if act.first_answer is None:
                device = self._held(act, request, number)
                self._say(act, device, words, "attendance.device_renamed")
        return self._found(number)

    def retire(self, request: Request, number: str, reason: str) -> DeviceRow:
        """Take a device out of use: no day waits for its punches any more, all of them stay.

        Raises:
            DeviceUnknownError: There is none of this number.
        """
        return self._switch(request, number, reason, is_active=False)

    def revive(self, request: Request, number: str, reason: str) -> DeviceRow:
        """Put a device to use again.

        Raises:
            DeviceUnknownError: There is none of this number.
        """
        return self._switch(request, number, reason, is_active=True)

    def _switch(self, request: Request, number: str, reason: str, *, is_active: bool) -> DeviceRow:
        with self._work.write(
            request, "attendance.switch_device", number=number, on=is_active, reason=reason
        ) as act:
            if act.first_answer is None:
                device = self._held(act, request, number)
                device.is_active = is_active
                device.retired_at = None if is_active else act.now
                action = "attendance.device_revived" if is_active else "attendance.device_retired"
                act.record(Happening(action, "punch_device", device.id, reason=reason))
                act.changed(Change.ATTENDANCE)
        return self._found(number)

    def _held(self, act: Writing, request: Request, number: str) -> PunchDevice:
        check_role(act.session, self._work.hall_id, request.actor, MAY_KEEP_DEVICES)
        if statements.device_of(act.session, self._work.hall_id, number) is None:
            raise DeviceUnknownError(number=number)
        return statements.met_device(act.session, self._work.hall_id, number, act.now)

    def _say(self, act: Writing, device: PunchDevice, words: DeviceWords, action: str) -> None:
        before = {"name": device.name, "place": device.place, "serial": device.serial}
        device.name, device.place = words.name.strip(), words.place.strip()
        device.serial = words.serial.strip() or device.serial
        after = {"name": device.name, "place": device.place, "serial": device.serial}
        act.record(Happening(action, "punch_device", device.id, before=before, after=after))
        act.changed(Change.ATTENDANCE)

    def _found(self, number: str) -> DeviceRow:
        with self._work.read() as session:
            device = statements.device_of(session, self._work.hall_id, number)
            if device is None:
                raise DeviceUnknownError(number=number)
            return _row(device)


def _row(device: PunchDevice) -> DeviceRow:
    return DeviceRow(
        id=device.id,
        number=device.number,
        serial=device.serial,
        name=device.name,
        place=device.place,
        delivered_until=device.delivered_until,
        is_active=device.is_active,
    )
