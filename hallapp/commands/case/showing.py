"""`case show|list|paper`: where cases stand, their history, their papers."""

import argparse
import json
import sys
from pathlib import Path

from hallapp.commands.case.verbs import a_day, actor, facts_of, finish, tell, the_case, verb
from hallapp.commands.groups import Groups
from hallapp.commands.opening import opened_hall
from hallapp.commands.tickets import copy_to
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _


def add(verbs: Groups, common: argparse.ArgumentParser) -> None:
    """Add the verbs."""
    parser = verb(verbs, common, "show", _("一个办件：期限、办理过程、逐日说明"))
    parser.set_defaults(run=show)
    parser = verbs.add_parser("list", parents=[common], help=_("在办的办件，先到期的在前"))
    parser.add_argument("--due-until", type=a_day, metavar="YYYY-MM-DD")
    finish(parser)
    parser.set_defaults(run=listed)
    parser = verb(verbs, common, "paper", _("制作一份文书"))
    parser.add_argument("kind", metavar="KIND", help=_("文书种类，如 acceptance"))
    parser.add_argument("--out", metavar="FILE.pdf", required=True)
    parser.add_argument("--new", action="store_true", help=_("另编文号，重新制作；不写就是补打"))
    parser.set_defaults(run=paper)


def show(args: argparse.Namespace) -> int:
    """Tell everything about one case."""
    from hallapp.cases.telling import sentence

    with opened_hall(args) as hall:
        case_id = the_case(hall, args)
        case = hall.cases.case(case_id)
        history = hall.cases.history(case_id)
        days = hall.cases.explain(case_id)
        zone = hall.work.zone
        told = [(event.at.astimezone(zone), sentence(event)) for event in history]
        if not args.json:
            tell(args, case)
            for at, words in told:
                sys.stdout.write(f"  {at:%Y-%m-%d %H:%M}  {words}\n")
            for day in days:
                sys.stdout.write(f"    {day.day}  {day.words}\n")
            return 0
        clocks = [
            {
                "kind": clock.kind.value,
                "label": clock.label,
                "limit": clock.limit.text,
                "extension": clock.extension,
                "due": clock.due_on.isoformat(),
                "light": clock.light.value,
                "ended": clock.ended_on.isoformat() if clock.ended_on else None,
            }
            for clock in hall.cases.clocks(case_id)
        ]
    lines = [{"at": at.isoformat(), "words": words} for at, words in told]
    counted = [day.day.isoformat() for day in days if day.number is not None]
    answer = facts_of(case) | {"clocks": clocks, "history": lines, "counted": counted}
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


def listed(args: argparse.Namespace) -> int:
    """List the open cases, due soonest first."""
    with opened_hall(args) as hall:
        rows = [
            row
            for row in hall.cases.of_hall()
            if args.due_until is None or row.due_on <= args.due_until
        ]
    if args.json:
        sys.stdout.write(json.dumps([facts_of(row) for row in rows], ensure_ascii=False) + "\n")
        return 0
    for row in rows:
        tell(args, row)
    sys.stdout.write(_("共 {count} 件").format(count=len(rows)) + "\n")
    return 0


def paper(args: argparse.Namespace) -> int:
    """Make one paper of a case and write it to a file."""
    from hallapp.cases.papers.errors import PaperNotDueError
    from hallapp.cases.papers.standing import standing_paper
    from hallapp.cases.terms import CasePaperKind

    kinds = {kind.value: kind for kind in CasePaperKind}
    if args.kind not in kinds:
        raise PaperNotDueError(paper=args.kind, needs=" ".join(kinds))
    with opened_hall(args) as hall:
        case_id = the_case(hall, args)
        request, kind = actor(hall, args), kinds[args.kind]
        before = standing_paper(kind, hall.case_papers.made(case_id), hall.cases.history(case_id))
        # What tells the newest step is printed again, and says so; no number is given twice.
        if before is None or args.new:
            made = hall.case_papers.make(request, case_id, kind)
        else:
            made = before.id
        copy_to(hall.case_papers.hand_out(Request(request.actor), [made]), Path(args.out))
    sys.stdout.write(f"{args.out}\n")
    return 0
