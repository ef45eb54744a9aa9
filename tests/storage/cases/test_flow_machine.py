"""Whatever is done with a case, in whatever order, its book stays true (a machine of states).

On SQLite alone: the engines differ in what they lock, not in what the flow allows.
"""

import tempfile
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import ready_halls
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from ready_halls import Begun
from sqlalchemy import select
from typing_extensions import override

from hallapp.cases.clockwork.keeper import running
from hallapp.cases.rules import check_move
from hallapp.cases.store import ledger_of
from hallapp.cases.tables import CaseClock, CaseOutcome
from hallapp.cases.terms import CaseRow, CaseState, ClockKind, Light
from hallapp.guides.terms import Necessity
from hallapp.kernel.database.base import table_of
from hallapp.kernel.errors import RuleError
from tests.storage.cases.flow_hall import (
    GRANTED,
    IN_PERSON,
    MONDAY,
    REFUSED,
    REJECTION,
    FlowHall,
    flow_hall,
    prolonging,
    standing,
)

CLOSED = frozenset({CaseState.REJECTED, CaseState.WITHDRAWN, CaseState.RETURNED, CaseState.REVOKED})
FROZEN = [column.name for column in table_of(CaseOutcome).columns if column.name != "is_latest"]


class CaseMachine(RuleBasedStateMachine):
    """One case of a licence with two materials and two stages."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        store, hall = ready_halls.on_sqlite(Path(self.folder.name) / "hall.db", Begun.CLOSED)
        assert hall is not None
        self.store = store
        self.desk: FlowHall = flow_hall(hall)
        self.today: date = MONDAY
        self.frozen: dict[int, tuple[object, ...]] = {}
        self.ended: dict[uuid.UUID, tuple[object, ...]] = {}

    @override
    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @initialize(whole=st.booleans(), is_accepted=st.sampled_from([True, True, False]))
    def receive(self, *, whole: bool, is_accepted: bool) -> None:
        self.desk.add_materials(("申请表", Necessity.REQUIRED), ("照片", Necessity.LATER))
        self.desk.add_steps(("审查", 3), ("决定", None))
        has_all = whole or is_accepted
        ticks = tuple(self.desk.ticks) if has_all else self.desk.missing("申请表")
        self.case = self.desk.receive(ticks=ticks)
        self.state = CaseState.RECEIVED
        if is_accepted:
            self.attempt(lambda: self.desk.flow.accept(self.desk.ask(1), self.case))

    def attempt(self, what: Callable[[], CaseRow]) -> None:
        """Do something that may be refused: then nothing is different."""
        before = (self.state, len(self.desk.events(self.case)))
        try:
            after = what().state
        except RuleError:
            held = self.desk.case(self.case)
            assert (held.state, len(self.desk.events(self.case))) == before
            return
        if after is not self.state:
            check_move(self.state, after)
        self.state = after

    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        self.today += timedelta(days=days)
        self.desk.go_to(self.today)
        result = self.desk.flow.tick(self.desk.ask())
        assert result.refused == ()
        held = self.desk.case(self.case).state
        if held is not self.state:
            check_move(self.state, held)
            assert result.deemed or result.lapsed
        self.state = held

    @precondition(lambda self: self.state in {CaseState.RECEIVED, CaseState.SUPPLEMENTING})
    @rule(step=st.sampled_from(["ask", "supplement", "accept", "reject"]))
    def before_acceptance(self, step: str) -> None:
        flow, ask, case = self.desk.flow, self.desk.ask(1), self.case
        steps: dict[str, Callable[[], CaseRow]] = {
            "ask": lambda: flow.ask_supplement(ask, case, self.desk.missing("申请表")),
            "supplement": lambda: flow.supplemented(ask, case, self.desk.ticks),
            "accept": lambda: flow.accept(ask, case),
            "reject": lambda: flow.reject(ask, case, REJECTION),
        }
        self.attempt(steps[step])

    @precondition(lambda self: self.state is CaseState.ACCEPTED)
    @rule(back=st.sampled_from([0, 0, 0, -1, 1, 4]), days=st.sampled_from([7, 30, 0]))
    def suspend(self, back: int, days: int) -> None:
        begun = self.today - timedelta(days=back)
        told = min(begun, self.today)
        self.attempt(
            lambda: self.desk.flow.suspend(
                self.desk.ask(2), self.case, standing(begun, days, told_on=told)
            )
        )

    @precondition(lambda self: self.state is CaseState.SUSPENDED)
    @rule(back=st.none() | st.integers(-1, 4))
    def resume(self, back: int | None) -> None:
        on = None if back is None else self.today - timedelta(days=back)
        self.attempt(lambda: self.desk.flow.resume(self.desk.ask(2), self.case, on))

    @precondition(lambda self: self.state is CaseState.ACCEPTED)
    @rule(amount=st.sampled_from([1, 10, 11]))
    def extend(self, amount: int) -> None:
        self.attempt(
            lambda: self.desk.flow.extend(
                self.desk.ask(4), self.case, prolonging(self.today, amount)
            )
        )

    @precondition(lambda self: self.state is CaseState.ACCEPTED)
    @rule()
    def end_stage(self) -> None:
        self.attempt(lambda: self.desk.flow.end_stage(self.desk.ask(2), self.case, "同意"))

    @rule(step=st.integers(0, 5))
    def out_of_place(self, step: int) -> None:
        """Whatever the state: most of these are refused, and leave nothing."""
        flow, case, today = self.desk.flow, self.case, self.today
        steps: list[Callable[[], CaseRow]] = [
            lambda: flow.suspend(self.desk.ask(2), case, standing(today)),
            lambda: flow.resume(self.desk.ask(2), case),
            lambda: flow.extend(self.desk.ask(4), case, prolonging(today)),
            lambda: flow.accept(self.desk.ask(1), case),
            lambda: flow.make_ready(self.desk.ask(3), case),
            lambda: flow.archive(self.desk.ask(3), case),
        ]
        self.attempt(steps[step])

    @precondition(lambda self: self.state in {CaseState.ACCEPTED, CaseState.SUSPENDED})
    @rule(granted=st.booleans())
    def decide(self, *, granted: bool) -> None:
        decision = GRANTED if granted else REFUSED
        self.attempt(lambda: self.desk.flow.decide(self.desk.ask(2), self.case, decision))

    @precondition(lambda self: self.state.is_decided)
    @rule(step=st.sampled_from(["reopen", "reopen", "ready", "deliver", "revoke"]))
    def after_the_decision(self, step: str) -> None:
        flow, case = self.desk.flow, self.case
        steps: dict[str, Callable[[], CaseRow]] = {
            "ready": lambda: flow.make_ready(self.desk.ask(3), case),
            "deliver": lambda: flow.deliver(self.desk.ask(3), case, IN_PERSON),
            "reopen": lambda: flow.reopen(self.desk.ask(4), case, "有误", "示例规定"),
            "revoke": lambda: flow.revoke(self.desk.ask(4), case, REJECTION),
        }
        self.attempt(steps[step])

    @precondition(lambda self: len(self.desk.events(self.case)) > 8)
    @rule()
    def withdraw(self) -> None:
        self.attempt(lambda: self.desk.flow.withdraw(self.desk.ask(1), self.case, "不办了"))

    @invariant()
    def history_has_no_gap(self) -> None:
        positions = [event.position for event in self.desk.events(self.case)]
        assert positions == list(range(1, len(positions) + 1))

    @invariant()
    def clocks_show_what_is_reckoned_again(self) -> None:
        keeper = self.desk.book.clocks
        with self.store.work.read() as session:
            for clock in running(session, self.case):
                shown = keeper.reckoned(session, clock)
                assert clock.due_on == shown.due_on, clock.kind
                assert clock.law_due_on == shown.law_due_on
                assert clock.yellow_on == shown.yellow_on

    @invariant()
    def a_clock_that_ended_never_moves(self) -> None:
        for clock in self.desk.clocks(self.case):
            figures = (clock.due_on, clock.law_due_on, clock.extension)
            reopened = clock.kind is ClockKind.DECISION and clock.ended_on is None
            if clock.ended_on is not None:
                assert self.ended.setdefault(clock.id, figures) == figures
            elif reopened:
                self.ended.pop(clock.id, None)

    @invariant()
    def a_standing_case_is_grey_and_a_closed_one_runs_no_clock(self) -> None:
        row = self.desk.row(self.case)
        assert row.state is self.state
        if self.state is CaseState.SUSPENDED:
            assert row.light is Light.GREY
        elif self.state in CLOSED | {CaseState.DELIVERED}:
            assert all(clock.ended_on for clock in self.desk.clocks(self.case))
        with self.store.work.read() as session:
            standing_now = [each for each in ledger_of(session, self.case) if each.to_on is None]
            decision = session.scalars(
                select(CaseClock).where(CaseClock.kind == ClockKind.DECISION)
            ).all()
        assert len(standing_now) == (self.state is CaseState.SUSPENDED)
        assert all((c.stood_since is not None) == bool(standing_now) for c in decision)

    @invariant()
    def figures_stay_as_they_were_frozen(self) -> None:
        rows = self.desk.outcomes(self.case)
        for row in rows:
            figures = tuple(getattr(row, name) for name in FROZEN)
            assert self.frozen.setdefault(row.round, figures) == figures
            assert row.used_days >= 0
            assert row.suspended_days >= 0
        assert [row.is_latest for row in rows] == [False] * (len(rows) - 1) + [True] * bool(rows)


TestCaseMachine = CaseMachine.TestCase
TestCaseMachine.settings = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
