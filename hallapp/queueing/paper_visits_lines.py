"""One line keyed in from paper becomes a visit, or remarks that say what to change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from uuid import UUID

from hallapp.guides.importing.plan import Note
from hallapp.kernel.texts import _
from hallapp.queueing.paper_stubs import (
    StubBand,
    label_of,
    pack_code,
    pack_words,
    stub_code,
    stub_label,
)
from hallapp.queueing.paper_visits_file import PaperFileLine
from hallapp.queueing.paper_visits_report import PaperLine, PaperVerdict
from hallapp.queueing.paper_visits_words import (
    COLUMN_NAMES,
    day_of,
    is_missed,
    outcome_of,
    plain,
    time_of,
    window_number,
)
from hallapp.queueing.store.paper_visits import Entered, KnownPack
from hallapp.queueing.terms import Outcome

_LONGEST_WORDS = 200
_SHOWN = 24
_USE = ("window", "clerk", "taken", "called", "finished", "outcome", "words")


@dataclass(frozen=True)
class PaperHall:
    """What the lines of a file are checked against.

    Attributes:
        staff: Id by staff number, and by name where only one person bears it.
        day: Day of the lines that name none; None when each must.
        now: Nothing on paper can have happened later.
    """

    packs: Mapping[str, KnownPack]
    windows: Mapping[int, UUID]
    staff: Mapping[str, UUID]
    services: Mapping[UUID, str]
    zone: tzinfo
    day: date | None
    now: datetime


@dataclass(frozen=True)
class PaperWanted:
    """A visit as a line tells it."""

    number: int
    pack_id: UUID
    pack: str
    stub: str
    service_name: str
    day: date
    said: Entered

    def told(self, verdict: PaperVerdict, *notes: Note) -> PaperLine:
        """Return the line with what becomes of it."""
        return PaperLine(
            self.number, verdict, self.stub, self.service_name, self.said.taken_at, notes
        )


class _Refusals:
    """Reads the fields of one line and gathers what is wrong with them."""

    def __init__(self, fields: Mapping[str, str], hall: PaperHall) -> None:
        self._fields = fields
        self._hall = hall
        self.notes: list[Note] = []

    def refuse(self, code: str, **facts: object) -> None:
        self.notes.append(Note(f"outage.{code}", facts))

    def stub(self) -> tuple[str, KnownPack, StubBand, int] | None:
        """Return pack, band and number that the line names, by its bars or by its label."""
        said = self._fields.get("code") or self._fields.get("label", "")
        scanned = stub_code(said)
        if scanned is not None:
            found = [
                (scanned.pack, pack, band, scanned.number)
                for pack in filter(None, [self._hall.packs.get(scanned.pack)])
                for band in pack.bands
                if band.position == scanned.position and scanned.number in band.numbers
            ]
        else:
            found = self._by_label(said)
        if len(found) == 1:
            self._check_label(found[0][2].label(found[0][3]))
            return found[0]
        if found:
            packs = _("、").join(pack_words(code) for code, *_rest in found)
            self.refuse("line_pack", stub=said[:_SHOWN], packs=packs)
        else:
            self.refuse("line_stub", stub=said[:_SHOWN])
        return None

    def _check_label(self, label: str) -> None:
        """Refuse a line whose bars and whose label are not of one stub: a cell has slipped."""
        said = self._fields.get("label", "")
        named = stub_label(said)
        if said and (named is None or label.casefold() != label_of(*named).casefold()):
            self.refuse("line_slipped", stub=label, said=said[:_SHOWN])

    def _by_label(self, said: str) -> list[tuple[str, KnownPack, StubBand, int]]:
        named = stub_label(said)
        if named is None:
            return []
        mark, number = named
        wanted = pack_code(self._fields.get("pack", ""))
        return [
            (code, pack, band, number)
            for code, pack in self._hall.packs.items()
            if wanted in {None, code} and not (wanted is None and self._fields.get("pack"))
            for band in pack.bands
            if band.mark.casefold() == mark.casefold() and number in band.numbers
        ]

    def day(self) -> date | None:
        """Return the day of the line."""
        said = self._fields.get("day", "")
        found = day_of(said) if said else self._hall.day
        if found is None:
            self.refuse("line_day", said=said[:_SHOWN] or "—")
        return found

    def moment(self, column: str, day: date | None) -> datetime | None:
        """Return a time of the line as a moment; the field may name a day of its own."""
        said = self._fields.get(column, "")
        if not said:
            return None
        day = day_of(said) or day
        at = time_of(said)
        if at is None:
            self.refuse("line_time", column=COLUMN_NAMES[column][0], said=said[:_SHOWN])
        if at is None or day is None:
            return None
        return datetime.combine(day, at, self._hall.zone).astimezone(UTC)

    def window(self) -> UUID | None:
        """Return the window; none when the line names none."""
        said = self._fields.get("window", "")
        if not said:
            return None
        number = window_number(said)
        found = None if number is None else self._hall.windows.get(number)
        if found is None:
            self.refuse("line_window", said=said[:_SHOWN])
        return found

    def clerk(self) -> UUID | None:
        """Return who served; none when the line names nobody."""
        said = plain(self._fields.get("clerk", ""))
        found = self._hall.staff.get(said)
        if said and found is None:
            self.refuse("line_clerk", said=said[:_SHOWN])
        return found

    def outcome(self) -> Outcome | None:
        """Return the result; None when nobody came to the call."""
        said = self._fields.get("outcome", "")
        if is_missed(said):
            return None
        found = outcome_of(said)
        if found is None:
            self.refuse("line_outcome", said=said[:_SHOWN] or "—")
        return found

    def words(self) -> str:
        """Return the remark."""
        said = self._fields.get("words", "")
        if len(said) > _LONGEST_WORDS:
            self.refuse("line_words", limit=_LONGEST_WORDS)
        return said


def check(line: PaperFileLine, hall: PaperHall) -> PaperWanted | PaperLine:
    """Return the visit that a line tells, or the line with why it cannot be kept."""
    shown = (line.fields.get("label") or line.fields.get("code", ""))[:_SHOWN]
    if line.fault:
        return PaperLine(line.number, PaperVerdict.REFUSED, shown, notes=(Note(line.fault, {}),))
    if not any(line.fields.get(column) for column in _USE):
        return PaperLine(line.number, PaperVerdict.UNUSED, shown)
    read = _Refusals(line.fields, hall)
    found = read.stub()
    day = read.day()
    service_id = None if found is None else found[2].service_id
    said = _said(read, day, service_id)
    if found is None or day is None or said is None:
        return PaperLine(line.number, PaperVerdict.REFUSED, shown, notes=tuple(read.notes))
    code, pack, band, number = found
    _check_times(read, said, pack, hall)
    if read.notes:
        notes = tuple(read.notes)
        return PaperLine(line.number, PaperVerdict.REFUSED, band.label(number), notes=notes)
    name = hall.services.get(band.service_id, "")
    local_day = said.taken_at.astimezone(hall.zone).date()
    return PaperWanted(line.number, pack.id, code, band.label(number), name, local_day, said)


def _said(read: _Refusals, day: date | None, service_id: UUID | None) -> Entered | None:
    """Return what the line says of its visit; None when it lacks what every visit has."""
    taken_at = read.moment("taken", day)
    called_at, finished_at = read.moment("called", day), read.moment("finished", day)
    window_id, person_id = read.window(), read.clerk()
    outcome, words = read.outcome(), read.words()
    if taken_at is None and not read.notes:
        read.refuse("line_taken")
    if taken_at is None or service_id is None:
        return None
    return Entered(
        service_id, window_id, person_id, taken_at, called_at, finished_at, outcome, words
    )


def _check_times(read: _Refusals, said: Entered, pack: KnownPack, hall: PaperHall) -> None:
    """Refuse a visit whose times cannot be, or that lacks what its result needs."""
    if read.notes:
        return
    # Whoever went away need never have been called.
    has_left = said.outcome is Outcome.LEFT and said.finished_at is None
    if said.outcome is not None and said.window_id is None and not has_left:
        read.refuse("line_window_needed")
    if said.called_at is None and not has_left:
        read.refuse("line_called")
    if said.finished_at is None and said.outcome is not None and not has_left:
        read.refuse("line_finished")
    told = [at for at in (said.taken_at, said.called_at, said.finished_at) if at is not None]
    if told != sorted(told):
        read.refuse("line_order")
    if max(told) > hall.now:
        read.refuse("line_future")
    # Paper has minutes only.
    if said.taken_at <= pack.printed_at - timedelta(minutes=1):
        read.refuse("line_before")
