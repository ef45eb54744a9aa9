"""The index answers at once what the rules would answer item by item."""

import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallapp.guides.index import Entry, GuideIndex
from hallapp.guides.lines import Lines, Syllables
from hallapp.guides.matching import STROKES, Keys, Rank, key, needles, rank, rank_by_strokes
from hallapp.guides.strokes import stroke_orders
from hallapp.guides.terms import DepartmentCountRow, GuideState, ItemRow, ItemType

ORDERS = stroke_orders()
# As the pinyin dictionary has them; what the index does with readings does not hang on it.
_READ = {
    "食": "shi", "品": "pin", "经": "jing", "营": "ying", "许": "xu", "可": "ke", "证": "zheng",
    "身": "shen", "份": "fen", "安": "an", "管": "guan", "网": "wang", "一": "yi", "公": "gong",
}  # fmt: skip
DEPARTMENTS = {
    "公安局": "公安局 gaj gonganju",
    "市场监督管理局": "市场监督管理局 scjdglj shichangjianduguanliju",
    "水务局": "水务局 swj shuiwuju",
}


def entry(name: str, number: int, department: str = "公安局", popularity: int = 0) -> Entry:
    syllables = [_READ.get(character, character) for character in key(name)]
    initials = "".join(s[0] if s.isascii() and s.isalpha() else s for s in syllables)
    code = f"GA-{number:03d}"
    row = ItemRow(
        uuid.UUID(int=number), code, name, department, ItemType.LICENCE, None, initials, 1,
        GuideState.PUBLISHED, is_complete=True,
    )  # fmt: skip
    keys = Keys(key(code), key(name), initials, " ".join(syllables), DEPARTMENTS[department])
    return Entry(row, keys, popularity)


def by_the_rules(entries: list[Entry], text: str, department: str | None) -> list[str]:
    """Return the codes that answer, asking the rules about each item."""
    wanted = needles(text)
    found: list[tuple[Rank, int, str, str]] = []
    for each in entries:
        if wanted.strokes:
            way = rank_by_strokes(each.keys.name, wanted.strokes, ORDERS)
        else:
            way = rank(each.keys, wanted)
        if way is not Rank.NONE and department in {None, each.row.department}:
            found.append((way, -each.popularity, each.keys.syllables, each.row.code))
    return [code for *_order, code in sorted(found)]


NAMES = st.text(alphabet=[*_READ, "(", "2", "s", " "], max_size=7)
HALLS = st.lists(
    st.tuples(NAMES, st.sampled_from(sorted(DEPARTMENTS)), st.integers(0, 2)), max_size=12
)
TYPED = st.one_of(
    st.text(alphabet=[*_READ, *"sypjgaxk012-", " "], min_size=1, max_size=6),
    st.lists(
        st.sampled_from(["shi", "pin", "an", "食品", "guanan", "公安", "ga", "00", "swj", "水"]),
        min_size=1,
        max_size=3,
    ).map(" ".join),
    st.text(alphabet=[*STROKES, " "], min_size=1, max_size=6),
)


@settings(max_examples=300)
@given(HALLS, TYPED, st.sampled_from([None, *DEPARTMENTS]), st.integers(1, 15))
def test_whatever_is_typed_the_index_agrees_with_the_rules(hall, typed, department, limit):
    entries = [entry(name, n, where, asked) for n, (name, where, asked) in enumerate(hall)]
    index = GuideIndex(entries, ORDERS)

    if needles(typed).is_empty:
        return
    found = [row.code for row in index.search(needles(typed), department, limit)]

    assert found == by_the_rules(entries, typed, department)[:limit]


@pytest.fixture
def index() -> GuideIndex:
    names = [("食品经营许可", "市场监督管理局", 9), ("身份证", "公安局", 30), ("公证", "公安局", 0)]
    return GuideIndex([entry(n, i, where, p) for i, (n, where, p) in enumerate(names)], ORDERS)


def names(rows: tuple[ItemRow, ...]) -> list[str]:
    return [row.name for row in rows]


def test_the_most_asked_for_come_first(index):
    assert names(index.popular(None, 2)) == ["身份证", "食品经营许可"]
    assert names(index.popular("公安局", 9)) == ["身份证", "公证"]
    assert index.popular("没有的局", 9) == ()


def test_departments_are_counted_those_with_most_first(index):
    assert index.departments() == (
        DepartmentCountRow("公安局", 2),
        DepartmentCountRow("市场监督管理局", 1),
    )


def test_the_same_stroke_begins_names_before_it_stands_inside_them(index):
    # 食 and 身 and 公 begin with 丿, 身 is asked for most; 证 begins with 丶 and stands inside.
    assert names(index.search(needles("㇒"), None, 9)) == ["身份证", "食品经营许可", "公证"]
    assert names(index.search(needles("㇔㇖"), None, 9)) == ["身份证", "食品经营许可", "公证"]
    assert names(index.search(needles("㇒㇔㇖㇔"), None, 9)) == ["公证"]


def test_an_index_of_nothing_answers_with_nothing():
    index = GuideIndex([], ORDERS)

    assert index.search(needles("食品"), None, 9) == index.search(needles("㇒"), None, 9) == ()
    assert index.search(needles("食品 s"), "公安局", 9) == index.popular(None, 9) == ()
    assert index.departments() == ()


TEXTS = st.lists(st.text(alphabet="ab ", max_size=5), max_size=6)


@given(TEXTS, st.text(alphabet="ab", min_size=1, max_size=3))
def test_texts_looked_through_as_one_are_found_as_if_each_stood_alone(texts, needle):
    lines = Lines(texts)

    assert list(lines.holding(needle)) == [n for n, text in enumerate(texts) if needle in text]
    assert list(lines.being(needle)) == [n for n, text in enumerate(texts) if needle == text]
    assert list(lines.beginning(needle)) == [
        n for n, text in enumerate(texts) if text.startswith(needle)
    ]


@given(TEXTS, st.text(alphabet="ab", min_size=1, max_size=3))
def test_letters_are_found_only_where_a_syllable_begins(texts, needle):
    def begins(text: str) -> bool:
        pieces = text.split(" ")
        return any("".join(pieces[n:]).startswith(needle) for n in range(len(pieces)))

    found = list(Syllables(texts).holding_from_start(needle))

    assert found == [n for n, text in enumerate(texts) if begins(text)]
