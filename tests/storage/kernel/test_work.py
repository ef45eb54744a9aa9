"""One use case, one transaction, one request id: on both engines."""

import uuid

import pytest
from hall_store import HallStore
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DBAPIError

from hallapp.hall.tables import Department
from hallapp.kernel import audit
from hallapp.kernel.changes import Change
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.records import AuditEvent, Revision
from hallapp.kernel.requests import RequestReusedError


def name_department(store: HallStore, request, name: str) -> str:
    with store.work.write(request, "test.name", name=name) as act:
        if act.first_answer is not None:
            return act.first_answer["id"]
        made = uuid.uuid4()
        row = {"id": made, "hall_id": store.hall_id, "name": name}
        act.session.execute(insert(Department), row)
        act.record(audit.Happening("test.named", "department", made, after={"name": name}))
        act.changed(Change.PEOPLE)
        act.answer = {"id": str(made)}
        return str(made)


def names(store: HallStore) -> list[str]:
    with store.work.read() as session:
        return list(session.scalars(select(Department.name).order_by(Department.name)))


def test_a_repeated_request_gets_the_first_answer_and_has_one_effect(store: HallStore):
    request = store.request()

    first = name_department(store, request, "公安局")
    second = name_department(store, request, "公安局")

    assert first == second
    assert names(store) == ["公安局"]


def test_the_same_request_id_with_other_arguments_is_refused(store: HallStore):
    request = store.request()
    name_department(store, request, "公安局")

    with pytest.raises(RequestReusedError):
        name_department(store, request, "税务局")

    assert names(store) == ["公安局"]


def test_a_use_case_that_fails_leaves_nothing_behind(store: HallStore):
    def half_a_department() -> None:
        with store.work.write(store.request(), "test.fail") as act:
            row = {"id": uuid.uuid4(), "hall_id": store.hall_id, "name": "半个"}
            act.session.execute(insert(Department), row)
            act.record(audit.Happening("test.named", "department", "x"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_a_department()

    assert names(store) == []
    with store.work.read() as session:
        assert audit.verify(session.connection(), store.hall_id).count == 0


def test_a_change_raises_its_revision_once(store: HallStore):
    name_department(store, store.request(), "公安局")

    with store.work.read() as session:
        raised = {row.kind: row.n for row in session.scalars(select(Revision))}

    assert raised["people"] == 1
    assert raised["tickets"] == 0


def test_the_chain_is_whole_after_many_events_and_names_the_one_that_was_changed(store: HallStore):
    for number in range(5):
        name_department(store, store.request(), f"部门{number}")
    with store.work.read() as session:
        before = audit.verify(session.connection(), store.hall_id)
    store.drop_guards()
    with store.engine.begin() as connection:
        connection.execute(
            update(table_of(AuditEvent)).where(AuditEvent.seq == 3).values(reason="改过")
        )

    with store.work.read() as session:
        after = audit.verify(session.connection(), store.hall_id)

    assert (before.count, before.is_whole) == (5, True)
    assert (after.broken_at, after.fault) == (3, "changed")


def test_a_chain_that_lost_its_tail_is_found_out(store: HallStore):
    for number in range(3):
        name_department(store, store.request(), f"部门{number}")
    store.drop_guards()
    with store.engine.begin() as connection:
        connection.execute(table_of(AuditEvent).delete().where(AuditEvent.seq == 3))

    with store.work.read() as session:
        verdict = audit.verify(session.connection(), store.hall_id)

    assert (verdict.broken_at, verdict.fault) == (3, "truncated")


def test_a_bug_of_ours_tells_the_log_nothing_about_people(store: HallStore):
    asked = text("SELECT nothing_of_this_name FROM person WHERE name = :name")

    with store.engine.connect() as connection, pytest.raises(DBAPIError) as caught:
        connection.execute(asked, {"name": "张三丰"})

    assert "张三丰" not in str(caught.value)
