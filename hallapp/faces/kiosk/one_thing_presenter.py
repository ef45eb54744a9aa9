"""高效办成一件事: several items shown as one, with one list and figures before and after."""

from dataclasses import dataclass
from typing import Protocol

from hallapp.faces.kiosk.asking import Asking
from hallapp.faces.kiosk.guide_presenter import Printing
from hallapp.faces.kiosk.journey import Station
from hallapp.guides.merging import MergedGuide, figures, merged
from hallapp.guides.terms import ItemRow, ThemeFigures, ThemeRow
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.slips.design import NO_ANSWERS, Paper


@dataclass(frozen=True)
class OneThing:
    """A theme as one.

    Attributes:
        before: Figures of its items done one by one; None where nobody has counted.
        after: Figures of the one thing.
        items: Those that can be seen, in the order in which they are done.
    """

    theme: ThemeRow
    merged: MergedGuide
    before: ThemeFigures
    after: ThemeFigures
    items: tuple[ItemRow, ...]


class OneThingView(Protocol):
    """The page of one thing as its presenter sees it."""

    def show_theme(self, theme: ThemeRow) -> None:
        """Show the name at once."""
        ...

    def show_one_thing(self, one: OneThing) -> None:
        """Show figures, list and items."""
        ...

    def show_printing(self, printing: Printing, error: HallError | None = None) -> None:
        """Say where the print stands."""
        ...

    def show_trouble(self, error: HallError) -> None:
        """Say why there is nothing to show."""
        ...


class OneThingPresenter:
    """Asks for the guides of a theme, merges them on the worker, prints their slips."""

    def __init__(self, view: OneThingView, station: Station) -> None:
        self._view = view
        self._station = station
        self._asking = Asking(station.jobs, station.owner)
        self._one: OneThing | None = None
        self._visit = 0
        self._printing = False

    def open(self, theme: ThemeRow) -> None:
        """Ask for all of it."""
        self.leave()
        self._view.show_theme(theme)
        services = self._station.services
        themes, guides = services.themes, services.guides
        if themes is None:
            return

        def work() -> OneThing:
            items = themes.items(theme, for_kiosk=True)
            whole = merged([guides.guide(item.id) for item in items])
            before, after = figures(whole.before, theme.before), figures(whole.after, theme.after)
            return OneThing(theme, whole, before, after, items)

        self._asking.ask(work, self._shown, self._failed)

    def choose(self, item: ItemRow) -> None:
        """Show the guide of one of its items."""
        self._station.journey.open_guide(item)

    def print(self) -> None:
        """Print the slip of every item, one after the other; a second press does nothing."""
        one = self._one
        if one is None or self._printing:
            return
        self._printing = True
        self._view.show_printing(Printing.UNDER_WAY)
        papers, visit = self._station.services.papers, self._visit
        wanted = [(self._station.request(), item.id) for item in one.items]

        def work() -> Printing:
            paths = [
                papers.print_guide_slip(request, item_id, NO_ANSWERS, Paper.MM80)
                for request, item_id in wanted
            ]
            is_lacking = any(papers.warning(path) for path in paths)
            return Printing.INCOMPLETE if is_lacking else Printing.DONE

        self._station.paper_jobs.submit(
            work,
            lambda printing: self._printed(visit, printing),
            lambda error: self._printed(visit, Printing.FAILED, error),
            self._station.owner,
        )

    def leave(self) -> None:
        """Forget it; a print under way goes on, its answer is for nobody."""
        self._asking.drop()
        self._visit += 1
        self._printing = False
        self._one = None

    def _shown(self, one: OneThing) -> None:
        self._one = one
        self._view.show_one_thing(one)

    def _printed(self, visit: int, printing: Printing, error: HallError | None = None) -> None:
        if visit != self._visit:
            return
        self._printing = False
        self._view.show_printing(printing, error)

    def _failed(self, error: HallError) -> None:
        if isinstance(error, SurroundingsError):
            self._station.journey.store_failed(error)
        else:
            self._view.show_trouble(error)
