"""The desk: the ticket at the left, the tabs at the right, two pages where the screen is small."""

from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.faces.clerk.desk_presenter import DeskPresenter
from hallapp.faces.clerk.desk_questions import DeskQuestions
from hallapp.faces.clerk.desk_state import Act, DeskRow
from hallapp.faces.clerk.desk_views import QueueShown
from hallapp.faces.clerk.keys import DeskKey, DeskKeys, usual_keys
from hallapp.faces.clerk.messages import Message, Teller
from hallapp.faces.clerk.queue_page import QueuePage
from hallapp.faces.clerk.ticket_card import TicketCard
from hallapp.faces.parts.search_field import SMALL_PX
from hallapp.faces.parts.tabs import TabRow
from hallapp.faces.parts.words import line
from hallapp.kernel.clock import Clock
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import rebind
from hallapp.queueing.terms import TicketRow

SMALLEST_WIDE_PX = 1000
SMALLEST_HIGH_PX = 600
"""A window smaller than this shows two pages; what strips come and go does not decide it."""

_ASK_NOTHING = (Act.RECALL, Act.MISS, Act.FINISH, Act.UNDO)
_ON_THE_CARD = (
    DeskKey.ACCEPT,
    DeskKey.RECALL,
    DeskKey.MISS,
    DeskKey.HOLD,
    DeskKey.TRANSFER,
    DeskKey.FINISH,
    DeskKey.CHANGE_ITEM,
    DeskKey.CHOOSE,
    DeskKey.PAUSE,
    DeskKey.WORK,
)


