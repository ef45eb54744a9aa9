"""The boundaries between the rooms of the program hold, as the contracts say."""

import subprocess
import sysconfig
from pathlib import Path

from program_source import ROOT

CONTRACTS = 8
TOOL = Path(sysconfig.get_path("scripts")) / "lint-imports"


def test_no_room_is_entered_past_its_door() -> None:
    ran = subprocess.run(
        [str(TOOL), "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )

    assert ran.returncode == 0, ran.stdout
    assert f"{CONTRACTS} kept, 0 broken" in ran.stdout


def test_no_contract_is_softened_by_exceptions() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    assert "ignore_imports" not in text
