"""`import appointments`: a day's appointments of the platform, line by line, repeatable."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hallapp.commands.opening import acting, opened_hall
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from datetime import tzinfo

    from hallapp.appointments.importing.report import BookingLine, BookingReport


def add(kinds: Any, common: argparse.ArgumentParser) -> None:
    """Add the kind to the command `import`."""
    parser = kinds.add_parser("appointments", parents=[common], help=_("预约（CSV）"))
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help=_("只看报告，不写入"))
    parser.add_argument("--as", dest="acting_as", metavar="CLERK", default="")
    parser.set_defaults(run=appointments)


def appointments(args: argparse.Namespace) -> int:
    """Report on every line of a file, written or only tried; 1 when a line was refused."""
    from hallapp.appointments.importing.report import BookingVerdict

    with opened_hall(args) as hall:
        path = Path(args.file)
        if args.dry_run:
            report = hall.appointments.try_file(path)
        else:
            report = hall.appointments.import_file(acting(hall, args), path)
        _tell(report, hall.work.zone)
    return 1 if report.count(BookingVerdict.REFUSED) else 0


def _tell(report: "BookingReport", zone: "tzinfo") -> None:
    from hallapp.appointments.importing.report import BookingVerdict

    for line in report.lines:
        _tell_line(line, zone)
    counts = _("，").join(
        f"{verdict.label} {report.count(verdict)}"
        for verdict in BookingVerdict
        if report.count(verdict)
    )
    said = _("{file}（{encoding}）：{counts}")
    sys.stdout.write(
        said.format(file=report.file_name, encoding=report.encoding, counts=counts) + "\n"
    )


def _tell_line(line: "BookingLine", zone: "tzinfo") -> None:
    at = "—" if line.starts_at is None else f"{line.starts_at.astimezone(zone):%Y-%m-%d %H:%M}"
    said = _("第 {line} 行 {name} {at} {service}：{verdict}")
    sys.stdout.write(
        said.format(
            line=line.number,
            name=line.masked_name or "—",
            at=at,
            service=line.service_name or "—",
            verdict=line.verdict.label,
        )
        + (f" {line.code}" if line.code else "")
        + "\n"
    )
    for note in line.notes:
        sys.stdout.write(f"  ! {note.words}\n")
