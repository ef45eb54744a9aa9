"""`case decide|ready|deliver|withdraw|reopen`: how a case ends."""

import argparse

from hallapp.commands.case.verbs import a_day, actor, tell, the_case, verb
from hallapp.commands.groups import Groups
from hallapp.commands.opening import opened_hall
from hallapp.kernel.texts import _

OUTCOMES = ("granted", "refused", "other")
WAYS = ("in_person", "post", "agent")


def add(verbs: Groups, common: argparse.ArgumentParser) -> None:
    """Add the verbs."""
    parser = verb(verbs, common, "decide", _("作出决定"))
    parser.add_argument(
        "--outcome", choices=OUTCOMES, default="granted", help=_("准予、不予、办结")
    )
    parser.add_argument("--grounds", default="", metavar="WORDS", help=_("理由"))
    parser.add_argument("--basis", default="", metavar="LAW")
    parser.add_argument("--review-agency", default="", metavar="NAME", help=_("行政复议机关"))
    parser.add_argument("--court", default="", metavar="NAME")
    parser.set_defaults(run=decide)
    parser = verb(verbs, common, "ready", _("结果待领取"))
    parser.add_argument("--place", default="", metavar="WORDS")
    parser.set_defaults(run=ready)
    parser = verb(verbs, common, "deliver", _("送达"))
    parser.add_argument("--way", choices=WAYS, default="in_person")
    parser.add_argument("--to", required=True, metavar="NAME", help=_("签收人"))
    parser.add_argument("--note", default="", metavar="WORDS", help=_("代领或者邮寄凭据"))
    parser.add_argument("--on", type=a_day, metavar="YYYY-MM-DD")
    parser.set_defaults(run=deliver)
    parser = verb(verbs, common, "withdraw", _("申请人撤回"))
    parser.add_argument("--words", required=True, metavar="WORDS")
    parser.set_defaults(run=withdraw)
    parser = verb(verbs, common, "reopen", _("重新办理"))
    parser.add_argument("--reason", required=True, metavar="WORDS")
    parser.add_argument("--basis", required=True, metavar="LAW")
    parser.set_defaults(run=reopen)


def decide(args: argparse.Namespace) -> int:
    """Decide a case; its figures are frozen."""
    from hallapp.cases.flow.said import Decision
    from hallapp.cases.terms import CaseOutcomeKind

    decision = Decision(
        CaseOutcomeKind(args.outcome), args.grounds, args.basis, args.review_agency, args.court
    )
    with opened_hall(args) as hall:
        case_id = the_case(hall, args)
        return tell(args, hall.case_flow.decide(actor(hall, args), case_id, decision))


def ready(args: argparse.Namespace) -> int:
    """Say that the result lies ready."""
    with opened_hall(args) as hall:
        case_id = the_case(hall, args)
        return tell(args, hall.case_flow.make_ready(actor(hall, args), case_id, args.place))


def deliver(args: argparse.Namespace) -> int:
    """Keep that the result was handed over."""
    from hallapp.cases.flow.said import Delivery, DeliveryWay

    delivery = Delivery(DeliveryWay(args.way), args.to, args.note, args.on)
    with opened_hall(args) as hall:
        case_id = the_case(hall, args)
        return tell(args, hall.case_flow.deliver(actor(hall, args), case_id, delivery))


def withdraw(args: argparse.Namespace) -> int:
    """Keep that the applicant took the application back."""
    with opened_hall(args) as hall:
        case_id = the_case(hall, args)
        return tell(args, hall.case_flow.withdraw(actor(hall, args), case_id, args.words))


def reopen(args: argparse.Namespace) -> int:
    """Open a decided case again; the time in between is not counted."""
    with opened_hall(args) as hall:
        case_id = the_case(hall, args)
        request = actor(hall, args)
        return tell(args, hall.case_flow.reopen(request, case_id, args.reason, args.basis))
