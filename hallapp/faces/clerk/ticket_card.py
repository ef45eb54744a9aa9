"""The left card: the number, what it is about, why, one large button and the quiet list of keys."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.clerk.desk_state import Act, DeskRow
from hallapp.faces.clerk.keys import USUAL, DeskKey, DeskKeys
from hallapp.faces.clerk.steps_line import StepsLine
from hallapp.faces.parts.key_row import HEIGHT_PX, KeyRow
from hallapp.faces.parts.primary_button import HEIGHT_PX as PRIMARY_PX
from hallapp.faces.parts.primary_button import PrimaryButton
from hallapp.faces.parts.words import NumberLabel, line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.focus_ring import NO_RING
from hallapp.qtkit.key_button import KeyButton, rebind

WIDTH_PX = 336
_NUMBER_PX = 84
_SMALL_NUMBER_PX = 44
_SLOW_MS = 300
_LINE_PX = 9
"""The hairline between the keys of the ticket and those of the window, with its air."""
_RING_PX = 3
_LOWEST_PX = 220
_FIT_STEPS = 7
_FULL_PRIMARY_STEP = 4
_LOW_PRIMARY_PX = 44
_AIRY_ROW_PX = 27
"""Rows lower than this ask for a smaller number first."""
_LOWEST_ROW_PX = 23
_KEYS = (
    Act.ACCEPT,
    Act.RECALL,
    Act.MISS,
    Act.HOLD,
    Act.TRANSFER,
    Act.FINISH,
    Act.CHANGE_ITEM,
)
_FAR_KEYS = (Act.CHOOSE, Act.PAUSE)
"""Keys below the hairline: they do not belong to the ticket."""


class TicketCard(QFrame):
    """Shows a `DeskRow`; every press becomes a signal.

    Signals:
        primary_pressed: The large button or F2.
        key_pressed: A line of the list; carries its `Act`.
    """

    primary_pressed = Signal()
    key_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("ticketCard")
        self.setProperty(NO_RING, "yes")
        self._state = words("", "muted")
        self._number = NumberLabel("—", _NUMBER_PX)
        self._small_number = NumberLabel("—", _SMALL_NUMBER_PX)
        self._subject = words("", "title", wrap=True)
        self._why = words("", "muted", wrap=True)
        self._class = words("", "strong", wrap=True)
        self._class.setObjectName("ticketClass")
        self._told = words("", "muted", wrap=True)
        self._told.setObjectName("ticketTold")
        self._steps = StepsLine()
        self._work = KeyButton("", "Ctrl+F8", look="link")
        self._work.setObjectName("key_work")
        self._primary = PrimaryButton(_("下一位"), "F2")
        self._primary.setObjectName("primaryButton")
        self._keys: dict[Act, KeyRow] = {}
        self._dim_keys: dict[Act, QShortcut] = {}
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self._had_keyboard = False
        self._is_compact = False
        self._shown: DeskRow | None = None
        self._head = QVBoxLayout()
        self._build()

    def show_desk(self, desk: DeskRow) -> None:
        """Show the window's state; what stayed equal is left alone."""
        if desk == self._shown:
            return
        self._shown = desk
        self._state.setText(desk.state_line)
        for number in (self._number, self._small_number):
            number.setText(desk.number)
            number.set_tint("text" if desk.is_live else "muted")
        self._subject.setText(desk.subject)
        self._why.setText(desk.why)
        for label, said in ((self._class, desk.class_words), (self._told, desk.told)):
            label.setText(said)
            label.setVisible(bool(said))
        self._subject.setToolTip("\n".join(filter(None, (desk.told, desk.why))))
        self._steps.show_steps(desk.progress)
        for act, shortcut in self._dim_keys.items():
            shortcut.setEnabled(not desk.keys[act].allowed)
        for act, row in self._keys.items():
            state = desk.keys[act]
            row.set_word(state.word)
            if state.allowed:
                row.allow(state.remark)
            else:
                row.forbid(state.remark)
        self._show_work(desk)
        self._show_primary(desk)
        self._fit_rows()

    def show_keys(self, keys: DeskKeys) -> None:
        """Let other keys press the lines and the large button, and show them."""
        self._primary.set_key(keys.key_of(DeskKey.NEXT))
        self._work.set_key(keys.key_of(DeskKey.WORK))
        for act, key in keys.keys_of_acts().items():
            if act in self._keys:
                self._keys[act].set_key(key)
            if act in self._dim_keys:
                rebind(self._dim_keys[act], key)
        widest = max((row.cap_wanted_px() for row in self._keys.values()), default=0)
        for row in self._keys.values():
            row.set_cap_px(widest)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the large button."""
        self._primary.setFocus()

    def set_compact(self, *, compact: bool) -> None:
        """Stand the list beside the number where the screen is low (200 %)."""
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(across if compact else down)
        self._halves.setContentsMargins(*((16, 8, 16, 8) if compact else (20, 12, 20, 16)))
        self._halves.setSpacing(24 if compact else 12)
        for half in range(2):
            self._halves.setStretch(half, 1 if compact else 0)
        self._halves.setStretch(2, 0 if compact else 1)
        self._head.setSpacing(2 if compact else 5)
        self._why.setContentsMargins(0, 0, 0, 5 if compact else 9)  # room for the ring
        self._is_compact = compact
        self._show_number(small=compact)
        if compact:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(WIDTH_PX)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list of keys the room there is."""
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Let number and rows be as large as the card is high: no line is ever cut.

        What finds no room is left to the tip: first how the ticket came here, then why.
        """
        if self._is_compact:
            self._fit_beside()
            return
        row_px = 0
        for step in range(_FIT_STEPS):
            self._take_step(step)
            row_px = self._room_px() // len(self._keys)
            if row_px >= (_LOWEST_ROW_PX if step else _AIRY_ROW_PX):
                break
        self._set_row_px(max(_LOWEST_ROW_PX, min(HEIGHT_PX, row_px)))

    def _fit_beside(self) -> None:
        """Fit the ticket's side and the list beside it, each on its own."""
        edge = 2 if self.height() < _LOWEST_PX else 8
        self._halves.setContentsMargins(16, edge, 16, edge)
        margins = self._halves.contentsMargins()
        room = self.height() - margins.top() - margins.bottom()
        wide = (self.width() - margins.left() - margins.right() - self._halves.spacing()) // 2
        for step in range(1, _FIT_STEPS):
            self._take_step(step)
            if self._head.totalHeightForWidth(wide) <= room:
                break
        row_px = (room - _LINE_PX) // len(self._keys)
        self._set_row_px(max(_LOWEST_ROW_PX - 2, min(HEIGHT_PX - 6, row_px)))

    def _take_step(self, step: int) -> None:
        """Make one thing smaller than in the step before: 0 leaves everything its size."""
        tight = step > 1
        self._show_number(small=step > 0)
        if not self._is_compact:
            edge = (8, 8) if tight else (12, 16)
            self._halves.setContentsMargins(20, edge[0], 20, edge[1])
            self._halves.setSpacing(6 if tight else 12)
        self._head.setSpacing(2 if tight else 5)
        self._why.setContentsMargins(0, 0, 0, 5 if tight else 9)
        for label, last_step in ((self._told, 2), (self._why, 3), (self._state, 5)):
            label.setVisible(bool(label.text()) and step <= last_step)
        self._primary.setFixedHeight(_LOW_PRIMARY_PX if step > _FULL_PRIMARY_STEP else PRIMARY_PX)

    def _room_px(self) -> int:
        """Return how high all rows of keys may be together."""
        margins = self._halves.contentsMargins()
        wide = self.width() - margins.left() - margins.right()
        head = self._head.totalHeightForWidth(wide)
        taken = margins.top() + margins.bottom() + head + self._halves.spacing() + _LINE_PX
        return self.height() - taken

    def _set_row_px(self, high_px: int) -> None:
        for row in self._keys.values():
            row.setFixedHeight(high_px)

    def _show_number(self, *, small: bool) -> None:
        self._number.setVisible(not small)
        self._small_number.setVisible(small)

    def _show_work(self, desk: DeskRow) -> None:
        """Say what will be written down as done; the line keeps its place."""
        state = desk.keys[Act.WORK]
        text = _("{word}：{work}") if desk.work_words else "{word}"
        self._work.set_word(text.format(word=state.word, work=desk.work_words))
        self._work.setEnabled(state.allowed)
        self._work.setToolTip(state.remark)

    def _show_primary(self, desk: DeskRow) -> None:
        if desk.is_busy:
            if not self._slow.isActive():
                self._slow.start()
            return
        self._slow.stop()
        if desk.primary.reason:
            self._remember_keyboard()
        self._primary.set_word(desk.primary.word, desk.primary.reason)
        self._primary.set_quiet(quiet=desk.is_primary_quiet)
        if self._had_keyboard and self._primary.isEnabled():
            self._primary.setFocus()
            self._had_keyboard = False

    def _remember_keyboard(self) -> None:
        """Note that the button has the keyboard: disabled it loses it, and gets it back later."""
        if self._primary.hasFocus():
            self._had_keyboard = True
            # Not on to the next line of the list: a Space meant for the button would call again.
            self.setFocus()

    @Slot()
    def _on_slow(self) -> None:
        """Say after 300 ms that it takes a while; a quick act shows nothing in between."""
        self._remember_keyboard()
        self._primary.set_word(_("正在办……"), _("这一步正在办，请稍等"))

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        head = self._head
        for widget in (
            self._state,
            self._number,
            self._small_number,
            self._subject,
            self._class,
            self._steps,
            self._told,
            self._why,
        ):
            head.addWidget(widget)
        head.addSpacing(_RING_PX)
        head.addWidget(self._primary)
        head.addWidget(self._work, 0, Qt.AlignmentFlag.AlignLeft)
        head.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._halves.addLayout(head, 1)
        self._halves.addLayout(self._key_list(), 1)
        self._halves.addStretch(0)
        self._primary.clicked.connect(self.primary_pressed)
        self._work.clicked.connect(self._on_work)
        for act in (*_KEYS, *_FAR_KEYS, Act.WORK):
            self._dim_keys[act] = self._dim_key(act)
        self.set_compact(compact=False)

    def _key_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for act in _KEYS:
            column.addWidget(self._key(act))
        column.addSpacing(4)
        column.addWidget(line())
        column.addSpacing(4)
        for act in _FAR_KEYS:
            column.addWidget(self._key(act))
        column.addStretch(1)
        return column

    def _key(self, act: Act) -> KeyRow:
        row = KeyRow("", USUAL[DeskKey(act.value)])
        row.setObjectName(f"key_{act.value}")
        row.clicked.connect(self._on_key)
        self._keys[act] = row
        return row

    def _dim_key(self, act: Act) -> QShortcut:
        """Take a key while its line is dim and so deaf: whoever presses it is told why."""
        shortcut = QShortcut(QKeySequence(USUAL[DeskKey(act.value)]), self)
        shortcut.setAutoRepeat(False)
        shortcut.setEnabled(False)
        shortcut.activated.connect(partial(self.key_pressed.emit, act))
        return shortcut

    @Slot()
    def _on_work(self) -> None:
        self.key_pressed.emit(Act.WORK)

    @Slot()
    def _on_key(self) -> None:
        pressed = self.sender()
        for act, row in self._keys.items():
            if row is pressed:
                self.key_pressed.emit(act)
                return
