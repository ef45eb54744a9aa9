"""The copy that is kept before an upgrade holds what the hall wrote a moment ago."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hall_rows import SmallHall

from hallapp.kernel.database import schema
from hallapp.kernel.database.schema import HEAD


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_the_copy_before_an_upgrade_holds_what_still_stands_in_the_log(hall: SmallHall):
    hall.issue_many(2)
    path = Path(str(hall.store.url.database))

    schema._copy_before(path, "0001")

    (copy,) = path.parent.glob(f"*-before-{HEAD}-from-0001.db")
    with closing(sqlite3.connect(copy)) as connection:
        labels = connection.execute("SELECT label FROM ticket ORDER BY number").fetchall()
    assert labels == [("A001",), ("A002",)]
