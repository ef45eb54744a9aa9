"""The platform's cases in the hall: tried first, repeatable, never over what is the hall's own."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from hall_rows import HALL_CODE, VAULT, SmallHall
from sqlalchemy import update

from hallapp.cases.importing import carrying
from hallapp.cases.importing.carrying import CaseImport
from hallapp.cases.importing.report import CaseImportReport, CaseVerdict
from hallapp.cases.tables import (
    CaseApplicant,
    CaseClock,
    CaseDueMove,
    CaseEvent,
    CaseOutcome,
    CaseStage,
    CaseSuspension,
    HallCase,
)
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseEventKind,
    CaseForm,
    CaseOrigin,
    CaseOutcomeKind,
    CaseState,
    ClockKind,
    FinishQuality,
    Light,
    SuspensionReason,
)
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.terms import Role
from hallapp.kernel import texts
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.records import AuditEvent, RequestRecord
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import SettingsService
from tests.storage.cases.flow_hall import GRANTED, flow_hall, standing

ID_NUMBER = "110101199003070193"
COLUMNS = (
    "办件编号", "事项编码", "事项名称", "申请人", "证件号码", "联系电话", "收件时间", "受理时间",
    "承诺期限", "承诺时限单位", "办理状态", "当前环节", "办结时间", "办结结果", "挂起开始",
    "挂起结束", "挂起原因", "受理地点", "受理窗口",
)  # fmt: skip
GOOD = {
    "办件编号": "P001",
    "事项编码": "SJ-001",
    "申请人": "李小明",
    "证件号码": ID_NUMBER,
    "联系电话": "13900000001",
    "收件时间": "2026-11-12 09:10:00",
    "受理时间": "2026-11-12 10:00:00",
    "办理状态": "已受理",
    "当前环节": "审查",
    "受理地点": "大厅",
    "受理窗口": "2号窗口",
}
NEW, CHANGED, KNOWN, SKIPPED, FAULTY = CaseVerdict


class Desk:
    """Where the platform's export is imported."""

    def __init__(self, hall: SmallHall, folder: Path) -> None:
        self.hall = hall
        self.path = folder / "办件.csv"
        store = hall.store
        settings = SettingsService(store.work)
        self.service = CaseImport(store.work, settings, VAULT, HALL_CODE)

    def file(self, *rows: dict[str, str]) -> Path:
        lines = [COLUMNS, *([{**GOOD, **row}.get(name, "") for name in COLUMNS] for row in rows)]
        text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
        self.path.write_text(text, encoding="gb18030")
        return self.path

    def bring(self, *rows: dict[str, str], request: Request | None = None) -> CaseImportReport:
        asked = request or self.hall.store.request()
        return self.service.import_file(asked, self.file(*rows))

    def only(self, mapped: type[Any]) -> dict[str, Any]:
        (row,) = self.all(mapped)
        return row

    def all(self, mapped: type[Any]) -> list[dict[str, Any]]:
        names = [column.name for column in table_of(mapped).columns]
        return [dict(zip(names, row, strict=True)) for row in self.hall.rows(mapped)]

    def happened(self) -> list[CaseEventKind]:
        rows = sorted(self.all(CaseEvent), key=lambda row: (str(row["case_id"]), row["position"]))
        return [row["kind"] for row in rows]


@pytest.fixture
def desk(hall: SmallHall, tmp_path: Path) -> Desk:
    return Desk(hall, tmp_path)


def verdicts(report: CaseImportReport) -> list[CaseVerdict]:
    return [line.verdict for line in report.lines]


def codes(notes: Iterable[Any]) -> list[str]:
    return [note.code.partition("row_")[2] for note in notes]


