"""Carrying out an import of appointments, or trying it: one transaction, repeatable."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from hallapp.appointments import store
from hallapp.appointments.booking import MAY_PLAN_SLOTS
from hallapp.appointments.checking_in import CheckIn
from hallapp.appointments.importing.checking import (
    DEFAULT_LENGTH,
    BookingWanted,
    HallNames,
    LineRefused,
    check,
)
from hallapp.appointments.importing.reading import BookingFile, read_bookings
from hallapp.appointments.importing.report import BookingLine, BookingReport, BookingVerdict
from hallapp.appointments.rules import Span
from hallapp.appointments.terms import BookingGiven, SlotRow
from hallapp.guides.importing.plan import Note
from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.clock import day_in
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.loudness import masked

SOURCE = "file"
_KEY_DIGITS = 32
_MAY_IMPORT = MAY_PLAN_SLOTS | {Role.GUIDE_STAFF}


class BookingImport(CheckIn):
    """Brings a platform's list of appointments in; the same list twice adds nothing."""

    def try_file(self, path: Path) -> BookingReport:
        """Say of every line what an import would do; nothing is written.

        Raises:
            RuleError: The file is no such list.
            SurroundingsError: The file or the store cannot be read.
        """
        file = read_bookings(path)
        with self._work.look() as connection:
            sorted_out = self._sorted_out(connection, file)
        lines = [
            each if isinstance(each, BookingLine) else _told(each, BookingVerdict.NEW)
            for each in sorted_out
        ]
        return BookingReport(file.name, file.encoding, is_written=False, lines=tuple(lines))

    def import_file(self, request: Request, path: Path) -> BookingReport:
        """Import every line that can be, and say what became of each.

        Slots that the file names and the hall has not are made. What a platform has promised is
        kept: a slot that is full gets another place, and the line says so.

        Raises:
            RuleError: The file is no such list, or whoever asks may not import one.
            SurroundingsError: The file or the store cannot be read, or the key is not here.
        """
        file = read_bookings(path)
        with self._work.write(request, "appointments.import", file=file.digest) as act:
            if act.first_answer is None:
                check_role(act.connection, self._work.hall_id, request.actor, _MAY_IMPORT)
                lines = self._carry(act, file)
                counts = {
                    verdict.value: sum(line.verdict is verdict for line in lines)
                    for verdict in BookingVerdict
                }
                self._tell(act, "appointments.imported", file.digest[:_KEY_DIGITS], after=counts)
                return BookingReport(file.name, file.encoding, is_written=True, lines=lines)
        return replace(self.try_file(path), is_written=True)

    def _carry(self, act: Writing, file: BookingFile) -> tuple[BookingLine, ...]:
        made: set[uuid.UUID] = set()
        return tuple(
            each if isinstance(each, BookingLine) else self._bring(act, each, made)
            for each in self._sorted_out(act.connection, file)
        )

    def _bring(self, act: Writing, wanted: BookingWanted, made: set[uuid.UUID]) -> BookingLine:
        slot = self._slot_for(act, wanted, made)
        notes = wanted.notes
        if slot.booked >= slot.capacity:
            store.set_capacity(act.connection, slot.id, slot.booked + 1)
            if slot.id not in made:
                notes = (*notes, Note("appointments.note_full", {"capacity": slot.booked + 1}))
        given = BookingGiven(
            slot_id=slot.id,
            name=wanted.name,
            phone=wanted.phone,
            id_number=wanted.id_number,
            item_id=wanted.item_id,
            source=SOURCE,
            source_key=wanted.key,
        )
        code = self._add(act, uuid.uuid4(), slot, given)
        verdict = BookingVerdict.SAME if code is None else BookingVerdict.NEW
        return replace(_told(wanted, verdict), code=code or "", notes=notes)

    def _slot_for(self, act: Writing, wanted: BookingWanted, made: set[uuid.UUID]) -> SlotRow:
        """Return the slot that a line's time lies in, locked; it is made when there is none."""
        day = day_in(wanted.starts_at, self._work.zone)
        there = store.slots(act.connection, self._work.hall_id, day, wanted.service_id)
        for slot in there:
            if Span(slot.starts_at, slot.ends_at).holds(wanted.starts_at):
                return self._slot(act.connection, slot.id)
        ends_at = wanted.ends_at or wanted.starts_at + DEFAULT_LENGTH
        later = [slot.starts_at for slot in there if slot.starts_at > wanted.starts_at]
        span = Span(wanted.starts_at, min([ends_at, *later]))
        hall_id = self._work.hall_id
        slot_id = store.add_slot(act.connection, hall_id, wanted.service_id, day, span, 1)
        if slot_id is None:
            # Another station made it at this moment.
            return self._slot_for(act, wanted, made)
        made.add(slot_id)
        return self._slot(act.connection, slot_id)

    def _sorted_out(
        self, connection: Connection, file: BookingFile
    ) -> Sequence[BookingWanted | BookingLine]:
        """Return every line: what can be brought in, and what became of the others."""
        names = HallNames(*store.names(connection, self._work.hall_id))
        today, zone = self._work.today(), self._work.zone
        checked = [check(line, names, today, zone) for line in file.lines]
        wanted = [self._keyed(each) for each in checked if isinstance(each, BookingWanted)]
        keys = [each.key for each in wanted]
        known = store.known_keys(connection, self._work.hall_id, SOURCE, keys)
        by_number = {each.number: each for each in wanted}
        seen: dict[str, int] = {}
        found: list[BookingWanted | BookingLine] = []
        for line in checked:
            if isinstance(line, LineRefused):
                found.append(_refused(line))
                continue
            each = by_number[line.number]
            found.append(_judged(each, known.get(each.key), seen.setdefault(each.key, each.number)))
        return found

    def _keyed(self, wanted: BookingWanted) -> BookingWanted:
        """Return a line with what names it: the file's own key, or a digest of who and when."""
        if wanted.key:
            return wanted
        who = wanted.id_number or wanted.phone or wanted.name
        told = "\x1f".join((str(wanted.service_id), wanted.starts_at.isoformat(), who))
        return replace(wanted, key="#" + self._vault.digest(told)[:_KEY_DIGITS])


def _judged(
    wanted: BookingWanted, known: store.Known | None, first: int
) -> BookingWanted | BookingLine:
    if first != wanted.number:
        note = Note("appointments.line_twice", {"line": first})
        return replace(_told(wanted, BookingVerdict.REFUSED), notes=(note,))
    if known is None:
        return wanted
    if known.service_id == wanted.service_id and known.holds(wanted.starts_at):
        return _told(wanted, BookingVerdict.SAME)
    note = Note("appointments.line_moved", {})
    return replace(_told(wanted, BookingVerdict.REFUSED), notes=(note,))


def _told(wanted: BookingWanted, verdict: BookingVerdict) -> BookingLine:
    return BookingLine(
        number=wanted.number,
        verdict=verdict,
        masked_name=masked(wanted.name),
        service_name=wanted.service_name,
        starts_at=wanted.starts_at,
        code="",
        notes=wanted.notes,
    )


def _refused(line: LineRefused) -> BookingLine:
    return BookingLine(
        line.number, BookingVerdict.REFUSED, masked(line.name), "", None, "", line.notes
    )
