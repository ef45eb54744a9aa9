"""`import items`: service items from a file, everything told before anything is written."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hallapp.commands import bookings, calendar, paper_visits, platform_cases
from hallapp.commands.attendance import punches
from hallapp.commands.groups import Groups
from hallapp.commands.opening import acting, opened_hall
from hallapp.guides.exchange.plan import GuidePlan, PlanItem
from hallapp.guides.importing.plan import ImportPlan, LineVerdict, PlanLine
from hallapp.guides.terms import GuideState
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.guides.exchange.opening import OpenedFile
    from hallapp.guides.importing.service import ItemImportService

ENCODINGS = ("utf-8", "gb18030")


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = groups.add_parser("import", help=_("导入"))
    kinds = parser.add_subparsers(required=True, metavar=_("种类"))
    items_parser = kinds.add_parser("items", parents=[common], help=_("事项（Excel、CSV 或 JSON）"))
    items_parser.add_argument("file", metavar="FILE")
    items_parser.add_argument("--dry-run", action="store_true", help=_("只看报告，不写入"))
    items_parser.add_argument("--only-good", action="store_true", help=_("跳过有错的行"))
    items_parser.add_argument("--encoding", choices=ENCODINGS, default="", help=_("文字编码"))
    items_parser.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    items_parser.set_defaults(run=items)
    bookings.add(kinds, common)
    calendar.add(kinds, common)
    paper_visits.add(kinds, common)
    platform_cases.add(kinds, common)
    punches.add(kinds, common)


def items(args: argparse.Namespace) -> int:
    """Report on everything in a file; then import it unless it is a dry run."""
    from hallapp.guides.exchange.opening import opened
    from hallapp.guides.exchange.rows import FileForm

    file = opened(Path(args.file), args.encoding)
    with opened_hall(args) as hall:
        if file.form is FileForm.OLD_CSV:
            return _eleven_columns(hall, args)
        return _whole_guides(hall, file, args)


def _whole_guides(hall: "OpenHall", file: "OpenedFile", args: argparse.Namespace) -> int:
    from hallapp.authoring.importing import GuideImportService

    importing = GuideImportService(hall.work)
    plan = importing.plan_opened(file)
    _report_guides(plan)
    if args.dry_run:
        return 1 if plan.refusals and not args.only_good else 0
    result = importing.carry_out(acting(hall, args), plan, only_good=args.only_good)
    text = _("已导入：新增 {new}，更新 {changed}，未变 {same}，跳过 {refused}")
    if not plan.is_demo:
        text = _("已写成编制稿：新增 {new}，更新 {changed}，未变 {same}，跳过 {refused}")
    sys.stdout.write(text.format(**vars(result)) + "\n")
    return 0


def _report_guides(plan: GuidePlan) -> None:
    for note in plan.warnings:
        sys.stdout.write(f"! {note.words}\n")
    for note in plan.loose:
        sys.stdout.write(f"✕ {note.words}\n")
    for item in plan.items:
        if item.verdict is not LineVerdict.SAME or item.warnings:
            _report_guide(item)
    counts = _("，").join(f"{verdict.label} {count}" for verdict, count in plan.counts.items())
    form = plan.encoding or plan.form.value
    sys.stdout.write(
        _("{file}（{encoding}）：{counts}").format(
            file=plan.file_name, encoding=form, counts=counts
        )
        + "\n"
    )
    _tell_departments(plan.new_departments)


def _report_guide(item: PlanItem) -> None:
    text = _("{place} {code} {name}：{verdict}").format(
        place=item.place.words,
        code=item.code or "—",
        name=item.name or "—",
        verdict=item.verdict.label,
    )
    sys.stdout.write(text + "\n")
    for mark, notes in (("✕", item.refusals), ("!", item.warnings), ("→", item.changes)):
        for note in notes:
            sys.stdout.write(f"  {mark} {note.words}\n")


def _eleven_columns(hall: "OpenHall", args: argparse.Namespace) -> int:
    from hallapp.guides.importing.service import ItemImportService

    importing = ItemImportService(hall.work)
    plan = importing.plan_import(Path(args.file))
    _report(plan)
    if args.dry_run:
        return 1 if plan.refused and not args.only_good else 0
    _carry_out(hall, importing, plan, args)
    return 0


def _carry_out(
    hall: "OpenHall", importing: "ItemImportService", plan: ImportPlan, args: argparse.Namespace
) -> None:
    request = acting(hall, args)
    # A guide is public only after a second person reviewed it; samples live in demo halls only.
    state = GuideState.SAMPLE if hall.hall.is_demo else GuideState.DRAFT
    result = importing.carry_out(request, plan, state=state, only_good=args.only_good)
    text = _("已导入：新增 {new}，更新 {changed}，未变 {same}，跳过 {refused}")
    sys.stdout.write(
        text.format(
            new=result.new, changed=result.changed, same=result.same, refused=result.refused
        )
        + "\n"
    )


def _report(plan: ImportPlan) -> None:
    for line in plan.lines:
        if line.refusals or line.warnings or line.changes:
            _report_line(line)
    counts = _("，").join(f"{verdict.label} {count}" for verdict, count in plan.counts.items())
    sys.stdout.write(
        _("{file}（{encoding}）：{counts}").format(
            file=plan.file_name, encoding=plan.encoding, counts=counts
        )
        + "\n"
    )
    _tell_departments(plan.new_departments)


def _tell_departments(new: tuple[str, ...]) -> None:
    if new:
        names = _("、").join(new)
        sys.stdout.write(_("会新增部门：{names}").format(names=names) + "\n")


def _report_line(line: PlanLine) -> None:
    text = _("第 {line} 行 {name}：{verdict}")
    sys.stdout.write(
        text.format(line=line.line, name=line.name or "—", verdict=line.verdict.label) + "\n"
    )
    for mark, notes in (("✕", line.refusals), ("!", line.warnings), ("→", line.changes)):
        for note in notes:
            sys.stdout.write(f"  {mark} {note.words}\n")
