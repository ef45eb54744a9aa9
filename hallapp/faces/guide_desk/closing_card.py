"""The calm card before closing: who still waits, about how long, and one button each way."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hallapp.faces.guide_desk.refusals import LENGTHEN_MINUTES
from hallapp.faces.parts.words import words
from hallapp.hall.errors import NotEntitledError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.queueing.terms.setups import ClosingLoadRow
from hallapp.wording import sentence


class ClosingCard(QFrame):
    """Shows the service that is tightest; the others are counted.

    Signals:
        stop_asked: 停止取号 was pressed; carries the service's id.
        lengthen_asked: 延长 30 分.
    """

    stop_asked = Signal(object)
    lengthen_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("closingCard")
        self.setProperty("look", "band")
        self.setAccessibleName(_("临近下班"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._service_id: UUID | None = None
        self._text = words("", "strong", wrap=True)
        self._detail = words("", "muted", wrap=True)
        self._stop = KeyButton(_("停止取号"), "Alt+T", look="accent")
        self._stop.setObjectName("closingStop")
        self._longer = KeyButton(_("延长 {minutes} 分").format(minutes=LENGTHEN_MINUTES), "Alt+L")
        self._longer.setObjectName("closingLonger")
        self._why_not = words(sentence(NotEntitledError()), "muted", wrap=True)
        self._why_not.setObjectName("closingWhyNot")
        self._why_not.hide()
        self._build()
        self.hide()

    def show_loads(self, loads: tuple[ClosingLoadRow, ...]) -> None:
        """Show the load of the service whose last citizens wait longest beyond the end."""
        self.setVisible(bool(loads))
        if not loads:
            self._service_id = None
            return
        load = max(loads, key=lambda each: (each.minutes or 0) - each.left_minutes)
        self._service_id = load.service_id
        self._text.setText(
            _("{service}：{waiting} 人在等，约要 {minutes} 分").format(
                service=load.service_name, waiting=load.waiting, minutes=load.minutes
            )
        )
        more = len(loads) - 1
        end = _("{time} 停止取号，还剩 {left} 分").format(
            time=f"{load.closes_at:%H:%M}", left=load.left_minutes
        )
        others = _("另有 {count} 项业务也办不完").format(count=more) if more else ""
        self._detail.setText(_("，").join(filter(None, (end, others))))

    def set_may_order(self, *, may_order: bool) -> None:
        """Offer the buttons to who may give orders; to others say who gives them."""
        for button in (self._stop, self._longer):
            button.setEnabled(may_order)
            button.setToolTip("" if may_order else self._why_not.text())
        self._why_not.setVisible(not may_order)

    @Slot()
    def _on_stop(self) -> None:
        self.stop_asked.emit(self._service_id)

    @Slot()
    def _on_longer(self) -> None:
        self.lengthen_asked.emit(self._service_id)

    def _build(self) -> None:
        keys = QHBoxLayout()
        keys.setContentsMargins(0, 5, 5, 0)
        keys.setSpacing(10)
        for button in (self._stop, self._longer):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            keys.addWidget(button)
        keys.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for widget in (self._text, self._detail):
            column.addWidget(widget)
        column.addLayout(keys)
        column.addWidget(self._why_not)
        self._stop.clicked.connect(self._on_stop)
        self._longer.clicked.connect(self._on_longer)
