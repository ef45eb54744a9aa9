"""Chinese lines end where a reader expects them to."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hallapp.slips.breaking import CLOSING, OPENING, break_lines, needs_air

TEXTS = st.text("一二三，。、（）《》“” abcXYZ0123456789-—…/.", max_size=80)


def broken(text: str, characters: int) -> list[str]:
    return break_lines(text, [1.0] * len(text), characters)


def test_closing_marks_never_begin_a_line():
    assert broken("一二三四，五六", 4) == ["一二三", "四，五六"]


def test_opening_marks_never_end_a_line():
    assert broken("一二三（四五）", 4) == ["一二三", "（四五）"]


def test_numbers_words_and_phones_stay_whole():
    assert broken("电话010-6226请拨", 8) == ["电话", "010-6226", "请拨"]


def test_a_number_stays_with_what_it_counts():
    assert broken("已于2026年办结", 6) == ["已于", "2026年办", "结"]


def test_a_remark_that_something_is_an_example_goes_to_the_next_line_whole():
    assert broken("0000-2280101（示例）", 14) == ["0000-2280101", "（示例）"]
    assert broken("（示例）", 2) == ["（示", "例）"]


def test_dashes_of_two_are_not_torn():
    assert broken("一二三——四", 4) == ["一二", "三——四"]


def test_a_word_longer_than_the_line_is_cut_and_not_lost():
    assert broken("a" * 10, 4) == ["aaaa", "aaaa", "aa"]


def test_air_stands_between_han_and_digits_only():
    assert needs_air("第", "3")
    assert needs_air("A", "区")
    assert not needs_air("，", "3")
    assert not needs_air("一", "二")


@given(TEXTS, st.integers(2, 30))
def test_breaking_loses_nothing_and_keeps_the_width(text: str, width: int):
    lines = broken(text, width)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= width for line in lines)


@given(st.text("一二三四，。、（《", min_size=1, max_size=80), st.integers(12, 30))
def test_only_where_nothing_else_is_possible_does_a_mark_stand_wrong(text: str, width: int):
    lines = broken(text, width)

    for before, after in pairwise(lines):
        if any(is_place(before, index) for index in range(1, len(before))):
            assert after[0] not in CLOSING
            assert before[-1] not in OPENING


def is_place(line: str, index: int) -> bool:
    return line[index] not in CLOSING and line[index - 1] not in OPENING
