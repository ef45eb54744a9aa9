"""An upgrade loses nothing: the file is kept, children keep their parents, all wait in turn."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from program_source import ROOT
from sqlalchemy import Engine
from upgrade.stepping import add_hall_with_zone, upgrade_to, zones

from hallapp.app.schema import whole_schema
from hallapp.kernel.database import schema
from hallapp.kernel.database.schema import SchemaBrokenError
from hallapp.kernel.places import database_scripts

OPEN_STORE = """
import sys
from pathlib import Path
from hallapp.app.schema import whole_schema
from hallapp.kernel.database import schema
from hallapp.kernel.database.engine import open_engine, sqlite_url

engine = open_engine(sqlite_url(Path(sys.argv[1])))
print(schema.upgrade(engine, whole_schema()))
schema.check(engine)
"""
NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{head}", None, None

def upgrade():
    {step}
"""
REBUILD_PARENT = """with op.batch_alter_table("hall", recreate="always") as batch:
        batch.alter_column("region", type_=sa.String(90))"""
LOSE_PARENT = 'op.execute("DELETE FROM hall")'


def test_an_older_file_is_upgraded_and_its_copy_is_kept(file_engine: Engine) -> None:
    upgrade_to(file_engine, "0001")
    add_hall_with_zone(file_engine)

    assert schema.upgrade(file_engine, whole_schema())

    path = Path(file_engine.url.database or "")
    copies = [each for each in path.parent.iterdir() if "before" in each.name]
    assert [each.name for each in copies] == [f"{path.stem}-before-{schema.HEAD}-from-0001.db"]
    assert schema.version_of(file_engine) == schema.HEAD
    assert zones(file_engine) == 1


def test_an_older_server_is_upgraded_by_its_owner(engine: Engine) -> None:
    upgrade_to(engine, "0001")
    add_hall_with_zone(engine)

    assert schema.upgrade(engine, whole_schema())

    schema.check(engine)
    assert zones(engine) == 1


def test_rebuilding_a_table_keeps_the_rows_that_point_at_it(
    file_engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    schema.upgrade(file_engine, whole_schema())
    add_hall_with_zone(file_engine)
    with_another_migration(monkeypatch, tmp_path, REBUILD_PARENT)

    assert schema.upgrade(file_engine, whole_schema())

    assert zones(file_engine) == 1
    with file_engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_an_upgrade_that_would_orphan_rows_is_undone(
    file_engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    schema.upgrade(file_engine, whole_schema())
    head = schema.HEAD
    add_hall_with_zone(file_engine)
    with_another_migration(monkeypatch, tmp_path, LOSE_PARENT)

    with pytest.raises(SchemaBrokenError):
        schema.upgrade(file_engine, whole_schema())

    assert zones(file_engine) == 1
    assert schema.version_of(file_engine) == head


def test_three_programs_that_start_at_once_on_an_empty_file_all_open_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPEN_STORE, str(tmp_path / "大厅.db")]
    started = [
        subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]

    ended = [each.communicate(timeout=60) for each in started]

    assert [each.returncode for each in started] == [0, 0, 0], [err for _out, err in ended]
    assert sorted(out.strip() for out, _err in ended) == ["False", "False", "True"]


def with_another_migration(monkeypatch: pytest.MonkeyPatch, folder: Path, step: str) -> None:
    """Let the program have one migration more than it has."""
    scripts = folder / "db"
    shutil.copytree(database_scripts() / "migrations", scripts / "migrations")
    (scripts / "migrations" / "versions" / "9999_next.py").write_text(
        NEXT.format(step=step, head=schema.HEAD), encoding="utf-8"
    )
    monkeypatch.setattr(schema, "database_scripts", lambda: scripts)
    monkeypatch.setattr(schema, "HEAD", "9999")
    monkeypatch.setattr(schema, "_KNOWN", (*schema._KNOWN, "9999"))
