"""The frame of a clerk's desk: header, demo banner, pages, strip; painted before the hall opens."""

from dataclasses import replace
from datetime import datetime, tzinfo
from math import ceil

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.faces.clerk.desk_state import DeskRow
from hallapp.faces.clerk.keys import USUAL, DeskKey
from hallapp.faces.clerk.messages import Message
from hallapp.faces.clerk.sign_in_presenter import seat_words
from hallapp.faces.parts.banner import Banner
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.header_bar import Figure, HeaderBar
from hallapp.hall.terms import DutyRow
from hallapp.kernel.clock import DEFAULT_ZONE, Clock, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.key_button import rebind
from hallapp.qtkit.message_strip import Level, MessageStrip, StripAction
from hallapp.wording import sentence

_SMALLEST_WIDE_PX = 1000
_SMALLEST_HIGH_PX = 600
_AIRY_HIGH_PX = 680
"""From this height on a notice and the demo banner have room one below the other."""


class ClerkShell(QMainWindow):
    """Everything round the pages; knows nothing of services.

    Signals:
        retry_asked: The hall could not be opened, and 重试 was pressed.
        menu_asked: The cog of the header was pressed.
        help_asked: The question mark or F1 was pressed.
        changed_by_itself: A line of the desk is another now, because time has passed.
        undo_asked: The key that takes back was pressed while nothing offers it.
    """

    retry_asked = Signal()
    menu_asked = Signal()
    help_asked = Signal()
    undo_asked = Signal()
    changed_by_itself = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._zone: tzinfo = zone_named(DEFAULT_ZONE)
        self._is_demo = False
        self._has_strip_above = False
        self._has_notice = False
        self._duty: DutyRow | None = None
        self._stack = QStackedWidget()
        self._strip = MessageStrip()
        self._strip.setObjectName("strip")
        self._banner = Banner(_("演示数据：这里的人、号和办件都是示例"), icon="info")
        self._said: Message | None = None
        self._change = QTimer(self)
        self._change.setSingleShot(True)
        self._change.timeout.connect(self.changed_by_itself)
        self._undo_key = USUAL[DeskKey.UNDO]
        # While the strip offers it, the strip's own button has the key.
        self._no_undo = QShortcut(QKeySequence(self._undo_key), self)
        self._no_undo.setAutoRepeat(False)
        self._no_undo.activated.connect(self.undo_asked)
        self._opening = EmptyState(_("正在打开大厅……"), icon="counter")
        self._opening.setObjectName("opening")
        self._header = self._make_header()
        self._build()

    def tell(self, message: Message) -> None:
        """Show a message in the strip; what the surroundings broke off can be tried again."""
        action = None
        if message.retry is not None:
            action = StripAction(_("再试一次"), "Ctrl+R", message.retry)
        elif message.undo is not None:
            action = StripAction(_("撤销"), self._undo_key, message.undo)
        self._said = message
        self._no_undo.setEnabled(message.undo is None)
        self._strip.tell(message.text, message.detail, message.level, action)

    def tell_refusal(self, error: HallError) -> None:
        """Say in the strip why something was not done."""
        self.tell(Message(sentence(error), level=Level.WARNING))

    def last_message(self) -> str:
        """Return what the strip says."""
        return self._strip.text()

    def fail_to_open(self, error: HallError) -> None:
        """Say why the hall cannot be opened, with one button."""
        self._opening.show_text(_("大厅没有打开"), sentence(error), _("重试"), icon="warning")
        self._stack.setCurrentWidget(self._opening)
        for button in self._opening.findChildren(QPushButton):
            button.setFocus()

    def set_connected(self, connected: bool, since: datetime | None = None) -> None:  # noqa: FBT001 - the app calls every face so
        """Say whether the hall is reached, and since when it is not."""
        words = ""
        if not connected and since is not None:
            words = _("断开，{time} 起").format(time=f"{since.astimezone(self._zone):%H:%M}")
        self._header.show_connected(connected=connected, words=words)

    def show_desk(self, desk: DeskRow) -> None:
        """Show the figures of the header."""
        self._strip.tell_right(desk.last_call)
        if not desk.can_undo:
            self._end_undo()
        self._change.stop()
        if desk.changes_in_s is not None:
            self._change.start(ceil(desk.changes_in_s * 1000))
        late = desk.is_over_limit
        over = _("分，超过 {minutes} 分").format(minutes=desk.wait_limit_minutes)
        after = over if late and not self._is_small() else _("分")
        self._header.show_figures(
            (
                Figure(_("等候"), str(desk.waiting), _("人")),
                Figure(_("最长"), str(desk.longest_minutes), after, late=late),
            )
        )

    def _end_undo(self) -> None:
        """Leave what was said without the offer: the time to take it back is over."""
        said = self._said
        if said is not None and said.undo is not None:
            self.tell(replace(said, detail="", undo=None))

    def show_undo_key(self, key: str) -> None:
        """Let another key take back what was done."""
        self._undo_key = key
        rebind(self._no_undo, key)

    @Slot()
    def change_contrast(self) -> None:
        """Change between the light theme and the one of high contrast."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            other = theme.LIGHT if theme.theme() != theme.LIGHT else theme.CONTRAST
            theme.apply_theme(app, other)

    def make_room(self, wanted: bool) -> None:  # noqa: FBT001 - a signal calls it so
        """Take header or banner away on a low screen while a notice of the hall stands there."""
        self._header.setVisible(not (wanted and self._is_small()))
        self._has_notice = wanted
        self._show_duty(self._duty)

    def header_corner(self) -> QPoint:
        """Return the point on the screen below the right end of the header."""
        return self._header.mapToGlobal(QPoint(self._header.width() - 48, self._header.height()))

    def carry(self, strip: QWidget) -> None:
        """Put a strip above the header of every page, in the demo banner's stead (练习)."""
        self._has_strip_above = True
        self.setMenuWidget(strip)

    def _set_hall(self, zone: tzinfo, *, is_demo: bool) -> None:
        self._is_demo = is_demo
        self._show_duty(self._duty)
        if zone != self._zone:
            self._zone = zone
            old, self._header = self._header, self._make_header()
            self._column.replaceWidget(old, self._header)
            old.deleteLater()

    def _show_duty(self, duty: DutyRow | None) -> None:
        """Say in the header which window this is and who sits here."""
        self._duty = duty
        small = self._is_small()
        crowded = self._has_strip_above or (self._has_notice and self.height() < _AIRY_HIGH_PX)
        self._banner.setVisible(self._is_demo and not small and not crowded)
        if duty is None:
            self._strip.tell_right("")
            self._header.show_title(_("窗口"))
            self._header.show_person(_("演示数据") if small and self._is_demo else "")
            self._header.show_figures(())
            return
        person = _("{name}，工号 {number}").format(
            name=duty.person.masked_name, number=duty.person.staff_number
        )
        if small:
            title = _("{number} 号窗口").format(number=duty.window.number)
            person = _("演示数据") if self._is_demo else duty.person.masked_name
        else:
            title = seat_words(duty.window)
        self._header.show_title(title)
        self._header.show_person(person)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the banner into the header where the screen is small."""
        super().resizeEvent(event)
        self._show_duty(self._duty)

    def _is_small(self) -> bool:
        return self.width() < _SMALLEST_WIDE_PX or self.height() < _SMALLEST_HIGH_PX

    def _make_header(self) -> HeaderBar:
        header = HeaderBar(self._clock, self._zone)
        header.setObjectName("header")
        header.settings_asked.connect(self.menu_asked)
        header.help_asked.connect(self.help_asked)
        return header

    def _build(self) -> None:
        self.setWindowTitle(_("窗口"))
        self.resize(1366, 696)
        ground = QWidget()
        ground.setProperty("look", "ground")
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (self._header, self._banner, self._stack, self._strip):
            self._column.addWidget(widget)
        self._column.setStretchFactor(self._stack, 1)
        # At 200 % only 683×312 remain: no hidden page may keep the window from shrinking to it.
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout = self.layout()
        if layout is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(600, 300)
        self.setCentralWidget(ground)
        self._banner.hide()
        self._stack.addWidget(self._opening)
        self._opening.pressed.connect(self._on_retry)
        self._show_duty(None)
        self.setFocus()

    @Slot()
    def _on_retry(self) -> None:
        self._opening.show_text(_("正在打开大厅……"), icon="counter")
        self.retry_asked.emit()
