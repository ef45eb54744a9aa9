"""Writes a new migration from the difference between the tables in code and the newest one.

Usage: uv run python db/migrations/new.py 0002 "what changes"
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config

from hallapp.app.schema import whole_schema
from hallapp.kernel.database.engine import open_engine, sqlite_url

HERE = Path(__file__).resolve().parent


def main(revision: str, message: str) -> None:
    """Upgrade an empty file to the newest migration and write what is still missing."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(sqlite_url(Path(folder) / "empty.db"))
        with engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(HERE))
            config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
            config.attributes.update(connection=connection, metadata=whole_schema())
            if any((HERE / "versions").glob("0*.py")):
                command.upgrade(config, "head")
            command.revision(config, message=message, rev_id=revision, autogenerate=True)
        engine.dispose()
    for written in (HERE / "versions").glob(f"{revision}_*.py"):
        tidy(written)


def tidy(path: Path) -> None:
    """Leave out what belongs to the code (rights) and to the generator (its comments)."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r",\n\s*info=\{'rights': .*\}\n", "\n", text)
    text = re.sub(r"\n *# ### .* ###", "", text)
    text = re.sub(r"(import sqlalchemy as sa\n)+", "import sqlalchemy as sa\n", text)
    path.write_text(text, encoding="utf-8")
    subprocess.run(["ruff", "check", "--fix", "--quiet", str(path)], check=False)
    subprocess.run(["ruff", "format", "--quiet", str(path)], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