def test_a_case_of_the_platform_runs_on_the_clocks_of_the_hall(desk: Desk):
    report = desk.bring({})

    case, clock = desk.only(HallCase), desk.only(CaseClock)
    assert verdicts(report) == [NEW]
    assert (case["external_number"], case["origin"]) == ("P001", CaseOrigin.PLATFORM)
    assert case["case_number"] == f"{HALL_CODE}-20261112-0001"
    assert (case["state"], case["accepted_on"]) == (CaseState.ACCEPTED, date(2026, 11, 12))
    assert (case["place"], case["form"]) == (AcceptancePlace.WINDOW, CaseForm.PLAIN)
    assert case["window_id"] == desk.hall.windows[2]
    # The guide promises 9 working days; the law gives 20.
    assert (clock["due_on"], clock["law_due_on"]) == (date(2026, 11, 25), date(2026, 12, 10))
    (row,) = desk.hall.cases.of_hall()
    assert (row.light, row.remaining_days) == (Light.GREEN, 2)
    assert desk.happened() == [CaseEventKind.IMPORTED]


def test_the_place_of_acceptance_is_kept(desk: Desk):
    report = desk.bring(
        {"受理地点": "部门窗口"},
        {"办件编号": "P002", "受理地点": "网上申报"},
        {"办件编号": "P003", "受理地点": ""},
    )

    places = {row["external_number"]: row["place"] for row in desk.all(HallCase)}
    assert places == {
        "P001": AcceptancePlace.OUTSIDE,
        "P002": AcceptancePlace.ONLINE,
        "P003": AcceptancePlace.ONLINE,
    }
    assert [codes(line.notes) for line in report.lines] == [[], [], ["note_place"]]
    assert {row["window_id"] for row in desk.all(HallCase)} == {None}


def test_a_person_s_number_is_kept_as_the_hall_keeps_its_own(desk: Desk):
    desk.bring({})

    applicant = desk.only(CaseApplicant)
    assert applicant["name"] == "李小明"
    assert VAULT.open(applicant["id_sealed"]) == ID_NUMBER
    assert applicant["id_digest"] == VAULT.digest(ID_NUMBER)
    everywhere = [str(row) for row in desk.all(AuditEvent) + desk.all(CaseEvent)]
    assert not [row for row in everywhere if ID_NUMBER in row or "李小明" in row]


def test_a_trial_says_the_same_and_writes_nothing(desk: Desk):
    report = desk.service.try_file(desk.file({}, {"办件编号": "P002", "办理状态": "月亮"}))

    assert verdicts(report) == [NEW, FAULTY]
    assert not report.is_written
    assert desk.all(HallCase) == []
    assert desk.all(RequestRecord) == []
    assert report.preview[0][next(iter(report.headings))] == "P001"


def test_half_the_rows_wrong_the_right_ones_are_there_and_the_others_are_told(desk: Desk):
    report = desk.bring(
        {},
        {"办件编号": "P002", "受理时间": "2026-11-11"},
        {"办件编号": "P003", "办理状态": "草稿"},
        {"办件编号": "P004", "事项编码": "X", "事项名称": "没有的事项"},
        {"办件编号": "P005", "承诺期限": "5", "承诺时限单位": "工作日"},
        {"办件编号": ""},
    )

    assert verdicts(report) == [NEW, FAULTY, SKIPPED, FAULTY, NEW, FAULTY]
    assert [fault.told()["code"] for fault in report.faults] == [
        "row_before_receipt", "row_item_unknown", "row_number",
    ]  # fmt: skip
    assert [(fault.line, fault.column) for fault in report.faults][:2] == [
        (3, "受理时间"), (5, "事项编码"),
    ]  # fmt: skip
    assert {row["external_number"] for row in desk.all(HallCase)} == {"P001", "P005"}
    told = report.told()
    assert {name: told[name] for name in ("new", "changed", "known", "faulty")} == {
        "new": 2, "changed": 0, "known": 0, "faulty": 3,
    }  # fmt: skip
    assert len(json.dumps(told)) > 0


def test_a_day_that_no_calendar_covers_is_a_fault_of_its_row(desk: Desk):
    old = {"收件时间": "1991-01-02", "受理时间": "1991-01-02", "办件编号": "P002"}

    report = desk.bring({"承诺期限": "24小时"}, old)

    assert verdicts(report) == [NEW, FAULTY]
    assert [fault.told()["code"] for fault in report.faults] == ["row_reckon"]
    assert report.faults[0].words.endswith("）。")
    assert desk.only(CaseClock)["due_at"] is not None


