"""What changed between two contents, so that a reviewer sees it and nothing else."""

from dataclasses import replace

from guide_contents import plain_content, whole_content
from hypothesis import given
from hypothesis import strategies as st

from hallapp.authoring.differing import differences, runs
from hallapp.authoring.terms import Difference, DifferenceKind, RunKind
from hallapp.guides.content import GuideContent, MaterialEntry

WORDS = st.text(alphabet="申请材料食品许可abc12 .，\n𠀀é", max_size=60)
NAMES = st.lists(st.sampled_from(["申请书", "身份证", "平面图", "护照", "申请表"]), max_size=6)


def said(found: tuple[Difference, ...]) -> list[tuple[DifferenceKind, int, int]]:
    return [(each.kind, each.old_position, each.new_position) for each in found]


def listed(*names: str) -> GuideContent:
    return GuideContent(materials=tuple(MaterialEntry(name) for name in names))


@given(WORDS, WORDS)
def test_kept_and_removed_make_the_old_text_kept_and_added_the_new_one(old: str, new: str) -> None:
    found = runs(old, new)

    assert "".join(run.text for run in found if run.kind is not RunKind.ADDED) == old
    assert "".join(run.text for run in found if run.kind is not RunKind.REMOVED) == new
    assert all(run.text for run in found)


@given(NAMES, NAMES)
def test_positions_say_how_to_make_the_new_list_of_the_old_one(
    old: list[str], new: list[str]
) -> None:
    found = [each for each in differences(listed(*old), listed(*new)) if not each.key]

    gone = {each.old_position for each in found if each.kind is DifferenceKind.REMOVED}
    come = {each.new_position for each in found if each.kind is DifferenceKind.ADDED}
    assert len(old) - len(gone) == len(new) - len(come)


@given(NAMES)
def test_the_same_list_has_no_difference(names: list[str]) -> None:
    assert differences(listed(*names), listed(*names)) == ()


def test_numbers_and_latin_words_are_read_whole() -> None:
    found = runs("办理 20 个工作日", "办理 12 个工作日")

    assert [(run.kind, run.text) for run in found] == [
        (RunKind.KEPT, "办理 "), (RunKind.REMOVED, "20"), (RunKind.ADDED, "12"),
        (RunKind.KEPT, " 个工作日"),
    ]  # fmt: skip


def test_an_entry_put_in_between_is_one_addition() -> None:
    found = differences(
        listed("申请书", "身份证", "平面图"), listed("申请书", "护照", "身份证", "平面图")
    )

    assert said(found) == [(DifferenceKind.ADDED, 0, 2)]
    assert found[0].label == "申请材料“护照”"


def test_an_entry_taken_away_is_one_removal() -> None:
    found = differences(listed("申请书", "身份证", "平面图"), listed("申请书", "平面图"))

    assert said(found) == [(DifferenceKind.REMOVED, 2, 0)]


def test_an_entry_put_elsewhere_is_one_move() -> None:
    found = differences(listed("甲表", "身份证", "平面图"), listed("身份证", "平面图", "甲表"))

    assert said(found) == [(DifferenceKind.MOVED, 1, 3)]


def test_a_renamed_entry_is_a_change_and_not_two_strangers() -> None:
    found = differences(listed("营业执照副本"), listed("营业执照副本复印件"))

    assert [(each.kind, each.key, each.before, each.after) for each in found] == [
        (DifferenceKind.CHANGED, "name", "营业执照副本", "营业执照副本复印件")
    ]


def test_strangers_are_a_removal_and_an_addition() -> None:
    found = differences(listed("租赁合同"), listed("健康证明"))

    assert [each.kind for each in found] == [DifferenceKind.REMOVED, DifferenceKind.ADDED]


def test_a_changed_attribute_says_whose_it_is() -> None:
    whole = whole_content()
    changed = replace(whole.materials[0], copies=3)

    found = differences(whole, replace(whole, materials=(changed, *whole.materials[1:])))

    assert [(each.label, each.before, each.after) for each in found] == [
        ("申请材料“申请书” — 份数", "1", "3")
    ]


def test_fields_are_shown_as_a_person_reads_them() -> None:
    whole = whole_content()
    values = {**whole.values, "charges": True, "statutory_unit": "calendar_days", "visits": None}

    found = differences(whole, replace(whole, values=values))

    assert [(each.label, each.before, each.after) for each in found] == [
        ("法定时限单位", "工作日", "自然日"), ("是否收费", "否", "是"), ("到办事现场次数", "1", ""),
    ]  # fmt: skip
    assert found[-1].kind is DifferenceKind.REMOVED


def test_no_visit_and_nothing_said_are_different_things() -> None:
    none = GuideContent({"visits": 0})

    assert [each.kind for each in differences(GuideContent(), none)] == [DifferenceKind.ADDED]


def test_a_new_guide_is_all_additions() -> None:
    found = differences(GuideContent(), plain_content())

    assert {each.kind for each in found} == {DifferenceKind.ADDED}
    assert found[-1].after == "材料名称：身份证明；必要性：必要"


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    old, new = "甲" * 5000, "乙" * 5000

    assert [run.text for run in runs(old, new)] == [old, new]


def test_conditions_are_read_in_the_words_of_their_questions() -> None:
    whole = whole_content()
    added = MaterialEntry("平面图", when=whole.materials[1].when)

    found = differences(whole, replace(whole, materials=(*whole.materials, added)))

    assert found[0].after == "材料名称：平面图；必要性：必要；适用情形：谁来办？ 委托他人"
