"""Two or three questions, then your list: what of a guide one citizen's answers leave (情形).

Pure rules. An entry without conditions holds for everybody; one whose question has not been
answered yet is kept, so that a slip printed early lists too much rather than too little.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hallapp.guides.terms import Answers, Condition, GuideRow, SituationRow

_PARTS = ";"
_IS = "="


def open_question(guide: GuideRow, answers: Answers) -> SituationRow | None:
    """Return the next question to ask, None when all that matter are answered.

    A question with conditions is asked only when they are met by what was answered; one whose
    own question was never asked is not asked either.
    """
    for each in guide.situations:
        if each.key not in answers and len(each.options) > 1 and _is_met(each.when, answers):
            return each
    return None


def asked(guide: GuideRow, answers: Answers) -> tuple[SituationRow, ...]:
    """Return the questions that were answered, in the order of the guide."""
    return tuple(each for each in guide.situations if each.key in answers)


def cleaned(guide: GuideRow, answers: Answers) -> dict[str, str]:
    """Return the answers that belong to this guide: known questions, known options, still asked.

    Answers come from scanned slips too, which may be older than the guide.
    """
    kept: dict[str, str] = {}
    for each in guide.situations:
        chosen = answers.get(each.key)
        if chosen in {option.key for option in each.options} and _is_met(each.when, kept):
            kept[each.key] = str(chosen)
    return kept


def tailored(guide: GuideRow, answers: Answers) -> GuideRow:
    """Return the guide with only the materials and fees that these answers ask for."""
    never = _never_asked(guide, answers)

    def stays(when: Iterable[Condition]) -> bool:
        conditions = tuple(when)
        return holds(conditions, answers) and never.isdisjoint(each.question for each in conditions)

    return replace(
        guide,
        materials=tuple(each for each in guide.materials if stays(each.when)),
        fees=tuple(each for each in guide.fees if stays(each.when)),
    )


def holds(when: Iterable[Condition], answers: Answers) -> bool:
    """Return whether an entry may still hold: no answer given so far speaks against it."""
    return all(
        answers.get(each.question, each.options[0] if each.options else "") in each.options
        for each in when
    )


def words_of(guide: GuideRow, answers: Answers) -> tuple[tuple[str, str], ...]:
    """Return each answered question with the words of its answer, as slips print them."""
    return tuple(
        (each.ask, option.words)
        for each in asked(guide, answers)
        for option in each.options
        if option.key == answers[each.key]
    )


def answers_code(answers: Answers) -> str:
    """Return answers as a code carries them, `who=agent;kind=new`; empty for none."""
    return _PARTS.join(f"{question}{_IS}{option}" for question, option in sorted(answers.items()))


def read_answers(text: str) -> dict[str, str]:
    """Return the answers that a code carries; what cannot be read is left aside."""
    pairs = (part.partition(_IS) for part in text.split(_PARTS))
    return {question: option for question, sign, option in pairs if sign and question and option}


def _never_asked(guide: GuideRow, answers: Answers) -> frozenset[str]:
    """Return the questions that these answers rule out: what hangs on them holds for nobody."""
    never: set[str] = set()
    for each in guide.situations:
        hangs_on = {condition.question for condition in each.when}
        if not holds(each.when, answers) or not never.isdisjoint(hangs_on):
            never.add(each.key)
    return frozenset(never)


def _is_met(when: Iterable[Condition], answers: Mapping[str, str]) -> bool:
    return all(answers.get(each.question) in each.options for each in when)
