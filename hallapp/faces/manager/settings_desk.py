"""What the settings ask of the hall, off the main thread, with one request for each press."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.appointments.importing.report import BookingReport
from hallapp.appointments.terms import AppointmentRow, SlotRow, SlotsWanted
from hallapp.hall.terms import Role, WindowRow, ZoneRow
from hallapp.kernel.clock import Clock
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Request
from hallapp.kernel.settings import SettingsService
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.plan import QueuePlanService

if TYPE_CHECKING:
    # Only the chapters of attendance load what they stand for.
    from hallapp.attendance.presets import RulesPreset
    from hallapp.patrols.terms import FindingRow
    from hallapp.serving.attendance_presets import ChosenPreset

MAY_CHANGE = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
"""Who may change what is set up; everybody who manages may look at it."""

Answer = TypeVar("Answer")


class SettingsPlaces(Protocol):
    """Windows and zones."""

    def windows(self) -> tuple[WindowRow, ...]:
        """Return the service windows by number."""
        ...

    def zones(self) -> tuple[ZoneRow, ...]:
        """Return the zones by letter."""
        ...


class SettingsAppointments(Protocol):
    """Slots of a day and the lists that platforms send."""

    def slots(self, day: date, service_id: UUID | None = None) -> tuple[SlotRow, ...]:
        """Return the slots of a day."""
        ...

    def day(self, day: date | None = None) -> tuple[AppointmentRow, ...]:
        """Return who is booked on a day."""
        ...

    def make_slots(self, request: Request, wanted: SlotsWanted) -> tuple[SlotRow, ...]:
        """Make slots of equal length."""
        ...

    def set_capacity(self, request: Request, slot_id: UUID, capacity: int) -> SlotRow:
        """Give a slot more or fewer places."""
        ...

    def try_file(self, path: Path) -> BookingReport:
        """Say what an import would do."""
        ...

    def import_file(self, request: Request, path: Path) -> BookingReport:
        """Import a list."""
        ...


class KeepsClocksInStep(Protocol):
    """Lets the running clocks of cases obey what was changed."""

    def thresholds_changed(self, request: Request) -> int:
        """Let lights turn yellow by the present thresholds; return how many clocks changed."""
        ...


class ChoosesPresets(Protocol):
    """Sets the numbers of attendance all at once."""

    def choices(self) -> "tuple[RulesPreset, ...]":
        """Return the presets in the order in which they are offered."""
        ...

    def fitting(self) -> frozenset[str]:
        """Return the keys of those whose numbers all hold today."""
        ...

    def apply_preset(self, request: Request, name: str) -> "ChosenPreset":
        """Let the rules of a preset hold from today on."""
        ...


class ListsFindings(Protocol):
    """What patrols find."""

    def findings(self) -> "tuple[FindingRow, ...]":
        """Return the hall's list of findings."""
        ...


@dataclass(frozen=True)
class SettingsServices:
    """All that the settings need of an open hall.

    Attributes:
        calendar: Made with the first change of a threshold, on the worker.
        presets: Made when the chapter of presets is first opened, on the worker.
        patrols: Made when the chapter of scores is first opened, on the worker.
    """

    plan: QueuePlanService
    settings: SettingsService
    appointments: SettingsAppointments
    places: SettingsPlaces
    clock: Clock
    zone: tzinfo
    calendar: Callable[[], KeepsClocksInStep]
    presets: Callable[[], ChoosesPresets]
    patrols: Callable[[], ListsFindings]


class SettingsDesk:
    """Reads and writes for the chapters; a second press while one is under way does nothing."""

    def __init__(
        self,
        services: SettingsServices,
        actor: Actor,
        jobs: Jobs,
        owner: QObject,
        *,
        may_change: bool,
    ) -> None:
        self.services = services
        self.may_change = may_change
        self._actor = actor
        self._jobs = jobs
        self._owner = owner
        self._is_writing = False

    def look(
        self,
        read: Callable[[SettingsServices], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
    ) -> None:
        """Read on the worker."""
        services = self.services
        self._jobs.submit(lambda: read(services), done, failed, self._owner)

    def write(
        self,
        act: Callable[[SettingsServices, Request], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
    ) -> bool:
        """Write on the worker, with a request of its own; return whether it was begun."""
        if self._is_writing or not self.may_change:
            return False
        self._is_writing = True
        services, request = self.services, Request(self._actor)

        def settled(answer: Answer) -> None:
            self._is_writing = False
            done(answer)

        def refused(error: HallError) -> None:
            self._is_writing = False
            failed(error)

        self._jobs.submit(lambda: act(services, request), settled, refused, self._owner)
        return True