def test_the_same_file_again_adds_nothing(desk: Desk):
    desk.bring({}, {"办件编号": "P002"})

    report = desk.bring({}, {"办件编号": "P002"})

    assert verdicts(report) == [KNOWN, KNOWN]
    assert desk.happened() == [CaseEventKind.IMPORTED] * 2


def test_the_same_request_again_gets_the_first_answer(desk: Desk):
    request = desk.hall.store.request()
    first = desk.bring({}, request=request)

    again = desk.bring({}, request=request)

    assert again == first
    assert len(desk.all(HallCase)) == 1


def test_what_the_platform_owns_is_brought_up_to_date_with_a_line_of_history(desk: Desk):
    desk.bring({})

    stopped = desk.bring({"办理状态": "挂起", "挂起开始": "2026-11-16", "挂起原因": "听证"})
    clock = desk.only(CaseClock)
    assert verdicts(stopped) == [CHANGED]
    assert codes(stopped.lines[0].changes) == ["change_state", "change_suspended"]
    assert stopped.lines[0].changes[1].words == "挂起：（空） → 2026-11-16 起 听证。"
    assert clock["stood_since"] == date(2026, 11, 16)
    assert desk.hall.cases.of_hall()[0].light is Light.GREY
    assert desk.only(CaseSuspension)["ground"] is SuspensionReason.HEARING

    desk.bring({"挂起开始": "2026-11-16", "挂起结束": "2026-11-18", "挂起原因": "听证"})
    clock = desk.only(CaseClock)
    assert (clock["stood_since"], clock["due_on"]) == (None, date(2026, 11, 27))
    assert desk.only(CaseSuspension)["to_on"] == date(2026, 11, 18)
    move = desk.only(CaseDueMove)
    assert (move["old_on"], move["new_on"]) == (date(2026, 11, 25), date(2026, 11, 27))
    assert desk.happened() == [
        CaseEventKind.IMPORTED, CaseEventKind.PLATFORM_CHANGED, CaseEventKind.PLATFORM_CHANGED,
        CaseEventKind.DUE_MOVED,
    ]  # fmt: skip


def test_a_case_that_the_platform_has_decided_is_decided_here(desk: Desk):
    desk.bring({})

    desk.bring({"办理状态": "已办结", "办结时间": "2026-11-20 15:00", "办结结果": "准予"})

    case, clock = desk.only(HallCase), desk.only(CaseClock)
    assert (case["state"], case["outcome"]) == (CaseState.CONCLUDED, CaseOutcomeKind.GRANTED)
    assert (case["concluded_on"], clock["ended_on"]) == (date(2026, 11, 20), date(2026, 11, 20))
    assert desk.hall.cases.of_hall() == ()
    frozen = desk.only(CaseOutcome)
    assert (frozen["quality"], frozen["concluded_on"]) == (FinishQuality.EARLY, date(2026, 11, 20))
    assert (frozen["budget_days"], frozen["law_days"], frozen["used_days"]) == (9, 20, 6)


def test_a_case_decided_long_ago_brings_its_own_figures(desk: Desk):
    desk.bring(
        {
            "收件时间": "2026-07-01", "受理时间": "2026-07-01", "办理状态": "已取件",
            "办结时间": "2026-07-16", "挂起开始": "2026-07-03", "挂起结束": "2026-07-07",
            "挂起原因": "检验", "承诺期限": "5", "承诺时限单位": "工作日",
        }
    )  # fmt: skip

    frozen, case = desk.only(CaseOutcome), desk.only(HallCase)
    # 11 working days passed, 2 of them suspended; 5 were promised.
    assert (frozen["used_days"], frozen["suspended_days"]) == (9, 2)
    assert (frozen["due_on"], frozen["quality"]) == (date(2026, 7, 10), FinishQuality.LATE)
    assert (case["state"], case["closed_on"]) == (CaseState.DELIVERED, date(2026, 7, 16))


