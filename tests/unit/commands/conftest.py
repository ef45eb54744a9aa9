"""Runs the program as a person at a command line does, in a data folder of the test's own.

Most commands run inside the test's own process: what a new one takes to load everything is longer
than what the command does. A few go through `main.py`, to prove that it is the same.
"""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from program_source import ROOT

from hallapp.commands import program
from hallapp.kernel import texts

DONE, REFUSED, MISUSED, AT_FAULT = 0, 1, 2, 3


@dataclass(frozen=True)
class Told:
    """What a command left behind: its exit status and what it said."""

    status: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """The one line of JSON."""
        lines = self.out.splitlines()
        assert len(lines) == 1, self.out
        return json.loads(lines[0])

    def is_one_clear_line(self) -> bool:
        """Whether standard error is one line that a person can read."""
        lines = self.err.splitlines()
        return (
            len(lines) == 1
            and lines[0].startswith("hallapp: ")
            and "Traceback" not in self.err
            and "（代码" not in self.err
            and self.out == ""
        )


Run = Callable[..., Told]


def surroundings(data: Path) -> dict[str, str]:
    """Return the variables of a Chinese system with a data folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "HALLAPP"))}
    return kept | {"LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1", "HALLAPP_DATA": str(data)}


@contextmanager
def standing_in(data: Path) -> Iterator[None]:
    """Give this process the variables and the folder that a command would start with."""
    before, folder = dict(os.environ), Path.cwd()
    os.environ.clear()
    os.environ.update(surroundings(data))
    os.chdir(data.parent)
    try:
        yield
    finally:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(before)
        texts.set_language(texts.CHINESE)


def run_here(data: Path, *arguments: str) -> Told:
    """Run a command on a data folder in this process, on a Chinese system."""
    out, err = io.StringIO(), io.StringIO()
    with standing_in(data), redirect_stdout(out), redirect_stderr(err):
        try:
            status = program.run(arguments)
        except SystemExit as wrong_usage:
            status = int(wrong_usage.code or 0)
    return Told(status, out.getvalue(), err.getvalue())


def run_program(data: Path, *arguments: str) -> Told:
    """Run `main.py` on a data folder, on a Chinese system."""
    ended = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        cwd=data.parent,
        env=surroundings(data),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return Told(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with nothing in it."""
    made = tmp_path / "数据 100%"
    made.mkdir()
    return made


@pytest.fixture
def run(folder: Path) -> Run:
    """Runs a command in the empty data folder."""
    return lambda *arguments: run_here(folder, *arguments)


@pytest.fixture
def run_apart(folder: Path) -> Run:
    """Starts the program anew in the empty data folder, as a person does."""
    return lambda *arguments: run_program(folder, *arguments)


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Told]:
    """The demo hall, made once by the command, and what the command said."""
    data = tmp_path_factory.mktemp("demo") / "data"
    return data, run_program(data, "demo", "--json")


@pytest.fixture
def demo_folder(demo_made: tuple[Path, Told], folder: Path) -> Path:
    """A demo hall that the test may change."""
    shutil.copytree(demo_made[0], folder, dirs_exist_ok=True)
    return folder


@pytest.fixture
def in_demo(demo_folder: Path) -> Run:
    """Runs a command in the demo hall."""
    return lambda *arguments: run_here(demo_folder, *arguments)
