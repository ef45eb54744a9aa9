"""The left card: the number, what it is about, why, one large button and the quiet list of keys."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from hallapp.faces.clerk.desk_state import Act, DeskRow
from hallapp.faces.clerk.keys import DeskKey, DeskKeys
from hallapp.faces.parts.key_row import KeyRow
from hallapp.faces.parts.primary_button import PrimaryButton
from hallapp.faces.parts.words import NumberLabel, line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.focus_ring import NO_RING

WIDTH_PX = 336
_NUMBER_PX = 84
_SMALL_NUMBER_PX = 44
_SLOW_MS = 300
_KEYS = ((Act.ACCEPT, "F4"), (Act.RECALL, "F3"), (Act.MISS, "F5"), (Act.FINISH, "F8"))
_FAR_KEYS = ((Act.CHOOSE, "F10"), (Act.PAUSE, "F9"))
"""Keys below the hairline: they do not belong to the ticket. Further keys (挂起, 转移, 换事项) have
their places between 过号 and 办结 and after 办结."""


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
        self._primary = PrimaryButton(_("下一位"), "F2")
        self._primary.setObjectName("primaryButton")
        self._keys: dict[Act, KeyRow] = {}
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self._had_keyboard = False
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
        for act, state in desk.keys.items():
            row = self._keys[act]
            row.set_word(state.word)
            if state.allowed:
                row.allow(state.remark)
            else:
                row.forbid(state.remark)
        self._show_primary(desk)

    def show_keys(self, keys: DeskKeys) -> None:
        """Let other keys press the lines and the large button, and show them."""
        self._primary.set_key(keys.key_of(DeskKey.NEXT))
        for act, key in keys.keys_of_acts().items():
            if act in self._keys:
                self._keys[act].set_key(key)
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
        self._number.setVisible(not compact)
        self._small_number.setVisible(compact)
        if compact:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(WIDTH_PX)

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
        for widget in (self._state, self._number, self._small_number, self._subject, self._why):
            head.addWidget(widget)
        head.addWidget(self._primary)
        head.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._halves.addLayout(head, 1)
        self._halves.addLayout(self._key_list(), 1)
        self._halves.addStretch(0)
        self._primary.clicked.connect(self.primary_pressed)
        self.set_compact(compact=False)

    def _key_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for act, key in _KEYS:
            column.addWidget(self._key(act, key))
        column.addSpacing(4)
        column.addWidget(line())
        column.addSpacing(4)
        for act, key in _FAR_KEYS:
            column.addWidget(self._key(act, key))
        column.addStretch(1)
        return column

    def _key(self, act: Act, key: str) -> KeyRow:
        row = KeyRow("", key)
        row.setObjectName(f"key_{act.value}")
        row.clicked.connect(self._on_key)
        self._keys[act] = row
        return row

    @Slot()
    def _on_key(self) -> None:
        pressed = self.sender()
        for act, row in self._keys.items():
            if row is pressed:
                self.key_pressed.emit(act)
                return
