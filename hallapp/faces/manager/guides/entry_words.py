"""An entry of a guide's list in few words, for the table above its form."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from hallapp.authoring.naming import value_words
from hallapp.guides.content import SituationEntry
from hallapp.guides.content.as_guide import limit_said
from hallapp.guides.terms import Condition
from hallapp.kernel.texts import _


def entry_summary(part: str, held: Any, questions: Sequence[SituationEntry]) -> str:
    """Return what matters most of an entry beside its name."""
    return _("；").join(filter(None, _SUMMARIES[part](held, questions)))


def condition_words(when: Iterable[Condition], questions: Sequence[SituationEntry]) -> str:
    """Return for whom something holds, in the words of the questions: 委托他人代办."""
    said: list[str] = []
    for each in when:
        question = next((one for one in questions if one.key == each.question), None)
        options = () if question is None else question.options
        words = [option.words for option in options if option.key in each.options]
        said.append(_("或").join(words) if words else _("已删去的情形"))
    return _("，").join(said)


def _material(held: Any, questions: Sequence[SituationEntry]) -> list[str]:
    copies = "" if held.copies is None else _("{copies} 份").format(copies=held.copies)
    group = _("任一项：{group}").format(group=held.group) if held.group else ""
    return [
        condition_words(held.when, questions), group, copies, held.form,
        value_words("necessity", held.necessity),
    ]  # fmt: skip


def _fee(held: Any, questions: Sequence[SituationEntry]) -> list[str]:
    when = condition_words(held.when, questions)
    return [when, held.standard, value_words("state", held.state), held.changed_on]


def _step(held: Any, _questions: Sequence[SituationEntry]) -> list[str]:
    return [_limit(held), held.actor, held.result]


def _special(held: Any, _questions: Sequence[SituationEntry]) -> list[str]:
    return [_limit(held), held.basis]


def _situation(held: Any, _questions: Sequence[SituationEntry]) -> list[str]:
    return [_(" / ").join(option.words for option in held.options)]


def _faq(held: Any, _questions: Sequence[SituationEntry]) -> list[str]:
    return [" ".join(held.answer.split())]


def _limit(held: Any) -> str:
    limit = limit_said(held.limit_amount, held.limit_unit)
    return "" if limit is None else limit.words


_SUMMARIES: Final[Mapping[str, Callable[[Any, Sequence[SituationEntry]], list[str]]]] = {
    "materials": _material,
    "fees": _fee,
    "steps": _step,
    "specials": _special,
    "situations": _situation,
    "questions": _faq,
}
