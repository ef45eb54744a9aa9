"""What may be published of a mark, and how a round stands against its time."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from hallapp.attendance.terms import Half, Slot
from hallapp.hall.workdays import WorkCalendar
from hallapp.patrols.errors import WordsTooLongError
from hallapp.patrols.terms.kinds import ExplanationVerdict
from hallapp.patrols.terms.letters import ExplanationRow
from hallapp.patrols.terms.rounds import MarkRow

WORDS_LENGTH = 500

_SLOTS = frozenset(each.value for each in Slot)
_HALVES = frozenset(each.value for each in Half)
_ONE_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def may_publish(mark: MarkRow, explanations: Iterable[ExplanationRow], now: datetime) -> bool:
    """Return whether what a round saw at a window may be published.

    What blames nobody always may. What blames somebody waits until the time for an explanation
    is over; an explanation lets it wait for its decision or the day by which that was due; one
    that was accepted keeps it back for ever.

    Args:
        mark: As it holds now; one that was superseded must not be asked about.
        explanations: Of any marks; those of others are passed over.
        now: The moment of publication.
    """
    if mark.explain_until is None or not mark.is_blame:
        return True
    own = [each for each in explanations if each.mark_id == mark.id]
    return is_sayable(own, mark.explain_until, now)


def is_sayable(own: Sequence[ExplanationRow], explain_until: datetime, now: datetime) -> bool:
    """Return whether something that was found may be said of the person by name.

    Args:
        own: What was said about it, and nothing else.
        explain_until: Until when it waits for an explanation.
        now: When it would be said.
    """
    if any(each.verdict is ExplanationVerdict.ACCEPTED for each in own):
        return False
    waiting = [each.decide_until for each in own if each.is_open]
    if waiting:
        return now >= max(waiting)
    return bool(own) or now >= explain_until


def covers(slot: str, other: str) -> bool:
    """Return whether words about a slot, a half day or a whole day are about another too.

    Args:
        slot: Code of a punch slot or of a half day; empty for the whole day.
        other: Likewise.
    """
    return slot in ("", other) or slot == _half_of(other)


def is_slot(code: str) -> bool:
    """Return whether a code says which part of a day is meant."""
    return not code or code in _SLOTS or code in _HALVES


def _half_of(slot: str) -> str:
    return Slot(slot).half.value if slot in _SLOTS else slot


def end_of_working_day_after(
    today: date, days: int, calendar: WorkCalendar, zone: tzinfo
) -> datetime:
    """Return the end of the N-th working day after a day; of the day itself when N is 0."""
    last = calendar.working_days_after(today, days) if days else today
    return datetime.combine(last + _ONE_DAY, time(), zone)


def offset_minutes(started_at: datetime, drawn_at: datetime | None) -> int | None:
    """Return whole minutes from a drawn time to the beginning; None without a drawn time."""
    return None if drawn_at is None else (started_at - drawn_at) // _MINUTE


def is_late(offset: int | None, late_after_minutes: int) -> bool:
    """Return whether a round that began so many minutes after its time is late (迟巡)."""
    return offset is not None and offset > late_after_minutes


def checked_words(words: str) -> str:
    """Return words without blanks around them.

    Raises:
        WordsTooLongError: They do not fit.
    """
    said = words.strip()
    if len(said) > WORDS_LENGTH:
        raise WordsTooLongError(limit=WORDS_LENGTH)
    return said