def test_a_case_that_the_platform_takes_up_again_runs_again(desk: Desk):
    desk.bring({"办理状态": "已办结", "办结时间": "2026-11-20", "办结结果": "准予"})

    desk.bring({})
    desk.bring({"办理状态": "已办结", "办结时间": "2026-11-23", "办结结果": "不予"})

    outcomes = sorted(desk.all(CaseOutcome), key=lambda row: row["round"])
    assert [(row["outcome"], row["is_latest"]) for row in outcomes] == [
        (CaseOutcomeKind.GRANTED, False), (CaseOutcomeKind.REFUSED, True),
    ]  # fmt: skip
    # 11-20, the day of the first decision, was given back: it is neither used nor suspended.
    assert [(row["used_days"], row["suspended_days"]) for row in outcomes] == [(6, 0), (6, 0)]
    assert desk.happened() == [
        CaseEventKind.IMPORTED, CaseEventKind.REOPENED, CaseEventKind.DUE_MOVED,
        CaseEventKind.PLATFORM_CHANGED, CaseEventKind.PLATFORM_CHANGED,
    ]  # fmt: skip


def test_a_case_taken_up_again_by_the_platform_is_not_late_at_once(desk: Desk):
    days = {"收件时间": "2026-11-02", "受理时间": "2026-11-02"}
    desk.bring(days | {"办理状态": "已办结", "办结时间": "2026-11-04", "办结结果": "准予"})

    desk.bring(days)

    (row,) = desk.hall.cases.of_hall()
    entry = desk.only(CaseSuspension)
    # 2 of 9 working days were used; the 13 in which the case was closed are given back.
    assert (row.light, row.due_on) == (Light.GREEN, date(2026, 12, 2))
    assert (entry["from_on"], entry["to_on"]) == (date(2026, 11, 4), date(2026, 11, 23))
    assert entry["reason"].startswith("重新办理：")


def test_a_case_that_waited_for_acceptance_gets_its_clock_when_it_is_accepted(desk: Desk):
    desk.bring({"办理状态": "待受理", "受理时间": ""})
    assert desk.all(CaseClock) == []

    desk.bring({})

    assert desk.only(CaseClock)["due_on"] == date(2026, 11, 25)
    assert desk.only(HallCase)["accepted_on"] == date(2026, 11, 12)


def test_a_case_born_in_the_hall_is_never_overwritten(desk: Desk):
    desk.bring({})
    with desk.hall.store.engine.begin() as connection:
        connection.execute(update(HallCase).values(origin=CaseOrigin.HALL))

    report = desk.bring({"办理状态": "已办结", "办结时间": "2026-11-20"})

    assert verdicts(report) == [KNOWN]
    assert codes(report.lines[0].notes) == ["note_hall_born"]
    assert desk.only(HallCase)["state"] is CaseState.ACCEPTED


def test_a_case_closed_in_the_hall_stays_closed(open_hall: SmallHall, tmp_path: Path):
    desk, flow = Desk(open_hall, tmp_path), flow_hall(open_hall)
    desk.bring({})
    flow.flow.decide(flow.ask(2), desk.only(HallCase)["id"], GRANTED)

    report = desk.bring({"当前环节": "决定"})

    assert (verdicts(report), codes(report.lines[0].notes)) == ([KNOWN], ["note_closed_here"])
    assert desk.only(HallCase)["state"] is CaseState.CONCLUDED
    assert verdicts(desk.bring({})) == [KNOWN]
    assert desk.only(CaseOutcome)["concluded_on"] == date(2026, 11, 23)


