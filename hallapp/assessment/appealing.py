"""Appeals against entries (申诉): asked by whoever is concerned, decided by somebody else."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.elements import ColumnElement

from hallapp.assessment.entering import SCORE_KEEPERS, EntryWork
from hallapp.assessment.errors import (
    AppealNotConcernedError,
    AppealOpenError,
    AppealUnknownError,
    EntryWordsError,
    OwnAppealError,
)
from hallapp.assessment.store.entry_rows import entry_row
from hallapp.assessment.tables import ScoreAppeal, ScoreEntry
from hallapp.assessment.terms import AppealRow, AppealVerdict, WithdrawalCause
from hallapp.hall.entitlement import check_role, roles_of
from hallapp.hall.tables import Person
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request


class AppealWork(EntryWork):
    """Takes appeals and what is decided on them."""

    def appeal(self, request: Request, entry_id: uuid.UUID, words: str) -> AppealRow:
        """Say that an entry is wrong (申诉).

        Raises:
            EntryWordsError: Nothing says why.
            EntryUnknownError: There is no such entry.
            EntryWithdrawnError: It counts no longer.
            AppealNotConcernedError: It concerns somebody else.
            AppealOpenError: There is an appeal that nobody has decided.
        """
        if not words.strip():
            raise EntryWordsError
        with self._work.write(request, "assessment.appeal", entry=entry_id, words=words) as act:
            if act.first_answer is None:
                entry = self._open_entry(act, entry_id)
                self._check_concerned(act, entry)
                self._check_no_appeal(act.session, entry_id)
                act.answer = {"appeal": str(self._ask(act, entry, words.strip()))}
            asked = (act.first_answer or act.answer)["appeal"]
            return self._appeals(act.session, ScoreAppeal.id == uuid.UUID(asked))[0]

    def decide_appeal(
        self, request: Request, appeal_id: uuid.UUID, *, granted: bool, words: str
    ) -> AppealRow:
        """Decide an appeal; granted, its entry counts no longer and facts do not bring it back.

        Also after the sheet was closed: that one stays as it is until it is put right.

        Raises:
            NotEntitledError: The actor is no manager.
            EntryWordsError: Nothing says why.
            AppealUnknownError: There is no such appeal, or it was decided.
            OwnAppealError: It is the actor's own.
        """
        if not words.strip():
            raise EntryWordsError
        with self._work.write(
            request, "assessment.decide_appeal", appeal=appeal_id, granted=granted, words=words
        ) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, SCORE_KEEPERS)
                self._decide(act, appeal_id, granted=granted, words=words.strip())
            return self._appeals(act.session, ScoreAppeal.id == appeal_id)[0]

    def open_appeals(self) -> tuple[AppealRow, ...]:
        """Return the appeals that wait for a decision, the oldest first."""
        with self._work.read() as session:
            return self._appeals(session, ScoreAppeal.verdict.is_(None))

    def appeals_of(self, person_id: uuid.UUID) -> tuple[AppealRow, ...]:
        """Return every appeal about a person's entries, the oldest first."""
        with self._work.read() as session:
            return self._appeals(session, ScoreEntry.person_id == person_id)

    def _check_concerned(self, act: Writing, entry: ScoreEntry) -> None:
        """Refuse whoever is neither concerned nor answers for the unit or the hall."""
        actor = act.request.actor
        if actor.person_id is None or actor.person_id == entry.person_id:
            return
        roles = roles_of(act.session, self._work.hall_id, actor.person_id)
        if Role.MANAGER in roles:
            return
        unit = act.session.scalar(select(Person.department_id).where(Person.id == actor.person_id))
        if Role.CHIEF_REPRESENTATIVE in roles and unit is not None and unit == entry.department_id:
            return
        raise AppealNotConcernedError

    def _check_no_appeal(self, session: Session, entry_id: uuid.UUID) -> None:
        waiting = select(ScoreAppeal.id).where(
            ScoreAppeal.entry_id == entry_id, ScoreAppeal.verdict.is_(None)
        )
        if session.scalar(waiting) is not None:
            raise AppealOpenError

    def _ask(self, act: Writing, entry: ScoreEntry, words: str) -> uuid.UUID:
        made = ScoreAppeal(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            entry_id=entry.id,
            words=words,
            asked_by=act.request.actor.person_id,
            asked_at=act.now,
            verdict=None,
            decided_by=None,
            decided_at=None,
        )
        act.session.add(made)
        act.flush()
        act.record(Happening("assessment.appealed", "score_appeal", made.id, words))
        act.changed(Change.ATTENDANCE)
        return made.id

    def _decide(self, act: Writing, appeal_id: uuid.UUID, *, granted: bool, words: str) -> None:
        appeal = act.session.get(ScoreAppeal, appeal_id, with_for_update=True)
        if appeal is None or appeal.hall_id != self._work.hall_id or appeal.verdict is not None:
            raise AppealUnknownError
        entry = act.session.get_one(ScoreEntry, appeal.entry_id)
        decider = act.request.actor.person_id
        if decider is not None and decider in {appeal.asked_by, entry.person_id}:
            raise OwnAppealError
        appeal.verdict = AppealVerdict.GRANTED if granted else AppealVerdict.REFUSED
        appeal.decided_by, appeal.decided_at = decider, act.now
        appeal.decision_words = words
        act.flush()
        if granted and entry.withdrawn_at is None:
            self._take_back(act, entry, WithdrawalCause.APPEAL, words)
        after = {"granted": granted, "entry": str(entry.id)}
        act.record(Happening("assessment.decided", "score_appeal", appeal.id, words, after=after))
        act.changed(Change.ATTENDANCE)

    def _appeals(self, session: Session, *where: ColumnElement[bool]) -> tuple[AppealRow, ...]:
        concerned, asker, decider = aliased(Person), aliased(Person), aliased(Person)
        asked = (
            select(ScoreAppeal, ScoreEntry, concerned.name, asker.name, decider.name)
            .join(ScoreEntry, ScoreEntry.id == ScoreAppeal.entry_id)
            .outerjoin(concerned, concerned.id == ScoreEntry.person_id)
            .outerjoin(asker, asker.id == ScoreAppeal.asked_by)
            .outerjoin(decider, decider.id == ScoreAppeal.decided_by)
            .where(ScoreAppeal.hall_id == self._work.hall_id, *where)
            .order_by(ScoreAppeal.asked_at, ScoreAppeal.id)
            .execution_options(populate_existing=True)
        )
        return tuple(_row(*found) for found in session.execute(asked).all())


def _row(appeal: ScoreAppeal, entry: ScoreEntry, *names: str | None) -> AppealRow:
    concerned, asker, decider = _plain(names)
    return AppealRow(
        id=appeal.id,
        entry=entry_row(entry),
        person_name=concerned,
        words=appeal.words,
        asked_by_name=asker,
        asked_at=appeal.asked_at,
        verdict=appeal.verdict,
        decided_by_name=decider,
        decided_at=appeal.decided_at,
        decision_words=appeal.decision_words,
    )


def _plain(names: Sequence[str | None]) -> tuple[str, str, str]:
    concerned, asker, decider = (name or "" for name in names)
    return concerned, asker, decider
