"""The hall's rules of patrols as a dated setting."""

from dataclasses import asdict
from typing import Any

from hallapp.kernel.settings import Setting
from hallapp.patrols.rules.drawing import check_rules
from hallapp.patrols.terms import PatrolPlanRules


def _spelled(rules: PatrolPlanRules) -> dict[str, Any]:
    """Spell rules that a day can follow; others never reach the store."""
    check_rules(rules)
    return asdict(rules)


PATROL_PLAN = Setting(
    name="patrols.plan",
    default=PatrolPlanRules(),
    spell=_spelled,
    read=lambda kept: PatrolPlanRules(**kept),
)
"""How many rounds a day, how far apart, when late, how long for explanation and reply."""
