"""`list`: what the hall publishes, as a paper or a workbook."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hallapp.commands.groups import Groups
from hallapp.commands.opening import opened_hall
from hallapp.commands.tickets import FileNotWrittenError
from hallapp.kernel.errors import RuleError
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.kernel.printed_table import PrintedTable

MONTHLY = {
    "at-once": "at_once",
    "online": "online",
    "no-meeting": "no_meeting",
    "nearby": "nearby",
    "once": "once",
}
BY_DEPARTMENT = ("powers", "duties", "fees")
OVER_TIME = ("changes", "readings", "distributions")


class MonthUnclearError(RuleError):
    """A month on the command line is none."""

    code = "commands.month_unclear"


class SuffixUnknownError(RuleError):
    """A list is written as PDF or as a workbook, and as nothing else."""

    code = "commands.list_suffix"


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = groups.add_parser("list", help=_("公布的清单，存成 PDF 或 Excel"))
    kinds: Any = parser.add_subparsers(required=True, metavar=_("种类"))
    labels = {
        "at-once": _("马上办"),
        "online": _("网上办"),
        "no-meeting": _("不见面"),
        "nearby": _("就近办"),
        "once": _("一次办"),
        "powers": _("权力清单"),
        "duties": _("责任清单"),
        "fees": _("收费公示"),
        "openness": _("政务公开标准目录"),
        "changes": _("目录调整"),
        "readings": _("公共查阅点查阅量"),
        "distributions": _("指南单投放登记"),
    }
    for kind, label in labels.items():
        one = kinds.add_parser(kind, parents=[common], help=label)
        one.set_defaults(run=write, kind=kind)
        one.add_argument("--out", required=True, metavar="FILE", help=_("存成 .pdf 或 .xlsx"))
        if kind in MONTHLY or kind in OVER_TIME:
            one.add_argument("--month", metavar="YYYY-MM", help=_("哪一个月；不写就是本月"))
        if kind in BY_DEPARTMENT:
            one.add_argument("--department", metavar="NAME", help=_("只要这一个部门"))


def write(args: argparse.Namespace) -> int:
    """Write one list to a file.

    Raises:
        MonthUnclearError: The month is none.
        SuffixUnknownError: The file is to be neither PDF nor workbook.
        FileNotWrittenError: The file cannot be written.
    """
    out = Path(args.out)
    if out.suffix.lower() not in {".pdf", ".xlsx"}:
        raise SuffixUnknownError(name=out.name)
    with opened_hall(args) as hall:
        tables = _tables(hall, args)
        data = _written(hall, tables, out)
        count = len(tables[0].rows)
    try:
        out.write_bytes(data)
    except OSError as error:
        raise FileNotWrittenError(path=str(out), reason=error.strerror or "") from error
    said = _("{title} 已存到 {out}，共 {count} 行。")
    sys.stdout.write(said.format(title=tables[0].title, out=out, count=count) + "\n")
    return 0


def _tables(hall: "OpenHall", args: argparse.Namespace) -> tuple["PrintedTable", ...]:
    from hallapp.guides.terms import ListKind

    lists = hall.public_lists
    kind: str = args.kind
    if kind in MONTHLY:
        return lists.monthly(ListKind(MONTHLY[kind]), _month(args, hall))
    if kind in BY_DEPARTMENT:
        made = {"powers": lists.powers, "duties": lists.duties, "fees": lists.fees}[kind]
        return (made(args.department),)
    if kind == "openness":
        return (lists.open_catalogue(),)
    first, last = _span(_month(args, hall))
    if kind == "changes":
        return lists.changes(first, last)
    made = {"readings": lists.readings, "distributions": lists.distributions}[kind]
    return (made(first, last),)


def _written(hall: "OpenHall", tables: tuple["PrintedTable", ...], out: Path) -> bytes:
    now = hall.clock.now()
    if out.suffix.lower() == ".xlsx":
        from hallapp.reports.workbook import workbook

        return workbook(tables, now)
    from hallapp.slips.table import table_paper

    return table_paper(tables, hall.people.hall(), now).data


def _month(args: argparse.Namespace, hall: "OpenHall") -> date:
    if not args.month:
        return hall.work.today().replace(day=1)
    try:
        return date.fromisoformat(f"{args.month}-01")
    except ValueError as error:
        raise MonthUnclearError(given=args.month) from error


def _span(first: date) -> tuple[date, date]:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, date.fromordinal(following.toordinal() - 1)
