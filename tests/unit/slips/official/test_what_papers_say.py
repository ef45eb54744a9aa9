"""Every paper of a case names what it must: number, applicant, item, day, law, rights."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pypdfium2
import pytest

from hallapp.cases.terms import CasePaperKind
from hallapp.kernel.texts import CHINESE, ENGLISH, set_language
from hallapp.slips import Slip
from hallapp.slips.official import PaperHead, official_paper, title_of
from hallapp.slips.official.facts import (
    DueFacts,
    InspectionFacts,
    PromiseFacts,
    RefusalFacts,
    Rights,
)
from hallapp.slips.official.writing import FACTS as CLASSES
from tests.unit.slips.official.paper_cases import (
    ACCEPTANCE,
    APPLIED,
    DUE,
    FACTS,
    HEAD,
    JOINT,
    LACKING,
    NUMBER,
    PLAIN_HEAD,
    REFUSAL,
)
from tests.unit.slips.paper_examples import DEMO_HALL, code_in, pages_of, pictures_of, text_of

REFUSALS = (
    CasePaperKind.NON_ACCEPTANCE,
    CasePaperKind.DENIAL,
    CasePaperKind.RETURN,
    CasePaperKind.REVOCATION,
)
UNSEALED = (CasePaperKind.EXAMINATION, CasePaperKind.INSPECTION)


def paper(kind: CasePaperKind, head: PaperHead = HEAD, **changes: object) -> Slip:
    return official_paper(kind, head, replace(FACTS[kind], **changes))


def said(kind: CasePaperKind, head: PaperHead = HEAD, **changes: object) -> str:
    if head is HEAD and not changes:
        return usual(kind)
    return text_of(paper(kind, head, **changes))


@cache
def usual(kind: CasePaperKind) -> str:
    return text_of(paper(kind))


def refused(kind: CasePaperKind, **changes: Any) -> str:
    """A refusal that stands on one page, so that no sentence is torn by the foot of it."""
    short: dict[str, Any] = {} if kind is CasePaperKind.REVOCATION else {"returned": ()}
    return said(kind, **short, **changes)


def test_every_kind_has_a_paper_and_an_example():
    assert set(CLASSES) == set(CasePaperKind) == set(FACTS)


@pytest.mark.parametrize("kind", CasePaperKind, ids=lambda kind: kind.value)
def test_a_paper_names_its_number_its_case_and_its_law(kind: CasePaperKind):
    text = said(kind)

    assert title_of(kind, is_licence=True) in text
    assert NUMBER in text
    assert "620101-20261123-0007" in text
    assert "查询码：482913" in text
    assert "禾木食品有限公司" in text
    assert "食品经营许可新办" in text
    assert "2026年11月23日" in text
    assert "《中华人民共和国食品安全法》第三十五条" in text
    assert "青山县政务服务中心3号窗口，咨询电话：2280163，监督电话：12345" in text
    assert "一式2份" in text


@pytest.mark.parametrize("kind", CasePaperKind, ids=lambda kind: kind.value)
def test_the_code_of_a_paper_holds_number_and_query_code_only(kind: CasePaperKind):
    assert code_in(pictures_of(paper(kind))[0]) == "620101-20261123-0007 482913"


@pytest.mark.parametrize("kind", [k for k in CasePaperKind if k not in UNSEALED], ids=str)
def test_a_paper_shows_where_the_seal_goes(kind: CasePaperKind):
    assert "（盖章处）" in said(kind)


@pytest.mark.parametrize("kind", CasePaperKind, ids=lambda kind: kind.value)
def test_the_licensing_act_is_named_for_licences_only(kind: CasePaperKind):
    facts = FACTS[kind]
    if kind is CasePaperKind.SUSPENSION:
        facts = replace(facts, basis="部门规章第八条")

    assert "行政许可法" not in text_of(official_paper(kind, PLAIN_HEAD, facts))


@pytest.mark.parametrize("kind", CasePaperKind, ids=lambda kind: kind.value)
def test_a_law_that_nobody_gave_is_not_made_up(kind: CasePaperKind):
    text = text_of(official_paper(kind, PLAIN_HEAD, FACTS[kind]))

    assert "待补充" in text
    assert "食品安全法" not in text


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.value)
def test_a_refusal_names_both_ways_to_fight_it(kind: CasePaperKind):
    text = refused(kind)

    assert "《中华人民共和国行政复议法》第二十条" in text
    assert "60日内向青山县人民政府申请行政复议" in text
    assert "《中华人民共和国行政诉讼法》第四十六条" in text
    assert "6个月内向青山县人民法院提起行政诉讼" in text


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.value)
def test_an_agency_that_nobody_gave_is_left_to_be_written_in(kind: CasePaperKind):
    text = refused(kind, rights=Rights())

    assert "60日内向＿＿＿＿＿＿＿＿申请行政复议" in text
    assert "6个月内向＿＿＿＿＿＿＿＿提起行政诉讼" in text


@pytest.mark.parametrize("kind", [k for k in CasePaperKind if k not in REFUSALS], ids=str)
def test_a_paper_that_refuses_nothing_speaks_of_no_lawsuit(kind: CasePaperKind):
    assert "行政诉讼" not in said(kind)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (CasePaperKind.RECEIPT, "不表示申请已经受理。是否受理，在2026年11月27日前书面告知"),
        (CasePaperKind.RECEIPT, "自收到申请材料之日起即为受理"),
        (CasePaperKind.ACCEPTANCE, "第三十二条的规定，现予受理，受理日期为2026年11月23日。"),
        (CasePaperKind.ACCEPTANCE, "办结期限2026年12月4日承诺时限9个工作日法定时限20个工作日"),
        (CasePaperKind.ACCEPTANCE, "联系人王芳联系电话138****5678"),
        (CasePaperKind.SUPPLEMENT, "需要补正的全部内容一次告知如下"),
        (CasePaperKind.SUPPLEMENT, "食品安全管理制度原件1缺负责人签字"),
        (CasePaperKind.SUPPLEMENT, "保留90日（自然日）"),
        (CasePaperKind.SUPPLEMENTED, "已于2026年11月23日全部收齐"),
        (CasePaperKind.NON_ACCEPTANCE, "决定不予受理。理由如下：1.经营场所"),
        (CasePaperKind.NON_ACCEPTANCE, "该事项请向青山县行政审批服务局申请。"),
        (CasePaperKind.TOLERANCE, "请于2026年12月1日前补齐上列材料"),
        (CasePaperKind.TOLERANCE, "后果是：办理中止，期限不再计算。"),
        (CasePaperKind.PROMISE, "一式两份，申请人和青山县市场监督管理局各执一份"),
        (CasePaperKind.PROMISE, "7.上述承诺是申请人真实的意思表示"),
        (CasePaperKind.SUSPENSION, "暂停计时起2026年11月25日预计结束2026年12月2日"),
        (CasePaperKind.RESUMPTION, "不计入办理期限的时间共5个工作日"),
        (CasePaperKind.EXTENSION, "第四十二条第一款的规定，经本机关负责人张建国批准"),
        (CasePaperKind.EXTENSION, "延长10个工作日，办结期限延长至2026年12月18日（暂定）"),
        (CasePaperKind.INSPECTION, "核查人1：赵强"),
        (CasePaperKind.INSPECTION, "核查人2：孙莉"),
        (CasePaperKind.EXAMINATION, "签名：李敏，2026年11月23日"),
        (CasePaperKind.APPROVAL, "第三十八条第一款的规定，决定准予行政许可。"),
        (CasePaperKind.APPROVAL, "第四十四条的规定，在2026年12月17日前"),
        (CasePaperKind.APPROVAL, "决定日期2026年12月3日"),
        (CasePaperKind.DENIAL, "第三十八条第二款的规定，决定不予行政许可。理由如下"),
        (CasePaperKind.RENEWAL, "第五十条的规定，决定准予延续"),
        (CasePaperKind.CHANGE, "法定代表人王芳李强"),
        (CasePaperKind.REVOCATION, "第六十九条的规定，本机关决定撤销上述决定"),
        (CasePaperKind.CONCLUSION, "办理结果：准予许可"),
        (CasePaperKind.COLLECTION, "领取期限2026年12月31日"),
        (CasePaperKind.DELIVERY, "☐直接送达☐邮寄送达☐委托送达"),
        (CasePaperKind.RETURN, "现予退件，不再办理"),
        (CasePaperKind.RETURN, "监督电话12345反映"),
        (CasePaperKind.RECTIFICATION, "请在2026年12月10日前整改完毕"),
        (CasePaperKind.ARCHIVE, "卷内文件3件，共9页"),
        (CasePaperKind.URGING, "剩余1个工作日"),
        (CasePaperKind.SUPERVISION, "监察信号红灯"),
        (CasePaperKind.JOINT_ACCEPTANCE, "由青山县市场监督管理局统一受理"),
        (CasePaperKind.JOINT_LETTER, "请在2026年12月2日前（7个工作日）提出书面意见"),
        (CasePaperKind.JOINT_SUMMARY, "青山县城市管理局户外招牌备案未回复—"),
    ],
)
def test_what_matters_stands_on_the_paper(kind: CasePaperKind, words: str):
    assert words in said(kind)


@pytest.mark.parametrize("kind", [k for k in CasePaperKind if k.is_joint], ids=str)
def test_a_joint_paper_has_a_stub_and_a_part_that_comes_back(kind: CasePaperKind):
    last = "".join(pages_of(paper(kind))[-1].split())

    title = title_of(kind, is_licence=False)
    answers = kind is CasePaperKind.JOINT_LETTER
    assert f"{title}（存根联）" in last
    assert f"{title}（{'回执联' if answers else '签收联'}）" in last
    assert "沿虚线裁开" in last
    assert last.count(NUMBER) == 3  # on the page, on the stub and on the part that comes back
    assert ("☐同意☐不同意" in last) is answers


@pytest.mark.parametrize(
    ("kind", "signers"),
    [
        (CasePaperKind.ACCEPTANCE, ("申请人（代理人）：", "经办人：李敏")),
        (CasePaperKind.SUPPLEMENT, ("申请人（代理人）：", "经办人：李敏")),
        (CasePaperKind.PROMISE, ("申请人签名（盖章）：", "经办人：李敏")),
        (CasePaperKind.COLLECTION, ("领取人：", "出件人：李敏")),
        (CasePaperKind.DELIVERY, ("受送达人：", "送达人：李敏")),
        (CasePaperKind.ARCHIVE, ("立卷人：李敏", "检查人：")),
    ],
)
def test_two_people_sign_where_the_form_asks_for_it(kind: CasePaperKind, signers: tuple[str, str]):
    text = said(kind)

    assert [signer for signer in signers if signer not in text] == []


def test_fewer_than_two_inspectors_leave_a_line_to_sign():
    facts = FACTS[CasePaperKind.INSPECTION]
    assert isinstance(facts, InspectionFacts)

    text = said(CasePaperKind.INSPECTION, inspectors=("赵强",))

    assert "核查人1：赵强" in text
    assert "核查人2：" in text


def test_a_case_that_silence_accepted_says_so():
    text = said(CasePaperKind.ACCEPTANCE, is_deemed=True)

    assert "未在规定期限内告知补正" in text
    assert "材料齐全" not in text


def test_a_day_that_may_still_move_is_marked():
    moving = replace(DUE, is_provisional=True)
    text = said(CasePaperKind.ACCEPTANCE, due=moving)

    assert "2026年12月4日（暂定）" in text
    assert "放假安排还没有公布" in text
    assert "暂定" not in said(CasePaperKind.ACCEPTANCE)


def test_a_limit_on_the_spot_counts_no_days():
    spot = DueFacts(due_on=date(2026, 11, 23), promised="当场办结", counts_days=False)

    assert "受理当日不计入" not in said(CasePaperKind.ACCEPTANCE, due=spot)
    assert "未另行承诺" in said(CasePaperKind.ACCEPTANCE, due=replace(spot, promised=""))


def test_no_reason_leaves_lines_to_write_on():
    facts = RefusalFacts(applied_on=APPLIED, reasons=())

    text = text_of(official_paper(CasePaperKind.NON_ACCEPTANCE, HEAD, facts))

    assert "理由如下：本事项的设定依据" in text


def test_the_hall_tells_no_consequence_that_it_was_not_given():
    text = said(CasePaperKind.SUPPLEMENT, consequence="", keep_days=None, bring_by=None)

    assert "逾期" not in text
    assert "保留" not in text
    assert "后果是：＿＿" in said(CasePaperKind.TOLERANCE, consequence="", missing_by=None)


def test_own_promises_stand_in_the_place_of_the_usual_ones():
    own = PromiseFacts(conditions=("有固定场所。",), promises=("一年内不转让。",))

    text = text_of(official_paper(CasePaperKind.PROMISE, HEAD, own))

    assert "一年内不转让。" in text
    assert "真实的意思表示" not in text


def test_the_head_of_the_government_extends_a_joint_case():
    assert "第四十二条第二款的规定" in said(CasePaperKind.EXTENSION, is_joint=True)


def test_a_demo_paper_says_on_every_page_that_it_proves_nothing():
    pages = pages_of(paper(CasePaperKind.TOLERANCE, replace(HEAD, hall=DEMO_HALL)))

    assert len(pages) > 1
    assert all("演示数据，不作凭证" in page for page in pages)
    assert "演示数据" not in said(CasePaperKind.TOLERANCE)


def test_a_reprint_says_which_one_it_is_and_when_it_was_made():
    assert "补打第2次2026-11-2309:42" in said(CasePaperKind.ACCEPTANCE, replace(HEAD, reprint=2))
    assert "补打" not in said(CasePaperKind.ACCEPTANCE)


def test_phones_that_nobody_gave_are_said_to_be_lacking():
    head = replace(HEAD, window="", window_phone="", supervision_phone="")

    assert "青山县政务服务中心，咨询电话：待补充，监督电话：待补充" in said(
        CasePaperKind.ACCEPTANCE, head
    )


def test_facts_of_another_paper_are_refused():
    with pytest.raises(TypeError, match="acceptance"):
        official_paper(CasePaperKind.ACCEPTANCE, HEAD, REFUSAL)


def test_an_opinion_without_units_and_addressee_goes_to_the_applicant():
    facts = replace(JOINT, addressee="", branches=())

    text = text_of(official_paper(CasePaperKind.JOINT_OPINION, HEAD, facts))

    assert "禾木食品有限公司：关于" in text
    assert "参加联合审查" not in text


def test_an_acceptance_names_the_materials_it_holds():
    text = said(CasePaperKind.ACCEPTANCE)

    assert "收到的材料共3种：" in text
    assert all(material.name in text for material in ACCEPTANCE.received)
    assert "收到的材料" not in said(CasePaperKind.ACCEPTANCE, received=())


def test_a_long_name_has_a_row_of_its_own_in_a_form():
    name = "禾木绿色生态农业综合开发（集团）股份有限公司前进路第二分公司"

    beside = label_left(paper(CasePaperKind.EXAMINATION))
    below = label_left(paper(CasePaperKind.EXAMINATION, replace(HEAD, applicant=name)))

    assert below < beside / 2


def label_left(slip: Slip) -> float:
    """Where the label 受理编号 of a form begins; the margins name it too."""
    with pypdfium2.PdfDocument(slip.data) as document:
        text = document[0].get_textpage()
        said = text.get_text_range()
        for elsewhere in ("受理编号：", "凭受理编号"):
            said = said.replace(elsewhere, "　" * 5)
        return text.get_charbox(said.index("受理编号"))[0]


def test_english_screens_print_chinese_papers():
    set_language(ENGLISH)
    try:
        text = text_of(paper(CasePaperKind.ACCEPTANCE))
    finally:
        set_language(CHINESE)

    assert "2026年11月23日09:42打印" in text
    assert text == usual(CasePaperKind.ACCEPTANCE)


def test_an_acceptance_lists_what_may_still_be_brought():
    text = said(CasePaperKind.ACCEPTANCE, missing=LACKING)

    assert "主要材料齐全" in text
    assert "还要补交的材料共1种：序号材料名称形式份数缺什么1食品安全管理制度" in text
    assert "还要补交" not in usual(CasePaperKind.ACCEPTANCE)
