"""`ticket`: give a number, call the next one."""

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hallapp.commands.groups import Groups
from hallapp.commands.opening import acting, opened_hall
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.requests import Actor, Request
from hallapp.kernel.texts import _
from hallapp.queueing import PrintState
from hallapp.queueing.errors import NoServiceError

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.queueing import TicketRow


class FileNotWrittenError(SurroundingsError):
    """A paper could not be written where the command wants it."""

    code = "commands.file_not_written"


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = groups.add_parser("ticket", help=_("取号、叫号"))
    verbs = parser.add_subparsers(required=True, metavar=_("动作"))
    issue_parser = verbs.add_parser("issue", parents=[common], help=_("取号"))
    issue_parser.add_argument("--service", required=True, metavar="CODE", help=_("业务代码"))
    issue_parser.add_argument("--out", metavar="FILE.pdf", default="", help=_("号票存成文件"))
    issue_parser.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    issue_parser.add_argument("--json", action="store_true")
    issue_parser.set_defaults(run=issue)
    call_parser = verbs.add_parser("call", parents=[common], help=_("叫下一位"))
    call_parser.add_argument("--window", required=True, type=int, metavar="N")
    call_parser.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    call_parser.add_argument("--json", action="store_true")
    call_parser.set_defaults(run=call)


def issue(args: argparse.Namespace) -> int:
    """Give a number and say it; then print it or keep it as a file."""
    with opened_hall(args) as hall:
        wanted = args.service.strip().casefold()
        service = next((s for s in hall.queue.services() if s.code.casefold() == wanted), None)
        if service is None:
            raise NoServiceError(service=args.service)
        request = acting(hall, args)
        issued = hall.queue.issue(request, service.id)
        _say(args, issued.ticket, issued.ahead)
        # The number lives from here on: it must be told even when no paper comes out.
        sys.stdout.flush()
        _hand_out(hall, args, request.actor, issued.ticket)
    return 0


def call(args: argparse.Namespace) -> int:
    """Call the next ticket to a window; in a demo hall as the window's usual clerk."""
    with opened_hall(args) as hall:
        window = hall.people.window(args.window)
        request = acting(hall, args, args.window)
        held = next((d for d in hall.people.duties() if d.window.id == window.id), None)
        if held is None and request.actor.person_id is not None:
            hall.serving.take_window(Request(request.actor), request.actor.person_id, window.id)
        ticket = hall.queue.call_next(request, window.id)
        if ticket is None:
            _say_nobody(args)
        else:
            _say(args, ticket, None)
    return 0


def _hand_out(
    hall: "OpenHall", args: argparse.Namespace, actor: Actor, ticket: "TicketRow"
) -> None:
    if not args.out:
        hall.papers.print_ticket(Request(actor), ticket.id)
        return
    try:
        copy_to(hall.papers.ticket_slip(ticket.id), Path(args.out))
    except SurroundingsError as fault:
        hall.queue.record_print(Request(actor), ticket.id, PrintState.FAILED, fault.code)
        raise
    hall.queue.record_print(Request(actor), ticket.id, PrintState.PRINTED)


def copy_to(kept: Path, target: Path) -> None:
    """Copy a kept paper to where a command wants it.

    Raises:
        FileNotWrittenError: It cannot be written there.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, target)
    except OSError as error:
        raise FileNotWrittenError(path=str(target), reason=error.strerror or "") from error


def _say(args: argparse.Namespace, ticket: "TicketRow", ahead: int | None) -> None:
    if args.json:
        answer = {
            "number": ticket.label,
            "window": ticket.window_number,
            "state": ticket.state.value,
        }
        sys.stdout.write(json.dumps(answer) + "\n")
    elif ahead is None:
        text = _("{label}，请到 {window} 号窗口")
        sys.stdout.write(text.format(label=ticket.label, window=ticket.window_number) + "\n")
    else:
        text = _("{label}，前面还有 {ahead} 人")
        sys.stdout.write(text.format(label=ticket.label, ahead=ahead) + "\n")


def _say_nobody(args: argparse.Namespace) -> None:
    if args.json:
        answer = {"number": None, "window": args.window, "state": "nobody_waiting"}
        sys.stdout.write(json.dumps(answer) + "\n")
    else:
        sys.stdout.write(_("现在没有人等候") + "\n")
