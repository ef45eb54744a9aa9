"""`slip`: papers as files."""

import argparse
import sys
from pathlib import Path

from hallapp.commands.groups import Groups
from hallapp.commands.opening import opened_hall
from hallapp.commands.tickets import copy_to
from hallapp.kernel.texts import _


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = groups.add_parser("slip", help=_("办事指南单"))
    kinds = parser.add_subparsers(required=True, metavar=_("种类"))
    guide_parser = kinds.add_parser("guide", parents=[common], help=_("一个事项的指南单"))
    guide_parser.add_argument("item", metavar="CODE_OR_NAME", help=_("事项编码或名称"))
    guide_parser.add_argument("--paper", choices=["a4"], default="a4")
    guide_parser.add_argument("--out", required=True, metavar="FILE.pdf")
    guide_parser.set_defaults(run=guide)


def guide(args: argparse.Namespace) -> int:
    """Write the guide slip of an item to a file."""
    with opened_hall(args) as hall:
        found = hall.guides.find(args.item)
        kept = hall.papers.guide_slip(found.item.id)
        copy_to(kept, Path(args.out))
        warning = hall.papers.warning(kept)
    sys.stdout.write(f"{args.out}\n")
    if warning:
        sys.stderr.write(f"hallapp: {warning}\n")
    return 0
