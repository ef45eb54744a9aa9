"""Being away from the post without a registered outing (脱岗); it is no absence by itself."""

from datetime import timedelta
from enum import Enum

from hallapp.attendance.terms import AttendanceRules, Threshold


class OffPost(Enum):
    """What being away from the post for a while comes to."""

    WITHIN = "within"  # shorter than the hall looks at
    OFF_POST = "off_post"  # 脱岗
    ABSENT = "absent"  # so long that it counts as half a day's absence


def off_post(away: timedelta, rules: AttendanceRules) -> OffPost:
    """Return what an unregistered absence from the post comes to.

    Args:
        away: How long nobody was at the post.
        rules: The hall's numbers that held on that day.
    """
    if rules.off_post_absent_from is not None and _reached(away, rules.off_post_absent_from):
        return OffPost.ABSENT
    return OffPost.OFF_POST if _reached(away, rules.off_post_from) else OffPost.WITHIN


def _reached(away: timedelta, threshold: Threshold) -> bool:
    border = timedelta(minutes=threshold.minutes)
    return away > border or (threshold.is_inclusive and away == border)
