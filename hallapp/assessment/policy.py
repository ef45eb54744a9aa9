"""How a hall scores its people: a dated hall setting."""

from dataclasses import asdict
from enum import Enum
from typing import Any

from hallapp.assessment.presets import SCORES
from hallapp.assessment.rules import check_rules
from hallapp.assessment.terms import (
    FactKind,
    GradeFrom,
    GroupCap,
    ScoreGroup,
    ScorePer,
    ScoreRule,
    ScoreRules,
)
from hallapp.kernel.settings import Setting


def spell_rules(rules: ScoreRules) -> dict[str, Any]:
    """Return rules as a small mapping for the store.

    Raises:
        ScoreRulesError: They contradict themselves; no such rules are ever kept.
    """
    check_rules(rules)
    return _plain(asdict(rules))


def read_rules(spelled: dict[str, Any]) -> ScoreRules:
    """Return rules from their mapping; what a later version added takes its default."""
    facts = dict(spelled)
    facts["rules"] = tuple(_rule(each) for each in facts.get("rules", ()))
    facts["group_caps"] = tuple(
        GroupCap(ScoreGroup(each["group"]), each["tenths"]) for each in facts.get("group_caps", ())
    )
    facts["grades"] = tuple(GradeFrom(**each) for each in facts.get("grades", ()))
    return ScoreRules(**facts)


def _rule(spelled: dict[str, Any]) -> ScoreRule:
    facts = dict(spelled)
    facts["group"] = ScoreGroup(facts["group"])
    facts["fact"] = FactKind(facts["fact"])
    facts["per"] = ScorePer(facts["per"])
    facts["findings"] = tuple(facts.get("findings", ()))
    return ScoreRule(**facts)


def _plain(value: Any) -> Any:
    """Return a value made of what JSON knows."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]  # pyright: ignore[reportUnknownVariableType]
    return value


SCORE_RULES: Setting[ScoreRules] = Setting(
    "assessment.rules", SCORES["default"], spell_rules, read_rules
)
