"""`tour`: plays a day of the demo hall through the real faces."""

import argparse
from pathlib import Path

from hallapp.commands.groups import Groups
from hallapp.kernel.texts import _


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = groups.add_parser("tour", parents=[common], help=_("演一遍大厅的一天"))
    parser.add_argument("--out", metavar="DIR", default="tour", help=_("图片和纸张放到这里"))
    parser.set_defaults(run=tour)


def tour(args: argparse.Namespace) -> int:
    """Play the tour in a fresh store below the output folder."""
    from hallapp.tour.day import play

    return play(Path(args.out))
