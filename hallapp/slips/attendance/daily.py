"""The day's posting (一日一公示): who is on duty, in public words, large enough for a wall."""

from collections import Counter
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.printed_table import Column, PrintedTable
from hallapp.kernel.texts import _, papers
from hallapp.slips.attendance.facts import DailyFacts, PostedLine
from hallapp.slips.attendance.list_parts import WALL, ListPart, ListWords
from hallapp.slips.attendance.listing import list_paper
from hallapp.slips.dates import long_day_words
from hallapp.slips.terms import Slip

_NOTHING = "—"  # none of the public words is true


def daily_tables(facts: DailyFacts) -> tuple[PrintedTable, ...]:
    """Return the day's posting as the one table that paper and workbook show."""
    columns = (
        Column(_("单位"), 3.2),
        Column(_("窗口"), 2.1),
        Column(_("姓名"), 2.4),
        Column(_("出勤"), 1.8),
        Column(_("请销假"), 3.8),
        Column(_("上班纪律"), 2.4),
        Column(_("着装"), 2.2),
        Column(_("备注"), 3.2),
    )
    rows = tuple(
        (
            line.unit or _("未分单位"),
            line.window,
            line.name,
            line.presence,
            line.leave,
            line.discipline,
            line.dress,
            line.remark,
        )
        for line in facts.lines
    )
    return (
        PrintedTable(
            title=_("窗口人员一日一公示"),
            columns=columns,
            rows=rows,
            subtitle=f"{long_day_words(facts.day)}　{daily_totals(facts)}",
            unit_column=0,
        ),
    )


def daily_totals(facts: DailyFacts) -> str:
    """Return the day in one line: how many people there are, and how many bear each word."""
    if not facts.lines:
        return _("这一天没有排班的人。")
    said = [_("共 {count} 人").format(count=len(facts.lines))]
    words = Counter(line.presence for line in facts.lines)
    nothing = words.pop("", 0) + words.pop(_NOTHING, 0)
    said += [f"{word} {count}" for word, count in words.most_common()]
    if nothing:
        said.append(_("其他 {count}").format(count=nothing))
    return _("，").join(said) + _("。")


def daily_paper(facts: DailyFacts, hall: HallRow, printed_at: datetime) -> Slip:
    """Return the day's posting as an A4 PDF across, to hang on a wall.

    Args:
        facts: The day, in public words.
        hall: The hall that posts it.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        return list_paper(*_listed(facts), hall, printed_at, WALL)


def daily_docx(facts: DailyFacts, hall: HallRow, made_at: datetime) -> bytes:
    """Return the day's posting as a Word file across.

    Args:
        facts: The day, in public words.
        hall: The hall that posts it.
        made_at: Moment that the file names as its own, aware.
    """
    from hallapp.slips.attendance.list_file import list_file

    with papers():
        return list_file(*_listed(facts), hall, made_at)


def _listed(facts: DailyFacts) -> tuple[ListWords, tuple[ListPart]]:
    (table,) = daily_tables(facts)
    bold = {_key(line) for line in facts.lines if line.is_notable}
    part = ListPart(
        table=table,
        is_strong=lambda row: (row[1], row[2]) in bold,
        empty=_("这一天没有排班的人。"),
        counted=_("{count} 人"),
    )
    words = ListWords(
        title=table.title,
        aside=long_day_words(facts.day),
        lead=(daily_totals(facts),) if facts.lines else (),
        mark=_("公示稿，还没有张贴") if facts.is_draft else "",
        foot=_foot(facts),
    )
    return words, (part,)


def _key(line: PostedLine) -> tuple[str, str]:
    return line.window, line.name


def _foot(facts: DailyFacts) -> tuple[str, ...]:
    if not facts.complaint_phone:
        return ()
    said = _("对窗口人员的到岗、纪律、着装有意见，请打监督电话 {phone}。")
    return (said.format(phone=facts.complaint_phone),)
