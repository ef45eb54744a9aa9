"""What everybody may enter by: light, and every refusal worded."""

import inspect
import subprocess
import sys

import pytest

from hallapp.guides import errors
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
