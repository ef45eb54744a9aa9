"""Whatever stands on a paper can be read, and copied out as what it is."""

from threading import Thread

import pytest

from hallapp.kernel.characters import code_point
from hallapp.kernel.places import resources
from hallapp.slips import fonts, guide_slip
from hallapp.slips.errors import FontMissingError
from hallapp.slips.fonts import legible, missing_characters, unicode_map
from tests.unit.slips.paper_examples import HALL, PRINTED_AT, text_of, whole_guide


def test_the_clerk_is_told_which_characters_have_no_glyph():
    assert missing_characters("𠮷野家😀\U00031350😀㐂𬭼\n") == ("😀", "\U00031350")


def test_marks_without_a_shape_are_not_reported():
    assert missing_characters("\x00\u200f\u202e\ufeff\ufe0f\U000e0101\t") == ()


def test_a_text_is_shown_with_code_points_for_what_cannot_be_drawn():
    unknown: dict[str, None] = {}

    assert legible("\u202e\U00031350  𠮷\x00\n\n家\u3000", unknown) == "〔U+31350〕 𠮷\n家"
    assert list(unknown) == ["\U00031350"]


def test_code_points_have_at_least_four_digits():
    assert code_point("a") == "U+0061"
    assert code_point("𠮷") == "U+20BB7"


def test_the_map_to_text_writes_rare_characters_in_utf_16():
    written = unicode_map("F", [0, 0x4E00, 0x2CB7C])

    assert "<01> <4E00>" in written
    assert "<02> <D872DF7C>" in written


def test_no_block_of_the_map_has_more_than_a_hundred_entries():
    written = unicode_map("F", list(range(0x4E00, 0x4E00 + 250)))

    assert [line for line in written.split("\n") if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]


def test_more_characters_than_one_subset_holds_copy_right():
    text = "".join(chr(0x4E00 + n) for n in range(600))

    slip = guide_slip(whole_guide(legal_basis=text), HALL, PRINTED_AT)

    assert text in text_of(slip)


def test_papers_made_at_the_same_time_do_not_disturb_one_another():
    made: list[str] = []
    threads = [
        Thread(target=lambda: made.append(text_of(guide_slip(whole_guide(), HALL, PRINTED_AT))))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 4
    assert len(set(made)) == 1


def test_a_font_file_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setattr(fonts, "resources", lambda: tmp_path)
    fonts._registered.cache_clear()

    with pytest.raises(FontMissingError) as refused:
        fonts.font(fonts.Weight.BOLD)

    assert refused.value.facts == {"font": "NotoSansSC-Bold.ttf"}
    assert resources() != tmp_path
