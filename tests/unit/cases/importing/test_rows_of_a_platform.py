"""Rows of a platform's export: every one becomes a case, or says what is wrong with it."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallapp.cases.importing.cases import CaseHall, ItemFound, ItemNames, PlatformCase
from hallapp.cases.importing.checking import CaseRefused, Checked, check_rows
from hallapp.cases.importing.moments import moment_of, present
from hallapp.cases.importing.numbers import is_unit_code
from hallapp.cases.importing.sheet import CaseSheet, map_of, read_cases
from hallapp.cases.importing.words import standing_of
from hallapp.cases.terms import AcceptancePlace, CaseOutcomeKind, CaseState, SuspensionReason
from hallapp.guides.terms import ItemType
from hallapp.hall.limits import ON_THE_SPOT, Limit, LimitUnit

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # Monday, nine o'clock in the hall
FOOD = ItemFound(UUID(int=1), "食品经营许可", "市场监管局")
CITY = ItemFound(UUID(int=2), "居住登记", "公安局")
TOWN = ItemFound(UUID(int=3), "居住登记", "街道办")
QUERY = ItemFound(UUID(int=4), "档案查询", "档案馆", item_type=ItemType.PUBLIC_SERVICE)
HALL = CaseHall(
    ItemNames(
        {"sj-001": (FOOD,), "oth-1": (QUERY,)}, {"食品经营许可": (FOOD,), "居住登记": (CITY, TOWN)}
    ),
    present(NOW, SHANGHAI),
    SHANGHAI,
)
NAMED_BY_HALLS = """
正在办理 已办结 强制结束 预审不通过 −1 1 2 3 4 5 6 待预审 预审通过 待接件 待受理 已受理待补办 已暂停
待办结 收件 补正 不予受理 受理 审核 审批 挂起 延期 办结 制证 出件 送达 撤回 终止 退件 归档 撤销 注销
"""
GOOD = {
    "办件编号": "3502002611180001",
    "事项编码": "SJ-001",
    "事项名称": "食品经营许可",
    "申请人": "李小明",
    "证件号码": "11010519491231002X",
    "联系电话": "13900000001",
    "收件时间": "2026-11-18 09:10:00",
    "受理时间": "2026-11-18 10:00:00",
    "承诺期限": "9",
    "承诺时限单位": "工作日",
    "法定期限": "20工作日",
    "办理状态": "已受理",
    "办结时间": "",
    "办结结果": "",
    "挂起开始": "",
    "挂起结束": "",
    "挂起原因": "",
    "受理地点": "大厅",
    "受理部门": "市场监管局",
}


def sheet(folder: Path, *rows: dict[str, str], chosen: dict[str, str] | None = None) -> CaseSheet:
    """Write rows that differ from a good one as said, and read them as an import does."""
    lines = [list(GOOD), *([*({**GOOD, **row}).values()][: len(GOOD)] for row in rows)]
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    path = folder / "办件.csv"
    path.write_text(text, encoding="gb18030")
    return read_cases(path, map_of("map", chosen or {}))


def checked(folder: Path, *rows: dict[str, str]) -> tuple[Checked, ...]:
    file = sheet(folder, *rows)
    return check_rows(file.rows, file.columns, HALL)


def one(folder: Path, **row: str) -> PlatformCase:
    (found,) = checked(folder, row)
    assert isinstance(found, PlatformCase), found
    return found


def codes(found: Checked) -> list[str]:
    assert isinstance(found, CaseRefused), found
    return [fault.note.code.removeprefix("cases.row_") for fault in found.faults]


def faults(folder: Path, **row: str) -> list[str]:
    (found,) = checked(folder, row)
    assert isinstance(found, CaseRefused), found
    assert all(fault.words.endswith("。") and "请" in fault.advice for fault in found.faults)
    return codes(found)


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    case = one(tmp_path)

    assert (case.line, case.number, case.item) == (2, "3502002611180001", FOOD)
    assert (case.applicant, case.id_number) == ("李小明", "11010519491231002X")
    assert case.received.at == datetime(2026, 11, 18, 1, 10, tzinfo=UTC)
    assert case.accepted is not None
    assert case.accepted.on == date(2026, 11, 18)
    assert case.promised == Limit(9, LimitUnit.WORKING_DAYS)
    assert case.statutory == Limit(20, LimitUnit.WORKING_DAYS)
    assert (case.state, case.place) == (CaseState.ACCEPTED, AcceptancePlace.WINDOW)


@pytest.mark.parametrize(
    ("state", "result", "ours", "outcome"),
    [
        ("收件", "", CaseState.RECEIVED, None),
        ("待预审", "", CaseState.RECEIVED, None),
        ("待补正", "", CaseState.SUPPLEMENTING, None),
        ("不予受理", "", CaseState.REJECTED, None),
        ("正在办理", "", CaseState.ACCEPTED, None),
        ("已受理待补办", "", CaseState.ACCEPTED, None),
        ("1", "", CaseState.ACCEPTED, None),
        ("已办结", "审核通过", CaseState.CONCLUDED, CaseOutcomeKind.GRANTED),
        ("已办结（审核不通过）", "", CaseState.CONCLUDED, CaseOutcomeKind.REFUSED),
        ("已办结", "正常", CaseState.CONCLUDED, CaseOutcomeKind.OTHER),
        ("已办结", "提前办结", CaseState.CONCLUDED, None),
        ("已办结", "退回", CaseState.RETURNED, None),
        ("强制结束", "", CaseState.RETURNED, None),
        ("预审不通过", "", CaseState.RETURNED, None),
        ("已取件", "准予", CaseState.DELIVERED, CaseOutcomeKind.GRANTED),
        ("申请人撤回", "", CaseState.WITHDRAWN, None),
    ],
)
def test_words_of_other_platforms_become_ours(
    tmp_path: Path, state: str, result: str, ours: CaseState, outcome: CaseOutcomeKind | None
) -> None:
    waiting = ours in {CaseState.RECEIVED, CaseState.SUPPLEMENTING}

    case = one(
        tmp_path,
        办理状态=state,
        办结结果=result,
        受理时间="" if waiting else "2026-11-18",
        办结时间="" if ours.is_open else "2026-11-20",
    )

    assert (case.state, case.outcome) == (ours, outcome)
    assert case.is_lenient is (state == "已受理待补办")


@pytest.mark.parametrize("word", NAMED_BY_HALLS.split())
def test_every_word_that_halls_named_is_known(word: str) -> None:
    found = standing_of(word)

    assert found is not None
    assert found.state is not None


def test_a_clock_that_stands_is_known_with_its_reason(tmp_path: Path) -> None:
    case = one(
        tmp_path,
        办理状态="挂起",
        挂起开始="2026-11-18;2026-11-20",
        挂起结束="2026-11-19;",
        挂起原因="现场勘验;领导出差",
    )

    first, second = case.suspensions
    assert (first.from_on, first.to_on) == (date(2026, 11, 18), date(2026, 11, 19))
    assert first.ground is SuspensionReason.SITE_SURVEY
    assert (second.to_on, second.ground, second.words) == (None, None, "领导出差")
    assert [note.code for note in case.notes] == ["cases.row_note_ground"]


def test_an_end_that_is_still_to_come_is_a_plan(tmp_path: Path) -> None:
    case = one(
        tmp_path, 办理状态="-1", 挂起开始="2026-11-20", 挂起结束="2026-12-04", 挂起原因="听证"
    )

    (pause,) = case.suspensions
    assert (pause.to_on, pause.planned_to_on) == (None, date(2026, 12, 4))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"办件编号": ""}, "number"),
        ({"办件编号": "3.50200261118E+15"}, "rounded"),
        ({"事项编码": "", "事项名称": ""}, "item"),
        ({"事项编码": "", "事项名称": "食品许可"}, "item_unknown"),
        ({"事项编码": "", "事项名称": "居住登记"}, "item_ambiguous"),
        ({"申请人": ""}, "applicant"),
        ({"申请人": "人" * 61}, "long"),
        ({"证件号码": "110105194912310021"}, "id_number"),
        ({"证件号码": "91350200MA0000000X"}, "id_number"),
        # Its check digit would fit the code of a unit.
        ({"证件号码": "110101199003070194"}, "id_number"),
        ({"收件时间": ""}, "received"),
        ({"收件时间": "上周五"}, "date"),
        ({"收件时间": "2026-02-30"}, "date"),
        ({"受理时间": ""}, "accepted"),
        ({"受理时间": "2026-11-17"}, "before_receipt"),
        ({"受理时间": "2026-11-18 09:09:00"}, "before_receipt"),
        ({"受理时间": "2026-11-24"}, "future"),
        ({"受理时间": "2026-11-23 09:30"}, "future"),
        ({"办理状态": "待受理"}, "accepted_early"),
        ({"办理状态": "已办结"}, "concluded"),
        ({"办结时间": "2026-11-20"}, "concluded_open"),
        ({"办理状态": "已办结", "办结时间": "2026-11-18 09:30"}, "after_conclusion"),
        ({"办理状态": "已办结", "办结时间": "2026-11-20", "办结结果": "随缘"}, "result"),
        ({"承诺期限": "5天"}, "limit"),
        ({"承诺时限单位": ""}, "limit_unit"),
        ({"办理状态": ""}, "state"),
        ({"办理状态": "月亮"}, "state_unknown"),
        ({"受理地点": "月球"}, "place"),
        ({"办理状态": "挂起"}, "suspension_missing"),
        ({"办理状态": "挂起", "挂起开始": "2026-11-19", "挂起结束": "2026-11-20"},
         "suspension_over"),
        ({"挂起开始": "2026-11-19"}, "suspension_open"),
        ({"挂起结束": "2026-11-19"}, "suspension_begin"),
        ({"挂起开始": "2026-11-20", "挂起结束": "2026-11-19"}, "suspension_backwards"),
        ({"挂起开始": "2026-11-18;2026-11-19", "挂起结束": "2026-11-20;2026-11-20"},
         "suspension_overlap"),
        ({"挂起开始": "2026-11-17", "挂起结束": "2026-11-19"}, "suspension_early"),
        ({"办理状态": "已办结", "办结时间": "2026-11-19", "挂起开始": "2026-11-18",
          "挂起结束": "2026-11-20"}, "suspension_late"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_row_is_told(tmp_path: Path, row: dict[str, str], code: str) -> None:
    assert faults(tmp_path, **row) == [code]


def test_a_limit_is_never_invented(tmp_path: Path) -> None:
    found = faults(tmp_path, 事项编码="OTH-1", 事项名称="", 承诺期限="", 法定期限="")

    assert found == ["no_limit"]


def test_every_fault_of_a_row_is_told_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, 办件编号="", 办理状态="月亮", 证件号码="110105194912310021")

    assert sorted(found) == ["id_number", "number", "state_unknown"]


def test_an_item_of_two_departments_is_told_apart_by_the_department(tmp_path: Path) -> None:
    case = one(tmp_path, 事项编码="", 事项名称="居住登记", 受理部门="街道办")

    assert case.item == TOWN


def test_a_number_that_comes_twice_refuses_both_unless_they_say_the_same(tmp_path: Path) -> None:
    same, again, other, else_ = checked(
        tmp_path, {}, {}, {"办件编号": "B1"}, {"办件编号": "B1", "申请人": "王五"}
    )

    assert isinstance(same, PlatformCase)
    assert [codes(each) for each in (again, other, else_)] == [["twice"]] * 3


def test_a_draft_is_no_case_and_no_fault(tmp_path: Path) -> None:
    (found,) = checked(tmp_path, {"办理状态": "草稿", "受理时间": "", "收件时间": ""})

    assert isinstance(found, CaseRefused)
    assert found.is_draft


def test_a_masked_number_and_a_passport_identify_nobody_and_stop_nothing(tmp_path: Path) -> None:
    assert one(tmp_path, 证件号码="1101**********002X").id_number == ""
    assert one(tmp_path, 证件号码="e12345678").id_number == "E12345678"


def test_the_code_of_a_unit_is_known_by_its_check_digit() -> None:
    assert is_unit_code("9144030071526726XG")
    assert not is_unit_code("9144030071526726X0")
    assert not is_unit_code("9144030071526762XG")


@pytest.mark.parametrize(
    "said",
    [
        "2026-11-22 09:30:00", "2026/11/22 9:30", "2026.11.22 09:30", "20261122093000",
        "202611220930", "2026年11月22日 9时30分", "2026年11月22日上午9点30分",
        "２０２６－１１－２２　０９：３０", "2026-11-22T09:30:00.000+08:00", "2026-11-22T01:30:00Z",
        "1795311000000", "46348.3958333333",
    ],
)  # fmt: skip
def test_a_moment_is_read_however_it_is_written(said: str) -> None:
    found = moment_of(said, SHANGHAI)

    assert found is not None
    assert (found.at, found.has_time) == (datetime(2026, 11, 22, 1, 30, tzinfo=UTC), True)


@pytest.mark.parametrize("said", ["2026-11-22", "2026/11/22", "20261122", "46348", "2026年11月22"])
def test_a_day_is_a_day_without_a_time(said: str) -> None:
    found = moment_of(said, SHANGHAI)

    assert found is not None
    assert (found.on, found.has_time) == (date(2026, 11, 22), False)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001
def test_every_moment_is_read_as_itself(at: datetime) -> None:
    at = at.replace(microsecond=0)

    for spelled in ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y%m%d%H%M%S"):
        found = moment_of(at.strftime(spelled), SHANGHAI)
        assert found is not None
        assert found.local.replace(tzinfo=None) == at


@pytest.mark.parametrize(
    ("said", "unit", "limit"),
    [
        ("5个工作日", "", Limit(5, LimitUnit.WORKING_DAYS)),
        ("30", "自然日", Limit(30, LimitUnit.CALENDAR_DAYS)),
        ("1", "个月", Limit(1, LimitUnit.MONTHS)),
        ("0", "当场", ON_THE_SPOT),
        ("0", "工作日", None),
        ("即时", "", ON_THE_SPOT),
        ("-", "", None),
    ],
)
def test_a_limit_keeps_its_unit(tmp_path: Path, said: str, unit: str, limit: Limit | None) -> None:
    assert one(tmp_path, 承诺期限=said, 承诺时限单位=unit).promised == limit


PARTS = st.sampled_from(
    ["", "月亮", "2026-11-18", "2026-11-19;2026-11-20", "已办结", "挂起", "9" * 90, "SJ-001", "-1",
     "0", "5天", "99999999", "2026-13-40 25:61", ";;", "\u3000", "9999-12-31"]
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(list(GOOD)), PARTS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_whatever_a_row_says_it_is_a_case_or_told_why_not(
    tmp_path: Path, row: dict[str, str]
) -> None:
    (found,) = checked(tmp_path, row)

    if isinstance(found, CaseRefused):
        # A blank that no fact fills would raise here.
        assert all(fault.told()["what"] and fault.told()["do"] for fault in found.faults)
        return
    days = [found.received.on, *(each.on for each in (found.accepted, found.closed) if each)]
    assert days == sorted(days)
    assert all(pause.to_on is None or pause.from_on <= pause.to_on for pause in found.suspensions)
