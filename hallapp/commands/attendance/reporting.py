"""`report daily|weekly|monthly|assessment`: what is posted, signed and sent (考勤文书)."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hallapp.commands.attendance.days import day_of
from hallapp.commands.listing import SuffixUnknownError
from hallapp.commands.opening import opened_hall
from hallapp.commands.tickets import FileNotWrittenError
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall
    from hallapp.serving.attendance_papers import MadePaper, PaperForm

_SUFFIXES = {".pdf", ".xlsx", ".docx"}
_MONTH_LENGTH = len("2026-11")


def add(kinds: Any, common: argparse.ArgumentParser) -> None:
    """Add the kinds to the command `report`."""
    for name, says, of, run in (
        ("daily", _("一日一公示"), day_of, _daily),
        ("weekly", _("周汇总表"), day_of, _weekly),
        ("monthly", _("月通报"), day_or_month, _monthly),
        ("assessment", _("双月考核表"), day_or_month, _assessment),
    ):
        parser = kinds.add_parser(name, parents=[common], help=says)
        parser.add_argument(
            "--of", type=of, required=True, metavar="DATE", help=_("哪一天、哪一周或者哪一月")
        )
        parser.add_argument(
            "--out", required=True, metavar="FILE", help=_("存成 .pdf、.xlsx 或 .docx")
        )
        parser.set_defaults(run=_writing(run))


def day_or_month(text: str) -> date:
    """Return the day that an argument names, the first of a month that it names.

    Raises:
        argparse.ArgumentTypeError: It names neither.
    """
    try:
        return date.fromisoformat(f"{text}-01" if len(text) == _MONTH_LENGTH else text)
    except ValueError as error:
        said = _("日期要写成 2026-11-20，月份要写成 2026-11")
        raise argparse.ArgumentTypeError(said) from error


def _writing(
    make: "Callable[[OpenHall, date, PaperForm], MadePaper]",
) -> Callable[[argparse.Namespace], int]:
    """Return what makes a paper and writes it to the file that is asked for."""

    def run(args: argparse.Namespace) -> int:
        from hallapp.serving.attendance_papers import PaperForm

        out = Path(args.out)
        if out.suffix.lower() not in _SUFFIXES:
            raise SuffixUnknownError(name=out.name)
        form = PaperForm(out.suffix.lower().removeprefix("."))
        with opened_hall(args) as hall:
            paper = make(hall, args.of, form)
        try:
            out.write_bytes(paper.data)
        except OSError as error:
            raise FileNotWrittenError(path=str(out), reason=error.strerror or "") from error
        said = _("{title} 已存到 {out}。").format(title=paper.title, out=out)
        sys.stdout.write(said + "\n")
        if paper.warning:
            sys.stderr.write(f"{paper.warning}\n")
        return 0

    return run


def _daily(hall: "OpenHall", day: date, form: "PaperForm") -> "MadePaper":
    return hall.attendance_papers.daily(day, form)


def _weekly(hall: "OpenHall", day: date, form: "PaperForm") -> "MadePaper":
    return hall.attendance_papers.weekly(day, form)


def _monthly(hall: "OpenHall", day: date, form: "PaperForm") -> "MadePaper":
    return hall.attendance_papers.monthly(day, form)


def _assessment(hall: "OpenHall", day: date, form: "PaperForm") -> "MadePaper":
    return hall.attendance_papers.assessment_of(day, form)
