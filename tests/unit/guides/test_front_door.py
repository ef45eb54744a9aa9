"""What everybody may enter by: light, and every refusal worded."""

import inspect
import subprocess
import sys

import pytest

from hallapp.guides import errors
from hallapp.guides.importing.plan import COLUMNS, LineVerdict, column_label
from hallapp.guides.terms import GuideState, HandlingType, ItemType, Necessity
from hallapp.kernel.errors import HallError
from hallapp.wording.guides import SENTENCES

REFUSALS = [
    kind
    for _name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, HallError) and kind.__module__ == errors.__name__
]


@pytest.mark.parametrize("module", ["hallapp.guides", "hallapp.guides.importing.plan"])
def test_the_front_door_loads_no_database_and_no_dictionary(module):
    code = (
        f"import {module}, sys; print([n for n in ('sqlalchemy', 'pypinyin') if n in sys.modules])"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert loaded.stdout.strip() == "[]"


@pytest.mark.parametrize("kind", REFUSALS)
def test_every_refusal_says_what_happened_and_what_to_do(kind):
    said = SENTENCES[kind.code]

    assert "请" in said or "重新" in said


def test_no_sentence_is_left_without_a_refusal_or_a_note():
    notes = {code for code in SENTENCES if code.startswith(("guides.line_", "guides.note_"))}

    assert SENTENCES.keys() - notes == {kind.code for kind in REFUSALS}


@pytest.mark.parametrize("words", [GuideState, HandlingType, ItemType, Necessity, LineVerdict])
def test_every_word_of_a_guide_has_a_label_of_its_own(words):
    labels = [word.label for word in words]

    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_every_column_of_the_file_has_a_name_that_people_know():
    assert len({column_label(column) for column in COLUMNS}) == len(COLUMNS)
