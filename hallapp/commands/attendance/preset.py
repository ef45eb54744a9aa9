"""`attendance preset`: rules, leave ladder, patrols and scores of a known hall (规则样板)."""

import argparse
import sys
from typing import Any

from hallapp.commands.opening import acting, opened_hall
from hallapp.kernel.texts import _


def add(kinds: Any, common: argparse.ArgumentParser) -> None:
    """Add the kind to the command `attendance`."""
    parser = kinds.add_parser("preset", parents=[common], help=_("选用一套考勤规则"))
    parser.add_argument("name", metavar="NAME", help=_("如 default、苍南、庆城、汨罗"))
    parser.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    parser.set_defaults(run=preset)


def preset(args: argparse.Namespace) -> int:
    """Let a preset hold from today on, or from the beginning in a hall without attendance."""
    with opened_hall(args) as hall:
        chosen = hall.attendance_presets.apply_preset(acting(hall, args), args.name)
    if chosen.is_from_the_beginning:
        said = _("已选用“{name}”：还没有统计过考勤，对以前的日子也有效。")
        sys.stdout.write(said.format(name=chosen.name) + "\n")
    else:
        said = _("已选用“{name}”：从 {day} 起生效，以前的日子按原来的规则。")
        day = chosen.valid_from.isoformat()
        sys.stdout.write(said.format(name=chosen.name, day=day) + "\n")
    for words in (chosen.told, chosen.kept):
        if words:
            sys.stdout.write(f"  {words}\n")
    return 0
