"""Named rules that a guide is held to before it is reviewed (编制规则).

Errors keep a draft from being submitted: what a law asks for, what would mislead a citizen, what
the store cannot keep. Warnings are read and weighed: good practice, and what can have a reason.
"""

from hallapp.authoring.checks.basics import BASIC_RULES, check_basics
from hallapp.authoring.checks.contact import CONTACT_RULES, check_contact
from hallapp.authoring.checks.fees import FEE_RULES, check_fees
from hallapp.authoring.checks.flow import FLOW_RULES, check_flow
from hallapp.authoring.checks.limits import LIMIT_RULES, check_limits
from hallapp.authoring.checks.materials import MATERIAL_RULES, check_materials
from hallapp.authoring.checks.reporting import Check, Surroundings
from hallapp.authoring.checks.shape import SHAPE_RULES, check_shape, unfit
from hallapp.authoring.checks.situations import SITUATION_RULES, check_situations
from hallapp.authoring.checks.visits import VISIT_RULES, check_visits
from hallapp.authoring.terms import CheckFinding, CheckRule
from hallapp.guides.content import GuideContent

RULES: tuple[CheckRule, ...] = (
    *BASIC_RULES,
    *LIMIT_RULES,
    *MATERIAL_RULES,
    *SITUATION_RULES,
    *FEE_RULES,
    *FLOW_RULES,
    *VISIT_RULES,
    *CONTACT_RULES,
    *SHAPE_RULES,
)
"""Every rule, in the order of the form."""

_CHECKS: tuple[Check, ...] = (
    check_basics,
    check_limits,
    check_materials,
    check_situations,
    check_fees,
    check_flow,
    check_visits,
    check_contact,
    check_shape,
)


def findings_of(content: GuideContent, around: Surroundings) -> tuple[CheckFinding, ...]:
    """Return what the rules speak against in a guide: errors first, then in the form's order."""
    found = [finding for check in _CHECKS for finding in check(content, around)]
    return tuple(sorted(found, key=lambda finding: not finding.is_error))


__all__ = ["RULES", "Surroundings", "findings_of", "unfit"]
