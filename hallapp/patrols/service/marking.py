"""Keeps what a round saw at a window, inside the use case that asks for it."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from hallapp.hall.calendars import load_calendar
from hallapp.hall.tables import Person, ServiceWindow
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.patrols.errors import (
    FindingMissingError,
    FindingUnknownError,
    PatrollerUnknownError,
    WindowUnknownError,
)
from hallapp.patrols.rules.publishing import checked_words, end_of_working_day_after
from hallapp.patrols.service.ground import Ground
from hallapp.patrols.store.marks import held_mark, people_at
from hallapp.patrols.tables import FindingKind, PatrolMark, PatrolRound
from hallapp.patrols.terms import MarkWish, PatrolSight, Sighting


class Marker(Ground):
    """Writes marks; what a mark replaces stays, superseded."""

    def _keep(
        self, act: Writing, visit: PatrolRound, wish: MarkWish, reason: str | None = None
    ) -> uuid.UUID:
        """Keep a mark on a locked round; the same mark again changes nothing."""
        window = act.session.get(ServiceWindow, wish.window_id)
        if window is None or window.hall_id != self._work.hall_id:
            raise WindowUnknownError
        finding_id = self._finding(act, wish)
        self._check_person(act, wish)
        made = self._made(act, visit, wish, finding_id)
        old = held_mark(act.session, visit.id, wish.window_id)
        if old is not None:
            if _said(old) == _said(made):
                return old.id
            self._inherit(act, old, made)
            old.superseded_at, old.superseded_by = act.now, act.request.actor.person_id
            # The old row must give way before the new one may stand in its place.
            act.session.flush()
        act.session.add(made)
        act.session.flush()
        before = None if old is None else {"mark": str(old.id), "seen": old.seen.value}
        after = {"round": str(visit.id), "window": str(made.window_id), "seen": made.seen.value}
        happened = Happening("patrols.marked", "patrol_mark", made.id, reason, before, after)
        act.record(happened)
        act.changed(Change.ATTENDANCE)
        return made.id

    def _inherit(self, act: Writing, old: PatrolMark, made: PatrolMark) -> None:
        """Let a mark that finds the same of the same person go on from the one before.

        Other words about one finding neither begin its time for an explanation anew, nor undo
        that it was put right.
        """
        kinds = [_code_of(act, each) for each in (old, made)]
        is_same = (old.seen, old.person_id, kinds[0]) == (made.seen, made.person_id, kinds[1])
        if is_same and made.explain_until is not None:
            made.explain_until = old.explain_until
            made.rectified_on, made.rectified_words = old.rectified_on, old.rectified_words
            made.rectified_by = old.rectified_by

    def _keep_rest(self, act: Writing, visit: PatrolRound, sightings: Iterable[Sighting]) -> None:
        """Take over what the records say for every window that nobody has marked.

        Without proposals, every window that somebody belongs to or holds is 在岗.
        """
        proposed = {each.window_id: each for each in sightings}
        if not proposed:
            there = people_at(act.session, self._work.hall_id, visit.started_at)
            proposed = {
                window_id: Sighting(window_id, PatrolSight.PRESENT, "", person_id)
                for window_id, person_id in there.items()
            }
        marked = set(
            act.session.scalars(
                select(PatrolMark.window_id).where(
                    PatrolMark.round_id == visit.id, PatrolMark.superseded_at.is_(None)
                )
            )
        )
        for window_id, sighting in proposed.items():
            # Nobody is blamed unseen: an empty post is marked by whoever stands before it.
            if window_id not in marked and not sighting.proposed.is_blame:
                act.session.add(self._assumed(act, visit, sighting))
        act.session.flush()

    def _made(
        self, act: Writing, visit: PatrolRound, wish: MarkWish, finding_id: uuid.UUID | None
    ) -> PatrolMark:
        person_id = wish.person_id
        if person_id is None:
            there = people_at(act.session, self._work.hall_id, visit.started_at)
            person_id = there.get(wish.window_id)
        mark = self._plain(act, visit, wish.window_id, person_id, wish.seen)
        mark.finding_id = finding_id
        mark.words, mark.handling = checked_words(wish.words), checked_words(wish.handling)
        mark.explain_until = self._explain_until(act) if wish.seen.is_blame else None
        return mark

    def _assumed(self, act: Writing, visit: PatrolRound, sighting: Sighting) -> PatrolMark:
        mark = self._plain(act, visit, sighting.window_id, sighting.person_id, sighting.proposed)
        mark.words, mark.is_assumed = checked_words(sighting.reason), True
        return mark

    def _plain(
        self,
        act: Writing,
        visit: PatrolRound,
        window_id: uuid.UUID,
        person_id: uuid.UUID | None,
        seen: PatrolSight,
    ) -> PatrolMark:
        return PatrolMark(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            round_id=visit.id,
            day=visit.day,
            window_id=window_id,
            person_id=person_id,
            seen=seen,
            words="",
            handling="",
            is_assumed=False,
            noted_at=act.now,
            noted_by=act.request.actor.person_id,
            rectified_words="",
        )

    def _finding(self, act: Writing, wish: MarkWish) -> uuid.UUID | None:
        if wish.seen is not PatrolSight.FINDING:
            return None
        if wish.finding_id is None:
            raise FindingMissingError
        found = act.session.get(FindingKind, wish.finding_id)
        if found is None or found.hall_id != self._work.hall_id or not found.is_active:
            raise FindingUnknownError
        if found.retired_at is not None:
            raise FindingUnknownError
        return found.id

    def _check_person(self, act: Writing, wish: MarkWish) -> None:
        if wish.person_id is None:
            return
        person = act.session.get(Person, wish.person_id)
        if person is None or person.hall_id != self._work.hall_id:
            raise PatrollerUnknownError

    def _explain_until(self, act: Writing) -> datetime:
        days = self._rules(act, act.today).explain_days
        calendar = load_calendar(act.session, self._work.hall_id)
        return end_of_working_day_after(act.today, days, calendar, self._work.zone)


def _said(mark: PatrolMark) -> tuple[object, ...]:
    """What makes two marks the same to a reader; a mark looked at is not one taken over."""
    return (
        mark.seen, mark.finding_id, mark.person_id, mark.words, mark.handling, mark.is_assumed,
    )  # fmt: skip


def _code_of(act: Writing, mark: PatrolMark) -> str:
    """Return the code of what was found, which outlives a change of its word."""
    kind = None if mark.finding_id is None else act.session.get(FindingKind, mark.finding_id)
    return "" if kind is None else kind.code
