"""When a zone's clocks are changed: the stretches of time in which they keep one offset.

Inside a stretch, a time on the wall is a moment by plain addition. An hour that is skipped in
spring lies in no stretch; an hour that comes twice in autumn lies in two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_S = 86_400
# No zone changes its clocks there and back within a week.
_STEP_S = 7 * _DAY_S


@dataclass(frozen=True, slots=True)
class ZoneStretch:
    """Time in which a zone keeps one offset; seconds since 1970 UTC, `to_s` not included."""

    from_s: int
    to_s: int
    offset_s: int


def stretches(zone: tzinfo, first_day: int, end_day: int) -> Iterator[ZoneStretch]:
    """Yield the stretches of a zone from one midnight of its clocks up to another.

    Args:
        zone: The zone.
        first_day: First day, in days since 1970-01-01.
        end_day: Day after the last one.
    """
    # A day to spare on both sides: what belongs to no day asked for is nobody's working time.
    at, end = (first_day - 1) * _DAY_S, (end_day + 1) * _DAY_S
    since, offset_s = at, _offset_s(zone, at)
    while at < end:
        step_end = min(at + _STEP_S, end)
        if _offset_s(zone, step_end) != offset_s:
            changed = _change_between(zone, at, step_end)
            yield ZoneStretch(since, changed, offset_s)
            since, offset_s = changed, _offset_s(zone, changed)
            step_end = changed
        at = step_end
    yield ZoneStretch(since, end, offset_s)


def _change_between(zone: tzinfo, before: int, after: int) -> int:
    """Return the first second with another offset than `before`."""
    old = _offset_s(zone, before)
    while after - before > 1:
        middle = (before + after) // 2
        if _offset_s(zone, middle) == old:
            before = middle
        else:
            after = middle
    return after


def _offset_s(zone: tzinfo, at: int) -> int:
    """Return how far the zone's clocks are ahead of UTC at a moment, in seconds."""
    offset = (_EPOCH + timedelta(seconds=at)).astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0
