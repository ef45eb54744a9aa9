"""The front door stays light, and a paper on file is whole or not there."""

import subprocess
import sys
from pathlib import Path

import pytest

import hallapp.slips
from hallapp.slips import Slip
from hallapp.slips.errors import SlipNotKeptError


def test_opening_the_door_loads_neither_pdf_nor_pictures():
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, hallapp.slips; print([m for m in ('reportlab', 'PIL', 'qrcode') "
            "if m in sys.modules])",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize("name", hallapp.slips.__all__)
def test_everything_the_door_promises_is_there(name: str):
    assert callable(getattr(hallapp.slips, name))


def test_what_the_door_does_not_know_is_refused():
    with pytest.raises(AttributeError):
        _ = hallapp.slips.no_such_paper


def test_a_paper_is_kept_where_it_was_asked_for(tmp_path: Path):
    path = Slip(b"%PDF", 1).keep(tmp_path / "办事指南" / "食品.pdf")

    assert path.read_bytes() == b"%PDF"
    assert [each.name for each in path.parent.iterdir()] == ["食品.pdf"]


def test_a_paper_that_cannot_be_kept_says_where(tmp_path: Path):
    (tmp_path / "taken").write_bytes(b"")

    with pytest.raises(SlipNotKeptError) as refused:
        Slip(b"%PDF", 1).keep(tmp_path / "taken" / "食品.pdf")

    assert refused.value.facts["path"].endswith("食品.pdf")
