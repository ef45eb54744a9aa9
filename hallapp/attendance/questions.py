"""Questions that the work at windows raised: asked once, answered once (窗口存疑)."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, select, update
from sqlalchemy.orm import Session, aliased

from hallapp.attendance.errors import QuestionAnsweredError, QuestionUnknownError
from hallapp.attendance.tables.questions import DutyQuestion
from hallapp.attendance.terms.questions import (
    Doubt,
    DutyQuestionRow,
    QuestionKind,
    QuestionRules,
    QuestionVerdict,
)
from hallapp.hall.entitlement import check_role
from hallapp.hall.tables import Department, Person, ServiceWindow
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import day_in
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import Setting

_MAY_ANSWER = frozenset({Role.SHIFT_LEADER, Role.MANAGER, Role.ADMINISTRATOR})
_ASK = InsertOnce(table_of(DutyQuestion), ("window_id", "kind", "from_at")).returning("id")

QUESTION_RULES = Setting(
    "attendance.questions",
    QuestionRules(),
    lambda rules: {"silent": rules.silent_minutes, "off_post": rules.off_post_minutes},
    lambda facts: QuestionRules(int(facts["silent"]), int(facts["off_post"])),
)


class DutyQuestionService:
    """Keeps the questions; what raises them is looked at in `hallapp.serving.duty_questions`."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def ask(self, request: Request, doubts: Iterable[Doubt]) -> int:
        """Ask what is not asked yet, end what is over; return how many questions are new.

        Several stations may look at once: whoever comes first asks. Nothing is written, and no
        use case begins, where everything is known already.

        Args:
            request: Who looks, a station.
            doubts: What the windows make one wonder about at this moment, all of them.
        """
        wanted = {(each.window_id, each.kind, each.from_at): each for each in doubts}
        with self._work.read() as session:
            known = _running(session, self._work.hall_id)
            answered = _seen(session, self._work.hall_id, wanted)
        fresh = [wanted[key] for key in wanted.keys() - answered]
        over = [question_id for key, question_id in known.items() if key not in wanted]
        if not fresh and not over:
            return 0
        with self._work.write(request, "attendance.ask", windows=len(wanted)) as act:
            if act.first_answer is not None:
                return int(act.first_answer["new"])
            new = sum(self._ask(act, doubt) for doubt in fresh)
            act.session.execute(
                update(DutyQuestion)
                .where(DutyQuestion.id.in_(over), DutyQuestion.until_at.is_(None))
                .values(until_at=act.now)
            )
            act.changed(Change.ATTENDANCE)
            act.answer = {"new": new}
        return new

    def answer(
        self, request: Request, question_id: uuid.UUID, verdict: QuestionVerdict, words: str
    ) -> DutyQuestionRow:
        """Answer a question; the answer stays.

        Raises:
            QuestionUnknownError: The hall has no such question.
            QuestionAnsweredError: Somebody has answered it already.
            RuleError: Whoever asks may not.
        """
        with self._work.write(
            request, "attendance.answer", question=question_id, verdict=verdict.value, words=words
        ) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, _MAY_ANSWER)
                found = act.session.get(DutyQuestion, question_id, with_for_update=True)
                if found is None or found.hall_id != self._work.hall_id:
                    raise QuestionUnknownError
                if found.verdict is not None:
                    raise QuestionAnsweredError
                found.verdict, found.answer = verdict, words.strip()
                found.answered_at, found.answered_by = act.now, request.actor.person_id
                after = {"verdict": verdict.value, "answer": found.answer}
                act.record(Happening("attendance.answered", "question", question_id, after=after))
                act.changed(Change.ATTENDANCE)
                act.answer = {"question": str(question_id)}
        with self._work.read() as session:
            asked = _rows().where(DutyQuestion.id == question_id)
            return next(_read(session, asked))

    def open(self) -> tuple[DutyQuestionRow, ...]:
        """Return the questions that wait for an answer, the oldest first."""
        return self._found(DutyQuestion.verdict.is_(None))

    def on(self, first: date, last: date) -> tuple[DutyQuestionRow, ...]:
        """Return the questions that began on these days, in their order."""
        return self._found(DutyQuestion.day >= first, DutyQuestion.day <= last)

    def _found(self, *conditions: ColumnElement[bool]) -> tuple[DutyQuestionRow, ...]:
        asked = _rows().where(DutyQuestion.hall_id == self._work.hall_id, *conditions)
        with self._work.read() as session:
            return tuple(_read(session, asked.order_by(DutyQuestion.from_at)))

    def _ask(self, act: Writing, doubt: Doubt) -> int:
        question_id = uuid.uuid4()
        added = act.connection.execute(
            _ASK.on(act.connection),
            {
                "id": question_id,
                "hall_id": self._work.hall_id,
                "window_id": doubt.window_id,
                "person_id": doubt.person_id,
                "kind": doubt.kind,
                "day": day_in(doubt.from_at, self._work.zone),
                "from_at": doubt.from_at,
                "asked_at": act.now,
                "answer": "",
            },
        ).first()
        if added is None:
            return 0
        after = {"window": str(doubt.window_id), "kind": doubt.kind.value}
        act.record(Happening("attendance.asked", "question", question_id, after=after))
        return 1


_Key = tuple[uuid.UUID, QuestionKind, datetime]


def _running(session: Session, hall_id: uuid.UUID) -> dict[_Key, uuid.UUID]:
    """Return the questions whose window does not work again yet."""
    asked = select(
        DutyQuestion.window_id, DutyQuestion.kind, DutyQuestion.from_at, DutyQuestion.id
    ).where(DutyQuestion.hall_id == hall_id, DutyQuestion.until_at.is_(None))
    found = session.execute(asked).all()
    return {(window_id, kind, at): question_id for window_id, kind, at, question_id in found}


def _seen(session: Session, hall_id: uuid.UUID, wanted: Iterable[_Key]) -> set[_Key]:
    """Return which of these were asked before, also those that are over."""
    since = min((at for _window, _kind, at in wanted), default=None)
    if since is None:
        return set()
    asked = select(DutyQuestion.window_id, DutyQuestion.kind, DutyQuestion.from_at).where(
        DutyQuestion.hall_id == hall_id, DutyQuestion.from_at >= since
    )
    return {(window_id, kind, at) for window_id, kind, at in session.execute(asked).all()}


_answerer = aliased(Person)


_Asked = Select[DutyQuestion, int, str, str, str]


def _rows() -> _Asked:
    return (
        select(DutyQuestion, ServiceWindow.number, Person.name, Department.name, _answerer.name)
        .join(ServiceWindow, ServiceWindow.id == DutyQuestion.window_id)
        .join(Person, Person.id == DutyQuestion.person_id)
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(_answerer, _answerer.id == DutyQuestion.answered_by)
    )


def _read(session: Session, asked: _Asked) -> Iterator[DutyQuestionRow]:
    for row, number, name, department, answerer in session.execute(asked).all():
        yield DutyQuestionRow(
            id=row.id,
            kind=row.kind,
            window_number=number,
            person_id=row.person_id,
            person_name=name,
            department_name=department or "",
            day=row.day,
            from_at=row.from_at,
            until_at=row.until_at,
            verdict=row.verdict,
            answer=row.answer,
            answered_at=row.answered_at,
            answered_by=answerer or "",
        )
