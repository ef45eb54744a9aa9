"""Tables of the day's numbers: hall days, number series and how far each has come."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.kernel.database.base import ALL, READ, Base, Right, rights

_COUNTED = Right(select=ALL, insert=ALL, update=("sequence", "last_moment"))
_NUMBERED = Right(select=ALL, insert=ALL, update=("issued",))


class HallDay(Base):
    """A day of the hall: the one row that serialises issuing and calling.

    Attributes:
        sequence: Raised by every issue and call of the day; decides all order.
        last_moment: The latest moment given out; a clock set back cannot reach before it.
    """

    __tablename__ = "hall_day"
    __table_args__ = (rights(kiosk=_COUNTED, board=READ, clerk=_COUNTED),)

    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    last_moment: Mapped[datetime]


class NumberSeries(Base):
    """A number series (号段): prefix and band of numbers.

    Attributes:
        step: From one number to the next; 2 gives odd or even numbers only.
        is_wrapping: Begins anew at its end over numbers that are not alive; else it is full.
    """

    __tablename__ = "number_series"
    __table_args__ = (
        # Bands of one prefix may stand beside each other; that they never overlap is a rule.
        UniqueConstraint("hall_id", "prefix", "first"),
        rights(
            kiosk=READ,
            board=READ,
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("prefix", "first", "last", "width", "step", "is_wrapping"),
            ),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    prefix: Mapped[str] = mapped_column(String(4))
    first: Mapped[int]
    last: Mapped[int]
    width: Mapped[int]
    step: Mapped[int] = mapped_column(server_default="1")
    is_wrapping: Mapped[bool] = mapped_column(server_default=text("false"))


class SeriesDay(Base):
    """How many numbers of a series were given on a day; a new day starts anew."""

    __tablename__ = "series_day"
    __table_args__ = (rights(kiosk=_NUMBERED, clerk=_NUMBERED),)

    series_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("number_series.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    issued: Mapped[int]
