"""The steps that lead to a bulletin: confirmations of units, and what is gone on without."""

import uuid
from datetime import date

from sqlalchemy import select

from hallapp.bulletins.errors import (
    BulletinWordsError,
    ConfirmationUnknownError,
    PeriodError,
    StepBlockedError,
    StepNotOpenError,
    UnitNotYoursError,
    UnitUnknownError,
)
from hallapp.bulletins.rules import can_be_overridden, current, unit_digest, unit_steps, worklist
from hallapp.bulletins.service.figures import NoteDesk
from hallapp.bulletins.store import period_rows
from hallapp.bulletins.store.bulletin_rows import bulletin_rows, of_period
from hallapp.bulletins.tables import StepOverride, UnitConfirmation
from hallapp.bulletins.terms import (
    BulletinSort,
    ConfirmationRow,
    OpenThings,
    PeriodState,
    StepCode,
    WeekFigures,
    Worklist,
)
from hallapp.hall.entitlement import check_role, roles_of
from hallapp.hall.tables import Person
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request

KEEPERS = frozenset({Role.MANAGER})
_CONFIRMERS = frozenset({Role.MANAGER, Role.CHIEF_REPRESENTATIVE})


class WorklistDesk(NoteDesk):
    """The steps of a period, confirmations of its units, and what is gone on without."""

    def worklist(self, sort: BulletinSort, day: date) -> Worklist:
        """Return the steps of the period that a day lies in, with what each waits for."""
        from_on, until_on = self.period_of(sort, day)
        if sort is BulletinSort.ASSESSMENT:
            return worklist(self._state(sort, (from_on, until_on), OpenThings(), None))
        things = self._book.open_things(from_on, until_on)
        figures = self.span(from_on, until_on)
        return worklist(self._state(sort, (from_on, until_on), things, figures))

    def confirm_unit(
        self, request: Request, department_id: uuid.UUID, from_on: date, until_on: date,
        words: str = "",
    ) -> ConfirmationRow:  # fmt: skip
        """Confirm a unit's figures of a period as they stand now (首席代表确认).

        A confirmation whose figures changed since is replaced by a new one.

        Raises:
            UnitNotYoursError: The actor neither represents the unit nor manages the hall.
            PeriodError: The period is not over.
            UnitUnknownError: Nobody of the unit is on duty in the period.
            StepBlockedError: Something of the unit is not explained, and no words say why.
        """
        unit = self._unit(department_id, from_on, until_on)
        with self._work.write(
            request,
            "bulletins.confirm_unit",
            unit=department_id,
            span=f"{from_on}/{until_on}",
            words=words,
        ) as act:
            if act.first_answer is None:
                self._check_confirmer(act, department_id)
                check_over(act, until_on)
                if unit[1] and not words.strip():
                    raise StepBlockedError(step=StepCode.MISSING.label, count=unit[1])
                self._confirm(act, department_id, (from_on, until_on), unit[0], words.strip())
        return next(
            each
            for each in self.confirmations(from_on, until_on)
            if each.department_id == department_id
        )

    def withdraw_confirmation(self, request: Request, confirmation_id: uuid.UUID) -> None:
        """Take a confirmation back.

        Raises:
            UnitNotYoursError: The actor neither represents the unit nor manages the hall.
            ConfirmationUnknownError: There is none, or it was taken back.
        """
        with self._work.write(
            request, "bulletins.withdraw_confirmation", confirmation=confirmation_id
        ) as act:
            if act.first_answer is not None:
                return
            found = act.session.get(UnitConfirmation, confirmation_id, with_for_update=True)
            gone = found is None or found.hall_id != self._work.hall_id
            if found is None or gone or found.withdrawn_at is not None:
                raise ConfirmationUnknownError
            self._check_confirmer(act, found.department_id)
            self._unconfirm(act, found)

    def confirmations(self, from_on: date, until_on: date) -> tuple[ConfirmationRow, ...]:
        """Return the confirmations of exactly this period that hold."""
        with self._work.read() as session:
            return period_rows.confirmations(session, self._work.hall_id, from_on, until_on)

    def override(
        self, request: Request, sort: BulletinSort, day: date, step: StepCode, words: str
    ) -> Worklist:
        """Let the work go on although a step is open; the words print (先行汇总).

        Raises:
            NotEntitledError: The actor is no manager.
            BulletinWordsError: Nothing says why.
            StepNotOpenError: The step is done, or the bulletin cannot be without it.
        """
        if not words.strip():
            raise BulletinWordsError
        listed = self.worklist(sort, day)
        found = next((each for each in listed.steps if each.code is step), None)
        if found is None or not can_be_overridden(step) or found.lets_pass:
            raise StepNotOpenError(step=step.label)
        people = self._book.open_things(listed.from_on, listed.until_on).people
        undone = people if step is StepCode.MISSING and people else found.count
        with self._work.write(
            request, "bulletins.override", sort=sort.value, day=listed.from_on.isoformat(),
            step=step.value, words=words,
        ) as act:  # fmt: skip
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, KEEPERS)
                self._override(act, listed, (step, undone), words.strip())
        return self.worklist(sort, day)

    def _state(
        self,
        sort: BulletinSort,
        span: tuple[date, date],
        things: OpenThings,
        figures: WeekFigures | None,
    ) -> PeriodState:
        hall_id = self._work.hall_id
        with self._work.read() as session:
            confirmed = period_rows.confirmations(session, hall_id, *span)
            gone_on = period_rows.overrides(session, hall_id, sort, *span)
            rows = bulletin_rows(session, hall_id, *of_period(sort, span))
        is_locked = sort is BulletinSort.MONTHLY and self._book.is_locked(*span)
        return PeriodState(
            sort=sort,
            from_on=span[0],
            until_on=span[1],
            things=things,
            units=() if figures is None else unit_steps(figures, confirmed, things),
            is_locked=is_locked,
            bulletin=current(rows),
            overrides=gone_on,
        )

    def _unit(self, department_id: uuid.UUID, from_on: date, until_on: date) -> tuple[str, int]:
        """Return the digest of a unit's figures, and how much of it is not explained."""
        figures = self.span(from_on, until_on)
        if not any(unit.department_id == department_id for unit in figures.units):
            raise UnitUnknownError
        things = self._book.open_things(from_on, until_on)
        return unit_digest(figures, department_id), len(things.by_unit.get(department_id, ()))

    def _check_confirmer(self, act: Writing, department_id: uuid.UUID) -> None:
        actor = act.request.actor
        check_role(act.session, self._work.hall_id, actor, _CONFIRMERS)
        if actor.person_id is None:
            return
        if Role.MANAGER in roles_of(act.session, self._work.hall_id, actor.person_id):
            return
        own = act.session.scalar(select(Person.department_id).where(Person.id == actor.person_id))
        if own != department_id:
            raise UnitNotYoursError

    def _confirm(
        self,
        act: Writing,
        department_id: uuid.UUID,
        span: tuple[date, date],
        digest: str,
        words: str,
    ) -> None:
        standing = self._standing(act, department_id, span)
        if standing is not None:
            self._unconfirm(act, standing)
        made = UnitConfirmation(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            department_id=department_id,
            from_on=span[0],
            until_on=span[1],
            digest=digest,
            words=words,
            confirmed_at=act.now,
            confirmed_by=act.request.actor.person_id,
            withdrawn_at=None,
            withdrawn_by=None,
        )
        act.session.add(made)
        act.flush()
        after = {"unit": str(department_id), "span": f"{span[0]}/{span[1]}", "digest": digest}
        happened = Happening(
            "bulletins.confirmed", "unit_confirmation", made.id, words, after=after
        )
        act.record(happened)
        act.changed(Change.ATTENDANCE)

    def _standing(
        self, act: Writing, department_id: uuid.UUID, span: tuple[date, date]
    ) -> UnitConfirmation | None:
        """Return the confirmation that holds, held until the end of the use case."""
        return act.session.scalars(
            select(UnitConfirmation)
            .where(
                UnitConfirmation.hall_id == self._work.hall_id,
                UnitConfirmation.department_id == department_id,
                UnitConfirmation.from_on == span[0],
                UnitConfirmation.until_on == span[1],
                UnitConfirmation.withdrawn_at.is_(None),
            )
            .with_for_update()
        ).one_or_none()

    def _unconfirm(self, act: Writing, found: UnitConfirmation) -> None:
        found.withdrawn_at, found.withdrawn_by = act.now, act.request.actor.person_id
        act.flush()
        act.record(Happening("bulletins.confirmation_withdrawn", "unit_confirmation", found.id))
        act.changed(Change.ATTENDANCE)

    def _override(
        self, act: Writing, listed: Worklist, step: tuple[StepCode, int], words: str
    ) -> None:
        made = StepOverride(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            sort=listed.sort,
            from_on=listed.from_on,
            until_on=listed.until_on,
            step=step[0],
            undone=step[1],
            words=words,
            made_at=act.now,
            made_by=act.request.actor.person_id,
        )
        act.session.add(made)
        act.flush()
        after = {"step": step[0].value, "undone": step[1]}
        act.record(Happening("bulletins.overridden", "step_override", made.id, words, after=after))
        act.changed(Change.ATTENDANCE)


def check_over(act: Writing, until_on: date) -> None:
    """Refuse a period that is not over.

    Raises:
        PeriodError: Its last day is not past.
    """
    if until_on >= act.today:
        raise PeriodError(until=until_on.isoformat())
