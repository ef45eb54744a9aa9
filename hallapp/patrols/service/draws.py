"""Use cases of the draw: publish the hash in the morning, tell the patroller, reveal, check."""

import secrets
import uuid
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from hallapp.hall.entitlement import OVERSEERS, check_role
from hallapp.hall.tables import Person
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.secrets import KeyFileError
from hallapp.kernel.settings import value_on
from hallapp.patrols.errors import (
    DrawDayError,
    NotDrawnError,
    NotRevealedError,
    PatrollerUnknownError,
    RevealEarlyError,
)
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.patrols.rules.drawing import (
    SECRET_BYTES,
    allowed_minutes,
    canonical_text,
    check_draw,
    commitment_of,
    most_rounds,
    public_text,
    read_inputs,
    spelled_inputs,
)
from hallapp.patrols.service.ground import Ground
from hallapp.patrols.store import draws
from hallapp.patrols.tables import PatrolDraw
from hallapp.patrols.terms import (
    DrawCheck,
    DrawInputs,
    DrawnRound,
    DrawState,
    PatrolPlan,
    PatrolPlanRules,
)

_HOUR_MINUTES = 60
_AHEAD = timedelta(minutes=10)
"""Whoever begins a drawn round earlier than this is asked once."""


class DrawDesk(Ground):
    """Draws the times of a day and proves afterwards that nobody chose them."""

    def plan(self, day: date | None = None) -> PatrolPlan:
        """Return what everybody may see of a day's draw: the hash, and the times when revealed."""
        with self._work.read() as session:
            return self._plan(session, day or self._work.today())

    def is_ahead(self, number: int) -> bool:
        """Return whether a drawn round of today has its time well ahead of now, never how far."""
        with self._work.read() as session:
            draw = draws.draw_of(session, self._work.hall_id, self._work.today())
            if draw is None or draw.revealed_at is not None:
                return False
            try:
                times = self._times(draw)
            except KeyFileError:
                return False
        until = self._work.clock.now() + _AHEAD
        return any(each.number == number and each.at > until for each in times)

    def plan_for(self, request: Request, day: date | None = None) -> PatrolPlan:
        """Return what the asker may see: the times too for whoever patrols on the day.

        Who asked is kept in the audit, also when they were told nothing.
        """
        of = day or self._work.today()
        with self._work.write(request, "patrols.plan_for", day=of) as act:
            seen = self._plan(act.session, of)
            draw = draws.draw_of(act.session, self._work.hall_id, of)
            told = draw is not None and self._is_told(act, of)
            if told and draw is not None and seen.state is DrawState.PUBLISHED:
                seen = replace(seen, times=self._times(draw), is_told=True)
            if act.first_answer is None:
                what = "patrols.plan_told" if told else "patrols.plan_asked"
                act.record(Happening(what, "patrol_draw", of.isoformat()))
        return seen

    def commit(self, request: Request, day: date | None = None) -> PatrolPlan:
        """Draw the times of today and publish their hash (抽取并公布校验值).

        The first station to ask draws, all others find the draw made. A day of rest draws
        nothing. When the hours that are left have no room for all rounds, fewer are drawn,
        and the plan says so.

        Raises:
            NotEntitledError: The actor does not run the hall.
            DrawDayError: The day is not today.
        """
        with self._work.write(request, "patrols.commit", day=day) as act:
            of = day or act.today
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                if of != act.today:
                    raise DrawDayError(day=of.isoformat(), today=act.today.isoformat())
                if draws.draw_of(act.session, self._work.hall_id, of) is None:
                    self._draw(act, of)
        return self.plan(of)

    def reveal(self, request: Request, day: date | None = None) -> PatrolPlan:
        """Publish the secret and the times when the hall has closed (公开抽取结果).

        Raises:
            NotEntitledError: The actor does not run the hall.
            NotDrawnError: Nothing was drawn for the day.
            RevealEarlyError: The hall has not closed yet.
        """
        with self._work.write(request, "patrols.reveal", day=day) as act:
            of = day or act.today
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                draw = draws.draw_of(act.session, self._work.hall_id, of)
                if draw is None:
                    raise NotDrawnError(day=of.isoformat())
                if draw.revealed_at is None:
                    self._reveal(act, draw)
        return self.plan(of)

    def tick(self, request: Request) -> bool:
        """Draw today's times and reveal those of days that are over, where that is still to do.

        Meant for the stations' daily chores; doing it again changes nothing.

        Returns:
            Whether anything was done. A station without the hall's key leaves it to another.
        """
        now, today = self._work.clock.now(), self._work.today()
        with self._work.read() as session:
            plan = self._plan(session, today)
            is_due = plan.state is DrawState.NOT_DRAWN and plan.asked_rounds > 0
            hidden = [
                draw.day
                for draw in draws.unrevealed(session, self._work.hall_id)
                if self._closing(read_inputs(draw.inputs)) <= now
            ]
        try:
            if is_due:
                self.commit(Request(request.actor), today)
            for day in hidden:
                self.reveal(Request(request.actor), day)
        except KeyFileError:
            # Nothing is lost: the first station that has the key does the same.
            return False
        return is_due or bool(hidden)

    def verify(self, day: date) -> DrawCheck:
        """Return whether the revealed times of a day are those that the hash tied the hall to.

        Raises:
            NotDrawnError: Nothing was drawn for the day.
            NotRevealedError: The draw is not revealed yet.
        """
        with self._work.read() as session:
            draw = draws.draw_of(session, self._work.hall_id, day)
            if draw is None:
                raise NotDrawnError(day=day.isoformat())
            if draw.revealed_at is None:
                raise NotRevealedError(day=day.isoformat())
            minutes = [_minute(text) for text in _spelled_times(draw)]
            return check_draw(draw.commitment, draw.secret, read_inputs(draw.inputs), minutes)

    def name_patroller(self, request: Request, day: date, person_id: uuid.UUID) -> PatrolPlan:
        """Name who patrols on a day (指定巡查人); from then on only those named are told.

        Raises:
            NotEntitledError: The actor does not run the hall.
            PatrollerUnknownError: There is no such person.
        """
        with self._work.write(request, "patrols.name", day=day, person=person_id) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                self._name(act, day, person_id)
        return self.plan(day)

    def withdraw_patroller(self, request: Request, day: date, person_id: uuid.UUID) -> PatrolPlan:
        """Take somebody off the patrols of a day.

        Raises:
            NotEntitledError: The actor does not run the hall.
            PatrollerUnknownError: They were not named.
        """
        with self._work.write(request, "patrols.unname", day=day, person=person_id) as act:
            if act.first_answer is None:
                check_role(act.session, self._work.hall_id, request.actor, OVERSEERS)
                duty = draws.duty_of(act.session, self._work.hall_id, day, person_id)
                if duty is None:
                    raise PatrollerUnknownError
                duty.withdrawn_at, duty.withdrawn_by = act.now, request.actor.person_id
                act.record(Happening("patrols.patroller_withdrawn", "person", person_id))
                act.changed(Change.ATTENDANCE)
        return self.plan(day)

    # Parts of the above

    def _plan(self, session: Session, day: date) -> PatrolPlan:
        hall_id = self._work.hall_id
        draw = draws.draw_of(session, hall_id, day)
        named = draws.patrollers(session, hall_id, day)
        if draw is None:
            rules = value_on(session, hall_id, PATROL_PLAN, day)
            rests = not draws.service_hours(session, hall_id, day)
            state = DrawState.REST_DAY if rests else DrawState.NOT_DRAWN
            return PatrolPlan(day, state, 0 if rests else rules.rounds, patrollers=named)
        inputs, is_open = read_inputs(draw.inputs), draw.revealed_at is not None
        secret = bytes.fromhex(draw.secret)
        return PatrolPlan(
            day=day,
            state=DrawState.REVEALED if is_open else DrawState.PUBLISHED,
            asked_rounds=draw.asked_rounds,
            rounds=draw.rounds,
            commitment=draw.commitment,
            text=canonical_text(secret, inputs) if is_open else public_text(inputs),
            secret=draw.secret,
            times=self._revealed(draw) if is_open else (),
            published_at=draw.published_at,
            revealed_at=draw.revealed_at,
            patrollers=named,
        )

    def _draw(self, act: Writing, day: date) -> None:
        hours = draws.service_hours(act.session, self._work.hall_id, day)
        if not hours:
            return
        rules = self._rules(act, day)
        inputs = self._inputs(act, day, rules)
        secret = secrets.token_bytes(SECRET_BYTES)
        values = {
            "id": uuid.uuid4(),
            "hall_id": self._work.hall_id,
            "day": day,
            "asked_rounds": rules.rounds,
            "rounds": inputs.rounds,
            "sealed_secret": self._vault.seal(secret.hex()),
            "commitment": commitment_of(secret, inputs),
            "inputs": spelled_inputs(inputs),
            "drawn_at": act.now,
            "drawn_by": act.request.actor.person_id,
            "published_at": act.now,
        }
        if draws.claim_draw(act.session, values):
            after = {
                "commitment": values["commitment"],
                "asked": rules.rounds,
                "rounds": inputs.rounds,
            }
            act.record(Happening("patrols.drawn", "patrol_draw", day.isoformat(), after=after))
            act.changed(Change.ATTENDANCE)

    def _inputs(self, act: Writing, day: date, rules: PatrolPlanRules) -> DrawInputs:
        """Return the conditions of a draw that is made now, with the rounds that find room."""
        wanted = DrawInputs(
            hall_code=draws.hall_code(act.session, self._work.hall_id),
            day=day,
            rounds=rules.rounds,
            spacing_minutes=rules.spacing_minutes,
            last_start_minutes=rules.last_start_minutes,
            not_before=0,
            hours=draws.service_hours(act.session, self._work.hall_id, day),
        )
        local = act.now.astimezone(self._work.zone)
        coming = local.hour * _HOUR_MINUTES + local.minute + 1
        # A draw in good time says nothing about when it was made; a late one draws what is left.
        if any(minute < coming for minute in allowed_minutes(wanted)):
            wanted = replace(wanted, not_before=coming)
        return replace(wanted, rounds=most_rounds(wanted))

    def _reveal(self, act: Writing, draw: PatrolDraw) -> None:
        inputs = read_inputs(draw.inputs)
        closes = self._closing(inputs)
        if act.now < closes:
            raise RevealEarlyError(at=f"{closes.astimezone(self._work.zone):%H:%M}")
        secret = self._vault.open(draw.sealed_secret)
        times = {
            str(each.number): f"{each.at.astimezone(self._work.zone):%H:%M}"
            for each in self._times(draw)
        }
        draw.secret, draw.times = secret, times
        draw.revealed_at, draw.revealed_by = act.now, act.request.actor.person_id
        after = {"secret": secret, "times": times}
        told = Happening("patrols.revealed", "patrol_draw", draw.day.isoformat(), after=after)
        act.record(told)
        act.changed(Change.ATTENDANCE)

    def _closing(self, inputs: DrawInputs) -> datetime:
        """Return when the hall closes on the day of a draw."""
        midnight = self._moment(inputs.day, 0)
        return midnight + timedelta(seconds=inputs.hours[-1].closes_s)

    def _revealed(self, draw: PatrolDraw) -> tuple[DrawnRound, ...]:
        return tuple(
            DrawnRound(number, self._moment(draw.day, _minute(text)))
            for number, text in enumerate(_spelled_times(draw), start=1)
        )

    def _name(self, act: Writing, day: date, person_id: uuid.UUID) -> None:
        person = act.session.get(Person, person_id)
        if person is None or person.hall_id != self._work.hall_id or not person.is_active:
            raise PatrollerUnknownError
        values = {
            "id": uuid.uuid4(),
            "hall_id": self._work.hall_id,
            "day": day,
            "person_id": person_id,
            "named_at": act.now,
            "named_by": act.request.actor.person_id,
        }
        draws.add_patroller(act.session, values)
        after = {"day": day.isoformat()}
        act.record(Happening("patrols.patroller_named", "person", person_id, after=after))
        act.changed(Change.ATTENDANCE)


def _spelled_times(draw: PatrolDraw) -> list[str]:
    """Return the revealed times as kept, by number of the round."""
    kept = draw.times or {}
    return [kept[number] for number in sorted(kept, key=int)]


def _minute(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * _HOUR_MINUTES + int(minutes)
