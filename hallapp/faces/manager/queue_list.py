"""Who waits in the whole hall, in the true calling order."""

from PySide6.QtWidgets import QWidget

from hallapp.faces.manager.hall_now import HallNow, minutes
from hallapp.faces.manager.services import USUAL_WAIT_LIMIT_MINUTES
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import LIGHT_ROLE, RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.queueing.terms import PrintState, TicketRow


class QueueList(RowTableView):
    """The waiting tickets; what is ordinary has an empty state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._zone = zone_named(DEFAULT_ZONE)
        self._limit_minutes = USUAL_WAIT_LIMIT_MINUTES
        self.model_of_rows = RowTableModel(
            [
                Column(_("票号"), _label, bold=True, size_px=18, width_px=110),
                Column(_("事项"), _subject, width_px=0),
                Column(_("取号时间"), self._issued, width_px=90),
                Column(_("等候"), _waited, align=RIGHT, width_px=90),
                Column(_("状态"), self._state, width_px=170, extra={LIGHT_ROLE: self._mark}),
            ],
            _ticket_id,
        )
        super().__init__(self.model_of_rows, _("排队"), parent=parent)
        self.model_of_rows.setParent(self)
        self.setObjectName("queueList")
        self.setItemDelegate(LightDelegate(self))
        self.setMinimumHeight(180)

    def set_zone(self, name: str) -> None:
        """Tell times in the hall's zone."""
        self._zone = zone_named(name)

    def show_now(self, now: HallNow) -> None:
        """Show who waits, those without paper first seen by their state."""
        limit = now.survey.wait_limit_minutes
        if limit != self._limit_minutes:
            # The same tickets are told anew: which of them wait too long has changed.
            self._limit_minutes = limit
            self.model_of_rows.show_rows(())
        self.model_of_rows.show_rows(now.waiting)

    def _issued(self, row: TicketRow) -> str:
        return f"{row.issued_at.astimezone(self._zone):%H:%M}"

    def _mark(self, row: TicketRow) -> LightMark | None:
        if row.print_state is PrintState.FAILED:
            return LightMark(Light.TO_DO, _("没有打印"))
        limit = self._limit_minutes
        if row.waited_s > 60 * limit:
            return LightMark(Light.WARNING, _("超过 {minutes} 分").format(minutes=limit))
        return None

    def _state(self, row: TicketRow) -> str:
        mark = self._mark(row)
        return "" if mark is None else mark.text


def _ticket_id(row: TicketRow) -> object:
    return row.id


def _label(row: TicketRow) -> str:
    return row.label


def _subject(row: TicketRow) -> str:
    return row.subject


def _waited(row: TicketRow) -> str:
    return _("{minutes} 分").format(minutes=minutes(row.waited_s))
