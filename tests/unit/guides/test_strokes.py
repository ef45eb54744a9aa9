"""How characters are written, for people who know neither pinyin nor codes."""

import pytest

from hallapp.guides.matching import STROKES, Rank, needles, rank_by_strokes
from hallapp.guides.strokes import stroke_orders

ORDERS = stroke_orders()


@pytest.mark.parametrize(
    ("character", "order"),
    [
        ("一", "1"),
        ("人", "34"),
        ("工", "121"),
        ("公", "3454"),
        ("户", "4513"),
        ("身", "3251113"),
        ("食", "344511534"),
        ("证", "4512121"),
        ("登", "543341251431"),
        ("税", "312344325135"),
        ("医", "1311345"),
        ("房", "45134153"),
        ("德", "332122522114544"),
        ("龟", "3525115"),
    ],
)
def test_a_character_is_written_as_schools_teach_it(character, order):
    assert ORDERS[character] == order


def test_every_character_of_the_national_standard_set_has_an_order():
    standard = [
        bytes((row, cell)).decode("gb2312", errors="ignore")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
    ]
    standard = [character for character in standard if character]

    assert len(standard) == 6763
    assert [character for character in standard if character not in ORDERS] == []
    assert {stroke for order in ORDERS.values() for stroke in order} == set("12345")


def typed(digits: str) -> str:
    return "".join(STROKES[int(digit) - 1] if digit.isdigit() else digit for digit in digits)


@pytest.mark.parametrize(
    ("digits", "way"),
    [
        ("344", Rank.STROKES_START),
        ("344511534", Rank.STROKES_WHOLE),
        ("344 251", Rank.STROKES_START),
        ("3 2 5", Rank.STROKES_START),
        ("251", Rank.STROKES_PART),
        ("251 551", Rank.STROKES_PART),
        ("551 251", Rank.NONE),
        ("3445115341", Rank.NONE),
    ],
)
def test_a_name_answers_to_the_first_strokes_of_characters_that_follow_one_another(digits, way):
    wanted = needles(typed(digits))

    assert wanted.whole == ""
    assert rank_by_strokes("食品经营许可", wanted.strokes, ORDERS) is way


def test_a_character_typed_whole_comes_before_those_that_only_begin_so():
    assert rank_by_strokes("人才引进", ("34",), ORDERS) is Rank.STROKES_WHOLE
    assert rank_by_strokes("公证办理", ("34",), ORDERS) is Rank.STROKES_START


def test_a_name_never_holds_the_signs_of_strokes():
    assert needles("一丨丿丶乛").strokes == ()
    assert needles("一丨丿丶乛").whole == "一丨丿丶乛"
    assert needles(STROKES).strokes == ("12345",)
