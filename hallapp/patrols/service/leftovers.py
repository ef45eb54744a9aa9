"""Use cases of what a round leaves behind: a tap taken back, a round that nobody ended."""

import uuid
from datetime import date, datetime, time, timedelta

from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers
from hallapp.patrols.errors import MarkUnknownError, RoundOverError
from hallapp.patrols.service.rounds import RoundDesk
from hallapp.patrols.store.marks import held_mark, last_noted_at
from hallapp.patrols.store.rounds import forgotten_rounds
from hallapp.patrols.tables import PatrolRound
from hallapp.patrols.terms import RoundEnd, RoundRow


class LeftoverDesk(RoundDesk):
    """Sees to what was tapped by mistake or left open."""

    def unmark(self, request: Request, round_id: uuid.UUID, window_id: uuid.UUID) -> RoundRow:
        """Take back what was marked at a window while the round runs (撤); it stays in the store.

        Raises:
            NotPatrollerError: The actor may not patrol on the day.
            RoundUnknownError: There is no such round.
            RoundOverError: The round is over: it is corrected with a reason.
            PeriodClosedError: The day is closed.
            MarkUnknownError: Nothing is marked there.
            OwnMarkError: Somebody else has found something about the actor there.
        """
        given = {"round": round_id, "window": window_id}
        with self._work.write(request, "patrols.unmark", **given) as act:
            if act.first_answer is None:
                visit = self._held(act, round_id)
                self._check_patroller(act, visit.day)
                if visit.ended_at is not None:
                    raise RoundOverError(number=visit.number)
                self._check_lock(act, visit.day, "")
                self._unmark(act, visit, window_id)
        return self.round(round_id)

    def end_forgotten(self, request: Request) -> int:
        """End the rounds of past days that nobody ended; nobody is taken for present (收尾).

        Such a round ended, as far as anybody knows, with the last that was marked on its day. A
        closed day is no hindrance: nothing that counts is changed.

        Returns:
            How many were ended.
        """
        with self._work.read() as session:
            found = forgotten_rounds(session, self._work.hall_id, self._work.today())
        for round_id in found:
            asked = Request(request.actor)
            with self._work.write(asked, "patrols.end_forgotten", round=round_id) as act:
                visit = self._held(act, round_id)
                if act.first_answer is None and visit.ended_at is None:
                    with papers():
                        how = RoundEnd(note=_("没有结束，系统收尾"))
                    self._end(act, visit, how, self._last_seen(act, visit))
        return len(found)

    # Parts of the above

    def _unmark(self, act: Writing, visit: PatrolRound, window_id: uuid.UUID) -> None:
        held = held_mark(act.session, visit.id, window_id)
        if held is None:
            raise MarkUnknownError
        self._check_others(act, held)
        held.superseded_at, held.superseded_by = act.now, act.request.actor.person_id
        before = {"round": str(visit.id), "window": str(window_id), "seen": held.seen.value}
        act.record(Happening("patrols.unmarked", "patrol_mark", held.id, before=before))
        act.changed(Change.ATTENDANCE)

    def _last_seen(self, act: Writing, visit: PatrolRound) -> datetime:
        midnight = self._end_of(visit.day)
        last = last_noted_at(act.session, visit.id, midnight)
        return visit.started_at if last is None else max(last, visit.started_at)

    def _end_of(self, day: date) -> datetime:
        return datetime.combine(day + timedelta(days=1), time(), self._work.zone)
