"""Codes, fees in words, promises against the law."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.guides.rules import (
    code_prefix,
    exceeds_law,
    fee_note,
    fee_standards,
    is_charged,
    parted,
)
from hallapp.hall.limits import Limit, parse_limit


def limit(text: str) -> Limit:
    parsed = parse_limit(text)
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(
    ("department", "prefix"),
    [
        ("公安局", "GA"),
        ("公安局(交警)", "GA"),
        ("公安局（出入境管理）", "GA"),
        ("市场监督管理局", "SCJD"),
        ("公证处", "GZC"),
        ("局", "J"),
        ("𠮷", "SX"),
        ("12345", "SX"),
    ],
)
def test_the_letters_of_a_code_come_from_the_department(department, prefix):
    assert code_prefix(department) == prefix


@pytest.mark.parametrize(
    ("text", "charged", "standards"),
    [
        ("", None, ()),
        ("不收费", False, ()),
        ("不收费(超量频次可收信息处理费)", False, ()),
        ("20元/证", True, ("20元/证",)),
        ("首次申领免收工本费", None, ()),
        ("住宅类80元/件;非住宅类550元/件", True, ("住宅类80元/件", "非住宅类550元/件")),
    ],
)
def test_a_fee_is_read_from_words_and_never_guessed(text, charged, standards):
    assert is_charged(text) is charged
    assert fee_standards(text) == standards


def test_what_a_source_says_about_fees_is_kept_when_there_is_no_list_of_fees():
    assert fee_note("不收费") == fee_note("20元/证") == fee_note("") == ""
    assert fee_note("不收费(超量频次可收信息处理费)") == "不收费(超量频次可收信息处理费)"
    assert fee_note("首次申领免收工本费") == "首次申领免收工本费"


def test_materials_are_parted_at_semicolons_and_lines_and_kept_as_they_are_written():
    assert parted("甲;乙或丙任一项；丁\n戊; ;") == ("甲", "乙或丙任一项", "丁", "戊")


@pytest.mark.parametrize(
    ("promised", "statutory", "exceeds"),
    [
        ("20工作日", "20工作日", False),
        ("21工作日", "20工作日", True),
        ("15工作日", "15日", False),
        ("16工作日", "15日", True),
        ("30日", "20工作日", False),
        ("90日", "20工作日", True),
        ("1月", "30日", False),
        ("2月", "30日", True),
        ("当场", "1日", False),
        ("1日", "当场", True),
    ],
)
def test_a_promise_above_the_law_is_named_when_it_is_certain(promised, statutory, exceeds):
    assert exceeds_law(limit(promised), limit(statutory)) is exceeds


@given(st.integers(1, 500), st.sampled_from(["工作日", "日", "月", "小时"]))
def test_no_limit_exceeds_itself(amount, unit):
    written = f"{amount}{unit}"

    assert not exceeds_law(limit(written), limit(written))
