"""`attendance`: people and their numbers, rules, what a day came to (窗口考勤)."""

import argparse

from hallapp.commands.attendance import day, people, preset
from hallapp.commands.groups import Groups
from hallapp.kernel.texts import _


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = groups.add_parser("attendance", help=_("窗口考勤"))
    kinds = parser.add_subparsers(required=True, metavar=_("种类"))
    people.add(kinds, common)
    preset.add(kinds, common)
    day.add(kinds, common)
