"""Every refusal has a sentence: what happened and what to do."""

import re
import string
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import hallapp
from hallapp.kernel import texts
from hallapp.kernel.errors import HallError, RuleError, SurroundingsError
from hallapp.wording import UNKNOWN, sentence, sentences

FAMILY = {HallError, RuleError, SurroundingsError}


class WindowClosedError(RuleError):
    code = "test.window_closed"


def modules_with_errors() -> Iterator[str]:
    """The modules that define an error, told by their source: the others need no import."""
    root = Path(hallapp.__file__).parent
    for path in sorted(root.rglob("*.py")):
        if re.search(r"^class \w+Error\(", path.read_text(encoding="utf-8"), re.MULTILINE):
            parts = path.relative_to(root.parent).with_suffix("").parts
            yield ".".join(part for part in parts if part != "__init__")


def kinds(of: type[HallError]) -> Iterator[type[HallError]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def errors_of_the_hall() -> list[type[HallError]]:
    for name in modules_with_errors():
        import_module(name)
    found = {kind for kind in kinds(HallError) if kind.__module__.startswith("hallapp.")}
    return sorted(found - FAMILY, key=lambda kind: kind.code)


def blanks(text: str) -> set[str]:
    return {
        name.split(".")[0].split("[")[0]
        for _t, name, _s, _c in string.Formatter().parse(text)
        if name
    }


@pytest.mark.parametrize("kind", errors_of_the_hall(), ids=lambda kind: kind.code)
def test_every_error_of_the_hall_has_a_sentence(kind: type[HallError]) -> None:
    text = sentences().get(kind.code)

    assert text is not None, f"{kind.__qualname__} has no sentence for {kind.code}"
    declared = getattr(kind, "facts_named", None)
    if declared is not None:
        assert blanks(text) <= set(declared) | {"code"}


@pytest.mark.parametrize("code", sorted(sentences()))
def test_every_sentence_can_be_said_even_when_a_fact_is_missing(code: str) -> None:
    kind = type("Error", (HallError,), {"code": code})

    said = sentence(kind())

    assert "{" not in said
    assert said


@pytest.mark.parametrize("code", sorted(sentences()))
def test_every_sentence_is_chinese_and_ends_like_one(code: str) -> None:
    text = sentences()[code]

    assert any("一" <= sign <= "鿿" for sign in text)
    assert text.rstrip("”）").endswith(("。", "？", "！"))


def test_a_code_without_a_sentence_is_said_honestly() -> None:
    said = sentence(WindowClosedError())

    assert "test.window_closed" in said
    assert said == UNKNOWN.format(code="test.window_closed")


def test_the_text_is_translated_before_it_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("hallapp.wording._", lambda text: asked.append(text) or "Code {code}.")

    said = sentence(WindowClosedError())

    assert asked == [UNKNOWN]
    assert said == "Code test.window_closed."
    assert texts.language() == texts.CHINESE
