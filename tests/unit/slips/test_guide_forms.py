"""Every form of a guide slip says what this citizen needs, in the hall's order, and reads back."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import raw

from hallapp.devices import TICKET_WIDTH_DOTS, ticket_bytes
from hallapp.guides.slip_code import slip_code
from hallapp.guides.terms import FeeRow, FeeState, GuideRow
from hallapp.kernel.texts import papers
from hallapp.slips import Slip, guide_slip, guide_slip_image
from hallapp.slips.code_words import OFFLINE_BYTES, offline_text
from hallapp.slips.design import Element, Paper, SlipDesign
from hallapp.slips.fact_words import one_fee
from hallapp.slips.fonts import legible
from hallapp.slips.material_words import wanted_of
from tests.unit.slips.paper_examples import (
    DEMO_HALL,
    HALL,
    NO_ID,
    ODD,
    PRINTED_AT,
    asking_guide,
    bare_guide,
    blank_characters,
    codes_in,
    fonts_not_embedded,
    item,
    material,
    pages_of,
    pictures_of,
    text_of,
    whole_guide,
)

FORMS = list(Paper)
LARGE_POINTS = 18
AGENT = {"who": "agent", "kind": "new"}


def made(guide: GuideRow, paper: Paper, answers: dict[str, str] | None = None) -> Slip:
    return guide_slip(guide, HALL, PRINTED_AT, paper=paper, answers=answers or {})


@pytest.mark.parametrize("paper", FORMS)
def test_only_what_these_answers_need_is_printed(paper: Paper):
    text = text_of(made(asking_guide(), paper, AGENT))

    assert "您的情形：谁来办？委托他人；办哪一种？新办" in text
    assert "授权委托书" in text
    assert "原许可证" not in text
    assert "共3样" in text


@pytest.mark.parametrize("paper", FORMS)
def test_who_was_not_asked_is_told_for_whom_a_material_is(paper: Paper):
    text = text_of(made(asking_guide(), paper))

    assert "您的情形" not in text
    assert "委托他人的才要带；" in text
    assert "变更、延续的才要带；" in text


def test_answers_that_the_guide_does_not_know_change_nothing():
    odd = {"colour": "red", "who": "nobody"}

    assert made(asking_guide(), Paper.A4, odd).data == made(asking_guide(), Paper.A4).data


@pytest.mark.parametrize("paper", FORMS)
def test_of_a_group_any_one_is_enough_and_it_is_ticked_once(paper: Paper):
    text = text_of(made(asking_guide(), paper, AGENT))

    assert text.count("以下任一项（身份证明）") == 1
    places = [text.index(word) for word in ("以下任一项", "居民身份证", "护照", "授权委托书")]
    assert places == sorted(places)


def test_a_group_of_which_one_is_left_stands_as_that_one():
    lonely = asking_guide(materials=(material("护照", 1, group="身份证明"),))

    assert "任一项" not in text_of(made(lonely, Paper.A4))


@pytest.mark.parametrize("paper", FORMS)
def test_a_suspended_fee_says_since_when_and_by_which_paper(paper: Paper):
    text = text_of(made(asking_guide(), paper))

    assert "收费明细工本费：停征，自2026年1月1日起，财税〔2026〕1号。" in text


def test_every_state_of_a_fee_has_its_words():
    fee = FeeRow(NO_ID, 1, "工本费", "10元/证", "", changed_on=date(2026, 1, 1))
    with papers():
        said = {state: one_fee(replace(fee, state=state)) for state in FeeState}

    assert said == {
        FeeState.CHARGED: "工本费：10元/证",
        FeeState.LOWERED: "工本费：降为 10元/证，自2026年1月1日起",
        FeeState.SUSPENDED: "工本费：停征，自2026年1月1日起",
        FeeState.CANCELLED: "工本费：取消，自2026年1月1日起",
    }


@pytest.mark.parametrize("paper", FORMS)
def test_what_else_the_guide_says_is_there_too(paper: Paper):
    text = text_of(made(asking_guide(), paper))

    for said in (
        "1.受理（1个工作日）",
        "5.送达（5个工作日）",
        "现场核查，10个工作日，不计入办理时限。",
        "请注意自助机旁有免费复印。",
        "第3版，2026年10月12日审定",
        "监督电话12345",
    ):
        assert said in text


@pytest.mark.parametrize("paper", FORMS)
def test_the_materials_come_first_whatever_the_hall_prefers(paper: Paper):
    design = SlipDesign(elements=(Element.LAW, Element.FAQ, Element.WAY, Element.FACTS))
    text = text_of(guide_slip(asking_guide(), HALL, PRINTED_AT, paper=paper, design=design))

    order = ("食品经营许可申请书", "实施机构", "常见问题", "怎么去", "到哪里办")
    places = [text.index(word) for word in order]
    assert places == sorted(places)
    assert "存下要点" not in text
    assert "办理流程" not in text


@pytest.mark.parametrize("paper", FORMS)
def test_no_hall_can_leave_out_the_version_or_whom_to_complain_to(paper: Paper):
    design = SlipDesign(elements=())
    text = text_of(guide_slip(asking_guide(), HALL, PRINTED_AT, paper=paper, design=design))

    assert "监督电话12345" in text
    assert "第3版" in text
    assert "设定依据" not in text


@pytest.mark.parametrize("paper", FORMS)
def test_both_codes_for_the_citizen_read_back(paper: Paper):
    slip = made(asking_guide(), paper, AGENT)
    said = [text for picture in pictures_of(slip, 203) for text in codes_in(picture)]

    assert "https://guide.example.gov.cn/items/SJ-033" in said
    (essentials,) = [text for text in said if text.startswith("食品经营许可新办")]
    assert "2.居民身份证或护照" in essentials
    assert "3.授权委托书" in essentials
    assert "咨询2280163" in essentials


def test_the_essentials_never_outgrow_their_code():
    with papers():
        for count in (0, 1, 7, 60):
            materials = tuple(material(f"很长很长很长的一份材料之{n}" * 3, n) for n in range(count))
            guide = whole_guide(materials=materials, place="一楼大厅东侧" * 9, hours="周一" * 40)
            text = offline_text(guide, HALL, wanted_of(guide, {}))

            assert len(text.encode()) <= OFFLINE_BYTES
            assert "监督12345" in text


def test_large_print_sets_what_to_bring_in_18_points_at_least():
    slip = made(asking_guide(), Paper.A4_LARGE, AGENT)
    sizes: list[float] = []
    with pypdfium2.PdfDocument(slip.data) as document:
        page = document[0].get_textpage()
        text = page.get_text_bounded()
        start, end = text.index("您的情形"), text.index("到哪里办")
        sizes = [
            raw.FPDFText_GetFontSize(page, place)
            for place in range(start, end)
            if not raw.FPDFText_IsGenerated(page, place)
        ]

    assert min(sizes) >= LARGE_POINTS


def test_a_large_size_is_what_the_hall_gives_unless_another_is_asked_for():
    from hallapp.slips.design import TypeSize

    design = SlipDesign(size=TypeSize.LARGE)
    large = guide_slip(whole_guide(), HALL, PRINTED_AT, design=design)
    asked = guide_slip(whole_guide(), HALL, PRINTED_AT, design=design, paper=Paper.A4)

    assert large.data == made(whole_guide(), Paper.A4_LARGE).data
    assert asked.data == made(whole_guide(), Paper.A4).data


# --- 80 mm


def test_the_narrow_slip_is_as_wide_as_its_paper_and_one_page_long():
    slip = made(asking_guide(), Paper.MM80)
    with pypdfium2.PdfDocument(slip.data) as document:
        width, _height = document[0].get_size()

    assert slip.pages == 1
    assert width * 25.4 / 72 == pytest.approx(80, abs=0.01)


def test_the_ticket_printer_gets_the_same_slip_as_dots():
    image = guide_slip_image(asking_guide(), HALL, PRINTED_AT, answers=AGENT)

    assert (image.mode, image.width) == ("1", TICKET_WIDTH_DOTS)
    with pypdfium2.PdfDocument(made(asking_guide(), Paper.MM80, AGENT).data) as document:
        _width, height = document[0].get_size()
    assert image.height == pytest.approx(height * 25.4 / 72 * 8, abs=1)
    assert len(ticket_bytes(image)) > image.height * TICKET_WIDTH_DOTS / 8


def test_the_dots_carry_all_three_codes():
    image = guide_slip_image(asking_guide(), HALL, PRINTED_AT, answers=AGENT).convert("L")
    said = codes_in(padded(image))

    assert "https://guide.example.gov.cn/items/SJ-033" in said
    assert slip_code("SJ-033", 3, AGENT) in said
    assert any(text.startswith("食品经营许可新办") for text in said)


def test_short_codes_are_bars_on_narrow_paper():
    image = padded(guide_slip_image(whole_guide(), HALL, PRINTED_AT).convert("L"))
    kind = zxingcpp.BarcodeFormat.Code128
    found = zxingcpp.read_barcodes(image, formats=kind)  # pyright: ignore[reportArgumentType] - the stub forgets single kinds

    assert [each.text for each in found] == ["G:SJ-033:3"]


def padded(image: Image.Image) -> Image.Image:
    """Dots with the paper's white edges."""
    paper = Image.new("L", (640, image.height), 255)
    paper.paste(image, (32, 0))
    return paper


