"""Figures and prose of a period, and what people want said in its bulletin."""

import uuid
from datetime import date

from hallapp.assessment.service import AssessmentService
from hallapp.bulletins.book import DutyBook
from hallapp.bulletins.drafting import draft_assessment, draft_month, draft_week
from hallapp.bulletins.errors import BulletinWordsError, NoteUnknownError
from hallapp.bulletins.figuring import month_figures, week_figures
from hallapp.bulletins.rules import month_before, month_of, week_of
from hallapp.bulletins.store import period_rows
from hallapp.bulletins.tables import BulletinNote
from hallapp.bulletins.terms import (
    BulletinContent,
    BulletinSort,
    MonthFigures,
    NoteRow,
    NoteWish,
    WeekFigures,
)
from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request


class FigureDesk:
    """Figures and prose of a period that nobody has drafted yet."""

    def __init__(self, work: UnitOfWork, book: DutyBook, scores: AssessmentService) -> None:
        """Take the store, what gathers facts, and the scores of people."""
        self._work = work
        self._book = book
        self._scores = scores

    def week(self, day: date) -> WeekFigures:
        """Return the figures of the week that a day lies in (周汇总)."""
        return self.span(*week_of(day))

    def span(self, from_on: date, until_on: date) -> WeekFigures:
        """Return the figures of any span of days."""
        return week_figures(self._book.facts(from_on, until_on))

    def month(self, day: date) -> MonthFigures:
        """Return the figures of the month that a day lies in, with those of the one before."""
        from_on, until_on = month_of(day)
        with self._work.read() as session:
            notes = period_rows.notes(session, self._work.hall_id, from_on, until_on)
        facts = self._book.facts(from_on, until_on)
        return month_figures(facts, notes, self._book.facts(*month_before(from_on)))

    def preview_week(self, day: date) -> tuple[WeekFigures, BulletinContent]:
        """Return a week's figures and the prose they would be drafted into; keeps nothing."""
        figures = self.week(day)
        return figures, draft_week(figures)

    def preview_month(self, day: date) -> tuple[MonthFigures, BulletinContent]:
        """Return a month's figures and the prose they would be drafted into; keeps nothing."""
        figures = self.month(day)
        return figures, draft_month(figures)

    def preview_assessment(self, day: date) -> BulletinContent:
        """Return the prose of the sheet of the assessment period that a day lies in."""
        return draft_assessment(self._scores.sheet(*self._scores.period(day)))

    def period_of(self, sort: BulletinSort, day: date) -> tuple[date, date]:
        """Return first and last day of the period that a bulletin of a sort is about."""
        if sort is BulletinSort.WEEKLY:
            return week_of(day)
        if sort is BulletinSort.MONTHLY:
            return month_of(day)
        return self._scores.period(day)


class NoteDesk(FigureDesk):
    """What people want said in a bulletin (表扬、批评、要求)."""

    def note(self, request: Request, wish: NoteWish) -> NoteRow:
        """Keep praise, criticism or a demand for the bulletin of its day.

        Raises:
            NotEntitledError: The actor does not run the hall.
            BulletinWordsError: It has no words.
        """
        if not wish.words.strip():
            raise BulletinWordsError
        with self._work.write(request, "bulletins.note", wish=repr(wish)) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                act.answer = {"note": str(self._note(act, wish))}
            made = uuid.UUID((act.first_answer or act.answer)["note"])
        return next(each for each in self.notes(wish.day, wish.day) if each.id == made)

    def withdraw_note(self, request: Request, note_id: uuid.UUID) -> None:
        """Take a note back.

        Raises:
            NotEntitledError: The actor does not run the hall.
            NoteUnknownError: There is none, or it was taken back.
        """
        with self._work.write(request, "bulletins.withdraw_note", note=note_id) as act:
            if act.first_answer is not None:
                return
            check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
            found = act.session.get(BulletinNote, note_id, with_for_update=True)
            gone = found is None or found.hall_id != self._work.hall_id
            if found is None or gone or found.withdrawn_at is not None:
                raise NoteUnknownError
            found.withdrawn_at, found.withdrawn_by = act.now, request.actor.person_id
            act.record(Happening("bulletins.note_withdrawn", "bulletin_note", note_id))
            act.changed(Change.ATTENDANCE)

    def notes(self, from_on: date, until_on: date) -> tuple[NoteRow, ...]:
        """Return the notes of a span of days."""
        with self._work.read() as session:
            return period_rows.notes(session, self._work.hall_id, from_on, until_on)

    def _note(self, act: Writing, wish: NoteWish) -> uuid.UUID:
        made = BulletinNote(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            sort=wish.sort,
            day=wish.day,
            person_id=wish.person_id,
            department_id=wish.department_id,
            words=wish.words.strip(),
            made_at=act.now,
            made_by=act.request.actor.person_id,
            withdrawn_at=None,
            withdrawn_by=None,
        )
        act.session.add(made)
        act.flush()
        act.record(Happening("bulletins.noted", "bulletin_note", made.id, made.words))
        act.changed(Change.ATTENDANCE)
        return made.id
