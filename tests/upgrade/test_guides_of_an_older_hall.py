"""A hall from before guides had drafts keeps them, and its authors go on from there."""

import uuid
from datetime import UTC, datetime

from alembic import command
from hall_store import HALL_ID
from sqlalchemy import Engine, create_engine, insert, inspect, text
from upgrade.stepping import upgrade_to

from hallapp.app.schema import whole_schema
from hallapp.authoring.service import AuthoringService
from hallapp.guides.service import GuideService
from hallapp.guides.terms import GuideState
from hallapp.hall.tables import Department, Hall, Person, PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.audit import FIRST_HASH
from hallapp.kernel.changes import EVERYTHING
from hallapp.kernel.clock import DEFAULT_ZONE, SettableClock, zone_named
from hallapp.kernel.database import schema
from hallapp.kernel.database.records import AuditCheckpoint, Revision
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Actor, Request

WRITER, REVIEWER = uuid.UUID(int=21), uuid.UUID(int=22)
ITEM, MATERIAL = uuid.UUID(int=31), uuid.UUID(int=41)
# As the program wrote them then; its tables had no column of today's beside.
OLD_GUIDE = (
    (
        "INSERT INTO service_item (id, hall_id, department_id, code, name, item_type,"
        " item_type_origin, handling_type_origin, version, state, changed_at, name_key, initials,"
        " pinyin, department_key) VALUES (:id, :hall, :department, 'SJ-001', '食品经营许可',"
        " 'licence', 'stated', 'stated', 3, 'draft', '2026-11-01 00:00:00', '食品经营许可',"
        " 'spjyxk', 'shi pin jing ying xu ke', '市场监督管理')",
        {"id": ITEM.hex, "hall": HALL_ID.hex, "department": uuid.UUID(int=11).hex},
    ),
    (
        "INSERT INTO required_material (id, hall_id, item_id, position, since_version, name)"
        " VALUES (:id, :hall, :item, 1, 1, '营业执照')",
        {"id": MATERIAL.hex, "hall": HALL_ID.hex, "item": ITEM.hex},
    ),
)


def test_guides_of_an_older_hall_stay_and_go_on_as_drafts(engine: Engine) -> None:
    upgrade_to(engine, "0003")
    add_old_hall(engine)

    assert schema.upgrade(engine, whole_schema())

    work = UnitOfWork(
        engine,
        HALL_ID,
        SettableClock(datetime(2026, 11, 23, 1, tzinfo=UTC)),
        zone_named(DEFAULT_ZONE),
    )
    guides, authoring = GuideService(work), AuthoringService(work)
    before = guides.guide(ITEM)
    draft = authoring.begin(Request(Actor("desk-1", WRITER)), ITEM)
    kept = authoring.draft(draft)
    assert (before.version, before.item.state) == (3, GuideState.DRAFT)
    assert [(row.id, row.name, row.group, row.when) for row in before.materials] == [
        (MATERIAL, "营业执照", "", ())
    ]
    assert [entry.name for entry in kept.content.materials] == ["营业执照"]
    assert kept.base_version == 3


def test_the_step_to_drafts_can_be_taken_back(engine: Engine) -> None:
    upgrade_to(engine, "0003")
    add_old_hall(engine)
    before = anatomy(engine)
    upgrade_to(engine, "0004")

    engine.dispose()
    # As an administrator does it by hand: SQLite rebuilds tables that others point at.
    by_hand = create_engine(engine.url)
    with by_hand.begin() as connection:
        command.downgrade(schema._config(connection, whole_schema()), "0003")
    by_hand.dispose()

    assert anatomy(engine) == before
    with engine.connect() as connection:
        name = connection.execute(text("SELECT name FROM required_material")).scalar_one()
    assert name == "营业执照"


def anatomy(engine: Engine) -> dict[str, list[str]]:
    look = inspect(engine)
    return {
        table: sorted(str(column["name"]) for column in look.get_columns(table))
        for table in look.get_table_names()
    }


def add_old_hall(engine: Engine) -> None:
    """Add a hall with two people who write guides, and an item with one material."""
    hall = {"hall_id": HALL_ID}
    department = {"id": uuid.UUID(int=11), "name": "市场监督管理局", **hall}
    people = [
        {"id": each, "staff_number": str(at), "name": f"张{at}", "is_active": True, **hall}
        for at, each in enumerate((WRITER, REVIEWER))
    ]
    with engine.begin() as connection:
        connection.execute(
            insert(Hall),
            {
                "id": HALL_ID, "code": "old", "name": "老大厅", "region": "", "zone": DEFAULT_ZONE,
                "opening": "", "is_demo": False,
            },
        )  # fmt: skip
        kinds = [str(kind.name).lower() for kind in EVERYTHING]
        connection.execute(
            insert(Revision), [{"hall_id": HALL_ID, "kind": kind, "n": 0} for kind in kinds]
        )
        connection.execute(
            insert(AuditCheckpoint), {"hall_id": HALL_ID, "seq": 0, "head": FIRST_HASH}
        )
        connection.execute(insert(Department), department)
        connection.execute(insert(Person), people)
        connection.execute(
            insert(PersonRole),
            [{"person_id": each, "role": Role.MANAGER, **hall} for each in (WRITER, REVIEWER)],
        )
        for statement, row in OLD_GUIDE:
            connection.execute(text(statement), row)
