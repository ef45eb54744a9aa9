"""Who holds a service window: functions for the use cases in `hallapp.serving`."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from hallapp.hall import directory
from hallapp.hall.errors import (
    NotOnDutyError,
    PersonElsewhereError,
    PersonUnknownError,
    WindowHeldError,
    WindowUnknownError,
)
from hallapp.hall.tables import Person, ServiceWindow, WindowDuty, WindowPause
from hallapp.hall.terms import DutyRow, DutyState, PauseRow, PersonRow, WindowRow
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.work import Writing

_duty = table_of(WindowDuty).c
_TAKE = InsertOnce(table_of(WindowDuty)).returning("id")


def current(session: Session, hall_id: uuid.UUID, window_id: uuid.UUID) -> DutyRow | None:
    """Return who holds a window now, or None."""
    return next(
        (row for row in directory.duties(session, hall_id) if row.window.id == window_id), None
    )


def take(act: Writing, hall_id: uuid.UUID, person_id: uuid.UUID, window_id: uuid.UUID) -> DutyRow:
    """Put a person on a free window (上岗).

    Raises:
        WindowHeldError: Somebody else holds it.
        PersonElsewhereError: The person holds another window.
        PersonUnknownError: There is no such person.
        WindowUnknownError: There is no such window.
    """
    window, person = _window(act, hall_id, window_id), _person(act, hall_id, person_id)
    found = _taken(act, hall_id, window, person)
    if found is not None:
        return found
    # Two people may ask at once: whoever comes second finds the row and is told who has it.
    added = act.connection.execute(
        _TAKE.on(act.connection),
        {
            "id": uuid.uuid4(),
            "hall_id": hall_id,
            "window_id": window_id,
            "person_id": person_id,
            "since": act.now,
            "state": DutyState.OPEN,
        },
    )
    if added.first() is None:
        found = _taken(act, hall_id, window, person)
        if found is None:
            raise WindowHeldError(number=window.number, person=None)
        return found
    return DutyRow(window, person, DutyState.OPEN)


def _taken(
    act: Writing, hall_id: uuid.UUID, window: WindowRow, person: PersonRow
) -> DutyRow | None:
    """Return the duty when the person holds the window already; refuse what stands against it."""
    for duty in directory.duties(act.session, hall_id):
        if duty.window.id == window.id and duty.person.id == person.id:
            return duty
        if duty.window.id == window.id:
            raise WindowHeldError(number=window.number, person=duty.person.name)
        if duty.person.id == person.id:
            raise PersonElsewhereError(person=person.name, number=duty.window.number)
    return None


def leave(act: Writing, window_id: uuid.UUID) -> uuid.UUID:
    """Take whoever holds a window off it; return the person.

    Raises:
        NotOnDutyError: Nobody holds it.
    """
    held = _held(act, window_id)
    _end_pause(act, held)
    held.until = act.now
    # Written at once: the next person of the same transaction needs the window free.
    act.session.flush()
    return held.person_id


def holder(act: Writing, window_id: uuid.UUID) -> uuid.UUID | None:
    """Return who holds a window, or None."""
    return act.session.scalar(
        select(WindowDuty.person_id).where(
            WindowDuty.window_id == window_id, WindowDuty.until.is_(None)
        )
    )


def pause(act: Writing, window_id: uuid.UUID, reason: str, minutes: int | None) -> None:
    """Pause a held window; a pause under way ends and another begins.

    Args:
        act: The use case.
        window_id: The window.
        reason: As the public reads it.
        minutes: How long it is planned; None when nobody says.

    Raises:
        NotOnDutyError: Nobody holds it.
    """
    held = _held(act, window_id)
    _end_pause(act, held)
    held.state, held.pause_reason, held.paused_at = DutyState.PAUSED, reason, act.now
    held.back_at = None if minutes is None else act.now + timedelta(minutes=minutes)
    act.session.add(
        WindowPause(
            id=uuid.uuid4(),
            hall_id=held.hall_id,
            duty_id=held.id,
            window_id=window_id,
            person_id=held.person_id,
            reason=reason,
            planned_minutes=minutes or 0,
            since=act.now,
        )
    )


def resume(act: Writing, window_id: uuid.UUID) -> None:
    """Reopen a held window.

    Raises:
        NotOnDutyError: Nobody holds it.
    """
    held = _held(act, window_id)
    _end_pause(act, held)
    held.state, held.pause_reason, held.paused_at, held.back_at = DutyState.OPEN, None, None, None


def pauses(
    session: Session, hall_id: uuid.UUID, begin: datetime, end: datetime
) -> tuple[PauseRow, ...]:
    """Return the pauses that began in a span of time, in their order."""
    rows = session.execute(
        select(WindowPause, ServiceWindow.number, Person.name)
        .join(ServiceWindow, ServiceWindow.id == WindowPause.window_id)
        .join(Person, Person.id == WindowPause.person_id)
        .where(WindowPause.hall_id == hall_id, WindowPause.since >= begin, WindowPause.since < end)
        .order_by(WindowPause.since, ServiceWindow.number)
    )
    return tuple(
        PauseRow(number, name, row.reason, row.planned_minutes, row.since, row.until)
        for row, number, name in rows
    )


def _end_pause(act: Writing, held: WindowDuty) -> None:
    """End the pause under way, if there is one; its row stays."""
    act.session.execute(
        update(WindowPause)
        .where(WindowPause.duty_id == held.id, WindowPause.until.is_(None))
        .values(until=act.now)
    )


def _held(act: Writing, window_id: uuid.UUID) -> WindowDuty:
    held = act.session.scalars(
        select(WindowDuty)
        .where(WindowDuty.window_id == window_id, WindowDuty.until.is_(None))
        .with_for_update()
    ).one_or_none()
    if held is None:
        raise NotOnDutyError
    return held


def _window(act: Writing, hall_id: uuid.UUID, window_id: uuid.UUID) -> WindowRow:
    windows = directory.windows(act.session, hall_id)
    found = next((row for row in windows if row.id == window_id), None)
    if found is None:
        raise WindowUnknownError(number=None)
    return found


def _person(act: Writing, hall_id: uuid.UUID, person_id: uuid.UUID) -> PersonRow:
    people = directory.people(act.session, hall_id)
    found = next((row for row in people if row.id == person_id), None)
    if found is None:
        raise PersonUnknownError
    return found
