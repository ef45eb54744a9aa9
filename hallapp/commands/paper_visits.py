"""`import paper-visits`: what happened on paper in a power cut, line by line, repeatable."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hallapp.commands.opening import acting, opened_hall
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from datetime import tzinfo

    from hallapp.queueing.paper_visits_report import PaperLine, PaperReport


def add(kinds: Any, common: argparse.ArgumentParser) -> None:
    """Add the kind to the command `import`."""
    parser = kinds.add_parser("paper-visits", parents=[common], help=_("停电期间的纸质号（CSV）"))
    parser.add_argument("file", metavar="FILE")
    parser.add_argument(
        "--day", type=date.fromisoformat, metavar="YYYY-MM-DD", help=_("没有写日期的行是哪一天")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("只看报告，不写入"))
    parser.add_argument("--only-good", action="store_true", help=_("跳过有错的行"))
    parser.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    parser.set_defaults(run=paper_visits)


def paper_visits(args: argparse.Namespace) -> int:
    """Report on every line of a file, then keep its visits; 1 when a line was refused."""
    from hallapp.queueing.paper_visits import PaperVisitService
    from hallapp.queueing.paper_visits_report import PaperVerdict

    with opened_hall(args) as hall:
        keying = PaperVisitService(hall.work)
        path = Path(args.file)
        report = keying.try_file(path, args.day)
        _tell(report, hall.work.zone)
        refused = report.count(PaperVerdict.REFUSED)
        if args.dry_run:
            return 1 if refused and not args.only_good else 0
        request = acting(hall, args)
        done = keying.import_file(request, path, args.day, only_good=args.only_good)
    said = _("已补录 {new} 件；已补录过 {same} 件，跳过 {refused} 行。")
    sys.stdout.write(
        said.format(
            new=done.count(PaperVerdict.NEW),
            same=done.count(PaperVerdict.SAME),
            refused=done.count(PaperVerdict.REFUSED),
        )
        + "\n"
    )
    return 0


def _tell(report: "PaperReport", zone: "tzinfo") -> None:
    from hallapp.queueing.paper_visits_report import PaperVerdict

    for line in report.lines:
        # A pack has hundreds of stubs that nobody took.
        if line.verdict is not PaperVerdict.UNUSED:
            _tell_line(line, zone)
    counts = _("，").join(
        f"{verdict.label} {report.count(verdict)}"
        for verdict in PaperVerdict
        if report.count(verdict)
    )
    said = _("{file}（{encoding}）：{counts}")
    sys.stdout.write(
        said.format(file=report.file_name, encoding=report.encoding, counts=counts) + "\n"
    )


def _tell_line(line: "PaperLine", zone: "tzinfo") -> None:
    at = "—" if line.taken_at is None else f"{line.taken_at.astimezone(zone):%Y-%m-%d %H:%M}"
    said = _("第 {line} 行 {stub} {at} {service}：{verdict}")
    sys.stdout.write(
        said.format(
            line=line.number,
            stub=line.stub or "—",
            at=at,
            service=line.service_name or "—",
            verdict=line.verdict.label,
        )
        + "\n"
    )
    for note in line.notes:
        sys.stdout.write(f"  ✕ {note.words}\n")
