"""What faces and stations ask of e-supervision (电子监察)."""

import uuid
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.supervision.errors import LightUnknownError, RuleUnknownError
from hallapp.supervision.following import Follower
from hallapp.supervision.pressing import ChasePress, KeptPress
from hallapp.supervision.rules import check_wish
from hallapp.supervision.scanning import Scanner
from hallapp.supervision.store import listing
from hallapp.supervision.store.light_rows import put_out_rule
from hallapp.supervision.store.rule_rows import add_rule, newest_rules, rule_row, seed_rules
from hallapp.supervision.tables import SupervisionRule
from hallapp.supervision.telling import notice_for
from hallapp.supervision.terms import (
    ChaseKind,
    ChaseRow,
    ChaseWish,
    Colour,
    LightQuestion,
    RaisedRow,
    RuleRow,
    RuleWish,
    ScanResult,
    SupervisionNotice,
)

RULE_KEEPERS = frozenset({Role.MANAGER})
MOST_LISTED = 500


class SupervisionService:
    """Rules, lights, answers and letters of e-supervision."""

    def __init__(self, work: UnitOfWork, press: ChasePress | None = None) -> None:
        """Take the store, and what makes the paper of a letter.

        Args:
            work: The unit of work of the hall.
            press: Makes the paper; None numbers it and keeps its facts.
        """
        self._work = work
        self._scanner = Scanner(work)
        self._follower = Follower(work, press or KeptPress(work.hall_id))

    # Rules

    def rules(self) -> tuple[RuleRow, ...]:
        """Return the newest of every rule, the retired ones among them; none before a scan."""
        with self._work.read() as session:
            return newest_rules(session, self._work.hall_id)

    def seed(self, request: Request) -> tuple[RuleRow, ...]:
        """Give a hall that never had rules the default set (默认规则); return what holds."""
        with self._work.write(request, "supervision.seed") as act:
            if act.first_answer is None:
                seed_rules(act, self._work.hall_id)
        return self.rules()

    def change_rule(self, request: Request, rule_id: uuid.UUID, wish: RuleWish) -> RuleRow:
        """Retire a rule and put another in its place; a retired one holds again so (修改规则).

        Lights that hold under both stay as they are, with their answers.

        Raises:
            NotEntitledError: The actor is no manager.
            RuleUnknownError: There is no such rule, or it was changed in the meantime.
            RuleNameError: The name is empty or too long.
            RuleDaysError: Days are outside what can be counted.
            RuleTellsNobodyError: It tells nobody.
        """
        with self._work.write(
            request, "supervision.change_rule", rule=rule_id, wish=repr(wish)
        ) as act:
            if act.first_answer is not None:
                made = act.session.get_one(SupervisionRule, uuid.UUID(act.first_answer["rule"]))
                return rule_row(made)
            rule = self._rule(act, rule_id)
            check_wish(wish, rule.rung)
            before = _spelled(rule)
            self._retire(act, rule)
            made = add_rule(act, self._work.hall_id, rule, wish)
            act.answer = {"rule": str(made.id)}
            after = {"name": made.name, "days": made.days, "reply_days": made.reply_days}
            happened = Happening(
                "supervision.rule_changed", "supervision_rule", made.id, before=before, after=after
            )
            act.record(happened)
            act.changed(Change.CASES)
            return made

    def retire_rule(self, request: Request, rule_id: uuid.UUID) -> int:
        """Retire a rule: its lights go out with that reason, its history stays (停用规则).

        Returns:
            How many lights went out.

        Raises:
            NotEntitledError: The actor is no manager.
            RuleUnknownError: There is no such rule, or it was changed in the meantime.
        """
        with self._work.write(request, "supervision.retire_rule", rule=rule_id) as act:
            if act.first_answer is not None:
                return int(act.first_answer["cleared"])
            rule = self._rule(act, rule_id)
            if rule.retired_at is not None:
                raise RuleUnknownError
            self._retire(act, rule)
            cleared = put_out_rule(act, self._work.hall_id, rule.code)
            act.answer = {"cleared": cleared}
            happened = Happening(
                "supervision.rule_retired", "supervision_rule", rule.id, before=_spelled(rule)
            )
            act.record(happened)
            act.changed(Change.CASES)
            return cleared

    # Lights

    def scan(self, request: Request) -> ScanResult:
        """Raise and put out what differs from what holds now; scanning again changes nothing.

        Raises:
            ClockBehindError: A station has scanned a later day; this one's clock is wrong.
        """
        return self._scanner.scan(request)

    def notice(
        self, roles: Collection[Role], after: datetime | None = None
    ) -> SupervisionNotice | None:
        """Return what whoever has these roles is to be told now, in office hours only."""
        return notice_for(self._work, roles, after)

    def open_lights(self) -> tuple[RaisedRow, ...]:
        """Return what is lit: the gravest first, then the oldest day."""
        return self.raised(LightQuestion())

    def counted(self) -> dict[Colour, int]:
        """Return how many lights of each colour are lit."""
        with self._work.read() as session:
            return listing.counted_lights(session, self._work.hall_id)

    def raised(self, question: LightQuestion, limit: int = MOST_LISTED) -> tuple[RaisedRow, ...]:
        """Return lights, lit or not, that fit a question (监察台账)."""
        with self._work.read() as session:
            return listing.listed_lights(session, self._work.hall_id, question, limit)

    def light(self, light_id: uuid.UUID) -> RaisedRow:
        """Return one light.

        Raises:
            LightUnknownError: There is none.
        """
        with self._work.read() as session:
            found = listing.one_light(session, self._work.hall_id, light_id)
        if found is None:
            raise LightUnknownError
        return found

    def chases(self, light_id: uuid.UUID) -> tuple[ChaseRow, ...]:
        """Return what was sent about a light, in order (催办、督办记录)."""
        with self._work.read() as session:
            return listing.chases_of(session, light_id)

    # What people do

    def answer(self, request: Request, light_id: uuid.UUID, words: str) -> RaisedRow:
        """Answer a light, or what was sent about it since (回复).

        Raises:
            LightUnknownError: There is no such light.
            NotConcernedError: The actor neither has the case nor belongs to its department.
            AlreadyAnsweredError: It was answered, and nobody has urged it since.
            WordsMissingError: The answer is empty or too long.
        """
        self._follower.answer(request, light_id, words)
        return self.light(light_id)

    def urge(self, request: Request, light_id: uuid.UUID, wish: ChaseWish) -> ChaseRow:
        """Urge who has the case with a numbered letter (催办).

        Raises:
            NotEntitledError: The actor does not run the hall.
            LightUnknownError: There is no such light.
            LightOutError: It is out, and no answer is awaited.
            WordsMissingError: The words are empty or too long.
            RuleDaysError: The days for an answer cannot be counted.
        """
        return self._follower.chase(request, light_id, ChaseKind.URGE, wish)

    def supervise(self, request: Request, light_id: uuid.UUID, wish: ChaseWish) -> ChaseRow:
        """Put a case under supervision with a numbered letter (督办).

        Raises:
            NotEntitledError: The actor does not run the hall.
            LightUnknownError: There is no such light.
            LightOutError: It is out, and no answer is awaited.
            WordsMissingError: The words are empty or too long.
            RuleDaysError: The days for an answer cannot be counted.
        """
        return self._follower.chase(request, light_id, ChaseKind.SUPERVISE, wish)

    def raise_by_hand(
        self, request: Request, case_id: uuid.UUID, colour: Colour, words: str
    ) -> RaisedRow:
        """Raise a light on a case by hand (人工监察).

        Raises:
            NotEntitledError: The actor does not run the hall.
            CaseUnknownError: There is no such case.
            RuleUnknownError: The hall has retired lights by hand.
            WordsMissingError: The reason is empty or too long.
        """
        return self.light(self._follower.raise_by_hand(request, case_id, colour, words))

    def lift(self, request: Request, light_id: uuid.UUID, words: str) -> RaisedRow:
        """Put a light out by hand, with a reason (解除).

        Raises:
            NotEntitledError: The actor does not run the hall.
            LightUnknownError: There is no such light.
            LightOutError: It is out.
            WordsMissingError: The reason is empty or too long.
        """
        self._follower.lift(request, light_id, words)
        return self.light(light_id)

    def _rule(self, act: Writing, rule_id: uuid.UUID) -> SupervisionRule:
        """Return a rule that may be changed: the newest of its code."""
        check_role(act.session, self._work.hall_id, act.request.actor, RULE_KEEPERS)
        rule = act.session.get(SupervisionRule, rule_id, with_for_update=True)
        if rule is None or rule.hall_id != self._work.hall_id:
            raise RuleUnknownError
        followed = select(SupervisionRule.id).where(
            SupervisionRule.hall_id == rule.hall_id,
            SupervisionRule.code == rule.code,
            SupervisionRule.retired_at.is_(None),
            SupervisionRule.id != rule.id,
        )
        if act.session.scalar(followed) is not None:
            raise RuleUnknownError
        return rule

    def _retire(self, act: Writing, rule: SupervisionRule) -> None:
        if rule.retired_at is None:
            rule.retired_at, rule.retired_by = act.now, act.request.actor.person_id
            act.flush()


def _spelled(rule: SupervisionRule) -> dict[str, object]:
    return {"name": rule.name, "days": rule.days, "reply_days": rule.reply_days}
