"""The queue of the window in its true calling order, and below it who is not in it."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.clerk.desk_facts import USUAL_RULES
from hallapp.faces.clerk.desk_state import minutes
from hallapp.faces.clerk.desk_views import QueueShown
from hallapp.faces.clerk.late_words import missed_words
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.faces.parts.search_field import SearchField
from hallapp.kernel.clock import Clock
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import LIGHT_ROLE, RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.queueing.terms import Entry, PrintState, TicketRow, TicketState

_KIND = 3
_WIDTHS = {0: 104, 2: 90, 3: 150, 4: 230}
_SMALL_WIDTHS = {0: 72, 2: 60, 3: 100, 4: 186}
_NARROW_PX = 720


@dataclass(frozen=True)
class PlacedTicketRow:
    """A ticket in its place, with what the list shows of it; or the heading of the missed.

    Rows are compared by what is shown: a wait that grew by seconds is the same row.

    Attributes:
        ticket: The ticket itself; None for a heading.
        key: Its id, or the heading's.
        label: Its number.
        subject: What it is about.
        waited_minutes: Full minutes; None for one who does not wait.
        limit_minutes: From when on the hall calls that too long.
        is_next: Whether the next press calls it.
        is_unprinted: The citizen has no paper: the printer failed.
        kind: How it came into the queue; when it was put aside, called in vain.
        aside: State of one who is not in the queue: 挂起，去复印，09:50 回.
        heading: What stands above those not in the queue; empty for a ticket.
    """

    ticket: TicketRow | None = field(compare=False)
    key: Hashable
    label: str = ""
    subject: str = ""
    waited_minutes: int | None = None
    limit_minutes: int = USUAL_RULES.wait_limit_minutes
    is_next: bool = False
    is_unprinted: bool = False
    kind: str = ""
    aside: str = ""
    heading: str = ""

    @property
    def is_over(self) -> bool:
        """Whether it waits too long."""
        return self.waited_minutes is not None and self.waited_minutes >= self.limit_minutes

    @property
    def word(self) -> str:
        """The state in words; empty for one who simply waits."""
        if self.waited_minutes is None:
            return self.aside
        limit = _("超过 {minutes} 分").format(minutes=self.limit_minutes) if self.is_over else ""
        unprinted = _("没有打出票") if self.is_unprinted else ""
        return _("，").join(filter(None, (_("下一位") if self.is_next else "", limit, unprinted)))

    @property
    def mark(self) -> LightMark | None:
        """The painted light of an exception."""
        if self.aside and self.ticket is not None:
            is_held = self.ticket.state is TicketState.HELD
            return LightMark(Light.PAUSED if is_held else Light.IDLE, self.word, filled=False)
        asks = self.is_over or (self.is_unprinted and self.waited_minutes is not None)
        return LightMark(Light.WARNING, self.word) if asks else None


class QueuePage(QWidget):
    """One table: the queue, and below a heading those who are not in it.

    Signals:
        ticket_asked: Enter or a double click on a row: call this one; carries the ticket.
    """

    ticket_asked = Signal(object)

    def __init__(self, zone: tzinfo, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._clock = clock
        self.search = SearchField(_("票号、事项"))
        self.search.setObjectName("queueSearch")
        self._model = RowTableModel(_columns(), _key, _found_by, _heading, parent=self)
        self._table = RowTableView(self._model, _("排队"))
        self._table.setObjectName("queueTable")
        self._table.setItemDelegate(LightDelegate(self._table))
        self._empty = EmptyState(_("现在没有人等候"), icon="people")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 1)
        self._table.row_opened.connect(self._on_opened)
        self.search.typed.connect(self._on_typed)
        self.search.left_downwards.connect(self.take_keyboard)
        self._fit()

    def show_tickets(self, shown: QueueShown) -> None:
        """Show who waits and who is not in the queue; the row with the keyboard keeps it."""
        first = shown.waiting[0] if shown.waiting else None
        limit = shown.wait_limit_minutes
        rows = [_waiting(row, limit, is_next=row is first) for row in shown.waiting]
        out = len(shown.aside) + len(shown.missed)
        if out:
            text = _("不在队里 {count} 人").format(count=out)
            rows.append(PlacedTicketRow(None, "out", heading=text))
        rows += [self._put_aside(row) for row in shown.aside]
        now = self._clock.now()
        for row in shown.missed:
            words = missed_words(row, shown.late_rules.get(row.service_code), now)
            rows.append(self._missed(row, words))
        self._model.show_rows(rows)
        self._fit()

    def has_keyboard(self) -> bool:
        """Return whether the keyboard is on a row of the list."""
        return self._table.hasFocus() and self._table.selectionModel().hasSelection()

    def selected(self) -> TicketRow | None:
        """Return the ticket that the keyboard stands on, or None."""
        # A table that got the keyboard by Tab has a place before it has shown one.
        if not self._table.selectionModel().hasSelection():
            return None
        row: PlacedTicketRow | None = self._table.selected_row()
        return None if row is None else row.ticket

    @Slot()
    def take_keyboard(self) -> None:
        """Bring the keyboard to the list, on its first row when it stands nowhere."""
        self._table.setFocus()
        if not self._table.selectionModel().hasSelection():
            # Where nobody waits the first line is the heading of those who are away.
            self._table.selectRow(1 if 0 in self._model.headings() else 0)

    def set_compact(self, *, compact: bool) -> None:
        """Leave room for the item where the screen is small (200 %)."""
        self._table.setColumnHidden(_KIND, compact)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the item where the list is narrow."""
        super().resizeEvent(event)
        widths = _SMALL_WIDTHS if self.width() < _NARROW_PX else _WIDTHS
        for column, width in widths.items():
            self._table.setColumnWidth(column, width)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._model.set_filter(text)
        self._fit()

    @Slot(object)
    def _on_opened(self, row: PlacedTicketRow) -> None:
        if row.ticket is not None:
            self.ticket_asked.emit(row.ticket)

    def _put_aside(self, ticket: TicketRow) -> PlacedTicketRow:
        text = _("{when} 挂起") if ticket.state is TicketState.HELD else _("{when} 暂离")
        back = ticket.return_at
        time = "" if back is None else _("{time} 回").format(time=self._time(back))
        parts = (ticket.state.label, ticket.aside_words or "", time)
        words = _("，").join(filter(None, parts))
        return self._out(ticket, text.format(when=self._time(ticket.aside_at)), words)

    def _missed(self, ticket: TicketRow, words: str) -> PlacedTicketRow:
        text = _("{when} 叫过 {count} 次")
        kind = text.format(when=self._time(ticket.called_at), count=ticket.call_count)
        return self._out(ticket, kind, words)

    def _out(self, ticket: TicketRow, kind: str, words: str) -> PlacedTicketRow:
        return PlacedTicketRow(
            ticket, ticket.id, ticket.label, ticket.subject, kind=kind, aside=words
        )

    def _time(self, at: datetime | None) -> str:
        return "" if at is None else f"{at.astimezone(self._zone):%H:%M}"

    def _fit(self) -> None:
        """Say so where nobody is, or nothing was found."""
        filled = self._model.rowCount() > 0
        self._table.setVisible(filled)
        self._empty.setVisible(not filled)
        if self.search.text():
            self._empty.show_text(_("没有找到"), _("换一个票号或事项试试。"))
        else:
            self._empty.show_text(_("现在没有人等候"), _("有人取号，这里就会显示。"))


