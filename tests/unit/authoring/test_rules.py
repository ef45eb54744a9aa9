"""Each rule in words: a guide that keeps it, and guides that do not."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from hallapp.authoring.checks import RULES, Surroundings, findings_of, unfit
from hallapp.authoring.checks.contact import is_dialled_anywhere
from hallapp.authoring.checks.materials import is_catch_all
from hallapp.authoring.terms import Severity
from hallapp.guides.content import (
    FaqEntry,
    FeeEntry,
    GuideContent,
    MaterialEntry,
    OptionEntry,
    SituationEntry,
    StepEntry,
)
from hallapp.guides.terms import Condition

WHO = SituationEntry("who", "谁来办？", (OptionEntry("self", "本人"), OptionEntry("agent", "代办")))
GOOD = GuideContent(
    values={
        "name": "食品经营许可新办",
        "item_type": "licence",
        "handling_type": "promised",
        "examination": "前审后批",
        "legal_basis": "食品安全法第三十五条",
        "conditions": "有与经营食品相适应的场所。",
        "statutory_amount": 20,
        "statutory_unit": "working_days",
        "promised_amount": 9,
        "promised_unit": "working_days",
        "charges": False,
        "visits": 1,
        "visits_reason": "需核对原件",
        "audience": "企业",
        "corporate_topics": "准营准办",
        "consult_phone": "0000-1234567",
        "complaint_phone": "0000-7654321",
        "result_name": "食品经营许可证",
        "result_kind": "出证办结",
        "result_sample": "样本见附件",
        "online_url": "https://example.gov.cn/item/1?a=b",
    },
    materials=(
        MaterialEntry("申请书", form="原件", copies=1),
        MaterialEntry("授权委托书", form="原件", copies=1, when=(Condition("who", ("agent",)),)),
    ),
    steps=tuple(
        StepEntry(name, 1, "working_days") for name in ("受理", "审查", "决定", "办结", "送达")
    ),
    situations=(WHO,),
    questions=(FaqEntry("可以代办吗？", "可以。"),),
)
KNOWN = Surroundings("SJ-001", frozenset({"SJ-001", "SJ-002"}))

Guide = Mapping[str, Any]


def guide(**changes: Any) -> GuideContent:
    """Return the good guide with other fields, lists by their names; None takes a field away."""
    lists = {name: value for name, value in changes.items() if isinstance(value, tuple)}
    values = {**GOOD.values, **{n: v for n, v in changes.items() if n not in lists}}
    return replace(GOOD, values={name: v for name, v in values.items() if v is not None}, **lists)


def paper(name: str, **said: Any) -> MaterialEntry:
    return MaterialEntry(name, **{"form": "原件", "copies": 1, **said})


def found(content: GuideContent, around: Surroundings = KNOWN) -> set[str]:
    return {each.rule.key for each in findings_of(content, around)}


def charged(**fee: Any) -> GuideContent:
    said = {"name": "工本费", "standard": "10元/证", "basis": "发改价格文件", **fee}
    return guide(charges=True, pays_online=True, fees=(FeeEntry(**said),))


BAD: tuple[tuple[str, str, Callable[[], GuideContent]], ...] = (
    ("name_missing", "no name", lambda: guide(name=" ")),
    ("type_missing", "no type", lambda: guide(item_type=None)),
    ("basis_missing", "no legal basis", lambda: guide(legal_basis=None)),
    ("conditions_missing", "no conditions", lambda: guide(conditions=None)),
    ("parent_unknown", "a parent that is not there", lambda: guide(parent_code="SJ-999")),
    ("parent_unknown", "its own parent", lambda: guide(parent_code="SJ-001")),
    ("address_unfit", "words for an address", lambda: guide(online_url="见省政务服务网")),
    ("address_unfit", "a script for an address", lambda: guide(online_url="javascript:alert(1)")),
    ("address_unfit", "an address with blanks", lambda: guide(online_url="https://a.cn/ b")),
    ("address_unfit", "a port that is none", lambda: guide(online_url="https://a.cn:99999/")),
    ("statutory_missing", "no statutory limit, no word why",
     lambda: guide(statutory_amount=None, statutory_unit=None)),
    ("promise_above_law", "a promise above the law", lambda: guide(promised_amount=21)),
    ("promise_above_law", "months promised where the law says days",
     lambda: guide(promised_amount=3, promised_unit="months")),
    ("promise_above_two_thirds", "14 of 20 days", lambda: guide(promised_amount=14)),
    ("handling_mixed", "done at once within 9 days", lambda: guide(handling_type="instant")),
    ("handling_mixed", "reviewed first, done on the spot",
     lambda: guide(promised_amount=0, promised_unit="on_the_spot")),
    ("steps_above_promise", "steps that take longer than promised",
     lambda: guide(steps=(StepEntry("受理", 5, "working_days"),
                          StepEntry("审核", 5, "working_days")))),
    ("catch_all_material", "other materials", lambda: guide(materials=(paper("其他材料"),))),
    ("licence_without_materials", "a licence for nothing", lambda: guide(materials=())),
    ("materials_missing", "a service without materials",
     lambda: guide(item_type="public_service", materials=())),
    ("material_unspecified", "a material without copies",
     lambda: guide(materials=(MaterialEntry("申请书", form="原件"),))),
    ("material_twice", "one material twice", lambda: guide(materials=(paper("表"), paper("表")))),
    ("group_of_one", "any one of one",
     lambda: guide(materials=(paper("护照", group="身份证明"),))),
    ("condition_vague", "other conditions",
     lambda: guide(conditions="一、有场所；\n二、法律法规规定的其他条件。")),
    ("condition_unknown", "a question that is not asked",
     lambda: guide(materials=(paper("表", when=(Condition("kind", ("new",)),)),))),
    ("condition_unknown", "an answer that is not offered",
     lambda: guide(materials=(paper("表", when=(Condition("who", ("friend",)),)),))),
    ("question_too_early", "a question that hangs on a later one",
     lambda: guide(situations=(
         SituationEntry("kind", "哪种？", WHO.options, (Condition("who", ("self",)),)), WHO))),
    ("question_without_choice", "one option",
     lambda: guide(situations=(replace(WHO, options=WHO.options[1:]),))),
    ("situation_key_unfit", "a Chinese key", lambda: guide(situations=(replace(WHO, key="谁"),))),
    ("situation_key_unfit", "two options of one key",
     lambda: guide(situations=(replace(WHO, options=(WHO.options[0], WHO.options[0])),))),
    ("situation_unused", "a question nothing hangs on",
     lambda: guide(materials=(paper("表"),))),
    ("charges_unsaid", "nobody knows whether it costs", lambda: guide(charges=None)),
    ("charge_without_basis", "a fee without basis", lambda: charged(basis="")),
    ("charge_without_standard", "a fee without amount", lambda: charged(standard="")),
    ("charge_without_standard", "charged, but no fee",
     lambda: guide(charges=True, pays_online=True)),
    ("payment_unsaid", "charged, and nobody knows how to pay",
     lambda: guide(charges=True, fees=(FeeEntry("费", "10元", "文件"),))),
    ("free_but_paid", "free, and paid online", lambda: guide(pays_online=True)),
    ("free_with_fees", "free, with a fee", lambda: guide(fees=(FeeEntry("费", "10元", "文件"),))),
    ("fee_change_unproved", "cancelled without paper",
     lambda: guide(fees=(FeeEntry("费", "10元", "文件", state="cancelled"),))),
    ("fee_change_unproved", "suspended without day",
     lambda: guide(fees=(FeeEntry("费", "10元", "文件", state="suspended", document="1号"),))),
    ("steps_missing", "no steps", lambda: guide(steps=())),
    ("licence_steps_missing", "a licence that nobody decides",
     lambda: guide(steps=tuple(StepEntry(n) for n in ("受理", "审核", "办结", "送达")))),
    ("licence_without_question", "a licence without question", lambda: guide(questions=())),
    ("result_without_sample", "a result without sample", lambda: guide(result_sample=None)),
    ("result_kind_mismatch", "a certificate called a paper", lambda: guide(result_kind="出文办结")),
    ("audience_mismatch", "for companies, under topics of persons",
     lambda: guide(corporate_topics=None, personal_topics="就业创业")),
    ("visits_unexplained", "a visit, nobody says why", lambda: guide(visits_reason="无")),
    ("reason_without_visit", "no visit, and why", lambda: guide(visits=0, is_online=True)),
    ("no_way_without_visit", "no visit, no network, no post",
     lambda: guide(visits=0, visits_reason="无", ways="窗口办理")),
    ("online_with_visits", "wholly online with a visit", lambda: guide(online_depth="Ⅳ级")),
    ("consult_phone_missing", "nobody to ask", lambda: guide(consult_phone=None)),
    ("complaint_phone_missing", "nobody to complain to", lambda: guide(complaint_phone="")),
    ("phones_equal", "one number for both", lambda: guide(complaint_phone="0000 1234567")),
    ("phone_without_area", "a number for neighbours", lambda: guide(consult_phone="1234567")),
    ("text_too_long", "a name of 201 characters", lambda: guide(name="名" * 201)),
    ("text_too_long", "a material's source of 201 characters",
     lambda: guide(materials=(paper("表", source="源" * 201),))),
    ("value_unreadable", "a day that is none", lambda: guide(cancelled_on="2026-02-30")),
    ("value_unreadable", "a type that is none", lambda: guide(item_type="许可")),
    ("value_unreadable", "a count that is words", lambda: guide(visits="一次")),
    ("value_unreadable", "a file that is none",
     lambda: guide(materials=(paper("表", blank_file="a.pdf"),))),
    ("value_unreadable", "a sign that no store keeps", lambda: guide(place="一楼\0")),
    ("value_unreadable", "half a character", lambda: guide(place="\ud842")),
    ("limit_half", "a limit without unit", lambda: guide(promised_unit=None)),
    ("limit_half", "a unit without limit", lambda: guide(promised_amount=None)),
    ("limit_half", "no working days at all", lambda: guide(promised_amount=0)),
    ("limit_half", "a step without unit", lambda: guide(steps=(StepEntry("受理", 3),))),
    ("entry_nameless", "a material without name", lambda: guide(materials=(paper(" "),))),
    ("entry_nameless", "a question without answer",
     lambda: guide(questions=(FaqEntry("可以吗？", ""),))),
)  # fmt: skip


def test_a_good_guide_has_nothing_against_it() -> None:
    assert findings_of(GOOD, KNOWN) == ()


@pytest.mark.parametrize(
    ("key", "content"), [(key, make) for key, _words, make in BAD],
    ids=[words for _key, words, _make in BAD],
)  # fmt: skip
def test_a_guide_is_found_out_by_the_rule_for(
    key: str, content: Callable[[], GuideContent]
) -> None:
    assert key in found(content())


def test_every_rule_has_a_guide_that_breaks_it() -> None:
    assert {rule.key for rule in RULES} == {key for key, _words, _make in BAD}
    assert len({rule.key for rule in RULES}) == len(RULES)


KEPT: tuple[tuple[str, str, Callable[[], GuideContent]], ...] = (
    ("statutory_missing", "the law names none, and the guide says so",
     lambda: guide(statutory_amount=None, statutory_unit=None, statutory_note="法律未规定")),
    ("promise_above_two_thirds", "12 of 18 days are just two thirds",
     lambda: guide(promised_amount=12, statutory_amount=18)),
    ("promise_above_law", "20 working days against 30 calendar days are not compared",
     lambda: guide(promised_amount=20, statutory_amount=30, statutory_unit="calendar_days")),
    ("handling_mixed", "done at once in every field",
     lambda: guide(handling_type="instant", examination="即审即办", promised_amount=0,
                   promised_unit="on_the_spot")),
    ("steps_above_promise", "a step that does not count",
     lambda: guide(steps=(StepEntry("受理", 9, "working_days"),
                          StepEntry("公示", 7, "working_days", counts_in_limit=False)))),
    ("charge_without_basis", "the basis stands at the guide",
     lambda: replace(charged(basis=""), values={**charged().values, "fee_basis": "条例"})),
    ("free_with_fees", "free, for the fee was cancelled",
     lambda: guide(fees=(FeeEntry("费", "", "", state="cancelled", changed_on="2026-01-01",
                                  document="1号"),))),
    ("fee_change_unproved", "cancelled by a paper of a day",
     lambda: guide(fees=(FeeEntry("费", "", "", state="cancelled", changed_on="2026-01-01",
                                  document="1号"),))),
    ("visits_unexplained", "nobody says how often to come", lambda: guide(visits=None)),
    ("no_way_without_visit", "no visit, by post",
     lambda: guide(visits=0, visits_reason=None, ways="窗口办理、邮寄办理")),
    ("material_twice", "one material for each of two answers",
     lambda: guide(materials=(paper("表", when=(Condition("who", ("self",)),)),
                              paper("表", when=(Condition("who", ("agent",)),))))),
    ("parent_unknown", "a parent of this hall", lambda: guide(parent_code="SJ-002")),
    ("phone_without_area", "the number of the mayor's line",
     lambda: guide(complaint_phone="12345")),
    ("result_kind_mismatch", "a result of a kind of its own",
     lambda: guide(result_kind="出具意见", result_name="审查意见")),
    ("question_too_early", "a question that hangs on an earlier one",
     lambda: guide(situations=(WHO, SituationEntry("kind", "哪种？", WHO.options,
                                                   (Condition("who", ("self",)),))))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("key", "content"), [(key, make) for key, _words, make in KEPT],
    ids=[words for _key, words, _make in KEPT],
)  # fmt: skip
def test_the_rule_has_nothing_against(key: str, content: Callable[[], GuideContent]) -> None:
    assert key not in found(content())


@pytest.mark.parametrize(
    "name",
    ["其他材料", "有关材料", "其它相关证明材料", "法律、法规规定的其他材料", "相关手续",
     "审批机关认为需要提供的其他资料", "营业执照等材料", "户口簿等", "与申请事项相关的材料",
     "其他 应当提供的证明文件", "其他（有关材料）"],
)  # fmt: skip
def test_a_catch_all_is_recognised(name: str) -> None:
    assert is_catch_all(name)


@pytest.mark.parametrize(
    "name",
    ["其他组织登记证书", "高等学校毕业证", "房屋安全等级证明", "有关部门的批准文件", "申请书",
     "学历证明（高中或同等）", "食品安全管理制度文本", "不动产权证书或租赁合同"],
)  # fmt: skip
def test_a_material_with_a_name_is_no_catch_all(name: str) -> None:
    assert not is_catch_all(name)


@pytest.mark.parametrize(
    ("phone", "reaches"),
    [
        ("0730-1234567", True), ("(0730)1234567", True), ("010-12345678转8001", True),
        ("12345", True), ("13800000000", True), ("400-123-4567", True),
        ("0000-1234567（示例）", True), ("1234567", False), ("88881234", False), ("待补充", False),
    ],
)  # fmt: skip
def test_who_calls_from_elsewhere_needs_an_area_code(phone: str, *, reaches: bool) -> None:
    assert is_dialled_anywhere(phone) is reaches


def test_errors_come_first_and_say_where_they_are() -> None:
    content = guide(legal_basis=None, materials=(paper("申请书"), paper("有关材料")))

    first = findings_of(content, KNOWN)[0]

    assert (first.rule.key, first.part, first.position) == ("catch_all_material", "materials", 2)
    assert first.is_error
    assert "申请材料第2项“有关材料”" in first.words


def test_every_rule_says_what_it_asks_for_and_who_says_so() -> None:
    assert all(rule.title and rule.text and rule.origin for rule in RULES)
    assert {Severity.ERROR, Severity.WARNING} == {rule.severity for rule in RULES}


def test_what_stops_a_new_item_is_only_what_no_store_keeps() -> None:
    bare = GuideContent({"name": "新事项", "item_type": "licence"})

    assert unfit(bare) == ()
    assert [each.rule.key for each in unfit(guide(place="\0"))] == ["value_unreadable"]
