"""What faces and stations ask of assessment (考核)."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import update
from sqlalchemy.orm import Session

from hallapp.assessment.appealing import AppealWork
from hallapp.assessment.entering import FED_SORTS, SCORE_KEEPERS
from hallapp.assessment.errors import (
    AppealOpenError,
    AssessmentClosedError,
    AssessmentUnknownError,
    EntryWordsError,
    PeriodOpenError,
    ReceiverMissingError,
)
from hallapp.assessment.policy import SCORE_RULES
from hallapp.assessment.reckoning import SheetHead, make_sheet
from hallapp.assessment.rules import period_of
from hallapp.assessment.store.entry_rows import entries_in, open_entries_in, unkept_row
from hallapp.assessment.store.sheet_rows import (
    add_sheet,
    closed_spans,
    replaced_id,
    scored_people,
    sheet_of,
    sheets,
    standing_sheet,
)
from hallapp.assessment.tables import Assessment, AssessmentLine, ScoreAppeal, ScoreEntry
from hallapp.assessment.terms import (
    AssessmentSheet,
    AssessmentState,
    EntryRow,
    EvidenceSort,
    ScoreFact,
    SheetLine,
)
from hallapp.hall.entitlement import check_role
from hallapp.hall.placements import placements_in
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.kernel.texts import _, papers


class AssessmentService(AppealWork):
    """Scores of people: entries with evidence, sheets that are closed and delivered, appeals."""

    def period(self, day: date) -> tuple[date, date]:
        """Return the period of the hall that a day lies in (双月考核期)."""
        return period_of(self.rules(day), day)

    def sheet(self, from_on: date, until_on: date) -> AssessmentSheet:
        """Return the sheet of a period: as it was closed, else as entries make it now.

        `differs` says that a closed one would come out differently today, as after an appeal.
        """
        with self._work.read() as session:
            closed = standing_sheet(session, self._work.hall_id, from_on, until_on)
            living = self._living(session, from_on, until_on)
        if closed is None:
            return living
        return replace(closed, differs=closed.digest != living.digest)

    def living_sheet(self, from_on: date, until_on: date) -> AssessmentSheet:
        """Return the sheet as entries make it now, also where one was closed."""
        with self._work.read() as session:
            return self._living(session, from_on, until_on)

    def previewed(
        self,
        facts: Iterable[ScoreFact],
        from_on: date,
        until_on: date,
        sorts: Collection[EvidenceSort] = FED_SORTS,
    ) -> AssessmentSheet:
        """Return the sheet as feeding these facts would make it; keeps nothing.

        A sheet that was closed is returned as it was closed.
        """
        hall_id, span = self._work.hall_id, (from_on, until_on)
        with self._work.read() as session:
            closed = standing_sheet(session, hall_id, *span)
            if closed is not None:
                return closed
            plan = self._plan(session, tuple(facts), span, sorts)
            gone = {row.id for row in plan.gone}
            placed = placements_in(session, hall_id, *span)
            now = self._work.clock.now()
            kept = (row for row in open_entries_in(session, hall_id, *span) if row.id not in gone)
            new = (unkept_row(hall_id, each, placed, now) for each in plan.new)
            return self._living(session, from_on, until_on, (*kept, *new))

    def closed_sheet(self, assessment_id: uuid.UUID) -> AssessmentSheet:
        """Return a sheet as it was closed, also one that was put right since.

        Raises:
            AssessmentUnknownError: There is none.
        """
        with self._work.read() as session:
            found = session.get(Assessment, assessment_id)
            if found is None or found.hall_id != self._work.hall_id:
                raise AssessmentUnknownError
            return sheet_of(session, found)

    def closed_sheets(self) -> tuple[AssessmentSheet, ...]:
        """Return every sheet that was closed, newest first; those put right among them."""
        with self._work.read() as session:
            return tuple(sheet_of(session, each) for each in sheets(session, self._work.hall_id))

    def of_person(self, person_id: uuid.UUID, from_on: date, until_on: date) -> SheetLine | None:
        """Return a person's own line; None for somebody who stands on no sheet."""
        lines = self.sheet(from_on, until_on).lines
        return next((line for line in lines if line.person.id == person_id), None)

    def entries(self, from_on: date, until_on: date) -> tuple[EntryRow, ...]:
        """Return the entries of a span, withdrawn ones among them."""
        with self._work.read() as session:
            return entries_in(session, self._work.hall_id, from_on, until_on)

    def entries_of(
        self, person_id: uuid.UUID, from_on: date, until_on: date
    ) -> tuple[EntryRow, ...]:
        """Return a person's entries of a span, withdrawn ones among them."""
        with self._work.read() as session:
            return entries_in(
                session, self._work.hall_id, from_on, until_on, ScoreEntry.person_id == person_id
            )

    def close(
        self, request: Request, from_on: date, until_on: date, title: str = ""
    ) -> AssessmentSheet:
        """Freeze the sheet of a period that is over (定稿).

        Raises:
            NotEntitledError: The actor is no manager.
            PeriodOpenError: The period is not over.
            AssessmentClosedError: A closed sheet shares a day with it.
            AppealOpenError: An appeal about it waits for a decision.
        """
        with self._work.write(
            request, "assessment.close", span=f"{from_on}/{until_on}", title=title
        ) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, SCORE_KEEPERS)
                self._check_closable(act, from_on, until_on)
                sheet = self._living(act.session, from_on, until_on)
                act.answer = {"assessment": str(self._close(act, sheet, title.strip()))}
            closed_id = uuid.UUID((act.first_answer or act.answer)["assessment"])
            return sheet_of(act.session, act.session.get_one(Assessment, closed_id))

    def reopen(self, request: Request, assessment_id: uuid.UUID, why: str) -> None:
        """Put a closed sheet aside, so that a right one can be closed in its place (更正).

        It stays to be read, with the reason.

        Raises:
            NotEntitledError: The actor is no manager.
            EntryWordsError: No reason was given.
            AssessmentUnknownError: There is no such sheet, or it was put aside.
        """
        if not why.strip():
            raise EntryWordsError
        with self._work.write(request, "assessment.reopen", sheet=assessment_id, why=why) as act:
            if act.first_answer is not None:
                return
            check_role(act.session, self._work.hall_id, request.actor, SCORE_KEEPERS)
            sheet = self._standing(act, assessment_id)
            sheet.state, sheet.replaced_at = AssessmentState.REPLACED, act.now
            sheet.replace_why = why.strip()
            act.record(Happening("assessment.reopened", "assessment", sheet.id, why.strip()))
            act.changed(Change.ATTENDANCE)

    def deliver(
        self, request: Request, assessment_id: uuid.UUID, department_id: uuid.UUID | None, to: str
    ) -> int:
        """Note who of a unit received its part of a closed sheet (送达).

        Returns:
            How many lines were delivered; those delivered before keep who signed.

        Raises:
            NotEntitledError: The actor is no manager.
            ReceiverMissingError: Nobody is named.
            AssessmentUnknownError: There is no such sheet, or it was put aside.
        """
        if not to.strip():
            raise ReceiverMissingError
        with self._work.write(
            request, "assessment.deliver", sheet=assessment_id, unit=department_id, to=to
        ) as act:
            if act.first_answer is not None:
                return int(act.first_answer["lines"])
            check_role(act.session, self._work.hall_id, request.actor, SCORE_KEEPERS)
            sheet = self._standing(act, assessment_id)
            lines = self._deliver(act, sheet.id, department_id, to.strip())
            act.answer = {"lines": lines}
            after = {"to": to.strip(), "unit": str(department_id or ""), "lines": lines}
            act.record(Happening("assessment.delivered", "assessment", sheet.id, after=after))
            act.changed(Change.ATTENDANCE)
            return lines

    def _living(
        self,
        session: Session,
        from_on: date,
        until_on: date,
        entries: tuple[EntryRow, ...] | None = None,
    ) -> AssessmentSheet:
        hall_id = self._work.hall_id
        if entries is None:
            entries = open_entries_in(session, hall_id, from_on, until_on)
        return make_sheet(
            SheetHead(from_on, until_on, default_title(from_on, until_on)),
            value_on(session, hall_id, SCORE_RULES, until_on),
            scored_people(session, hall_id, from_on, until_on),
            entries,
        )

    def _check_closable(self, act: Writing, from_on: date, until_on: date) -> None:
        if until_on >= act.today:
            raise PeriodOpenError(until=until_on.isoformat())
        closed = closed_spans(act.session, self._work.hall_id, from_on, until_on)
        if closed:
            raise AssessmentClosedError(title=closed[0][2])
        waiting = self._appeals(
            act.session,
            ScoreAppeal.verdict.is_(None),
            ScoreEntry.day >= from_on,
            ScoreEntry.day <= until_on,
        )
        if waiting:
            raise AppealOpenError(count=len(waiting))

    def _close(self, act: Writing, sheet: AssessmentSheet, title: str) -> uuid.UUID:
        hall_id = self._work.hall_id
        titled = replace(sheet, title=title or sheet.title)
        replaces = replaced_id(act.session, hall_id, sheet.from_on, sheet.until_on)
        made = add_sheet(act, hall_id, titled, replaces)
        after = {"lines": len(sheet.lines), "digest": sheet.digest}
        act.record(Happening("assessment.closed", "assessment", made, titled.title, after=after))
        act.changed(Change.ATTENDANCE)
        return made

    def _standing(self, act: Writing, assessment_id: uuid.UUID) -> Assessment:
        found = act.session.get(Assessment, assessment_id, with_for_update=True)
        if found is None or found.hall_id != self._work.hall_id or found.replaced_at is not None:
            raise AssessmentUnknownError
        return found

    def _deliver(
        self, act: Writing, assessment_id: uuid.UUID, department_id: uuid.UUID | None, to: str
    ) -> int:
        unit = AssessmentLine.department_id
        done = act.session.execute(
            update(AssessmentLine)
            .where(
                AssessmentLine.assessment_id == assessment_id,
                unit.is_(None) if department_id is None else unit == department_id,
                AssessmentLine.delivered_at.is_(None),
            )
            .values(delivered_at=act.now, delivered_to=to, delivered_by=act.request.actor.person_id)
            .returning(AssessmentLine.id)
        )
        return len(done.all())


def default_title(from_on: date, until_on: date) -> str:
    """Return what a sheet is called unless it is named; a paper, so it stays Chinese."""
    with papers():
        if (from_on.year, from_on.month) == (until_on.year, until_on.month):
            return _("{year}年{month}月窗口人员考核表").format(
                year=from_on.year, month=from_on.month
            )
        return _("{year}年{first}至{last}月窗口人员考核表").format(
            year=from_on.year, first=from_on.month, last=until_on.month
        )
