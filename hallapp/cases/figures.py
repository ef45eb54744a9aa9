"""Counts of cases over a span of days, for reports and for the manager's screen."""

import uuid
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, Select, select

from hallapp.cases.store.counted import counted_cases, listed
from hallapp.cases.store.figures import count_all, first_acceptance
from hallapp.cases.tally import CaseTally, CountedCaseRow, Grouping, GroupTally, Span
from hallapp.guides.tables import ServiceItem
from hallapp.hall.tables import Department, ServiceWindow
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.texts import _

_MOST = 500
_department = table_of(Department).c
_item = table_of(ServiceItem).c
_window = table_of(ServiceWindow).c


class CaseTallyService:
    """Counts cases in the store itself: a hundred thousand of them are a few statements."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def of(self, span: Span) -> CaseTally:
        """Return the counts of the whole hall."""
        with self._work.look() as connection:
            return self._whole(connection, span)

    def by(self, span: Span, grouping: Grouping) -> tuple[GroupTally, ...]:
        """Return the counts of each group that has any: busiest first, windows and months in order.

        A month that has not begun has none.
        """
        with self._work.look() as connection:
            if grouping is Grouping.MONTH:
                return tuple(
                    GroupTally(None, part.words, part, self._whole(connection, part))
                    for part in span.months()
                    if part.start <= self._work.today()
                )
            found = count_all(connection, self._work.hall_id, span, grouping)
            names = self._names(connection, grouping)
        groups = [
            GroupTally(key, names.get(key, _("未登记")), span, CaseTally(**counts))
            for key, counts in found.items()
        ]
        groups = [each for each in groups if _has_any(each.tally, grouping)]
        if grouping is Grouping.WINDOW:
            order = list(names)
            return tuple(sorted(groups, key=lambda each: order.index(each.key)))
        return tuple(sorted(groups, key=lambda each: (-each.tally.done, each.name)))

    def counted(
        self,
        count: str,
        span: Span,
        among: tuple[Grouping, uuid.UUID | None] | None = None,
        most: int = _MOST,
    ) -> tuple[CountedCaseRow, ...]:
        """Return the cases behind a count, the newest first; none for counts of items and days.

        Args:
            count: Name of a field of `CaseTally`.
            span: The days.
            among: Department, item or window with its id; None for the whole hall.
            most: How many at most.
        """
        if not listed(count):
            return ()
        with self._work.look() as connection:
            return counted_cases(connection, self._work.hall_id, count, span, among, most)

    def first_day(self) -> date | None:
        """Return the first day on which a case was accepted; None in a hall without cases."""
        with self._work.look() as connection:
            return first_acceptance(connection, self._work.hall_id)

    def _whole(self, connection: Connection, span: Span) -> CaseTally:
        found = count_all(connection, self._work.hall_id, span, None)
        return CaseTally(**found.get(None, {}))

    def _names(self, connection: Connection, grouping: Grouping) -> Mapping[uuid.UUID | None, str]:
        hall = self._work.hall_id
        statements: Mapping[Grouping, Select[uuid.UUID, str]] = {
            Grouping.UNIT: select(_department.id, _department.name).where(
                _department.hall_id == hall
            ),
            Grouping.ITEM: select(_item.id, _item.name).where(_item.hall_id == hall),
        }
        if grouping is Grouping.WINDOW:
            asked = (
                select(_window.id, _window.number, _window.name)
                .where(_window.hall_id == hall)
                .order_by(_window.number)
            )
            windows = {
                key: _("{number}号窗口 {name}").format(number=number, name=name)
                for key, number, name in connection.execute(asked)
            }
            return {**windows, None: _("不在窗口（网上、导入）")}
        found = connection.execute(statements[grouping])
        return {key: name for key, name in found}  # noqa: C416 - rows are no pairs to a checker


def _has_any(tally: CaseTally, grouping: Grouping) -> bool:
    """Return whether a group is a line: departments with items are, whether busy or not."""
    return tally.is_busy or (grouping is Grouping.UNIT and tally.items > 0)
