"""A word from whoever runs the hall, in sight on every page until it is read (窗口提醒)."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.clerk.desk_state import DeskRow
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconMark
from hallapp.qtkit.key_button import KeyButton


class NoticeStrip(QFrame):
    """Who says it and what, with one button.

    Signals:
        read: 知道了 was pressed.
        stands: It came or went; carries whether it is there.
    """

    read = Signal()
    stands = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.setObjectName("noticeStrip")
        self._text = words("", "strong", wrap=True)
        self._more = words("", "muted")
        self._read = KeyButton(_("知道了"), "Ctrl+Y")
        self._read.setObjectName("noticeRead")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 5, 20, 5)
        row.setSpacing(10)
        row.addWidget(IconMark("info", 18, "primary"))
        row.addWidget(self._text, 1)
        row.addWidget(self._more)
        row.addWidget(self._read)
        self._read.clicked.connect(self.read)
        self.hide()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Say that it is there: a small screen has no room for the header beside it."""
        super().showEvent(event)
        self.stands.emit(True)  # noqa: FBT003 - a signal

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it is gone."""
        super().hideEvent(event)
        self.stands.emit(False)  # noqa: FBT003 - a signal

    def show_desk(self, desk: DeskRow) -> None:
        """Show the first notice, or nothing."""
        notice = desk.notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        text = _("{who}：{words}").format(who=notice.sent_by or _("大厅"), words=notice.words)
        self._text.setText(text)
        more = desk.more_notices
        self._more.setText(_("还有 {count} 条").format(count=more) if more else "")
