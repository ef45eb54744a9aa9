"""How entries come and go: fed from facts, made by hand, taken back with a reason."""

import hashlib
import uuid
from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date
from functools import cache

from sqlalchemy.orm import Session

from hallapp.assessment.errors import (
    AssessmentClosedError,
    EntrySubjectError,
    EntryTwiceError,
    EntryUnknownError,
    EntryWithdrawnError,
    EntryWordsError,
    OwnEntryError,
    ScoreRuleUnknownError,
)
from hallapp.assessment.policy import SCORE_RULES
from hallapp.assessment.rules import RulesOn, plan_feed
from hallapp.assessment.store.entry_rows import (
    add_entries,
    entry_row,
    held_keys,
    open_entries_in,
    standing_fed,
    withdraw_entries,
)
from hallapp.assessment.store.sheet_rows import closed_spans
from hallapp.assessment.tables import ScoreEntry
from hallapp.assessment.terms import (
    EntryRow,
    EvidenceSort,
    FeedPlan,
    FeedResult,
    HandEntry,
    PlannedEntry,
    ScoreFact,
    ScorePer,
    ScoreRule,
    ScoreRules,
    WithdrawalCause,
)
from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.hall.placements import placements_in
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.kernel.texts import mark

SCORE_KEEPERS = frozenset({Role.MANAGER})
FED_SORTS = frozenset(EvidenceSort) - {EvidenceSort.HAND}
FACTS_GONE = mark("事实已经变更，系统重新计分")


