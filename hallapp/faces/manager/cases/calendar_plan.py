"""A change of the calendar that is looked at before it is saved; no widgets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hallapp.cases.clockwork.calendar_rows import DayChoice, MovePreview, NoticePlan
from hallapp.cases.clockwork.errors import NoticePartialError
from hallapp.faces.manager.cases.day_words import change_words
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.cases.services_calendar import Cancelled, Progress, SeenCalendar
from hallapp.faces.manager.words import day_words
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.wording import sentence

Save = Callable[[CasesServices, Request, str, Progress, Cancelled], MovePreview]
"""Writes a change; takes the reason that was typed."""
_MOST_TOLD = 40


@dataclass(frozen=True)
class PlannedChange:
    """What would be saved, what it moves, and what stands in the way.

    Attributes:
        notes: What a person should look at, one line each; grave ones are in `faults`.
        faults: Lines of a notice that cannot be used; with any nothing can be saved.
        asks_reason: A reason may be typed.
        save: Writes it.
    """

    title: str
    source: str
    changed: tuple[str, ...]
    notes: tuple[str, ...]
    faults: tuple[str, ...]
    moves: MovePreview
    changes_nothing: bool
    asks_reason: bool
    save: Save


def calendar_of(services: CasesServices) -> SeenCalendar:
    """Return what keeps the calendar; the tab is there only with it."""
    assert services.calendar is not None  # noqa: S101 - the tab is left out without one
    return services.calendar()


def planned_notice(services: CasesServices, plan: NoticePlan) -> PlannedChange:
    """Look at a notice; for the worker."""
    no_moves = MovePreview(0, (), 0, 0)
    moves = no_moves if plan.faults else calendar_of(services).preview(plan)
    faults = [
        _("第 {line} 行“{text}”：{why}。").format(
            line=fault.line, text=fault.text, why=fault.kind.words
        )
        for fault in plan.faults
    ]
    if plan.is_new_year and not plan.is_whole and not faults:
        faults.append(sentence(NoticePartialError(year=plan.year)))
    kept = [_("本厅另设的不变：{day}").format(day=change_words(day)) for day in plan.kept]
    whole = _("{year} 年放假安排") if plan.is_whole else _("{year} 年放假安排的调整")

    def save(
        asked: CasesServices, request: Request, reason: str, progress: Progress, gone: Cancelled
    ) -> MovePreview:
        del reason
        return calendar_of(asked).save(request, plan, progress, gone)

    return PlannedChange(
        title=whole.format(year=plan.year),
        source=plan.source,
        changed=tuple(change_words(change) for change in plan.changes[:_MOST_TOLD]),
        notes=(*plan.cautions, *kept),
        faults=tuple(faults),
        moves=moves,
        changes_nothing=plan.changes_nothing,
        asks_reason=False,
        save=save,
    )


def planned_day(services: CasesServices, day: date, choice: DayChoice) -> PlannedChange:
    """Look at a single day that is to be set; for the worker."""
    moves = calendar_of(services).preview_day(day, choice)

    def save(
        asked: CasesServices, request: Request, reason: str, progress: Progress, gone: Cancelled
    ) -> MovePreview:
        return calendar_of(asked).set_day(
            request, day, choice, reason, progress=progress, cancelled=gone
        )

    return PlannedChange(
        title=_("{day} {choice}").format(day=day_words(day), choice=choice.label),
        source="",
        changed=(),
        notes=(),
        faults=(),
        moves=moves,
        changes_nothing=False,
        asks_reason=choice is not DayChoice.AS_USUAL,
        save=save,
    )
