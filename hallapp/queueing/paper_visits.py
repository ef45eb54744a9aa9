"""Packs for a power cut, and keying in afterwards what happened on their papers (纸质补录)."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection

from hallapp.guides.importing.plan import Note
from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.queueing.paper_stubs import StubBand
from hallapp.queueing.paper_visits_errors import PaperLinesRefusedError, TooManyPacksError
from hallapp.queueing.paper_visits_file import PaperFile, read_paper_file
from hallapp.queueing.paper_visits_lines import PaperHall, PaperWanted, check
from hallapp.queueing.paper_visits_report import (
    PaperLine,
    PaperReport,
    PaperVerdict,
    PaperVisitRow,
)
from hallapp.queueing.store import paper_visits as store

MAY_OUTAGE = OVERSEERS | {Role.ADMINISTRATOR, Role.GUIDE_STAFF}
"""Who prints packs and keys them in (值班长、大厅管理、系统管理、导办)."""

_MOST_A_DAY = 99
_DIGEST_SHOWN = 32


class PaperVisitService:
    """Keeps packs and the visits that happened on them.

    Such a visit is no ticket: it was never in the order of the queue, its times are what people
    wrote down, and figures show it beside the others with its own name.
    """

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def add_pack(self, request: Request, bands: Sequence[StubBand]) -> tuple[str, datetime]:
        """Keep a new pack, so that its stubs are known when they come back; return its code.

        Raises:
            NotEntitledError: Whoever asks may not.
            TooManyPacksError: The day has no more codes.
        """
        asked = [(str(band.service_id), band.mark, band.first, band.last) for band in bands]
        with self._work.write(request, "queueing.add_paper_pack", bands=asked) as act:
            if act.first_answer is not None:
                said = act.first_answer
                return said["code"], datetime.fromisoformat(said["printed_at"])
            check_role(act.connection, self._work.hall_id, request.actor, MAY_OUTAGE)
            code = self._kept(act, bands)
            ranges = {f"{band.position:03d}": _range(band) for band in bands}
            act.record(
                Happening("queueing.paper_pack_printed", "paper_pack", code, after=dict(ranges))
            )
            act.answer = {"code": code, "printed_at": act.now.isoformat()}
        return code, act.now

    def try_file(self, path: Path, day: date | None = None) -> PaperReport:
        """Say of every line what keying it in would do; nothing is written.

        Args:
            path: The file.
            day: Of the lines that name no day.

        Raises:
            RuleError: The file is no such list.
            SurroundingsError: The file or the store cannot be read.
        """
        file = read_paper_file(path)
        with self._work.look() as connection:
            sorted_out = self._sorted_out(connection, file, day)
        lines = tuple(
            each if isinstance(each, PaperLine) else each.told(PaperVerdict.NEW)
            for each in sorted_out
        )
        return PaperReport(file.name, file.encoding, is_written=False, lines=lines)

    def import_file(
        self, request: Request, path: Path, day: date | None = None, *, only_good: bool = False
    ) -> PaperReport:
        """Keep every visit of a file, all or none; what was keyed in before is not kept again.

        Args:
            request: Who keys it in.
            path: The file.
            day: Of the lines that name no day.
            only_good: Leave out lines that are refused.

        Raises:
            NotEntitledError: Whoever asks may not.
            PaperLinesRefusedError: A line cannot be kept, so nothing was written.
            RuleError: The file is no such list.
            SurroundingsError: The file or the store cannot be read.
        """
        file = read_paper_file(path)
        asked = {"file": file.digest, "day": day, "only_good": only_good}
        with self._work.write(request, "queueing.import_paper_visits", **asked) as act:
            if act.first_answer is None:
                check_role(act.connection, self._work.hall_id, request.actor, MAY_OUTAGE)
                lines = self._carry(act, file, day, only_good=only_good)
                return PaperReport(file.name, file.encoding, is_written=True, lines=lines)
        return replace(self.try_file(path, day), is_written=True)

    def visits(self, day: date) -> tuple[PaperVisitRow, ...]:
        """Return the visits of a day that were keyed in, in the order in which they came."""
        with self._work.look() as connection:
            return store.visits(connection, self._work.hall_id, day)

    def counts(self, first: date, last: date) -> Mapping[date, int]:
        """Return for each day how many visits were served on paper, for 其中纸质补录 n 件."""
        with self._work.look() as connection:
            return store.counted(connection, self._work.hall_id, first, last)

    def _kept(self, act: Writing, bands: Sequence[StubBand]) -> str:
        """Write the pack under the first code of the day that is free."""
        day = f"{act.today:%y%m%d}"
        newest = store.newest_code(act.connection, self._work.hall_id, day)
        for turn in range(1 if newest is None else int(newest[-2:]) + 1, _MOST_A_DAY + 1):
            row = {
                "id": uuid.uuid4(),
                "hall_id": self._work.hall_id,
                "code": f"{day}{turn:02d}",
                "person_id": act.request.actor.person_id,
                "printed_at": act.now,
            }
            if store.add_pack(act.connection, row, bands):
                return str(row["code"])
        raise TooManyPacksError(limit=_MOST_A_DAY)

    def _carry(
        self, act: Writing, file: PaperFile, day: date | None, *, only_good: bool
    ) -> tuple[PaperLine, ...]:
        sorted_out = self._sorted_out(act.connection, file, day)
        refused = sum(_is_refused(each) for each in sorted_out)
        if refused and not only_good:
            raise PaperLinesRefusedError(count=refused)
        lines: list[PaperLine] = []
        packs: Counter[str] = Counter()
        for each in sorted_out:
            if isinstance(each, PaperLine):
                lines.append(each)
                continue
            is_new = store.add_visit(act.connection, self._row(act, each))
            packs[each.pack] += is_new
            lines.append(each.told(PaperVerdict.NEW if is_new else PaperVerdict.SAME))
        for pack, count in sorted((+packs).items()):
            told = {"visits": count, "file": file.digest[:_DIGEST_SHOWN]}
            act.record(Happening("queueing.paper_visits_entered", "paper_pack", pack, after=told))
        if +packs:
            act.changed(Change.TICKETS)
        return tuple(lines)

    def _row(self, act: Writing, wanted: PaperWanted) -> dict[str, object]:
        return {
            "id": uuid.uuid4(),
            "hall_id": self._work.hall_id,
            "pack_id": wanted.pack_id,
            "stub": wanted.stub,
            "day": wanted.day,
            **asdict(wanted.said),
            "entered_at": act.now,
            "entered_by": act.request.actor.person_id,
        }

    def _sorted_out(
        self, connection: Connection, file: PaperFile, day: date | None
    ) -> list[PaperWanted | PaperLine]:
        """Return every line: what is to be kept, and what became of the others."""
        hall = self._hall(connection, day)
        checked = [check(line, hall) for line in file.lines]
        packs = {each.pack_id for each in checked if isinstance(each, PaperWanted)}
        known = store.entered(connection, packs) if packs else {}
        seen: dict[tuple[uuid.UUID, str], int] = {}
        found: list[PaperWanted | PaperLine] = []
        for each in checked:
            if isinstance(each, PaperLine):
                found.append(each)
                continue
            key = (each.pack_id, each.stub)
            found.append(_judged(each, known.get(key), seen.setdefault(key, each.number)))
        return found

    def _hall(self, connection: Connection, day: date | None) -> PaperHall:
        hall_id = self._work.hall_id
        people = store.staff(connection, hall_id)
        names = Counter(name for _id, _number, name in people)
        by_name = {name: person_id for person_id, _number, name in people if names[name] == 1}
        by_number = {number: person_id for person_id, number, _name in people}
        return PaperHall(
            packs=store.packs(connection, hall_id),
            windows=store.window_ids(connection, hall_id),
            staff=by_name | by_number,
            services=store.service_names(connection, hall_id),
            zone=self._work.zone,
            day=day,
            now=self._work.clock.now(),
        )


def _judged(
    wanted: PaperWanted, known: store.Entered | None, first: int
) -> PaperWanted | PaperLine:
    if first != wanted.number:
        note = Note("outage.line_twice", {"line": first})
        return wanted.told(PaperVerdict.REFUSED, note)
    if known is None:
        return wanted
    if known == wanted.said:
        return wanted.told(PaperVerdict.SAME)
    return wanted.told(PaperVerdict.REFUSED, Note("outage.line_other", {}))


def _is_refused(each: PaperWanted | PaperLine) -> bool:
    return isinstance(each, PaperLine) and each.verdict is PaperVerdict.REFUSED


def _range(band: StubBand) -> str:
    return f"{band.label(band.first)}…{band.label(band.last)}"
