"""Use cases of feedback letters: written at once, answered, put right, closed (反馈函)."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from hallapp.hall.calendars import load_calendar
from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.hall.tables import Department, Person, ServiceWindow
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.kernel.texts import _, papers
from hallapp.patrols.errors import (
    HomeUnitMissingError,
    LetterDayError,
    LetterFactsError,
    LetterStateError,
    LetterTwiceError,
    LetterUnknownError,
    MarkUnknownError,
    NothingFoundError,
    ReasonMissingError,
)
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.patrols.rules.publishing import checked_words
from hallapp.patrols.service.ground import made_id
from hallapp.patrols.store import letters
from hallapp.patrols.store.lineage import heirs
from hallapp.patrols.store.marks import one_mark
from hallapp.patrols.tables import FeedbackLetter, PatrolMark
from hallapp.patrols.terms import (
    LetterFacts,
    LetterReply,
    LetterRow,
    LetterState,
    LetterWish,
    MarkRow,
)


@dataclass(frozen=True, slots=True)
class _Addressed:
    """Whom a letter is about and whom it goes to."""

    person: Person
    department: Department
    window: int


class LetterService:
    """Tells home units what was found, and keeps what they answer."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def issue(self, request: Request, wish: LetterWish) -> LetterRow:
        """Write a letter to a person's home unit; its number and its facts stay (发函).

        Raises:
            NotEntitledError: The actor does not run the hall.
            MarkUnknownError: There is no such mark, or it was corrected.
            NothingFoundError: The mark blames nobody.
            LetterTwiceError: There is a letter about the mark.
            LetterFactsError: Without a mark, person, day or fact are missing.
            HomeUnitMissingError: The person belongs to no unit, and none is named.
            WordsTooLongError: The words do not fit.
        """
        with self._work.write(request, "patrols.letter", wish=repr(wish)) as act:
            letter_id = made_id(act, "letter")
            if letter_id is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                letter_id = self._issue(act, wish)
                act.answer = {"letter": str(letter_id)}
        return self.letter(letter_id)

    def reply(self, request: Request, letter_id: uuid.UUID, reply: LetterReply) -> LetterRow:
        """Key in the reply slip of the home unit (登记回执).

        Raises:
            NotEntitledError: The actor does not run the hall.
            LetterUnknownError: There is no such letter.
            LetterStateError: It was answered, closed or withdrawn.
            LetterDayError: It is dated before the letter or after today.
            ReasonMissingError: The slip says nothing.
            WordsTooLongError: The words do not fit.
        """
        said = checked_words(reply.words)
        with self._work.write(
            request, "patrols.letter_reply", letter=letter_id, reply=repr(reply)
        ) as act:
            if act.first_answer is None:
                letter = self._held(act, letter_id, LetterState.OPEN)
                if not said:
                    raise ReasonMissingError
                letter.replied_on = self._day(act, letter, reply.on)
                letter.replied_at, letter.reply = act.now, said
                letter.reply_by_name = checked_words(reply.by_name)
                letter.reply_keyed_by = request.actor.person_id
                self._done(act, letter, "patrols.letter_replied")
        return self.letter(letter_id)

    def rectify(
        self, request: Request, letter_id: uuid.UUID, words: str, on: date | None = None
    ) -> LetterRow:
        """Keep that the hall has seen it put right (核对整改); its mark says so too.

        Raises:
            NotEntitledError: The actor does not run the hall.
            LetterUnknownError: There is no such letter.
            LetterStateError: It was not answered yet, or is closed or withdrawn.
            LetterDayError: It is dated before the letter or after today.
            WordsTooLongError: The words do not fit.
        """
        said = checked_words(words)
        given = {"letter": letter_id, "words": said, "on": on}
        with self._work.write(request, "patrols.letter_rectify", **given) as act:
            if act.first_answer is None:
                letter = self._held(act, letter_id, LetterState.REPLIED)
                letter.rectified_on = self._day(act, letter, on)
                letter.rectified_words = said
                letter.checked_at, letter.checked_by = act.now, request.actor.person_id
                self._rectify_mark(act, letter)
                self._done(act, letter, "patrols.letter_rectified")
        return self.letter(letter_id)

    def close(self, request: Request, letter_id: uuid.UUID) -> LetterRow:
        """Close a letter that was answered (归档).

        Raises:
            NotEntitledError: The actor does not run the hall.
            LetterUnknownError: There is no such letter.
            LetterStateError: It was not answered yet, or is closed or withdrawn.
        """
        with self._work.write(request, "patrols.letter_close", letter=letter_id) as act:
            if act.first_answer is None:
                answered = (LetterState.REPLIED, LetterState.RECTIFIED)
                letter = self._held(act, letter_id, *answered)
                letter.closed_at, letter.closed_by = act.now, request.actor.person_id
                self._done(act, letter, "patrols.letter_closed")
        return self.letter(letter_id)

    def withdraw(self, request: Request, letter_id: uuid.UUID, why: str) -> LetterRow:
        """Take a letter back, with a reason (撤回); its number is not used again.

        Raises:
            NotEntitledError: The actor does not run the hall.
            LetterUnknownError: There is no such letter.
            LetterStateError: It is closed, or withdrawn already.
            ReasonMissingError: No reason is given.
            WordsTooLongError: The words do not fit.
        """
        said = checked_words(why)
        with self._work.write(
            request, "patrols.letter_withdraw", letter=letter_id, why=said
        ) as act:
            if act.first_answer is None:
                states = [state for state in LetterState if state.is_open]
                letter = self._held(act, letter_id, *states)
                if not said:
                    raise ReasonMissingError
                letter.withdrawn_at, letter.withdrawn_by = act.now, request.actor.person_id
                letter.withdrawn_why = said
                self._done(act, letter, "patrols.letter_withdrawn", said)
        return self.letter(letter_id)

    # Reading

    def letter(self, letter_id: uuid.UUID) -> LetterRow:
        """Return one letter.

        Raises:
            LetterUnknownError: There is none of this id.
        """
        today = self._work.today()
        with self._work.read() as session:
            found = letters.one_letter(session, self._work.hall_id, letter_id, today)
        if found is None:
            raise LetterUnknownError
        return found

    def open_letters(self) -> tuple[LetterRow, ...]:
        """Return letters that something is still to be done about, the oldest answer first."""
        with self._work.read() as session:
            return letters.open_letters(session, self._work.hall_id, self._work.today())

    def overdue(self) -> tuple[LetterRow, ...]:
        """Return letters whose answer was due before today and has not come (逾期未回复)."""
        with self._work.read() as session:
            return letters.overdue_letters(session, self._work.hall_id, self._work.today())

    def in_period(self, from_on: date, until_on: date) -> tuple[LetterRow, ...]:
        """Return the letters that were issued in a period, withdrawn ones too."""
        today, period = self._work.today(), (from_on, until_on)
        with self._work.read() as session:
            return letters.letters_in(session, self._work.hall_id, period, today)

    def of_person(self, person_id: uuid.UUID) -> tuple[LetterRow, ...]:
        """Return every letter about a person."""
        today = self._work.today()
        with self._work.read() as session:
            return letters.letters_of(session, self._work.hall_id, person_id, today)

    # Parts of the above

    def _issue(self, act: Writing, wish: LetterWish) -> uuid.UUID:
        mark = None if wish.mark_id is None else self._mark(act, wish.mark_id)
        whom = self._addressed(act, wish, mark)
        facts = self._facts(wish, mark, whom)
        hall_id, year = self._work.hall_id, act.today.year
        sequence = letters.next_letter(act.session, hall_id, year)
        rules = value_on(act.session, hall_id, PATROL_PLAN, act.today)
        with papers():
            number = _("反馈〔{year}〕{number}号").format(year=year, number=sequence)
        letter = FeedbackLetter(
            id=uuid.uuid4(),
            hall_id=hall_id,
            number=number,
            year=year,
            sequence=sequence,
            mark_id=wish.mark_id,
            person_id=whom.person.id,
            department_id=whom.department.id,
            facts=letters.spelled_facts(facts),
            issued_on=act.today,
            issued_at=act.now,
            issued_by=act.request.actor.person_id,
            reply_due_on=load_calendar(act.session, hall_id).working_days_after(
                act.today, rules.reply_days
            ),
        )
        act.session.add(letter)
        act.session.flush()
        self._done(act, letter, "patrols.letter_issued")
        return letter.id

    def _mark(self, act: Writing, mark_id: uuid.UUID) -> MarkRow:
        """Return a mark that may be written about, its row locked against a second letter."""
        act.session.get(PatrolMark, mark_id, with_for_update=True)
        mark = one_mark(act.session, self._work.hall_id, mark_id)
        if mark is None:
            raise MarkUnknownError
        if not mark.is_blame:
            raise NothingFoundError
        known = letters.letter_about(act.session, mark_id)
        if known is not None:
            raise LetterTwiceError(number=known.number)
        return mark

    def _addressed(self, act: Writing, wish: LetterWish, mark: MarkRow | None) -> _Addressed:
        person_id = wish.person_id if mark is None or mark.person_id is None else mark.person_id
        person = None if person_id is None else act.session.get(Person, person_id)
        if person is None or person.hall_id != self._work.hall_id:
            raise LetterFactsError
        unit_id = wish.department_id or person.department_id
        unit = None if unit_id is None else act.session.get(Department, unit_id)
        if unit is None or unit.hall_id != self._work.hall_id:
            raise HomeUnitMissingError(person=person.name)
        if mark is not None:
            return _Addressed(person, unit, mark.window_number)
        own = None if person.window_id is None else person.window_id
        window = None if own is None else act.session.get(ServiceWindow, own)
        return _Addressed(person, unit, 0 if window is None else window.number)

    def _facts(self, wish: LetterWish, mark: MarkRow | None, whom: _Addressed) -> LetterFacts:
        day = wish.happened_on if mark is None else mark.day
        at = wish.happened_at if mark is None else mark.seen_at
        with papers():
            fact = checked_words(wish.fact) or ("" if mark is None else mark.label)
        if day is None or not fact or day > self._work.today():
            raise LetterFactsError
        return LetterFacts(
            person=whom.person.name,
            department=whom.department.name,
            window=whom.window,
            day=day,
            time=self._clock(at),
            round_number=0 if mark is None else mark.number,
            fact=fact,
            words="" if mark is None else mark.words,
            handling="" if mark is None else mark.handling,
            rule=checked_words(wish.rule),
            request=checked_words(wish.request),
        )

    def _clock(self, at: datetime | None) -> str:
        return "" if at is None else f"{at.astimezone(self._work.zone):%H:%M}"

    def _held(self, act: Writing, letter_id: uuid.UUID, *states: LetterState) -> FeedbackLetter:
        check_role(act.session, self._work.hall_id, act.request.actor, OVERSEERS)
        letter = act.session.get(FeedbackLetter, letter_id, with_for_update=True)
        if letter is None or letter.hall_id != self._work.hall_id:
            raise LetterUnknownError
        state = letters.letter_row(letter, act.today).state
        if state not in states:
            raise LetterStateError(number=letter.number, state=state.label)
        return letter

    def _day(self, act: Writing, letter: FeedbackLetter, on: date | None) -> date:
        day = on or act.today
        if not letter.issued_on <= day <= act.today:
            raise LetterDayError
        return day

    def _rectify_mark(self, act: Writing, letter: FeedbackLetter) -> None:
        if letter.mark_id is None:
            return
        now = heirs(act.session, {letter.mark_id}).get(letter.mark_id, letter.mark_id)
        mark = act.session.get(PatrolMark, now)
        if mark is not None and mark.rectified_on is None:
            mark.rectified_on, mark.rectified_words = letter.rectified_on, letter.rectified_words
            mark.rectified_by = act.request.actor.person_id

    def _done(
        self, act: Writing, letter: FeedbackLetter, what: str, why: str | None = None
    ) -> None:
        after = {"number": letter.number}
        act.record(Happening(what, "feedback_letter", letter.id, why, after=after))
        act.changed(Change.ATTENDANCE)
