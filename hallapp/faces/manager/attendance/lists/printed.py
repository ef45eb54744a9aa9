"""A list as paper and workbook show it: the rows that are on the screen, in their order."""

from collections.abc import Sequence
from typing import Any

from hallapp.faces.manager.attendance.lists.deed import ListDays
from hallapp.faces.manager.attendance.lists.head import Days
from hallapp.faces.manager.attendance.lists.plan import ListPlan
from hallapp.kernel.printed_table import Column, PrintedTable
from hallapp.kernel.texts import _

_USUAL_PX = 180
_PX = 100


def printed_list(plan: ListPlan[Any], rows: Sequence[Any], query: ListDays) -> PrintedTable:
    """Return the table of what is shown."""
    columns = plan.columns()
    return PrintedTable(
        title=plan.word,
        subtitle="" if plan.days is Days.NOW else _days(query),
        columns=tuple(Column(each.title, (each.width_px or _USUAL_PX) / _PX) for each in columns),
        rows=tuple(tuple(each.text(row) for each in columns) for row in rows),
    )


def _days(query: ListDays) -> str:
    if query.from_on == query.until_on:
        return query.from_on.isoformat()
    said = _("{first} 至 {last}")
    return said.format(first=query.from_on.isoformat(), last=query.until_on.isoformat())
