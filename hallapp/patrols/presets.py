"""Rules of patrols as halls have published them; where a hall names no number, the default.

Only the number of rounds is taken from what is published; spacing, margins and days stay the
program's own until the hall changes them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from hallapp.patrols.terms import PatrolPlanRules

PLANS: Mapping[str, PatrolPlanRules] = MappingProxyType(
    {
        "default": PatrolPlanRules(),
        # One check a day, beside a leader's patrol once a week.
        "cangnan": PatrolPlanRules(rounds=1),
        "sample2024": PatrolPlanRules(),
        # Fixed and random patrols, but no number of them.
        "face_four": PatrolPlanRules(),
        "service_hall": PatrolPlanRules(),
        # Four a day at random times (每天4次不定时巡查).
        "qingcheng": PatrolPlanRules(rounds=4),
        "miluo": PatrolPlanRules(),
    }
)
"""By the same names as the presets of attendance."""
