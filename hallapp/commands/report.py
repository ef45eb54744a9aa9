"""`report`: figures of cases, and the yearly table, as a paper or a workbook."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hallapp.commands.attendance import reporting
from hallapp.commands.groups import Groups
from hallapp.commands.listing import MonthUnclearError, SuffixUnknownError
from hallapp.commands.opening import acting, opened_hall
from hallapp.commands.tickets import FileNotWrittenError
from hallapp.kernel.errors import RuleError
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.kernel.printed_table import PrintedTable

_GROUPINGS = ("unit", "item", "window", "month")
_EDITIONS = ("2012", "current")
_SUFFIXES = {".pdf", ".xlsx"}


class SettingUnclearError(RuleError):
    """A value to enter is not written as CODE=VALUE."""

    code = "commands.setting_unclear"


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = groups.add_parser("report", help=_("统计报表，存成 PDF 或 Excel"))
    kinds = parser.add_subparsers(required=True, metavar=_("种类"))
    yearly = kinds.add_parser(
        "s2", parents=[common], help=_("政务公开和政务服务年度统计表，也可填报数据")
    )
    yearly.add_argument("--year", required=True, type=int, metavar="YYYY")
    yearly.add_argument("--out", metavar="FILE", default="", help=_("存成 .pdf 或 .xlsx"))
    yearly.add_argument("--template", choices=_EDITIONS, default="", help=_("哪一版；不写就按年度"))
    yearly.add_argument(
        "--set", action="append", default=[], dest="entered", metavar="CODE=VALUE",
        help=_("填报一个指标，可以写多次"),
    )  # fmt: skip
    yearly.add_argument("--note", default="", metavar="TEXT", help=_("填报的依据"))
    yearly.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    yearly.set_defaults(run=annual)
    cases = kinds.add_parser("cases", parents=[common], help=_("办件统计"))
    span = cases.add_mutually_exclusive_group()
    span.add_argument("--month", metavar="YYYY-MM", help=_("哪一个月；不写就是本月"))
    span.add_argument("--year", type=int, metavar="YYYY", help=_("一整年"))
    cases.add_argument("--by", choices=_GROUPINGS, default="unit", help=_("怎样分组"))
    cases.add_argument("--out", required=True, metavar="FILE", help=_("存成 .pdf 或 .xlsx"))
    cases.set_defaults(run=monthly)
    reporting.add(kinds, common)


def annual(args: argparse.Namespace) -> int:
    """Enter what `--set` says, then write the yearly table or say what is still missing."""
    from hallapp.reports.figures import FiguresService

    entered = _entered(args.entered)
    out = _checked(args.out) if args.out else None
    with opened_hall(args) as hall:
        figures = FiguresService(hall.work)
        if entered:
            figures.enter(acting(hall, args), args.year, entered, args.note)
            said = _("{year} 年度已填报 {count} 项。")
            sys.stdout.write(said.format(year=args.year, count=len(entered)) + "\n")
        table = figures.annual(args.year, args.template)
        if out is not None:
            tables = figures.annual_papers(args.year, args.template)
            _write(out, _data(hall, tables, out, is_form=True))
            sys.stdout.write(_("{title} 已存到 {out}。").format(title=table.title, out=out) + "\n")
    for check in table.checks:
        sys.stdout.write(f"{check.outcome.label}  {check.name}  {check.words}\n")
    return 0


def monthly(args: argparse.Namespace) -> int:
    """Write the figures of cases of a month or a year to a file."""
    from hallapp.cases.tally import Grouping, Span
    from hallapp.reports.figures import FiguresService

    out = _checked(args.out)
    with opened_hall(args) as hall:
        span = Span.of_year(args.year) if args.year else Span.of_month(_month(args, hall))
        tables = FiguresService(hall.work).case_papers(span, Grouping(args.by))
        _write(out, _data(hall, tables, out, is_form=False))
    said = _("{title} 已存到 {out}。")
    sys.stdout.write(said.format(title=tables[0].title, out=out) + "\n")
    return 0


def _entered(settings: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in settings:
        code, sign, value = text.partition("=")
        if not sign or not code.strip():
            raise SettingUnclearError(given=text)
        found[code.strip()] = value
    return found


def _checked(name: str) -> Path:
    out = Path(name)
    if out.suffix.lower() not in _SUFFIXES:
        raise SuffixUnknownError(name=out.name)
    return out


def _data(
    hall: "OpenHall", tables: "tuple[PrintedTable, ...]", out: Path, *, is_form: bool
) -> bytes:
    now = hall.clock.now()
    if out.suffix.lower() == ".xlsx":
        from hallapp.reports.workbook import workbook

        return workbook(tables, now)
    if is_form:
        from hallapp.slips.form import form_paper

        return form_paper(tables[0], tables[1:], hall.people.hall(), now).data
    from hallapp.slips.table import TableLayout, table_paper

    layout = TableLayout(begins_pages=True, counts_units=False)
    return table_paper(tables, hall.people.hall(), now, layout=layout).data


def _write(out: Path, data: bytes) -> None:
    try:
        out.write_bytes(data)
    except OSError as error:
        raise FileNotWrittenError(path=str(out), reason=error.strerror or "") from error


def _month(args: argparse.Namespace, hall: "OpenHall") -> date:
    if not args.month:
        return hall.work.today().replace(day=1)
    try:
        return date.fromisoformat(f"{args.month}-01")
    except ValueError as error:
        raise MonthUnclearError(given=args.month) from error
