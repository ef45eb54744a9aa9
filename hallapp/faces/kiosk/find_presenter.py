"""Finding an item: what many ask for, by department, by initials, strokes or code."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol, TypeVar

from hallapp.faces.kiosk.asking import Asking
from hallapp.faces.kiosk.finding_ways import Way
from hallapp.faces.kiosk.journey import Choice, Station
from hallapp.guides.terms import DepartmentCountRow, ItemRow
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.queueing.terms import ServiceRow

Answer = TypeVar("Answer")

POPULAR = 16
EVERY_ITEM = 10_000
"""A department is shown whole: who turns its pages finds every item."""
NEXT_CHARACTER = " "
"""Ends the strokes of one character (下一字)."""


class Typing(Enum):
    """What the keys type."""

    LETTERS = "letters"
    STROKES = "strokes"
    DIGITS = "digits"


@dataclass(frozen=True)
class Typed:
    """What a citizen has typed so far, and with which keys."""

    typing: Typing = Typing.LETTERS
    text: str = ""

    def with_sign(self, sign: str) -> "Typed":
        """Return this with one sign more; one too many, or a second end of a character, is none."""
        if len(self.text) >= _LONGEST[self.typing]:
            return self
        if sign == NEXT_CHARACTER and (not self.text or self.text.endswith(NEXT_CHARACTER)):
            return self
        return replace(self, text=self.text + sign)

    def rubbed_out(self) -> "Typed":
        """Return this without its last sign."""
        return replace(self, text=self.text[:-1])

    def switched(self, typing: Typing) -> "Typed":
        """Return what stays under other keys: letters and digits go together, strokes do not."""
        keeps = Typing.STROKES not in {self.typing, typing} or typing is self.typing
        return Typed(typing, self.text if keeps else "")


_LONGEST = {Typing.LETTERS: 12, Typing.STROKES: 20, Typing.DIGITS: 12}


class FindView(Protocol):
    """The page that finds, as its presenter sees it."""

    def show_way(self, way: Way, department: str, typed: Typed) -> None:
        """Show the way now taken, the department gone into, and what was typed so far."""
        ...

    def show_items(self, items: Sequence[ItemRow]) -> None:
        """Show items as tiles."""
        ...

    def show_departments(self, departments: Sequence[DepartmentCountRow]) -> None:
        """Show departments as tiles."""
        ...

    def show_nothing_typed(self) -> None:
        """Say how one types with these keys."""
        ...

    def show_trouble(self, error: HallError | None) -> None:
        """Say why the item did not lead on; None: it takes no number."""
        ...


class FindPresenter:
    """Turns taps and keys into lists of items, and a chosen item into the next page."""

    def __init__(self, view: FindView, station: Station) -> None:
        self._view = view
        self._station = station
        self._asking = Asking(station.jobs, station.owner)
        self._takes_number = False
        self._way = Way.POPULAR
        self._department = ""
        self._typed = Typed()

    @property
    def takes_number(self) -> bool:
        """Return whether a chosen item leads to a number; else to its guide."""
        return self._takes_number

    def open(self, *, takes_number: bool) -> None:
        """Begin with what many ask for."""
        self._takes_number = takes_number
        self.go(Way.POPULAR)

    def go(self, way: Way) -> None:
        """Take another way; what was typed and gone into is forgotten."""
        self._way = way
        self._department = ""
        self._typed = Typed()
        self._show()

    def choose_department(self, name: str) -> None:
        """Go into a department."""
        self._department = name
        self._show()

    def leave_department(self) -> bool:
        """Go back to the departments; False when no department was gone into."""
        if not self._department:
            return False
        self.go(Way.DEPARTMENTS)
        return True

    def switch(self, typing: Typing) -> None:
        """Type with other keys."""
        self._typed = self._typed.switched(typing)
        self._show()

    def type(self, sign: str) -> None:
        """Add a letter, a digit, a stroke or the end of a character."""
        self._change(self._typed.with_sign(sign))

    def rub_out(self) -> None:
        """Take the last sign back."""
        self._change(self._typed.rubbed_out())

    def choose(self, item: ItemRow) -> None:
        """Go on with an item."""
        if not self._takes_number:
            self._station.journey.open_guide(item)
            return
        queue = self._station.services.queue
        self._asking.ask(
            lambda: queue.service_for_item(item.id),
            lambda service: self._on_service(item, service),
            self._failed,
        )

    def leave(self) -> None:
        """Hear nothing more."""
        self._asking.drop()

    def _change(self, typed: Typed) -> None:
        if typed != self._typed:
            self._typed = typed
            self._show()

    def _show(self) -> None:
        self._view.show_way(self._way, self._department, self._typed)
        guides = self._station.services.guides
        if self._way is Way.POPULAR:
            self._ask(lambda: guides.popular(POPULAR), self._view.show_items)
        elif self._way is Way.LETTERS:
            self._show_found()
        elif self._department:
            name = self._department
            self._ask(
                lambda: guides.search("", name, for_kiosk=True, limit=EVERY_ITEM),
                self._view.show_items,
            )
        else:
            self._ask(lambda: guides.departments(for_kiosk=True), self._view.show_departments)

    def _show_found(self) -> None:
        typed, guides = self._typed.text, self._station.services.guides
        if typed:
            self._ask(lambda: guides.search(typed, for_kiosk=True), self._view.show_items)
            return
        self._asking.drop()
        self._view.show_nothing_typed()

    def _ask(
        self, work: Callable[[], tuple[Answer, ...]], done: Callable[[Sequence[Answer]], None]
    ) -> None:
        self._asking.ask(work, done, self._failed)

    def _on_service(self, item: ItemRow, service: ServiceRow | None) -> None:
        if service is None:
            self._view.show_trouble(None)
            return
        self._station.journey.open_confirm(Choice(service, item.id, item.name, item))

    def _failed(self, error: HallError) -> None:
        if isinstance(error, SurroundingsError):
            self._station.journey.store_failed(error)
        else:
            self._view.show_trouble(error)
