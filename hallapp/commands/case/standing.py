"""`case pause|resume|extend`: when the clock stands, goes on, gets more time."""

import argparse

from hallapp.commands.case.verbs import a_day, actor, tell, the_case, verb
from hallapp.commands.groups import Groups
from hallapp.commands.opening import opened_hall
from hallapp.kernel.texts import _


def add(verbs: Groups, common: argparse.ArgumentParser) -> None:
    """Add the verbs."""
    parser = verb(verbs, common, "pause", _("挂起：只为法定事由，停止计时"))
    parser.add_argument("--ground", required=True, metavar="GROUND", help=_("事由，如 专家评审"))
    parser.add_argument("--reason", default="", metavar="WORDS")
    parser.add_argument("--basis", default="", metavar="LAW", help=_("法律依据"))
    parser.add_argument("--document", default="", metavar="NUMBER", help=_("告知文书文号"))
    parser.add_argument("--from", dest="from_on", type=a_day, metavar="YYYY-MM-DD")
    parser.add_argument("--until", type=a_day, metavar="YYYY-MM-DD", help=_("计划恢复日"))
    parser.add_argument("--told", type=a_day, metavar="YYYY-MM-DD", help=_("书面告知日"))
    parser.set_defaults(run=pause)
    parser = verb(verbs, common, "resume", _("恢复计时"))
    parser.add_argument("--on", type=a_day, metavar="YYYY-MM-DD")
    parser.add_argument("--note", default="", metavar="WORDS")
    parser.set_defaults(run=resume)
    parser = verb(verbs, common, "extend", _("延期：一次，到期以前"))
    parser.add_argument("--amount", required=True, type=int, metavar="N")
    parser.add_argument("--reason", required=True, metavar="WORDS")
    parser.add_argument("--approver", required=True, metavar="NAME", help=_("批准人"))
    parser.add_argument("--approved", type=a_day, metavar="YYYY-MM-DD")
    parser.add_argument("--told", type=a_day, metavar="YYYY-MM-DD")
    parser.add_argument("--document", default="", metavar="NUMBER")
    parser.add_argument("--basis", default="", metavar="LAW")
    parser.set_defaults(run=extend)


def pause(args: argparse.Namespace) -> int:
    """Let the clock stand for a lawful reason.

    Raises:
        GroundUnknownError: The reason is none that the law knows.
        PlannedEndMissingError: Nobody said when it is planned to go on.
    """
    from hallapp.cases.flow.said import Standing
    from hallapp.cases.terms import SuspensionReason
    from hallapp.commands.case.errors import GroundUnknownError, PlannedEndMissingError

    grounds = {name: each for each in SuspensionReason for name in (each.value, each.label)}
    if args.ground not in grounds:
        names = _("、").join(each.label for each in SuspensionReason)
        raise GroundUnknownError(given=args.ground, known=names)
    if args.until is None:
        raise PlannedEndMissingError
    with opened_hall(args) as hall:
        today = hall.work.today()
        standing = Standing(
            ground=grounds[args.ground],
            reason=args.reason or grounds[args.ground].label,
            basis=args.basis,
            document_number=args.document,
            from_on=args.from_on or today,
            planned_to_on=args.until,
            told_on=args.told or today,
        )
        case_id = the_case(hall, args)
        return tell(args, hall.case_flow.suspend(actor(hall, args), case_id, standing))


def resume(args: argparse.Namespace) -> int:
    """Let the clock go on."""
    with opened_hall(args) as hall:
        case_id = the_case(hall, args)
        request = actor(hall, args)
        return tell(args, hall.case_flow.resume(request, case_id, args.on, args.note))


def extend(args: argparse.Namespace) -> int:
    """Lengthen the limit once, with approval."""
    from hallapp.cases.flow.said import Prolonging

    with opened_hall(args) as hall:
        today = hall.work.today()
        prolonging = Prolonging(
            amount=args.amount,
            reason=args.reason,
            approver_name=args.approver,
            approved_on=args.approved or today,
            told_on=args.told or today,
            document_number=args.document,
            basis=args.basis,
        )
        case_id = the_case(hall, args)
        return tell(args, hall.case_flow.extend(actor(hall, args), case_id, prolonging))
