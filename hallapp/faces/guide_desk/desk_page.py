"""The page of the guide desk: what is given at the left, who waits for the desk at the right."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hallapp.faces.guide_desk.found import FoundRow
from hallapp.faces.guide_desk.results_view import ResultsView
from hallapp.faces.guide_desk.saying import Said
from hallapp.faces.guide_desk.side_column import SideColumn
from hallapp.faces.guide_desk.side_now import SideNow
from hallapp.faces.guide_desk.wish_form import WishForm
from hallapp.faces.guide_desk.wishing import Wish, primary_word
from hallapp.faces.parts.primary_button import PrimaryButton
from hallapp.faces.parts.reason_band import ReasonBand
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import card
from hallapp.guides.terms import Answers, GuideRow
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.queueing.terms import PriorityRow
from hallapp.reception.terms import HelpCallRow

_SIDE_PX = 466
_PRIMARY_PX = 300
FIND, WISH, SIDE = 0, 1, 2
"""The three parts; where there is little room each is a page of its own (Ctrl+Tab)."""


class DeskPage(QWidget):
    """What both presenters show themselves on.

    Signals:
        said: Something is to be told in the strip; carries a `Said`.
        side_read: A reading of the right side came; carries a `SideNow`.
        guide_asked: 打印指南.
        advice_asked: 给建议单.
        materials_asked: 看材料.
    """

    said = Signal(object)
    side_read = Signal(object)
    guide_asked = Signal()
    advice_asked = Signal()
    materials_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[PriorityRow, ...] = ()
        self._reason_given: Callable[[str], None] | None = None
        self._is_low = False
        self.results = ResultsView()
        self.form = WishForm()
        self.side = SideColumn()
        self.reason = ReasonBand("deskReason")
        self.primary = PrimaryButton(_("取号并打印"))
        self.primary.setObjectName("give")
        self._print = KeyButton(_("打印指南"), "Ctrl+P", look="tall")
        self._advise = KeyButton(_("给建议单"), "Ctrl+J", look="tall")
        self._read = KeyButton(_("看材料"), "Ctrl+M", look="tall")
        self.parts = Segments(_("页"), (_("找和取号"), _("类别和身份"), _("求助和签到")))
        self.parts.setObjectName("deskParts")
        self._left = card()
        self._build()
        self._connect()

    # What the presenters call

    def say(self, said: Said) -> None:
        """Tell something in the strip."""
        self.said.emit(said)

    def show_found(self, rows: tuple[FoundRow, ...], note: str) -> None:
        """Show what was found."""
        self.results.show_found(rows, note)

    def choose_row(self, key: UUID | None) -> None:
        """Put the keyboard's place on a row."""
        self.results.choose_row(key)

    def show_asking(self, *, is_asking: bool) -> None:
        """Say that something is looked for, if it takes long."""
        self.results.show_asking(is_asking=is_asking)

    def set_text(self, text: str) -> None:
        """Put a text into the search field."""
        self.results.set_text(text)

    def show_classes(self, classes: tuple[PriorityRow, ...]) -> None:
        """Make the choice of classes."""
        self._classes = classes
        self.form.show_classes(classes)

    def show_wish(self, wish: Wish, reason: str) -> None:
        """Show what is chosen, and why Enter does nothing."""
        self.form.show_wish(wish, self._classes)
        self.primary.set_word(primary_word(wish.row, wish), reason)
        has_guide = wish.row is not None and wish.row.item_id is not None
        self._print.setEnabled(has_guide)
        self._read.setEnabled(has_guide)

    def show_guide(self, guide: GuideRow) -> None:
        """Show an item's materials."""
        self.open_part(FIND)
        self.results.show_guide(guide)

    def answers_for(self, item_id: UUID) -> Answers:
        """Return what was answered about the item in sight; nothing about any other."""
        return self.results.answers_for(item_id)

    def ask_identity(self) -> None:
        """Bring the cursor to the ID number."""
        self.open_part(WISH)
        self.form.ask_identity()

    def ask_reason(
        self, question: str, reasons: tuple[str, ...], given: Callable[[str], None]
    ) -> None:
        """Ask for a reason in place."""
        self._reason_given = given
        # The question takes the place of what has been chosen already.
        self.reason.ask(question, reasons)
        self.parts.choose(FIND)
        self.open_part(FIND)

    def begin_anew(self) -> None:
        """Empty the search field and bring the cursor there; tells that it is empty."""
        self.take_keyboard()
        self.results.set_text("")
        self.results.searched.emit("")

    def show_side(self, now: SideNow) -> None:
        """Show the right side."""
        self.side.show_side(now)
        calls, booked = len(now.calls), len(now.booked)
        word = _("求助 {calls}，签到 {booked}").format(calls=calls, booked=booked)
        self.parts.set_word(SIDE, word)
        self.side_read.emit(now)

    def show_page_of(self, call: HelpCallRow) -> None:
        """Show what the kiosk's page says."""
        self.side.help.show_page(call)

    # What the window calls

    def set_low(self, *, is_low: bool) -> None:
        """Show one part at a time where there is little room, all three where there is enough."""
        self._is_low = is_low
        self.parts.setVisible(is_low)
        self.results.set_low(is_low=is_low)
        self.form.set_low(is_low=is_low)
        column = self._left.layout()
        if column is not None:
            wide, high = (12, 3) if is_low else (26, 20)
            column.setContentsMargins(wide, high, wide, high)
            column.setSpacing(4 if is_low else 8)
        page = self.layout()
        if page is not None:
            edge = 6 if is_low else 16
            page.setContentsMargins(edge, edge, edge - 5, edge)
        if is_low:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16_777_215)
        else:
            self.side.setFixedWidth(_SIDE_PX)
        self.open_part(self.parts.number())

    @Slot(int)
    def open_part(self, number: int) -> None:
        """Open one of the three parts; changes nothing where all stand side by side."""
        if self.parts.number() != number:
            self.parts.choose(number)
            return
        low, asks = self._is_low, not self.reason.isHidden()
        self.results.setVisible(not low or (number == FIND and not asks))
        # A guide is long: what goes with a number makes room for it.
        reads = self.results.is_reading() and not low
        self.form.setVisible(not asks and not reads and (not low or number == WISH))
        self._left.setVisible(not low or number != SIDE)
        self.side.setVisible(not low or number == SIDE)

    @Slot()
    def take_keyboard(self) -> None:
        """Bring the cursor to the search field."""
        self.open_part(FIND)
        self.results.field.take_keyboard()

    # What people do

    @Slot()
    def _on_reading(self) -> None:
        self.open_part(self.parts.number())

    @Slot()
    def _on_next_part(self) -> None:
        if not self._is_low:
            return
        self.open_part((self.parts.number() + 1) % 3)
        goes = (self.take_keyboard, self.form.take_keyboard, self.parts.take_keyboard)
        goes[self.parts.number()]()

    @Slot()
    def _on_find(self) -> None:
        self.results.close_guide()
        self.take_keyboard()

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        given, self._reason_given = self._reason_given, None
        self._end_question()
        if given is not None:
            given(reason)

    @Slot()
    def _on_reason_left(self) -> None:
        self._reason_given = None
        self._end_question()

    def _end_question(self) -> None:
        """Show again what the question stood in the place of."""
        self.open_part(self.parts.number())
        self.take_keyboard()

    @Slot()
    def _on_booked_key(self) -> None:
        self.open_part(SIDE)
        self.side.booked.take_keyboard()

    @Slot()
    def _on_late_key(self) -> None:
        self.open_part(SIDE)
        self.side.late.take_keyboard()

    # How it is put together

    def _build(self) -> None:
        column = QVBoxLayout(self._left)
        column.setSpacing(8)
        column.addWidget(self.results, 1)
        column.addWidget(self.form)
        column.addWidget(self.reason)
        column.addLayout(self._keys())
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._left, 1)
        row.addWidget(self.side, 0)
        whole = QVBoxLayout(self)
        whole.setSpacing(6)
        whole.addWidget(self.parts)
        whole.addLayout(row, 1)
        self.set_low(is_low=False)

    def _keys(self) -> QHBoxLayout:
        keys = QHBoxLayout()
        keys.setContentsMargins(5, 5, 5, 0)
        keys.setSpacing(12)
        self.primary.setMaximumWidth(_PRIMARY_PX)
        keys.addWidget(self.primary, 3)
        for button in (self._print, self._advise, self._read):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            keys.addWidget(button)
        keys.addStretch(1)
        self.primary.show_key("Enter")
        return keys

    def _connect(self) -> None:
        self.primary.clicked.connect(self.results.entered)
        self.form.entered.connect(self.results.entered)
        self._print.clicked.connect(self.guide_asked)
        self._advise.clicked.connect(self.advice_asked)
        self._read.clicked.connect(self.materials_asked)
        self.reason.given.connect(self._on_reason)
        self.reason.left.connect(self._on_reason_left)
        self.parts.chosen.connect(self.open_part)
        self.results.reading_changed.connect(self._on_reading)
        for key, slot in (
            ("Ctrl+F", self._on_find),
            ("Ctrl+Tab", self._on_next_part),
            ("Alt+Y", self._on_booked_key),
            ("Alt+G", self._on_late_key),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(slot)
