"""`import punches`: a file of a punching device, or a table of punches, repeatable (打卡文件)."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hallapp.commands.opening import acting, opened_hall
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.attendance.importing.plan import PunchFilePlan, PunchFileReport

_MOST_TOLD = 20
_PROGRESS_FROM = 20_000


def add(kinds: Any, common: argparse.ArgumentParser) -> None:
    """Add the kind to the command `import`."""
    parser = kinds.add_parser(
        "punches", parents=[common], help=_("打卡记录（考勤机文件、Excel 或 CSV）")
    )
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help=_("只看报告，不写入"))
    parser.add_argument("--map", metavar="FILE.json", default="", help=_("列名对照（JSON）"))
    parser.add_argument("--device", metavar="N", default=None, help=_("考勤机编号；不写就看文件名"))
    parser.add_argument("--json", action="store_true", help=_("报告写成 JSON"))
    parser.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    parser.set_defaults(run=punches)


def punches(args: argparse.Namespace) -> int:
    """Import a file of punches, or only say what that would do."""
    from hallapp.attendance.importing.columns import read_punch_map

    path = Path(args.file)
    columns = read_punch_map(Path(args.map)) if args.map else None
    report: PunchFilePlan | PunchFileReport
    with opened_hall(args) as hall:
        if args.dry_run:
            report = hall.punch_import.preview(path, columns, args.device)
        else:
            request = acting(hall, args)
            report = hall.punch_import.carry(
                request, path, columns, args.device, progress=_progress
            )
    if args.json:
        sys.stdout.write(json.dumps(report.told(), ensure_ascii=False) + "\n")
    else:
        _tell(report)
    return 0


def _progress(done: int, total: int) -> None:
    if total >= _PROGRESS_FROM and sys.stderr.isatty():
        end = "\n" if done == total else ""
        sys.stderr.write("\r" + _("已写入 {done}/{total} 条").format(done=done, total=total) + end)
        sys.stderr.flush()


def _tell(report: "PunchFilePlan | PunchFileReport") -> None:
    for each in report.aside[:_MOST_TOLD]:
        said = _("第 {line} 行：{reason}｜{raw}")
        raw = each.raw.strip().replace("\t", " ")[:60]
        told = said.format(line=each.line, reason=each.reason.label, raw=raw)
        sys.stdout.write(f"✕ {told}\n")
    left = len(report.aside) - _MOST_TOLD
    if left > 0:
        sys.stdout.write(_("……另有 {count} 行").format(count=left) + "\n")
    for caution in report.cautions:
        sys.stdout.write(f"! {caution.words}\n")
    tally = report.tally
    told = report.told()
    said = _("{file}（{format}）：共 {lines} 条，新 {new}，已有 {known}，隔离 {quarantined}")
    sys.stdout.write(
        said.format(
            file=told["file"],
            format=_kind(report),
            lines=tally.lines,
            new=tally.new,
            known=tally.known,
            quarantined=tally.quarantined,
        )
        + "\n"
    )
    if not tally.new:
        sys.stdout.write(_("没有新的打卡记录。") + "\n")


def _kind(report: "PunchFilePlan | PunchFileReport") -> str:
    from hallapp.attendance.importing.plan import PunchFilePlan

    found = report.sheet.format if isinstance(report, PunchFilePlan) else report.format
    return found.label
