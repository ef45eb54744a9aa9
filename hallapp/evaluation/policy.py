"""What a hall sets for evaluation (好差评规则): a dated hall setting."""

from dataclasses import asdict, dataclass
from typing import Any

from hallapp.kernel.settings import Setting


@dataclass(frozen=True)
class EvaluationPolicy:
    """Until when a visit can be rated, and how quickly a low level is followed up.

    The State Council's opinion asks for follow-ups "at once" and names no number of days; the
    numbers differ by place, so every hall sets its own.

    Attributes:
        rate_within_days: Calendar days after the visit in which it can still be rated.
        contact_days: Working days to get in touch and verify; 1 is what cities have made law.
        rectify_days: Working days to put it right; published rules say 5 to 15.
    """

    rate_within_days: int = 15
    contact_days: int = 1
    rectify_days: int = 15


def _read(spelled: dict[str, Any]) -> EvaluationPolicy:
    known = asdict(EvaluationPolicy())
    return EvaluationPolicy(**{name: spelled.get(name, known[name]) for name in known})


EVALUATION_POLICY: Setting[EvaluationPolicy] = Setting(
    "evaluation.policy", EvaluationPolicy(), asdict, _read
)
