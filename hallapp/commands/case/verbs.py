"""What all verbs of `case` share: which case, who acts, how the answer is told."""

import argparse
import json
import sys
import uuid
from datetime import date
from typing import TYPE_CHECKING, Any

from hallapp.commands.groups import Groups
from hallapp.commands.opening import acting
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.cases.terms import CaseRow


def verb(
    verbs: Groups, common: argparse.ArgumentParser, name: str, words: str
) -> argparse.ArgumentParser:
    """Add a verb that acts on one case and return its parser."""
    parser = verbs.add_parser(name, parents=[common], help=words)
    parser.add_argument("case", metavar="CASE", help=_("受理编号、查询码或者外部编号"))
    finish(parser)
    return parser


def finish(parser: argparse.ArgumentParser) -> None:
    """Add what every verb has: who acts, and the form of the answer."""
    parser.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    parser.add_argument("--json", action="store_true")


def a_day(text: str) -> date:
    """Read a day of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("日期要写成 2026-11-23 这样")) from error


def the_case(hall: "OpenHall", args: argparse.Namespace) -> uuid.UUID:
    """Return the case that the command names.

    Raises:
        CaseNotFoundError: No case bears the number, or more than one does.
    """
    from hallapp.cases.errors import CaseNotFoundError

    found = hall.cases.found(args.case)
    if len(found) != 1:
        raise CaseNotFoundError(number=args.case)
    return uuid.UUID(found[0].id)


def actor(hall: "OpenHall", args: argparse.Namespace) -> Request:
    """Return a request of whoever the command acts as."""
    return acting(hall, args)


def facts_of(case: "CaseRow") -> dict[str, Any]:
    """Return a case as JSON tells it; the applicant's name stays masked."""
    return {
        "number": case.case_number,
        "query_code": case.query_code,
        "item": case.item_name,
        "state": case.state.value,
        "light": case.light.value,
        "due": case.due_on.isoformat(),
        "law_due": case.statutory_due_on.isoformat() if case.statutory_due_on else None,
        "provisional": case.is_provisional,
        "remaining": case.remaining_days,
        "applicant": case.applicant_masked,
        "stage": case.stage_name,
        "external": case.external_number,
    }


def tell(args: argparse.Namespace, case: "CaseRow") -> int:
    """Say where a case stands now."""
    if args.json:
        sys.stdout.write(json.dumps(facts_of(case), ensure_ascii=False) + "\n")
        return 0
    from hallapp.cases.terms import CaseState

    if not case.state.is_open:
        text = _("{number} {item}：{state}")
        told = text.format(number=case.case_number, item=case.item_name, state=case.state.label)
        sys.stdout.write(told + "\n")
        return 0
    if case.state is CaseState.SUSPENDED:
        text = _("{number} {item}：{state}，停止计时，恢复后{left}")
        told = text.format(
            number=case.case_number,
            item=case.item_name,
            state=case.state.label,
            left=case.remaining_words,
        )
        sys.stdout.write(told + "\n")
        return 0
    mark = _("（暂定）") if case.is_provisional else ""
    text = _("{number} {item}：{state}，{light}，{due} 到期{mark}，{left}")
    sys.stdout.write(
        text.format(
            number=case.case_number,
            item=case.item_name,
            state=case.state.label,
            light=case.light.label,
            due=case.due_on,
            mark=mark,
            left=case.remaining_words,
        )
        + "\n"
    )
    return 0
