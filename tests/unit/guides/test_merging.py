"""One thing of several items: brought once, as strict as the strictest, counted and not guessed."""

import uuid
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hallapp.guides.merging import figures, merged
from hallapp.guides.terms import (
    Condition,
    GuideRow,
    GuideState,
    ItemRow,
    ItemType,
    MaterialRow,
    Necessity,
    ThemeFigures,
)
from hallapp.hall.limits import Limit, LimitUnit


def material(name: str, **given) -> MaterialRow:
    return MaterialRow(uuid.uuid4(), 1, name, **given)


def guide(code: str, *materials: MaterialRow, **given) -> GuideRow:
    item = ItemRow(
        uuid.uuid4(), code, code, "公安局", ItemType.PUBLIC_SERVICE, None, "", len(materials),
        GuideState.PUBLISHED, is_complete=True,
    )  # fmt: skip
    facts: dict[str, Any] = {"statutory": None, "promised": None} | given
    return GuideRow(
        item=item, legal_basis="", agency="", charges=None, fee_note="",
        materials=materials, fees=(), **facts,
    )  # fmt: skip


def names(found) -> list[str]:
    return [each.material.name for each in found.materials]


def test_what_two_items_ask_for_is_brought_once() -> None:
    one = guide("A-1", material("户口簿"), material("结婚证"))
    other = guide("A-2", material("户口簿 "), material("病历"))

    found = merged([one, other])

    assert names(found) == ["户口簿", "结婚证", "病历"]
    assert [each.codes for each in found.materials] == [("A-1", "A-2"), ("A-1",), ("A-2",)]
    assert found.before.materials == 4
    assert found.after.materials == 3


def test_the_strictest_requirement_is_kept() -> None:
    one = material("户口簿", form="复印件", copies=1, necessity=Necessity.OPTIONAL, standard="清晰")
    other = material("户口簿", form="原件", copies=2, necessity=Necessity.REQUIRED, standard="完整")

    (found,) = merged([guide("A-1", one), guide("A-2", other)]).materials

    assert found.material.form == "原件和复印件"
    assert found.material.copies == 2
    assert found.material.necessity is Necessity.REQUIRED
    assert found.material.standard == "清晰；完整"


def test_what_one_item_asks_of_everybody_everybody_brings() -> None:
    some = material("委托书", when=(Condition("who", ("agent",)),))

    found = merged([guide("A-1", some), guide("A-2", material("委托书"))])

    assert found.materials[0].material.when == ()


def test_a_citizens_answers_leave_out_what_they_do_not_ask_for() -> None:
    some = material("委托书", when=(Condition("who", ("agent",)),))
    items = [guide("A-1", some), guide("A-2", material("户口簿"))]

    assert names(merged(items, {"A-1": {"who": "self"}})) == ["户口簿"]
    assert names(merged(items, {"A-1": {"who": "agent"}})) == ["委托书", "户口簿"]


def test_a_choice_of_one_counts_as_one_and_stays_together() -> None:
    one = guide("A-1", material("护照", group="身份证明"), material("申请表"))
    other = guide("A-2", material("驾驶证", group="身份证明"), material("护照"))

    found = merged([one, other])

    assert names(found) == ["护照", "驾驶证", "申请表", "护照"]
    assert found.after.materials == 3


def test_a_figure_that_one_guide_does_not_give_is_not_summed() -> None:
    days = Limit(9, LimitUnit.WORKING_DAYS)
    known = guide("A-1", material("户口簿"), promised=days, visits=1)
    months = guide("A-2", promised=Limit(1, LimitUnit.MONTHS))

    assert merged([known, known]).before.days == 18
    assert merged([known, known]).before.visits == 2
    assert merged([known, months]).before.days is None
    assert merged([known, months]).before.visits is None


def test_the_halls_own_word_goes_before_what_was_counted() -> None:
    counted = ThemeFigures(steps=9, days=None, materials=14, visits=4)
    said = ThemeFigures(days=5, materials=7)

    assert figures(counted, said) == ThemeFigures(steps=9, days=5, materials=7, visits=4)


@given(st.lists(st.lists(st.sampled_from("甲乙丙丁戊"), max_size=5), min_size=1, max_size=4))
def test_nothing_that_an_item_asks_for_is_lost_or_brought_twice(asked: list[list[str]]) -> None:
    guides = [guide(f"A-{number}", *map(material, listed)) for number, listed in enumerate(asked)]

    found = names(merged(guides))

    assert sorted(found) == sorted({name for listed in asked for name in listed})