def test_what_the_hall_does_with_a_platform_case_stays_when_only_the_stage_changes(
    open_hall: SmallHall, tmp_path: Path
):
    desk, flow = Desk(open_hall, tmp_path), flow_hall(open_hall)
    desk.bring({})
    case = desk.only(HallCase)["id"]
    flow.flow.suspend(flow.ask(2), case, standing(date(2026, 11, 23)))

    report = desk.bring({"当前环节": "决定"})
    stands = flow.clock(case, ClockKind.DECISION).stood_since
    desk.bring({"办理状态": "已办结", "办结时间": "2026-11-23", "办结结果": "准予"})

    assert codes(report.lines[0].changes) == ["change_stage"]
    assert stands == date(2026, 11, 23)
    assert flow.clock(case, ClockKind.DECISION).ended_on == date(2026, 11, 23)
    assert desk.only(CaseSuspension)["to_on"] == date(2026, 11, 23)


def test_a_stop_that_desk_and_platform_wrote_with_different_days_is_one_stop(
    open_hall: SmallHall, tmp_path: Path
):
    desk, flow = Desk(open_hall, tmp_path), flow_hall(open_hall)
    desk.bring({})
    case = desk.only(HallCase)["id"]
    flow.flow.suspend(flow.ask(2), case, standing(date(2026, 11, 20)))

    report = desk.bring({"办理状态": "挂起", "挂起开始": "2026-11-19", "挂起原因": "专家评审"})
    entry = desk.only(CaseSuspension)
    flow.go_to(date(2026, 11, 27))
    flow.flow.resume(flow.ask(2), case)

    assert verdicts(report) == [CHANGED]
    assert (entry["from_on"], entry["to_on"]) == (date(2026, 11, 20), None)
    assert desk.only(CaseSuspension)["to_on"] == date(2026, 11, 27)
    # 5 working days stood, of the hall's own entry.
    assert flow.clock(case, ClockKind.DECISION).due_on == date(2026, 12, 2)


def test_other_days_of_a_stop_that_has_ended_here_are_a_fault_of_the_row(
    open_hall: SmallHall, tmp_path: Path
):
    desk, flow = Desk(open_hall, tmp_path), flow_hall(open_hall)
    desk.bring({})
    case = desk.only(HallCase)["id"]
    flow.flow.suspend(flow.ask(2), case, standing(date(2026, 11, 18)))
    flow.flow.resume(flow.ask(2), case, on=date(2026, 11, 20))

    report = desk.bring(
        {"挂起开始": "2026-11-17", "挂起结束": "2026-11-19", "挂起原因": "专家评审"}
    )

    assert verdicts(report) == [FAULTY]
    assert [fault.told()["code"] for fault in report.faults] == ["row_suspension_kept"]
    assert "2026-11-18 到 2026-11-20" in report.faults[0].words
    assert desk.only(CaseSuspension)["to_on"] == date(2026, 11, 20)


def test_what_is_the_hall_s_own_of_a_case_stays_and_is_told(desk: Desk):
    desk.bring({})

    report = desk.bring({"受理时间": "2026-11-13", "事项编码": "SJ-002", "申请人": "王五"})

    assert verdicts(report) == [KNOWN]
    assert codes(report.lines[0].notes) == ["note_item", "note_accepted"]
    assert desk.only(HallCase)["accepted_on"] == date(2026, 11, 12)


def test_an_import_that_was_cut_off_goes_on_where_it_stopped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(carrying, "_ROWS_AT_ONCE", 2)
    rows = [{"办件编号": f"P{number:03}"} for number in range(5)]
    path, told = desk.file(*rows), []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 4

    cut = desk.service.import_file(desk.hall.store.request(), path, progress=stop)
    whole = desk.service.import_file(desk.hall.store.request(), path)

    assert told == [(2, 5), (4, 5)]
    assert (cut.is_stopped, len(cut.lines)) == (True, 4)
    assert verdicts(whole) == [KNOWN] * 4 + [NEW]
    assert len(desk.all(HallCase)) == 5


def test_only_who_oversees_the_hall_may_import(desk: Desk):
    clerk = desk.hall.store.request(person_id=desk.hall.people[1])

    with pytest.raises(NotEntitledError):
        desk.bring({}, request=clerk)

    assert desk.all(HallCase) == []


