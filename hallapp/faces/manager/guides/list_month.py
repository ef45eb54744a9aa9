"""A monthly list on the screen: what stands in it, and what is planned (一月一清单)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.faces.manager.services_guides_more import more
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.guides.terms import ListedItemRow, ListKind
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import LIGHT_ROLE, RIGHT, Column


@dataclass(frozen=True)
class ListMonth:
    """A list as it stands in a month.

    Attributes:
        entries: Published ones and planned ones.
        added: Came into it this month.
        ended: Left it this month.
    """

    entries: tuple[ListedItemRow, ...]
    added: tuple[ListedItemRow, ...]
    ended: tuple[ListedItemRow, ...]

    def planned(self, month: date) -> tuple[ListedItemRow, ...]:
        """Return what waits to be published in a month."""
        return tuple(row for row in self.entries if not row.published_on and row.month == month)

    def batches(self, month: date) -> tuple[tuple[int, int], ...]:
        """Return the batches that wait in a month, each with its number of items."""
        waiting = [row.batch for row in self.planned(month)]
        return tuple((batch, waiting.count(batch)) for batch in sorted(set(waiting)))


@dataclass(frozen=True)
class MovedRow:
    """An item that came or went this month."""

    row: ListedItemRow
    has_come: bool


def read_month(services: GuidesServices, kind: ListKind, month: date) -> ListMonth:
    """Read a list; for the worker."""
    lists = more(services).lists
    changes = lists.changes(kind, month)
    entries = lists.entries(kind, month, with_planned=True)
    return ListMonth(tuple(entries), tuple(changes.added), tuple(changes.ended))


def moved(read: ListMonth) -> list[MovedRow]:
    """Return what came and went, as one list."""
    came = [MovedRow(row, has_come=True) for row in read.added]
    return came + [MovedRow(row, has_come=False) for row in read.ended]


def month_words(read: ListMonth, month: date) -> str:
    """Return what a month holds, in a sentence."""
    waiting = len(read.planned(month))
    said = _("已公布 {count} 项；本月新增 {added} 项，移出 {ended} 项")
    words = said.format(
        count=sum(1 for row in read.entries if row.published_on),
        added=len(read.added),
        ended=len(read.ended),
    )
    if waiting:
        return _("；").join((words, _("计划中 {count} 项，还没公布").format(count=waiting)))
    return words


def entry_columns() -> Sequence[Column[ListedItemRow]]:
    """Return the columns of a list."""
    return [
        Column(_("状态"), _state, width_px=100, extra={LIGHT_ROLE: _state_mark}, tone=_state_tone),
        Column(_("代码"), lambda row: row.code, tone=lambda _row: "muted", width_px=96),
        Column(_("事项名称"), lambda row: shown(row.name), tip=_tip, width_px=0),
        Column(_("批"), lambda row: str(row.batch), align=RIGHT, width_px=68),
        Column(_("公布日期"), _day, width_px=116),
    ]


def moved_columns() -> Sequence[Column[MovedRow]]:
    """Return the columns of what changed."""
    return [
        Column(
            _("变化"),
            lambda row: _("新增") if row.has_come else _("移出"),
            tone=lambda row: "" if row.has_come else "muted",
            width_px=72,
        ),
        Column(_("事项名称"), lambda row: shown(row.row.name), tip=_moved_tip, width_px=0),
    ]


def _moved_tip(row: MovedRow) -> str:
    return _tip(row.row)


def _tip(row: ListedItemRow) -> str:
    return _("{name}，{department}").format(name=row.name, department=row.department)


def _state(row: ListedItemRow) -> str:
    return _("已公布") if row.published_on else _("计划中")


def _state_tone(row: ListedItemRow) -> str:
    return "muted" if row.published_on else ""


def _state_mark(row: ListedItemRow) -> LightMark | None:
    return None if row.published_on else LightMark(Light.TO_DO, _state(row), filled=False)


def _day(row: ListedItemRow) -> str:
    if row.published_on is not None:
        return row.published_on.isoformat()
    if row.planned_on is not None:
        return _("计划 {day}").format(day=f"{row.planned_on:%m-%d}")
    return ""
