"""`slip`: papers as files."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hallapp.commands.groups import Groups
from hallapp.commands.opening import anybody, opened_hall
from hallapp.commands.tickets import copy_to
from hallapp.kernel.errors import RuleError
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.guides.terms import GuideRow


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = groups.add_parser("slip", help=_("办事指南单"))
    kinds = parser.add_subparsers(required=True, metavar=_("种类"))
    guide_parser = kinds.add_parser("guide", parents=[common], help=_("一个事项的指南单"))
    guide_parser.add_argument("item", metavar="CODE_OR_NAME", help=_("事项编码或名称"))
    guide_parser.add_argument(
        "--paper",
        choices=PAPERS,
        help=_("纸张；不写就用大厅设定的"),
    )
    guide_parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="QUESTION=OPTION",
        help=_("情形的回答，可写几次"),
    )
    guide_parser.add_argument("--out", metavar="FILE.pdf", help=_("写到文件；不写就打印"))
    guide_parser.set_defaults(run=guide)


PAPERS = ("a4", "a4-large", "80mm")
"""Spelled out: asking the papers themselves would load them with every command."""


class AnswerUnknownError(RuleError):
    """An answer on the command line fits no question of the guide."""

    code = "commands.answer_unknown"


def guide(args: argparse.Namespace) -> int:
    """Write the guide slip of an item to a file, or print it.

    Raises:
        AnswerUnknownError: The guide asks no such question, or knows no such answer to it.
    """
    from hallapp.slips.design import Paper

    paper = None if args.paper is None else Paper(args.paper)
    with opened_hall(args) as hall:
        found = hall.guides.find(args.item)
        answers = _answers(found, args.answer)
        if args.out:
            kept = hall.papers.guide_slip(found.item.id, answers, paper)
            copy_to(kept, Path(args.out))
        else:
            kept = hall.papers.print_guide_slip(anybody(args), found.item.id, answers, paper)
        warning = hall.papers.warning(kept)
    sys.stdout.write(f"{args.out or kept}\n")
    if warning:
        sys.stderr.write(f"hallapp: {warning}\n")
    return 0


def _answers(found: "GuideRow", given: list[str]) -> dict[str, str]:
    answers: dict[str, str] = {}
    known = {each.key: {option.key for option in each.options} for each in found.situations}
    for each in given:
        question, _sign, option = each.partition("=")
        if option not in known.get(question, ()):
            choices = [f"{key}={name}" for key, names in known.items() for name in sorted(names)]
            raise AnswerUnknownError(given=each, choices=" ".join(choices) or "—")
        answers[question] = option
    return answers
