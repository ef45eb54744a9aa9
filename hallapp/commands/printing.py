"""`print`: papers for the whole hall, written as files into a folder."""

import argparse
import sys
from pathlib import Path
from typing import Any

from hallapp.commands import booklets
from hallapp.commands.groups import Groups
from hallapp.commands.opening import acting, opened_hall
from hallapp.kernel.texts import _

_USUAL_NUMBERS = 30


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser; each kind of paper adds itself to the group."""
    parser = groups.add_parser("print", help=_("整套纸张，存成文件"))
    kinds = parser.add_subparsers(required=True, metavar=_("种类"))
    _add_paper_pack(kinds, common)
    booklets.add_kinds(kinds, common)


def _add_paper_pack(kinds: Any, common: argparse.ArgumentParser) -> None:
    parser = kinds.add_parser("paper-pack", parents=[common], help=_("停电包"))
    parser.add_argument("--out", required=True, metavar="DIR", help=_("存到哪个文件夹"))
    parser.add_argument(
        "--numbers", type=int, default=_USUAL_NUMBERS, metavar="N", help=_("每项业务几张号码条")
    )
    parser.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    parser.set_defaults(run=paper_pack)


def paper_pack(args: argparse.Namespace) -> int:
    """Write a new pack for a power cut into a folder and say how many pages there are."""
    from hallapp.serving.outage import OutageService

    with opened_hall(args) as hall:
        request = acting(hall, args)
        pack = OutageService(hall.work).print_pack(request, Path(args.out), args.numbers)
    sheets = _("，").join(
        _("{title} {count} 页").format(title=sheet.title, count=sheet.pages)
        for sheet in pack.sheets
        if sheet.pages
    )
    said = _("停电包 {pack} 已存到文件夹 {folder}，共 {pages} 页：{sheets}；另有补录表一个。")
    sys.stdout.write(
        said.format(pack=pack.code, folder=args.out, pages=pack.pages, sheets=sheets) + "\n"
    )
    if pack.warning:
        sys.stderr.write(f"hallapp: {pack.warning}\n")
    return 0
