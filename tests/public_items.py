"""Puts items in the hall's catalogue, for tests of what is made of public guides."""

import uuid
from collections.abc import Mapping

from hall_store import HallStore
from sqlalchemy import insert

from hallapp.guides import projecting
from hallapp.guides.content import GuideContent
from hallapp.guides.projecting import Issue, NewGuide
from hallapp.guides.terms import GuideState
from hallapp.hall.tables import Department
from hallapp.kernel.database.base import table_of

BUREAU = "行政审批服务局"


def publish(store: HallStore, contents: Mapping[str, GuideContent]) -> dict[str, uuid.UUID]:
    """Make contents public under their codes; return the ids of the items by code."""
    made = {code: uuid.uuid4() for code in contents}
    department = uuid.uuid4()
    with store.work.write(store.request(), "test.publish") as act:
        row = {"id": department, "hall_id": store.work.hall_id, "name": BUREAU}
        act.connection.execute(insert(table_of(Department)), row)
        new = [
            NewGuide(made[code], code, department, BUREAU, content)
            for code, content in contents.items()
        ]
        issue = Issue(GuideState.PUBLISHED, act.now, None)
        projecting.add(act.connection, store.work.hall_id, new, issue)
    return made
