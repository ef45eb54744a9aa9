"""The search field: one question under way, the newest asked next, the chosen row kept."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.guide_desk.finder import Finder, Found, acts_at_once, exact_row
from hallapp.faces.guide_desk.found import FoundRow
from hallapp.faces.guide_desk.saying import Said, Saying, refused
from hallapp.kernel.changes import Change
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level


class SearchView(Saying, Protocol):
    """Shows what was found."""

    def show_found(self, rows: tuple[FoundRow, ...], note: str) -> None:
        """Show the rows; a note stands where there are none."""
        ...

    def choose_row(self, key: UUID | None) -> None:
        """Put the keyboard's place on a row, or on none; tells the presenter nothing."""
        ...

    def show_asking(self, *, is_asking: bool) -> None:
        """Say that the hall is asked, if it takes long."""
        ...

    def set_text(self, text: str) -> None:
        """Put a text into the field without searching for it."""
        ...


class SearchPresenter:
    """Finds, and says which row is chosen.

    Args of the constructor:
        chosen: Told of every other row that is chosen, None for none.
        act: Acts on a row that was named by its code.
    """

    def __init__(
        self,
        view: SearchView,
        finder: Finder,
        jobs: Jobs,
        chosen: Callable[[FoundRow | None], None],
        act: Callable[[], None],
        owner: QObject | None = None,
    ) -> None:
        self._view = view
        self._finder = finder
        self._jobs = jobs
        self._chosen = chosen
        self._act = act
        self._owner = owner
        self._ask: Callable[[], Found] = lambda: finder.find("")
        self._text = ""
        self._is_asking = False
        self._asks_again = False
        self._acts_on_answer = False
        self._keeps_choice = False
        self._rows: tuple[FoundRow, ...] = ()
        self._row: FoundRow | None = None

    @property
    def row(self) -> FoundRow | None:
        """The chosen row."""
        return self._row

    def search(self, text: str) -> None:
        """Find what answers to a text; the first row is chosen, none for an empty text."""
        self._text = text
        self._begin(lambda: self._finder.find(text))

    def search_and_act(self, text: str) -> None:
        """Find what a scanned code names, and act on it if it can be nothing else."""
        self._view.set_text(text.strip())
        self.search(text)
        self.enter()

    def open_item(self, item_id: UUID) -> None:
        """Show one item, as the kiosk that calls for help has it."""
        self._begin(lambda: self._finder.of_item(item_id))

    def open_service(self, service_id: UUID) -> None:
        """Show one service."""
        self._begin(lambda: self._finder.of_service(service_id))

    def open_person(self, id_number: str) -> None:
        """Show today's appointments of whoever put a card on the reader, if there are any."""
        self._jobs.submit(
            lambda: self._finder.of_person(id_number), self._on_person, self._on_failed, self._owner
        )

    def choose(self, row: FoundRow | None) -> None:
        """Take another row, as the person moved to it."""
        self._row = row
        self._chosen(row)

    def enter(self) -> None:
        """Act on the chosen row; while an answer is awaited, only on what a code names."""
        if self._is_asking and not self._keeps_choice:
            self._acts_on_answer = True
        else:
            self._act()

    def refresh(self, kinds: Change) -> None:
        """Ask the same again: figures changed; the chosen row stays."""
        self._jobs.submit(lambda: self._finder.forget(kinds), _nothing, owner=self._owner)
        if not self._is_asking:
            self._keeps_choice = True
            self._send()

    def clear(self) -> None:
        """Begin anew: an empty field, nothing chosen."""
        self._view.set_text("")
        self.search("")

    def _begin(self, ask: Callable[[], Found]) -> None:
        self._ask = ask
        self._acts_on_answer = False
        self._keeps_choice = False
        if self._is_asking:
            self._asks_again = True
        else:
            self._send()

    def _send(self) -> None:
        self._is_asking, self._asks_again = True, False
        self._view.show_asking(is_asking=not self._keeps_choice)
        self._jobs.submit(self._ask, self._on_found, self._on_failed, self._owner)

    def _on_found(self, found: Found) -> None:
        self._is_asking = False
        if self._asks_again:
            self._send()
            return
        self._view.show_asking(is_asking=False)
        if found.rows == self._rows and self._keeps_choice:
            return
        self._rows = found.rows
        self._view.show_found(found.rows, _note(found))
        self._choose_after(found)
        if self._acts_on_answer:
            self._act_on(found)

    def _choose_after(self, found: Found) -> None:
        """Keep the chosen row through a refresh; else take the first of a real search."""
        kept = None if self._row is None else self._row.key
        here = next((each for each in found.rows if each.key == kept), None)
        if not self._keeps_choice:
            is_empty = not found.text.strip() and not found.is_exact
            here = None if is_empty or not found.rows else found.rows[0]
        self._keeps_choice = False
        self._view.choose_row(None if here is None else here.key)
        if here != self._row:
            self.choose(here)

    def _act_on(self, found: Found) -> None:
        self._acts_on_answer = False
        row = exact_row(found)
        if row is not None and acts_at_once(row):
            self._act()
        elif found.rows:
            self._view.say(Said(_("找到了，看清再按一次回车。")))

    def _on_person(self, found: Found) -> None:
        if not found.rows:
            return
        self._ask = lambda: found
        self._on_found(found)
        self._view.say(Said(_("这个人今天有预约，按回车签到。"), level=Level.DONE))

    def _on_failed(self, error: HallError) -> None:
        self._is_asking = False
        self._acts_on_answer = False
        self._view.show_asking(is_asking=False)
        self._view.say(refused(error))
        if self._asks_again:
            self._send()


def _note(found: Found) -> str:
    if found.rows:
        return ""
    if not found.text.strip():
        return _("还没有事项。请先导入办事指南，或按 Ctrl+J 给建议号。")
    return _("没有找到“{text}”。换个说法、拼音首字母，或按 Ctrl+J 给建议。").format(
        text=found.text.strip()[:20]
    )


def _nothing(_answer: None) -> None:
    """Take no notice."""
