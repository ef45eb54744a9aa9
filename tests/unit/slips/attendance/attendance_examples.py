"""A hall of a hundred windows with long names, and ways of comparing paper and workbook."""

import io
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from openpyxl import load_workbook

from hallapp.hall.half_days import Half
from hallapp.kernel.printed_table import Measure, PrintedTable
from hallapp.reports.workbook import workbook
from hallapp.slips.attendance.facts import (
    ApprovalLine,
    CountedColumn,
    CountedLine,
    DailyFacts,
    DrawProof,
    LeaveSlipFacts,
    OutingFacts,
    OutingLine,
    PatrolFindingLine,
    PatrolLogFacts,
    PatrolRoundLine,
    PostedLine,
    UnitSignature,
    WeeklyFacts,
)
from hallapp.slips.attendance.sheet_facts import (
    AssessmentFacts,
    AssessmentLine,
    MonthFacts,
    MonthLine,
    MonthMark,
    ScoreLine,
)
from tests.unit.slips.paper_examples import PRINTED_AT

DAY = date(2026, 11, 23)
UNITS = (
    "公安局",
    "市场监督管理局",
    "不动产登记中心",
    "住房和城乡建设局（含人民防空办公室、城市综合管理服务中心窗口）",
)
NAMES = ("王小明", "李建国", "欧阳娜娜", "周静", "阿卜杜热合曼·买买提明", "\U00030edd某", "𬭼工")


