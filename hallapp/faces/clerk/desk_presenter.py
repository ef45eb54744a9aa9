"""Turns keys of the desk and the mini bar into use cases, and their answers into what both show."""

import time

from PySide6.QtCore import QObject

from hallapp.faces.clerk.desk_facts import Act
from hallapp.faces.clerk.desk_key_states import keys_of, primary_of, recall_wait_words
from hallapp.faces.clerk.desk_moves import DeskMoves
from hallapp.faces.clerk.messages import Message, Teller
from hallapp.faces.clerk.services import ClerkServices
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level


class DeskPresenter(DeskMoves):
    """The keys of one service window, for every view of it."""

    def __init__(
        self,
        services: ClerkServices,
        jobs: Jobs,
        teller: Teller,
        owner: QObject | None = None,
        double_press_s: float = 0.3,
    ) -> None:
        super().__init__(services, jobs, teller, owner)
        self._double_press_s = double_press_s
        self._pressed_at: float | None = None

    def press_primary(self) -> None:
        """Do what the large button says; a second press right after the first does nothing."""
        facts = self._facts
        if facts is None or facts.is_busy or self._is_slip():
            return
        primary = primary_of(facts)
        if primary.reason:
            self._teller.tell(Message(primary.reason, level=Level.WARNING))
            return
        if facts.is_accepting:
            text = _("正在收件：先受理，或者按 Esc 回到排队，再办结。")
            self._teller.tell(Message(text, level=Level.WARNING))
            return
        self._pressed_at = time.monotonic()
        self._call(primary.act)

    def may(self, act: Act) -> bool:
        """Return whether a key can be pressed now; if not, say why."""
        facts = self.facts
        if facts is None or facts.is_busy:
            return False
        state = keys_of(facts).get(act)
        if state is None or state.allowed:
            return True
        remark = recall_wait_words(facts) if act is Act.RECALL else ""
        text = _("{word}：{remark}").format(word=state.word, remark=remark or state.remark)
        self._teller.tell(Message(text, level=Level.WARNING))
        return False

    def press(self, act: Act) -> None:
        """Do what a line of the list says; what is not allowed now is answered by its reason."""
        if not self.may(act):
            return
        if act is Act.UNDO:
            self.undo()
        else:
            self._call(act)

    def press_without_desk(self, act: Act) -> None:
        """Do what a word of the mini bar says; it has no room to ask for a reason."""
        facts = self._facts
        if facts is None:
            return
        if act is Act.PAUSE:
            if facts.is_paused:
                self._call(Act.RESUME)
            else:
                self.pause(_("临时离开"))
        elif act is Act.HOLD:
            if self.may(act):
                self.hold(_("稍后接着办"), facts.rules.hold_minutes)
        else:
            self.press(act)

    def leave(self) -> None:
        """Sign out (离开窗口); a live ticket is refused in words."""
        self._write(self._services.serving.leave_window, self._left)

    def _left(self, _nothing: None) -> None:
        self.end()
        self.on_left()

    def _is_slip(self) -> bool:
        at = self._pressed_at
        return at is not None and time.monotonic() - at < self._double_press_s
