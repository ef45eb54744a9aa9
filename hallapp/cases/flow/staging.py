"""Stages of a case from the steps of its guide, each with a clock where it has a limit (环节)."""

from collections.abc import Iterable

from hallapp.cases.clockwork.keeper import ClockKeeper, ClockStart
from hallapp.cases.clockwork.reckoning import ClockBudget
from hallapp.cases.flow.finding import stages_of
from hallapp.cases.store import add_event
from hallapp.cases.tables import CaseStage, HallCase
from hallapp.cases.terms import CaseEventKind, ClockKind
from hallapp.guides.terms import StepRow
from hallapp.hall.limits import Limit
from hallapp.kernel.database.work import Writing

BEFORE_ACCEPTANCE = ("申请", "收件", "接件", "受理")
"""How guides begin the names of steps that are over when a case is accepted."""


def plan_stages(
    act: Writing, clocks: ClockKeeper, case: HallCase, steps: Iterable[StepRow]
) -> None:
    """Give an accepted case its stages and begin the first that is still to be done."""
    planned = [_planned(case, number, step) for number, step in enumerate(steps, start=1)]
    act.session.add_all(planned)
    for stage in planned:
        if not stage.name.startswith(BEFORE_ACCEPTANCE):
            begin(act, clocks, case, stage)
            return
        _end_at_once(act, case, stage)


def _planned(case: HallCase, number: int, step: StepRow) -> CaseStage:
    return CaseStage(
        case_id=case.id,
        position=number,
        hall_id=case.hall_id,
        name=step.name,
        limit_amount=step.limit.amount if step.limit else None,
        limit_unit=step.limit.unit if step.limit else None,
        counts_in_limit=step.counts_in_limit is not False,
    )


def _end_at_once(act: Writing, case: HallCase, stage: CaseStage) -> None:
    stage.handler_id = act.request.actor.person_id
    stage.began_at, stage.began_on = case.received_at, case.received_on
    stage.ended_at, stage.ended_on = act.now, act.today


def begin(act: Writing, clocks: ClockKeeper, case: HallCase, stage: CaseStage) -> None:
    """Begin a stage: it is the running one, and its limit runs from now on."""
    stage.began_at, stage.began_on = act.now, act.today
    stage.handler_id = case.handler_id
    case.stage_position = stage.position
    act.session.flush()
    due = None
    if stage.limit_amount is not None and stage.limit_unit is not None:
        limit = Limit(stage.limit_amount, stage.limit_unit)
        budget = ClockBudget(act.today, act.now, limit)
        start = ClockStart(ClockKind.STAGE, budget, stage.position, stage.name)
        due = clocks.start(act, case, start).due_on
    facts = {"stage": stage.name, "due": None if due is None else due.isoformat()}
    add_event(act, case.hall_id, case.id, CaseEventKind.STAGE_BEGUN, **facts)


def end(act: Writing, clocks: ClockKeeper, case: HallCase, result: str, opinion: str) -> None:
    """End the running stage, if there is one; no other begins."""
    stage = running_stage(act, case)
    if stage is None:
        return
    stage.ended_at, stage.ended_on = act.now, act.today
    stage.result, stage.opinion = result, opinion
    stage.handler_id = stage.handler_id or act.request.actor.person_id
    case.stage_position = None
    clock = clocks.of_kind(act.session, case.id, ClockKind.STAGE, stage.position)
    if clock is not None and clock.ended_on is None:
        clocks.end(act, clock, act.today)
    facts = {"stage": stage.name, "result": result, "opinion": opinion}
    add_event(act, case.hall_id, case.id, CaseEventKind.STAGE_ENDED, **facts)


def give_up(act: Writing, case: HallCase) -> None:
    """End the running stage of a case that is closed without a decision; its clock ends apart."""
    stage = running_stage(act, case)
    if stage is not None:
        stage.ended_at, stage.ended_on = act.now, act.today
        case.stage_position = None


def running_stage(act: Writing, case: HallCase) -> CaseStage | None:
    """Return the stage that a case is in."""
    if case.stage_position is None:
        return None
    return act.session.get(CaseStage, (case.id, case.stage_position))


def next_stage(act: Writing, case: HallCase, after: int) -> CaseStage | None:
    """Return the first stage after a position that did not begin yet."""
    found = stages_of(act.session, case.id)
    return next((row for row in found if row.position > after and row.began_on is None), None)