def _waiting(ticket: TicketRow, limit_minutes: int, *, is_next: bool) -> PlacedTicketRow:
    return PlacedTicketRow(
        ticket=ticket,
        key=ticket.id,
        label=ticket.label,
        subject=ticket.subject,
        waited_minutes=minutes(ticket.waited_s),
        limit_minutes=limit_minutes,
        is_next=is_next,
        is_unprinted=ticket.print_state is PrintState.FAILED,
        kind=_kind(ticket),
    )


def _kind(ticket: TicketRow) -> str:
    """Return how one came into the queue; the class is told with the call, not before.

    Whoever could see here who is old or disabled could pick and choose.
    """
    words = {
        Entry.APPOINTMENT: _("预约"),
        Entry.RETURNED: _("办完回来"),
        Entry.TRANSFERRED: _("转来"),
        Entry.READMITTED: _("过号恢复"),
        Entry.NEXT_STEP: _("联办"),
        Entry.PRIORITISED: _("大厅安排"),
    }.get(ticket.entry, "")
    if not words and ticket.package_name:
        words = _("联办")
    mine = _("指定") if ticket.wanted_window_number is not None else ""
    return _("，").join(filter(None, (words, mine)))


def _columns() -> list[Column[PlacedTicketRow]]:
    lights = {LIGHT_ROLE: _mark}
    return [
        Column(_("票号"), _label, tone=_aside_tone, bold=True, size_px=18, width_px=_WIDTHS[0]),
        Column(_("事项"), _subject, tip=_subject, tone=_aside_tone, width_px=0),
        Column(_("等了"), _wait, align=RIGHT, width_px=_WIDTHS[2]),
        Column(_("类别"), _kind_word, tone=_muted, width_px=_WIDTHS[3]),
        Column(_("状态"), _word, tone=_word_tone, bold=True, width_px=_WIDTHS[4], extra=lights),
    ]


def _key(row: PlacedTicketRow) -> Hashable:
    return row.key


def _heading(row: PlacedTicketRow) -> str:
    return row.heading


def _found_by(row: PlacedTicketRow) -> str:
    service = "" if row.ticket is None else row.ticket.service_name
    return f"{row.label} {row.subject} {service}"


def _label(row: PlacedTicketRow) -> str:
    return row.label


def _subject(row: PlacedTicketRow) -> str:
    return row.subject


def _wait(row: PlacedTicketRow) -> str:
    if row.waited_minutes is None:
        return ""
    return _("{minutes} 分").format(minutes=row.waited_minutes)


def _kind_word(row: PlacedTicketRow) -> str:
    return row.kind


def _muted(_row: PlacedTicketRow) -> str:
    return "muted"


def _aside_tone(row: PlacedTicketRow) -> str:
    return "muted" if row.aside else ""


def _word(row: PlacedTicketRow) -> str:
    return row.word


def _word_tone(row: PlacedTicketRow) -> str:
    if row.aside:
        return ""
    return "primary" if row.is_next else ""


def _mark(row: PlacedTicketRow) -> LightMark | None:
    return row.mark
