"""A device's clock that jumped, seen by the order of its lines (考勤机时钟跳变)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from hallapp.attendance.importing.cautions import Caution, CautionKind
from hallapp.attendance.importing.lines import PunchLine

# Devices write what happens in one minute in any order.
_IN_ANY_ORDER: Final = timedelta(minutes=2)
_A_DAY: Final = timedelta(days=1)
_MOST_TOLD: Final = 5
# Where more lines than these go back, the file is sorted by person and tells nothing of clocks.
_MOST_BACK: Final = 0.05


def clock_jumps(
    lines: Iterable[PunchLine], is_working: Callable[[date], bool]
) -> tuple[Caution, ...]:
    """Return where the time goes back, or leaps over a working day; the punches all stand.

    Args:
        lines: In the order of the file.
        is_working: Whether the hall works on a day; over a weekend every device is silent.
    """
    ordered = [
        (each.line, each.local)
        for each in lines
        if each.local is not None and each.local.tzinfo is None
    ]
    found: list[Caution] = []
    back, most = 0, max(2, _MOST_BACK * len(ordered))
    for (_line, before), (line, after) in pairwise(ordered):
        if before - after > _IN_ANY_ORDER:
            back += 1
            if back > most:
                return ()
            found.append(_caution(CautionKind.CLOCK_BACK, line, before, after))
        elif after - before > _A_DAY and _leaps_over_work(before, after, is_working):
            found.append(_caution(CautionKind.CLOCK_LEAP, line, before, after))
    return tuple(found[:_MOST_TOLD])


def _leaps_over_work(before: datetime, after: datetime, is_working: Callable[[date], bool]) -> bool:
    day = before.date() + _A_DAY
    while day < after.date():
        if is_working(day):
            return True
        day += _A_DAY
    return False


def _caution(kind: CautionKind, line: int, before: datetime, after: datetime) -> Caution:
    return Caution(
        kind,
        {"line": line, "before": f"{before:%Y-%m-%d %H:%M}", "after": f"{after:%Y-%m-%d %H:%M}"},
    )
