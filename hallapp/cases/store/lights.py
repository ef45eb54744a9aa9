"""The light of a case as a statement: the same that `light_of_clock` says of its main clock."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal

from hallapp.cases.tables import CaseClock
from hallapp.cases.terms import Light
from hallapp.kernel.database.base import table_of

_clock = table_of(CaseClock).c


def light_column(today: date, now: datetime) -> ColumnElement[str]:
    """Return the value of the light on which an open case stands; green without a clock."""
    # One that has ended stands as it stood on the day of its end; moments are for those that run.
    runs = _clock.ended_on.is_(None)
    on = func.coalesce(_clock.ended_on, literal(today, _clock.ended_on.type))
    has_moment = and_(runs, _clock.yellow_at.is_not(None))
    is_near = case((has_moment, _clock.yellow_at <= now), else_=_clock.yellow_on <= on)
    return case(
        (and_(runs, _clock.stood_since.is_not(None)), literal(Light.GREY.value)),
        (_clock.law_due_on < on, literal(Light.DARK_RED.value)),
        (_clock.due_on < on, literal(Light.RED.value)),
        (and_(runs, _clock.due_at < now), literal(Light.RED.value)),
        (is_near, literal(Light.YELLOW.value)),
        else_=literal(Light.GREEN.value),
    )


def on_lights(lights: tuple[Light, ...], today: date, now: datetime) -> ColumnElement[bool]:
    """Return the condition that an open case stands on one of these lights."""
    return light_column(today, now).in_([light.value for light in lights])


def may_be_grave(today: date) -> ColumnElement[Any]:
    """Return the condition, answered by an index, that a running clock may ask for somebody.

    A promise turns yellow before it is late, and a law's limit does not end before the promise
    turns yellow: no clock that is yellow, red or dark red is passed over.
    """
    return and_(_clock.ended_on.is_(None), _clock.yellow_on <= today)
