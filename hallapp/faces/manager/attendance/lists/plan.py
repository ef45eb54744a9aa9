"""What one list is: where its rows come from, how they read, and what can be done."""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Generic, TypeVar

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays
from hallapp.faces.manager.attendance.lists.head import Days, RowChoice
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column

Row = TypeVar("Row")
Lines = Sequence[tuple[str, str]]


class ListPlan(Generic[Row]):
    """A list as a value: `ListSection` shows it. `read` and `read_more` run on a worker.

    Attributes:
        name: How others call the list.
        days: Which days it can be asked about.
        reach_days: How many days before and after today a span begins with.
        every_s: How often it is read again while it is in sight, for words that tell how long
            something lasts; 0 for only when something changes.
        tells_rest: Whether `read_more` has something to say of a row.
    """

    name = ""
    days = Days.NOW
    reach_days = (0, 0)
    every_s = 0
    tells_rest = False

    @cached_property
    def _columns_once(self) -> Sequence[Column[Row]]:
        """The columns, made once for all rows."""
        return self.columns()

    @property
    def word(self) -> str:
        """What the list is called."""
        raise NotImplementedError

    @property
    def empty(self) -> tuple[str, str]:
        """Title and sentence where the list has no rows."""
        raise NotImplementedError

    @property
    def hint(self) -> str:
        """What one can search for."""
        return _("姓名、编号")

    def columns(self) -> Sequence[Column[Row]]:
        """Return the columns."""
        raise NotImplementedError

    def key(self, row: Row) -> Hashable:
        """Return what tells a row from others."""
        raise NotImplementedError

    def found_by(self, row: Row) -> str:
        """Return what the search looks in: the cells, unless a list knows more of its rows."""
        return " ".join(column.text(row) for column in self._columns_once)

    def filters(self) -> Sequence[RowChoice]:
        """Return what the list can be filtered by."""
        return ()

    def deeds(self) -> Sequence[Deed[Row]]:
        """Return what can be done."""
        return ()

    def read(self, services: AttendanceServices, query: ListDays, person_id: Any) -> Sequence[Row]:
        """Return the rows, for the person who looks."""
        raise NotImplementedError

    def title_of(self, row: Row) -> str:
        """Return what a row is, in a few words."""
        raise NotImplementedError

    def said_of(self, row: Row) -> str:  # noqa: ARG002 - a hook
        """Return the one sentence that decides about a row; empty for none."""
        return ""

    def lines_of(self, row: Row) -> Lines:  # noqa: ARG002 - a hook
        """Return what is known of a row."""
        return ()

    def read_more(self, services: AttendanceServices, row: Row) -> Lines:  # noqa: ARG002 - a hook
        """Return what has to be asked for about a row."""
        return ()

    def first_days(self, today: date) -> ListDays:
        """Return which days are shown first."""
        before, after = self.reach_days
        return ListDays(today - timedelta(days=before), today + timedelta(days=after))

    def offered(self, row: Row | None, desk: AttendanceDesk) -> list[str]:
        """Return the names of the deeds that fit."""
        return [deed.name for deed in self.deeds() if deed.fits(row, desk)]
