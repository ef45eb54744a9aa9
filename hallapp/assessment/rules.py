"""Pure rules of scores: which rule fits a fact, what feeding changes, how a score adds up."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from hallapp.assessment.errors import ScoreRulesError
from hallapp.assessment.terms import (
    EntryKey,
    EntryRow,
    FactKind,
    FeedPlan,
    PlannedEntry,
    ScoreFact,
    ScoreGroup,
    ScorePer,
    ScoreRule,
    ScoreRules,
    ScoreSum,
)

UNSCORED = "unscored."
"""Begins the rule code of an entry of no points: it happened, and no published rule scores it."""

MONTHS_OF_YEAR = 12

RulesOn = Callable[[date], ScoreRules]

_GROUP_OF: Mapping[FactKind, ScoreGroup] = {
    FactKind.LEAVE_UNDONE: ScoreGroup.LEAVE,
    FactKind.OFF_POST: ScoreGroup.CONDUCT,
    FactKind.FINDING: ScoreGroup.CONDUCT,
    FactKind.WRONG_POST: ScoreGroup.CONDUCT,
    FactKind.CASE_OVERDUE: ScoreGroup.CASES,
    FactKind.COMPLAINT: ScoreGroup.OPINIONS,
    FactKind.BAD_REVIEW: ScoreGroup.OPINIONS,
    FactKind.MEDIA: ScoreGroup.OPINIONS,
    FactKind.PRAISE: ScoreGroup.BONUS,
}


def check_rules(rules: ScoreRules) -> None:
    """Refuse rules that contradict themselves.

    Raises:
        ScoreRulesError: They do; its fact `fact` names the place.
    """
    codes = [rule.code for rule in rules.rules]
    bounds = [grade.tenths for grade in rules.grades]
    wrong = {
        "base": rules.base_tenths <= 0,
        "floor": rules.floor_tenths > rules.base_tenths,
        "bonus": rules.cap_bonus_tenths < 0,
        "share": not 0 <= rules.chief_share_percent <= 100,  # noqa: PLR2004 - percent
        "months": rules.months < 1 or MONTHS_OF_YEAR % rules.months != 0,
        "codes": len(set(codes)) != len(codes) or any(c.startswith(UNSCORED) for c in codes),
        "grades": bounds != sorted(bounds, reverse=True) or len(set(bounds)) != len(bounds),
        "caps": any(cap.tenths < 0 for cap in rules.group_caps),
    }
    wrong |= {rule.code: not _is_sound(rule) for rule in rules.rules}
    found = next((place for place, is_wrong in wrong.items() if is_wrong), None)
    if found is not None:
        raise ScoreRulesError(fact=found)


def _is_sound(rule: ScoreRule) -> bool:
    """Whether a rule by itself makes sense."""
    ends = rule.most_minutes is None or rule.least_minutes <= rule.most_minutes
    capped = rule.monthly_cap_tenths is None or rule.monthly_cap_tenths >= 0
    return bool(rule.code and rule.label) and rule.tenths != 0 and ends and capped


def rule_for(rules: ScoreRules, fact: ScoreFact) -> ScoreRule | None:
    """Return the first rule that fits a fact; None where nothing published scores it."""
    return next((rule for rule in rules.rules if _fits(rule, fact)), None)


def _fits(rule: ScoreRule, fact: ScoreFact) -> bool:
    if rule.fact is not fact.kind or fact.minutes < rule.least_minutes:
        return False
    if rule.most_minutes is not None and fact.minutes > rule.most_minutes:
        return False
    return not rule.findings or fact.finding in rule.findings


def planned(rules: ScoreRules, fact: ScoreFact) -> PlannedEntry:
    """Return the entry of a fact; one of no points where no rule fits it."""
    rule = rule_for(rules, fact)
    if rule is None:
        group = _GROUP_OF.get(fact.kind, ScoreGroup.ATTENDANCE)
        label = fact.words or fact.kind.label
        return PlannedEntry(fact, UNSCORED + fact.kind.value, label[:120], group, 0)
    times = 1 if rule.per is ScorePer.OCCASION else max(fact.times, 0)
    return PlannedEntry(fact, rule.code, rule.label, rule.group, rule.tenths * times)


def plan_feed(
    facts: Iterable[ScoreFact],
    rules_on: RulesOn,
    standing: Iterable[EntryRow],
    held: Collection[EntryKey] = (),
) -> FeedPlan:
    """Return what feeding facts changes; feeding them again, in any order, changes nothing.

    Args:
        facts: All facts of the span.
        rules_on: The rules of a day.
        standing: Entries of the span that were fed and count.
        held: Keys of entries that a person took back; they are not made again.
    """
    wanted: dict[EntryKey, PlannedEntry] = {}
    for fact in sorted(facts, key=_fact_order):
        entry = planned(rules_on(fact.day), fact)
        if fact.subject:
            wanted.setdefault(entry.key, entry)
    kept: set[EntryKey] = set()
    gone: list[EntryRow] = []
    for row in standing:
        if row.key in wanted and _says_the_same(row, wanted[row.key]):
            kept.add(row.key)
        else:
            gone.append(row)
    banned = set(held)
    new = [entry for key, entry in wanted.items() if key not in kept and key not in banned]
    return FeedPlan(
        new=tuple(new),
        gone=tuple(gone),
        kept=len(kept),
        unscored=tuple(e.fact for e in wanted.values() if e.rule_code.startswith(UNSCORED)),
        held=sum(1 for key in wanted if key in banned),
    )


def _fact_order(fact: ScoreFact) -> tuple[object, ...]:
    # Two facts of one key cannot both count; which of them does must not depend on the order.
    return (
        fact.day, fact.subject, fact.kind.value, fact.evidence_id, fact.part, -fact.times,
        -fact.minutes, fact.finding, fact.words,
    )  # fmt: skip


def _says_the_same(row: EntryRow, entry: PlannedEntry) -> bool:
    fact = entry.fact
    return (row.tenths, row.day, row.words) == (entry.tenths, fact.day, fact.words)


def summed(rules: ScoreRules, entries: Iterable[EntryRow], share_tenths: int = 0) -> ScoreSum:
    """Return how a score comes about from the entries of one person.

    Args:
        rules: The rules that hold at the end of the period: base, caps, floor.
        entries: Of one person; withdrawn ones count nothing.
        share_tenths: What a chief representative bears, without a sign.
    """
    counted = [entry for entry in entries if entry.counts]
    taken = sum(entry.tenths for entry in counted if entry.tenths < 0)
    given = sum(entry.tenths for entry in counted if entry.tenths > 0)
    groups, cut = _after_caps(rules, counted)
    cap_cut = max(0, given - rules.cap_bonus_tenths)
    if given:
        groups[ScoreGroup.BONUS] = given - cap_cut
    raw = rules.base_tenths + taken + cut + given - cap_cut - share_tenths
    return ScoreSum(
        base=rules.base_tenths,
        taken=taken,
        given=given,
        cut=cut,
        cap_cut=cap_cut,
        share=share_tenths,
        floor_cut=max(0, rules.floor_tenths - raw),
        groups=groups,
    )


def _after_caps(
    rules: ScoreRules, entries: Sequence[EntryRow]
) -> tuple[dict[ScoreGroup, int], int]:
    """Return what each part takes after its caps (negative), and how much the caps spared."""
    monthly: dict[tuple[str, int, int], int] = defaultdict(int)
    group_of: dict[str, ScoreGroup] = {}
    for entry in entries:
        if entry.tenths < 0:
            monthly[(entry.rule_code, entry.day.year, entry.day.month)] += entry.tenths
            group_of[entry.rule_code] = entry.group
    capped = {rule.code: rule.monthly_cap_tenths for rule in rules.rules}
    groups: dict[ScoreGroup, int] = defaultdict(int)
    for (code, _year, _month), tenths in monthly.items():
        most = capped.get(code)
        groups[group_of[code]] += tenths if most is None else max(tenths, -most)
    for cap in rules.group_caps:
        if cap.group in groups:
            groups[cap.group] = max(groups[cap.group], -cap.tenths)
    return dict(groups), sum(groups.values()) - sum(monthly.values())


def unscored_kinds(entries: Iterable[EntryRow]) -> dict[FactKind, int]:
    """Return what happened and counts no points, by the kind of it."""
    found: dict[FactKind, int] = defaultdict(int)
    for entry in entries:
        if entry.rule_code.startswith(UNSCORED):
            found[FactKind(entry.rule_code.removeprefix(UNSCORED))] += 1
    return dict(found)


def chief_share(rules: ScoreRules, lost_by_others: int) -> int:
    """Return what a chief representative bears, rounded in his favour.

    Args:
        rules: Say which part of it.
        lost_by_others: What the unit's others and the unit itself lost, without a sign.
    """
    return abs(lost_by_others) * rules.chief_share_percent // 100


def ranks(scores: Sequence[int]) -> tuple[int, ...]:
    """Return the rank of each score: 1 for the best; after two firsts comes a third."""
    ordered = sorted(scores, reverse=True)
    first: dict[int, int] = {}
    for place, score in enumerate(ordered, start=1):
        first.setdefault(score, place)
    return tuple(first[score] for score in scores)


def grade_of(rules: ScoreRules, tenths: int) -> str:
    """Return the label of the grade that a score has; empty where the hall has no grades."""
    found = next((grade.label for grade in rules.grades if tenths >= grade.tenths), None)
    if found is not None:
        return found
    return rules.grades[-1].label if rules.grades else ""


def period_of(rules: ScoreRules, day: date) -> tuple[date, date]:
    """Return the period that a day lies in; periods begin with the year."""
    begun = (day.month - 1) // rules.months * rules.months + 1
    ended = begun + rules.months
    after = date(day.year + 1, 1, 1) if ended > MONTHS_OF_YEAR else date(day.year, ended, 1)
    return date(day.year, begun, 1), after - timedelta(days=1)


def points(tenths: int) -> str:
    """Return tenths of a point as people write points: 98, 97.5, -0.5."""
    sign = "-" if tenths < 0 else ""
    whole, rest = divmod(abs(tenths), 10)
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"
