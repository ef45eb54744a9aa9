"""What the further tabs of the page of guides ask of the hall; every call belongs on a worker."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from hallapp.authoring.terms import (
    CauseItemRow,
    CauseKind,
    CauseRow,
    CompletenessRow,
    LackingRow,
)
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.guides.terms import (
    CatalogueCountRow,
    GuideRow,
    ItemRow,
    ListedItemRow,
    ListKind,
    ThemeKind,
    ThemeRow,
)
from hallapp.kernel.printed_table import PrintedTable
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import Setting
from hallapp.openness.terms import (
    DistributionRow,
    OpennessRow,
    PaperKind,
    PaperRow,
    ReadingCountRow,
)
from hallapp.queueing.terms import ServiceSetupRow
from hallapp.slips.design import Paper

T = TypeVar("T")


class GuideChecks(Protocol):
    """What guides lack, and what makes them due for another look."""

    def completeness(self) -> tuple[CompletenessRow, ...]:
        """Return for each department and element how many guides lack it."""
        ...

    def lacking(self, element: str, department: str | None = None) -> tuple[LackingRow, ...]:
        """Return the guides that lack an element."""
        ...

    def causes(self) -> tuple[CauseRow, ...]:
        """Return every cause for another look."""
        ...

    def cause_items(self, cause_id: UUID, *, only_open: bool = True) -> tuple[CauseItemRow, ...]:
        """Return the guides that a cause touches."""
        ...

    def add_cause(
        self,
        request: Request,
        kind: CauseKind,
        words: str,
        searched: str,
        document: str,
        on: date,
    ) -> tuple[CauseItemRow, ...]:
        """Keep a change and find the guides that it touches."""
        ...

    def settle(self, request: Request, cause_id: UUID, item_id: UUID, outcome: str) -> None:
        """Say what came of looking at a touched guide."""
        ...


class SlipSettings(Protocol):
    """The hall's dated settings."""

    def value(self, setting: Setting[T], day: date | None = None) -> T:
        """Return what holds."""
        ...

    def change(
        self, request: Request, setting: Setting[T], value: T, valid_from: date, reason: str
    ) -> None:
        """Let a value hold from a day on."""
        ...


class QueueServices(Protocol):
    """The services for which numbers are taken."""

    def services(self) -> tuple[ServiceSetupRow, ...]:
        """Return them in the hall's order."""
        ...


class MonthlyLists(Protocol):
    """The five monthly lists."""

    def entries(
        self, kind: ListKind, month: date, *, with_planned: bool = False
    ) -> tuple[ListedItemRow, ...]:
        """Return a list as it stood in a month."""
        ...

    def changes(self, kind: ListKind, month: date) -> Any:
        """Return what came and what left in a month: `added` and `ended`."""
        ...

    def candidates(self, kind: ListKind) -> tuple[ItemRow, ...]:
        """Return items that belong in a list and do not stand there."""
        ...

    def plan(
        self,
        request: Request,
        kind: ListKind,
        month: date,
        item_ids: Sequence[UUID],
        *,
        batch: int = 1,
        planned_on: date | None = None,
    ) -> int:
        """Plan items for a list."""
        ...

    def publish_batch(self, request: Request, kind: ListKind, month: date, batch: int) -> int:
        """Publish what is planned for a batch."""
        ...

    def end(self, request: Request, kind: ListKind, month: date, item_id: UUID) -> None:
        """Take an item out of a list from a month on."""
        ...


class CatalogueCounts(Protocol):
    """The catalogue over time."""

    def counts(self, first: date, last: date) -> tuple[CatalogueCountRow, ...]:
        """Return how many items of each type there were before and after."""
        ...


