"""`case receive|accept|supplement|reject`: until a case is accepted."""

import argparse
import uuid
from typing import TYPE_CHECKING

from hallapp.commands.case.verbs import actor, finish, tell, the_case, verb
from hallapp.commands.groups import Groups
from hallapp.commands.opening import opened_hall
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.cases.applications import Application
    from hallapp.cases.terms import MaterialTick
    from hallapp.guides.terms import GuideRow

PLACES = ("window", "online", "outside")
"""Spelled out: asking the words themselves would load them with every command."""


def add(verbs: Groups, common: argparse.ArgumentParser) -> None:
    """Add the verbs."""
    for name, words, run in (
        ("receive", _("收件：只收材料，还不受理"), receive),
        ("accept", _("收件并受理；必要材料都当作齐全，缺的用 --missing 写"), accept),
    ):
        parser = verbs.add_parser(name, parents=[common], help=words)
        parser.add_argument("item", metavar="CODE_OR_NAME", help=_("事项编码或名称"))
        parser.add_argument("--applicant", required=True, metavar="NAME", help=_("申请人"))
        parser.add_argument("--id-number", default="", metavar="ID")
        parser.add_argument("--phone", default="", metavar="PHONE")
        parser.add_argument(
            "--missing", action="append", default=[], metavar="NAME", help=_("缺的材料，可写几次")
        )
        parser.add_argument(
            "--place",
            choices=PLACES,
            default="window",
            help=_("受理地点：大厅窗口、网上、大厅以外"),
        )
        finish(parser)
        parser.set_defaults(run=run)
    parser = verb(verbs, common, "supplement", _("一次性告知要补正的材料"))
    parser.add_argument("--missing", action="append", required=True, metavar="NAME")
    parser.add_argument("--words", default="", metavar="WORDS")
    parser.set_defaults(run=supplement)
    parser = verb(verbs, common, "supplemented", _("补正收齐"))
    parser.set_defaults(run=supplemented)
    parser = verb(verbs, common, "reject", _("不予受理"))
    parser.add_argument("--reason", required=True, metavar="WORDS")
    parser.add_argument("--basis", required=True, metavar="LAW")
    parser.set_defaults(run=reject)


def receive(args: argparse.Namespace) -> int:
    """Take the papers of a case."""
    from hallapp.cases.terms import AcceptancePlace

    with opened_hall(args) as hall:
        given = _application(hall, args)
        place = AcceptancePlace(args.place)
        return tell(args, hall.case_flow.receive(actor(hall, args), given, place=place))


def accept(args: argparse.Namespace) -> int:
    """Take the papers of a case and accept it."""
    from hallapp.cases.errors import MaterialsMissingError
    from hallapp.cases.terms import AcceptancePlace

    with opened_hall(args) as hall:
        request = actor(hall, args)
        # What could not be accepted is not received either.
        if args.missing:
            raise MaterialsMissingError(count=len(args.missing), names=_("、").join(args.missing))
        place = AcceptancePlace(args.place)
        received = hall.case_flow.receive(request, _application(hall, args), place=place)
        case_id = uuid.UUID(received.id)
        return tell(args, hall.case_flow.accept(Request(request.actor), case_id))


def supplement(args: argparse.Namespace) -> int:
    """Tell everything that is missing, at once."""
    with opened_hall(args) as hall:
        case_id = the_case(hall, args)
        guide = hall.guides.guide(hall.cases.item_of(case_id))
        ticks = _ticks(guide, args.missing)
        request = actor(hall, args)
        return tell(args, hall.case_flow.ask_supplement(request, case_id, ticks, args.words))


def supplemented(args: argparse.Namespace) -> int:
    """Say that everything is there now."""
    with opened_hall(args) as hall:
        case_id = the_case(hall, args)
        guide = hall.guides.guide(hall.cases.item_of(case_id))
        ticks = _ticks(guide, [])
        return tell(args, hall.case_flow.supplemented(actor(hall, args), case_id, ticks))


def reject(args: argparse.Namespace) -> int:
    """Refuse to accept, with reason and basis."""
    from hallapp.cases.flow.said import Refusal

    with opened_hall(args) as hall:
        case_id = the_case(hall, args)
        refusal = Refusal(args.reason, args.basis)
        return tell(args, hall.case_flow.reject(actor(hall, args), case_id, refusal))


def _application(hall: "OpenHall", args: argparse.Namespace) -> "Application":
    from hallapp.cases.applications import Application

    guide = hall.guides.find(args.item)
    return Application(
        item_id=guide.item.id,
        applicant_name=args.applicant,
        id_number=args.id_number,
        phone=args.phone,
        ticks=_ticks(guide, args.missing),
    )


def _ticks(guide: "GuideRow", missing: list[str]) -> "tuple[MaterialTick, ...]":
    from hallapp.cases.errors import MaterialUnknownError
    from hallapp.cases.terms import MaterialTick, TickOutcome

    names = {row.name for row in guide.materials}
    unknown = [name for name in missing if name not in names]
    if unknown:
        raise MaterialUnknownError(names=_("、").join(unknown))
    return tuple(
        MaterialTick(
            str(row.id),
            row.name,
            TickOutcome.MISSING if row.name in missing else TickOutcome.COMPLETE,
        )
        for row in guide.materials
    )
