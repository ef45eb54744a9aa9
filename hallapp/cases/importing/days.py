"""The days of a case as a row tells them, and whether they can be true (办件日期)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from hallapp.cases.importing.cases import CaseHall, PlatformSuspension
from hallapp.cases.importing.columns import Field
from hallapp.cases.importing.moments import Moment
from hallapp.cases.importing.row import RowReader
from hallapp.cases.importing.words import Standing, ground_of
from hallapp.cases.terms import CaseState

# Clocks of a platform and of a hall may differ by so much.
_AHEAD = timedelta(minutes=15)
_WAITING = frozenset({CaseState.RECEIVED, CaseState.SUPPLEMENTING})
_DECIDED = frozenset({CaseState.CONCLUDED, CaseState.READY, CaseState.DELIVERED, CaseState.REVOKED})
_ACCEPTED = _DECIDED | {CaseState.ACCEPTED, CaseState.SUSPENDED}


@dataclass(frozen=True)
class CaseDays:
    """When a case was received, accepted, decided or otherwise closed, and handed over."""

    received: Moment | None
    accepted: Moment | None
    closed: Moment | None
    delivered: Moment | None


def read_days(reader: RowReader, hall: CaseHall) -> CaseDays:
    """Return the days of a row; what cannot be true is a fault."""
    days = CaseDays(
        reader.moment(Field.RECEIVED),
        reader.moment(Field.ACCEPTED),
        reader.moment(Field.CONCLUDED),
        reader.moment(Field.DELIVERED),
    )
    if days.received is None and not reader.raw(Field.RECEIVED):
        reader.fault(Field.RECEIVED, "received")
    told = (
        (Field.RECEIVED, days.received),
        (Field.ACCEPTED, days.accepted),
        (Field.CONCLUDED, days.closed),
        (Field.DELIVERED, days.delivered),
    )
    for field, moment in told:
        if moment is not None and _is_ahead(moment, hall):
            reader.fault(field, "future", said=moment.words, today=hall.now.on.isoformat())
    _check_order(reader, days)
    return days


def _is_ahead(moment: Moment, hall: CaseHall) -> bool:
    return moment.on > hall.now.on or (moment.has_time and moment.at > hall.now.at + _AHEAD)


def _check_order(reader: RowReader, days: CaseDays) -> None:
    for field, moment in (
        (Field.ACCEPTED, days.accepted),
        (Field.CONCLUDED, days.closed),
        (Field.DELIVERED, days.delivered),
    ):
        if moment and days.received and moment.is_before(days.received):
            receipt = days.received.words
            reader.fault(field, "before_receipt", said=moment.words, receipt=receipt)
    if days.accepted and days.closed and days.closed.is_before(days.accepted):
        accepted, closed = days.accepted.words, days.closed.words
        reader.fault(Field.ACCEPTED, "after_conclusion", said=accepted, concluded=closed)
    if days.closed and days.delivered and days.delivered.is_before(days.closed):
        delivered, closed = days.delivered.words, days.closed.words
        reader.fault(Field.DELIVERED, "before_conclusion", said=delivered, concluded=closed)


def check_standing(reader: RowReader, standing: Standing, days: CaseDays) -> None:
    """Remember where the state and the days of a row contradict one another."""
    state = standing.state
    if state is None:
        return
    facts = {"state": reader.text(Field.STATE, 30)}
    if state in _ACCEPTED and not reader.raw(Field.ACCEPTED):
        reader.fault(Field.ACCEPTED, "accepted", **facts)
    if state in _WAITING and days.accepted is not None:
        reader.fault(Field.ACCEPTED, "accepted_early", **facts)
    if state in _DECIDED and not reader.raw(Field.CONCLUDED):
        reader.fault(Field.CONCLUDED, "concluded", **facts)
    if state.is_open and days.closed is not None:
        reader.fault(Field.CONCLUDED, "concluded_open", **facts)


def read_suspensions(
    reader: RowReader, days: CaseDays, hall: CaseHall
) -> tuple[PlatformSuspension, ...]:
    """Return when the clock stood, in order; several are parted by `;` in each of the cells."""
    begins, ends = reader.moments(Field.SUSPENDED_FROM), reader.moments(Field.SUSPENDED_TO)
    words = reader.parts(Field.SUSPENDED_FOR)
    found: list[PlatformSuspension] = []
    for at in range(max(len(begins), len(ends))):
        begin, end = _at(begins, at), _at(ends, at)
        if begin is None:
            if end is not None:
                reader.fault(Field.SUSPENDED_FROM, "suspension_begin", said=end.words)
            continue
        said = words[at] if at < len(words) else (words[0] if len(words) == 1 else "")
        found.append(_suspension(begin, end, said, hall))
        _check_span(reader, begin, end, (days, hall))
    found.sort(key=lambda each: each.from_on)
    _check_overlaps(reader, found)
    return tuple(found)


def check_open_suspension(
    reader: RowReader, standing: Standing, suspensions: Sequence[PlatformSuspension]
) -> None:
    """Remember where the state says that the clock stands and the days say it runs, or so."""
    stands = any(each.to_on is None for each in suspensions)
    state = reader.text(Field.STATE, 30)
    if standing.state is CaseState.SUSPENDED and not stands:
        if not reader.raw(Field.SUSPENDED_FROM):
            reader.fault(Field.SUSPENDED_FROM, "suspension_missing", state=state)
        elif suspensions:
            reader.fault(Field.SUSPENDED_TO, "suspension_over", state=state)
    elif stands and standing.state is not CaseState.SUSPENDED:
        reader.fault(Field.SUSPENDED_TO, "suspension_open", state=state)


def _at(moments: Sequence[Moment | None], place: int) -> Moment | None:
    return moments[place] if place < len(moments) else None


def _suspension(begin: Moment, end: Moment | None, said: str, hall: CaseHall) -> PlatformSuspension:
    # An end that is still to come is a plan: until then the clock stands.
    is_plan = end is not None and end.on > hall.now.on
    return PlatformSuspension(
        from_on=begin.on,
        to_on=None if end is None or is_plan else end.on,
        planned_to_on=end.on if end is not None and is_plan else None,
        words=said[:200],
        ground=ground_of(said),
        from_at=begin.at,
        to_at=None if end is None or is_plan else end.at,
    )


def _check_span(
    reader: RowReader, begin: Moment, end: Moment | None, known: tuple[CaseDays, CaseHall]
) -> None:
    days, hall = known
    if end is not None and end.is_before(begin):
        facts = {"said": end.words, "begin": begin.words}
        reader.fault(Field.SUSPENDED_TO, "suspension_backwards", **facts)
    if _is_ahead(begin, hall):
        today = hall.now.on.isoformat()
        reader.fault(Field.SUSPENDED_FROM, "future", said=begin.words, today=today)
    if days.accepted is not None and begin.is_before(days.accepted):
        facts = {"said": begin.words, "accepted": days.accepted.words}
        reader.fault(Field.SUSPENDED_FROM, "suspension_early", **facts)
    last = end or begin
    if days.closed is not None and days.closed.is_before(last):
        facts = {"said": last.words, "concluded": days.closed.words}
        reader.fault(Field.SUSPENDED_TO, "suspension_late", **facts)


def _check_overlaps(reader: RowReader, found: Sequence[PlatformSuspension]) -> None:
    for one, other in pairwise(found):
        if one.to_on is None or other.from_on < one.to_on:
            facts = {"one": one.from_on.isoformat(), "other": other.from_on.isoformat()}
            reader.fault(Field.SUSPENDED_FROM, "suspension_overlap", **facts)
