"""What an applicant hands in, checked before anything is written (申请)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from hallapp.cases.errors import (
    ApplicantNameError,
    ChoiceUnmetError,
    MaterialsNotTickedError,
    MaterialUnknownError,
)
from hallapp.cases.terms import MaterialTick, TickOutcome
from hallapp.guides.terms import MaterialRow, Necessity
from hallapp.kernel.identity import IdNumberError, is_id_number
from hallapp.kernel.texts import _

_LONGEST_NAME = 60


@dataclass(frozen=True)
class Application:
    """What is accepted at the window.

    Attributes:
        item_id: The service item applied for.
        applicant_name: A person's or a unit's name.
        id_number: Eighteen characters, or empty when the item needs none.
        phone: For questions; may be empty.
        ticks: What the clerk found of each material.
    """

    item_id: UUID
    applicant_name: str
    id_number: str = ""
    phone: str = ""
    ticks: tuple[MaterialTick, ...] = ()


def check_application(application: Application) -> None:
    """Refuse an application that could not be kept as it is.

    Raises:
        ApplicantNameError: No name, or one that is too long.
        IdNumberError: The ID number's check digit does not fit.
    """
    name = application.applicant_name.strip()
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise ApplicantNameError(longest=_LONGEST_NAME)
    if application.id_number and not is_id_number(application.id_number):
        raise IdNumberError


def check_ticked(materials: Iterable[MaterialRow], ticks: Iterable[MaterialTick]) -> None:
    """Refuse ticks that do not fit the guide; an item without materials needs none.

    Raises:
        MaterialUnknownError: A tick is of no material of the guide.
        MaterialsNotTickedError: A required material is neither there nor not needed.
        ChoiceUnmetError: Of a choice that everybody has, every one is called not needed.
    """
    asked = {str(row.id): row for row in materials}
    given = tuple(ticks)
    unknown = [tick.name for tick in given if tick.material_id not in asked]
    if unknown:
        raise MaterialUnknownError(names=_("、").join(unknown))
    settled = {tick.material_id for tick in given if tick.outcome is not TickOutcome.MISSING}
    unseen = [
        row.name
        for key, row in asked.items()
        if row.necessity is Necessity.REQUIRED and key not in settled
    ]
    if unseen:
        raise MaterialsNotTickedError(count=len(unseen), names=_("、").join(unseen))
    _check_choices(asked, given)


def _check_choices(asked: Mapping[str, MaterialRow], given: Iterable[MaterialTick]) -> None:
    """Refuse a choice of one (任一项) of which none is there.

    Answers are not part of an application: a choice of which every member has a condition may
    have been left out by them.
    """
    outcomes = {tick.material_id: tick.outcome for tick in given}
    found: dict[str, set[TickOutcome | None]] = {}
    for_all: set[str] = set()
    for key, row in asked.items():
        if row.group and row.necessity is Necessity.REQUIRED:
            found.setdefault(row.group, set()).add(outcomes.get(key))
            if not row.when:
                for_all.add(row.group)
    unmet = [
        group
        for group, seen in found.items()
        if group in for_all and seen == {TickOutcome.NOT_NEEDED}
    ]
    if unmet:
        raise ChoiceUnmetError(count=len(unmet), names=_("、").join(unmet))


def masked_name(name: str) -> str:
    """Return the first character and crosses: what a screen in the hall shows."""
    return name[:1] + "×" * max(1, len(name) - 1)
