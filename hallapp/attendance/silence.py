"""When a held window makes one wonder: pure rules. See docs/algorithms/duty-questions.md.

A silent window is a question to ask, never a finding by itself: somebody may be on the telephone,
write a long case, or wait for a system.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from hallapp.attendance.terms.questions import Doubt, PostNow, QuestionKind, QuestionRules


def doubts(posts: Iterable[PostNow], rules: QuestionRules, now: datetime) -> tuple[Doubt, ...]:
    """Return what the windows of this moment make one wonder about.

    Args:
        posts: The held windows.
        rules: From when on one asks.
        now: This moment, aware.
    """
    asked = (_doubt(post, rules, now) for post in posts)
    return tuple(doubt for doubt in asked if doubt is not None)


def _doubt(post: PostNow, rules: QuestionRules, now: datetime) -> Doubt | None:
    if post.paused_at is not None:
        return _off_post(post, post.paused_at, rules, now)
    return _silent(post, rules, now)


def _off_post(
    post: PostNow, paused_at: datetime, rules: QuestionRules, now: datetime
) -> Doubt | None:
    limit = timedelta(minutes=rules.off_post_minutes)
    due_back_at = max(paused_at, post.back_at or paused_at)
    if not limit or now - due_back_at < limit:
        return None
    return Doubt(QuestionKind.OFF_POST, post.window_id, post.person_id, paused_at)


def _silent(post: PostNow, rules: QuestionRules, now: datetime) -> Doubt | None:
    limit = timedelta(minutes=rules.silent_minutes)
    if not limit or post.has_number or not post.waiting:
        return None
    quiet_since = max(post.since, post.last_deed_at or post.since)
    has_waited = timedelta(seconds=post.longest_wait_s) >= limit
    if not has_waited or now - quiet_since < limit:
        return None
    return Doubt(QuestionKind.SILENT, post.window_id, post.person_id, quiet_since)
