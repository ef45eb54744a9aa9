"""What is committed names no machine, no person's folder and no place to download from."""

import re
import shutil
import subprocess

import pytest
from program_source import ROOT

TEXTS = {
    ".cfg", ".csv", ".css", ".html", ".ini", ".in", ".json", ".mako", ".md", ".po", ".pot",
    ".py", ".qss", ".sh", ".svg", ".toml", ".txt", ".yml", "",
}  # fmt: skip
# Written in pieces, so that this file is not its own first finding.
HOMES = re.compile("/" + r"(?:home|Users|root|work)/[A-Za-z0-9._-]+")
REGISTRIES = re.compile(
    r"(?:pypi|pythonhosted|pip|npmjs|conda|mirrors?|artifactory|nexus)"
    + r"\.(?:org|com|cn|net|io|local|internal)|--(?:extra-)?index" + r"-url",
)  # fmt: skip


def committed() -> list[str]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("no git checkout")
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def found_in_texts(pattern: re.Pattern[str]) -> list[str]:
    found: list[str] = []
    for name in committed():
        path = ROOT / name
        if path.suffix not in TEXTS:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
            if hit := pattern.search(line):
                found.append(f"{name}:{number} {hit.group()}")
    return found


def test_nothing_committed_names_a_folder_of_somebodys_machine() -> None:
    assert found_in_texts(HOMES) == []


def test_nothing_committed_names_a_place_to_download_from() -> None:
    assert found_in_texts(REGISTRIES) == []


def test_no_lock_file_is_committed() -> None:
    assert [name for name in committed() if name.endswith(".lock")] == []
