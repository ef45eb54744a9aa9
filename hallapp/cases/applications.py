"""What an applicant hands in, checked before anything is written (申请)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from hallapp.cases.errors import (
    ApplicantNameError,
    ChoiceUnmetError,
    MaterialsNotTickedError,
    MaterialUnknownError,
)
from hallapp.cases.importing.numbers import is_mistyped
from hallapp.cases.terms import MaterialTick, TickOutcome
from hallapp.guides.terms import MaterialRow, Necessity
from hallapp.kernel.identity import IdNumberError, is_id_number
from hallapp.kernel.texts import _

_LONGEST_NAME = 60
_DIGITS = 18


@dataclass(frozen=True)
class Application:
    """What is accepted at the window.

    Attributes:
        item_id: The service item applied for.
        applicant_name: A person's or a unit's name.
        id_number: Of a person, or the code of a unit (统一社会信用代码); empty when none is needed.
        phone: For questions; may be empty.
        ticks: What the clerk found of each material.
        agent_name: Who acts for the applicant (代理人); empty without one.
        agent_phone: For questions; may be empty.
    """

    item_id: UUID
    applicant_name: str
    id_number: str = ""
    phone: str = ""
    ticks: tuple[MaterialTick, ...] = ()
    agent_name: str = ""
    agent_phone: str = ""


def check_application(application: Application) -> None:
    """Refuse an application that could not be kept as it is.

    Raises:
        ApplicantNameError: No name, or one that is too long; an agent's name that is.
        IdNumberError: The check digit of the ID number, or of the unit's code, does not fit.
    """
    name, agent = application.applicant_name.strip(), application.agent_name.strip()
    if not name or not (_is_name(name) and _is_name(agent)):
        raise ApplicantNameError(longest=_LONGEST_NAME)
    number = application.id_number
    if number and not is_id_number(number) and (len(number) != _DIGITS or is_mistyped(number)):
        raise IdNumberError


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and text.isprintable()


def check_known(materials: Iterable[MaterialRow], ticks: Iterable[MaterialTick]) -> None:
    """Refuse ticks of materials that the guide does not ask for.

    Raises:
        MaterialUnknownError: A tick is of no material of the guide.
    """
    asked = {str(row.id) for row in materials}
    unknown = [tick.name for tick in ticks if tick.material_id not in asked]
    if unknown:
        raise MaterialUnknownError(names=_("、").join(unknown))


def check_ticked(
    materials: Iterable[MaterialRow],
    ticks: Iterable[MaterialTick],
    may_follow: Collection[str] = (),
) -> None:
    """Refuse ticks that do not fit the guide; an item without materials needs none.

    Args:
        materials: Of the guide.
        ticks: What was found of them.
        may_follow: Ids of materials that may be missing now (容缺).

    Raises:
        MaterialUnknownError: A tick is of no material of the guide.
        MaterialsNotTickedError: A required material is neither there nor not needed.
        ChoiceUnmetError: Of a choice that everybody has, every one is called not needed.
    """
    asked = {str(row.id): row for row in materials}
    given = tuple(ticks)
    check_known(asked.values(), given)
    settled = {
        tick.material_id
        for tick in given
        if tick.outcome is not TickOutcome.MISSING or tick.material_id in may_follow
    }
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
