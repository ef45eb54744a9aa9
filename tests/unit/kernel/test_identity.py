"""Identity numbers as they are typed, read and refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.kernel.identity import (
    CardRow,
    CardTemplateError,
    CardTextError,
    IdNumberError,
    birthday_of,
    check_digit,
    check_id_number,
    check_template,
    is_id_number,
    read_card,
)
from hallapp.wording import sentence

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """ID numbers of nobody: any place, any day, any order."""
    place = draw(st.integers(110000, 659999))
    first = f"{place}{draw(DAYS):%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return first + check_digit(first)


# The worked example of the standard itself.
EXAMPLE = "11010519491231002X"


def test_the_example_of_the_standard_is_one() -> None:
    assert is_id_number(EXAMPLE)
    assert birthday_of(EXAMPLE) == date(1949, 12, 31)


@given(numbers(), st.integers(0, 17), st.integers(1, 9))
def test_one_mistyped_digit_is_always_found(number: str, place: int, step: int) -> None:
    old = number[place]
    digits = "0123456789X" if place == 17 else "0123456789"
    new = digits[(digits.index(old) + step) % len(digits)]

    assert is_id_number(number)
    assert not is_id_number(number[:place] + new + number[place + 1 :])


@given(numbers(), st.integers(0, 16))
def test_two_neighbours_changed_round_are_always_found(number: str, place: int) -> None:
    turned = number[:place] + number[place + 1] + number[place] + number[place + 2 :]

    assert turned == number or not is_id_number(turned)


def test_a_number_of_no_day_is_none() -> None:
    first = "11010519490230002"

    assert not is_id_number(first + check_digit(first))


@pytest.mark.parametrize(
    "typed",
    ["11010519491231002x", " 110105 19491231 002X ", "１１０１０５１９４９１２３１００２Ｘ"],
)
def test_blanks_small_and_wide_signs_are_put_right(typed: str) -> None:
    assert check_id_number(typed) == EXAMPLE


@pytest.mark.parametrize("typed", ["", "1101051949123100", EXAMPLE[:-1] + "1", "身份证"])
def test_what_is_no_number_is_refused_in_words(typed: str) -> None:
    with pytest.raises(IdNumberError) as refused:
        check_id_number(typed)

    assert "身份证" in sentence(refused.value)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{number}", EXAMPLE),
        ("{name},{number}", f"李示例,{EXAMPLE}"),
        ("{number}|{name}", f"{EXAMPLE}|李示例"),
        ("{name}{number}", f"李示例{EXAMPLE}"),
        ("{name}  {-}  {number}", f"李示例  1  {EXAMPLE}"),
    ],
)
def test_a_reader_is_read_as_it_is_set(template: str, text: str) -> None:
    card = read_card(text, template)

    assert card.number == EXAMPLE
    assert card.birthday == date(1949, 12, 31)
    assert card.name == ("李示例" if "{name}" in template else "")


def test_everything_a_card_says_can_be_read() -> None:
    template = "{name}|{sex}|{nation}|{birthday}|{address}|{number}"

    card = read_card(f"李示例|女|汉|19491231|青山县示例路 1 号|{EXAMPLE}", template)

    born = date(1949, 12, 31)
    assert card == CardRow(EXAMPLE, "李示例", "女", "汉", born, "青山县示例路 1 号")


def test_a_text_of_another_shape_is_refused_with_its_template() -> None:
    with pytest.raises(CardTextError) as refused:
        read_card("A023", "{name},{number}")

    assert "{name},{number}" in sentence(refused.value)


@pytest.mark.parametrize("template", ["", "{name}", "{number}{number}", "{number},{phone}"])
def test_a_template_that_reads_no_card_is_refused(template: str) -> None:
    with pytest.raises(CardTemplateError) as refused:
        check_template(template)

    assert "{number}" in sentence(refused.value)


def test_a_card_in_a_log_says_nothing_of_the_person() -> None:
    card = read_card(f"李示例,{EXAMPLE}", "{name},{number}")

    assert "李" not in repr(card)
    assert EXAMPLE not in f"{card}"
