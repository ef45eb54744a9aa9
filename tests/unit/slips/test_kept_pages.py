"""Papers look as they did when somebody looked at them and found them good."""

import pytest
from PIL import Image

from tests.pictures import apart
from tests.unit.slips.kept_pages import FOLDER, MOST_BYTES, PAPERS, thumbnails

# A line of small type is about this share of a page; edges of letters differ by less than a shade.
ALIKE = 0.004


@pytest.mark.parametrize("name", PAPERS)
def test_a_page_looks_as_the_kept_one(name: str):
    for file, picture in thumbnails(name).items():
        with Image.open(FOLDER / file) as kept:
            assert apart(picture, kept.convert("L")) < ALIKE, file


def test_no_page_is_kept_that_nothing_prints():
    printed = {file for name in PAPERS for file in thumbnails(name)}

    assert {path.name for path in FOLDER.glob("*.png")} == printed


def test_kept_pages_are_small():
    assert all(path.stat().st_size < MOST_BYTES for path in FOLDER.glob("*.png"))


def test_a_page_with_a_line_less_is_told_apart():
    picture = thumbnails("usual")["usual-1.png"]
    changed = picture.copy()
    changed.paste(255, (0, 100, changed.width, 140))

    assert apart(changed, picture) >= ALIKE
