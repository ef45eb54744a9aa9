"""What of a day may be posted in public (一日一公示): public words, and findings that stand."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from hallapp.bulletins.spelling import digest_of
from hallapp.bulletins.terms import (
    DutyDay,
    DutyFacts,
    DutyHalf,
    HalfWord,
    PostedRow,
    PostingSheet,
    Sighted,
    SightSort,
    Standing,
)
from hallapp.kernel.texts import _, papers

NOTHING_TO_SAY = "—"


def posting_of(facts: DutyFacts) -> PostingSheet:
    """Return what would be posted of a day.

    No kind of leave is in it, nothing that still waits for an explanation, and no lateness or
    absence: the four public words are all that is said of presence.

    Args:
        facts: Of one day.
    """
    with papers():
        found: dict[UUID, list[Sighted]] = defaultdict(list)
        for sight in facts.sights:
            if sight.person_id is not None and sight.standing is Standing.STANDS:
                found[sight.person_id].append(sight)
        days = [day for day in facts.days if _is_on_duty(day)]
        rows = tuple(_row(day, found[day.person_id]) for day in sorted(days, key=_order))
    return PostingSheet(facts.from_on, rows, digest_of(rows), is_working_day=bool(rows))


def _is_on_duty(day: DutyDay) -> bool:
    return any(half.word is not HalfWord.REST for half in day.halves)


def _row(day: DutyDay, sights: Sequence[Sighted]) -> PostedRow:
    conduct = _labels(sights, {SightSort.OFF_POST, SightSort.CONDUCT, SightSort.DESK})
    dress = _labels(sights, {SightSort.DRESS})
    number = day.window_number
    return PostedRow(
        unit=day.department,
        window="" if number is None else _("{number}号窗口").format(number=number),
        name=day.name,
        presence=_presence(day.halves),
        leave=_leave(day.halves),
        discipline=conduct,
        dress=dress,
        is_notable=bool(conduct or dress),
    )


def _presence(halves: Sequence[DutyHalf]) -> str:
    """Return the one of the four words that is true; a dash where none is."""
    worked = [half for half in halves if half.word is not HalfWord.REST]
    words = {half.word for half in worked}
    if HalfWord.PRESENT in words or any(half.has_come for half in worked):
        return _("在岗")
    away = words & {HalfWord.LEAVE, HalfWord.TRIP}
    if not away or words - away:
        return NOTHING_TO_SAY
    if all(half.has_b for half in worked):
        return _("B岗")
    return _("请假") if HalfWord.LEAVE in away else _("公出")


def _leave(halves: Sequence[DutyHalf]) -> str:
    parts: list[str] = []
    for word, said in ((HalfWord.LEAVE, _("请假")), (HalfWord.TRIP, _("公出"))):
        away = [half for half in halves if half.word is word]
        if away:
            worked = [half for half in halves if half.word is not HalfWord.REST]
            part = _("全天") if len(away) == len(worked) else away[0].half.label
            parts.append(_("{word}（{part}）").format(word=said, part=part))
    return _("，").join(parts)


def _labels(sights: Sequence[Sighted], sorts: set[SightSort]) -> str:
    found = dict.fromkeys(each.label for each in sights if each.sort in sorts)
    return _("、").join(found)


def _order(day: DutyDay) -> tuple[object, ...]:
    unit = (not day.department, day.department)
    return (*unit, day.window_number or 0, day.staff_number, str(day.person_id))


def empty_sheet(day: date) -> PostingSheet:
    """Return the sheet of a day on which the hall rests."""
    return PostingSheet(day, (), digest_of(()), is_working_day=False)
