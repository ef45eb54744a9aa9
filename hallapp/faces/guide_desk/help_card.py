"""The card of a kiosk that calls for help: which, since when, on which page, what to do."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hallapp.faces.guide_desk.side_now import call_state, waited_words
from hallapp.faces.parts.lights import Light, LightBadge
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.reception.terms import HelpCallRow, HelpState


class HelpCard(QFrame):
    """Shows one call, the most urgent; the others are counted.

    Signals:
        look_asked: 看画面 was pressed; carries the call's id.
        take_over_asked: 接手操作.
        go_asked: 我过去.
        helped: 已帮好.
    """

    look_asked = Signal(object)
    take_over_asked = Signal(object)
    go_asked = Signal(object)
    helped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpCard")
        self.setProperty("look", "card")
        self.setAccessibleName(_("自助机求助"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._call_id: UUID | None = None
        self._badge = LightBadge(Light.WARNING, _("求助"))
        self._station, self._since = words("", "title"), words("", "muted")
        self._others = words("", "muted")
        self._page = words("", wrap=True)
        self._state = words("", "muted", wrap=True)
        self._screen = words("", "", wrap=True)
        self._band = QFrame()
        self._look = self._button(_("看画面"), "F4", "accent")
        self._take = self._button(_("接手操作"), "F6")
        self._go = self._button(_("我过去"), "F7")
        self._done = self._button(_("已帮好"), "F8", "accent")
        self._build()
        self.hide()

    def show_calls(self, calls: tuple[HelpCallRow, ...], now: datetime) -> None:
        """Show the call that nobody has answered yet, else one that is under way."""
        ordered = sorted(calls, key=lambda each: (each.state is HelpState.ANSWERED, each.called_at))
        self.setVisible(bool(ordered))
        if not ordered:
            self._call_id = None
            return
        call = ordered[0]
        if call.id != self._call_id:
            self._band.hide()
        self._call_id = call.id
        is_open = call.state is HelpState.OPEN
        self._badge.show_light(Light.WARNING if is_open else Light.NORMAL, self._word(call))
        self._station.setText(call.station)
        self._since.setText(waited_words(call.called_at, now))
        more = len(ordered) - 1
        self._others.setText(_("另有 {count} 处").format(count=more) if more else "")
        self._page.setText(_("停在“{page}”").format(page=call.page_words or call.page))
        self._page.setVisible(self._band.isHidden())
        self._say_screen(call)
        state = call_state(call)
        self._state.setText(state)
        self._state.setVisible(bool(state))
        self._go.setVisible(is_open)
        self._done.setVisible(not is_open)
        self._take.setVisible(not call.ticket_label)

    def show_page(self, call: HelpCallRow) -> None:
        """Show what the kiosk's page says, whole."""
        self._say_screen(call)
        self._band.show()
        self._page.hide()

    def page_words(self) -> str:
        """Return what is shown of the kiosk's page."""
        return self._screen.text() if self._band.isVisibleTo(self) else ""

    @Slot()
    def _on_look(self) -> None:
        self.look_asked.emit(self._call_id)

    @Slot()
    def _on_take(self) -> None:
        self.take_over_asked.emit(self._call_id)

    @Slot()
    def _on_go(self) -> None:
        self.go_asked.emit(self._call_id)

    @Slot()
    def _on_done(self) -> None:
        self.helped.emit(self._call_id)

    def _say_screen(self, call: HelpCallRow) -> None:
        words_there = call.page_words or call.page
        self._screen.setText(_("自助机画面：{words}").format(words=words_there))

    def _word(self, call: HelpCallRow) -> str:
        return _("求助") if call.state is HelpState.OPEN else _("已接应")

    def _button(self, word: str, key: str, look: str = "") -> KeyButton:
        made = KeyButton(word, key, look=look)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setObjectName(f"help{key}")
        return made

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        for widget in (self._badge, self._station, self._since):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._others)
        self._band.setProperty("look", "band")
        inside = QVBoxLayout(self._band)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._screen)
        self._band.hide()
        keys = QHBoxLayout()
        keys.setContentsMargins(0, 5, 5, 0)
        keys.setSpacing(10)
        for button in (self._look, self._take, self._go, self._done):
            keys.addWidget(button)
        keys.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addLayout(head)
        for widget in (self._page, self._state, self._band):
            column.addWidget(widget)
        column.addLayout(keys)
        self._look.clicked.connect(self._on_look)
        self._take.clicked.connect(self._on_take)
        self._go.clicked.connect(self._on_go)
        self._done.clicked.connect(self._on_done)
