"""The design of a hall's slips as a dated hall setting (纸面样式)."""

from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from hallapp.kernel.settings import Setting
from hallapp.slips.design import Element, Paper, SlipDesign, TypeSize

E = TypeVar("E", bound=Enum)


def _spell(design: SlipDesign) -> dict[str, Any]:
    return {
        "hall_line": design.hall_line,
        "logo": None if design.logo is None else str(design.logo),
        "footer": design.footer,
        "elements": [each.value for each in design.elements],
        "size": design.size.value,
        "paper": design.paper.value,
        "service_words": dict(design.service_words),
    }


def _read(spelled: dict[str, Any]) -> SlipDesign:
    """Read a design; what an older or newer program wrote otherwise falls back to the usual."""
    usual = SlipDesign()
    logo = spelled.get("logo")
    named = spelled.get("elements")
    elements = usual.elements if named is None else _elements(named)
    return SlipDesign(
        hall_line=spelled.get("hall_line", ""),
        logo=UUID(logo) if logo else None,
        footer=spelled.get("footer", ""),
        elements=elements,
        size=_one_of(TypeSize, spelled.get("size"), usual.size),
        paper=_one_of(Paper, spelled.get("paper"), usual.paper),
        service_words=dict(spelled.get("service_words", {})),
    )


def _elements(named: list[str]) -> tuple[Element, ...]:
    known = {each.value: each for each in Element}
    return tuple(dict.fromkeys(known[name] for name in named if name in known))


def _one_of(kind: type[E], value: object, usual: E) -> E:
    return next((each for each in kind if each.value == value), usual)


SLIP_DESIGN: Setting[SlipDesign] = Setting("slips.design", SlipDesign(), _spell, _read)
