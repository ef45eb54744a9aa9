"""Visits of several services under one number (一件事联办): what follows a finished step."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _, papers
from hallapp.queueing.errors import NoPackageError, SkipReasonError, TicketUnknownError
from hallapp.queueing.placing import next_part
from hallapp.queueing.rules import begun_at, waited_between
from hallapp.queueing.store import packages, steps
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.store.steps import StepNow
from hallapp.queueing.store.undo import Made
from hallapp.queueing.terms import (
    ASIDE_STATES,
    Entry,
    PackageProgressRow,
    PackageStepRow,
    TicketRow,
    TicketState,
)
from hallapp.queueing.turns import QueueTurns

_OVER = (TicketState.FINISHED, TicketState.SKIPPED)


@dataclass(frozen=True)
class OpenPart:
    """An open service of a package, and how busy it is now."""

    step: PackageStepRow
    waiting: int
    windows: int

    @property
    def position(self) -> int:
        """Order in the package."""
        return self.step.position


class Packages(QueueTurns):
    """Leads one number through several services, and back to whoever sent it on."""

    def skip_step(self, request: Request, window_id: uuid.UUID, reason: str) -> TicketRow:
        """Leave out the service of a package that is at a window; the next one begins (跳过).

        Raises:
            SkipReasonError: No reason was given.
            NothingCalledError: No ticket has been called to the window.
            NoPackageError: The ticket takes this service only.
        """
        if not reason.strip():
            raise SkipReasonError

        def leave_out(act: Writing, turn: Turn, here: WindowNow) -> None:
            if here.package_id is None or here.step_id is None:
                raise NoPackageError(label=here.label)
            steps.change(
                act.connection,
                here.step_id,
                state=TicketState.SKIPPED,
                started_at=begun_at(here.state, here.started_at),
                finished_at=turn.moment,
            )
            self._remember(act, turn, here, "skip", Made(self._go_on(act, turn, here)))

        return self._moved(
            request, "skip", window_id, TicketState.SKIPPED, leave_out, reason=reason.strip()
        )

    def package_progress(self, ticket_id: uuid.UUID) -> tuple[PackageProgressRow, ...]:
        """Return how far each service of a ticket's package is; nothing without a package.

        Raises:
            TicketUnknownError: There is no such ticket.
        """
        with self._reading.look() as connection:
            taken = steps.steps_of(connection, ticket_id)
            if not taken:
                raise TicketUnknownError
            package_id = taken[0].package_id
            parts = () if package_id is None else packages.package_steps(connection, package_id)
        return tuple(self._progress(part, taken) for part in parts)

    def _progress(self, part: PackageStepRow, taken: Sequence[StepNow]) -> PackageProgressRow:
        here = [step for step in taken if step.service_id == part.service_id]
        return PackageProgressRow(
            service_id=part.service_id,
            service_name=part.service_name,
            position=part.position,
            state=here[-1].state if here else None,
            waited_s=sum(self._waited_s(step) for step in waits_of(here)),
            served_s=sum(self._served_s(step) for step in here),
        )

    def _waited_s(self, step: StepNow) -> int:
        if step.state is TicketState.WAITING:
            until = self._reading.clock.now()
        elif step.state in ASIDE_STATES:
            until = step.aside_at
        else:
            until = step.called_at or step.finished_at
        since = step.queued_at
        if since is None or until is None:
            return 0
        return waited_between(since, until, step.aside_s + step.served_s)

    def _served_s(self, step: StepNow) -> int:
        is_served = step.state is TicketState.SERVING
        until = self._reading.clock.now() if is_served else step.finished_at
        # What waits again or is held was served before only; that is counted already.
        if step.started_at is None or until is None:
            return step.served_s
        return step.served_s + waited_between(step.started_at, until, 0)

    def _go_on(self, act: Writing, turn: Turn, here: WindowNow) -> tuple[uuid.UUID, ...]:
        """Begin what follows a step that is over; return the steps begun.

        First back to whoever sent the ticket on and wants it again, then the next service of its
        package. What was served over midnight ends with its day.
        """
        if here.ticket_id is None or not here.goes_on or here.day != turn.day:
            return ()
        taken = steps.steps_of(act.connection, here.ticket_id)
        ended = next(step for step in taken if step.id == here.step_id)
        if here.back_window_id is not None:
            return (self._go_back(act, turn, taken, ended),)
        return self._next_step(act, turn, taken, ended)

    def _go_back(
        self, act: Writing, turn: Turn, taken: Sequence[StepNow], ended: StepNow
    ) -> uuid.UUID:
        sent = sent_from(taken, ended)
        return steps.begin(
            act.connection,
            turn,
            sent,
            Entry.RETURNED,
            effective_at=taken[0].effective_at,
            # Either may call: who sent it may sit elsewhere by now, or have gone home.
            wanted_window_id=ended.back_window_id,
            wanted_person_id=ended.back_person_id,
            back_window_id=sent.back_window_id,
            back_person_id=sent.back_person_id,
        )

    def _next_step(
        self, act: Writing, turn: Turn, taken: Sequence[StepNow], ended: StepNow
    ) -> tuple[uuid.UUID, ...]:
        if ended.package_id is None:
            return ()
        parts = packages.package_steps(act.connection, ended.package_id)
        left = list(open_parts(parts, taken))
        begun: list[uuid.UUID] = []
        while left:
            chosen = self._next_of(act, turn, left)
            values: dict[str, object] = {
                "service_id": chosen.service_id,
                "item_id": chosen.item_id,
                "position": chosen.position,
                "effective_at": taken[0].effective_at,
            }
            if packages.is_given(act.connection, chosen.service_id, turn.moment):
                begun.append(steps.begin(act.connection, turn, ended, Entry.NEXT_STEP, **values))
                break
            begun.append(self._leave_out(act, turn, ended, values))
            left.remove(chosen)
            # The steps of a ticket differ in their turns.
            turn = self._turn(act)
        return tuple(begun)

    def _next_of(self, act: Writing, turn: Turn, left: Sequence[PackageStepRow]) -> PackageStepRow:
        services = tuple(part.service_id for part in left)
        loads = packages.loads(act.connection, self._work.hall_id, turn.day, services)
        return next_part(OpenPart(part, *loads[part.service_id]) for part in left).step

    def _leave_out(
        self, act: Writing, turn: Turn, ended: StepNow, values: dict[str, object]
    ) -> uuid.UUID:
        """Skip a service that nobody would ever be called for."""
        over: dict[str, object] = {"state": TicketState.SKIPPED, "finished_at": turn.moment}
        states = (TicketState.WAITING, TicketState.SKIPPED)
        with papers():
            why = _("这项业务已停办或没有窗口办理")
        self._tell(act, ended.ticket_id, states, "ticket_skip", why)
        return steps.begin(act.connection, turn, ended, Entry.NEXT_STEP, **values, **over)


def open_parts(
    parts: Iterable[PackageStepRow], taken: Sequence[StepNow]
) -> tuple[PackageStepRow, ...]:
    """Return which services of a package are still to be visited.

    Over is what was finished or left out, and what was handed to another service for good.
    """
    over = {step.service_id for step in taken if step.state in _OVER}
    for before, after in pairwise(taken):
        is_handed_on = before.state is TicketState.TRANSFERRED and after.back_window_id is None
        if is_handed_on and after.service_id != before.service_id:
            over.add(before.service_id)
    return tuple(part for part in parts if part.service_id not in over)


def waits_of(taken: Sequence[StepNow]) -> Iterator[StepNow]:
    """Yield the steps of one service whose waits add up.

    Whoever is let first begins a step that has waited since the one before began to: its wait is
    told once.
    """
    for step, after in zip_longest(taken, taken[1:]):
        until, since = step.finished_at, None if after is None else after.queued_at
        if until is None or since is None or since >= until:
            yield step


def sent_from(taken: Sequence[StepNow], ended: StepNow) -> StepNow:
    """Return the step that sent a ticket to where it is now and wants it back."""
    before = taken[: [step.id for step in taken].index(ended.id)]
    for step in reversed(before):
        if step.state is TicketState.TRANSFERRED and step.window_id == ended.back_window_id:
            return step
    return ended
