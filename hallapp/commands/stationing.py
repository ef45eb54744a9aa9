"""`stationing`: which items must be, and are, accepted in the hall (应进必进)."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from hallapp.commands.groups import Groups
from hallapp.commands.opening import acting, opened_hall
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.guides.stationing import StationingRow


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = groups.add_parser("stationing", help=_("应进必进：事项进驻大厅的情况"))
    verbs = parser.add_subparsers(required=True, metavar=_("动作"))
    shown = verbs.add_parser("list", parents=[common], help=_("每个事项应不应进、进没进大厅"))
    shown.add_argument("--missing", action="store_true", help=_("只看应进未进又没有例外的"))
    shown.add_argument("--json", action="store_true")
    shown.set_defaults(run=list_rows)
    stated = verbs.add_parser("set", parents=[common], help=_("登记一个事项的进驻情况"))
    stated.add_argument("code", metavar="CODE", help=_("事项编码或名称"))
    stated.add_argument("--must", required=True, choices=("yes", "no"), help=_("应进大厅"))
    stated.add_argument("--stationed", required=True, choices=("yes", "no"), help=_("已进大厅"))
    stated.add_argument("--exception", default="", metavar="WORDS", help=_("例外的理由"))
    stated.add_argument("--document", default="", metavar="NO", help=_("依据文号"))
    stated.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    stated.set_defaults(run=state)


def list_rows(args: argparse.Namespace) -> int:
    """Say of every item whether it must be and is in the hall."""
    with opened_hall(args) as hall:
        rows = [row for row in hall.stationing.rows() if row.is_missing or not args.missing]
    if args.json:
        told = [_told(row) for row in rows]
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return 0
    for row in rows:
        sys.stdout.write(_line(row) + "\n")
    missing = sum(row.is_missing for row in rows)
    said = _("共 {count} 项，应进未进又没有例外的 {missing} 项。")
    sys.stdout.write(said.format(count=len(rows), missing=missing) + "\n")
    return 0


def state(args: argparse.Namespace) -> int:
    """State what holds of one item from now on.

    Raises:
        ItemUnknownError: No item answers to the code or name.
        ItemAmbiguousError: Several do.
        StationingExceptionError: It must be in the hall, is not, and no reason was given.
        NotEntitledError: The person neither runs the hall nor administers it.
    """
    with opened_hall(args) as hall:
        item = hall.guides.find(args.code).item
        hall.stationing.state(
            acting(hall, args),
            item.id,
            must=args.must == "yes",
            stationed=args.stationed == "yes",
            exception=args.exception,
            document=args.document,
        )
        row = next(each for each in hall.stationing.rows() if each.item_id == item.id)
    sys.stdout.write(_line(row) + "\n")
    return 0


def _line(row: "StationingRow") -> str:
    return "  ".join([row.code, row.department, row.name, _words(row)])


def _words(row: "StationingRow") -> str:
    if row.since is None:
        return _("尚未登记")
    must = _("应进") if row.must_be_stationed else _("不要求进")
    there = _("已进") if row.is_stationed else _("未进")
    words = [must, there]
    if row.exception:
        words.append(_("例外：{reason}").format(reason=row.exception))
    if row.document:
        words.append(row.document)
    return _("，").join(words)


def _told(row: "StationingRow") -> dict[str, str | bool | None]:
    return {
        "code": row.code,
        "name": row.name,
        "department": row.department,
        "must_be_stationed": row.must_be_stationed,
        "is_stationed": row.is_stationed,
        "exception": row.exception,
        "document": row.document,
        "since": None if row.since is None else row.since.isoformat(),
    }
