"""Takes a store to one migration only, and gives it something to lose."""

import uuid

from alembic import command
from sqlalchemy import Engine, text

from hallapp.app.schema import whole_schema
from hallapp.kernel.database import schema

HALL = uuid.UUID(int=7).hex


def upgrade_to(engine: Engine, revision: str) -> None:
    """Bring an empty store to an older schema."""
    with engine.begin() as connection:
        command.upgrade(schema._config(connection, whole_schema()), revision)


def add_hall_with_zone(engine: Engine) -> None:
    """Add a hall and a zone that points at it."""
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO hall (id, code, name, region, zone, opening, is_demo)"
                " VALUES (:id, 'old', '老大厅', '', 'Asia/Shanghai', '', false)"
            ),
            {"id": HALL},
        )
        connection.execute(
            text(
                "INSERT INTO zone (id, hall_id, letter, name, place)"
                " VALUES (:id, :hall, 'A', '综合受理区', '')"
            ),
            {"id": uuid.uuid4().hex, "hall": HALL},
        )


def zones(engine: Engine) -> int:
    """Count the zones whose hall is there."""
    with engine.connect() as connection:
        return connection.execute(
            text("SELECT count(*) FROM zone JOIN hall ON hall.id = zone.hall_id")
        ).scalar_one()
