"""The glossary is the one table from the hall's words to the program's names."""

import ast
import tomllib
from functools import cache
from typing import Any

import pytest
from program_source import ROOT, Module, classes, modules

DICTIONARY = ROOT / "resources" / "glossary.toml"
KEYS = {"zh", "definition", "names", "banned", "source"}


@cache
def glossary() -> dict[str, dict[str, Any]]:
    return tomllib.loads(DICTIONARY.read_text(encoding="utf-8"))


def holds_words(module: Module) -> bool:
    parts = module.name.removesuffix(".py").split("/")
    return parts[1:] == ["kernel", "database", "records"] or (
        len(parts) > 2 and parts[2] in {"terms", "tables"}
    )


def words_of_the_hall() -> list[tuple[str, str]]:
    return [
        (found.name, module.at(found))
        for module in modules()
        if holds_words(module)
        for found in module.tree.body
        if isinstance(found, ast.ClassDef) and not found.name.startswith("_")
    ]


def test_every_word_of_the_program_stands_in_the_glossary() -> None:
    listed = {name for entry in glossary().values() for name in entry["names"]}

    missing = [f"{where} {name}" for name, where in words_of_the_hall() if name not in listed]

    assert words_of_the_hall()
    assert missing == []


def test_the_glossary_names_nothing_that_is_not_there() -> None:
    there = {name for name, _where in words_of_the_hall()}

    gone = [n for entry in glossary().values() for n in entry["names"] if n not in there]

    assert gone == []


def test_a_class_belongs_to_one_word_only() -> None:
    names = [name for entry in glossary().values() for name in entry["names"]]

    assert sorted(names) == sorted(set(names))


def test_no_class_is_called_by_a_banned_word() -> None:
    banned = {word: key for key, entry in glossary().items() for word in entry["banned"]}

    misnamed = [
        f"{module.at(found)} {found.name}: see {banned[found.name]}"
        for module in modules()
        for found in classes(module)
        if found.name in banned
    ]

    assert misnamed == []


@pytest.mark.parametrize("word", sorted(glossary()))
def test_every_word_has_a_chinese_term_and_a_definition(word: str) -> None:
    entry = glossary()[word]

    assert set(entry) == KEYS
    assert any("一" <= sign <= "鿿" for sign in entry["zh"])
    assert entry["definition"].endswith(".")