class EntryWork:
    """Feeds facts, keeps entries by hand and takes them back."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def rules(self, day: date | None = None) -> ScoreRules:
        """Return the rules of a day, today unless told otherwise."""
        with self._work.read() as session:
            return value_on(session, self._work.hall_id, SCORE_RULES, day or self._work.today())

    def plan(
        self,
        facts: Iterable[ScoreFact],
        from_on: date,
        until_on: date,
        sorts: Collection[EvidenceSort] = FED_SORTS,
    ) -> FeedPlan:
        """Return what feeding would change, and change nothing."""
        with self._work.read() as session:
            return self._plan(session, tuple(facts), (from_on, until_on), sorts)

    def feed(
        self,
        request: Request,
        facts: Iterable[ScoreFact],
        from_on: date,
        until_on: date,
        sorts: Collection[EvidenceSort] = FED_SORTS,
    ) -> FeedResult:
        """Make the entries of a span what its facts ask for; again, it changes nothing.

        An entry whose fact is there no longer is withdrawn, one that a person took back stays so.
        Days of a closed sheet stay as they were closed.

        Args:
            request: Who asks.
            facts: Everything that happened in the span, as far as these sorts prove it.
            from_on: First day.
            until_on: Last day.
            sorts: Sorts of evidence that were gathered; entries of others are left alone.

        Raises:
            NotEntitledError: The actor does not run the hall.
        """
        gathered = tuple(facts)
        said = hashlib.sha256("\n".join(sorted(map(repr, gathered))).encode()).hexdigest()
        with self._work.write(
            request, "assessment.feed", facts=said, span=f"{from_on}/{until_on}"
        ) as act:
            if act.first_answer is not None:
                return FeedResult(**act.first_answer)
            check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
            span = (from_on, until_on)
            plan = self._plan(act.session, gathered, span, sorts)
            self._carry(act, plan, span)
            result = _result(plan)
            act.answer = asdict(result)
            return result

    def note(self, request: Request, entry: HandEntry) -> EntryRow:
        """Give or take points by hand, under a rule of that day (手工登记).

        Raises:
            NotEntitledError: The actor does not run the hall.
            EntryWordsError: Nothing says what happened.
            EntrySubjectError: It concerns nobody.
            OwnEntryError: It concerns the actor.
            ScoreRuleUnknownError: No rule of that day has the code.
            AssessmentClosedError: The sheet of that day is closed.
            EntryTwiceError: The same thing counts under the rule already.
        """
        if not entry.words.strip():
            raise EntryWordsError
        with self._work.write(request, "assessment.note", entry=repr(entry)) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                act.answer = {"entry": str(self._note(act, entry))}
            answer = act.first_answer or act.answer
            made = act.session.get_one(ScoreEntry, uuid.UUID(answer["entry"]))
            return entry_row(made)

    def withdraw(self, request: Request, entry_id: uuid.UUID, why: str) -> EntryRow:
        """Let an entry count no longer, with a reason; facts do not bring it back (撤销).

        Raises:
            NotEntitledError: The actor is no manager.
            EntryWordsError: No reason was given.
            EntryUnknownError: There is no such entry.
            OwnEntryError: It concerns the actor.
            EntryWithdrawnError: It counts no longer already.
            AssessmentClosedError: The sheet of its day is closed.
        """
        if not why.strip():
            raise EntryWordsError
        with self._work.write(request, "assessment.withdraw", entry=entry_id, why=why) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, SCORE_KEEPERS)
                entry = self._open_entry(act, entry_id)
                _check_not_own(act, entry.person_id)
                self._check_open(act.session, entry.day)
                self._take_back(act, entry, WithdrawalCause.HAND, why.strip())
            return entry_row(act.session.get_one(ScoreEntry, entry_id, populate_existing=True))

    def entry(self, entry_id: uuid.UUID) -> EntryRow:
        """Return one entry.

        Raises:
            EntryUnknownError: There is none.
        """
        with self._work.read() as session:
            found = session.get(ScoreEntry, entry_id)
        if found is None or found.hall_id != self._work.hall_id:
            raise EntryUnknownError
        return entry_row(found)

    def _rules_on(self, session: Session) -> RulesOn:
        @cache
        def rules_on(day: date) -> ScoreRules:
            return value_on(session, self._work.hall_id, SCORE_RULES, day)

        return rules_on

    def _plan(
        self,
        session: Session,
        facts: tuple[ScoreFact, ...],
        span: tuple[date, date],
        sorts: Collection[EvidenceSort],
    ) -> FeedPlan:
        hall_id = self._work.hall_id
        closed = closed_spans(session, hall_id, *span)

        def is_open(day: date) -> bool:
            return span[0] <= day <= span[1] and not any(a <= day <= b for a, b, _t in closed)

        standing = standing_fed(session, hall_id, span, sorts)
        return plan_feed(
            [fact for fact in facts if is_open(fact.day) and fact.evidence in sorts],
            self._rules_on(session),
            [row for row in standing if is_open(row.day)],
            held_keys(session, hall_id, span),
        )

    def _carry(self, act: Writing, plan: FeedPlan, span: tuple[date, date]) -> None:
        hall_id = self._work.hall_id
        if not plan.new and not plan.gone:
            return
        withdraw_entries(act, (row.id for row in plan.gone), WithdrawalCause.FACTS, FACTS_GONE)
        placed = placements_in(act.session, hall_id, *span)
        add_entries(act, hall_id, plan.new, placed, is_fed=True)
        after = {"made": len(plan.new), "withdrawn": len(plan.gone)}
        span_text = f"{span[0]}/{span[1]}"
        act.record(Happening("assessment.fed", "score_entry", span_text, after=after))
        act.changed(Change.ATTENDANCE)

    def _note(self, act: Writing, entry: HandEntry) -> uuid.UUID:
        rule = self._rule(act.session, entry)
        self._check_open(act.session, entry.day)
        made_id = uuid.uuid4()
        fact = ScoreFact(
            kind=rule.fact,
            day=entry.day,
            evidence=entry.evidence,
            # What is proved by its own words is proved by itself.
            evidence_id=entry.evidence_id or str(made_id),
            person_id=entry.person_id,
            window_id=entry.window_id,
            department_id=entry.department_id,
            times=entry.times,
            words=entry.words.strip(),
        )
        if not fact.subject:
            raise EntrySubjectError
        _check_not_own(act, entry.person_id)
        planned = _by_hand(rule, fact)
        span = (entry.day, entry.day)
        standing = open_entries_in(act.session, self._work.hall_id, *span)
        if any(row.key == planned.key for row in standing):
            raise EntryTwiceError(rule=rule.label)
        placed = placements_in(act.session, self._work.hall_id, *span)
        (kept,) = add_entries(act, self._work.hall_id, [planned], placed, is_fed=False)
        after = {"rule": rule.code, "tenths": planned.tenths, "day": entry.day.isoformat()}
        act.record(Happening("assessment.noted", "score_entry", kept, fact.words, after=after))
        act.changed(Change.ATTENDANCE)
        return kept

    def _rule(self, session: Session, entry: HandEntry) -> ScoreRule:
        rules = self._rules_on(session)(entry.day)
        found = next((rule for rule in rules.rules if rule.code == entry.rule_code), None)
        if found is None:
            raise ScoreRuleUnknownError(day=entry.day.isoformat(), rule=entry.rule_code)
        return found

    def _check_open(self, session: Session, day: date) -> None:
        """Refuse a day whose sheet is closed."""
        closed = closed_spans(session, self._work.hall_id, day, day)
        if closed:
            raise AssessmentClosedError(title=closed[0][2])

    def _open_entry(self, act: Writing, entry_id: uuid.UUID) -> ScoreEntry:
        """Return an entry that counts, held until the end of the use case."""
        entry = act.session.get(ScoreEntry, entry_id, with_for_update=True)
        if entry is None or entry.hall_id != self._work.hall_id:
            raise EntryUnknownError
        if entry.withdrawn_at is not None:
            raise EntryWithdrawnError
        return entry

    def _take_back(self, act: Writing, entry: ScoreEntry, cause: WithdrawalCause, why: str) -> None:
        withdraw_entries(act, [entry.id], cause, why)
        before = {"rule": entry.rule_code, "tenths": entry.tenths}
        act.record(Happening("assessment.withdrawn", "score_entry", entry.id, why, before=before))
        act.changed(Change.ATTENDANCE)


def _result(plan: FeedPlan) -> FeedResult:
    return FeedResult(len(plan.new), len(plan.gone), plan.kept, len(plan.unscored))


def _check_not_own(act: Writing, person_id: uuid.UUID | None) -> None:
    """Refuse to decide on one's own points."""
    if person_id is not None and person_id == act.request.actor.person_id:
        raise OwnEntryError


def _by_hand(rule: ScoreRule, fact: ScoreFact) -> PlannedEntry:
    """Return the entry under the rule that a person named."""
    times = 1 if rule.per is ScorePer.OCCASION else max(fact.times, 0)
    return PlannedEntry(fact, rule.code, rule.label, rule.group, rule.tenths * times)
