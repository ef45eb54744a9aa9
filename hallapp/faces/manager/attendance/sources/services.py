"""What the tab 打卡来源 asks of the hall."""

from collections.abc import Callable, Mapping
from datetime import date, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from hallapp.attendance.terms.acts import CorrectionRow, OutageRow, OutageWish
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.kernel.clock import zone_named
from hallapp.kernel.requests import Request

if TYPE_CHECKING:
    from hallapp.attendance.importing.columns import PunchField
    from hallapp.attendance.importing.devices import DeviceRow, DeviceWords
    from hallapp.attendance.importing.pins import PinGift, PinRow
    from hallapp.attendance.importing.plan import (
        PunchFilePlan,
        PunchFileReport,
        PunchFileRow,
        QuarantinedRow,
    )


class PunchFiles(Protocol):
    """Files of punches."""

    def preview(
        self,
        path: Path,
        columns: "Mapping[PunchField, tuple[str, ...]] | None" = None,
        device: str | None = None,
    ) -> "PunchFilePlan":
        """Say what importing a file would do."""
        ...

    def carry(
        self,
        request: Request,
        source: "PunchFilePlan",
        columns: None = None,
        device: str | None = None,
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> "PunchFileReport":
        """Import a file whose plan was seen."""
        ...

    def files(self, limit: int = 200) -> "tuple[PunchFileRow, ...]":
        """Return the imports, the latest first."""
        ...

    def quarantine(self, limit: int = 1000) -> "tuple[QuarantinedRow, ...]":
        """Return the lines that are put aside."""
        ...


class PunchDevices(Protocol):
    """Punching devices."""

    def devices(self) -> "tuple[DeviceRow, ...]":
        """Return the devices by number, those out of use too."""
        ...

    def add(self, request: Request, number: str, words: "DeviceWords") -> "DeviceRow":
        """Register a device before its first file."""
        ...

    def rename(self, request: Request, number: str, words: "DeviceWords") -> "DeviceRow":
        """Change name, place and serial number."""
        ...

    def retire(self, request: Request, number: str, reason: str) -> "DeviceRow":
        """Take a device out of use."""
        ...

    def revive(self, request: Request, number: str, reason: str) -> "DeviceRow":
        """Put a device to use again."""
        ...


class PunchPins(Protocol):
    """Numbers in the devices."""

    def pins(self) -> "tuple[PinRow, ...]":
        """Return every number and whose it was when."""
        ...

    def give(
        self,
        request: Request,
        gift: "PinGift",
        *,
        from_on: date | None = None,
        takes: bool = False,
    ) -> int:
        """Give a person a number; return how many waiting lines became punches."""
        ...

    def end(self, request: Request, pin: str, last_on: date, device_number: str = "") -> None:
        """Let a number be nobody's from the day after a day on."""
        ...


class DeclaredOutages(Protocol):
    """Declared failures."""

    def declare(self, request: Request, wish: OutageWish, override_reason: str = "") -> OutageRow:
        """Declare a failure."""
        ...

    def withdraw(
        self, request: Request, outage_id: UUID, why: str, override_reason: str = ""
    ) -> None:
        """Take a declared failure back."""
        ...

    def in_period(self, from_on: date, until_on: date) -> tuple[OutageRow, ...]:
        """Return the failures that touch a span of days."""
        ...


class OpenCorrections(Protocol):
    """Corrections that wait."""

    def open(self) -> tuple[CorrectionRow, ...]:
        """Return those that wait for a decision, by day."""
        ...

    def decide(
        self,
        request: Request,
        correction_id: UUID,
        *,
        approved: bool,
        words: str = "",
        override_reason: str = "",
    ) -> CorrectionRow:
        """Approve or refuse one."""
        ...


class Closings(Protocol):
    """Whether days are closed."""

    def closed_days(self, from_on: date, until_on: date) -> tuple[date, ...]:
        """Return the closed days of a span."""
        ...


class SourcesHall:
    """Finds the services of an opened hall by name; a service is made when first asked for."""

    def __init__(self, services: AttendanceServices) -> None:
        self._more: Any = services.more
        self._services = services

    @property
    def zone(self) -> tzinfo:
        """The hall's zone."""
        return zone_named(self._services.hall.zone)

    @property
    def files(self) -> PunchFiles:
        """Files of punches."""
        return self._more.punch_import

    @property
    def devices(self) -> PunchDevices:
        """Punching devices."""
        return self._more.punch_devices

    @property
    def pins(self) -> PunchPins:
        """Numbers in the devices."""
        return self._more.punch_pins

    @property
    def outages(self) -> DeclaredOutages:
        """Declared failures."""
        return self._more.outages

    @property
    def corrections(self) -> OpenCorrections:
        """Corrections that wait."""
        return self._more.corrections

    @property
    def closings(self) -> Closings:
        """Whether days are closed."""
        return self._more.attendance_locks