def test_nothing_on_the_dots_touches_the_edge_of_what_can_be_printed():
    guide = asking_guide(item=item("国有建设用地使用权及房屋所有权转移登记" * 10, 3))
    image = guide_slip_image(guide, DEMO_HALL, PRINTED_AT).convert("L")
    left, _top, right, _bottom = image.point(lambda grey: 255 - grey).getbbox() or (0, 0, 0, 0)

    assert left >= 8
    assert right <= TICKET_WIDTH_DOTS - 8


# --- what is too long, too much, too little, too rare


@pytest.mark.parametrize("paper", FORMS)
def test_a_name_of_200_characters_stands_whole(paper: Paper):
    name = "国有建设用地使用权及房屋所有权转移登记" * 10 + "（含抵押权注销）甲"
    assert len(name) == 199
    slip = made(whole_guide(item=item(name, 3)), paper)

    assert name in text_of(slip)


@pytest.mark.parametrize("paper", FORMS)
def test_sixty_materials_are_all_there_in_order(paper: Paper):
    guide = whole_guide(
        materials=tuple(material(f"第{n}样材料", n, form="原件") for n in range(1, 61))
    )
    text = text_of(made(guide, paper))

    places = [text.index(f"第{n}样材料") for n in range(1, 61)]
    assert places == sorted(places)


