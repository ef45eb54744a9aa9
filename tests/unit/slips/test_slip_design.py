"""A hall's own design: kept and read back, shown on its papers, never in the way of them."""

from dataclasses import replace
from io import BytesIO
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from hallapp.commands.slips import PAPERS
from hallapp.slips import guide_slip, guide_slip_image, missing_notice
from hallapp.slips.design import USUAL_ELEMENTS, Element, Paper, SlipDesign, TypeSize
from hallapp.slips.design_setting import SLIP_DESIGN
from hallapp.slips.dots import headed
from hallapp.slips.logos import read_logo
from hallapp.slips.preview import preview
from tests.unit.slips.paper_examples import (
    HALL,
    PRINTED_AT,
    asking_guide,
    pages_of,
    pictures_of,
    text_of,
    whole_guide,
)
from tests.unit.slips.test_missing_notice import FACTS, GUIDE

DESIGNED = SlipDesign(
    hall_line="青山县行政审批局政务大厅",
    footer="咨询请打 12345",
    service_words={"a": "先到导办台。"},
)


def picture(width: int = 400, height: int = 100, kind: str = "PNG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), (180, 0, 0)).save(file, kind)
    return file.getvalue()


DESIGNS = st.builds(
    SlipDesign,
    hall_line=st.text(max_size=20),
    logo=st.none() | st.uuids(),
    footer=st.text(max_size=20),
    elements=st.lists(st.sampled_from(Element), unique=True).map(tuple),
    size=st.sampled_from(TypeSize),
    paper=st.sampled_from(Paper),
    service_words=st.dictionaries(st.text(max_size=3), st.text(max_size=9), max_size=3),
)


@given(DESIGNS)
def test_a_design_is_read_as_it_was_kept(design: SlipDesign):
    assert SLIP_DESIGN.read(SLIP_DESIGN.spell(design)) == design


def test_what_an_other_version_wrote_falls_back_to_the_usual():
    read = SLIP_DESIGN.read({"elements": ["law", "hologram", "law"], "paper": "a3", "size": 7})

    assert read == SlipDesign(elements=(Element.LAW,))
    assert SLIP_DESIGN.read({}) == SlipDesign(elements=USUAL_ELEMENTS)


def test_the_command_names_every_paper():
    assert tuple(paper.value for paper in Paper) == PAPERS


@pytest.mark.parametrize("paper", list(Paper))
def test_name_line_and_footer_stand_on_every_page(paper: Paper):
    slip = guide_slip(whole_guide(), HALL, PRINTED_AT, paper=paper, design=DESIGNED)

    assert "青山县行政审批局政务大厅办事指南" in text_of(slip)
    assert all("咨询请打 12345" in page for page in pages_of(slip))


def test_words_of_a_queue_service_stand_on_the_slips_of_its_items():
    filled = DESIGNED.filled(b"", "a")
    noted = guide_slip(asking_guide(), HALL, PRINTED_AT, design=filled)
    other = guide_slip(asking_guide(), HALL, PRINTED_AT, design=DESIGNED.filled(b"", "b"))

    assert "请注意自助机旁有免费复印。先到导办台。" in text_of(noted)
    assert "先到导办台" not in text_of(other)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_logo_stands_in_the_head_and_moves_nothing_else(kind: str):
    plain = guide_slip(whole_guide(), HALL, PRINTED_AT)
    with_logo = guide_slip(
        whole_guide(), HALL, PRINTED_AT, design=SlipDesign().filled(picture(kind=kind), "")
    )

    before, after = pictures_of(plain, 72)[0], pictures_of(with_logo, 72)[0]
    head, rest = (0, 0, before.width, 62), (0, 62, before.width, before.height)
    assert before.crop(head).tobytes() != after.crop(head).tobytes()
    assert before.crop(rest).tobytes() == after.crop(rest).tobytes()


def test_a_logo_stands_over_a_narrow_slip_and_over_a_ticket():
    design = SlipDesign().filled(picture(), "")
    plain = guide_slip_image(whole_guide(), HALL, PRINTED_AT)

    assert guide_slip_image(whole_guide(), HALL, PRINTED_AT, design=design).height > plain.height
    ticket = headed(plain, design.logo_content)
    assert (ticket.mode, ticket.width) == (plain.mode, plain.width)
    assert ticket.height > plain.height


@pytest.mark.parametrize("broken", [b"", b"no picture", picture()[:60], b"\x89PNG\r\n\x1a\n"])
def test_a_logo_that_is_no_picture_never_holds_up_a_paper(broken: bytes):
    assert read_logo(broken) is None
    slip = guide_slip(whole_guide(), HALL, PRINTED_AT, design=SlipDesign().filled(broken, ""))

    assert slip.data == guide_slip(whole_guide(), HALL, PRINTED_AT).data


def test_a_very_large_logo_is_made_small():
    logo = read_logo(picture(4000, 3000))

    assert logo is not None
    assert max(logo.picture.size) <= 600


def test_the_one_time_notice_bears_the_name_line_and_the_footer():
    notice = missing_notice(FACTS, GUIDE, HALL, PRINTED_AT, design=DESIGNED.filled(picture(), ""))

    assert "青山县行政审批局政务大厅" in text_of(notice)
    assert "咨询请打12345" in text_of(notice)


@pytest.mark.parametrize("paper", list(Paper))
def test_the_preview_is_marked_as_an_example_on_every_page(paper: Paper):
    slip = preview(replace(DESIGNED, elements=tuple(Element)), HALL, paper=paper)

    assert all("示例数据" in page for page in pages_of(slip))
    assert "青山县行政审批局政务大厅" in text_of(slip)
    assert "以下任一项（示例证明）" in text_of(slip)


def test_what_a_paper_is_filled_with_is_not_kept():
    filled = SlipDesign(logo=UUID(int=1)).filled(picture(), "a")

    assert "logo_content" not in SLIP_DESIGN.spell(filled)
    assert "words" not in SLIP_DESIGN.spell(filled)
