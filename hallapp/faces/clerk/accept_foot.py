"""The foot of the tick list: what was found, and the three ways on (告知、只收件、受理)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hallapp.cases import TickOutcome
from hallapp.faces.clerk.accept_form import AcceptForm
from hallapp.faces.clerk.accept_words import accept_word, receive_word
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class AcceptFoot(QWidget):
    """Counts, and one button for each way on; the one that fits is filled.

    Signals:
        tell_asked: The visit ends with a notice of what is missing.
        receive_asked: The papers are taken, nothing is accepted yet.
        accept_asked: The case is accepted.
    """

    tell_asked = Signal()
    receive_asked = Signal()
    accept_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = words("", "strong")
        self._tell = KeyButton(_("一次性告知"), "Ctrl+2")
        self._receive = KeyButton(_("只收件"), "Ctrl+3")
        self._accept = KeyButton(_("受理"), "Ctrl+1", look="primary")
        self._form: AcceptForm | None = None
        self._build()

    def show_form(self, form: AcceptForm) -> None:
        """Show what was found, which ways are open, and why the others are not."""
        self._form = form
        self._counts.setText(
            _("齐全 {complete}　缺 {missing}　不用 {not_needed}").format(
                complete=form.count(TickOutcome.COMPLETE),
                missing=form.count(TickOutcome.MISSING),
                not_needed=form.count(TickOutcome.NOT_NEEDED),
            )
        )
        self._accept.set_word(accept_word(form))
        self._receive.set_word(receive_word(form))
        self._tell.setEnabled(bool(form.missing))
        self._receive.setEnabled(form.may_receive)
        self._accept.setEnabled(not form.why_not)
        reasons = (
            (self._tell, form.why_not_told),
            (self._receive, form.why_not_received),
            (self._accept, form.why_not),
        )
        for button, why in reasons:
            button.setToolTip(why)
            button.setAccessibleDescription(why)
        self._show_next(form)

    def show_busy(self, *, busy: bool) -> None:
        """Take no second press while an answer is awaited."""
        form = self._form
        self._accept.setEnabled(not busy and form is not None and not form.why_not)
        self._receive.setEnabled(not busy and (form is None or form.may_receive))

    def set_compact(self, *, compact: bool) -> None:
        """Leave the room to the buttons where the screen is small: each line says what it is."""
        self._counts.setVisible(not compact)

    def can_accept(self) -> bool:
        """Return whether 受理 can be pressed now."""
        return self._accept.isEnabled()

    def take_keyboard(self) -> bool:
        """Bring the keyboard to the way that fits; return whether one is open."""
        form = self._form
        if form is None:
            return False
        if form.is_receiving:
            ready = None if form.why_not_received else self._receive
        else:
            ready = next((each for each in (self._tell, self._accept) if each.isEnabled()), None)
        if ready is not None:
            ready.setFocus()
        return ready is not None

    def _show_next(self, form: AcceptForm) -> None:
        """Fill the button of the way that fits."""
        fits = self._tell if form.missing else self._accept
        if form.is_receiving:
            fits = self._receive
        for button in (self._tell, self._receive, self._accept):
            look = "primary" if button is fits else ""
            if button.property("look") != look:
                button.set_look(look)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self._counts)
        row.addStretch(1)
        for button in (self._tell, self._receive, self._accept):
            row.addWidget(button)
        self._tell.setObjectName("tellMissing")
        self._receive.setObjectName("receiveOnly")
        self._accept.setObjectName("acceptCase")
        self._tell.clicked.connect(self.tell_asked)
        self._receive.clicked.connect(self.receive_asked)
        self._accept.clicked.connect(self.accept_asked)
