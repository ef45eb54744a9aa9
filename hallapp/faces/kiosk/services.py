"""What a kiosk asks of the hall: only these methods, so that tests can stand in for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from hallapp.appointments.terms import AppointmentRow, Arrival
from hallapp.cases.terms import CaseProgressRow
from hallapp.evaluation.terms import EvaluationChannel, EvaluationLevel, RatableRow
from hallapp.guides.terms import (
    Answers,
    DepartmentCountRow,
    GuideRow,
    ItemRow,
    ThemeKind,
    ThemeRow,
)
from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import Clock
from hallapp.kernel.errors import RuleError
from hallapp.kernel.requests import Request
from hallapp.openness.terms import OpennessRow, PaperKind, PaperRow, ReadingKind
from hallapp.queueing.terms import (
    PLAIN_WISH,
    IssuedRow,
    IssueWish,
    PackageProgressRow,
    PackageRow,
    PaperWarningRow,
    PersonGiven,
    PrintState,
    PriorityRow,
    QueueFigures,
    ServiceRow,
    TicketRow,
)
from hallapp.queueing.terms.setups import ClosingLoadRow
from hallapp.reception.terms import HelpCallRow
from hallapp.slips.design import NO_ANSWERS, Paper


class KioskQueue(Protocol):
    """The queue as a citizen meets it: choose, take, wait."""

    def services(self) -> tuple[ServiceRow, ...]:
        """Return every service that gives numbers, in the hall's own order."""
        ...

    def service_for_item(self, item_id: UUID) -> ServiceRow | None:
        """Return which number an item takes; None when it takes none."""
        ...

    def issue(
        self,
        request: Request,
        service_id: UUID,
        item_id: UUID | None = None,
        wish: IssueWish = PLAIN_WISH,
    ) -> IssuedRow:
        """Give a number; the same request gives the same number."""
        ...

    def refusal_of(self, service_id: UUID) -> RuleError | None:
        """Return why a service would give no number now; None when it would."""
        ...

    def expected_wait(self, service_id: UUID) -> tuple[int, int] | None:
        """Return the range of minutes that a number given now would be told."""
        ...

    def closing_load(self, service_id: UUID) -> ClosingLoadRow | None:
        """Return how those who wait fit into what is left of the day; None far from its end."""
        ...

    def paper_warnings(self, item_id: UUID, days: int = 30) -> tuple[PaperWarningRow, ...]:
        """Return which papers of an item people lately came without, the worst first."""
        ...

    def packages(self) -> tuple[PackageRow, ...]:
        """Return the packages that may be taken under one number."""
        ...

    def priorities(self) -> tuple[PriorityRow, ...]:
        """Return the classes that a number may be given with."""
        ...

    def ticket_of_code(self, code: str) -> TicketRow:
        """Return the ticket that bears a code."""
        ...

    def package_progress(self, ticket_id: UUID) -> tuple[PackageProgressRow, ...]:
        """Return how far each service of a ticket's package is; nothing without a package."""
        ...

    def issued(self, ticket_id: UUID) -> IssuedRow:
        """Return what a citizen is told about a number now."""
        ...

    def figures(self) -> QueueFigures:
        """Return the day's figures."""
        ...


class KioskGuides(Protocol):
    """The guides as a citizen looks them up."""

    def search(
        self,
        text: str,
        department: str | None = None,
        *,
        for_kiosk: bool = False,
        limit: int = 200,
    ) -> tuple[ItemRow, ...]:
        """Return items by name, pinyin initials or code, best first."""
        ...

    def departments(self, *, for_kiosk: bool = False) -> tuple[DepartmentCountRow, ...]:
        """Return departments with how many items each has."""
        ...

    def popular(self, limit: int) -> tuple[ItemRow, ...]:
        """Return what is asked for most."""
        ...

    def guide(self, item_id: UUID) -> GuideRow:
        """Return a guide, whole."""
        ...


class KioskThemes(Protocol):
    """Several items under one name."""

    def themes(
        self, kind: ThemeKind | None = None, *, for_kiosk: bool = False
    ) -> tuple[ThemeRow, ...]:
        """Return themes in the hall's order."""
        ...

    def items(self, theme: ThemeRow, *, for_kiosk: bool = False) -> tuple[ItemRow, ...]:
        """Return the items of a theme, those that may be seen."""
        ...


