"""Rules on questions about a citizen's situation, and on what hangs on the answers (情形)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hallapp.authoring.checks.reporting import Surroundings, on_entry
from hallapp.authoring.naming import entry_words
from hallapp.authoring.terms import CheckFinding, CheckRule, Severity
from hallapp.guides.content import GuideContent
from hallapp.guides.terms import Condition
from hallapp.kernel.texts import _, mark

_OURS = mark("本系统的情形问答要求")
CONDITION_UNKNOWN = CheckRule(
    "condition_unknown",
    Severity.ERROR,
    mark("适用情形指向不存在的问题或选项"),
    mark("材料、收费的适用情形，要指向本指南里有的问题和选项。"),
    _OURS,
)
QUESTION_TOO_EARLY = CheckRule(
    "question_too_early",
    Severity.ERROR,
    mark("问题依赖后面的问题"),
    mark("一个问题只能依赖排在它前面的问题。"),
    _OURS,
)
QUESTION_WITHOUT_CHOICE = CheckRule(
    "question_without_choice",
    Severity.ERROR,
    mark("问题少于两个选项"),
    mark("情形问题至少有两个选项，每个选项都有文字。"),
    _OURS,
)
SITUATION_KEY_UNFIT = CheckRule(
    "situation_key_unfit",
    Severity.ERROR,
    mark("问题或选项的代号不能用"),
    mark("代号用小写字母、数字和下划线，最多 20 位，同一处不重复；它印在指南单的二维码里。"),
    _OURS,
)
SITUATION_UNUSED = CheckRule(
    "situation_unused",
    Severity.WARNING,
    mark("问题不影响材料和收费"),
    mark("每个情形问题要有材料或收费因它而不同，否则不必问群众。"),
    _OURS,
)
SITUATION_RULES = (
    CONDITION_UNKNOWN,
    QUESTION_TOO_EARLY,
    QUESTION_WITHOUT_CHOICE,
    SITUATION_KEY_UNFIT,
    SITUATION_UNUSED,
)
_KEY = re.compile(r"[a-z0-9_]{1,20}")
_FEWEST_OPTIONS = 2
_Known = Mapping[str, frozenset[str]]


def check_situations(content: GuideContent, _around: Surroundings) -> Iterator[CheckFinding]:
    """Find questions that nobody can answer or need not answer, and conditions on nothing."""
    known: _Known = {
        each.key: frozenset(option.key for option in each.options) for each in content.situations
    }
    for part in ("materials", "fees"):
        for position, entry in enumerate(getattr(content, part), start=1):
            yield from _check_when((part, position), entry, known)
    yield from _check_questions(content, known)
    used = {
        condition.question
        for entry in (*content.materials, *content.fees, *content.situations)
        for condition in entry.when
    }
    for position, situation in enumerate(content.situations, start=1):
        if situation.key not in used:
            words = _("{where}不影响任何材料或收费。").format(
                where=entry_words("situations", position, situation)
            )
            yield on_entry(SITUATION_UNUSED, ("situations", position), words)


def _check_when(where: tuple[str, int], entry: Any, known: _Known) -> Iterator[CheckFinding]:
    for condition in entry.when:
        if not _is_known(condition, known):
            words = _("{where}的适用情形“{condition}”指向不存在的问题或选项。").format(
                where=entry_words(*where, entry),
                condition=f"{condition.question}={'/'.join(condition.options)}",
            )
            yield on_entry(CONDITION_UNKNOWN, where, words, "when")


def _is_known(condition: Condition, known: _Known) -> bool:
    there = known.get(condition.question)
    return there is not None and bool(condition.options) and there.issuperset(condition.options)


def _check_questions(content: GuideContent, known: _Known) -> Iterator[CheckFinding]:
    asked: dict[str, frozenset[str]] = {}
    for position, situation in enumerate(content.situations, start=1):
        where = ("situations", position)
        name = entry_words(*where, situation)
        keys = [option.key for option in situation.options]
        if len(keys) < _FEWEST_OPTIONS or not all(o.words.strip() for o in situation.options):
            words = _("{where}至少要有两个写明文字的选项。").format(where=name)
            yield on_entry(QUESTION_WITHOUT_CHOICE, where, words, "options")
        if situation.key in asked or not _are_keys([situation.key]) or not _are_keys(keys):
            words = _("{where}的代号重复，或不是小写字母、数字和下划线。").format(where=name)
            yield on_entry(SITUATION_KEY_UNFIT, where, words, "key")
        if any(each.question in known and each.question not in asked for each in situation.when):
            words = _("{where}依赖后面的问题。请调整顺序。").format(where=name)
            yield on_entry(QUESTION_TOO_EARLY, where, words, "when")
        else:
            yield from _check_when(where, situation, known)
        asked[situation.key] = frozenset(keys)


def _are_keys(keys: list[str]) -> bool:
    return len(set(keys)) == len(keys) and all(_KEY.fullmatch(key) for key in keys)
