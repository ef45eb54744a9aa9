"""What a screen in the hall may show of the draw: what was published, never what is sealed."""

from datetime import date

from sqlalchemy import select

from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork
from hallapp.patrols.rules.drawing import canonical_text, public_text, read_inputs
from hallapp.patrols.tables import PatrolDraw
from hallapp.patrols.terms import PublishedDraw

_draw = table_of(PatrolDraw).c
_ASKED = select(
    _draw.commitment,
    _draw.inputs,
    _draw.published_at,
    _draw.secret,
    _draw.times,
    _draw.revealed_at,
)


class PublishedDraws:
    """Reads only the columns that a board station is granted."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def of_day(self, day: date | None = None) -> PublishedDraw | None:
        """Return what is published of a day's draw, None while there is none."""
        asked = _ASKED.where(
            _draw.hall_id == self._work.hall_id, _draw.day == (day or self._work.today())
        )
        with self._work.read() as session:
            row = session.execute(asked).one_or_none()
        if row is None:
            return None
        inputs = read_inputs(row.inputs)
        secret: str = row.secret
        told = canonical_text(bytes.fromhex(secret), inputs) if secret else public_text(inputs)
        times: dict[str, str] = row.times or {}
        return PublishedDraw(
            day=inputs.day,
            rounds=inputs.rounds,
            commitment=row.commitment,
            text=told,
            secret=secret,
            times=tuple(times[number] for number in sorted(times, key=int)),
            published_at=row.published_at,
            revealed_at=row.revealed_at,
        )
