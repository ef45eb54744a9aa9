"""Every line of a file is told: what it is, or why it is refused."""

import pytest

from hallapp.guides.importing.checking import check, refuse_duplicates
from hallapp.guides.importing.plan import COLUMNS, LineVerdict
from hallapp.guides.terms import HandlingType, ItemType, Origin
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.kernel.sheets.separated import Record

GOOD = {
    "name": "公证办理",
    "department": "公证处",
    "item_type": "公共服务",
    "handling_type": "承诺件",
    "legal_basis": "公证法第二十七条",
    "statutory_days": "15工作日",
    "promised_days": "5工作日",
    "fee": "不收费",
    "fee_basis": "",
    "materials": "身份证明;证明材料",
    "source": "law text [type:stated][handling:assigned]",
}


def line_with(line: int = 2, **fields: str):
    given = GOOD | fields
    return check(Record(line, tuple(given[column] for column in COLUMNS)), COLUMNS)


def codes(notes) -> list[str]:
    return [note.code.removeprefix("guides.") for note in notes]


def test_a_good_line_becomes_an_item_as_it_is_written():
    checked = line_with()

    assert checked.refusals == ()
    assert checked.warnings == ()
    assert checked.item is not None
    assert checked.item.item_type is ItemType.PUBLIC_SERVICE
    assert checked.item.item_type_origin is Origin.STATED
    assert checked.item.handling_type is HandlingType.PROMISED
    assert checked.item.handling_type_origin is Origin.ASSIGNED
    assert checked.item.promised == Limit(5, LimitUnit.WORKING_DAYS)
    assert checked.item.materials == ("身份证明", "证明材料")
    assert checked.item.sources == "law text"


@pytest.mark.parametrize(
    ("fields", "reasons", "said"),
    [
        ({"name": " "}, ["line_missing"], "事项名称"),
        ({"department": ""}, ["line_missing"], "部门"),
        ({"item_type": ""}, ["line_missing"], "事项类型"),
        ({"item_type": "行政处罚"}, ["line_item_type"], "行政处罚"),
        ({"handling_type": "快办件"}, ["line_handling_type"], "快办件"),
        ({"statutory_days": "20天"}, ["line_limit"], "20天"),
        ({"promised_days": "三个工作日"}, ["line_limit"], "三个工作日"),
        ({"promised_days": "0工作日"}, ["line_limit"], "0工作日"),
        ({"name": "长" * 201}, ["line_too_long"], "201"),
        ({"name": "公\x00证"}, ["line_control"], "U+0000"),
        ({"name": "公\n证"}, ["line_control"], "U+000A"),
        ({"materials": "身份\ufffd证"}, ["line_garbled"], "申请材料"),
        ({"name": "", "item_type": "许可", "statutory_days": "快"},
         ["line_missing", "line_item_type", "line_limit"], "事项名称"),
    ],
)  # fmt: skip
def test_a_refused_line_says_every_reason_and_what_to_change(fields, reasons, said):
    checked = line_with(**fields)

    assert checked.verdict is LineVerdict.REFUSED
    assert checked.item is None
    assert codes(checked.refusals) == reasons
    assert said in checked.refusals[0].words
    assert "{" not in "".join(note.words for note in checked.refusals)


@pytest.mark.parametrize(
    ("fields", "notes", "said"),
    [
        ({"materials": ""}, ["note_to_complete", "note_not_at_kiosk"], "申请材料"),
        ({"statutory_days": "", "promised_days": ""}, ["note_to_complete"], "法定办结时限"),
        ({"handling_type": ""}, ["note_to_complete"], "办件类型"),
        ({"fee": ""}, ["note_to_complete"], "收费标准"),
        ({"source": "[type:stated]"}, ["note_to_complete"], "来源"),
        ({"materials": "身份证明;其他有关材料"}, ["note_catch_all"], "其他有关材料"),
        ({"materials": "营业执照等有关证件"}, ["note_catch_all"], "兜底"),
        ({"materials": "身份证明;身份证明"}, ["note_repeated_material"], "身份证明"),
        ({"promised_days": "16工作日"}, ["note_promise_above_law"], "16工作日"),
        ({"promised_days": "当场"}, ["note_on_the_spot"], "承诺件"),
        ({"name": "公证\u200b办理"}, ["note_invisible"], "看不见"),
    ],
)
def test_what_looks_wrong_is_warned_of_and_imported_all_the_same(fields, notes, said):
    checked = line_with(**fields)

    assert checked.item is not None
    assert codes(checked.warnings) == notes
    assert said in checked.warnings[0].words


def test_names_that_only_look_different_are_one_name():
    assert line_with(name="公证\u200b办理\ufeff").item == line_with().item


def test_a_line_with_a_comma_too_many_is_refused_and_still_named():
    fields = (*(GOOD[column] for column in COLUMNS), "多出来")

    checked = check(Record(7, fields), COLUMNS)

    assert (checked.line, checked.name) == (7, "公证办理")
    assert codes(checked.refusals) == ["line_columns"]
    assert "12" in checked.refusals[0].words


def test_the_columns_may_stand_in_any_order():
    backwards = tuple(reversed(COLUMNS))

    checked = check(Record(2, tuple(GOOD[column] for column in backwards)), backwards)

    assert checked.item == line_with().item


def test_of_two_lines_with_one_name_none_is_taken_and_each_names_the_other():
    lines = [
        line_with(2),
        line_with(3, name="别的"),
        line_with(4),
        line_with(5, department="司法局"),
    ]

    checked = refuse_duplicates(lines)

    assert [line.verdict for line in checked] == [
        LineVerdict.REFUSED, LineVerdict.NEW, LineVerdict.REFUSED, LineVerdict.NEW
    ]  # fmt: skip
    assert "第 4 行" in checked[0].refusals[0].words
    assert "第 2 行" in checked[2].refusals[0].words
