"""Rules of a hall that cannot hold are refused before they are kept."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from hallapp.attendance.errors import (
    LadderError,
    SeasonError,
    SlotMissingError,
    SlotTimesError,
    ThresholdError,
)
from hallapp.attendance.terms import (
    AttendanceRules,
    MinutesRung,
    Slot,
    SlotTimes,
    SpecialHours,
    Threshold,
    YearDay,
)
from hallapp.kernel.texts import _

_MOST_MINUTES = 24 * 60
_LAST_WEEKDAY = 6
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check_rules(rules: AttendanceRules) -> None:
    """Refuse rules of a hall that cannot hold, before they are kept.

    Raises:
        SlotMissingError: Neither all four slots stand there once, in the day's order, nor
            coming in the morning and going in the evening alone.
        SlotTimesError: A slot ends before it opens, or begins before the one before has ended.
        ThresholdError: A number of minutes is negative or longer than a day.
        LadderError: A ladder does not go upwards, or names a rung twice.
        SeasonError: A season has no beginning, no end or a day that no year has.
    """
    _check_slots(rules.slots)
    for name, minutes in _minutes(rules):
        if not 0 <= minutes <= _MOST_MINUTES:
            raise ThresholdError(name=name, minutes=minutes)
    _check_ladder(_("迟到分档"), rules.late_rungs)
    _check_ladder(_("早退分档"), rules.early_rungs)
    for hours in rules.special:
        _check_slots(hours.slots)
        _check_season(hours)


def _check_slots(slots: Sequence[SlotTimes]) -> None:
    named = [times.slot for times in slots]
    if named not in (list(Slot), [Slot.AM_IN, Slot.PM_OUT]):
        raise SlotMissingError
    before = None
    for times in slots:
        if times.closes < times.opens or (before is not None and times.opens <= before):
            raise SlotTimesError(
                slot=times.slot.label,
                opens=f"{times.opens:%H:%M}",
                closes=f"{times.closes:%H:%M}",
            )
        before = times.closes


def _minutes(rules: AttendanceRules) -> Iterable[tuple[str, int]]:
    thresholds = (
        (_("迟到起算"), rules.late_from),
        (_("早退起算"), rules.early_from),
        (_("半天旷工起算"), rules.absent_from),
        (_("脱岗起算"), rules.off_post_from),
        (_("脱岗计旷工起算"), rules.off_post_absent_from),
        *((_("迟到分档"), rung.starts) for rung in rules.late_rungs),
        *((_("早退分档"), rung.starts) for rung in rules.early_rungs),
    )
    for name, threshold in thresholds:
        if threshold is not None:
            yield name, threshold.minutes
    yield _("重复打卡"), rules.duplicate_minutes
    yield _("宽限"), rules.grace_minutes


def _check_ladder(name: str, rungs: Sequence[MinutesRung]) -> None:
    if len({rung.key for rung in rungs}) < len(rungs) or not all(rung.key for rung in rungs):
        raise LadderError(name=name)
    for lower, upper in pairwise(rungs):
        if _order(lower.starts) >= _order(upper.starts):
            raise LadderError(name=name)


def _order(threshold: Threshold) -> tuple[int, bool]:
    # More than 10 minutes begins later than 10 minutes and more.
    return threshold.minutes, not threshold.is_inclusive


def _check_season(hours: SpecialHours) -> None:
    ends = (hours.from_day, hours.until_day)
    days = [day for day in ends if day is not None]
    is_half = len(days) == 1
    is_nothing = not days and not hours.weekdays
    is_no_weekday = any(not 0 <= each <= _LAST_WEEKDAY for each in hours.weekdays)
    if is_half or is_nothing or is_no_weekday or not all(map(_exists, days)):
        raise SeasonError(name=hours.name)


def _exists(day: YearDay) -> bool:
    return 1 <= day.month <= len(_DAYS_OF_MONTH) and 1 <= day.day <= _DAYS_OF_MONTH[day.month - 1]
