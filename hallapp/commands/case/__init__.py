"""`case`: the life of a case from the command line, step by step."""

import argparse

from hallapp.commands.case import deciding, showing, standing, taking
from hallapp.commands.groups import Groups
from hallapp.kernel.texts import _


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = groups.add_parser("case", help=_("办件：受理、挂起、决定、送达"))
    verbs = parser.add_subparsers(required=True, metavar=_("动作"))
    for chapter in (taking, showing, standing, deciding):
        chapter.add(verbs, common)
