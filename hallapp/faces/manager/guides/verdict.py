"""The reviewer's verdict: back with remarks, or public at once or from a day on (审核意见)."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QRadioButton, QVBoxLayout

from hallapp.faces.manager.guides.enter_button import EnterButton
from hallapp.faces.manager.guides.inputs import DayField
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_REMARKS_PX = 96
_WIDE_PX = 288


class VerdictForm(QFrame):
    """Two ways out, both with their keys.

    Signals:
        returned: Back to the author; carries the remarks.
        approved: It may go public; carries the day, None for at once.
    """

    returned = Signal(str)
    approved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._reason = ""
        self.setMinimumWidth(_WIDE_PX)
        self.at_once = QRadioButton(_("马上生效"))
        self.later = QRadioButton(_("从这一天起生效"))
        self.day = DayField("day", _("生效日"))
        self.approve = EnterButton(_("通过"), look="primary")
        self.approve.setObjectName("approveDraft")
        self.remarks = QPlainTextEdit()
        self.remarks.setAccessibleName(_("退回意见"))
        self.remarks.setPlaceholderText(_("要改什么，写给编制人"))
        self.remarks.setTabChangesFocus(True)
        self.remarks.setFixedHeight(_REMARKS_PX)
        self.return_ = KeyButton(_("退回"), "Ctrl+B")
        self.return_.setObjectName("returnDraft")
        self._why = words("", "strong", wrap=True)
        self._fault = words("", "late", wrap=True)
        self._build()

    def set_reason(self, reason: str) -> None:
        """Say why this person cannot decide; empty when he can."""
        self._reason = reason
        self._why.setText(reason)
        self._why.setVisible(bool(reason))
        self.set_busy(is_busy=False)

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second press while it is being done."""
        can = not is_busy and not self._reason
        for button in (self.approve, self.return_):
            button.setEnabled(can)
            button.setToolTip(self._reason)
            button.setAccessibleDescription(self._reason)

    def say(self, text: str) -> None:
        """Say why it was not done; what is typed stays."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    @Slot()
    def _on_approve(self) -> None:
        if self.at_once.isChecked():
            self.say("")
            self.approved.emit(None)
            return
        if self.day.problem() or not self.day.value():
            self.say(_("请写生效日，如 2026-12-01。"))
            self.day.setFocus()
            return
        self.say("")
        self.approved.emit(date.fromisoformat(self.day.value()))

    @Slot()
    def _on_return(self) -> None:
        said = self.remarks.toPlainText().strip()
        if not said:
            self.say(_("退回要写明改什么。"))
            self.remarks.setFocus()
            return
        self.say("")
        self.returned.emit(said)

    @Slot()
    def _on_day(self) -> None:
        self.later.setChecked(True)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(words(_("审核"), "title"))
        column.addWidget(self._why)
        for part in (self.at_once, self.later, self.day, self.approve, line(), self.remarks):
            column.addWidget(part)
        column.addWidget(self.return_)
        column.addWidget(self._fault)
        column.addStretch(1)
        self._why.hide()
        self._fault.hide()
        self.at_once.setChecked(True)
        self.day.changed.connect(self._on_day)
        self.approve.clicked.connect(self._on_approve)
        self.return_.clicked.connect(self._on_return)
