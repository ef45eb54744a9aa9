"""Use cases of rounds: begun, marked window by window, ended, corrected, keyed in from paper."""

import uuid
from dataclasses import replace
from datetime import date, datetime

from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.patrols.errors import (
    MarkUnknownError,
    NothingFoundError,
    OwnMarkError,
    ReasonMissingError,
    RectifiedError,
    RoundNumberError,
    RoundOverError,
    RoundTakenError,
    RoundUnknownError,
    SheetTimeError,
    WindowTwiceError,
)
from hallapp.patrols.rules.publishing import checked_words, is_late, offset_minutes
from hallapp.patrols.service.ground import made_id
from hallapp.patrols.service.marking import Marker
from hallapp.patrols.store import draws
from hallapp.patrols.store.day_rows import day_row, tallies_in
from hallapp.patrols.store.findings import seed_findings
from hallapp.patrols.store.marks import (
    held_mark,
    mark_at,
    marks_in,
    marks_of_round,
    one_mark,
)
from hallapp.patrols.store.rounds import claim_round, one_round, round_at, rounds_in
from hallapp.patrols.tables import PatrolMark, PatrolRound
from hallapp.patrols.terms import (
    MarkRow,
    MarkWish,
    PaperSheet,
    PatrolDayRow,
    PatrolTally,
    RoundEnd,
    RoundRow,
    RoundSource,
)

MOST_NUMBER = 20  # rounds of a day, those beside the draw among them