class DeskPage(QWidget):
    """Left card, tabs, and what opens beside the ticket.

    Signals:
        accept_asked: F4: open the tick list; carries the ticket being served.
        page_asked: A key opens a page beside the ticket; carries its `Act`.
        tab_opened: Another tab is shown; carries its number from 0.
        compact_changed: The screen has become small, or large again; carries which.
    """

    accept_asked = Signal(object)
    page_asked = Signal(object)
    tab_opened = Signal(int)
    compact_changed = Signal(bool)

    def __init__(
        self,
        presenter: DeskPresenter,
        teller: Teller,
        clock: Clock,
        zone: tzinfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._teller = teller
        self._desk: DeskRow | None = None
        self.card = TicketCard()
        self.queue = QueuePage(zone, clock)
        self.tabs = TabRow((_("排队"), _("办件"), _("指南"), _("考勤")))
        self._pages = QStackedWidget()
        self._searches = QStackedWidget()
        self.questions = DeskQuestions(presenter)
        self._tabs_side = QFrame()
        self._right = QStackedWidget()
        self._is_compact = False
        self._searchable: set[int] = set()
        self._keys = usual_keys()
        self._far_keys: dict[DeskKey, QShortcut] = {}
        self._near_keys: list[QShortcut] = []
        self._folded_keys: list[QShortcut] = []
        self._own_bar: set[int] = set()
        self._top = QWidget()
        self._build()

    # What others call

    def show_desk(self, desk: DeskRow) -> None:
        """Show the window's state."""
        self._desk = desk
        self.card.show_desk(desk)
        self.tabs.tab(0).show_count(desk.waiting)

    def show_tickets(self, shown: QueueShown) -> None:
        """Show the queue."""
        self.queue.show_tickets(shown)

    def show_keys(self, keys: DeskKeys) -> None:
        """Let other keys do what the desk does."""
        self._keys = keys
        self.card.show_keys(keys)
        for key, shortcut in self._far_keys.items():
            rebind(shortcut, keys.key_of(key))

    def add_tab_page(self, page: QWidget, search: QWidget | None, *, own_bar: bool = False) -> None:
        """Give the next tab its page and the field that searches it.

        A page with a bar of its own takes the keyboard by itself, and the tabs' room where the
        screen is small.
        """
        if search is not None or own_bar:
            self._searchable.add(self._pages.count())
        if own_bar:
            self._own_bar.add(self._pages.count())
        self._pages.addWidget(page)
        self._searches.addWidget(search if search is not None else QWidget())

    def add_beside(self, page: QWidget) -> None:
        """Give a page that may take the place of the tabs beside the ticket."""
        self._right.addWidget(page)

    def show_beside(self, page: QWidget) -> None:
        """Show a page in the place of the tabs."""
        self._right.setCurrentWidget(page)
        self._show_side(right=True)

    @Slot()
    def show_tabs(self) -> None:
        """Go back to the tabs, the keyboard to the large button."""
        self._right.setCurrentWidget(self._tabs_side)
        self._show_side(right=False)
        self.card.take_keyboard()

    def show_list(self) -> None:
        """Go back to the tab that is open; the caller says where in it the keyboard goes."""
        self._right.setCurrentWidget(self._tabs_side)
        self._show_side(right=True)

    @Slot()
    def show_queue(self) -> None:
        """Go back to the queue, the keyboard with it."""
        self._on_near_key(0)

    @property
    def teller(self) -> Teller:
        """Return where this desk says what happened."""
        return self._teller

    @property
    def beside(self) -> QWidget | None:
        """Return what stands beside the ticket: the tabs or a page."""
        return self._right.currentWidget()

    @property
    def is_compact(self) -> bool:
        """Return whether left card and right side are two pages."""
        return self._is_compact

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become two pages where the screen is small, and one again."""
        super().resizeEvent(event)
        frame = self.window()
        small = frame.width() < SMALLEST_WIDE_PX or frame.height() < SMALLEST_HIGH_PX
        if small is not self._is_compact:
            self._is_compact = small
            self.card.set_compact(compact=small)
            self.queue.set_compact(compact=small)
            self.compact_changed.emit(small)
            self._fold_tabs()
            gap = 8 if small else 16
            self._row.setContentsMargins(gap, gap, gap, gap)
            self._show_side(right=self.beside is not self._tabs_side)

    # Keys

    @Slot()
    def _on_primary(self) -> None:
        self._presenter.press_primary()

    @Slot(object)
    def press(self, act: Act) -> None:
        """Do what a key says, or ask first what must be known for it."""
        if act in _ASK_NOTHING:
            self._presenter.press(act)
        elif self._presenter.may(act):
            self._ask(act)

    def _ask(self, act: Act) -> None:
        asking = {
            Act.CHOOSE: lambda: self._choose(self._row_meant()),
            Act.PAUSE: self._pause,
            Act.HOLD: self.questions.ask_hold,
            Act.SKIP: self.questions.ask_skip,
            Act.ACCEPT: self._accept,
        }
        asking.get(act, lambda: self.page_asked.emit(act))()

    def for_ticket_meant(self, act: Act) -> None:
        """Let the citizen step out or be gone: of the row with the keyboard, else at the window."""
        row = self._row_meant()
        if row is None:
            live = self._presenter.live
            if not self._presenter.may(act) or live is None:
                return
            (self._presenter.gone if act is Act.GONE else self._presenter.step_out)(live)
        elif act is Act.GONE:
            self.questions.ask_gone(row)
        else:
            self._presenter.step_out(row)

    def _row_meant(self) -> TicketRow | None:
        """Return the row on which the keyboard is; one chosen long ago is not meant."""
        return self.queue.selected() if self.queue.has_keyboard() else None

    def _accept(self) -> None:
        """Open the tick list; one who was called is here now and is served."""
        facts = self._presenter.facts
        if facts is not None and facts.is_called:
            self._presenter.arrive(self.accept_asked.emit)
        else:
            self.accept_asked.emit(self._presenter.live)

    def _choose(self, ticket: TicketRow | None) -> None:
        if ticket is not None:
            self.questions.open_ticket(ticket)
            return
        self.tabs.open(0)
        self._show_side(right=True)
        self.queue.take_keyboard()
        how = _("用 ↑↓ 选一位，再按 {key} 或回车。")
        self._teller.tell(Message(how.format(key=self._keys.key_of(DeskKey.CHOOSE))))

    def _pause(self) -> None:
        facts = self._presenter.facts
        if facts is not None and facts.is_paused:
            self._presenter.press(Act.RESUME)
        elif facts is not None:
            self.show_tabs()
            self.questions.ask_pause()

    @Slot()
    def _on_question(self) -> None:
        """Bring the list into sight, above which a question stands."""
        self._right.setCurrentWidget(self._tabs_side)
        self.tabs.open(0)
        self._show_side(right=True)
        # A small screen has room for the question or the list.
        self._pages.setVisible(not self._is_compact)

    def end_questions(self) -> None:
        """Take every question away: its ticket is gone, or nobody sits here."""
        self.questions.close_all()
        self._pages.show()

    @Slot()
    def _back_to_card(self) -> None:
        self._pages.show()
        self._show_side(right=False)
        self.card.take_keyboard()

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        self._searches.setCurrentIndex(number)
        self._fold_tabs()
        self._show_side(right=True)
        self.tab_opened.emit(number)
        # A tab without a field would leave the keyboard on nothing.
        if number not in self._searchable and not self._is_compact:
            self.card.take_keyboard()

    @Slot()
    def _on_turn(self) -> None:
        """Turn to the other page of a small screen."""
        if self._is_compact:
            turned = not self._right.isVisibleTo(self)
            self._show_side(right=turned)
            if not turned:
                self.card.take_keyboard()
            elif self.beside is self._tabs_side and self.tabs.opened() == 0:
                self.queue.take_keyboard()

    def _show_side(self, *, right: bool) -> None:
        self.card.setVisible(not self._is_compact or not right)
        for shortcut in self._far_keys.values():
            shortcut.setEnabled(self._is_compact and right)
        for shortcut in self._near_keys:
            shortcut.setEnabled(self._is_compact and not right)
        self._right.setVisible(not self._is_compact or right)

    # How it is put together

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 16, 16, 16)
        self._row.setSpacing(16)
        # A window of 683×312 (200 %) must be possible whatever the hidden page would like.
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(self.card)
        self._row.addWidget(self._right, 1)
        self._build_tabs()
        self._right.addWidget(self._tabs_side)
        self.add_tab_page(self.queue, self.queue.search)
        self.card.primary_pressed.connect(self._on_primary)
        self.card.key_pressed.connect(self.press)
        self.queue.ticket_asked.connect(self.questions.open_ticket)
        self.questions.opened.connect(self._on_question)
        self.questions.settled.connect(self._back_to_card)
        self.tabs.tab_opened.connect(self._on_tab)
        turn = QShortcut(QKeySequence("Ctrl+Tab"), self)
        turn.setAutoRepeat(False)
        turn.activated.connect(self._on_turn)
        self._build_far_keys()

    def _build_far_keys(self) -> None:
        """On a small screen the keys work too while the card, which owns them, is turned away."""
        for key in (DeskKey.NEXT, *_ON_THE_CARD):
            shortcut = QShortcut(QKeySequence(self._keys.key_of(key)), self._right)
            shortcut.setAutoRepeat(False)
            shortcut.setEnabled(False)
            act = key.act
            slot = self._on_primary if act is None else partial(self.press, act)
            shortcut.activated.connect(slot)
            self._far_keys[key] = shortcut
        for number in range(4):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self.card)
            shortcut.setEnabled(False)
            shortcut.activated.connect(partial(self._on_near_key, number))
            self._near_keys.append(shortcut)
            # The tabs' own keys sleep while the tabs are folded away.
            again = QShortcut(QKeySequence(f"Alt+{number + 1}"), self._right)
            again.setEnabled(False)
            again.activated.connect(partial(self._on_near_key, number))
            self._folded_keys.append(again)

    def _fold_tabs(self) -> None:
        """Give a page that has its own bar the room of the tabs on a small screen."""
        folded = self._is_compact and self._pages.currentIndex() in self._own_bar
        self._top.setVisible(not folded)
        for shortcut in self._folded_keys:
            shortcut.setEnabled(folded)

    def _on_near_key(self, number: int) -> None:
        self.tabs.open(number)
        self._show_side(right=True)
        if number == 0:
            self.queue.take_keyboard()

    def _build_tabs(self) -> None:
        self._tabs_side.setProperty("look", "card")
        self._searches.setMaximumWidth(256)
        self._searches.setFixedHeight(SMALL_PX)
        self._searches.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout(self._top)
        top.setContentsMargins(12, 0, 12, 0)
        top.addWidget(self.tabs)
        top.addWidget(self._searches, 1)
        column = QVBoxLayout(self._tabs_side)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(line())
        column.addWidget(self.questions)
        column.addWidget(self._pages, 1)
