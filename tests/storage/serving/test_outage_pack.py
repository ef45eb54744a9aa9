"""A pack for a power cut, from the hall's plan to files, and back from its table."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hall_rows import SmallHall
from sqlalchemy import update

from hallapp.hall.errors import NotEntitledError
from hallapp.queueing.paper_visits import PaperVisitService
from hallapp.queueing.paper_visits_errors import NothingToPrintError, StubsManyError
from hallapp.queueing.paper_visits_report import PaperVerdict
from hallapp.queueing.tables import PaperPack, QueueService
from hallapp.serving.outage import OutageService, PrintedPack
from hallapp.slips.errors import SlipNotKeptError

MONDAY = date(2026, 11, 23)


def printed(hall: SmallHall, folder: Path, numbers: int = 3) -> PrintedPack:
    service = OutageService(hall.store.work)
    return service.print_pack(hall.store.request(), folder, numbers)


def table(pack: PrintedPack) -> list[list[str]]:
    """The table to fill in, as a table program opens it."""
    with pack.sheets[-1].path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_pack_is_files_with_clear_names_that_say_how_many_pages(hall: SmallHall, tmp_path: Path):
    pack = printed(hall, tmp_path / "停电 包")

    assert pack.code == "261123-01"
    assert [sheet.path.name for sheet in pack.sheets] == [
        "停电包26112301-0-封面.pdf",
        "停电包26112301-1-号码条.pdf",
        "停电包26112301-2-受理登记表.pdf",
        "停电包26112301-3-事项短码.pdf",
        "停电包26112301-4-签到表.pdf",
        "停电包26112301-5-巡查表.pdf",
        "停电包26112301-6-补录表.csv",
    ]
    assert sorted(path.name for path in (tmp_path / "停电 包").iterdir()) == [
        sheet.path.name for sheet in pack.sheets
    ]
    assert pack.pages == sum(sheet.pages for sheet in pack.sheets) == 9
    assert pack.warning == ""


def test_the_table_has_every_stub_ready_and_comes_back_as_visits(hall: SmallHall, tmp_path: Path):
    pack = printed(hall, tmp_path)
    header, *rows = table(pack)
    filled = {"窗口": "2", "取号时间": "9:10", "叫号时间": "9:15", "办结时间": "9:30"}
    filled |= {"结果": "受理"}
    for column, said in filled.items():
        rows[4][header.index(column)] = said
    path = tmp_path / "补录.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    hall.store.clock.advance(timedelta(hours=2))

    service = PaperVisitService(hall.store.work)
    report = service.import_file(hall.store.request(), path, MONDAY)

    assert [row[header.index("号码")] for row in rows] == [
        "停A-001", "停A-002", "停A-003", "停B-001", "停B-002", "停B-003",
    ]  # fmt: skip
    assert report.count(PaperVerdict.NEW) == 1
    assert report.count(PaperVerdict.UNUSED) == 5
    (visit,) = service.visits(MONDAY)
    assert (visit.stub, visit.service_name, visit.window_number) == ("停B-002", "企业开办", 2)


def test_an_untouched_table_is_nothing_to_key_in(hall: SmallHall, tmp_path: Path):
    pack = printed(hall, tmp_path)

    report = PaperVisitService(hall.store.work).try_file(pack.sheets[-1].path)

    assert report.count(PaperVerdict.UNUSED) == len(report.lines) == 6


def test_a_service_that_is_retired_gets_no_stubs(hall: SmallHall, tmp_path: Path):
    with hall.store.engine.begin() as connection:
        retired = update(QueueService).where(QueueService.code == "GA")
        connection.execute(retired.values(is_active=False))

    rows = table(printed(hall, tmp_path))

    assert {row[1][:3] for row in rows[1:]} == {"停B-"}


def test_a_hall_that_gives_no_numbers_is_told_so(hall: SmallHall, tmp_path: Path):
    with hall.store.engine.begin() as connection:
        connection.execute(update(QueueService).values(is_active=False))

    with pytest.raises(NothingToPrintError):
        printed(hall, tmp_path)


@pytest.mark.parametrize("numbers", [0, -1, 501])
def test_no_stubs_or_too_many_are_refused(hall: SmallHall, tmp_path: Path, numbers: int):
    with pytest.raises(StubsManyError):
        printed(hall, tmp_path, numbers)
    assert hall.rows(PaperPack) == []


def test_a_place_that_cannot_be_written_leaves_no_pack(hall: SmallHall, tmp_path: Path):
    (tmp_path / "file").write_text("")

    with pytest.raises(SlipNotKeptError):
        printed(hall, tmp_path / "file")
    assert hall.rows(PaperPack) == []


def test_a_clerk_may_not_print_a_pack(hall: SmallHall, tmp_path: Path):
    request = hall.store.request(person_id=hall.people[1])

    with pytest.raises(NotEntitledError):
        OutageService(hall.store.work).print_pack(request, tmp_path)
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_clerk_station_has_the_rights_to_print_a_pack(hall: SmallHall, tmp_path: Path):
    service = OutageService(hall.store.work_as("clerk"))

    assert service.print_pack(hall.store.request(), tmp_path, 1).code == "261123-01"


def test_a_service_named_like_a_formula_is_no_formula_in_the_table(hall: SmallHall, tmp_path: Path):
    with hall.store.engine.begin() as connection:
        connection.execute(update(QueueService).values(name="=1+1"))

    rows = table(printed(hall, tmp_path))

    assert {row[3] for row in rows[1:]} == {"'=1+1"}