class RoundDesk(Marker):
    """Keeps rounds and what they saw."""

    def start(
        self,
        request: Request,
        number: int,
        source: RoundSource = RoundSource.WALK,
        companions: str = "",
    ) -> RoundRow:
        """Begin a round of today now; one that another station has begun is returned as it is.

        A round that begins late is kept as late, and one that nobody drew as an extra one.

        Raises:
            NotPatrollerError: The actor neither runs the hall nor is named for today.
            RoundNumberError: No day has a round of this number.
        """
        given = {"number": number, "source": source.value, "companions": companions}
        with self._work.write(request, "patrols.start", **given) as act:
            round_id = made_id(act, "round")
            if round_id is None:
                self._check_patroller(act, act.today)
                seed_findings(act, self._work.hall_id)
                sheet = PaperSheet(act.today, number, act.now, (), companions=companions)
                _is_first, round_id = self._claim(act, sheet, source)
                act.answer = {"round": str(round_id)}
        return self.round(round_id)

    def mark(self, request: Request, round_id: uuid.UUID, wish: MarkWish) -> MarkRow:
        """Keep what is seen at a window; a second look at it supersedes the first (点选窗口).

        Raises:
            NotPatrollerError: The actor may not patrol on the day.
            RoundUnknownError: There is no such round.
            RoundOverError: The round is over: it is corrected with a reason.
            WindowUnknownError: There is no such window.
            FindingMissingError: Something was found, but not said what.
            FindingUnknownError: It is not on the list.
            WordsTooLongError: The words do not fit.
            PeriodClosedError: The day is closed; its marks are corrected with a reason.
            OwnMarkError: Somebody else has found something about the actor there.
        """
        given = {"round": round_id, "wish": repr(wish)}
        with self._work.write(request, "patrols.mark", **given) as act:
            if act.first_answer is None:
                visit = self._held(act, round_id)
                self._check_patroller(act, visit.day)
                if visit.ended_at is not None:
                    raise RoundOverError(number=visit.number)
                self._check_lock(act, visit.day, "")
                self._check_others(act, held_mark(act.session, round_id, wish.window_id))
                self._keep(act, visit, wish)
        # Another station may have looked again meanwhile: what holds now is what is shown.
        with self._work.read() as session:
            found = mark_at(session, round_id, wish.window_id)
        if found is None:
            raise MarkUnknownError
        return found

    def end(self, request: Request, round_id: uuid.UUID, how: RoundEnd | None = None) -> RoundRow:
        """End a round (结束巡查).

        Windows without a mark stay unseen, unless the patroller says that the others are at
        their posts: then each gets what the records propose, or else 在岗.

        Raises:
            NotPatrollerError: The actor may not patrol on the day.
            RoundUnknownError: There is no such round.
            RoundOverError: It is over already.
            PeriodClosedError: The day is closed, and the note gives no reason.
        """
        said = how or RoundEnd()
        # Proposals are no part of what was asked: they may differ when a request is repeated.
        given = {"round": round_id, "rest": said.is_rest_present, "note": said.note}
        with self._work.write(request, "patrols.end", **given) as act:
            if act.first_answer is None:
                visit = self._held(act, round_id)
                self._check_patroller(act, visit.day)
                if visit.ended_at is not None:
                    raise RoundOverError(number=visit.number)
                self._check_lock(act, visit.day, said.note)
                self._end(act, visit, said, act.now)
        return self.round(round_id)

    def correct(self, request: Request, mark_id: uuid.UUID, wish: MarkWish, reason: str) -> MarkRow:
        """Put another mark in the place of one, with a reason; the first stays in the store.

        Raises:
            NotEntitledError: The actor does not run the hall.
            ReasonMissingError: No reason is given.
            MarkUnknownError: There is no such mark, or it was corrected in the meantime.
            OwnMarkError: It is about the actor.
            RuleError: What `mark` refuses, and a day that is locked.
        """
        given = {"mark": mark_id, "wish": repr(wish), "reason": reason}
        with self._work.write(request, "patrols.correct", **given) as act:
            made = made_id(act, "mark")
            if made is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                if not reason.strip():
                    raise ReasonMissingError
                visit = self._held(act, self._mark(act, mark_id).round_id)
                self._check_lock(act, visit.day, reason)
                old = self._mark(act, mark_id)
                self._check_not_own(act, old)
                fits = replace(wish, window_id=old.window_id)
                made = self._keep(act, visit, fits, reason=reason.strip())
                act.answer = {"mark": str(made)}
        return self.mark_row(made)

    def rectify(self, request: Request, mark_id: uuid.UUID, words: str) -> MarkRow:
        """Keep that what was found has been put right (整改).

        Raises:
            NotPatrollerError: The actor may not patrol today.
            MarkUnknownError: There is no such mark, or it was corrected in the meantime.
            NothingFoundError: The mark blames nobody.
            OwnMarkError: It is about the actor.
            RectifiedError: It was put right already; the words of then stay.
            WordsTooLongError: The words do not fit.
        """
        said = checked_words(words)
        with self._work.write(request, "patrols.rectify", mark=mark_id, words=said) as act:
            if act.first_answer is None:
                self._check_patroller(act, act.today)
                found = self._mark(act, mark_id)
                if not found.seen.is_blame:
                    raise NothingFoundError
                self._check_not_own(act, found)
                self._rectify(act, found, said)
        return self.mark_row(mark_id)

    def key_in(self, request: Request, sheet: PaperSheet) -> RoundRow:
        """Key in a round that was written on paper (补录纸质记录).

        It is late or not by the time on the sheet; when it was keyed in is kept beside.

        Raises:
            NotPatrollerError: The actor neither runs the hall nor is named for the day.
            RoundTakenError: The round is in the program already.
            RoundNumberError: No day has a round of this number.
            SheetTimeError: Its times lie ahead, on another day, or run backwards.
            WindowTwiceError: It names a window twice.
            RuleError: What `mark` refuses, and a day that is locked.
        """
        given = repr(replace(sheet, sightings=()))
        with self._work.write(request, "patrols.key_in", sheet=given) as act:
            round_id = made_id(act, "round")
            if round_id is None:
                self._check_patroller(act, sheet.day)
                self._check_sheet(act, sheet)
                self._check_lock(act, sheet.day, sheet.note)
                seed_findings(act, self._work.hall_id)
                round_id = self._key_in(act, sheet)
                act.answer = {"round": str(round_id)}
        return self.round(round_id)

    # Reading

    def round(self, round_id: uuid.UUID) -> RoundRow:
        """Return one round.

        Raises:
            RoundUnknownError: There is none of this id.
        """
        with self._work.read() as session:
            found = one_round(session, self._work.hall_id, round_id)
        if found is None:
            raise RoundUnknownError
        return found

    def rounds(self, day: date | None = None) -> tuple[RoundRow, ...]:
        """Return the rounds of a day that were begun, by number."""
        of = day or self._work.today()
        with self._work.read() as session:
            return rounds_in(session, self._work.hall_id, of, of)

    def marks(self, round_id: uuid.UUID) -> tuple[MarkRow, ...]:
        """Return what a round saw, by window."""
        with self._work.read() as session:
            return marks_of_round(session, round_id)

    def mark_row(self, mark_id: uuid.UUID) -> MarkRow:
        """Return one mark that still holds.

        Raises:
            MarkUnknownError: There is none, or it was corrected.
        """
        with self._work.read() as session:
            found = one_mark(session, self._work.hall_id, mark_id)
        if found is None:
            raise MarkUnknownError
        return found

    def marks_in(self, from_on: date, until_on: date) -> tuple[MarkRow, ...]:
        """Return what the rounds of a period saw, by day, round and window."""
        with self._work.read() as session:
            return marks_in(session, self._work.hall_id, from_on, until_on)

    def of_day(self, day: date | None = None) -> PatrolDayRow:
        """Return a day with its rounds as columns; what was missed stands there too."""
        with self._work.read() as session:
            now = self._work.clock.now()
            of = day or self._work.today()
            return day_row(session, self._work.hall_id, of, now, self._work.zone)

    def tallies(self, from_on: date, until_on: date) -> tuple[PatrolTally, ...]:
        """Return how many rounds each day of a period was to have, and what became of them."""
        with self._work.read() as session:
            now, zone = self._work.clock.now(), self._work.zone
            return tallies_in(session, self._work.hall_id, (from_on, until_on), now, zone)

    # Parts of the above

    def _held(self, act: Writing, round_id: uuid.UUID) -> PatrolRound:
        visit = act.session.get(PatrolRound, round_id, with_for_update=True)
        if visit is None or visit.hall_id != self._work.hall_id:
            raise RoundUnknownError
        return visit

    def _mark(self, act: Writing, mark_id: uuid.UUID) -> PatrolMark:
        found = act.session.get(PatrolMark, mark_id, with_for_update=True)
        if found is None or found.hall_id != self._work.hall_id:
            raise MarkUnknownError
        if found.superseded_at is not None:
            raise MarkUnknownError
        return found

    def _check_not_own(self, act: Writing, mark: PatrolMark) -> None:
        """Refuse whoever the mark is about."""
        if mark.person_id is not None and mark.person_id == act.request.actor.person_id:
            raise OwnMarkError

    def _check_others(self, act: Writing, held: PatrolMark | None) -> None:
        """Refuse to look again at what somebody else has found about the actor."""
        if held is None or not held.seen.is_blame:
            return
        if held.noted_by != act.request.actor.person_id:
            self._check_not_own(act, held)

    def _rectify(self, act: Writing, mark: PatrolMark, said: str) -> None:
        if mark.rectified_on is not None:
            raise RectifiedError(day=mark.rectified_on.isoformat())
        mark.rectified_on, mark.rectified_words = act.today, said
        mark.rectified_by = act.request.actor.person_id
        before = {"rectified_on": None, "words": ""}
        after = {"rectified_on": act.today.isoformat(), "words": said}
        happened = Happening("patrols.rectified", "patrol_mark", mark.id, None, before, after)
        act.record(happened)
        act.changed(Change.ATTENDANCE)

    def _claim(
        self, act: Writing, sheet: PaperSheet, source: RoundSource
    ) -> tuple[bool, uuid.UUID]:
        """Write the round of a sheet unless there is one; return whether, and its id."""
        if not 1 <= sheet.number <= MOST_NUMBER:
            raise RoundNumberError(number=sheet.number, most=MOST_NUMBER)
        drawn_at = self._drawn_at(act, sheet.day, sheet.number)
        offset = offset_minutes(sheet.started_at, drawn_at)
        late = is_late(offset, self._rules(act, sheet.day).late_after_minutes)
        by = act.request.actor.person_id
        made = uuid.uuid4()
        values = {
            "id": made,
            "hall_id": self._work.hall_id,
            "day": sheet.day,
            "number": sheet.number,
            "drawn_at": drawn_at,
            "started_at": sheet.started_at,
            "patroller_id": sheet.patroller_id or by,
            "companions": checked_words(sheet.companions),
            "source": source,
            "offset_minutes": offset,
            "is_late": late,
            "rest_present": False,
            "noted_at": act.now,
            "noted_by": by,
        }
        if not claim_round(act.session, values):
            return False, round_at(act.session, self._work.hall_id, sheet.day, sheet.number).id
        after = {"day": sheet.day.isoformat(), "number": sheet.number, "source": source.value}
        after |= {"offset_minutes": offset, "is_late": late}
        act.record(Happening("patrols.round_started", "patrol_round", made, after=after))
        act.changed(Change.ATTENDANCE)
        return True, made

    def _drawn_at(self, act: Writing, day: date, number: int) -> datetime | None:
        draw = draws.draw_of(act.session, self._work.hall_id, day)
        if draw is None or number > draw.rounds:
            return None
        return self._times(draw)[number - 1].at

    def _check_sheet(self, act: Writing, sheet: PaperSheet) -> None:
        begins, ends = sheet.started_at, sheet.ended_at or sheet.started_at
        is_of_day = begins.astimezone(self._work.zone).date() == sheet.day
        if not is_of_day or not begins <= ends <= act.now:
            raise SheetTimeError
        windows = [each.window_id for each in sheet.marks]
        if len(set(windows)) != len(windows):
            raise WindowTwiceError

    def _key_in(self, act: Writing, sheet: PaperSheet) -> uuid.UUID:
        is_first, round_id = self._claim(act, sheet, RoundSource.PAPER)
        if not is_first:
            raise RoundTakenError(number=sheet.number, day=sheet.day.isoformat())
        visit = self._held(act, round_id)
        for wish in sheet.marks:
            self._keep(act, visit, wish)
        how = RoundEnd(sheet.is_rest_present, sheet.sightings, sheet.note)
        self._end(act, visit, how, sheet.ended_at or sheet.started_at)
        return round_id

    def _end(self, act: Writing, visit: PatrolRound, how: RoundEnd, at: datetime) -> None:
        if how.is_rest_present:
            self._keep_rest(act, visit, how.sightings)
        visit.ended_at, visit.ended_by = at, act.request.actor.person_id
        visit.rest_present, visit.note = how.is_rest_present, checked_words(how.note)
        after = {"rest_present": how.is_rest_present}
        act.record(Happening("patrols.round_ended", "patrol_round", visit.id, after=after))
        act.changed(Change.ATTENDANCE)
