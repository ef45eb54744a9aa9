"""What a hall may set up in its queue: bands, services, sessions, classes, packages. Pure rules."""

import re
from collections.abc import Iterable
from uuid import UUID

from hallapp.queueing.bands import NumberBand
from hallapp.queueing.plan_errors import (
    BandEmptyError,
    BandOverlapError,
    BandPrefixError,
    BandWidthError,
    CodeTakenError,
    FigureError,
    HeadStartCapError,
    LeadCapError,
    NameNeededError,
    PackageShortError,
    PersonMaxError,
    SeriesUsedError,
    SessionOverlapError,
    SessionTimesError,
)
from hallapp.queueing.terms import (
    PackageRow,
    PriorityRow,
    SeriesRow,
    ServiceSetupRow,
    SessionRow,
)

# Letters only: A1 and 01 print what A and 101 print.
_PREFIX = re.compile(r"[^\W\d_]{1,4}")
_WEEKDAYS = re.compile(r"[1-7]{1,7}")
_MOST_DIGITS = 8
_LEAST_IN_PACKAGE = 2


def band_of(row: SeriesRow) -> NumberBand:
    """Return the band of a series."""
    return NumberBand(row.prefix, row.first, row.last, row.width, row.step, row.is_wrapping)


def check_series(row: SeriesRow, others: Iterable[SeriesRow]) -> None:
    """Refuse a series whose labels could not be told from others' or would not fit.

    Raises:
        BandPrefixError: The prefix is not one to four letters.
        BandEmptyError: There is no number in it.
        BandWidthError: Its last number does not fit into its digits.
        BandOverlapError: It meets another band of the same prefix.
    """
    if _PREFIX.fullmatch(row.prefix) is None:
        raise BandPrefixError(prefix=row.prefix)
    if row.step < 1 or row.first < 0 or row.last < row.first:
        raise BandEmptyError(first=row.first, last=row.last, step=row.step)
    if not len(str(row.last)) <= row.width <= _MOST_DIGITS:
        raise BandWidthError(last=row.last, width=row.width)
    for other in others:
        if other.id != row.id and band_of(row).overlaps(band_of(other)):
            raise BandOverlapError(prefix=row.prefix, first=other.first, last=other.last)


def check_series_in_use(before: SeriesRow, after: SeriesRow, issued: int) -> None:
    """Refuse to renumber a series on a day on which it gave numbers.

    Its end may move as long as the first lap is not over; digits may always change.

    Args:
        before: The series as it is.
        after: As it shall be.
        issued: Numbers of it given today.

    Raises:
        SeriesUsedError: The same number could be given twice.
    """
    if not issued:
        return
    counted = (before.prefix, before.first, before.step)
    first_lap = issued <= min(band_of(before).size, band_of(after).size)
    moved_end = before.last != after.last and not first_lap
    if counted != (after.prefix, after.first, after.step) or moved_end:
        raise SeriesUsedError(prefix=before.prefix, issued=issued)


def check_service(row: ServiceSetupRow, others: Iterable[ServiceSetupRow]) -> None:
    """Refuse a service without name, with a code that another has, or with senseless figures.

    Raises:
        NameNeededError: Code or name is missing.
        CodeTakenError: Another service bears the code.
        FigureError: A figure is below none.
        PersonMaxError: It limits people whom nobody asks for.
    """
    _check_named(row.code, row.name)
    _check_code(row.code, row.id, ((other.code, other.id) for other in others))
    figures = (row.daily_max, row.person_max, row.late_places, row.late_minutes, row.late_times)
    if min(figures) < 0:
        raise FigureError(figure=min(figures))
    if row.person_max and not row.needs_identity:
        raise PersonMaxError


def check_session(row: SessionRow, others: Iterable[SessionRow]) -> None:
    """Refuse a session that is never open or shares a moment with another of its service.

    Raises:
        SessionTimesError: No weekday, or it ends before it begins.
        FigureError: The quota is below none.
        SessionOverlapError: Another session of the service is open then.
    """
    if _WEEKDAYS.fullmatch(row.weekdays) is None or row.opens >= row.closes:
        raise SessionTimesError
    if row.quota < 0:
        raise FigureError(figure=row.quota)
    for other in others if row.is_active else ():
        apart = row.closes <= other.opens or other.closes <= row.opens
        same_day = set(row.weekdays) & set(other.weekdays)
        beside = other.is_active and other.service_id == row.service_id and other.id != row.id
        if beside and same_day and not apart:
            raise SessionOverlapError(opens=f"{other.opens:%H:%M}", closes=f"{other.closes:%H:%M}")


def check_priority(row: PriorityRow, others: Iterable[PriorityRow], cap_minutes: int) -> None:
    """Refuse a class without name, with another's code, or with more than the hall gives.

    Raises:
        NameNeededError: Code or name is missing.
        CodeTakenError: Another class bears the code.
        HeadStartCapError: Its head start is below none or above the cap.
    """
    _check_named(row.code, row.name)
    _check_code(row.code, row.id, ((other.code, other.id) for other in others))
    if not 0 <= row.head_start_minutes <= cap_minutes:
        raise HeadStartCapError(cap=cap_minutes)


def check_lead(lead_minutes: int, cap_minutes: int) -> None:
    """Refuse a window's preference beyond what the hall allows either way.

    Raises:
        LeadCapError: It is.
    """
    if abs(lead_minutes) > cap_minutes:
        raise LeadCapError(cap=cap_minutes)


def check_package(row: PackageRow, others: Iterable[PackageRow]) -> None:
    """Refuse a package without name, with another's code, or that is no package.

    Raises:
        NameNeededError: Code or name is missing.
        CodeTakenError: Another package bears the code.
        PackageShortError: Fewer than two services, or one twice.
    """
    _check_named(row.code, row.name)
    _check_code(row.code, row.id, ((other.code, other.id) for other in others))
    services = [step.service_id for step in row.steps]
    if len(services) < _LEAST_IN_PACKAGE or len(set(services)) < len(services):
        raise PackageShortError


def _check_named(code: str, name: str) -> None:
    if not code.strip() or not name.strip():
        raise NameNeededError


def _check_code(code: str, own_id: UUID, others: Iterable[tuple[str, UUID]]) -> None:
    if any(other == code and other_id != own_id for other, other_id in others):
        raise CodeTakenError(taken=code)
