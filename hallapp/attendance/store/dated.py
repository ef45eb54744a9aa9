"""Values of hall settings over a span of days, in one statement."""

import uuid
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.kernel.database.records import HallSetting
from hallapp.kernel.settings import Setting

T = TypeVar("T")


@dataclass(frozen=True)
class Dated(Generic[T]):
    """What a setting was on every day up to the last one that was asked for.

    Attributes:
        starts: First days of the values, in order.
        values: What holds from each of them on.
        before: What holds before the first one.
    """

    starts: Sequence[date]
    values: Sequence[T]
    before: T

    def on(self, day: date) -> T:
        """Return what holds on a day."""
        place = bisect_right(self.starts, day)
        return self.values[place - 1] if place else self.before

    def since(self, day: date) -> date | None:
        """Return from when on that has held, None where nobody ever set it."""
        place = bisect_right(self.starts, day)
        return self.starts[place - 1] if place else None


def values_until(
    session: Session, hall_id: uuid.UUID, setting: Setting[T], until_on: date
) -> Dated[T]:
    """Return what a setting was on each day, up to a last one."""
    found = session.execute(
        select(HallSetting.valid_from, HallSetting.value)
        .where(
            HallSetting.hall_id == hall_id,
            HallSetting.name == setting.name,
            HallSetting.valid_from <= until_on,
        )
        # Set twice for the same day, the later word holds.
        .order_by(HallSetting.valid_from, HallSetting.set_at)
    )
    by_day = {row.valid_from: row.value for row in found}
    return Dated(
        tuple(by_day), tuple(setting.read(value) for value in by_day.values()), setting.default
    )
