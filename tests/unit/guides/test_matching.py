"""What a person types, and which items answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.guides.matching import Keys, Rank, key, needles, rank
from hallapp.guides.rules import department_key
from hallapp.guides.spelling import spelling


def keys_of(name: str, department: str = "市场监督管理局", code: str = "SCJD-001") -> Keys:
    typed = spelling(name)
    return Keys(key(code), key(name), typed.initials, typed.syllables, department_key(department))


FOOD = keys_of("食品经营许可(食品销售)")


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("scjd-001", Rank.CODE),
        ("SCJD001", Rank.CODE),
        ("食品经营许可（食品销售）", Rank.NAME),
        ("食品", Rank.NAME_START),
        ("经营许可", Rank.NAME_PART),
        ("spjyxk", Rank.INITIALS_START),
        ("ＳＰＪＹ", Rank.INITIALS_START),
        ("jyxk", Rank.INITIALS_PART),
        ("shipin", Rank.PINYIN_START),
        ("shi'pin'jing", Rank.PINYIN_START),
        ("xuke", Rank.PINYIN_PART),
        ("001", Rank.CODE_PART),
        ("市场监督", Rank.DEPARTMENT),
        ("scjdglj", Rank.DEPARTMENT),
        ("离婚", Rank.NONE),
    ],
)
def test_an_item_answers_to_its_code_its_name_its_letters_and_its_department(typed, way):
    assert rank(FOOD, needles(typed)) is way


def test_several_words_must_all_be_found_and_the_weakest_decides():
    assert rank(FOOD, needles("市场 食品")) is Rank.DEPARTMENT
    assert rank(FOOD, needles("公安 食品")) is Rank.NONE
    assert rank(FOOD, needles("食品jy")) is Rank.INITIALS_PART


def test_letters_begin_where_a_syllable_begins():
    guan = keys_of("城镇污水排入排水管网许可")

    assert rank(guan, needles("guanwang")) is Rank.PINYIN_PART
    assert rank(guan, needles("anwang")) is Rank.NONE


@pytest.mark.parametrize(
    ("name", "initials", "start"),
    [
        ("单位住房公积金缴存登记", "dwzfgjjjcdj", "dan wei"),
        ("重度残疾人护理补贴发放", "zdcjrhlbtff", "zhong du"),
        ("食品行业许可", "sphyxk", "shi pin hang ye"),
        ("长期护理保险申请", "cqhlbxsq", "chang qi"),
        ("参保单位信息变更登记", "cbdwxxbgdj", "can bao dan wei"),
        ("旅行社业务经营许可", "lxsywjyxk", "lv xing she"),
        ("公积金贷款提前还款", "gjjdktqhk", "gong ji jin dai kuan ti qian huan kuan"),
        ("第2类医疗器械备案", "d2lylqxba", "di 2 lei"),
    ],
)
def test_a_character_is_read_as_its_word_has_it(name, initials, start):
    typed = spelling(name)

    assert typed.initials == initials
    assert typed.syllables.startswith(start)


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_text_is_searched_for_without_a_fault(typed, name):
    assert rank(keys_of(name), needles(typed)) in Rank


@given(st.text(alphabet="食品经营许可证单位重庆行业长", min_size=1, max_size=20), st.data())
def test_every_piece_of_a_name_and_of_its_initials_finds_it(name, data):
    keys = keys_of(name)
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))

    assert rank(keys, needles(name[start:end])) <= Rank.NAME_PART
    assert rank(keys, needles(keys.initials[start:end])) <= Rank.INITIALS_PART
