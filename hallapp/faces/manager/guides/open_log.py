"""指南单投放 and 查阅量: where slips were laid out, and how often what was read."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hallapp.faces.manager.guides.cause_rows import NeededDayField
from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.rows_panel import RowsShape
from hallapp.faces.manager.pages.month_bar import MonthBar
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.faces.manager.services_guides_more import more
from hallapp.faces.manager.settings_fields import NumberField, TextField
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.words import words
from hallapp.kernel.clock import day_in
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.openness.terms import DistributionRow, ReadingCountRow
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

_SHOWN_DAYS = 366
_MOST_COPIES = 100_000
_LONG = 120


def log_shape(desk: GuidesDesk) -> RowsShape[DistributionRow]:
    """Return how the log of laid out slips is shown and written."""
    return RowsShape(
        name=_("指南单投放"),
        new_word=_("记一次投放"),
        empty=(_("还没有投放过"), _("指南单放到了社区、银行或窗口，在这里记一笔。")),
        columns=_columns(),
        fields=(
            NeededDayField("on", _("日期")),
            TextField(
                "what", _("投放内容"), _("哪些指南单，或哪本手册。"), longest=_LONG, needed=True
            ),
            TextField("place", _("投放地点"), longest=_LONG, needed=True),
            NumberField("copies", _("份数"), _("份"), (1, _MOST_COPIES)),
        ),
        key=lambda row: row.id,
        values=lambda row: {"on": row.on.isoformat(), "what": row.what},
        blank=lambda _rows: _blank(desk.services),
        read=_read,
        keep=_keep,
        told=lambda values: _("已记下：{what} {copies} 份，放在{place}").format(
            what=values["what"], copies=values["copies"], place=values["place"]
        ),
        icon="document",
        is_log=True,
    )


class ReadingsPanel(QFrame):
    """How often what was read at the reading points, month by month.

    Signals:
        failed: The hall could not be asked; carries the `HallError`.
    """

    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._desk: GuidesDesk | None = None
        self.month = MonthBar()
        self.model = RowTableModel[ReadingCountRow](
            _reading_columns(), lambda row: (row.kind, row.title)
        )
        self.model.setParent(self)
        self.table = RowTableView(self.model, _("查阅量"))
        self._said = words("", "strong")
        self._empty = EmptyState(_("正在读取……"), icon="chart")
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.addWidget(self._said, 1)
        top.addWidget(self.month)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        column.addLayout(top)
        column.addWidget(self._empty, 1)
        column.addWidget(self.table, 1)
        note = words(_("在自助机上打开一次算一人次，不记是谁。"), "muted")
        note.setContentsMargins(12, 0, 12, 0)
        column.addWidget(note)
        self.table.hide()
        self.month.chosen.connect(self.refresh)

    def begin(self, desk: GuidesDesk) -> None:
        """Work for whoever is signed in."""
        self._desk = desk
        self.month.show_month(_today(desk.services))
        self.refresh()

    def said(self) -> str:
        """Return what stands above the table."""
        return self._said.text()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the table, or to the months."""
        (self.table if self.model.rowCount() else self.month.back).setFocus()

    @Slot()
    def refresh(self) -> None:
        """Read the month."""
        if self._desk is None:
            return
        first, last = self.month.first(), self.month.last()

        def show(rows: tuple[ReadingCountRow, ...]) -> None:
            if first == self.month.first():
                self._show(rows)

        self._desk.look(
            lambda services: more(services).openness.readings(first, last), show, self._fail
        )

    def _show(self, rows: tuple[ReadingCountRow, ...]) -> None:
        self.model.show_rows(rows)
        said = _("{month}查阅 {count} 人次")
        count = sum(row.count for row in rows)
        self._said.setText(said.format(month=self.month.said(), count=count))
        title = _("{month}没有人查阅").format(month=self.month.said())
        self._empty.show_text(
            title, _("市民在自助机打开公开目录或文件，这里就有数。"), icon="chart"
        )
        self._empty.setVisible(not rows)
        self.table.setVisible(bool(rows))

    def _fail(self, error: HallError) -> None:
        self._empty.show_text(_("没有读出来"), sentence(error), icon="warning")
        self._empty.show()
        self.table.hide()
        self.failed.emit(error)


def _today(services: GuidesServices) -> date:
    return day_in(services.clock.now(), services.zone)


def _blank(services: GuidesServices) -> dict[str, Any]:
    return {"on": _today(services).isoformat(), "what": "", "place": "", "copies": 1}


def _read(services: GuidesServices) -> tuple[DistributionRow, ...]:
    today = _today(services)
    return more(services).openness.distributions(today - timedelta(days=_SHOWN_DAYS), today)


def _keep(
    services: GuidesServices, request: Request, _row: object, values: Mapping[str, Any]
) -> None:
    on = date.fromisoformat(values["on"])
    asked = more(services).openness
    asked.distribute(request, on, values["what"], values["place"], values["copies"])


def _columns() -> list[Column[DistributionRow]]:
    return [
        Column(_("日期"), lambda row: row.on.isoformat(), width_px=116),
        Column(_("投放内容"), lambda row: shown(row.what), tip=lambda row: row.what, width_px=0),
        Column(_("投放地点"), lambda row: row.place, tip=lambda row: row.place, width_px=160),
        Column(_("份数"), lambda row: str(row.copies), align=RIGHT, width_px=72),
        Column(_("经办人"), lambda row: row.person, width_px=92),
    ]


def _reading_columns() -> list[Column[ReadingCountRow]]:
    return [
        Column(_("查阅内容"), lambda row: shown(row.title) or _("公开目录"), width_px=0),
        Column(_("人次"), lambda row: str(row.count), align=RIGHT, width_px=96),
    ]