def test_two_imports_at_once_bring_every_case_once(desk: Desk):
    path = desk.file(*({"办件编号": f"P{number:03}"} for number in range(40)))
    start, reports = Barrier(2), []

    def run() -> None:
        start.wait()
        reports.append(desk.service.import_file(desk.hall.store.request(), path))

    threads = [Thread(target=run) for _station in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(report.count(NEW) for report in reports) == 40
    assert sum(report.count(KNOWN) for report in reports) == 40
    assert len({row["case_number"] for row in desk.all(HallCase)}) == 40


def test_a_workstation_may_import_and_update(desk: Desk):
    work = desk.hall.store.work_as("clerk")
    desk.service = CaseImport(work, SettingsService(work), VAULT, HALL_CODE)

    first = desk.bring({"办理状态": "挂起", "挂起开始": "2026-11-16", "挂起原因": "听证"})
    second = desk.bring({"办理状态": "已办结", "办结时间": "2026-11-20", "办结结果": "准予"})

    assert (verdicts(first), verdicts(second)) == ([NEW], [CHANGED])
    assert desk.only(CaseSuspension)["to_on"] == date(2026, 11, 20)
    assert codes(second.lines[0].notes) == ["note_resumed"]
    assert desk.only(CaseOutcome)["suspended_days"] == 4


def test_a_case_begun_at_a_desk_from_a_scanned_number_is_taken_over(
    open_hall: SmallHall, tmp_path: Path
):
    desk, flow = Desk(open_hall, tmp_path), flow_hall(open_hall)
    flow.give_role(2, Role.FRONT_CLERK)
    open_hall.issue("SJ")
    open_hall.call(2)
    open_hall.queue.start(flow.ask(2), open_hall.windows[2])
    open_hall.serving.start_from_platform(
        flow.ask(2), open_hall.windows[2], "P001", flow.application()
    )

    report = desk.bring({})
    done = desk.bring({"办理状态": "已办结", "办结时间": "2026-11-20", "办结结果": "准予"})

    assert (verdicts(report), verdicts(done)) == ([CHANGED], [CHANGED])
    clocks = {row["kind"]: row for row in desk.all(CaseClock)}
    assert clocks[ClockKind.RECEIPT]["ended_on"] == date(2026, 11, 12)
    assert clocks[ClockKind.DECISION]["due_on"] == date(2026, 11, 25)
    assert {row["ended_on"] for row in clocks.values()} != {None}
    assert desk.only(HallCase)["state"] is CaseState.CONCLUDED
    assert desk.only(CaseOutcome)["quality"] is FinishQuality.EARLY


def test_what_ends_a_stage_is_kept_in_chinese_whatever_the_station_speaks(
    open_hall: SmallHall, tmp_path: Path
):
    desk, flow = Desk(open_hall, tmp_path), flow_hall(open_hall)
    flow.add_steps(("审查", 3))
    case = flow.accepted()
    with open_hall.store.engine.begin() as connection:
        scanned = {"origin": CaseOrigin.PLATFORM, "external_number": "P001"}
        connection.execute(update(HallCase).where(HallCase.id == case).values(**scanned))

    texts.set_language(texts.ENGLISH)
    try:
        desk.bring({"办理状态": "已办结", "办结时间": "2026-11-23", "办结结果": "准予"})
    finally:
        texts.set_language(texts.CHINESE)

    assert desk.only(CaseStage)["result"] == "已办结"


def test_an_export_older_than_what_the_desk_did_changes_nothing(
    open_hall: SmallHall, tmp_path: Path
):
    desk, flow = Desk(open_hall, tmp_path), flow_hall(open_hall)
    case = flow.accepted()
    with open_hall.store.engine.begin() as connection:
        scanned = {"origin": CaseOrigin.PLATFORM, "external_number": "P001"}
        connection.execute(update(HallCase).where(HallCase.id == case).values(**scanned))

    report = desk.bring({"办理状态": "待受理", "受理时间": ""})

    assert (verdicts(report), codes(report.lines[0].notes)) == ([KNOWN], ["note_ahead"])
    assert desk.only(HallCase)["state"] is CaseState.ACCEPTED
