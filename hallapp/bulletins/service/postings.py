"""The day's posting (一日一公示): drafted from what holds, frozen as it was posted."""

import uuid
from dataclasses import replace
from datetime import date

from hallapp.bulletins.book import DutyBook
from hallapp.bulletins.errors import BulletinWordsError, PostingDayError, PostingSameError
from hallapp.bulletins.posting import posting_of
from hallapp.bulletins.spelling import spell
from hallapp.bulletins.store.period_rows import (
    last_posted_day,
    posted,
    posted_publicly,
    versions,
)
from hallapp.bulletins.tables import Posting
from hallapp.bulletins.terms import PostingSheet
from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request


class PostingService:
    """Drafts and posts days; what hangs is read from what was posted."""

    def __init__(self, work: UnitOfWork, book: DutyBook | None = None) -> None:
        """Take the store, and what gathers a day's facts.

        Args:
            work: The unit of work of the hall.
            book: None for a board, which only shows what hangs.
        """
        self._work = work
        self._book = book

    def draft(self, day: date) -> PostingSheet:
        """Return what would be posted of a day now; `differs` when something else hangs.

        Raises:
            PostingDayError: The day has not come.
        """
        sheet = self._made(day)
        with self._work.read() as session:
            hanging = posted(session, self._work.hall_id, day)
        if hanging is None:
            return sheet
        return replace(
            sheet,
            version=hanging.version,
            posted_at=hanging.posted_at,
            posted_by_name=hanging.posted_by_name,
            differs=hanging.digest != sheet.digest,
        )

    def post(self, request: Request, day: date, reason: str = "") -> PostingSheet:
        """Post a day; again with a reason when something changed since (公示、补充公示).

        Raises:
            NotEntitledError: The actor does not run the hall.
            PostingDayError: The hall rests on that day, or it has not come.
            PostingSameError: It hangs already as it is.
            BulletinWordsError: It hangs otherwise, and no reason is given.
        """
        sheet = self._made(day)
        if not sheet.is_working_day:
            raise PostingDayError(day=day.isoformat())
        with self._work.write(request, "bulletins.post", day=day.isoformat(), reason=reason) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                self._post(act, sheet, reason.strip())
        return self.posted(day) or sheet

    def posted(self, day: date) -> PostingSheet | None:
        """Return what hangs of a day; None while it was not posted."""
        with self._work.read() as session:
            return posted(session, self._work.hall_id, day)

    def hanging(self) -> PostingSheet | None:
        """Return the latest posting, as a board reads it; None before the first."""
        with self._work.read() as session:
            day = last_posted_day(session, self._work.hall_id)
            return None if day is None else posted_publicly(session, self._work.hall_id, day)

    def _made(self, day: date) -> PostingSheet:
        if self._book is None or day > self._work.today():
            raise PostingDayError(day=day.isoformat())
        return posting_of(self._book.day(day))

    def _post(self, act: Writing, sheet: PostingSheet, reason: str) -> None:
        hall_id = self._work.hall_id
        hanging = posted(act.session, hall_id, sheet.day)
        if hanging is not None and hanging.digest == sheet.digest:
            raise PostingSameError(day=sheet.day.isoformat())
        if hanging is not None and not reason:
            raise BulletinWordsError
        made = Posting(
            id=uuid.uuid4(),
            hall_id=hall_id,
            day=sheet.day,
            version=versions(act.session, hall_id, sheet.day) + 1,
            reason=reason,
            rows={"rows": spell(sheet.rows)},
            digest=sheet.digest,
            posted_at=act.now,
            posted_by=act.request.actor.person_id,
        )
        act.session.add(made)
        act.flush()
        after = {"day": sheet.day.isoformat(), "version": made.version, "digest": sheet.digest}
        act.record(Happening("bulletins.posted", "posting", made.id, reason, after=after))
        act.changed(Change.ATTENDANCE)
