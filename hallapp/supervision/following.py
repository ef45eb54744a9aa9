"""What people do about a light: answer it, urge, supervise, raise one by hand, lift one."""

import uuid
from datetime import date

from sqlalchemy import select

from hallapp.cases.store import add_event
from hallapp.cases.tables import CaseClock, HallCase
from hallapp.cases.terms import CaseEventKind
from hallapp.guides.tables import ServiceItem
from hallapp.hall.calendars import load_calendar
from hallapp.hall.entitlement import OVERSEERS, check_role, roles_of
from hallapp.hall.tables import Department, Person
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers
from hallapp.supervision.errors import (
    AlreadyAnsweredError,
    CaseUnknownError,
    LightOutError,
    LightUnknownError,
    NotConcernedError,
    RuleUnknownError,
    WordsMissingError,
)
from hallapp.supervision.pressing import ChaseOrder, ChasePress
from hallapp.supervision.rules import check_reply_days, is_state
from hallapp.supervision.scanning import reply_due, tell_raised
from hallapp.supervision.store.light_rows import NewLight, claim_light, put_out
from hallapp.supervision.store.listing import chase_row
from hallapp.supervision.store.rule_rows import active_rules, seed_rules
from hallapp.supervision.tables import Chase, RaisedLight, SupervisionRule
from hallapp.supervision.terms import (
    ChaseKind,
    ChaseRow,
    ChaseWish,
    ClearReason,
    Colour,
    SupervisionEvent,
)
from hallapp.supervision.words import left_words

WORDS_LENGTH = 500


