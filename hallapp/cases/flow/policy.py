"""Settings of the hall that the flow of cases obeys: limits that are not the item's own.

What 《行政许可法》 says holds for licences by default; for other types only what the hall sets, as
its own limit and never printed as law.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hallapp.guides.terms import ItemType
from hallapp.hall.limits import Limit, LimitUnit, parse_limit
from hallapp.kernel.settings import Setting

TypeLimits = Mapping[ItemType, Limit]

LICENCE_RECEIPT = Limit(5, LimitUnit.WORKING_DAYS)
"""《行政许可法》第三十二条第一款第四项."""
LICENCE_DELIVERY = Limit(10, LimitUnit.WORKING_DAYS)
"""《行政许可法》第四十四条."""
LICENCE_EXTENSION_DAYS = 10
"""《行政许可法》第四十二条第一款: working days."""
JOINT_EXTENSION_DAYS = 15
"""《行政许可法》第四十二条第二款: working days, for what is handled jointly."""


_SUPPLEMENT_DAYS = Limit(90, LimitUnit.CALENDAR_DAYS)


@dataclass(frozen=True, slots=True)
class SupplementRule:
    """How long missing papers are waited for (补正期限).

    Attributes:
        limit: From the day of the notice.
        lapses: Whether a case is given back by itself when nothing came.
    """

    limit: Limit = _SUPPLEMENT_DAYS
    lapses: bool = True


def _spelled(value: TypeLimits) -> dict[str, Any]:
    return {kind.value: limit.text for kind, limit in value.items()}


def _read(kept: Mapping[str, Any]) -> TypeLimits:
    found = {ItemType(kind): parse_limit(text) for kind, text in kept.items()}
    return {kind: limit for kind, limit in found.items() if limit is not None}


RECEIPT_LIMIT: Setting[TypeLimits] = Setting(
    name="cases.receipt_limit",
    default={ItemType.LICENCE: LICENCE_RECEIPT},
    spell=_spelled,
    read=_read,
)
"""How long the hall may take to accept, by type of item; no clock for a type not named."""

DELIVERY_LIMIT: Setting[TypeLimits] = Setting(
    name="cases.delivery_limit",
    default={ItemType.LICENCE: LICENCE_DELIVERY},
    spell=_spelled,
    read=_read,
)
"""How long the hall may take to deliver, by type of item."""

DEEMED_TYPES: Setting[frozenset[ItemType]] = Setting(
    name="cases.deemed_acceptance",
    default=frozenset({ItemType.LICENCE}),
    spell=lambda value: {"types": sorted(kind.value for kind in value)},
    read=lambda kept: frozenset(ItemType(kind) for kind in kept["types"]),
)
"""Types of item that count as accepted when nobody said anything in time (视为受理)."""

SUPPLEMENT_RULE: Setting[SupplementRule] = Setting(
    name="cases.supplement_limit",
    default=SupplementRule(),
    spell=lambda value: {"limit": value.limit.text, "lapses": value.lapses},
    read=lambda kept: SupplementRule(
        parse_limit(kept["limit"]) or _SUPPLEMENT_DAYS, bool(kept["lapses"])
    ),
)
