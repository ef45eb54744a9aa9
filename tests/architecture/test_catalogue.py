"""The English catalogue is whole: every text, its blanks, and the very bytes that are committed."""

import importlib.util
import re
import string
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parents[2]
CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
QUOTED = re.compile("“[^”]*”")
# What English cannot do without: an example of what is typed in pinyin.
KEPT = {"食品经营许可"}


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    path = ROOT / "resources" / "locale" / "make_catalogues.py"
    spec = importlib.util.spec_from_file_location("make_catalogues", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def collected(maker: ModuleType) -> Any:
    """Every text of the program, read once: nobody changes what was collected."""
    return maker.collected()


@pytest.fixture(scope="module")
def written(maker: ModuleType) -> Catalog:
    """The English catalogue as it is committed."""
    return maker.read_english()


def test_the_list_of_texts_is_that_of_the_program(maker: ModuleType, collected: Any) -> None:
    listed = maker.as_text(maker.template(collected))

    assert maker.TEMPLATE.read_bytes() == listed, "run resources/locale/make_catalogues.py"


def test_every_text_has_its_english_and_no_english_outlives_its_text(
    maker: ModuleType, collected: Any, written: Catalog
) -> None:
    listed = sorted(map(str, collected))

    assert sorted(str(each.id) for each in written if each.id) == listed
    assert maker.untranslated(written) == []
    assert list(written.obsolete) == []


def test_collecting_and_compiling_again_give_the_same_bytes(
    maker: ModuleType, collected: Any
) -> None:
    catalog = maker.english(collected)

    assert maker.ENGLISH.read_bytes() == maker.as_text(catalog)
    assert maker.COMPILED.read_bytes() == maker.as_compiled(catalog)


def test_english_has_the_blanks_of_its_text(written: Catalog) -> None:
    wrong = [
        (text, english)
        for text, english in pairs(written)
        if sorted(blanks(text)) != sorted(blanks(english))
    ]

    assert wrong == []


def test_english_is_written_in_english(written: Catalog) -> None:
    left = []
    for _text, english in pairs(written):
        said = QUOTED.sub("", english)
        for kept in KEPT:
            said = said.replace(kept, "")
        if CHINESE.search(said):
            left.append(english)

    assert left == []


def test_english_keeps_the_spaces_and_lines_around_a_text(written: Catalog) -> None:
    # A remark in brackets follows its text at once in Chinese; English needs the space.
    loose = [
        english
        for text, english in pairs(written)
        if english.strip(" ") != english and text[0] not in "（，；、" and text[-1] not in "，；、"
    ]
    broken = [english for _text, english in pairs(written) if "\n\n" in english]

    assert (loose, broken) == ([], [])


def test_a_text_without_english_is_found_out(maker: ModuleType) -> None:
    catalog = Catalog("en")
    catalog.add("有英文", "has English")
    catalog.add("没有英文", "")
    catalog.add("猜的", "a guess", flags=["fuzzy"])
    catalog.add(("{count} 个", "{count} 个"), ("one", ""))

    assert set(maker.untranslated(catalog)) == {"没有英文", "猜的", ("{count} 个", "{count} 个")}


def pairs(catalog: Catalog) -> list[tuple[str, str]]:
    """Every text with its English, form by form."""
    found: list[tuple[str, str]] = []
    for each in catalog:
        if isinstance(each.id, str):
            found += [(each.id, str(each.string))] if each.id else []
        elif each.string is not None:
            found += zip(each.id, each.string, strict=True)
    return found


def blanks(text: str) -> list[str]:
    """The names of a text's blanks."""
    return [name for _before, name, _form, _turn in string.Formatter().parse(text) if name]
