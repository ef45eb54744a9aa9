"""The committed fonts draw what papers and pages write."""

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from hallapp.kernel.places import resources

STYLES = ("Regular", "Bold")


def read(style: str) -> TTFontFile:
    return TTFontFile(str(resources() / "fonts" / f"NotoSansSC-{style}.ttf"))


@pytest.fixture(scope="module", params=STYLES)
def font(request: pytest.FixtureRequest) -> TTFontFile:
    return read(request.param)


def missing(font: TTFontFile, text: str) -> list[str]:
    return [f"{c} U+{ord(c):04X}" for c in text if ord(c) not in font.charToGlyph]


def test_the_two_weights_have_names_of_their_own_and_one_family():
    regular, bold = (read(style) for style in STYLES)

    assert (regular.name, bold.name) == (b"NotoSansSC-Regular", b"NotoSansSC-Bold")
    assert regular.familyName == bold.familyName == b"Noto Sans SC"
    assert (regular.styleName, bold.styleName) == (b"Regular", b"Bold")


def test_bold_is_really_bolder_than_regular():
    regular, bold = (read(style) for style in STYLES)

    assert bold.charWidths[ord("m")] > regular.charWidths[ord("m")]


def test_signs_of_papers_and_pages_are_drawn(font: TTFontFile):
    signs = "☐☑☒✓✔✕✗▲▼■□●○◆→←↑↓—…①⑩⑳㉑「」《》〔〕№℃¥￥·ǎǐǚ─│┌"

    assert missing(font, signs) == []


def test_rare_characters_of_names_are_drawn(font: TTFontFile):
    assert missing(font, "㐂𬭼龦") == []


def test_a_character_of_extension_b_is_known_to_be_missing(font: TTFontFile):
    # The README says so; the font of rare names draws it.
    assert missing(font, "𠮷") == ["𠮷 U+20BB7"]


def test_every_gbk_ideograph_is_drawn(font: TTFontFile):
    ideographs = [chr(c) for c in range(0x4E00, 0x9FA6)]

    assert missing(font, "".join(ideographs)) == []


def test_the_drawn_boxes_are_not_empty(font: TTFontFile):
    for sign in "☐☑☒✕":
        assert font.charToGlyph[ord(sign)] != 0
        assert font.charWidths[ord(sign)] == font.charWidths[ord("口")]