class KioskOpenness(Protocol):
    """The openness corner as a reader uses it."""

    def entries(self, *, for_kiosk: bool = False) -> tuple[OpennessRow, ...]:
        """Return the catalogue, without what is not open."""
        ...

    def papers(
        self, kind: PaperKind | None = None, *, for_kiosk: bool = False
    ) -> tuple[PaperRow, ...]:
        """Return published papers, the newest first."""
        ...

    def read(
        self,
        request: Request,
        kind: ReadingKind,
        subject: UUID | None = None,
        station: str = "",
    ) -> None:
        """Count one reading."""
        ...


class KioskFiles(Protocol):
    """Files of public papers."""

    def content(self, file_id: UUID) -> bytes:
        """Return a file's bytes."""
        ...


class KioskPapers(Protocol):
    """What a kiosk prints."""

    def print_guide_slip(
        self,
        request: Request,
        item_id: UUID,
        answers: Answers = NO_ANSWERS,
        paper: Paper | None = None,
    ) -> Path:
        """Print a guide slip for a situation; raises a `SurroundingsError` when none came out."""
        ...

    def print_ticket(self, request: Request, ticket_id: UUID) -> PrintState:
        """Print a ticket and record whether paper came out; raises after recording."""
        ...

    def warning(self, path: Path) -> str:
        """Return which characters of a paper no font could draw; empty when none."""
        ...


class KioskAppointments(Protocol):
    """Appointments as the booked citizen checks in."""

    def find_code(self, code: str) -> AppointmentRow:
        """Return the appointment of a code."""
        ...

    def find_person(self, id_number: str) -> tuple[AppointmentRow, ...]:
        """Return a person's appointments from today on."""
        ...

    def check_in(
        self, request: Request, appointment_id: UUID, person: PersonGiven | None = None
    ) -> tuple[Arrival, IssuedRow]:
        """Give the number of an appointment, and say how the person came."""
        ...


class KioskEvaluation(Protocol):
    """Evaluation by the holder of a ticket."""

    def ratable(self, code: str) -> tuple[RatableRow, ...]:
        """Return what the holder of a ticket's code can still rate."""
        ...

    def ratable_ticket(self, ticket_id: UUID) -> tuple[RatableRow, ...]:
        """Return what a ticket can still be rated for."""
        ...

    def rate(
        self,
        request: Request,
        subject: RatableRow,
        level: EvaluationLevel,
        channel: EvaluationChannel,
        reasons: Sequence[str] = (),
        remark: str = "",
    ) -> UUID:
        """Keep an evaluation; one a visit and one an item."""
        ...


class KioskCases(Protocol):
    """Where a case stands."""

    def of_code(self, text: str) -> CaseProgressRow:
        """Return where the case of a query code stands."""
        ...


class KioskReception(Protocol):
    """The guide desk, called from a kiosk."""

    def call_help(
        self,
        request: Request,
        page: str,
        page_words: str,
        item_id: UUID | None = None,
        service_id: UUID | None = None,
    ) -> HelpCallRow:
        """Call for help; pressing again is the same call."""
        ...

    def update_call(
        self,
        request: Request,
        call_id: UUID,
        page: str,
        page_words: str,
        item_id: UUID | None = None,
    ) -> HelpCallRow:
        """Tell the desk that the citizen went to another page."""
        ...

    def cancel(self, request: Request, call_id: UUID) -> None:
        """Take a call back."""
        ...

    def call(self, call_id: UUID) -> HelpCallRow:
        """Return one call, without the name of who answered."""
        ...

    def call_of_station(self, station: str) -> HelpCallRow | None:
        """Return a kiosk's own open call."""
        ...


@dataclass(frozen=True)
class KioskServices:
    """Everything a kiosk works with, given once the hall is open.

    Attributes:
        hall: Its name, zone, and whether it is a demo.
        open_windows: Counts the windows that are open now; None where nobody can tell.
        themes: Themes to browse; None where there are none to choose from.
        openness: The openness corner; None where the kiosk has none.
        files: Files of its papers.
        cases: Where cases stand; None where the kiosk cannot tell.
    """

    hall: HallRow
    queue: KioskQueue
    guides: KioskGuides
    papers: KioskPapers
    appointments: KioskAppointments
    evaluation: KioskEvaluation
    reception: KioskReception
    clock: Clock
    open_windows: Callable[[], int] | None = None
    themes: KioskThemes | None = None
    openness: KioskOpenness | None = None
    files: KioskFiles | None = None
    cases: KioskCases | None = None
