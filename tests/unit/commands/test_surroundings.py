"""What the surroundings do wrong is told in one clear line with exit status 3, never a trace."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

DONE, REFUSED, MISUSED, AT_FAULT = 0, 1, 2, 3
Run = Callable[..., Any]
ISSUE = ("ticket", "issue", "--service", "A")


def test_a_file_that_is_no_database_is_left_alone(run_apart: Run, folder: Path) -> None:
    broken = folder / "hall.db"
    broken.write_bytes(b"no database at all\n" * 400)
    before = broken.read_bytes()

    told = run_apart(*ISSUE)

    assert told.status == AT_FAULT
    assert told.is_one_clear_line(), told
    assert "数据库文件已损坏" in told.err
    assert broken.read_bytes() == before


def test_a_server_that_does_not_answer_is_told_without_its_password(run: Run) -> None:
    told = run(*ISSUE, "--db", "postgresql://hall:geheim@127.0.0.1:1/hall")

    assert told.status == AT_FAULT
    assert told.is_one_clear_line(), told
    assert "连不上数据库服务器" in told.err
    assert "geheim" not in told.err


def test_an_address_of_another_kind_of_database_is_refused(run: Run) -> None:
    told = run(*ISSUE, "--db", "mysql://hall:geheim@127.0.0.1/hall")

    assert told.status == REFUSED
    assert told.is_one_clear_line(), told
    assert "geheim" not in told.err


def test_a_store_of_a_newer_program_is_not_touched(in_demo: Run, demo_folder: Path) -> None:
    with closing(sqlite3.connect(demo_folder / "demo" / "hall.db")) as store, store:
        store.execute("UPDATE alembic_version SET version_num = '9999'")

    told = in_demo(*ISSUE)

    assert told.status == AT_FAULT
    assert told.is_one_clear_line(), told
    assert "9999" in told.err


def test_a_data_folder_that_is_a_file_is_told(run: Run, folder: Path) -> None:
    taken = folder / "file"
    taken.write_text("", encoding="utf-8")

    told = run(*ISSUE, "--data", str(taken))

    assert told.status == AT_FAULT
    assert told.is_one_clear_line(), told
    assert taken.read_text(encoding="utf-8") == ""


def test_a_data_folder_that_cannot_be_made_is_told(run: Run, folder: Path) -> None:
    told = run(*ISSUE, "--data", str(forbidden(folder) / "data"))

    assert told.status == AT_FAULT
    assert told.is_one_clear_line(), told


def test_settings_that_are_no_settings_are_told(run: Run, folder: Path) -> None:
    (folder / "station.toml").write_text("theme = [", encoding="utf-8")

    told = run(*ISSUE)

    assert told.status == AT_FAULT
    assert told.is_one_clear_line(), told
    assert "station.toml" in told.err


def test_a_command_that_needs_a_hall_makes_an_empty_one_first(run: Run, folder: Path) -> None:
    told = run("db", "verify-audit")

    assert told.status == DONE
    assert (folder / "hall.db").exists()


def test_a_folder_that_has_only_its_tables_gets_its_hall_from_the_next_command(run: Run) -> None:
    upgraded = run("db", "upgrade")

    told = run("db", "verify-audit")

    assert (upgraded.status, told.status) == (DONE, DONE), told


@pytest.mark.parametrize("face", ["clerk", "board"])
def test_a_face_is_not_opened_on_an_address_that_is_none(run_apart: Run, face: str) -> None:
    told = run_apart(face, "--windowed", "--db", "nonsense")

    assert told.status == REFUSED
    assert told.is_one_clear_line(), told


def test_the_program_started_anew_says_wrong_usage_too(run_apart: Run) -> None:
    assert run_apart("nonsense").status == MISUSED


@pytest.mark.parametrize("words", [("nonsense",), ("ticket",), ("ticket", "issue"), ("db",)])
def test_half_a_command_is_wrong_usage(run: Run, folder: Path, words: tuple[str, ...]) -> None:
    told = run(*words)

    assert told.status == MISUSED
    assert "Traceback" not in told.err
    assert list(folder.iterdir()) == []


def test_help_is_given_without_touching_anything(run: Run, folder: Path) -> None:
    told = run("--help")

    assert told.status == DONE
    assert "取号" in told.out
    assert list(folder.iterdir()) == []


def test_a_folder_named_before_the_command_is_the_one_that_is_used(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"

    told = run("--data", str(other), "db", "upgrade")

    assert told.status == DONE
    assert (other / "hall.db").exists()
    assert list(folder.iterdir()) == []


def test_checking_a_folder_without_a_store_makes_none(run: Run, folder: Path) -> None:
    told = run("db", "check")

    assert told.status == AT_FAULT
    assert told.is_one_clear_line(), told
    assert list(folder.iterdir()) == []


def forbidden(folder: Path) -> Path:
    """A folder in which nobody may make anything: a system's own for root, a closed one else."""
    if os.geteuid() == 0:
        return Path("/proc")
    closed = folder / "closed"
    closed.mkdir(mode=0o555)
    return closed
