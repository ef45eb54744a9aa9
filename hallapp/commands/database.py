"""`db`: bring the store to this program's schema, check it, verify the audit chain."""

import argparse
import sys
from typing import TYPE_CHECKING

from hallapp.commands.folder import data_folder
from hallapp.commands.groups import Groups
from hallapp.commands.opening import opened_hall
from hallapp.kernel.errors import RuleError
from hallapp.kernel.station import load_station
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.app.halls import HallPlace


class AuditBrokenError(RuleError):
    """The audit chain is not as it was written."""

    code = "commands.audit_broken"


def add(groups: Groups, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    parser = groups.add_parser("db", help=_("数据库"))
    verbs = parser.add_subparsers(required=True, metavar=_("动作"))
    for name, run, text in (
        ("upgrade", upgrade, _("升级到本程序的结构")),
        ("check", check, _("检查结构")),
        ("verify-audit", verify_audit, _("核对操作记录链")),
    ):
        verb = verbs.add_parser(name, parents=[common], help=text)
        verb.set_defaults(run=run)


def upgrade(args: argparse.Namespace) -> int:
    """Make or upgrade the tables; on PostgreSQL as owner, rights of the stations included."""
    from hallapp.app.schema import whole_schema
    from hallapp.kernel.database import schema
    from hallapp.kernel.database.engine import open_engine

    engine = open_engine(_place(args).url)
    changed = schema.upgrade(engine, whole_schema())
    engine.dispose()
    text = _("已升级到 {version}") if changed else _("已是 {version}，不用升级")
    sys.stdout.write(text.format(version=schema.HEAD) + "\n")
    return 0


def check(args: argparse.Namespace) -> int:
    """Say whether this program can work with the store."""
    from hallapp.kernel.database import schema
    from hallapp.kernel.database.engine import open_engine

    engine = open_engine(_place(args).url)
    try:
        schema.check(engine)
    finally:
        engine.dispose()
    sys.stdout.write(_("结构 {version}，可以使用").format(version=schema.HEAD) + "\n")
    return 0


def verify_audit(args: argparse.Namespace) -> int:
    """Read the whole audit chain; a break is refused with the event that does not fit."""
    from hallapp.kernel import audit

    with opened_hall(args) as hall, hall.work.read() as session:
        verdict = audit.verify(session.connection(), hall.hall.id)
    if not verdict.is_whole:
        raise AuditBrokenError(seq=verdict.broken_at, fault=verdict.fault)
    text = _("{count} 条操作记录完整，链头 {head}")
    sys.stdout.write(text.format(count=verdict.count, head=verdict.head[:16]) + "\n")
    return 0


def _place(args: argparse.Namespace) -> "HallPlace":
    from hallapp.app.halls import chosen_place, own_place

    folder = data_folder(args)
    return chosen_place(folder, load_station(folder), args.db or "") or own_place(folder)
