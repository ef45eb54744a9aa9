"""The reasons of the five levels and the way of a follow-up."""

from hallapp.evaluation.reasons import foreign_reason, reasons_of, words_of
from hallapp.evaluation.rules import DIAGRAM
from hallapp.evaluation.terms import EvaluationLevel, FollowUpState
from hallapp.wording import sentences

CODES = {
    EvaluationLevel.VERY_GOOD: range(510, 518),
    EvaluationLevel.GOOD: range(406, 414),
    EvaluationLevel.FAIR: range(307, 315),
    EvaluationLevel.BAD: range(207, 215),
    EvaluationLevel.VERY_BAD: range(108, 116),
}


def test_every_level_offers_the_eight_reasons_of_the_standard():
    for level, codes in CODES.items():
        assert [row.code for row in reasons_of(level)] == [str(code) for code in codes]


def test_no_two_reasons_read_the_same():
    words = [row.words for level in EvaluationLevel for row in reasons_of(level)]

    assert len(set(words)) == 40
    assert max(len(each) for each in words) <= 12


def test_a_reason_fits_its_own_level_only():
    assert foreign_reason(EvaluationLevel.BAD, ("207", "214")) is None
    assert foreign_reason(EvaluationLevel.BAD, ("207", "115")) == "115"


def test_a_code_of_elsewhere_is_shown_as_it_is():
    assert words_of("115") == "态度差，办得慢"
    assert words_of("999") == "999"


def test_every_state_of_a_follow_up_leads_to_its_end():
    reached = {FollowUpState.OPEN}
    for _round in FollowUpState:
        reached |= {after for state in reached for after in DIAGRAM[state]}

    assert reached == set(FollowUpState)
    assert [state for state in FollowUpState if not DIAGRAM[state]] == [FollowUpState.CLOSED]


def test_every_refusal_has_its_sentence():
    from hallapp.evaluation import errors

    codes = {
        kind.code
        for kind in vars(errors).values()
        if isinstance(kind, type) and kind.__module__ == errors.__name__
    }

    assert codes <= sentences().keys()
