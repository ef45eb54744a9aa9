"""应进必进 beside the list of cases: which items must be, and are, accepted in the hall."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.cases.side_panels import SidePanel
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column

if TYPE_CHECKING:
    # Loads the database layer, which the window must not wait for.
    from hallapp.guides.stationing import StationingRow

_MISSING, _STATED = range(2)


class StationingPanel(SidePanel):
    """应进必进: items that are missing in the hall first, then whatever was stated, then all."""

    def __init__(self) -> None:
        empty = (
            _("这里没有事项"),
            _("应进未进又没有例外的、登记过进驻情况的事项，在这里一项一行。"),
        )
        super().__init__(_("应进必进"), stationing_columns(), lambda row: row.item_id, empty)
        self.which = Segments(_("看哪些事项"), (_("应进未进"), _("已登记"), _("全部事项")))
        self.head.add(self.which)
        self._show_head()
        self.which.chosen.connect(self.refresh)

    @override
    def question(self) -> Callable[[CasesServices], Any]:
        number = self.which.number()

        def ask(services: CasesServices) -> tuple["StationingRow", ...]:
            if services.more is None:
                return ()
            return tuple(row for row in services.more.stationing.rows() if _is_in(row, number))

        return ask

    @override
    def told(self, rows: Sequence[Any]) -> str:
        missing = sum(row.is_missing for row in rows)
        said = _("{count} 项，其中应进未进又没有例外的 {missing} 项。")
        return said.format(count=f"{len(rows):,}", missing=f"{missing:,}")


def stationing_columns() -> list[Column[Any]]:
    """Return the columns of items and whether they are accepted in the hall."""
    return [
        Column(_("事项编码"), lambda row: row.code, width_px=140),
        Column(_("事项"), lambda row: row.name, tip=lambda row: row.name, width_px=0),
        Column(_("部门"), lambda row: row.department, width_px=140),
        Column(_("应进"), lambda row: _said(row, is_so=row.must_be_stationed), width_px=70),
        Column(_("已进"), lambda row: _said(row, is_so=row.is_stationed), width_px=70),
        Column(
            _("例外的理由"), lambda row: row.exception, tip=lambda row: row.exception, width_px=180
        ),
        Column(_("依据文号"), lambda row: row.document, width_px=150),
        Column(_("登记日"), lambda row: str(row.since or "—"), width_px=116),
    ]


def _is_in(row: "StationingRow", number: int) -> bool:
    if number == _MISSING:
        return row.is_missing
    return number != _STATED or row.since is not None


def _said(row: "StationingRow", *, is_so: bool) -> str:
    if row.since is None:
        return "—"
    return _("是") if is_so else _("否")