class PublicTables(Protocol):
    """Lists as they are published, for paper and workbook."""

    def monthly(self, kind: ListKind, month: date) -> tuple[PrintedTable, ...]:
        """Return a monthly list and what changed in it."""
        ...

    def powers(self, department: str | None = None) -> PrintedTable:
        """Return the list of powers."""
        ...

    def duties(self, department: str | None = None) -> PrintedTable:
        """Return the list of duties."""
        ...

    def fees(self, department: str | None = None) -> PrintedTable:
        """Return the fees for the wall."""
        ...

    def open_catalogue(self) -> PrintedTable:
        """Return the standard catalogue of openness."""
        ...

    def changes(self, first: date, last: date) -> tuple[PrintedTable, ...]:
        """Return the changes of the catalogue, with counts before and after."""
        ...

    def distributions(self, first: date, last: date) -> PrintedTable:
        """Return where slips were laid out."""
        ...

    def readings(self, first: date, last: date) -> PrintedTable:
        """Return how often what was read."""
        ...


class GuideThemes(Protocol):
    """Themes of several items."""

    def themes(
        self, kind: ThemeKind | None = None, *, for_kiosk: bool = False
    ) -> tuple[ThemeRow, ...]:
        """Return the themes in use."""
        ...

    def save(self, request: Request, theme: ThemeRow) -> UUID:
        """Keep a theme as given."""
        ...


class Openness(Protocol):
    """The openness corner."""

    def entries(self, *, for_kiosk: bool = False) -> tuple[OpennessRow, ...]:
        """Return the catalogue."""
        ...

    def papers(
        self, kind: PaperKind | None = None, *, for_kiosk: bool = False
    ) -> tuple[PaperRow, ...]:
        """Return public papers."""
        ...

    def save_entry(self, request: Request, row: OpennessRow) -> None:
        """Keep a row of the catalogue."""
        ...

    def save_paper(self, request: Request, row: PaperRow) -> None:
        """Keep a public paper."""
        ...

    def readings(self, first: date, last: date) -> tuple[ReadingCountRow, ...]:
        """Return how often what was read."""
        ...

    def distribute(self, request: Request, on: date, what: str, place: str, copies: int) -> None:
        """Keep that slips were laid out."""
        ...

    def distributions(self, first: date, last: date) -> tuple[DistributionRow, ...]:
        """Return where slips were laid out."""
        ...


class Publications(Protocol):
    """Papers made of many guides."""

    def booklet(
        self,
        theme: str | UUID,
        paper: Paper = ...,
        progress: Callable[[int, int], bool] | None = None,
    ) -> Any:
        """Make the booklet of a theme and return where it is kept: `path` and `pages`."""
        ...

    def print_out(self, request: Request, made: Any, copies: int = 1) -> None:
        """Print a kept paper."""
        ...


class WholeGuides(Protocol):
    """Guides as citizens read them."""

    def guide(self, item_id: UUID) -> GuideRow:
        """Return a guide."""
        ...


class MoreServices(Protocol):
    """What the further tabs work with; an open hall is one."""

    @property
    def authoring(self) -> GuideChecks:
        """What guides lack."""
        ...

    @property
    def settings(self) -> SlipSettings:
        """The hall's settings."""
        ...

    @property
    def plan(self) -> QueueServices:
        """Services of the queue."""
        ...

    @property
    def lists(self) -> MonthlyLists:
        """The monthly lists."""
        ...

    @property
    def catalogue(self) -> CatalogueCounts:
        """The catalogue over time."""
        ...

    @property
    def public_lists(self) -> PublicTables:
        """Lists for paper and workbook."""
        ...

    @property
    def guides(self) -> WholeGuides:
        """Guides."""
        ...

    @property
    def themes(self) -> GuideThemes:
        """Themes."""
        ...

    @property
    def openness(self) -> Openness:
        """The openness corner."""
        ...


def more(services: GuidesServices) -> MoreServices:
    """Return what the further tabs work with."""
    return cast("MoreServices", services.more)


def publications(services: GuidesServices) -> Publications | None:
    """Return what makes booklets, where the hall has it."""
    return cast("Publications | None", getattr(services.more, "publications", None))
