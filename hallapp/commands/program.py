"""The program's front: reads the command line, runs one command, tells how it ended.

Exit status: 0 done, 1 refused by a rule, 2 wrong usage, 3 the surroundings are at fault. A
refusal is one clear line on standard error, never a traceback.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from hallapp.commands import faces, practising
from hallapp.commands.groups import Groups
from hallapp.kernel.errors import HallError, RuleError
from hallapp.kernel.texts import CHINESE, LANGUAGES, _, set_language, system_language

DONE, REFUSED, MISUSED, AT_FAULT = 0, 1, 2, 3


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    set_language(_language(given))
    parser = _parser(given)
    args = parser.parse_args(given)
    from hallapp.wording import sentence

    try:
        return int(args.run(args))
    except RuleError as error:
        return _told(sentence(error), REFUSED)
    except HallError as error:
        return _told(sentence(error), AT_FAULT)
    except BrokenPipeError:
        # Whoever reads has seen enough, as `… | head` does; nothing is left to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _told(_("已中断"), REFUSED)


def _told(text: str, status: int) -> int:
    sys.stderr.write(f"hallapp: {text}\n")
    return status


def _language(given: list[str]) -> str:
    """Return the language before anything is parsed: the help is a text too."""
    for position, word in enumerate(given):
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang" and position + 1 < len(given):
            value = given[position + 1]
        if value in LANGUAGES:
            return value
    return system_language() if "--lang" not in given else CHINESE


def _parser(given: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py",
        description=_("政务服务大厅：排队、指南、办件、考勤"),
        parents=[_common("")],
    )
    parser.set_defaults(run=faces.launch)
    # What a command does not say itself must not undo what was said before it.
    common = _common(argparse.SUPPRESS)
    groups = parser.add_subparsers(title=_("命令"), metavar=_("命令"))
    faces.add(groups, common)
    practising.add(groups, common)
    # The others load the database layer only when one of them is asked for.
    if not given or given[0] not in (*faces.NAMES, practising.NAME):
        _add_late(groups, common)
    return parser


def _add_late(groups: Groups, common: argparse.ArgumentParser) -> None:
    from hallapp.commands import (
        attendance,
        booklets,
        case,
        database,
        demo,
        due,
        exporting,
        items,
        kiosk_pin,
        listing,
        printing,
        report,
        slips,
        stationing,
        tickets,
        touring,
        voice,
    )

    for group in (
        touring, demo, items, exporting, slips, booklets, listing, stationing, printing, report,
        tickets, case, due, database, voice, kiosk_pin, attendance,
    ):  # fmt: skip
        group.add(groups, common)


def _common(unsaid: str) -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", metavar="DIR", default=unsaid, help=_("数据文件夹"))
    common.add_argument("--db", metavar="URL", default=unsaid, help=_("数据库地址"))
    common.add_argument("--lang", choices=LANGUAGES, default=unsaid, help=_("界面语言"))
    return common
