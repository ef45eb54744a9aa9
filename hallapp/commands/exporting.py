"""`export items` and `export template`: the hall's guides as a file, and the empty workbook."""

import argparse
import sys
from pathlib import Path

from hallapp.commands.groups import Groups
from hallapp.commands.items import ENCODINGS
from hallapp.commands.opening import opened_hall
from hallapp.kernel.texts import _

_FORMS = (".xlsx", ".csv", ".json")


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = groups.add_parser("export", help=_("导出"))
    kinds = parser.add_subparsers(required=True, metavar=_("种类"))
    items_parser = kinds.add_parser("items", parents=[common], help=_("全部事项的办事指南"))
    items_parser.add_argument(
        "--out", required=True, type=_file, metavar="FILE.xlsx|FILE.csv|FILE.json"
    )
    items_parser.add_argument("--encoding", choices=ENCODINGS, default="utf-8", help=_("文字编码"))
    items_parser.set_defaults(run=items)
    template_parser = kinds.add_parser("template", parents=[common], help=_("空白填报表"))
    template_parser.add_argument("--out", required=True, type=_workbook, metavar="FILE.xlsx")
    template_parser.set_defaults(run=template)


def items(args: argparse.Namespace) -> int:
    """Write every element of every guide to a file."""
    from hallapp.guides.exchange.exporting import GuideExportService
    from hallapp.guides.exchange.rows import FileForm

    form = FileForm(args.out.suffix.lower().removeprefix("."))
    with opened_hall(args) as hall:
        count = GuideExportService(hall.work).export(args.out, form, args.encoding)
    text = _("{file}：已导出 {count} 个事项").format(file=args.out, count=count)
    sys.stdout.write(text + "\n")
    return 0


def template(args: argparse.Namespace) -> int:
    """Write the empty workbook with drop-downs, notes and one example."""
    from hallapp.guides.exchange.exporting import write_template

    write_template(args.out)
    sys.stdout.write(f"{args.out}\n")
    return 0


def _file(text: str) -> Path:
    return _with_suffix(text, _FORMS)


def _workbook(text: str) -> Path:
    return _with_suffix(text, _FORMS[:1])


def _with_suffix(text: str, known: tuple[str, ...]) -> Path:
    path = Path(text)
    if path.suffix.lower() not in known:
        names = _("、").join(known)
        message = _("文件名要以 {names} 结尾").format(names=names)
        raise argparse.ArgumentTypeError(message)
    return path
