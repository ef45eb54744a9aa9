"""`practise`: opens the practice window over its own store of invented citizens (练习窗口)."""

import argparse

from hallapp.commands.folder import data_folder
from hallapp.commands.groups import Groups
from hallapp.kernel.texts import _, language

NAME = "practise"


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = groups.add_parser(
        NAME, parents=[common], help=_("练习窗口：用虚构的市民练习，不碰真实数据")
    )
    parser.set_defaults(run=practise)


def practise(args: argparse.Namespace) -> int:
    """Open the practice window and stay until it is closed.

    Raises:
        PracticeOpenError: Another program has it open.
    """
    from hallapp.app.practice import run_practice
    from hallapp.kernel.station import load_station

    folder = data_folder(args)
    return run_practice(folder, args.lang or load_station(folder).language or language())
