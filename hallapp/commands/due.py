"""`due`: the due day of a case accepted on a day; needs no hall."""

import argparse
import json
import sys
from datetime import date

from hallapp.commands.groups import Groups
from hallapp.kernel.texts import _

_MOST_DAYS = 1000


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = groups.add_parser("due", parents=[common], help=_("算办结期限"))
    parser.add_argument("--accepted", required=True, type=_day, metavar="YYYY-MM-DD")
    parser.add_argument("--days", required=True, type=_count, metavar="N", help=_("工作日数"))
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=due)


def due(args: argparse.Namespace) -> int:
    """Print the due day, the days counted and whether it is provisional."""
    from hallapp.cases.reckoning import working_day_limit

    found = working_day_limit(args.accepted, args.days)
    if args.json:
        answer = {
            "due": found.due_on.isoformat(),
            "counted": [day.isoformat() for day in found.counted],
            "provisional": found.is_provisional,
        }
        sys.stdout.write(json.dumps(answer) + "\n")
        return 0
    mark = _("（暂定：有一年的放假通知还没有）") if found.is_provisional else ""
    text = _("{accepted} 受理，{days} 个工作日，{due} 到期{mark}")
    sys.stdout.write(
        text.format(accepted=args.accepted, days=args.days, due=found.due_on, mark=mark) + "\n"
    )
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("日期要写成 2026-11-23 这样")) from error


def _count(text: str) -> int:
    try:
        count = int(text)
    except ValueError:
        count = 0
    if not 1 <= count <= _MOST_DAYS:
        raise argparse.ArgumentTypeError(_("天数要在 1 到 {most} 之间").format(most=_MOST_DAYS))
    return count
