import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.hall.limits import ON_THE_SPOT, Limit, LimitUnit, LimitUnknownError, parse_limit
from hallapp.kernel.errors import RuleError

COUNTED = [unit for unit in LimitUnit if unit is not LimitUnit.ON_THE_SPOT]
LIMITS = st.just(ON_THE_SPOT) | st.builds(Limit, st.integers(1, 9999), st.sampled_from(COUNTED))


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("20工作日", 20, LimitUnit.WORKING_DAYS),
        ("60日", 60, LimitUnit.CALENDAR_DAYS),
        ("60自然日", 60, LimitUnit.CALENDAR_DAYS),
        ("3月", 3, LimitUnit.MONTHS),
        ("24小时", 24, LimitUnit.HOURS),
        ("当场", 0, LimitUnit.ON_THE_SPOT),
        ("即时", 0, LimitUnit.ON_THE_SPOT),
        (" 5 个工作日\u3000", 5, LimitUnit.WORKING_DAYS),
    ],
)
def test_a_limit_is_read_in_the_unit_its_law_has(text, amount, unit):
    assert parse_limit(text) == Limit(amount, unit)


@pytest.mark.parametrize("text", ["", "  ", "\u3000", "\n"])
def test_an_empty_field_is_no_limit(text):
    assert parse_limit(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "尽快",
        "5天",
        "0工作日",
        "工作日",
        "五日",
        "-5日",
        "5工作日内",
        "1.5月",
        "٥日",
        "当场5日",
        "99999日",
    ],
)
def test_a_limit_the_hall_cannot_read_is_refused_with_what_was_written(text):
    with pytest.raises(LimitUnknownError) as refused:
        parse_limit(text)

    assert isinstance(refused.value, RuleError)
    assert refused.value.code == "hall.limit_unknown"
    assert refused.value.facts == {"text": text}


@given(LIMITS)
def test_what_the_hall_writes_of_a_limit_it_reads_back(limit):
    assert parse_limit(limit.text) == limit
    assert parse_limit(limit.words) == limit


def test_a_limit_is_said_in_words():
    said = [parse_limit(text) for text in ("9工作日", "即时", "60日", "3月", "24小时")]

    assert [limit.words for limit in said if limit] == [
        "9 个工作日",
        "当场",
        "60 日",
        "3 个月",
        "24 小时",
    ]


@pytest.mark.parametrize("amount", [0, -1])
def test_a_counted_limit_has_at_least_one_unit(amount):
    with pytest.raises(ValueError, match=str(amount)):
        Limit(amount, LimitUnit.WORKING_DAYS)


@pytest.mark.parametrize("amount", [1, -1])
def test_on_the_spot_counts_nothing(amount):
    with pytest.raises(ValueError, match=str(amount)):
        Limit(amount, LimitUnit.ON_THE_SPOT)


def test_every_unit_has_a_word_of_its_own():
    assert len({unit.label for unit in LimitUnit}) == len(LimitUnit)
