"""Rare names (extensions B to F) are printed as they are written, and copied out as they are."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from hallapp.hall.terms import HallRow
from hallapp.kernel.characters import EXTENSIONS, RARE_FONT, has_extension
from hallapp.kernel.places import resources
from hallapp.queueing.terms import IssuedRow
from hallapp.slips import (
    Slip,
    fonts,
    guide_slip,
    ticket_image,
    ticket_pdf,
    warm_up,
)
from hallapp.slips.errors import FontMissingError
from hallapp.slips.fonts import Weight, is_drawn, is_rare, missing_characters
from hallapp.slips.setting import Style, Typesetter, runs
from hallapp.slips.sheet import PaperKind, Sheet
from tests.unit.slips.paper_examples import (
    HALL,
    PRINTED_AT,
    blank_characters,
    fonts_not_embedded,
    material,
    pages_of,
    pictures_of,
    text_of,
    whole_guide,
)
from tests.unit.slips.test_queue_ticket import issued

RARE = "\U00020bb7\U0002a700\U0002b740\U0002b820\U0002ceb1"  # one each of extensions B to F
UNKNOWN = "\U00032310\ue863"  # extension H, private use
ASSIGNED = (
    (0x20000, 0x2A6D6),
    (0x2A700, 0x2B734),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
)
PLAIN = Style(Weight.REGULAR, 16, 24)
STRONG = Style(Weight.BOLD, 16, 24)


def paper(*lines: tuple[str, Style]) -> Slip:
    typesetter = Typesetter()
    kind = PaperKind(400, 60 + 24 * len(lines), "稀", "厅", datetime(2026, 11, 23, 1, tzinfo=UTC))
    sheet = Sheet(kind, typesetter)
    for number, (text, style) in enumerate(lines):
        sheet.text(20, 20 + 24 * number, typesetter.line(text), style)
    return sheet.finish()


def ink(picture: Image.Image) -> int:
    return sum(picture.convert("L").histogram()[:128])


def in_line(slip: Slip, number: int, dots_an_inch: int = 200) -> Image.Image:
    scale = dots_an_inch / 72
    (picture,) = pictures_of(slip, dots_an_inch)
    top = round((20 + 24 * number) * scale)
    return picture.crop((0, top, picture.width, top + round(24 * scale)))


@pytest.fixture
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """The font of rare names is not loaded yet, and loaded as before after the test."""
    fresh = cache(fonts._rare_registered.__wrapped__)
    monkeypatch.setattr(fonts, "_rare_registered", fresh)


def test_every_ideograph_that_a_government_service_owes_is_drawn() -> None:
    regular, bold = (fonts.font(weight).face.charToGlyph for weight in Weight)
    rare = fonts.rare_font()
    assert rare is not None

    owed = {code for first, last in ASSIGNED for code in range(first, last + 1)}

    drawn = (set(regular) & set(bold)) | set(rare.face.charToGlyph)
    assert owed - drawn == set()


def test_the_range_that_loads_the_font_holds_all_that_only_it_draws() -> None:
    rare = fonts.rare_font()
    assert rare is not None

    only_it = {code for code in rare.face.charToGlyph if not is_drawn(chr(code))}

    assert all(code in EXTENSIONS for code in only_it)
    assert len(only_it) > 60_000


@pytest.mark.parametrize("character", RARE)
@pytest.mark.parametrize("style", [PLAIN, STRONG])
def test_a_rare_character_is_printed_as_itself_and_not_as_its_code_point(
    character: str, style: Style
) -> None:
    slip = paper((f"王{character}明", style))

    assert text_of(slip) == f"王{character}明"
    assert slip.unknown_characters == ()
    assert blank_characters(slip) == []
    without, other = paper(("王　明", style)), paper(("王\U00024b62明", style))
    assert ink(in_line(slip, 0)) > ink(in_line(without, 0)) + 40
    assert ImageChops.difference(in_line(slip, 0), in_line(other, 0)).getbbox() is not None


def test_mixed_lines_keep_their_order_and_their_air() -> None:
    text = "请A12𠮷到\U0002a7003号B\U0002b740王\U0002b820\U0002ceb1"

    slip = paper((text, PLAIN), (text, STRONG))

    assert [line.strip() for line in pages_of(slip)[0].splitlines()] == [text, text]


def test_a_line_is_cut_where_the_font_changes_and_nothing_moves() -> None:
    cut = list(runs("王𠮷\U0002a700明A𠮷", Style(Weight.REGULAR, 10, 14)))

    assert [(run.text, run.is_rare) for run in cut] == [
        ("王", False),
        ("𠮷\U0002a700", True),
        ("明", False),
        ("A", False),
        ("𠮷", True),
    ]
    assert [run.x for run in cut[:3]] == [0, 10, 30]
    assert cut[3].x > 40  # air between Han and a letter, on both sides
    assert cut[4].x > cut[3].x + 5


@given(
    st.text(st.sampled_from("王小明的申请书" + RARE + "𬭼㐂"), min_size=1, max_size=60),
    st.sampled_from([PLAIN, STRONG]),
)
def test_a_name_of_any_length_wraps_and_loses_nothing(text: str, style: Style) -> None:
    typesetter = Typesetter()

    lines = typesetter.lines(text, style, 100)

    assert "".join(lines) == text
    assert all(typesetter.width(line, style) <= 100 for line in lines)
    assert typesetter.unknown == {}


def test_a_guide_slip_carries_rare_characters_through() -> None:
    guide = whole_guide(
        agency=f"{RARE}市场监督管理局", materials=(material(f"{RARE * 8}的身份证"),)
    )

    slip = guide_slip(guide, HALL, PRINTED_AT)

    assert f"{RARE}市场监督管理局" in text_of(slip)
    assert f"{RARE * 8}的身份证" in text_of(slip)
    assert slip.warning == ""
    assert blank_characters(slip) == []
    assert fonts_not_embedded(slip) == []


def test_more_rare_characters_than_one_subset_holds_copy_right() -> None:
    text = "".join(chr(0x20000 + n) for n in range(400))

    slip = guide_slip(whole_guide(legal_basis=text), HALL, PRINTED_AT)

    assert text in text_of(slip)


def test_what_follows_a_rare_character_is_as_strong_as_ever() -> None:
    after = paper(("𠮷", STRONG), ("普通的一行", PLAIN))

    alone = paper(("王", STRONG), ("普通的一行", PLAIN))

    assert ImageChops.difference(in_line(after, 1), in_line(alone, 1)).getbbox() is None


def test_a_rare_character_is_stronger_in_bold() -> None:
    slip = paper((RARE, PLAIN), (RARE, STRONG))

    assert ink(in_line(slip, 1, 600)) > ink(in_line(slip, 0, 600)) * 1.2


def test_what_no_font_draws_is_printed_as_its_code_point() -> None:
    slip = paper((f"王{UNKNOWN}明", PLAIN))

    assert text_of(slip) == "王〔U+32310〕〔U+E863〕明"
    assert slip.unknown_characters == tuple(UNKNOWN)
    assert missing_characters(f"{RARE}㐂{UNKNOWN}") == tuple(UNKNOWN)


def test_a_ticket_shows_rare_characters_in_dots() -> None:
    plain, rare, other = (
        ticket_image(issued(item_name=name), HALL) for name in ("一", "𠮷" * 6, "\U0002b740" * 6)
    )

    assert ink(rare) > ink(plain) + 1500
    assert rare.size == other.size
    assert ImageChops.difference(rare.convert("L"), other.convert("L")).getbbox() is not None


def test_a_ticket_on_paper_says_the_same_as_in_dots() -> None:
    slip = ticket_pdf(issued(item_name=f"{RARE}姓更正"), HALL)

    assert f"{RARE}姓更正" in text_of(slip)
    assert slip.unknown_characters == ()


PAPERS: list[Callable[[IssuedRow, HallRow], object]] = [ticket_image, ticket_pdf]


@pytest.mark.usefixtures("no_cache")
def test_ordinary_papers_never_load_the_font_of_rare_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def told() -> Any:
        asked.append(RARE_FONT)

    monkeypatch.setattr(fonts, "_rare_registered", told)

    warm_up()
    guide_slip(whole_guide(conditions="㐂𬭼😀\ue863"), HALL, PRINTED_AT)
    for make in PAPERS:
        make(issued(), HALL)

    assert asked == []
    guide_slip(whole_guide(conditions="𠮷"), HALL, PRINTED_AT)
    assert asked


@pytest.mark.usefixtures("no_cache")
def test_a_hall_that_left_the_font_out_prints_code_points(
    monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    monkeypatch.setattr(fonts, "resources", lambda: tmp_path)

    slip = paper(("王𠮷明", PLAIN))

    assert text_of(slip) == "王〔U+20BB7〕明"
    assert slip.unknown_characters == ("𠮷",)
    assert not is_rare("𠮷")


@pytest.mark.usefixtures("no_cache")
def test_a_broken_font_of_rare_names_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / RARE_FONT).write_bytes(b"no font")
    monkeypatch.setattr(fonts, "resources", lambda: tmp_path)

    with pytest.raises(FontMissingError) as refused:
        missing_characters("𠮷")

    assert refused.value.facts == {"font": RARE_FONT}


@given(st.text(st.characters(), max_size=20))
def test_only_the_extensions_are_looked_for_in_the_font(text: str) -> None:
    assert has_extension(text) == any(0x20000 <= ord(c) < 0x2EBF0 for c in text)


def test_the_font_of_rare_names_comes_with_its_licence_and_unchanged() -> None:
    folder = resources() / "fonts"
    read_me = (folder / "README.md").read_text(encoding="utf-8")

    licence = (folder / "LICENSE-Hanazono.txt").read_text(encoding="utf-8")
    digest = hashlib.sha256((folder / RARE_FONT).read_bytes()).hexdigest()

    assert "Unlimited permission is granted to use, copy, and distribute it" in licence
    assert digest in read_me
    assert "LICENSE-Hanazono.txt" in read_me
    assert (folder / "LICENSE-OFL.txt").is_file()
