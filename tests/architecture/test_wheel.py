"""An installed program finds its pictures, fonts, sounds, migrations and seed data in its wheel."""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from program_source import ROOT

INSIDE = "hallapp/_installed"
NEEDED = (
    "hallapp/app/desktop.py",
    f"{INSIDE}/db/migrations/env.py",
    f"{INSIDE}/db/migrations/versions/0001_the_hall_opens.py",
    f"{INSIDE}/db/seed/service-items.csv",
    f"{INSIDE}/resources/fonts/NotoSansSC-Regular.ttf",
    f"{INSIDE}/resources/fonts/LICENSE-OFL.txt",
    f"{INSIDE}/resources/fonts/NotoSerifSC-Regular.ttf",
    f"{INSIDE}/resources/fonts/LICENSE-OFL-NotoSerif.txt",
    f"{INSIDE}/resources/fonts/HanaMinB.ttf",
    f"{INSIDE}/resources/fonts/LICENSE-Hanazono.txt",
    f"{INSIDE}/resources/strokes/strokes.txt",
    f"{INSIDE}/resources/locale/en/LC_MESSAGES/hallapp.mo",
    f"{INSIDE}/resources/sounds/chime.wav",
    f"{INSIDE}/resources/style/tokens.toml",
)


def test_the_wheel_carries_everything_that_the_program_opens(tmp_path: Path) -> None:
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not on the path")
    # Offline: what builds the wheel was fetched when the environment was made.
    command = [uv, "build", "--wheel", "--offline", "--no-config", "--out-dir", str(tmp_path)]
    built = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ
    )
    if "offline" in built.stderr or "network" in built.stderr:
        pytest.skip("the builder of wheels is not in the cache")

    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        inside = set(wheel.namelist())
    assert [name for name in NEEDED if name not in inside] == []
