"""What a citizen should know before a number is given: asked in one go, before the press."""

from dataclasses import dataclass
from uuid import UUID

from hallapp.faces.kiosk.bringing import entries_of
from hallapp.faces.kiosk.journey import Choice
from hallapp.faces.kiosk.services import KioskServices
from hallapp.guides.errors import ItemGoneError
from hallapp.guides.tailoring import tailored
from hallapp.guides.terms import Answers
from hallapp.kernel.errors import RuleError
from hallapp.queueing.terms import PackageRow, PaperWarningRow, PriorityRow
from hallapp.queueing.terms.setups import ClosingLoadRow

LEAST_PEOPLE = 3
"""Fewer came without a paper by chance, and each of them might be known."""


@dataclass(frozen=True)
class Outlook:
    """What waits behind the press.

    Attributes:
        refused: Why there would be no number; None when there would be one.
        minutes: Range of minutes to wait; None while nothing is known.
        closing: How those who wait fit into what is left of the day; None far from its end.
        missed_paper: What most people lately came without; None when nothing stands out.
        papers: Names of what this citizen brings for the item; a group is named once.
        packages: What the item can be done together with.
        classes: Classes that need no proof, for the citizen to name.
    """

    refused: RuleError | None = None
    minutes: tuple[int, int] | None = None
    closing: ClosingLoadRow | None = None
    missed_paper: PaperWarningRow | None = None
    papers: tuple[str, ...] = ()
    packages: tuple[PackageRow, ...] = ()
    classes: tuple[PriorityRow, ...] = ()


NOTHING_KNOWN = Outlook()


def look_ahead(services: KioskServices, choice: Choice) -> Outlook:
    """Ask the hall what a citizen should know; for a worker, not for the thread of the screen."""
    queue, item_id = services.queue, choice.item_id
    return Outlook(
        refused=queue.refusal_of(choice.service.id),
        minutes=queue.expected_wait(choice.service.id),
        closing=queue.closing_load(choice.service.id),
        missed_paper=None if item_id is None else worst_paper(services, item_id),
        papers=() if item_id is None else _papers(services, item_id, choice.answers),
        packages=() if item_id is None else _packages(services, item_id),
        classes=tuple(row for row in queue.priorities() if row.is_active and not row.needs_proof),
    )


def worst_paper(services: KioskServices, item_id: UUID) -> PaperWarningRow | None:
    """Return the paper that most people lately came without, when it was no chance."""
    worst = services.queue.paper_warnings(item_id)[:1]
    return worst[0] if worst and worst[0].people >= LEAST_PEOPLE else None


def _papers(services: KioskServices, item_id: UUID, answers: Answers) -> tuple[str, ...]:
    try:
        guide = services.guides.guide(item_id)
    except ItemGoneError:
        # The number can be taken all the same; what to bring is then asked at the window.
        return ()
    return tuple(row.short_name for row in entries_of(tailored(guide, answers).materials))


def _packages(services: KioskServices, item_id: UUID) -> tuple[PackageRow, ...]:
    return tuple(
        package
        for package in services.queue.packages()
        if package.is_active and any(step.item_id == item_id for step in package.steps)
    )
