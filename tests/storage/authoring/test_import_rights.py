"""A workstation with the rights of a clerk's desk can import, and no others are needed."""

import uuid
from pathlib import Path

from exchange_contents import guide, written
from guide_contents import whole_content
from hall_store import HallStore
from sqlalchemy import insert, update

from hallapp.authoring.importing import GuideImportService
from hallapp.guides.exchange.exporting import GuideExportService
from hallapp.guides.exchange.rows import FileForm
from hallapp.guides.importing.plan import LineVerdict
from hallapp.hall.tables import Department, Hall


def test_a_desk_exports_and_imports_with_its_own_rights(store: HallStore, tmp_path: Path) -> None:
    with store.engine.begin() as connection:
        connection.execute(update(Hall).values(is_demo=False))
        row = {"id": uuid.uuid4(), "hall_id": store.hall_id, "name": "公安局"}
        connection.execute(insert(Department), row)
    work = store.work_as("clerk")
    service = GuideImportService(work)
    path = written(tmp_path, [guide(whole_content())], FileForm.JSON)

    result = service.carry_out(store.request(), service.plan_import(path))
    GuideExportService(work).export(tmp_path / "again.xlsx", FileForm.WORKBOOK)

    assert result.new == 1
    again = service.plan_import(tmp_path / "again.xlsx")
    assert [item.verdict for item in again.items] == [LineVerdict.SAME]
