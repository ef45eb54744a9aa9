"""Days and moments as papers write them."""

from datetime import date, datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _


def day_words(day: date) -> str:
    """Return a day: 2026年11月22日."""
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


def long_day_words(day: date) -> str:
    """Return a day with its day of the week: 2026年11月22日 星期日."""
    names = (
        _("星期一"),
        _("星期二"),
        _("星期三"),
        _("星期四"),
        _("星期五"),
        _("星期六"),
        _("星期日"),
    )
    return f"{day_words(day)} {names[day.weekday()]}"


def moment_words(moment: datetime, hall: HallRow) -> str:
    """Return a moment in the hall's zone: 2026年11月22日 09:42."""
    here = moment.astimezone(zone_named(hall.zone))
    return f"{day_words(here.date())} {here:%H:%M}"


def printed_words(moment: datetime, hall: HallRow) -> str:
    """Return when a paper was printed, as the foot of every page says it."""
    return _("{moment} 打印").format(moment=moment_words(moment, hall))
