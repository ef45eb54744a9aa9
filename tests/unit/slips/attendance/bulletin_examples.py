"""A month's bulletin and a letter of feedback."""

from datetime import date, time

from hallapp.kernel.printed_table import Column, Measure, PrintedTable
from hallapp.slips.attendance.letter_facts import BulletinFacts, BulletinSection, LetterFacts

UNITS = (
    "公安局",
    "市场监督管理局",
    "不动产登记中心",
    "住房和城乡建设局（含城市综合管理服务中心窗口）",
)
BY_UNIT = PrintedTable(
    "分单位考勤情况",
    (
        Column("单位", 3.2),
        Column("应出勤（天）", 1.2, is_number=True),
        Column("迟到（次）", 1, is_number=True),
        Column("到岗率", 1.2, is_number=True),
    ),
    tuple((unit, 308, 2, Measure(0.979, "97.9%", "0.0%")) for unit in UNITS),
    notes=("到岗率的算法写在这里。",),
)
FINDINGS = PrintedTable(
    "纪律情况",
    (Column("日期", 1.4), Column("姓名", 1.6), Column("情况", 4)),
    (("11月3日", "周静", "空岗30分钟"),),
)
BULLETIN = BulletinFacts(
    issuer="青山县政务服务中心",
    title="关于2026年11月份窗口考勤情况的通报",
    number="青政服通〔2026〕11号",
    masthead="青山县政务服务中心文件",
    addressees="各进驻单位",
    opening=("现将2026年11月份窗口考勤情况通报如下。",),
    sections=(
        BulletinSection(
            heading="总体情况",
            paragraphs=("11月份应出勤2100天，实出勤2046.5天，到岗率98.6%。", "请假32.5天。"),
        ),
        BulletinSection(heading="工作要求", paragraphs=("请各单位对照通报改正。",)),
    ),
    annexes=(BY_UNIT, FINDINGS),
    report_to=("县委办公室", "县纪委监委"),
    send_to=("县委组织部",),
    issue_to=UNITS,
    dated_on=date(2026, 12, 2),
    copies=40,
    audit_head="3f2a9c",
)
LETTER = LetterFacts(
    issuer="青山县政务服务中心",
    unit="市场监督管理局",
    person="周静",
    window="27",
    found_on=date(2026, 11, 23),
    found_at=time(10, 42),
    source="第2次巡查",
    number="反馈〔2026〕3号",
    fact="空岗，没有登记外出",
    explanation="临时去取打印纸，忘了登记",
    rule="离岗要登记，由B岗顶岗",
    reply_due_on=date(2026, 11, 30),
    dated_on=date(2026, 11, 23),
    phone="0000-1234567",
)
