"""The clerk's desk as a window: signs in, serves, locks, hands over to another person."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.clerk.desk_state import Act, DeskRow
from hallapp.faces.clerk.desk_tools import DeskTools
from hallapp.faces.clerk.idle import IdleSource, idle_source
from hallapp.faces.clerk.keyring import DeskKeyring
from hallapp.faces.clerk.keys import DeskKey
from hallapp.faces.clerk.menu import DeskMenu
from hallapp.faces.clerk.messages import Message
from hallapp.faces.clerk.mini_bar import MiniBar
from hallapp.faces.clerk.mini_bar_place import keep_in_place
from hallapp.faces.clerk.options import ClerkOptions
from hallapp.faces.clerk.own_door import OwnDoor
from hallapp.faces.clerk.services import ClerkServices
from hallapp.faces.clerk.shell import ClerkShell
from hallapp.faces.clerk.sign_in_page import SignInPage
from hallapp.faces.clerk.sign_in_presenter import SignInMode, SignInPresenter, seat_words
from hallapp.hall.terms import DutyRow
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import Clock, zone_named
from hallapp.kernel.identity import CardRow
from hallapp.kernel.requests import Actor, Channel
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level
from hallapp.qtkit.rare_names import shown

if TYPE_CHECKING:
    from hallapp.faces.clerk.desk import Desk

_LOOK_AGAIN_MS = 20_000
"""Waits and the minutes of serving grow without any change in the store."""
_IDLE_LOOK_MS = 5_000
_DESK_AFTER_MS = 250
"""The names to sign in with come first; nobody finds theirs sooner than this."""


class ClerkMainWindow(ClerkShell):
    """One workstation's desk. The signals are those of `ClerkShell`."""

    def __init__(
        self,
        clock: Clock,
        jobs: Jobs,
        paper_jobs: Jobs,
        options: ClerkOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(clock, parent)
        self._jobs = jobs
        self._paper_jobs = paper_jobs
        self._options = options
        self._services: ClerkServices | None = None
        self._desk: Desk | None = None
        self._signing: SignInPresenter | None = None
        self._mini: MiniBar | None = None
        self._idle: IdleSource | None = None
        self._sign_in = SignInPage()
        self._sign_in.setObjectName("signInPage")
        self._stack.addWidget(self._sign_in)
        self._sign_in.duty_taken.connect(self._on_duty_taken)
        self._sign_in.left.connect(self._on_desk_asked)
        self._own = OwnDoor(self._stack, jobs, self, options.station_name)
        self._menu = DeskMenu(self)
        self._menu.change_asked.connect(self.change_person)
        self._menu.mini_asked.connect(self.show_mini)
        self._menu.contrast_asked.connect(self.change_contrast)
        self._menu.leave_asked.connect(self._on_leave)
        self._menu.keys_asked.connect(self._on_keys_asked)
        self._menu.act_asked.connect(self._on_act)
        self._tools = DeskTools(options, self, self)
        self._tools.keyring.changed.connect(self._on_keys_changed)
        self._tools.keyring.pressed.connect(self._on_key_over_programs)
        self._tools.reader.card_read.connect(self._on_card)
        self._column.insertWidget(2, self._tools.offer)
        self._connect_frame()
        self._timers = (
            self._timer(_LOOK_AGAIN_MS, self._on_look_again),
            self._timer(_IDLE_LOOK_MS, self.look_at_idle),
        )

    def _connect_frame(self) -> None:
        self._own.on_left = partial(self._ask_sign_in, SignInMode.ENTER)
        self._sign_in.own_page_asked.connect(self._own.open)
        self.menu_asked.connect(self._on_menu)
        self.help_asked.connect(self._on_help)
        self.undo_asked.connect(partial(self._on_act, Act.UNDO))
        self.changed_by_itself.connect(self._on_change)

    # What the app calls

    def open_hall(self, services: ClerkServices) -> None:
        """Show the sign-in of a hall that is open now."""
        zone = zone_named(services.hall.zone)
        self._set_hall(zone, is_demo=services.hall.is_demo)
        self._on_keys_changed()
        if self._desk is not None:
            self._forget_desk(self._desk)
        self._desk, self._services = None, services
        self._own.open_hall(services, zone)
        self._signing = SignInPresenter(services, self._jobs, self._sign_in, self._options, self)
        self.winId()  # makes the native window, which may be all that tells of keys and mouse
        self._idle = idle_source(self.windowHandle())
        self._sign_in.tell_idle_source(knows_system=self._idle.knows_system)
        for timer in self._timers:
            timer.start()
        self._ask_sign_in(SignInMode.ENTER)
        # While somebody looks for a name: a desk takes longer to make than a sign-in.
        QTimer.singleShot(_DESK_AFTER_MS, self._wanted_desk)

    @Slot()
    def _wanted_desk(self) -> "Desk | None":
        """Return the desk, made when it is first wanted; None while no hall is open."""
        if self._desk is None and self._services is not None:
            self._make_desk(self._services)
        return self._desk

    @theme.dressed_at_once
    def _make_desk(self, services: ClerkServices) -> None:
        from hallapp.faces.clerk.desk import Desk

        desk = Desk(services, self._jobs, self._paper_jobs, self, self._options.double_press_s)
        self._desk = desk
        desk.presenter.add_desk(self)
        desk.presenter.on_left = self._on_left
        desk.add_tools(self._tools)
        self._stack.addWidget(desk.page)
        self._column.insertWidget(2, desk.notice)

    def _forget_desk(self, desk: "Desk") -> None:
        """Put the desk of a hall opened before away, with its mini bar."""
        self._hide_mini()
        if self._mini is not None:
            self._mini.deleteLater()
            self._mini = None
        self._stack.removeWidget(desk.page)
        desk.page.deleteLater()
        desk.notice.deleteLater()
        self._show_duty(None)

    def refresh(self, kinds: Change) -> None:
        """Ask again for what changed and is shown."""
        self._own.refresh(kinds)
        if self._desk is not None:
            self._desk.refresh(kinds)

    @override
    def set_connected(self, connected: bool, since: datetime | None = None) -> None:
        """Say whether the hall is reached; the number stays, nothing can be called meanwhile."""
        super().set_connected(connected, since)
        if self._desk is not None:
            moment = since or self._clock.now()
            self._desk.presenter.set_cut_off(None if connected else moment)

    # Signing in and out

    @property
    def is_locked(self) -> bool:
        """Return whether somebody must sign in before the desk goes on."""
        shown = self._stack.currentWidget() is self._sign_in
        return shown and self._signing is not None and self._signing.mode is SignInMode.LOCKED

    @Slot()
    def change_person(self) -> None:
        """Let another person take the seat (Ctrl+U); the live ticket stays."""
        if self._is_at_desk():
            self._ask_sign_in(SignInMode.CHANGE)

    @Slot()
    def look_at_idle(self) -> None:
        """Lock the desk when nobody has touched the machine for as long as the options say."""
        if self._idle is not None and self._idle.idle_s() >= self._options.lock_after_s:
            self.lock()

    def lock(self) -> None:
        """Lock: the queue and the live ticket stay, what is on the desk is covered."""
        self._own.leave()
        if self._is_at_desk():
            self._hide_mini()
            self._ask_sign_in(SignInMode.LOCKED)

    def idle_is_of_system(self) -> bool:
        """Return whether other programs' keys count before the desk is locked."""
        return self._idle is not None and self._idle.knows_system

    def _ask_sign_in(self, mode: SignInMode) -> None:
        if self._signing is None:
            return
        duty = None
        if mode is not SignInMode.ENTER and self._desk is not None:
            duty = self._desk.presenter.duty
            self._desk.notice.hide()
        self._stack.setCurrentWidget(self._sign_in)
        self._tools.stop()
        self._sign_in.begin(self._signing, mode, duty)

    @Slot(object)
    def _on_duty_taken(self, duty: DutyRow) -> None:
        desk = self._wanted_desk()
        if desk is None:
            return
        before = desk.presenter.duty
        station = self._options.station_name
        desk.begin(duty, Actor(station, duty.person.id, duty.window.id, Channel.DESK))
        self._show_duty(duty)
        seat = seat_words(duty.window)
        self.setWindowTitle(seat)
        self._stack.setCurrentWidget(desk.page)
        desk.page.card.take_keyboard()
        name = shown(duty.person.masked_name)
        if before is None:
            text = _("{name} 已登录 {window}，已记签到").format(name=name, window=seat)
        elif before.person.id == duty.person.id:
            text = _("已解锁，接着办")
        else:
            text = _("已换成 {name}，正在办的号留着").format(name=name)
        self.tell(Message(text, level=Level.DONE))
        self._tools.start(may_ask=not self._is_small())

    @Slot()
    def _on_leave(self) -> None:
        if self._is_at_desk() and self._desk is not None:
            self._desk.presenter.leave()

    def _on_left(self) -> None:
        self._hide_mini()
        if self._desk is not None:
            self._desk.end()
        self._show_duty(None)
        self.setWindowTitle(_("窗口"))
        self.tell(Message(_("已离开窗口，已记签退")))
        self._ask_sign_in(SignInMode.ENTER)

    # The mini bar

    @Slot()
    def show_mini(self) -> None:
        """Show the mini bar instead of the desk (Ctrl+M)."""
        desk = self._desk
        if desk is None or not self._is_at_desk():
            return
        if self._mini is None:
            self._mini = MiniBar()
            self._mini.primary_pressed.connect(self._on_mini_primary)
            self._mini.key_pressed.connect(desk.presenter.press_without_desk)
            self._mini.desk_asked.connect(self._on_desk_asked)
            self._mini.keys_asked.connect(self._on_keys_asked)
            desk.presenter.add_desk(self._mini)
            self._mini.show_keys(self._tools.keyring.held())
            keep_in_place(self._mini, self._options.memory, self, self)
        desk.presenter.show_again()
        self._mini.show()
        # Minimised, not hidden: the task bar stays a way back.
        self.showMinimized()

    @property
    def mini_bar(self) -> MiniBar | None:
        """Return the mini bar, once it has been asked for."""
        return self._mini

    @Slot()
    def _on_mini_primary(self) -> None:
        if self._desk is not None:
            self._desk.presenter.press_primary()

    @Slot()
    def _on_desk_asked(self) -> None:
        """Go back to the desk, from the mini bar or from a change that was left."""
        self._hide_mini()
        if self._desk is not None and self._desk.presenter.duty is not None:
            self._stack.setCurrentWidget(self._desk.page)
            self._desk.page.card.take_keyboard()
            self._tools.start(may_ask=not self._is_small())

    # Keys and readers

    @Slot(object)
    def _on_card(self, card: CardRow) -> None:
        if self._desk is not None and self._is_at_desk():
            self._desk.take_card(card)

    @property
    def keyring(self) -> DeskKeyring:
        """Return the keys of this desk."""
        return self._tools.keyring

    @Slot()
    def _on_keys_changed(self) -> None:
        self._menu.show_keys(self._tools.keyring.keys)
        self.show_undo_key(self._tools.keyring.keys.key_of(DeskKey.UNDO))
        self._header.show_help_key(self._tools.keyring.keys.key_of(DeskKey.HELP))
        if self._mini is not None:
            self._mini.show_keys(self._tools.keyring.held())

    @Slot()
    def _on_keys_asked(self) -> None:
        self._on_desk_asked()
        if self._is_at_desk() and self._desk is not None:
            self._desk.show_keys()

    @Slot(object)
    def _on_act(self, act: Act) -> None:
        if self._desk is not None and self._is_at_desk():
            self._desk.press(act)

    @Slot(object)
    def _on_key_over_programs(self, key: DeskKey) -> None:
        """Do what a key asks, whatever program has the keyboard: as the bar's button would."""
        if self._desk is None or not self._is_at_desk():
            return
        if self._mini is not None and self._mini.isVisible():
            self._mini.press(key)
        elif key is DeskKey.MINI:
            self.show_mini()
        else:
            self._desk.press_over_programs(key)

    @override
    def tell(self, message: Message) -> None:
        """Show a message in the strip; over other programs the bar says what did not work."""
        super().tell(message)
        if message.level in (Level.WARNING, Level.FAILED) and self._mini is not None:
            self._mini.say(message.text)

    def _hide_mini(self) -> None:
        if self._mini is not None and self._mini.isVisible():
            self._mini.hide()
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
            self.activateWindow()

    # What the frame asks

    @override
    def show_desk(self, desk: DeskRow) -> None:
        """Show the figures, and leave the tick list when its ticket is gone."""
        super().show_desk(desk)
        if self._desk is not None:
            self._desk.look_after_ticket()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Put the mini bar away when the desk is opened from the task bar."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and not self.isMinimized():
            self._hide_mini()

    def show_on_screen(self) -> None:
        """Show the desk as the options say: over the whole screen, or as a window."""
        if self._options.is_windowed:
            self.show()
        else:
            self.showMaximized()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the mini bar with the desk."""
        self._tools.close()
        if self._mini is not None:
            self._mini.close()
        super().closeEvent(event)

    @Slot()
    def _on_menu(self) -> None:
        self._menu.show_for(at_desk=self._is_at_desk(), at=self.header_corner())

    @Slot()
    def _on_help(self) -> None:
        if self._is_at_desk() and self._desk is not None:
            self._desk.show_help()

    @Slot()
    def _on_look_again(self) -> None:
        if self._desk is not None:
            self._desk.presenter.tick()

    @Slot()
    def _on_change(self) -> None:
        """Show anew what has changed by itself: a call may be repeated, a move is final."""
        if self._desk is not None:
            self._desk.presenter.show_again()

    def _is_at_desk(self) -> bool:
        return self._desk is not None and self._stack.currentWidget() is self._desk.page

    def _timer(self, every_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(slot)  # pyright: ignore[reportArgumentType]
        return timer
