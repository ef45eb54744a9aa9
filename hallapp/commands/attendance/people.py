"""`attendance people`: a list of staff with their numbers, row by row (人员名单)."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hallapp.commands.attendance.days import day_of
from hallapp.commands.opening import acting, opened_hall
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.attendance.importing.staff import StaffReport

_DONE, _REFUSED = 0, 1


def add(kinds: Any, common: argparse.ArgumentParser) -> None:
    """Add the kind to the command `attendance`."""
    parser = kinds.add_parser(
        "people", parents=[common], help=_("人员名单（Excel 或 CSV：考勤号、姓名、单位、窗口）")
    )
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help=_("只看报告，不写入"))
    parser.add_argument("--from", dest="from_on", type=day_of, metavar="YYYY-MM-DD", default=None,
                        help=_("调动从哪一天起；不写就是今天"))  # fmt: skip
    parser.add_argument("--json", action="store_true", help=_("报告写成 JSON"))
    parser.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    parser.set_defaults(run=people)


def people(args: argparse.Namespace) -> int:
    """Take a list of staff in, or only try it; 1 when a row was refused."""
    path = Path(args.file)
    with opened_hall(args) as hall:
        if args.dry_run:
            report = hall.staff_import.try_file(path)
        else:
            report = hall.staff_import.import_file(acting(hall, args), path, args.from_on)
    if args.json:
        sys.stdout.write(json.dumps(report.told(), ensure_ascii=False) + "\n")
    else:
        _tell(report)
    return _REFUSED if report.faulty else _DONE


def _tell(report: "StaffReport") -> None:
    from hallapp.hall.taking_on import StaffVerdict

    for line in report.faulty:
        if line.entry.fault is not None:
            said = _("第 {line} 行 {pin}：{fault}")
            pin = line.entry.pin or "—"
            told = said.format(line=line.entry.line, pin=pin, fault=line.entry.fault.words)
            sys.stdout.write(f"✕ {told}\n")
    plan = report.plan
    if plan.new_units:
        units = _("新单位：{names}").format(names=_("、").join(plan.new_units))
        sys.stdout.write(units + "\n")
    if plan.new_windows:
        numbers = _("、").join(str(number) for number in sorted(plan.new_windows))
        sys.stdout.write(_("新窗口：{numbers}").format(numbers=numbers) + "\n")
    counts = _("，").join(
        f"{verdict.label} {plan.count(verdict)}" for verdict in StaffVerdict if plan.count(verdict)
    )
    sys.stdout.write(_("{file}：{counts}").format(file=report.file_name, counts=counts) + "\n")
    if report.released:
        said = _("有 {count} 条先存着的打卡找到了人。")
        sys.stdout.write(said.format(count=report.released) + "\n")
