"""Stubs for a power cut: no machine gives their numbers, and their codes are read back."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from hallapp.queueing.bands import NumberBand
from hallapp.queueing.paper_stubs import (
    StubCode,
    bands,
    check_bands,
    pack_code,
    pack_words,
    stub_code,
    stub_label,
)
from hallapp.queueing.planning import check_series
from hallapp.queueing.terms import SeriesRow

# Whatever a hall may call a series: one to four letters, Chinese ones and 停 among them.
PREFIXES = st.text(st.sampled_from("ABZ停电甲é"), min_size=1, max_size=4)
PACK = "26112201"


@given(st.lists(PREFIXES, min_size=1, max_size=8), st.integers(1, 60), PREFIXES, st.data())
def test_no_machine_can_give_the_number_of_a_stub(
    prefixes: list[str], numbers: int, other: str, data: st.DataObject
):
    made = bands([(uuid4(), prefix) for prefix in prefixes], numbers)
    prefix = data.draw(st.sampled_from([*prefixes, other]))
    width = data.draw(st.integers(1, 8))
    last = data.draw(st.integers(0, 10**width - 1))
    row = SeriesRow(uuid4(), prefix, 0, last, width, 1, is_wrapping=True)
    check_series(row, [])
    given_by_machine = NumberBand(prefix, 0, last, width, 1, is_wrapping=True)

    stubs = {band.label(number) for band in made for number in band.numbers}
    printed = {given_by_machine.label(number) for number in range(min(last, 3000) + 1)}

    assert stubs.isdisjoint(printed)
    assert all("-" in label for label in stubs)
    assert "-" not in prefix


@given(st.lists(PREFIXES, min_size=1, max_size=8), st.integers(1, 60))
def test_no_two_stubs_of_a_pack_bear_one_number(prefixes: list[str], numbers: int):
    made = bands([(uuid4(), prefix) for prefix in prefixes], numbers)

    labels = [band.label(number) for band in made for number in band.numbers]
    assert len(labels) == len(set(labels)) == len(prefixes) * numbers


@given(st.integers(1, 999), st.integers(1, 99_999))
def test_the_code_of_a_stub_says_which_it_is(position: int, number: int):
    code = StubCode(PACK, position, number)

    assert stub_code(code.text) == code
    assert stub_code(f" {code.text.lower()} ") == code


@given(st.text(max_size=24))
def test_nothing_else_is_taken_for_a_code_or_breaks_the_reader(text: str):
    found = stub_code(text)

    assert found is None or len(found.text) == 17
    stub_label(text)
    pack_code(text)


def test_services_of_one_prefix_share_its_numbers_one_after_another():
    first, second, other = bands([(UUID(int=1), "A"), (UUID(int=2), "A"), (UUID(int=3), "B")], 30)

    assert [band.label(band.first) for band in (first, second, other)] == [
        "停A-001",
        "停A-031",
        "停B-001",
    ]


def test_a_label_may_be_typed_in_any_width():
    assert stub_label("停Ａ－１") == ("停A-", 1)
    assert stub_label("停A-001") == ("停A-", 1)
    assert stub_label("A001") is None


def test_a_pack_is_called_by_its_day_and_turn():
    assert pack_words(PACK) == "261122-01"
    assert pack_code("261122-01") == pack_code(PACK) == PACK
    assert pack_code("第一包") is None


def test_bands_that_do_not_fit_into_a_code_are_known():
    assert check_bands(bands([(uuid4(), "A")], 500))
    assert not check_bands(bands([(uuid4(), "A") for _service in range(1000)], 1))
    assert not check_bands(bands([(uuid4(), "A") for _service in range(201)], 500))