class Follower:
    """Follows lights up inside one use case each."""

    def __init__(self, work: UnitOfWork, press: ChasePress) -> None:
        self._work = work
        self._press = press

    def answer(self, request: Request, light_id: uuid.UUID, words: str) -> None:
        """Answer a light, or what was sent about it since (回复).

        Raises:
            LightUnknownError: There is no such light.
            NotConcernedError: The actor neither has the case nor belongs to its department.
            AlreadyAnsweredError: It was answered, and nobody has urged it since.
            WordsMissingError: The answer is empty or too long.
        """
        said = _checked(words)
        with self._work.write(request, "supervision.answer", light=light_id, words=said) as act:
            if act.first_answer is None:
                light, case = self._light(act, light_id)
                self._check_concerned(act, case)
                self._keep_answer(act, light, said)
                self._done(act, case, CaseEventKind.ANSWERED, words=said, reason=light.reason)
                act.record(Happening("supervision.answered", "light", light_id))

    def chase(
        self, request: Request, light_id: uuid.UUID, how: ChaseKind, wish: ChaseWish
    ) -> ChaseRow:
        """Send a numbered letter about a light (催办、督办).

        Raises:
            NotEntitledError: The actor does not run the hall.
            LightUnknownError: There is no such light.
            LightOutError: It is out, and no answer is awaited.
            WordsMissingError: The words are empty or too long.
            RuleDaysError: The days for an answer cannot be counted.
        """
        said = _checked(wish.words)
        check_reply_days(wish.reply_days)
        given = {"light": light_id, "said": said, "chase": how.value}
        given |= {"days": wish.reply_days, "to": wish.sent_to.strip()}
        with self._work.write(request, "supervision.chase", **given) as act:
            if act.first_answer is not None:
                chase = act.session.get_one(Chase, uuid.UUID(act.first_answer["chase"]))
                return chase_row(chase)
            check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
            light, case = self._light(act, light_id)
            if light.cleared_at is not None and (light.reply or light.reply_due_on is None):
                raise LightOutError
            chase = self._send(act, (light, case), how, wish)
            act.answer = {"chase": str(chase.id)}
            return chase_row(chase)

    def raise_by_hand(
        self, request: Request, case_id: uuid.UUID, colour: Colour, words: str
    ) -> uuid.UUID:
        """Raise a light on a case by hand (人工监察); return its id.

        Raises:
            NotEntitledError: The actor does not run the hall.
            CaseUnknownError: There is no such case.
            RuleUnknownError: The hall has retired lights by hand.
            WordsMissingError: The reason is empty or too long.
        """
        said = _checked(words)
        given = {"case": case_id, "colour": colour.value, "words": said}
        with self._work.write(request, "supervision.raise_by_hand", **given) as act:
            if act.first_answer is not None:
                return uuid.UUID(act.first_answer["light"])
            check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
            light_id = self._raise(act, case_id, colour, said)
            act.answer = {"light": str(light_id)}
            return light_id

    def lift(self, request: Request, light_id: uuid.UUID, words: str) -> None:
        """Put a light out by hand, with a reason (解除); it does not come back by itself.

        Raises:
            NotEntitledError: The actor does not run the hall.
            LightUnknownError: There is no such light.
            LightOutError: It is out.
            WordsMissingError: The reason is empty or too long.
        """
        said = _checked(words)
        with self._work.write(request, "supervision.lift", light=light_id, words=said) as act:
            if act.first_answer is not None:
                return
            check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
            light, case = self._light(act, light_id)
            if light.cleared_at is not None:
                raise LightOutError
            put_out(act, [light_id], ClearReason.LIFTED, said)
            with papers():
                lifted = _("解除“{light}”：{words}").format(light=light.reason, words=said)
            self._done(act, case, CaseEventKind.NOTED, words=lifted)
            act.record(Happening("supervision.lifted", "light", light_id, reason=said))

    # Parts of the above

    def _light(self, act: Writing, light_id: uuid.UUID) -> tuple[RaisedLight, HallCase]:
        light = act.session.get(RaisedLight, light_id, with_for_update=True)
        if light is None or light.hall_id != self._work.hall_id:
            raise LightUnknownError
        return light, self._case(act, light.case_id)

    def _case(self, act: Writing, case_id: uuid.UUID) -> HallCase:
        case = act.session.get(HallCase, case_id, with_for_update=True)
        if case is None or case.hall_id != self._work.hall_id:
            raise CaseUnknownError
        return case

    def _check_concerned(self, act: Writing, case: HallCase) -> None:
        """Refuse whoever has nothing to do with a case."""
        person_id = act.request.actor.person_id
        if person_id is None:
            check_role(act.session, self._work.hall_id, act.request.actor, OVERSEERS)
            return
        if person_id in {case.handler_id, case.person_id}:
            return
        own = act.session.scalar(select(Person.department_id).where(Person.id == person_id))
        its = select(ServiceItem.department_id).where(ServiceItem.id == case.item_id)
        if own is not None and own == act.session.scalar(its):
            return
        if roles_of(act.session, self._work.hall_id, person_id).isdisjoint(OVERSEERS):
            raise NotConcernedError

    def _keep_answer(self, act: Writing, light: RaisedLight, words: str) -> None:
        open_chases = act.session.scalars(
            select(Chase).where(Chase.light_id == light.id, Chase.replied_on.is_(None))
        ).all()
        if light.reply and not open_chases:
            raise AlreadyAnsweredError
        by = act.request.actor.person_id
        if not light.reply:
            light.reply, light.replied_at, light.replied_by = words, act.now, by
        for chase in open_chases:
            chase.reply, chase.replied_on, chase.replied_by = words, act.today, by
        rule = act.session.get_one(SupervisionRule, light.rule_id)
        if not is_state(rule.rung, rule.event) and light.cleared_at is None:
            act.flush()
            put_out(act, [light.id], ClearReason.ANSWERED)

    def _send(
        self, act: Writing, of: tuple[RaisedLight, HallCase], how: ChaseKind, wish: ChaseWish
    ) -> Chase:
        light, case = of
        order = self._order(act, of, how, wish)
        paper_id, number = self._press.press(act, order)
        chase = Chase(
            id=uuid.uuid4(),
            hall_id=self._work.hall_id,
            light_id=light.id,
            kind=how,
            paper_id=paper_id,
            number=number,
            sent_on=act.today,
            sent_at=act.now,
            sent_by=act.request.actor.person_id,
            sent_to=order.addressee,
            words=order.demand,
            reply_due_on=order.reply_by,
            reply="",
        )
        act.session.add(chase)
        facts = {"chase": how.value, "number": number, "to": order.addressee}
        by = None if order.reply_by is None else order.reply_by.isoformat()
        self._done(act, case, CaseEventKind.URGED, **facts, words=order.demand, reply_by=by)
        act.record(Happening("supervision.chased", "light", light.id, after={"number": number}))
        return chase

    def _order(
        self, act: Writing, of: tuple[RaisedLight, HallCase], how: ChaseKind, wish: ChaseWish
    ) -> ChaseOrder:
        light, case = of
        calendar = load_calendar(act.session, self._work.hall_id)
        due_on = self._due_on(act, case, light)
        return ChaseOrder(
            case_id=case.id,
            kind=how,
            addressee=wish.sent_to.strip() or self._addressee(act, case),
            light=_in_chinese(light.colour),
            reason=light.reason,
            due_on=due_on,
            left_words=left_words(calendar, due_on, act.today),
            reply_by=reply_due(calendar, act.today, wish.reply_days),
            demand=wish.words.strip(),
        )

    def _addressee(self, act: Writing, case: HallCase) -> str:
        department = act.session.scalar(
            select(Department.name)
            .join(ServiceItem, ServiceItem.department_id == Department.id)
            .where(ServiceItem.id == case.item_id)
        )
        whom = case.handler_id or case.person_id
        person = None if whom is None else act.session.get(Person, whom)
        return " ".join(name for name in (department, person.name if person else "") if name)

    def _due_on(self, act: Writing, case: HallCase, light: RaisedLight) -> date:
        clock = None if case.clock_id is None else act.session.get(CaseClock, case.clock_id)
        return light.due_on if clock is None or clock.due_on is None else clock.due_on

    def _raise(self, act: Writing, case_id: uuid.UUID, colour: Colour, words: str) -> uuid.UUID:
        seed_rules(act, self._work.hall_id)
        case = self._case(act, case_id)
        rules = active_rules(act.session, self._work.hall_id)
        rule = next((each for each in rules if each.event is SupervisionEvent.BY_HAND), None)
        if rule is None:
            raise RuleUnknownError
        calendar: WorkCalendar = load_calendar(act.session, self._work.hall_id)
        new = NewLight(
            rule_id=rule.id,
            case_id=case_id,
            occurrence=f"hand:{act.request.id.hex}",
            colour=colour,
            due_on=act.today,
            reason=words,
            reply_due_on=reply_due(calendar, act.today, rule.reply_days),
        )
        light_id = claim_light(act, self._work.hall_id, new)
        if light_id is None:
            raise LightUnknownError
        tell_raised(act, self._work.hall_id, light_id, new, rule.name)
        self._done(act, case)
        return light_id

    def _done(
        self,
        act: Writing,
        case: HallCase,
        event: CaseEventKind | None = None,
        **facts: str | None,
    ) -> None:
        if event is not None:
            add_event(act, self._work.hall_id, case.id, event, **facts)
        act.changed(Change.CASES)


def _in_chinese(colour: Colour) -> str:
    with papers():
        return colour.label


def _checked(words: str) -> str:
    said = words.strip()
    if not 1 <= len(said) <= WORDS_LENGTH:
        raise WordsMissingError(longest=WORDS_LENGTH)
    return said
