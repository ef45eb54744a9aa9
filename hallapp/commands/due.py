"""`due`: the due day of a case, and known due days put to the test; needs no hall."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hallapp.commands.groups import Groups
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.cases.due_facts import FactOutcome
    from hallapp.cases.terms import DueDay, Suspension
    from hallapp.hall.calendar_forms import CalendarForm

_MOST_DAYS = 1000
_DONE, _DIFFERS, _MISUSED = 0, 1, 2


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = groups.add_parser("due", parents=[common], help=_("算办结期限"))
    parser.add_argument("--accepted", type=_day, metavar="YYYY-MM-DD", help=_("受理日"))
    parser.add_argument("--days", type=_count, metavar="N", help=_("工作日数"))
    parser.add_argument("--extend", type=_count, default=0, metavar="N", help=_("延期的工作日数"))
    parser.add_argument(
        "--pause",
        action="append",
        default=[],
        type=_pause,
        metavar="A:B",
        help=_("从 A 日起暂停，B 日起继续；可以写多次"),
    )
    parser.add_argument(
        "--calendar", type=_calendar, metavar="FILE", help=_("日历文件（JSON），不写就用国家通知")
    )
    parser.add_argument(
        "--vectors", type=_text, metavar="FILE", help=_("核对已知的截止日，每行一个 JSON")
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_front(parser))


def _front(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    def run(args: argparse.Namespace) -> int:
        if args.vectors is not None:
            return _compare(args)
        if args.accepted is None or args.days is None:
            parser.error(_("要写 --accepted 和 --days，或者写 --vectors"))
        return _due(args)

    return run


def _due(args: argparse.Namespace) -> int:
    """Print the due day, the days counted and whether it is provisional."""
    from hallapp.cases.reckoning import working_day_limit

    found = working_day_limit(
        args.accepted, args.days, args.pause, extension=args.extend, form=args.calendar
    )
    if args.json:
        answer = {
            "due": found.due_on.isoformat(),
            "counted": [day.isoformat() for day in found.counted],
            "provisional": found.is_provisional,
        }
        sys.stdout.write(json.dumps(answer) + "\n")
    else:
        sys.stdout.write(_sentence(args, found) + "\n")
    return _DONE


def _sentence(args: argparse.Namespace, found: "DueDay") -> str:
    mark = _("（暂定：有一年的放假通知还没有）") if found.is_provisional else ""
    extended = _("，延期 {days} 个工作日").format(days=args.extend) if args.extend else ""
    pauses: list[Suspension] = args.pause
    paused = "".join(
        _("，{from_on} 起暂停、{to_on} 起继续").format(from_on=each.from_on, to_on=each.to_on)
        for each in pauses
    )
    text = _("{accepted} 受理，{days} 个工作日{more}，{due} 到期{mark}")
    return text.format(
        accepted=args.accepted,
        days=args.days,
        more=extended + paused,
        due=found.due_on,
        mark=mark,
    )


def _compare(args: argparse.Namespace) -> int:
    """Print where the engine differs from known due days, and how many agree."""
    from hallapp.cases.due_facts import outcomes
    from hallapp.cases.errors import FactLineError
    from hallapp.wording import sentence

    try:
        found = list(outcomes(args.vectors))
    except FactLineError as error:
        reason = _("第 {line} 行：{reason}").format(line=error.line, reason=sentence(error.cause))
        sys.stderr.write(f"hallapp: {reason}\n")
        return _MISUSED
    differences = [outcome for outcome in found if not outcome.agrees]
    sys.stdout.write(_told(args, found, differences) + "\n")
    return _DIFFERS if differences else _DONE


def _told(
    args: argparse.Namespace, found: "list[FactOutcome]", differences: "list[FactOutcome]"
) -> str:
    agreeing, total = len(found) - len(differences), len(found)
    if args.json:
        differing = [
            {"id": each.id, "expected": each.expected, "found": each.found} for each in differences
        ]
        return json.dumps({"agreeing": agreeing, "total": total, "differences": differing})
    lines = [
        _("{id}：应为 {expected}，算得 {found}").format(
            id=each.id, expected=each.expected, found=each.found
        )
        for each in differences
    ]
    summary = _("{total} 条中一致 {agreeing} 条（{agreeing} of {total}）")
    return "\n".join([*lines, summary.format(agreeing=agreeing, total=total)])


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


def _pause(text: str) -> "Suspension":
    from hallapp.cases.terms import Suspension

    first, _colon, last = text.partition(":")
    try:
        return Suspension(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError as error:
        wanted = _("暂停要写成 2026-09-21:2026-09-23 这样，后一天起继续计算")
        raise argparse.ArgumentTypeError(wanted) from error


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise argparse.ArgumentTypeError(
            _("{path} 不是 UTF-8 文字文件").format(path=path)
        ) from error
    except OSError as error:
        raise argparse.ArgumentTypeError(
            _("{path} 打不开（{reason}）").format(path=path, reason=error.strerror or "")
        ) from error


def _calendar(path: str) -> "CalendarForm":
    from hallapp.hall.calendar_forms import parse_calendar
    from hallapp.kernel.errors import RuleError
    from hallapp.wording import sentence

    try:
        return parse_calendar(json.loads(_text(path)))
    except RuleError as error:
        raise argparse.ArgumentTypeError(sentence(error)) from error
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("{path} 不是 JSON 文件").format(path=path)) from error
