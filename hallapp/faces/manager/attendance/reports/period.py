"""Which period is looked at: a week, a month, or a period of the assessment."""

from dataclasses import dataclass
from datetime import date, timedelta

from hallapp.bulletins.terms import BulletinSort
from hallapp.kernel.texts import _

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """A day of the period, and the sort of bulletin that says which period it is.

    Attributes:
        from_on: First day; until the hall was asked the day itself.
        until_on: Last day.
    """

    sort: BulletinSort
    day: date
    from_on: date
    until_on: date

    @classmethod
    def before(cls, sort: BulletinSort, today: date) -> "Period":
        """Return the last period that is over: what is worked at on a Monday or month end."""
        if sort is BulletinSort.WEEKLY:
            return cls.around(sort, today - timedelta(days=7))
        return cls.around(sort, today.replace(day=1) - _ONE_DAY)

    @classmethod
    def around(cls, sort: BulletinSort, day: date) -> "Period":
        """Return the period of a day as the calendar has it."""
        if sort is BulletinSort.WEEKLY:
            monday = day - timedelta(days=day.weekday())
            return cls(sort, day, monday, monday + timedelta(days=6))
        first = day.replace(day=1)
        following = (first + timedelta(days=32)).replace(day=1)
        return cls(sort, day, first, following - _ONE_DAY)

    def spanning(self, from_on: date, until_on: date) -> "Period":
        """Return it with the days that the hall says."""
        return Period(self.sort, self.day, from_on, until_on)

    def moved(self, steps: int) -> "Period":
        """Return the one before (-1) or after (1)."""
        day = self.from_on - _ONE_DAY if steps < 0 else self.until_on + _ONE_DAY
        return Period.around(self.sort, day)

    @property
    def words(self) -> str:
        """What a person calls it: 第47周 11月16日—22日."""
        if self.sort is BulletinSort.WEEKLY:
            year, week, _weekday = self.from_on.isocalendar()
            return _("{year}年第{week}周 {days}").format(
                year=year, week=week, days=span_words(self.from_on, self.until_on)
            )
        if self.from_on.replace(day=1) == self.until_on.replace(day=1):
            return _("{year}年{month}月").format(year=self.from_on.year, month=self.from_on.month)
        return _("{year}年{first}至{last}月").format(
            year=self.from_on.year, first=self.from_on.month, last=self.until_on.month
        )


def day_text(day: date) -> str:
    """Return a day within its year: 11月16日."""
    return _("{month}月{day}日").format(month=day.month, day=day.day)


def span_words(from_on: date, until_on: date) -> str:
    """Return a span of days: 11月16日—11月22日."""
    return _("{first}—{last}").format(first=day_text(from_on), last=day_text(until_on))
