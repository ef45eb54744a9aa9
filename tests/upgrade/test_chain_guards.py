"""The store itself keeps the audit chain: code that forgets the rule is stopped too."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from hallapp.app.schema import whole_schema
from hallapp.kernel.database import schema

HALL = "00000000000000000000000000000007"
EVENT = """
INSERT INTO audit_event (hall_id, seq, occurred_us, action, station, channel, subject_kind,
 subject_id, prev_hash, hash)
VALUES (:hall, 1, 0, 'queueing.issued', 'desk-1', 'desk', 'ticket', 't', 'a', 'b')
"""


@pytest.fixture
def chained(engine: Engine) -> Engine:
    """A store whose chain has one event and a checkpoint at 5."""
    schema.upgrade(engine, whole_schema())
    with engine.begin() as connection:
        connection.execute(text(EVENT), {"hall": HALL})
        connection.execute(
            text("INSERT INTO audit_checkpoint (hall_id, seq, head) VALUES (:hall, 5, 'c')"),
            {"hall": HALL},
        )
    return engine


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET station = 'other'",
        "DELETE FROM audit_event",
        "UPDATE audit_checkpoint SET seq = 4",
        "UPDATE audit_checkpoint SET seq = 5, head = 'other'",
        "DELETE FROM audit_checkpoint",
    ],
)
def test_the_chain_cannot_be_rewritten(chained: Engine, statement: str) -> None:
    with pytest.raises(DBAPIError, match="audit"), chained.begin() as connection:
        connection.execute(text(statement))

    with chained.connect() as connection:
        assert connection.execute(text("SELECT station FROM audit_event")).scalars().all() == [
            "desk-1"
        ]
        assert connection.execute(text("SELECT seq FROM audit_checkpoint")).scalars().all() == [5]


def test_the_checkpoint_goes_forward(chained: Engine) -> None:
    with chained.begin() as connection:
        connection.execute(text("UPDATE audit_checkpoint SET seq = 6, head = 'd'"))

    with chained.connect() as connection:
        assert connection.execute(text("SELECT seq FROM audit_checkpoint")).scalars().all() == [6]