@pytest.mark.parametrize("paper", FORMS)
def test_an_empty_guide_says_what_it_lacks(paper: Paper):
    text = text_of(made(bare_guide(), paper))

    assert "申请材料待补充" in text
    assert "材料清单还没有整理好" in text
    assert "办理流程待补充" in text


@pytest.mark.parametrize("paper", FORMS)
def test_rare_characters_print_and_copy_in_every_form(paper: Paper):
    slip = made(whole_guide(materials=(material("㐂𬭼的身份证"),)), paper)

    assert "㐂𬭼的身份证" in text_of(slip)
    assert blank_characters(slip) == []
    assert fonts_not_embedded(slip) == []


def test_rare_characters_print_as_dots_too():
    with_rare = guide_slip_image(whole_guide(materials=(material("𬭼"),)), HALL, PRINTED_AT)
    without = guide_slip_image(whole_guide(materials=(material("\u3000"),)), HALL, PRINTED_AT)

    assert with_rare.tobytes() != without.tobytes()


@pytest.mark.parametrize("count", range(1, 30, 4))
@pytest.mark.parametrize("paper", [Paper.A4, Paper.A4_LARGE])
def test_no_page_ends_with_a_heading_or_begins_with_a_last_line(paper: Paper, count: int):
    materials = tuple(material(f"第{n}样材料", n, form="原件") for n in range(count))
    slip = made(asking_guide(materials=materials), paper)

    for page in pages_of(slip):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert not lines[-1].endswith("勾一样）")
        assert len(lines) > 4


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.sampled_from([Paper.A4_LARGE, Paper.MM80]), st.lists(ODD, max_size=12), ODD)
def test_odd_texts_always_print_in_every_form(paper: Paper, names: list[str], odd: str):
    guide = asking_guide(
        materials=tuple(
            material(name, n, remark=odd, group="组" if n % 3 else "")
            for n, name in enumerate(names)
        ),
        slip_note=odd,
        place=odd,
    )
    slip = made(guide, paper)

    printed = Counter(text_of(slip))
    wanted = Counter("".join("".join(legible(m.name, {}).split()) for m in guide.materials))
    assert wanted <= printed
