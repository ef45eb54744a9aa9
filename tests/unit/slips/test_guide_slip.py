"""The guide slip says all that the guide says, and invents nothing."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallapp.guides.terms import FeeRow, GuideRow, GuideState
from hallapp.hall.limits import ON_THE_SPOT
from hallapp.kernel.texts import papers
from hallapp.slips import guide_slip
from hallapp.slips.code_words import offline_text
from hallapp.slips.fact_words import fee_words, promise_words, sentence
from hallapp.slips.fonts import legible, missing_characters
from hallapp.slips.material_words import wanted_of
from tests.unit.slips.paper_examples import (
    DEMO_HALL,
    HALL,
    NO_ID,
    ODD,
    PRINTED_AT,
    bare_guide,
    blank_characters,
    code_in,
    codes_in,
    fonts_not_embedded,
    item,
    material,
    pages_of,
    pictures_of,
    text_of,
    whole_guide,
)

LINK = "https://guide.example.gov.cn/items/SJ-033"

ELEMENTS = [
    "食品经营许可新办",  # 名称
    "事项类型行政许可，承诺件",
    "设定依据食品安全法第三十五条",
    "实施机构青山县市场监督管理局",
    "法定办结时限20个工作日",
    "承诺办结时限9个工作日",
    "收费标准工本费：10元/证",
    "收费依据发改价格〔2003〕2322号",
    "要带的申请材料",
    "办理流程1.受理（1个工作日）→2.审查",
    "办理地点一楼A区3—6号窗口",
    "咨询电话2280163",
    "监督电话12345",
]


@pytest.mark.parametrize("element", ELEMENTS)
def test_every_unified_element_stands_on_the_slip(element: str):
    text = text_of(guide_slip(whole_guide(online_url=LINK), HALL, PRINTED_AT))

    assert element in text


@pytest.mark.parametrize(
    "said",
    [
        "青山县政务服务中心办事指南",
        "食品经营许可申请书原件1份；申请人签字。",
        "营业执照复印件2份；可以先受理、后补交（容缺后补）。",
        "经营场所使用证明复印件1份；来源：申请人自备。",
        "几点办办理时间周一至周五8:30—11:30",
        "跑几次到现场次数1次",
        "谁能办食品经营者；有固定场所。",
        "办理结果食品经营许可证",
        "不服决定60日内可申请行政复议",
        "版本第3版，2026年10月12日审定，编号SJ-033。",
        "2026年11月23日09:42打印",
        "第1页，共1页",
    ],
)
def test_the_rest_of_the_guide_stands_on_the_slip_too(said: str):
    assert said in text_of(guide_slip(whole_guide(online_url=LINK), HALL, PRINTED_AT))


def test_materials_come_right_after_the_name():
    text = text_of(guide_slip(whole_guide(), HALL, PRINTED_AT))

    places = [text.index(word) for word in ("新办", "申请书", "营业执照", "到哪里办", "谁能办")]
    assert places == sorted(places)


def test_what_the_guide_lacks_is_said_to_be_lacking():
    text = text_of(guide_slip(bare_guide(), HALL, PRINTED_AT))

    for label in (
        "申请材料", "办理地点", "收费标准", "到现场次数", "咨询电话", "谁能办", "实施机构",
        "法定办结时限", "设定依据", "办理流程", "收费依据", "不服决定", "监督电话",
    ):  # fmt: skip
        assert f"{label}待补充" in text
    assert "承诺办结时限未另行承诺" in text


def test_an_unknown_fee_is_never_called_free():
    assert "不收费" not in text_of(guide_slip(bare_guide(), HALL, PRINTED_AT))


def test_fees_are_said_as_far_as_they_are_known():
    fee = FeeRow(NO_ID, 1, "工本费", "20元/证", "", "低保对象免收")
    with papers():
        assert fee_words(bare_guide(charges=False)) == "不收费"
        assert fee_words(bare_guide(charges=True)) == "收费，标准待补充"
        assert fee_words(bare_guide(charges=None)) == "待补充"
        assert fee_words(bare_guide(fee_note="首次申领免收工本费")) == "首次申领免收工本费"
        assert fee_words(bare_guide(fees=(fee,))) == "工本费：20元/证（低保对象免收）"


def test_a_missing_promise_is_not_filled_with_the_limit_of_the_law():
    with papers():
        guide = whole_guide(promised=None)
        assert promise_words(guide) == "未另行承诺\n法定 20 个工作日"
        assert promise_words(whole_guide(promised=ON_THE_SPOT)) == "当场"


def test_a_place_of_the_demo_window_is_marked_as_an_example():
    text = text_of(guide_slip(whole_guide(is_place_sample=True), DEMO_HALL, PRINTED_AT))

    assert "3—6号窗口（示例）" in text
    assert "2280163（示例）" in text
    assert "12345（示例）" in text
    assert "8:30—11:30（示例）" in text


def test_the_hall_s_own_hours_are_no_example_in_a_real_hall():
    guide = bare_guide(is_place_sample=True)

    assert "8:30—11:30（示例）" not in text_of(guide_slip(guide, HALL, PRINTED_AT))
    assert "8:30—11:30（示例）" in text_of(guide_slip(guide, DEMO_HALL, PRINTED_AT))


def test_every_page_in_a_demo_hall_says_so():
    long = whole_guide(materials=tuple(material(f"材料第{n}样", n) for n in range(40)))
    slip = guide_slip(long, DEMO_HALL, PRINTED_AT)

    assert slip.pages > 1
    assert all("示例数据" in page for page in pages_of(slip))


def test_a_published_guide_of_a_real_hall_bears_no_mark():
    text = text_of(guide_slip(whole_guide(), HALL, PRINTED_AT))

    assert "示例" not in text
    assert "演示" not in text


def test_a_draft_says_that_nobody_has_reviewed_it():
    guide = whole_guide(item=item("事项", 3, GuideState.DRAFT), reviewed_on=None)

    assert "草稿，未经审定" in text_of(guide_slip(guide, HALL, PRINTED_AT))


def test_a_fee_basis_is_printed_also_where_the_amount_is_not_known():
    guide = bare_guide(fee_basis="居民身份证法第二十一条")

    assert "收费依据居民身份证法第二十一条" in text_of(guide_slip(guide, HALL, PRINTED_AT))


def test_opening_hours_of_the_hall_stand_in_for_missing_ones():
    assert "办理时间周一至周五8:30—11:30" in text_of(guide_slip(bare_guide(), HALL, PRINTED_AT))


def test_a_long_guide_goes_on_over_pages_that_name_it_and_are_counted():
    guide = whole_guide(
        materials=tuple(
            material(f"第{n}样材料，要写得很长才好试一试换行的地方", n) for n in range(30)
        ),
        legal_basis="《中华人民共和国食品安全法》第叁条、" * 60,
    )
    slip = guide_slip(guide, HALL, PRINTED_AT)

    pages = ["".join(page.split()) for page in pages_of(slip)]
    assert len(pages) == slip.pages > 2
    for number, page in enumerate(pages, 1):
        assert "食品经营许可新办" in page
        assert f"第{number}页，共{slip.pages}页" in page
        assert "2026年11月23日09:42打印" in page
    text = "".join(pages)
    assert all(f"第{n}样材料" in text for n in range(30))
    assert text.count("叁") == 60


def test_the_foot_is_not_torn_from_its_code():
    """However many materials there are, the code and the first lines of the foot share a page."""
    for count in range(1, 25):
        materials = tuple(material(f"材料{n}", n, form="原件") for n in range(count))
        slip = guide_slip(whole_guide(materials=materials), HALL, PRINTED_AT)

        (with_foot,) = [page for page in pages_of(slip) if "存下要点，不用上网" in page]
        for label in ("谁能办", "实施机构", "设定依据", "监督电话", "版本"):
            assert label in with_foot


def test_seven_materials_with_their_details_fit_on_one_page():
    materials = tuple(material(f"材料{n}", n, form="原件", copies=1) for n in range(7))

    assert guide_slip(whole_guide(materials=materials), HALL, PRINTED_AT).pages == 1


def test_the_code_leads_to_the_official_address():
    slip = guide_slip(whole_guide(online_url=LINK), HALL, PRINTED_AT)

    address, essentials = codes_in(pictures_of(slip)[0])
    assert address == LINK
    assert essentials.startswith("食品经营许可新办")
    assert "看官方网页，要上网" in text_of(slip)
    assert "存下要点，不用上网" in text_of(slip)


def test_an_address_too_long_to_be_read_gives_way_to_the_essentials():
    slip = guide_slip(whole_guide(online_url=LINK + "?" + "a" * 200), HALL, PRINTED_AT)

    assert code_in(pictures_of(slip)[0]).startswith("食品经营许可新办")


def test_without_an_address_the_code_holds_the_essentials():
    slip = guide_slip(whole_guide(), HALL, PRINTED_AT)

    said = code_in(pictures_of(slip)[0])
    assert said == (
        "食品经营许可新办\n编号SJ-033 第3版\n要带3样：\n"
        "1.食品经营许可申请书\n2.营业执照\n3.经营场所使用证明\n"
        "一楼A区3—6号窗口\n周一至周五8:30—11:30\n咨询2280163\n监督12345"
    )


def test_the_code_of_a_long_guide_still_reads_at_200_dots_an_inch():
    guide = whole_guide(
        item=item("国有建设用地使用权及房屋所有权转移登记" * 4, 40),
        materials=tuple(material(f"很长的材料名称之第{n}号", n) for n in range(40)),
    )
    slip = guide_slip(guide, HALL, PRINTED_AT)
    (said,) = [code_in(picture) for picture in pictures_of(slip)[-1:]]

    assert said == offline_text(guide, HALL, wanted_of(guide, {}))
    assert "要带40样：\n1.很长的材料…" in said
    assert said.endswith("…\n一楼A区3—6号窗口\n周一至周五8:30—11:30\n咨询2280163\n监督12345")


def test_the_code_is_at_least_25_mm_wide():
    import zxingcpp

    (picture,) = pictures_of(guide_slip(whole_guide(online_url=LINK), HALL, PRINTED_AT), 200)
    kind = zxingcpp.BarcodeFormat.QRCode
    found = zxingcpp.read_barcodes(picture, formats=kind)  # pyright: ignore[reportArgumentType] - the stub forgets single kinds
    corners = found[0].position
    width_mm = (corners.top_right.x - corners.top_left.x) / 200 * 25.4

    assert width_mm >= 25


def test_no_character_is_printed_blank():
    guide = whole_guide(materials=(material("㐂𬭼的证明（2026年）①，“原件”"),))

    assert blank_characters(guide_slip(guide, HALL, PRINTED_AT)) == []


def test_all_fonts_travel_with_the_paper():
    assert fonts_not_embedded(guide_slip(whole_guide(), HALL, PRINTED_AT)) == []


def test_rare_characters_of_names_print_and_copy_right():
    slip = guide_slip(whole_guide(materials=(material("㐂𬭼的身份证"),)), HALL, PRINTED_AT)

    assert "㐂𬭼的身份证" in text_of(slip)
    assert slip.unknown_characters == ()
    assert slip.warning == ""


def test_a_character_that_no_font_has_is_reported_with_its_code_point():
    slip = guide_slip(whole_guide(materials=(material("\U00031350野的身份证"),)), HALL, PRINTED_AT)

    assert "〔U+31350〕野的身份证" in text_of(slip)
    assert slip.unknown_characters == ("\U00031350",)
    assert "U+31350" in slip.warning


def test_the_same_paper_for_the_same_moment_is_the_same_file():
    first = guide_slip(whole_guide(), HALL, PRINTED_AT)

    assert guide_slip(whole_guide(), HALL, PRINTED_AT).data == first.data


def test_a_sentence_never_doubles_its_marks():
    assert sentence(["", " ", "\u3000，、 ，"]) == ""
    assert sentence(["要签字，"]) == "要签字。"
    assert sentence(["原件 1 份", "", "要签字。"]) == "原件 1 份；要签字。"
    assert sentence(["有固定场所。", "单位食堂"]) == "有固定场所。单位食堂。"


VERY_LONG = st.builds(lambda text, times: text * times, ODD, st.integers(1, 60))
GUIDES = st.builds(
    lambda name, materials, texts: bare_guide(
        name,
        materials=tuple(material(each, n, remark=texts[0]) for n, each in enumerate(materials)),
        legal_basis=texts[1],
        place=texts[2],
        fee_note=texts[3],
    ),
    VERY_LONG,
    st.one_of(st.lists(ODD, max_size=40), st.lists(VERY_LONG, max_size=3)),
    st.lists(VERY_LONG, min_size=4, max_size=4),
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(GUIDES)
def test_odd_guides_always_print_and_lose_no_material(guide: GuideRow):
    slip = guide_slip(guide, HALL, PRINTED_AT)

    # A text may run over the end of a page, so the characters are counted, not the words found.
    printed = Counter(text_of(slip))
    brought = Counter("".join("".join(legible(m.name, {}).split()) for m in guide.materials))
    assert brought <= printed
    for each in guide.materials:
        assert set(missing_characters(each.name)) <= set(slip.unknown_characters)


def test_a_code_that_may_not_be_encoded_does_not_stop_the_paper():
    guide = replace(whole_guide(), item=item("\ud800证", 1))

    assert "U+D800" in text_of(guide_slip(guide, HALL, PRINTED_AT))
