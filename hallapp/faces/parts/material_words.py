"""How a material is to be brought, in one quiet line, and what of a list is a choice of one."""

from collections.abc import Iterator

from hallapp.guides.terms import FeeState, GuideRow, MaterialRow, Necessity
from hallapp.kernel.texts import _


def how_words(material: MaterialRow) -> str:
    """Return form, copies, necessity, standard and condition; empty where nothing is said."""
    copies = "" if material.copies is None else _("{count} 份").format(count=material.copies)
    optional = "" if material.necessity is Necessity.REQUIRED else material.necessity.label
    said = (material.form, copies, optional, material.standard, material.remark)
    return _("，").join(part.strip() for part in said if part.strip())


def fees_words(guide: GuideRow) -> str:
    """Return what is charged now, in one line; a fee that is not charged says so."""
    if guide.charges is False:
        return _("不收费")
    fees = _("；").join(
        _("，").join(filter(None, (f"{fee.name} {fee.standard}".strip(), _state_words(fee.state))))
        for fee in guide.fees
    )
    return fees or guide.fee_note


def _state_words(state: FeeState) -> str:
    return "" if state is FeeState.CHARGED else state.label


def entries(guide: GuideRow) -> Iterator[tuple[str, tuple[MaterialRow, ...]]]:
    """Yield what a citizen brings: a material alone, or a choice with its members.

    Yields:
        Words of the choice, empty for a material alone; and the materials.
    """
    told: set[str] = set()
    for material in guide.materials:
        if not material.group:
            yield "", (material,)
        elif material.group not in told:
            told.add(material.group)
            members = tuple(each for each in guide.materials if each.group == material.group)
            yield material.group, members
