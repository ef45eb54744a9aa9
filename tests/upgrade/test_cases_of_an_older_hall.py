"""A case accepted before cases had clocks keeps its number, its limit and its ledger."""

import uuid

from hall_store import HALL_ID
from sqlalchemy import Engine, text
from upgrade.stepping import upgrade_to

from hallapp.app.schema import whole_schema
from hallapp.kernel.database import schema

CASE, ITEM = uuid.UUID(int=51), uuid.UUID(int=31)
OLD_CASE = (
    "INSERT INTO hall (id, code, name, region, zone, opening, is_demo)"
    " VALUES (:hall, 'old', '老大厅', '', 'Asia/Shanghai', '', false)",
    "INSERT INTO department (id, hall_id, name) VALUES (:department, :hall, '市场监督管理局')",
    "INSERT INTO service_item (id, hall_id, department_id, code, name, item_type,"
    " item_type_origin, handling_type_origin, version, state, changed_at, name_key, initials,"
    " pinyin, department_key) VALUES (:item, :hall, :department, 'SJ-001', '食品经营许可',"
    " 'licence', 'stated', 'stated', 3, 'published', '2026-11-01 00:00:00', '', '', '', '')",
    "INSERT INTO accepted_case (id, hall_id, case_number, query_code, item_id, guide_version,"
    " state, accepted_at, accepted_on, promised_amount, promised_unit, is_promised,"
    " statutory_amount, statutory_unit) VALUES (:case, :hall, 'old-20261102-0001', '34679ACD',"
    " :item, 3, 'suspended', '2026-11-02 02:00:00', '2026-11-02', 9, 'working_days', true,"
    " 20, 'working_days')",
    "INSERT INTO case_applicant (case_id, hall_id, name, phone) VALUES (:case, :hall, '张三', '')",
    "INSERT INTO case_tick (case_id, position, hall_id, material_id, name, outcome, remark)"
    " VALUES (:case, 1, :hall, 'x', '申请书', 'complete', '')",
    "INSERT INTO case_suspension (id, hall_id, case_id, from_on, reason)"
    " VALUES (:suspension, :hall, :case, '2026-11-05', '专家评审')",
)


def test_a_case_of_an_older_hall_is_kept_with_its_clock(engine: Engine) -> None:
    upgrade_to(engine, "0004")
    names = {"hall": HALL_ID, "item": ITEM, "case": CASE}
    names |= {"department": uuid.UUID(int=11), "suspension": uuid.UUID(int=61)}
    with engine.begin() as connection:
        for statement in OLD_CASE:
            wanted = {name: key.hex for name, key in names.items() if f":{name}" in statement}
            connection.execute(text(statement), wanted)

    assert schema.upgrade(engine, whole_schema())

    with engine.connect() as connection:
        case = connection.execute(
            text(
                "SELECT case_number, item_name, item_type, received_on, state, origin"
                " FROM hall_case"
            )
        ).one()
        clock = connection.execute(
            text("SELECT kind, amount, law_amount, due_on, stood_since FROM case_clock")
        ).one()
        kept = connection.execute(
            text("SELECT count(*) FROM case_tick JOIN hall_case ON hall_case.id = case_id")
        ).scalar_one()
    assert tuple(map(str, case)) == (
        "old-20261102-0001", "食品经营许可", "licence", "2026-11-02", "suspended", "hall"
    )  # fmt: skip
    assert tuple(map(str, clock)) == ("decision", "9", "20", "None", "2026-11-05")
    assert kept == 1
