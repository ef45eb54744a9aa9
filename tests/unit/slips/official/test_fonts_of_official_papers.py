"""Official papers are set in the system's 仿宋 and 小标宋, else in 宋体 that came with the hall."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hallapp.cases.terms import CasePaperKind
from hallapp.kernel.places import resources
from hallapp.slips.errors import FontMissingError
from hallapp.slips.official import faces, official_paper
from hallapp.slips.official.faces import SONG_FILE, Face, cut_of, cuts
from tests.unit.slips.official.paper_cases import ACCEPTANCE, HEAD
from tests.unit.slips.paper_examples import blank_characters, text_of

CODE = Path(faces.__file__).parent
# Characters of 通用规范汉字表 that GBK lacks: of extension A, of later ones, beyond U+FFFF.
NAMES = "㑇㛃㳘㸌䜣䲟䴙䶮鿍鿎鿏𠙶𡐓𣗋𤧛𦙶𨱇𩽾𪣻𫍽𫖯𬀩𬬭𬭼𬴊𬸪"


@pytest.fixture(autouse=True)
def no_fonts_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(faces, "font_folders", lambda: ())
    cuts.cache_clear()
    yield
    cuts.cache_clear()


def installed(folder: Path, name: str) -> Path:
    """A font of the system, drawn by the hall's own."""
    path = folder / "truetype" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(resources() / "fonts" / SONG_FILE, path)
    return path


def only_here(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(faces, "font_folders", lambda: (folder,))
    cuts.cache_clear()


def test_the_hall_font_draws_every_ideograph_of_gbk():
    ideographs = [chr(code) for code in range(0x4E00, 0x9FA6)]

    assert [each for each in ideographs if cut_of(each, Face.BODY).file != SONG_FILE] == []


def test_the_hall_font_draws_the_names_that_gbk_lacks():
    assert [each for each in NAMES if cut_of(each, Face.BODY).file != SONG_FILE] == []


def test_the_hall_font_draws_every_word_that_papers_print():
    printed = {
        character
        for path in CODE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
        for given in node.args
        if isinstance(given, ast.Constant)
        for character in str(given.value)
    }

    lacking = {each for each in printed if cut_of(each, Face.BODY).file != SONG_FILE}
    assert len(printed) > 300
    assert lacking <= {"☐"}  # drawn by the hall's other font


def test_a_title_is_heavier_than_the_text():
    assert cut_of("受", Face.TITLE).outline_em > cut_of("受", Face.BODY).outline_em == 0


def test_what_the_song_lacks_is_drawn_by_the_hall_font():
    assert cut_of("☐", Face.BODY).file == "NotoSansSC-Regular.ttf"
    assert cut_of("\U00020bb7", Face.BODY).name in {"NotoSerifSC-Regular", "HanaMinB"}


def test_an_installed_fangsong_sets_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    installed(tmp_path, "SIMFANG.TTF")
    only_here(monkeypatch, tmp_path)

    assert cut_of("受", Face.BODY).is_system
    assert cut_of("受", Face.BODY).file == "SIMFANG.TTF"
    assert not cut_of("受", Face.TITLE).is_system

    slip = official_paper(CasePaperKind.ACCEPTANCE, HEAD, ACCEPTANCE)
    assert "受理通知书" in text_of(slip)
    assert blank_characters(slip) == []


def test_an_installed_small_title_song_sets_the_titles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    installed(tmp_path, "FZXBSJW.TTF")
    only_here(monkeypatch, tmp_path)

    assert cut_of("受", Face.TITLE).is_system
    assert cut_of("受", Face.TITLE).outline_em == 0


def test_the_preferred_of_several_fonts_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("FZFSK.TTF", "simfang.ttf", "STFANGSO.TTF"):
        installed(tmp_path, name)
    only_here(monkeypatch, tmp_path)

    assert cut_of("受", Face.BODY).file == "simfang.ttf"


@pytest.mark.parametrize("left_bytes", [0, 7, 300, 20_000])
def test_a_broken_font_of_the_system_is_passed_over(
    left_bytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    broken = installed(tmp_path, "simfang.ttf")
    broken.write_bytes(broken.read_bytes()[:left_bytes])
    installed(tmp_path, "fzfsk.ttf")
    only_here(monkeypatch, tmp_path)

    assert cut_of("受", Face.BODY).file == "fzfsk.ttf"


def test_a_font_of_that_name_that_draws_no_chinese_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = installed(tmp_path, "fangsong.ttf")
    shutil.copy(resources() / "fonts" / "HanaMinB.ttf", path)
    only_here(monkeypatch, tmp_path)

    assert not cut_of("受", Face.BODY).is_system


def test_a_hall_font_that_is_gone_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(faces, "resources", lambda: tmp_path)
    faces._song_font.cache_clear()

    with pytest.raises(FontMissingError) as refused:
        official_paper(CasePaperKind.ACCEPTANCE, HEAD, ACCEPTANCE)

    assert refused.value.facts == {"font": SONG_FILE}


def test_the_font_folders_of_this_system_are_known(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()

    for platform in ("win32", "darwin", "linux"):
        monkeypatch.setattr("sys.platform", platform)
        assert faces.font_folders()
