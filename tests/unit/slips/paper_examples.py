"""Halls, guides and cases to print, and ways of reading a paper back."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

import pypdfium2
import zxingcpp
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import raw

from hallapp.guides.terms import (
    Condition,
    FaqRow,
    FeeRow,
    FeeState,
    GuideRow,
    GuideState,
    HandlingType,
    ItemRow,
    ItemType,
    MaterialRow,
    Necessity,
    OptionRow,
    SituationRow,
    SpecialRow,
    StepRow,
)
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.terms import HallRow
from hallapp.slips import Slip

NO_ID = UUID(int=0)
PRINTED_AT = datetime(2026, 11, 23, 1, 42, tzinfo=ZoneInfo("UTC"))  # 09:42 in the hall
HALL = HallRow(
    id=NO_ID,
    name="青山县政务服务中心",
    region="青山县",
    zone="Asia/Shanghai",
    is_demo=False,
    opening="周一至周五 8:30—11:30",
)
DEMO_HALL = replace(HALL, is_demo=True)

# Texts as they come from outside: marks, controls, directions, emoji, halves of characters.
ODD = st.text(
    st.one_of(
        st.sampled_from("材料证明书、，。；：（）《》“”—…①②〔〕 abcXYZ0123456789-/.,()%"),
        st.sampled_from("\x00\x07\x1b\n\r\t\u200b\u200f\u202e\u2066\ufeff\u00ad\ufe0f\U000e0101"),
        st.sampled_from("㐂𬭼𠮷😀👩\u200d👧אבّع\ue000\ud800￿"),
        st.characters(),
    ),
    max_size=60,
)


def material(name: str, position: int = 1, **more: object) -> MaterialRow:
    return MaterialRow(NO_ID, position, name, **more)  # type: ignore[arg-type]


def item(name: str, materials: int, state: GuideState = GuideState.PUBLISHED) -> ItemRow:
    return ItemRow(
        id=NO_ID,
        code="SJ-033",
        name=name,
        department="市场监督管理局",
        item_type=ItemType.LICENCE,
        handling_type=HandlingType.PROMISED,
        initials="spjyxk",
        material_count=materials,
        state=state,
        is_complete=materials > 0,
    )


def whole_guide(**changes: object) -> GuideRow:
    """A guide that lacks nothing."""
    materials = (
        material("食品经营许可申请书", 1, form="原件", copies=1, remark="申请人签字"),
        material("营业执照", 2, form="复印件", copies=2, necessity=Necessity.LATER),
        material("经营场所使用证明", 3, form="复印件", copies=1, source="申请人自备"),
    )
    facts: dict[str, object] = {
        "item": item("食品经营许可新办", len(materials)),
        "legal_basis": "食品安全法第三十五条",
        "agency": "青山县市场监督管理局",
        "statutory": Limit(20, LimitUnit.WORKING_DAYS),
        "promised": Limit(9, LimitUnit.WORKING_DAYS),
        "charges": True,
        "fee_note": "",
        "materials": materials,
        "fees": (FeeRow(NO_ID, 1, "工本费", "10元/证", "发改价格〔2003〕2322号"),),
        "steps": (
            StepRow(NO_ID, 1, "受理", Limit(1, LimitUnit.WORKING_DAYS)),
            StepRow(NO_ID, 2, "审查"),
        ),
        "conditions": "有固定场所",
        "audience": "食品经营者",
        "visits": 1,
        "place": "一楼A区3—6号窗口",
        "hours": "周一至周五8:30—11:30",
        "consult_phone": "2280163",
        "complaint_phone": "12345",
        "result_name": "食品经营许可证",
        "remedies": "60日内可申请行政复议",
        "version": 3,
        "reviewed_on": date(2026, 10, 12),
    }
    return GuideRow(**(facts | changes))  # type: ignore[arg-type]


def asking_guide(**changes: object) -> GuideRow:
    """A guide with two questions, a group, a fee no longer charged and a special procedure."""
    who = SituationRow(
        NO_ID, 1, "who", "谁来办？", (OptionRow("self", "本人"), OptionRow("agent", "委托他人"))
    )
    options = (OptionRow("new", "新办"), OptionRow("change", "变更"), OptionRow("renew", "延续"))
    kind = SituationRow(NO_ID, 2, "kind", "办哪一种？", options)
    materials = (
        material("食品经营许可申请书", 1, form="原件", copies=1),
        material("居民身份证", 2, form="原件", group="身份证明", remark="带原件核对"),
        material("授权委托书", 3, form="原件", copies=1, when=(Condition("who", ("agent",)),)),
        material("护照", 4, form="原件", group="身份证明"),
        material("原许可证", 5, form="原件", when=(Condition("kind", ("change", "renew")),)),
    )
    facts: dict[str, object] = {
        "materials": materials,
        "situations": (who, kind),
        "fees": (
            FeeRow(
                NO_ID,
                1,
                "工本费",
                "10元/证",
                "收费依据文件",
                state=FeeState.SUSPENDED,
                changed_on=date(2026, 1, 1),
                document="财税〔2026〕1号",
            ),
        ),
        "steps": tuple(
            StepRow(NO_ID, number, name, Limit(number, LimitUnit.WORKING_DAYS))
            for number, name in enumerate(("受理", "审查", "现场核查", "决定", "送达"), 1)
        ),
        "specials": (
            SpecialRow(
                NO_ID, 1, "现场核查", Limit(10, LimitUnit.WORKING_DAYS), counts_in_limit=False
            ),
        ),
        "questions": (FaqRow(NO_ID, 1, "可以代办吗？", "可以，带上授权委托书。"),),
        "slip_note": "自助机旁有免费复印。",
        "way_there": "公交 3 路到政务中心站。",
        "online_url": "https://guide.example.gov.cn/items/SJ-033",
    }
    return whole_guide(**(facts | changes))


def bare_guide(name: str = "死亡登记", **changes: object) -> GuideRow:
    """A guide that lacks everything an item can lack."""
    facts: dict[str, object] = {
        "item": item(name, 0, GuideState.SAMPLE),
        "legal_basis": "",
        "agency": "",
        "statutory": None,
        "promised": None,
        "charges": None,
        "fee_note": "",
        "materials": (),
        "fees": (),
    }
    return GuideRow(**(facts | changes))  # type: ignore[arg-type]


def pages_of(slip: Slip) -> list[str]:
    """The text of each page as a program copies it out."""
    with pypdfium2.PdfDocument(slip.data) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def text_of(slip: Slip) -> str:
    """The whole text without any white space."""
    # PDFium gives a hyphen at the end of a line as U+FFFE or U+0002.
    text = "".join("".join(pages_of(slip)).split())
    return text.replace("\ufffe", "-").replace("\x02", "-")


def pictures_of(slip: Slip, dots_an_inch: int = 200) -> list[Image.Image]:
    """Each page as printed, in grey."""
    with pypdfium2.PdfDocument(slip.data) as document:
        return [
            page.render(scale=cast("Any", dots_an_inch / 72), grayscale=True).to_pil()
            for page in document
        ]


def code_in(picture: Image.Image) -> str:
    """What the one QR code of a picture says."""
    return _one_code(picture, zxingcpp.BarcodeFormat.QRCode)


def codes_in(picture: Image.Image) -> list[str]:
    """What the QR codes of a picture say, from top to bottom."""
    kind = zxingcpp.BarcodeFormat.QRCode
    found = zxingcpp.read_barcodes(picture, formats=kind)  # pyright: ignore[reportArgumentType] - the stub forgets single kinds
    return [each.text for each in sorted(found, key=lambda each: each.position.top_left.y)]


def bars_in(picture: Image.Image) -> str:
    """What the one Code 128 of a picture says."""
    return _one_code(picture, zxingcpp.BarcodeFormat.Code128)


def _one_code(picture: Image.Image, kind: zxingcpp.BarcodeFormat) -> str:
    found = zxingcpp.read_barcodes(picture, formats=kind)  # pyright: ignore[reportArgumentType] - the stub forgets single kinds
    assert len(found) == 1
    return found[0].text


def blank_characters(slip: Slip) -> list[str]:
    """Characters in whose place the printed page is white."""
    blank: list[str] = []
    with pypdfium2.PdfDocument(slip.data) as document:
        for page in document:
            scale = 4
            picture = page.render(scale=scale, grayscale=True).to_pil()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                character = chr(raw.FPDFText_GetUnicode(text, index))
                if character.isspace() or raw.FPDFText_IsGenerated(text, index):
                    continue
                left, bottom, right, top = text.get_charbox(index)
                height = page.get_height()
                box = (
                    left * scale,
                    (height - top) * scale,
                    right * scale,
                    (height - bottom) * scale,
                )
                darkest, _lightest = picture.crop(box).getextrema()
                if darkest > 128:
                    blank.append(character)
    return blank


def fonts_not_embedded(slip: Slip) -> list[str]:
    """Names of fonts that the reader would have to have."""
    lacking: list[str] = []
    with pypdfium2.PdfDocument(slip.data) as document:
        for page in document:
            for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                font = raw.FPDFTextObj_GetFont(drawn)
                if raw.FPDFFont_GetIsEmbedded(font) != 1:
                    lacking.append(str(drawn))
    return lacking
