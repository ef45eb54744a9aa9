"""The priority classes that a new hall starts with (优先类别); it changes them as it likes.

Why these head starts: `docs/algorithms/numbering.md`.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from hallapp.kernel.texts import _, mark


@dataclass(frozen=True)
class PriorityOutline:
    """A class before a hall has it.

    Attributes:
        code: Letters that a report shows.
        name: Its name, marked for translation.
        head_start_minutes: How much earlier than it came its ticket counts.
        needs_proof: The clerk asks for a card before serving.
    """

    code: str
    name: str
    head_start_minutes: int
    needs_proof: bool


DEFAULT_PRIORITIES = (
    PriorityOutline("LN", mark("老年人"), 10, needs_proof=False),
    PriorityOutline("CJ", mark("残疾人"), 15, needs_proof=True),
    PriorityOutline("JR", mark("军人及退役军人"), 15, needs_proof=True),
    PriorityOutline("YF", mark("孕妇"), 15, needs_proof=False),
    PriorityOutline("YY", mark("预约"), 20, needs_proof=True),
    PriorityOutline("LS", mark("绿色通道"), 30, needs_proof=True),
    PriorityOutline("LZ", mark("领证"), 10, needs_proof=True),
)


def default_priorities(hall_id: uuid.UUID) -> list[dict[str, Any]]:
    """Return the rows that a new hall's classes are stored as; the same each time for a hall."""
    return [
        {
            "id": uuid.uuid5(hall_id, f"priority/{outline.code}"),
            "hall_id": hall_id,
            "code": outline.code,
            "name": _(outline.name),
            "head_start_minutes": outline.head_start_minutes,
            "needs_proof": outline.needs_proof,
            "position": position,
            "is_active": True,
        }
        for position, outline in enumerate(DEFAULT_PRIORITIES)
    ]
