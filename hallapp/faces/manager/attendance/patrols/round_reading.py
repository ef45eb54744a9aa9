"""What the part 巡查 shows: the day, the draw, and the round under way."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hallapp.faces.manager.attendance.patrols.services import PatrolHall
from hallapp.hall.terms import PersonRow
from hallapp.kernel.texts import _
from hallapp.patrols.terms import DrawState, PatrolDayRow, PatrolPlan, RoundState

if TYPE_CHECKING:
    from datetime import tzinfo

    from hallapp.serving.patrol_desk import RoundForm


@dataclass(frozen=True)
class RoundNow:
    """One reading.

    Attributes:
        form: Of the round under way; None while there is none.
        people: Who may be named.
    """

    day: PatrolDayRow
    plan: PatrolPlan
    form: "RoundForm | None"
    people: tuple[PersonRow, ...]

    @property
    def to_begin(self) -> tuple[int, ...]:
        """Return the numbers of rounds that can be begun: those of the day, and one beside."""
        made = {each.number for each in self.day.columns if each.round is not None}
        planned = [n for n in range(1, self.plan.rounds + 1) if n not in made]
        last = max((*made, self.plan.rounds, 0))
        return (*planned, last + 1)

    @property
    def has_drawn_left(self) -> bool:
        """Whether a drawn round was not made yet."""
        return len(self.to_begin) > 1


def read_now(hall: PatrolHall, day: date) -> RoundNow:
    """Read a day with the round under way; runs on the worker."""
    rows, plan = hall.patrols.of_day(day), hall.patrols.plan(day)
    under_way = next((each for each in rows.columns if each.state is RoundState.UNDER_WAY), None)
    visit = None if under_way is None else under_way.round
    form = None if visit is None else hall.rounds.round_form(visit.id)
    return RoundNow(rows, plan, form, hall.people())


def draw_words(plan: PatrolPlan) -> str:
    """Return how the draw stands, with its hash while it is all that may be known."""
    if plan.state is DrawState.PUBLISHED:
        said = _("今天 {rounds} 次巡查的时间已经随机抽好。公布的校验值：{hash}")
        told = said.format(rounds=plan.rounds, hash=hash_words(plan.commitment))
        if plan.missing_rounds:
            short = _("办公时间只排得下这些，少 {count} 次。").format(count=plan.missing_rounds)
            return f"{told}\n{short}"
        return told
    return _("{state}。").format(state=plan.state.label)


def patroller_words(plan: PatrolPlan) -> str:
    """Return who patrols."""
    if not plan.patrollers:
        return _("没有指定，值班长和大厅管理员都可以巡查")
    return _("、").join(each.name for each in plan.patrollers)


def told_words(plan: PatrolPlan, made: RoundNow, zone: "tzinfo") -> str:
    """Return the next time for the patroller; others learn why it is kept from them."""
    if not plan.is_told:
        return _("时间只告诉今天的巡查人；其他人先看校验值，下班公开后可以核对。")
    done = {each.number for each in made.day.columns if each.round is not None}
    coming = next((each for each in plan.times if each.number not in done), None)
    if coming is None:
        return _("抽到的巡查都做过了。")
    said = _("下一次是第 {number} 次，{time} 开始。请不要告诉别人。")
    return said.format(number=coming.number, time=f"{coming.at.astimezone(zone):%H:%M}")


def hash_words(commitment: str) -> str:
    """Return a hash in groups of eight, as one compares it."""
    return " ".join(commitment[start : start + 8] for start in range(0, len(commitment), 8))
