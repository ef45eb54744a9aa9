"""`demo`: makes the demo hall in the data folder and says what is in it."""

import argparse
import json
import sys

from hallapp.commands.folder import data_folder
from hallapp.commands.groups import Groups
from hallapp.kernel.clock import SystemClock
from hallapp.kernel.station import load_station
from hallapp.kernel.texts import _


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = groups.add_parser("demo", parents=[common], help=_("建立演示大厅"))
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=demo)


def demo(args: argparse.Namespace) -> int:
    """Make the demo hall unless it is there, and print its counts."""
    from hallapp.app.demo_hall import count, make_demo
    from hallapp.app.halls import open_hall

    folder = data_folder(args)
    place = make_demo(folder, SystemClock(), _silent)
    hall = open_hall(place, SystemClock(), load_station(folder))
    counts = count(hall).as_facts()
    hall.close()
    if args.json:
        sys.stdout.write(json.dumps(counts) + "\n")
    else:
        text = _(
            "演示大厅：{windows} 个窗口、{zones} 个区、{people} 人、{items} 个事项、"
            "{tickets} 个号、{cases} 件办件"
        )
        sys.stdout.write(text.format(**counts) + "\n")
    return 0


def _silent(done: int, of: int) -> None:
    del done, of
