from datetime import UTC, date, datetime
from itertools import product
from random import Random

import pytest

from hallapp.cases.errors import CaseMoveError, MaterialsMissingError
from hallapp.cases.rules import (
    QUERY_CODE_ALPHABET,
    case_number,
    check_materials,
    check_move,
    missing_materials,
    query_code,
)
from hallapp.cases.terms import CaseRow, CaseState, Light, MaterialTick, TickOutcome
from hallapp.wording.cases import SENTENCES

DAY = date(2026, 11, 23)
_S = CaseState
BEFORE = (_S.RECEIVED, _S.SUPPLEMENTING)
OPEN = (*BEFORE, _S.ACCEPTED, _S.SUSPENDED)
DECIDED = (_S.CONCLUDED, _S.READY, _S.DELIVERED)
ALLOWED = {
    # Told what is missing, once or again; all in; accepted or not.
    *product(BEFORE, (_S.SUPPLEMENTING, _S.ACCEPTED, _S.REJECTED)),
    (_S.SUPPLEMENTING, _S.RECEIVED),
    # In handling.
    (_S.ACCEPTED, _S.SUSPENDED),
    (_S.SUSPENDED, _S.ACCEPTED),
    (_S.ACCEPTED, _S.CONCLUDED),
    # Ended without a decision, as long as there is none.
    *product(OPEN, (_S.WITHDRAWN, _S.RETURNED)),
    # Handed over.
    (_S.CONCLUDED, _S.READY),
    (_S.CONCLUDED, _S.DELIVERED),
    (_S.READY, _S.DELIVERED),
    # Taken up again, or taken back.
    *product(DECIDED, (_S.ACCEPTED, _S.REVOKED)),
}


def tick(name, outcome):
    return MaterialTick(material_id=name, name=name, outcome=outcome)


def case_row(remaining_days):
    return CaseRow(
        id="c1",
        case_number="451425-20261123-0001",
        query_code="A3C4D6E7",
        item_name="示例事项",
        ticket_number="A023",
        window_number="3",
        accepted_at=datetime(2026, 11, 23, 1, tzinfo=UTC),
        due_on=DAY,
        statutory_due_on=None,
        is_provisional=False,
        light=Light.GREEN,
        remaining_days=remaining_days,
        state=CaseState.ACCEPTED,
        applicant_masked="王**",
    )


def test_a_case_number_names_hall_day_and_sequence():
    assert case_number("451425", DAY, 7) == "451425-20261123-0007"


def test_more_cases_than_four_digits_still_get_numbers_of_their_own():
    assert case_number("451425", DAY, 12345) == "451425-20261123-12345"


@pytest.mark.parametrize(("code", "sequence"), [("451425", 0), ("", 1), ("45-14", 1)])
def test_a_number_that_could_not_be_read_back_is_never_made(code, sequence):
    with pytest.raises(ValueError, match=str(sequence)):
        case_number(code, DAY, sequence)


def test_a_query_code_has_eight_letters_that_nobody_mixes_up():
    source = Random(7)  # noqa: S311 - a seed makes the test repeatable
    codes = {query_code(source) for _number in range(200)}

    assert len(codes) == 200
    assert all(len(code) == 8 for code in codes)
    assert set("".join(codes)) == set(QUERY_CODE_ALPHABET)
    assert not set("0O1IL2Z5S8BV") & set(QUERY_CODE_ALPHABET)


@pytest.mark.parametrize(("state", "wanted"), list(product(CaseState, CaseState)))
def test_a_case_moves_only_along_the_flow(state, wanted):
    if (state, wanted) in ALLOWED:
        check_move(state, wanted)
        return

    with pytest.raises(CaseMoveError) as refused:
        check_move(state, wanted)
    assert refused.value.facts == {"state": state.label, "wanted": wanted.label}


def test_a_missing_material_stands_against_acceptance_and_all_are_named_at_once():
    ticks = [
        tick("身份证", TickOutcome.COMPLETE),
        tick("户口簿", TickOutcome.MISSING),
        tick("委托书", TickOutcome.NOT_NEEDED),
        tick("申请表", TickOutcome.MISSING),
    ]

    with pytest.raises(MaterialsMissingError) as refused:
        check_materials(ticks)

    assert refused.value.facts == {"count": 2, "names": "户口簿、申请表"}
    assert [each.name for each in missing_materials(ticks)] == ["户口簿", "申请表"]


def test_a_case_with_nothing_missing_is_accepted():
    check_materials([tick("身份证", TickOutcome.COMPLETE), tick("委托书", TickOutcome.NOT_NEEDED)])


def test_what_is_closed_stays_closed():
    closed = set(CaseState) - set(OPEN) - set(DECIDED)

    assert {state for state, _wanted in ALLOWED}.isdisjoint(closed)


def test_open_cases_are_those_still_to_be_decided():
    assert tuple(state for state in CaseState if state.is_open) == OPEN
    assert tuple(state for state in CaseState if state.is_decided) == DECIDED
    assert CaseState.REVOKED not in (*OPEN, *DECIDED)


@pytest.mark.parametrize(
    ("days", "words"), [(3, "还有 3 个工作日"), (0, "今天到期"), (-2, "已超 2 个工作日")]
)
def test_a_row_says_what_is_left(days, words):
    assert case_row(days).remaining_words == words


@pytest.mark.parametrize("words", [CaseState, Light, TickOutcome])
def test_every_member_has_a_word_of_its_own(words):
    assert len({member.label for member in words}) == len(words)


def test_the_lights_are_the_five_words_of_the_hall():
    assert {light.label for light in Light} == {"正常", "预警", "超期", "超法定", "已暂停"}


def test_every_refusal_has_a_sentence_that_its_facts_fill():
    move = CaseMoveError(state="已办结", wanted="已撤回")
    missing = MaterialsMissingError(count=1, names="户口簿")

    assert "“已办结”" in SENTENCES[move.code].format(**move.facts)
    assert "户口簿" in SENTENCES[missing.code].format(**missing.facts)
