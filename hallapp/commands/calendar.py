"""`import calendar`: a holiday notice, and whom it moves before anything is written."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hallapp.commands.opening import acting, opened_hall
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.cases.clockwork.calendar_rows import MovePreview, NoticePlan

_DONE, _REFUSED = 0, 1
_FROM_PROGRAM = "-"


def add(kinds: Any, common: argparse.ArgumentParser) -> None:
    """Add the kind to the command `import`."""
    parser = kinds.add_parser(
        "calendar", parents=[common], help=_("一年的放假安排（Excel、CSV 或通知原文）")
    )
    parser.add_argument("file", metavar="FILE", help=_("文件；写 - 用随程序提供的安排"))
    parser.add_argument("--year", type=int, metavar="YYYY", help=_("内容里没有写年份时是哪一年"))
    parser.add_argument("--dry-run", action="store_true", help=_("只看报告，不写入"))
    parser.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    parser.set_defaults(run=calendar)


def calendar(args: argparse.Namespace) -> int:
    """Report what a notice changes and whom it moves, then write it; 1 when lines are unusable."""
    with opened_hall(args) as hall:
        if args.file == _FROM_PROGRAM:
            year = args.year or hall.work.today().year
            plan = hall.calendar.from_library(year)
        else:
            plan = hall.calendar.read_notice(Path(args.file), args.year)
        _tell_plan(plan)
        if plan.faults:
            return _REFUSED
        _tell_moves(hall.calendar.preview(plan))
        if args.dry_run:
            return _DONE
        saved = hall.calendar.save(acting(hall, args), plan)
    sys.stdout.write(
        _("已保存：改动 {days} 天，移动 {cases} 件未办结的件。").format(
            days=saved.changed_days, cases=saved.cases
        )
        + "\n"
    )
    return _DONE


def _tell_plan(plan: "NoticePlan") -> None:
    state = _("新的一年") if plan.is_new_year else _("已有的一年")
    sys.stdout.write(
        _("{source}：{year} 年（{state}），写明 {days} 天，改变 {changes} 天").format(
            source=plan.source,
            year=plan.year,
            state=state,
            days=len(plan.days),
            changes=len(plan.changes),
        )
        + "\n"
    )
    for change in plan.changes:
        note = f" {change.note}" if change.note else ""
        words = f"{change.before.label} → {change.after.label}"
        sys.stdout.write(f"  {change.day.isoformat()} {words}{note}\n")
    for fault in plan.faults:
        line = _("第 {line} 行：{text}（{fault}）").format(
            line=fault.line, text=fault.text, fault=fault.kind.words
        )
        sys.stdout.write(f"  ✕ {line}\n")
    for caution in plan.cautions:
        sys.stdout.write(f"  ! {caution}\n")


def _tell_moves(shown: "MovePreview") -> None:
    said = _("有 {cases} 件未办结的件要移动期限，{firm} 件暂定的期限变为确定。")
    sys.stdout.write(said.format(cases=shown.cases, firm=shown.provisional_gone) + "\n")
    for each in shown.examples:
        days = f"{each.old_on.isoformat()} → {each.new_on.isoformat()}"
        sys.stdout.write(f"  {each.case_number} {each.item_name} {days}\n")