def unit_of(number: int, count: int = 100) -> str:
    return UNITS[number * len(UNITS) // count]


def name_of(number: int) -> str:
    return f"{NAMES[number % 5]}{number}"


def daily(count: int) -> DailyFacts:
    lines = tuple(
        PostedLine(
            unit=unit_of(n, count),
            window=f"{n + 1}号窗口",
            name=name_of(n),
            presence="请假" if n % 10 == 3 else "在岗",
            leave="请假 11月23日上午至11月24日下午" if n % 10 == 3 else "",
            discipline="正常",
            dress="合规" if n % 7 else "未佩戴工牌",
            is_notable=n % 7 == 0,
        )
        for n in range(count)
    )
    return DailyFacts(day=DAY, lines=lines, complaint_phone="0000-1234567")


def patrols() -> PatrolLogFacts:
    rounds = (
        PatrolRoundLine(
            number=1, drawn=time(9, 12), started=time(9, 14), ended=time(9, 40),
            patroller="赵强、陈涛", source="走动巡查", seen=98,
        ),
        PatrolRoundLine(
            number=2, drawn=time(10, 42), started=time(11, 20), ended=time(11, 41),
            patroller="赵强", source="视频巡查", seen=100, is_late=True, note="消防检查",
        ),
        PatrolRoundLine(number=3, drawn=time(14, 2)),
    )  # fmt: skip
    findings = (
        PatrolFindingLine(
            round_number=1, at=time(9, 20), window="27", unit="公安局", person="周静",
            finding="空岗，没有登记外出", handling="电话通知",
        ),
        PatrolFindingLine(
            round_number=2, at=None, window="41", unit=UNITS[3], person=NAMES[4],
            finding="未佩戴工牌",
        ),
    )  # fmt: skip
    proof = DrawProof(
        commitment="ab" * 32, inputs="09:00—12:00", secret="cd" * 32,
        published=time(8, 30), revealed=time(17, 10),
    )  # fmt: skip
    return PatrolLogFacts(
        day=DAY, rounds=rounds, findings=findings, proof=proof, sit_in="李副局长，业务骨干王小明"
    )


def outings(count: int) -> OutingFacts:
    lines = tuple(
        OutingLine(
            number=f"外{n:03d}", unit=unit_of(n, count), window=str(n + 1), name=name_of(n),
            kind="临时外出", reason="到住建局取图纸", left=time(9, n % 60),
            planned_back=time(10, 30), back=None if n == 0 else time(10, 40),
            stand_in="李建国", approver="赵强", is_overdue=n > 0,
        )
        for n in range(count)
    )  # fmt: skip
    return OutingFacts(day=DAY, lines=lines)


def week(count: int) -> WeeklyFacts:
    people = tuple(
        CountedLine(
            unit=unit_of(n, count), window=str(n + 1), name=name_of(n),
            figures=(10, 9 if n % 4 == 1 else 10, n % 3, n % 5 == 0, n % 4 == 1),
        )
        for n in range(count)
    )  # fmt: skip
    units = tuple(
        _summed(unit, [line for line in people if line.unit == unit])
        for unit in dict.fromkeys(line.unit for line in people)
    )
    signatures = (
        UnitSignature(unit=UNITS[0], chief="王建军", confirmed_on=DAY),
        UnitSignature(unit=UNITS[1], chief="李红"),
    )
    return WeeklyFacts(
        from_on=date(2026, 11, 16),
        until_on=date(2026, 11, 20),
        columns=(
            CountedColumn(heading="应出勤", is_half_days=True),
            CountedColumn(heading="实出勤", is_half_days=True),
            CountedColumn(heading="迟到", is_found=True),
            CountedColumn(heading="缺卡", is_found=True),
            CountedColumn(heading="事假", is_half_days=True),
        ),
        people=people,
        units=units,
        total=_summed("", people) if people else None,
        signatures=signatures,
        notes=("应出勤：期内应当上班的半天。",),
    )


def _summed(unit: str, lines: Sequence[CountedLine]) -> CountedLine:
    figures = tuple(map(sum, zip(*(line.figures for line in lines), strict=True)))
    return CountedLine(unit=unit, people=len(lines), figures=figures)


def month(count: int) -> MonthFacts:
    days = tuple((date(2026, 11, n), date(2026, 11, n).weekday() < 5) for n in range(1, 31))
    lines = tuple(
        MonthLine(
            unit=unit_of(n, count), window=str(n + 1), name=name_of(n),
            marks=tuple(
                MonthMark(is_off=True) if not works
                else MonthMark(morning="迟", afternoon="√", note=1) if day.day == n % 28 + 1
                else MonthMark(morning="√", afternoon="√")
                for day, works in days
            ),
            totals=(41, n % 3),
        )
        for n in range(count)
    )  # fmt: skip
    return MonthFacts(
        year=2026, month=11, days=days, lines=lines,
        legend=(("√", "出勤"), ("迟", "迟到")), totals=("出勤", "迟到"),
        half_day_totals=frozenset({0}), footnotes=("11月3日上午到：补签单41号。",),
        lock=("本月已于12月3日由赵强锁定。",),
    )  # fmt: skip


def assessment(count: int) -> AssessmentFacts:
    entry = ScoreLine(
        on=date(2026, 9, 14),
        rule="迟到、早退",
        words="迟到13分",
        tenths=-10,
        evidence="考勤 9月14日",
    )
    praise = ScoreLine(on=date(2026, 10, 9), rule="表扬", words="收到锦旗", tenths=15)
    lines = tuple(
        AssessmentLine(
            rank=n + 1, unit=unit_of(n, count), window=str(n + 1), name=name_of(n),
            base_tenths=1000, parts=(-10 if n % 2 or n == 0 else 0, 15 if n == 0 else 0),
            tenths=1005 if n == 0 else 990 if n % 2 else 1000, grade="合格",
            entries=(entry, praise) if n == 0 else (entry,) if n % 2 else (),
        )
        for n in range(count)
    )  # fmt: skip
    return AssessmentFacts(
        title="窗口人员双月考核表", from_on=date(2026, 9, 1), until_on=date(2026, 10, 31),
        parts=("出勤", "加分项目"), lines=lines, rules=("基础分100分。",),
    )  # fmt: skip


def leave(approvals: int = 3, *, is_ended: bool = True) -> LeaveSlipFacts:
    roles = ("首席代表", "业务科", "中心领导", "派出单位")
    lines = [
        ApprovalLine(role=role, verdict="同意", name="赵强", on=DAY) for role in roles[:approvals]
    ]
    lines[-1] = ApprovalLine(role=roles[approvals - 1])
    return LeaveSlipFacts(
        number="假〔2026〕118号", name=NAMES[4], unit=UNITS[3], window="27", kind="年休假",
        from_on=date(2026, 11, 24), from_half=Half.AFTERNOON, until_on=date(2026, 11, 26),
        until_half=Half.MORNING, half_days=3, reason="回老家探望父母", stand_in="李建国",
        asked_on=DAY, approvals=tuple(lines), ended_on=date(2026, 11, 26) if is_ended else None,
        ended_half=Half.AFTERNOON if is_ended else None, taken_half_days=4 if is_ended else None,
    )  # fmt: skip


def packed(text: object) -> str:
    """A text without any white space, as papers are compared."""
    return "".join(str(text).split())


def rows_as_printed(table: PrintedTable) -> list[str]:
    """Each row as a program copies it out of the paper: what stands in a heading left out."""
    return [
        "".join(
            packed("—" if cell in (None, "") else cell)
            for at, cell in enumerate(row)
            if at != table.unit_column
        )
        for row in table.rows
    ]


def headings(table: PrintedTable) -> list[str]:
    """The headings of the columns that stand on paper."""
    return [
        packed(column.heading) for at, column in enumerate(table.columns) if at != table.unit_column
    ]


def workbook_rows(tables: Sequence[PrintedTable], sheet: int) -> list[tuple[Any, ...]]:
    """The rows that a workbook of tables holds, as a spreadsheet reads them."""
    book = load_workbook(io.BytesIO(workbook(tables, PRINTED_AT)))
    read = book.worksheets[sheet]
    first, last = 4, 3 + len(tables[sheet].rows)
    width = len(tables[sheet].columns)
    return list(read.iter_rows(first, last, 1, width, values_only=True))


def figures(table: PrintedTable) -> list[tuple[Any, ...]]:
    """The rows of a table as a workbook should hold them."""
    return [
        tuple(cell.value if isinstance(cell, Measure) else cell or None for cell in row)
        for row in table.rows
    ]
