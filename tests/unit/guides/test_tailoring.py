"""Two or three questions, then the list: nobody lacks a paper because of a question not asked."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.guides.tailoring import (
    answers_code,
    asked,
    cleaned,
    open_question,
    read_answers,
    tailored,
    words_of,
)
from hallapp.guides.terms import (
    Condition,
    FeeRow,
    GuideRow,
    GuideState,
    ItemRow,
    ItemType,
    MaterialRow,
    OptionRow,
    SituationRow,
)

SELF, AGENT = OptionRow("self", "本人"), OptionRow("agent", "委托他人")
NEW, CHANGE = OptionRow("new", "新办"), OptionRow("change", "变更")
BY_AGENT = (Condition("who", ("agent",)),)


def question(key: str, ask: str, *options: OptionRow, when=()) -> SituationRow:
    return SituationRow(uuid.uuid4(), 1, key, ask, options, when)


def material(name: str, when=()) -> MaterialRow:
    return MaterialRow(uuid.uuid4(), 1, name, when=when)


WHO = question("who", "谁来办？", SELF, AGENT)
KIND = question("kind", "办哪一种？", NEW, CHANGE)
NEAR, FAR = OptionRow("yes", "近亲属"), OptionRow("no", "不是近亲属")
KIN = question("kin", "代办人是近亲属吗？", NEAR, FAR, when=BY_AGENT)


def guide(*situations: SituationRow, materials=(), fees=()) -> GuideRow:
    item = ItemRow(
        uuid.uuid4(), "GA-001", "居住证申领", "公安局", ItemType.PUBLIC_SERVICE, None, "", 0,
        GuideState.PUBLISHED, is_complete=True,
    )  # fmt: skip
    return GuideRow(
        item=item, legal_basis="", agency="", statutory=None, promised=None, charges=None,
        fee_note="", materials=materials, fees=fees, situations=situations,
    )  # fmt: skip


LISTED = (
    material("申请表"),
    material("授权委托书", BY_AGENT),
    material("原证", (Condition("kind", ("change",)),)),
    material("代办人亲属证明", (Condition("who", ("agent",)), Condition("kin", ("yes",)))),
)


def names(found: GuideRow) -> list[str]:
    return [each.name for each in found.materials]


def test_questions_are_asked_one_after_the_other() -> None:
    whole = guide(WHO, KIND)

    assert open_question(whole, {}) == WHO
    assert open_question(whole, {"who": "self"}) == KIND
    assert open_question(whole, {"who": "self", "kind": "new"}) is None
    assert asked(whole, {"kind": "new"}) == (KIND,)


def test_a_question_that_hangs_on_an_answer_is_asked_after_it_alone() -> None:
    whole = guide(WHO, KIN)

    assert open_question(whole, {"who": "self"}) is None
    assert open_question(whole, {"who": "agent"}) == KIN


def test_a_question_with_one_answer_is_not_asked() -> None:
    assert open_question(guide(question("who", "谁来办？", SELF)), {}) is None


def test_the_list_holds_what_this_citizen_brings() -> None:
    whole = guide(WHO, KIND, KIN, materials=LISTED)

    assert names(tailored(whole, {"who": "self", "kind": "new"})) == ["申请表"]
    assert names(tailored(whole, {"who": "agent", "kind": "change", "kin": "no"})) == [
        "申请表", "授权委托书", "原证"
    ]  # fmt: skip
    assert len(names(tailored(whole, {"who": "agent", "kind": "change", "kin": "yes"}))) == 4


def test_what_hangs_on_a_question_that_is_ruled_out_is_not_brought() -> None:
    proof = material("亲属关系证明", (Condition("kin", ("yes",)),))

    assert names(tailored(guide(WHO, KIN, materials=(proof,)), {"who": "self"})) == []
    assert names(tailored(guide(WHO, KIN, materials=(proof,)), {"who": "agent"})) == [proof.name]


def test_before_anything_is_answered_nothing_is_left_out() -> None:
    assert names(tailored(guide(WHO, materials=LISTED), {})) == [each.name for each in LISTED]


def test_a_fee_hangs_on_an_answer_too() -> None:
    fee = FeeRow(uuid.uuid4(), 1, "工本费", "20元", "", when=BY_AGENT)

    assert tailored(guide(WHO, fees=(fee,)), {"who": "self"}).fees == ()
    assert tailored(guide(WHO, fees=(fee,)), {"who": "agent"}).fees == (fee,)


def test_answers_of_an_older_slip_that_fit_no_longer_are_left_aside() -> None:
    whole = guide(WHO, KIN)

    assert cleaned(whole, {"who": "nobody", "gone": "x"}) == {}
    assert cleaned(whole, {"who": "self", "kin": "yes"}) == {"who": "self"}
    assert cleaned(whole, {"who": "agent", "kin": "yes"}) == {"who": "agent", "kin": "yes"}


def test_the_answers_are_told_in_words() -> None:
    assert words_of(guide(WHO, KIND), {"kind": "new", "who": "agent"}) == (
        ("谁来办？", "委托他人"),
        ("办哪一种？", "新办"),
    )


KEYS = st.text("abcdefgh0123456789_", min_size=1, max_size=8)


@given(st.dictionaries(KEYS, KEYS, max_size=5))
def test_answers_travel_in_a_code_and_back(answers: dict[str, str]) -> None:
    assert read_answers(answers_code(answers)) == answers


@given(st.text())
def test_no_text_that_is_scanned_breaks_the_reading(text: str) -> None:
    assert all(key and value for key, value in read_answers(text).items())


@pytest.mark.parametrize("first", ["self", "agent"])
@given(st.sampled_from(["new", "change", ""]), st.sampled_from(["yes", "no", ""]))
def test_more_answers_never_add_a_paper(first: str, kind: str, kin: str) -> None:
    whole = guide(WHO, KIND, KIN, materials=LISTED)
    some = {"who": first}
    more = some | {k: v for k, v in (("kind", kind), ("kin", kin)) if v}

    assert set(names(tailored(whole, more))) <= set(names(tailored(whole, some)))
