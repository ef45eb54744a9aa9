"""One queue, of a service or a window: who waits in true order, and what can be done about it."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.hall_now import minutes
from hallapp.faces.manager.intervention_form import InterventionForm
from hallapp.faces.manager.services import USUAL_WAIT_LIMIT_MINUTES
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.words import words
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.queueing.terms import Entry, PrintState, TicketRow

_TICKETS, _NOBODY, _FORM = 0, 1, 2


class Doing(Enum):
    """What can be asked for at a queue; each has its key."""

    MOVE = "move"
    PRIORITISE = "prioritise"
    REMOVE = "remove"
    COMPARE = "compare"
    STOP = "stop"
    RESUME = "resume"
    EXTEND = "extend"
    ADD = "add"
    NOTIFY = "notify"
    BACK = "back"


_OF_TICKET = (Doing.MOVE, Doing.PRIORITISE, Doing.REMOVE, Doing.COMPARE)
OF_SERVICE = (Doing.STOP, Doing.RESUME, Doing.EXTEND, Doing.ADD)
_KEYS = {
    Doing.MOVE: "F2",
    Doing.PRIORITISE: "F3",
    Doing.REMOVE: "F4",
    Doing.COMPARE: "F6",
    Doing.STOP: "F7",
    Doing.RESUME: "F8",
    Doing.EXTEND: "F9",
    Doing.ADD: "F10",
    Doing.NOTIFY: "F7",
    Doing.BACK: "Esc",
}


@dataclass(frozen=True)
class QueueShown:
    """What the head of a queue says.

    Attributes:
        title: Such as A 综合受理.
        facts: Who waits, which windows, how many numbers.
        doings: What can be done to the queue itself now.
        nobody: What stands where nobody waits; empty for the usual words.
        wait_limit_s: A longer wait is too long, in seconds.
    """

    title: str
    facts: str
    doings: frozenset[Doing]
    nobody: str = ""
    wait_limit_s: int = 60 * USUAL_WAIT_LIMIT_MINUTES


class QueueDetail(QFrame):
    """Tickets of one queue; buttons above them, a sentence beneath.

    Signals:
        asked: Something is to be done; carries the `Doing`.
        answered: The question was answered; carries the `Answer`.
    """

    asked = Signal(object)
    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("queueDetail")
        self._zone: tzinfo = zone_named(DEFAULT_ZONE)
        self._title = words("", "heading", wrap=True)
        self._title.setObjectName("queueTitle")
        self._facts = words("", "muted", wrap=True)
        self._facts.setObjectName("queueFacts")
        self._said = words("", "strong", wrap=True)
        self._said.setObjectName("queueSaid")
        self._said.hide()
        self._keys = FlowRow(8)
        self.buttons = {doing: KeyButton(_word(doing), _KEYS[doing]) for doing in Doing}
        self.model = RowTableModel[TicketRow](self._columns(), _ticket_id, parent=self)
        self.table = RowTableView(self.model, _("这个队里的号，按叫号先后"))
        self.table.setObjectName("queueTickets")
        self.table.setItemDelegate(LightDelegate(self.table))
        self._nobody = EmptyState(_("这个队现在没有人等"), icon="people")
        self.form = InterventionForm()
        self._pages = QStackedWidget()
        self._may_do: frozenset[Doing] = frozenset()
        self._may_act = True
        self._wait_limit_s = 60 * USUAL_WAIT_LIMIT_MINUTES
        self._is_alone = False
        self._build()

    def set_zone(self, name: str) -> None:
        """Tell times in the hall's zone."""
        self._zone = zone_named(name)

    def show_queue(self, shown: QueueShown, tickets: tuple[TicketRow, ...]) -> None:
        """Show a reading; selection and an open question stay."""
        self._title.setText(shown.title)
        self._facts.setText(shown.facts)
        self._may_do = shown.doings
        self._nobody.show_text(shown.nobody or _("这个队现在没有人等"))
        if shown.wait_limit_s != self._wait_limit_s:
            # The same tickets are told anew: which of them wait too long has changed.
            self._wait_limit_s = shown.wait_limit_s
            self.model.show_rows(())
        self.model.show_rows(tickets)
        if self._pages.currentIndex() != _FORM:
            self._pages.setCurrentIndex(_TICKETS if tickets else _NOBODY)
        self._arrange()

    def set_may_act(self, *, may_act: bool) -> None:
        """Offer only looking to somebody who does not run the hall."""
        self._may_act = may_act
        self._arrange()

    def say(self, text: str) -> None:
        """Say a sentence beneath the tickets; empty for none."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def said(self) -> str:
        """Return the sentence beneath the tickets."""
        return self._said.text()

    def open_form(self) -> None:
        """Show the question in the place of the tickets."""
        self._pages.setCurrentIndex(_FORM)
        self._arrange()

    def close_form(self) -> None:
        """Show the tickets again, with the keyboard on them."""
        self._pages.setCurrentIndex(_TICKETS if self.model.rowCount() else _NOBODY)
        self._arrange()
        self.take_keyboard()

    def is_asking(self) -> bool:
        """Return whether a question is open."""
        return self._pages.currentIndex() == _FORM

    def set_alone(self, *, is_alone: bool) -> None:
        """Offer the way back where the list of queues is not in sight."""
        self._is_alone = is_alone
        self._arrange()

    def selected(self) -> TicketRow | None:
        """Return the ticket that the keyboard stands on."""
        row = self.table.selected_row()
        return row if isinstance(row, TicketRow) else None

    def take_keyboard(self) -> None:
        """Put the keyboard on the tickets, or on the first thing that can be done."""
        if self.model.rowCount():
            if self.selected() is None:
                self.table.selectRow(0)
            self.table.setFocus()
            return
        for button in self.buttons.values():
            if not button.isHidden():
                button.setFocus()
                return

    @Slot()
    def _arrange(self) -> None:
        """Offer only what can be done now."""
        is_asking = self.is_asking()
        for doing, button in self.buttons.items():
            if doing is Doing.BACK:
                may = self._is_alone
            elif doing in _OF_TICKET:
                may = bool(self.model.rowCount()) and (self._may_act or doing is Doing.COMPARE)
            else:
                may = doing in self._may_do and self._may_act
            button.setVisible(may and not is_asking)
        self._keys.setVisible(not is_asking)
        self._keys.settle()
        self._said.setVisible(bool(self._said.text()) and not is_asking)

    @Slot()
    def _on_pressed(self) -> None:
        pressed = self.sender()
        for doing, button in self.buttons.items():
            if button is pressed:
                self.asked.emit(doing)
                return

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 1)
        column.setSpacing(6)
        head = QWidget()
        inner = QVBoxLayout(head)
        inner.setContentsMargins(11, 0, 11, 0)
        inner.setSpacing(4)
        for part in (self._title, self._facts, self._keys, self._said):
            inner.addWidget(part)
        # What stands in the row of keys leaves room for the ring of the keyboard.
        for part in (self._title, self._facts, self._said):
            part.setContentsMargins(5, 0, 0, 0)
        column.addWidget(head)
        for doing, button in self.buttons.items():
            button.setObjectName(f"queue_{doing.value}")
            button.clicked.connect(self._on_pressed)
            self._keys.add(button)
        for page in (self.table, self._nobody, self.form):
            self._pages.addWidget(page)
        column.addWidget(self._pages, 1)
        self.form.answered.connect(self.answered)
        self.form.left.connect(self.close_form)

    def _columns(self) -> list[Column[TicketRow]]:
        return [
            Column(_("票号"), _label, bold=True, size_px=18, width_px=88),
            Column(_("事项"), _subject, tip=_subject, width_px=0),
            Column(_("取号"), self._issued, width_px=64),
            Column(_("已等"), _waited, tone=self._wait_tone, align=RIGHT, width_px=72),
            Column(_("怎么来的"), _entry, tip=_entry_tip, tone=_entry_tone, width_px=150),
        ]

    def _issued(self, row: TicketRow) -> str:
        return _clock(row.issued_at, self._zone)

    def _wait_tone(self, row: TicketRow) -> str:
        return "late" if row.waited_s > self._wait_limit_s else ""


def _word(doing: Doing) -> str:
    return {
        Doing.MOVE: _("改派"),
        Doing.PRIORITISE: _("安排优先"),
        Doing.REMOVE: _("作废"),
        Doing.COMPARE: _("比先后"),
        Doing.STOP: _("停止取号"),
        Doing.RESUME: _("恢复取号"),
        Doing.EXTEND: _("延长 30 分"),
        Doing.ADD: _("加放 10 个号"),
        Doing.NOTIFY: _("提醒窗口"),
        Doing.BACK: _("返回列表"),
    }[doing]


def _clock(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}"


def _ticket_id(row: TicketRow) -> object:
    return row.id


def _label(row: TicketRow) -> str:
    return row.label


def _subject(row: TicketRow) -> str:
    return row.subject


def _waited(row: TicketRow) -> str:
    return _("{minutes} 分").format(minutes=minutes(row.waited_s))


def _entry(row: TicketRow) -> str:
    unprinted = _("没有打印") if row.print_state is PrintState.FAILED else ""
    said = _("，").join(filter(None, (unprinted, _entry_word(row.entry))))
    if row.wanted_window_number is not None:
        only = _("只等 {number} 号窗口").format(number=row.wanted_window_number)
        return _("，").join(filter(None, (said, only)))
    return said


def _entry_word(entry: Entry) -> str:
    return {
        Entry.ISSUED: "",
        Entry.APPOINTMENT: _("预约"),
        Entry.RETURNED: _("办完回来"),
        Entry.TRANSFERRED: _("转来"),
        Entry.READMITTED: _("过号返回"),
        Entry.NEXT_STEP: _("联办下一步"),
        Entry.PRIORITISED: _("已安排优先"),
        Entry.WALK_IN: _("无号办理"),
    }[entry]


def _entry_tip(row: TicketRow) -> str:
    return row.entry_words or _entry(row)


def _entry_tone(_row: TicketRow) -> str:
    return "muted"
