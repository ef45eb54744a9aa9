"""What a guide slip's barcode says is read back as it was written, and nothing else is taken."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.guides.slip_code import LONGEST_ITEM_CODE, SlipCode, read_slip_code, slip_code

CODES = st.text(string.digits + string.ascii_letters + "-_./:", min_size=1, max_size=40)


@given(CODES, st.integers(1, 9_999_999))
def test_what_was_written_is_read(code: str, version: int):
    assert read_slip_code(slip_code(code, version)) == SlipCode(code, version)


@given(st.text())
def test_any_text_is_a_whole_slip_code_or_none(text: str):
    found = read_slip_code(text)

    assert found is None or slip_code(found.item_code, found.version) == text.strip()


@pytest.mark.parametrize(
    "text", ["", "G:", "G::1", "G:SJ-033", "G:SJ-033:0", "G:SJ-033:x", "K7M2Q9XA", "g:SJ-033:1"]
)
def test_other_codes_are_no_guide_slip(text: str):
    assert read_slip_code(text) is None


@pytest.mark.parametrize("code", ["", "食品-1", "A B", "A" * (LONGEST_ITEM_CODE + 1)])
def test_a_code_that_bars_cannot_say_gives_none(code: str):
    assert slip_code(code, 1) == ""
